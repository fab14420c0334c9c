"""Commands that are killed or interrupted at any moment: what they write is whole or not there, and no process is left.

Takes a number and a seed; returns how that trial ended. The commands are `release`, `site`, `review` and `redline`, on
the small family that `engross new` starts.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from random import Random

from tests.cli.test_interrupts import still_running
from tests.editions.projects import EDITION, OLDER, project
from tests.editions.test_together import tree
from tests.harness.apart import Result
from tests.interruptible import hear_interrupts

from engross.editions.disk import STAGING
from engross.editions.verify import verify

COMMANDS = {
    "release": ["release"],
    "site": ["site", "--pdf", "OUT"],
    "review": ["review", "OUT", "--since", OLDER],
    "redline": ["redline", "RC", "RC-CR", "--format", "md,html,docx,pdf,json", "-o", "OUT"],
}
LONGEST = 180.0
"""Seconds after a signal by which a command has ended, on a busy machine too."""
Tree = dict[str, bytes | None]


@cache
def _whole(command: str) -> tuple[Path, Tree, float]:
    """A project, what a whole run of a command makes of it, and the seconds that it takes."""
    kept = Path(tempfile.mkdtemp(prefix="engross-harness-")) / "kept"
    project(kept)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "p"
        shutil.copytree(kept, copy)
        begun = time.monotonic()
        subprocess.run(_line(command, copy), check=True, capture_output=True)
        return kept, _outputs(copy), time.monotonic() - begun


def kill(number: int, seed: str) -> Result:
    """SIGKILL and SIGINT in turn, at a moment of chance; SIGINT to all processes of the command, as a terminal does."""
    chance = Random(f"{seed} kill {number}")
    sign = (signal.SIGKILL, signal.SIGINT)[number % 2]
    command = list(COMMANDS)[number // 2 % len(COMMANDS)]
    kept, whole, duration = _whole(command)
    hear_interrupts()
    with tempfile.TemporaryDirectory(prefix="engross-trial-") as folder:
        copy = Path(folder) / "p"
        shutil.copytree(kept, copy)
        before = _outputs(copy)
        begun = time.monotonic()
        with subprocess.Popen(
            _line(command, copy), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as run:
            time.sleep(chance.uniform(0, duration))
            if run.poll() is None:
                os.kill(run.pid, sign) if sign is signal.SIGKILL else os.killpg(run.pid, sign)
            try:
                printed = run.communicate(timeout=LONGEST)[1].decode("utf-8", "replace")
            except subprocess.TimeoutExpired:
                os.killpg(run.pid, signal.SIGKILL)
                return Result("slow", f"{command}, {sign.name}: it does not end", time.monotonic() - begun, 0)
        said = _wrong(copy, before, whole, run.returncode, printed)
        if not said and (left := still_running(run.pid)):
            said = f"processes are left: {left}"
        what = f"{command}, {sign.name}, exit code {run.returncode}"
        kind = "half-written" if said else "refused" if run.returncode else "made"
        return Result(kind, f"{what}: {said}", time.monotonic() - begun, 0)


def _wrong(copy: Path, before: Tree, whole: Tree, code: int, printed: str) -> str:
    """What is wrong after a run that may have been cut short; "" where nothing is."""
    after = _outputs(copy)
    if "Traceback" in printed:
        python_alone = f"{os.sep}engross{os.sep}" not in printed and after == before  # it had not begun with ours
        return "" if python_alone else printed[-500:]
    if code == 130 and printed.splitlines()[-1:] != ["interrupted; nothing is half-written"]:
        return f"it says {printed.splitlines()[-1:]}"
    if code not in (0, 130, -signal.SIGKILL, -signal.SIGINT):
        return printed[-500:]
    staged = [path.name for path in copy.rglob(f"{STAGING}*")]
    if staged and code != -signal.SIGKILL:
        return f"staged files are left: {staged}"
    if after not in (before, whole):
        edition = copy / "builds" / EDITION
        sealed = (
            edition.exists()
            and not verify(edition).faults
            and not (copy / "builds" / "SEALED").read_text().count(EDITION)
        )
        if not (sealed and code == -signal.SIGKILL):  # the next run notes it
            return f"neither whole nor absent: {sorted(name for name in after if after[name] != whole.get(name))[:5]}"
    return ""


def _line(command: str, copy: Path) -> list[str]:
    words = [str(copy / "out") if word == "OUT" else word for word in COMMANDS[command]]
    return [sys.executable, "-m", "engross", "-C", str(copy), *words]


def _outputs(copy: Path) -> Tree:
    """All files but what is staged, and the locks."""
    hidden = (STAGING, ".lock")
    return {
        name: data for name, data in tree(copy).items() if not any(part.startswith(hidden) for part in Path(name).parts)
    }
