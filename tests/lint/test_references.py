"""Numbers that are typed: which are those of the licence, and which those of another text."""

from dataclasses import replace

import pytest
from tests import licences

from engross.assemble.places import Place
from engross.lint import Subject
from engross.lint.prose import Mark, Prose, Role
from engross.lint.references import statute_number, typed_number
from engross.model import Family, Kind, Span


@pytest.fixture(scope="module")
def family() -> Family:
    """A family that cites by "Section" and has annexes."""
    return licences.family(licences.GARDEN)


def about(family: Family, text: str) -> Subject:
    """A subject with one paragraph."""
    places = (Place(0, Span("a.md")),)
    prose = Prose("a", "a", Kind.CLAUSE, Role.BODY, text, places, (), (), (), False, ())
    return Subject(family, (), (prose,))


@pytest.mark.parametrize(
    ("text", "typed", "statutes"),
    [
        ("under Section 5 ends", ["Section 5"], []),
        ("under Sections 5 and 6", ["Sections 5"], []),
        ("under section 5(a)(ii) of it", ["section 5(a)(ii)"], []),
        ("under Section 11 of this License", ["Section 11"], []),
        ("under Section 11 of the Agreement", ["Section 11"], []),
        ("under clause (b)", ["clause (b)"], []),
        ("in Annex A", ["Annex A"], []),
        ("in Appendix 12", ["Appendix 12"], []),
        ("under Article 11 of the Treaty", [], ["Article 11"]),
        ("under Section 107 of the Copyright Act", [], ["Section 107"]),
        ("under Section 6 of Regulation 2", [], ["Section 6"]),
        ("see Article 3, Treaty", [], ["Article 3"]),
        ("under § 3.1 there", [], ["§ 3.1"]),
        ("this Section ends", [], []),
        ("an annex a reader can find, a paragraph a day", [], []),
        ("intersection 5", [], []),
    ],
)
def test_a_typed_number_is_of_this_text_or_of_another(
    family: Family, text: str, typed: list[str], statutes: list[str]
) -> None:
    """A number behind a foreign word, or with "of" and a name behind it, is a statute's; it is named whole."""
    subject = about(family, text)
    assert [one.message.split("'")[1] for one in typed_number(subject)] == typed
    assert [one.message.split("'")[1] for one in statute_number(subject)] == statutes


def test_the_words_of_a_reference_are_not_typed(family: Family) -> None:
    """A computed citation is no finding, nor is the text of a link."""
    subject = about(family, "under Section 5 ends")
    (prose,) = subject.prose

    cited = replace(subject, prose=(replace(prose, references=(Mark(6, 15, "a"),)),))
    assert [*typed_number(cited), *statute_number(cited)] == []
