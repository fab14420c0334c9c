"""The words of a redline as they are printed: stretches or runs in, pieces with one mark each out.

Takes what a `MarkedParagraph` or a `Change` holds; returns frozen pieces that every format prints alike, with what
differs in kept words said in a note. Never makes markup.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from engross.model import (
    Class,
    Edit,
    Inline,
    Kept,
    Link,
    Mark,
    MarkedParagraph,
    PlacedParagraph,
    Reference,
    Run,
    Stretch,
    Term,
    Text,
)
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Inlines with one mark; `note` says in words what differs in those that are kept."""

    mark: Mark
    inlines: tuple[Inline, ...]
    change: Class | None = None
    note: str = ""


SPACE = MarkedWords(Mark.NONE, (Text(" "),))


def pieces(passage: Iterable[Stretch | Run | MarkedWords]) -> tuple[MarkedWords, ...]:
    """The stretches of a paragraph, or the runs of a change, as pieces; a deletion stands before what replaces it."""
    found = (piece for part in passage for piece in _pieces(part))
    joined = []
    for (mark, change, note), group in groupby(found, key=lambda one: (one.mark, one.change, one.note)):
        joined.append(MarkedWords(mark, tuple(inline for piece in group for inline in piece.inlines), change, note))
    return tuple(joined)


def labels(paragraph: MarkedParagraph, *, cited: bool = False) -> tuple[MarkedWords, ...]:
    """What stands before a paragraph, old and new; the numbers by which its provision is cited where `cited`."""
    old, new = (_label(one, cited) for one in (paragraph.old, paragraph.new))
    if paragraph.mark is not Mark.NONE:
        return tuple(replace(one, inlines=(Text(old or new),)) for one in pieces(paragraph.stretches) if old or new)
    if old == new:
        return (MarkedWords(Mark.NONE, (Text(new),)),) if new else ()
    both = (
        MarkedWords(Mark.DELETED, (Text(old),), Class.RENUMBERING),
        MarkedWords(Mark.INSERTED, (Text(new),), Class.RENUMBERING),
    )
    return tuple(piece for piece in both if piece.inlines[0].text)


def cited(paragraph: MarkedParagraph) -> tuple[tuple[str, MarkedWords, str], ...]:
    """What stands before an item, old and new, each with what its citation has before the label: "2.1" before "(a)".

    The third is the former citation where the label is kept under another one, else empty.
    """
    sides = [one for one in (paragraph.old, paragraph.new) if one and one.label]
    said = labels(paragraph)
    if not said:
        return ()
    if len(said) == 1 and len(sides) == 2:
        before, after = sides
        return ((_above(after), said[0], before.number if before.number != after.number else ""),)
    return tuple((_above(side), piece, "") for side, piece in zip(sides, said, strict=True))


def labelled(paragraph: MarkedParagraph) -> tuple[MarkedWords, ...]:
    """The label of a paragraph, if it has one, and its words: one piece where both were inserted or deleted."""
    said = labels(paragraph)
    space = (replace(said[-1], inlines=(Text(" "),)) if paragraph.mark is not Mark.NONE else SPACE,) if said else ()
    return pieces((*said, *space, *paragraph.stretches))


def _pieces(part: Stretch | Run | MarkedWords) -> Iterator[MarkedWords]:
    if isinstance(part, MarkedWords):
        yield part
    elif isinstance(part, Run):
        yield from _pieces_of_run(part)
    elif isinstance(part, Edit):
        if part.deleted:
            yield MarkedWords(Mark.DELETED, part.deleted, part.change)
        if part.inserted:
            yield MarkedWords(Mark.INSERTED, part.inserted, part.change)
    elif part.change is Class.RENUMBERING and isinstance(part.old, Reference) and isinstance(part.new, Reference):
        yield from _renumbered(part.old, part.new)
    else:
        note = _note(part)
        yield MarkedWords(Mark.NONE, (part.new,), part.change if note else None, note)


def _renumbered(old: Reference, new: Reference) -> Iterator[MarkedWords]:
    """The number alone is marked; the word before it, being the same, is not."""
    if old.word == new.word and new.word:
        yield MarkedWords(Mark.NONE, (Text(f"{new.word} "),))
        old, new = replace(old, word=""), replace(new, word="")
    yield MarkedWords(Mark.DELETED, (Text(old.text),), Class.RENUMBERING)
    yield MarkedWords(Mark.INSERTED, (new,), Class.RENUMBERING)


def _pieces_of_run(run: Run) -> Iterator[MarkedWords]:
    if run.was and run.mark is Mark.NONE:
        shared = 0
        if run.was.rpartition(" ")[0] == run.text.rpartition(" ")[0]:
            shared = run.text.rfind(" ") + 1
        if shared:
            yield MarkedWords(Mark.NONE, (Text(run.text[:shared]),))
        yield MarkedWords(Mark.DELETED, (Text(run.was[shared:]),), Class.RENUMBERING)
        yield MarkedWords(Mark.INSERTED, (Text(run.text[shared:]),), Class.RENUMBERING)
        return
    note = ""
    if run.mark is Mark.NONE and run.change:
        note = "set otherwise" if run.change is Class.LAYOUT else "another meaning"
    yield MarkedWords(run.mark, (Text(run.text),), run.change, note)


def _note(kept: Kept) -> str:
    """What differs in words that are kept, for the reader."""
    old, new = kept.old, kept.new
    if kept.change is Class.TERM:
        kind = Link if isinstance(old, Link) or isinstance(new, Link) else Term
        name = "a link" if kind is Link else "a defined term"
        if isinstance(old, kind) and isinstance(new, kind):
            return "another address" if kind is Link else "defined elsewhere"
        return f"now {name}" if isinstance(new, kind) else f"no longer {name}"
    looks = (("strong", "bold"), ("emphasis", "italic"))
    said = [
        f"{'now' if getattr(new, look, False) else 'no longer'} {name}"
        for look, name in looks
        if getattr(old, look, False) != getattr(new, look, False)
    ]
    return " and ".join(said)


def _above(paragraph: PlacedParagraph) -> str:
    """The citation of an item without its own label; empty where it does not end in it."""
    for ending in (paragraph.label, paragraph.label.rstrip(".")):
        if ending and paragraph.number.endswith(ending):
            return paragraph.number.removesuffix(ending)
    return ""


def _label(paragraph: PlacedParagraph | None, cited: bool) -> str:
    if paragraph is None or not paragraph.label:
        return ""
    return paragraph.number if cited else paragraph.label
