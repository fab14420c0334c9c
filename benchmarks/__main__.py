"""What Engross costs, as ratios taken side by side: `make bench`, or `python -m benchmarks ROUNDS` for more rounds.

Takes the clauses of this tree; prints two tables and writes them to `docs/performance.md`. No program compares a time
with a bound: seconds are those of one machine in one minute, and even ratios wander by a tenth where other work runs.
The aim beside a figure is for the reader.

In each round every command is run as a fresh process, those of a blink three times, in shuffled order; a cold build
and the floor twice, as floor, build, edits, build, floor, so that a machine that grows slower meanwhile counts for
all. Ratios are taken within a round, and printed as their median, least and most over the rounds. `wall` is elapsed
time, `CPU` what the process and its workers used: on a busy machine trust CPU, though only wall shows what two workers
gain, and that only where the ceiling was near 1. All but two workers are held to one CPU, which is also how a build
gets one job; hence this needs Linux. A cold build has a new process and an empty folder; bytecode and disk cache are
warm.

Not quite fair: the floor makes the same PDFs from ready pages, but attaches nothing, and lacks our quicker import. The
python-docx builder makes no cross-references, contents or numbering. A load checks the whole family, each time.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import click
from benchmarks import report

from engross.assemble import assemble_all
from engross.library.family import load
from engross.model import Kind
from engross.writers import FORMATS, html

ROOT = Path(__file__).parents[1]
USABLE = sorted(os.sched_getaffinity(0))
HELP = ("-m", "engross", "--help")
ROUNDS = 5
SPIN = ("-c", "for _ in range(12_000_000): pass")
RATIOS = (
    ("one job", "floor", "<= 1.10", "full cold build, six formats, one job / PDF floor"),
    ("two workers", "floor", "<= 0.75", "the same with two workers / PDF floor"),
    ("two spins", "spin", "", "ceiling: two processes at once / one, just before and after (1: two free CPUs, 2: one)"),
    (
        "edited",
        "one job",
        "<= 0.20",
        "build after an edit of one variant, each that has a clause of its own / full cold build, one job",
    ),
    ("nothing", "bare", "<= 5", "build with nothing to do / bare python"),
    ("help", "bare", "<= 5", "engross --help / bare python"),
    ("docx naive", "docx", ">= 15", "DOCX of nine: python-docx by its manual / our writer, within one process"),
    ("parse each", "parse once", "", "assemble nine: loading for each / loading once, within one process"),
)
"""Dividend, divisor, the aim if there is one, and what the ratio says."""


class Sample(NamedTuple):
    """Seconds that passed, seconds of CPU, and peak memory in KiB."""

    wall: float
    cpu: float
    peak: int = 0


class Bench:
    """The commands and their samples of this round, over a temporary folder."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.samples: dict[str, list[Sample]] = {}
        family = load(ROOT / "clauses")
        documents = assemble_all(family)
        (work / "pages").mkdir()
        for document in documents:
            (work / "pages" / f"{document.record.id}.html").write_text(html.page(document, "paper.html.j2"), "utf-8")
        present = [one.id for document in documents for one in document.walk() if one.kind in (Kind.CLAUSE, Kind.ITEM)]
        files = (family.clauses[id][0].span.path for id in present if present.count(id) == 1 and id in family.clauses)
        shutil.copytree(ROOT / "clauses", work / "copy" / "clauses")
        self.clauses = [work / "copy" / "clauses" / Path(path).relative_to(family.path) for path in files]
        self._run(*self._build("full"), cpus=USABLE)
        shutil.copytree(work / "full", work / "edited")

    def round(self) -> dict[str, list[Sample]]:
        """Runs everything once, and the start-ups three times; gives the samples by name."""
        self.samples = defaultdict(list)
        steps: list[Callable[[], None]] = [self._cold, self._two_workers, self._within]
        for name, command in (("bare", ("-c", "pass")), ("help", HELP), ("nothing", self._build("full"))):
            steps += 3 * [partial(self._keep, name, *command)]
        for step in random.sample(steps, len(steps)):
            step()
        return self.samples

    def written(self) -> int:
        """How many files the build after an edit wrote."""
        return len(json.loads((self.work / "edit.json").read_bytes())["written"])

    def _build(self, out: str, family: Path = ROOT) -> tuple[str, ...]:
        return ("-m", "engross", "-C", str(family), "build", "--json", "--out", str(self.work / out))

    def _run(self, *arguments: str, cpus: Iterable[int] = USABLE[:1]) -> Sample:
        """A Python process, held to some CPUs; leaves with its complaint where it fails."""
        os.sched_setaffinity(0, cpus)
        with (self.work / "stdout").open("w") as stdout, (self.work / "stderr").open("w") as stderr:
            began = perf_counter()
            child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=stdout, stderr=stderr)
            _, status, usage = os.wait4(child.pid, 0)
            wall = perf_counter() - began
        os.sched_setaffinity(0, USABLE)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{' '.join(arguments)} failed:\n{(self.work / 'stderr').read_text()}")
        return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)

    def _keep(self, name: str, *arguments: str, cpus: Iterable[int] = USABLE[:1]) -> None:
        self.samples[name].append(self._run(*arguments, cpus=cpus))

    def _cold(self) -> None:
        self._floor()
        self._one_job()
        for clause in self.clauses:
            self._edited(clause)
        self._one_job()
        self._floor()

    def _floor(self) -> None:
        self._keep("floor", "-m", "benchmarks.floor", str(self.work / "pages"))

    def _one_job(self) -> None:
        shutil.rmtree(self.work / "fresh", ignore_errors=True)
        self._keep("one job", *self._build("fresh"))

    def _two_workers(self) -> None:
        shutil.rmtree(self.work / "fresh", ignore_errors=True)
        self._ceiling()
        self._keep("two workers", *self._build("fresh"), cpus=USABLE[:2])
        self._ceiling()

    def _ceiling(self) -> None:
        self._keep("spin", *SPIN)
        with subprocess.Popen([sys.executable, *SPIN]) as other:
            two = self._run(*SPIN, cpus=USABLE[:2])
            began = perf_counter()
            other.wait()
        self.samples["two spins"].append(Sample(two.wall + perf_counter() - began, two.cpu))

    def _edited(self, clause: Path) -> None:
        words = clause.read_text("utf-8").rstrip()
        end = len(words) - words.endswith((".", ":"))
        clause.write_text(f"{words[:end]} indeed{words[end:]}\n", "utf-8")
        self._keep("edited", *self._build("edited", self.work / "copy"))
        shutil.copy(self.work / "stdout", self.work / "edit.json")

    def _within(self) -> None:
        self._run("-m", "benchmarks.within")
        for name, seconds in json.loads((self.work / "stdout").read_bytes()).items():
            self.samples[name].append(Sample(*seconds))


