"""Findings that only the pages and fonts can tell; `engross check` adds them to those of the lint.

Takes a family, its completed variants and the subject of its lint; returns findings that a family may accept like those
of the lint. Never keeps a page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engross.assemble import Complete
from engross.lint import Subject
from engross.model import Family, Span, Variant
from engross.model.diagnostics import BadInput, Diagnostic
from engross.pages.chooser import Chooser
from engross.pages.deed import deed
from engross.writers import glyphs

CODES = ("untold-option", "unreached-licence", "glyph")
"""The codes of these findings."""


def findings(family: Family, completed: Sequence[Complete], subject: Subject) -> Iterator[Diagnostic]:
    """Every finding, for the variants under the family's own settings."""
    yield from untold_options(family, completed)
    yield from unreached_licences(family, completed)
    yield from unshown_characters(subject)


def untold_options(family: Family, completed: Sequence[Complete]) -> Iterator[Diagnostic]:
    """The options that change no row of the sheet, no category or tag and no line of the deed, in any licence.

    Only for a family that has a sheet or a deed: nobody learns of an option that neither mentions.
    """
    if not (family.sheet or family.deed):
        return
    told = {one.variant: _told(family, one) for one in completed}
    for option in family.options:
        code = option.code
        pairs = list(_pairs(family.variants, code))
        if not any(code in variant.options for variant in family.variants):
            message, hint = f"no licence has the option {code!r}", "let the rules allow it, or remove it"
            yield Diagnostic("untold-option", message, option.span, hint, clause=code)
        elif pairs and not any(told[one] != told[other] for one, other in pairs):
            message = f"the option {code!r} changes no row of the sheet, no tag and no line of the deed"
            hint = "give its clauses `facts`, and the sheet or the deed a row or line for them"
            variants = tuple(one.id for one, _ in pairs)
            yield Diagnostic("untold-option", message, option.span, hint, variants, clause=code)


def unreached_licences(family: Family, completed: Iterable[Complete]) -> Iterator[Diagnostic]:
    """The licences that no answers to the questions of the chooser lead to."""
    if not family.chooser:
        return
    chooser = Chooser(family, {one.variant.id: one.sheet.true for one in completed})
    for variant in chooser.unreached():
        message = f"no path through the questions of the chooser leads to {variant.id!r}"
        hint = "add a question, or an answer, whose `require` holds in it and not in the licence found before it"
        span = family.chooser[0].span
        yield Diagnostic("unreached-licence", message, span, hint, (variant.id,), clause=variant.id)


def unshown_characters(subject: Subject) -> Iterator[Diagnostic]:
    """The characters of the licences that the fonts of the PDF cannot show, each at its first place."""
    places: dict[str, tuple[Span, str]] = {}
    for prose in subject.prose:
        for character in set(prose.text):
            places.setdefault(character, (prose.span(prose.text.index(character)), prose.clause))
    family = subject.family
    for one in (family.end, family.status, *(case.document.record.name for case in subject.cases)):
        for character in one:
            places.setdefault(character, (Span(f"{family.path}/family.yaml"), ""))
    for character in sorted(glyphs.lacking(places)):
        span, clause = places[character]
        yield glyphs.finding(character, span, clause=clause)


def _told(family: Family, one: Complete) -> Mapping[str, object]:
    """What a reader is told of a licence besides its words."""
    answers = {row: cell.answer for row, cell in one.sheet.cells.items()}
    lines: object = ()
    if family.deed:
        try:
            lines = [line.text for group in deed(family, one).groups for line in group.lines]
        except BadInput:
            lines = one  # told where deeds are checked; here, a deed that cannot be made is like no other
    return {"rows": answers, "labels": (one.sheet.category, one.sheet.tags), "deed": lines}


def _pairs(variants: Sequence[Variant], code: str) -> Iterator[tuple[Variant, Variant]]:
    """Each variant that has an option, with those without it that differ the least."""
    without = [variant for variant in variants if code not in variant.options]
    for one in variants:
        if code in one.options and without:
            gaps = {other: len(set(one.options) ^ set(other.options)) for other in without}
            least = min(gaps.values())
            yield from ((one, other) for other, gap in gaps.items() if gap == least)
