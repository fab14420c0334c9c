"""Reading what somebody else made, in a child process with limits of time and memory.

Takes the path of a file, or its bytes and a function that reads them; returns what the function makes. Raises
`BadInput` about the file where it is no plain file, too large, cannot be read within the limits, or ends the child.
Files of ours whose hash is known need no child. Never lets a child outlive the call.
"""

import base64
import os
import pickle
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NoReturn, TypeVar

from engross.model.diagnostics import BadInput
from engross.readers import forked, read
from engross.readers.child import answer
from engross.readers.files import refuse, too_large
from engross.readers.limits import RAISE, USUAL, Limits
from engross.readers.reading import Reading

Made = TypeVar("Made")

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}
_OUT_OF_TIME = ("SIGXCPU", "SIGKILL")


def read_file(path: Path, limits: Limits = USUAL) -> Reading:
    """The text of a file and what stands beside it, read apart."""
    with reading(path, limits) as result:
        return result()


@contextmanager
def reading(path: Path, limits: Limits = USUAL) -> Iterator[Callable[[], Reading]]:
    """Begins to read a file; gives a function that waits for what it says, so that other work may be done meanwhile."""
    with opened(path, limits) as file, _begun(partial(read, limits=limits), file, str(path), limits) as result:
        yield result


def apart(function: Callable[[bytes, str], Made], path: Path, limits: Limits = USUAL) -> Made:
    """What a function makes of the bytes and the name of a file; it and what it makes can be pickled."""
    with opened(path, limits) as file, _begun(function, file, str(path), limits) as result:
        return result()


def apart_from(function: Callable[[bytes, str], Made], data: bytes, name: str, limits: Limits = USUAL) -> Made:
    """The same of bytes that are at hand."""
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        with _begun(function, file, name, limits) as result:
            return result()


def opened(path: Path, limits: Limits = USUAL) -> BinaryIO:
    """A plain file that is neither empty nor over the limit; nothing of another one is read."""
    # A pipe that is named as a file, or takes its place, must not make the run wait.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    hint = "name a file that holds a licence"
    if path.is_dir():
        refuse(str(path), "this is a folder and no file", hint)
    file = open(os.open(path, flags), "rb")  # noqa: PTH123, SIM115 (a descriptor; the caller closes it)
    found = os.fstat(file.fileno())
    try:
        if not stat.S_ISREG(found.st_mode):
            refuse(str(path), f"this is {_KINDS.get(stat.S_IFMT(found.st_mode), 'no plain file')} and no file", hint)
        if found.st_size > limits.file:
            too_large(found.st_size, str(path), limits.file)
        if not found.st_size:
            refuse(str(path), "the file is empty", hint)
    except BaseException:
        file.close()
        raise
    return file


@contextmanager
def _begun(
    function: Callable[[bytes, str], Made], file: BinaryIO, name: str, limits: Limits
) -> Iterator[Callable[[], Made]]:
    """A child that works, and a function that waits for what it makes; it ends with the context."""
    with _started(function, file, name, limits) as child:
        try:
            yield partial(_result, child, name, limits)
        finally:
            if child.poll() is None:
                child.kill()


def _started(
    function: Callable[[bytes, str], Made], file: BinaryIO, name: str, limits: Limits
) -> "subprocess.Popen[bytes] | forked.Forked":
    """A copy of this process, which has imported all already, where that is safe; else a new one."""
    if forked.safe(limits.memory):
        return forked.Forked(partial(answer, function, file, name, limits))
    order = base64.b64encode(pickle.dumps((function, name, limits, os.getpid()))).decode()
    command = [sys.executable, "-P", "-m", "engross.readers.child", order]
    return subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _result(child: "subprocess.Popen[bytes] | forked.Forked", name: str, limits: Limits) -> Any:
    try:
        said, _ = child.communicate(timeout=limits.wait)
    except subprocess.TimeoutExpired:
        _refuse_slow(name, f"{limits.wait} s", limits)
    if child.returncode:
        _refuse_death(child.returncode, name, limits)
    # The answer is that of our own code, and as trusted as the process that it comes from.
    kind, made = pickle.loads(said)
    if kind == "refused":
        raise BadInput(made)
    if kind == "memory":
        _refuse_memory(name, limits)
    if kind == "failed":
        refuse(name, f"it cannot be read ({made})", "please report this, with the file if you may pass it on")
    return made


def _refuse_death(code: int, name: str, limits: Limits) -> NoReturn:
    died = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    if died in _OUT_OF_TIME:
        _refuse_slow(name, f"{limits.seconds} s of processor time", limits)
    if died in ("SIGABRT", "SIGSEGV", "SIGBUS"):
        _refuse_memory(name, limits, died)
    refuse(name, f"the process that read it ended by {died}", "open it in the program that made it and save it again")


def _refuse_slow(name: str, spent: str, limits: Limits) -> NoReturn:
    hint = "open it in the program that made it and save it again"
    hint += f"; {RAISE}" if limits.name == USUAL.name else ""
    refuse(name, f"reading it takes more than {spent}", hint)


def _refuse_memory(name: str, limits: Limits, died: str = "") -> NoReturn:
    hint = "open it in the program that made it and save it again"
    hint += f"; {RAISE}" if limits.name == USUAL.name else ""
    crashed = f" or crashes the reader ({died})" if died else ""
    refuse(name, f"reading it takes more than {limits.memory // 1024**2} MiB of memory{crashed}", hint)
