"""What was set otherwise without tracking: levels, numbers and headings of paragraphs, and the looks of words.

Takes the rows of a returned file beside those that were sent out; returns each difference in words. Numbers that shift
because a paragraph before them did are reported with that paragraph. Layout, which says nothing, has a kind by which
it can be folded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from engross.review.comments.laid import MatchedRows, Row, in_body
from engross.review.comments.marks import PLAIN, Label, Look, Setting
from engross.review.comments.tokens import Token, matched

_TITLE = 1
Dress = tuple[Look, str]
"""The look of words, and the address that they lead to."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Words, or a `whole` paragraph, set otherwise: the returned row, what differs, and the range that was sent out.

    `layout` is the kind of a difference of layout alone.
    """

    index: int
    what: str
    text: str
    span: tuple[int, int]
    whole: bool = False
    layout: str = ""


def settings(found: MatchedRows) -> list[Reset]:
    """Every difference, in reading order."""
    resets = [*_paragraphs(found)]
    for index in found.pairs:
        if not _took_over(found, index):
            resets += [*_looks(found, index), *_layout(found, index)]
    resets += _led(found)
    return sorted(resets, key=lambda reset: (reset.index, reset.span))


def _took_over(found: MatchedRows, index: int) -> bool:
    """Whether a paragraph is set as the one before it, which our own redline takes out.

    LibreOffice sets it so when it saves a redline.
    """
    row, before = found.rows[index], found.rows[index - 1] if index else None
    was = found.sent.body[found.pairs[index]].line.setting
    return (
        before is not None
        and before.line.gone
        and before.line.setting.heading == row.line.setting.heading != was.heading
        and (row.line.setting.list, row.line.setting.level) == (was.list, was.level)
    )


def _paragraphs(found: MatchedRows) -> Iterator[Reset]:
    """The paragraphs whose level, heading or number differs, each with how many numbers shift for it."""
    shifting: list[tuple[Reset, int]] = []
    # Where whole paragraphs came or went, what follows is counted otherwise, and that is reported already.
    silent = _recounted(found)
    for index, old in sorted(found.pairs.items()):
        row, base = found.rows[index], found.sent.body[old]
        if _took_over(found, index):
            continue
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


def _layout(found: MatchedRows, index: int) -> Iterator[Reset]:
    """A paragraph or words that stand elsewhere on the page, or in letters of another size, and read the same."""
    row, base = found.rows[index], found.sent.body[found.pairs[index]]
    was, now = base.line.setting, row.line.setting
    if was.heading != now.heading:
        # Another style, which is told, and all that comes with it.
        return
    for kind, old, new in (
        ("alignment", was.aligned or "left", now.aligned or "left"),
        ("page breaks", _on(was.paged), _on(now.paged)),
        ("text direction", was.turned or "across", now.turned or "across"),
    ):
        if old != new:
            yield replace(_whole(index, f"{kind} {old} -> {new}", base), layout=kind)
    for kind, name in (("size", "size"), ("raised words", "raised"), ("small capitals", "small")):
        yield from _of_words(found, index, kind, name)


def _of_words(found: MatchedRows, index: int, kind: str, name: str) -> Iterator[Reset]:
    """The words of a row that differ in one property of their look."""
    row, base = found.rows[index], found.sent.body[found.pairs[index]]
    if len({getattr(words.look, name) for line in (row.line, base.line) for words in line.sent}) < 2:
        return
    was, now = spread(base), spread(row)
    pairs = [pair for pair in matched(found.base[index], row.tokens) if not pair[0].text.isspace()]

    def looks(pair: tuple[Token, Token]) -> tuple[object, object]:
        """The property before and now."""
        return getattr(was[pair[0].start][0], name), getattr(now[pair[1].start][0], name)

    for (old, new), group in groupby(pairs, looks):
        if old != new:
            tokens = [token for token, _ in group]
            span = (tokens[0].start, tokens[-1].end)
            said = f"{kind} {_on(old)} -> {_on(new)}"
            yield Reset(index, said, base.line.text[slice(*span)], span, layout=kind)


def _on(value: object) -> str:
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else f"{int(str(value)) / 2:g} pt"


def _led(found: MatchedRows) -> Iterator[Reset]:
    """References that lead to another place, and bookmarks that they lead to which stand at another paragraph."""
    cited = {token.key[1] for row in found.rows for token in row.tokens if len(token.key) > 1}
    numbers = {id: row.line.label.number or id for row in found.sent.body for id in row.own}
    for index, old in sorted(found.pairs.items()):
        row, base = found.rows[index], found.sent.body[old]
        for id in row.own:
            if id in cited and id in numbers and id != base.id and id not in base.own:
                yield _whole(index, f"references to {numbers[id]} lead here", base)
        for gap in found.gaps[index]:
            was, now = _cited(base.tokens, gap.old), _cited(row.tokens, gap.new)
            if was and now and base.line.text[slice(*gap.old)] == row.line.text[slice(*gap.new)]:
                told = f"reference to {numbers.get(was, was)} -> {numbers.get(now, now)}"
                yield Reset(index, told, base.line.text[slice(*gap.old)], gap.old)


def _cited(found: Sequence[Token], span: tuple[int, int]) -> str:
    """What the first reference within a range leads to."""
    return next((one.key[1] for one in found if span[0] <= one.start < span[1] and len(one.key) > 1), "")


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
