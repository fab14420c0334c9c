"""Our Word redlines beside those of other engines, on the same sixty pairs: words marked, exactness, moves, time.

Takes nothing; prints a table, and `rows` gives it as data. Forty pairs are ours: seeded edits of the family's variants,
pairs of variants and, where they are there, sealed editions of one licence; every engine is given our clean DOCX of
both sides. Twenty are foreign: two texts of random Markdown, the second made of the first by a few edits, as pandoc or
python-docx writes them in Word; we are given the files alone, as the others are. Others are asked where they are
installed: python-redlines with its two engines (pip install python-redlines python-redlines-docxodus
python-redlines-ooxmlpowertools) and docx-trackdiff; one that is missing has no row.

What an engine made is resolved by the resolver of our tests, and read by our reader: `words` are right where every
paragraph reads as in the clean file, `numbers` where the label before it does too. A redline that cannot be resolved or
read is wrong in both.
"""

import importlib.util
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from itertools import count, islice, pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import click
from benchmarks.redlines import tracked_words
from tests.licences import CLAUSES, documents
from tests.readers.any_two import MAKERS, WORD
from tests.readers.any_two import pair as random_pair
from tests.redline.edits import KINDS, script
from tests.writers.redlined import Pair, variant_pairs
from tests.writers.resolver import resolved

from engross.editions.history.released import editions
from engross.editions.history.released import read as read_edition
from engross.readers import read
from engross.readers.comparable import comparable
from engross.readers.word.accepted import accepted
from engross.redline import compare
from engross.writers import docx

OURS, FOREIGN = 40, 20
BUILDS = Path(__file__).parents[1] / "builds"
Lines = list[tuple[str, str]]


class Sides(NamedTuple):
    """Two Word files, and the documents they are of where they are ours."""

    old: bytes
    new: bytes
    pair: Pair | None = None


Engine = Callable[[Sides], bytes]


class Row(NamedTuple):
    """What one engine made of all pairs of one origin; the right ones count accept and reject, so twice the pairs."""

    origin: str
    engine: str
    pairs: int
    failed: int
    marked: int
    words_right: int
    numbers_right: int
    moves: int
    milliseconds: int


def pairs() -> list[Pair]:
    """Forty pairs of ours: two thirds edited by script, each kind of edit in turn, then variants, then editions."""
    edited = []
    for seed in range(OURS * 2 // 3):
        old = list(documents(CLAUSES).values())[seed % len(documents(CLAUSES))]
        edited.append((old, script(old, seed, (KINDS[seed % len(KINDS)],), 3)))
    sealed = [read_edition(BUILDS, edition) for edition in editions(BUILDS)]
    released = [(one[id], other[id]) for one, other in pairwise(sealed) for id in one if id in other]
    rest = OURS - len(edited)
    across = released[:: max(1, 2 * len(released) // rest)][: rest // 2]
    found = [*edited, *across]
    return [*found, *variant_pairs()[:: len(variant_pairs()) // (OURS - len(found))]][:OURS]


def foreign_pairs() -> Iterator[Sides]:
    """Twenty pairs of Word files that our writer did not make, of each maker in turn; those with no change are left."""
    found = (
        Sides(MAKERS[WORD[seed % len(WORD)]][1](old), MAKERS[WORD[seed % len(WORD)]][1](new))
        for seed in count()
        for old, new in (random_pair(Random(f"foreign {seed}")),)
        if old != new
    )
    return islice(found, FOREIGN)


def rows() -> Iterator[Row]:
    """A row for each engine that is there, ours first, over our pairs and then over foreign ones."""
    chosen = {
        "ours": [Sides(docx.write(old), docx.write(new), (old, new)) for old, new in pairs()],
        "foreign": list(foreign_pairs()),
    }
    for origin, sides in chosen.items():
        wanted = [(_lines(one.old), _lines(one.new)) for one in sides]
        for name, engine in _engines().items():
            yield _row(origin, name, engine, sides, wanted)


def _row(origin: str, name: str, engine: Engine, chosen: Sequence[Sides], wanted: Sequence[tuple[Lines, Lines]]) -> Row:
    failed = marked = words = numbers = moves = 0
    taken = 0.0
    for sides, clean in zip(chosen, wanted, strict=True):
        started = perf_counter()
        try:
            made = engine(sides)
        except Exception as error:
            click.echo(f"{name}: {type(error).__name__}: {error}", err=True)
            failed += 1
            continue
        taken += perf_counter() - started
        marked += tracked_words(made)
        moves += _moves(made)
        for accept, side in ((False, clean[0]), (True, clean[1])):
            found = _resolved(made, accept)
            words += [text for _, text in found] == [text for _, text in side]
            numbers += found == side
    each = round(1000 * taken / max(1, len(chosen) - failed))
    return Row(origin, name, len(chosen), failed, marked, words, numbers, moves, each)


def _resolved(made: bytes, accept: bool) -> Lines:
    try:
        return _lines(resolved(made, accept))
    except Exception:
        return []


def _lines(package: bytes) -> Lines:
    """Every paragraph and cell as it reads: its label, and its words."""
    pieces = accepted(package, "redline.docx").pieces
    found = []
    for piece in pieces:
        rows = (piece.table.header, *piece.table.rows) if piece.table else ()
        found.append((piece.label, piece.text))
        found += [("", cell.text) for row in rows for cell in row]
    return found


def _moves(package: bytes) -> int:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return len(
            set(re.findall(rb"<w:moveFromRangeStart [^>]*w:name=\"([^\"]*)\"", opened.read("word/document.xml")))
        )


def _engines() -> dict[str, Engine]:
    found: dict[str, Engine] = {"engross": _ours}
    for name, module, kind in (
        ("docxodus", "python_redlines_docxodus", "DocxodusEngine"),
        ("OOXML PowerTools", "python_redlines_ooxmlpowertools", "XmlPowerToolsEngine"),
    ):
        if importlib.util.find_spec(module) is not None:
            made = getattr(import_module("python_redlines"), kind)()
            found[name] = lambda sides, engine=made: engine.run_redline("bench", sides.old, sides.new)[0]  # type: ignore[misc]
    if importlib.util.find_spec("docx_trackdiff") is not None:
        found["docx-trackdiff"] = _trackdiff
    return found


def _ours(sides: Sides) -> bytes:
    readings = (read(sides.old, "old.docx"), read(sides.new, "new.docx")) if sides.pair is None else ()
    return docx.redline(compare(*(sides.pair or comparable(*readings))))


def _trackdiff(sides: Sides) -> bytes:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("old.docx", "new.docx", "redline.docx")]
        for path, content in zip(paths, (sides.old, sides.new), strict=False):
            path.write_bytes(content)
        command = [sys.executable, "-m", "docx_trackdiff.compare", *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return paths[-1].read_bytes()


def main() -> None:
    """Prints the table."""
    click.echo(f"Word redlines of {OURS} pairs of ours and {FOREIGN} foreign ones; right of twice that, both ways")
    figures = f"{'failed':>6} {'marked':>8} {'words':>6} {'numbers':>8} {'moves':>6} {'ms a pair':>10}"
    click.echo(f"{'pairs':<8} {'engine':<18} {figures}")
    for row in rows():
        right = f"{row.words_right:>6} {row.numbers_right:>8}"
        opening = f"{row.origin:<8} {row.engine:<18} {row.failed:>6} {row.marked:>8}"
        click.echo(f"{opening} {right} {row.moves:>6} {row.milliseconds:>10}")


if __name__ == "__main__":
    main()
