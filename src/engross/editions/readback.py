"""An accepted page read back to a Document, as near to the assembled one as Markdown can say.

Takes Markdown that our own writer wrote and the assembled Document of the same licence; returns the Document that the
project's reader finds in it. What is a label is known from the family's numbering and not guessed, and every inward
link is a cross-reference. Pure: reads no files.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from engross.model import Block, Document, Inline, Kind, Paragraph, Provision, Reference, Table, Term, Text
from engross.readers import read
from engross.readers.pieces import spaced
from engross.redline import END

TITLE = "(title)"
"""The id of what stands before the first anchor of a page."""

_OPENING = re.compile(r"(?:^|\n)[ \t]*(?:-|#+)[ \t]*$")
_ANCHOR = re.compile(r'(?:<a id="[^"]+"></a>\s*)+')
_COUNTERS = {
    "decimal": "[0-9]+",
    "decimal-zero": "[0-9]{2,}",
    "lower-letter": "[a-z]{1,3}",
    "upper-letter": "[A-Z]{1,3}",
    "lower-roman": "[ivxlcdm]+",
    "upper-roman": "[IVXLCDM]+",
}


def read_page(page: str, document: Document) -> Document:
    """What a whole page says; `document` is the licence as it is assembled now."""
    return _settled(read(page.encode(), f"{document.record.variant}.md").document, document)


def read_chunks(texts: Mapping[str, str], document: Document) -> Document:
    """What the Markdown of single provisions says, by id and in their order."""
    named = {document.front[0].id if id == TITLE else id: text.removeprefix("# ") for id, text in texts.items()}
    # A last short paragraph would be read as the closing line, and indented text as code.
    close = named.pop(END, "End.")
    blocks = (f'<a id="{id}"></a>{re.sub(r"(?m)^ +", "", text)}' for id, text in named.items())
    return read_page("\n\n".join((*blocks, close)), document)


def chunks(markdown: str) -> dict[str, str]:
    """The Markdown of each provision, by the id of its anchor, between that of the title and of the closing line."""
    body, _, end = markdown.rstrip().rpartition("\n\n")
    found: dict[str, str] = {}
    id, start = TITLE, 0
    for match in _ANCHOR.finditer(body):
        found[id] = found.get(id, "") + body[start : match.start()]
        id, start = re.findall(r'"([^"]+)"', match[0])[0], match.end()
    found[id] = found.get(id, "") + body[start:]
    # A bullet or heading mark stands before its anchor, and so at the end of the chunk before.
    trimmed = {id: _OPENING.sub("", text).strip("\n") for id, text in found.items()}
    return {id: text for id, text in (trimmed | {END: end}).items() if text}


def _settled(found: Document, document: Document) -> Document:
    labels = {provision.id: provision.label for provision in document.walk()}
    pattern = _label(document)

    def settled(provision: Provision) -> Provision:
        """The provision with its references and its label told from its words."""
        labelled = bool(labels.get(provision.id, provision.label))
        return _labelled(_cited(provision), pattern if labelled else None)

    # The title has no anchor, and a page without one says nothing before its first provision.
    titles = [replace(one, id=document.front[0].id) for one in found.front if one.heading or one.body]
    return replace(
        found,
        record=document.record,
        front=tuple(settled(one) for one in titles),
        sections=tuple(settled(one) for one in found.sections),
    )


def _label(document: Document) -> re.Pattern[str]:
    """Any label that the numbering of a document can give, where a text opens with it."""
    numbering = document.numbering
    any_of = "|".join(
        _template(level.label, numbering.shown(name, depth))
        for name in ("body", "annex", "list")
        for depth, level in enumerate(numbering.scheme(name), 1)
    )
    return re.compile(rf"(?:{any_of or '(?!)'})(?=\s|$)\s*")


def _template(label: str, counters: tuple[str, ...]) -> str:
    parts = re.split(r"\{(\d)\}", label)
    return "".join(_COUNTERS[counters[int(part) - 1]] if n % 2 else re.escape(part) for n, part in enumerate(parts))


def _labelled(provision: Provision, pattern: re.Pattern[str] | None) -> Provision:
    """The provision with its label set apart by the pattern, whatever the reader took for one; without it, as words."""
    opening = provision.heading or _first(provision.body)
    guessed = (Text(f"{provision.label} "),) if provision.label else ()
    inlines = spaced((*guessed, *opening))
    label = ""
    if pattern and inlines and isinstance(inlines[0], Text) and (match := pattern.match(inlines[0].text)):
        label = match[0].strip()
        rest = inlines[0].text[match.end() :]
        inlines = ((replace(inlines[0], text=rest),) if rest else ()) + inlines[1:]
    body = provision.body
    if not provision.heading:
        opened = body[1:] if body and isinstance(body[0], Paragraph) else body
        body = (Paragraph(inlines), *opened)
    return replace(
        provision,
        kind=provision.kind if provision.heading else Kind.CLAUSE,
        label=label,
        number=label.rstrip(".:"),
        heading=inlines if provision.heading else (),
        body=body,
    )


def _first(body: tuple[Block, ...]) -> tuple[Inline, ...]:
    return body[0].inlines if body and isinstance(body[0], Paragraph) else ()


def _cited(provision: Provision) -> Provision:
    return replace(
        provision, heading=_inlines(provision.heading), body=tuple(_block(block) for block in provision.body)
    )


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_inlines(block.inlines))
    header, *rows = (tuple(Paragraph(_inlines(cell.inlines)) for cell in row) for row in (block.header, *block.rows))
    return Table(block.caption, header, tuple(rows), block.widths)


def _inlines(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    return tuple(_reference(inline) if isinstance(inline, Term) else inline for inline in inlines)


def _reference(inward: Term) -> Reference:
    """The reference that a link to another place of a page is, however the family words and numbers it."""
    word, _, number = inward.text.rpartition(" ")
    return Reference(inward.target, number, word)
