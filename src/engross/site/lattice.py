"""The family as a graph: which licence builds on which, and what each step adds and takes away.

Takes a subject; returns the steps between neighbouring variants with the rows of the sheet whose answers change and the
provisions that come and go, and the graph with a place for each card and each line. Knows no option by name.
"""

import textwrap
from collections.abc import Mapping, Sequence

from engross.model import Kind, Provision, Variant
from engross.pages.citations import Citation
from engross.records import dataclass
from engross.site.subject import Subject


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A row of the sheet with another answer: its label, the answer now, and the clauses that give it."""

    row: str
    label: str
    added: bool
    backing: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From a variant to one that builds on it: the options it adds, the answers it changes, the provisions it adds.

    `gone` are headings of provisions that the later one lacks.
    """

    below: Variant
    above: Variant
    options: tuple[str, ...]
    changed_answers: tuple[ChangedAnswer, ...]
    come: tuple[Citation, ...]
    gone: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word about a licence; `yes` where its condition holds."""

    text: str
    yes: bool


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of words on a card: what it says, in which voice, and how far down it stands (pixels)."""

    text: str
    voice: str
    y: int


@dataclass(frozen=True, slots=True)
class Card:
    """A licence in the picture: its place and size in pixels, and its lines."""

    variant: Variant
    x: int
    y: int
    width: int
    height: int
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class CardLink:
    """A line from card to card, as an SVG path, and the words at its middle."""

    path: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The graph laid out; sizes in pixels."""

    width: int
    height: int
    cards: tuple[Card, ...]
    edges: tuple[CardLink, ...]


WIDTH, GAP, DROP, LEADING, PADDING = 250, 24, 64, 17, 16
LETTERS = 33
"""How many letters of the small type are sure to fit on a card."""


def badges(subject: Subject, variant: Variant) -> tuple[Badge, ...]:
    """The badges of a variant: those of the family's site plan, else its tags."""
    sheet = subject.completed[variant.id].sheet
    if subject.family.site is None:
        return tuple(Badge(tag, True) for tag in sheet.tags)
    asked = ((badge, badge.asks in sheet.true) for badge in subject.family.site.badges)
    return tuple(Badge(badge.yes if holds else badge.no, holds) for badge, holds in asked)


def steps(subject: Subject) -> tuple[Step, ...]:
    """Every step between neighbours: no other variant stands between the two."""
    return tuple(step(subject, below, above) for above in subject.variants for below in _below(subject, above))


def step(subject: Subject, below: Variant, above: Variant) -> Step:
    """What it takes to go from one variant to another."""
    added = tuple(code for code in above.options if code not in below.options)
    come, gone = _provisions(subject, above, below), _provisions(subject, below, above)
    return Step(below, above, added, changed_answers(subject, below, above), come, gone)


def changed_answers(subject: Subject, below: Variant, above: Variant) -> tuple[ChangedAnswer, ...]:
    """The printed rows that the two answer otherwise, those that are now yes first."""
    if subject.family.sheet is None:
        return ()
    before, after = subject.completed[below.id], subject.completed[above.id]
    places = subject.places[above.id]
    found = []
    for row in (row for group in subject.family.sheet.groups for row in group.rows):
        cell = after.sheet.cells[row.id]
        if cell.answer != before.sheet.cells[row.id].answer:
            backing = tuple(dict.fromkeys(places[clause] for clause in cell.backing))
            found.append(ChangedAnswer(row.id, after.labels[row.id], cell.answer, backing))
    return tuple(sorted(found, key=lambda turn: not turn.added))


def picture(subject: Subject, *, terms: bool) -> Picture:
    """The graph with its cards in rows, each below what it builds on; `terms` lists on each the answers it changes."""
    rows = _rows(subject)
    widest = max(map(len, rows))
    whole = widest * WIDTH + (widest - 1) * GAP
    drawn: dict[Variant, Card] = {}
    top = 0
    for row in rows:
        left = (whole - len(row) * WIDTH - (len(row) - 1) * GAP) // 2
        bodies = {variant: _lines(subject, variant, terms=terms) for variant in row}
        for position, variant in enumerate(row):
            height = bodies[variant][-1].y + PADDING
            drawn[variant] = Card(variant, left + position * (WIDTH + GAP), top, WIDTH, height, bodies[variant])
        top += max(drawn[variant].height for variant in row) + DROP
    edges = (_edge(drawn[one.below], drawn[one.above], one.options) for one in steps(subject))
    return Picture(whole, top - DROP, tuple(drawn[variant] for variant in subject.variants), tuple(edges))


