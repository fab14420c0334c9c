"""Reading of full texts: each case is a text and the tree that a person sees in it."""

import pytest

from engross.importer.printing import BREAK
from engross.importer.reading import full_text, printed
from engross.importer.text import walk
from engross.model.diagnostics import BadInput


def tree(text: str, name: str = "x.txt") -> list[str]:
    """The blocks of a text, a line each: dots for the depth, the kind where it is no paragraph, label and words."""
    found = full_text(text.encode(), name)
    said = []
    for depth, block in walk(found.blocks):
        kind = "" if block.kind == "paragraph" else f"<{block.kind}> "
        said.append("." * depth + kind + " ".join(part for part in (block.label, block.words) if part))
    return said


TREES = {
    "hard wraps and blank lines": (
        "One line\nand its end.\n\nAnother.\n",
        ["One line and its end.", "Another."],
    ),
    "items without blank lines between": (
        "You may:\n(a) copy the work\n    in any way;\n(b) share it; and\n(c) sell it.\n",
        ["You may:", ".(a) copy the work in any way;", ".(b) share it; and", ".(c) sell it."],
    ),
    "a wrapped reference opens no list": (
        "The grant holds for all things that are named in the list of Section\n"
        "2.1 and for those that come later and are of the same kind as these.\n\n2.1 Things.\n\n2.2 More.\n",
        [
            "The grant holds for all things that are named in the list of Section 2.1 and for those that come later and"
            " are of the same kind as these.",
            "2.1 Things.",
            "2.2 More.",
        ],
    ),
    "a cited part at the end of a paragraph opens none": (
        "This right ends when it is taken back, and it is taken back as it is said below in all of\nSection 2.1\n\n"
        "Section 1 is the first of the parts, and so it is named here, in the middle of some words,\nor of\n"
        "Article 2.\n",
        [
            "This right ends when it is taken back, and it is taken back as it is said below in all of Section 2.1",
            "Section 1 is the first of the parts, and so it is named here, in the middle of some words,"
            " or of Article 2.",
        ],
    ),
    "a wrapped letter is no item of a list that ended": (
        "1. You may:\n\n   (a) copy;\n\n   (b) share.\n\n2. The rights.\n\n"
        "All rights in this text are those of its author.\n(c) by the author of this text, and of all in it.\n",
        [
            "1. You may:",
            ".(a) copy;",
            ".(b) share.",
            "2. The rights.",
            "All rights in this text are those of its author. (c) by the author of this text, and of all in it.",
        ],
    ),
    "an item behind words of a list that is open": (
        "1. You may:\n\n   (a) copy;\n\n   (b) share.\n\n   That is for all.\n   (c) sell.\n\n2. Next.\n",
        ["1. You may:", ".(a) copy;", ".(b) share.", "..That is for all.", ".(c) sell.", "2. Next."],
    ),
    "a number that is wrapped within": (
        "This holds for all that is in 2(a)\n(4) and in 3 (b)\n(c).\n",
        ["This holds for all that is in 2(a)(4) and in 3 (b) (c)."],
    ),
    "i goes on behind h": (
        "(g) seven.\n\n(h) eight.\n\n(i) nine.\n\n(j) ten.\n".replace("(g)", "(a)").replace("(h)", "(b)"),
        ["(a) seven.", "(b) eight.", ".(i) nine.", "(j) ten."],
    ),
    "i begins a list of its own where ii follows": (
        "".join(f"({letter}) one.\n\n" for letter in "abcdefgh") + "(i) sub.\n\n(ii) sub.\n\n(iii) sub.\n",
        [*(f"({letter}) one." for letter in "abcdefgh"), ".(i) sub.", ".(ii) sub.", ".(iii) sub."],
    ),
    "i begins a list of its own where ii follows further down": (
        "".join(f"({letter}) one.\n\n" for letter in "abcdefgh") + "(i) sub.\n\n1) deep.\n\n2) deep.\n\n(ii) sub.\n",
        [*(f"({letter}) one." for letter in "abcdefgh"), ".(i) sub.", "..1) deep.", "..2) deep.", ".(ii) sub."],
    ),
    "a schedule stands beside parts that hold none": (
        "Part I\n\n1. One.\n\n2. Two.\n\nPart II\n\n1. One.\n\nSchedule 1\n\nWords.\n",
        [
            "<heading> Part I",
            ".1. One.",
            ".2. Two.",
            "<heading> Part II",
            ".1. One.",
            "<heading> Schedule 1",
            ".Words.",
        ],
    ),
    "sections go on within the next part": (
        "Part I\n\nSection 1. One.\n\nPart II\n\nSection 2. Two.\n\nWords.\n",
        [
            "<heading> Part I",
            ".<heading> Section 1. One.",
            "<heading> Part II",
            ".<heading> Section 2. Two.",
            "..Words.",
        ],
    ),
    "i is a letter where j follows": (
        "".join(f"({letter}) one.\n\n" for letter in "abcdefghij"),
        [f"({letter}) one." for letter in "abcdefghij"],
    ),
    "numbers in numbers": (
        "1. Grant\n\n1.1 First.\n\n1.1.1 Deeper.\n\n1.2 Second.\n\n2. End\n\n2.1 Last.\n\n2.2 Really.\n",
        [
            "<heading> 1. Grant",
            ".1.1 First.",
            "..1.1.1 Deeper.",
            ".1.2 Second.",
            "<heading> 2. End",
            ".2.1 Last.",
            ".2.2 Really.",
        ],
    ),
    "parts by name": (
        "Section 1 -- Terms.\n\n  a. One.\n\n       1. Below.\n\n       2. Beside.\n\n  b. Two.\n\n"
        "Section 2 -- Rest.\n\nWords.\n",
        [
            "<heading> Section 1 -- Terms.",
            ".a. One.",
            "..1. Below.",
            "..2. Beside.",
            ".b. Two.",
            "<heading> Section 2 -- Rest.",
            ".Words.",
        ],
    ),
    "articles with Roman numbers": (
        "ARTICLE I\n\nOne.\n\nARTICLE II\n\nTwo.\n",
        ["<heading> ARTICLE I", ".One.", "<heading> ARTICLE II", ".Two."],
    ),
    "a title over a rule": (
        "The Licence\n===========\n\nWords here.\n",
        ["<heading> The Licence", "Words here."],
    ),
    "a year behind (c) is no list": (
        "(c) 2024 Somebody\n\nWords.\n",
        ["(c) 2024 Somebody", "Words."],
    ),
    "signs of Markdown in plain text": (
        "Use *this* or a_b, 5*3, <x> and [y](z) at $1.\n",
        ["Use \\*this\\* or a_b, 5\\*3, \\<x> and \\[y\\](z) at $1."],
    ),
    "a list that numbers its level stands beside the words before it": (
        "Part 1: One\n\n  a. First.\n\n  b. Second.\n\nPart 2: Two\n\nThese hold:\n\n  a. Third.\n\n  b. Fourth.\n",
        [
            "<heading> Part 1: One",
            ".a. First.",
            ".b. Second.",
            "<heading> Part 2: Two",
            ".These hold:",
            ".a. Third.",
            ".b. Fourth.",
        ],
    ),
    "two lists below one part hang below the words that lead them in": (
        "Part 1: One\n\nThese hold:\n\n(a) first;\n\n(b) second.\n\nThese do not:\n\n(a) third;\n\n(b) fourth.\n",
        [
            "<heading> Part 1: One",
            ".These hold:",
            "..(a) first;",
            "..(b) second.",
            ".These do not:",
            "..(a) third;",
            "..(b) fourth.",
        ],
    ),
    "lines of a title stand for themselves": (
        "                 Sample Terms\n              Version 2.0, of May\n\n"
        "The terms follow in the lines below, which are long.\n",
        ["<heading> Sample Terms", "Version 2.0, of May", "The terms follow in the lines below, which are long."],
    ),
    "a frame of stars is kept as it stands": (
        "Words.\n\n*********\n*       *\n*  Box  *\n*       *\n*********\n",
        ["Words.", "<verbatim> *********\n*       *\n*  Box  *\n*       *\n*********"],
    ),
    "a text without blank lines": (
        "Terms\n1. Scope\nThese terms hold for whoever uses the work in any way that the law would not allow.\n"
        "1.1 The work is the file that comes with these terms, and all that is needed to use it at all.\n2. End\n"
        "These terms end when somebody breaks them, and after that nobody may use the work in any way.\n",
        [
            "<heading> Terms",
            "<heading> 1. Scope",
            ".These terms hold for whoever uses the work in any way that the law would not allow.",
            ".1.1 The work is the file that comes with these terms, and all that is needed to use it at all.",
            "<heading> 2. End",
            ".These terms end when somebody breaks them, and after that nobody may use the work in any way.",
        ],
    ),
    "a table with bars": (
        "| a | b |\n|---|---|\n| c d | e |\n",
        ["<table> | a | b |\n| --- | --- |\n| c d | e |"],
    ),
    "a table with borders": (
        "+-----+---+\n| a   | b |\n+-----+---+\n| c   | e |\n| d   |   |\n+-----+---+\n| f   | g |\n+-----+---+\n",
        ["<table> | a | b |\n| --- | --- |\n| c d | e |\n| f | g |"],
    ),
    "a table with hanging rows": (
        "No. Name | Share\n-----------------\n1   Long name | All of\n    it\n2   Other | None\n",
        ["<table> | No. Name | Share |\n| --- | --- |\n| 1 Long name | All of it |\n| 2 Other | None |"],
    ),
    "an unclosed table is kept as it stands": (
        "+---+---+\n| a | b |\n| c\n",
        ["<verbatim> +---+---+\n| a | b |\n| c"],
    ),
    "columns of blanks are kept as they stand": (
        "Name        Share\nAlpha       one\nBeta        two\n",
        ["<verbatim> Name        Share\nAlpha       one\nBeta        two"],
    ),
    "columns of tabs are eight wide": (
        "+---+---+\n|\ta | b |\n| c\n",
        ["<verbatim> +---+---+\n|       a | b |\n| c"],
    ),
    "a frame with a rule right below it": (
        "*********\n*  Box  *\n*********\n---------\n\nWords.\n",
        ["<verbatim> *********\n*  Box  *\n*********", "Words."],
    ),
    "a table below a heading with a rule": (
        "Fees due\n--------\na | b\nc | d\n",
        ["<heading> Fees due", "<table> | a | b |\n| --- | --- |\n| c | d |"],
    ),
    "a table with a rule below its header": (
        "a | b\n------\nc | d\ne | f\n",
        ["<table> | a | b |\n| --- | --- |\n| c | d |\n| e | f |"],
    ),
    "words behind a list": (
        "1. You may:\n\n   (a) copy;\n\n   (b) share.\n\n   This holds for both.\n\n2. Next.\n",
        ["1. You may:", ".(a) copy;", ".(b) share.", ".This holds for both.", "2. Next."],
    ),
    "a line of underscores is a blank to fill in": ("Name:\n\n____________\n", ["Name:", r"\_\_\_\_\_\_\_\_\_\_\_\_"]),
}


