"""Native numbering: the family's schemes in, numbering.xml out.

Never numbers anything itself: Word counts, and every numbered paragraph names its list and level.
"""

from html import escape

from engross.model import Level, Numbering

DEEPEST_STYLE = 6
LEVELS = 9
STEP = 567
FIRST = 851
_FORMATS = {
    "decimal": "decimal",
    "decimal-zero": "decimalZero",
    "lower-letter": "lowerLetter",
    "upper-letter": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_CLAUSE_STYLES = tuple(f"ClauseLevel{level}" for level in range(3, DEEPEST_STYLE + 1))
# Scheme, fixed identity of the list definition, and the styles that are bound to its levels.
_SCHEMES = (
    ("body", "1E6A0B01", ("Heading1", "Heading2", *_CLAUSE_STYLES)),
    ("annex", "1E6A0B02", ("AnnexHeading", "AnnexClauseHeading")),
    ("list", "1E6A0B03", ()),
)
_SHARED = {"body": 1, "annex": 2}


class Lists:
    """The lists of one document: one for the body, one for the annexes, a fresh one below each unnumbered provision."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._fresh: dict[str, int] = {}

    def number(self, scheme: str, owner: str) -> int:
        """The list that a provision of `scheme` counts in; `owner` is the unnumbered provision above it."""
        return _SHARED.get(scheme) or self._fresh.setdefault(owner, len(_SHARED) + len(self._fresh) + 1)

    def xml(self) -> str:
        """numbering.xml for the lists handed out so far."""
        abstracts = [
            _abstract(index, identity, scheme, self._numbering.scheme(scheme), styles)
            for index, (scheme, identity, styles) in enumerate(_SCHEMES)
        ]
        shared = [
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>' for number in _SHARED.values()
        ]
        start = self._numbering.list[0].start if self._numbering.list else 1
        restart = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        fresh = [
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{len(_SHARED)}"/>{restart}</w:num>'
            for number in self._fresh.values()
        ]
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            + "".join((*abstracts, *shared, *fresh))
            + "</w:numbering>"
        )


def depth(scheme: str, level: int) -> int:
    """How deep a level is set on the page: a list below an unnumbered provision stands where level 3 does."""
    return level + 2 if scheme == "list" else level


def _abstract(index: int, identity: str, scheme: str, levels: tuple[Level, ...], styles: tuple[str, ...]) -> str:
    # Word repairs a list definition with fewer than nine levels, so those the family lacks are filled.
    filled = levels + tuple(Level(f"{{{n}}}.", "decimal", "") for n in range(len(levels) + 1, LEVELS + 1))
    return (
        f'<w:abstractNum w:abstractNumId="{index}"><w:nsid w:val="{identity}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{identity[::-1]}"/>'
        + "".join(
            _level(number, level, scheme, styles[number - 1] if number <= len(styles) else "")
            for number, level in enumerate(filled, 1)
        )
        + "</w:abstractNum>"
    )


def _level(number: int, level: Level, scheme: str, style: str) -> str:
    text = level.label
    for place in range(1, LEVELS + 1):
        text = text.replace(f"{{{place}}}", f"%{place}")
    left, hanging = _indent(depth(scheme, number), level.label)
    return (
        f'<w:lvl w:ilvl="{number - 1}"><w:start w:val="{level.start}"/><w:numFmt w:val="{_FORMATS[level.counter]}"/>'
        + ('<w:lvlRestart w:val="0"/>' if level.continues else "")
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        # Word prints all counters of such a label in decimals, its own among them.
        + ("<w:isLgl/>" if level.legal and level.label.count("{") > 1 else "")
        + f'<w:suff w:val="{"tab" if level.label else "nothing"}"/><w:lvlText w:val="{escape(text)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _indent(deep: int, label: str) -> tuple[int, int]:
    """Left edge of the text and room for the label, in twentieths of a point, as the template's styles have them."""
    if not label:
        return FIRST, 0
    if deep > 2:
        return FIRST + STEP * (deep - 2), STEP
    widest = label
    for place in range(1, LEVELS + 1):
        widest = widest.replace(f"{{{place}}}", "0")
    room = max(FIRST, 150 * len(widest) + 254)
    return room, room
