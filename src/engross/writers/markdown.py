"""Markdown: a `Document`, or a `Redline`, in, CommonMark with tables out, one sentence a line.

Takes the numbered tree; returns UTF-8 that reads well raw, on GitHub and in a diff. Every provision has an anchor of
its id, and cross-references link to it. Words are escaped so that a renderer gives back exactly them. Never wraps a
line.

A redline is marked as CriticMarkup: `{++inserted++}`, `{--deleted--}`, `{>>said of it<<}`. With all of it accepted the
words are those of the newer document, with all of it rejected those of the older one; the summary is a comment.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from engross.model import (
    Block,
    Document,
    Inline,
    Kind,
    Mark,
    MarkedParagraph,
    Paragraph,
    Provision,
    Redline,
    Reference,
    Role,
    Table,
)
from engross.writers import quotes
from engross.writers.markdown_words import broken, ended, escaped_within, guarded, note_mark, run, styled
from engross.writers.pieces import MarkedWords, labelled, labels, pieces
from engross.writers.rows import RedlineRow, chapters
from engross.writers.summary import CALLED, Summary, described, numbers, opened, summary

_CLOSING_HASHES = re.compile(r"(?<= )(?=#+$)")
_HASHES = {Kind.TITLE: "#", Kind.PREAMBLE: "##", Kind.SECTION: "##", Kind.ANNEX: "##"}
_HASHES_OF_CLAUSES = "###"
_LEGEND = "Legend: plus signs around what is inserted, minus signs around what is deleted, > around what is said of it."
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
_MARKS = {
    Mark.INSERTED: ("{++", "++}"),
    Mark.MOVED_TO: ("{++", "++}"),
    Mark.DELETED: ("{--", "--}"),
    Mark.MOVED_FROM: ("{--", "--}"),
    Mark.NONE: ("", ""),
}


def write(document: Document) -> bytes:
    """The document as Markdown, ending in its closing line."""
    document = quotes.in_text(document)
    terms, closing = ([block for top in part for block in _blocks(top)] for part in (document.terms, document.behind))
    end = [guarded(escaped_within(document.end))] if document.end else []
    return ("\n\n".join((*terms, *end, *closing)) + "\n").encode()


def redline(redline: Redline) -> bytes:
    """The redline as Markdown with CriticMarkup."""
    redline = quotes.redline_in_text(redline)
    rows = [row for chapter in chapters(redline) for cluster in chapter.clusters for row in cluster.rows]
    out = [_told(redline, summary(redline))]
    listed = False
    for row in rows:
        block = row.block
        is_paragraph = isinstance(block, MarkedParagraph)
        text = _critic_paragraph(row, block) if isinstance(block, MarkedParagraph) else _critic_table(row)
        opens_item = is_paragraph and row.indent > 0 and bool(row.anchors)
        # Items stand line under line; whatever else is below an item is a block of its own, indented as it is.
        gap = "\n" if opens_item and listed else "\n\n"
        out += (gap, "  " * max(row.indent - opens_item, 0), "- " if opens_item else "", text)
        listed = is_paragraph and row.indent > 0
    return "".join((*out, "\n")).encode()


def _told(redline: Redline, found: Summary) -> str:
    """The summary, as a comment."""
    lines = ["Redline", *opened(redline, found.figures), _LEGEND]
    counts = ", ".join(f"{count} {kind}" for kind, count in found.provisions)
    if counts:
        lines.append(f"Provisions: {counts}.")
        lines.append(
            f"Edits by class: {', '.join(f'{CALLED[one].lower()} {count}' for one, count in found.edits if count)}."
        )
    said = [guarded(_critic_escaped(line)) for line in lines]
    for entry in found.entries:
        name = " ".join(part for part in (numbers(entry.change), entry.title) if part)
        said.append("- " + guarded(_critic_escaped(f"{name}: {described(entry.change)}")))
    return _comment("\n".join(said))


def _critic_paragraph(row: RedlineRow, block: MarkedParagraph) -> str:
    here = block.here
    bold = here.conspicuous and here.role is not Role.HEADING
    opening = "".join(f'<a id="{anchor}"></a>' for anchor in row.anchors if here.kind is not Kind.TITLE)
    if here.role is Role.HEADING:
        opening = f"{_HASHES.get(here.kind, _HASHES_OF_CLAUSES)} {opening}"
    words = labelled(block)
    if block.mark is Mark.NONE and labels(block):
        opening += "".join(_critic_piece(piece, bold=False) for piece in labels(block)) + " "
        words = pieces(block.stretches)
    body = _critic(words, bold)
    return opening + body + "".join(" " + _comment(_critic_escaped(one.text)) for one in row.remarks)


def _critic_table(row: RedlineRow) -> str:
    table = row.block
    assert not isinstance(table, MarkedParagraph)
    lines = [
        "|" + "|".join(f" {_critic(pieces(cell.stretches), cell.here.conspicuous)} " for cell in one.cells) + "|"
        for one in table.rows
    ]
    rule = "|" + " --- |" * len(table.rows[0].cells)
    said = [_comment(_critic_escaped(remark.text)) + "\n" for remark in row.remarks]
    return "\n".join((*said, lines[0], rule, *lines[1:]))


def _critic(words: tuple[MarkedWords, ...], bold: bool) -> str:
    words = tuple(replace(piece, inlines=tuple(_linked(piece.inlines))) for piece in words)
    if len(words) == 1 and words[0].mark is Mark.NONE and not words[0].note:
        return guarded(run(broken(words[0].inlines), bold=bold)).translate(_BRACES)
    return "".join(_critic_piece(piece, bold) for piece in words)


def _linked(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines with the marks of footnotes as links, since in a redline two footnotes may have one number."""
    for inline in inlines:
        yield replace(inline, note=False) if isinstance(inline, Reference) else inline


