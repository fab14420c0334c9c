"""Word: a `Document` or a `Redline` in, the bytes of a DOCX package out.

Takes them alone and never computes a number, reads a clock or touches the disk beyond its own template. A clean
document is written as the redline of itself, by the same code. The rooms, in the order in which they work:

- `places`: every id to its bookmark, and what Word itself would print for a cross-reference to it;
- `numbering`: the multilevel lists, as numbering.xml;
- `revisions`: what identifies a tracked change;
- `notes`: the footnotes that the text calls;
- `runs`: inlines to runs, fields and revision wrappers;
- `looks`: a paragraph to its style, list and level;
- `splits`: paragraphs that were split or joined, as the end of a paragraph;
- `paragraphs`, `tables`, `contents`: the blocks;
- `remark`: the comment that says what a redline compares;
- `body`: the whole text and the running header;
- `package`: our own template, the properties, and the zip, carried by python-docx.

All markup is written as strings and parsed once: building it element by element is twenty times slower.
"""

from engross.model import Document, Redline
from engross.redline import unchanged
from engross.writers.docx.body import Body
from engross.writers.docx.package import pack
from engross.writers.docx.remark import differs, remark
from engross.writers.quotes import redline_in_print


def write(document: Document) -> bytes:
    """The document as DOCX: the same bytes for the same document, whatever the machine.

    Raises ValueError where the document holds a control character, which no Word file may.
    """
    return redline(unchanged(document))


def redline(redline: Redline) -> bytes:
    """Both documents in one, with native tracked changes: accepting them all gives the newer one, rejecting the older.

    Both are set with this template and the newer one's numbering; a comment says what is compared. Raises ValueError as
    `write` does.
    """
    redline = redline_in_print(redline)
    body = Body(redline)
    text, header, notes = body.xml(), body.header(), body.notes()
    before = redline.old if body.revisions.any else None
    comments = remark(redline, body.revisions) if differs(redline) else ""
    return pack(redline.new, text, body.lists.xml(), header, before, notes=notes, comments=comments)
