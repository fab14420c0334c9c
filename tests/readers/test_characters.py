"""Characters that nobody sees, or that look like others, are named with their code point and place."""

import unicodedata
from pathlib import Path

import pytest

from engross.readers import read, words
from engross.readers.characters import merged, odd, shown
from engross.readers.words import passages

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "builds" / "3.0-draft.2"

ODD = {
    "a Cyrillic letter in a Latin word": ("This Licence: Lic\u0435nce.", "U+0435 CYRILLIC SMALL LETTER IE"),
    "a Greek letter in a Latin word": ("The \u039fwner.", "U+039F GREEK CAPITAL LETTER OMICRON"),
    "a wide letter": ("The \uff2fwner.", "U+FF2F FULLWIDTH LATIN CAPITAL LETTER O"),
    "a mathematical letter": ("You may \U0001d5bbot.", "U+1D5BB MATHEMATICAL SANS-SERIF SMALL B"),
    "a sign that turns the line": ("You may \u202eton sell.", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    "an isolate": ("You \u2066may\u2069.", "U+2066 LEFT-TO-RIGHT ISOLATE"),
    "a blank without width": ("You may\u200bnot.", "U+200B ZERO WIDTH SPACE"),
    "a joiner": ("You may\u2060not.", "U+2060 WORD JOINER"),
    "a mark of the order of bytes": ("You \ufeffmay.", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    "a blank that does not break": ("You\u00a0may.", "U+00A0 NO-BREAK SPACE"),
    "an accent apart from its letter": ("Cafe\u0301.", "U+0301 COMBINING ACUTE ACCENT"),
    "an escape": ("You \x1b[31mmay.", "U+001B ESCAPE"),
    "a C1 control": ("You \x9bmay.", "U+009B CONTROL CHARACTER"),
    "a private character": ("You \ue000may.", "U+E000 CONTROL CHARACTER"),
    "a filler": ("You \u3164may.", "U+3164 HANGUL FILLER"),
}


@pytest.mark.fault(
    "A look-alike, invisible or turning character in a file", "`identify` names it by code point, word and line"
)
@pytest.mark.parametrize("case", ODD)
def test_an_odd_character_is_named_with_its_word_and_line(case: str) -> None:
    """Once, with how often it comes."""
    text, name = ODD[case]
    found = read(f"Title\n\nWords first.\n\n{text}\n\n{text}\n{'words ' * 100}".encode(), "a.txt").odd
    assert name in [one.character for one in found]
    first = next(one for one in found if one.character == name)
    assert first.place == "line 5"
    assert first.count == 2
    assert first.word


PLAIN = [
    "Zürich, naïve, façade, “quotes” — dashes, © 2026 § 5, 5 × 3 ≤ 15 °C, ✓",
    "Лицензия даёт вам права.",
    "\u0397 άδεια σας δίνει δικαιώματα.",
    "本许可证授予您权利。",
    "يمنح هذا الترخيص حقوقا.",
    "The word Лицензия is Russian.",
    "µ-law and Ω are signs",
    "Oui\u00a0: «\u00a0ceci\u00a0»\u202f; non\u202f! Ou\u00a0?",
]


@pytest.mark.parametrize("text", PLAIN)
def test_text_as_people_write_it_is_not_odd(text: str) -> None:
    """Accents, signs, other scripts in words of their own, the spaces that French sets before marks."""
    assert not odd(text)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx", "pdf", "json"])
def test_our_own_files_have_no_odd_character(suffix: str) -> None:
    """In any format."""
    path = EDITION / f"MG-BY-NC-RAI-3.0-draft.2.{suffix}"
    assert not read(path.read_bytes(), path.name).odd


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_entities_are_read_before_characters_are_judged(name: str) -> None:
    """An entity hides nothing."""
    found = read(b"<!DOCTYPE html><h1>T</h1>\n<p>You may&#x202e; not&nbsp;sell.</p>\n", name).odd
    assert [one.character[:6] for one in found] == ["U+202E", "U+00A0"]


def test_the_parts_of_a_file_are_told_as_one() -> None:
    """Each character at its first place, with all its times."""
    found = merged([*odd("a\u00a0b", "page", 1), *odd("c\u00a0d\u00a0e\u202ef", "page", 2)])
    assert [(one.character[:6], one.place, one.count) for one in found] == [
        ("U+00A0", "page 1", 3),
        ("U+202E", "page 2", 1),
    ]


@pytest.mark.fault(
    "A control character in a text", "every output has it written out, as `[U+001B]`, and the command says so"
)
def test_control_characters_are_written_out() -> None:
    """No document holds one, whatever the format it came in."""
    for code in (0x1B, 7, 8, 0x7F, 0x9B):
        reading = read(f"Title\n\nYou {chr(code)}may sell.\n".encode() + b"words " * 100, "a.txt")
        text = "".join(passage.text for passage in passages(reading.document))
        assert f"[U+{code:04X}]" in text
        assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)
        assert [one.written for one in reading.odd] == [True]
    assert shown("a\tb\nc") == "a\tb\nc"


@pytest.mark.slow
def test_each_code_point_is_read() -> None:
    """Those that XML cannot hold are written out, the others carried or, unseen, left out; none ends in an error."""
    for start in range(0, 0x110000, 500):
        text = "".join(
            f"a{chr(code)} " for code in range(start, min(start + 500, 0x110000)) if not 0xD800 <= code < 0xE000
        )
        data = f"Title\n\n{text} words {'words ' * 900}".encode()
        assert words(read(data, "a.txt").document)
