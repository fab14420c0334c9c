"""Capitals, forms and articles of defined terms."""

from dataclasses import replace

import pytest
from tests.lint.passages import TOOLBOX, about, defining, told

from engross.lint.terms import (
    inline_definition,
    lower_case_term,
    missing_article,
    misspelt_term,
    near_forms,
    thin_term,
    undefined_term,
)
from engross.model import Kind

GUILD = replace(TOOLBOX, lint=replace(TOOLBOX.lint, proper_names=("Guild of Master Smiths", "Norwich", "Parts")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keep the Spare Parts dry.", ["Spare Parts"]),
        ("Keep the Box of Spares dry.", ["Box of Spares"]),
        ("Keep the box. Spares stay dry.", []),
        ("Keep the box; Spares stay dry: Boxes too.", []),
        ("Keep it dry, Spares too.", ["Spares"]),
        ("Is it dry? Boxes are. So it is! Spares are.", []),
        ("Spare Parts stay dry.", ["Spare Parts"]),
        ("Where Spare Parts are dry, all is well.", ["Spare Parts"]),
        ("Where Boxes are dry, all is well.", ["Boxes"]),
        ("Lids of Spare Parts stay dry.", ["Spare Parts"]),
        ("Lids and Spare Parts stay dry.", ["Spare Parts"]),
        ("Lids or Boxes of Spares stay dry.", ["Boxes of Spares"]),
        ("Norwich of Boxes is dry.", ["Boxes"]),
        ('The "Spares" stay dry.', ["Spares"]),
        ("The box (Spares) stays dry.", ["Spares"]),
        ('It is dry. "Spares" are dry.', []),
        ('It is "dry." Spares are dry.', []),
        ("(Spares stay dry.)", []),
        ('So is "dry."Spares are dry.', ["Spares"]),
        ("Each *Tool* stays dry, and the [Dry Box] too.", []),
        ("The _Dry Box_ stays dry.", ["Dry Box"]),
        ("The rules of Norwich and Guild Smiths hold.", []),
        ("The rules of Norwich's hold in May, as Guild-Smiths say.", []),
        ("The rules of Norwich-Leeds hold.", ["Norwich-Leeds"]),
        ("The rules of Norwich’s hold.", []),
        ("The rules of the Toolbox Open Licence hold.", ["Toolbox Open Licence"]),
        ("The rules of the Toolbox Open License of the Engross Authors hold.", []),
        ("See the Section and the Annex.", []),
        ('The name ("the Mark") stays, and the Mark is kept.', []),
    ],
)
def test_capitals_promise_a_definition(text: str, found: list[str]) -> None:
    """They promise none where a sentence opens, in a name, and in a term; a word that opens a sentence is no part."""
    assert told(undefined_term, about(text)) == found


OUTLINED = replace(
    defining(TOOLBOX, "Licensee", "API"),
    lint=replace(TOOLBOX.lint, proper_names=("Smiths", "Norwich", "Jeanne d'Arc", "Berners-Lee")),
)
CAPITALS = {
    "the plural of a name with an apostrophe": ("the Smiths' and the Smiths’ hold", [], []),
    "the plural of no name with one": ("the Carters' and the Carters’ hold", ["Carters", "Carters"], []),
    "the plural of a term with one": ("the Licensees' copies", [], ["Licensees"]),
    "names with apostrophes put together": ("Norwich's and Smiths' hold", [], []),
    "a name with an apostrophe within": ("the Jeanne d'Arc's hold", [], []),
    "a name with a hyphen": ("the Berners-Lee's hold", [], []),
    "single quotation marks": ("the 'Spares' and the ‘Lids’", ["Spares", "Lids"], []),
    "a word put together with a name": ("the Norwich-based hold", [], []),
    "a word with a capital of its own": ("the Pre-Norwich hold, a Sub-Licensee", ["Pre-Norwich", "Sub-Licensee"], []),
    "acronyms": ("the PDF, the URLs and PDFs, the URLs of Smiths, two URL's", [], []),
    "the plural of an acronym that is a term": ("the APIs", [], ["APIs"]),
    "a sentence that is quoted": ('It says "Boxes stay dry." Then go. A sign “Is it dry?” hangs.', [], []),
    "words that are quoted": ('It says "Boxes of it" and so on.', ["Boxes"], []),
    "an ellipsis": ("It is dry… Boxes are.", [], []),
    "an abbreviation": ("Keep them, e.g. Boxes, or ask Mr. Carter.", ["Boxes", "Carter"], []),
    "days of the week": ("on Monday, or on Sundays in May", [], []),
    "words for parts": ("the Sections and the Annexes", [], []),
    "a letter with a mark": ("the Élan and the Straße of it", ["Élan", "Straße"], []),
    "after a colon": ("These hold: Boxes stay dry.", [], []),
    "after a dash": ("It is dry — Boxes are.", ["Boxes"], []),
}


