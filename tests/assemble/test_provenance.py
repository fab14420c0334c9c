"""Where each word is typed: file, line and column, in the real family and in one that is unlike it."""

from pathlib import Path

import pytest

from engross.assemble import assemble, assemble_all
from engross.assemble.provenance import Piece, ending, pieces
from engross.library.family import find, load
from engross.model import Family, SourceText

ROOT = Path(__file__).parents[2]
FAMILIES = {"real": ROOT / "clauses", "garden": ROOT / "tests" / "families" / "garden"}


@pytest.fixture(scope="module", params=list(FAMILIES.values()), ids=list(FAMILIES))
def family(request: pytest.FixtureRequest) -> Family:
    """Each family in turn."""
    return load(request.param)


def typed_at(piece: Piece) -> str:
    """What a file holds from the place of a piece to the end of that line."""
    return Path(piece.span.path).read_text("utf-8").split("\n")[piece.span.line - 1][piece.span.column - 1 :]


def test_every_piece_stands_where_it_says(family: Family) -> None:
    """Whatever is not computed begins at its line and column, letter by letter; a reference opens its bracket there."""
    seen = 0
    for document in assemble_all(family):
        found = [paragraph for one in document.walk() for paragraph in pieces(family, document, one)]
        for piece in (piece for paragraph in (*found, ending(family)) for piece in paragraph if not piece.computed):
            seen += 1
            assert typed_at(piece).startswith("[" if piece.target else piece.text.rstrip()), piece
    assert seen > 200


def test_a_provision_is_its_pieces(family: Family) -> None:
    """Every word of a document that is not a number, a field or an answer is in the pieces of its own provision."""
    for document in assemble_all(family):
        for provision in document.walk():
            if provision.id == document.front[0].id:
                continue
            written = "".join(piece.text for paragraph in pieces(family, document, provision) for piece in paragraph)
            said = [inline.text for inline in provision.heading]
            said += [
                inline.text
                for block in provision.body
                if block.type == "paragraph"
                for inline in block.inlines
                if inline.type != "reference"
            ]
            words = {word.strip(".,;:") for text in said for word in text.split()} - {"and", "or", ""}
            assert {word for word in words if word not in written} <= {"Section", "Sections"}, provision.id


CASES = [
    # id, words, the file that holds them, and what stands in that line before them
    ("may.sow", "as thickly as", "growing/may.sow.md", "sow the Seed "),
    ("sale", "You shall not Sell", "growing/sale--home.md", ""),
    ("sale", "No market days", "growing/sale--home.md", "heading: "),
    ("growing", "What you may do", "family.yaml", "      heading: "),
    ("may", "from April to", "family.yaml", None),
    ("name-of-plant", "whoever gave it", "growing/name-of-plant.md", None),
    ("def.offspring", "Offspring", "words/def.offspring.md", '**"'),
    ("may.keep.2", "store it", "growing/may.keep.md", "- "),
    ("answers.1", "You may Sell", "family.yaml", None),
    ("answers.1", "Your garden", "family.yaml", "    - heading: "),
    ("answers.1", "Question", "family.yaml", '  columns: ["#", '),
]


@pytest.mark.parametrize(("id", "words", "path", "before"), CASES)
def test_words_lead_to_the_file_that_holds_them(id: str, words: str, path: str, before: str | None) -> None:
    """Alternates, phrases, headings, definitions and rows of the sheet lead to the line where they are typed."""
    family = load(FAMILIES["garden"])
    document = assemble(family, find(family, "SB-HG"))
    provision = next(one for one in document.walk() if one.id == id)
    found = [piece for paragraph in pieces(family, document, provision) for piece in paragraph if words in piece.text]
    assert [Path(piece.span.path) for piece in found] == [FAMILIES["garden"] / path]
    line = Path(found[0].span.path).read_text("utf-8").split("\n")[found[0].span.line - 1]
    column = found[0].span.column - 1 + found[0].text.index(words)
    assert line[column:].startswith(words)
    assert before is None or line[:column] == before


def test_a_text_that_is_folded_over_lines_is_followed_line_by_line() -> None:
    """The status is typed over two lines of the family file, and each of its pieces has the right one."""
    family = load(FAMILIES["real"])
    first, second = family.texts["status"]
    assert second.span.line == first.span.line + 1
    assert (first.span.column, second.span.column) == (3, 3)
    assert isinstance(first, SourceText)
    assert isinstance(second, SourceText)
    assert first.text + second.text == family.status
