"""What another reader has read to paragraphs.

Takes a Document; returns the paragraphs that `reading` nests. Headings, labels, tables and emphasis are those of the
Document. Never drops a passage.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from engross.importer import inline
from engross.importer.labels import Label, label_of
from engross.importer.lines import in_bold, is_capital
from engross.importer.marked import run
from engross.importer.paragraphs import BOLD_RANK, CAPITAL_RANK, UNKNOWN, Para, settled
from engross.importer.tables import written
from engross.importer.text import Kind
from engross.model import Document, Inline, Link, Paragraph, Provision, Table, Text

_STEP = 4
_RANKS = {"title": 1, "section": 2}


def paragraphs_of(document: Document) -> list[Para]:
    """The paragraphs of a document that a file was read to, in order."""
    made = list(chain.from_iterable(_of_provision(top) for top in document.terms))
    if document.end:
        made.append(_looked_at(Para(Kind.PARAGRAPH, inline.typed(document.end))))
    made += chain.from_iterable(_of_provision(top) for top in document.closing)
    return settled([replace(para, line=number) for number, para in enumerate(made, 1)])


def _of_provision(provision: Provision) -> Iterator[Para]:
    label = label_of(f"{provision.label} x") if provision.label else None
    before = "" if label or not provision.label else f"{inline.typed(provision.label)} "
    # A paragraph without a level stands anywhere; with a label, at the edge.
    indent = _STEP * provision.level if provision.level or label or provision.heading else UNKNOWN
    if provision.heading:
        rank = _RANKS.get(provision.kind.value, 3)
        words = before + _words(provision.heading)
        if not label and (label := label_of(words)):
            label, words = (None, words) if label.bullet else (label, label.rest)
        yield Para(Kind.HEADING, words, label, indent, rank)
        label, before = None, ""
    for block in provision.body:
        if isinstance(block, Table):
            table = [[_words(cell.inlines) for cell in row] for row in (block.header, *block.rows)]
            yield Para(Kind.TABLE, written(table), indent=indent)
        elif block.inlines or label or before:
            yield _of_paragraph(block, label, before, indent)
            label, before = None, ""
    for child in provision.children:
        yield from _of_provision(child)


def _of_paragraph(block: Paragraph, label: Label | None, before: str, indent: int) -> Para:
    if block.manner == "verbatim":
        return Para(Kind.VERBATIM, block.text, indent=indent)
    words = (before + _words(block.inlines)).strip()
    indent += _STEP if not label and indent > 0 else 0
    if block.manner == "quote":
        return Para(Kind.QUOTE, words, label, indent)
    return _looked_at(Para(Kind.PARAGRAPH, words, label, indent))


def _looked_at(para: Para) -> Para:
    """The paragraph as a heading where it is all in bold or in capitals, with the label that its words open with."""
    kind, label, words = run(para.words)
    if para.label or (label and label.bullet):
        label, words = para.label, in_bold(para.words) or para.words
        kind = Kind.HEADING if words != para.words else Kind.PARAGRAPH
    if kind is Kind.HEADING:
        return replace(para, kind=kind, words=words, label=label, rank=BOLD_RANK)
    if is_capital(words):
        return replace(para, kind=Kind.HEADING, words=words, label=label, rank=CAPITAL_RANK)
    return replace(para, words=words, label=label)


def _words(inlines: Sequence[Inline]) -> str:
    return inline.guarded("".join(_word(one) for one in inlines).strip(" "))


def _word(one: Inline) -> str:
    if isinstance(one, Link):
        return inline.link(one.text, one.href)
    words = inline.escaped(inline.clean(one.text).replace("\n", " "))
    bare = words.strip(" ")
    if not isinstance(one, Text) or not (one.strong or one.emphasis) or not bare:
        return words
    sign = "*" * (2 * one.strong + one.emphasis)
    return words.replace(bare, f"{sign}{bare}{sign}", 1)
