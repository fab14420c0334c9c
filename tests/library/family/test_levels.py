"""The levels of a numbering: what hangs below the last one, and labels that show what is passed over."""

import shutil
from pathlib import Path

import pytest
from tests.library.family.damage import BASE

from engross.library.family import load
from engross.model.diagnostics import BadInput

FLAT = "\n- one season\n- two seasons\n"
DEEP = "\n- one season:\n  - the first\n  - the last\n- two seasons\n"
LEVEL_4 = 'counter: upper-letter, cite: "{1}{2}.{3}.{4}"}'
LEVEL_5 = '    - {label: "({5})", counter: decimal, cite: "{3}({5})"}\n'


@pytest.mark.parametrize(
    ("below", "items", "levels", "told"),
    [
        (3, FLAT, "", []),
        (3, DEEP, "", []),
        (4, FLAT, LEVEL_5, []),
        (4, DEEP, LEVEL_5, ["the labels of level 4 show a level between, which 'breach' passes over"]),
        (4, FLAT, "", []),
        (4, DEEP, "", ["'breach' reaches level 5, and `numbering.body` has 4"]),
    ],
    ids=["next", "next two", "leap", "leap two", "leap to the last", "leap behind the last"],
)
def test_only_labels_that_are_printed_may_not_show_a_level_between(
    below: int, items: str, levels: str, told: list[str], tmp_path: Path
) -> None:
    """A label shows a level that the list passes over: told where an item has that label, and not of the next one."""
    folder = Path(shutil.copytree(BASE, tmp_path / "garden"))
    text = (folder / "family.yaml").read_text("utf-8")
    assert LEVEL_4 in text
    leap = text.replace(f"{LEVEL_4}\n", f'counter: upper-letter, cite: "({{4}})"}}\n{levels}')
    (folder / "family.yaml").write_text(leap, "utf-8")
    clause = folder / "closing" / "breach.md"
    words = clause.read_text("utf-8").replace("heading: Weeds\n", f"heading: Weeds\nbelow: {below}\njoin: or\n")
    clause.write_text(words.rstrip().removesuffix(".") + ":\n" + items, "utf-8")
    found = []
    try:
        load(folder)
    except BadInput as error:
        found = [one.message for one in error.diagnostics]
    assert found == told
