"""What every command needs: the family it works on, and ways to print.

Takes the root options; returns a `Session` that loads the family when a command first asks. Messages and progress go to
stderr, results to stdout.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from engross.records import dataclass

if TYPE_CHECKING:
    from engross.assemble import Complete
    from engross.editions.history import Project
    from engross.model import Family
    from engross.readers.limits import Limits

LIMITS = ("usual", "relaxed")
"""The names of the limits of reading, the default first; `readers.limits` has the figures and is slow to import."""
_UNSEEN = re.compile(
    r"\x1b\[[0-9;]{0,20}m|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""A colour as a whole, which passes, or a sign that controls: C0, C1, those that turn the line, and no characters."""
SCHEMA_VERSION = 1
"""The version of the shape of every `--json` answer."""


@dataclass
class Session:
    """One run of the command line; the family is read once, when it is first asked for."""

    folder: Path | None
    plain: bool = False
    debug: bool = False
    limits: str = LIMITS[0]

    @property
    def color(self) -> bool | None:
        """False where colours are unwanted, None where the terminal decides."""
        return False if self.plain or os.environ.get("NO_COLOR") else None

    @cached_property
    def home(self) -> Path | None:
        """The folder that holds `family.yaml`: given, or found from the working folder upwards; none, for some work."""
        above = (Path(os.path.relpath(parent)) for parent in Path().absolute().parents)
        starts = [self.folder] if self.folder else [Path(), *above]
        for start in starts:
            for place in (start / "clauses", start):
                if (place / "family.yaml").is_file():
                    return place
        return None

    @property
    def clauses(self) -> Path:
        """The same folder; raises `BadInput` where there is none."""
        if self.home is not None:
            return self.home
        from engross.model import Span
        from engross.model.diagnostics import BadInput, Diagnostic

        hint = "name the folder that holds clauses/ with -C DIR, or start a family with: engross new DIR"
        wanted = str((self.folder or Path()) / "clauses" / "family.yaml")
        raise BadInput([Diagnostic("no-family", "there is no family file here", Span(wanted), hint)])

    @property
    def project(self) -> Path:
        """The folder that holds the clauses folder, and `builds`, `tests` and the changelog beside it."""
        return self.clauses.parent if self.clauses.name == "clauses" else self.clauses

    @cached_property
    def family(self) -> "Family":
        """The family, read and checked."""
        from engross.library.family import load

        return load(self.clauses)

    def complete(self, name: str) -> "Complete":
        """The licence of that name, with its document and its sheet."""
        from engross.assemble import complete
        from engross.library.family import find

        return complete(self.family, find(self.family, name))

    def target(self, path: Path) -> Path:
        """A file or folder to write to; one among the clauses, or in a sealed edition, is a usage error."""
        from engross.editions import ledger

        wanted, clauses = path.resolve(), self.home.resolve() if self.home else None
        if clauses in (wanted, *wanted.parents):
            raise click.UsageError(f"{path} is among the clauses, which nothing is written to; name another folder")
        for folder in (wanted, *wanted.parents):
            if ledger.sealed(folder.parent, folder.name):
                raise click.UsageError(f"{path} is in the sealed edition {folder.name}, which never changes")
        return path

    @property
    def reading(self) -> "Limits":
        """How large and slow a file from somebody else may be."""
        from engross.readers import limits

        return limits.LIMITS[self.limits]

    @property
    def states(self) -> "Project":
        """What names of licences, editions and git revisions are looked up in; without a family, files have names."""
        from engross.editions.history import Project

        return Project(lambda: self.clauses, lambda: self.project / "builds", lambda: self.family, self.reading)


class Visible:
    """A stream in which control characters are shown as what they are; our own colours, tabs and line ends pass.

    Names of files, and words of files that somebody else made, must not move the cursor, ring or set a title.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Writes text as it may be seen."""
        return self._stream.write(visible(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def visible(text: str) -> str:
    """Text for a terminal: `[U+001B]` for an escape, and likewise for each sign that is not seen or turns the line."""
    return text if text.isprintable() else _UNSEEN.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else f"[U+{ord(match[0]):04X}]"


def guard_streams() -> None:
    """Lets all that is printed from now on pass through `visible`; bytes, as of a Word file, are no print-out."""
    sys.stdout, sys.stderr = (cast(TextIO, Visible(stream)) for stream in (sys.stdout, sys.stderr))


def print_json(content: dict[str, Any]) -> None:
    """Prints one JSON object, with the version of its shape."""
    click.echo(as_text(content), nl=False)


def as_text(content: dict[str, Any]) -> str:
    """A JSON object, with the version of its shape, as it is printed."""
    import json

    return json.dumps({"schema_version": SCHEMA_VERSION, **content}, indent=2, ensure_ascii=False) + "\n"


def first(lines: Sequence[str], most: int) -> Iterator[str]:
    """The first lines below something, indented, and how many more there are."""
    yield from (f"  {line}" for line in lines[:most])
    if len(lines) > most:
        yield f"  and {len(lines) - most} more"


def tell(message: str) -> None:
    """Prints a line for a person, to stderr."""
    click.echo(message, err=True)


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """A function to be told of each file made: a bar on a terminal, else a line for every tenth and the last."""
    if not sys.stderr.isatty():
        yield _lines(title)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, TextColumn("{task.fields[name]}"), console=Console(file=sys.__stderr__), transient=True
    ) as bar:
        task = bar.add_task(title, total=None, name="")
        yield lambda done, total, name: bar.update(task, completed=done, total=total, name=name)


def _lines(title: str) -> Callable[[int, int, str], None]:
    def line(done: int, total: int, name: str) -> None:
        """Print every tenth file and the last one."""
        if done % 10 == 0 or done == total:
            tell(f"{title} {done} of {total}: {name}")

    return line


session = click.make_pass_decorator(Session)
"""Hands the `Session` to a command as its first argument."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for a machine.")
