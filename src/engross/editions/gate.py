"""What must hold before an edition is sealed, besides the lint and the accepted wording.

Takes a project and its family; returns findings, all of them. Asks git where there is a repository, reads the
changelog, and never writes.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from engross.editions import changelog, disk, sources, wording
from engross.editions.history import git
from engross.library.source import conflicts
from engross.model import Document, Family, Span
from engross.model.diagnostics import Diagnostic

CHANGELOG = "CHANGELOG.md"
FEW = 5
"""Files that one finding names."""


def findings(project: Path, family: Family, documents: Iterable[Document], packed: bytes) -> tuple[Diagnostic, ...]:
    """What keeps the edition of the family file from being sealed."""
    return (*_changelog(project, family), *_uncommitted(project, family), *_sources(family, documents, packed))


def merges(project: Path, pages: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Merges that are not finished in the accepted pages and in the changelog; those in clauses keep them from loading.

    `pages` are the accepted pages by file name.
    """
    hint = "finish the merge in the clauses; then engross accept writes the pages anew"
    for name, page in pages.items():
        yield from conflicts.findings(page, (project / wording.FOLDER / name).as_posix(), hint)
    path = project / CHANGELOG
    if path.is_file():
        yield from conflicts.findings(path.read_text(encoding="utf-8", errors="replace"), path.as_posix())


def _changelog(project: Path, family: Family) -> Iterator[Diagnostic]:
    path = project / CHANGELOG
    text = disk.read_text(path)
    if not changelog.wording(text, family.edition):
        message = f"there is no entry for edition {family.edition} under its *Wording*"
        yield Diagnostic("no-changelog-entry", message, Span(str(path)), "draft it: engross changelog --write")


def _uncommitted(project: Path, family: Family) -> Iterator[Diagnostic]:
    guarded = (Path(family.path), project / CHANGELOG, project / wording.FOLDER)
    names = git.uncommitted(project, tuple(path for path in guarded if path.exists()))
    if names:
        listed = f"{', '.join(names[:FEW])}{f' and {len(names) - FEW} more' if len(names) > FEW else ''}"
        differ = "1 file differs" if len(names) == 1 else f"{len(names)} files differ"
        message = f"{differ} from what is committed, and an edition is made from what is: {listed}"
        yield Diagnostic("uncommitted", message, Span(names[0]), "commit them, or take the changes back")


def _sources(family: Family, documents: Iterable[Document], packed: bytes) -> Iterator[Diagnostic]:
    if sources.documents(packed) != tuple(documents):
        message = "the clauses were changed while the edition was prepared"
        yield Diagnostic("sources", message, Span(family.path), "run engross release again")
