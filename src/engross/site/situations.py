"""The scenarios of a family: a table of all answers, and a page a licence with the words that give each.

Takes a subject; returns pages and the places in them. Nothing is said here that a cell does not say: the words are
quoted from the licence, and lead to it.
"""

from collections.abc import Iterator, Mapping

from engross.model import Scenario, ScenarioCell, Variant
from engross.pages.citations import Citation
from engross.pages.deed import Line, states
from engross.records import dataclass
from engross.site.frame import Page, framed
from engross.site.subject import Subject


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a licence, where they stand, and what they do there: what they give, or over which place they yield."""

    words: str
    place: Citation
    gives: str
    only: str = ""
    yields: tuple[Citation, Citation] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of one licence to a scenario, its conditions and its words."""

    scenario: Scenario
    answer: str
    conditions: tuple[str, ...]
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """An answer in the table: the answer, and the address of the words behind it from the root of the site."""

    variant: Variant
    answer: str
    address: str


def pages(subject: Subject) -> Iterator[Page]:
    """The table, and the page of each licence."""
    yield framed(subject, "what-if.html", "what-if.html.j2", "what-if", rows=tuple(_rows(subject)))
    for variant in subject.variants:
        yield framed(
            subject,
            page_of(variant),
            "situations.html.j2",
            "what-if",
            variant=variant,
            replies=replies(subject, variant),
            others=[(other, page_of(other)) for other in subject.variants],
        )


def page_of(variant: Variant) -> str:
    """The page of a licence's answers, from the root of the site."""
    return f"what-if/{variant.document_id}.html"


def stated(subject: Subject, variant: Variant, line: Line) -> tuple[tuple[int, str], ...]:
    """The scenarios whose answer a line of the deed states: the number of each, and the address of the answer."""
    known = {scenario.id: scenario for scenario in subject.scenarios}
    found = ((known[name], _cell_of(known[name], variant)) for name in line.scenarios if name in known)
    told = [scenario for scenario, cell in found if cell and states(line, cell)]
    return tuple(sorted((scenario.number, f"{page_of(variant)}#{scenario.id}") for scenario in told))


def replies(subject: Subject, variant: Variant) -> tuple[Reply, ...]:
    """What a licence answers to each scenario that has a cell for it."""
    places = subject.places[variant.id]
    found = ((scenario, _cell_of(scenario, variant)) for scenario in subject.scenarios)
    return tuple(_reply(scenario, cell, places) for scenario, cell in found if cell)


def _rows(subject: Subject) -> Iterator[tuple[Scenario, tuple[Cell | None, ...]]]:
    for scenario in subject.scenarios:
        cells = ((variant, _cell_of(scenario, variant)) for variant in subject.variants)
        yield (
            scenario,
            tuple(
                Cell(variant, cell.answer.value, f"{page_of(variant)}#{scenario.id}") if cell else None
                for variant, cell in cells
            ),
        )


def _cell_of(scenario: Scenario, variant: Variant) -> ScenarioCell | None:
    return next((cell for cell in scenario.cells if variant.id in cell.variants), None)


def _reply(scenario: Scenario, cell: ScenarioCell, places: Mapping[str, Citation]) -> Reply:
    """The cell as it is shown; what it quotes from a clause that is not there is left to the check."""
    told = [
        Quoted(one.words, places[one.clause], one.gives.value, one.only) for one in cell.because if one.clause in places
    ]
    told += [
        Quoted(link.words, places[link.clause], "", "", (places[link.over], places[link.winner]))
        for link in cell.settled
        if {link.clause, link.over, link.winner} <= places.keys()
    ]
    return Reply(scenario, cell.answer.value, cell.conditions, tuple(told))
