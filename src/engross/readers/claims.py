"""Whether the letters that a PDF draws are those that its text has, and whether it holds them.

Takes the codes that pages use of each font; returns each font of which some show something else than the file says of
them: by the names and tables of the font itself, by one drawing that counts as two letters, and by the outlines of the
fonts that come with the toolkit. Only letters, digits and blanks of ASCII are compared, whatever their capitals: those
are what a licence is written in, and what fonts name alike. Never reads a font that is installed.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from string import ascii_letters, digits
from typing import Any

from engross.readers.fonts import Fonts, Used, UsedFont
from engross.readers.letterforms import faces, looks
from engross.readers.programs import Glyph
from engross.readers.reading import Beside, Standing
from engross.records import dataclass

_LETTERS = frozenset(ascii_letters + digits)
_OWN = re.compile(r"source.?serif", re.IGNORECASE)
"""The name of the fonts that come with the toolkit."""
_OF_OURS, _FEWEST = 0.5, 4
"""The part of the letters of a font, and their number, from which it is one of ours (our own setting)."""
_VARIED = frozenset("jq")
"""Letters whose shape fonts vary much."""
_LIKE, _LIKER = 0.45, 0.32
"""How like another letter one is, and how much liker than what it counts as, to contradict; see `letterforms`."""
_ONE = 0.6
"""How like one letter a drawing is that counts as several, to contradict (our own setting)."""
_LIGATURE = re.compile(r"f?f[1jltbhk]?|[cs]t|ch|ck|th|t?t1?|1j|[ao]e|ss|sp|tz")
"""Letters that fonts draw as one, without capitals."""
_NAMED = 3
"""How many letters are named of those that contradict (our own setting)."""
_ALIKE = str.maketrans("li|0", "111o")
"""Letters that have one drawing in many fonts."""
_STANDARD = re.compile(r"(?:Courier|Helvetica)(?:-Bold)?(?:-?Oblique)?|Times-(?:Roman|Bold|Italic|BoldItalic)")
"""The fonts for text that a file need not hold (ISO 32000-1, 9.6.2.2)."""
_TAG = re.compile(r"^/?(?:[A-Z]{6}\+)?")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A glyph, and the text that a file gives it."""

    font: str
    glyph: Glyph
    text: str


def contradicted(used: Used) -> Iterator[Beside]:
    """The fonts that show something else than the text says."""
    fonts = Fonts()
    claims: list[_Claim] = []
    for one in used.values():
        drawn = [*_claims(fonts, one)]
        held = (drawn and fonts.holds(one.font)) or _is_standard(one.font)
        if not held and any(one.text(code).strip() for code in one.codes):
            yield Beside(Standing.UNREAD, "", name=f"font {_name(one.font)}, whose letters the file does not hold")
        claims += drawn
    found: dict[str, dict[str, None]] = {}
    for claim, shown in chain.from_iterable(one(claims) for one in (_by_name, _by_drawing, _by_our_fonts, _by_shape)):
        found.setdefault(claim.font, {})[f"{shown} where the text says {_quoted(claim.text)}"] = None
    for font, said in found.items():
        more = f" and {len(said) - _NAMED} more" if len(said) > _NAMED else ""
        yield Beside(Standing.UNREAD, "", name=f"font {font}, which shows {', '.join([*said][:_NAMED])}{more}")


def _claims(fonts: Fonts, used: UsedFont) -> Iterator[_Claim]:
    name = _name(used.font)
    for code, glyph in fonts.glyphs(used.font, sorted(used.codes)):
        yield _Claim(name, glyph, used.text(code))


def _name(font: Any) -> str:
    return _TAG.sub("", str(font.get("/BaseFont", "/unnamed")))


def _is_standard(font: Any) -> bool:
    """Whether every program has the letters of a font, by their names."""
    return font.get("/Subtype") == "/Type1" and bool(_STANDARD.fullmatch(_name(font)))


def _by_name(claims: Iterable[_Claim]) -> Iterator[tuple[_Claim, str]]:
    """The claims that the names and tables of a font, or the lack of any ink, contradict."""
    for claim in claims:
        says = _folded(claim.text)
        own = {_folded(text) for text in claim.glyph.texts}
        if own and says not in own and any(map(_counts, (says, *own))):
            yield claim, _quoted(min(claim.glyph.texts))
        elif claim.glyph.outline == () and _counts(says):
            yield claim, "nothing"
        elif claim.glyph.outline and not says.strip():
            yield claim, "something"


def _by_drawing(claims: Sequence[_Claim]) -> Iterator[tuple[_Claim, str]]:
    """The claims of drawings that count as two letters."""
    drawings: dict[Hashable, dict[str, _Claim]] = {}
    for claim in claims:
        if claim.glyph.outline != ():
            drawings.setdefault(claim.glyph.drawing, {}).setdefault(_folded(claim.text), claim)
    for texts in drawings.values():
        if len(texts) > 1 and any(map(_counts, texts)):
            first, *others = texts.values()
            for other in others:
                yield other, f"what is {_quoted(first.text)} elsewhere"


def _by_our_fonts(claims: Iterable[_Claim]) -> Iterator[tuple[_Claim, str]]:
    """The claims that a font which comes with the toolkit contradicts."""
    by_font: dict[str, list[_Claim]] = {}
    for claim in claims:
        if _OWN.search(claim.font) and claim.glyph.outline and claim.text in _LETTERS:
            by_font.setdefault(claim.font, []).append(claim)
    for of_font in by_font.values():
        for face in faces():
            wrong = [claim for claim in of_font if claim.glyph.outline != face.outline(claim.text)]
            if len(of_font) - len(wrong) >= max(_FEWEST, _OF_OURS * len(of_font)):
                letters = {face.outline(letter): letter for letter in _LETTERS} if wrong else {}
                for claim in wrong:
                    yield claim, _quoted(letters.get(claim.glyph.outline or (), "another drawing"))
                break


def _by_shape(claims: Iterable[_Claim]) -> Iterator[tuple[_Claim, str]]:
    """The claims of letters that look much more like another letter, in fonts that do not name them."""
    for claim in claims:
        outline, says = claim.glyph.outline, _folded(claim.text)
        if not outline or claim.glyph.texts or says in _VARIED or not _counts(says):
            continue
        joined = len(says) > 1
        if joined and _LIGATURE.fullmatch(says):
            continue
        likest = looks(outline)
        shown = max(likest, key=lambda letter: likest[letter])
        right = max((like for letter, like in likest.items() if _folded(letter) == says), default=0.0)
        if likest[shown] > (_ONE if joined else _LIKE) and likest[shown] - right > _LIKER:
            yield claim, f"what looks like {_quoted(shown)}"


def _folded(text: str) -> str:
    """The text without capitals, ligatures and signs that nobody sees, letters that look alike made one."""
    plain = unicodedata.normalize("NFKC", text.replace("\xad", "-")).casefold()
    seen = (one for one in plain if unicodedata.category(one) not in ("Cf", "Mn"))
    return "".join(seen).translate(_ALIKE)


def _counts(text: str) -> bool:
    return any(one.isascii() and one.isalnum() for one in text)


def _quoted(text: str) -> str:
    return f'"{text}"' if _folded(text).strip() else "nothing"
