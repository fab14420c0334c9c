"""The remix rule against the table of the legal specification, and against the laws that any such rule obeys."""

from dataclasses import replace
from itertools import groupby, permutations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.licences import CLAUSES, completes, family

from engross.assemble import Complete
from engross.library.family import find, load
from engross.model import Family, Variant
from engross.model.diagnostics import BadInput
from engross.pages import output as pages
from engross.pages.remix import Remix, Use, combine, separable, table

DATA = Path(__file__).with_name("data") / "remix.txt"
HEAD, *ROWS = (line.split() for line in DATA.read_text().splitlines() if not line.startswith("#"))
CELLS = [(row[0], column, cell) for row in ROWS for column, cell in zip(HEAD, row[1:], strict=True)]
FATES = {"+": Use.SHARED, "!": Use.PRIVATE, "x": Use.NONE}
FAMILY, COMPLETED = family(CLAUSES), completes(CLAUSES)
SILENT = Path(__file__).parents[2] / "src" / "engross" / "cli" / "skeleton" / "clauses"
variants = st.sampled_from(FAMILY.variants)


def meant(short: str) -> Variant:
    """The variant of a short name of the table."""
    return find(FAMILY, short if short in ("MG0", "BY") else f"BY-{short}")


def answer(*inputs: Variant) -> Remix:
    """The answer for some inputs."""
    return combine(FAMILY, COMPLETED, inputs)


def test_the_table_of_the_specification_is_whole() -> None:
    """81 cells are compared, of which 41 may be shared, 16 made only, and 24 have no licence."""
    assert len(CELLS) == 81
    assert [sum(cell == sign for *_, cell in CELLS) for sign in "+!x"] == [41, 16, 24]
    assert set(map(meant, HEAD)) == set(FAMILY.variants)


@pytest.mark.parametrize(("first", "second", "cell"), CELLS)
def test_every_cell_is_that_of_the_specification(first: str, second: str, cell: str) -> None:
    """The fate is as specified; what may be shared or made carries the options of both inputs and no others."""
    found = answer(meant(first), meant(second))
    together = {*meant(first).options, *meant(second).options}
    assert found.fate is FATES[cell]
    assert set(found.options) == together
    assert (found.result is None) == (cell == "x")
    assert found.result is None or set(found.result.options) == together


def test_the_table_is_symmetric() -> None:
    """Which input comes first makes no difference."""
    cells = table(FAMILY, COMPLETED)
    assert [[(c.fate, c.result) for c in row] for row in cells] == [
        [(c.fate, c.result) for c in column] for column in zip(*cells, strict=True)
    ]


@given(st.lists(variants, min_size=1, max_size=5))
def test_order_and_repetition_make_no_difference(inputs: list[Variant]) -> None:
    """Any order of the inputs, and any of them twice, gives the same answer."""
    found = answer(*inputs)
    for other in (list(reversed(inputs)), [*inputs, inputs[0]]):
        assert (answer(*other).fate, answer(*other).result) == (found.fate, found.result)


@given(variants, variants, variants)
def test_combining_step_by_step_comes_to_the_same(first: Variant, second: Variant, third: Variant) -> None:
    """A result that is combined again ends where all inputs at once would: the rule is associative."""
    whole = answer(first, second, third)
    for one, two, three in permutations((first, second, third)):
        step = answer(one, two)
        if step.result is None:
            assert whole.fate is Use.NONE
        else:
            onward = answer(step.result, three)
            assert (onward.fate, onward.result) == (whole.fate, whole.result)


def test_every_answer_for_three_inputs_obeys_the_rule() -> None:
    """All 729 triples: none where the options together are no licence, private where its sheet bars sharing."""
    licences = {frozenset(variant.options): variant for variant in FAMILY.variants}
    for inputs in product(FAMILY.variants, repeat=3):
        found = answer(*inputs)
        licence = licences.get(frozenset(code for variant in inputs for code in variant.options))
        assert found.result == licence
        shared = licence is not None and COMPLETED[licence.id].sheet.cells["dm.distribute"].answer
        assert found.fate is (Use.NONE if licence is None else Use.SHARED if shared else Use.PRIVATE)


def test_the_facts_decide_and_not_the_name_of_an_option() -> None:
    """Where the sheet of a variant says that derivatives may be shared, the result may be, whatever it is called."""
    bar = COMPLETED["MG-BY-ND"]
    cells = {**bar.sheet.cells, "dm.distribute": replace(bar.sheet.cells["dm.distribute"], answer=True)}
    told = {**COMPLETED, "MG-BY-ND": replace(bar, sheet=replace(bar.sheet, cells=cells))}
    found = combine(FAMILY, told, (meant("ND"), meant("BY")))
    assert found.fate is Use.SHARED


