"""States of the family, and the licences in them, by the names that people give.

Takes a `Project` and a name; returns documents with the stem of the files that speak of them. An edition wins over a
git revision of the same name. Findings about the clauses of a git revision name it: `1a2b3c4d5e:clauses/...`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engross.assemble import Complete, assemble, assemble_all, complete_all
from engross.editions.history import git, released
from engross.library.family import UnknownName, find, load
from engross.model import Document, Family, Span
from engross.model.diagnostics import BadInput, did_you_mean
from engross.readers.limits import USUAL, Limits
from engross.records import dataclass

if TYPE_CHECKING:
    from engross.model import Redline
    from engross.readers import Reading

FILES = (".json", ".txt", ".md", ".html", ".htm", ".docx", ".pdf")
"""How the name of a licence file ends; no id of a licence does."""


@dataclass(frozen=True, slots=True)
class Project:
    """A family on disk: the folders of its clauses and of its editions, and the family as it reads now, when asked.

    What gives them raises `BadInput` where there is none: two files are compared without one. `limits` holds for files
    from others that are named beside its licences.
    """

    clauses: Callable[[], Path]
    builds: Callable[[], Path]
    family: Callable[[], Family]
    limits: Limits = USUAL


@dataclass(frozen=True, slots=True)
class Named:
    """One licence; `stem` begins the names of files about it, `said` names it to a reader.

    `read` is what a reader made of it, where it is a file.
    """

    document: Document
    stem: str
    said: str
    read: "Reading | None" = None

    @property
    def reading(self) -> "Reading":
        """The licence as what a format can say of it; one that is no file says everything."""
        from engross.readers import Known, Reading

        return self.read or Reading(self.document, "json", frozenset(Known))

    @property
    def notes(self) -> tuple[str, ...]:
        """What of a file cannot be shown as it is."""
        odd = self.read.odd if self.read else ()
        return tuple(f"{self.said}: {one}: written as [{one.character.split()[0]}]" for one in odd if one.written)


@dataclass(frozen=True, slots=True)
class Point:
    """A state of the family: its documents by variant id.

    `edition` is what the documents say they are, and `mark` what must be added where that alone could be mistaken:
    `-working` for the working text of an edition that is also released, `-at-` and a commit for a git revision.
    `completed` is what stands beside the documents of the working text: where their words are typed.
    """

    said: str
    edition: str
    mark: str
    documents: Mapping[str, Document]
    commit: str = ""
    completed: Mapping[str, Complete] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The state in the names of files."""
        return f"{self.edition}{self.mark}"

    def named(self, variant: str) -> Named:
        """One licence of this state, by variant id."""
        document = self.documents[variant]
        return Named(document, f"{document.record.id}{self.mark}", f"{variant} in {self.said}")


def working(project: Project) -> Point:
    """The clauses as they are now; raises `BadInput`."""
    family = project.family()
    completed = {one.variant.id: one for one in complete_all(family)}
    documents = {variant: one.document for variant, one in completed.items()}
    mark = _working_mark(project, family)
    return Point("the working text", family.edition, mark, documents, completed=completed)


def current(project: Project) -> Point:
    """The clauses as they are now, by the name of their edition where that is released and reads just so."""
    point = working(project)
    if point.mark and released.read(project.builds(), point.edition) == point.documents:
        return replace(point, said=f"edition {point.edition}", mark="")
    return point


def since(project: Project, name: str) -> Point:
    """The edition or git revision of that name; raises `UnknownName`, or `BadInput` where it cannot be read."""
    if name in released.editions(project.builds()):
        return Point(f"edition {name}", name, "", released.read(project.builds(), name))
    revision = _revision(project, name)
    with _loaded(project, revision) as family:
        documents = {document.record.variant: document for document in assemble_all(family)}
        return Point(_said(name, revision), family.edition, f"-at-{revision.short}", documents, revision.commit)


def newest(project: Project) -> str:
    """The name of the newest edition; raises `UnknownName` where none is released."""
    known = released.editions(project.builds())
    if not known:
        raise UnknownName(f"no edition is released in {project.builds()}; name a git revision: --since HEAD")
    return known[-1]


