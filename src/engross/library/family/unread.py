"""Files that could not be read whole, so that what they may hold is not missed a second time.

Takes the findings of reading; answers whether an id may stand in one of the files that have findings.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from engross.model.diagnostics import Diagnostic
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """The paths of files with findings, and the ids that their names promise."""

    paths: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def may_hold(self, identifier: str) -> bool:
        """Whether a clause or an item of this id may stand in a file that could not be read whole."""
        return any(identifier == known or identifier.startswith(f"{known}.") for known in self.ids)


def unread(findings: Iterable[Diagnostic]) -> Unread:
    """What the findings of reading leave unknown."""
    paths = frozenset(finding.span.path for finding in findings if finding.span.path.endswith(".md"))
    return Unread(paths, frozenset(PurePosixPath(path).stem.split("--")[0] for path in paths))
