"""The quotation marks of a language in place of straight ones, where the family prints them.

Takes a `Document` or a `Redline`, returns it with other marks and apostrophes, and itself where its record asks for
none. A mark pairs with its partner in the same paragraph, across bold words, terms and links. Verbatim words, addresses
and a mark behind a digit that closes nothing (feet, inches) stay as they are typed, as does every mark that is no
straight one. Never changes a word.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, islice
from typing import Any, NamedTuple

from engross.model import (
    Block,
    Document,
    Edit,
    Inline,
    Kept,
    Link,
    Mark,
    Marked,
    MarkedParagraph,
    MarkedTable,
    Paragraph,
    PlacedParagraph,
    PlacedTable,
    Provision,
    Quotes,
    Record,
    Redline,
    Reference,
    Run,
    Stretch,
)

APOSTROPHE = "\u2019"
_NO_BREAK = "\u00a0"


class Marks(NamedTuple):
    """The marks that stand for a pair of double ones and for a pair of single ones."""

    open: str
    close: str
    inner_open: str = "\u2018"
    inner_close: str = "\u2019"


_ENGLISH = Marks("\u201c", "\u201d")
_GUILLEMETS = Marks("\u00ab", "\u00bb")
_SWISS = Marks("\u00ab", "\u00bb", "\u2039", "\u203a")
MARKS: Mapping[str, Marks] = {
    "de": Marks("\u201e", "\u201c", "\u201a", "\u2018"),
    "de-CH": _SWISS,
    "de-LI": _SWISS,
    "es": _GUILLEMETS,
    "fr": Marks(f"\u00ab{_NO_BREAK}", f"{_NO_BREAK}\u00bb"),
    "fr-CH": _SWISS,
    "it": _GUILLEMETS,
    "pt-PT": _GUILLEMETS,
}
"""By language tag (CLDR); in every other language as in English. A single mark stays a single one.

