"""Licences that others keep by hand, read as families of one, so that the rules meet words we did not write."""

import os
from collections import Counter
from pathlib import Path

import pytest

from engross.assemble import assemble
from engross.lint import run
from engross.lint.plain import read
from engross.model.diagnostics import Diagnostic

CORPORA = Path(os.environ.get("ENGROSS_CORPORA", "../shared/corpora"))
TEXTS = sorted(path for folder in ("cc-4.0", "polyform") for path in (CORPORA / folder).glob("*-*.*"))

SMALL = """\
The Spade License

1. Terms.

  a. Spade means the tool that came along.
     Your has a corresponding meaning.

  b. You shall return the Spade
     and the the Fork by 2(a)
     (4) of June.

----------

## Ending

See [the end](#ending) of ***this license*** now.
"""


def linted(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Every finding in a plain text."""
    family = read(text, path)
    return run(family, {path: assemble(family, family.variants[0])})


def test_words_of_a_plain_text_keep_their_places() -> None:
    """Markers, markup and wrapped lines do not move a finding."""
    told = {(one.code, one.span.line, one.span.column) for one in linted(SMALL, "spade.txt")}
    assert ("doubled-word", 9, 14) in told
    assert ("undefined-term", 9, 18) in told


def test_a_plain_definition_defines() -> None:
    """A paragraph that says "X means" gives a term and the forms that it names."""
    (definition,) = (c for (c,) in read(SMALL, "spade.txt").clauses.values() if c.term)
    assert (definition.term, definition.forms) == ("Spade", ("Your",))


def test_headings_rules_and_links_are_no_paragraphs() -> None:
    """A numbered short line and a Markdown heading head what follows; a line across is nothing; a link is its words."""
    family = read(SMALL, "spade.txt")
    document = assemble(family, family.variants[0])
    heads = ["".join(inline.text for inline in provision.heading) for provision in document.walk()]
    assert heads == ["The Spade License", "Text", "Terms.", "", "Ending"]
    assert "See the end of this license now." in [b.text for p in document.walk() for b in p.body if hasattr(b, "text")]


def test_no_paragraph_of_a_plain_text_is_left_out() -> None:
    """A lead-in that ends in a colon stays, with what follows it below."""
    family = read("Title\n\nYou shall:\n\n- go now;\n\n- stop then.\n", "x.md")
    document = assemble(family, family.variants[0])
    assert [provision.id for provision in document.walk()] == ["p.1", "text", "p.2", "p.3", "p.4"]


@pytest.mark.skipif(not TEXTS, reason="the corpora are not here: set ENGROSS_CORPORA")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_public_licence_is_linted_without_a_crash(path: Path) -> None:
    """Each text gives findings inside its own lines, which are counted by kind."""
    text = path.read_text(encoding="utf-8")
    told = linted(text, path.as_posix())
    print(path.stem, dict(Counter(one.code for one in told)))
    rows = text.split("\n")
    inside = [one for one in told if one.span.path == path.as_posix()]
    assert all(1 <= one.span.column <= len(rows[one.span.line - 1]) + 1 for one in inside)
    assert {one.span.path for one in told} <= {path.as_posix(), f"{path.as_posix()}/family.yaml"}
    assert len(inside) == sum(one.code != "long-mean" for one in told)
