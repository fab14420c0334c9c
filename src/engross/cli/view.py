"""Commands that look and change nothing: list, show, diff.

Take a family and the names of variants, print to the terminal. The exit code of `diff` is 1 where the two differ.
"""

import sys
import textwrap
from typing import TYPE_CHECKING, Any

import click

from engross import writers
from engross.cli.terminal import Session, json_option, print_json, session

if TYPE_CHECKING:
    from engross.model import Family

FORMATS = tuple(format.name for format in writers.FORMATS)
BINARY = ("docx", "pdf")
MOST_SETS = 4096
"""Sets of options of which each is printed."""


@click.command("list")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every set of options, the refused ones with class and reason; the rules, where the sets are thousands.",
)
@json_option
@session
def list_variants(session: Session, everything: bool, as_json: bool) -> None:
    """List the variants: id, words, category, name, tags.

    \b
    Example:
      engross list
      engross list --all --json
    """
    rows = _rows(session)
    refused = _refused(session.family) if everything else []
    if as_json:
        print_json({"variants": rows, **({"refused": refused} if everything else {})})
        return
    _table([((r["id"], f"{r['words']:,} words", r["category"], r["name"]), ", ".join(r["tags"])) for r in rows])
    if not everything:
        return
    if not refused or "options" in refused[0]:
        click.echo(f"\n{len(rows)} valid, {len(refused)} refused:\n")
        _table([(("+".join(r["options"]) or "(none)", r["class"]), r["reason"]) for r in refused])
    else:
        click.echo(f"\n{len(rows)} valid, of thousands of sets; the others are refused by one of these rules:\n")
        _table([((r["rule"], r["class"]), f"{r['require']}: {r['reason']}") for r in refused])


@click.command
@click.argument("name", metavar="ID")
@click.option(
    "--format", "chosen", type=click.Choice(FORMATS), default="txt", show_default=True, help="How to write it."
)
@session
def show(session: Session, name: str, chosen: str) -> None:
    """Print one licence.

    \b
    Example:
      engross show MG-BY-NC
      engross show BY-NC --format md
    """
    from engross.writers import write

    if chosen in BINARY and sys.stdout.isatty():
        raise click.UsageError(f"{chosen} is not for a terminal: send it to a file, or use engross build {name}")
    click.echo(write(session.complete(name).document, chosen), nl=False)


@click.command
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@json_option
@click.pass_context
def diff(context: click.Context, old: str, new: str, as_json: bool) -> None:
    """Compare two licences word by word.

    A and B are named as for `engross redline`: a licence as it is now, in an edition or a git revision, or a file.
    Removed words stand in [-...-], added words in {+...+}. What only one of two formats can say, such as a link or a
    level, is no difference. A footnote, a picture, an annotation or anything else that a page shows beside the text is
    one, and is reported. The exit code is 1 where the two differ, 0 where they read the same.

    \b
    Example:
      engross diff MG-BY MG-BY-NC
      engross diff MG-BY@3.0-draft.1 MG-BY
    """
    from engross.cli.changes import as_data, print_changes, tell_beside
    from engross.editions.history import compared, document
    from engross.model.diagnostics import EXIT_FINDINGS

    session = context.find_object(Session)
    assert session is not None
    before, after = (document(session.states, name) for name in (old, new))
    redline = compared(before, after)
    beside = tell_beside(before, after)
    if as_json:
        changes = [as_data(change) for change in redline.changes]
        print_json({"old": redline.old.id, "new": redline.new.id, "beside": beside, "changes": changes})
    else:
        print_changes(redline, beside=beside)
    context.exit(EXIT_FINDINGS if redline.changes or beside else 0)


def _rows(session: Session) -> list[dict[str, Any]]:
    """What is said of each licence, as it was kept when nothing has changed since."""
    from engross.editions import listing

    kept = listing.Listing(session.clauses, session.project)
    if kept.rows is None:
        from engross.assemble import assemble_all

        kept.keep([listing.row(document) for document in assemble_all(session.family)])
    return kept.rows or []


def _refused(family: "Family") -> list[dict[str, Any]]:
    """The sets that are no licences; where there are too many to read, the rules that refuse them."""
    from engross.library.family import refusals
    from engross.library.family.variants import NOT_LISTED

    if 1 << len(family.options) > MOST_SETS:
        rules = (*family.rules, NOT_LISTED) if family.licences else family.rules
        return [
            {"rule": rule.id, "require": rule.require.text, "class": rule.refusal.value, "reason": rule.reason}
            for rule in rules
        ]
    return [
        {"options": list(one.options), "class": one.refusal.value, "reason": one.reason} for one in refusals(family)
    ]


def _table(rows: list[tuple[tuple[str, ...], str]]) -> None:
    """Prints cells in columns, and below each row its remark, wrapped."""
    widths = [max(map(len, column)) for column in zip(*(cells for cells, _ in rows), strict=True)]
    for cells, remark in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        click.echo(click.style(line, bold=True))
        for piece in textwrap.wrap(remark, 92, break_on_hyphens=False):
            click.echo(f"    {piece}")


COMMANDS = (list_variants, show, diff)
