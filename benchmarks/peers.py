"""The same work by Engross and by other programs: `python -m benchmarks.peers [ROUNDS]`, a part of `make bench`.

Takes the clauses of this tree; prints one table and writes it to `docs/performance.md`. The work is every licence as
Markdown, Word and PDF, and a Word redline of two of them. In each round every program runs as fresh processes, in
shuffled order; figures are medians over the rounds. What is not installed is told and left out.

CPU is what a command and its children used: it stays near the truth where other work runs. Elapsed seconds are told for
two workers alone, with whether two processors were free just before and after, for only then do they mean anything.

Not quite fair, in both directions: the others begin with our finished Markdown, and make no text or JSON to attach, no
tags but those that they make by themselves, no definitions, no numbering. LibreOffice is started once for all files.
"""

import importlib.util
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import click
from benchmarks import report
from pypdf import PdfReader

ROOT = Path(__file__).parents[1]
USABLE = sorted(os.sched_getaffinity(0))
ROUNDS = 5
FREE = 1.7
"""How much faster two spins at once must be than one after the other, for two processors to count as free."""
OURS, RIVAL = "engross, one job", "pandoc + WeasyPrint"
A_PAGE, THEIR_PAGE = 80, 70
"""CPU in ms that a page of ours may cost, and what one of pandoc's cost on the machine where that was set."""
PAIR = ("MG-BY", "MG-BY-NC")


class Run(NamedTuple):
    """Seconds that passed, seconds of CPU, the most MiB that one process held, and whether two processors were free."""

    wall: float
    cpu: float
    peak: float
    free: bool = False


class Peer(NamedTuple):
    """A program: its name, what it needs that is not here, and its command line for a folder of Markdown and an out."""

    name: str
    work: str
    missing: str
    command: Callable[[Path, Path], Sequence[str]]
    cpus: int = 1


def peers() -> list[Peer]:
    """All of them, ours first."""
    python = sys.executable

    def ours(texts: Path, out: Path) -> Sequence[str]:
        return (python, "-m", "engross", "-C", str(ROOT), "build", "--format", "md,docx,pdf", "--out", str(out))

    def redline(texts: Path, out: Path) -> Sequence[str]:
        pair = (str(texts / f"{name}.docx") for name in ("old", "new"))
        return (
            python,
            "-m",
            "engross",
            "-C",
            str(ROOT),
            "redline",
            *pair,
            "--format",
            "docx",
            "-o",
            str(out / "redline"),
        )

    def other(name: str) -> Callable[[Path, Path], Sequence[str]]:
        return lambda texts, out: (python, "-m", "benchmarks.others", name, str(texts), str(out))

    build, compared = "Markdown, Word and PDF of all licences", "Word redline of two licences"
    return [
        Peer(OURS, build, "", ours),
        Peer("engross, two workers", build, "" if len(USABLE) > 1 else "a second processor", ours, 2),
        Peer(RIVAL, build, _lacking("pandoc"), other("pandoc-weasyprint")),
        Peer("pandoc + typst", build, _lacking(modules=("typst", "pypandoc")), other("pandoc-typst")),
        Peer("docxtpl + LibreOffice", build, _lacking("soffice", modules=("docxtpl",)), other("docxtpl-libreoffice")),
        Peer("engross redline", compared, "", redline),
        Peer(
            "python-redlines (docxodus)", compared, _lacking(modules=("python_redlines_docxodus",)), other("docxodus")
        ),
    ]


def _lacking(*programs: str, modules: Sequence[str] = ()) -> str:
    absent = [one for one in programs if not shutil.which(one)]
    return ", ".join(absent + [one for one in modules if importlib.util.find_spec(one) is None])


def run(command: Sequence[str], cpus: int) -> Run:
    """One run as a process of its own, held to some processors; leaves with its complaint where it fails."""
    free = cpus > 1 and _two_are_free()
    os.sched_setaffinity(0, USABLE[:cpus])
    began = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as child:
        complaint = child.stderr.read() if child.stderr else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = perf_counter() - began
    os.sched_setaffinity(0, USABLE)
    if child.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{complaint}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, free and _two_are_free())


def _two_are_free() -> bool:
    spin = (sys.executable, "-c", "for _ in range(12_000_000): pass")
    began = perf_counter()
    subprocess.run(spin, check=True)
    one = perf_counter() - began
    with subprocess.Popen(spin):
        subprocess.run(spin, check=True)
    return 2 * one / (perf_counter() - began - one) >= FREE


def rows(count: int) -> list[tuple[Peer, list[Run], int, int]]:
    """Each program with its runs, and the pages and bytes of what it made."""
    present = [one for one in peers() if not one.missing]
    runs: dict[str, list[Run]] = {one.name: [] for one in present}
    made: dict[str, tuple[int, int]] = {}
    with TemporaryDirectory() as work:
        texts = _texts(Path(work))
        for number in range(count):
            click.echo(f"round {number + 1} of {count} ...", err=True)
            for one in random.sample(present, len(present)):
                out = Path(work) / "out"
                shutil.rmtree(out, ignore_errors=True)
                out.mkdir()
                runs[one.name].append(run(one.command(texts, out), one.cpus))
                files = [path for path in out.rglob("*.*") if not path.name.startswith(".")]
                made[one.name] = _pages(files), sum(path.stat().st_size for path in files)
    return [(one, runs[one.name], *made[one.name]) for one in present]


