"""What the names of files say of a family: its prefix, its name, and the options of each text.

Takes the names of files without their endings; returns what they have in common and what sets them apart. Short codes
in capitals are options, which several files may share, and so are all parts where one stands in several names; any
other part makes its file an option of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from engross.importer.slugs import unaccented
from engross.records import dataclass

_PARTS = re.compile(r"[-_ +&,]+")
_CODE = re.compile(r"[A-Z][A-Z0-9]{0,7}")
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)*")
_LONGEST_PREFIX = 12
_OPERATORS = ("AND", "OR", "NOT", "TRUE", "FALSE")
"""Words of `applies`, which no option can be named by."""


@dataclass(frozen=True, slots=True)
class Named:
    """What names say: how they begin, how the family may be called, its version, and the options of each file, sorted.

    `edition` is the version that most names bear, "" where they bear none.
    """

    prefix: str
    family: str
    edition: str
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
    versions = Counter(part for part in chain.from_iterable(parts) if _VERSION.fullmatch(part) and "." in part)
    edition = next((version.lstrip("vV") for version, _ in versions.most_common(1)), "")
    if all(_CODE.fullmatch(part) for parts in middle for part in parts):
        # Codes that every file has choose nothing, but a licence that is not among the files may be without.
        shared = [part for part in common[1:] if _CODE.fullmatch(part)]
        family = " ".join(part for part in common if part not in shared and not _VERSION.fullmatch(part)) or code
        return Named(code, family, edition, tuple(tuple(sorted(map(usable, {*shared, *parts}))) for parts in middle))
    return Named(code, family, edition, _shared(middle) or tuple(_own(middle)))


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


def _shared(middle: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """An option for each part of a name, where one stands in several names and the parts tell all files apart."""
    bare = [[part for part in parts if not _VERSION.fullmatch(part)] for parts in middle]
    told = tuple(tuple(sorted({usable(code) for part in parts if (code := _coded([part]))})) for parts in bare)
    again = any(times > 1 for times in Counter(chain.from_iterable(told)).values())
    return told if again and len(set(told)) == len(told) else ()


def _own(middle: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """An option for each file, called after what sets its name apart; none for a file that nothing sets apart.

    A version is part of it only where two files are the same without.
    """
    bare = [_coded(part for part in parts if not _VERSION.fullmatch(part)) for parts in middle]
    seen: set[str] = set()
    for parts, short in zip(middle, bare, strict=True):
        code = usable(short if short and bare.count(short) == 1 else _coded(parts))
        unique, number = code, 2
        while unique and unique in seen:
            unique, number = f"{code}N{number}", number + 1
        seen.add(unique)
        yield (unique,) if unique else ()


def _coded(parts: Iterable[str]) -> str:
    code = re.sub(r"[^A-Z0-9]", "", unaccented("".join(parts)).upper())
    return code if code[:1].isalpha() or not code else f"V{code}"
