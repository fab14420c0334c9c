"""What differs from the accepted wording, as text for a terminal and as data.

Takes what `rewording` found; returns lines and plain objects. Without `whole`, the text fits a screen: of what does not
fit, the clauses are named. Never compares.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from engross.cli.changes import as_data as change_data
from engross.cli.errors import count
from engross.cli.impact import lines_of, listed, renumbered, tell
from engross.editions.rewording import Changed, Rewording, UnlikePage
from engross.editions.wording import FOLDER, MATRIX

SCREEN = 36
"""Lines that are printed without `--all`: a terminal of 40 lines, less what `check` says around them."""
CHANGE = 12
"""Lines of one change that are printed without `--all`."""
PAGE = 6
"""Lines of a page, or licences and ids by name, that are printed without `--all`."""


def text(found: Rewording, *, whole: bool = False) -> str:
    """Everything that differs, each change once; empty where nothing does."""
    blocks = [*_licences(found), *_renamed(found, whole)]
    room = SCREEN - sum(len(block) + 1 for block in blocks)
    left: list[Changed] = []
    for one in found.changed:
        block = _block(one, whole)
        if whole or len(block) < room or one is found.changed[0]:
            blocks.append(block)
            room -= len(block) + 1
        else:
            left.append(one)
            room = 0
    if left:
        blocks.append(_left(left))
    if found.renumbered:
        blocks.append(textwrap.wrap(renumbered(found.renumbered, "->"), 98))
    blocks += _unlike(found, whole)
    return "\n\n".join("\n".join(block) for block in blocks)


def as_data(found: Rewording) -> dict[str, Any]:
    """Everything that differs as JSON holds it; `setting` is empty where a change applies under the family's own."""
    return {
        "differing_pages": list(found.pages),
        "differences": [_data(one) for one in found.changed],
        "renumbered": [one.change.id for one in found.renumbered],
        "renamed": [{"old": one.old, "new": one.new, "variants": list(one.variants)} for one in found.renamed],
        "new": list(found.new),
        "gone": list(found.gone),
        "unlike_pages": [{"page": one.name, "words": one.words, "lines": list(one.lines)} for one in found.unlike],
    }


def _data(one: Changed) -> dict[str, Any]:
    change = one.reach.change
    return {
        **change_data(change),
        "files": list(one.files),
        "before": change.old_text,
        "after": change.new_text,
        "reached": list(one.reach.reached),
        "not_reached": list(one.reach.others),
        "setting": "" if "" in one.cases else one.cases[0],
        "settings": [case for case in one.cases if case],
    }


def _licences(found: Rewording) -> Iterator[list[str]]:
    """The licences that only one side has."""
    for title, variants in (("New", found.new), ("Gone", found.gone)):
        if variants:
            yield textwrap.wrap(f"{title}: {', '.join(variants)}.", 98, break_on_hyphens=False)


def _renamed(found: Rewording, whole: bool) -> Iterator[list[str]]:
    """The ids that changed."""
    if found.renamed:
        shown = found.renamed if whole else found.renamed[:PAGE]
        lines = [f"  {one.old} -> {one.new}, in {count(len(one.variants), 'licence')}" for one in shown]
        yield [
            click.style("Renamed, with the same or nearly the same words:", bold=True),
            *lines,
            *_more(found.renamed, shown),
        ]


def _block(one: Changed, whole: bool) -> list[str]:
    lines = lines_of(tell(one.reach, [one.document], one.files))
    cases = [case or "the family's own settings" for case in one.cases]
    where = listed("where", cases) if cases != ["the family's own settings"] else []
    licences = next((n for n, line in enumerate(lines) if line.startswith("  in:")), len(lines))
    words, rest = lines[:licences], [*lines[licences:], *where]
    if not whole and len(words) > CHANGE:
        words = [*words[:CHANGE], f"    … and {count(len(words) - CHANGE, 'line')} more: engross check --all"]
    return [*words, *rest]


def _left(left: Sequence[Changed]) -> list[str]:
    ids = list(dict.fromkeys(one.reach.change.id for one in left))
    named = f"{', '.join(ids[:PAGE])}{f' and {len(ids) - PAGE} more' if len(ids) > PAGE else ''}"
    return textwrap.wrap(f"And {count(len(left), 'change')} more, in {named}. All of them: engross check --all", 98)


def _unlike(found: Rewording, whole: bool) -> Iterator[list[str]]:
    """Pages in which no change was found, with the lines that differ."""
    pages = [page for page in found.unlike if page.name != MATRIX]
    for title, of_kind in (
        ("These words of a page are no part of its text, and differ:", [page for page in pages if page.words]),
        ("No word, number, order or emphasis differs; these lines do:", [page for page in pages if not page.words]),
    ):
        shown = of_kind if whole else of_kind[:PAGE]
        if of_kind:
            yield [title, *(line for page in shown for line in _lines(page, whole)), *_more(of_kind, shown)]
    told = found.changed or found.new or found.gone or found.renamed
    if not told:
        for page in (page for page in found.unlike if page.name == MATRIX):
            yield ["Which clause file reaches which licence:", *_lines(page, whole)]


def _lines(page: UnlikePage, whole: bool) -> list[str]:
    shown = page.lines if whole else page.lines[:PAGE]
    return [f"  {FOLDER.as_posix()}/{page.name}", *(f"    {line}" for line in shown), *_more(page.lines, shown)]


def _more(all_of: Sequence[object], shown: Iterable[object]) -> list[str]:
    left = len(all_of) - len([*shown])
    return [f"    … and {left} more: engross check --all"] if left else []
