"""What stands in a paragraph of a Word file, as the text of a page has it.

Takes items of the structure; returns inlines, the ids that names of bookmarks are of, and what keeps words out of the
text. Never reads XML.
"""

from dataclasses import replace

from engross.model import Inline, Link, Text
from engross.readers.pieces import inward
from engross.readers.reading import Standing
from engross.readers.word.structure import Anchor, Item, Words
from engross.writers.docx.places import FIRST, SECOND, bookmark


def identifier(name: str) -> str:
    """The id that this toolkit made a bookmark of, or the name itself: the inverse of `bookmark`."""
    for prefix in (FIRST, SECOND):
        plain = name.removeprefix(prefix).replace("__", "-").replace("_", ".")
        if plain and bookmark(plain, prefix) == name:
            return plain
    return name


def without_brackets(items: list[Item]) -> list[Item]:
    """The items without the brackets that our own files have around the mark of a footnote."""
    for place in range(1, len(items) - 1):
        before, mark, after = items[place - 1 : place + 2]
        if not (isinstance(mark, Anchor) and isinstance(before, Words) and isinstance(after, Words)):
            continue
        if mark.place is Standing.FOOTNOTE and before.text.endswith("[") and after.text.startswith("]"):
            items[place - 1] = replace(before, text=before.text.removesuffix("["))
            items[place + 1] = replace(after, text=after.text.removeprefix("]"))
    return items


def unseen_as(item: Item) -> Standing | None:
    """What keeps words out of the text."""
    if isinstance(item, Words):
        look = item.look
        return (
            Standing.HIDDEN
            if look.hidden
            else Standing.STRUCK
            if look.struck
            else Standing.COVERED
            if look.covered
            else None
        )
    return None


def inline(words: Words) -> Inline:
    """Words as they read: in capitals where they are shown so, as a link where they lead somewhere."""
    text = words.text.upper() if words.look.capitals else words.text
    if text.strip() and words.target:
        return inward(text, identifier(words.target))
    if text.strip() and words.address:
        return Link(text, words.address)
    return Text(text, words.look.strong, words.look.emphasis)
