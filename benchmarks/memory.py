"""Peak memory of what takes most of it: `python -m benchmarks.memory [build] [redline] [many]`.

Runs each command in a process of its own, with all that it starts; prints the most that any one process held, and the
seconds that it took. `build` is every licence of this family in every format, `redline` two texts of 100,000 words
each in every format, `many` a family of 768 licences as text, Markdown and JSON.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic

ROOT = Path(__file__).parents[1]
WORDS = 100_000
VOCABULARY = ("the", "term", "of", "a", "loan", "ends", "when", "any", "person", "gives", "notice", "to", "another")
EVERY = 500
"""Of how many words one is another in the newer text."""
OPTIONS = 8


def build(folder: Path) -> list[str]:
    """All licences of this repository, in all formats, into a fresh folder."""
    return ["-C", str(ROOT), "build", "--out", str(folder)]


def redline(folder: Path) -> list[str]:
    """Two plain texts of nobody's family."""
    chance = Random(1)
    words = [chance.choice(VOCABULARY) for _ in range(WORDS)]
    for name in ("old", "new"):
        lines = [" ".join(words[at : at + 12]) + "." for at in range(0, WORDS, 12)]
        (folder / f"{name}.txt").write_text("Terms\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
        words = [f"{word}s" if at % EVERY == 0 else word for at, word in enumerate(words)]
    files = (str(folder / "old.txt"), str(folder / "new.txt"))
    return ["-C", str(ROOT), "redline", *files, "--format", "md,html,docx,json", "-o", str(folder / "out")]


def many(folder: Path) -> list[str]:
    """The family that `engross new` starts, with more options that combine freely."""
    subprocess.run([sys.executable, "-m", "engross", "new", str(folder / "p")], check=True, capture_output=True)
    family = folder / "p" / "clauses" / "family.yaml"
    more = "".join(
        f"  O{number}:\n    word: Other{number}\n    question: Is it {number}?\n    summary: It is {number}.\n"
        for number in range(OPTIONS)
    )
    text = family.read_text(encoding="utf-8").replace("\nrules:", f"{more}\nrules:", 1)
    family.write_text(text, encoding="utf-8")
    for number in range(OPTIONS):
        clause = folder / "p" / "clauses" / "sharing" / f"share.o{number}.md"
        head = f"---\nid: share.o{number}\napplies: O{number}\nheading: Other {number}\n---\n"
        clause.write_text(f"{head}The reader keeps rule {number}.\n", encoding="utf-8")
    listed = ", ".join(f"share.o{number}" for number in range(OPTIONS))
    family.write_text(text.replace("share.term]", f"share.term, {listed}]", 1), encoding="utf-8")
    return ["-C", str(folder / "p"), "build", "--format", "md,txt,json", "--out", str(folder / "out")]


WORK: dict[str, Callable[[Path], list[str]]] = {"build": build, "redline": redline, "many": many}


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
