"""The terminal: commands that only wire rooms together, print, and choose an exit code.

Takes the command line; exits with a code: 0 fine, 1 findings or differences, 2 usage, 3 bad input, 4 environment
or disk, 5 locked, 70 a bug of ours, 130 interrupted. A command is imported when it is asked for; nothing heavy is
imported here, nor at the top of a command's module.
"""

import gc
import os
import sys

_BETWEEN_COLLECTIONS = (5_000, 50, 100)
"""Nearly all that a command makes lives to its end; to look for garbage as often as Python does costs up to a sixth.

The first is not higher, for a Word file that is done with has few objects that Python counts and much that it does not.
"""


def main() -> None:
    """Runs the command line and leaves the process."""
    _fill_streams()
    from engross.cli import shortcut

    if shortcut.answered(sys.argv[1:]):
        return
    gc.set_threshold(*_BETWEEN_COLLECTIONS)
    from engross.cli.root import cli
    from engross.cli.terminal import guard_streams

    guard_streams()
    try:
        cli(prog_name="engross")
    finally:
        # Python looks for garbage once more before it ends, among all that was made: a twentieth of a second.
        gc.freeze()
        _drop_rest()


def _fill_streams() -> None:
    """Puts a stream in the place of each that the caller closed, or the next file that is opened would have its number.

    What is printed cannot be written then, as on a full disk; what is said to a person beside it goes nowhere.
    """
    # In the order of their numbers, for the lowest that is free is taken.
    for name, mode, access in (("stdin", "r", os.O_RDONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, access), mode, encoding="utf-8"))


def _drop_rest() -> None:
    """Drops what could not be printed, and was told: Python would try once more and leave by another exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
