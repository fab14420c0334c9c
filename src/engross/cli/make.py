"""The command that writes licences for a look: build.

Takes a family; writes files, shows progress on stderr, and ends by saying what was made and what to do next.
"""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross import writers
from engross.cli.terminal import Session, as_text, json_option, progress, session

if TYPE_CHECKING:
    from engross.editions.notes import Built
    from engross.model import Document

FORMATS = tuple(format.name for format in writers.FORMATS)


@click.command
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option(
    "--format", "chosen", multiple=True, help=f"One or more of {', '.join(FORMATS)}; all without this option."
)
@click.option("--options", "codes", help="A set of options, A,B, that the rules allow, listed or not.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write to.  [default: builds/draft]")
@json_option
@session
def build(
    session: Session,
    names: tuple[str, ...],
    chosen: tuple[str, ...],
    codes: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Write licences to a working folder.

    Only what changed since the last build is written again.

    \b
    Example:
      engross build
      engross build MG-BY MG-BY-NC --format docx,pdf --out /tmp/review
    """
    from engross.cli import shortcut
    from engross.editions import notes

    before = shortcut.seen(sys.argv[1:])
    asked = formats(chosen, writers.FORMATS)
    folder = session.target(out) if out else session.project / "builds" / "draft"
    if codes is not None and names:
        raise click.UsageError("name licences, or one set of options with --options")
    asked_for = names if codes is None else (f"--options {codes}",)
    asking = partial(notes.request, session.clauses, asked_for, [each.name for each in asked])
    request = asking()
    standing = notes.standing(folder, request)
    if standing:
        built = notes.Built(folder, (), standing)
    else:
        from engross.editions.build import build as build_folder

        writers.ready(asked)
        documents = _documents(session, names) if codes is None else (_of_options(session, codes),)
        # What changed while it was read may have been read before or after.
        request = request if asking() == request else ""
        with progress("writing") as told:
            built = build_folder(documents, asked, folder, told, request)
    result, message = _said(built, as_json)
    if standing:
        shortcut.keep(before, str(session.clauses), str(folder), result, message)
    click.echo(result, nl=False)
    click.echo(message, nl=False, err=True)


def _said(built: "Built", as_json: bool) -> tuple[str, str]:
    """What a build says of itself: its result, and the message to a person."""
    if as_json:
        return as_text({"folder": str(built.folder), "written": list(built.written), "kept": list(built.kept)}), ""
    message = f"{len(built.written)} written, {len(built.kept)} already up to date, in {built.folder}\n"
    if built.written:
        message += "Next: look at them; engross check finds what is wrong; engross release writes the edition.\n"
    return "", message


def formats(chosen: tuple[str, ...], known: tuple[writers.Format, ...]) -> tuple[writers.Format, ...]:
    """The formats that a user names, each once; all that are known where none is named."""
    names = tuple(each.name for each in known)
    wanted = [name.strip() for group in chosen for name in group.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in names]
    if unknown:
        from engross.model.diagnostics import did_you_mean

        raise click.UsageError(f"no format {unknown[0]!r}; {did_you_mean(unknown[0], names)}")
    return tuple(each for each in known if not wanted or each.name in wanted)


def _documents(session: Session, names: tuple[str, ...]) -> tuple["Document", ...]:
    from engross.assemble import assemble_all

    chosen = {one.variant.id: one.document for one in map(session.complete, names)}
    return tuple(chosen.values()) or assemble_all(session.family)


def _of_options(session: Session, codes: str) -> "Document":
    """The licence of a set of options, checked like those that are listed."""
    from dataclasses import replace

    from engross.assemble import assemble
    from engross.library.family import Refusal, check_variants, unlisted

    answer = unlisted(session.family, [code.strip().upper() for code in codes.split(",") if code.strip()])
    if isinstance(answer, Refusal):
        nearest = ", ".join(variant.id for variant in answer.nearest)
        raise click.UsageError(f"no licence {codes!r}: {answer.reason} Nearest: {nearest}")
    family = replace(session.family, variants=(answer,))
    check_variants(family)
    return assemble(family, answer)


COMMANDS = (build,)
