"""The ledger of sealed editions: what a line of it is, and that a change of any byte of it is told."""

from pathlib import Path

import pytest

from engross.editions import ledger
from engross.model.diagnostics import BadInput

LINE = f"{'0a' * 32}  1.0-draft.1/SHA256SUMS\n"


def read(folder: Path, text: str) -> dict[str, str]:
    """The ledger with that text."""
    (folder / ledger.NAME).write_bytes(text.encode())
    return ledger.read(folder)


def test_each_line_notes_an_edition(tmp_path: Path) -> None:
    """By its name, in the order of sealing; without the file there is none."""
    assert ledger.read(tmp_path) == {}
    assert list(read(tmp_path, LINE.replace("1.0", "2.0") + LINE)) == ["2.0-draft.1", "1.0-draft.1"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LINE + LINE, 2),
        (LINE[:-1], 1),
        (LINE[:-1] + "\r\n", 1),
        (LINE[:-1] + "\v\n", 1),
        (LINE + "\n", 2),
        (LINE.replace("1.0", "a/../1.0"), 1),
        (LINE.replace("1.0", ".."), 1),
        (LINE.replace("1.0", 61 * "9"), 1),
        (LINE.replace("0a", "0A"), 1),
        (LINE.replace("  ", " "), 1),
    ],
)
def test_a_line_of_another_form_is_refused(text: str, line: int, tmp_path: Path) -> None:
    """Also one that is cut short in its last byte, that names no edition, or a folder that no disk could hold."""
    with pytest.raises(BadInput) as refused:
        read(tmp_path, text)
    (found,) = refused.value.diagnostics
    assert (found.code, found.span.line) == ("ledger", line)
