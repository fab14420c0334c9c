"""Random families in, the same texts out: no word, number, mark, label or break is other than it was typed.

The texts are set in many ways, read, made a family, assembled from its files alone, and compared with what is known of
them. How good the family is, is measured too: shared words that are stored once, and clauses that were cut.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest
from tests.importer.layout import Look, look, suffix, text, typed
from tests.importer.random_families import TABLE, Truth, family, redrawn
from tests.shares import by_lot

from engross.assemble import assemble_all
from engross.importer.family import written
from engross.importer.naming import named
from engross.importer.proof import proof
from engross.importer.reading import full_text
from engross.importer.rounds import unlike
from engross.importer.text import FullText
from engross.importer.written import Settings, Written
from engross.library.family import load
from engross.model import Document, Provision, Table
from engross.model.cut import words
from engross.redline import compare

USUAL, MANY, LOTS = 8, 1000, 5
LEAST_ONCE = 0.8
"""The share of the shared words that must be stored once."""


def texts_of(truth: Truth, looks: dict[str, Look]) -> tuple[FullText, ...]:
    """The files of a family, set each in its look and read again, with the options that their names say."""
    told = named([*truth.files])
    read = [full_text(text(truth, file, looks[file]), file + suffix(looks[file])) for file in truth.files]
    return tuple(replace(one, options=options) for one, options in zip(read, told.options, strict=True))


def looks_of(truth: Truth, seed: int) -> dict[str, Look]:
    """One look for most families, and for some wraps and line ends that differ from file to file."""
    chance = Random(seed + 0.5)
    one = look(chance)
    if chance.random() < 0.7:
        return dict.fromkeys(truth.files, one)
    others = {file: look(chance) for file in truth.files}
    return {
        file: replace(one, width=other.width, newline=other.newline, mark=other.mark, trailing=other.trailing)
        for file, other in others.items()
    }


def wanted(truth: Truth, file: str, look: Look) -> list[str]:
    """The paragraphs and cells that a file prints, with their labels."""
    found = [truth.title]
    for one in truth.printed(file):
        if one.unit.kind == TABLE:
            found += [typed(cell, look) for row in one.unit.rows for cell in row]
        else:
            words = typed(" ".join(part for part in (one.heading, one.words) if part), look)
            found.append(f"{one.label} {words}".strip().replace("**", "").replace("\\<", "<").replace("\\*", "*"))
    return found


def printed(document: Document) -> list[str]:
    """The paragraphs and cells that a document prints, with their labels."""
    tops = (*document.front, *document.sections, *document.annexes)
    lines = [line for top in tops for one in top.walk() for line in _lines(one)]
    lines += [document.end] if document.end else []
    return [*lines, *(line for top in document.closing for one in top.walk() for line in _lines(one))]


def _lines(provision: Provision) -> Iterator[str]:
    label = provision.label
    if provision.heading:
        yield f"{label} {''.join(inline.text for inline in provision.heading)}".strip()
        label = ""
    for block in provision.body:
        if isinstance(block, Table):
            yield from (cell.text for row in (block.header, *block.rows) for cell in row)
        else:
            yield f"{label} {block.text}".strip()
        label = ""
    if label:
        yield label


@dataclass(slots=True)
class Measured:
    """What came of an import: what is other than typed, shared words and those stored once, clauses that were cut."""

    wrong: list[str] = field(default_factory=list)
    shared: int = 0
    once: int = 0
    cut: list[str] = field(default_factory=list)
    units: int = 0

    def add(self, other: "Measured") -> None:
        """Count another import in."""
        self.wrong += other.wrong
        self.shared += other.shared
        self.once += other.once
        self.cut += other.cut
        self.units += other.units


def imported(
    truth: Truth, looks: dict[str, Look], folder: Path, plain: frozenset[str] = frozenset()
) -> tuple[tuple[FullText, ...], Written, dict[str, Document]]:
    """The texts of a family, the family that they make, and what it assembles to by the name of each text."""
    texts = texts_of(truth, looks)
    made = written(texts, Settings(truth.title, "R", "Nobody", "2026-01-01", language=truth.language.code, plain=plain))
    for name, content in made.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    documents = {one.record.variant: one for one in assemble_all(load(folder))}
    return texts, made, {text.name: documents[made.licences[text.name]] for text in texts}


def measured(seed: int, folder: Path, *, small: bool = False) -> Measured:
    """The family of a seed, imported into a folder."""
    truth = family(seed, small=small)
    looks = looks_of(truth, seed)
    found = Measured()
    texts, made, documents = imported(truth, looks, folder / str(seed))
    for one in texts:
        document = documents[one.name]
        typed_here, said = wanted(truth, one.name, looks[one.name]), printed(document)
        differing = [f"{a!r} is {b!r}" for a, b in zip(typed_here, said, strict=False) if a != b][:1]
        differing += [f"{len(typed_here)} paragraphs are {len(said)}"] * (len(typed_here) != len(said))
        found.wrong += [f"{seed} {one.name}: {line}" for line in differing]
        if bool(differing) != bool(proof(one, document).differences):
            found.wrong.append(f"{seed} {one.name}: the proof says {proof(one, document).differences}")
    _measure(truth, made, found, seed)
    return found


_TARGET = re.compile(r"\]\(#[^)]*\)|\[(?=[^\]]*\]\(#)|\\")
_SHINGLE = 4


def _measure(truth: Truth, made: Written, found: Measured, seed: int) -> None:
    stored = {name: words(_TARGET.sub("", _straight(content))) for name, content in made.files.items()}
    within = {name: set(_shingles(some)) for name, some in stored.items()}
    times = Counter(shingle for some in stored.values() for shingle in _shingles(some))
    for unit in truth.every():
        if not unit.same or len(unit.files) < 2 or unit.kind == TABLE:
            continue
        said = unit.words(min(unit.files))
        some = words(typed(said, _PLAIN))
        shingles = _shingles(some)
        found.shared += len(some)
        found.once += len(some) * sum(times[one] == 1 for one in shingles) // max(1, len(shingles))
        found.units += 1
        if not any(there.issuperset(shingles) for there in within.values()):
            found.cut.append(f"{seed}: {said!r}")


def _straight(content: str) -> str:
    return content.replace("\u2019", "'")


_PLAIN = replace(look(Random(0)), markdown=False, curly=False)


def _shingles(some: list[str]) -> list[tuple[str, ...]]:
    """Every few words that stand behind one another."""
    return [tuple(some[at : at + _SHINGLE]) for at in range(len(some) - _SHINGLE + 1)]


def many(seeds: range, folder: Path, *, small: bool = False) -> Measured:
    """Families together."""
    total = Measured()
    for seed in seeds:
        total.add(measured(seed, folder, small=small))
    return total


def unmarked(seed: int, folder: Path) -> list[str]:
    """Texts of a second round in whose redline other provisions are changed than those that were."""
    truth = family(seed, small=True)
    for unit in truth.every():
        unit.refers = None
    later, looks = redrawn(truth, Random(seed)), looks_of(truth, seed)
    plain: frozenset[str] = frozenset()
    for turn in ("once", "again"):
        (_, old, before), (_, new, after) = (
            imported(one, looks, folder / f"{seed}-{name}-{turn}", plain)
            for name, one in (("old", truth), ("new", later))
        )
        plain = unlike([old, new])
        if not plain:
            break
    wrong = []
    for file in truth.files:
        pairs = zip(truth.printed(file), later.printed(file), strict=True)
        changed = sum(old.words != new.words for old, new in pairs)
        marked = len(compare(before[file], after[file]).changes)
        wrong += [f"{seed} {file}: {marked} marked of {changed}"] * (marked != changed)
    return wrong


def test_what_is_typed_comes_back(tmp_path: Path) -> None:
    """A seeded share."""
    total = many(range(USUAL), tmp_path, small=True)
    assert total.wrong == []
    assert total.once >= total.shared * LEAST_ONCE
    assert total.cut == []


@pytest.mark.parametrize("lot", by_lot(range(LOTS), 1))
def test_what_is_typed_comes_back_from_many_families(lot: int, tmp_path: Path) -> None:
    """A thousand families, a fifth of them in the slow run."""
    total = many(range(1000 + lot, 1000 + MANY, LOTS), tmp_path)
    assert total.wrong == []
    assert total.once >= total.shared * LEAST_ONCE
    assert len(total.cut) <= total.units // 1000, total.cut


def test_a_second_round_is_redlined_by_what_changed(tmp_path: Path) -> None:
    """Two families."""
    assert [line for seed in (1, 2) for line in unmarked(seed, tmp_path)] == []


@pytest.mark.slow
def test_many_second_rounds_are_redlined_by_what_changed(tmp_path: Path) -> None:
    """A hundred families."""
    assert [line for seed in range(2000, 2100) for line in unmarked(seed, tmp_path)] == []