@pytest.mark.parametrize("case", TREES)
def test_a_plain_text_is_read_as_a_person_reads_it(case: str) -> None:
    """Wraps are undone, and labels, headings and indents say what hangs below what."""
    text, expected = TREES[case]
    assert tree(text) == expected


MARKDOWN = {
    "headings and a list": (
        "# T\n\n## Part\n\n1. One\n2. Two\n   - x\n",
        ["<heading> T", "<heading> Part", ".1. One", ".2. Two", "..- x"],
    ),
    "a list with letters, which is one paragraph to Markdown": (
        "You may:\n(a) copy;\n(b) share.\n",
        ["You may:", ".(a) copy;", ".(b) share."],
    ),
    "one sentence a line": (
        "First sentence here.\nSecond sentence, which is longer.\nThird.\n",
        ["First sentence here. Second sentence, which is longer. Third."],
    ),
    "bullets before labels that count": (
        "- (a) One.\n- (b) Two.\n\nWords.\n\n- (a) is the first\n- no label\n",
        ["(a) One.", "(b) Two.", "Words.", "- (a) is the first", "- no label"],
    ),
    "a label in bold": (
        "**1. Scope.** Words.\n\n**2.** More.\n",
        ["1. **Scope.** Words.", "2. More."],
    ),
    "a line in bold is a heading": (
        "**1. Scope**\n\nWords.\n\n**2. End**\n",
        ["<heading> 1. Scope", ".Words.", "<heading> 2. End"],
    ),
    "anchors and remarks that no page shows": (
        '# <a id="x"></a>T\n\n<!-- not shown -->\n<a id="y"></a>(a) One, see [T](#x).\n\n(b) Two.\n',
        ["<heading> T", "(a) One, see T.", "(b) Two."],
    ),
    "quotation, fence and links": (
        "> Said.\n\n```\na  b\n```\n\n[x](#y) and [z](https://example.org) and [w](http://example.org) <https://example.org>\n",
        [
            "<quote> Said.",
            "<verbatim> a  b",
            "[x](#y) and [z](https://example.org) and \\[w\\](http://example.org) <https://example.org>",
        ],
    ),
    "a line that must end": ("One  \ntwo\\\nthree\n", ["One\\\ntwo\\\nthree"]),
    "lists deeper than Markdown reads are read as plain lines": (">" * 2000 + " deep\n", ["\\" + ">" * 2000 + " deep"]),
}


