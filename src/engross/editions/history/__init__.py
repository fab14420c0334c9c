"""What somebody names, as Documents: a licence or a whole state of the family, as it is, was released, or was in git.

`document` reads one licence (`MG-BY-NC`, `MG-BY-NC@3.0-draft.1`, `BY-NC@HEAD~2`, a file), `working`, `since` and
`newest` all variants of a state, and `sources` gives the clauses of a git revision as a folder. Reads the disk and asks
git; never writes but to a temporary folder, and never changes the repository.
"""

from engross.editions.history.git import sources
from engross.editions.history.points import (
    Named,
    Point,
    Project,
    between,
    compared,
    current,
    document,
    newest,
    since,
    working,
)
from engross.editions.history.released import editions, version

__all__ = [
    "Named",
    "Point",
    "Project",
    "between",
    "compared",
    "current",
    "document",
    "editions",
    "newest",
    "since",
    "sources",
    "version",
    "working",
]
