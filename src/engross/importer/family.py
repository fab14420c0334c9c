"""Full texts to the files of a family.

Takes full texts and what they do not say of themselves; returns the files with a report. Each stage is a module of its
own: what is one clause (`align`), the parts (`parts`), numbers (`numbering`, `citing`), the outline (`outline`), links
(`references`), wordings and files (`wordings`, `clauses`). Never touches a disk, and never drops a word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from engross.importer import inline, phrases
from engross.importer.align import Aligned, Row, aligned
from engross.importer.applies import Applies
from engross.importer.citing import Cited, citing
from engross.importer.clauses import Made, made
from engross.importer.joins import Joins, joins_of
from engross.importer.linking import Linker
from engross.importer.numbering import Counted, counted
from engross.importer.outline import Entry, Plan, masked, planned
from engross.importer.parts import Parts, apart, parted, words_of_heading
from engross.importer.plans import family_page, outline_page
from engross.importer.tally import report
from engross.importer.terms import Definitions, settled, terms_of
from engross.importer.text import Block, FullText, Kind
from engross.importer.titles import Names, names_of
from engross.importer.wordings import Wording, wording
from engross.importer.written import Settings, Verbatim, Written
from engross.records import dataclass

_MOST_ROUNDS = 12
_OPERATORS = frozenset(("and", "or", "not", "true", "false", "none"))


def written(texts: Sequence[FullText], settings: Settings) -> Written:
    """The family that gives these texts back; no two of them may have the same options."""
    named = [replace(text, options=tuple(map(_code, text.options))) for text in texts]
    names = names_of([one.title for one in named], [one.options for one in named], settings.family, settings.words)
    return _Family(aligned(named), settings, names).written()


@dataclass(slots=True)
class _Family:
    """A family in the making, by the identity of blocks: `forced` rows must be parted, `loose` ones hold nothing."""

    aligned: Aligned
    settings: Settings
    names: Names
    forced: set[int] = field(default_factory=set)
    loose: set[int] = field(default_factory=set)

    def written(self) -> Written:
        """The files and the report."""
        texts = self.aligned.texts
        parts = parted(self.aligned)
        found = counted(parts, len(texts))
        applies = Applies([text.options for text in texts], self.names.options)
        while True:
            plan, cited = self._planned(parts, found, len(texts))
            linker = Linker(cited, texts)
            joins = joins_of(plan, self.settings.language)
            said = {entry.id: self._said(entry, linker, joins) for entry in plan.walk()}
            dropped = _blocks(one for one in plan.walk() if any(_dropped(one, text, said) for text in said[one.id]))
            stuck = _blocks(one for one in plan.walk() if made(one, said[one.id], applies, True) is None)
            if stuck <= self.forced and dropped <= self.loose:
                break
            self.forced |= stuck
            self.loose |= dropped
        draft = _Draft(self.settings, texts, self.names, plan, cited, said, applies, joins)
        standing = {
            draft.licence(text): {entry.id for entry in plan.walk() if entry.row.blocks[place]}
            for place, text in enumerate(texts)
        }
        defined = {id: one for id, one in terms_of(plan, texts).items() if one.term not in self.settings.plain}
        definitions = settled(defined, draft.files, standing)
        told = report(self.aligned, plan, draft.clauses(definitions), linker, tuple(self._typed(plan, found)))
        licences = {text.name: draft.licence(text) for text in texts}
        declared = frozenset(one.term for one in definitions.values())
        undeclared = frozenset(one.term for one in defined.values()) - declared
        return Written(draft.files(definitions), licences, told, declared, undeclared)

    def _planned(self, parts: Parts, found: Counted, texts: int) -> tuple[Plan, Cited]:
        """The outline with its numbers: a label that would print otherwise is typed, and what follows counts anew."""
        for turn in range(_MOST_ROUNDS):
            pieces = Parts(
                *(
                    apart(rows, lambda row, above: self._groups(row, above, found, texts))
                    for rows in (parts.front, parts.sections, parts.annexes, parts.closing)
                )
            )
            plan = planned(pieces, found, self.loose)
            cited = citing(plan, found, self.aligned.texts, self.settings.language)
            if not cited.wrong:
                break
            for block in cited.wrong if turn < _MOST_ROUNDS - 2 else tuple(found.paths):
                found.paths.pop(block, None)
        return plan, cited

    def _groups(self, row: Row, above: tuple[Row, ...], found: Counted, texts: int) -> list[list[int]]:
        """The texts of a row that can share a place in the outline; those of a section do whatever stands in it."""
        if len(above) > 1 and words_of_heading(above[-1]) is row:
            return [list(row.texts)]
        leads = bool(row.children) and bool(above) and _leads_in(row.first)
        words = words_of_heading(row) if above else None
        unlike = self._unlike(row, words, found, texts)
        keys: dict[tuple[object, ...], list[int]] = {}
        for text in row.texts:
            block = row.blocks[text]
            assert block is not None
            bare = leads and not any(child.blocks[text] for child in row.children)
            own = unlike and (_words(row, text, found) if unlike == "words" else _masked(row, words, text, found))
            keys.setdefault((found.has(block), found.prints(block), bare, own), []).append(text)
        return list(keys.values())

    def _unlike(self, row: Row, words: Row | None, found: Counted, texts: int) -> str:
        """Whether the wordings of a row cannot stand in one file: alternates must be in all texts."""
        if any(id(block) in self.forced for block in row.blocks):
            return "words"
        if len(row.texts) == texts:
            return ""
        said = list(dict.fromkeys(_masked(row, words, text, found) for text in row.texts))
        if len(said) == 1 or phrases.phrased(said) is not None:
            return ""
        leads = len(row.children) > (words is not None)
        return "" if leads and phrases.whole([one.split("\n\n") for one in said]) else "masked"

    def _said(self, entry: Entry, linker: Linker, joins: Joins) -> dict[int, Wording]:
        """The wording in each text; typed in all, where links alone would make them differ."""
        typed = {text: wording(entry, text, joins.words) for text in entry.row.texts}
        if entry.id == "title" and self.names.sure and entry.row.first.kind is Kind.HEADING:
            return {text: replace(one, heading="{{license.name}}") for text, one in typed.items()}
        linked = {text: wording(entry, text, linker.of(text, joins)) for text in entry.row.texts}
        same = len(set(linked.values())) > len(set(typed.values()))
        if same:
            rows = [entry.row, *entry.more, *entry.items, *(low for row in entry.items for low in row.children)]
            linker.forget([block for row in (*rows, *entry.after) for block in row.blocks if block])
        return typed if same else linked

    def _typed(self, plan: Plan, found: Counted) -> Iterator[Verbatim]:
        """What stands as it was typed: labels that no level prints."""
        sections = [section.row for section in (*plan.sections, *plan.annexes) if section.heading]
        for row in (*sections, *(entry.row for entry in plan.walk())):
            for text, block in zip(self.aligned.texts, row.blocks, strict=True):
                if block and found.has(block) and not found.prints(block):
                    yield Verbatim(text.name, block.line, f"{block.label!r} counts otherwise than the labels below it")
                elif block and block.label and not found.prints(block):
                    yield Verbatim(text.name, block.line, f"the label {block.label!r} is not the next of its level")
                if block and block.kind is Kind.TABLE:
                    yield Verbatim(text.name, block.line, "a table cannot open a clause, so its cells are paragraphs")


def _code(option: str) -> str:
    """The code of an option, changed where a condition would take it for an operator."""
    return f"{option}1" if option.casefold() in _OPERATORS else option


@dataclass(slots=True)
class _Draft:
    """What a family is written from."""

    settings: Settings
    texts: tuple[FullText, ...]
    names: Names
    plan: Plan
    cited: Cited
    said: Mapping[str, dict[int, Wording]]
    applies: Applies
    joins: Joins
    plain: dict[str, list[Made]] = field(default_factory=dict)

    def licence(self, text: FullText) -> str:
        """The id of the licence of a text."""
        codes = [code for code in self.names.options if code in text.options]
        return "-".join((self.settings.prefix, *codes)) if codes else f"{self.settings.prefix}0"

    def clauses(self, definitions: Definitions) -> list[Made]:
        """The clause files, with these definitions."""
        files: list[Made] = []
        for entry, numbered in placed(self.plan):
            definition = definitions.get(entry.id)
            found = None if definition else self.plain.get(entry.id)
            found = found or made(
                entry, self.said[entry.id], self.applies, numbered, definition, self.joins.of.get(entry.id)
            )
            assert found is not None, f"{entry.id}: rows are parted until their wordings can stand under one id"
            if not definition:
                self.plain[entry.id] = found
            files += found
        return files

    def files(self, definitions: Definitions) -> dict[str, str]:
        """All files by path, with these definitions."""
        clauses = self.clauses(definitions)
        family = family_page(self.settings, self.texts, self.names, self.cited, clauses, self.plan)
        pages = {"family.yaml": family, "outline.yaml": outline_page(self.plan)}
        return {**pages, **{one.path: one.text for one in clauses}}


def placed(plan: Plan) -> Iterator[tuple[Entry, bool]]:
    """Every entry, with whether its place has numbers."""
    for entry in (*plan.front, *plan.closing):
        yield entry, False
        yield from ((child, True) for below in entry.children for child in below.walk())
    for section in (*plan.sections, *plan.annexes):
        for entry in section.clauses:
            yield entry, section.numbered
            yield from ((child, True) for below in entry.children for child in below.walk())


def _masked(row: Row, words: Row | None, text: int, found: Counted) -> str:
    """The words of a row in a text, those of its heading behind it, without the numbers of references."""
    block, below = row.blocks[text], words.blocks[text] if words else None
    label = f"{block.label} " if block and not found.prints(block) else ""
    return "\n\n".join((label + masked(block), *([masked(below)] if below else ())))


def _words(row: Row, text: int, found: Counted) -> tuple[tuple[bool, str], ...]:
    """All words of a row and below it in a text, typed labels among them, and whether each passage has a number."""
    block = row.blocks[text]
    if block is None:
        return ()
    label = "" if found.prints(block) else block.label
    below = (one for child in row.children for one in _words(child, text, found))
    return ((found.has(block), f"{label} {block.heading} {block.words}"), *below)


def _dropped(entry: Entry, text: int, said: Mapping[str, Mapping[int, Wording]]) -> bool:
    """Whether assembly takes the entry for a lead-in that has lost its list, and prints nothing of it."""
    wording = said[entry.id].get(text)
    if wording is None or not entry.children:
        return False
    if any(child.numbered and text in said[child.id] and not _dropped(child, text, said) for child in entry.children):
        return False
    return not wording.paragraphs or inline.plain(wording.paragraphs[-1]).rstrip(" |`\n").endswith(":")


def _blocks(entries: Iterable[Entry]) -> set[int]:
    """The blocks of entries, by identity."""
    return {id(block) for entry in entries for block in entry.row.blocks if block}


def _leads_in(block: Block) -> bool:
    """Whether a block says nothing without what hangs below it."""
    return block.kind is Kind.HEADING or inline.plain(block.words).rstrip().endswith(":")
