"""Processes whose parent died: the system ends them, where it can, so that no work goes on for nobody.

Called by a process about itself. Imports nothing that takes time.
"""

import ctypes
import signal
import sys

_PARENT_DEATH_SIGNAL = 1
"""The option of prctl by which Linux ends a process with its parent."""


def end_with_parent() -> None:
    """Ask to be ended when the parent dies; nothing happens where the system knows no such wish."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
