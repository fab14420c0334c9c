"""Ctrl-C at any moment: one line, exit code 130, nothing half-written, no process left."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.shares import some_by_default

from engross.cli.root import cli
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
        while run.poll() is None and not answers_to_interrupts(run.pid):
            time.sleep(0.01)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGINT)
        printed = run.communicate(timeout=60)[1].decode()
    assert run.returncode in (0, 130)
    if run.returncode:
        assert printed.splitlines()[-1] == "interrupted; nothing is half-written"
    assert "Traceback" not in printed
    assert not [path.name for path in out.glob("*") if path.name.startswith(STAGING)]
    assert not still_running(run.pid)


WITHIN = """
import sys, types
there = types.ModuleType("engross.cli")
there.main = lambda: exec("raise KeyboardInterrupt")
sys.modules["engross.cli"] = there
from engross.__main__ import main
main()
"""


def test_an_interrupt_in_code_made_at_run_time_has_the_exit_code_of_others(tmp_path: Path) -> None:
    """Python ends itself by a signal where one came while it made a data class, though it was caught."""
    (tmp_path / "within.py").write_text(WITHIN)
    words = [sys.executable, "-m", "within"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (130, "interrupted; nothing is half-written\n")


PASSED_OVER = """
import signal, sys, time, types, weakref
there = types.ModuleType("engross.cli")

def work():
    thing = type("Thing", (), {})()
    kept = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    time.sleep(30)
    print("done")

there.main = work
sys.modules["engross.cli"] = there
from engross.__main__ import main
main()
"""


def test_an_interrupt_that_python_passes_over_is_raised_again(tmp_path: Path) -> None:
    """One that comes while Python forgets an object is printed and forgotten; the command would go on to its end."""
    (tmp_path / "passed.py").write_text(PASSED_OVER)
    words = [sys.executable, "-m", "passed"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=20, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "interrupted; nothing is half-written\n")


def test_nothing_is_imported_before_interrupts_are_told() -> None:
    """An interrupt while Python imports a module for it would end in a traceback."""
    code = "import sys; before = {*sys.modules}; import engross.__main__; print(*sorted({*sys.modules} - before))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["engross", "engross.__main__"]


def test_an_interrupt_before_a_command_is_chosen_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """While options are read, as while the command works."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "parse_args", interrupted)
    ran = CliRunner().invoke(cli, ["list"])
    assert (ran.exit_code, ran.output) == (130, "interrupted; nothing is half-written\n")


def answers_to_interrupts(process: int) -> bool:
    """Whether Python has begun so far that Ctrl-C is told to it; before that, it ends any program without a word."""
    status = Path(f"/proc/{process}/status")
    caught = re.search(r"^SigCgt:\s*(\w+)", status.read_text(), re.MULTILINE) if status.exists() else None
    return caught is None or bool(int(caught[1], 16) >> (signal.SIGINT - 1) & 1)


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
