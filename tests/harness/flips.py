"""One bit of a sealed PDF turned: `verify` names that file, within its processor time.

Takes a number and a seed; returns how that trial ended.
"""

import resource
import shutil
import tempfile
from pathlib import Path
from random import Random

from tests.harness.apart import Result

from engross.editions.verify import FaultKind, verify

EDITION = Path(__file__).parents[2] / "builds" / "3.0-draft.2"
MOST_SECONDS = 15.0


def flip(number: int, seed: str) -> Result:
    """One byte at one offset of a PDF of the edition."""
    chance = Random(f"{seed} flip {number}")
    with tempfile.TemporaryDirectory(prefix="engross-trial-") as folder:
        copy = Path(folder) / EDITION.name
        copy.mkdir()
        for path in EDITION.iterdir():
            (copy / path.name).hardlink_to(path) if _same_disk(path, copy) else shutil.copyfile(path, copy / path.name)
        file = chance.choice(sorted(EDITION.glob("*.pdf")))
        data = bytearray(file.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (copy / file.name).unlink()
        (copy / file.name).write_bytes(data)
        begun = _spent()
        faults = verify(copy).faults
        seconds = _spent() - begun
    named = [fault.file for fault in faults if fault.kind is FaultKind.CHANGED]
    if named != [file.name]:
        return Result("unseen", f"{file.name}: {[fault.said for fault in faults]}", seconds, 0)
    return Result("slow" if seconds > MOST_SECONDS else "made", faults[0].said[:90], seconds, 0)


def _spent() -> float:
    """Seconds of processor time of this process and of those that it started, which no busy machine makes more."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _same_disk(path: Path, folder: Path) -> bool:
    return path.stat().st_dev == folder.stat().st_dev
