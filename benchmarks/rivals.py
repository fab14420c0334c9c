"""Our Word redlines beside those of other engines, on the same sixty pairs: words marked, exactness, moves, time.

Takes nothing; prints a table, and `rows` gives it as data. The pairs are seeded edits of the family's variants, pairs
of variants and, where they are there, sealed editions of one licence; every engine is given our clean DOCX of both
sides. Others are asked where they are installed: python-redlines with its two engines (pip install python-redlines
python-redlines-docxodus python-redlines-ooxmlpowertools) and docx-trackdiff; one that is missing has no row.

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
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import click
from benchmarks.redlines import tracked_words
from tests.licences import CLAUSES, documents
from tests.redline.edits import KINDS, script
from tests.writers.redlined import Pair, variant_pairs
from tests.writers.resolver import resolved

from engross.editions.history.released import editions, read
from engross.readers.word.accepted import accepted
from engross.redline import compare
from engross.writers import docx

PAIRS = 60
BUILDS = Path(__file__).parents[1] / "builds"
Engine = Callable[[Pair, bytes, bytes], bytes]
Lines = list[tuple[str, str]]


class Row(NamedTuple):
    """What one engine made of all pairs; the right ones are counted over accept and reject, so twice the pairs."""

    engine: str
    pairs: int
    failed: int
    marked: int
    words_right: int
    numbers_right: int
    moves: int
    milliseconds: int


def pairs() -> list[Pair]:
    """Sixty pairs: two thirds edited by script, each kind of edit in turn, then variants, then editions."""
    edited = []
    for seed in range(PAIRS * 2 // 3):
        old = list(documents(CLAUSES).values())[seed % len(documents(CLAUSES))]
        edited.append((old, script(old, seed, (KINDS[seed % len(KINDS)],), 3)))
    sealed = [read(BUILDS, edition) for edition in editions(BUILDS)]
    released = [(one[id], other[id]) for one, other in pairwise(sealed) for id in one if id in other]
    rest = PAIRS - len(edited)
    across = released[:: max(1, 2 * len(released) // rest)][: rest // 2]
    found = [*edited, *across]
    return [*found, *variant_pairs()[:: len(variant_pairs()) // (PAIRS - len(found))]][:PAIRS]


def rows() -> Iterator[Row]:
    """A row for each engine that is there, ours first."""
    chosen = pairs()
    clean = [(docx.write(old), docx.write(new)) for old, new in chosen]
    wanted = [(_lines(old), _lines(new)) for old, new in clean]
    for name, engine in _engines().items():
        yield _row(name, engine, chosen, clean, wanted)


def _row(
    name: str,
    engine: Engine,
    chosen: Sequence[Pair],
    clean: Sequence[tuple[bytes, bytes]],
    wanted: Sequence[tuple[Lines, Lines]],
) -> Row:
    failed = marked = words = numbers = moves = 0
    taken = 0.0
    for pair, files, sides in zip(chosen, clean, wanted, strict=True):
        started = perf_counter()
        try:
            made = engine(pair, *files)
        except Exception as error:
            click.echo(f"{name}: {type(error).__name__}: {error}", err=True)
            failed += 1
            continue
        taken += perf_counter() - started
        marked += tracked_words(made)
        moves += _moves(made)
        for accept, side in ((False, sides[0]), (True, sides[1])):
            found = _resolved(made, accept)
            words += [text for _, text in found] == [text for _, text in side]
            numbers += found == side
    return Row(
        name, len(chosen), failed, marked, words, numbers, moves, round(1000 * taken / max(1, len(chosen) - failed))
    )


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
    found: dict[str, Engine] = {"engross": lambda pair, old, new: docx.redline(compare(*pair))}
    for name, module, kind in (
        ("docxodus", "python_redlines_docxodus", "DocxodusEngine"),
        ("OOXML PowerTools", "python_redlines_ooxmlpowertools", "XmlPowerToolsEngine"),
    ):
        if importlib.util.find_spec(module) is not None:
            made = getattr(import_module("python_redlines"), kind)()
            found[name] = lambda pair, old, new, engine=made: engine.run_redline("bench", old, new)[0]  # type: ignore[misc]
    if importlib.util.find_spec("docx_trackdiff") is not None:
        found["docx-trackdiff"] = _trackdiff
    return found


def _trackdiff(pair: Pair, old: bytes, new: bytes) -> bytes:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("old.docx", "new.docx", "redline.docx")]
        for path, content in zip(paths, (old, new), strict=False):
            path.write_bytes(content)
        command = [sys.executable, "-m", "docx_trackdiff.compare", *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return paths[-1].read_bytes()


def main() -> None:
    """Prints the table."""
    click.echo(f"Word redlines of the same {PAIRS} pairs; right of {2 * PAIRS}, accepted and rejected")
    click.echo(f"{'engine':<18} {'failed':>6} {'marked':>8} {'words':>6} {'numbers':>8} {'moves':>6} {'ms a pair':>10}")
    for row in rows():
        right = f"{row.words_right:>6} {row.numbers_right:>8}"
        click.echo(f"{row.engine:<18} {row.failed:>6} {row.marked:>8} {right} {row.moves:>6} {row.milliseconds:>10}")


if __name__ == "__main__":
    main()
