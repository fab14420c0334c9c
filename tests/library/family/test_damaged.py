"""Damaged families: each is told at its line and column, with its reason and a hint, and never ends in a traceback."""

import re
from pathlib import Path

import pytest
from tests.library.family.damage import BASE, Case, cases, damage

from engross.library.family import load
from engross.model.diagnostics import BadInput, render

ALL = cases()
SOURCES = Path(__file__).parent.parent.parent.parent / "src" / "engross" / "library"
CALLS = r"(?:findings\.add|self\.report|self\.stop|self\.refuse|self\.wrong|_Lack)"
OUT_OF_REACH = {
    "lost-text",  # nothing is known that gets so far; test_inline.py and test_conservation.py lose words on purpose
    "long-name",  # covered by tests/library/family/test_load.py, as are the next three
    "no-folder",
    "no-sheet",
    "too-many-files",
    "markdown",  # for constructs that a later CommonMark may bring
}


def test_the_undamaged_family_loads() -> None:
    """The family that every case damages has no finding itself."""
    assert len(load(BASE).variants) == 5


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_damage_is_told(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every finding of the run, and no other, at its place with its reason, hint and variants.

    The caret stands under a character of the line, or just behind its end.
    """
    monkeypatch.chdir(tmp_path)
    damage(case, Path("garden"))
    with pytest.raises(BadInput) as caught:
        load(Path("garden"))
    found = caught.value.diagnostics
    told = [(f"{one.span.path}:{one.span.line}:{one.span.column}", one.code) for one in found]
    assert told == [(expected.at, expected.code) for expected in case.expect]
    for one, expected in zip(found, case.expect, strict=True):
        assert expected.message in one.message
        assert expected.hint in one.hint
        assert one.hint
        assert one.variants == expected.variants
        path = Path(one.span.path)
        if not path.is_file() or path.is_symlink():
            continue
        line = path.read_bytes().decode("utf-8", "replace").split("\n")[one.span.line - 1]
        assert 1 <= one.span.column <= len(line) + 1
        assert render(one, line).split("\n")[2].index("^") == one.span.column + 1


def test_every_code_has_a_case() -> None:
    """A finding that no damaged family shows is one that nobody has seen."""
    shown = {expected.code for case in ALL for expected in case.expect}
    written = set()
    for path in sorted(SOURCES.glob("*/*.py")):
        text = path.read_text(encoding="utf-8")
        written |= set(re.findall(rf"{CALLS}\(\s*\"([a-z0-9-]+)\"", text))
        written |= set(re.findall(r"\"[a-z_]+\": \(\"([a-z-]+)\",", text))
    assert len(written) > 50
    assert written - shown == OUT_OF_REACH
