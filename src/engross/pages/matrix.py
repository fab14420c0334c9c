"""Which clause file reaches which variant.

Takes a family; returns a row for every clause file with a mark for every variant, and `page` and `data` write them out.
A file reaches a variant where its words stand in the assembled licence, so an unused definition or a lead-in without
its list reaches none. Never judges what it finds.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from engross.assemble import Complete, complete_cases
from engross.library.conditions import holds
from engross.library.family import names
from engross.model import Clause, Family
from engross.pages.rendering import render
from engross.records import dataclass
from engross.writers.spreadsheet import sheet


class Mark(StrEnum):
    """Whether a file reaches a variant: as the settings are, only under another value of a setting, or never."""

    HERE = "x"
    SETTING = "s"
    NEVER = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """A clause file, a mark a variant, and the values of settings ("law: SG") that alone bring it where it is not."""

    path: str
    id: str
    marks: tuple[Mark, ...]
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The ids of the variants, and the reach of every file in the order of the library."""

    variants: tuple[str, ...]
    files: tuple[Reach, ...]


Cases = Iterable[tuple[Mapping[str, str], Iterable[Complete]]]
"""The licences under the family's own settings, then under each other value of each, with that setting."""


def matrix(family: Family, cases: Cases = ()) -> Matrix:
    """The reach of every clause file; raises `BadInput` where the family does not assemble.

    `cases` are those of `complete_cases`, where the caller has them already.
    """
    clauses = [clause for alternates in family.clauses.values() for clause in alternates]
    variants = tuple(variant.id for variant in family.variants)
    usual: set[tuple[str, str]] = set()
    by_setting: dict[tuple[str, str], list[str]] = {}
    for settings, made in cases or complete_cases(family):
        reached = {(path, one.variant.id) for one in made for path in _paths(family, clauses, one, settings)}
        usual |= reached if not settings else set()
        for place in reached - usual:
            by_setting.setdefault(place, []).extend(f"{name}: {value}" for name, value in settings.items())

    def reach(clause: Clause) -> Reach:
        """The row of one clause file."""
        places = [(clause.path, variant) for variant in variants]
        marks = (Mark.HERE if p in usual else Mark.SETTING if p in by_setting else Mark.NEVER for p in places)
        values = dict.fromkeys(value for place in places for value in by_setting.get(place, ()))
        path = PurePath(clause.path).relative_to(family.path).as_posix()
        return Reach(path, clause.id, tuple(marks), tuple(values))

    return Matrix(variants, tuple(reach(clause) for clause in clauses))


def page(found: Matrix, form: str) -> str:
    """The matrix as "md" or "csv"."""
    if form == "md":
        return render("matrix.md.j2", matrix=found)
    rows = ([each.path, *each.marks, "; ".join(each.settings)] for each in found.files)
    return sheet([["file", *found.variants, "settings"], *rows])


def data(found: Matrix) -> dict[str, Any]:
    """The matrix as JSON holds it: for each file its id, the variants that it reaches, and those it may reach."""

    def marked(each: Reach, mark: Mark) -> list[str]:
        """The variants that have a mark in a row."""
        return [variant for variant, found_mark in zip(found.variants, each.marks, strict=True) if found_mark is mark]

    files = [
        {
            "file": each.path,
            "id": each.id,
            "variants": marked(each, Mark.HERE),
            "by_setting": marked(each, Mark.SETTING),
            "settings": list(each.settings),
        }
        for each in found.files
    ]
    return {"variants": list(found.variants), "files": files}


def _paths(family: Family, clauses: Iterable[Clause], one: Complete, settings: Mapping[str, str]) -> set[str]:
    """The files whose words stand in a licence."""
    true = names(family, one.variant, settings)
    ids = {identifier for provision in one.document.walk() for identifier in (provision.id, *provision.aliases)}
    return {clause.path for clause in clauses if clause.id in ids and holds(clause.applies.text, true)}
