"""Ctrl-C at any moment: one line, exit code 130, nothing half-written, no process left."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.shares import some_by_default

from engross.editions.disk import STAGING

LONGEST = 8.0
"""Seconds by which a build of a small family has begun to write, on a busy machine."""
CHANCE = random.Random(7)
MOMENTS = [CHANCE.uniform(0.02, LONGEST) for _ in range(40)]


@pytest.mark.fault("Ctrl-C at any moment", "one line, exit code 130; nothing is half-written and no process is left")
@pytest.mark.parametrize(
    "moment", some_by_default(((moment,) for moment in MOMENTS), lambda one: one[0] in MOMENTS[:2])
)
def test_an_interrupt_is_one_line(moment: float, started: Path) -> None:
    """As a terminal sends it, to the command and to all that it started."""
    out = started / "out"
    words = [sys.executable, "-m", "engross", "-C", str(started), "build", "--out", str(out)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        time.sleep(moment)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGINT)
        printed = run.communicate(timeout=60)[1].decode()
    assert run.returncode in (0, 130)
    if run.returncode:
        assert printed.splitlines()[-1] == "interrupted; nothing is half-written"
    assert "Traceback" not in printed
    assert not [path.name for path in out.glob("*") if path.name.startswith(STAGING)]
    assert not still_running(run.pid)


def still_running(session: int) -> list[str]:
    """The processes of a session that run five seconds later; one that waits to be counted by the system does not."""
    until = time.monotonic() + 5
    while True:
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                state, _, _, its_session = stat.read_text().rpartition(") ")[2].split()[:4]
            except OSError:
                continue
            if its_session == str(session) and state != "Z":
                found.append(stat.parent.name)
        if not found or time.monotonic() > until:
            return found
        time.sleep(0.1)
