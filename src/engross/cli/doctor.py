"""Looks at the machine: what engross needs is there, differs or is missing.

Takes nothing but the machine it runs on (the functions below `examine` take what they look with, so that tests can
show them another machine) and returns rows to print. Never installs, never changes anything, never uses the network.
"""

import ctypes
import importlib.metadata
import re
import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from engross.records import dataclass
from engross.writers.libraries import LIBRARIES, load, version_of

OLDEST_PYTHON = (3, 11)
LOCK = Path(__file__).parents[3] / "requirements.txt"

CHECKERS = (
    ("pandoc", "pandoc", "reads DOCX back"),
    ("soffice", "libreoffice-writer-nogui", "opens DOCX and shows its numbers"),
    ("qpdf", "qpdf", "checks the syntax of PDF"),
    ("pdftotext", "poppler-utils", "reads PDF back"),
    ("chromium", "chromium", "shows HTML"),
)


class State(StrEnum):
    """How a thing stands; an absent thing is one that only the tests use."""

    FINE = "fine"
    DIFFERS = "differs"
    MISSING = "missing"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that was looked at: its name, how it stands, what was found, and what to do about it, if anything."""

    name: str
    state: State
    found: str
    remedy: str = ""

    @property
    def sound(self) -> bool:
        """True where nothing must be done before engross can write every format."""
        return self.state in (State.FINE, State.ABSENT)


def examine() -> tuple[Component, ...]:
    """Every row about this machine: Python, the environment, pinned packages, libraries, optional checkers."""
    lock = LOCK.read_text(encoding="utf-8") if LOCK.is_file() else ""
    return (
        python(sys.version_info[:3]),
        environment(sys.prefix, sys.base_prefix),
        *packages(lock, _installed),
        *libraries(load),
        *checkers(shutil.which),
    )


def python(version: tuple[int, ...]) -> Component:
    """The row of an interpreter of `version` (major, minor, micro)."""
    found = ".".join(map(str, version))
    if version >= OLDEST_PYTHON:
        return Component("Python", State.FINE, found)
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Component("Python", State.MISSING, found, f"install Python {oldest} or newer")


def environment(prefix: str, base: str) -> Component:
    """The row of the virtual environment; outside one, `prefix` and `base` are the same."""
    if prefix != base:
        return Component("virtual environment", State.FINE, prefix)
    return Component("virtual environment", State.DIFFERS, "none", "run engross by make, or from .venv/bin")


def pinned(lock: str) -> dict[str, str]:
    """Package names and versions that a lock asks for on this machine; lines whose marker is false are left out."""
    from packaging.requirements import Requirement

    pins = {}
    for line in re.findall(r"^(\w[^\\\n]*)", lock, flags=re.MULTILINE):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate():
            pins[requirement.name] = str(requirement.specifier).removeprefix("==")
    return pins


def packages(lock: str, installed: Callable[[str], str | None]) -> tuple[Component, ...]:
    """One row per package that the text of a lock pins; none where there is no lock."""
    rows = []
    for name, version in pinned(lock).items():
        found = installed(name)
        if found == version:
            rows.append(Component(name, State.FINE, version))
        else:
            state = State.DIFFERS if found else State.MISSING
            remedy = f"{version} is pinned: make clean, then make release"
            rows.append(Component(name, state, found or "not installed", remedy))
    return tuple(rows)


def libraries(load: Callable[[str], ctypes.CDLL | None]) -> tuple[Component, ...]:
    """One row per shared library that setting a PDF needs."""
    rows = []
    for one in LIBRARIES:
        library = one.found(load)
        if library is None:
            loss = "no PDF can be made" if one.needed else "PDFs are slow to make and not reproducible"
            rows.append(Component(one.name, State.MISSING, f"without it {loss}", f"install the package {one.package}"))
        else:
            rows.append(Component(one.name, State.FINE, version_of(library, one.version) if one.version else "there"))
    return tuple(rows)


def checkers(which: Callable[[str], str | None]) -> tuple[Component, ...]:
    """One row per program that tests alone use, to read the outputs back."""
    rows = []
    for command, package, purpose in CHECKERS:
        path = which(command)
        if path is None:
            rows.append(Component(command, State.ABSENT, f"optional: {purpose}", f"install the package {package}"))
        else:
            rows.append(Component(command, State.FINE, path))
    return tuple(rows)


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
