"""Plain text to its paragraphs: which lines belong together, with their labels, indents and headings.

Takes the lines of a text, however they are wrapped; returns paragraphs in order, not yet nested. A blank line, a rule
or a label parts two of them; where a line was broken though its next word had room, the break was meant. Rules are
layout and left out; every other sign is kept as typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engross.importer.inline import escaped, guarded, typed
from engross.importer.labels import Label, counted, label_of
from engross.importer.tables import table_of
from engross.importer.text import Kind

RULE = re.compile(r"\s*(?:(?:[=*~-]\s?){3,}|[\u2500-\u257f\u2010-\u2015]{3,})\s*$")
"""A line that parts or underlines; one of `_` is a blank to fill in."""
_CLOSED = re.compile(r"(?:(?<!\.)[.;:!?\u3002\uff1b\uff1a]|[;,] ?\w{1,4})[\"'\u201d\u2019\u00bb)\]*]*$")
_ENDED = re.compile(r"[.;:,\u3002\uff1b\uff1a\uff0c][\"'\u201d\u2019\u00bb)\]*]*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.*\S)\1[.:]?$")
_GAP = re.compile(r"\S {3,}(?=\S)|\S ?\t+ *(?=\S)")
_LONGEST_HEADING = 80
_LONGEST_WRAP = 200
"""Characters of a line beyond which a text counts as one that is not wrapped."""
_SLACK = 3
BOLD_RANK = 4
"""The rank of a heading that is one for its bold words."""


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph before it is nested; `rank` is that of a heading, from 1, and 0 for words.

    `indent` is the column of its first sign, `line` counts from 1; `apart` says that a rule stands above it.
    """

    kind: Kind
    words: str
    label: Label | None = None
    indent: int = 0
    rank: int = 0
    line: int = 1
    apart: bool = False


@dataclass(slots=True)
class _Lines:
    """Lines that belong together, before their label is judged."""

    texts: list[str]
    indents: list[int]
    line: int
    first: bool
    last: bool = False
    underline: int = 0
    apart: bool = False
    parted: bool = False
    raw: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def paragraphs(lines: Sequence[str]) -> list[Para]:
    """The paragraphs of a plain text, every sign of which is meant as typed."""
    found = list(_split(lines, 1))
    led = [False, *(one.text.endswith(":") for one in found[:-1])]
    labels = counted([label_of(one.text) if not one.raw else None for one in found], led[: len(found)])
    found, labels = _rejoined(found, labels)
    made = [_para(one, label) for one, label in zip(found, labels, strict=True)]
    return [_as_heading(made, place, one) for place, one in enumerate(found)]


def _rejoined(found: Sequence[_Lines], labels: Sequence[Label | None]) -> tuple[list[_Lines], list[Label | None]]:
    """The same, lines that a label parted from those above made one again where the label is none."""
    kept: list[_Lines] = []
    counting: list[Label | None] = []
    for one, label in zip(found, labels, strict=True):
        if one.parted and label is None:
            kept[-1].texts += one.texts
            kept[-1].last = one.last
        else:
            kept.append(one)
            counting.append(label)
    return kept, counting


def runs(lines: Sequence[str], start: int) -> Iterator[tuple[str, int, int]]:
    """The paragraphs that lines without a blank between hold, as they are typed, with the indent and line of each."""
    for one in _split(lines, start):
        yield one.text if not one.raw else " ".join(one.raw), one.indents[0], one.line


def settled(paras: Sequence[Para]) -> list[Para]:
    """Paragraphs of Markdown or of another reader with the labels that count; any other is among the words again."""
    led = [False, *(para.words.endswith(":") for para in paras[:-1])]
    labels = counted([para.label for para in paras], led[: len(paras)])
    return [_settled(para, label) for para, label in zip(paras, labels, strict=True)]


def _settled(para: Para, label: Label | None) -> Para:
    return replace(para, label=label) if label else unlabelled(para)


def unlabelled(para: Para) -> Para:
    """The paragraph with its label among its words."""
    if para.label is None:
        return para
    return replace(para, words=guarded(f"{escaped(para.label.text)} {para.words}".strip(" ")), label=None)


def in_bold(text: str) -> str:
    """The words of a line that is all in bold, as headings are that have no other mark; "" of any other."""
    match = _BOLD.fullmatch(text) if len(text) <= _LONGEST_HEADING else None
    return match[2] if match and match[1] not in match[2] else ""


def _para(one: _Lines, label: Label | None) -> Para:
    if one.raw:
        table = table_of(one.raw)
        kind = Kind.TABLE if table else Kind.VERBATIM
        return Para(kind, table or _dedented(one.raw), indent=one.indents[0], line=one.line, apart=one.apart)
    text = label.rest if label else one.text
    return Para(Kind.PARAGRAPH, typed(text), label, one.indents[0], line=one.line, apart=one.apart)


def _as_heading(made: Sequence[Para], place: int, one: _Lines) -> Para:
    para = made[place]
    rank = 0 if one.raw else _rank(one, para, made[place + 1] if place + 1 < len(made) else None)
    if not rank:
        return para
    bold = "" if para.label else in_bold(one.text)
    return replace(para, kind=Kind.HEADING, rank=rank, words=typed(bold) if bold else para.words)


