"""Numbers that are typed: which are those of the licence, and which those of another text."""

from dataclasses import replace

import pytest
from tests import licences
from tests.lint.passages import about, told

from engross.lint.references import loose_part, reference_word, self_reference, statute_number, typed_number
from engross.model import Family, Level

GARDEN = licences.family(licences.GARDEN)
"""A family that cites by "Section" and has annexes."""


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
        ("under Section 5 of the *Seed* here", ["Section 5"], []),
        ("under Section 5 of that *Seed*, or the *Seed*", ["Section 5"], []),
        ("the *Seed* under Section 5 of the Seeds Act", [], ["Section 5"]),
        ("under Section 5 of the Seeds *Seed*", [], ["Section 5"]),
        ("under [Section 5] and Section 6", ["Section 6"], []),
    ],
)
def test_a_typed_number_is_of_this_text_or_of_another(text: str, typed: list[str], statutes: list[str]) -> None:
    """A number behind a foreign word, or with "of" and a name behind it, is a statute's; it is named whole.

    A defined term is no name of another text.
    """
    subject = about(text, family=GARDEN)
    assert [one.message.split("'")[1] for one in typed_number(subject)] == typed
    assert [one.message.split("'")[1] for one in statute_number(subject)] == statutes


def citing(tag: str, one: str, many: str, label: str, annex: str) -> Family:
    """A family of another language, with its words for references and labels."""
    plan = GARDEN.numbering_plan
    levels = (Level(f"{label} {{1}}", "decimal", "{1}"),), (Level(f"{annex} {{1}}", "upper-letter", "{1}"),)
    reference = replace(plan.reference, one=one, many=many)
    numbering = replace(plan, reference=reference, body=levels[0], annex=levels[1])
    return replace(GARDEN, language=tag, numbering_plan=numbering)


ELSEWHERE = {
    "de": citing("de", "Artikel", "Artikel", "Artikel", "Anlage"),
    "fr": citing("fr", "article", "articles", "Article", "Annexe"),
    "es": citing("es", "cláusula", "cláusulas", "Cláusula", "Anexo"),
    "it": citing("it", "articolo", "articoli", "Articolo", "Allegato"),
    "nl": citing("nl", "artikel", "artikelen", "Artikel", "Bijlage"),
    "pt": citing("pt-BR", "cláusula", "cláusulas", "Cláusula", "Anexo"),
    "sv": citing("sv", "punkt", "punkterna", "Punkt", "Bilaga"),
}
"""Families that cite by words of their languages, of which Swedish is not known."""


@pytest.mark.parametrize(
    ("tag", "text", "typed"),
    [
        ("de", "Das gilt nach Artikel 5.2 nicht.", ["Artikel 5.2"]),
        ("de", "nach Artikel 5 und 6 dieser Lizenz", ["Artikel 5"]),
        ("de", "siehe Anlage A", ["Anlage A"]),
        ("de", "nach Artikel 5 der Verordnung", []),
        ("de", "nach Artikel 6 Abs. 1 DSGVO", []),
        ("de", "nach Artikel 6 Absatz 1 der Verordnung", []),
        ("de", "nach Artikel 5 der vorliegenden Lizenz", ["Artikel 5"]),
        ("fr", "selon l'article 3.", ["article 3"]),
        ("fr", "les articles 3 et 4 de la présente licence", ["articles 3"]),
        ("fr", "l'article 3 du Code civil", []),
        ("fr", "l'article 5 de la loi", []),
        ("fr", "l'article L. 122-5 du Code", []),
        ("fr", "l'annexe A. Elle reste.", ["annexe A"]),
        ("es", "según la cláusula 4 de esta licencia", ["cláusula 4"]),
        ("es", "la cláusula 4 del convenio", []),
        ("it", "l'articolo 3 della legge", []),
        ("it", "l'articolo 3 di questa licenza", ["articolo 3"]),
        ("nl", "artikel 5 van de wet", []),
        ("nl", "artikel 5 van deze licentie", ["artikel 5"]),
        ("pt", "a cláusula 4 desta licença", ["cláusula 4"]),
        ("pt", "a cláusula 4 da lei", []),
        ("sv", "enligt punkt 4", ["punkt 4"]),
        ("sv", "En punkt i texten", []),
    ],
)
def test_a_number_behind_the_words_of_the_family_is_typed_in_any_language(
    tag: str, text: str, typed: list[str]
) -> None:
    """Unless what follows says that it is one of a statute."""
    subject = about(text, family=ELSEWHERE[tag])
    assert [one.message.split("in ")[1].split(" is")[0][1:-1] for one in typed_number(subject)] == typed


@pytest.mark.parametrize("tag", ["es", "pt"])
def test_the_word_of_a_label_has_all_its_letters(tag: str) -> None:
    """In small letters too where the family cites in small letters; another word is told."""
    subject = about("[cláusula 4], [anexo A], [Anexo A], [norma 3]", family=ELSEWHERE[tag])
    (prose,) = subject.prose
    said = tuple(replace(one, word=prose.text[one.start : one.end].split()[0]) for one in prose.references)
    subject = replace(subject, prose=(replace(prose, references=said),))
    assert [one.message for one in reference_word(subject)] == ["the reference says 'norma'"]


def test_the_words_of_a_reference_are_not_typed() -> None:
    """A computed citation is no finding, nor is the text of a link."""
    subject = about("under [Section 5] ends", family=GARDEN)
    assert [*typed_number(subject), *statute_number(subject)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the rights under this Section", ["rights under this Section"]),
        ("the licence given by this clause", ["licence given by this clause"]),
        ("You may use the rights under this Section", []),
        ("the rights under [Section 5]", []),
    ],
)
def test_rights_under_this_section_are_given_there(text: str, found: list[str]) -> None:
    """A clause that grants something in other words may speak of it."""
    assert told(self_reference, about(text)) == found


def test_rights_under_this_section_may_be_given_below() -> None:
    """What stands in the same clause or below it counts, and what stands in another does not."""
    text = "the rights under this Section"
    assert told(self_reference, about(text, "*You* may use it", clauses=["use", "use.more"])) == []
    assert told(self_reference, about(text, "*You* may use it", clauses=["use", "used"])) == [text[4:]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as this Clause and the foregoing paragraphs say", ["Clause", "paragraphs"]),
        ("as this Section and any clause say", []),
        ("as this Annex says", []),
    ],
)
def test_a_part_is_called_by_the_word_of_the_family(text: str, found: list[str]) -> None:
    """Another word is told, in any case, where it points to a part of this text."""
    assert told(reference_word, about(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as the Annex and the annexes say", ["Annex", "annexes"]),
        ("as this Annex and an annex say", []),
        ("as [Annex A] says", []),
        ("as [it] says, Exhibit A", ["Exhibit"]),
    ],
)
def test_an_annex_is_named_by_a_reference(text: str, found: list[str]) -> None:
    """But for "this Annex", which cannot be another."""
    assert told(loose_part, about(text)) == found
