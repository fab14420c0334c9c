"""Who may write to a folder of builds."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engross.editions.lock import Locked, held

HOLD = """
import sys, time
from pathlib import Path
from engross.editions.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    """While another process holds the lock it is named; after it was killed the lock is free."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Locked, match=f"process {other.pid}"), held(tmp_path):
            pass
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    with held(tmp_path):
        assert (tmp_path / ".lock-holder").read_text() == f"{os.getpid()}\n"
