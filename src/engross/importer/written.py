"""What an import comes to: the files of a family, and the report beside them.

Types only; nothing here touches a disk. `Settings` is what the texts do not say of themselves, given by a map file or
made from the texts by the command.
"""

from collections.abc import Mapping
from dataclasses import field

from engross.records import dataclass

NO_DATE = "1970-01-01"
"""What stands for a date where neither a map file nor the texts say one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a family file says and the texts do not.

    `words` are the words of options in the names of licences, by code; an option without one takes what the titles of
    the texts say, or its code. `prefix` is that of the ids of licences. `plain` are terms that are not declared.
    """

    family: str
    prefix: str
    owner: str
    date: str
    edition: str = "1.0"
    licence: str = "LicenseRef-Unknown"
    status: str = "Imported from texts kept by hand."
    language: str = "en"
    words: Mapping[str, str] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Something that stands as it was typed because the format computes it otherwise: the text, the line, and why."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A reference that stays typed: the text, the line of its block, the words, and why."""

    text: str
    line: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """How good the family is. Words are those of the files of clauses, counted without their labels.

    `words` are those of all texts together, `stored` those of the files and headings of the family. `shared` are the
    words of paragraphs that stand word for word in every text, `unconditional` those of them in files that always
    apply. `references` are all that were found, `linked` those that became links.
    """

    clause_files: int
    words: int
    stored: int
    shared: int
    unconditional: int
    references: int
    linked: int
    longest_applies: str
    verbatim: tuple[Verbatim, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()

    @property
    def once(self) -> float:
        """The share of the words of the shared paragraphs that are stored once, in files that always apply."""
        return self.unconditional / self.shared if self.shared else 1.0


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a family by path below its folder, the id of the licence of each text by its name, and the report.

    The baseline is not among the files: it holds what the lint finds once the family is read. `terms` are those that
    the clauses declare, `undeclared` those that they define and cannot declare.
    """

    files: Mapping[str, str]
    licences: Mapping[str, str]
    report: Report
    terms: frozenset[str] = frozenset()
    undeclared: frozenset[str] = frozenset()
