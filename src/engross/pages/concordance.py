"""Where each clause stands in each licence of each edition, so that a citation can be carried over.

Takes states of the family (an edition, the working text) with their Documents; returns a row for every provision that
is numbered anywhere, by its id, which stays when numbers move. `page`, `text` and `data` write the rows out. Never
guesses: a provision that was given another id stands in two rows.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from engross.model import Document, Paragraph, Provision
from engross.pages.rendering import render
from engross.records import dataclass
from engross.writers.spreadsheet import sheet

FIRST_WORDS = 8
"""Words by which a provision without a heading is recognised (our own setting)."""
WIDTH = 92


@dataclass(frozen=True, slots=True)
class CitedLicence:
    """One licence in one state; `state` is how the state is said, `moved` the column to compare its numbers with."""

    state: str
    variant: str
    moved: int | None = None


@dataclass(frozen=True, slots=True)
class CitedProvision:
    """A provision: its id, its heading or first words, and its number in each column, "" where it is absent."""

    id: str
    words: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concordance:
    """The columns, state by state, and the rows in reading order."""

    columns: tuple[CitedLicence, ...]
    rows: tuple[CitedProvision, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """The states in the order of the columns."""
        return tuple(dict.fromkeys(column.state for column in self.columns))

    def of(self, state: str) -> tuple[int, ...]:
        """The places of the columns of a state."""
        return tuple(place for place, column in enumerate(self.columns) if column.state == state)

    def moved(self, row: CitedProvision, place: int) -> bool:
        """Whether a number is another than in the same licence of the state before."""
        before = self.columns[place].moved
        return before is not None and bool(row.numbers[place]) and row.numbers[before] != row.numbers[place]


def concordance(states: Mapping[str, Mapping[str, Document]]) -> Concordance:
    """The concordance of these states, oldest first, each with its documents by variant id, ordered as in the last."""
    columns: list[CitedLicence] = []
    numbers: list[dict[str, str]] = []
    words: dict[str, str] = {}
    order = _order([_walked(document) for documents in list(states.values())[-1:] for document in documents.values()])
    last: dict[str, int] = {}
    variants = dict.fromkeys(variant for documents in reversed(list(states.values())) for variant in documents)
    ranks = {variant: rank for rank, variant in enumerate(variants)}
    for state, documents in states.items():
        for variant, document in sorted(documents.items(), key=lambda item: ranks[item[0]]):
            columns.append(CitedLicence(state, variant, last.get(variant)))
            numbers.append(_numbers(document))
            _merge(order, _walked(document))
            words |= {provision.id: _words(provision) for provision in document.walk()}
        last |= {column.variant: place for place, column in enumerate(columns) if column.state == state}
    rows = (
        CitedProvision(id, words.get(id, ""), tuple(each.get(id, "") for each in numbers))
        for id in _ids(order, numbers)
    )
    return Concordance(tuple(columns), tuple(row for row in rows if any(row.numbers)))


def cited(found: Concordance, citation: str, state: str, variant: str) -> tuple[CitedProvision, ...]:
    """The rows that a citation means in a licence of a state: "2.2(b)", "Section 2.2 (b)", "Annex B"; or an id."""
    wanted = _key(citation)
    places = [place for place in found.of(state) if found.columns[place].variant == variant]
    return tuple(
        row
        for row in found.rows
        if row.id == citation.strip()
        or any(row.numbers[place] and _key(row.numbers[place]) == wanted for place in places)
    )


def page(found: Concordance, form: str, *, title: str, language: str) -> str:
    """The concordance as "csv", or as an "html" page that asks for nothing else."""
    if form == "html":
        return render("concordance.html.j2", found=found, title=title, language=language)
    heads = ["id", "words", *(f"{column.variant} ({column.state})" for column in found.columns)]
    return sheet([heads, *([row.id, row.words, *row.numbers] for row in found.rows)])


def text(found: Concordance, rows: Iterable[CitedProvision]) -> str:
    """Rows for a terminal: below each provision, state by state, the licences that have it under one number."""
    blocks = []
    for row in rows:
        lines = [f"{row.id}  {row.words}"]
        for state in found.states:
            groups = ", ".join(f"{number} in {' '.join(names)}" for number, names in _grouped(found, row, state))
            lines.append(
                textwrap.fill(
                    f"{state}: {groups or 'in no licence'}",
                    WIDTH,
                    initial_indent="  ",
                    subsequent_indent="    ",
                    break_on_hyphens=False,
                    break_long_words=False,
                )
            )
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def data(found: Concordance, rows: Iterable[CitedProvision]) -> dict[str, Any]:
    """Rows as JSON holds them: for each state, the number in each licence that has the provision."""
    return {
        "states": list(found.states),
        "provisions": [
            {
                "id": row.id,
                "words": row.words,
                "numbers": {
                    state: {
                        found.columns[place].variant: row.numbers[place]
                        for place in found.of(state)
                        if row.numbers[place]
                    }
                    for state in found.states
                },
            }
            for row in rows
        ],
    }


def _grouped(found: Concordance, row: CitedProvision, state: str) -> Iterator[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for place in found.of(state):
        if row.numbers[place]:
            groups.setdefault(row.numbers[place], []).append(found.columns[place].variant)
    yield from groups.items()


def _numbers(document: Document) -> dict[str, str]:
    """The number under which each provision is cited; an item that was run into its lead-in is cited by that."""
    found: dict[str, str] = {}
    for provision in document.walk():
        for id in (provision.id, *provision.aliases):
            found[id] = provision.number
    return found


def _ids(order: Sequence[str], numbers: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Every id in order; one that is run into another everywhere comes last."""
    yield from order
    yield from dict.fromkeys(id for each in numbers for id in each if id not in set(order))


def _walked(document: Document) -> list[str]:
    return [provision.id for provision in document.walk()]


def _order(sequences: Sequence[Sequence[str]]) -> list[str]:
    """All ids in an order that each sequence follows, as far as they agree."""
    behind: dict[str, set[str]] = {}
    for sequence in sequences:
        for first, second in pairwise(sequence):
            behind.setdefault(second, set()).add(first)
    waiting = dict.fromkeys(id for sequence in sequences for id in sequence)
    order: list[str] = []
    while waiting:
        free = (id for id in waiting if behind.get(id, set()).isdisjoint(waiting))
        order.append(next(free, next(iter(waiting))))
        del waiting[order[-1]]
    return order


def _merge(order: list[str], ids: Iterable[str]) -> None:
    """Puts each id that is not there yet behind the one it follows."""
    known = set(order)
    at = 0
    for id in ids:
        if id in known:
            at = order.index(id) + 1
        else:
            order.insert(at, id)
            at += 1


def _words(provision: Provision) -> str:
    if provision.heading:
        return "".join(inline.text for inline in provision.heading)
    first = next((block.text for block in provision.body if isinstance(block, Paragraph)), "")
    return textwrap.shorten(" ".join(first.split()[:FIRST_WORDS]), WIDTH) + (
        " ..." if len(first.split()) > FIRST_WORDS else ""
    )


def _key(citation: str) -> str:
    """A citation without spaces, and without the word before its number."""
    return re.sub(r"^(?:sections?|clauses?|articles?|annex|§)", "", re.sub(r"\s", "", citation.casefold()))
