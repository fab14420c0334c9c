"""A declared type to its shape: what may be written for it in the source files.

Takes types of `model` whose fields have a `Key`; returns a tree of shapes, the same for reading, JSON Schema and the
reference page. Never reads a value.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, field, fields
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from engross.model import Condition, Passage, Span
from engross.model.declared import Answers, Asks, At, Count, Form, Key, Keyed, Names, Nested, OneOf, Printed, Stands
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text of one form; `names` says what of the family it must name, `printed` that its place is kept.

    `make` turns it into the value.
    """

    form: Form | None = None
    names: str = ""
    printed: bool = False
    make: Any = str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words; `make` turns it into the value."""

    words: tuple[str, ...]
    make: Any = str


@dataclass(frozen=True, slots=True)
class Truth:
    """One of two words, for true and false."""

    yes: str = "yes"
    no: str = "no"


@dataclass(frozen=True, slots=True)
class Prose:
    """Inline text: words, emphasis, references, links and placeholders."""

    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition, and what the names in it may be."""

    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values of one shape, made into a tuple or a frozenset; `words` are those that stand for whole lists."""

    of: "Shape"
    count: Count
    make: Any
    words: tuple[Stands, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping of keys of one shape to values of one shape.

    Where it writes the entries of a type, `entry` is their shape, `by` the field that the key is and `value` the one
    field that the value is, if it is no mapping of the rest.
    """

    key: "Shape"
    of: "Shape"
    count: Count
    entry: "Record | None" = None
    by: str = ""
    value: str = ""
    as_tuple: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """An entry that is a text, or a text with a list of such entries below it."""

    entry: "Record"
    by: str
    below: str
    deep: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A key of a record: the field it fills, what is declared of it, and the shape of its value."""

    name: str
    field: str
    key: Key
    shape: "Shape"
    needed: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with the keys of a type; `places` are its fields that hold a place, each with the key it is that of."""

    type: type
    members: tuple[Member, ...] = field(hash=False, compare=False)
    places: Mapping[str, str] = field(hash=False, compare=False)

    def member(self, field_name: str) -> Member:
        """The member that fills a field."""
        return next(member for member in self.members if member.field == field_name)


Shape = Text | Choice | Truth | Prose | Expression | Sequence | Table | Tree | Record


@cache
def record(declared: type) -> Record:
    """The shape of a declared type."""
    hints = get_type_hints(declared, include_extras=True)
    members, places = [], {}
    for one in fields(declared):
        base, notes = _parted(hints[one.name])
        key = _note(notes, Key)
        if key is not None:
            needed = key.absent is None and one.default is MISSING and one.default_factory is MISSING
            members.append(Member(key.name or one.name, one.name, key, _shape(base, notes), needed))
        elif base is Span:
            at = _note(notes, At)
            places[one.name] = at.key if at else ""
    return Record(declared, tuple(members), places)


def _parted(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without its notes, and the notes; `X | None` is X, for a key that is left out says None."""
    notes: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *found = get_args(hint)
        notes = tuple(found)
    if get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    return hint, notes


def _note(notes: tuple[Any, ...], kind: type[Any]) -> Any:
    return next((note for note in notes if isinstance(note, kind)), None)


def _shape(base: Any, notes: tuple[Any, ...]) -> Shape:
    form, names, nested = _note(notes, Form), _note(notes, Names), _note(notes, Nested)
    if base == Passage:
        return Prose(form)
    if base is str:
        return Text(form, names.what if names else "", _note(notes, Printed) is not None)
    if base is int:
        return Text(form, make=int)
    if base is bool:
        words = _note(notes, Answers)
        return Truth(words.yes, words.no) if words else Truth()
    if base is Condition:
        asks = _note(notes, Asks)
        return Expression(asks.what if asks else ())
    if get_origin(base) is Literal:
        return Choice(tuple(word for word in get_args(base) if word))
    if isinstance(base, type) and issubclass(base, StrEnum):
        allowed = _note(notes, OneOf)
        return Choice(allowed.words if allowed else tuple(member.value for member in base), base)
    if nested:
        return Tree(record(base), nested.by, nested.below, nested.deep)
    return _collection(base, notes)


def _collection(base: Any, notes: tuple[Any, ...]) -> Shape:
    """The shape of a tuple, a set, a mapping or a declared type."""
    origin, given = get_origin(base), get_args(base)
    count, keyed = _note(notes, Count) or Count(), _note(notes, Keyed)
    if keyed:
        entry = record(_parted(given[0 if origin is tuple else 1])[0])
        rest = tuple(member for member in entry.members if member.field != keyed.by)
        of = entry.member(keyed.value).shape if keyed.value else Record(entry.type, rest, entry.places)
        return Table(entry.member(keyed.by).shape, of, count, entry, keyed.by, keyed.value, origin is tuple)
    if origin in (tuple, frozenset):
        words = tuple(note for note in notes if isinstance(note, Stands))
        return Sequence(_shape(*_parted(given[0])), count, origin, words)
    if origin is not None and issubclass(origin, Mapping):
        return Table(_shape(*_parted(given[0])), _shape(*_parted(given[1])), count)
    return record(base)
