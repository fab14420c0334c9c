"""What the clauses of a licence say, for those who quote them.

Takes a family and a document; returns the words of each clause, what it refers to and what it stands in, and tells
whether words are quoted as they stand there. Never judges what the words mean.
"""

import re
from collections.abc import Iterator, Mapping

from engross.model import Document, Family, Paragraph, Provision, Reference
from engross.records import dataclass

OMISSION = re.compile(r"\s*(?:\.\.\.|…)\s*")
"""What a quotation writes for words that it leaves out."""

NEGATION = r"(?:not|never|no|nor|neither|cannot)"
_BEFORE = re.compile(rf"\b{NEGATION}\s+$", re.IGNORECASE)
_AFTER = re.compile(rf"^\s+{NEGATION}\b", re.IGNORECASE)
_WITHIN = re.compile(rf"\b{NEGATION}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as it reads in one licence.

    `words` are its own with single blanks, those of the list in its file among them and those of other clauses below it
    not. `targets` are the ids that it refers to, `within` its own id and those of all that it stands in.
    """

    words: str
    targets: frozenset[str]
    within: frozenset[str]


def clause_texts(family: Family, document: Document) -> Mapping[str, ClauseText]:
    """The text of every provision by its id and by its aliases."""
    found: dict[str, ClauseText] = {}
    for provision, above in _with_containers(document.tops, frozenset()):
        own = tuple(_own(provision, family))
        words = " ".join(word for paragraph in own for word in paragraph.text.split())
        targets = frozenset(
            inline.target for paragraph in own for inline in paragraph.inlines if isinstance(inline, Reference)
        )
        names = (provision.id, *provision.aliases)
        text = ClauseText(words, targets, above.union(names))
        found.update(dict.fromkeys(names, text))
    return found


def is_quoted(words: str, text: str) -> bool:
    """Whether a text has these words in this order, whole, and with no negation cut off or left out.

    Three dots stand for words that are left out. Blanks count as one.
    """
    pieces = [" ".join(piece.split()) for piece in OMISSION.split(words)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return False
    pattern = "(.*?)".join(_whole(piece) for piece in pieces)
    found = re.compile(pattern)
    position = 0
    while match := found.search(text, position):
        cut_off = _BEFORE.search(text[: match.start()]) or _AFTER.search(text[match.end() :])
        if not cut_off and not any(_WITHIN.search(omitted) for omitted in match.groups()):
            return True
        position = match.start() + 1
    return False


def _whole(piece: str) -> str:
    """A pattern for a piece that neither begins nor ends inside a word."""
    before = r"(?<!\w)" if piece[0].isalnum() else ""
    after = r"(?!\w)" if piece[-1].isalnum() else ""
    return before + re.escape(piece) + after


def _with_containers(
    provisions: tuple[Provision, ...], above: frozenset[str]
) -> Iterator[tuple[Provision, frozenset[str]]]:
    for provision in provisions:
        yield provision, above
        yield from _with_containers(provision.children, above.union((provision.id, *provision.aliases)))


def _own(provision: Provision, family: Family) -> Iterator[Paragraph]:
    """The paragraphs of a provision, and those of the items that its own file lists."""
    yield from (block for block in provision.body if isinstance(block, Paragraph))
    for child in provision.children:
        if child.id.startswith(f"{provision.id}.") and child.id not in family.clauses:
            yield from _own(child, family)
