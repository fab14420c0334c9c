"""How a reader of the code walks through the rooms: `python scripts/walks.py [--parts] [ROOT]`, ROOT a checkout.

Loads the clauses of a checkout, assembles a licence and writes it as Word, and makes a patch of a word that a reviewer
changed in that file, in that checkout's own code, and lists the functions in the order in which each is first called. A
step from one to the next stays in its room or moves to another; a move to a room later in the table (the layers of
pyproject.toml, from the bottom) is a climb. Functions of `model` and unnamed ones are left out: they are the words of
every room, and nobody goes there to read on. So are those of `cli`, which only wires the others together.
"""

import io
import re
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = Path(next((one for one in sys.argv[1:] if not one.startswith("-")), Path(__file__).parents[1])).resolve()
SOURCE = ROOT / "src" / "engross"
WORDS = ("model", "diagnostics", "cli")
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
    met: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event != "call" or frame.f_code in met:
            return
        met.add(frame.f_code)
        path, name = Path(frame.f_code.co_filename), frame.f_code.co_qualname
        if path.is_relative_to(SOURCE) and not name.split(".")[-1].startswith("<"):
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


def reviewed(data: bytes) -> bytes:
    """A Word file in which somebody made one word another, without tracking."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                part = re.sub(rb"\bworldwide\b", b"global", part, count=1)
            after.writestr(name, part)
    return made.getvalue()


def proposed(file: Path) -> str:
    """The patch that `engross comments` makes of a Word file, which is read in this process, where it is seen."""
    from click.testing import CliRunner

    from engross.cli.root import cli

    try:
        from engross.readers import apart
    except ImportError:  # before files were read in a process of their own
        pass
    else:
        apart.apart = lambda read, path, limits: read(path.read_bytes(), str(path))
    ran = CliRunner().invoke(cli, ["-C", str(ROOT), "comments", str(file), "--format", "patch"])
    if "+" not in ran.output:
        raise SystemExit(f"no patch was made: {ran.output}{ran.exception or ''}")
    return ran.output


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
    data, visited = walk(lambda: write(assemble(load(ROOT / "clauses"), family.variants[1]), "docx"))
    told("a clause to Word", visited)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "reviewed.docx")
        file.write_bytes(reviewed(data))
        _, visited = walk(lambda: proposed(file))
    told("a comment to a patch", visited)


if __name__ == "__main__":
    main()
