"""The pages of a second family, unlike ModelGo in options, rules, numbering and words."""

import pytest
from tests.licences import GARDEN, completes, family

from engross.assemble import Complete, complete_cases
from engross.library.family import find
from engross.model import Family, RefusalClass
from engross.pages import output as pages
from engross.pages.check import check
from engross.pages.chooser import Chooser, Clash, Outcome
from engross.pages.deed import deed
from engross.pages.notice import Given, card_schema, notice
from engross.pages.remix import Use, combine

FAMILY, COMPLETED = family(GARDEN), completes(GARDEN)


Told = dict[str, list[tuple[str, list[str]]]]


def told(family: Family, one: Complete, settings: dict[str, str] | None = None) -> Told:
    """The lines of a deed by heading, each with how its clauses are cited."""
    page = deed(family, one, settings)
    return {g.heading: [(line.text, [p.text for p in line.backing]) for line in g.lines] for g in page.groups}


def test_the_deed_has_the_words_and_numbers_of_its_family() -> None:
    """Groups, lines and citations are those of the family file, with its numbering."""
    assert told(FAMILY, COMPLETED["SB-CR-HG"]) == {
        "In your garden": [
            ("Sow it.", ["Section 1a.1", 'Section 3a, "Seed"']),
            ("Sell nothing, but swap it.", ["Section 1b", "Section 1a.3"]),
        ],
        "To the breeder": [
            ("Write the name on the packet.", ["Section 2a"]),
            ("Send nothing back.", ["Section 4d", "Section 4a"]),
        ],
    }


def test_a_setting_changes_a_deed() -> None:
    """Under another value of a setting another line stands."""
    for settings, cases in complete_cases(FAMILY):
        check(FAMILY, cases, settings)
        one = next(case for case in cases if case.variant.id == "SB-CR-HG")
        lines = [text for text, _ in told(FAMILY, one, dict(settings))["In your garden"]]
        assert lines[1] == ("Sell nothing." if settings.get("fairs") == "off" else "Sell nothing, but swap it.")


@pytest.mark.parametrize(
    ("inputs", "fate", "result"),
    [
        (("CR", "CR-RT"), Use.SHARED, "SB-CR-RT"),
        (("CR", "HG"), Use.PRIVATE, "SB-CR-HG"),
        (("CR-RT", "HG"), Use.NONE, None),
    ],
)
def test_crosses_follow_the_rules_of_the_family(inputs: tuple[str, ...], fate: Use, result: str | None) -> None:
    """The row that the family names decides, and its rules refuse."""
    found = combine(FAMILY, COMPLETED, tuple(find(FAMILY, name) for name in inputs))
    assert (found.fate, found.result.id if found.result else None) == (fate, result)


def test_the_chooser_asks_what_the_family_asks() -> None:
    """Answers have the family's names; a wish that the rules refuse falls away with its reason."""
    chooser = Chooser(FAMILY, {identifier: one.sheet.true for identifier, one in COMPLETED.items()})
    end = chooser.outcome(chooser.choices({"name": "yes", "market": "yes", "back": "gladly"}))
    assert isinstance(end, Outcome)
    assert end.variant is not None
    assert end.variant.id == "SB-CR-RT"
    clash = chooser.outcome(chooser.choices({"name": "yes", "market": "no", "back": "gladly"}))
    assert isinstance(clash, Clash)
    assert clash.refusal is RefusalClass.POLICY
    liked = chooser.outcome(chooser.choices({"name": "yes", "back": "whatever"}))
    assert isinstance(liked, Outcome)
    assert liked.variant is not None
    assert liked.variant.id == "SB-CR"
    lost = chooser.outcome(chooser.choices({"lost": "yes"}))
    assert isinstance(lost, Outcome)
    assert lost.outside is not None


def test_the_notice_has_the_words_of_its_family() -> None:
    """File, heading, sentences and emphasis are the family's; the sentence without a link is left out."""
    page = notice(FAMILY, COMPLETED["SB-CR"], Given("Flora", "2026"))
    assert page.card == {"license": "other", "license_name": page.id.lower(), "license_link": "PACKET"}
    assert pages.notice_text(page, "readme") == (
        "## Terms of this seed\n\nBred by Flora, 2026\n\n"
        "Read **all** of [PACKET](PACKET), or [ask](mailto:seed@example.org).\n"
    )
    linked = notice(
        FAMILY, COMPLETED["SB-CR"], Given("Flora", "2026", "Sweet pea", f"https://example.org/{page.id}.html")
    )
    words = " ".join(pages.notice_text(linked, "text").split())
    assert f"Sweet pea grows under {page.name} ({page.id}); see Section 4b and https://example.org/" in words
    assert len(card_schema(FAMILY)["oneOf"]) == len(FAMILY.variants)