@pytest.mark.parametrize("case", CAPITALS)
def test_marks_beside_a_word_are_no_part_of_it(case: str) -> None:
    """Apostrophes, hyphens, quotation marks and full stops: what is told is the phrase, as it would be without them."""
    text, undefined, forms = CAPITALS[case]
    subject = about(text, family=OUTLINED)
    assert told(undefined_term, subject) == undefined
    assert [phrase for _, _, phrase, _ in near_forms(subject)] == forms


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\n"])
def test_a_phrase_goes_on_over_any_blank(blank: str) -> None:
    """One that does not break, and the end of a line."""
    (finding,) = undefined_term(about(f"Keep the Spare{blank}Boxes dry."))
    assert finding.message == '"Spare Boxes" is capitalised and not defined'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Guild of Master Smiths is a name.", []),
        ("Guild of Other Smiths is none.", ["Other Smiths"]),
        ("Lids of Parts are none.", ["Lids of Parts"]),
    ],
)
def test_a_name_is_one_with_its_small_words(text: str, found: list[str]) -> None:
    """A name of several words may open a sentence; what is no name may not."""
    assert told(undefined_term, about(text, family=GUILD)) == found


def test_the_terms_at_the_head_of_a_definition_are_defined_there() -> None:
    """What a definition sets in bold is its term, and what it has in capitals beside that is not."""
    subject = about('_"Dry Box"_ means a box with a Lid.', kind=Kind.DEFINITION)
    assert told(undefined_term, subject) == ["Lid"]


@pytest.mark.parametrize(
    ("text", "slips", "forms"),
    [
        ("by the Lendor", ["Lendor"], []),
        ("by the Lendoor", [], []),
        ("by the Tol", [], []),
        ("of the Lisemse", [], []),
        ("of the Licens", ["Licens"], []),  # codespell:ignore
        ("of the Improvmints", ["Improvmints"], []),
        ("of the Imprvmints", [], []),
        ("of the Distrebuty", ["Distrebuty"], []),
        ("of the Distributor", [], ["Distributor"]),
        ("of the Tools", [], ["Tools"]),
        ("of the Yous", [], []),
        ("Lendor is a name.", ["Lendor"], []),
        ("Tools are old.", [], ["Tools"]),
        ("of the Tool", [], []),
    ],
)
def test_a_slip_of_a_term_is_told_from_another_form_of_it(text: str, slips: list[str], forms: list[str]) -> None:
    """One letter in five may be wrong, and two at most; another ending is a form, if four letters stand before it."""
    subject = about(text)
    assert told(misspelt_term, subject) == slips
    assert [phrase for _, _, phrase, _ in near_forms(subject)] == forms


@pytest.mark.parametrize(("text", "slips"), [("of the Dry Storige Boxys", 1), ("of the Dri Storige Boxys", 0)])
def test_two_letters_may_be_wrong_in_the_longest_term(text: str, slips: int) -> None:
    """A term of fifteen letters and more has no more slips than one of ten."""
    assert len(told(misspelt_term, about(text, family=defining(TOOLBOX, "Dry Storage Boxes")))) == slips


