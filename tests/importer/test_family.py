"""Families from texts written by hand: each text comes back, and the files read well.

Every case is proven by `family_of`: no word, mark, label or break is other than in its text.
"""

import pytest
from tests.importer.random_trees import texts_of
from tests.importer.small_texts import family_of, small_texts

from engross.importer.inline import typed
from engross.importer.written import Report
from engross.library.family import loaded

HEAD = "= Mill {}\n1. = Use\n  1.1 | Anyone may grind corn by day at the mill.\n"
LEVELS = """
  body:
    - {label: "{1}.", counter: decimal, cite: "{1}"}
    - {label: "{1}.{2}", counter: decimal, cite: "{1}.{2}"}
"""[1:]
CASES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "a clause that one text has": (
        {"A": HEAD, "B": HEAD + "  1.2 | A fee of one coin is due."},
        {"use/use.coin.md": "applies: B"},
    ),
    "a phrase": (
        {"A": HEAD, "B": HEAD.replace("by day ", "")},
        {"use/use.anyone-grind-corn.md": "- applies: A\n      text:"},
    ),
    "alternates": (
        {
            "A": HEAD + "  1.2 = Dogs\n    | They stay out.",
            "B": HEAD + "  1.2 = Dogs\n    | All may come in by day, but for the wolf.",
        },
        {"use/use.dogs--a.md": "applies: A", "use/use.dogs--b.md": "applies: B"},
    ),
    "a reference that is shifted": (
        {
            "A": HEAD + "  1.2 | Pay.\n2. = End\n  2.1 | Section 1.2 ends.",
            "B": HEAD + "  1.2 | Bring dry corn.\n  1.3 | Pay.\n2. = End\n  2.1 | Section 1.3 ends.",
        },
        {"end/end.section-ends.md": "[Section](#use.pay) ends."},
    ),
    "a label that is not the next": (
        {"A": HEAD + "  1.7 | Pay.\n  1.2 | Go."},
        {"use/use.pay.md": "numbered: no"},
    ),
    "sections in other figures than what is below them": (
        {
            "A": "= Mill\nARTICLE I - = Use\n  1.1 | Grind.\n  1.2 | Rest.\n"
            "ARTICLE II - = End\n  2.1 | Section 1.2 ends.",
            "B": "= Mill\nARTICLE I - = Use\n  1.1 | Grind.\nARTICLE II - = End\n  2.1 | None.",
        },
        {
            "family.yaml": 'counter: decimal, cite: "{1}.{2}", legal: yes',
            "end/end.section-ends.md": "[Section](#use.rest) ends.",
        },
    ),
    "a level with bullets": (
        {"A": HEAD + "  1.2 | Bring:\n    • | corn\n    • | rye"},
        {"use/use.bring.md": "- corn\n- rye"},
    ),
    "a section that one text has": (
        {"A": HEAD, "B": HEAD + "2. = Fees\n  2.1 | One coin."},
        {"outline.yaml": "optional: yes"},
    ),
    "a heading that differs": (
        {"A": HEAD + "2. = Fees\n  2.1 | One coin.", "B": HEAD + "2. = Fees and gifts\n  2.1 | One coin."},
        {"outline.yaml": "- fees.opening"},
    ),
    "words before one, and behind all": (
        {"A": "= Mill\n| Old.\n" + HEAD[9:] + "\n| Signed."},
        {"closing/closing.signed.md": "Signed."},
    ),
    "words that each option adds": (
        {
            "NONE": HEAD + "  1.2 | Bring the dry corn now.",
            "A": HEAD + "  1.2 | Bring the dry corn by the road now.",
            "B": HEAD + "  1.2 | Bring the dry corn with a cart now.",
            "A_B": HEAD + "  1.2 | Bring the dry corn by the road with a cart now.",
        },
        {"use/use.bring-corn.md": "---\nBring the dry corn{{road}}{{with-cart}} now.\n"},
    ),
    "a lead-in that reads otherwise": (
        {
            "A": HEAD + "  1.2 | One coin a sack is due by noon for each of:\n    (a) | corn\n    (b) | rye",
            "B": HEAD + "  1.2 | Two coins a bag were due at noon for all of:\n    (a) | corn\n    (b) | rye",
            "C": HEAD,
        },
        {"use/use.coin-sack-noon.md": "{{words}}\n\n- corn\n- rye\n"},
    ),
    "a list with numbers that are not the same": (
        {
            "A": HEAD + "  1.2 | Pay:\n    (a) | as Section 8 says;\n    (b) | at once.",
            "B": HEAD + "  1.2 | Pay:\n    (a) | as Section 9 says;\n    (b) | at once.",
            "C": HEAD,
        },
        {"use/use.pay.md": "- as Section 8 says", "use/use.pay-2.md": "- as Section 9 says"},
    ),
    "an item that ends like a lead-in": (
        {
            "A": HEAD + "  1.2 | Bring:\n    (a) | corn, and with it:",
            "B": HEAD + "  1.2 | Bring:\n    (a) | corn, and with it:\n    (b) | rye:",
        },
        {"outline.yaml": "- use.bring:\n            - use.bring.corn-with\n            - use.bring.rye\n"},
    ),
    "a list on the last level": (
        {"A": HEAD + "  1.2 | Bring:\n    (a) | corn\n    (b) | rye"},
        {"family.yaml": LEVELS + '    - {label: "({3})", counter: lower-letter, cite: "{1}.{2}({3})"}\n  annex:'},
    ),
    "no list at all": ({"A": HEAD}, {"family.yaml": LEVELS + "  annex:"}),
    "annexes by letters": (
        {
            "A": HEAD
            + "  1.2 | See Annex A.\nAnnex A = Forms\n  A.1 | See Annex A and Section 1.1.\nAnnex B = Maps\n  B.1 | x"
        },
        {
            "family.yaml": '{label: "Annex {1}", counter: upper-letter, cite: "{1}"}',
            "use/use.annex.md": "[Annex](#forms)",
        },
    ),
    "annexes by numbers as those of sections": (
        {
            "A": HEAD
            + "  1.2 | See Annex 1.\nAnnex 1 = Forms\n  1 | See Annex 1 and Section 1.1.\nAnnex 2 = Maps\n  1 | x"
        },
        {"family.yaml": '{label: "Annex {1}", counter: decimal, cite: "Annex {1}"}'},
    ),
    "lead-in without its list in one text": (
        {"A": HEAD + "  1.2 | Bring:\n    (a) | corn\n    (b) | rye", "B": HEAD + "  1.2 | Bring:"},
        {},
    ),
    "a heading above words that differ": (
        {
            "A": HEAD + "  1.2 = Fees\n    | One coin a sack.",
            "B": HEAD + "  1.2 = Fees\n    | Nothing at all is due for whatever you bring.",
            "C": HEAD,
        },
        {},
    ),
    "a table that opens a section": (
        {"A": HEAD + "2. = Fees\n  # | a | b |\\n| --- | --- |\\n| c | d |"},
        {"fees/fees.opening.md": "| a | b |"},
    ),
    "a list below a section without a number": (
        {"A": HEAD + "= Notes\n  (1) | Old.\n  (2) | New."},
        {"outline.yaml": "- notes.opening:"},
    ),
    "a list that is joined": (
        {
            "A": HEAD + "  1.2 | Bring:\n    (a) | corn;\n    (b) | rye; and\n    (c) | oats.",
            "B": HEAD + "  1.2 | Bring:\n    (a) | corn; and\n    (b) | oats.",
        },
        {"use/use.bring.md": "join: and", "use/use.bring.corn.md": "---\ncorn\n"},
    ),
    "a list that reads otherwise in one text": (
        {
            "A": HEAD + "  1.2 | Bring:\n    (a) | corn;\n    (b) | rye; and\n    (c) | oats.",
            "B": HEAD + "  1.2 | Bring:\n    (a) | corn; or\n    (b) | oats",
        },
        {"use/use.bring.md": "join: sentences"},
    ),
    "annexes": (
        {"A": HEAD + "Annex A = Forms\n  A.1 | See Section 1.1.\nAnnex B = Maps\n  B.1 | None."},
        {"outline.yaml": "annexes:"},
    ),
    "no title": ({"A": "| Old.\n1. | New."}, {}),
    "options named like operators": ({"OR": HEAD, "NOT": HEAD + "  1.2 | Pay."}, {"use/use.pay.md": "applies: NOT1"}),
    "signs of Markdown": ({"A": HEAD + f"  1.2 | {typed('Bring *corn* <now> [x](#y) of {{x}} and {y}')}"}, {}),
    "deep": (
        {"A": "= Mill\n" + "\n".join(f"{'  ' * depth}({'abcdefgh'[depth]}) | at {depth}:" for depth in range(8))},
        {},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_family_gives_its_texts_back(name: str) -> None:
    """And its files hold what they should."""
    lines, wanted = CASES[name]
    texts = small_texts(**{options: text.replace("{}", options) for options, text in lines.items()})
    made, _ = family_of(texts)
    for path, words in wanted.items():
        assert words in made.files[path], made.files[path]


@pytest.mark.parametrize("seed", range(3))
def test_texts_without_sense_come_back(seed: int) -> None:
    """Labels that break their scheme, tables anywhere, headings in headings."""
    family_of(texts_of(seed))


@pytest.mark.slow
@pytest.mark.parametrize("start", range(1000, 1500, 50))
def test_many_texts_without_sense_come_back(start: int) -> None:
    """The same, 500 of them."""
    for seed in range(start, start + 50):
        family_of(texts_of(seed))


def test_a_new_set_of_options_is_predicted() -> None:
    """What the options of the texts mean holds for a set that no text has."""
    fee, dog = "  1.2 | A fee of one coin is due.\n", "  {} | Dogs stay out of the yard.\n"
    texts = small_texts(
        NONE=HEAD.format("Plain"),
        F=HEAD.format("Fair") + fee,
        D=HEAD.format("Dogless") + dog.format("1.2"),
    )
    made, _ = family_of(texts)
    family = loaded(made.files, "clauses")
    said = {clause.id: clause.applies.text for every in family.clauses.values() for clause in every}
    assert said == {"title": "true", "use.anyone-grind-corn": "true", "use.coin": "F", "use.dogs-stay-yard": "D"}


def test_the_report_counts() -> None:
    """Files, words, references, and what is shared by all texts."""
    both = HEAD + "  1.2 | Pay as Section 1.1 says, or Section 9."
    made, _ = family_of(small_texts(A=both.format("A"), B=both.format("B") + "\n  1.3 | Go."))
    report: Report = made.report
    assert (report.clause_files, report.references, report.linked) == (4, 4, 2)
    assert [one.words for one in report.unlinked] == ["Section 9", "Section 9"]
    assert (report.once, report.longest_applies, report.verbatim) == (1.0, "true", ())


def test_a_typed_label_is_reported() -> None:
    """With the text and its line."""
    made, _ = family_of(small_texts(A=HEAD + "  1.9 | Pay."))
    assert [(one.text, one.line) for one in made.report.verbatim] == [("A", 4)]
