"""Which file each word of a provision is written in, and where in it.

Takes a Family, an assembled Document and one of its provisions. `origins` returns the words in source order, each with
the path of its file; `pieces` the provision paragraph by paragraph, each piece with line and column. Never reads a
file: the spans of the clause trees say it all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from engross.library.conditions import holds
from engross.library.family import find, names
from engross.model import (
    Clause,
    Document,
    Family,
    Passage,
    Phrase,
    Placeholder,
    Provision,
    SheetPlan,
    SourceItem,
    SourceLink,
    SourceReference,
    Span,
)
from engross.model.cut import cut

MARKUP = frozenset("*#\\")
"""Signs that an accepted page may hold and that are no words of the licence."""

DEEPEST = 20
"""How deep phrases are followed; a family whose phrases lead in a circle is refused long before."""

Origin = tuple[str, str]
"""A word and the path of the file that holds it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they are typed in one line of a file, and where they begin.

    With a `target` they are the word of a cross-reference to it, whose number is computed. What is `computed` as a
    whole is not typed there: the place is that of what it is computed from.
    """

    text: str
    span: Span
    target: str = ""
    computed: bool = False


Written = tuple[Piece, ...]
"""One paragraph, heading or cell."""


def origins(family: Family, document: Document, settings: Mapping[str, str], id: str) -> list[Origin]:
    """The words that the provision of an id is made of, in source order.

    Where the document has it no more, the words of every alternate count. Sections, annexes and the computed sheet are
    written in the family file, and the answers of the sheet in the facts of the clauses.
    """
    provision = next((provision for provision in document.walk() if provision.id == id), None)
    true = names(family, find(family, document.record.variant), settings)
    ids = [id, *(provision.aliases if provision else ())]
    clauses = list(dict.fromkeys(clause_id for each in ids if (clause_id := clause_of(family, each))))
    found: list[Origin] = []
    for clause_id in clauses:
        alternates = family.clauses[clause_id]
        present = [clause for clause in alternates if holds(clause.applies.text, true)]
        for clause in present if provision and present else alternates:
            found += _words(_clause_pieces(family, clause, true)) or [("", clause.path)]
    return found or [("", family_file(family)), *_words(_outline_pieces(family, id, true))]


def pieces(
    family: Family, document: Document, provision: Provision, settings: Mapping[str, str] | None = None
) -> tuple[Written, ...]:
    """How a provision of the document is written: its heading, its paragraphs, then its cells row by row.

    Items that were run into it follow its last paragraph. A provision that the family does not have is empty.
    """
    true = names(family, find(family, document.record.variant), settings)
    found: list[Written] = []
    for id in (provision.id, *provision.aliases):
        first, *rest = _provision_pieces(family, id, true) or [()]
        if found and id != provision.id:
            first = (*found.pop(), *first)
        found += [first, *rest]
    return tuple(paragraph for paragraph in found if paragraph)


def ending(family: Family) -> Written:
    """How the closing line of every document is written."""
    return tuple(_typed(family, "end"))


def clause_of(family: Family, id: str) -> str:
    """The id of the clause file that a provision comes from (`liab.1.2` from `liab`); empty where it has none."""
    while id and id not in family.clauses:
        id, _, last = id.rpartition(".")
        if not last.isdigit():
            return ""
    return id


def family_file(family: Family) -> str:
    """The path of the family file."""
    return family.outline.sections[0].span.path


def _words(found: Iterable[Piece]) -> list[Origin]:
    return [
        (word, piece.span.path) for piece in found for word in ([piece.target] if piece.target else words(piece.text))
    ]


def words(text: str) -> list[str]:
    """The words and marks of a text, without the signs of Markdown."""
    return [token.text for token in cut(text, blanks=False) if token.text not in MARKUP]


def _provision_pieces(family: Family, id: str, true: frozenset[str]) -> list[Written]:
    clause_id = clause_of(family, id)
    clause = next((one for one in family.clauses.get(clause_id, ()) if holds(one.applies.text, true)), None)
    if clause is None:
        return _computed_pieces(family, id, true)
    passages: tuple[Passage, ...] = (clause.heading, *clause.paragraphs)
    items = clause.items
    for place in id.removeprefix(clause_id).split(".")[1:]:
        if int(place) > len(items):
            return []
        item = items[int(place) - 1]
        passages, items = item.paragraphs, item.items
    return [tuple(_passage_pieces(family, clause.phrases, passage, true)) for passage in passages]


def _computed_pieces(family: Family, id: str, true: frozenset[str]) -> list[Written]:
    """What is written in the family file: the heading of a section or an annex, or a group of the sheet."""
    for section in (*family.outline.sections, *family.outline.annexes):
        if section.id == id:
            return [tuple(_passage_pieces(family, {}, section.heading, true))]
        above, _, number = id.rpartition(".")
        if section.id == above and section.content and family.sheet and number.isdigit():
            return _group_pieces(family, family.sheet, int(number), true)
    return []


def _group_pieces(family: Family, sheet: SheetPlan, number: int, true: frozenset[str]) -> list[Written]:
    group = sheet.groups[number - 1]
    found = [tuple(_typed(family, f"sheet.groups.{number}.heading"))]
    found += [tuple(_typed(family, f"sheet.columns.{at}")) for at in range(1, len(sheet.columns) + 1)]
    for row in group.rows:
        computed = Piece("", row.span, computed=True)
        answers = tuple(_fact_pieces(family, sheet, row.id))
        found += [(computed,), tuple(_passage_pieces(family, {}, row.label, true)), answers or (computed,), (computed,)]
    return found


def _clause_pieces(family: Family, clause: Clause, true: frozenset[str]) -> Iterator[Piece]:
    for passage in chain([clause.heading], clause.paragraphs, _of_items(clause.items)):
        yield from _passage_pieces(family, clause.phrases, passage, true)


def _of_items(items: Iterable[SourceItem]) -> Iterator[Passage]:
    for item in items:
        yield from item.paragraphs
        yield from _of_items(item.items)


def _passage_pieces(
    family: Family, phrases: Mapping[str, Phrase], passage: Passage, true: frozenset[str], depth: int = 0
) -> Iterator[Piece]:
    for inline in passage:
        if isinstance(inline, Placeholder):
            phrase = phrases.get(inline.name) or family.phrases.get(inline.name)
            if phrase and depth < DEEPEST:
                for wording in phrase.wordings:
                    if holds(wording.applies.text, true):
                        yield from _passage_pieces(family, phrases, wording.passage, true, depth + 1)
            elif inline.name.startswith("list:"):
                yield Piece("", inline.span, computed=True)
            else:
                yield from _record_pieces(family, inline.name)
        elif isinstance(inline, SourceReference):
            yield Piece(inline.word, inline.span, inline.target)
        elif isinstance(inline, SourceLink):
            yield Piece(inline.text, Span(inline.span.path, inline.span.line, inline.span.column + len("[")))
        else:
            yield Piece(inline.text, inline.span)


def _record_pieces(family: Family, name: str) -> Iterator[Piece]:
    typed = {"status": "status", "edition": "edition.id", "family": "family"}.get(name)
    if typed is not None:
        yield from _typed(family, typed)
        return
    for piece in _typed(family, "edition.date" if name == "date" else "naming.pattern"):
        yield Piece(piece.text, piece.span, computed=True)


def _typed(family: Family, key: str) -> Iterator[Piece]:
    """A bare text of the family file, as it is typed there."""
    for inline in family.texts[key]:
        if not isinstance(inline, Placeholder | SourceReference):
            yield Piece(inline.text, inline.span)


def _outline_pieces(family: Family, id: str, true: frozenset[str]) -> Iterator[Piece]:
    """What is written of sections, annexes and the whole sheet."""
    for section in (*family.outline.sections, *family.outline.annexes):
        if section.id == id:
            yield from _passage_pieces(family, {}, section.heading, true)
    if family.sheet:
        for number, group in enumerate(family.sheet.groups, 1):
            yield from _typed(family, f"sheet.groups.{number}.heading")
            for row in group.rows:
                yield from _passage_pieces(family, {}, row.label, true)
                yield from _fact_pieces(family, family.sheet, row.id)


def _fact_pieces(family: Family, sheet: SheetPlan, row: str) -> Iterator[Piece]:
    """The answers to a row, each in the file of the clause that gives it."""
    for clause in chain.from_iterable(family.clauses.values()):
        wordings = (wording for phrase in clause.phrases.values() for wording in phrase.wordings)
        for facts in (clause.facts, *(wording.facts for wording in wordings)):
            if row in facts:
                yield Piece(sheet.yes if facts[row].answer else sheet.no, facts[row].span, computed=True)
