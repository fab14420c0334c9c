"""Plain text to its paragraphs, with their labels, indents and headings.

Takes the lines of a text; returns paragraphs in order, not yet nested. What is a heading, its look says: a rule below,
capitals, bold, or a short line that stands alone. Never changes a sign.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from engross.importer.inline import escaped, guarded, typed
from engross.importer.labels import Label, counted
from engross.importer.lines import ENDED, LONGEST_HEADING, Group, grouped, in_bold, joined
from engross.importer.tables import table_of
from engross.importer.text import Kind
from engross.records import dataclass

UNKNOWN = -1
"""The indent of a paragraph of which the file does not say how far it stands in."""
BOLD_RANK = 4
"""The rank of a heading that is one for its bold words."""
CAPITAL_RANK = 5
"""The rank of a heading that is one for its capitals."""
_LOOK = 3
"""The rank of a heading that is one for its label and the words behind it."""
_HEADS = 4
"""Labels of one style of which one at least must be that of a heading (our own setting)."""
_DATED = re.compile(r"\d\.\d|(?<!\d)(?:19|20)\d\d(?!\d)|\d$")
"""A version or a date, by which a line that stands alone is no heading."""


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph before it is nested; `rank` is that of a heading, from 1, and 0 for words.

    `indent` is the column of its first sign, `line` counts from 1. `apart` says that a rule stands above it, `parted`
    that only its label parts it from the paragraph above.
    """

    kind: Kind
    words: str
    label: Label | None = None
    indent: int = 0
    rank: int = 0
    line: int = 1
    apart: bool = False
    parted: bool = False


def paragraphs(lines: Sequence[str]) -> list[Para]:
    """The paragraphs of a plain text, every sign of which is meant as typed."""
    found = _counted(list(grouped(lines)))
    made = [_para(one) for one in found]
    return _called(_sure([_as_heading(made, place, one) for place, one in enumerate(found)]))


def _sure(paras: Sequence[Para]) -> list[Para]:
    """The paragraphs without the headings of labels that few headings have: "(1) The term" leads in, as others do."""
    styles = [_style(para) for para in paras]
    every = Counter(styles)
    heads = Counter(style for para, style in zip(paras, styles, strict=True) if para.kind is Kind.HEADING)
    return [
        replace(para, kind=Kind.PARAGRAPH, rank=0)
        if para.kind is Kind.HEADING and style and para.rank == _LOOK and heads[style] * _HEADS < every[style]
        else para
        for para, style in zip(paras, styles, strict=True)
    ]


def _called(paras: Sequence[Para]) -> list[Para]:
    """The paragraphs with "ARTICLE I" and what it is called, which stands below it, as one heading."""
    kept: list[Para] = []
    for para in paras:
        above = kept[-1] if kept else None
        heads = para.kind is Kind.HEADING and not para.label and not para.apart
        if heads and above and above.label and above.label.word and not above.words:
            kept[-1] = replace(above, kind=Kind.HEADING, rank=above.rank or para.rank, words=para.words)
        else:
            kept.append(para)
    return kept


def _style(para: Para) -> str:
    """The style of a label without a word, "" where there is none or capitals say that it is a heading."""
    label = para.label
    return label.readings[0].style if label and not label.word and not para.words.isupper() else ""


def _counted(found: Sequence[Group]) -> list[Group]:
    """The groups with the labels that count; lines that any other label parted from those above are one again."""
    led = [False, *(one.text.endswith(":") for one in found[:-1])]
    labels = counted([one.label for one in found], led[: len(found)], [one.first for one in found])
    kept: list[Group] = []
    for one, label in zip(found, labels, strict=True):
        if one.parted and label is None:
            kept[-1].texts += one.texts
            kept[-1].last = one.last
        else:
            one.label = label
            kept.append(one)
    return kept


