"""What the site answers from the sheet and the outline, each place once."""

from dataclasses import replace

from engross.model import Span, Text
from engross.model.plans import ScopeLine, SitePlan, SiteQuestion
from engross.site import Subject
from engross.site.answers import CitedPlace, replies, said, scope, structure

HERE = Span("family.yaml")
NO_CREDIT = ["SB-OPEN", "SB-HG"]
CREDIT = ["SB-CR", "SB-CR-RT", "SB-CR-HG"]


def told(places: tuple[CitedPlace, ...]) -> dict[str, list[str]]:
    """The licences of each place."""
    return {place.text: [variant for variant, _ in place.places] for place in places}


def test_a_question_is_answered_by_rows_and_clauses(garden: Subject) -> None:
    """Each row with its label, and the licences that say yes and no, by the clauses behind the answer."""
    questions = (SiteQuestion("Must I thank?", HERE, ("name", "return"), ("credit", "nothing-else")),)
    asked = replace(garden, family=replace(garden.family, site=SitePlan(("For seed.",), questions=questions)))
    (reply,) = replies(asked)
    assert reply.question == "Must I thank?"
    assert [(row.label, told(row.yes), told(row.no)) for row in reply.rows] == [
        ("You name the breeder", {"Section 2a": CREDIT}, {"Section 3d": NO_CREDIT}),
        (
            "You send seed back",
            {"Section 2b": ["SB-CR-RT"]},
            {"Section 3d": NO_CREDIT, "Section 4d": ["SB-CR", "SB-CR-HG"]},
        ),
    ]
    assert told(reply.see) == {"Section 2a": CREDIT, "Section 3d": NO_CREDIT, "Section 4d": CREDIT}


def test_a_line_of_scope_says_where_it_is_said(garden: Subject) -> None:
    """And whether its subject is governed; a family that has no such lines says nothing."""
    lines = (ScopeLine("seed", True, ("head.reach",)), ScopeLine("names", False, ("credit",)))
    asked = replace(garden, family=replace(garden.family, site=SitePlan(("For seed.",), scope=lines)))
    assert [(what, governed, told(places)) for what, governed, places in scope(asked)] == [
        ("seed", True, {"the opening words": ["SB-OPEN", "SB-CR", "SB-HG", "SB-CR-RT", "SB-CR-HG"]}),
        ("names", False, {"Section 2a": CREDIT}),
    ]
    bare = replace(garden, family=replace(garden.family, site=None))
    assert (scope(bare), replies(bare)) == ((), ())


def test_each_part_has_its_heading_and_what_it_holds_at_most(garden: Subject) -> None:
    """In the order of the outline, with the heading and the provisions of that part, and of no other."""
    documents = [one.document for one in garden.completed.values()]
    parts = [part for document in documents for part in (*document.sections, *document.annexes)]
    wanted = []
    for id in dict.fromkeys(one.id for one in garden.family.outline.parts if any(part.id == one.id for part in parts)):
        here = [part for part in parts if part.id == id]
        heading = "".join(inline.text for inline in here[0].heading if isinstance(inline, Text))
        wanted.append((heading, max(len(part.children) for part in here)))
    found = structure(garden)
    assert [(part.heading, part.provisions) for part in found] == wanted
    assert len({part.provisions for part in found}) > 1
    assert all(part.where for part in found)


def test_a_clause_is_cited_once_in_each_licence_that_has_it(garden: Subject) -> None:
    """However often it is asked for; licences that cite it alike are together."""
    having = [variant.id for variant in garden.variants if "credit" in garden.places[variant.id]]
    found = said(garden, ("credit", "credit", "nothing"))
    assert sorted(variant for place in found for variant, _ in place.places) == sorted(having)
    assert 0 < len(having) < len(garden.variants)
    assert len({place.text for place in found}) == len(found)
