"""`dataclass` for this package: that of Python, with `==`, `hash` and `repr` that need no compiling.

Takes what the decorator of Python takes, as far as this package uses it, and returns what it returns. Python 3.11
compiles six functions for each class, and a build after an edit makes two hundred classes: that was a fifteenth of its
time. Here three of the six are made of what is compiled already. Never does otherwise than the decorator of Python, but
that a record which holds itself has no `repr`.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(of: type | None = None, *, order: bool = False, **options: bool) -> Any:
        """A class as a record of its fields, see `dataclasses.dataclass`."""
        if order:
            return dataclasses.dataclass(order=True, **options)
        make = dataclasses.dataclass(eq=False, repr=False, **options)
        return _judging(make(of)) if of else lambda of: _judging(make(of))


def _judging(made: Any) -> Any:
    """The class with what compares and shows its records, where it says nothing of that itself."""
    fields = dataclasses.fields(made)
    compared = _values([field.name for field in fields if field.compare])
    shown = [field.name for field in fields if field.repr]
    values = _values(shown)
    form = f"({', '.join(f'{name}={{!r}}' for name in shown)})"

    def same(self: Any, other: Any) -> bool:
        """Whether another record of this class has the same values."""
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def shows(self: Any) -> str:
        """The call that makes the record."""
        name: str = self.__class__.__qualname__
        return name + form.format(*values(self))

    own = made.__dict__
    frozen = made.__dataclass_params__.frozen
    if "__hash__" not in own:
        made.__hash__ = (lambda self: hash(compared(self))) if frozen else None
    if "__eq__" not in own:
        made.__eq__ = same
    if "__repr__" not in own:
        made.__repr__ = shows
    return made


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these fields of a record."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda record: (getattr(record, names[0]),)) if names else (lambda record: ())
