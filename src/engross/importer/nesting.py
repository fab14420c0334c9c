"""Paragraphs in a row to a tree: what each hangs below, by the order of labels, by headings and by indents.

Takes paragraphs; returns blocks. A label that can mean two things means what the labels behind it go on with. The order
of reading is that of the paragraphs, whatever hangs below what.
"""

from collections.abc import Sequence

from engross.importer.labels import Reading
from engross.importer.leading import COLONS, Open, led
from engross.importer.paragraphs import UNKNOWN, Para
from engross.importer.text import Block, Kind

_AHEAD = 200
"""Paragraphs behind a label among which the next of its list is looked for (our own setting)."""


_DEEPEST = 40
"""Paragraphs that hang below each other; what would hang deeper stands beside the last."""


def nested(paras: Sequence[Para]) -> tuple[Block, ...]:
    """The paragraphs as blocks in blocks."""
    root = Open(Para(Kind.HEADING, "", indent=-1))
    stack = [root]
    for place, para in enumerate(paras):
        titled = not place and para.kind is Kind.HEADING and para.label is None
        if para.label:
            reading, level = _labelled(para, stack, paras[place + 1 : place + _AHEAD])
        else:
            reading, level = None, _unlabelled(para, stack, paras[place + 1 : place + _AHEAD])
        level = min(level, _DEEPEST)
        opened = Open(para, reading)
        del stack[level:]
        stack[-1].below.append(opened)
        if not titled and (para.label or para.kind is Kind.HEADING):
            stack.append(opened)
    led(root)
    return tuple(child.block() for child in root.below)


def _labelled(para: Para, stack: Sequence[Open], ahead: Sequence[Para]) -> tuple[Reading, int]:
    """What the label means, and how much of the stack stays above its paragraph."""
    assert para.label
    candidates = [
        (level, reading)
        for level in range(len(stack) - 1, 0, -1)
        for reading in para.label.readings
        if _continues(reading, stack[level])
    ]
    fresh = next((one for one in para.label.readings if one.value == 1), None)
    if para.label.bullet:
        return para.label.readings[0], _bullet(para, stack)
    if para.apart and fresh and not candidates and para.label.text.startswith("["):
        # Notes stand behind a rule, and belong to no clause.
        return fresh, 1
    if candidates:
        level, reading = min(candidates, key=lambda one: _unlike(stack[one[0]].para, para))
        if fresh is None or _goes_on(reading, fresh, para, stack[level], ahead):
            return reading, level
    reading = fresh or para.label.readings[0]
    return reading, _new(para, reading, stack, ahead)


def _unlike(one: Para, other: Para) -> tuple[bool, int]:
    """How unlike two paragraphs look that may stand side by side: what heads beside what does not, then by indent."""
    return (one.kind is Kind.HEADING) != (other.kind is Kind.HEADING), abs(one.indent - other.indent)


def _continues(reading: Reading, other: Open) -> bool:
    return other.reading is not None and reading.follows(other.reading)


def _is_of(reading: Reading, other: Open) -> bool:
    """Whether a label is one of the same list style as another."""
    return other.reading is not None and (reading.style, reading.above) == (other.reading.style, other.reading.above)


def _goes_on(reading: Reading, fresh: Reading, para: Para, open_: Open, ahead: Sequence[Para]) -> bool:
    """Whether a label that may go on with a list does, rather than begin one."""
    if reading is fresh:
        return True
    if para.indent != open_.para.indent:
        return para.indent < open_.para.indent
    for later in ahead:
        for one in later.label.readings if later.label else ():
            if one.follows(fresh):
                return False
            if one.follows(reading):
                return True
    return True


def _new(para: Para, reading: Reading, stack: Sequence[Open], ahead: Sequence[Para]) -> int:
    """Where a list begins: below the number that it has more parts of, else at the deepest place its indent allows."""
    for level in range(len(stack) - 1, 0, -1):
        known = stack[level].reading
        if known and reading.below(known):
            return level + 1
    if para.label and para.label.word:
        return _by_name(para, stack, reading, ahead)
    if para.kind is Kind.HEADING and not _begins_again(reading, ahead):
        # Sections that count through the text are no part of a heading without a number, unless that ranks higher.
        beside = (n for n in range(1, len(stack)) if stack[n].reading is None and _ranks(stack[n].para, para))
        if (level := next(beside, 0)) and not any(one.reading for one in stack[:level]):
            return level
    for level in range(1, len(stack)):
        # What begins below a heading of the same style is a list in it.
        heads = stack[level].para.kind is Kind.HEADING and para.kind is not Kind.HEADING and reading.value == 1
        same = _is_of(reading, stack[level]) and not heads
        # A first label begins anew in its list, unless the paragraph above it, which is of another list, leads it in.
        again = para.indent < stack[-1].para.indent if level < len(stack) - 1 else para.indent <= stack[-1].para.indent
        if same and (again or reading.value != 1):
            return level
    return _within(para.indent, stack)


