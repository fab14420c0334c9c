"""The two pages that a person reads first: `index.html` and `README.txt`; and what every file of a pack is called.

Takes the contents of a round; returns bytes. Marked words look as they do in the redlines themselves, for they are set
by the same macros. Never compares, and never touches the disk.
"""

from collections.abc import Iterator
from textwrap import fill

from engross.model import ChangeKind, Run
from engross.records import dataclass
from engross.redline.excerpt import excerpt, heading
from engross.redline.impact import Reach
from engross.review.pack.contents import Contents, Licence
from engross.writers.html import environment
from engross.writers.quotes import runs
from engross.writers.summary import Summary, summary


@dataclass(frozen=True, slots=True)
class AffectedLicence:
    """A licence that a change reaches, its number there where it is not the usual one, and where its redline has it."""

    variant: str
    number: str
    href: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A change as the index lists it; `number` counts from 1, `title` is the heading above the words."""

    number: int
    reach: Reach
    title: str
    words: tuple[Run, ...]
    places: tuple[AffectedLicence, ...]


def index(found: Contents) -> bytes:
    """The page that lists each change once."""
    summaries = {one.variant: summary(one.redline) for one in found.licences if one.redline}
    entries = tuple(_entry(found, summaries, number, one) for number, one in enumerate(found.changes, 1))
    renumbered = tuple(
        (one.variant, tuple(c for c in one.redline.changes if c.kind is ChangeKind.RENUMBERED))
        for one in found.licences
        if one.redline
    )
    template = environment("engross.review.pack").get_template("index.html.j2")
    page = template.render(
        found=found, round=found.round, entries=entries, renumbered=renumbered, clean=clean, redlined=redlined
    )
    return (page + "\n").encode()


def readme(found: Contents) -> bytes:
    """One page for counsel: what this is, how to read it, how to send it back."""
    said = (
        f"{_some(len(found.licences), 'licence')}, put together from one set of clauses. Since {found.round.old.said}: "
        f"{_some(len(found.changes), 'change')}, in {_some(len(found.reached), 'licence')}. A clause stands in many "
        "licences, so index.html tells each change once, with the licences that it reaches."
    )
    template = environment("engross.review.pack").get_template("readme.txt.j2")
    page = template.render(round=found.round, said=fill(said, 78, initial_indent="  ", subsequent_indent="  "))
    return (page.strip() + "\n").encode()


def _some(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def clean(licence: Licence, format: str) -> str:
    """The path of a licence without marks."""
    assert licence.new
    return f"clean/{licence.new.stem}.{format}"


def redlined(licence: Licence, format: str) -> str:
    """The path of a licence with its changes marked."""
    return f"redline/{licence.stem}.redline.{format}"


def _entry(found: Contents, summaries: dict[str, Summary], number: int, reach: Reach) -> IndexEntry:
    points = (found.round.new, found.round.old)
    documents = [point.documents[reach.reached[0]] for point in points if reach.reached[0] in point.documents]
    title, own = heading(reach.change.id, *documents)
    words = runs(excerpt(reach.change, title if own else ""), documents[0].record)
    # What stands under no heading is called by its first words.
    listed = summaries[reach.reached[0]].entries
    title = title or next(one.title for one in listed if one.change.id == reach.change.id)
    return IndexEntry(number, reach, title, words, tuple(_places(found, summaries, reach)))


def _places(found: Contents, summaries: dict[str, Summary], reach: Reach) -> Iterator[AffectedLicence]:
    licences = {one.variant: one for one in found.licences}
    usual = reach.change.new_number or reach.change.old_number
    for variant, id in zip(reach.reached, reach.ids, strict=True):
        for one in summaries[variant].entries:
            if one.change.id == id:
                number = one.change.new_number or one.change.old_number
                href = f"{redlined(licences[variant], 'html')}#{one.anchor}"
                yield AffectedLicence(variant, number if number != usual else "", href)
