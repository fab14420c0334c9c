"""Commands that show what is computed from the clauses: sheet, matrix.

Take a family and the names of variants; print a table, on a terminal or for another program. They change nothing.
"""

from typing import TYPE_CHECKING

import click

from engross.cli.terminal import Session, print_json, session

if TYPE_CHECKING:
    from rich.text import Text

    from engross.pages.matrix import Matrix
    from engross.pages.sheets import Entry, Sheets

NARROWEST = 24
"""Characters that a column of answers may be squeezed to, so that most clause ids keep one line (our own setting)."""
LABEL = 34
"""Characters for the words of a row (our own setting)."""


@click.command
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "md", "html", "csv", "json")),
    default="table",
    show_default=True,
    help="How to print it.",
)
@session
def sheet(session: Session, names: tuple[str, ...], form: str) -> None:
    """Print the sheet of one, several or all licences.

    Each answer is computed from the clauses and stands with the clause behind it, by number and by id.

    \b
    Example:
      engross sheet MG-BY-NC
      engross sheet MG0 MG-BY --format csv
      engross sheet --format html > sheets.html
    """
    from engross.assemble import complete_all
    from engross.library.family import find
    from engross.pages import sheets

    family = session.family
    wanted = dict.fromkeys(find(family, name).id for name in names) or [variant.id for variant in family.variants]
    completed = {one.variant.id: one for one in complete_all(family)}
    found = sheets.sheets(family, [completed[variant] for variant in wanted])
    if form == "json":
        print_json(sheets.data(found))
    elif form == "table":
        _print_sheets(found, session)
    else:
        click.echo(sheets.page(found, form), nl=False)


@click.command
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "md", "csv", "json")),
    default="table",
    show_default=True,
    help="How to print it.",
)
@session
def matrix(session: Session, form: str) -> None:
    """Show which clause file reaches which licence.

    x: the file's words stand in that licence. s: they would under another value of the settings named last.

    \b
    Example:
      engross matrix
      engross matrix --format csv > matrix.csv
    """
    from engross.pages import matrix as reach

    found = reach.matrix(session.family)
    if form == "json":
        print_json(reach.data(found))
    elif form == "table":
        _print_matrix(found)
    else:
        click.echo(reach.page(found, form), nl=False)


def _print_matrix(found: "Matrix") -> None:
    """Prints a line a file; the ids of the licences stand upright, so that their columns stay narrow."""
    parts = [variant.split("-") for variant in found.variants]
    wide = max(len(part) for each in parts for part in each) + 1
    files = max(len(each.path) for each in found.files) + 1
    for line in range(max(map(len, parts))):
        heads = (each[line].ljust(wide) if line < len(each) else " " * wide for each in parts)
        click.echo(click.style(" " * files + "".join(heads).rstrip(), bold=True))
    for each in found.files:
        marks = "".join((mark.value or ".").ljust(wide) for mark in each.marks)
        click.echo(f"{each.path.ljust(files)}{marks}{'; '.join(each.settings)}".rstrip())


def _print_sheets(found: "Sheets", session: Session) -> None:
    """Prints as many licences beside each other as the terminal is wide, and the rest below."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False, no_color=True if session.color is False else None)
    beside = max(1, (console.width - LABEL - 8) // (NARROWEST + 2))
    for start in range(0, len(found.chosen), beside):
        columns = range(start, min(start + beside, len(found.chosen)))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(found.columns[0], justify="right", no_wrap=True)
        table.add_column(found.columns[1], max_width=LABEL)
        for column in columns:
            table.add_column(found.chosen[column].variant.id, min_width=NARROWEST)
        for heading, rows in found.groups:
            table.add_row()
            table.add_row("", Text(heading, style="bold"))
            for row in rows:
                table.add_row(str(row.number), Text(row.label), *(_entry(row.entries[column]) for column in columns))
        console.print(table)
        console.print()
    if found.note:
        console.print("Each licence says of this table:", *found.note)


def _entry(entry: "Entry") -> "Text":
    """An answer, and below it each clause behind it."""
    from rich.text import Text

    first, *more = entry.backing
    lines: list[str | tuple[str, str]] = [f" {first.cited}\n", (first.clause, "dim")]
    for each in more:
        lines += [f"\n{each.cited}\n", (each.clause, "dim")]
    return Text.assemble((entry.word, "bold"), *lines)


COMMANDS = (sheet, matrix)
