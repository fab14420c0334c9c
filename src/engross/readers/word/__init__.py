"""A Word file, read once for all who ask.

Takes the bytes of a DOCX; `read` returns the whole file with every hand that changed it, and `accepted` makes of it the
pieces, and what stands beside them, as they read with all changes accepted. The rooms: `package` finds the parts,
`markup` reads names and values, `styles`, `numbering`, `fields`, `drawings`, `notes` and `looks` one matter each,
`story` puts a text together, `structure` holds the types. Never opens what a file links to.
"""

from engross.readers.word.file import read
from engross.readers.word.numbering import Label
from engross.readers.word.structure import (
    OURS,
    PLAIN,
    Anchor,
    Author,
    Block,
    Bookmark,
    Edge,
    Item,
    Look,
    Note,
    Paragraph,
    Restyled,
    RevisionState,
    Setting,
    Shape,
    Table,
    WordFile,
    Words,
    paragraphs,
)

__all__ = [
    "OURS",
    "PLAIN",
    "Anchor",
    "Author",
    "Block",
    "Bookmark",
    "Edge",
    "Item",
    "Label",
    "Look",
    "Note",
    "Paragraph",
    "Restyled",
    "RevisionState",
    "Setting",
    "Shape",
    "Table",
    "WordFile",
    "Words",
    "paragraphs",
    "read",
]
