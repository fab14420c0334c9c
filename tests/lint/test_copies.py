"""Names, numbers and bytes that have one source: where they are typed all the same."""

from dataclasses import replace

import pytest
from tests.lint.passages import TOOLBOX, about, typed

from engross.lint.copies import byte_policy, near_clause, page_name, page_number, typed_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the text of TB-CR-NS", [("TB-CR-NS", 13, "{{license.id}}")]),
        ("TB-CR, TB-CRX, xTB-CR and 1.TB-CR", [("TB-CR", 1, "{{license.id}}")]),
        ("the Toolbox Credit License", [("Toolbox Credit License", 5, "{{license.name}}")]),
        ("the Toolbox of it", [("Toolbox", 5, "{{family}}")]),
        ("the Toolboxes", []),
        ("edition 1.0, not 2.1.0 or 1.00", [("1.0", 9, "{{edition}}")]),
    ],
)
def test_a_name_is_typed_whole(text: str, found: list[tuple[str, int, str]]) -> None:
    """The longest name that stands there is told, with the placeholder that prints it; a part of a word is none."""
    told = [(one.message.split("'")[1], one.span.column, one.hint.split("`")[1]) for one in typed_name(typed(text))]
    assert told == found


BOX = "The box stays dry and the lid stays on."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (BOX, True),
        (BOX.replace("dry", "wet"), True),
        (BOX.replace("stays dry", "is wet"), False),
        ("It is said that " + BOX.lower(), False),
    ],
)
def test_two_clauses_are_alike_where_a_word_differs(other: str, found: bool) -> None:
    """They are not where several do; the second is told."""
    told = list(near_clause(about(BOX, other, clauses=["disc", "gen.only"])))
    assert [one.message for one in told] == ["'gen.only' says nearly the same as 'disc'"] * found


@pytest.mark.parametrize(("text", "found"), [("A box stays as dry as it was.", 1), ("A box stays as dry as ever.", 0)])
def test_short_clauses_may_be_alike(text: str, found: int) -> None:
    """From eight words on a clause is compared."""
    assert len(list(near_clause(about(text, text, clauses=["disc", "gen.only"])))) == found


def test_a_heading_of_the_family_file_is_not_compared() -> None:
    """Where the second of two is no clause file, there is none to take away; of a clause its first words count."""
    assert list(near_clause(about(BOX, BOX, clauses=["disc", "duties"]))) == []
    assert list(near_clause(about(BOX, "It is not so.", BOX, clauses=["disc", "gen.only", "gen.only"]))) != []
    assert list(near_clause(about(BOX, BOX, clauses=["disc", "disc"]))) == []


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"One\ntwo\n", []),
        (b"\xef\xbb\xbfOne\n", [(1, 1, "the file begins with a byte order mark")]),
        (b"One\n\xe9\n", [(2, 1, "the file is not UTF-8")]),
        (b"One\n\n\xe9", [(3, 1, "the file is not UTF-8")]),
        (b"\n\xe9", [(2, 1, "the file is not UTF-8")]),
        (b"One\ntwo", [(2, 1, "the file does not end in one newline")]),
        (b"One\ntwo\n\n", [(2, 1, "the file does not end in one newline")]),
        (b"One\r\ntwo\r\n", [(1, 4, "the line ends in CR")]),
        (b"One\ntwo \n", [(2, 4, "the line ends in blanks")]),
        (b"One\t\ntwo\r\n", [(1, 4, "the line ends in blanks")]),
        ("cafe\u0301\n".encode(), [(1, 1, "the file is not in composed form (NFC)")]),
    ],
)
def test_a_page_has_the_bytes_that_engross_writes(data: bytes, found: list[tuple[int, int, str]]) -> None:
    """Each fault is told once, at its first place, under the path of the page within the project."""
    subject = replace(about(), files={"home/pages/TB0.md": data, "home/good.md": b"Good\n"}, project="home/")
    told = list(byte_policy(subject))
    assert [(one.span.line, one.span.column, one.message) for one in told] == found
    assert {(one.span.path, one.clause) for one in told} <= {("home/pages/TB0.md", "pages/TB0.md")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See Section 2.1 of it.", [(1, 5, "Section 2.1 ")]),
        ("So\nsee Sections 2 and Annex 3.", [(2, 5, "Sections 2"), (2, 20, "Annex 3.")]),
        ("See Clause 2(a)(b).", [(1, 5, "Clause 2(a)(b)")]),
        ("See `grant.use`, the Section there, and version 2.", []),
    ],
)
def test_a_page_cites_no_number(text: str, found: list[tuple[int, int, str]]) -> None:
    """Each is told at its line and column."""
    told = list(page_number(replace(about(), pages={"README.md": text})))
    assert [(one.span.line, one.span.column, one.message.split("'")[1]) for one in told] == [
        (line, column, said.strip()) for line, column, said in found
    ]


def test_a_page_cites_no_number_behind_the_words_of_the_family() -> None:
    """In a family that calls its parts "Ziffer", that word counts, and a word of others does not."""
    words = replace(TOOLBOX.numbering_plan.reference, one="Ziffer", many="Ziffern")
    family = replace(TOOLBOX, numbering_plan=replace(TOOLBOX.numbering_plan, reference=words))
    pages = {"README.md": "Siehe Ziffer 2.1, Ziffern 3 und 4; Artikel 5 der Verordnung.\n"}
    told = list(page_number(replace(about(), family=family, pages=pages)))
    assert [one.message.split("'")[1] for one in told] == ["Ziffer 2.1", "Ziffern 3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TB0, TB-CR and TB-CR-NS", []),
        ("So:\nTB-CR or TB-NS-CR", [(2, 10, "TB-NS-CR")]),
        ("XTB-NS, x-TB-NS, TB-NSx, TB-ns", []),
        ("the Toolbox Credit License", []),
        ("the Toolbox Free License and the Toolbox Free Licence", [(1, 5, "Toolbox Free License")]),
    ],
)
def test_a_page_names_a_licence_of_the_family(text: str, found: list[tuple[int, int, str]]) -> None:
    """Ids and names alike; what only looks like one, as a part of a longer word, is none."""
    told = list(page_name(replace(about(), pages={"README.md": text})))
    assert [(one.span.line, one.span.column, one.message.split("'")[1]) for one in told] == found


def test_a_family_that_names_its_licences_alike_has_no_names_to_look_for() -> None:
    """Without words in their names, a page is asked for ids alone."""
    family = about().family
    alone = replace(family, naming=replace(family.naming, pattern="Toolbox License"))
    told = page_name(
        replace(about(family=alone), pages={"README.md": "the Toolbox License, the Toolbox LicenseFree, TB-NS"})
    )
    assert [one.message.split("'")[1] for one in told] == ["TB-NS"]