@pytest.mark.parametrize("case", MARKDOWN)
def test_markdown_is_read_with_its_marks(case: str) -> None:
    """Headings, lists, quotations, fences and inline marks are what they are."""
    text, expected = MARKDOWN[case]
    assert tree(text, "x.md") == expected


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("(a) One.\n\n(d) Four.\n", ["(a)", "(d)"]),
        ("(a) One.\n\n(x) Far.\n", ["(a)", ""]),
        ("(a) One.\n(d) Four.\n", ["(a)"]),
        ("(a) One.\n(b) Two.\n", ["(a)", "(b)"]),
    ],
)
def test_labels_of_markdown_count_as_those_of_plain_text(typed: str, labels: list[str]) -> None:
    """Where some are left out, one counts behind a blank line."""
    for name in ("x.md", "x.txt"):
        assert [block.label for _, block in walk(full_text(typed.encode(), name).blocks)] == labels


def test_a_wrapped_number_of_markdown_goes_on_with_its_paragraph() -> None:
    """The paragraph keeps its kind, its label and its line."""
    wrapped = (
        "1. It is as it is said in the second of all of the parts, that is to say in the whole of Section\n2.1 of it.\n"
    )
    found = full_text(f"# T\n\n{wrapped}".encode(), "x.md")
    blocks = [(block.kind.value, block.label, block.words[-14:], block.line) for _, block in walk(found.blocks)]
    assert blocks == [("heading", "", "T", 1), ("paragraph", "1.", "ection 2.1 of it."[-14:], 3)]


