"""The command that tells which licence a file is: identify.

Takes a file that anybody saved; prints what it is and how it differs. Leaves by 0 where it is a licence of this family
word for word, by 1 where it was altered or is none.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross.cli.errors import count
from engross.cli.terminal import Session, print_json

if TYPE_CHECKING:
    from engross.model.redline import Redline
    from engross.readers import Odd
    from engross.readers.identify import Answer, Known

SHOWN = 30
"""Words of what stands around a licence that are printed (our own setting)."""


@click.command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How to print it."
)
@click.pass_context
def identify(context: click.Context, file: Path, form: str) -> None:
    """Tell which licence of this family a file is, and whether its words were changed.

    FILE is a licence in text, Markdown, HTML, DOCX, PDF or JSON, as somebody saved it. It is compared with every
    licence of every released edition and of the working text. How it is wrapped, set and quoted makes no difference; a
    word, a cited number or a comma does, and is shown. Leaves by 0 where it is exact, by 1 where it is altered or
    unknown.

    \b
    Example:
      engross identify ../some-model/LICENSE
      engross identify contract.pdf --format json
    """
    from engross.model.diagnostics import EXIT_FINDINGS
    from engross.readers.apart import reading
    from engross.readers.identify import Verdict
    from engross.readers.identify import identify as identified
    from engross.redline import compare

    session = context.find_object(Session)
    assert session is not None
    with reading(file, session.reading) as result:
        known = _known(session)
        found = result()
    answer = identified(found.document, known)
    redline = compare(answer.nearest[0].document, answer.altered) if answer.verdict is Verdict.ALTERED else None
    if form == "json":
        print_json({**_as_data(file, answer, redline), "characters": [asdict(one) for one in found.odd]})
    else:
        _print(file, answer, redline)
        _print_characters(found.odd)
    context.exit(0 if answer.verdict is Verdict.EXACT else EXIT_FINDINGS)


def _known(session: Session) -> list["Known"]:
    """Every licence of every edition, then those of the working text."""
    from engross.editions.history import editions, since, working
    from engross.readers.identify import Known

    project = session.states
    points = [*(since(project, edition) for edition in editions(project.builds)), working(project)]
    return [Known.of(document, point.said) for point in points for document in point.documents.values()]


def _print(file: Path, answer: "Answer", redline: "Redline | None") -> None:
    from engross.cli.changes import print_changes
    from engross.readers.identify import Labels, Verdict

    first = answer.nearest[0].document.record
    states = " and of ".join(dict.fromkeys(known.state for known in answer.nearest))
    named = f"{first.variant} of {states} ({first.name})"
    # Rounded down, because an altered text must not read as 100 %.
    share = f"{int(1000 * answer.common) / 10:.1f} % of the words are the same"
    said = {
        Verdict.EXACT: f"the words of {named}, unchanged",
        Verdict.ALTERED: f"nearest is {named}; {_differing(answer)} ({share})",
        Verdict.UNKNOWN: f"no licence of this family; the nearest is {first.variant} of {states} ({share})",
    }[answer.verdict]
    click.echo(_wrapped(f"{file}: {click.style(answer.verdict.value, bold=True)}: {said}"))
    if answer.verdict is Verdict.UNKNOWN:
        return
    if answer.labels is Labels.OTHER:
        click.echo("The labels before provisions read otherwise than ours, so citations by number may mislead.")
    for text, place in ((answer.before, "Before"), (answer.after, "After")):
        if text:
            click.echo(_wrapped(f"{place} the licence the file has {count(len(text.split()), 'word')}: {_short(text)}"))
    if redline is not None:
        click.echo()
        print_changes(redline)


def _print_characters(odd: Sequence["Odd"]) -> None:
    """Characters that nobody sees or that look like others, each once."""
    if odd:
        click.echo("\nCharacters that are not seen, or look like others:")
    for one in odd[:SHOWN]:
        click.echo(f"  {one}")
    if len(odd) > SHOWN:
        click.echo(f"  and {len(odd) - SHOWN} more")


def _differing(answer: "Answer") -> str:
    places = count(answer.places, "place")
    if not answer.words:
        return f"its punctuation differs at {places}"
    return f"{count(answer.words, 'word')} of it {'differs' if answer.words == 1 else 'differ'} at {places}"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:SHOWN]) + (" ..." if len(words) > SHOWN else "")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)


def _as_data(file: Path, answer: "Answer", redline: "Redline | None") -> dict[str, Any]:
    from engross.cli.changes import as_data

    return {
        "file": str(file),
        "verdict": answer.verdict.value,
        "nearest": [
            {"id": known.document.record.id, "variant": known.document.record.variant, "state": known.state}
            for known in answer.nearest
        ],
        "common": round(answer.common, 4),
        "words": answer.words,
        "places": answer.places,
        "labels": answer.labels.value,
        "before": answer.before,
        "after": answer.after,
        "changes": [as_data(change) for change in redline.changes] if redline else [],
    }


COMMANDS = (identify,)
