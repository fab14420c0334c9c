"""Front matter: found at the very beginning between two plain lines, or refused."""

import pytest

from engross.library.source.front_matter import Parts, split
from engross.model.diagnostics import Findings


def test_a_file_is_cut_in_two() -> None:
    """Both parts, with the lines where they begin."""
    findings = Findings()
    assert split("---\nid: a\n---\nText.\n", "a.md", findings) == Parts("id: a\n", "Text.\n", 2, 4)
    assert not len(findings)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "no-front-matter", 1),
        ("Text.\n", "no-front-matter", 1),
        ("\n---\nid: a\n---\n", "no-front-matter", 1),
        (" ---\nid: a\n---\n", "no-front-matter", 1),
        ("--- \nid: a\n---\n", "no-front-matter", 1),
        ("----\nid: a\n---\n", "no-front-matter", 1),
        ("+++\nid = 1\n+++\n", "no-front-matter", 1),
        ("---", "unclosed-front-matter", 1),
        ("---\nid: a\nText.\n", "unclosed-front-matter", 1),
        ("---\nid: a\n...\nText.\n", "unclosed-front-matter", 3),
        ("---\nid: a\n --- \nText.\n", "unclosed-front-matter", 3),
        ("---\nid: a\n----\nText.\n", "unclosed-front-matter", 1),
    ],
)
def test_every_other_spelling_is_refused(text: str, code: str, line: int) -> None:
    """Never read as text without front matter: an optional clause would lose its condition."""
    findings = Findings()
    assert split(text, "a.md", findings) is None
    (finding,) = findings
    assert (finding.code, finding.span.line) == (code, line)