def test_a_form_names_the_definitions_that_may_be_meant() -> None:
    """The definition of the same stem is meant, and no other."""
    assert [meant for *_, meant in near_forms(about("of the Distributor"))] == [("def.distribute",)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keep a dry box and the spare key.", ["dry box"]),
        ("Keep a Dry box.", ["Dry box"]),
        ("Keep a *Dry Box*, and the DRY BOX.", []),
        ("Keep a tool.", []),
        ("Keep the tool, this tool and that tool.", ["tool", "tool"]),
        ("Keep the TOOL.", []),
        ("It gives you what is your own.", ["you", "your"]),
        ("It lets yours be.", []),
        ("They distributed the distributed and the distribute.", ["distribute"]),
        ("See [the tool].", []),
    ],
)
def test_a_term_in_lower_case_may_be_meant(text: str, found: list[str]) -> None:
    """One of several words anywhere, one of one word behind "the" and "this", and the reader in any place."""
    assert told(lower_case_term, about(text, family=defining(TOOLBOX, "Dry Box"))) == found


def test_a_definition_may_have_its_own_word_in_lower_case() -> None:
    """A "Tool" may be defined as the tool that somebody has, and no other term so."""
    assert told(lower_case_term, about("means the tool of the lender", clauses=["def.tool"])) == ["lender"]


def test_a_term_before_a_common_word_is_no_longer_one() -> None:
    """Where "Tool" is meant, "Tool box" is not "Tool Box" in lower case."""
    family = defining(TOOLBOX, "Tool Box")
    assert told(lower_case_term, about("a *Tool* box, a tool box", family=family)) == ["tool box"]


def test_a_family_without_terms_has_none_in_lower_case() -> None:
    """Nothing is looked for where nothing is defined."""
    plain = replace(TOOLBOX, clauses={"disc": TOOLBOX.clauses["disc"]})
    assert told(lower_case_term, about("the tool that you have", family=plain)) == []


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (("Dry Box",), "the dry box of the lid, and the you", ["dry box"]),
        (("Lid",), "the dry box of the lid, and the you", ["lid"]),
        (("You",), "the dry box of the lid, and for you", ["you"]),
    ],
)
def test_each_kind_of_term_is_looked_for_by_itself(terms: tuple[str, ...], text: str, found: list[str]) -> None:
    """A family may have terms of one kind alone."""
    family = defining(TOOLBOX, *terms)
    kept = {f"def.{term}": family.clauses[f"def.{term}"] for term in terms}
    assert told(lower_case_term, about(text, family=replace(family, clauses=kept))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Add a name ("the Mark") to it.', 1),
        ('Add a name (each, a "Mark") to it.', 1),
        ('Add a name ("mark") to it.', 0),
        ('"Mark" means a name, "Sign" shall mean one, and "Seal" refers to one.', 3),
        ('Add _"Mark"_ to it.', 1),
        ('_"Mark"_ means a name.', 1),
        ('Add a name (_"Mark"_) to it.', 1),
        ("Add _Mark_ to it.", 0),
        ('Add _"mark"_ to it.', 0),
        ('Add _"Mark"_ and _"Sign"_ to it.', 2),
    ],
)
def test_a_term_is_defined_in_passing_once(text: str, found: int) -> None:
    """In brackets, by "means", or by its look; each place is told once, and none in a definition."""
    assert len(list(inline_definition(about(text)))) == found
    assert list(inline_definition(about(text, kind=Kind.DEFINITION))) == []


