"""LibreOffice as a second reader of tracked changes: what it makes of accepting and rejecting them all."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.licences import CLAUSES, documents
from tests.redline.edits import script
from tests.writers.redlined import SMALL, Pair, variant_pairs
from tests.writers.wordml import uncommented

from engross.model import Mark, MarkedTable, Redline
from engross.redline import compare
from engross.writers.docx import redline, write

SCRIPT = Path(__file__).with_name("libreoffice_resolve.py")
SCRIPTS = 28
"""Random edits beside the pairs of variants: a hundred pairs in all."""
_NUMBER = re.compile(r"\b(?:[A-Z]\.)?\d+(?:\.\d+)*(?:\([a-z]+\))*|\b[A-Z]\b|(?:\([a-z]+\))+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What LibreOffice left of one redline, one way: exactly the clean document, but for empty paragraphs, or less."""

    exact: bool
    residue: int
    difference: str = ""


def beside_table(found: Redline) -> bool:
    """Whether something tracked stands directly before a table, which LibreOffice cannot take away without a trace."""
    return any(
        isinstance(block, MarkedTable) and before.mark is not Mark.NONE
        for before, block in zip(found.blocks, found.blocks[1:], strict=False)
    )


def read(soffice: str, folder: Path, files: dict[str, bytes]) -> dict[str, Any]:
    """What LibreOffice makes of the files, by name; one process reads them all."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(shown(soffice, content))
    paths = [str(folder / f"{name}.docx") for name in files]
    command = ["/usr/bin/python3", str(SCRIPT), soffice, str(folder / "profile"), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=1500)
    return {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in files}


def shown(soffice: str, content: bytes) -> bytes:
    """The file as this office can show it: without its comment where the office lacks the window for comments.

    Debian packs `annotation.ui` with libreoffice-writer and not with libreoffice-writer-nogui, which therefore breaks
    off wherever it has to show a comment, whoever made the file.
    """
    window = "share/config/soffice.cfg/modules/swriter/ui/annotation.ui"
    return content if (Path(soffice).resolve().parents[1] / window).exists() else uncommented(content)


def unnumbered(lines: list[Any]) -> list[Any]:
    """Lines that hold words, without labels and without the numbers that fields show."""
    return [(style, [(_NUMBER.sub("", text), *look) for text, *look in words]) for _, style, words in lines if words]


def verdict(found: Any, wanted: Any, tables: bool) -> Verdict:
    """The comparison of two files as LibreOffice reads them: labels, styles, words, emphasis and header.

    Beside tracked tables it leaves empty paragraphs, which have numbers where the paragraph that went had one: there
    the numbers are left to the other reader.
    """
    if found == wanted:
        return Verdict(True, 0)
    residue = len(found["body"]) - len(wanted["body"])
    ours, theirs = ({**side, "body": unnumbered(side["body"])} for side in (found, wanted))
    if tables and ours == theirs:
        return Verdict(False, residue)
    lines = zip(found["body"], wanted["body"], strict=False)
    return Verdict(False, residue, str(next(((a, b) for a, b in lines if a != b), (found["header"], wanted["header"]))))


def judged(soffice: str, folder: Path, pairs: dict[str, Pair]) -> dict[tuple[str, str], Verdict]:
    """The verdict on every pair, accepted and rejected."""
    marked = {name: compare(*pair) for name, pair in pairs.items()}
    clean = {one.record.id: one for one in documents(CLAUSES).values()}
    files: dict[str, bytes] = {}
    wanted: dict[tuple[str, str], str] = {}
    for name, pair in pairs.items():
        content = redline(marked[name])
        for verb, document in zip(("reject", "accept"), pair, strict=True):
            files[f"{name}.{verb}"] = content
            same = clean.get(document.record.id) == document
            wanted[name, verb] = document.record.id.replace(".", "_") if same else f"{name}-{verb}"
            files[wanted[name, verb]] = write(document)
    found = read(soffice, folder, files)
    return {
        key: verdict(found[".".join(key)], found[clean_], beside_table(marked[key[0]]))
        for key, clean_ in wanted.items()
    }


def told(found: dict[tuple[str, str], Verdict]) -> None:
    """Holds every verdict to what is allowed, and prints how often that was needed."""
    tally = Counter(
        "wrong" if one.difference else "exact" if one.exact else "empty paragraphs beside tables"
        for one in found.values()
    )
    print({**tally, "paragraphs left over": sum(one.residue for one in found.values())})
    assert {key: one.difference for key, one in found.items() if one.difference} == {}


@pytest.fixture
def office(checker: Callable[[str], str]) -> str:
    """LibreOffice, where the system's python3 has the bridge to it."""
    if subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False).returncode:
        checker("python3-uno")
    return checker("soffice")


@pytest.mark.slow
def test_small_changes_in_libreoffice(office: str, tmp_path: Path) -> None:
    """A renumbered field, a move, a new look, a row, a split: accepted and rejected as the clean documents read."""
    told(
        judged(office, tmp_path, {name: SMALL[name]() for name in ("a-cited-move", "conspicuous", "a-row", "a-split")})
    )


@pytest.mark.slow
def test_libreoffice_resolves_each_kind_of_change(office: str, tmp_path: Path) -> None:
    """Every small pair, there and back; what may be left is an empty paragraph beside a table that is tracked."""
    pairs = {name: pair() for name, pair in SMALL.items()}
    told(judged(office, tmp_path, pairs | {f"{name}-back": (new, old) for name, (old, new) in pairs.items()}))


@pytest.mark.slow
def test_libreoffice_resolves_a_hundred_pairs(office: str, tmp_path: Path) -> None:
    """Every pair of variants in both directions, and random edits of them."""
    pairs = {f"{old.record.variant}-to-{new.record.variant}": (old, new) for old, new in variant_pairs()}
    for seed in range(SCRIPTS):
        document = list(documents(CLAUSES).values())[seed % len(documents(CLAUSES))]
        pairs[f"script{seed}"] = (document, script(document, seed))
    assert len(pairs) == 100
    told(judged(office, tmp_path, pairs))
