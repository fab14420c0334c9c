"""What each number means in each text, by numbering the outline as assembly does.

Takes the outline to be and what is numbered; returns the levels with their citations, the words of references, the
numbers of each text by what they cite, and the blocks that would get another label than they have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.assemble.draft import Draft, Drafts, Once
from engross.assemble.numbering import number
from engross.importer import inline
from engross.importer.align import Row
from engross.importer.numbering import Counted
from engross.importer.outline import Entry, Plan, Section
from engross.importer.references import Numbers, Paths, Words, cited, keys
from engross.importer.text import Block, FullText, Kind, walk
from engross.model import Kind as Provision
from engross.model import Level, Numbering
from engross.records import dataclass

_ANCHOR = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Cited:
    """How the family numbers and cites; `numbers` and `headings` say for each text what a number or anchor means.

    `wrong` are the blocks, by identity, that would get another label.
    """

    numbering: Numbering
    words: tuple[str, str]
    known: frozenset[str]
    numbers: tuple[Numbers, ...]
    headings: tuple[dict[str, str], ...]
    wrong: frozenset[int]


def citing(plan: Plan, found: Counted, texts: tuple[FullText, ...], language: str) -> Cited:
    """How the texts are numbered and cited."""
    learnt = Words()
    for text in texts:
        paths = _paths(text, found)
        for _, block in walk(text.blocks):
            if block.kind is not Kind.VERBATIM:
                learnt.learn(block.words, paths)
    levels = {}
    for scheme, plain in found.levels.items():
        deep = [*plain, *[Level("", "decimal", "")] * (_depth(plan, scheme) - len(plain))]
        votes = {depth: found for (of, depth), found in learnt.cites.items() if of == scheme}
        whole = deep[0].label if scheme == "list" else ""
        if scheme == "annex" and deep[0].counter == found.levels["body"][0].counter:
            whole = learnt.annex(deep[0].label)
        if whole:
            # The number alone would be that of a section, too.
            votes = {1: Counter([whole])}
        levels[scheme] = tuple(
            replace(level, cite=cite, whole=bool(cite) and "{1}" not in cite)
            for level, cite in zip(deep, cited(deep, votes, alone=scheme != "annex"), strict=True)
        )
    numbering = Numbering(levels["body"], levels["annex"], levels["list"])
    numbers, headings, wrong = [], [], set()
    for place in range(len(texts)):
        labels, drafts = _numbered(plan, numbering, place)
        wrong |= {id(block) for label, block in labels if label != (block.label if found.prints(block) else "")}
        numbers.append(_unique(drafts))
        headings.append(_anchors(plan, place, {draft.id for draft in drafts if draft.number}))
    one, many = learnt.said(levels["body"][0].label, language)
    known = frozenset({one, many, *learnt.one, *learnt.many})
    return Cited(numbering, (one, many), known, tuple(numbers), tuple(headings), frozenset(wrong))


def anchor(words: str) -> str:
    """A heading as the anchor that a link to it has in Markdown."""
    return _ANCHOR.sub("", words.casefold()).strip().replace(" ", "-")


def _paths(text: FullText, found: Counted) -> Paths:
    paths: dict[tuple[str, tuple[str, ...]], tuple[str, tuple[int, ...]]] = {}
    for _, block in walk(text.blocks):
        scheme, path = found.paths.get(id(block), ("list", ()))
        if path and scheme != "list":
            place = (scheme, tuple(depth for depth, _ in path))
            for word in keys(block.label, scheme):
                # The sections come first, and what an annex counts by itself is cited by its words.
                paths.setdefault((word, tuple(figure for _, figure in path)), place)
    return paths


def _depth(plan: Plan, scheme: str) -> int:
    """How many levels the outline asks for."""
    if scheme == "list":
        return max((_deep(entry) - 1 for entry in plan.walk()), default=1) or 1
    sections = plan.sections if scheme == "body" else plan.annexes
    return max((1 + _deep(entry) for section in sections for entry in section.clauses), default=1)


def _deep(entry: Entry) -> int:
    listed = max((2 if row.children else 1 for row in entry.items), default=0)
    return 1 + max((listed, *(_deep(child) for child in entry.children)))


def _unique(drafts: Iterable[Draft]) -> Numbers:
    """Ids of parts of sections and annexes by word and number, those left out that have a number in common."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.number, []).append(draft)
    alone = ((cite, every[0]) for cite, every in found.items() if cite and len(every) == 1)
    return {
        (word, cite): draft.id
        for cite, draft in alone
        if draft.scheme != "list"
        for word in keys(draft.label, draft.scheme)
    }


def _anchors(plan: Plan, text: int, numbered: set[str]) -> dict[str, str]:
    """What is cited by its heading, for it has no number, by the anchor of the heading."""
    found: dict[str, list[str]] = {}
    rows = [(section.id, section.row) for section in (*plan.sections, *plan.annexes)]
    for id, row in (*rows, *((entry.id, entry.row) for entry in plan.walk())):
        block = row.blocks[text]
        if block and block.kind is Kind.HEADING and id not in numbered:
            found.setdefault(anchor(inline.plain(block.words)), []).append(id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def _numbered(plan: Plan, numbering: Numbering, text: int) -> tuple[list[tuple[str, Block]], list[Draft]]:
    """The label of each block, and the numbered drafts."""
    blocks: dict[str, Block] = {}
    drafts = number(
        Drafts(
            tuple(_drafts(plan.front, text, Provision.PREAMBLE, blocks)),
            tuple(_sections(plan.sections, text, Provision.SECTION, blocks)),
            tuple(_sections(plan.annexes, text, Provision.ANNEX, blocks)),
            tuple(_drafts(plan.closing, text, Provision.PREAMBLE, blocks)),
        ),
        numbering,
        Once(),
    )
    every = list(drafts.walk())
    labels = [(draft.label, blocks[draft.id]) for draft in every if draft.id in blocks]
    return labels, every


def _sections(sections: Iterable[Section], text: int, kind: Provision, blocks: dict[str, Block]) -> Iterator[Draft]:
    for section in sections:
        block = section.row.blocks[text]
        if block is None:
            continue
        clauses = list(_drafts(section.clauses, text, Provision.CLAUSE, blocks, numbered=section.numbered))
        if not section.heading:
            first, *rest = clauses
            clauses = [*first.children, *rest]
            blocks.pop(first.id)
        blocks[section.id] = block
        yield Draft(section.id, kind, children=tuple(clauses), unnumbered=not section.numbered)


def _drafts(
    entries: Iterable[Entry], text: int, kind: Provision, blocks: dict[str, Block], *, numbered: bool = True
) -> Iterator[Draft]:
    for entry in entries:
        block = entry.row.blocks[text]
        if block is None:
            continue
        blocks[entry.id] = block
        has = numbered and entry.numbered and kind is not Provision.PREAMBLE
        own = Provision.CLAUSE if kind is Provision.ITEM and not has else kind
        items = _items(entry.items, entry.id, text, blocks)
        below = _drafts(entry.children, text, Provision.ITEM, blocks)
        yield Draft(entry.id, own, children=(*items, *below), unnumbered=not has)


def _items(rows: Iterable[Row], owner: str, text: int, blocks: dict[str, Block]) -> Iterator[Draft]:
    standing = (row for row in rows if row.blocks[text])
    for place, row in enumerate(standing, 1):
        id = f"{owner}.{place}"
        block = row.blocks[text]
        assert block is not None
        blocks[id] = block
        yield Draft(id, Provision.ITEM, children=tuple(_items(row.children, id, text, blocks)))
