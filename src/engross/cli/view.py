"""Commands that look and change nothing: list, show, diff.

Take a family and the names of variants, print to the terminal. The exit code of `diff` is 1 where the two differ.
"""

import sys
import textwrap
from itertools import combinations
from typing import TYPE_CHECKING, Any

import click

from engross import writers
from engross.cli.terminal import Session, json_option, print_json, session

if TYPE_CHECKING:
    from engross.library.family import Refusal
    from engross.model import Document, Family

FORMATS = tuple(format.name for format in writers.FORMATS)
BINARY = ("docx", "pdf")


@click.command("list")
@click.option("--all", "everything", is_flag=True, help="Every set of options, the refused ones with class and reason.")
@json_option
@session
def list_variants(session: Session, everything: bool, as_json: bool) -> None:
    """List the variants: id, words, category, name, tags.

    \b
    Example:
      engross list
      engross list --all --json
    """
    from engross.assemble import assemble_all

    rows = [_described(document) for document in assemble_all(session.family)]
    refused = [_refused(refusal) for refusal in _refusals(session.family)] if everything else []
    if as_json:
        print_json({"variants": rows, **({"refused": refused} if everything else {})})
        return
    _table([((r["id"], f"{r['words']:,} words", r["category"], r["name"]), ", ".join(r["tags"])) for r in rows])
    if everything:
        click.echo(f"\n{len(rows)} valid, {len(refused)} refused:\n")
        _table([(("+".join(r["options"]) or "(none)", r["class"]), r["reason"]) for r in refused])


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


def _described(document: "Document") -> dict[str, Any]:
    from engross.editions.manifest import words

    record = document.record
    return {
        "id": record.variant,
        "document_id": record.id,
        "name": record.name,
        "options": list(record.options),
        "category": record.category,
        "tags": list(record.tags),
        "words": words(document),
    }


def _refusals(family: "Family") -> list["Refusal"]:
    from engross.library.family import Refusal, verdict

    codes = [option.code for option in family.options]
    sets = (chosen for size in range(len(codes) + 1) for chosen in combinations(codes, size))
    answers = (verdict(family, chosen) for chosen in sets)
    return [answer for answer in answers if isinstance(answer, Refusal)]


def _refused(refusal: "Refusal") -> dict[str, Any]:
    return {"options": list(refusal.options), "class": refusal.refusal.value, "reason": refusal.reason}


def _table(rows: list[tuple[tuple[str, ...], str]]) -> None:
    """Prints cells in columns, and below each row its remark, wrapped."""
    widths = [max(map(len, column)) for column in zip(*(cells for cells, _ in rows), strict=True)]
    for cells, remark in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        click.echo(click.style(line, bold=True))
        for piece in textwrap.wrap(remark, 92, break_on_hyphens=False):
            click.echo(f"    {piece}")


COMMANDS = (list_variants, show, diff)
