"""Random schemes of numbering: what is cited is what is printed, for every provision."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.assemble.building import clause, document_of, family, section

from engross.assemble.draft import Draft, Drafts, Once
from engross.assemble.numbering import number
from engross.library.family.values import settle
from engross.model import Document, Kind, Level, Numbering, NumberingPlan, Provision, Reference, ReferenceWords, Span
from engross.model.diagnostics import BadInput, Findings

COUNTERS = ("decimal", "decimal-zero", "lower-letter", "upper-letter", "lower-roman", "upper-roman")
SHAPES = ("{n}.", "({n})", "{n})", "§ {n}", "Article {n}", "[{n}]", "{n} –", "", "•", "Part")
USUAL, MANY = 12, 200
PROVISIONS = ("one", "two", "x", "y", "z", "x.1", "x.2", "y.1", "y.2", "y.2.1", "y.2.2")


def scheme(chance: random.Random) -> tuple[Level, ...]:
    """Four levels as a family may write them; some are refused."""
    levels: list[Level] = []
    for depth in range(1, 5):
        shape = chance.choice(SHAPES)
        shown = f"{{{depth}}}"
        if "{n}" in shape and depth > 1 and chance.random() < 0.3:
            shown = "".join(f"{{{above}}}." for above in range(1, depth)) + shown
        counter = chance.choice(COUNTERS)
        start = chance.choice((1, 1, 1, 0 if counter == "decimal" else 2, 5))
        cite = "".join(f"({{{n}}})" for n in range(1, depth + 1)) if "{n}" in shape and chance.random() < 0.3 else ""
        continues = depth > 1 and chance.random() < 0.2
        levels.append(Level(shape.replace("{n}", shown), counter, cite, start, continues))  # type: ignore[arg-type]
    return tuple(levels)


def made(seed: int) -> tuple[tuple[Level, ...], Document] | None:
    """A licence under a random scheme, in which every numbered part is cited; None where the family is refused."""
    written = scheme(random.Random(seed))
    items = ["a", ("b:", ["c", "d"])]
    for cited in (PROVISIONS, ()):
        words = "; ".join(f"[](#{one})" for one in cited) or "Nothing."
        subject = family(
            clause("x", f"Cites {words}", join="and", items=["a", "b"]),
            clause("y", "Lists:", join="and", items=items),
            clause("z", "Last."),
            sections=[section("one", "x"), section("two", "y", "z")],
            numbering=NumberingPlan(ReferenceWords("Section", "Sections"), written, written, written[:1]),
        )
        findings = Findings()
        settled = settle(subject, lambda *path: Span("family.yaml"), findings)
        if any(finding.span.path == "family.yaml" for finding in findings):
            return None
        try:
            return written, document_of(settled)
        except BadInput as bad:
            codes = {one.code for one in bad.diagnostics if one.span.path}
            if not codes or not codes <= {"ambiguous-citation", "dangling-reference"}:
                raise
    raise AssertionError(seed)


def chains(provisions: tuple[Provision, ...], above: tuple[Provision, ...] = ()) -> Iterator[tuple[Provision, ...]]:
    """Every provision with those above it."""
    for one in provisions:
        yield (*above, one)
        yield from chains(one.children, (*above, one))


def figures(levels: tuple[Level, ...], chain: tuple[Provision, ...]) -> dict[int, str]:
    """The counters that the labels of a provision and of those above it print, by level, read off the labels."""
    found: dict[int, str] = {}
    for one in chain:
        pattern = re.sub(r"\\\{(\d)\\\}", r"(?P<n\1>[0-9a-zA-Z]+)", re.escape(levels[one.level - 1].label))
        match = re.fullmatch(pattern, one.label)
        assert match, (one.label, pattern)
        for name, value in match.groupdict().items():
            assert found.setdefault(int(name[1:]), value) == value
    return found


def disagreeing(seed: int) -> list[str]:
    """The provisions that are cited by anything but what their labels and those above print."""
    drawn = made(seed)
    if drawn is None:
        return []
    levels, document = drawn
    found: list[str] = []
    numbers: dict[str, str] = {}
    for chain in chains(document.sections):
        one, printed = chain[-1], figures(levels, chain)
        numbers[one.id] = one.number
        level = levels[one.level - 1]
        if level.cite:
            wanted = level.cite
            for place, value in printed.items():
                wanted = wanted.replace(f"{{{place}}}", value)
            right = one.number == wanted
        elif "{" not in level.label:
            right = one.number == ""
        else:
            right = one.number.endswith(one.label.rstrip(" .,:;–—-"))
            before = one.number.removesuffix(one.label.rstrip(" .,:;–—-"))
            right = right and (not before or before in {above.number for above in chain[:-1]})
        found += [] if right else [f"{seed}: {one.label!r} is cited as {one.number!r}"]
    for provision in document.walk():
        for block in provision.body:
            for inline in getattr(block, "inlines", ()):
                if isinstance(inline, Reference) and inline.number:
                    found += [] if numbers[inline.target] == inline.number else [f"{seed}: {inline}"]
    return found


@pytest.mark.parametrize("seed", range(USUAL))
def test_a_citation_agrees_with_the_printed_label(seed: int) -> None:
    """A seeded share of the schemes."""
    assert disagreeing(seed) == []


@pytest.mark.slow
def test_citations_agree_under_many_schemes() -> None:
    """Two hundred schemes, most of which are not refused."""
    seeds = range(1000, 1000 + MANY)
    assert [line for seed in seeds for line in disagreeing(seed)] == []
    assert sum(made(seed) is not None for seed in seeds) > MANY // 2


def test_a_legal_level_prints_what_is_above_in_decimals() -> None:
    """In its label and in how it is cited; the level above keeps its own figures."""
    levels = (
        Level("ARTICLE {1}", "upper-roman", "{1}"),
        Level("Section {1}.{2}", "decimal-zero", "{1}.{2}", legal=True),
        Level("({3})", "lower-letter", "{1}.{2}({3})", legal=True),
    )
    item = Draft("a.b.c", Kind.ITEM)
    part = Draft("a", Kind.SECTION, children=(Draft("a.b", Kind.CLAUSE, children=(item,)),))
    drafts = number(
        Drafts((), (replace(part, id="z", children=()), part), ()), Numbering(levels, levels, levels), Once()
    )
    found = [(draft.label, draft.number) for draft in drafts.walk()]
    assert found == [("ARTICLE I", "I"), ("ARTICLE II", "II"), ("Section 2.01", "2.01"), ("(a)", "2.01(a)")]


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level("{1}", "decimal", "", legal=True), "no level above it"),
        (Level("{1}.{2}", "lower-letter", "", legal=True), "shows its own counter so"),
    ],
)
def test_a_level_that_word_would_print_otherwise_is_refused(level: Level, said: str) -> None:
    """What is above in decimals is above, and a label in decimals is so in all its figures."""
    levels = (Level("{1}.", "decimal", ""), level) if "{2}" in level.label else (level,)
    findings = Findings()
    plan = NumberingPlan(ReferenceWords("Section", "Sections"), levels, levels, levels)
    settle(
        family(clause("x", "Words."), sections=[section("one", "x")], numbering=plan), lambda *path: Span("f"), findings
    )
    assert any(said in finding.message for finding in findings)