@pytest.mark.parametrize(
    ("paragraph", "bare"),
    [
        ("the *Tool* a *Tool* any *Tool* each *Tool* keep *Tool*", 1),
        ("the *Tool* a *Tool* any *Tool* keep *Tool*", 0),
        ("the *Tool* a *Tool* any *Tool* keep *Tool* or *Tool*", 0),
        ("the *Tool* a *Tool* any *Tool* one *Tool* no *Tool* this *Tool* that *Tool* lend *Tool* keep *Tool*", 0),
        (
            "the *Tool* a *Tool* any *Tool* one *Tool* no *Tool* this *Tool* that *Tool* its *Tool* lend *Tool*"
            " keep *Tool*",
            2,
        ),
        ("the *Tool* a *Tool* any *Tool* each old *Tool* my friend's *Tool*", 0),
        ("the *Tool* a *Tool* any *Tool* each *Tool* my friends' *Tool*", 0),
        ("the *Tool* a *Tool* any *Tool* each *Tool* keep Norwich *Tool*", 0),
        ("the *Tool* a *Tool* any *Tool* each *Tool* end. *Tool*", 0),
        ("the *Tool* a *Tool* any *Tool* each *Tool* so: *Tool*", 0),
        ("the *Tool* a *Tool* any *Tool* each *Tool* so - *Tool*", 0),
        ('the *Tool* a *Tool* any *Tool* each *Tool* the word "*Tool*"', 0),
        ("*Tool* the *Tool* a *Tool* any *Tool* each *Tool*", 0),
        ("the *Lender* the *Lender* the *Lender* the *Lender* keep *Tool*", 0),
        ("we *Distribute* the *Distribute* the *Distribute* the *Distribute* the *Distribute* we *Distributed*", 1),
        ("the *Improvements* the *Improvements* the *Improvements* the *Improvements* keep *Improvements*", 0),
    ],
)
def test_an_article_is_missed_where_four_uses_in_five_have_one(paragraph: str, bare: int) -> None:
    """Five uses of the term itself are a habit; at the head of words, behind a name and in the plural none is due."""
    found = list(missing_article(about(paragraph)))
    assert len(found) == bare
    assert all(one.message.endswith("lacks its article") for one in found)


@pytest.mark.parametrize(
    ("uses", "found"),
    [
        ({"disc": "a *Dry Box*"}, "\"Dry Box\" is used once, in 'disc'"),
        ({"disc": "a *Dry Box* or *Dry Box*"}, ""),
        ({"disc": "a *Dry Box*", "law": "a *Dry Box*"}, ""),
        ({"def.tool": "a *Dry Box*"}, 'only the definition of "Tool" uses "Dry Box"'),
        ({"def.tool": "a *Dry Box* or *Dry Box*"}, 'only the definition of "Tool" uses "Dry Box"'),
        ({"def.tool": "a *Dry Box*", "def.you": "a *Dry Box*"}, ""),
        ({"def.tool": "a *Dry Box*", "law": "a *Dry Box*"}, ""),
        ({"def.Dry Box": "a *Dry Box*"}, ""),
        ({"def.Dry Box": "a *Dry Box*", "law": "a *Dry Box*"}, "\"Dry Box\" is used once, in 'law'"),
    ],
)
def test_a_term_is_thin_that_one_place_uses(uses: dict[str, str], found: str) -> None:
    """Or one other definition, however often; its own use of it does not count."""
    subject = about(*uses.values(), clauses=list(uses), family=defining(TOOLBOX, "Dry Box"))
    assert [one.message for one in thin_term(subject)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("de", "Der Züchter trägt die Kosten der Übertragung.", []),
        ("fr", "Selon l'Œuvre Dérivée, l'État et l'Éditeur.", ["Œuvre Dérivée", "État", "Éditeur"]),
        ("fr", "La Commission le dit, et la Commission reste.", []),
        ("es", "Según la Única Norma.", ["Única Norma"]),
        ("pl", "Zgodnie z Łąką.", ["Łąką"]),
    ],
)
def test_capitals_promise_a_definition_where_not_all_nouns_have_them(tag: str, text: str, found: list[str]) -> None:
    """Whatever their accents; a name that is listed stands behind the article that opens a sentence."""
    named = replace(TOOLBOX.lint, proper_names=("Commission",))
    assert told(undefined_term, about(text, family=replace(TOOLBOX, language=tag, lint=named))) == found
