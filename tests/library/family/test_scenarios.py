"""The file of scenarios: each fault of its form is told at its line and column, with a hint."""

from pathlib import Path

import pytest
from tests.licences import GARDEN, family

from engross.library.family import scenarios
from engross.model import Verdict
from engross.model.diagnostics import BadInput

FAMILY = family(GARDEN)
FILE = GARDEN / "pages" / "scenarios.yaml"


def test_scenarios_are_read_with_their_places() -> None:
    """Ids, numbers, answers, quotations and links are as they are typed, and each knows where it stands."""
    found = scenarios.read(FAMILY)
    assert [(one.id, one.number) for one in found.scenarios] == [
        ("fair-price", 1), ("kept-seed", 2), ("packet-handed-on", 7), ("neighbours-cat", 8),
    ]  # fmt: skip
    cell = found.scenarios[0].cells[1]
    assert (cell.variants, cell.answer) == (("SB-HG", "SB-CR-HG"), Verdict.NO)
    assert [(one.clause, one.gives.value) for one in cell.because] == [("sale", "no"), ("may.sow", "yes")]
    assert (cell.settled[0].over, cell.settled[0].winner) == ("may.sow", "sale")
    lines = FILE.read_text().splitlines()
    for one in cell.quoted:
        assert one.words in lines[one.span.line - 1]
    assert found.uncited["care"].reason == "Advice binds nobody."
    assert found.general == ("nothing-else",)


@pytest.mark.parametrize(
    ("old", "new", "code", "said", "hint"),
    [
        ("number: 7", "number: 2", "duplicate-id", "'2' is used twice, first in line ", "its own id"),
        ("id: kept-seed", "id: fair-price", "duplicate-id", "'fair-price' is used twice", "its own id"),
        ("clause: may.keep,", "clause: may.kept,", "unknown-id", "'may.kept'", "did you mean 'may.keep'"),
        ("over: may.sow", "over: may.so", "unknown-id", "'may.so'", "did you mean 'may.sow'"),
        ("  breach: ", "  breech: ", "unknown-id", "'breech'", "did you mean 'breach'"),
        ("row: sell", "row: sale", "unknown-row", "'sale' is not a row or predicate", "known here: free, grow"),
        ("answer: outside", "answer: perhaps", "wrong-value", "'perhaps' is not allowed", "yes-if"),
        ("number: 7", "number: seven", "wrong-value", "'seven' is not a good value", ""),
        (", for: sale}", ", four: sale}", "missing-key", "the key 'for' is missing", ""),
        ("situation: A packet", "situatoin: A packet", "unknown-key", "'situatoin'", "did you mean 'situation'"),
        ("scenarios:\n", "scenarios: []\nothers:\n", "wrong-shape", "scenarios", ""),
        ("A gardener sells", "A gardener\u200b sells", "character", "", ""),
        ("# What", "- What", "bad-yaml", "", ""),
    ],
)
def test_a_fault_of_form_is_told(tmp_path: Path, old: str, new: str, code: str, said: str, hint: str) -> None:
    """The code, the words and the hint name what is wrong, at a place in the file."""
    text = FILE.read_text()
    assert old in text
    path = tmp_path / "scenarios.yaml"
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(BadInput) as caught:
        scenarios.read_file(path, FAMILY)
    found = [one for one in caught.value.diagnostics if one.code == code and said in one.message and hint in one.hint]
    assert found, caught.value
    assert all(one.span.path == path.as_posix() and one.span.line >= 1 for one in found)