def test_blocks_of_markdown_know_their_lines() -> None:
    """Of each kind, counted from 1."""
    typed = "# T\n\n```\na\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n- x\n\n> q\n\nWords.\n"
    found = full_text(typed.encode(), "x.md")
    assert [(block.kind.value, block.line) for _, block in walk(found.blocks)] == [
        ("heading", 1),
        ("verbatim", 3),
        ("table", 7),
        ("paragraph", 11),
        ("quote", 13),
        ("paragraph", 15),
    ]


@pytest.mark.parametrize("wrapped", ["too.\n(4) of it.", "too;\n(c) of it."])
def test_a_label_that_does_not_count_is_among_the_words_of_its_paragraph(wrapped: str) -> None:
    """In Markdown and in plain text."""
    for name in ("x.md", "x.txt"):
        found = full_text(f"# T\n\n1. It is said below, and here, {wrapped}\n".encode(), name)
        assert next(block.words for block in found.blocks[0].children or found.blocks[1:]).replace("\\", "") == (
            f"It is said below, and here, {wrapped}".replace("\n", " ")
        )


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_line_ends_and_encodings_leave_no_trace(ends: str, encoding: str) -> None:
    """A byte order mark, CRLF and Windows-1252 make no difference to the text."""
    text = "1. Für “beide” – it’s.\n\n2. Next line\n   goes on.\n"
    expected = full_text(text.encode(), "x.txt")
    assert full_text(text.replace("\n", ends).encode(encoding), "x.txt") == expected


def test_printed_signs_hold_labels_marks_and_breaks() -> None:
    """A label, each mark and each break is a sign of its own; a no-break space is kept apart from a blank."""
    text = full_text("1. A\u00a0b,\n   c.\n\n2. D\n".encode(), "x.txt")
    expected = ["1", ".", " ", "A", "\u00a0", "b", ",", " ", "c", ".", BREAK, "2", ".", " ", "D", BREAK]
    assert list(printed(text)) == expected


REFUSED = {
    "a control character": (
        b"One good long line of words before the sign.\nTwo\x00.\n" + b"More words of the same kind. " * 9,
        ":2:4",
    ),
    "more paragraphs than a family has clauses": (b"A word.\n\n" * 2_500, ":4001:1"),
    "a paragraph that no file of a clause holds": (b"Terms\n\n" + b"a word " * 20_000 + b"\n", ":3:1"),
    "no words": (b"\n  \n", ":1:1"),
    "binary": (bytes(range(256)) * 4, ":1:1"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_text_is_refused_at_its_place(case: str) -> None:
    """A file that holds no text, or what no clause can hold, is an error with its line and column."""
    data, place = REFUSED[case]
    with pytest.raises(BadInput) as raised:
        full_text(data, "x.txt")
    span = raised.value.diagnostics[0].span
    assert f"{span.path}:{span.line}:{span.column}" == f"x.txt{place}"


def test_deep_indents_are_read_without_end() -> None:
    """A list a thousand deep gives back every label."""
    text = full_text("".join(" " * n + "(a) x\n\n" for n in range(900)).encode(), "x.txt")
    assert sum(1 for _, block in walk(text.blocks) if block.label == "(a)") == 900
