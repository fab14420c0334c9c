"""The decorator of our data classes: what it makes is what Python's own makes."""

import dataclasses
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engross import records

ROOT = Path(__file__).parents[1]
OPTIONS: tuple[dict[str, bool], ...] = (
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"slots": True},
    {},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "order": True},
)


def none(dataclass: Callable[..., Any], options: dict[str, bool]) -> list[type]:
    """A class without a field."""

    @dataclass(**options)
    class One:
        pass

    return [One]


def one(dataclass: Callable[..., Any], options: dict[str, bool]) -> list[type]:
    """A class with one field."""

    @dataclass(**options)
    class One:
        a: Any

    return [One]


def several(dataclass: Callable[..., Any], options: dict[str, bool]) -> list[type]:
    """A class with fields that are not compared, not shown, or neither."""

    @dataclass(**options)
    class One:
        a: Any
        b: Any = dataclasses.field(default=0, compare=False)
        c: Any = dataclasses.field(default=0, repr=False)
        d: Any = dataclasses.field(default=0, hash=False, compare=False, repr=False)
        e: Any = ()

    return [One]


def heir(dataclass: Callable[..., Any], options: dict[str, bool]) -> list[type]:
    """A class and one made of it."""

    @dataclass(**options)
    class One:
        a: Any

    @dataclass(**options)
    class Two(One):
        b: Any = 0

    return [One, Two]


def own(dataclass: Callable[..., Any], options: dict[str, bool]) -> list[type]:
    """A class that says itself how it is shown and compared."""

    @dataclass(**options)
    class One:
        a: Any

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self))

        def __hash__(self) -> int:
            return 1

        def __repr__(self) -> str:
            return "one"

    return [One]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("shape", [none, one, several, heir, own])
def test_records_are_those_of_python(shape: Callable[..., list[type]], options: dict[str, bool]) -> None:
    """Equality, hash, text, order and what is refused are the same for each kind of class and each value."""
    ours, theirs = (shape(dataclass, options) for dataclass in (records.dataclass, dataclasses.dataclass))
    values = (0, -0.0, "a'b", ("x", 1), None, "{!r}", float("nan"))
    assert [said(ours, value) for value in values] == [said(theirs, value) for value in values]


def said(classes: list[type], value: object) -> list[object]:
    """All that can be told of records of these classes that hold a value, and of a record that holds another."""
    made: list[Any] = []
    for kind in classes:
        names = [field.name for field in dataclasses.fields(kind)]
        made += [kind(**dict.fromkeys(names[:1], given)) for given in (value, value, "other")]
        made += [kind(**dict.fromkeys(names, value))]
    told: list[object] = [[left == right for right in made] for left in made]
    told += [[left != right for right in made] for left in made]
    for record in made:
        asked = (
            (repr, record),
            (hash, record),
            (lambda one: repr(dataclasses.replace(one)), record),
            (lambda one: one < made[0], record),
            (lambda one: setattr(one, "a", 2), record),
        )
        told += [type(record).__match_args__, *(attempt(*each) for each in asked)]
    return told


def attempt(asked: Callable[[Any], object], record: object) -> object:
    """What is answered, or the kind of error."""
    try:
        return asked(record)
    except (TypeError, AttributeError) as error:
        return type(error).__name__


def test_records_survive_pickling() -> None:
    """Workers are given records, and give them back."""
    from engross.model import Span

    assert pickle.loads(pickle.dumps(Span("a.md", 3))) == Span("a.md", 3)


def test_every_data_class_is_made_by_our_decorator() -> None:
    """One decorator makes all of them; where this fails, import `dataclass` from `engross.records`."""
    stray = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src" / "engross").rglob("*.py")
        if path.name != "records.py"
        and re.search(r"^\s*from dataclasses import .*\bdataclass\b", path.read_text("utf-8"), re.M)
    ]
    assert stray == []
