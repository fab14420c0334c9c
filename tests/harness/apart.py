"""One trial in a process of its own: how it ended, and what it took.

Takes a function; returns what became of it. The process is forked, so that a trial costs some milliseconds, and is held
to the limits that a command holds its reader to. Linux alone.
"""

import json
import os
import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engross.model.diagnostics import BadInput
from engross.readers.limits import USUAL

MOST_SECONDS, MOST_MEMORY = 10.0, 512 * 1024
"""Of processor time, and of kilobytes of memory beside what the process that is forked holds already."""
SECONDS_A_PARAGRAPH = 0.04
"""In all formats; a PDF of 900 paragraphs has 50 pages."""


class Wrong(Exception):
    """Something came out that must not: its kind, and what it was."""

    def __init__(self, kind: str, said: str) -> None:
        super().__init__(kind, said)
        self.kind = kind
        self.said = said


@dataclass(frozen=True, slots=True)
class Result:
    """How a trial ended: "made", "refused", "limit" where a reader was ended by its limits, or what was wrong.

    `seconds` of processor time and the kilobytes of `memory` are those of the trial alone.
    """

    kind: str
    said: str
    seconds: float
    memory: int

    @property
    def fine(self) -> bool:
        """Whether nothing was wrong."""
        return self.kind in ("made", "refused", "limit")


class Stages:
    """What a trial is at; only `reading` has a limit of memory and may end by it."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self.seconds = MOST_SECONDS

    def reading(self) -> None:
        """From here on a file of somebody else is read, as in the child of a command."""
        allowed = _pages(0) * resource.getpagesize() + USUAL.memory
        resource.setrlimit(resource.RLIMIT_AS, (allowed, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CPU, (_spent() + USUAL.seconds, 121))
        os.write(self._pipe, b"R")

    def writing(self, paragraphs: int) -> None:
        """From here on files are written, and a PDF of many pages takes its time for each of them."""
        self.seconds = max(MOST_SECONDS, paragraphs * SECONDS_A_PARAGRAPH)

    def read(self) -> None:
        """It is read; what follows happens in the command itself."""
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CPU, (120, 121))
        os.write(self._pipe, b"W")


def _spent() -> int:
    """Whole seconds of processor time of this process."""
    return int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))


def tried(work: Callable[[Stages], None]) -> Result:
    """What became of the work."""
    there, here = os.pipe()
    held = _pages(1) * resource.getpagesize() // 1024
    child = os.fork()
    if not child:
        os.close(there)
        _work(work, here)
    os.close(here)
    heard = b""
    while part := os.read(there, 65_536):
        heard += part
    os.close(there)
    _, status, used = os.wait4(child, 0)
    stages, _, told = heard.partition(b"{")
    kind, said, most = json.loads(b"{" + told)["end"] if told else ("died", _death(status), MOST_SECONDS)
    if kind in ("died", "memory") and stages.endswith(b"R"):
        kind = "limit" if said in ("SIGXCPU", "SIGKILL", "memory") else "died"
    seconds = used.ru_utime + used.ru_stime
    if kind in ("made", "refused"):
        kind = "slow" if seconds > most else "large" if used.ru_maxrss - held > MOST_MEMORY else kind
    return Result(kind, said, seconds, used.ru_maxrss - held)


def _pages(which: int) -> int:
    """Pages of memory of this process: all that it may address (0), or what it holds (1)."""
    return int(Path("/proc/self/statm").read_text().split()[which])


def _death(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _work(work: Callable[[Stages], None], pipe: int) -> None:
    """Never returns."""
    end, stages = ("died", ""), Stages(pipe)
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (120, 121))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number in (0, 1, 2):
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
        work(stages)
        end = ("made", "")
    except BadInput as bad:
        end = ("refused", bad.diagnostics[0].message)
    except Wrong as wrong:
        end = (wrong.kind, wrong.said)
    except MemoryError:
        end = ("memory", "memory")
    except BaseException:
        end = ("traceback", traceback.format_exc()[-3_000:])
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        os.write(pipe, json.dumps({"end": [*end, stages.seconds]}).encode())
        os._exit(0)