def _below(subject: Subject, above: Variant) -> tuple[Variant, ...]:
    """The variants that one builds on and that nothing stands between."""
    within = [one for one in subject.variants if set(one.options) < set(above.options)]
    return tuple(one for one in within if not any(set(one.options) < set(other.options) for other in within))


def _provisions(subject: Subject, having: Variant, lacking: Variant) -> tuple[Citation, ...]:
    """The provisions of one document that the other lacks, without those inside another such."""
    document, places = subject.completed[having.id].document, subject.places[having.id]
    absent = subject.places[lacking.id]
    found: list[Citation] = []

    def look(siblings: Sequence[Provision]) -> None:
        """Note each provision that the other licence lacks, and look inside those that both have."""
        for one in siblings:
            if one.id in absent or one.kind is Kind.TITLE:
                look(one.children)
            else:
                found.append(places[one.id])

    look(document.tops)
    return tuple(dict.fromkeys(found))


def _rows(subject: Subject) -> list[list[Variant]]:
    depth: dict[Variant, int] = {}
    for variant in sorted(subject.variants, key=lambda one: len(one.options)):
        depth[variant] = 1 + max((depth[below] for below in _below(subject, variant)), default=-1)
    rows: list[list[Variant]] = [[] for _ in range(max(depth.values()) + 1)]
    for variant in subject.variants:
        rows[depth[variant]].append(variant)
    for level, row in enumerate(rows[1:], 1):
        # Each card stands near the middle of those it builds on, so that lines seldom cross.
        middles = {variant: _middle(rows[:level], _below(subject, variant)) for variant in row}
        row.sort(key=lambda variant: middles[variant])
    return rows


def _middle(rows: Sequence[Sequence[Variant]], below: Sequence[Variant]) -> float:
    shares = {one: (position + 0.5) / len(row) for row in rows for position, one in enumerate(row)}
    return sum(shares[one] for one in below) / len(below) if below else 0.0


def _lines(subject: Subject, variant: Variant, *, terms: bool) -> tuple[CardLine, ...]:
    """The words of a card from its top: id, badges, and where `terms`, what turns against each neighbour below."""
    found: list[CardLine] = []
    y = PADDING + 10

    def put(words: str, voice: str, before: int = 0) -> None:
        """Add words as lines of the card, wrapped."""
        nonlocal y
        y += before
        first, *rest = textwrap.wrap(words, LETTERS) or [""]
        found.append(CardLine(first, voice, y))
        for text in rest:
            y += LEADING
            found.append(CardLine(text, f"{voice} more", y))
        y += LEADING

    put(variant.id, "id")
    for number, badge in enumerate(badges(subject, variant)):
        put(badge.text, "yes" if badge.yes else "no", 0 if number else 4)
    for below in _below(subject, variant) if terms else ():
        put(f"Against {below.id}", "against", 10)
        for turn in changed_answers(subject, below, variant):
            put(turn.label, "added" if turn.added else "removed")
    return tuple(found)


def _edge(below: Card, above: Card, options: Sequence[str]) -> CardLink:
    x1, y1 = below.x + below.width // 2, below.y + below.height
    x2, y2 = above.x + above.width // 2, above.y
    bend = DROP * 3 // 5
    path = f"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}"
    return CardLink(path, f"+ {' '.join(options)}", (x1 + x2) // 2, (y1 + y2) // 2 + 4)


def neighbours(subject: Subject) -> Mapping[str, tuple[Step, ...]]:
    """The steps that lead to each variant, by its id."""
    found = steps(subject)
    return {variant.id: tuple(one for one in found if one.above == variant) for variant in subject.variants}
