"""Bytes to checked text.

Takes the bytes of a file and its path for messages; returns the text, or nothing and a finding. Text is UTF-8 without
byte order mark, lines end in LF, composed (NFC), and every character is printable ASCII or named in an allow-list, so
that no invisible or look-alike character reaches a licence. Never repairs.
"""

import re
import unicodedata

from engross.model import Span
from engross.model.diagnostics import Findings

MOST_BYTES = 256 * 1024
BEYOND_ASCII = frozenset("§©®™–—’“”…×±°✓✗")
"""Signs that legal texts need beyond ASCII; a family adds its own with `characters`."""

NO_BREAK = frozenset("\u00a0\u202f")
"""Spaces that hold words together; a family that writes them lists them."""

_NOT_PLAIN = re.compile(r"[^\n -~]")
_SPELT_ENDS = "save it with LF line ends, and put `* text eol=lf` into .gitattributes"
_CONTROLS = {"\0": "NULL", "\t": "TAB", "\v": "VERTICAL TAB", "\f": "FORM FEED", "\x1b": "ESCAPE", "\x7f": "DELETE"}


def decode(data: bytes, path: str, findings: Findings, size: int = 0) -> str | None:
    """The text of `data`, or None after a finding where the bytes are not clean UTF-8 text with LF line ends.

    `size` is that of the whole file, in bytes, where `data` may be its beginning.
    """
    size = size or len(data)
    if size > MOST_BYTES:
        hint = f"a file holds at most {MOST_BYTES // 1024} kB; make several files of it"
        findings.add("too-large", f"the file has {size:,} bytes", Span(path), hint)
        return None
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        findings.add(
            "byte-order-mark", "the file begins with a byte order mark", Span(path), "save it as UTF-8 without BOM"
        )
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"byte {error.start} (0x{data[error.start]:02X}) is not UTF-8"
        findings.add("not-utf-8", message, place(before + "?", len(before), path), "save the file as UTF-8")
        return None
    if "\r" in text:
        findings.add("line-ends", "a line ends in CR", place(text, text.index("\r"), path), _SPELT_ENDS)
        return None
    return text if _control_free(text, path, findings) else None


def check_characters(
    text: str, allowed: frozenset[str] | None, path: str, findings: Findings, listed: str = ""
) -> None:
    """Report each kind of character that is not allowed, at its first place.

    Where what is allowed is not known (None), only characters that cannot be seen are reported. `listed` is the file
    whose key `characters` allows others, if any may be.
    """
    for character in dict.fromkeys(_NOT_PLAIN.findall(text)):
        hidden = unicodedata.category(character)[0] in "CZ"
        if (hidden and not _is_listed_space(character, allowed)) or (allowed is not None and character not in allowed):
            allow = f", or list it under `characters` in {listed}" if listed else ""
            hint = "remove it" if hidden and character not in NO_BREAK else f"write it in ASCII{allow}"
            span = place(text, text.index(character), path)
            findings.add("character", f"{spell(character)} is not allowed", span, hint)


def check_composed(text: str, path: str, findings: Findings) -> bool:
    """Report the first place where the text is not in composed form (NFC); true where it is."""
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        at = next((i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), len(composed))
        message = f"{spell(text[at])} is not in composed form (NFC)"
        findings.add(
            "not-composed", message, place(text, at, path), f"write {composed[at : at + 1]!r} as one character"
        )
    return composed == text


def place(text: str, offset: int, path: str) -> Span:
    """The line and column of an offset (from 0) into a whole file."""
    return Span(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def spell(character: str) -> str:
    """A character as code point and name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, _CONTROLS.get(character, "CONTROL CHARACTER"))
    return f"U+{ord(character):04X} {name}"


def _is_listed_space(character: str, allowed: frozenset[str] | None) -> bool:
    """Whether it is a no-break space that the family allows."""
    return character in NO_BREAK and (allowed is None or character in allowed)


def _control_free(text: str, path: str, findings: Findings) -> bool:
    match = re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]", text)
    if match:
        hint = "write spaces" if match[0] == "\t" else "remove it"
        span = place(text, match.start(), path)
        findings.add("control-character", f"{spell(match[0])} is not allowed", span, hint)
    return match is None
