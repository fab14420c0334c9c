"""Characters in a file that a reader of it does not see, or takes for others.

Takes the text as a file has it; returns each kind of such a character once, by its code point, with its place. `shown`
makes control characters visible, which neither XML nor a terminal can hold, and what turns words back to front. Never
changes any other character.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from engross.readers.reading import Odd

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEYOND = re.compile(r"[^\n -~]")
_QUIET = frozenset("\t\v\f\r\x85\xad")
"""White space that layout makes, and the soft hyphen of printers."""
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u3164\uffa0")
_DISGUISED = frozenset({"FULLWIDTH", "MATHEMATICAL"})
_LOOK_ALIKE = frozenset({"ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "GEORGIAN", "GREEK", "LISU"})
"""Scripts, as the names of their letters begin, that have letters which look like Latin ones."""
_SET_OFF = re.compile("(?<=[\u00ab\u2039])[\u00a0\u202f](?=\\S)|[\u00a0\u202f](?=[\u00bb\u203a;:!?])")
"""The space that French sets inside a guillemet and before a mark, which is seen."""
_LETTERS_BEFORE = re.compile(r"\w*$")
_LETTERS_AFTER = re.compile(r"\w*")
_NAMES = {0x1B: "ESCAPE", 0: "NULL", 7: "BELL", 8: "BACKSPACE", 0x7F: "DELETE"}
_SPAN = 40
"""Characters on either side among which the word is looked for that a character stands in."""


def shown(text: str) -> str:
    """The text with each control character, and each code point that is no character, as `[U+001B]`."""
    return _CONTROL.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def odd(text: str, place: str = "line", first: int = 1) -> tuple[Odd, ...]:
    """Each odd character once: how often it comes, and the word and the line in which it stands first."""
    found: dict[str, tuple[int, int]] = {}
    for match in _BEYOND.finditer(text):
        character = match[0]
        if _SET_OFF.match(text, match.start()):
            continue
        if character in found:
            found[character] = (found[character][0], found[character][1] + 1)
        elif _is_odd(text, match.start()):
            found[character] = (match.start(), 1)
    breaks = [match.start() for match in re.finditer("\n", text)] if found else []
    return tuple(
        Odd(
            spelt(character),
            _word(text, at),
            f"{place} {bisect_right(breaks, at) + first}",
            count,
            bool(_CONTROL.match(character)),
        )
        for character, (at, count) in found.items()
    )


def merged(found: Iterable[Odd]) -> tuple[Odd, ...]:
    """The same of several parts of a file: each character at its first place, with all its times."""
    kept: dict[str, Odd] = {}
    for one in found:
        first = kept.get(one.character)
        kept[one.character] = replace(first, count=first.count + one.count) if first else one
    return tuple(kept.values())


def spelt(character: str) -> str:
    """A character as code point and name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    code = ord(character)
    return f"U+{code:04X} {unicodedata.name(character, _NAMES.get(code, 'CONTROL CHARACTER'))}"


def _is_odd(text: str, at: int) -> bool:
    character = text[at]
    if character in _QUIET:
        return False
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zs") or character in _INVISIBLE:
        return True
    if unicodedata.normalize("NFC", character) != character:
        return True
    if category.startswith("M"):
        # A mark that has a composed form with the letter before it is written in two code points.
        return at > 0 and len(unicodedata.normalize("NFC", text[at - 1 : at + 1])) == 1
    return category.startswith(("L", "N")) and _looks_like_another(text, at)


def _looks_like_another(text: str, at: int) -> bool:
    """Whether a letter of another script stands in a word with Latin ones, or is a letter in disguise."""
    script = _script(text[at])
    if script in _DISGUISED:
        return True
    before = _LETTERS_BEFORE.search(text[max(0, at - _SPAN) : at])
    after = _LETTERS_AFTER.match(text, at + 1, at + _SPAN)
    near = (before[0] if before else "") + (after[0] if after else "")
    return script in _LOOK_ALIKE and any("a" <= letter <= "z" for letter in near.lower())


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]


def _word(text: str, at: int) -> str:
    """The word that a character stands in, or those on both sides of a blank or a sign without width."""
    start, end = max(0, at - _SPAN), at + _SPAN
    before = re.search(r"\S*$", text[start:at])
    after = re.match(r"\S*", text[at + 1 : end])
    word = (before[0] if before else "") + text[at] + (after[0] if after else "")
    return "".join(each if each.isprintable() else f"[U+{ord(each):04X}]" for each in word)