def _ranks(above: Para, para: Para) -> bool:
    """Whether a heading above stands no higher than this one."""
    return above.kind is Kind.HEADING and above.rank >= para.rank


def _begins_again(reading: Reading, ahead: Sequence[Para]) -> bool:
    """Whether a list of headings begins anew further down."""
    return any(
        (one.style, one.above, one.value) == (reading.style, reading.above, reading.value)
        for para in ahead
        if para.kind is Kind.HEADING and para.label
        for one in para.label.readings
    )


def _by_name(para: Para, stack: Sequence[Open], reading: Reading, ahead: Sequence[Para]) -> int:
    """A part by name ("Annex A") stands beside parts of its own name, else below headings that look like more."""
    for level in range(1, len(stack)):
        known = stack[level].reading
        alone = known is None and stack[level].para.rank >= para.rank
        beside = known and (known.style == reading.style or para.kind is Kind.HEADING)
        if alone or (beside and not _holds_part(stack, level, reading, ahead)):
            return level
    return len(stack)


def _holds_part(stack: Sequence[Open], level: int, reading: Reading, ahead: Sequence[Para]) -> bool:
    """Whether parts of another name stand within one: the next of its name comes further down, or did the like."""
    known = stack[level].reading
    if known is None or known.style == reading.style or not (label := stack[level].para.label) or not label.word:
        return False
    if any(one.follows(known) for para in ahead if para.label for one in para.label.readings):
        return True
    before = (one for one in stack[level - 1].below if one.reading and one.reading.style == known.style)
    return any(low.reading is not None and low.reading.style == reading.style for one in before for low in one.below)


def _within(indent: int, stack: Sequence[Open]) -> int:
    """How much of the stack stays above a line of an indent: what stands further in is over."""
    level = len(stack)
    while level > 1 and stack[level - 1].para.kind is not Kind.HEADING and stack[level - 1].para.indent > indent:
        level -= 1
    return level


def _bullet(para: Para, stack: Sequence[Open]) -> int:
    assert para.label
    for level in range(len(stack) - 1, 0, -1):
        other = stack[level].para
        if other.label and other.label.bullet and other.indent <= para.indent:
            same = other.indent == para.indent and other.label.text == para.label.text
            return level if same or other.indent == para.indent else level + 1
    return _within(para.indent, stack)


def _unlabelled(para: Para, stack: Sequence[Open], ahead: Sequence[Para]) -> int:
    if para.kind is Kind.HEADING:
        return _heading(para, stack)
    if para.apart:
        return 1
    later = next((one for one in ahead if one.label or one.kind is Kind.HEADING), None)
    readings = later.label.readings if later and later.label else ()
    going = (n for n in range(len(stack) - 1, 0, -1) if any(_continues(one, stack[n]) for one in readings))
    goes_on = next(going, 0)
    top = stack[-1].para
    lists = later is not None and later.kind is not Kind.HEADING
    first = next((one for one in readings if one.value == 1 and lists), None)
    if first and not goes_on and top.label and para.indent in (UNKNOWN, top.indent):
        # Words before a list that begins are those that lead it in.
        return next((n for n in range(1, len(stack)) if _is_of(first, stack[n])), len(stack))
    drawn = para.kind in (Kind.TABLE, Kind.VERBATIM)
    if goes_on and drawn and _beside(stack[goes_on].para, para) and not top.words.endswith(COLONS):
        return goes_on
    deepest = len(stack)
    while deepest > 1 and not _holds(stack[deepest - 1].para, para):
        deepest -= 1
    return max(deepest, goes_on + 1) if goes_on and para.indent in (UNKNOWN, stack[goes_on].para.indent) else deepest


def _beside(above: Para, para: Para) -> bool:
    return above.kind is not Kind.HEADING and above.indent == para.indent


def _holds(above: Para, para: Para) -> bool:
    """Whether words without a label hang below a paragraph: a heading, or one that stands further out."""
    return above.kind is Kind.HEADING or above.indent < para.indent


def _heading(para: Para, stack: Sequence[Open]) -> int:
    """Below the heading above it that has a higher rank; what is no heading is over."""
    level = len(stack)
    while level > 1 and (stack[level - 1].para.kind is not Kind.HEADING or stack[level - 1].para.rank >= para.rank):
        level -= 1
    return level
