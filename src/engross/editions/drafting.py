"""The *Wording* of an edition's changelog, drafted from what changed.

Takes the documents of two editions by variant; returns the entries, each change once, with the licences that it reaches
and those that it does not. A person edits them and adds the reasons, which the documents do not hold.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from engross.model import Change, ChangeKind, Document, Mark, Provision, Run
from engross.redline.impact import Reach, impact

MOST_EDITS = 3
"""Above this many places a provision is quoted as a whole (our own setting)."""

MOST_WORDS = 60
"""Longer quotations are cut (our own setting)."""

_CONTEXT = 3
"""How many words before a place name it, where words are only added or taken out."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4}")
_WORDS = (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED, ChangeKind.MOVED)


def first(documents: Mapping[str, Document]) -> tuple[str, ...]:
    """The entry of an edition before which there is none."""
    return (f"First text of {_all(len(documents))}: {', '.join(documents)}.",)


def draft(before: Mapping[str, Document], after: Mapping[str, Document]) -> tuple[str, ...]:
    """The entries, in reading order; licences that came or went first, mere numbers and settings last."""
    found = [one for one in impact(before, after) if not _names_itself(one, before, after)]
    came = [variant for variant in after if variant not in before]
    went = [variant for variant in before if variant not in after]
    return (
        *([f"New licence{'s' * (len(came) > 1)}: {', '.join(came)}."] if came else ()),
        *([f"No longer among the licences: {', '.join(went)}."] if went else ()),
        *(_entry(one, before, after) for one in found if one.change.kind in _WORDS),
        *_summed("Other numbers for the same words", ChangeKind.RENUMBERED, found),
        *_summed("Set otherwise in the same words", ChangeKind.RESTYLED, found),
    )


def _entry(reach: Reach, before: Mapping[str, Document], after: Mapping[str, Document]) -> str:
    change, variant = reach.change, reach.reached[0]
    heading = _heading(change.id, after[variant]) or _heading(change.id, before[variant])
    number = change.new_number or change.old_number
    title = " ".join(part for part in (number, heading) if part)
    return f"{f'**{title}** ' if title else ''}(`{change.id}`): {_said(change)} {_where(reach)}"


def _names_itself(reach: Reach, before: Mapping[str, Document], after: Mapping[str, Document]) -> bool:
    """Whether nothing changed but the name and the day of the edition, which every edition changes."""
    old, new = (state[reach.reached[0]].record.edition for state in (before, after))
    change = reach.change
    texts = (change.old_text.replace(old, ""), change.new_text.replace(new, ""))
    return change.old_text != change.new_text and len({_DATE.sub("", text) for text in texts}) == 1


def _said(change: Change) -> str:
    if change.kind is ChangeKind.ADDED:
        return f"new: {_quoted(change.new_text)}."
    if change.kind is ChangeKind.REMOVED:
        return f"taken out: {_quoted(change.old_text)}."
    if change.kind is ChangeKind.MOVED:
        return f"moved{f' from {change.old_number}' if change.old_number else ''}, in the same words."
    edits = [*_edits(change.runs)]
    if len(edits) > MOST_EDITS:
        return f"reads now: {_quoted(change.new_text)}."
    return f"{'; '.join(edits) or 'a defined term, a reference or the setting of the same words'}."


def _edits(runs: Sequence[Run]) -> Iterator[str]:
    """Each place at which words differ, in words."""
    last = ""
    for edited, group in groupby(runs, key=lambda run: run.mark is not Mark.NONE):
        part = [*group]
        if not edited:
            last = "".join(run.text for run in part)
            continue
        gone = " ".join("".join(run.text for run in part if run.mark is Mark.DELETED).split())
        come = " ".join("".join(run.text for run in part if run.mark is Mark.INSERTED).split())
        near = " ".join(last.split()[-_CONTEXT:])
        place = f" after {_quoted(near)}" if near else " at the beginning"
        if gone and come:
            yield f"{_quoted(gone)} becomes {_quoted(come)}"
        elif gone or come:
            yield f"{_quoted(come)} is added{place}" if come else f"{_quoted(gone)} goes{place}"


def _quoted(text: str) -> str:
    words = text.split()
    cut = " …" if len(words) > MOST_WORDS else ""
    return f"“{' '.join(words[:MOST_WORDS])}{cut}”".replace("*", r"\*").replace("_", r"\_")


def _where(reach: Reach) -> str:
    if not reach.others:
        return f"In {_all(len(reach.reached))}."
    return f"In {', '.join(reach.reached)}; not in {', '.join(reach.others)}."


def _all(number: int) -> str:
    return f"all {number} licences" if number > 1 else "the one licence"


def _summed(title: str, kind: ChangeKind, found: Sequence[Reach]) -> Iterator[str]:
    """One entry for all changes of a kind, licences with the same ones together."""
    listed: dict[str, list[str]] = {}
    for reach in found:
        if reach.change.kind is kind:
            for variant in reach.reached:
                listed.setdefault(variant, []).append(_numbers(reach.change))
    together: dict[tuple[str, ...], list[str]] = {}
    for variant, said in listed.items():
        together.setdefault(tuple(said), []).append(variant)
    if together:
        parts = (f"{', '.join(said)} in {', '.join(variants)}" for said, variants in together.items())
        yield f"{title}: {'; '.join(parts)}."


def _numbers(change: Change) -> str:
    if change.old_number != change.new_number and change.old_number and change.new_number:
        return f"{change.old_number} is {change.new_number}"
    return change.new_number or f"`{change.id}`"


def _heading(id: str, document: Document) -> str:
    """The heading of a provision, or the nearest one above it."""
    return next((found for top in document.walk() if (found := _within(id, top, ""))), "")


def _within(id: str, provision: Provision, above: str) -> str:
    heading = "".join(inline.text for inline in provision.heading) or above
    if id == provision.id or id in provision.aliases:
        return heading
    return next((found for child in provision.children if (found := _within(id, child, heading))), "")
