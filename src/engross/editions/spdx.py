"""A licence as the SPDX licence list keeps its own: XML with the words marked up, and the plain text to test it with.

Takes Documents; returns files by name. The XML follows the schema of the list (`SPDXLicenseCollection`, namespace
`http://www.spdx.org/license`): title, paragraphs, and nested lists whose bullets are the labels. Its words are those of
the plain text, in the same order, rules apart. The ids are `LicenseRef-` and the id of the document, as long as the
list has no entry of its own for a licence. Never claims an approval.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from engross.model import Block, Document, Inline, Link, Paragraph, Provision
from engross.writers.text import BAR
from engross.writers.text import write as plain

NAMESPACE = "http://www.spdx.org/license"


def identifier(document: Document) -> str:
    """The id under which SPDX expressions cite a document: letters, digits, full stops and hyphens alone."""
    return f"LicenseRef-{document.record.id}"


def files(documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """The XML and the test text of each document, by file name."""
    for document in documents:
        yield f"{identifier(document)}.xml", xml(document)
        yield f"{identifier(document)}.txt", plain(document)


def xml(document: Document) -> bytes:
    """A document as a file of the SPDX licence list, in UTF-8."""
    record = document.record
    root = Element("SPDXLicenseCollection", xmlns=NAMESPACE)
    licence = SubElement(root, "license", licenseId=identifier(document), isOsiApproved="false", name=record.name)
    SubElement(licence, "notes").text = record.status
    text = SubElement(licence, "text")
    title = document.front[0]
    named = SubElement(text, "titleText")
    for words in (_words(title.heading), *map(_block, title.body)):
        SubElement(named, "p").text = words
    _provisions(text, (*title.children, *document.terms[1:]))
    if document.end:
        SubElement(text, "p").text = document.end
    _provisions(text, document.behind)
    ElementTree.indent(root)
    declared: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return declared + b"\n"


def _provisions(parent: Element, siblings: Sequence[Provision]) -> None:
    """Siblings below their parent: those with a label as items of a list, the others as paragraphs."""
    for labelled, group in groupby(siblings, key=lambda one: bool(one.label)):
        holder = SubElement(parent, "list") if labelled else parent
        for provision in group:
            _provision(SubElement(holder, "item") if labelled else holder, provision)


def _provision(parent: Element, provision: Provision) -> None:
    passages = [_words(provision.heading)] if provision.heading else []
    passages += [passage for block in provision.body for passage in _passages(block)]
    if provision.label:
        bullet = SubElement(parent, "bullet")
        bullet.text = provision.label
        bullet.tail = f" {passages.pop(0)}" if passages else ""
    for passage in passages:
        SubElement(parent, "p").text = passage
    _provisions(parent, provision.children)


def _passages(block: Block) -> Iterator[str]:
    """A paragraph, or the rows of a table as plain text has them."""
    if isinstance(block, Paragraph):
        yield _words(block.inlines)
        return
    for row in (block.header, *block.rows):
        first, *rest = (_words(cell.inlines) for cell in row)
        yield f"{first} {BAR.join(rest)}"


def _block(block: Block) -> str:
    return "\n".join(_passages(block))


def _words(passage: Iterable[Inline]) -> str:
    return "".join(map(_inline, passage))


def _inline(inline: Inline) -> str:
    return inline.text + (inline.behind if isinstance(inline, Link) else "")
