"""What the names of files say of a family: its prefix, its name, and the options of each text.

Takes the names of files without their endings; returns what they have in common and what sets them apart. Short codes
in capitals are options, which several files may share; any other part makes its file an option of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PARTS = re.compile(r"[-_ +&,]+")
_CODE = re.compile(r"[A-Z][A-Z0-9]{0,7}")
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)*")
_LONGEST_PREFIX = 12
_OPERATORS = ("AND", "OR", "NOT", "TRUE", "FALSE")
"""Words of `applies`, which no option can be named by."""


@dataclass(frozen=True, slots=True)
class Named:
    """What names say: how they begin, how the family may be called, and the options of each file, sorted."""

    prefix: str
    family: str
    options: tuple[tuple[str, ...], ...]


def named(names: Sequence[str]) -> Named:
    """What the names of files say; one file alone has no options."""
    parts = [[part for part in _PARTS.split(name) if part] for name in names]
    common = _common(parts)
    tail = _common([part[len(common) :][::-1] for part in parts])[::-1]
    middle = [part[len(common) : len(part) - len(tail)] for part in parts]
    prefix = next((part for part in common if part[:1].isalpha()), "")
    code = re.sub(r"[^A-Za-z0-9]", "", prefix).upper()[:_LONGEST_PREFIX] or "L"
    family = " ".join(part for part in common if not _VERSION.fullmatch(part)) or code
    if all(_CODE.fullmatch(part) for parts in middle for part in parts):
        # What every file has and none is without chooses nothing.
        return Named(code, family, tuple(tuple(sorted({usable(part) for part in parts})) for parts in middle))
    return Named(code, family, tuple(_own(middle)))


def usable(code: str) -> str:
    """The code, with a number behind it where `applies` has the word for something else."""
    return f"{code}1" if code in _OPERATORS else code


def _common(parts: Sequence[Sequence[str]]) -> list[str]:
    """The parts that all lists begin with."""
    if len(parts) < 2:
        return list(parts[0]) if parts else []
    columns = zip(*parts, strict=False)
    found = []
    for column in columns:
        if len(set(column)) > 1:
            break
        found.append(column[0])
    return found


def _own(middle: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """An option for each file, called after what sets its name apart; none for a file that nothing sets apart."""
    seen: set[str] = set()
    for parts in middle:
        code = "".join(re.sub(r"\W", "", part).upper() for part in parts)
        code = code if code[:1].isalpha() or not code else f"V{code}"
        number, code = 2, usable(code)
        unique = code
        while unique and unique in seen:
            unique, number = f"{code}{number}", number + 1
        seen.add(unique)
        yield (unique,) if unique else ()
