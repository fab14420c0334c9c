"""The command that carries citations over: concordance.

Takes the released editions and the working text, and perhaps a citation; prints where its provision stands elsewhere.
"""

from typing import TYPE_CHECKING

import click

from engross.cli.terminal import Session, print_json, session

if TYPE_CHECKING:
    from engross.model import Document

FORMS = ("text", "html", "csv", "json")


@click.command
@click.argument("citation", required=False)
@click.argument("licence", required=False)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to print it.")
@session
def concordance(session: Session, citation: str | None, licence: str | None, form: str) -> None:
    """List the number of each clause in each licence of each edition, and of the working text.

    With CITATION and LICENCE, only where that clause stands elsewhere: CITATION is a number as cited, LICENCE a licence
    of the working text (MG-BY-NC) or of an edition (MG-BY-NC@3.0-draft.1).

    \b
    Example:
      engross concordance "2.1(b)" MG-BY@3.0-draft.1
      engross concordance --format html > concordance.html
      engross concordance --format csv > concordance.csv
    """
    from engross.pages import concordance as numbers

    if (citation is None) != (licence is None):
        raise click.UsageError('a citation needs the licence that it cites: engross concordance "2.1(b)" MG-BY')
    states = _states(session)
    found = numbers.concordance(states)
    rows = found.rows
    if citation is not None and licence is not None:
        if form not in ("text", "json"):
            raise click.UsageError("one citation is printed as text or json")
        state, variant = _meant(session, licence, states)
        rows = numbers.cited(found, citation, state, variant)
        if not rows:
            raise click.UsageError(f"{variant} has no {citation} in {state}")
    if form == "json":
        print_json(numbers.data(found, rows))
    elif form == "text":
        click.echo(numbers.text(found, rows), nl=False)
    else:
        title = f"Concordance of the {session.family.name} licences"
        click.echo(numbers.page(found, form, title=title, language=session.family.language), nl=False)


def _states(session: Session) -> "dict[str, dict[str, Document]]":
    """The editions from the oldest to the newest, then the working text where it reads otherwise than its edition."""
    from engross.editions.history import editions, since, working

    project = session.states
    points = [since(project, edition) for edition in editions(project.builds())]
    now = working(project)
    if all(point.documents != now.documents for point in points):
        points.append(now)
    return {point.said: dict(point.documents) for point in points}


def _meant(session: Session, licence: str, states: "dict[str, dict[str, Document]]") -> tuple[str, str]:
    """The state and the variant that a name means."""
    from engross.library.family import find
    from engross.model.diagnostics import did_you_mean

    name, _, edition = licence.partition("@")
    if not edition:
        return list(states)[-1], find(session.family, name).id
    state = f"edition {edition}"
    if state not in states:
        known = [said.removeprefix("edition ") for said in states if said.startswith("edition ")]
        raise click.UsageError(f"there is no edition {edition!r}; {did_you_mean(edition, known, 'none is released')}")
    variant = next((variant for variant in states[state] if variant.casefold() == name.casefold()), "")
    if not variant:
        raise click.UsageError(f"no licence {name!r} in {state}; {did_you_mean(name, states[state])}")
    return state, variant


COMMANDS = (concordance,)
