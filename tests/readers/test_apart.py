"""Files of others are looked at before they are read, and read in a process that holds to its limits."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engross.cli.terminal import LIMITS as NAMES
from engross.model.diagnostics import BadInput, Diagnostic
from engross.readers import apart, forked, read
from engross.readers.limits import LIMITS, USUAL, Limits
from engross.readers.reading import Reading

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "builds" / "3.0-draft.2"
PAGE = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
WHOLE = (EDITION / "MG-BY-NC-3.0-draft.2.pdf").read_bytes()
ENDLESS = WHOLE[:116_150] + b"\xde" + WHOLE[116_151:]
"""A sealed licence with one byte flipped, in whose objects pypdf goes round for ever."""


@pytest.fixture(params=["a copy", "a new process"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to read apart: in a copy of this process, threads of the tests aside, and in a new one."""
    copied = request.param == "a copy"
    if copied and sys.platform != "linux":
        pytest.skip("copies are made on Linux alone")
    monkeypatch.setattr(forked, "safe", lambda memory: copied)
    return str(request.param)


def taken() -> int:
    """The bytes that this process of the tests has, with which a copy of it begins; a command has a tenth of them."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def refused(work: Callable[[], object]) -> Diagnostic:
    """The one finding of a refusal."""
    with pytest.raises(BadInput) as refusal:
        work()
    (finding,) = refusal.value.diagnostics
    assert finding.hint
    return finding


@cache
def here(path: Path) -> Reading:
    """The file as this process reads it."""
    return read(path.read_bytes(), str(path))


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx", "pdf", "json"])
def test_a_file_reads_apart_as_it_does_here(suffix: str, way: str) -> None:
    """Words, structure, format and what stands beside."""
    path = EDITION / f"MG0-3.0-draft.2.{suffix}"
    assert apart.read_file(path) == here(path)


def pipe(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def channel(path: Path) -> None:
    """A socket."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def huge(path: Path) -> None:
    """Three gigabytes, of which the disk holds none."""
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "this is a folder"),
    "a pipe": (pipe, "this is a pipe"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "this is a device"),
    "an empty file": (Path.touch, "the file is empty"),
    "three gigabytes": (huge, "3,221,225,472 bytes are too many"),
}