def _texts(work: Path) -> Path:
    """A folder with the Markdown of all licences, and two of them in Word, as others have them before they begin."""
    texts = work / "texts"
    build = (sys.executable, "-m", "engross", "-C", str(ROOT), "build", "--out", str(texts), "--json")
    subprocess.run((*build, "--format", "md"), check=True, capture_output=True)
    subprocess.run((*build, *PAIR, "--format", "docx"), check=True, capture_output=True)
    for path, name in zip(sorted(texts.glob("*.docx"), key=lambda path: len(path.name)), ("old", "new"), strict=True):
        path.rename(texts / f"{name}.docx")
    return texts


def _pages(files: Sequence[Path]) -> int:
    return sum(len(PdfReader(path).pages) for path in files if path.suffix == ".pdf")


def table(measured: list[tuple[Peer, list[Run], int, int]]) -> list[str]:
    """The table as Markdown, and who stays ahead."""
    cpu = {one.name: median(each.cpu for each in runs) for one, runs, _, _ in measured}
    against = {one.work: next(it.name for it, *_ in measured if it.work == one.work) for one, *_ in measured}
    lines = [
        "| work | program | CPU s | of ours | pages | CPU ms a page | kB | MiB |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for one, runs, pages, size in measured:
        seconds = cpu[one.name]
        share = f"{seconds / cpu[against[one.work]]:.2f}"
        a_page = f"{seconds * 1000 / pages:.0f}" if pages else ""
        cells = (one.work, one.name, f"{seconds:.2f}", share, str(pages or ""), a_page, f"{size / 1000:.0f}")
        lines.append(f"| {' | '.join(cells)} | {max(each.peak for each in runs):.0f} |")
    lines += [f"| {one.work} | {one.name} | not here: {one.missing} | | | | | |" for one in peers() if one.missing]
    ahead = [one.name for one, *_ in measured if cpu[one.name] < cpu[against[one.work]] and "engross" not in one.name]
    said = f"Ahead of us in CPU: {', '.join(ahead)}." if ahead else "None of them is ahead of us in CPU."
    return [*lines, "", said, *_targets(measured), *_two_workers(measured)]


def _targets(measured: list[tuple[Peer, list[Run], int, int]]) -> list[str]:
    """Our CPU as a share of pandoc's with the same WeasyPrint, round by round, which a drifting machine hurts least."""
    runs = {one.name: (each, pages) for one, each, pages, _ in measured}
    if RIVAL not in runs:
        return []
    (ours, pages), (theirs, others) = runs[OURS], runs[RIVAL]
    shares = [our.cpu / their.cpu for our, their in zip(ours, theirs, strict=True)]
    a_page = [share * others / pages for share in shares]
    return [
        "",
        f"One job in CPU, as a share of {RIVAL}, round by round: {_spread(shares)}; the aim is 0.75.",
        "",
        f"A page, as a share of a page of {RIVAL}: {_spread(a_page)}; the aim of {A_PAGE} ms, set on a machine where "
        f"theirs costs {THEIR_PAGE} ms, is {A_PAGE / THEIR_PAGE:.2f}.",
    ]


def _spread(shares: Sequence[float]) -> str:
    return f"{median(shares):.2f} ({min(shares):.2f} to {max(shares):.2f})"


def _two_workers(measured: list[tuple[Peer, list[Run], int, int]]) -> list[str]:
    runs = {one.name: each for one, each, _, _ in measured}
    rival, two = runs.get(RIVAL), runs.get("engross, two workers")
    if not rival or not two:
        return []
    shares = [our.wall / their.wall for our, their in zip(two, rival, strict=True) if our.free]
    if not shares:
        return ["", "Two workers: elapsed time says nothing, for at no time were two processors free before and after."]
    return [
        "",
        f"Two workers, elapsed: {median(shares):.2f} of {RIVAL}, {len(shares)} rounds; the aim is 0.45.",
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def pace() -> float:
    """How many times longer than on the machine of the aims a page of pandoc's takes here; 0 where it is not here."""
    rival = next(one for one in peers() if one.name == RIVAL)
    if rival.missing:
        return 0
    with TemporaryDirectory() as work:
        texts, out = _texts(Path(work)), Path(work) / "out"
        out.mkdir()
        cpu = run(rival.command(texts, out), rival.cpus).cpu
        return cpu * 1000 / _pages([*out.iterdir()]) / THEIR_PAGE


def main(count: int) -> None:
    """Measures, prints and writes."""
    lines = table(rows(count))
    versions = ", ".join(f"{name} {_version(name)}" for name in ("weasyprint", "typst", "docxtpl", "python-redlines"))
    report.put(report.PEERS, lines, f"Medians of {count} interleaved rounds, {versions},")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
