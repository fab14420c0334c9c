"""The proof of conservation: every typed character that a finished document loses or changes is told at its place."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engross.assemble import Complete, complete_all
from engross.assemble.places import Said, cut, joined, place_at
from engross.assemble.proof import Proof
from engross.library.family import load
from engross.model import Provision, Span, Text
from engross.model.diagnostics import Diagnostic

FOLDER = Path(__file__).parent.parent / "families" / "garden"
SEEDS = 60


@pytest.fixture(scope="module")
def made() -> tuple[Proof, Complete]:
    """What is typed in a family, and one of its variants."""
    family = load(FOLDER)
    return Proof.of(family), complete_all(family)[-1]


def printed(one: Complete) -> list[Said]:
    """All words of a variant with their places."""
    return [said for provision in one.document.walk() for said in one.places.of(provision.id).said(provision)]


class Words:
    """Words as those of one provision, which count how often they are asked for."""

    def __init__(self, words: list[Said]) -> None:
        self.words = words
        self.asked = 0

    def said(self, provision: Provision) -> Iterator[Said]:
        """All of them."""
        self.asked += 1
        return iter(self.words)


def found(proof: Proof, one: Complete, words: list[Said] | Words, variant: str = "X") -> list[Diagnostic]:
    """What the proof says of a variant that prints these words."""
    written: Any = words if isinstance(words, Words) else Words(words)
    whole = [(one.document.front[0], written)]
    return list(proof.findings(one.clauses.values(), (of for _, of in one.wordings), whole, variant))


def text(said: Said) -> str:
    """The words of a passage."""
    return "".join(inline.text for inline in said[0])


def places_of(words: list[Said]) -> Iterator[tuple[int, int, Span]]:
    """Every printed letter that is typed in the body of a clause, and every space between two of those."""
    for number, said in enumerate(words):
        for at, letter in enumerate(text(said)[1:-1], 1):
            near = [place_at(said[1], at + step) for step in (-1, 0, 1)]
            inside = all(one.kind == "typed" and one == near[1] for one in near)
            if inside and near[1].span.path.endswith(".md") and (letter.isalnum() or letter == " "):
                yield number, at, near[1].at(at)


def without(said: Said, at: int) -> Said:
    """A passage that lost a character."""
    whole, places = text(said), said[1]
    kept = joined(cut(places, 0, at), at, cut(places, at + 1, len(whole)))
    return (Text(whole[:at] + whole[at + 1 :]),), kept


def changed(said: Said, at: int) -> Said:
    """A passage with another letter in the place of one."""
    whole = text(said)
    return (Text(whole[:at] + "\u00df" + whole[at + 1 :]),), said[1]


def doubled(said: Said, at: int) -> Said:
    """A passage in which words come again."""
    whole, places = text(said), said[1]
    return (Text(whole[:at] + whole),), joined(cut(places, 0, at), at, places)


def test_what_many_variants_print_is_compared_twice(made: tuple[Proof, Complete]) -> None:
    """And counts as printed in each of them."""
    proof, one = made
    words = Words(printed(one))
    assert [found(proof, one, words, variant) for variant in "ABCD"] == [[]] * 4
    assert words.asked == 2


def test_a_fault_in_what_many_variants_print_is_told_for_each(made: tuple[Proof, Complete]) -> None:
    """However often it was met."""
    proof, one = made
    words = printed(one)
    number, at, _ = next(places_of(words))
    words[number] = changed(words[number], at)
    shared = Words(words)
    told = [found(proof, one, shared, variant) for variant in "ABC"]
    assert all(told)
    assert [{name for each in those for name in each.variants} for those in told] == [{"A"}, {"B"}, {"C"}]


def test_a_sound_document_is_proven(made: tuple[Proof, Complete]) -> None:
    """Nothing is found in what assembly makes, and every clause of the variant is asked about."""
    proof, one = made
    assert found(proof, one, printed(one)) == []
    assert {finding.span.path for finding in found(proof, one, [])} >= {c.path for c in one.clauses.values() if c.term}


@pytest.mark.parametrize("alter", [without, changed, doubled], ids=["lost", "changed", "doubled"])
def test_any_fault_is_told_at_its_place(alter: Callable[[Said, int], Said], made: tuple[Proof, Complete]) -> None:
    """One character of the variant, wherever it is: a finding in its file, at its line unless words come twice."""
    proof, one = made
    words = printed(one)
    for number, at, span in Random(7).sample(list(places_of(words)), SEEDS):
        altered = [alter(said, at) if place == number else said for place, said in enumerate(words)]
        told = found(proof, one, altered)
        assert told, (text(words[number]), at)
        assert {finding.code for finding in told} == {"conservation"}
        assert span.path in {finding.span.path for finding in told}
        if alter is not doubled:
            assert span in {finding.span for finding in told}, (text(words[number])[at - 5 : at + 5], told)


def test_a_passage_that_is_lost_is_told(made: tuple[Proof, Complete]) -> None:
    """Without a whole paragraph, its first typed character is named."""
    proof, one = made
    words = printed(one)
    number, _, span = next(places_of(words))
    told = found(proof, one, [*words[:number], *words[number + 1 :]])
    assert (told[0].span.path, told[0].span.line) == (span.path, span.line)
    assert "typed here and not printed" in told[0].message


def test_passages_that_change_places_are_told(made: tuple[Proof, Complete]) -> None:
    """Two halves of one passage in the wrong order."""
    proof, one = made
    words = printed(one)
    number, at, span = next(each for each in places_of(words) if each[1] > 9)
    whole, places = text(words[number]), words[number][1]
    turned = joined(cut(places, at, len(whole)), len(whole) - at, cut(places, 0, at))
    words[number] = ((Text(whole[at:] + whole[:at]),), turned)
    told = found(proof, one, words)
    assert span.path in {finding.span.path for finding in told}
    assert any("out of its order" in finding.message for finding in told)
