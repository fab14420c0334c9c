"""List punctuation: drafts in, the same drafts with the survivors of each list joined out.

Takes the tree of one variant. `prune` drops lead-ins without items and sections without clauses; `coordinate` runs a
single survivor into its lead-in and writes `;`, `; and`, `; or` and the final full stop, or the marks that the clause
says. Under "sentences" every item ends by itself. Words that go on behind a list are no item.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile

from engross.assemble.draft import Draft, Drafts, Inlines, Once, Words
from engross.assemble.places import Place
from engross.assemble.spacing import SEAM, closed, ends_with, tidy
from engross.model import JOINED, Kind, OutlineSection
from engross.model.languages import Language, joining_words
from engross.records import dataclass

_CONTINUES = re.compile(r"[^\w]*[^\W\d_]")

_JOINS = "|".join(map(re.escape, joining_words()))
_MARKED = re.compile(rf"[.;:,?!…–—-][)\]\"'”’»]*$|[;,] (?:{_JOINS})(?:/(?:{_JOINS}))?$")
"""A mark at the end of words, or a word that joins them to the next item."""


def prune(drafts: Drafts, computed: Iterable[OutlineSection], once: Once) -> Drafts:
    """The drafts without what nothing is left of; sections in `computed` stay, for their content is yet to come."""
    kept = frozenset(section.id for section in computed)
    return drafts.each(lambda part: _pruned(part, kept, once))


def _pruned(drafts: Iterable[Draft], kept: frozenset[str], once: Once) -> Iterator[Draft]:
    for draft in drafts:
        left = once.of(draft, ("prune",), partial(_left, draft, kept, once))
        if left:
            yield left


def _left(draft: Draft, kept: frozenset[str], once: Once) -> Draft | None:
    """What is left of a draft, None where nothing is."""
    children = tuple(_pruned(draft.children, kept, once))
    items = children if draft.kind in (Kind.SECTION, Kind.ANNEX) else _items(children)
    alive = items or draft.whole or draft.id in kept or not _leads_in(draft)
    return _with_children(draft, children) if alive else None


def _leads_in(draft: Draft) -> bool:
    """Whether the draft says nothing without the list below it."""
    if draft.kind in (Kind.SECTION, Kind.ANNEX):
        return True
    if not draft.paragraphs:
        return draft.kind not in (Kind.TITLE, Kind.PREAMBLE)
    return draft.join in JOINED or ends_with(draft.paragraphs[-1], ":")


def _items(children: Iterable[Draft]) -> tuple[Draft, ...]:
    """The children that are items of the list, and not words that go on behind it."""
    return tuple(child for child in children if child.kind is not Kind.CLAUSE)


def coordinate(drafts: Drafts, language: Language, once: Once) -> Drafts:
    """The drafts with single survivors run on and every list punctuated, with the words of a language."""
    return drafts.each(partial(_all, closing=_Closing(language, once)))


def _all(drafts: Iterable[Draft], closing: "_Closing") -> Iterator[Draft]:
    for draft in drafts:
        run_on = _run_on(draft, closing.once)
        yield closing.closed(run_on, run_on.marks[-1]) if draft.children else draft


def _run_on(draft: Draft, once: Once) -> Draft:
    """Single survivors merged into their lead-ins, from the leaves up; what is merged lacks its closing mark."""
    return once.of(draft, ("run on",), partial(_merged, draft, once)) if draft.children else draft


def _merged(draft: Draft, once: Once) -> Draft:
    children = tuple(_run_on(child, once) for child in draft.children)
    items = _items(children)
    if draft.join not in JOINED or len(items) != 1 or items[0].heading or not draft.paragraphs:
        return _with_children(draft, children)
    (item,) = items
    behind = tuple(child for child in children if child is not item)
    lead = draft.paragraphs[-1]
    merged = tidy((*_without_colon(lead), _space(lead), SEAM, *item.paragraphs[0]))
    paragraphs = (merged, *item.paragraphs[1:])
    if behind and _goes_on(behind[0]) and not item.children:
        last, first = paragraphs[-1], behind[0]
        paragraphs = (*paragraphs[:-1], tidy((*last, _space(last), SEAM, *first.paragraphs[0])), *first.paragraphs[1:])
        item = replace(item, aliases=(*item.aliases, *first.ids))
        behind = behind[1:]
    return replace(
        draft,
        paragraphs=(*draft.paragraphs[:-1], *paragraphs),
        manners=(*(manner for _, manner in draft.set), *(manner for _, manner in item.set[1:])),
        children=(*item.children, *behind),
        join=item.join if item.children else "",
        due=(not item.children or item.join in JOINED) and not _ended(paragraphs[-1]),
        conspicuous=draft.conspicuous or item.conspicuous,
        flags=draft.flags | item.flags,
        aliases=(*draft.aliases, *item.ids),
        stated=(*draft.stated, *item.stated),
        wordings=(*draft.wordings, *item.wordings),
        notes=(*draft.notes, *item.notes),
    )


def _goes_on(behind: Draft) -> bool:
    """Whether the words behind a list go on with its sentence, for they begin with a small letter."""
    if behind.heading or not behind.unnumbered or not behind.paragraphs:
        return False
    text = "".join(inline.text if isinstance(inline, Words) else "" for inline in behind.paragraphs[0])
    first = _CONTINUES.match(text)
    return first is not None and first[0][-1].islower()


def _is_open(behind: Draft) -> bool:
    """Whether the words behind a list are typed without a mark at their end, which may be a word that joins."""
    if behind.children or not behind.paragraphs or [*behind.set][-1][1]:
        return False
    last = behind.paragraphs[-1][-1]
    return not (isinstance(last, Words) and _MARKED.search(last.text))


def _ended(inlines: Inlines) -> bool:
    """Whether words have their closing mark, as those that were typed behind a list."""
    return ends_with(inlines, ".")


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


@dataclass(frozen=True, slots=True)
class _Closing:
    """The punctuation of the lists of one family."""

    language: Language
    once: Once

    def closed(self, draft: Draft, mark: str) -> Draft:
        """The draft with its joined lists punctuated; `mark` closes the draft itself where it is due."""
        if not draft.children and not draft.due:
            return draft
        return self.once.of(draft, ("close", mark), partial(self._marked, draft, mark))

    def _marked(self, draft: Draft, mark: str) -> Draft:
        if draft.join in JOINED and draft.children:
            return replace(draft, children=tuple(self._punctuated(draft, mark)))
        if not draft.children:
            return replace(draft, paragraphs=(*draft.paragraphs[:-1], closed(draft.paragraphs[-1], mark)))
        return _with_children(draft, tuple(self.closed(child, child.marks[-1]) for child in draft.children))

    def _punctuated(self, draft: Draft, mark: str) -> Iterator[Draft]:
        """The children of a joined list, each item with its own mark; `mark` is that of the last.

        Where words go on behind the list of an item, that mark closes them, for the item ends there.
        """
        items = _items(draft.children)
        between, _ = draft.marks
        word = self.language.before(draft.join, _opening(items[-1])) if items else ""
        joined = f"{between} {word}" if word else between
        behind = next((after for child, after in pairwise(draft.children) if items and child is items[-1]), None)
        goes_on = behind is not None and _goes_on(behind)
        last = "" if goes_on else mark
        marks = iter([between] * (len(items) - 2) + [joined] * (len(items) > 1) + [last] * bool(items))
        for child in draft.children:
            is_item = any(child is item for item in items)
            if is_item:
                yield self.closed(self.once.of(child, ("due",), partial(replace, child, due=True)), next(marks))
            elif goes_on and draft.due and child is draft.children[-1] and _is_open(child):
                yield replace(child, paragraphs=(*child.paragraphs[:-1], closed(child.paragraphs[-1], mark)))
            else:
                yield self.closed(child, child.marks[-1])


def _opening(draft: Draft) -> str:
    """The words that an item opens with, "" where they are computed."""
    inlines = next((said for said in (draft.heading, *draft.paragraphs) if said), ())
    return "".join(one.text for one in takewhile(lambda one: isinstance(one, Words), inlines) if isinstance(one, Words))


def _with_children(draft: Draft, children: tuple[Draft, ...]) -> Draft:
    """The draft with other children; itself where they are the same, for most are."""
    same = all(old is new for old, new in zip(draft.children, children, strict=False))
    return draft if same and len(children) == len(draft.children) else replace(draft, children=children)
