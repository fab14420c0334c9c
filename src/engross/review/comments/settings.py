"""What was set otherwise without tracking: levels, numbers and headings of paragraphs, and the looks of words.

Takes the rows of a returned file beside those that were sent out; returns each difference in words. Numbers that shift
because a paragraph before them did are reported with that paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from engross.review.comments.laid import MatchedRows, Row, in_body
from engross.review.comments.marks import PLAIN, Label, Look, Setting
from engross.review.comments.tokens import matched

_TITLE = 1
Dress = tuple[Look, str]
"""The look of words, and the address that they lead to."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Words, or a `whole` paragraph, set otherwise: the returned row, what differs, and the range that was sent out."""

    index: int
    what: str
    text: str
    span: tuple[int, int]
    whole: bool = False


def settings(found: MatchedRows) -> list[Reset]:
    """Every difference, in reading order."""
    resets = [*_paragraphs(found)]
    for index in found.pairs:
        resets += _looks(found, index)
    return sorted(resets, key=lambda reset: (reset.index, reset.span))


def _paragraphs(found: MatchedRows) -> Iterator[Reset]:
    """The paragraphs whose level, heading or number differs, each with how many numbers shift for it."""
    shifting: list[tuple[Reset, int]] = []
    # Where whole paragraphs came or went, what follows is counted otherwise, and that is reported already.
    silent = _recounted(found)
    for index, old in sorted(found.pairs.items()):
        row, base = found.rows[index], found.sent.body[old]
        said = _set_otherwise(base.line.setting, row.line.setting)
        was, now = base.line.label, row.line.label
        if said:
            shown = f"prints as {_shown(now)}, was {_shown(was)}" if was.text != now.text else ""
            shifting.append((_whole(index, ", ".join(filter(None, (*said, shown))), base), 0))
        elif was.text != now.text and not (silent and not shifting):
            if shifting:
                reset, count = shifting.pop()
                shifting.append((reset, count + 1))
            else:
                shifting.append((_whole(index, f"number {_shown(was)} -> {_shown(now)}", base), 0))
    for reset, count in shifting:
        more = f"; {count} later {'number shifts' if count == 1 else 'numbers shift'}" if count else ""
        yield replace(reset, what=reset.what + more)


def _whole(index: int, what: str, base: Row) -> Reset:
    return Reset(index, what, base.line.text, (0, len(base.line.text)), whole=True)


def _recounted(found: MatchedRows) -> bool:
    """Whether a numbered paragraph came or went without tracking."""
    paired = set(found.pairs.values())
    gone = any(row.line.setting.list and old not in paired for old, row in enumerate(found.sent.body))
    return gone or any(
        row.line.setting.list and in_body(row) and not row.line.new and row.tokens and index not in found.pairs
        for index, row in enumerate(found.rows)
    )


def _set_otherwise(was: Setting, now: Setting) -> list[str]:
    said = []
    if was.heading != now.heading:
        said.append(f"{_heading(was)} -> {_heading(now)}")
    if bool(was.list) != bool(now.list):
        said.append("number taken away" if was.list else "number added")
    elif was.level != now.level:
        said.append(f"level {was.level + 1} -> {now.level + 1}")
    return said


def _heading(setting: Setting) -> str:
    if not setting.heading:
        return "text"
    return "title" if setting.heading == _TITLE else f"heading of level {setting.heading - 1}"


def _shown(label: Label) -> str:
    return label.text or "nothing"


def _looks(found: MatchedRows, index: int) -> Iterator[Reset]:
    """Words of a row that are hidden, struck out, bold, slanted or marked, and were not, or lead elsewhere."""
    row, base = found.rows[index], found.sent.body[found.pairs[index]]
    plain = {(words.look, words.address) for line in (row.line, base.line) for words in line.sent if words.text.strip()}
    if len(plain) < 2:
        return
    was, now = spread(base), spread(row)
    pairs = [pair for pair in matched(found.base[index], row.tokens) if not pair[0].text.isspace()]
    for what, group in groupby(pairs, lambda pair: _differing(was[pair[0].start], now[pair[1].start])):
        if what:
            tokens = [old for old, _ in group]
            span = (tokens[0].start, tokens[-1].end)
            yield Reset(index, what, base.line.text[slice(*span)], span)


def spread(row: Row) -> list[Dress]:
    """The look of each character, and where it leads."""
    return [(words.look, words.address) for words in row.line.sent for _ in words.text] or [(PLAIN, "")]


def _differing(before: Dress, after: Dress) -> str:
    (was, led), (now, leads) = before, after
    names = {
        "hidden": "hidden",
        "struck": "struck through",
        "covered": "unseen",
        "capitals": "capitals",
        "strong": "bold",
        "emphasis": "italic",
    }
    found = [
        f"{said} {'on' if getattr(now, name) else 'off'}"
        for name, said in names.items()
        if getattr(was, name) != getattr(now, name)
    ]
    marks = {"marker": (was.marker, now.marker)}
    # A link that was turned to text keeps the look of one, and says what it said.
    if leads or not led:
        marks |= {"colour": (was.colour, now.colour), "underline": (was.underline, now.underline)}
        marks["link"] = led.rstrip("/"), leads.rstrip("/")
    found += (f"{name} {old or 'none'} -> {new or 'none'}" for name, (old, new) in marks.items() if old != new)
    return ", ".join(found)
