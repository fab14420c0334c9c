"""What a clause is made of: its passages, its phrases, and what its words point to.

Takes clauses; returns passages and, for one set of true names, the words as they would stand. Never reports.
"""

from collections.abc import Iterable, Iterator, Mapping

from engross.model import Clause, Passage, Phrase, SourceItem, Wording

LIST = "list:"
"""What opens the name of a computed list of references."""


def passages_of(clause: Clause) -> Iterator[Passage]:
    """Every passage of the body: paragraphs, then items."""
    yield from clause.paragraphs
    yield from _of_items(clause.items)


def wordings_of(phrases: Mapping[str, Phrase]) -> Iterator[Wording]:
    """Every wording of every phrase."""
    for phrase in phrases.values():
        yield from phrase.wordings


def _of_items(items: Iterable[SourceItem]) -> Iterator[Passage]:
    for item in items:
        yield from item.paragraphs
        yield from _of_items(item.items)