def _critic_piece(piece: MarkedWords, bold: bool) -> str:
    """A piece between its marks; its emphasis by tags, for what stands beside it is not the same in both documents."""
    inlines = broken(piece.inlines) if piece.mark is Mark.NONE else ended(piece.inlines)
    text = "".join(_tagged(*styled(inline, bold)) for inline in inlines)
    # Without what stands before it, a piece may open its line.
    text = re.sub(r"^(?=[.)])", r"\\", guarded(text)).translate(_BRACES)
    opening, closing = _MARKS[piece.mark]
    return opening + text + closing + (_comment(piece.note) if piece.note else "")


def _tagged(strong: bool, emphasis: bool, text: str) -> str:
    for tag in [*(["em"] if emphasis else []), *(["strong"] if strong else [])]:
        text = f"<{tag}>{text}</{tag}>"
    return text


def _comment(words: str) -> str:
    return "{>>" + words + "<<}"


def _critic_escaped(words: str) -> str:
    return escaped_within(words).translate(_BRACES)


def _blocks(provision: Provision, bold: bool = False) -> Iterator[str]:
    """The blocks of a provision that stands in no list; its items make one block."""
    if provision.kind is Kind.NOTE:
        yield _note(provision)
        return
    bold = bold or provision.conspicuous
    opening = _opening(provision)
    if provision.heading:
        hashes = _HASHES.get(provision.kind, _HASHES_OF_CLAUSES)
        heading = _CLOSING_HASHES.sub(r"\\", run(provision.heading, bold=False))
        yield f"{hashes} {'' if provision.kind is Kind.TITLE else opening}{heading}"
        opening = ""
    for block in provision.body:
        if isinstance(block, Table) and opening:
            yield opening.rstrip()
            opening = ""
        yield _opened(opening, block, bold)
        opening = ""
    for listed, children in groupby(provision.children, lambda child: child.kind is Kind.ITEM):
        if listed:
            yield "\n".join(_item(child, bold) for child in children)
        else:
            yield from (block for child in children for block in _blocks(child, bold))


def _note(note: Provision) -> str:
    """A footnote, as GitHub and pandoc read it: its mark in the text is a link to it, and it leads back."""
    words = "\n\n".join(_block(block, bold=False) for block in note.body)
    return f'{note_mark(note.label)}: <a id="{note.id}"></a>' + re.sub(r"\n(?=[^\n])", "\n    ", words)


def _item(item: Provision, bold: bool) -> str:
    """A bullet with the item's own label; everything below it is indented by two."""
    bold = bold or item.conspicuous
    heading = [run(item.heading, bold=False)] if item.heading else []
    first, *more = (*heading, *item.body) or (Paragraph(()),)
    lines = _opening(item) + first if isinstance(first, str) else _opened(_opening(item), first, bold)
    lines += "".join(f"\n\n{_opened('', block, bold)}" for block in more if not isinstance(block, str))
    for child in item.children:
        if child.kind is Kind.ITEM:
            lines += "\n" + _item(child, bold)
        else:
            lines += "".join(f"\n\n{block}" for block in _blocks(child, bold))
    return "- " + re.sub(r"\n(?=[^\n])", "\n  ", lines)


def _opening(provision: Provision) -> str:
    """The anchors and the label that stand before the first words of a provision."""
    anchors = "".join(f'<a id="{identifier}"></a>' for identifier in (provision.id, *provision.aliases))
    return anchors + (f"{escaped_within(provision.label)} " if provision.label else "")


def _opened(opening: str, block: Block, bold: bool) -> str:
    """A block behind the label and the anchors of its provision."""
    words = _block(block, bold)
    manner = "" if isinstance(block, Table) else block.manner
    if manner == "quote":
        return f"> {opening}{words}"
    return f"{opening.rstrip()}\n\n{words}" if manner and opening else opening + words


def _block(block: Block, bold: bool) -> str:
    if isinstance(block, Table):
        rule = "|" + " --- |" * len(block.header)
        return "\n".join((_cells(block.header, bold), rule, *(_cells(row, bold) for row in block.rows)))
    if block.manner == "verbatim":
        return f"```\n{block.text}\n```"
    words = guarded(run(broken(block.inlines), bold=bold))
    return words.replace("\n", "\n> ") if block.manner == "quote" else words


def _cells(cells: Iterable[Paragraph], bold: bool) -> str:
    return "|" + "|".join(f" {run(cell.inlines, bold=bold)} " for cell in cells) + "|"
