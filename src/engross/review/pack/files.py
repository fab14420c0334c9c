"""The files of a round, written whole or not at all.

Takes a round and the folder to put it in; makes `<round>/` and `<round>.zip` there. Everything is staged under another
name first; nothing that exists is written over. The zip is stored, so that its bytes hang on nothing but the files.
"""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from engross import writers
from engross.editions import together
from engross.editions.checksums import sums
from engross.model import Document, Redline
from engross.records import dataclass
from engross.review.pack import manifest, pages
from engross.review.pack.contents import Contents, Round, contents
from engross.writers.archive import archive

Progress = Callable[[int, int, str], None]
"""Called for each file as it is made, with how many are made, of how many, and its name."""

CLEAN = ("docx", "pdf")
REDLINED = ("docx", "pdf", "html")
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Pack:
    """Where a pack is, and how much changed in how many licences."""

    folder: Path
    archive: Path
    changes: int
    changed: int
    licences: int


def write(round: Round, out: Path, tell: Progress) -> Pack:
    """Makes the pack of a round in a folder, which is created where it is missing.

    Raises `FileExistsError` where the round is there already, and `OSError` where the disk refuses.
    """
    folder, target = out / round.stem, out / f"{round.stem}.zip"
    _refuse_existing(folder, target)
    found = contents(round)
    made = dict(_files(found, tell))
    # Asked again, for making the files takes its time.
    _refuse_existing(folder, target)
    inside = {f"{folder.name}/{name}": data for name, data in made.items()}
    together.put(out, {**inside, target.name: archive(inside.items())})
    return Pack(folder, target, len(found.changes), len(found.reached), len(found.licences))


def _refuse_existing(*paths: Path) -> None:
    for path in paths:
        if os.path.lexists(path):
            said = "this round is there already, and may have been sent; name the next one: --round 2"
            raise FileExistsError(errno.EEXIST, said, str(path))


def _files(found: Contents, tell: Progress) -> Iterator[tuple[str, bytes]]:
    """Every file of the pack by its path in it; the checksums come last."""
    made: dict[str, bytes] = {}
    plan = list(_plan(found))
    for (name, _, _), data in zip(plan, writers.each([(content, form) for _, content, form in plan]), strict=True):
        made[name] = data
        tell(len(made), len(plan), name)
    made["index.html"] = pages.index(found)
    made["README.txt"] = pages.readme(found)
    made["manifest.json"] = manifest.manifest(found, made)
    made[SUMS] = sums(made)
    yield from sorted(made.items())


def _plan(found: Contents) -> Iterator[tuple[str, Document | Redline, str]]:
    """Which licence files there will be, with what each is made of, and its format."""
    for licence in found.licences:
        if licence.new:
            for name in CLEAN:
                yield pages.clean(licence, name), licence.new.document, name
        if licence.redline and licence.changed:
            for name in REDLINED:
                yield pages.redlined(licence, name), licence.redline, name