French has the no-break space that Word types there, and not the narrow one, which few fonts have.
"""

_LONE = re.compile(
    r"""(?P<open>(?<![^\s(\[{\u2013\u2014-])"(?=\S))|(?P<close>(?<=[^\s\d])"(?!\w))|(?P<apostrophe>(?<!\d)'(?=\w))"""
)
"""Marks without a partner that are clear all the same: those of a paragraph in a longer quotation, and of "'tis"."""

_YEARS = re.compile(r"(?<!\w)'(?=\d\ds?\b)")
_SIGNS = re.compile("[\"']")


def marks(language: str) -> Marks:
    """The marks of a language tag such as `de-AT`."""
    return MARKS.get(language) or MARKS.get(language.partition("-")[0], _ENGLISH)


def in_print(document: Document) -> Document:
    """The document as Word, PDF and HTML print it."""
    return document if document.record.quotes is Quotes.AS_TYPED else _document(document)


def in_text(document: Document) -> Document:
    """The document as Markdown and text print it."""
    return _document(document) if document.record.quotes is Quotes.TYPOGRAPHIC else document


def redline_in_print(redline: Redline) -> Redline:
    """The redline as Word, PDF and HTML print it: both sides with the marks of the newer document."""
    return redline if redline.new.quotes is Quotes.AS_TYPED else _redline(redline)


def redline_in_text(redline: Redline) -> Redline:
    """The redline as Markdown prints it: both sides with the marks of the newer document."""
    return _redline(redline) if redline.new.quotes is Quotes.TYPOGRAPHIC else redline


def runs(found: Sequence[Run], record: Record) -> tuple[Run, ...]:
    """The runs of a change as the HTML of a document with this record prints them."""
    return tuple(found) if record.quotes is Quotes.AS_TYPED else _runs(found, marks(record.language))


def quoted(pieces: Sequence[str], found: Marks) -> list[str]:
    """The pieces of one paragraph, each with the marks in place of its straight ones."""
    if not any(map(_SIGNS.search, pieces)):
        return list(pieces)
    from markdown_it.rules_core.smartquotes import process_inlines
    from markdown_it.token import Token

    tokens = [Token("text", "", 0, content=_YEARS.sub(APOSTROPHE, piece)) for piece in pieces]
    process_inlines(tokens, _state(found))
    paired = [token.content for token in tokens]
    lone = {match.start(): _lone(match, found) for match in _LONE.finditer("".join(paired))}
    ends = list(accumulate(map(len, paired)))
    return [
        "".join(lone.get(end - len(piece) + at, sign) for at, sign in enumerate(piece))
        for end, piece in zip(ends, paired, strict=True)
    ]


def _lone(match: re.Match[str], found: Marks) -> str:
    return {"open": found.open, "close": found.close, "apostrophe": APOSTROPHE}[match.lastgroup or ""]


@cache
def _state(found: Marks) -> Any:
    """What the rule of markdown-it asks for: the marks alone."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

    return StateCore("", MarkdownIt("commonmark", {"quotes": list(found)}), {})


def _document(document: Document) -> Document:
    found = marks(document.record.language)

    def provision(one: Provision) -> Provision:
        """The provision and all below it."""
        return replace(
            one,
            heading=_inlines(one.heading, found),
            body=tuple(_block(block, found) for block in one.body),
            children=tuple(map(provision, one.children)),
        )

    def part(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
        """The parts at the top."""
        return tuple(map(provision, provisions))

    return replace(
        document,
        record=replace(document.record, name=_text(document.record.name, found)),
        front=part(document.front),
        sections=part(document.sections),
        annexes=part(document.annexes),
        end=_text(document.end, found),
        closing=part(document.closing),
        notes=part(document.notes),
    )


def _block(block: Block, found: Marks) -> Block:
    if isinstance(block, Paragraph):
        return block if block.manner == "verbatim" else replace(block, inlines=_inlines(block.inlines, found))
    header, *rows = (
        tuple(replace(cell, inlines=_inlines(cell.inlines, found)) for cell in row)
        for row in (block.header, *block.rows)
    )
    return replace(block, caption=_text(block.caption, found), header=header, rows=tuple(rows))


def _text(text: str, found: Marks) -> str:
    return quoted((text,), found)[0]


def _inlines(inlines: Sequence[Inline], found: Marks) -> tuple[Inline, ...]:
    """The inlines one by one; an address and the number of a reference are only what stands beside a mark."""
    said = quoted([_SIGNS.sub("x", one.text) if _is_kept(one) else one.text for one in inlines], found)
    return tuple(one if _is_kept(one) else _with(one, text) for one, text in zip(inlines, said, strict=True))


def _is_kept(inline: Inline) -> bool:
    if isinstance(inline, Reference):
        return bool(_SIGNS.search(inline.number)) or not inline.word
    return isinstance(inline, Link) and not inline.behind


def _with(inline: Inline, text: str) -> Inline:
    if isinstance(inline, Reference):
        return replace(inline, word=text.removesuffix(inline.number).rstrip(" ") if inline.number else text)
    return replace(inline, text=text)


def _redline(redline: Redline) -> Redline:
    found = marks(redline.new.language or redline.old.language)
    verbatim = {block.here.id for block in redline.blocks if _is_verbatim(block)}
    return replace(
        redline,
        old=replace(redline.old, name=_text(redline.old.name, found)),
        new=replace(redline.new, name=_text(redline.new.name, found)),
        blocks=tuple(_marked(block, found) for block in redline.blocks),
        changes=tuple(
            one if one.id in verbatim else replace(one, runs=_runs(one.runs, found)) for one in redline.changes
        ),
    )


def _is_verbatim(block: Marked) -> bool:
    sides = (block.old, block.new) if isinstance(block, MarkedParagraph) else ()
    return any(one and one.manner == "verbatim" for one in sides)


def _marked(block: Marked, found: Marks) -> Marked:
    if isinstance(block, MarkedTable):
        rows = tuple(
            replace(row, cells=tuple(_marked_paragraph(cell, found) for cell in row.cells)) for row in block.rows
        )
        return replace(block, old=_placed_table(block.old, found), new=_placed_table(block.new, found), rows=rows)
    return block if _is_verbatim(block) else _marked_paragraph(block, found)


def _marked_paragraph(block: MarkedParagraph, found: Marks) -> MarkedParagraph:
    old, new, other = (_placed(one, found) for one in (block.old, block.new, block.other))
    return replace(block, old=old, new=new, other=other, stretches=tuple(_stretches(block.stretches, found)))


def _placed(placed: PlacedParagraph | None, found: Marks) -> PlacedParagraph | None:
    return placed and replace(placed, inlines=_inlines(placed.inlines, found))


def _placed_table(table: PlacedTable | None, found: Marks) -> PlacedTable | None:
    if table is None:
        return None
    rows = tuple(tuple(replace(cell, inlines=_inlines(cell.inlines, found)) for cell in row) for row in table.rows)
    return replace(table, caption=_text(table.caption, found), rows=rows)


def _stretches(stretches: Sequence[Stretch], found: Marks) -> Iterator[Stretch]:
    """The stretches, each side with its own marks; kept words have the newer ones."""
    before = iter(_inlines([one for part in stretches for one in _side(part, old=True)], found))
    after = iter(_inlines([one for part in stretches for one in _side(part, old=False)], found))
    for part in stretches:
        if isinstance(part, Edit):
            gone, come = tuple(islice(before, len(part.deleted))), tuple(islice(after, len(part.inserted)))
            yield replace(part, deleted=gone, inserted=come)
            continue
        old, new = next(before), next(after)
        cites = isinstance(old, Reference) or isinstance(new, Reference)
        yield Kept(old if cites else _with(old, new.text), new)


def _side(part: Stretch, *, old: bool) -> tuple[Inline, ...]:
    if isinstance(part, Kept):
        return (part.old if old else part.new,)
    return part.deleted if old else part.inserted


def _runs(found: Sequence[Run], by: Marks) -> tuple[Run, ...]:
    """Runs, each side with its own marks; kept words have the newer ones."""
    before = iter(quoted([run.was or run.text for run in found if run.mark is not Mark.INSERTED], by))
    after = iter(quoted([run.text for run in found if run.mark is not Mark.DELETED], by))
    made = []
    for run in found:
        old = next(before) if run.mark is not Mark.INSERTED else ""
        new = next(after) if run.mark is not Mark.DELETED else old
        made.append(replace(run, text=new, was=old if run.was else ""))
    return tuple(made)
