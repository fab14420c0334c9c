"""What declarations of style do to the words of an element: hide them, strike them out, or something not followed.

Takes the text of declarations; returns their names and values, what they do, and those that may do more than is
followed here. What is known to leave words where and as they are is in a table; every other declaration is doubted, so
that a new way to hide words is told. Every measure of what nobody reads is our own setting. Never fetches.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from engross.readers.reading import Standing

_PX = {"px": 1, "pt": 1.33, "em": 16, "rem": 16, "ch": 8, "ex": 8, "lh": 20, "pc": 16, "in": 96, "cm": 38, "mm": 3.8}
_PX |= {"q": 0.95, "vw": 12, "vh": 8, "vmin": 8, "vmax": 12, "%": 15, "svh": 8, "dvh": 8, "lvh": 8, "fr": 100}
"""The length of a unit in pixels, as estimated."""
USUAL_SIZE = 16.0
"""Pixels of letters of which nothing is said."""
_KEYWORDS = {"smaller": 0.83, "larger": 1.2}
_TAGS = dict.fromkeys(("small", "sub", "sup"), 0.83)
"""How many times the letters around them those of a word of style, or of an element, are."""
_LENGTH = re.compile(r"(?<![\w.#-])([+-]?(?:\d+\.?\d*|\.\d+))([a-z]+|%)?(?![\w.])")
_SMALLEST, _CROPPED, _LAID_OFF, _FAR_RIGHT = 7, 10, -100, 1500
"""Pixels below which letters, and with what runs over cut off boxes, show no words; and those that are off a page."""
_FAINTEST = 0.15
_HIDING = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "zoom": re.compile(r"0*\.?[0-2]?\d?|[12]?\d%"),
    "letter-spacing": re.compile(r"-(?:[1-9]\d*|0*\.[2-9])\S*"),
    "word-spacing": re.compile(r"-(?:[1-9]\d*|0*\.[3-9])\S*"),
    "content-visibility": re.compile("hidden"),
    "unicode-bidi": re.compile("(?:bidi|isolate)-override"),
    "clip-path": re.compile(r"inset\((?:50|100)%\)|circle\(0.*"),
    "clip": re.compile(r"rect\([01 px,]*\)"),
    "font-family": re.compile(r"(?:.*,\s*)?[\"']?(?:wingdings|webdings|symbol\b|zapf ?dingbats|marlett).*"),
    "font": re.compile(r".*(?:wingdings|webdings|dingbats|marlett).*"),
    "line-height": re.compile(r"0*\.[0-3]\d*"),
}
"""What hides words, by property."""
_SIZES = frozenset(
    f"{most}{side}" for most in ("", "max-") for side in ("width", "height", "inline-size", "block-size")
)
_OFFSETS = re.compile(
    r"left|right|top|bottom|text-indent|translate|(?:inset|margin|padding)(?:-(?:left|right|top|bottom|(?:inline|block)"
    r"(?:-start|-end)?))?"
)
_DOUBTED = re.compile(
    r"(?:-webkit-)?(?:transform|rotate|scale|translate|filter|mask(?:-\w+)*|clip-path|clip|mix-blend-mode|text-transform"
    r"|text-security|background-image|order|offset(?:-\w+)*|writing-mode)"
)
"""Properties that may hide words, change them, or show a picture, whatever they are set to but for the values below."""
_PLAIN = re.compile(
    r"none|normal|auto|initial|inherit|unset|revert|0|horizontal-tb|capitalize(?!)|[\d.]*0(?:deg)?", re.IGNORECASE
)
_DOUBTS = {
    "direction": re.compile("rtl"),
    "flex-direction": re.compile(".*-reverse"),
    "flex-flow": re.compile(".*-reverse.*"),
    "list-style-type": re.compile(r"[\"'].*[^\W_].*[\"']"),
    "list-style": re.compile(r".*([\"'].*[^\W_].*[\"']|url\().*"),
    "list-style-image": re.compile(r".*url\(.*"),
    "background": re.compile(r".*(?:url|gradient|image|element|paint)\(.*"),
    "content": re.compile(r".*url\(.*"),
    "box-shadow": re.compile(".*inset.*"),
    "outline-offset": re.compile("-.*"),
    "text-underline-offset": re.compile("-.*"),
    "vertical-align": re.compile(r"-?\d{2,}.*"),
    **dict.fromkeys(("display", "visibility", "opacity", "font-size"), re.compile(r".*var\(.*")),
}
_HARMLESS = re.compile(
    r"--.*|mso-.*|-(?:webkit|moz|ms|o)-(?!text|mask|box|line-clamp|transform|filter|clip).*|so-language|src|page|size"
    r"|-webkit-text-size-adjust|-moz-text-size-adjust|-webkit-text-decoration-skip|text-size-adjust|text-align(?:-last)?"
    r"|border(?!-image)(?:-[\w-]+)?|border-image-source|background(?:-(?!image)[\w-]+)?|color|color-scheme|accent-color"
    r"|(?:padding|margin|inset)(?:-[\w-]+)?|left|right|top|bottom|(?:min-|max-)?(?:width|height|inline-size|block-size)"
    r"|box-sizing|box-shadow|outline(?:-[\w-]+)?|font|font-(?:family|size|style|weight|display|kerning|optical-sizing"
    r"|variant(?:-numeric|-ligatures|-caps|-position|-east-asian|-alternates)?|smooth|smoothing|synthesis(?:-\w+)*"
    r"|language-override|feature-settings)|line-height|letter-spacing|word-spacing|text-(?:indent|rendering|wrap(?:-\w+)?"
    r"|decoration(?:-[\w-]+)?|underline-(?:offset|position)|shadow|justify|spacing|autospace)|hyphens|hyphenate-\w+"
    r"|hanging-punctuation|white-space(?:-collapse)?|word-(?:break|wrap)|overflow(?:-[\w-]+)?|line-break|tab-size|quotes"
    r"|orphans|widows|(?:page-)?break-\w+|vertical-align|direction|unicode-bidi|cursor|user-select|pointer-events"
    r"|caret-color|resize|touch-action|scroll(?:bar)?-[\w-]+|overscroll-\w+|transition(?:-[\w-]+)?|will-change|appearance"
    r"|list-style(?:-[\w-]+)?|counter-\w+|content|caption-side|empty-cells|table-layout|column(?:-[\w-]+)?s?|gap|row-gap"
    r"|align-\w+|justify-\w+|place-\w+|flex(?:-(?!direction|flow)[\w-]+)?|flex-direction|flex-flow|grid-template(?:-col"
    r"umns|-rows)?|grid-auto-(?:columns|rows)|grid-gap|isolation|container(?:-\w+)?|image-rendering|object-\w+"
    r"|print-color-adjust|forced-color-adjust|aspect-ratio|bookmark-\w+|string-set|visibility|opacity|z-index|clear|speak"
    r"|interpolate-size|fill|stroke(?:-\w+)?|x|y|panose-1|ime-mode|filter|transform|order|clip|clip-path|writing-mode"
)
"""Properties that leave words as and where they are, but for the values that are met elsewhere here."""
_ORDERLY = {
    "position": re.compile("static|relative|initial|inherit|unset|running.*"),
    "float": re.compile("none|initial|inherit|unset"),
    "display": re.compile(
        r"none|(?:inline|block|inline-block|list-item|contents|flow-root|flow|flex|inline-flex|grid|inline-grid|ruby"
        r"|(?:inline-)?table|table-(?:row|cell|column|row-group|column-group)|initial|inherit|unset|revert| )+"
    ),
    "quotes": re.compile(r"(?:auto|none|initial|inherit|unset|revert|[\"'][^\w\"']*[\"']| )+"),
    "hyphenate-character": re.compile(r"auto|initial|inherit|unset|[\"'][^\w\"']*[\"']"),
    **dict.fromkeys(("counter-reset", "counter-set", "counter-increment"), re.compile(r"(?!.*\blist-item\b).*")),
    "contain": re.compile("none|layout|style|paint|content|initial|inherit|unset"),
    **dict.fromkeys(
        ("animation", "animation-name", "zoom", "rotate", "scale", "text-overflow"),
        re.compile("none|auto|normal|clip|1|100%|initial|inherit|unset"),
    ),
}
"""Values that leave words in their place, of properties that may not."""
_CLIPS = re.compile("hidden|clip")
_CUTTING = frozenset({"height", "max-height", "block-size", "max-block-size", "-webkit-line-clamp"})
_EDGES = re.compile(r"border(?:-(?:top|bottom|(?:block|inline)(?:-(?:start|end))?))?(?:-width)?")
_LINED = re.compile(r"border.*|outline(?:-width)?|box-shadow|text-shadow|text-decoration(?:-thickness)?")
_BROADEST = 8
"""Pixels of a line or shadow up to which it covers no words around it (our own setting)."""
_SIDES = frozenset({"left", "right", "top", "bottom"})
_NO_GROUND = frozenset({"none", "transparent", "initial", "inherit", "unset"})
_MARGINS = frozenset({"margin", "margin-top", "margin-bottom"})
_BACK = re.compile(r"-(?:[1-9]|\d*\.\d*[1-9])")
"""An edge drawn back; of `margin`, the first is the upper one."""
_OFF = re.compile(r"-(?:\d{3,}px|(?:[3-9]|\d{2,})r?em|\d{3,}%)")
"""Where a box stands that is put off the page until it is asked for."""
_LISTED = ("list-style", "list-style-type")
_COUNTS = re.compile(r"\b(?!none|inside|outside|disc|circle|square|in\w+|unset|revert)[a-z]")
_MARK = 40


@lru_cache(maxsize=1024)
def effect(style: str) -> frozenset[Standing]:
    """What these declarations do to the words of an element, colours apart."""
    declared = dict(declarations(style))
    found = {Standing.HIDDEN} if any(_hides(name, value, declared) for name, value in declared.items()) else set()
    if any("line-through" in declared.get(name, "") for name in ("text-decoration", "text-decoration-line")):
        found.add(Standing.STRUCK)
    return frozenset(found)


@lru_cache(maxsize=1024)
def doubts(style: str) -> tuple[str, ...]:
    """The declarations that may hide or change words of the page, or show something, in ways that are not followed."""
    found = []
    declared = dict(declarations(style))
    for name, value in declared.items():
        doubted = _DOUBTED.fullmatch(name) and not _PLAIN.fullmatch(value)
        listed = name in _DOUBTS and _DOUBTS[name].fullmatch(value)
        if (doubted or listed) and not _hides(name, value, declared):
            found.append(f"{name}: {value}"[:_MARK])
        found += [f"{name}: {value}"[:_MARK]] if _is_broad(name, value) else []
    return (*found, *_laid_over(declared))


@lru_cache(maxsize=1024)
def displaced(style: str) -> tuple[str, ...]:
    """The declarations that may put the words of their own element elsewhere, cut them off, or do what is not known."""
    declared = dict(declarations(style))
    found = [
        f"{name}: {value}"[:_MARK]
        for name, value in declared.items()
        if not _hides(name, value, declared) and not _is_orderly(name, value)
    ]
    clips = any(_CLIPS.search(declared.get(name, "")) for name in ("overflow", "overflow-x", "overflow-y"))
    lines = declared.get("white-space", "") in ("nowrap", "pre") and any(name in declared for name in _SIZES)
    beside = declared.get("position") == "relative" and any(
        abs(each) > _CROPPED for side in _SIDES for each in _lengths(declared.get(side, ""))
    )
    if beside:
        found.append("place beside where it stands")
    if "list-item" in declared.get("display", "") and any(_COUNTS.search(declared.get(name, "")) for name in _LISTED):
        found.append("number of its own")
    if clips and (lines or any(declared.get(name, "auto") not in ("auto", "100%", "none") for name in _CUTTING)):
        found.append("what runs over is cut off")
    return tuple(found)


def is_tiny(size: float) -> bool:
    """Whether letters of this size, in pixels, are too small for anybody."""
    return size < _SMALLEST


def sized(declared: Mapping[str, str], tag: str, around: float) -> float:
    """The size of the letters of an element in pixels, as estimated, inside one with letters of the size `around`."""
    said = declared.get("font-size") or declared.get("font", "")
    length = next((match for match in _LENGTH.finditer(said) if match[2] in _PX), None)
    if length is None:
        word = next((word for word in said.split() if word in _KEYWORDS), "")
        return around * (_KEYWORDS[word] if word else _TAGS.get(tag, 1))
    relative = {"em": 1.0, "%": 0.01}.get(length[2])
    return float(length[1]) * (around * relative if relative else _PX[length[2]])


def cascaded(styles: Sequence[str]) -> dict[str, str]:
    """The values that hold of declarations in the order of their rank; important ones outrank all others."""
    found = [one for style in styles for one in _ranked(style)]
    return {name: value for name, value, _ in sorted(found, key=itemgetter(2))}


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """The names and values of declarations, small letters throughout, comments and escapes resolved."""
    return ((name, value) for name, value, _ in _ranked(style))


def _ranked(style: str) -> Iterator[tuple[str, str, bool]]:
    """The names and values of declarations, and whether each is important."""
    if not style:
        return
    import tinycss2

    for one in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            parts = [part for part in one.value if part.type != "comment"]
            value = " ".join(tinycss2.serialize(parts).lower().split())
            value = re.sub(r"\s*([,()])\s*", r"\1", value) if "(" in value else value
            yield one.lower_name, value, one.important


def _lengths(value: str) -> list[float]:
    """Every length of a value, in pixels as estimated; a number without a unit only where it is nought."""
    found = []
    for number, unit in _LENGTH.findall(value):
        if unit in _PX:
            found.append(float(number) * _PX[unit])
        elif not unit and not float(number):
            found.append(0.0)
    return found


def _hides(name: str, value: str, declared: Mapping[str, str]) -> bool:
    if name in _HIDING and _HIDING[name].fullmatch(value):
        return True
    lengths = _lengths(value) if name in ("font", "font-size", "line-height") or name in _SIZES else []
    if name == "font-size" and value.endswith("%") and len(lengths) == 1:
        # A part of the size around it, and not of the width of the page.
        lengths = [lengths[0] / _PX["%"] / 100 * _PX["em"]]
    if name in ("font-size", "line-height") and lengths:
        return min(lengths) < _SMALLEST
    if name == "font" and lengths:
        return lengths[0] < _SMALLEST
    if name == "opacity":
        part = _LENGTH.match(value)
        return bool(part) and float(part[1]) / (100 if part[2] == "%" else 1) <= _FAINTEST  # type: ignore[index]
    if name in _SIZES and lengths and "(" not in value:
        clips = any(_CLIPS.search(declared.get(each, "")) for each in ("overflow", "overflow-x", "overflow-y"))
        return lengths[0] <= (_CROPPED if clips else 1)
    if _OFFSETS.fullmatch(name):
        return any(each <= _LAID_OFF or each >= _FAR_RIGHT for each in _lengths(value))
    return False


def _is_broad(name: str, value: str) -> bool:
    """Whether a line or shadow of an element is so broad that it may cover the words around it."""
    if name.startswith("border") and not _EDGES.fullmatch(name):
        return False
    lengths = _lengths(re.sub(r"\([^()]*\)", "", value)) if _LINED.fullmatch(name) else []
    return any(abs(each) > _BROADEST for each in lengths)


def _is_orderly(name: str, value: str) -> bool:
    if name in _ORDERLY:
        return bool(_ORDERLY[name].fullmatch(value))
    if name == "opacity":
        return "(" not in value
    return bool(_HARMLESS.fullmatch(name))


def _laid_over(declared: Mapping[str, str]) -> Iterator[str]:
    """What lays a box with a colour of its own over other words: a place of its own, or an edge drawn back.

    One that is put off the page lies over nothing.
    """
    grounds = [value for name, value in declared.items() if name in ("background", "background-color")]
    lined = any(name.startswith("border") and value not in _NO_GROUND | {"0"} for name, value in declared.items())
    if not (lined or (grounds and grounds[-1] not in _NO_GROUND)) or any(
        _OFF.fullmatch(declared.get(side, "")) for side in _SIDES
    ):
        return
    for name, value in declared.items():
        laid = name == "position" and value in ("absolute", "fixed")
        if laid or ((name in _SIDES or name in _MARGINS) and _BACK.match(value)):
            yield f"box laid over by {name}: {value}"[: 2 * _MARK]
