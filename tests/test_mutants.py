"""The script that draws mutants: what it changes, what it leaves alone, and its list of exceptions."""

import ast
from pathlib import Path

import pytest
from benchmarks import mutants

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


def test_every_exception_is_a_mutant_of_today() -> None:
    """A line of the list that no mutant has any more is taken off it; each has a reason."""
    known = mutants.equivalent()
    files = {key.partition(":")[0] for key in known}
    today = {one.key for file in files for one in mutants.mutants(mutants.PACKAGE / file)}
    assert known.keys() - today == set()
    assert all(known.values())
