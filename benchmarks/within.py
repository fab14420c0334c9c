"""What is compared within one process: DOCX by our writer and by python-docx, and loading once or for each variant.

Takes nothing; prints seconds of wall and of CPU by name, as JSON. Each is taken once, in shuffled order, after a first
document and a first load that are not counted. `straightforward` is a builder as the manual of python-docx teaches it.
"""

import json
import random
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import click
import docx

from engross.assemble import assemble, assemble_all
from engross.library.family import load
from engross.model import Document, Inline, Kind, Table, Term, Text
from engross.writers import write

CLAUSES = Path(__file__).parents[1] / "clauses"
LEVELS = {Kind.TITLE: 0, Kind.SECTION: 1, Kind.ANNEX: 1}
STYLES = {Kind.ITEM: "List 2"}


def straightforward(document: Document) -> bytes:
    """The words of a document as DOCX: styles by name, a paragraph at a time, cells by row and column."""
    file = docx.Document()
    for provision in document.walk():
        label = f"{provision.label} " if provision.label else ""
        if provision.heading:
            _add(file.add_heading(label, LEVELS.get(provision.kind, 2)), provision.heading)
            label = ""
        for block in provision.body:
            if isinstance(block, Table):
                _table(file, block)
            else:
                _add(file.add_paragraph(label, style=STYLES.get(provision.kind, "Body Text")), block.inlines)
                label = ""
    file.add_paragraph(document.end, style="Body Text")
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _add(paragraph: Any, inlines: Iterable[Inline]) -> None:
    for inline in inlines:
        run = paragraph.add_run(inline.text)
        if isinstance(inline, Text | Term):
            run.bold, run.italic = inline.strong, inline.emphasis


def _table(file: Any, table: Table) -> None:
    rows = (table.header, *table.rows)
    made = file.add_table(len(rows), len(table.header), style="Table Grid")
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            made.cell(i, j).text = cell.text


def main() -> None:
    """Prints the seconds of each."""
    family = load(CLAUSES)
    documents = assemble_all(family)
    work: dict[str, Callable[[], object]] = {
        "docx": lambda: [write(document, "docx") for document in documents],
        "docx naive": lambda: [straightforward(document) for document in documents],
        "parse once": lambda: assemble_all(load(CLAUSES)),
        "parse each": lambda: [assemble(load(CLAUSES), variant) for variant in family.variants],
    }
    write(documents[0], "docx"), straightforward(documents[0])
    seconds = {}
    for name in random.sample(sorted(work), len(work)):
        began = perf_counter(), process_time()
        work[name]()
        seconds[name] = (perf_counter() - began[0], process_time() - began[1])
    click.echo(json.dumps(seconds))


if __name__ == "__main__":
    main()
