"""What the words of several licences become for the rules: each run of words once."""

import pytest
from tests.lint.seeded import read

from engross.lint.prose import Prose, Role

CITING = {"file": "duties/share.credit.md", "replace": "below it.", "by": "below it, as [Section](#disc) says."}
LONGER = {"file": "duties/share.terms.md", "replace": "When You", "by": "You may ask.\n\nWhen You"}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prose, ...]:
    """The prose of the small family, one clause of which cites another and one of which has a paragraph more."""
    return read((CITING, LONGER), tmp_path_factory.mktemp("reading") / "family").prose


def test_words_with_a_number_that_moves_are_one(prose: tuple[Prose, ...]) -> None:
    """The clause stands in two licences, and cites a Section that has another number in each."""
    (one,) = (one for one in prose if one.provision == "share.credit" and one.role is Role.BODY)
    assert {case.split()[0] for case in one.cases} == {"TB-CR", "TB-CR-NS"}


def test_words_that_differ_are_several(prose: tuple[Prose, ...]) -> None:
    """A clause that reads otherwise in a licence is read there too, in the order of the family."""
    found = [one for one in prose if one.provision == "grant.use" and one.role is Role.BODY]
    assert [(one.text.split()[8], one.cases[0]) for one in found] == [("irrevocable", "TB0"), ("revocable", "TB-CR-NS")]


@pytest.mark.parametrize(
    ("provision", "role", "clause", "heads"),
    [
        ("duties", Role.HEADING, "duties", [False]),
        ("sheet", Role.HEADING, "sheet", [False]),
        ("share.credit", Role.HEADING, "share.credit", [False]),
        ("share.terms", Role.BODY, "share.terms", [False, True, True]),
        ("share.terms.1", Role.BODY, "share.terms", [False]),
        ("grant.use.repair", Role.BODY, "grant.use.repair", [False, False]),
        ("credit", Role.ROW, "credit", [False]),
    ],
)
def test_a_run_of_words_names_its_clause(
    prose: tuple[Prose, ...], provision: str, role: Role, clause: str, heads: list[bool]
) -> None:
    """An item typed in a clause is of that clause, and a heading of its section; a list hangs below the last words."""
    found = [one for one in prose if one.provision == provision and one.role is role]
    assert {one.clause for one in found} == {clause}
    assert [one.heads for one in found] == heads