def document(project: Project, name: str) -> Named:
    """The licence that a name means: `ID`, `ID@EDITION`, `ID@REVISION`, or a file.

    Raises `UnknownName`, `BadInput` where what is named cannot be read as meant, and `OSError`.
    """
    path = Path(name)
    if path.suffix.lower() in FILES or (path.exists() and not path.is_dir()):
        reading = _read(path, project.limits)
        return Named(reading.document, re.sub(r"[^\w.-]+", "-", path.stem), name, reading)
    variant, at, state = name.partition("@")
    if at and not (variant and state):
        raise UnknownName(f"{name!r} names no licence; write MG-BY-NC@3.0 for one of an edition or git revision")
    if not at:
        family = project.family()
        made = assemble(family, find(family, variant))
        return Named(made, f"{made.record.id}{_working_mark(project, family)}", f"{made.record.variant} as it is now")
    if state in released.editions(project.builds()):
        return _released(project, variant, state)
    revision = _revision(project, state)
    with _loaded(project, revision) as family:
        made = assemble(family, find(family, variant))
    return Named(made, f"{made.record.id}-at-{revision.short}", f"{made.record.variant} in {_said(state, revision)}")


def between(old: Named, new: Named) -> str:
    """How the names of files begin that compare two licences, so that no two pairs share one."""
    if old.stem == new.stem:
        return f"{old.stem}-old--{new.stem}-new"
    return f"{old.stem}--{new.stem}"


def compared(old: Named, new: Named) -> "Redline":
    """Two licences as one redline; what only one of their formats can say is no difference."""
    from engross.redline import compare

    if old.read is None and new.read is None:
        return compare(old.document, new.document)
    from engross.readers.comparable import comparable

    return compare(*comparable(old.reading, new.reading))


def _read(path: Path, limits: Limits) -> "Reading":
    # What reads a file apart is of no use to the other names.
    from engross.readers.apart import read_file

    return read_file(path, limits)


def _released(project: Project, name: str, edition: str) -> Named:
    """A licence of an edition, by the names that `find` accepts; the family as it is now need not have it."""
    documents = released.read(project.builds(), edition)
    for document in documents.values():
        record = document.record
        # The letters before the options are the same in every id of the family.
        prefix = record.variant.removesuffix("-".join(record.options)).casefold() if record.options else ""
        wanted = name.strip().casefold().removesuffix(f"-{edition}".casefold())
        codes = {code.upper() for code in wanted.removeprefix(prefix).split("-")} if prefix else set()
        if wanted in {record.variant.casefold(), record.name.casefold()} or codes == set(record.options or ("",)):
            return Named(document, record.id, f"{record.variant} in edition {edition}")
    raise UnknownName(f"no licence {name!r} in edition {edition}; {did_you_mean(name, documents)}")


def _working_mark(project: Project, family: Family) -> str:
    return "-working" if family.edition in released.editions(project.builds()) else ""


def _revision(project: Project, name: str) -> git.Revision:
    try:
        return git.find(project.clauses(), name)
    except UnknownName as error:
        known = released.editions(project.builds())
        meant = did_you_mean(name, known) if known else "none is released"
        raise UnknownName(f"no edition {name!r} ({meant}), and {error}") from None


def _said(name: str, revision: git.Revision) -> str:
    return f"git revision {revision.short}" + ("" if revision.commit.startswith(name) else f" ({name})")


@contextmanager
def _loaded(project: Project, revision: git.Revision) -> Iterator[Family]:
    """The family of a revision; what is found in it, now or inside the context, names the revision."""
    with git.checked_out(project.clauses(), revision) as folder:
        try:
            yield load(folder)
        except BadInput as bad:
            here, there = folder.as_posix(), f"{revision.short}:{revision.prefix or '.'}"
            raise BadInput(
                replace(found, span=replace(found.span, path=_moved(found.span, here, there)))
                for found in bad.diagnostics
            ) from None


def _moved(span: Span, here: str, there: str) -> str:
    return there + span.path.removeprefix(here) if span.path.startswith(here) else span.path
