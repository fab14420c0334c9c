"""Edits of the tree, made by chance: paragraphs split and merged, provisions added, removed, moved, set otherwise."""

from dataclasses import replace
from itertools import pairwise
from random import Random

from tests.redline.shape import Words, siblings, with_provision, with_siblings
from tests.redline.word_edits import cut, some_words

from engross.model import Document, Kind, Paragraph, Provision, Text

PLAIN = (Kind.CLAUSE, Kind.ITEM, Kind.DEFINITION, Kind.PREAMBLE)


def split(document: Document, chance: Random) -> Document | None:
    """A paragraph in two, within its provision or with a provision of its own."""
    provision = chance.choice([p for p in document.walk() if p.body])
    number = chance.randrange(len(provision.body))
    block = provision.body[number]
    parts = cut(block.inlines, chance) if isinstance(block, Paragraph) else None
    if parts is None:
        return None
    first, second = map(Paragraph, parts)
    leaf = len(provision.body) == 1 and not provision.children and provision.kind in PLAIN and not provision.heading
    if leaf and chance.random() < 0.6:
        other = Provision(fresh(document), provision.kind, body=(second,), conspicuous=provision.conspicuous)
        return _replaced(document, provision.id, (replace(provision, body=(first,)), other))
    body = (*provision.body[:number], first, second, *provision.body[number + 1 :])
    return with_provision(document, provision.id, lambda p: replace(p, body=body))


def merge(document: Document, chance: Random) -> Document | None:
    """Two paragraphs in one: of one provision, or of two that follow each other; the second may stay as an alias."""
    pairs = [(p, n) for p in document.walk() for n in range(len(p.body) - 1) if _both_plain(p, n)]
    if pairs and chance.random() < 0.4:
        provision, number = chance.choice(pairs)
        body = (*provision.body[:number], _run_on(provision, number), *provision.body[number + 2 :])
        return with_provision(document, provision.id, lambda p: replace(p, body=body))
    neighbours = [
        (one, other)
        for found in siblings(document).values()
        for one, other in pairwise(found)
        if _simple(one) and _simple(other) and one.kind is other.kind
    ]
    if not neighbours:
        return None
    one, other = chance.choice(neighbours)
    words = (*_first(one), Text(" "), *_first(other))
    aliases = (*one.aliases, other.id, *other.aliases) if chance.random() < 0.5 else one.aliases
    return without(
        with_provision(document, one.id, lambda p: replace(p, body=(Paragraph(words),), aliases=aliases)), other.id
    )


def insert(document: Document, chance: Random) -> Document | None:
    """One more provision among its like, or one more paragraph in a provision."""
    if chance.random() < 0.3:
        provision = chance.choice([p for p in document.walk() if p.body and p.kind is not Kind.TITLE])
        at = chance.randint(1, len(provision.body))
        body = (*provision.body[:at], Paragraph((Text(some_words(chance)),)), *provision.body[at:])
        return with_provision(document, provision.id, lambda p: replace(p, body=body))
    lists = {above: found for above, found in siblings(document).items() if found[0].kind in PLAIN}
    above = chance.choice(list(lists))
    found = lists[above]
    at = chance.randint(0, len(found))
    like = found[min(at, len(found) - 1)]
    made = Provision(
        fresh(document),
        like.kind,
        heading=(Text(some_words(chance, 1, 3)[:-1]),) if like.heading else (),
        body=(Paragraph((Text(some_words(chance)),)),),
    )
    return with_siblings(document, above, (*found[:at], made, *found[at:]))


def delete(document: Document, chance: Random) -> Document | None:
    """A provision less, with all below it, or a paragraph less."""
    several = [p for p in document.walk() if len(p.body) > 1 and p.kind is not Kind.TITLE]
    if several and chance.random() < 0.3:
        provision = chance.choice(several)
        at = chance.randrange(1, len(provision.body))
        body = (*provision.body[:at], *provision.body[at + 1 :])
        return with_provision(document, provision.id, lambda p: replace(p, body=body))
    small = [p for p in document.walk() if p.kind in PLAIN and sum(1 for _ in p.walk()) <= 6]
    return without(document, chance.choice(small).id) if small else None


