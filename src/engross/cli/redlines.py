"""Commands that set two states of the text side by side: redline, impact, review.

Take names of licences, editions and git revisions; write redlines and review packs, and print what an edit reaches.
None of them changes a clause or an edition.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross import writers
from engross.cli.errors import count
from engross.cli.make import formats
from engross.cli.terminal import Session, print_json, progress, session, tell

if TYPE_CHECKING:
    from engross.editions.history import Named, Point
    from engross.model import Redline

REDLINES = tuple(format for format in writers.FORMATS if format.redlines)
TABLES = ", ".join(format.name for format in writers.COMPARISONS)
USUAL = "docx,html"
BINARY = ("docx", "pdf")
WHOLE, CHANGED_PAGES, TABLE = "redline", "changed-pages", "table"
"""What is written of a redline; the file is named after it."""

Wanted = tuple[writers.Format, ...]


@click.command
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "chosen",
    multiple=True,
    help=f"One or more of {', '.join(format.name for format in REDLINES)}.  [default: {USUAL}]",
)
@click.option("-o", "--output", default=".", metavar="PATH", help="A folder, one file, or - for the terminal.")
@click.option(
    "--no-moves",
    is_flag=True,
    help="Show what moved as taken out in one place and put in at another; not for LibreOffice, which needs moves.",
)
@click.option("--changed-pages", is_flag=True, help="As PDF: the summary and the pages with a change, no others.")
@click.option(
    "--table", is_flag=True, help=f"A table of old and new, clause by clause: {TABLES}.  [default: docx,html]"
)
@session
def redline(
    session: Session,
    old: str,
    new: str,
    chosen: tuple[str, ...],
    output: str,
    no_moves: bool,
    changed_pages: bool,
    table: bool,
) -> None:
    """Write what changed between two licences.

    OLD and NEW are each a licence as it is now (MG-BY-NC), as an edition (MG-BY-NC@3.0) or a git revision
    (MG-BY-NC@HEAD~3) has it, or a file. The name of a redline says which two it compares, and by default it is for Word
    and for the browser. In Word, rejecting all changes gives OLD and accepting all gives NEW; a comment on the title
    says what is compared and how much differs, and --table says it clause by clause. Where both read the same, nothing
    is written; where only something beside the text differs, such as a footnote, it is reported and the exit code is 1.

    \b
    Example:
      engross redline MG-BY-NC@3.0-draft.1 MG-BY-NC
      engross redline MG-BY MG-BY-NC --format docx,pdf --output redlines
      engross redline MG-BY@HEAD MG-BY --output - --format md
      engross redline MG-BY@3.0-draft.1 MG-BY --changed-pages
      engross redline MG-BY@3.0-draft.1 MG-BY --table --format docx,csv
    """
    from engross.cli.changes import summary
    from engross.editions.history import between, document

    if table and (changed_pages or no_moves):
        raise click.UsageError("--table has neither pages nor moves; leave the other option out")
    kind = CHANGED_PAGES if changed_pages else TABLE if table else WHOLE
    wanted, file = _destination(chosen, output, kind)
    if output != "-":
        session.target(Path(output))
    writers.ready(wanted)
    before, after = (document(session.states, name) for name in (old, new))
    made = _compared(before, after)
    tell(f"From {before.said} to {after.said}: {summary(made.changes)}")
    written = _written(made, wanted, kind, no_moves)
    if output == "-":
        click.echo(written[0], nl=False)
        return
    stem = between(before, after)
    _put([file or Path(output, f"{stem}.{kind}{each.suffix}") for each in wanted], written)


@click.command
@click.option("--since", "name", metavar="NAME", help="An edition or a git revision.  [default: the newest edition]")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "md", "json")),
    default="text",
    show_default=True,
    help="How to print it; md is fit for a pull request.",
)
@session
def impact(session: Session, name: str | None, form: str) -> None:
    """Say what the edits since an edition or a git revision reach.

    Each change stands there once, with the file to look at, the licences that have it and those that do not. What was
    merely renumbered is summed up at the end. Exits with 1 where anything differs, with 0 where all read the same.

    \b
    Example:
      engross impact
      engross impact --since HEAD
      engross impact --since origin/main --format md > comment.md
    """
    from engross.cli import impact
    from engross.editions.history import working
    from engross.model.diagnostics import EXIT_FINDINGS
    from engross.redline.impact import impact as reaches

    before, after = _since(session, name), working(session.states)
    report = impact.report(session.family, before, after, reaches(before.documents, after.documents))
    if form == "json":
        print_json(impact.as_data(report))
    else:
        click.echo(impact.as_markdown(report) if form == "md" else impact.as_text(report))
    if not report.same:
        raise click.exceptions.Exit(EXIT_FINDINGS)


@click.command
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--since", "name", required=True, metavar="NAME", help="The edition or git revision to compare with.")
@click.option("--to", "upto", metavar="NAME", help="The edition or git revision to read.  [default: the clauses]")
@click.option("--round", "number", default="1", show_default=True, metavar="NAME", help="Which round of review it is.")
@session
def review(session: Session, out: Path, name: str, upto: str | None, number: str) -> None:
    """Write the pack that counsel is sent.

    In OUT it makes a folder and a zip, named after the family, both states and the round: an index that tells each
    change once, each licence in Word and PDF, clean and with its changes, the changed answers of the sheet, and
    checksums. What the changelog says of a clause stands beside its change. A round that is there already is never
    written over. What counsel sends back in Word is read by `engross comments`.

    \b
    Example:
      engross review ../to-counsel --since 3.0-draft.1
      engross review ../to-counsel --since 3.0-draft.1 --round 2
      engross review ../to-counsel --since 3.0-draft.1 --to 3.0-draft.2
    """
    from engross.editions import changelog, disk, gate
    from engross.editions.history import current, since
    from engross.review.pack import Round, write

    session.target(out)
    writers.ready(writers.FORMATS)
    after = since(session.states, upto) if upto else current(session.states)
    before = since(session.states, name) if upto else _since(session, name)
    notes = disk.read_text(session.project / gate.CHANGELOG)
    reasons = changelog.reasons(notes, before.edition, after.edition)
    with progress("writing") as told:
        pack = write(Round(session.family, before, after, number, reasons), out, told)
    reached = f"{pack.changed} of {count(pack.licences, 'licence')}"
    tell(f"From {before.said} to {after.said}: {count(pack.changes, 'change')} in {reached}.")
    click.echo(pack.folder)
    click.echo(pack.archive)
    tell(f"Next: read {pack.folder / 'index.html'}; mail the zip; engross comments reads the Word files sent back.")


def _since(session: Session, name: str | None) -> "Point":
    """The state to compare with; a word of warning where the working text still has the name of that edition."""
    from engross.editions.history import newest, since

    project = session.states
    if name is None:
        name = newest(project)
        tell(f"Compared with edition {name}, the newest; --since names another, or a git revision.")
    point = since(project, name)
    if not point.commit and point.edition == session.family.edition:
        tell(
            f"The clauses still call themselves edition {name}, which stands already; engross next opens the next one."
        )
    return point


def _compared(before: "Named", after: "Named") -> "Redline":
    """The redline of two licences that read differently.

    Exits where they read the same: with 1 where something beside the text differs, else with 0.
    """
    from engross.cli.changes import tell_beside
    from engross.editions.history import compared
    from engross.model.diagnostics import EXIT_FINDINGS

    beside = tell_beside(before, after)
    made = compared(before, after)
    if made.changes:
        return made
    if beside:
        tell(f"The texts of {before.said} and {after.said} read the same, and what stands beside them differs;")
        tell("a redline shows texts alone, so nothing is written.")
        raise click.exceptions.Exit(EXIT_FINDINGS)
    tell(f"{before.said} and {after.said} read the same; nothing is written.")
    raise click.exceptions.Exit(0)


def _written(made: "Redline", wanted: Wanted, kind: str, no_moves: bool) -> list[bytes]:
    """A redline, its changed pages alone, or the table of its changes, in each format."""
    from engross.redline.unmoved import without_moves

    shown = without_moves(made) if no_moves else made
    if kind == CHANGED_PAGES:
        from engross.writers import pdf

        return [*pdf.write_many([shown], changed_pages=True)]
    if kind == TABLE:
        return [writers.table(shown, each.name) for each in wanted]
    return [*writers.each([(shown, each.name) for each in wanted])]


def _put(paths: list[Path], written: list[bytes]) -> None:
    """Write the files, all or none, and print their names."""
    from engross.editions import together

    together.put(paths[0].parent, {path.name: data for path, data in zip(paths, written, strict=True)})
    for path in paths:
        click.echo(path)


def _destination(chosen: tuple[str, ...], output: str, kind: str) -> tuple[Wanted, Path | None]:
    """The formats to write, and the one file to write to where `output` names one."""
    known = writers.COMPARISONS if kind == TABLE else REDLINES
    usual = "pdf" if kind == CHANGED_PAGES else USUAL
    path = Path(output)
    named = [each for each in known if each.suffix == path.suffix.lower()] if not path.is_dir() else []
    wanted = formats(chosen or ((named[0].name,) if named and kind != CHANGED_PAGES else (usual,)), known)
    if kind == CHANGED_PAGES and [each.name for each in wanted] != ["pdf"]:
        raise click.UsageError("--changed-pages is for PDF alone: --format pdf")
    if output == "-":
        if len(wanted) > 1:
            raise click.UsageError("only one format fits on the terminal: --format md")
        if wanted[0].name in BINARY and sys.stdout.isatty():
            raise click.UsageError(f"{wanted[0].name} is not for a terminal: name a folder or a file")
    if named and wanted != tuple(named):
        raise click.UsageError(f"{output} is a file for {named[0].name}; for other formats name a folder")
    return wanted, path if named else None


COMMANDS = (redline, impact, review)
