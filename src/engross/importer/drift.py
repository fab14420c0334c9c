"""Where texts that were kept by hand have drifted apart: differences that no option is the reason for.

Takes full texts side by side; returns each drift with its readings, the reading of most texts first, and the files and
lines where each stands. A slight difference (a comma, a quotation mark, an ending, a letter) is always drift, unless
words changed beside it in the same texts, or the place in a list asks for it. Words that are missing or others are
listed too, as worth a look, where neither one option nor two part the texts in that way.
Knows no language and no licence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from engross.importer.align import Aligned, Row
from engross.importer.applies import Applies
from engross.importer.differences import Difference, Kind, Reading, differences
from engross.importer.text import Block
from engross.model.cut import words as words_of
from engross.records import dataclass

NEAR = 60
"""Characters within which changed words explain a slight difference in the same texts (our own setting)."""

FEW = 4
"""Words that texts may have more or less at one place for it to be worth a look (our own setting)."""

MANY = 3
"""Options that must be named to tell the texts apart before no option counts as the reason (our own setting)."""

_CONTEXT = 60
_ESCAPE = re.compile(r"\\([^\w\s])")
_NAME = re.compile(r"[^\s()]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A file, by its name without ending, and the line on which the clause begins."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading, the places that have it, and how it differs from the usual one."""

    words: str
    places: tuple[Place, ...]
    kind: Kind | None = None
    """None for the usual reading."""

    @property
    def of_signs(self) -> bool:
        """Whether it holds no letter or number."""
        return not any(sign.isalnum() for sign in self.words)


@dataclass(frozen=True, slots=True)
class Drift:
    """A place at which texts drift apart: the clause, words around it, the usual reading and the others.

    `sure` is false for words that may be meant: they are only worth a look. `tie` says that as many texts have another
    reading as have the usual one.
    """

    clause: str
    before: str
    after: str
    usual: Variant
    others: tuple[Variant, ...]
    sure: bool

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The readings, the usual one first."""
        return (self.usual, *self.others)

    @property
    def tie(self) -> bool:
        """Whether no reading is that of most texts."""
        return len(self.others[0].places) == len(self.usual.places)

    @property
    def kind(self) -> Kind:
        """How the first of the other readings differs."""
        kind = self.others[0].kind
        assert kind is not None
        return kind


def drifts(aligned: Aligned) -> tuple[Drift, ...]:
    """Every drift, in the order of the clauses."""
    return tuple(_Search(aligned).found())


class _Standing(NamedTuple):
    """Of a clause in a text: how many siblings follow, at most two; what hangs below; how the others end."""

    follow: int
    leads: bool
    others_bare: bool
    """Whether another sibling ends without a mark."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the labels above it and its own, and how it stands among its siblings in each text."""

    row: Row
    clause: str
    standing: dict[int, "_Standing"]
    """By text."""
    differences: tuple[Difference, ...]
    wordings: dict[int, str]


