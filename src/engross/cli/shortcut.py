"""What is answered before the command line is imported, which costs four times what Python itself does.

Takes the words of a command line; prints the help, or that a build has nothing to do, and says whether it did. All else
is left to the command line, which says the same more slowly: `help/` holds what that prints at the usual widths of a
terminal, and `.unchanged` in a working folder what a build said that had nothing to do, behind a stamp of all that the
answer depends on. Never reads a clause.
"""

import errno
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

import engross
from engross.editions import unchanged

HELP = (["--help"], ["-h"])
WIDTHS = (80, 100)
"""The columns of a terminal for which the help is kept; a wider one than the last changes nothing."""
NOTE = ".unchanged"
BUILT = ".built.json"
END = "\0\0"
"""What stands between a stamp and what was said; no name of a file or word of a command line has it."""


def answered(words: Sequence[str]) -> bool:
    """Whether the command line was answered here."""
    said = _help() if [*words] in HELP else _nothing_to_do(words)
    if said is None:
        return False
    try:
        for stream, text in zip((sys.stdout, sys.stderr), said, strict=True):
            stream.write(text)
            stream.flush()
    except OSError as error:
        # What is left in the stream would fail once more while Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:
            sys.exit(1)
        sys.stderr.write(f"error: could not write the output: {error.strerror}\n")
        sys.exit(4)
    return True


def _help() -> tuple[str, str] | None:
    """The help at the width of the terminal, None where it is not kept for that."""
    try:
        columns = int(os.environ.get("COLUMNS", "0"))
        columns = columns or os.get_terminal_size(sys.stdout.fileno()).columns
    except (ValueError, OSError):
        columns = WIDTHS[0]
    width = min(columns or WIDTHS[0], WIDTHS[-1])
    if width not in WIDTHS:
        return None
    with open(os.path.join(os.path.dirname(__file__), "help", f"{width}.txt"), encoding="ascii") as file:
        return file.read(), ""


class Seen:
    """What a build asks for and all that it depends on, as that stands before any of it is read."""

    def __init__(self, words: Sequence[str], clauses: str, out: str) -> None:
        """Raises `OSError` and `Unknown` where it cannot be said without reading."""
        self.clauses, self.out = clauses, out
        package = unchanged.below(os.path.dirname(engross.__file__), unchanged.COMPILED)
        lines = [*package, *unchanged.below(clauses), *unchanged.beside(out, (BUILT,)), *unchanged.loader()]
        libraries = f"libraries {os.environ.get('LD_LIBRARY_PATH')}"
        about = (engross.__version__, sys.version, libraries, os.getcwd(), *words, *unchanged.installed())
        self.stamp = "\0".join((*about, *(" ".join(map(str, line)) for line in lines)))
        self.settled = time.time_ns() - unchanged.newest(lines) > unchanged.SETTLED

    @property
    def note(self) -> str:
        """The path of the note."""
        return os.path.join(self.out, NOTE)


def seen(words: Sequence[str]) -> Seen | None:
    """What a command line asks for, if it is that of a build in the folder of a family."""
    folder, asked = (words[1], words[2:]) if words[:1] == ["-C"] and len(words) > 1 else ("", words)
    places = (os.path.join(folder, "clauses"), folder or os.curdir)
    clauses = next((one for one in places if os.path.isfile(os.path.join(one, "family.yaml"))), None)
    if asked[:1] != ["build"] or clauses is None:
        return None
    out = asked[asked.index("--out") + 1 :][:1] if "--out" in asked else [os.path.join(folder, "builds", "draft")]
    try:
        return Seen(words, clauses, *out)
    except (OSError, TypeError, unchanged.Unknown):
        return None


def keep(found: Seen | None, clauses: str, out: str, stdout: str, stderr: str) -> None:
    """Keep what a build of `clauses` to `out` said that had nothing to do, for the next one.

    Not where a file is so new that it could change once more without another time, nor where the words of the command
    line mean other folders than they seem to.
    """
    said = f"{stdout}{stderr}"
    if found is None or not found.settled or not said.isascii() or not said.replace("\n", "").isprintable():
        return
    from engross.editions.disk import STAGING

    staged = os.path.join(found.out, f"{STAGING}{NOTE}-{os.getpid()}")
    try:
        if os.path.samefile(clauses, found.clauses) and os.path.samefile(out, found.out):
            with open(staged, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
                file.write(END.join((found.stamp, stdout, stderr)))
            os.replace(staged, found.note)
    except OSError:
        with suppress(OSError):
            os.unlink(staged)


def _nothing_to_do(words: Sequence[str]) -> tuple[str, str] | None:
    """What a build said that had nothing to do, if nothing that it depends on is another since."""
    found = seen(words)
    if found is None:
        return None
    try:
        with open(found.note, encoding="utf-8", errors="surrogateescape", newline="") as file:
            stamp, stdout, stderr = file.read().split(END)
    except (OSError, ValueError):
        return None
    return (stdout, stderr) if stamp == found.stamp else None
