"""Text cut into words, signs and blanks: the one place where that is decided.

Takes a text, returns its tokens in order, which joined again are the text. Letters, digits and the marks that sit on
them make a word, by the classes of Unicode; where a script has no blanks (Chinese, Japanese, Thai) each character does.
Never drops a character and never says what two words mean; what a comparison passes over is an argument of `key`.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_CASED = [chr(code) for code in range(0x530)]
CAPITAL_LETTER, SMALL_LETTER = (f"[{''.join(filter(is_one, _CASED))}]" for is_one in (str.isupper, str.islower))
"""A capital and a small letter of the Latin, Greek and Cyrillic scripts, for a pattern."""

_JOINING = "'\u2019.\u00b7\u2010\u2011-"
"""Signs that make one word of the words on both sides of them."""

_SINGLE = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
    "\u0e01-\u0e4e\u0e80-\u0ecf\u0edc-\u0eff\u1000-\u103f\u1050-\u109f\u1780-\u17dc\u1950-\u19cf\u1a20-\u1a7f"
)
"""Scripts without blanks between words: Han and Hiragana; Thai, Lao, Burmese, Khmer, Tai."""

_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_WITHIN = "\u00ad\u200c\u200d\u2060"
"""Signs that nobody sees, which part no word: the soft hyphen and the joiners."""

_MARKED = (
    *range(0x300, 0x3400),
    *range(0xA490, 0xAC00),
    *range(0xF900, 0x12000),
    *range(0x16A00, 0x17000),
    *range(0x1B000, 0x1F000),
    *range(0xE0100, 0xE01F0),
)
"""Where Unicode has marks that sit on the character before them; elsewhere it has letters by the thousand."""

_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
)
_PLAIN = str.maketrans(
    dict.fromkeys("\u2032\u00b4`", "'")
    | {"\u2033": '"'}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys(map(chr, (0xAD, 0x200B, 0x2060, 0xFEFF)), "")
    | {"\u2026": "...", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)

_SET_OFF = r"(?<![\w.,;:!?\u00bb\u203a])[\u00ab\u2039][ \u00a0\u202f](?=\S|$)|[ \u00a0\u202f][\u00bb\u203a](?!\w)"
"""A guillemet with the space that French sets inside it: one sign. In German \u00bbso\u00ab no space is inside."""

_SILENT = frozenset("'\"-*_#|~\\\u2022\u25aa\u25cf\u25e6\u2023\u00b7\uf0b7")


class Token(NamedTuple):
    """A word, a sign or a run of blanks, and where it begins in its text; a line end and a tab stand alone."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the token ends."""
        return self.start + len(self.text)

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.text[0].isalnum()

    @property
    def is_blank(self) -> bool:
        """Whether it is nothing but white space."""
        return self.text.isspace()


def cut(text: str, *, parts: bool = False, blanks: bool = True) -> list[Token]:
    """The tokens of a text, white space among them unless `blanks` is false.

    With `parts`, a word with hyphens, full stops or apostrophes in it is cut at each of them.
    """
    found = _pattern(text.isascii(), parts).finditer(text)
    return [Token(match[0], match.start()) for match in found if blanks or not match[0].isspace()]


def words(text: str) -> list[str]:
    """The words and numbers of a text alone."""
    return [token.text for token in cut(text) if token.is_word]


def key(text: str, *, case: bool = True, typography: bool = True) -> str:
    """What two tokens are compared by.

    Without `case`, capitals count as small letters. Without `typography`, quotation marks, dashes, white space,
    ligatures and signs that nobody sees count as those of a typewriter; how an accent is stored never counts.
    """
    if text.isascii():
        found = " " if not typography and text.isspace() else text
    else:
        found = unicodedata.normalize("NFC", text)
        if not typography:
            found = " " if found.isspace() else straight(found).translate(_PLAIN)
    return found if case else found.casefold()


def is_silent(text: str) -> bool:
    """Whether a token says nothing by itself: a quotation mark, a dash, a bullet, or what markup is made of."""
    return text in _SILENT or not (plain := straight(text).translate(_PLAIN)) or plain in _SILENT


def straight(text: str) -> str:
    """A text with the quotation marks and apostrophes of a typewriter, by which their kind does not count."""
    return text if text.isascii() else re.sub(_SET_OFF, lambda sign: sign[0].strip(), text).translate(_STRAIGHT)


@cache
def _pattern(ascii: bool, parts: bool) -> re.Pattern[str]:
    if ascii:
        # The same as below for a text that has none of these characters, and quicker to make.
        word, single, mark = "[^\\W_]+", "", ""
    else:
        mark = f"[{_marks()}{_WITHIN}]*+"
        word = f"(?:[^\\W_{_SINGLE}{_KATAKANA}]++{mark})++"
        single = f"[{_SINGLE}]{mark}|(?:[{_KATAKANA}]++{mark})++|{_SET_OFF}|"
    if not parts:
        word = f"{word}(?:(?:[{_JOINING}]|_+|(?<=\\d),(?=\\d)){word})*"
    return re.compile(f"{single}{word}|[\\n\\t]|[^\\S\\n\\t]+|[\\W_]{mark}")


def _marks() -> str:
    """The marks of Unicode as ranges of a pattern."""
    ranges: list[list[int]] = []
    for code in _MARKED:
        if unicodedata.category(chr(code)).startswith("M"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