def move(document: Document, chance: Random) -> Document | None:
    """A provision, with all below it, to another place in its list or in another list of its like."""
    lists = {above: found for above, found in siblings(document).items() if above != "front"}
    above = chance.choice([above for above, found in lists.items() if len(found) > 1] or [""])
    if not above:
        return None
    found = lists[above]
    provision = chance.choice(found)
    rest = tuple(p for p in found if p is not provision)
    others = [
        other
        for other, there in lists.items()
        if other != above
        and there[0].kind is provision.kind
        and other not in {p.id for p in provision.walk()}
        and (there[0].scheme, there[0].level) == (provision.scheme, provision.level)
    ]
    document = with_siblings(document, above, rest)
    if others and chance.random() < 0.4:
        above = chance.choice(others)
        # Looked up anew, for it may stand below the list that was just changed.
        rest = siblings(document)[above]
    at = chance.randint(0, len(rest))
    return with_siblings(document, above, (*rest[:at], provision, *rest[at:]))


def restyle(document: Document, chance: Random) -> Document | None:
    """The same words set otherwise: conspicuous, a level deeper, unnumbered or numbered."""
    kind = chance.choice(("conspicuous", "deeper", "kind"))
    if kind == "conspicuous":
        provision = chance.choice([p for p in document.walk() if p.kind is not Kind.TITLE])
        return with_provision(document, provision.id, lambda p: replace(p, conspicuous=not p.conspicuous))
    leaves = [
        (above, place)
        for above, found in siblings(document).items()
        for place, p in enumerate(found)
        if not p.children and p.kind in (Kind.ITEM, Kind.DEFINITION)
    ]
    if not leaves:
        return None
    above, place = chance.choice(leaves)
    found = siblings(document)[above]
    leaf = found[place]
    if kind == "kind":
        if leaf.kind is Kind.DEFINITION:
            other = replace(leaf, kind=Kind.ITEM)
        else:
            other = replace(leaf, kind=Kind.DEFINITION, scheme="", level=0, label="", number="")
        return with_siblings(document, above, (*found[:place], other, *found[place + 1 :]))
    before = found[place - 1] if place else leaf
    deepest = len(document.numbering.scheme(before.scheme)) if before.scheme else 0
    if before is leaf or before.kind is not Kind.ITEM or leaf.kind is not Kind.ITEM or before.level >= deepest:
        return None
    parent = replace(before, children=(*before.children, leaf))
    return with_siblings(document, above, (*found[: place - 1], parent, *found[place + 1 :]))


def renumber(document: Document, chance: Random) -> Document | None:
    """A section more or less, so that the numbers of all that follow are others."""
    sections = document.sections
    if len(sections) > 2 and chance.random() < 0.5:
        gone = chance.choice(sections[:-1])
        return replace(document, sections=tuple(p for p in sections if p is not gone))
    id = fresh(document)
    clause = Provision(f"{id}.clause", Kind.CLAUSE, body=(Paragraph((Text(some_words(chance)),)),))
    heading = (Text(some_words(chance, 1, 3)[:-1]),)
    made = Provision(id, Kind.SECTION, heading=heading, children=(clause,))
    at = chance.randrange(len(sections))
    return replace(document, sections=(*sections[:at], made, *sections[at:]))


def fresh(document: Document) -> str:
    """An id that nothing has."""
    ids = {id for provision in document.walk() for id in (provision.id, *provision.aliases)}
    return next(f"new.{n}" for n in range(1, len(ids) + 2) if f"new.{n}" not in ids)


def without(document: Document, id: str) -> Document:
    """The document without one provision and all below it."""
    return _replaced(document, id, ())


def _both_plain(provision: Provision, number: int) -> bool:
    return isinstance(provision.body[number], Paragraph) and isinstance(provision.body[number + 1], Paragraph)


def _run_on(provision: Provision, number: int) -> Paragraph:
    one, other = provision.body[number], provision.body[number + 1]
    assert isinstance(one, Paragraph)
    assert isinstance(other, Paragraph)
    return Paragraph((*one.inlines, Text(" "), *other.inlines))


def _simple(provision: Provision) -> bool:
    return (
        not provision.heading and not provision.children and [block.type for block in provision.body] == ["paragraph"]
    )


def _first(provision: Provision) -> Words:
    block = provision.body[0]
    assert isinstance(block, Paragraph)
    return block.inlines


def _replaced(document: Document, id: str, others: tuple[Provision, ...]) -> Document:
    above, found = next((a, f) for a, f in siblings(document).items() if id in {p.id for p in f})
    return with_siblings(document, above, tuple(n for p in found for n in (others if p.id == id else (p,))))
