"""The process in which one file is read: `python -m engross.readers.child`, or a copy of the one that asks.

Takes a function, the name of a file, limits and the number of the parent as its argument, and the bytes of the file
from its input; writes to its output what the function made, or the findings that it raised. Holds itself to the limits,
and ends with its parent. Started by `apart` alone.
"""

import base64
import os
import pickle
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from engross.writers.orphans import end_with_parent

if TYPE_CHECKING:
    from engross.readers.limits import Limits


def main() -> None:
    """Reads one file."""
    # What a library prints must not mix with the answer.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    function, name, limits, parent = pickle.loads(base64.b64decode(sys.argv[1]))
    end_with_parent(parent)
    out.write(answer(function, sys.stdin.buffer, name, limits))
    out.close()


def answer(function: Callable[[bytes, str], object], file: BinaryIO, name: str, limits: "Limits") -> bytes:
    """What a function makes of a file, or why it makes nothing; holds this process to the limits from now on."""
    from engross.model.diagnostics import BadInput

    _limit(limits)
    try:
        return pickle.dumps(("made", function(file.read(limits.file + 1), name)))
    except BadInput as bad:
        return pickle.dumps(("refused", bad.diagnostics))
    except MemoryError:
        return pickle.dumps(("memory", ""))
    except RecursionError:
        return pickle.dumps(("failed", "it is nested too deep"))
    except Exception as error:  # a file from a stranger may fail a reader in any way
        return pickle.dumps(("failed", f"{type(error).__name__}: {error}"[:200]))


def _limit(limits: "Limits") -> None:
    try:
        import resource
    except ImportError:  # Windows has none; there the parent's clock is the limit
        return
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
