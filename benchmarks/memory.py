"""Peak memory of what takes most of it: `python -m benchmarks.memory [build] [redline] [many]`.

Runs each command in a process of its own, with all that it starts; prints the most that any one process held, and the
seconds that it took. `build` is every licence of this family in every format, `redline` two texts of 100,000 words
each in every format but PDF, `many` a family of 500 licences as text, Markdown and JSON.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic

from benchmarks.families import grown

ROOT = Path(__file__).parents[1]
WORDS = 100_000
VOCABULARY = ("the", "term", "of", "a", "loan", "ends", "when", "any", "person", "gives", "notice", "to", "another")
EVERY = 500
"""Of how many words one is another in the newer text."""


def build(folder: Path) -> list[str]:
    """All licences of this repository, in all formats, into a fresh folder."""
    return ["-C", str(ROOT), "build", "--out", str(folder)]


def redline(folder: Path, size: int = WORDS) -> list[str]:
    """Two plain texts of nobody's family, of so many words."""
    chance = Random(1)
    words = [chance.choice(VOCABULARY) for _ in range(size)]
    for name in ("old", "new"):
        lines = [" ".join(words[at : at + 12]) + "." for at in range(0, size, 12)]
        (folder / f"{name}.txt").write_text("Terms\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
        words = [f"{word}s" if at % EVERY == 0 else word for at, word in enumerate(words)]
    files = (str(folder / "old.txt"), str(folder / "new.txt"))
    return ["-C", str(ROOT), "redline", *files, "--format", "md,html,docx,json", "-o", str(folder / "out")]


def many(folder: Path) -> list[str]:
    """A family that lists 500 licences over 100 clauses."""
    project = grown(folder / "p", options=9, licences=500, clauses=100)
    return ["-C", str(project), "build", "--format", "md,txt,json", "--out", str(folder / "out")]


WORK: dict[str, Callable[[Path], list[str]]] = {"build": build, "redline": redline, "many": many}
SAID = {
    "build": "peak of a build of the nine in all formats",
    "redline": "peak of a redline of 100,000 words in four formats",
    "many": "peak of a build of 500 licences as text, Markdown and JSON",
}


def measured(names: list[str]) -> Iterator[str]:
    """A line for each piece of work."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            words = WORK[name](Path(folder))
            begun = monotonic()
            ran = subprocess.run([sys.executable, "-m", "engross", *words], capture_output=True, text=True, check=False)
            took = monotonic() - begun
        # The most of all children so far: each name is measured by a process of its own.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        said = "" if ran.returncode == 0 else f", exit code {ran.returncode}: {ran.stderr.splitlines()[-1:]}"
        yield f"{name}: {peak} MiB at most in one process, {took:.0f} s{said}"


def main() -> None:
    """Runs from the command line."""
    names = sys.argv[1:] or list(WORK)
    if len(names) == 1:
        sys.stdout.write("\n".join(measured(names)) + "\n")
        return
    for name in names:
        subprocess.run([sys.executable, "-m", "benchmarks.memory", name], check=True)


if __name__ == "__main__":
    main()
