"""Word: a `Document` in, the bytes of a DOCX package out.

Takes the numbered tree alone and never computes a number, reads a clock or touches the disk beyond its own template.
The rooms, in the order in which they work:

- `places`: every id to its bookmark, and what Word itself would print for a cross-reference to it;
- `numbering`: the multilevel lists, as numbering.xml;
- `runs`: inlines to runs, fields and revision wrappers;
- `body`: provisions to paragraphs and tables;
- `package`: our own template, the properties, and the zip, carried by python-docx.

All markup is written as strings and parsed once: building it element by element is twenty times slower.
"""

from engross.model import Document
from engross.writers.docx.body import Body
from engross.writers.docx.package import pack


def write(document: Document) -> bytes:
    """The document as DOCX: the same bytes for the same document, whatever the machine.

    Raises ValueError where the document holds a control character, which no Word file may.
    """
    body = Body(document)
    return pack(document.record, body.xml(), body.lists.xml(), body.header())
