"""What a clause is made of, and which clause a provision is made of.

Takes clauses or a family; returns passages, wordings, ids and paths. Never reports.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.model import Clause, Family, Passage, Phrase, SourceItem, Wording

AFTER = "after"
"""What ends the id of the words behind the list of a clause or an item: `liab.after`, `liab.2.after`."""

LIST = "list:"
"""What opens the name of a computed list of references."""


def passages_of(clause: Clause) -> Iterator[Passage]:
    """Every passage of the body: paragraphs, items, what follows them, and footnotes."""
    yield from clause.paragraphs
    yield from _of_items(clause.items)
    yield from clause.after
    yield from (note.passage for note in clause.notes)


def wordings_of(phrases: Mapping[str, Phrase]) -> Iterator[Wording]:
    """Every wording of every phrase."""
    for phrase in phrases.values():
        yield from phrase.wordings


def clause_of(family: Family, id: str) -> str:
    """The id of the clause file that a provision comes from (`liab.1.2` from `liab`); empty where it has none."""
    while id and id not in family.clauses:
        id, _, last = id.rpartition(".")
        if not last.isdigit() and last != AFTER and not last.startswith("note-"):
            return ""
    return id


def outline_file(family: Family) -> str:
    """The path of the file that lists the sections."""
    return family.outline.sections[0].span.path


def _of_items(items: Iterable[SourceItem]) -> Iterator[Passage]:
    for item in items:
        yield from item.paragraphs
        yield from _of_items(item.items)
        yield from item.after
