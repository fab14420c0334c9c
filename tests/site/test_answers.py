"""What the site answers from the sheet and the outline, each place once."""

from engross.model import Text
from engross.site import Subject
from engross.site.answers import said, structure


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
