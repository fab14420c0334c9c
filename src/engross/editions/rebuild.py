"""An edition made again from the clauses that were kept beside it.

Takes the folder of an edition and the formats of today's toolkit; returns how many files come out with the same words
and the same bytes, and how this environment differs from that of the release. Never writes into the edition.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import engross
from engross.editions import checksums, manifest, sources
from engross.editions.edition import Likeness, likeness, reported
from engross.editions.render import Progress, file_name, outputs
from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.records import dataclass
from engross.writers import Format


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How like the files are, and what decides bytes and differs now: its name, its version then, its version now."""

    like: Likeness
    environment: tuple[tuple[str, str, str], ...]

    @property
    def same(self) -> bool:
        """Whether every file says the same."""
        return self.like.same_words == self.like.files


def rebuild(folder: Path, formats: Sequence[Format], tell: Progress) -> Rebuilt:
    """Builds the edition in a folder again; raises `BadInput` where it keeps no sources or they cannot be read."""
    path = folder / sources.NAME
    if not path.is_file():
        hint = "an edition keeps its sources since it is sealed; build an older one from the history of the project"
        raise BadInput([Diagnostic("sources", "this edition keeps no sources to build from", Span(str(path)), hint)])
    documents = sources.documents(path.read_bytes(), str(path))
    described = checksums.read((folder / checksums.NAME).read_bytes())
    chosen = [one for one in formats if file_name(documents[0], one) in described["files"]]
    made = reported(outputs(documents, chosen), len(documents) * len(chosen), tell)
    like = likeness(made, folder)
    # What the release wrote and is not written now counts as lost.
    files = max(like.files, len(described["files"]))
    # Most often it is the toolkit itself that writes other bytes today.
    then = {"engross": described["toolkit"], **described["environment"]}
    now = {"engross": engross.__version__, **manifest.environment()}
    names = sorted(then.keys() | now.keys())
    differing = ((name, then.get(name, "absent"), now.get(name, "absent")) for name in names)
    return Rebuilt(replace(like, files=files), tuple(each for each in differing if each[1] != each[2]))
