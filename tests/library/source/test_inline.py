"""The cursor that goes through the words beside the tokens of the Markdown reader."""

import pytest
from markdown_it.tree import SyntaxTreeNode

from engross.library.source.inline import inlines, parser
from engross.library.source.places import at
from engross.model import SourceText, Span
from engross.model.diagnostics import Findings

HERE = Span("a.md", 3, 5)


@pytest.mark.parametrize(
    ("typed", "read", "column"),
    [
        ("Keep the seed.", "Keep the seed. Sow it.", 5),
        ("Keep the seed. Sow it.", "Keep the seed.", 19),
        ("Keep *the* seed.", "Keep *the* crop.", 15),
        ("Keep the **seed**.", "Keep the __seed__.", 14),
    ],
    ids=["added", "lost", "changed", "another sign"],
)
def test_a_token_that_does_not_stand_in_the_text_is_told(typed: str, read: str, column: int) -> None:
    """Words that the Markdown reader lost, added or changed are a finding at the first place that is not met."""
    findings = Findings()
    node = SyntaxTreeNode(parser().parseInline(read, {})).children[0]
    assert inlines(node, at(typed, HERE), findings) == ()
    (finding,) = findings
    assert (finding.code, finding.span.line, finding.span.column) == ("lost-text", 3, column)


def test_blanks_behind_the_last_token_are_no_lost_words() -> None:
    """The Markdown reader drops them, and nothing is told."""
    findings = Findings()
    node = SyntaxTreeNode(parser().parseInline("Keep the seed.", {})).children[0]
    assert inlines(node, at("Keep the seed.  ", HERE), findings) == (SourceText("Keep the seed.", HERE),)
    assert not list(findings)
