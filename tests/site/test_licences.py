"""The page of a licence: where its sheet stands."""

from dataclasses import replace

from tests.licences import GARDEN, documents

from engross.site.licences import sheet_place


def test_the_sheet_stands_in_the_annex_that_has_a_table() -> None:
    """In none where the licence has no such annex."""
    document = documents(GARDEN)["SB-CR"]
    assert [annex.id for annex in document.annexes] == ["advice", "answers"]
    assert sheet_place(document) == "answers"
    assert sheet_place(replace(document, annexes=document.annexes[:1])) == ""
