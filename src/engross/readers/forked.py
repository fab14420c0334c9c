"""A copy of this process that does one piece of work, so that nothing is imported a second time.

Takes the work and what it reads; used like `subprocess.Popen` by `apart`. Only where `safe` says so: on Linux, while no
thread runs that a copy would lack, and while this process is small enough for the limit of memory to be that of a new
one. Never lets a line of the copy's print-out, its buffers or its clean-up mix with ours.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, Self

from engross.writers.orphans import end_with_parent

LARGEST_SHARE = 0.5
"""Of the memory that a reader may take, what this process may have taken already for a copy of it to do the reading."""


def safe(memory: int) -> bool:
    """Whether a copy of this process may work within so many bytes of memory."""
    if sys.platform != "linux":
        return False
    try:
        threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208 (paths are not needed, and slow to make)
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except OSError:
        return False
    return threads == 1 and pages * os.sysconf("SC_PAGE_SIZE") < memory * LARGEST_SHARE


class Forked:
    """The copy at work; `returncode` is None until it has ended, and minus the signal that ended it."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        self.returncode: int | None = None
        self._answer, send = os.pipe()
        parent = os.getpid()
        self.pid = os.fork()
        if not self.pid:
            _work(work, send, parent)
        os.close(send)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._answer)
        if self.returncode is None:
            self._wait()

    def communicate(self, timeout: float) -> tuple[bytes, None]:
        """All that the copy answers; raises `TimeoutExpired`, as `Popen` does, after so many seconds."""
        until, parts = time.monotonic() + timeout, [b""]
        while len(parts) == 1 or parts[-1]:
            ready, _, _ = select.select([self._answer], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise subprocess.TimeoutExpired("a copy of this process", timeout)
            parts.append(os.read(self._answer, 1 << 20))
        self._wait()
        return b"".join(parts), None

    def poll(self) -> int | None:
        """How it ended, None while it works."""
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def kill(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)

    def _wait(self) -> None:
        self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _work(work: Callable[[], bytes], send: int, parent: int) -> NoReturn:
    """What the copy does; it leaves without the clean-up of the process that it is a copy of."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        end_with_parent(parent)
        with open(send, "wb") as out:
            out.write(work())
        os._exit(0)
    finally:
        os._exit(1)
