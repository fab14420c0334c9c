"""Work in processes that may die: done once again, then named; no worker outlives the call or hears Ctrl-C."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engross.model.diagnostics import BadInput
from engross.writers import libraries, workers

ROOT = Path(__file__).parents[2]


def nothing() -> None:
    """No warm-up."""


def doubled(number: int) -> int:
    """Twice the number; a process that is given 13 dies."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGSEGV)
    return 2 * number


def dies_once(path: str) -> str:
    """The path; the first process that is given it dies."""
    if not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    return path


def test_results_come_in_order() -> None:
    """Whichever process is done first, and whatever is begun first."""
    numbers = list(range(7))
    made = workers.each(doubled, numbers, [str(n) for n in numbers], warm_up=nothing, jobs=2, weight=lambda n: n)
    assert list(made) == [0, 2, 4, 6, 8, 10, 12]


def own_process(number: int) -> int:
    """The process that is given the number."""
    return os.getpid()


@pytest.mark.parametrize(("items", "jobs"), [([1, 2, 3], 1), ([1], 2)])
def test_nothing_is_made_in_the_process_that_asks(items: list[int], jobs: int) -> None:
    """Not even one thing, or by one processor: what crashes would take the command with it."""
    made = [*workers.each(own_process, items, [str(n) for n in items], warm_up=nothing, jobs=jobs)]
    assert len(set(made)) == 1
    assert os.getpid() not in made


def test_no_process_is_started_for_nothing() -> None:
    """A list without items asks for none."""
    before = {*multiprocessing.active_children()}
    assert [*workers.each(own_process, [], [], warm_up=nothing)] == []
    assert {*multiprocessing.active_children()} == before


@pytest.mark.parametrize(("processors", "begun"), [(1, False), (2, True)])
def test_processes_begin_with_the_call_and_end_when_it_is_closed(
    processors: int, begun: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything they make is asked for, but on one processor; none is left where nobody asks."""
    monkeypatch.setattr(workers, "usable_cpus", lambda: processors)
    before = {*multiprocessing.active_children()}
    made = workers.each(doubled, [1, 2], ["1", "2"], warm_up=nothing, jobs=2)
    assert bool({*multiprocessing.active_children()} - before) == begun
    made.close()
    assert not {*multiprocessing.active_children()} - before
    made = workers.each(doubled, [1, 2], ["1", "2"], warm_up=nothing, jobs=2)
    assert next(made) == 2
    made.close()
    assert not {*multiprocessing.active_children()} - before


@pytest.mark.fault(
    "A process dies that sets a PDF", "its work is done once again; where that dies too, the file is named"
)
def test_work_that_kills_its_process_is_named() -> None:
    """What comes before it is made; the work is tried a second time and not for ever."""
    made = workers.each(doubled, [1, 2, 13, 4], ["1.pdf", "2.pdf", "13.pdf", "4.pdf"], warm_up=nothing, jobs=2)
    assert [next(made), next(made)] == [2, 4]
    with pytest.raises(BadInput) as refused:
        next(made)
    (finding,) = refused.value.diagnostics
    assert finding.span.path == "13.pdf"
    assert finding.hint


def test_work_is_done_once_again(tmp_path: Path) -> None:
    """A process that dies by chance costs nothing but time."""
    paths = [str(tmp_path / name) for name in "abc"]
    assert list(workers.each(dies_once, paths, paths, warm_up=nothing, jobs=2)) == paths


INTERRUPTED = """
import os, sys, time
sys.path.insert(0, {root!r})
from engross.writers import workers

def warm():
    os.write(1, b"warm\\n")

if __name__ == "__main__":
    print("begun", flush=True)
    list(workers.each(time.sleep, [90, 90], ["a", "b"], warm_up=warm, jobs=2))
"""


WRITING = """
import os, pathlib, struct, sys, time
sys.path.insert(0, {root!r})
from engross.writers import workers

def half(path):
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1_000_000) + b"half")
    pathlib.Path(path).touch()
    time.sleep(60)

