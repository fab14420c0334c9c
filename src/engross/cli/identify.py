"""The command that tells which licence a file is: identify.

Takes a file that anybody saved; prints what it is and how it differs. The exit code is 0 where it is a licence of this
family word for word with nothing beside it, else 1.
"""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross.cli.errors import count
from engross.cli.terminal import Session, first, print_json

if TYPE_CHECKING:
    from engross.model.redline import Redline
    from engross.readers import Odd
    from engross.readers.identify import Answer, Candidate
    from engross.readers.reading import Beside

SHOWN = 30
"""Words of what stands around a licence that are printed (our own setting)."""

MOST_TOLD = 5
"""Differences of one kind that are printed one by one (our own setting)."""

UNWORDED = {aspect: f"no {aspect}" for aspect in ("number", "level", "heading", "emphasis", "link")}


@click.command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How to print it."
)
@click.pass_context
def identify(context: click.Context, file: Path, form: str) -> None:
    """Tell which licence of this family a file is, and whether it was changed.

    FILE is a licence in text, Markdown, HTML, DOCX, PDF or JSON, as somebody saved it. It is compared with every
    licence of every released edition and of the working text.

    The verdict is one of: exact; exact-beside (the text is whole, but words, a picture or something that could not be
    read stand beside it); altered (each place is named); unknown. How a file is wrapped and quoted makes no
    difference. Words, capitals, punctuation, numbers, order and, where the format has them, headings, levels and the
    emphasis of a disclaimer do. Errata of the edition (builds/EDITION.errata.yaml) are told. The exit code is 0 for
    exact and 1 for all others.

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
        known = _candidates(session)
        found = result()
    answer = identified(found, known)
    redline = compare(answer.nearest[0].document, answer.altered) if answer.verdict is Verdict.ALTERED else None
    slips = _errata(session, answer, known)
    if form == "json":
        beside = {"errata": slips, "characters": [asdict(one) for one in found.odd]}
        print_json({**_as_data(file, answer, redline), **beside})
    else:
        _print(file, answer, redline)
        for slip in slips:
            click.echo(_wrapped(_erratum(slip)))
        _print_characters(found.odd)
    context.exit(0 if answer.verdict is Verdict.EXACT else EXIT_FINDINGS)


def _candidates(session: Session) -> list["Candidate"]:
    """Every licence of every edition, then those of the working text."""
    from engross.editions.history import editions, since, working
    from engross.readers.identify import Candidate

    project = session.states
    points = [*(since(project, edition) for edition in editions(project.builds())), working(project)]
    return [Candidate.of(document, point.said) for point in points for document in point.documents.values()]


def _errata(session: Session, answer: "Answer", known: Sequence["Candidate"]) -> list[dict[str, str]]:
    """The errata of the edition that the file is of, or nearest to."""
    from engross.editions import errata
    from engross.readers.identify import Verdict, named

    if answer.verdict is Verdict.UNKNOWN:
        return []
    document, builds = answer.nearest[0].document, session.states.builds()
    edition = document.record.edition
    told = errata.read(builds, edition, (one.document for one in known if one.document.record.edition == edition))
    return [
        {"edition": edition, "id": one.clause, "at": named(provision)}
        | {"words": one.words, "reads": one.reads, "date": one.date, "says": one.says}
        for one, provision in errata.of(told, document)
    ]


def _erratum(slip: dict[str, str]) -> str:
    said = f" {slip['says']}" if slip["says"] else ""
    return (
        f"Erratum of edition {slip['edition']}, {slip['date']}, at {slip['at']}: for “{slip['words']}” read "
        f"“{slip['reads']}”.{said}"
    )


def _print(file: Path, answer: "Answer", redline: "Redline | None") -> None:
    from engross.cli.changes import print_changes
    from engross.readers.identify import Verdict

    click.echo(_wrapped(f"{file}: {click.style(answer.verdict.value, bold=True)}: {_said(answer)}"))
    if answer.same_name:
        names = ", ".join(answer.same_name)
        click.echo(_wrapped(f"Same name, other text: the file has the name of {names} and says something else."))
    if answer.verdict is Verdict.UNKNOWN:
        return
    for line in told(answer):
        click.echo(_wrapped(line))
    if redline is not None:
        click.echo()
        print_changes(redline)


def _said(answer: "Answer") -> str:
    from engross.readers.identify import Verdict

    first = answer.nearest[0].document.record
    states = " and of ".join(dict.fromkeys(one.state for one in answer.nearest))
    named = f"{first.variant} of {states} ({first.name})"
    # Rounded down, because an altered text must not read as 100 %.
    share = f"{int(1000 * answer.common) / 10:.1f} % of the words are the same"
    if answer.verdict is Verdict.EXACT:
        return f"the words of {named}, unchanged"
    if answer.verdict is Verdict.EXACT_BESIDE:
        return f"the words of {named}, unchanged, and something beside them"
    if answer.verdict is Verdict.ALTERED:
        return f"nearest is {named}; {_differing(answer)} ({share})"
    return f"no licence of this family; the nearest is {first.variant} of {states} ({share})"


def told(answer: "Answer") -> Iterator[str]:
    """What differs besides single words, and what stands beside the text, a line each."""
    for part in answer.missing:
        yield f"Missing: {part}."
    for part in answer.moved:
        yield f"Moved: {part} stands at another place."
    for aspect, group in groupby(sorted(answer.differences, key=lambda one: one.aspect), key=lambda one: one.aspect):
        found = list(group)
        for one in found[:MOST_TOLD]:
            was, now = (side or UNWORDED[aspect] for side in (one.was, one.now))
            yield f"Other {aspect} at {answer.place(one.passage)}: {was} is {now} in the file."
        if len(found) > MOST_TOLD:
            yield f"Other {aspect} at {count(len(found) - MOST_TOLD, 'more place')}."
    for text, place in ((answer.before, "Before"), (answer.after, "After")):
        if text:
            yield f"{place} the licence the file has {count(len(text.split()), 'word')}: {_short(text)}"
    for beside in answer.beside:
        yield _beside(answer, beside)


def _beside(answer: "Answer", beside: "Beside") -> str:
    name = f" {beside.name}" if beside.name else ""
    near = answer.place_beside(beside)
    where = f" at {near}" if near else ""
    return f"Beside the text: {beside.place.value}{name}{where}{f': {_short(beside.text)}' if beside.text else ''}"


def _print_characters(odd: Sequence["Odd"]) -> None:
    """Characters that nobody sees or that look like others, each once."""
    if odd:
        click.echo("\nCharacters that are not seen, or look like others:")
    for line in first([str(one) for one in odd], SHOWN):
        click.echo(line)


def _differing(answer: "Answer") -> str:
    if not answer.places:
        counts = Counter(one.aspect.value for one in answer.differences)
        said = " and ".join(f"its {aspect} at {count(number, 'place')}" for aspect, number in counts.items())
        return f"its words are the same, but not {said}"
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
            {"id": one.document.record.id, "variant": one.document.record.variant, "state": one.state}
            for one in answer.nearest
        ],
        "same_name": list(answer.same_name),
        "common": round(answer.common, 4),
        "words": answer.words,
        "places": answer.places,
        "labels": answer.labels.value,
        "missing": list(answer.missing) if redline else [],
        "moved": list(answer.moved) if redline else [],
        "differences": [
            {"aspect": one.aspect.value, "at": answer.place(one.passage), "was": one.was, "now": one.now}
            for one in answer.differences
        ],
        "before": answer.before,
        "after": answer.after,
        "beside": [
            {"place": one.place.value, "name": one.name, "at": answer.place_beside(one), "text": one.text}
            for one in answer.beside
        ],
        "changes": [as_data(change) for change in redline.changes] if redline else [],
    }


COMMANDS = (identify,)
