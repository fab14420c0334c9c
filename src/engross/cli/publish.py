"""Commands for those who publish a model: remix, deed, notice.

Take a family and the names of variants; print pages that are computed from the clauses. None of them is the licence.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from engross.cli.terminal import Session, print_json, session

if TYPE_CHECKING:
    from engross.pages.notice import Notice

NOTICES = ("readme", "hf", "spdx", "text")
FIELDS = {
    "owner": ("NAME", "Who holds the copyright of the model; an address may follow in <...>."),
    "year": ("YEAR", "The year of the copyright, or several: 2024-2026."),
    "place": ("PLACE", "Where the licensor lives or has its main business."),
    "contact": ("ADDRESS", "Where notices to the licensor go."),
    "licensor": ("NAME", "Who grants the licence, if not the owner."),
    "title": ("TEXT", "What the model is called."),
    "link": ("URL", "Where the text of the licence can be read on the web."),
}
"""What a publisher gives for a notice: how each value is called in help, and what it is."""


def publisher_options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each value that a publisher gives for a notice, in the order of `FIELDS`."""
    for name, (kind, words) in reversed(FIELDS.items()):
        command = click.option(f"--{name}", default="", metavar=kind, help=words)(command)
    return command


@click.command
@click.argument("inputs", metavar="[ID]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "md", "html", "csv", "json")),
    default="text",
    show_default=True,
    help="How to print the whole table; for named inputs text or json.",
)
@session
def remix(session: Session, inputs: tuple[str, ...], form: str) -> None:
    """Say which licence a combination of works may carry.

    Takes the licences of all inputs, or none for the whole table of pairs. This is about works that cannot be taken
    apart again; the answer tells what holds for those that can.

    \b
    Example:
      engross remix MG-BY-NC MG-BY-OS
      engross remix --format html > remix.html
    """
    from engross.assemble import complete_all
    from engross.library.family import find
    from engross.pages import output as pages
    from engross.pages import remix as rule

    family = session.family
    if inputs and form not in ("text", "json"):
        raise click.UsageError(f"{form} is for the whole table; named inputs are answered as text or json")
    chosen = tuple(find(family, name) for name in inputs)
    completed = {one.variant.id: one for one in complete_all(family)}
    apart = rule.separable(family, completed, chosen)
    if chosen:
        answer = rule.combine(family, completed, chosen)
        if form == "json":
            print_json(pages.remix_data(answer))
        else:
            click.echo(pages.remix_text(answer, apart), nl=False)
        return
    table = rule.table(family, completed)
    legend = pages.legend(apart)
    if form == "json":
        print_json({"legend": list(legend), "table": [[pages.remix_data(cell) for cell in row] for row in table]})
    else:
        click.echo(pages.table_page(family, table, legend, form), nl=False)


@click.command
@click.argument("name", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "md", "html", "json")),
    default="text",
    show_default=True,
    help="How to print it.",
)
@session
def deed(session: Session, name: str, form: str) -> None:
    """Print a licence in plain words.

    One page, each line with the clause that it sums up. It is no part of the licence.

    \b
    Example:
      engross deed MG-BY-NC
      engross deed MG-BY-NC --format html > deed.html
    """
    from engross.pages import output as pages
    from engross.pages.deed import deed as made

    page = made(session.family, session.complete(name))
    if form == "json":
        print_json(pages.deed_data(page))
    else:
        click.echo(pages.deed_page(page, form), nl=False)


@click.command
@click.argument("name", metavar="ID")
@publisher_options
@click.option("--modified", default="", metavar="NAME", help="The own name of a changed text of the licence.")
@click.option(
    "--format",
    "form",
    type=click.Choice((*NOTICES, "all", "json")),
    default="all",
    show_default=True,
    help="A block for a README, metadata for a model card (hf), SPDX lines, plain text, or all of them.",
)
@session
def notice(session: Session, /, name: str, form: str, **given: str) -> None:
    """Print what a publisher puts beside a release.

    Put the text of the licence into the release as LICENSE, and the notice on its README or model card. With
    --modified, ID is the licence that was changed, and the notice is that of the changed text.

    \b
    Example:
      engross notice MG-BY-NC --owner "Ada Lovelace" --year 2026 --place London --contact ada@engines.uk
      engross notice MG-BY-NC --owner "Ada Lovelace <ada@engines.uk>" --year 2026 --place London \\
        --contact ada@engines.uk --title "Analytical 7B" --format hf
    """
    from engross.pages import output as pages
    from engross.pages.notice import Given, OpenSlot
    from engross.pages.notice import notice as made

    try:
        page = made(session.family, session.complete(name), Given(**given))
    except OpenSlot as error:
        raise click.UsageError(str(error)) from error
    if form == "json":
        print_json(pages.notice_data(page))
    elif form == "all":
        print_notice(page)
    else:
        click.echo(pages.notice_text(page, form), nl=False)


def print_notice(page: "Notice") -> None:
    """Prints a notice in every form, each below a line that says where it goes."""
    from engross.pages.output import notice_text

    places = (
        ("For the README or the text of the model card:", "readme"),
        ("At the very top of the model card (README.md on the hub):", "hf"),
        ("For the head of a source file, or a .license file beside it:", "spdx"),
        ("Plain text, for a NOTICE file:", "text"),
    )
    for place, form in places:
        click.echo(click.style(place, bold=True))
        click.echo("\n" + notice_text(page, form))
    text = "the changed text" if page.modified else "the text of the licence"
    command = "." if page.modified else f": engross show {page.id} > {page.file}"
    click.echo(f"Put {text} into the release as {page.file}{command}")


COMMANDS = (remix, deed, notice)