@pytest.mark.fault(
    "A folder, pipe, device, empty file or one of 3 GB named as a licence",
    "refused unread with its kind or size, exit code 3",
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_of_a_fit_size_is_refused_unread(kind: str, tmp_path: Path) -> None:
    """At once, with its kind or its size."""
    make, message = KINDS[kind]
    make(tmp_path / "x")
    start = time.process_time()
    finding = refused(lambda: apart.read_file(tmp_path / "x"))
    assert message in finding.message
    assert finding.span.path == str(tmp_path / "x")
    assert time.process_time() - start < 0.5


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system or by us, in one line either way."""
    monkeypatch.chdir(tmp_path)
    channel(Path("s"))
    with pytest.raises((BadInput, OSError)):
        apart.read_file(Path("s"))


@pytest.mark.fault("A file that is not there", "one line names it")
def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    """Not a finding about what a file holds."""
    with pytest.raises(FileNotFoundError):
        apart.read_file(tmp_path / "none")


@pytest.mark.fault(
    "A file that takes for ever to read", "reading ends with the limit of time; the file is named, exit code 3"
)
def test_reading_ends_with_its_time(tmp_path: Path, way: str) -> None:
    """A file that takes for ever is named with the limit."""
    path = tmp_path / "endless.pdf"
    path.write_bytes(ENDLESS)
    finding = refused(lambda: apart.read_file(path, replace(USUAL, seconds=1, memory=USUAL.memory + taken())))
    assert finding.message == "reading it takes more than 1 s of processor time"
    assert "--limits relaxed" in finding.hint


@pytest.mark.fault(
    "A file that takes too much memory to read", "reading ends with the limit of memory; the file is named, exit code 3"
)
def test_reading_ends_with_its_memory(tmp_path: Path) -> None:
    """A file that needs more is named with the limit."""
    path = tmp_path / "wide.txt"
    path.write_bytes(b"a b\n" * 8_000_000)
    finding = refused(lambda: apart.read_file(path, replace(USUAL, text=10**9, memory=300 * 1024**2)))
    assert "300 MiB of memory" in finding.message


SIGNALS = {"SEGV": "SIGSEGV", "ABRT": "SIGABRT", "TERM": "SIGTERM", "KILL": "processor time", "XCPU": "processor time"}


@pytest.mark.fault(
    "A file that crashes a library", "the process that reads it dies alone; the file is named, exit code 3"
)
@pytest.mark.parametrize("name", SIGNALS)
def test_a_child_that_dies_is_one_finding(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever killed it, the file is named."""
    monkeypatch.setattr(forked, "safe", lambda memory: False)
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nkill -{name} $$\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    path = tmp_path / "a.txt"
    path.write_text("words")
    finding = refused(lambda: apart.read_file(path))
    assert SIGNALS[name] in finding.message
    assert finding.span.path == str(path)


@pytest.mark.fault("A file that meets an error in a reader", "one line names the file and the error, exit code 3")
def test_a_reader_that_fails_is_one_finding(tmp_path: Path, way: str) -> None:
    """An error that no reader foresaw names the file, and does not end the run."""
    path = tmp_path / "a.txt"
    path.write_text("words")
    assert "TypeError" in refused(lambda: apart.apart(_unfit, path)).message


_unfit: Any = len
"""A function that takes no name of a file, and so fails in the child."""


@pytest.mark.fault("Ctrl-C while a file is read", "the process that reads it is ended first")
def test_no_child_outlives_an_interrupt(tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while other work is done, or while the answer is awaited, ends it."""
    begun: list[Any] = []
    start = apart._started

    def noted(*given: Any) -> Any:
        begun.append(start(*given))
        return begun[-1]

    monkeypatch.setattr(apart, "_started", noted)
    path = tmp_path / "endless.pdf"
    path.write_bytes(ENDLESS)
    with pytest.raises(KeyboardInterrupt), apart.reading(path):
        raise KeyboardInterrupt
    (child,) = begun
    assert child.returncode == -signal.SIGKILL


KILLED = """
import os, signal, sys, time
from pathlib import Path
from engross.readers import apart, forked
forked.safe = lambda memory: {copied}
with apart.reading(Path({path!r})):
    print(*Path(f"/proc/{{os.getpid()}}/task/{{os.getpid()}}/children").read_text().split(), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_no_child_outlives_a_killed_parent(tmp_path: Path, way: str) -> None:
    """Where the command is killed, the process that reads for ever ends too, long before its limit of time."""
    path = tmp_path / "endless.pdf"
    path.write_bytes(ENDLESS)
    script = KILLED.format(copied=way == "a copy", path=str(path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "State:\tZ" in Path(f"/proc/{child}/status").read_text():
            return
        time.sleep(0.05)
    pytest.fail("the child is still there")


def test_a_process_with_threads_or_much_memory_is_not_copied() -> None:
    """A copy would lack the threads, and have less than the limit left."""
    assert not forked.safe(1)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not forked.safe(1 << 62)
    done.set()
    thread.join()


def test_bytes_at_hand_are_read_apart_too() -> None:
    """As those of a file, under the name that is given."""
    data = (EDITION / "MG0-3.0-draft.2.txt").read_bytes()
    assert apart.apart_from(read, data, "a.txt") == read(data, "a.txt")


def test_the_page_about_limits_has_their_figures() -> None:
    """Each limit, in the order in which it is declared, and the choices of the command line."""
    rows = [line.split("|")[2:4] for line in PAGE.splitlines() if line.startswith("| ") and "usual" not in line]
    names = [field.name for field in fields(Limits) if field.name != "name"]
    for place, limits in enumerate(LIMITS.values()):
        written = [int(row[place].strip().removesuffix(" MiB").replace(",", "")) for row in rows]
        wanted = [getattr(limits, name) // (1024**2 if name == "memory" else 1) for name in names]
        assert written == wanted
    assert tuple(LIMITS) == NAMES
