"""When a process that typesets looks for garbage.

Takes and returns nothing: it sets what makes Python look. Nearly all that is made lives until the file is written, so
to look meanwhile costs a tenth of the work. Never looks after the last file of a process that does nothing else.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS_BETWEEN_COLLECTIONS = 500_000
"""The boxes of some fifty pages: garbage is collected between files, and within one only where it is very long."""

LEFT_BY_A_FILE = 10_000
"""Objects made since garbage was looked for: more than are made without typesetting a file, fewer than with it."""


def collect_rarely() -> None:
    """Has this process, which typesets and nothing else, look for garbage between files alone."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])


@contextmanager
def few_collections() -> Iterator[None]:
    """Looks for what the file before left, and for hardly anything more until this one is made."""
    kept = gc.get_threshold()
    if gc.get_count()[0] > LEFT_BY_A_FILE:
        gc.collect(1)
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*kept)