@pytest.mark.parametrize(
    ("inputs", "clauses"),
    [
        (("NC", "OS"), "MG-BY-NC: remix.offer; MG-BY-OS: remix.offer"),
        (("BY", "BY"), "MG-BY: remix.offer"),
        (("ND", "MG0"), "MG-BY-ND: back.grant nd.share remix.private; MG0: remix.none remix.private"),
        (("OS", "RAI"), "MG-BY-OS: remix.none remix.private; MG-BY-RAI: remix.none remix.private"),
    ],
)
def test_each_reason_cites_its_clauses(inputs: tuple[str, ...], clauses: str) -> None:
    """The clauses stand in the licences of the inputs, under their numbers there, and never in that of the result."""
    found = answer(*map(meant, inputs))
    cited = {
        licence.removesuffix(f"-{FAMILY.edition}"): " ".join(place.target for place in places)
        for licence, places in groupby(found.backing, key=lambda place: place.licence)
    }
    assert "; ".join(f"{licence}: {targets}" for licence, targets in cited.items()) == clauses
    for place in found.backing:
        document = COMPLETED[place.licence.removesuffix(f"-{FAMILY.edition}")].document
        numbers = {provision.id: provision.number for provision in document.walk()}
        assert place.text == f"Section {numbers[place.target]}"


@pytest.mark.parametrize(
    ("inputs", "notes"),
    [
        (("NC", "OS"), [("leaves", ["OS"]), ("its licensor", ["NC"]), ("at will", ["OS"]), ("withdraw", ["NC"])]),
        (("MG0", "BY"), [("leaves", ["MG0", "BY"]), ("cannot be withdrawn at will", ["MG0", "BY"])]),
        (("ND", "RAI"), [("leaves", ["RAI"]), ("belong to its licensor", ["ND"]), ("withdraw this", ["ND", "RAI"])]),
    ],
)  # fmt: skip
def test_ownership_and_revocation_are_told_of_each_input(
    inputs: tuple[str, ...], notes: list[tuple[str, list[str]]]
) -> None:
    """Each note stands where its rows are answered so, citing the inputs of which it is true and no others."""
    found = answer(*map(meant, inputs))
    assert len(found.notes) == len(notes)
    for note, (said, named) in zip(found.notes, notes, strict=True):
        assert said in note.text
        licences = dict.fromkeys(place.licence for place in note.backing)
        assert sorted(licences) == sorted(f"{meant(one).id}-{FAMILY.edition}" for one in named)
    data = pages.remix_data(found)
    assert [note["text"] for note in data["notes"]] == [note.text for note in found.notes]
    words = " ".join(pages.remix_text(found, separable(FAMILY, COMPLETED, found.inputs)).split())
    assert all(note.text in words for note in found.notes)


def test_no_page_says_that_a_result_must_carry_its_licence() -> None:
    """The clauses of the inputs permit to offer it so; "no other" would be more than they say."""
    found = answer(meant("NC"), meant("OS"))
    apart = separable(FAMILY, COMPLETED, found.inputs)
    for words in (pages.remix_text(found, apart), *pages.legend(apart)):
        assert "no other" not in words
    assert "may be shared under MG-BY-NC-OS" in pages.remix_text(found, apart)


@pytest.mark.parametrize(
    ("inputs", "refusal", "said"),
    [
        (("OS", "RAI"), "policy", "Use rules restrict"),
        (("OS", "ND"), "contradiction", "which ND forbids"),
        (("ND", "RAI"), "unpublished", "no licence that joins ND and RAI"),
    ],
)
def test_a_refusal_gives_its_class_and_reason(inputs: tuple[str, ...], refusal: str, said: str) -> None:
    """Where no licence fits, the rule that stands against it is named with its class."""
    found = answer(*map(meant, inputs))
    assert found.refusal is not None
    assert found.refusal.refusal.value == refusal
    assert said in found.reason
    assert pages.remix_data(found)["class"] == refusal


def test_separable_works_keep_their_licences() -> None:
    """The separable case names the ways to combine, and the clause about parts in the licence of every input."""
    found = separable(FAMILY, COMPLETED, (meant("NC"), meant("ND"), meant("NC")))
    assert [place.target for place in found.backing] == ["combine.parts"] * 2
    words = found.separable.casefold()
    assert all(way in words for way in ("vote", "stacked", "mixture of experts", "pipeline", "gating weights"))


def test_a_family_without_a_plan_says_so() -> None:
    """A family that says nothing about combinations is told which key to add."""
    silent = load(SILENT)
    with pytest.raises(BadInput, match=r"no-plan.*'remix'"):
        combine(silent, {}, silent.variants[:1])


def test_the_fixtures_are_the_library(family: Family, completed: dict[str, Complete]) -> None:
    """What is read for the cases of this file is what the other tests read."""
    assert family == FAMILY
    assert completed == COMPLETED