def _rank(one: _Lines, para: Para, after: Para | None) -> int:
    """The rank of lines that are a heading by their look, 0 for words."""
    if one.underline:
        return one.underline
    label, text = para.label, para.label.rest if para.label else one.text
    if len(one.texts) > 1 or len(text) > _LONGEST_HEADING or (label and label.bullet):
        return 0
    if not text:
        return 3 if label and label.word else 0
    if label is None and in_bold(text):
        return BOLD_RANK
    capital = text.isupper() and sum(map(str.isalpha, text)) > 2
    if label:
        return 3 if label.word or capital or (text[:1].isupper() and not _ENDED.search(text)) else 0
    if capital and not _ENDED.search(text):
        return 5
    alone = one.first and one.last and not text[:1].islower() and not _ENDED.search(text)
    longer = after and after.kind is not Kind.TABLE and (after.label or len(after.words) > len(text))
    return 6 if alone and longer and len(text) <= _LONGEST_HEADING * 3 // 4 and text[:1].isalpha() else 0


def _split(lines: Sequence[str], start: int) -> Iterator[_Lines]:
    width = _width(lines)
    flowing = _is_parted(lines)
    for number, block, rule, apart in _blocks(lines):
        if _is_drawn(block):
            raw = tuple(block)
            yield _Lines([block[0].strip()], [_indent(block[0])], start + number, True, apart=apart, raw=raw)
            continue
        parts = list(_parts(block, start + number, width, flowing))
        parts[0].apart, parts[-1].last = apart, True
        if rule and len(parts[-1].texts) == 1 and (len(parts) == 1 or rule == "="):
            parts[-1].underline = 1 if rule == "=" else 2
        yield from parts


def _width(lines: Sequence[str]) -> int:
    """How long a line may become before it is wrapped."""
    lengths = sorted(len(line.rstrip()) for line, below in pairwise(lines) if line.strip() and below.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_parted(lines: Sequence[str]) -> bool:
    """Whether blank lines part the paragraphs; where there are next to none, each line may be one."""
    full = sum(1 for line in lines if line.strip())
    return (len(lines) - full) * 12 >= full


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str], str, bool]]:
    """Lines without a blank between, the place of the first, the sign of a rule right below, and whether one is above.

    A rule below one line underlines it; any other stands apart.
    """
    block: list[str] = []
    apart = False
    for number, line in enumerate([*lines, ""]):
        rule = RULE.match(line) if not _is_border(line) else None
        if line.strip() and not rule:
            block.append(line)
            continue
        if block:
            yield number - len(block), block, line.strip()[0] if rule else "", apart
            apart = False
        apart |= bool(rule) and len(block) != 1
        block = []


def _is_border(line: str) -> bool:
    return bool(re.fullmatch(r"\s*[+|](?:[=:-]+[+|])+\s*", line))


def _is_drawn(block: Sequence[str]) -> bool:
    """Whether lines are a table or a drawing, of which every space counts."""
    barred = sum(1 for line in block if line.count("|") >= 1 + (not line.strip().startswith("|")))
    if any(_is_border(line) for line in block) or (len(block) > 1 and barred == len(block)):
        return True
    gaps = [{match.end() for match in _GAP.finditer(line)} for line in block]
    return len(block) > 1 and any(one & other for one, other in pairwise(gaps)) and not _justified(block)


def _justified(block: Sequence[str]) -> bool:
    """Whether the gaps are those of lines stretched to one length, or of a label set apart from its words."""
    return all(label_of(line.strip()) or not re.search(r"\S {3,}\S", line) for line in block)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _parts(block: Sequence[str], number: int, width: int, flowing: bool) -> Iterator[_Lines]:
    current: _Lines | None = None
    opened: list[Label] = []
    for place, line in enumerate(block):
        text, indent = line.strip(), _indent(line)
        label = label_of(text)
        if current is None or _opens(text, indent, label, current, opened, width, flowing):
            if current:
                yield current
            current = _Lines([text], [indent], number + place, not place, parted=bool(place and label))
            opened += [label] if label else []
        else:
            current.texts.append(text)
            current.indents.append(indent)
    if current:
        yield current


def _opens(
    text: str, indent: int, label: Label | None, current: _Lines, opened: Sequence[Label], width: int, flowing: bool
) -> bool:
    """Whether a line begins another paragraph than the lines above it."""
    above = current.texts[-1]
    meant = current.indents[-1] + len(above) + 1 + len(text.split(" ", 1)[0]) <= width - _SLACK
    closed = bool(_CLOSED.search(above))
    if label and label.weak and not label.rest:
        return False
    if len(current.texts) == 1 and meant and (in_bold(above) or _is_capital(above)):
        return True
    if label is None:
        return (meant or width > _LONGEST_WRAP) and closed and not flowing
    if any(one.follows(other) for seen in opened for one in label.readings for other in seen.readings):
        return closed or meant or above.endswith(",") or indent < max(current.indents[1:], default=indent + 1)
    if len(current.indents) > 1 and indent < current.indents[-1] and closed:
        return True
    strong = not label.weak and not label.bullet
    return (closed and (strong or meant or indent <= current.indents[0])) or (meant and strong)


def _is_capital(text: str) -> bool:
    return (
        text.isupper() and sum(map(str.isalpha, text)) > 2 and len(text) <= _LONGEST_HEADING and not _ENDED.search(text)
    )


def _dedented(lines: Sequence[str]) -> str:
    spaced = [line.expandtabs(8) for line in lines]
    least = min(_indent(line) for line in spaced)
    return "\n".join(line[least:].rstrip() for line in spaced)
