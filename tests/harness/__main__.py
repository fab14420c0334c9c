"""Trials by the thousand, counted: `python -m tests.harness --seed 1 docx=2000 clauses=20000 flips=2000 kills=400`.

Prints one line a kind: how many trials, how they ended, the slowest and the largest. What was wrong is kept in a folder
with the seed and number that make it again. Leaves by 1 where anything was wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import monotonic

from tests.harness import clauses, files, flips, imports, kills
from tests.harness.apart import Result

USUAL = {
    **dict.fromkeys(files.KINDS, 2_000),
    "clauses": 20_000,
    "families": 2_000,
    "expressions": 10_000,
    "flips": 2_000,
    "imports": 2_000,
    "kills": 400,
}
"""How many trials of each kind `make soak` makes."""
WRONG = ("traceback", "slow", "large", "half-written", "lost", "unseen", "died", "memory")
OTHERS: dict[str, Callable[[int, str], Result]] = {
    "clauses": clauses.clause_file,
    "families": clauses.family,
    "expressions": clauses.expression,
    "flips": flips.flip,
    "imports": imports.imported,
    "kills": kills.kill,
}


def one(kind: str, seed: str, number: int) -> Result:
    """The trial of that number."""
    if kind in OTHERS:
        return OTHERS[kind](number, seed)
    return files.trial(kind, files.made(kind, number, seed), whole=number % files.EVERY == 0)


def counted(kind: str, seed: str, count: int, jobs: int, kept: Path) -> bool:
    """Makes the trials of a kind and prints their counts; returns whether all were fine."""
    ends, slowest, largest, begun = Counter[str](), 0.0, 0, monotonic()
    with ProcessPoolExecutor(jobs) as pool:
        for number, result in enumerate(pool.map(partial(one, kind, seed), range(count), chunksize=5)):
            ends[result.kind] += 1
            slowest, largest = max(slowest, result.seconds), max(largest, result.memory)
            if not result.fine:
                kept.mkdir(parents=True, exist_ok=True)
                (kept / f"{kind}-{seed}-{number}.said").write_text(f"{result}\n{result.said}\n", encoding="utf-8")
                if kind in files.KINDS:
                    (kept / f"{kind}-{seed}-{number}").write_bytes(files.made(kind, number, seed))
    fine = ", ".join(f"{ends[name]} {name}" for name in ("made", "refused", "limit") if ends[name])
    wrong = ", ".join(f"{ends[name]} {name}" for name in WRONG)
    took = f"slowest {slowest:.1f} s, largest {largest // 1024} MiB; {monotonic() - begun:.0f} s in all"
    sys.stdout.write(f"{kind}, seed {seed}: {count} trials: {fine}; {wrong}; {took}\n")
    sys.stdout.flush()
    return not any(ends[name] for name in WRONG)


def main() -> None:
    """Runs from the command line."""
    parser = argparse.ArgumentParser(description="Damage files by the thousand and count what comes of it.")
    parser.add_argument("kinds", nargs="*", help=f"KIND or KIND=COUNT, of: {', '.join(USUAL)}; all by default")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=2, help="trials at a time (2)")
    parser.add_argument("--share", type=float, default=1.0, help="0.01: a hundredth of the usual counts")
    parser.add_argument("--kept", type=Path, default=Path("harness-findings"), help="where findings are kept")
    asked = parser.parse_args()
    fine = True
    for word in asked.kinds or USUAL:
        kind, _, count = word.partition("=")
        if kind not in USUAL:
            parser.error(f"there is no kind {kind!r}; there are {', '.join(USUAL)}")
        wanted = int(count) if count else max(1, int(USUAL[kind] * asked.share))
        fine &= counted(kind, asked.seed, wanted, asked.jobs, asked.kept)
    sys.exit(not fine)


if __name__ == "__main__":
    main()
