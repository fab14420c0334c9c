"""What must hold before an edition is sealed, besides the lint and the accepted wording.

Takes a project and its family; returns findings, all of them. Asks git where there is a repository, reads the
changelog, and never writes.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from engross.editions import changelog, disk, sources, wording
from engross.editions.history import git
from engross.model import Document, Family, Span
from engross.model.diagnostics import Diagnostic

CHANGELOG = "CHANGELOG.md"


def findings(project: Path, family: Family, documents: Iterable[Document], packed: bytes) -> tuple[Diagnostic, ...]:
    """What keeps the edition of the family file from being sealed."""
    return (*_changelog(project, family), *_uncommitted(project, family), *_sources(family, documents, packed))


def _changelog(project: Path, family: Family) -> Iterator[Diagnostic]:
    path = project / CHANGELOG
    text = disk.read_text(path)
    if not changelog.wording(text, family.edition):
        message = f"there is no entry for edition {family.edition} under its *Wording*"
        yield Diagnostic("no-changelog-entry", message, Span(str(path)), "draft it: engross changelog --write")


def _uncommitted(project: Path, family: Family) -> Iterator[Diagnostic]:
    guarded = (Path(family.path), project / CHANGELOG, project / wording.FOLDER)
    for name in git.uncommitted(project, tuple(path for path in guarded if path.exists())):
        message = "it differs from what is committed, and an edition is made from what is"
        yield Diagnostic("uncommitted", message, Span(name), "commit it, or take the change back")


def _sources(family: Family, documents: Iterable[Document], packed: bytes) -> Iterator[Diagnostic]:
    if sources.documents(packed) != tuple(documents):
        message = "the clauses were changed while the edition was prepared"
        yield Diagnostic("sources", message, Span(family.path), "run engross release again")
