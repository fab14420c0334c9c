"""Random families of full texts, and the truth about them: which provision stands in which file, in which words.

A seed gives a family: options, up to ten files, sections, clauses, lists, definitions and tables, words that differ by
option, references, a scheme of numbers. `Truth.printed` says what a file prints, in order; `tests.importer.layout` sets
that as the bytes of a file. Nothing here knows the importer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from random import Random

from tests.importer.inventing import LANGUAGES, Language
from tests.importer.schemes import SCHEMES, Scheme

from engross.importer.text import Block, FullText, Kind

Segment = str | tuple[frozenset[str], str, str]
"""Words; or a set of files, the words in those, and the words in all others."""

SECTION, CLAUSE, PARAGRAPH, DEFINITION, ITEM, TABLE = "section", "clause", "paragraph", "definition", "item", "table"
LEVEL = {SECTION: 0, CLAUSE: 1, ITEM: 2}


@dataclass(slots=True)
class Unit:
    """A heading, paragraph or table of the family: one thing that a maintainer keeps in one place.

    `join` is the word that joins the items below, empty where each is a sentence; `refers` the unit that the last words
    cite; `heading` runs into the words. The segments hold neither references nor the marks that a list puts.
    """

    kind: str
    files: frozenset[str]
    segments: list[Segment] = field(default_factory=list)
    heading: str = ""
    children: list["Unit"] = field(default_factory=list)
    join: str = ""
    refers: "Unit | None" = None
    rows: tuple[tuple[str, ...], ...] = ()

    def words(self, file: str) -> str:
        """The wording in a file."""
        return "".join(
            part if isinstance(part, str) else part[1] if file in part[0] else part[2] for part in self.segments
        )

    @property
    def same(self) -> bool:
        """Whether its words are the same wherever it stands."""
        return len({self.words(file) for file in self.files}) == 1

    def walk(self) -> Iterator["Unit"]:
        """Itself and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as a file prints it: how deep, its label, a heading that runs in, and its words."""

    unit: Unit
    depth: int
    label: str
    heading: str
    words: str


@dataclass(slots=True)
class Truth:
    """A random family: its files with their options, its language, its scheme, and its units in order."""

    files: dict[str, tuple[str, ...]]
    language: Language
    scheme: Scheme
    title: str
    units: list[Unit]

    def every(self) -> Iterator[Unit]:
        """All units, in order."""
        for unit in self.units:
            yield from unit.walk()

    def printed(self, file: str) -> list[Printed]:
        """The paragraphs of a file, in order."""
        placed = [*_placed(self.units, file, ())]
        cited = {id(unit): self.scheme.reference(path) for unit, path, _ in placed}
        return [
            Printed(unit, len(path), self.scheme.label(path), unit.heading, self._words(unit, file, mark, cited))
            for unit, path, mark in placed
        ]

    def full_text(self, file: str) -> FullText:
        """A file as it should be read; a line a paragraph."""
        title = Block(Kind.HEADING, self.title)
        blocks, _ = _nested(self.printed(file), 0, 1)
        return FullText(file, self.files[file], self.title, (title, *blocks))

    def _words(self, unit: Unit, file: str, mark: str, cited: dict[int, str]) -> str:
        words = unit.words(file)
        if unit.refers and cited.get(id(unit.refers)):
            words = f"{words.rstrip('. ')} {self.language.words[0]} {cited[id(unit.refers)]}."
        if mark:
            words = words.rstrip(". ") + mark
        if unit.kind != SECTION and any(file in child.files for child in unit.children):
            words = words.rstrip(".; ") + ":"
        return words


_KINDS = {SECTION: Kind.HEADING, TABLE: Kind.TABLE}


def _nested(printed: list[Printed], at: int, depth: int) -> tuple[tuple[Block, ...], int]:
    """The blocks of a depth from a place on, and the place behind them."""
    blocks = []
    while at < len(printed) and printed[at].depth >= depth:
        one, line = printed[at], at + 2
        children, at = _nested(printed, at + 1, one.depth + 1)
        kind = _KINDS.get(one.unit.kind, Kind.PARAGRAPH)
        blocks.append(Block(kind, one.words, one.label, one.heading, children, line))
    return tuple(blocks), at


def _placed(
    units: list[Unit], file: str, above: tuple[int, ...], join: str = ""
) -> Iterator[tuple[Unit, tuple[int, ...], str]]:
    """The units of a file, each with the numbers above it and its own, and the mark that the list puts behind it.

    A number is 0 where a unit has none.
    """
    here, number = [unit for unit in units if file in unit.files], 0
    for at, unit in enumerate(here, 1):
        number += unit.kind in LEVEL
        path = (*above, *(0,) * (LEVEL.get(unit.kind, 1) - len(above)), number if unit.kind in LEVEL else 0)
        mark = ""
        if join:
            mark = "." if at == len(here) else f"; {join}" if at == len(here) - 1 else ";"
        yield unit, path, mark
        yield from _placed(unit.children, file, path, unit.join)


@dataclass(slots=True)
class _Writing:
    """Makes the units of a family, one behind the other."""

    chance: Random
    language: Language
    files: dict[str, tuple[str, ...]]
    terms: list[str]
    made: list[Unit] = field(default_factory=list)

    def where(self, above: frozenset[str]) -> frozenset[str]:
        """The files in which a unit stands: mostly all that have the one above it."""
        if self.chance.random() < 0.75:
            return above
        return self._some(above) or above

    def _some(self, above: frozenset[str]) -> frozenset[str]:
        """Those of some files that an option or two pick, maybe none."""
        codes = sorted({code for codes in self.files.values() for code in codes})
        if not codes:
            return above
        one, two = self.chance.choice(codes), self.chance.choice(codes)
        with_one = {file for file in above if one in self.files[file]}
        with_two = {file for file in above if two in self.files[file]}
        way = self.chance.random()
        picked = with_one if way < 0.45 else above - with_one if way < 0.75 else with_one | with_two
        return frozenset(picked if way < 0.9 else with_one - with_two)

    def segments(self, files: frozenset[str], words: str) -> list[Segment]:
        """Words, of which some differ by option once in a while."""
        some = self._some(files)
        if self.chance.random() > 0.2 or not some or some == files or " " not in words:
            return [words]
        typed = words.split(" ")
        at = self.chance.randrange(1, len(typed))
        one = " ".join(self.chance.sample(self.language.words, self.chance.randint(1, 3)))
        other = self.chance.choice(("", " ".join(self.chance.sample(self.language.words, self.chance.randint(1, 2)))))
        other = other and f" {other}"
        return [" ".join(typed[:at]), (some, f" {one}", other), f" {' '.join(typed[at:])}"]

    def unit(self, kind: str, above: frozenset[str], words: str, heading: str = "") -> Unit:
        """A unit with words that stand in some of the files above it."""
        files = self.where(above)
        made = Unit(kind, files, self.segments(files, words), heading)
        before = [one for one in self.made if one.files >= files and one.kind in (SECTION, CLAUSE, ITEM)]
        if before and kind in (CLAUSE, PARAGRAPH) and self.chance.random() < 0.25:
            made.refers = self.chance.choice(before)
        self.made.append(made)
        return made

    def items(self, lead: Unit, deep: bool = True) -> None:
        """Hangs a list below a unit."""
        lead.refers = None
        lead.join = self.chance.choice((*self.language.conjunctions, ""))
        # One item is everywhere, so that no lead-in stands alone.
        for at in range(self.chance.randint(2, 4)):
            words = self.language.sentence(3, 9)
            if lead.join:
                words = words[0].lower() + words[1:].rstrip(".")
            item = self.unit(ITEM, lead.files, words)
            if not at:
                item.files, item.segments = lead.files, [words]
            lead.children.append(item)
            if deep and self.chance.random() < 0.15:
                self.items(item, deep=False)

    def clause(self, section: Unit, kind: str) -> None:
        """Hangs a clause below a section, maybe with a list or a paragraph behind it."""
        words = " ".join(self.language.sentence() for _ in range(self.chance.randint(1, 3)))
        heading = f"{self.language.heading()}." if kind == CLAUSE and self.chance.random() < 0.35 else ""
        clause = self.unit(kind, section.files, words, heading)
        section.children.append(clause)
        if self.chance.random() < 0.35:
            self.items(clause)
        elif self.chance.random() < 0.06:
            section.children.append(self.table(clause.files))

    def table(self, files: frozenset[str]) -> Unit:
        """A table of two or three columns."""
        columns = self.chance.randint(2, 3)
        rows = tuple(tuple(self.language.heading() for _ in range(columns)) for _ in range(self.chance.randint(2, 4)))
        return Unit(TABLE, files, [" ".join(word for row in rows for word in row)], rows=rows)

    def definitions(self, section: Unit, kind: str, marked: str) -> None:
        """Fills a section with definitions in the order of the alphabet."""
        for term in sorted(self.terms):
            words = f"{marked.format(term)} {self.language.means} {self.language.sentence(5, 14)}"
            unit = self.unit(kind, section.files, words[: len(words)])
            unit.refers = None
            section.children.append(unit)
            if self.chance.random() < 0.2:
                self.items(unit)


def family(seed: int, *, small: bool = False) -> Truth:
    """The family of a seed; a small one has two or three files, of a few sections."""
    chance = Random(seed)
    language = Language(chance, chance.choice((*LANGUAGES, "en", "en")))
    files, title = _files(chance, language, 3 if small else 10)
    scheme = chance.choice(SCHEMES)
    terms = chance.sample(language.terms, chance.randint(3, 6))
    writing = _Writing(chance, language, files, terms)
    everywhere = frozenset(files)
    units = [writing.unit(PARAGRAPH, everywhere, language.sentence()) for _ in range(chance.randint(0, 2))]
    whole = "{2}" in scheme.labels[2]
    plain = "{2}" not in scheme.labels[1] or (not whole and chance.random() < 0.3)
    for number in range(chance.randint(2, 3 if small else 7)):
        section = Unit(SECTION, writing.where(everywhere) if number else everywhere, [language.heading()])
        writing.made.append(section)
        units.append(section)
        if not number:
            marked = chance.choice(('"{}"', "**{}**", '**"{}"**', "{}"))
            bare = plain or (not whole and chance.random() < 0.5)
            writing.definitions(section, PARAGRAPH if bare else CLAUSE, marked)
            continue
        for _ in range(chance.randint(1, 5)):
            writing.clause(section, PARAGRAPH if plain else CLAUSE)
    return Truth(files, language, scheme, title, units)


def _files(chance: Random, language: Language, most: int) -> tuple[dict[str, tuple[str, ...]], str]:
    """The files with their options, and the name of the family; some families have a file for each option alone."""
    name = " ".join(word.capitalize() for word in chance.sample(language.words, 2))
    prefix = "".join(chance.choice("BCDFGKLMPRSTVZ") for _ in range(2))
    version = chance.choice(("1.0", "2.0.1", "4.0", ""))
    codes = sorted({"".join(chance.choice("ABDEGHKLNORSTUX") for _ in range(2)) for _ in range(4)} - {prefix})
    if chance.random() < 0.25:
        sets: list[tuple[str, ...]] = [(code,) for code in codes[:most]]
    else:
        every: list[tuple[str, ...]] = [one for size in range(len(codes) + 1) for one in combinations(codes, size)]
        sets = sorted(chance.sample(every, chance.randint(2, min(most, len(every)))))
    return {"-".join(part for part in (prefix, *one, version) if part): one for one in sets}, name


def redrawn(truth: Truth, chance: Random) -> Truth:
    """A later round of a family: some clauses in other words, and one gone."""
    clauses = [unit for unit in truth.every() if unit.kind in (CLAUSE, PARAGRAPH) and not unit.children]
    changed = {id(unit) for unit in chance.sample(clauses, min(3, len(clauses)))}

    def again(unit: Unit) -> Unit:
        segments = unit.segments
        if id(unit) in changed:
            segments = [*segments, " " + truth.language.sentence(4, 8)]
        return replace(unit, segments=segments, children=[again(one) for one in unit.children], refers=None)

    return replace(truth, units=[again(unit) for unit in truth.units])
