"""Plain text: a `Document` in, a file to be saved as LICENSE out.

Takes the numbered tree; returns UTF-8 lines of at most 80 columns, labels hanging, one step of indentation a level.
Conspicuous provisions are in capitals, numbers excepted. A row of a table is a hanging paragraph whose cells are parted
by bars, so that the words keep their order however long a cell is. Never breaks a word or a link.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from textwrap import wrap

from engross.model import Document, Inline, Kind, Paragraph, Provision, Reference, Table, Term, Text
from engross.writers.quotes import in_text

WIDTH = 80
BAR = " | "
"""What parts the cells of a row."""

_HANG_OF_CLAUSES = 5
_HANG_OF_ITEMS = 4
_RULES = {Kind.SECTION: "-", Kind.ANNEX: "="}
_KEPT = "\ue000"
"""Holds "Section" and its number on one line while lines are broken; plain text has an ordinary space there."""

_wrap = partial(wrap, break_long_words=False, break_on_hyphens=False)


def write(document: Document) -> bytes:
    """The document as plain text, ending in its closing line."""
    document = in_text(document)
    terms, closing = (
        [block for top in part for block in _blocks(top, "", _hang((top,)), capitals=False)]
        for part in (document.terms, document.behind)
    )
    end = [_centred(document.end)] if document.end else []
    return ("\n\n".join((*terms, *end, *closing)) + "\n").encode()


def _blocks(provision: Provision, indent: str, hang: int, *, capitals: bool) -> Iterator[str]:
    """The blocks of a provision whose label stands at `indent` and whose words hang by `hang` columns."""
    capitals = capitals or provision.conspicuous
    body = indent + " " * hang
    opening = indent + provision.label.ljust(hang) if provision.label else body
    if provision.kind is Kind.TITLE:
        yield from _title(provision)
    elif provision.heading:
        yield _heading(provision, indent, hang)
        opening = body
    for block in provision.body if provision.kind is not Kind.TITLE else ():
        if isinstance(block, Table):
            yield _table(block, body, capitals=capitals)
        elif block.manner:
            yield _set_in(block, opening, body, capitals=capitals)
        else:
            yield _wrapped(_words(block.inlines, capitals=capitals), opening, body)
        opening = body
    below = {listed: _hang(one for one in provision.children if _is_item(one) is listed) for listed in (True, False)}
    inner = body + " " * _HANG_OF_ITEMS if provision.kind is Kind.DEFINITION else body
    for child in provision.children:
        # What goes on behind a list stands at the edge of the words that lead it in.
        goes_on = child.kind is Kind.CLAUSE and not child.scheme and provision.kind not in _RULES
        yield from _blocks(
            child, body if goes_on else inner, 0 if goes_on else below[_is_item(child)], capitals=capitals
        )


def _is_item(provision: Provision) -> bool:
    return provision.kind is Kind.ITEM


def _set_in(block: Paragraph, opening: str, body: str, *, capitals: bool) -> str:
    """A quotation, set in, or verbatim words, line by line as they are typed."""
    words = _words(block.inlines, capitals=capitals and block.manner != "verbatim")
    inner = " " * _HANG_OF_ITEMS
    if block.manner == "quote":
        return _wrapped(words, opening + inner, body + inner)
    first, *more = words.split("\n")
    return "\n".join((opening + inner + first, *((body + inner + line).rstrip() for line in more)))


def _title(provision: Provision) -> Iterator[str]:
    """The title block, centred between rules."""
    yield "=" * WIDTH
    if provision.heading:
        yield _centred(_words(provision.heading, capitals=False))
    for block in provision.body:
        yield (
            _table(block, "", capitals=False)
            if isinstance(block, Table)
            else _centred(_words(block.inlines, capitals=False))
        )
    yield "=" * WIDTH


def _heading(provision: Provision, indent: str, hang: int) -> str:
    label = f"{provision.label} ".ljust(0 if provision.kind in _RULES else hang) if provision.label else ""
    lines = _wrapped(_words(provision.heading, capitals=False), indent + label, indent + " " * len(label))
    rule = _RULES.get(provision.kind)
    return f"{lines}\n{rule * max(map(len, lines.splitlines()))}" if rule else lines


def _table(table: Table, indent: str, *, capitals: bool) -> str:
    """A hanging paragraph a row, the first cell as its label."""
    rows = [[_words(cell.inlines, capitals=capitals) for cell in row] for row in (table.header, *table.rows)]
    hang = max(len(first) for first, *_ in rows) + 2
    lines = [_wrapped(BAR.join(rest), indent + first.ljust(hang), indent + " " * hang) for first, *rest in rows]
    return "\n".join((lines[0], indent + "-" * (WIDTH - len(indent)), *lines[1:]))


def _hang(siblings: Iterable[Provision]) -> int:
    """By how many columns the words of siblings hang, so that all of them stand in one line."""
    siblings = tuple(siblings)
    labels = [len(one.label) for one in siblings if one.label and not (one.heading and one.kind in _RULES)]
    least = _HANG_OF_ITEMS if any(one.kind is Kind.ITEM for one in siblings) else _HANG_OF_CLAUSES
    return max(least, *(length + 1 for length in labels)) if labels else 0


def _words(inlines: Iterable[Inline], *, capitals: bool) -> str:
    return "".join(_inline(inline, capitals) for inline in inlines)


def _inline(inline: Inline, capitals: bool) -> str:
    if isinstance(inline, Text | Term):
        return inline.text.upper() if capitals else inline.text
    if isinstance(inline, Reference):
        # A number in capitals would be another number: 2.1(b) is not 2.1(B).
        word = inline.word.upper() if capitals else inline.word
        return word + (_KEPT if inline.word and inline.number else "") + inline.number
    return inline.text + inline.behind


def _centred(words: str) -> str:
    return "\n".join(line.center(WIDTH).rstrip() for line in _wrap(words, WIDTH - 8)).replace(_KEPT, " ")


def _wrapped(words: str, first: str, rest: str) -> str:
    lines: list[str] = []
    for line in words.split("\n"):
        lines += _wrap(line, WIDTH, initial_indent=rest if lines else first, subsequent_indent=rest)
    return "\n".join(lines).replace(_KEPT, " ")
