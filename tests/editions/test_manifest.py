"""What counts as a word, and what counts as the same wording."""

from dataclasses import replace
from pathlib import Path

from tests.samples import para, sample

from engross.editions.manifest import _below, wording, words
from engross.model import Paragraph, Provision, Table, Term, Text


def test_numbers_of_citations_are_not_words() -> None:
    """The closing line and the bodies count; cross-references do not."""
    document = sample()
    alone = replace(document, front=(), annexes=(), sections=document.sections[2:])
    assert words(alone) == 13


def test_files_below_a_folder_are_in_one_order(tmp_path: Path) -> None:
    """By their names, folder by folder."""
    (tmp_path / "b").mkdir()
    for name in ("c.ttf", "b/z.ttf", "b/a.ttf", "a.ttf"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in _below(tmp_path)] == ["a.ttf", "a.ttf", "z.ttf", "c.ttf"]


def test_wording_is_words_numbers_and_emphasis() -> None:
    """Another number or emphasis is another wording; a word that became a link to its definition is not."""
    document = sample()
    risk = document.sections[2]

    def with_risk(**changes: object) -> str:
        child = replace(risk.children[0], **changes)  # type: ignore[arg-type]
        return wording(replace(document, sections=(*document.sections[:2], replace(risk, children=(child,)))))

    assert with_risk(body=(para("The Goods come as they are."),)) == wording(document)
    assert with_risk(body=(Paragraph((Text("The "), Term("Goods come", "x"), Text(" as they are."))),)) == wording(
        document
    )
    different = {
        with_risk(body=(para("The ", Text("Goods", strong=True), " come as they are."),)),
        with_risk(number="3.2"),
        with_risk(label="3.2"),
        with_risk(conspicuous=False),
        with_risk(body=(para("The Goods come as they were."),)),
        wording(document),
    }
    assert len(different) == 6


def test_the_hash_of_a_wording_is_for_ever() -> None:
    """Sealed editions record it: a release of the toolkit that counts otherwise would make them look altered."""
    assert wording(sample()) == "b308e2296a47bc763e34c9b202648e5b4d8769c2d46e1d378048e92ac18490d7"


def test_tables_are_part_of_the_wording() -> None:
    """Another caption, another cell or the same cells in other rows is another wording; widths are layout."""
    document = sample()
    (table,) = [block for part in document.walk() for block in part.body if isinstance(block, Table)]

    def with_table(**changes: object) -> str:
        other = replace(table, **changes)  # type: ignore[arg-type]

        def swapped(provision: Provision) -> Provision:
            body = tuple(other if block is table else block for block in provision.body)
            return replace(provision, body=body, children=tuple(map(swapped, provision.children)))

        return wording(replace(document, annexes=tuple(map(swapped, document.annexes))))

    cells = [cell for row in (table.header, *table.rows) for cell in row]
    assert with_table(widths=(25, 25, 25, 25)) == wording(document)
    different = {
        wording(document),
        with_table(caption="Other rights"),
        with_table(rows=table.rows[::-1]),
        with_table(header=tuple(cells[:2]), rows=tuple((cells[n], cells[n + 1]) for n in range(2, len(cells), 2))),
    }
    assert len(different) == 4


def test_where_a_passage_ends_is_part_of_the_wording() -> None:
    """The same words as one paragraph, as two, or under a heading are three wordings; runs of one look are one."""
    risk = sample().sections[2].children[0]

    def with_body(**changes: object) -> str:
        document = sample()
        child = replace(risk, **changes)  # type: ignore[arg-type]
        return wording(
            replace(document, sections=(*document.sections[:2], replace(document.sections[2], children=(child,))))
        )

    one, other = Text("The Goods", strong=True), Text(" come.")
    different = {
        with_body(heading=(), body=(para(one, other),)),
        with_body(heading=(), body=(para(one), para(other))),
        with_body(heading=(one,), body=(para(other),)),
        with_body(heading=(one, other), body=()),
    }
    assert len(different) == 4
    assert with_body(body=(para("The ", "Goods"),)) == with_body(body=(para("The Goods"),))
