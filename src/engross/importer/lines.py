"""Lines of a text to groups that belong together: paragraphs, headings with the rule below them, drawings.

Takes lines, however they are wrapped; returns groups in order, each with the label that it may open with. A blank line,
a rule or a label parts two of them; where a line was broken though its next word had room, the break was meant. Rules
are layout and left out; every other sign is kept as typed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from engross.importer.labels import Label, label_of
from engross.readers.drawn import BARS, is_border
from engross.readers.ruled import ruled
from engross.records import dataclass

RULE = re.compile(r"\s*(?:(?:[=*~-]\s?){3,}|[\u2500-\u257f\u2010-\u2015]{3,})\s*$")
"""A line that parts or underlines; one of `_` is a blank to fill in."""
LONGEST_HEADING = 80
ENDED = re.compile(r"[.;:,\u3002\uff1b\uff1a\uff0c][\"'\u201d\u2019\u00bb)\]*]*(?:\[\d{1,3}\])?$")
"""How words end that are no heading."""
_CLOSED = re.compile(r"(?:(?<!\.)[.;:!?\u3002\uff1b\uff1a]|[;,] ?\w{1,4})[\"'\u201d\u2019\u00bb)\]*]*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.*\S)\1[.:]?$")
_GAP = re.compile(r"\S {3,}(?=\S)|\S ?\t+ *(?=\S)")
_NUMBER_BEGUN = re.compile(r"(?<!\w)\d+(?:\.\d+)*(?:\(\w{1,4}\))+$")
_NUMBER_ENDED = re.compile(r"\(\w{1,4}\)")
_BOX = re.compile(r"([*#|/]).*\1")
_Block = tuple[int, list[str], str, bool]
_LONGEST_WRAP = 200
"""Characters of a line beyond which a text counts as one that is not wrapped."""
_SLACK = 3
_CENTRED = 12
"""The least indent of lines that are taken for centred ones."""
_SHORT = 0.75
"""The part of the usual width below which each line of a few stands for itself (our own setting)."""
_FEW = 6
_MOST_NOTES = 2
"""Lines of words right below a table (our own setting)."""


@dataclass(slots=True)
class Group:
    """Lines that belong together: `raw` those of a drawing, `texts` those of words, without the blanks around them.

    `first` and `last` say whether a blank line or a rule stands above and below; `underline` is the rank that a rule
    below gives, `apart` says that a rule stands above, and `parted` that only a label parts it from the words above.
    """

    texts: list[str]
    indents: list[int]
    line: int
    first: bool
    label: Label | None = None
    last: bool = False
    underline: int = 0
    apart: bool = False
    parted: bool = False
    raw: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words in one line."""
        return joined(self.texts)


@dataclass(frozen=True, slots=True)
class _Set:
    """How a text is set: its usual width, whether blank lines part its paragraphs, whether short lines stand alone."""

    width: int
    flowing: bool
    plain: bool = True


def grouped(lines: Sequence[str], start: int = 1, *, plain: bool = True) -> Iterator[Group]:
    """The groups of a text; without `plain`, only a label or a line in bold parts two lines, as it is in Markdown."""
    setting = _Set(_width(lines), _is_parted(lines), plain)
    for number, block, rule, apart in _blocks(lines):
        above = _captioned(block) if plain else 0
        if above:
            yield from _parts(block[:above], start + number, setting)
            number, block = number + above, block[above:]
        behind = len(block) - _noted(block)
        if plain and _is_drawn(block[:behind]):
            indents, raw = [_indent(block[0])], tuple(block[:behind])
            yield Group([block[0].strip()], indents, start + number, True, last=True, apart=apart, raw=raw)
            if block[behind:]:
                yield from _parts(block[behind:], start + number + behind, setting)
            continue
        parts = list(_parts(block, start + number, setting))
        parts[0].apart, parts[-1].last = apart, True
        if rule and len(parts[-1].texts) == 1 and (len(parts) == 1 or rule == "="):
            parts[-1].underline = 1 if rule == "=" else 2
        yield from parts


def joined(texts: Sequence[str]) -> str:
    """Lines as one; a number that was wrapped within, as in "2(a)" and "(4)", is one again."""
    words = texts[0]
    for text in texts[1:]:
        words += text if _NUMBER_BEGUN.search(words) and _NUMBER_ENDED.match(text) else f" {text}"
    return words