@dataclass(slots=True)
class _Search:
    """Looks through the rows, and knows how often the texts part in one way."""

    aligned: Aligned
    placed: list[_Placed] = field(init=False)
    targets: list[dict[tuple[str, ...], Row]] = field(init=False)
    parted: Counter[frozenset[int]] = field(default_factory=Counter)
    applies: Applies | None = None
    """None where two texts have the same options, which then explain nothing."""

    def __post_init__(self) -> None:
        sets = [text.options for text in self.aligned.texts]
        if len(set(sets)) == len(sets):
            self.applies = Applies(sets, sorted({code for codes in sets for code in codes}))
        self.placed = [*_placed(self.aligned.rows, "", len(self.aligned.texts))]
        self.targets = [_targets(self.aligned.rows, number) for number in range(len(self.aligned.texts))]
        for one in self.placed:
            ways = {frozenset(one.row.texts)}
            ways |= {r.texts for d in one.differences for r in d.readings if d.kind(r) in (Kind.WORDS, Kind.SENTENCE)}
            self.parted.update(ways)

    def found(self) -> Iterator[Drift]:
        """Each drift."""
        for one in self.placed:
            for difference in one.differences:
                kept = [reading for reading in difference.readings[1:] if not self._placed_so(one, difference, reading)]
                slight = [reading for reading in kept if self._is_slight(one, difference, reading)]
                rest = [
                    reading for reading in kept if reading not in slight and self._unexplained(one, difference, reading)
                ]
                if slight or rest:
                    yield self._drift(one, difference, [*slight, *rest], sure=bool(slight))

    def _is_slight(self, one: _Placed, difference: Difference, reading: Reading) -> bool:
        """Whether it is a difference that no option asks for, nor words beside it in the same texts."""
        if not difference.kind(reading).slight:
            return False
        at = len(difference.before)
        for other in one.differences:
            beside = abs(len(other.before) - at) <= NEAR + len(other.usual.words)
            together = other is not difference and beside and other.partition == difference.partition
            if together and any(not other.kind(changed).slight for changed in other.readings[1:]):
                return False
        return True

    def _unexplained(self, one: _Placed, difference: Difference, reading: Reading) -> bool:
        """Whether few words differ in fewer texts, and neither two options nor another clause part the texts so."""
        kind, usual = difference.kind(reading), difference.usual
        if kind.slight or len(reading.texts) >= len(usual.texts):
            return False
        if kind is not Kind.SENTENCE and len(words_of(reading.words)) + len(words_of(usual.words)) > FEW:
            return False
        if kind is Kind.NUMBER and self._one_target(one, difference):
            return False
        return self.parted[reading.texts] <= 1 and self._names(reading.texts, usual.texts) >= MANY

    def _names(self, some: frozenset[int], others: frozenset[int]) -> int:
        """How many options must be named to tell some texts from others."""
        if self.applies is None:
            return 1
        expression = self.applies.of(some, some | others)
        return sum(word not in ("and", "or", "not") for word in _NAME.findall(expression))

    def _placed_so(self, one: _Placed, difference: Difference, reading: Reading) -> bool:
        """Whether the marks at the end of a clause differ because it stands elsewhere in its list, or leads one in."""
        if words_of(difference.after) or any(len(words_of(r.words)) > 1 for r in (reading, difference.usual)):
            return False
        here, usual = ({one.standing[n][:2] for n in r.texts} for r in (reading, difference.usual))
        for bare in (r for r in (reading, difference.usual) if not r.words and not difference.after):
            if not all(one.standing[n].others_bare for n in bare.texts):
                return False
        return not here & usual

    def _one_target(self, one: _Placed, difference: Difference) -> bool:
        """Whether a number, with what is joined to it, is in each text that of the same clause."""
        rows = set()
        for reading in difference.readings:
            for number, at in reading.starts:
                words = one.wordings[number]
                start = words.rfind(" ", 0, at) + 1
                end = words.find(" ", at + len(reading.words))
                row = self.targets[number].get(_signs(words[start : end if end >= 0 else None]))
                rows.add(id(row) if row else None)
        return len(rows) == 1 and None not in rows

    def _drift(self, one: _Placed, difference: Difference, readings: Sequence[Reading], *, sure: bool) -> Drift:
        def variant(reading: Reading, kind: Kind | None) -> Variant:
            """One of the readings, with the places that have it."""
            blocks = [(self.aligned.texts[n].name, one.row.blocks[n]) for n in sorted(reading.texts)]
            return Variant(reading.words, tuple(Place(name, block.line) for name, block in blocks if block), kind)

        before, after = difference.before[-_CONTEXT:], difference.after[:_CONTEXT]
        if len(difference.before) > _CONTEXT:
            before = f"… {before.partition(' ')[2]}"
        if len(difference.after) > _CONTEXT:
            after = f"{after.rpartition(' ')[0]} …"
        others = tuple(variant(reading, difference.kind(reading)) for reading in readings)
        return Drift(one.clause, before, after, variant(difference.usual, None), others, sure)


def _wording(block: Block) -> str:
    return _ESCAPE.sub(r"\1", f"{block.heading} {block.words}".strip())


def _placed(rows: Sequence[Row], above: str, texts: int) -> Iterator[_Placed]:
    standing: list[dict[int, _Standing]] = [{} for _ in rows]
    for number in range(texts):
        here = [(at, block) for at, row in enumerate(rows) if (block := row.blocks[number])]
        bare = [at for at, block in here if block.words[-1:].isalnum()]
        for follow, (at, _) in enumerate(reversed(here)):
            leads = any(child.blocks[number] for child in rows[at].children)
            standing[at][number] = _Standing(min(follow, 2), leads, bool([*filter(at.__ne__, bare)]))
    for row, stands in zip(rows, standing, strict=True):
        own = row.first.label or row.first.heading or (_cut(row.first.words) if not above else "")
        clause = f"{above} {own}".strip()
        wordings = {number: _wording(block) for number, block in enumerate(row.blocks) if block}
        yield _Placed(row, clause, stands, differences([*wordings.items()]), wordings)
        yield from _placed(row.children, clause, texts)


def _cut(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40].rpartition(' ')[0]} …"


_SIGN = re.compile(r"\d+|[^\W\d_]+")


def _signs(label: str) -> tuple[str, ...]:
    """The numbers and letters of a label or of a reference, without the words before them."""
    found = _SIGN.findall(label)
    return tuple(one for one in found if one.isdigit() or len(one) == 1 or set(one) <= set("ivxIVX"))


def _targets(rows: Sequence[Row], number: int, above: tuple[str, ...] = ()) -> dict[tuple[str, ...], Row]:
    """The clauses of a text by the numbers that a reference names them with."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        block = row.blocks[number]
        if block:
            signs = _signs(block.label)
            path = signs if signs[: len(above)] == above and len(signs) > len(above) else (*above, *signs)
            if signs:
                found.setdefault(path, row)
            found |= {key: value for key, value in _targets(row.children, number, path).items() if key not in found}
    return found
