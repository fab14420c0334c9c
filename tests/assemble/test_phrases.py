"""Choice, phrases and white space: which words of a family stand in a variant."""

import pytest
from tests.assemble.building import clause, document_of, family, lines, phrase, read, section

from engross.model import Paragraph, Text


def test_the_alternate_that_holds_stands_and_optional_clauses_come_and_go() -> None:
    """Of files with one id one is taken; a lone file is there or not; numbers close up; an empty section goes."""
    subject = family(
        clause("x", "Plain.", applies="not A"),
        clause("x", "Special.", applies="A"),
        clause("y", "Only B.", applies="B"),
        clause("z", "Always."),
        sections=[section("one", "x"), section("two", "y"), section("three", "z")],
    )
    assert read(subject) == ["1. | One", "1.1 | Plain.", "2. | Three", "2.1 | Always."]
    assert read(subject, "A B") == [
        "1. | One",
        "1.1 | Special.",
        "2. | Two",
        "2.1 | Only B.",
        "3. | Three",
        "3.1 | Always.",
    ]


def test_a_setting_given_by_name_beats_the_family_s_own() -> None:
    """`assemble` can be asked for another value of a setting."""
    subject = family(clause("x", "House.", applies="house"), clause("z", "Z."), sections=[section("one", "x", "z")])
    assert read(subject) == ["1. | One", "1.1 | Z."]
    assert lines(document_of(subject, house="on")) == ["1. | One", "1.1 | House.", "1.2 | Z."]


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("You may {{how}} share.", "You may freely share."),
        ("You may {{nothing}} share.", "You may share."),
        ("You may share {{nothing}}, and keep {{nothing}}.", "You may share, and keep."),
        ("{{nothing}} You may.", "You may."),
        ("You (the reader {{nothing}}) may.", "You (the reader) may."),
        ("Say {{nested}} now.", "Say so freely now."),
        ("Two  spaces {{nothing}} and more.", "Two spaces and more."),
        ("A\ttab\t {{nothing}}\there.", "A tab here."),
        ("In .NET, from 1 ... 9 and *.onnx* files.", "In .NET, from 1 ... 9 and .onnx files."),
        ("Il accorde : rien ; et *là* .", "Il accorde : rien ; et là ."),
        ("In {{dot}} or {{nothing}} .NET {{nothing}}; so {{nothing}} ... on", "In .NET or .NET; so ... on"),
        ("{{license.name}}, {{license.id}}, {{family}}", "Toy Zero License, T0-1.0, Toy"),
        ("{{edition}} of {{date}}. {{status}}", "1.0 of 5 March 2026. A toy."),
    ],
)
def test_placeholders_are_written_out_with_single_spaces(source: str, reads: str) -> None:
    """Phrases, phrases in phrases, empty phrases and fields of the record read as if typed by hand."""
    subject = family(
        clause("x", source),
        sections=[section("one", "x")],
        phrases=[
            phrase("how", {"not A": "freely", "A": "never"}),
            phrase("nothing", {"true": ""}),
            phrase("nested", {"true": "so {{how}}"}),
            phrase("dot", {"true": ".NET"}),
        ],
    )
    assert read(subject) == ["1. | One", f"1.1 | {reads}"]


def test_equal_words_make_equal_documents_however_they_were_put_together() -> None:
    """Neighbouring texts of one look are merged, so a phrase leaves no seam."""
    typed = family(clause("x", "You may freely **share it**."), sections=[section("one", "x")])
    phrased = family(
        clause("x", "You {{may}} **share it**."),
        sections=[section("one", "x")],
        phrases=[phrase("may", {"true": "may {{how}}"}), phrase("how", {"true": "freely"})],
    )
    assert document_of(typed).sections == document_of(phrased).sections


def test_a_blank_at_the_end_leaves_nothing() -> None:
    """Behind words of another look, a blank before an empty phrase is no text of its own."""
    subject = family(
        clause("x", "A *b* {{nothing}}"), sections=[section("one", "x")], phrases=[phrase("nothing", {"true": ""})]
    )
    (block,) = document_of(subject).sections[0].children[0].body
    assert block == Paragraph((Text("A "), Text("b", emphasis=True)))


def test_a_phrase_of_the_clause_takes_the_look_of_its_place() -> None:
    """A strong text stays strong beside plain words."""
    subject = family(clause("x", "A **b** c"), sections=[section("one", "x")])
    (block,) = document_of(subject).sections[0].children[0].body
    assert block == Paragraph((Text("A "), Text("b", strong=True), Text(" c")))


@pytest.mark.parametrize("place", ["{{it}}", "**{{it}}**", "*{{it}}*"])
@pytest.mark.parametrize("wording", ["b", "**b**", "*b*", "{{inner}}", "**{{inner}}**"])
def test_words_of_a_phrase_have_its_looks_and_those_of_its_place(place: str, wording: str) -> None:
    """Strong and emphasised are added up: through a phrase in a phrase, too."""
    subject = family(
        clause("x", f"A {place} c"),
        sections=[section("one", "x")],
        phrases=[phrase("it", {"true": wording}), phrase("inner", {"true": "b"})],
    )
    strong = any("**" in each for each in (place, wording))
    emphasis = any("*" in each.replace("**", "") for each in (place, wording))
    (block,) = document_of(subject).sections[0].children[0].body
    assert isinstance(block, Paragraph)
    said = [(one.text, one.strong, one.emphasis) for one in block.inlines if isinstance(one, Text)]
    plain = not (strong or emphasis)
    assert said == (
        [("A b c", False, False)] if plain else [("A ", False, False), ("b", strong, emphasis), (" c", False, False)]
    )