def in_bold(text: str) -> str:
    """The words of a line that is all in bold, as headings are that have no other mark; "" of any other."""
    match = _BOLD.fullmatch(text) if len(text) <= LONGEST_HEADING else None
    return match[2] if match and match[1] not in match[2] else ""


def is_capital(text: str) -> bool:
    """Whether a line is in capitals throughout, as headings are."""
    return (
        text.isupper() and sum(map(str.isalpha, text)) > 2 and len(text) <= LONGEST_HEADING and not ENDED.search(text)
    )


def _width(lines: Sequence[str]) -> int:
    """How long a line may become before it is wrapped."""
    words = [
        line if line.strip() and not RULE.match(line) and "|" not in line and not is_border(line) else ""
        for line in lines
    ]
    lengths = sorted(len(line.rstrip()) for line, below in pairwise(words) if line and below)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_parted(lines: Sequence[str]) -> bool:
    """Whether blank lines part the paragraphs; where there are next to none, each line may be one."""
    full = [number for number, line in enumerate(lines) if line.strip()]
    blank = full[-1] - full[0] + 1 - len(full) if full else 0
    return blank * 12 >= len(full)


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """The blocks of a text; a table whose columns dashes show is one, with the blank lines in it."""
    behind = 0
    for table in ruled(lines):
        yield from _between(lines[behind : table.start], behind)
        yield table.start, list(lines[table.start : table.stop]), "", False
        behind = table.stop
    yield from _between(lines[behind:], behind)


def _between(lines: Sequence[str], start: int) -> Iterator[_Block]:
    """Lines without a blank between, the place of the first, the sign of a rule right below, and whether one is above.

    A rule below one line underlines it; any other stands apart.
    """
    block: list[str] = []
    apart = False
    boxed = _boxed(lines) | _below_headers(lines)
    for number, line in enumerate([*lines, ""]):
        rule = RULE.match(line) if not is_border(line) and number not in boxed else None
        if line.strip() and not rule:
            block.append(line)
            continue
        if block:
            yield start + number - len(block), block, line.strip()[0] if rule else "", apart
            apart = False
        apart |= bool(rule) and len(block) != 1
        block = []


def _boxed(lines: Sequence[str]) -> set[int]:
    """The places of the lines of frames: a line of stars, lines between two stars, and a line of stars."""
    found: set[int] = set()
    opened = -1
    for number, line in enumerate(lines):
        bare = line.strip()
        if len(bare) > 2 and set(bare) == {"*"}:
            if 0 <= opened < number - 1:
                found.update(range(opened, number + 1))
            opened = number if opened < 0 else -1
        elif not (len(bare) > 1 and bare[0] == bare[-1] == "*"):
            opened = -1
    return found


def _below_headers(lines: Sequence[str]) -> set[int]:
    """The places of rules between two lines that have the bars of a table."""
    bars = [" | " in line for line in lines]
    return {n for n in range(1, len(lines) - 1) if bars[n - 1] and bars[n + 1] and RULE.match(lines[n])}


def _is_drawn(block: Sequence[str]) -> bool:
    """Whether lines are a table or a drawing, of which every space counts."""
    block = [line.translate(BARS) for line in block]
    barred = sum(1 for line in block if line.count("|") >= 1 + (not line.strip().startswith("|")))
    if len(block) > 1 and all(_BOX.fullmatch(line.strip()) for line in block):
        return True
    if any(is_border(line) for line in block) or any(ruled(block)) or (len(block) > 1 and barred == len(block)):
        return True
    spaced = sum(1 for line in block if " | " in f"{line} ")
    if spaced > 1 and all("|" in line or RULE.match(line) or _indent(line) > _indent(block[0]) for line in block):
        return True
    gaps = [{match.end() for match in _GAP.finditer(line)} for line in block]
    return len(block) > 1 and any(one & other for one, other in pairwise(gaps)) and not _justified(block)


