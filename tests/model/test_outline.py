"""The outline: what a section says that was given no more than it needs."""

from engross.model import OutlineSection, SourceText, Span


def test_a_section_that_was_told_no_more() -> None:
    """It has a number, clauses in it, and a place in every licence."""
    place = Span("outline.yaml")
    section = OutlineSection("sharing", (SourceText("Sharing", place),), (), place)
    assert (section.numbered, section.empty, section.optional) == (True, False, False)
    assert (section.flags, section.content, section.below) == (frozenset(), "", 0)
