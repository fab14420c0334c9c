"""Comments, footnotes and endnotes: their parts in, threads out.

Takes the parsed parts, any of which may be missing; never looks at where a note hangs.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from engross.readers.reading import Standing
from engross.readers.word.drawings import local_name
from engross.readers.word.markup import attribute, children, hand
from engross.readers.word.structure import Author, Block, Note

if TYPE_CHECKING:
    from lxml.etree import _Element

    Blocks = Callable[[_Element], tuple[Block, ...]]

_ON = frozenset({"1", "true", "on"})


def threads(comments: "_Element | None", extended: "_Element | None", blocks: "Blocks") -> Iterator[Note]:
    """Every thread of comments."""
    state = {_any(each, "paraId"): each for each in (extended if extended is not None else ())}
    single: dict[str, Note] = {}
    parents: dict[str, str] = {}
    for element in children(comments, "comment"):
        paragraph = next((_any(each, "paraId") for each in reversed(list(children(element, "p")))), "")
        known = state.get(paragraph)
        resolved = known is not None and _any(known, "done") in _ON
        key = paragraph or f"comment {attribute(element, 'id')}"
        single[key] = Note(Standing.COMMENT, attribute(element, "id"), hand(element), blocks(element), resolved)
        parents[key] = _any(known, "paraIdParent") if known is not None else ""
    for key in single:
        if parents[key] not in single:
            yield _thread(key, single, parents)


def pages(root: "_Element | None", place: Standing, blocks: "Blocks") -> Iterator[Note]:
    """The footnotes or endnotes; what parts them from the text is none."""
    for element in children(root, place.value):
        if attribute(element, "type") in ("", "normal"):
            yield Note(place, attribute(element, "id"), Author(""), blocks(element))


def _thread(key: str, single: dict[str, Note], parents: dict[str, str]) -> Note:
    """A comment with all that answers it, in their order; Word keeps threads one deep."""
    first = single[key]
    replies = tuple(single[each] for each in single if _root(each, parents) == key and each != key)
    return Note(first.place, first.id, first.hand, first.blocks, first.resolved, replies)


def _root(key: str, parents: dict[str, str]) -> str:
    seen = {key}
    while (above := parents.get(key, "")) in parents and above not in seen:
        seen.add(key := above)
    return key


def _any(element: "_Element", name: str) -> str:
    """An attribute of whatever namespace: that of threads varies with the program."""
    return next((str(value) for key, value in element.attrib.items() if local_name(key) == name), "")
