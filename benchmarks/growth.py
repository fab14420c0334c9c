"""What grows how: `python -m benchmarks.growth [GROUP ...]`, a part of `make bench`; groups are the keys of `GROUPS`.

Takes nothing but what it makes itself; `rows` gives a row a figure for `docs/performance.md`: what was measured, the
figure, what it was at the commit `BEFORE` in the same run, and the aim. An aim in seconds is told as it was set and at
the speed of this machine. Each command is a process of its own, and its figure the CPU seconds of it and its children,
which stay near the truth where other work runs; peaks are the most that one process held. A growth is told as the cost
of one more at the larger size over that at the smaller: 1.00 is linear.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time, sleep
from typing import NamedTuple

import click
from benchmarks import memory, report
from benchmarks.families import grown

from engross.library.family import load
from engross.model import Document, Kind, Paragraph, Provision, Record, Table, Text
from engross.writers import write

ROOT = Path(__file__).parents[1]
FORMATS = "md,txt,html,docx,json"
LINEAR = "0.85 to 1.15"
TURNS = 3
"""How often each size is measured, in turn, for a machine that is busy for a minute says nothing of growth."""
BEFORE = "7c97b53^"
"""The last commit before the work on speed; it is checked out for the figures that are set beside ours."""


class Row(NamedTuple):
    """What was measured, what it came to, and the aim, "" where there is none."""

    what: str
    figure: str
    aim: str = ""
    before: str = ""


class Cost(NamedTuple):
    """CPU seconds of a command with its children, and the most MiB that one of them held."""

    cpu: float
    peak: float


class Failed(Exception):
    """A command that ended otherwise than it should, with the end of what it said."""


def cost(*arguments: str, fit: Iterable[int] = (0, 1)) -> Cost:
    """What a Python process takes that ends by one of the exit codes that are `fit`."""
    with subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as child:
        complaint = child.stderr.read() if child.stderr else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in fit:
        raise Failed(f"{' '.join(arguments)} failed:\n{complaint[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def engross(project: Path, *arguments: str) -> Cost:
    """What a command of ours takes."""
    return cost("-m", "engross", "-C", str(project), *arguments)


def begin(work: Path) -> Iterator[Row]:
    """Start-up against a bare Python, medians of seven."""
    bare = median(cost("-c", "pass").cpu for _ in range(7))
    project = grown(work / "small", options=2, licences=3, clauses=30)
    for words in (("list",), ("build", "--format", "md")):
        engross(project, *words)
    asked: dict[str, tuple[tuple[str, ...], str]] = {
        "`--help`": (("-m", "engross", "--help"), "5"),
        "`list`, asked again": (("-m", "engross", "-C", str(project), "list"), ""),
        "build with nothing to do": (("-m", "engross", "-C", str(project), "build", "--format", "md"), "5"),
    }
    sleep(2)  # A build notes what it said only of files that are two seconds old.
    for said, (line, aim) in asked.items():
        cost(*line)
        yield Row(f"{said} / bare Python", f"{median(cost(*line).cpu for _ in range(7)) / bare:.1f}", aim)


def families(work: Path) -> Iterator[Row]:
    """Checking and listing large families, against the nine licences of this repository."""
    nine = {words: engross(ROOT, words) for words in ("check", "list")}
    for words, spent in nine.items():
        yield Row(f"`{words}` of the nine", f"{spent.cpu:.1f} s, {spent.peak:.0f} MiB")
    pace = _pace()
    yield Row("a page of pandoc + WeasyPrint / one on the machine of the aims", f"{pace:.2f}" if pace else "not here")
    sizes = (("384 licences of 400 clauses", 9, 384, 400), ("500 licences of 400 clauses", 9, 500, 400))
    for name, options, licences, clauses in (*sizes, ("12 licences of 16 options", 14, 12, 60)):
        project = grown(work / name.replace(" ", "-"), options=options, licences=licences, clauses=clauses)
        for words, again, aim in (("check", "", 10), ("list", "", 0), ("list", ", asked again", 1)):
            spent = engross(project, words)
            against = f"{spent.cpu / nine[words].cpu:.1f} and {spent.peak / nine[words].peak:.1f} times the nine"
            said = f"{spent.cpu:.1f} s, {spent.peak:.0f} MiB: {against}"
            yield Row(f"`{words}` of {name}{again}", said, _seconds(aim, pace))


def _pace() -> float:
    """How fast this machine is, as `peers` says; in another process, for what ours holds counts in those it starts."""
    asked = (sys.executable, "-c", "from benchmarks import peers; print(peers.pace())")
    return float(subprocess.run(asked, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)


def _seconds(aim: int, pace: float) -> str:
    """An aim as it was set, and what it comes to on a machine of this pace; "" for none."""
    return f"{aim} s, here {aim * pace:.1f} s" if aim and pace else f"{aim} s" if aim else ""


def documents(work: Path) -> Iterator[Row]:
    """A build of 9, 90 and 900 licences of one length."""
    sizes = (9, 90, 900)
    projects = {size: grown(work / str(size), options=12, licences=size, clauses=60, each=6) for size in sizes}

    def build(size: int, turn: int) -> Cost:
        """What it takes into an empty folder."""
        return engross(projects[size], "build", "--format", FORMATS, "--out", str(work / f"out{size}-{turn}"))

    yield _growth(f"build of 9, 90, 900 licences, {FORMATS}", sizes, build)


def texts(work: Path) -> Iterator[Row]:
    """A redline of a text, of ten times it and of fifty times."""

    def redline(times: int, turn: int) -> Cost:
        """What it takes, the texts made anew."""
        folder = work / f"{times}-{turn}"
        folder.mkdir()
        return cost("-m", "engross", *memory.redline(folder, memory.WORDS * times // 50))

    yield _growth("redline of 2,000, 20,000, 100,000 words in four formats", (1, 10, 50), redline)


def tables(work: Path) -> Iterator[Row]:
    """A table of 1,200 rows against one of 24, within one process."""
    for name in ("docx", "html", "md", "txt"):
        few, many = (min(_writing(_table(rows), name) for _ in range(3)) for rows in (24, 1200))
        yield Row(f"{name} of a table of 1,200 rows / of 24", f"{many / few:.0f}", "60")


def peaks(work: Path) -> Iterator[Row]:
    """The most memory that one process holds."""
    for name, make in memory.WORK.items():
        folder = work / f"peak-{name}"
        folder.mkdir()
        spent = cost("-m", "engross", *make(folder))
        yield Row(memory.SAID[name], f"{spent.peak:.0f} MiB, {spent.cpu:.0f} s")


def workers(work: Path) -> Iterator[Row]:
    """The memory that is a worker's own share, where two make the PDFs of the nine; Linux tells it."""
    command = (sys.executable, "-m", "engross", "-C", str(ROOT), "build", "--out", str(work / "shared"))
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        while child.poll() is None:
            most = max((most, *_shares(child.pid)))
            sleep(0.02)
    if child.returncode:
        raise Failed(f"{' '.join(command)} failed")
    yield Row("PSS of a worker, where two make the PDFs of the nine", f"{most / 1024:.0f} MiB", "75 MiB")


