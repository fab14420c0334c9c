"""How drafters set out their texts: each case is a beginning of a text and the tree that a person sees in it."""

from io import BytesIO

import docx
import pytest

from engross.importer.naming import named
from engross.importer.reading import full_text
from engross.importer.text import FullText, walk

MANNERS = {
    "articles in two lines, and sections in two figures": (
        "THE KIT\n\n     ARTICLE I\n     WORDS\n\n  Section 1.01  Kit. A tool.\n\n  Section 1.02  Use. To use it:\n\n"
        "    (a) at home;\n\n    (b) away.\n\n     ARTICLE II\n     LAW\n\n  Section 2.01  Law. None.\n",
        [
            "<heading> THE KIT",
            "<heading> ARTICLE I WORDS",
            ".Section 1.01 Kit. A tool.",
            ".Section 1.02 Use. To use it:",
            "..(a) at home;",
            "..(b) away.",
            "<heading> ARTICLE II LAW",
            ".Section 2.01 Law. None.",
        ],
    ),
    "what a schedule is called stands below it": (
        "Kit\n\n1. Use\n\n1.1 Use it.\n\nSchedule 1\n\nFees to Pay\n\n1. One coin.\n\n"
        "Schedule 2\n\nThe Days\n\n1. All.\n",
        [
            "<heading> Kit",
            "<heading> 1. Use",
            ".1.1 Use it.",
            "<heading> Schedule 1 Fees to Pay",
            ".1. One coin.",
            "<heading> Schedule 2 The Days",
            ".1. All.",
        ],
    ),
    "sections stand beside a heading without a number": (
        "THE KIT\n\nBACKGROUND\n\nA kit was made.\n\n1. USE\n\n1.1 Use it.\n\n2. END\n\n2.1 It ends.\n",
        [
            "<heading> THE KIT",
            "<heading> BACKGROUND",
            ".A kit was made.",
            "<heading> 1. USE",
            ".1.1 Use it.",
            "<heading> 2. END",
            ".2.1 It ends.",
        ],
    ),
    "a version is no heading": (
        "THE KIT\n\nVersion 1.0\n\nWe give you this kit to use as you please.\n\n1. USE\n\n1.1 Use it.\n",
        [
            "<heading> THE KIT",
            "Version 1.0",
            "We give you this kit to use as you please.",
            "<heading> 1. USE",
            ".1.1 Use it.",
        ],
    ),
    "words that lead in stand among sentences": (
        "Kit\n\n§ 1 Begriffe\n\n(1) Es bezeichnet\n\na) „Kit“ ein Werkzeug;\n\nb) „Tag“ jeden Tag.\n\n"
        + "".join(f"({number}) Ein Satz.\n\n" for number in range(2, 6))
        + "§ 2 Recht\n\nKeines.\n",
        [
            "<heading> Kit",
            "<heading> § 1 Begriffe",
            ".(1) Es bezeichnet",
            "..a) „Kit“ ein Werkzeug;",
            "..b) „Tag“ jeden Tag.",
            *(f".({number}) Ein Satz." for number in range(2, 6)),
            "<heading> § 2 Recht",
            ".Keines.",
        ],
    ),
    "a first article, and abbreviations": (
        "Kit\n\nArticle 1er – Sens\n\nAbs. 1 Un kit. Il sert.\n\n"
        "Abs. 2 Un outil. Il dure.\n\nArticle 2 – Loi\n\nAucune.\n",
        [
            "<heading> Kit",
            "<heading> Article 1er – Sens",
            ".Abs. 1 Un kit. Il sert.",
            ".Abs. 2 Un outil. Il dure.",
            "<heading> Article 2 – Loi",
            ".Aucune.",
        ],
    ),
    "notes behind a rule": (
        "Kit\n\n1. USE\n\n1.1 Use it by road.[1]\n\n-----------------\n\n[1] Not by water.\n",
        ["<heading> Kit", "<heading> 1. USE", ".1.1 Use it by road.[1]", "[1] Not by water."],
    ),
    "a caption right above a table": (
        "The fees.\n\nTable 1\n+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n+---+---+\n",
        ["The fees.", "Table 1", "<table> | A | B |\n| --- | --- |\n| 1 | 2 |"],
    ),
    "a note right below a table": (
        "The fees.\n\n Kind | Fee\n------+-----\n A    | 1\n      | 2\n(2 rows)\n",
        ["The fees.", "<table> | Kind | Fee |\n| --- | --- |\n| A | 1 |\n|  | 2 |", "(2 rows)"],
    ),
    "a table of dashes with blank lines": (
        "The fees.\n\n---------------\nKind  Fee\n----- ---------\nA     one for\n      all\n\n      two\n"
        "---------------\n",
        ["The fees.", "<table> | Kind | Fee |\n| --- | --- |\n| A | one for all |\n|  | two |"],
    ),
    "a list below a heading of its style": (
        "# Kit\n\n## 1. Use\n\n1. Use it.\n2. Keep it.\n\n## 2. End\n\n1. It ends.\n",
        ["<heading> Kit", "<heading> 1. Use", ".1. Use it.", ".2. Keep it.", "<heading> 2. End", ".1. It ends."],
    ),
    "a heading with a rule of its own": (
        "Kit\n\nA **kit** is a tool.\n\n1   Use\n~~~~~~~\n\n1.1 Use it.\n",
        ["<heading> Kit", "A \\*\\*kit\\*\\* is a tool.", "<heading> 1 Use", ".1.1 Use it."],
    ),
}


def tree(text: FullText) -> list[str]:
    """The blocks of a text, a line each: dots for the depth, the kind where it is no paragraph, label and words."""
    return [
        "." * depth
        + ("" if block.kind == "paragraph" else f"<{block.kind}> ")
        + " ".join(part for part in (block.label, block.words) if part)
        for depth, block in walk(text.blocks)
    ]


@pytest.mark.parametrize("case", MANNERS)
def test_a_text_is_read_as_it_is_set_out(case: str) -> None:
    """Headings, what hangs below them, and labels."""
    typed, wanted = MANNERS[case]
    assert tree(full_text(typed.encode(), "x.txt")) == wanted


def test_bold_and_capital_paragraphs_of_word_are_headings() -> None:
    """With the labels that are typed, though no style says so."""
    made = docx.Document()
    for words, bold in (("THE KIT", True), ("ARTICLE I", True), ("WORDS", False), ("Section 1.01\tA kit.", False)):
        made.add_paragraph().add_run(words).bold = bold
    made.add_paragraph("Section 1.02\tA tool.")
    file = BytesIO()
    made.save(file)
    assert tree(full_text(file.getvalue(), "x.docx")) == [
        "<heading> THE KIT",
        "<heading> ARTICLE I WORDS",
        ".Section 1.01 A kit.",
        ".Section 1.02 A tool.",
    ]


def test_names_in_small_letters_share_options() -> None:
    """Where a part stands in more than one of them."""
    found = named(["kit", "kit-pay", "kit-öffentlich", "kit-öffentlich-pay"])
    assert found.options == ((), ("PAY",), ("OFFENTLICH",), ("OFFENTLICH", "PAY"))