def _captioned(block: Sequence[str]) -> int:
    """How many lines of words stand right above a table that is drawn with borders; 0 where none do."""
    border = next((number for number, line in enumerate(block) if is_border(line)), 0)
    words = block[:border]
    return border if 0 < border < 3 and not any("|" in line or _GAP.search(line.strip()) for line in words) else 0


def _noted(block: Sequence[str]) -> int:
    """How many lines of words stand right below a table that is drawn with borders, such as how many rows it has."""
    of_table = [number for number, line in enumerate(block) if "|" in line.translate(BARS) or is_border(line)]
    below = block[of_table[-1] + 1 :] if any(map(is_border, block)) else ()
    hangs = any(_indent(line) > _indent(block[0]) or _GAP.search(line.strip()) for line in below)
    return 0 if hangs or len(below) > _MOST_NOTES else len(below)


def _justified(block: Sequence[str]) -> bool:
    """Whether the gaps are those of lines stretched to one length, or of a label set apart from its words."""
    return all(label_of(line.strip()) or not re.search(r"\S {3,}\S", line) for line in block)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _parts(block: Sequence[str], number: int, setting: _Set) -> Iterator[Group]:
    current: Group | None = None
    opened: list[Label] = []
    alone = setting.plain and _stand_alone(block, setting.width)
    for place, line in enumerate(block):
        text, indent = line.strip(), _indent(line)
        label = label_of(text)
        if current is None or alone or _opens(text, indent, label, current, opened, setting):
            if current:
                yield current
            parted = bool(place and label and not alone)
            current = Group([text], [indent], number + place, not place, label, parted=parted)
            opened += [label] if label else []
        else:
            current.texts.append(text)
            current.indents.append(indent)
    if current:
        yield current


def _stand_alone(block: Sequence[str], width: int) -> bool:
    """Whether lines are a few short ones that each begin anew, as those of a title or an address do."""
    if not 1 < len(block) <= _FEW or label_of(block[0].strip()):
        return False
    middles = [len(line.rstrip()) + _indent(line) for line in block]
    indents = {_indent(line) for line in block}
    if len(indents) > 1 and min(indents) >= _CENTRED and max(middles) - min(middles) <= _SLACK:
        return True
    if any(len(line.rstrip()) > width * _SHORT for line in block):
        return False
    if not all(_meant(above.rstrip(), below, width) for above, below in pairwise(block)):
        return False
    if all(line.isupper() for line in block) and block[-1].rstrip().endswith("."):
        return False
    return all(
        not below.strip()[:1].islower() and not _CLOSED.search(above.strip()) and not above.rstrip().endswith(",")
        for above, below in pairwise(block)
    )


def _meant(above: str, below: str, width: int) -> bool:
    """Whether a line was broken though the first word of the next, or its label, had room."""
    first = below if label_of(below) else below.strip().split(" ", 1)[0]
    return len(above) + 1 + len(first) <= width - _SLACK


def _opens(text: str, indent: int, label: Label | None, current: Group, opened: Sequence[Label], setting: _Set) -> bool:
    """Whether a line begins another paragraph than the lines above it."""
    above = current.texts[-1]
    meant = _meant(" " * current.indents[-1] + above, label.text if label else text, setting.width)
    closed = bool(_CLOSED.search(above))
    if label and label.weak and not label.rest:
        return False
    if len(current.texts) == 1 and meant and (in_bold(above) or (is_capital(above) and not text.isupper())):
        return True
    if label is None:
        short = meant and len(above) < setting.width / 2
        return (
            setting.plain and not setting.flowing and (setting.width > _LONGEST_WRAP or (meant and (closed or short)))
        )
    if any(one.follows(other) for seen in opened for one in label.readings for other in seen.readings):
        begins = indent < max(current.indents[1:]) if current.indents[1:] else _as_above(label, current)
        return closed or meant or above.endswith(",") or begins
    if len(current.indents) > 1 and indent < current.indents[-1] and closed:
        return True
    strong = not label.weak and not label.bullet and (closed or not label.word)
    return (closed and (strong or meant or indent <= current.indents[0])) or (meant and strong)


def _as_above(label: Label, current: Group) -> bool:
    """Whether words begin as those above do: where these have a capital and the others none, a wrapped line cites."""
    return current.label is None or current.label.rest[:1].isupper() <= label.rest[:1].isupper()