def settled(paras: Sequence[Para]) -> list[Para]:
    """Paragraphs of Markdown or of another reader with the labels that count; any other is among the words again."""
    led = [False, *(para.words.endswith(":") for para in paras[:-1])]
    labels = counted([para.label for para in paras], led[: len(paras)], [not para.parted for para in paras])
    kept: list[Para] = []
    for para, label in zip(paras, labels, strict=True):
        if label is None and para.label and para.parted and kept[-1].kind is para.kind:
            kept[-1] = replace(kept[-1], words=f"{kept[-1].words} {unlabelled(para).words}")
        else:
            kept.append(replace(para, label=label) if label else unlabelled(para))
    return _called(kept)


def unlabelled(para: Para) -> Para:
    """The paragraph with its label among its words."""
    if para.label is None:
        return para
    return replace(para, words=guarded(f"{escaped(para.label.text)} {para.words}".strip(" ")), label=None)


def _para(one: Group) -> Para:
    if one.raw:
        table = table_of(one.raw)
        kind = Kind.TABLE if table else Kind.VERBATIM
        return Para(kind, table or _dedented(one.raw), indent=one.indents[0], line=one.line, apart=one.apart)
    text = one.label.rest if one.label else one.text
    if one.label and len(one.texts) > 1:
        text = joined([one.label.rest, *one.texts[1:]])
    return Para(Kind.PARAGRAPH, typed(text), one.label, one.indents[0], line=one.line, apart=one.apart)


def _dedented(lines: Sequence[str]) -> str:
    spaced = [line.expandtabs(8) for line in lines]
    least = min(len(line) - len(line.lstrip(" ")) for line in spaced)
    return "\n".join(line[least:].rstrip() for line in spaced)


def _as_heading(made: Sequence[Para], place: int, one: Group) -> Para:
    para = made[place]
    after = made[place + 1] if place + 1 < len(made) else None
    rank = 0 if one.raw else _rank(one, para, after, title=not place)
    if not rank:
        return para
    bold = "" if para.label else in_bold(one.text)
    return replace(para, kind=Kind.HEADING, rank=rank, words=typed(bold) if bold else para.words)


def _rank(one: Group, para: Para, after: Para | None, *, title: bool) -> int:
    """The rank of lines that are a heading by their look, 0 for words."""
    if one.underline:
        return one.underline
    label, text = para.label, _words(one, para)
    if text is None or len(text) > LONGEST_HEADING or (label and label.bullet):
        return 0
    if not text:
        return _LOOK if label and label.word else 0
    if label is None and in_bold(text):
        return BOLD_RANK
    capital = text.isupper() and sum(map(str.isalpha, text)) > 2
    if label:
        named = label.word and not (ENDED.search(text) and ". " in text)
        return _LOOK if named or capital or (text[:1].isupper() and _heads(text, label, after)) else 0
    if ENDED.search(text):
        return 0
    if capital:
        return CAPITAL_RANK
    if _DATED.search(text):
        return 0
    alone = (title or (one.first and one.last)) and text[:1].isalpha() and not text[:1].islower()
    longer = after and after.kind is not Kind.TABLE and (title or after.label or len(after.words) > len(text))
    return 6 if alone and longer and len(text) <= LONGEST_HEADING * 3 // 4 else 0


def _words(one: Group, para: Para) -> str | None:
    """The words of one line, or those below "ARTICLE I" in a line of its own; None of lines that are no heading."""
    label, text = para.label, para.label.rest if para.label else one.text
    if label and label.word and not text and one.first and not any(map(ENDED.search, one.texts)):
        return joined(one.texts[1:] or [""])
    return text if len(one.texts) == 1 else None


def _heads(text: str, label: Label, after: Para | None) -> bool:
    """Whether words behind a label head others: they are not ended, and the next of their list does not follow."""
    if ENDED.search(text) or after is None:
        return False
    following = after.label.readings if after.label else ()
    return not any(one.follows(other) for one in following for other in label.readings)
