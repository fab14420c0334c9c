"""A package to the structure of the whole file."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from engross.readers import characters, files
from engross.readers.limits import USUAL, Limits
from engross.readers.reading import Standing
from engross.readers.word import room
from engross.readers.word.markup import W, attribute, below, children, local, on, value
from engross.readers.word.notes import pages, threads
from engross.readers.word.numbering import Numbering
from engross.readers.word.package import Package, package
from engross.readers.word.seen import is_dark
from engross.readers.word.story import Story
from engross.readers.word.structure import Block, Margin, Note, WordFile
from engross.readers.word.styles import Styles
from engross.readers.word.symbols import is_symbolic
from engross.readers.word.theme import written_out

if TYPE_CHECKING:
    from lxml.etree import _Element

    Blocks = Callable[[_Element], tuple[Block, ...]]


def read(data: bytes, name: str, limits: Limits = USUAL) -> WordFile:
    """What a Word file holds; raises `BadInput` about `name` where it cannot be read."""
    parts = package(data, name, limits)
    body = below(parts.main, "body")
    if parts.main.tag != f"{W}document" or body is None:
        files.refuse(name, "the archive is no Word file: its main part is no document")
    written_out(parts.one("theme"), parts.one("settings"), (parts.main, *parts.trees.values()))
    styles = parts.one("styles")
    numbering = Numbering(parts.one("numbering"), styles)
    resolved = Styles(styles, numbering)
    places = {attribute(each, "name") for each in body.iter(f"{W}bookmarkStart")}

    def blocks(element: "_Element", margin: bool = False) -> tuple[Block, ...]:
        """The blocks of an element."""
        return Story(resolved, parts.relations, places, margin).blocks(element)

    return WordFile(
        blocks(body),
        tuple(_margins(parts, partial(blocks, margin=True))),
        tuple(_notes(parts, blocks)),
        numbering,
        _properties(parts),
        characters.odd("\n".join("".join(map(str, one.itertext())) for one in body.iter(f"{W}p")), "paragraph"),
        value(styles, "docDefaults", "rPrDefault", "rPr", "lang"),
        tuple(_unread(parts)),
    )


def _margins(parts: Package, blocks: "Blocks") -> Iterator[Margin]:
    for place in (Standing.HEADER, Standing.FOOTER):
        for part, root in parts.all(place.value):
            yield Margin(place, part, blocks(root))


def _notes(parts: Package, blocks: "Blocks") -> Iterator[Note]:
    yield from threads(parts.one("comments"), parts.one("commentsExtended"), blocks)
    yield from pages(parts.one("footnotes"), Standing.FOOTNOTE, blocks)
    yield from pages(parts.one("endnotes"), Standing.ENDNOTE, blocks)


def _unread(parts: Package) -> Iterator[str]:
    """What is not read of the file as a whole, and may make its pages look otherwise."""
    background = below(parts.main, "background")
    if background is not None and (len(background) or is_dark(background)):
        yield "page with a ground of its own"
    yield from dict.fromkeys(room.unread(parts.main))
    if on(below(parts.one("settings"), "linkStyles")) and below(parts.one("settings"), "attachedTemplate") is not None:
        yield "template whose styles are taken when the file is opened"
    if any(each.kind == "vbaProject" for each in parts.relations.values()):
        yield "macros"
    for font in children(parts.one("fontTable"), "font"):
        name = attribute(font, "name")
        if any(local(each).startswith("embed") for each in font):
            yield f"font {name} of its own"
        if is_symbolic(value(font, "altName")) and not is_symbolic(name):
            yield f"font {name} that shows signs"


def _properties(parts: Package) -> dict[str, str]:
    root = parts.one("custom-properties")
    if root is None:
        return {}
    return {str(each.get("name") or ""): "".join(map(str, each.itertext())).strip() for each in root}