def _shares(process: int) -> Iterator[int]:
    """The proportional set size of each child of a process, in KiB."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        for one in children:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            yield from (int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except OSError:  # one that has just ended
        return


def daily(work: Path) -> Iterator[Row]:
    """What is asked for each day: who a file is, what changed between two, whether the clauses are sound."""
    names = ("MG-BY", "MG-BY-NC")
    engross(ROOT, "build", *names, "--format", "docx,pdf", "--out", str(work))
    made = {path.suffix: path for path in sorted(work.glob(f"{names[0]}-[0-9]*"))}
    old, new = sorted(work.glob("*.docx"))
    asked: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("`identify` of a Word file", ("identify", str(made[".docx"]))),
        ("`identify` of a PDF", ("identify", str(made[".pdf"]))),
        ("`redline` of two Word files", ("redline", str(old), str(new), "--format", "docx", "-o", str(work / "r"))),
        ("`check`", ("check",)),
    )
    for name, words in asked:
        yield Row(name, f"{min(engross(ROOT, *words).cpu for _ in range(3)):.2f} s", "1.1 of before")


GROUPS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "begin": begin,
    "daily": daily,
    "families": families,
    "documents": documents,
    "texts": texts,
    "tables": tables,
    "peaks": peaks,
    "workers": workers,
}

WITHIN = ("tables",)
"""The groups that are measured within this process, and so cannot be with other sources."""


def rows(groups: Iterable[str] = GROUPS) -> Iterator[Row]:
    """The rows of some groups, each as soon as it is measured at `BEFORE` too."""
    with _checked_out() as sources:
        for group in groups:
            old = dict(_of_old(group, sources)) if sources and group not in WITHIN else {}
            with TemporaryDirectory() as work:
                for row in GROUPS[group](Path(work)):
                    yield row._replace(before=old.get(row.what, ""))


def _of_old(group: str, sources: str) -> Iterator[tuple[str, str]]:
    """What the rows of a group come to with other sources, as far as those can do the work."""
    os.environ["PYTHONPATH"] = sources
    try:
        with TemporaryDirectory() as work:
            for row in GROUPS[group](Path(work)):
                yield row.what, row.figure
    except (Failed, subprocess.CalledProcessError):
        click.echo(f"{BEFORE} cannot do all of {group}", err=True)
    finally:
        del os.environ["PYTHONPATH"]


@contextmanager
def _checked_out() -> Iterator[str]:
    """The sources of the package at `BEFORE`; "" where this is no clone, or has not all of its history."""
    with TemporaryDirectory() as work:
        tree = Path(work) / "before"
        git = ("git", "-C", str(ROOT), "worktree")
        made = subprocess.run((*git, "add", "--detach", str(tree), BEFORE), capture_output=True, check=False)
        try:
            yield str(tree / "src") if made.returncode == 0 else ""
        finally:
            subprocess.run((*git, "remove", "--force", str(tree)), capture_output=True, check=False)


def table(measured: Iterable[Row]) -> Iterator[str]:
    """The lines of the rows as Markdown."""
    yield from ("| what | figure | before | aim, at most |", "|---|---|---|---|")
    yield from (f"| {one.what} | {one.figure} | {one.before} | {one.aim} |" for one in measured)


def _growth(what: str, sizes: Sequence[int], measure: Callable[[int, int], Cost]) -> Row:
    """The least that each size costs in some turns, and what one more costs at the largest, of what it did before."""
    turns = [[measure(size, turn) for size in sizes] for turn in range(TURNS)]
    spent = [min(costs, key=lambda cost: cost.cpu) for costs in zip(*turns, strict=True)]
    (few, more, most), (one, two, three) = sizes, spent
    ratio = (three.cpu - two.cpu) / (most - more) / ((two.cpu - one.cpu) / (more - few))
    figures = ", ".join(f"{each.cpu:.1f} s" for each in spent)
    return Row(what, f"{figures}; one more costs {ratio:.2f} of before; {three.peak:.0f} MiB", LINEAR)


def _table(size: int) -> Document:
    family = load(ROOT / "clauses")
    head = Record(
        *("Tables", "T-1.0", "T", "Tables", "1.0", "2026-01-01", "A sample."),
        *("en-GB", (), "Open", (), "Nobody", "CC0-1.0"),
    )
    cells = tuple(
        tuple(Paragraph((Text(f"Cell {row} in column {column}"),)) for column in range(3)) for row in range(size)
    )
    body = Table("Rows", tuple(Paragraph((Text(word),)) for word in ("One", "Two", "Three")), cells, (20, 40, 40))
    part = Provision("rows", Kind.SECTION, label="1.", heading=(Text("Rows"),), body=(body,))
    title = Provision("title", Kind.TITLE, heading=(Text("Tables"),))
    return Document(head, (title,), (part,), (), "End", family.numbering)


def _writing(document: Document, name: str) -> float:
    began = process_time()
    write(document, name)
    return process_time() - began


def main() -> None:
    """Runs from the command line; what is said of all groups is written to docs/performance.md too."""
    lines = []
    for line in table(rows(sys.argv[1:] or GROUPS)):
        click.echo(line, err=not sys.argv[1:])  # The whole page is printed at the end.
        lines.append(line)
    if not sys.argv[1:]:
        report.put(report.GROWTH, lines, f"Beside commit {BEFORE}, a growth the least of {TURNS} turns,")


if __name__ == "__main__":
    main()
