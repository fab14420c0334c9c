"""How the pages beside a licence point into it.

Takes a document; returns for every id in it how it is cited and in which licence. Never prints.
"""

from collections.abc import Iterator, Mapping

from engross.model import Document, Kind, Paragraph, Provision, Term, Text
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a licence: the id that is its anchor, how it reads ("Section 2.1(a)"), and the id of the licence."""

    target: str
    text: str
    licence: str


def citations(document: Document, word: str) -> Mapping[str, Citation]:
    """Every id of a document with its citation; `word` is what the family puts before a number."""
    found: dict[str, Citation] = {}
    for provision, above in _with_parents(document.tops, None):
        text = _text(provision, above, word)
        for identifier in (provision.id, *provision.aliases):
            found[identifier] = Citation(provision.id, text, document.record.id)
    return found


def _with_parents(
    provisions: tuple[Provision, ...], above: Provision | None
) -> Iterator[tuple[Provision, Provision | None]]:
    for provision in provisions:
        yield provision, above
        yield from _with_parents(provision.children, provision)


def _text(provision: Provision, above: Provision | None, word: str) -> str:
    if provision.kind is Kind.ANNEX:
        return provision.label
    if provision.number:
        return f"{word} {provision.number}"
    if provision.kind is Kind.DEFINITION and above is not None:
        return f"{word} {above.number}, {_term(provision)}"
    return "the opening words"


def _term(definition: Provision) -> str:
    """The term in its quotation marks, as the definition opens with it."""
    first = definition.body[0]
    assert isinstance(first, Paragraph)
    opening = first.inlines[0]
    assert isinstance(opening, Text | Term)
    return opening.text.strip()