def _ratio(rounds: list[dict[str, list[Sample]]], dividend: str, divisor: str, field: str) -> str:
    each = []
    for samples in rounds:
        above, below = (median(getattr(sample, field) for sample in samples[name]) for name in (dividend, divisor))
        each.append(above / below)
    return f"{median(each):.2f} ({min(each):.2f}-{max(each):.2f})"


def main(count: int) -> None:
    """Runs the rounds and prints what they came to."""
    with TemporaryDirectory() as work:
        bench = Bench(Path(work))
        rounds = []
        for number in range(count):
            click.echo(f"round {number + 1} of {count} ...", err=True)
            rounds.append(bench.round())
        report.put(report.FLOOR, _lines(bench, rounds), f"Medians of {count} rounds, least and most behind them,")


def _lines(bench: Bench, rounds: list[dict[str, list[Sample]]]) -> Iterator[str]:
    """The ratios, what memory was held, and the sizes of what was written."""
    yield from ("| what / what | wall | CPU | aim |", "|---|---|---|---|")
    for dividend, divisor, aim, meaning in RATIOS:
        wall, cpu = (_ratio(rounds, dividend, divisor, field) for field in ("wall", "cpu"))
        yield f"| {meaning} | {wall} | {cpu} | {aim} |"
    ours, floor = (max(one.peak for each in rounds for one in each[name]) / 1024 for name in ("one job", "floor"))
    yield f"| peak memory: full cold build, one job; PDF floor | {ours:.0f} MiB; {floor:.0f} MiB | | <= 110 MiB |"
    yield from ("", f"The edit wrote {bench.written()} files anew. Sizes of all, in kB:")
    yield from ("", "| format | least | most | sum |", "|---|--:|--:|--:|")
    for chosen in FORMATS:
        sizes = [path.stat().st_size / 1000 for path in bench.work.glob(f"full/[!.]*{chosen.suffix}")]
        yield f"| {chosen.name} | {min(sizes):.1f} | {max(sizes):.1f} | {sum(sizes):.1f} |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
