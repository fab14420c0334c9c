"""List punctuation: drafts in, the same drafts with the survivors of each list joined out.

Takes the tree of one variant. `prune` drops lead-ins without items and sections without clauses; `coordinate` runs a
single survivor into its lead-in and writes `;`, `; and`, `; or` and the final full stop. Only lists that join with
"and" or "or" are touched: under "sentences" every item ends by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.assemble.draft import Draft, Drafts, Inlines, Words
from engross.assemble.places import Place
from engross.assemble.spacing import SEAM, closed, ends_with, tidy
from engross.model import Kind, OutlineSection

_JOINED = ("and", "or")


def prune(drafts: Drafts, computed: Iterable[OutlineSection]) -> Drafts:
    """The drafts without what nothing is left of; sections in `computed` stay, for their content is yet to come."""
    kept = frozenset(section.id for section in computed)
    return Drafts(
        tuple(_pruned(drafts.front, kept)), tuple(_pruned(drafts.sections, kept)), tuple(_pruned(drafts.annexes, kept))
    )


def _pruned(drafts: Iterable[Draft], kept: frozenset[str]) -> Iterator[Draft]:
    for draft in drafts:
        children = tuple(_pruned(draft.children, kept))
        if children or draft.id in kept or not _leads_in(draft):
            yield _with_children(draft, children)


def _leads_in(draft: Draft) -> bool:
    """Whether the draft says nothing without the list below it."""
    if draft.kind in (Kind.SECTION, Kind.ANNEX):
        return True
    if not draft.paragraphs:
        return draft.kind not in (Kind.TITLE, Kind.PREAMBLE)
    return ends_with(draft.paragraphs[-1], ":")


def coordinate(drafts: Drafts) -> Drafts:
    """The drafts with single survivors run on and every list punctuated."""
    return Drafts(_all(drafts.front), _all(drafts.sections), _all(drafts.annexes))


def _all(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    return tuple(_closed(_run_on(draft), ".") if draft.children else draft for draft in drafts)


def _run_on(draft: Draft) -> Draft:
    """Single survivors merged into their lead-ins, from the leaves up; what is merged lacks its closing mark."""
    if not draft.children:
        return draft
    children = tuple(_run_on(child) for child in draft.children)
    if draft.join not in _JOINED or len(children) != 1 or children[0].heading or not draft.paragraphs:
        return _with_children(draft, children)
    (item,) = children
    lead = draft.paragraphs[-1]
    merged = tidy((*_without_colon(lead), _space(lead), SEAM, *item.paragraphs[0]))
    return replace(
        draft,
        paragraphs=(*draft.paragraphs[:-1], merged, *item.paragraphs[1:]),
        children=item.children,
        join=item.join if item.children else "",
        due=not item.children or item.join in _JOINED,
        conspicuous=draft.conspicuous or item.conspicuous,
        flags=draft.flags | item.flags,
        aliases=(*draft.aliases, *item.ids),
        stated=(*draft.stated, *item.stated),
        wordings=(*draft.wordings, *item.wordings),
    )


def _without_colon(lead: Inlines) -> Inlines:
    if not ends_with(lead, ":"):
        return lead
    last = lead[-1]
    assert isinstance(last, Words)
    return (*lead[:-1], last.cut(0, len(last.text) - 1))


def _space(lead: Inlines) -> Words:
    """The space between a lead-in and the item that is run into it, computed from the end of the lead-in."""
    last = lead[-1]
    span = last.places[-1].at(len(last.text)) if isinstance(last, Words) else last.span
    return Words(" ", (Place(0, span, "computed"),))


def _closed(draft: Draft, mark: str) -> Draft:
    """The draft with its joined lists punctuated; `mark` closes the draft itself where it is due."""
    if draft.join in _JOINED and draft.children:
        last = len(draft.children) - 1
        marks = [";"] * (last - 1) + [f"; {draft.join}"] * (last > 0) + [mark]
        items = zip(draft.children, marks, strict=True)
        return replace(draft, children=tuple(_closed(replace(child, due=True), own) for child, own in items), due=False)
    if not draft.children:
        if not draft.due:
            return draft
        return replace(draft, paragraphs=(*draft.paragraphs[:-1], closed(draft.paragraphs[-1], mark)), due=False)
    return _with_children(draft, tuple(_closed(child, ".") for child in draft.children))


def _with_children(draft: Draft, children: tuple[Draft, ...]) -> Draft:
    """The draft with other children; itself where they are the same, for most are."""
    same = all(old is new for old, new in zip(draft.children, children, strict=False))
    return draft if same and len(children) == len(draft.children) else replace(draft, children=children)
