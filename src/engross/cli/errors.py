"""The one place where an error becomes a message and an exit code.

Takes what a command raised, prints to stderr, exits with a code of its own for each kind. A traceback is printed with
`--debug` alone.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from engross.model.diagnostics import Diagnostic

MOST_BYTES = 1024 * 1024
"""Bytes of a file of which a line is shown: more than a clause, a family file or a changelog has."""
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


class ErrorHandlingGroup(click.Group):
    """A group of commands: every error of every command passes here."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was meant; a wrong name is answered with the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from engross.model.diagnostics import did_you_mean

            hint = did_you_mean(args[0], self.list_commands(ctx))
            raise click.UsageError(f"no command {args[0]!r}{'; ' + hint if hint else ''}", ctx) from error

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """The context of a command line; Ctrl-C is told here as it is while the command works."""
        try:
            return super().make_context(*arguments, **options)
        except KeyboardInterrupt:
            raise _interrupted() from None

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; what it raises becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, BrokenPipeError):
            raise
        except (KeyboardInterrupt, click.Abort):
            raise _interrupted() from None
        except Exception as error:
            if ctx.find_root().params.get("debug"):
                import traceback

                traceback.print_exc()
            ctx.exit(_explain(error))


def print_findings(diagnostics: Iterable["Diagnostic"]) -> None:
    """Prints findings with their source lines, and last how many there are, to stderr."""
    from engross.model.diagnostics import render

    listed = tuple(diagnostics)
    for diagnostic in listed:
        headline, *rest = render(diagnostic, source_line(diagnostic.span.path, diagnostic.span.line)).split("\n")
        click.echo("\n".join([click.style(headline, bold=True), *rest]), err=True)
    click.echo(click.style(count(len(listed), "error"), fg="red"), err=True)


def count(number: int, thing: str) -> str:
    """A number and its noun: "1 error", "2 errors"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def unknown_edition(name: str, known: Iterable[str]) -> Exception:
    """What to raise where no edition has that name."""
    from engross.library.family import UnknownName
    from engross.model.diagnostics import did_you_mean

    editions = [*known]
    return UnknownName(f"no edition {name!r}; {did_you_mean(name, editions) if editions else 'none is released'}")


def source_line(path: str, line: int) -> str | None:
    """A line of a file as it stands, or None where it cannot be read, is no text, or is empty.

    What is no clause file is not opened: the target of a link, a pipe, or a file beyond all measure.
    """
    file = Path(path)
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MOST_BYTES:
            return None
        data = file.read_bytes()
    except (OSError, ValueError):
        return None
    lines = [] if b"\0" in data else data.split(b"\n")
    return lines[line - 1].decode("utf-8", errors="replace").rstrip("\r") or None if 0 < line <= len(lines) else None


def _interrupted() -> click.exceptions.Exit:
    click.echo("interrupted; nothing is half-written", err=True)
    return click.exceptions.Exit(EXIT_INTERRUPTED)


def _explain(error: Exception) -> int:
    # Rooms name their own errors; importing them here, once something went wrong, keeps `--help` light.
    from engross.editions.edition import Refused
    from engross.editions.lock import Locked
    from engross.library.family import UnknownName
    from engross.model.diagnostics import (
        EXIT_BAD_INPUT,
        EXIT_ENVIRONMENT,
        EXIT_FINDINGS,
        EXIT_LOCKED,
        EXIT_USAGE,
        BadInput,
    )

    if isinstance(error, BadInput):
        print_findings(error.diagnostics)
        return EXIT_BAD_INPUT
    if isinstance(error, UnknownName):
        _say(str(error))
        return EXIT_USAGE
    if isinstance(error, Locked):
        _say(str(error))
        return EXIT_LOCKED
    if isinstance(error, Refused):
        print_findings(error.diagnostics)
        return EXIT_FINDINGS
    if isinstance(error, OSError):
        said = error.strerror or str(error)
        _say(f"{error.filename}: {said}" if error.filename else f"could not write the output: {said}")
        return EXIT_ENVIRONMENT
    _say(f"unexpected {type(error).__name__}: {error}".split("\n")[0])
    click.echo("This is a fault of engross, not of your files. Please report it, with the output of --debug.", err=True)
    return EXIT_BUG


def _say(message: str) -> None:
    click.echo(f"{click.style('error:', fg='red', bold=True)} {message}", err=True)
