"""How a reader of the code walks through the rooms: `python scripts/walks.py [--parts] [ROOT]`, ROOT a checkout.

Loads the clauses of a checkout, assembles a licence and writes it as Word, in that checkout's own code, and lists the
functions in the order in which each is first called. A step from one to the next stays in its room or moves to another;
a move to a room later in the table (the layers of pyproject.toml, from the bottom) is a climb. Functions of `model` and
unnamed ones are left out: they are the words of every room, and nobody goes there to read on.
"""

import sys
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(next((one for one in sys.argv[1:] if not one.startswith("-")), Path(__file__).parents[1])).resolve()
SOURCE = ROOT / "src" / "engross"
WORDS = ("model", "diagnostics")
PARTS = {"library": ("source", "conditions", "format", "family")} if "--parts" in sys.argv else {}
"""Rooms that are taken apart, to compare with a checkout in which their parts were rooms."""


def rooms() -> list[str]:
    """The rooms in the order of the table."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract, *_) = project["tool"]["importlinter"]["contracts"]
    named = [name.strip("()") for name in reversed(contract["layers"])]
    return [part for name in named for part in (PARTS.get(name, ()) or (name,))]


def walk(work: Callable[[], Any]) -> tuple[Any, list[tuple[str, str]]]:
    """What some work returns, and the room and name of every function that it calls, in the order of first calls."""
    seen: dict[tuple[str, str], None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        path, name = Path(frame.f_code.co_filename), frame.f_code.co_qualname
        if event == "call" and path.is_relative_to(SOURCE) and not name.split(".")[-1].startswith("<"):
            room, below = (*path.relative_to(SOURCE).with_suffix("").parts, "")[:2]
            room = below if room in PARTS else room
            if room not in WORDS:
                seen.setdefault((room, f"{path.stem}.{name}"))

    sys.setprofile(note)
    try:
        made = work()
    finally:
        sys.setprofile(None)
    return made, list(seen)


def told(title: str, visited: list[tuple[str, str]]) -> None:
    """Prints how many steps stay, move and climb."""
    order = rooms()
    steps = [(order.index(a), order.index(b)) for (a, _), (b, _) in pairwise(visited)]
    stays = sum(a == b for a, b in steps)
    climbs = sum(b > a for a, b in steps)
    print(f"{title}: {len(visited)} functions, {stays} stays, {len(steps) - stays} moves, {climbs} of them climbs")


def main() -> None:
    """Walks from the clauses to a family, and on to a Word file."""
    sys.path.insert(0, str(SOURCE.parent))
    try:
        from engross.library.family import load
    except ImportError:  # before the twelve rooms
        from engross.family import load  # type: ignore[import-not-found,no-redef]
    from engross.assemble import assemble
    from engross.writers import write

    family, visited = walk(lambda: load(ROOT / "clauses"))
    told("load", visited)
    _, visited = walk(lambda: write(assemble(load(ROOT / "clauses"), family.variants[1]), "docx"))
    told("a clause to Word", visited)


if __name__ == "__main__":
    main()
