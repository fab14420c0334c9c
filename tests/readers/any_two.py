"""Files that our writers did not make: random Markdown, and Word files of it by pandoc, python-docx and LibreOffice.

Takes a source of chance, returns the blocks of two texts that have much in common, and their bytes in a format.
"""

import io
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import docx
from tests.readers.word.foreign import by_libreoffice

_VOCABULARY = """
fee day kitchen licence copy notice person data model term use party claim clause date state law court promise damage
output section the of and or shall may not any each under 2026 e.g. co-operate person's
"""
_WORDS = tuple(_VOCABULARY.split())


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item of a list, or table; a note hangs on the words where it is set."""

    sort: str
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


Text = tuple[Block, ...]


def pair(chance: Random) -> tuple[Text, Text]:
    """A text and another made of it by a few edits; now and then a wholly other one, or an empty one."""
    old = tuple(_block(chance) for _ in range(chance.randint(1, 14)))
    if chance.random() < 0.08:
        return old, tuple(_block(chance) for _ in range(chance.randint(1, 6)))
    new = list(old)
    for _ in range(chance.randint(0, 6)):
        _edit(new, chance)
    return old, tuple(new) or (_block(chance),)


def _edit(blocks: list[Block], chance: Random) -> None:
    place = chance.randrange(len(blocks) + 1)
    kind = chance.choice(("insert", "delete", "words", "words", "move", "split", "sort"))
    if kind == "insert" or place == len(blocks):
        blocks.insert(place, _block(chance))
    elif kind == "delete":
        del blocks[place]
    elif kind == "move":
        block = blocks.pop(place)
        blocks.insert(chance.randrange(len(blocks) + 1), block)
    elif blocks[place].sort == "table":
        rows = list(blocks[place].rows)
        rows.insert(chance.randrange(len(rows)) + 1, tuple(_words(chance, 3) for _ in rows[0]))
        blocks[place] = replace(blocks[place], rows=tuple(rows))
    elif kind == "split" and " " in blocks[place].text:
        words = blocks[place].text.split()
        middle = chance.randrange(1, len(words))
        rest = replace(blocks[place], text=" ".join(words[middle:]), note="")
        blocks[place] = replace(blocks[place], text=" ".join(words[:middle]))
        blocks.insert(place + 1, rest)
    elif kind == "sort":
        blocks[place] = replace(blocks[place], sort=chance.choice(("heading", "paragraph", "bullet", "number")))
    else:
        words = blocks[place].text.split()
        words[chance.randrange(len(words))] = _words(chance, 2)
        blocks[place] = replace(blocks[place], text=" ".join(words))


def _words(chance: Random, most: int, least: int = 1) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(least, most)))


def _block(chance: Random) -> Block:
    sort = chance.choice(("heading", "paragraph", "paragraph", "paragraph", "bullet", "number", "number", "table"))
    if sort == "table":
        columns = chance.randint(1, 4)
        rows = tuple(tuple(_words(chance, 3) for _ in range(columns)) for _ in range(chance.randint(1, 5)))
        return Block("table", rows=rows)
    if sort == "heading":
        return Block(sort, _words(chance, 5), chance.randint(1, 4))
    note = _words(chance, 6) + "." if chance.random() < 0.1 else ""
    return Block(sort, _words(chance, 30, 3).capitalize() + ".", chance.randint(1, 3), note=note)


def markdown(text: Text) -> bytes:
    """The text as Markdown of pandoc's kind."""
    lines: list[str] = []
    notes: list[str] = []
    for block in text:
        words = block.text.replace("(c)", "\\(c)").replace("'", "\\'")
        if block.note:
            notes.append(f"[^{len(notes)}]: {block.note}")
            words += f"[^{len(notes) - 1}]"
        if block.sort == "heading":
            lines += ["", f"{'#' * block.level} {words}", ""]
        elif block.sort == "table":
            head, *rest = block.rows
            lines += ["", *("| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rest)), ""]
        elif block.sort == "paragraph":
            # Without this, a paragraph behind a list would belong to it.
            lines += ["", "<!-- -->", "", words, ""]
        else:
            lines.append("    " * (block.level - 1) + ("- " if block.sort == "bullet" else "1. ") + words)
    return "\n".join((*lines, "", *notes, "")).encode()


def by_pandoc(text: Text, form: str) -> bytes:
    """The text as pandoc writes it."""
    done = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", form, "-s", "--metadata", "title=", "-o", "-"],
        input=markdown(text),
        capture_output=True,
        check=True,
    )
    return done.stdout


def by_python_docx(text: Text) -> bytes:
    """The text as a Word file that is made with the styles of python-docx; notes are left out."""
    package = docx.Document()
    for block in text:
        if block.sort == "heading":
            package.add_heading(block.text, block.level)
        elif block.sort == "table":
            table = package.add_table(len(block.rows), len(block.rows[0]))
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
        elif block.sort == "paragraph":
            paragraph = package.add_paragraph()
            for number, word in enumerate(block.text.split(" ")):
                paragraph.add_run((" " if number else "") + word).bold = number % 7 == 3
        else:
            name = "List Bullet" if block.sort == "bullet" else "List Number"
            package.add_paragraph(block.text, name if block.level == 1 else f"{name} {block.level}")
    made = io.BytesIO()
    package.save(made)
    return made.getvalue()


MAKERS: dict[str, tuple[str, Callable[[Text], bytes]]] = {
    "pandoc docx": ("docx", lambda text: by_pandoc(text, "docx")),
    "python-docx": ("docx", by_python_docx),
    "markdown": ("md", markdown),
    "pandoc html": ("html", lambda text: by_pandoc(text, "html")),
    "pandoc text": ("txt", lambda text: by_pandoc(text, "plain")),
}
"""By name: the format of a file, and who makes it."""

WORD = ("pandoc docx", "python-docx")
"""Makers of Word files that need no office."""

OFFICE = {"libreoffice from html": "html", "libreoffice from odt": "odt"}
"""By name: the format of the file that LibreOffice opens and saves for Word."""


def by_office(texts: Mapping[str, tuple[Text, str]], soffice: str, folder: Path) -> dict[str, bytes]:
    """Texts, each with the format of the file that LibreOffice gets, as the Word files that it makes, by name."""
    made: dict[str, Path] = {}
    for name, (text, form) in texts.items():
        made[name] = folder / f"{name}.{form}"
        made[name].write_bytes(by_pandoc(text, form))
    for form in sorted(set(OFFICE.values())):
        _convert([path for path in made.values() if path.suffix == f".{form}"], soffice, folder)
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in made}


def _convert(files: Iterable[Path], soffice: str, folder: Path) -> None:
    by_libreoffice(soffice, files, "docx", folder / "saved", folder / "profile")
