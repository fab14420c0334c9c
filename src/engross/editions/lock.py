"""One release at a time.

Takes a folder, returns a context that holds its lock. Never waits and never breaks another run's lock; the lock of a
killed run is free at once, because the system holds it and not the file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".lock"
HOLDER = ".lock-holder"


class Locked(Exception):
    """Another run holds the lock; the message says which."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder; raises `Locked` at once when another process has it."""
    lock = FileLock(folder / LOCK)
    holder = folder / HOLDER
    try:
        lock.acquire(timeout=0)
    except Timeout:
        pid = holder.read_text(encoding="ascii").strip() if holder.exists() else "unknown"
        raise Locked(f"another run (process {pid}) is writing to {folder}; wait until it has ended") from None
    try:
        holder.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
