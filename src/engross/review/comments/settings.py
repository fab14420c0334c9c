"""What was set otherwise without tracking: levels, numbers and headings of paragraphs, and the looks of words.

Takes the rows of a returned file beside those that were sent out; returns each difference in words. Numbers that shift
because a paragraph before them did are reported with that paragraph. Layout, which says nothing, has a kind by which
it can be folded.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from engross.records import dataclass
from engross.review.comments.laid import MatchedRows, Row, in_body
from engross.review.comments.marks import PLAIN, Label, Look, Setting
from engross.review.comments.tokens import Token, matched

_TITLE = 1
_POINT = 20
"""Twentieths of a point in one."""
_NEAR = 40
"""Twentieths of a point by which another program may set an indent otherwise (our own setting)."""
_Indent = tuple[int, int, int]
_Sort = tuple[int, bool, int, _Indent]
"""A level of headings, whether a list counts the paragraph, its level there, and the indents that were sent out."""
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
    usual = _usual(found)
    for index in found.pairs:
        if not _took_over(found, index):
            resets += [*_looks(found, index), *_layout(found, index, usual)]
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


def _usual(found: MatchedRows) -> Mapping[_Sort, _Indent]:
    """The indents that the returned file gives most paragraphs of each sort.

    They are those that were sent out, save where another release of the toolkit or another program set them.
    """
    counts: dict[_Sort, Counter[_Indent]] = {}
    for index, old in found.pairs.items():
        sort = _sort(found.sent.body[old].line.setting)
        counts.setdefault(sort, Counter())[found.rows[index].line.setting.indent] += 1
    return {sort: count.most_common(1)[0][0] for sort, count in counts.items()}


def _sort(setting: Setting) -> _Sort:
    return setting.heading, bool(setting.list), setting.level, setting.indent


def _layout(found: MatchedRows, index: int, usual: Mapping[_Sort, _Indent]) -> Iterator[Reset]:
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
        ("borders", was.border or "none", now.border or "none"),
        ("line numbers", _on(was.lined), _on(now.lined)),
        ("indents", *_indents(was, now, usual[_sort(was)])),
    ):
        if old != new:
            yield replace(_whole(index, f"{kind} {old} -> {new}", base), layout=kind)
    for kind, name in (("size", "size"), ("raised words", "raised"), ("small capitals", "small")):
        yield from _of_words(found, index, kind, name)


def _indents(was: Setting, now: Setting, usual: _Indent) -> tuple[str, str]:
    """How far the lines of a paragraph stood in and stand in: those at the left and right, and the first.

    Another level or list has other indents, which is told.
    """
    same = (bool(was.list), was.level) == (bool(now.list), now.level)
    moves = same and any(abs(old - new) > _NEAR for old, new in zip(usual, now.indent, strict=True))
    before, after = (
        "{:g}, {:g}, first {:g} pt".format(*(one / _POINT for one in indent)) for indent in (usual, now.indent)
    )
    return before, after if moves else before


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
