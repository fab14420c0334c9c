"""Bytes to text: what is refused, and where it is said to be."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.library.source.text import BEYOND_ASCII, MOST_BYTES, check_characters, check_composed, decode
from engross.model.diagnostics import Findings


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"\xef\xbb\xbfabc\n", "byte-order-mark", 1, 1),
        ("abc\n".encode("utf-16"), "byte-order-mark", 1, 1),
        (b"ab\ncd\xffe\n", "not-utf-8", 2, 3),
        ("né".encode() + b"\xc3\n", "not-utf-8", 1, 3),
        (b"\xed\xa0\x80", "not-utf-8", 1, 1),
        (b"ab\r\ncd\r\n", "line-ends", 1, 3),
        (b"ab\ncd\r", "line-ends", 2, 3),
        (b"ab\n\tcd", "control-character", 2, 1),
        (b"ab\x00", "control-character", 1, 3),
        (b"a\x0cb", "control-character", 1, 2),
        ("ab\ufffe".encode(), "control-character", 1, 3),
        (b"a" * (MOST_BYTES + 1), "too-large", 1, 1),
    ],
)
def test_bytes_that_are_not_plain_text_are_refused(data: bytes, code: str, line: int, column: int) -> None:
    """One finding, at the first byte that is wrong."""
    findings = Findings()
    assert decode(data, "a.md", findings) is None
    (finding,) = findings
    assert (finding.code, finding.span.line, finding.span.column) == (code, line, column)
    assert finding.hint


@pytest.mark.parametrize("size", [0, 1, MOST_BYTES])
def test_a_file_may_have_any_size_up_to_the_most(size: int) -> None:
    """The most that a file may hold is read; the size of the whole file counts where only its beginning is given."""
    findings = Findings()
    assert decode(b"a" * size, "a.md", findings) == "a" * size
    assert decode(b"a", "a.md", findings, MOST_BYTES) == "a"
    assert not list(findings)
    assert decode(b"a", "a.md", findings, MOST_BYTES + 1) is None


@pytest.mark.parametrize("last", [0xFFFF, pytest.param(sys.maxunicode, marks=pytest.mark.slow)])
def test_every_code_point_is_allowed_by_name_or_refused(last: int) -> None:
    """Of all code points of Unicode, printable ASCII, the line feed and the listed signs pass, and nothing else."""
    points = [chr(point) for point in range(last + 1) if not 0xD800 <= point <= 0xDFFF]
    passed = set()
    for start in range(0, len(points), 4096):
        block = points[start : start + 4096]
        findings = Findings()
        check_characters("".join(block), BEYOND_ASCII, "a.md", findings)
        refused = {finding.message.split()[0] for finding in findings}
        passed |= {character for character in block if f"U+{ord(character):04X}" not in refused}
    assert passed == {chr(point) for point in range(0x20, 0x7F)} | {"\n"} | BEYOND_ASCII


def test_a_family_cannot_allow_what_cannot_be_seen() -> None:
    """A zero-width or bidirectional character is refused even where `characters` lists it."""
    findings = Findings()
    check_characters("a\u200b\u202e", frozenset("\u200b\u202e"), "a.md", findings)
    assert [finding.message.split()[0] for finding in findings] == ["U+200B", "U+202E"]


@given(st.text(max_size=30))
def test_composed_form_is_required_and_never_more(text: str) -> None:
    """Text passes if and only if it is in NFC."""
    assert check_composed(text, "a.md", Findings()) == unicodedata.is_normalized("NFC", text)


@given(st.binary(max_size=40))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    """Any bytes are text, or a finding."""
    findings = Findings()
    assert (decode(data, "a.md", findings) is None) == (len(findings) == 1)
