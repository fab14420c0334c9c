"""Comments, footnotes and endnotes: their parts in, threads out.

Takes the parsed parts, any of which may be missing; never looks at where a note hangs.
"""

from typing import TYPE_CHECKING

from engross.review.comments.marks import Hand, Note, NoteKind
from engross.review.comments.markup import attribute, children, hand, local

if TYPE_CHECKING:
    from lxml.etree import _Element


def notes(
    comments: "_Element | None", extended: "_Element | None", footnotes: "_Element | None", endnotes: "_Element | None"
) -> tuple[Note, ...]:
    """Every thread of comments, then the footnotes and endnotes that hold words."""
    state = {attribute(each, "paraId"): each for each in children(extended, "commentEx")}
    single: dict[str, Note] = {}
    parents: dict[str, str] = {}
    for element in children(comments, "comment"):
        paragraph = next((attribute(each, "paraId") for each in reversed(list(children(element, "p")))), "")
        known = state.get(paragraph)
        resolved = known is not None and attribute(known, "done") in {"1", "true", "on"}
        key = paragraph or f"comment {attribute(element, 'id')}"
        single[key] = Note(NoteKind.COMMENT, attribute(element, "id"), hand(element), _text(element), resolved)
        parents[key] = attribute(known, "paraIdParent") if known is not None else ""
    found = [_thread(key, single, parents) for key in single if parents[key] not in single]
    for kind, root in ((NoteKind.FOOTNOTE, footnotes), (NoteKind.ENDNOTE, endnotes)):
        for element in children(root, kind.value):
            if text := _text(element):
                found.append(Note(kind, attribute(element, "id"), Hand(""), text))
    return tuple(found)


def _thread(key: str, single: dict[str, Note], parents: dict[str, str]) -> Note:
    """A comment with all that answers it, in their order; Word keeps threads one deep."""
    first = single[key]
    replies = tuple(single[each] for each in single if _root(each, parents) == key and each != key)
    return Note(first.kind, first.id, first.hand, first.text, first.resolved, replies)


def _root(key: str, parents: dict[str, str]) -> str:
    seen = {key}
    while (above := parents.get(key, "")) in parents and above not in seen:
        seen.add(key := above)
    return key


def _text(element: "_Element") -> str:
    paragraphs = [each for each in element.iter() if local(each) == "p"]
    said = ["".join(each.text or "" for each in paragraph.iter() if local(each) == "t") for paragraph in paragraphs]
    return "\n".join(text for text in (one.strip() for one in said) if text)
