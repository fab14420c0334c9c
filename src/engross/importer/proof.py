"""The proof that a family gives back the texts that it was made of.

Takes full texts and the folder of the family; loads and assembles that folder and compares every sign, label and break
of paragraphs in order. Never looks at the files that the texts were read from.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import engross.assemble
from engross.importer.printing import BREAK, assembled, placed
from engross.importer.text import FullText
from engross.library.family import load
from engross.model import Document
from engross.records import dataclass
from engross.redline.edits import gaps

_AROUND = 6
"""Signs before a difference that are shown with it (our own setting)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where what is assembled is not the text: the line of the file, what stands before, and both sides."""

    line: int
    before: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one text: the words that it has, and every difference."""

    name: str
    words: int
    differences: tuple[Difference, ...]

    @property
    def lost(self) -> int:
        """Words and numbers of the text that are not assembled."""
        return sum(_words(one.was) for one in self.differences)

    @property
    def added(self) -> int:
        """Words and numbers assembled that are not in the text."""
        return sum(_words(one.now) for one in self.differences)

    @property
    def breaks(self) -> int:
        """Breaks of paragraphs that are gone or were added."""
        return sum(abs(one.was.count(BREAK) - one.now.count(BREAK)) for one in self.differences)


def proven(texts: Sequence[FullText], folder: Path, licences: Mapping[str, str]) -> tuple[Proof, ...]:
    """The proof for each text; `folder` holds `family.yaml`, `licences` has the id of each text's licence by its name.

    Raises `BadInput` where the family cannot be read or assembled.
    """
    documents = {document.record.variant: document for document in engross.assemble.assemble_all(load(folder))}
    return tuple(proof(text, documents[licences[text.name]]) for text in texts)


def proof(text: FullText, document: Document) -> Proof:
    """What differs between a text and a document."""
    signs = tuple(placed(text))
    was = [sign for sign, _ in signs]
    return Proof(text.name, _words(was), tuple(_differences(was, [line for _, line in signs], assembled(document))))


def _differences(was: Sequence[str], lines: Sequence[int], now: Sequence[str]) -> Iterator[Difference]:
    for gap in gaps(was, now, bridges=(" ",)):
        before = "".join(was[max(gap.old - _AROUND, 0) : gap.old])
        line = lines[min(gap.old, len(lines) - 1)]
        yield Difference(line, before, tuple(was[gap.old : gap.old_end]), tuple(now[gap.new : gap.new_end]))


def _words(signs: Sequence[str]) -> int:
    return sum(1 for sign in signs if sign[0].isalnum())
