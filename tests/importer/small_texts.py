"""Full texts written by hand, a block a line, and what becomes of them.

A line is a label, `=` before a heading, `|` before a paragraph, `#` before a table, and the words; two spaces at its
beginning put it below the line that stands further out.
"""

import re

from engross.assemble import assemble_all
from engross.importer.family import written
from engross.importer.proof import proof
from engross.importer.text import Block, FullText, Kind
from engross.importer.written import Settings, Written
from engross.library.family import loaded
from engross.model import Document

_LINE = re.compile(r"( *)([^=|#]*?) ?([=|#]) ?(.*)")
_KINDS = {"=": Kind.HEADING, "|": Kind.PARAGRAPH, "#": Kind.TABLE}


def small_text(lines: str, name: str = "A", options: tuple[str, ...] = ()) -> FullText:
    """The text that lines write."""
    rows = [match for line in lines.strip("\n").split("\n") if (match := _LINE.fullmatch(line))]
    blocks = _blocks(rows, 0, 0)[0]
    first = blocks[0]
    return FullText(name, options, first.words if first.kind is Kind.HEADING and not first.label else "", blocks)


def small_texts(**lines: str) -> tuple[FullText, ...]:
    """Texts by their options, which are written `BY_NC`; `NONE` has none."""
    return tuple(
        small_text(text, codes, () if codes == "NONE" else tuple(sorted(codes.split("_"))))
        for codes, text in lines.items()
    )


def family_of(texts: tuple[FullText, ...]) -> tuple[Written, dict[str, Document]]:
    """The family of texts, which is proven to give each back, and its documents by the name of the text."""
    made = written(texts, Settings("Mill", "MI", "Nobody", "2026-01-01"))
    documents = {one.record.variant: one for one in assemble_all(loaded(made.files, "clauses"))}
    for text in texts:
        assert proof(text, documents[made.licences[text.name]]).differences == ()
    return made, {text.name: documents[made.licences[text.name]] for text in texts}


def _blocks(rows: list[re.Match[str]], at: int, indent: int) -> tuple[tuple[Block, ...], int]:
    found: list[Block] = []
    while at < len(rows) and len(rows[at][1]) >= indent:
        row = rows[at]
        children, behind = _blocks(rows, at + 1, len(row[1]) + 2)
        words = row[4].replace("\\n", "\n")
        found.append(Block(_KINDS[row[3]], words, row[2], children=children, line=at + 1))
        at = behind
    return tuple(found), at
