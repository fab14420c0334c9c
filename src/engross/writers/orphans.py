"""Processes whose parent died: the system ends them, where it can, so that no work goes on for nobody.

Called by a process about itself. Imports nothing that takes time.
"""

import ctypes
import os
import signal
import sys

_PARENT_DEATH_SIGNAL = 1
"""The option of prctl by which Linux ends a process with its parent."""


def end_with_parent(parent: int | None = None) -> None:
    """Ask to be ended when the parent dies, and end at once where it is dead already, if its process id is known.

    Nothing happens where the system knows no such wish.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if parent is not None and os.getppid() != parent:
            os._exit(1)
