"""YAML to nodes: values stay as typed, every one knows its place, and what is not plain data is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.library.source.yaml import MOST_DEPTH, Node, read
from engross.model.diagnostics import Findings


def _read(text: str) -> Node:
    findings = Findings()
    node = read(text, "a.yaml", findings)
    assert not list(findings)
    assert node is not None
    return node


def test_values_stay_as_typed() -> None:
    """No word becomes a number, a date or a truth value."""
    text = "a: no\nb: 1.10\nc: 2026-11-23\nd: 12:30:45\ne: ~\nf: [Yes, 0x10]\n"
    expected = {"a": "no", "b": "1.10", "c": "2026-11-23", "d": "12:30:45", "e": "~", "f": ["Yes", "0x10"]}
    assert _read(text).plain() == expected


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: one two\n", "two", 1, 8),
        ('a: "one two"\n', "two", 1, 9),
        ("a: 'it''s two'\n", "two", 1, 11),
        ('a: "one \\"x\\" two"\n', "two", 1, 15),
        ("a: >-\n  one\n  two\n", "two", 3, 3),
        ("a: |\n    one\n    two\n", "two", 3, 5),
        ("a: one\n  two\n", "two", 2, 3),
        ("a: [one, two]\n", "two", 1, 10),
        ("b: 1\na: {c: one two}\n", "two", 2, 12),
    ],
)
def test_every_character_knows_its_place(text: str, word: str, line: int, column: int) -> None:
    """In plain, quoted and folded values, the place is that of the character in the file."""
    node = _read(text).fields["a"]
    for inner in (*node.items, *node.fields.values()):
        node = inner if word in inner.text else node
    span = node.passage().span(node.text.index(word))
    assert (span.line, span.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("a: &x 1\nb: 2\n", 1, 4, "anchors and aliases"),
        ("a: 1\nb: *x\n", 2, 4, "anchors and aliases"),
        ("a: !!binary aGk=\n", 1, 4, "tags"),
        ("a: !x y\n", 1, 4, "tags"),
        ("<<: {a: 1}\n", 1, 1, "merge keys"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second YAML document"),
        ("[a]: 1\n", 1, 1, "a key is a list"),
        ("a: {{b}}\n", 1, 5, "a key is a list or a mapping"),
        ("a: [1\n", 2, 1, "cannot be read"),
        ("a: 1\n b: 2\n", 2, 3, "cannot be read"),
        ("a: 1\na: 2\n", 2, 1, "appears twice, first in line 1"),
    ],
)
def test_what_is_not_plain_data_is_refused(text: str, line: int, column: int, reason: str) -> None:
    """One finding at the construct."""
    findings = Findings()
    assert read(text, "a.yaml", findings) is None
    (finding,) = findings
    assert (finding.span.line, finding.span.column) == (line, column)
    assert reason in finding.message


@pytest.mark.parametrize(
    ("escape", "said"),
    [
        (r"\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (r"\u0430", "U+0430 CYRILLIC SMALL LETTER A"),
        (r"\U0001F600", "U+1F600 GRINNING FACE"),
        (r"\_", "U+00A0 NO-BREAK SPACE"),
        (r"\N", "U+0085"),
        (r"\L", "U+2028 LINE SEPARATOR"),
        (r"\e", "U+001B ESCAPE"),
        (r"\x00", "U+0000 NULL"),
        (r"\t", "U+0009 TAB"),
    ],
)
@pytest.mark.parametrize("text", ['a: "b{}"\n', '"{}": b\n', 'a: [b, "c {} c"]\n'])
def test_a_character_that_only_an_escape_stands_for_is_refused(text: str, escape: str, said: str) -> None:
    """What it decodes to cannot be seen in the file, and no allow-list would be asked about it."""
    findings = Findings()
    assert read(text.format(escape), "a.yaml", findings) is None
    (finding,) = findings
    assert finding.message.startswith(f"the escape for {said}")


@pytest.mark.parametrize(
    ("path", "words", "place"),
    [
        ((), "", (1, 1)),
        (("b",), "", (2, 1)),
        (("b", 0), "two", (2, 5)),
        (("b", 1), "three", (2, 10)),
        (("b", 2), "", (2, 1)),
        (("b", "x"), "", (2, 1)),
        (("c", "d"), "four", (3, 5)),
        (("c", 0), "", (3, 1)),
        (("x", "y"), "", (1, 1)),
    ],
)
def test_a_path_leads_to_the_nearest_node(path: tuple[str | int, ...], words: str, place: tuple[int, int]) -> None:
    """To its key where it has one; a path that goes on where the file does not stops there."""
    node, span = _read("a: one\nb: [two, three]\nc: {d: four}\n").find(path)
    assert (node.text, (span.line, span.column)) == (words, place)


def test_escapes_of_plain_characters_are_read() -> None:
    """Quotation marks, backslashes and letters of ASCII."""
    assert _read(r'a: "\"\\\x41 é"').plain() == {"a": '"\\A é'}


def nested(depth: int) -> str:
    """A list in a list, and so on, in a mapping: so many levels in all."""
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1)


@pytest.mark.parametrize("text", ["[" * 5_000, "- " * 5_000 + "a", "{a: " * 500, nested(MOST_DEPTH + 1)])
def test_absurd_depth_is_refused_at_once(text: str) -> None:
    """Deep nesting is a finding before it is a recursion; the deepest that may be is none."""
    findings = Findings()
    assert read(text, "a.yaml", findings) is None
    assert len(findings) == 1
    assert read(nested(MOST_DEPTH), "a.yaml", findings)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\ufeff"])
@pytest.mark.parametrize("text", ["a: b{}c\n", "a: 'b{}c'\n", "x: y\na{}b: c\n", "a: >-\n  x{}y\n"])
def test_an_unseen_line_end_is_refused(text: str, character: str) -> None:
    """YAML of old takes it for the end of a line, where an editor shows none: it is named at its place."""
    findings = Findings()
    text = text.format(character)
    assert read(text, "a.yaml", findings, first_line=3) is None
    (finding,) = findings
    above = text[: text.index(character)].count("\n")
    assert finding.message.startswith(f"U+{ord(character):04X}")
    assert finding.span.line == 3 + above
    assert finding.span.column == len(text[: text.index(character)].rpartition("\n")[2]) + 1


@pytest.mark.parametrize(("text", "line", "column"), [("b: 1\nlong key\nc: 2\n", 2, 1), ("a: [b: c: d]\n", 1, 9)])
def test_a_key_without_a_colon_is_told_where_it_stands(text: str, line: int, column: int) -> None:
    """And not in the next line, where the colon is missed."""
    findings = Findings()
    assert read(text, "a.yaml", findings) is None
    (finding,) = findings
    assert (finding.span.line, finding.span.column) == (line, column)


@given(st.text(alphabet="ab:-[]{},&*!#|>'\"% \n\\?~", max_size=60))
def test_no_text_crashes_the_reader(text: str) -> None:
    """Any text is nodes, nothing, or findings."""
    findings = Findings()
    node = read(text, "a.yaml", findings)
    assert node is None or not len(findings)
