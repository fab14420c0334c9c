"""The process in which one file is read: `python -m engross.readers.child`.

Takes a function, the name of a file and limits as its argument, and the bytes of the file from its input; writes to its
output what the function made, or the findings that it raised. Holds itself to the limits. Started by `apart` alone.
"""

import base64
import os
import pickle
import sys
from typing import TYPE_CHECKING

from engross.writers.orphans import end_with_parent

if TYPE_CHECKING:
    from engross.readers.limits import Limits


def main() -> None:
    """Reads one file."""
    # What a library prints must not mix with the answer.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    end_with_parent()
    function, name, limits = pickle.loads(base64.b64decode(sys.argv[1]))
    _limit(limits)
    data = sys.stdin.buffer.read(limits.file + 1)
    from engross.model.diagnostics import BadInput

    try:
        answer = pickle.dumps(("made", function(data, name)))
    except BadInput as bad:
        answer = pickle.dumps(("refused", bad.diagnostics))
    except MemoryError:
        answer = pickle.dumps(("memory", ""))
    except RecursionError:
        answer = pickle.dumps(("failed", "it is nested too deep"))
    except Exception as error:  # a file from a stranger may fail a reader in any way
        answer = pickle.dumps(("failed", f"{type(error).__name__}: {error}"[:200]))
    out.write(answer)
    out.close()


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
