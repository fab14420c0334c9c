"""The script that draws mutants: what it changes, what it leaves alone, and its list of exceptions."""

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks import mutants
from benchmarks.judge import killed

SOURCE = '''"""A module."""
from dataclasses import dataclass

@dataclass(frozen=True)
class Box:
    size: int = 3

def room(boxes, limit: int = 2):
    """Whether a box fits, in 1 of 2 ways."""
    if not boxes or limit >= 5:
        raise ValueError(f"{limit + 1} boxes", 7)
    for old, new in zip(boxes, boxes, strict=True):
        if (old.size ==
                new.size) and old is not new:
            continue
        keep(old, by=new, at=1)
    return (*boxes, *reversed(boxes))
'''

CHANGED = {
    "size: int = 4",
    "def room(boxes, limit: int = 3):",
    "if boxes or limit >= 5:",
    "if not boxes and limit >= 5:",
    "if not boxes or limit > 5:",
    "if not boxes or limit >= 6:",
    "if (not (not boxes or limit >= 5)):",
    "pass",
    "keep(old, at=1)",
    "keep(old, by=new, )",
    "keep(old, by=new, at=2)",
    "return (*(), *reversed(boxes))",
    "return (*boxes, *())",
    "new.size) or old is not new:",
    "new.size) and old is new:",
    "if (old.size !=",
}


def test_every_mutant_has_one_changed_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Operators, values, branches, arguments and statements change; messages, declarations and guards do not."""
    monkeypatch.setattr(mutants, "PACKAGE", tmp_path)
    (tmp_path / "box.py").write_text(SOURCE, encoding="utf-8")
    found = list(mutants.mutants(tmp_path / "box.py"))
    assert {" ".join(one.after.split()) for one in found} >= {" ".join(line.split()) for line in CHANGED}
    assert all(ast.dump(ast.parse(one.text)) != ast.dump(ast.parse(SOURCE)) for one in found)
    untouched = ("frozen", "raise", "strict", '"""')
    assert [one.key for one in found if any(word in one.before for word in untouched)] == []
    assert mutants.drawn("box", 5, "1") == mutants.drawn("box", 5, "1") != mutants.drawn("box", 5, "2")


BOX = '''"""A module."""
import functools

LEAST = 3

@functools.lru_cache
def small(size):
    return size < 2

def fits(size):
    wide = size > 7
    return not small(size) and size != 5

class Box:
    def empty(self):
        return [one for one in (1, 2) if one > 2] == []
'''

TESTS = '''"""Tests."""
import pytest
from box.box import LEAST, Box, fits, small

SIZES = [fits(size) for size in (1, 4)]

@pytest.fixture(scope="session")
def box():
    return Box().empty()

def test_all():
    assert LEAST == 3 and fits(3) and not fits(1)

def test_first(box):
    pass

def test_second(box):
    assert box
'''


FATES = {
    "return size <= 2": False,
    "wide = size >= 7": False,
    "return not small(size) and size != 6": False,
    "return small(size) and size != 5": True,
    "return not small(size) or size != 5": True,
    "return [one for one in (1, 3) if one > 2] == []": True,
}


def judged(folder: Path, patch: pytest.MonkeyPatch, names: Sequence[str]) -> dict[str, bool]:
    """Mutants of a small package, and whether its tests kill them."""
    package, tests = folder / "src" / "box", folder / "tests"
    package.mkdir(parents=True)
    tests.mkdir()
    (package / "__init__.py").touch()
    (package / "box.py").write_text(BOX, encoding="utf-8")
    (tests / "test_box.py").write_text(TESTS, encoding="utf-8")
    patch.setattr(mutants, "PACKAGE", package)
    patch.syspath_prepend(folder / "src")
    every = {" ".join(one.after.split()): one for one in mutants.mutants(package / "box.py")}
    verdicts = killed(folder, package, [every[name] for name in names], [str(tests)])
    return dict(zip(names, verdicts, strict=True))


@pytest.mark.slow
def test_a_mutant_dies_of_the_tests_that_reach_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests share in a fixture, or functions have cached, does not hide it; nothing else counts as death."""
    assert judged(tmp_path, monkeypatch, list(FATES)) == FATES


@pytest.mark.slow
def test_a_mutant_outside_functions_is_there_before_the_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed constant is seen by those that import it."""
    assert judged(tmp_path, monkeypatch, ["LEAST = 4"]) == {"LEAST = 4": True}


@pytest.mark.slow
def test_every_exception_is_a_mutant_of_today() -> None:
    """A line of the list that no mutant has any more is taken off it; each has a reason."""
    known = mutants.survivors()
    files = {key.partition(":")[0] for key in known}
    today = {one.key for file in files for one in mutants.mutants(mutants.PACKAGE / file)}
    assert known.keys() - today == set()
    assert [reason for reason in known.values() if not re.fullmatch("(same|left): .+", reason)] == []