if __name__ == "__main__":
    made = workers.each(half, [sys.argv[1]] * {jobs}, ["a"] * {jobs}, warm_up=time.time, jobs={jobs})
    while not pathlib.Path(sys.argv[1]).exists():
        time.sleep(0.01)
    time.sleep(0.2)
    made.close()
    print("closed")
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_ends_at_once_where_a_worker_is_half_way_through_its_result(jobs: int, tmp_path: Path) -> None:
    """A worker that is killed while it writes leaves half of a message, whose rest never comes."""
    script = tmp_path / "halves.py"
    script.write_text(WRITING.format(root=str(ROOT), jobs=jobs))
    command = [sys.executable, str(script), str(tmp_path / "begun")]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "closed\n", "")


DYING = """
import os, pathlib, signal, struct, sys, time
sys.path.insert(0, {root!r})
from engross.writers import workers

def half(path):
    if pathlib.Path(path).exists():
        return "whole"
    pathlib.Path(path).touch()
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1_000_000) + b"half")
    time.sleep({late})
    os.kill(os.getpid(), signal.SIGKILL)

workers._LOOK_AFTER = 0.1

if __name__ == "__main__":
    paths = sys.argv[1].split(",")
    print(*workers.each(half, paths, paths, warm_up=time.time, jobs=2))
"""


@pytest.mark.fault(
    "A process is killed while it hands over a PDF", "its work is done once again, whatever other processes still run"
)
@pytest.mark.parametrize("late", [0, 0.3])
def test_work_is_done_again_where_a_worker_dies_half_way_through_its_result(late: float, tmp_path: Path) -> None:
    """The rest of the message never comes, and the other worker, which waits for work, would keep its end open."""
    script = tmp_path / "halves.py"
    script.write_text(DYING.format(root=str(ROOT), late=late))
    (tmp_path / "b").touch()
    command = [sys.executable, str(script), f"{tmp_path / 'a'},{tmp_path / 'b'}"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "whole whole\n", "")


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_its_parent(kill: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C, and whatever else ends the command; workers print no traceback of their own."""
    script = tmp_path / "waits.py"
    script.write_text(INTERRUPTED.format(root=str(ROOT)))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, text=True
    ) as parent:
        assert parent.stdout is not None
        assert [parent.stdout.readline() for _ in range(3)] == ["begun\n", "warm\n", "warm\n"]
        family = children(parent.pid)
        assert len(family) >= 2
        # As a terminal does, to the whole group, or to the parent alone.
        os.killpg(parent.pid, kill) if kill is signal.SIGINT else parent.send_signal(kill)
        _, printed = parent.communicate(timeout=60)
    until = time.monotonic() + 5
    while any(alive(pid) for pid in family) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in family if alive(pid)]
    assert printed.count("Traceback") <= (kill is signal.SIGINT)
    assert "Process" not in printed


def test_a_worker_whose_parent_is_dead_already_ends_at_once() -> None:
    """A parent that is killed while it starts a worker is gone before the worker can ask to be ended with it."""
    code = "import os; from engross.writers.orphans import end_with_parent as end; end(os.getppid()); print('A');"
    code += "end(os.getppid() + 1); print('B')"
    ran = subprocess.run([sys.executable, "-uc", code], capture_output=True, text=True, check=False)
    if sys.platform == "linux":
        assert (ran.returncode, ran.stdout) == (1, "A\n")


def children(pid: int) -> list[int]:
    """The processes that a process started, as Linux lists them."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("this system does not list the children of a process")
    return [int(one) for one in listed.read_text().split()]


def alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has waited for does not."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@pytest.mark.parametrize("missing", [one for one in libraries.LIBRARIES if one.needed], ids=lambda one: one.package)
@pytest.mark.fault(
    "A library is missing without which no PDF can be made",
    "one line names the package and `doctor` before anything is written, exit code 4",
)
def test_a_missing_library_is_named(missing: libraries.Library) -> None:
    """With the package that has it."""
    with pytest.raises(FileNotFoundError, match="engross doctor") as refused:
        libraries.require(lambda file: None if file in missing.files else object())
    assert refused.value.filename == missing.package


def test_the_libraries_of_this_machine_are_found() -> None:
    """And one is enough of the files that a library may be."""
    libraries.require(lambda file: object() if file.endswith(".dylib") else None)
    libraries.require()
