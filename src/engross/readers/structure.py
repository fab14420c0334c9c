"""What differs between a document and a file laid on it besides words: numbers, levels, headings, emphasis, links.

Takes a `Match`, returns the differences that the format of the file can tell. Levels and headings are compared by what
the file does with most passages of a sort, for every format has its own. Never says what a difference is worth.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum

from engross.model import Role, Text
from engross.model.cut import cut, is_silent
from engross.readers.leading import misled
from engross.readers.match import Match
from engross.readers.reading import Known
from engross.readers.words import Passage, Word, Worded
from engross.records import dataclass

Asked = Callable[[Passage, Passage], tuple[object, str] | None]
"""The sort of a passage of the document, and how the file sets it; None where that says nothing."""


class Aspect(StrEnum):
    """What of a passage differs besides its words."""

    NUMBER = "number"
    LEVEL = "level"
    HEADING = "heading"
    EMPHASIS = "emphasis"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Difference:
    """What a passage of the document, by its place, is in the file that it is not here."""

    aspect: Aspect
    passage: int
    was: str
    now: str


def differences(found: Match) -> tuple[Difference, ...]:
    """All differences, in the order of the document."""
    return tuple(sorted(_differences(found), key=lambda one: one.passage))


def _differences(found: Match) -> Iterator[Difference]:
    if Known.LABELS in found.able:
        yield from _labels(found)
    if Known.LEVELS in found.able:
        yield from _unusual(found, Aspect.LEVEL, _levels)
    if Known.HEADINGS in found.able:
        yield from _unusual(found, Aspect.HEADING, _headings)
    if Known.EMPHASIS in found.able:
        yield from _plain(found)
    yield from (Difference(Aspect.LINK, one.passage, one.was, one.now) for one in misled(found))


def _labels(found: Match) -> Iterator[Difference]:
    """Labels that read otherwise, are gone, or stand where none does."""
    ours, theirs = _written(found.known), _written(found.found)
    known, there = found.known.words, found.found.words
    labels = {n for n, word in enumerate(known) if word.label}
    kept = {known[pair.known].passage for pair in found.pairs if not known[pair.known].label}
    paired = {pair.known for pair in found.same}
    lost = {known[n].passage for n in labels - paired}
    for passage in sorted(kept):
        was = ours.get(passage, "")
        if passage in found.heads:
            now = theirs.get(found.heads[passage], "")
            if _bare(was) != _bare(now) and (now or passage in lost):
                yield Difference(Aspect.NUMBER, passage, was, now)
        elif passage in lost:
            yield Difference(Aspect.NUMBER, passage, was, "")
    opened = set(found.heads.values())
    within: dict[int, int] = {}
    for pair in found.pairs:
        if not there[pair.found].label:
            within.setdefault(there[pair.found].passage, known[pair.known].passage)
    matched = {there[pair.found].passage for pair in found.pairs if there[pair.found].label}
    for passage, label in theirs.items():
        if passage in within and passage not in opened and passage not in matched and _bare(label):
            yield Difference(Aspect.NUMBER, within[passage], "", label)


def _written(side: Worded) -> dict[int, str]:
    """The label of each passage that has one, set apart or at the head of its words."""
    labels = {number: passage.label for number, passage in enumerate(side.passages) if passage.label}
    for word in side.words:
        if word.label and word.start >= 0:
            passage = side.passages[word.passage]
            labels[word.passage] = f"{passage.label} {passage.text[: word.end]}".strip()
    for number in side.labels_alone:
        # "Annex A" on a line of its own is the label of the line below.
        labels.setdefault(number + 1, labels.pop(number))
    return labels


def _bare(label: str) -> str:
    """A label as it counts: blanks and bullets say nothing, and neither does a full stop at its end."""
    said = "".join(token.text for token in cut(label, blanks=False) if not is_silent(token.text))
    return said.rstrip(".:")


def _levels(ours: Passage, theirs: Passage) -> tuple[object, str] | None:
    numbered = ours.provision.scheme and theirs.provision.level and ours.role in (Role.HEADING, Role.OPENING)
    if not numbered:
        return None
    return (ours.provision.scheme, ours.provision.level), f"level {theirs.provision.level}"


def _headings(ours: Passage, theirs: Passage) -> tuple[object, str] | None:
    if ours.role is Role.END or ours.role is Role.CELL:
        return None
    if ours.role is not Role.HEADING:
        return "text", "a heading" if theirs.role is Role.HEADING else "text"
    name = f"a heading of a {theirs.provision.kind.value}" if theirs.role is Role.HEADING else "text"
    return (ours.provision.kind, ours.provision.scheme, ours.provision.level), name


def _unusual(found: Match, aspect: Aspect, asked: Asked) -> Iterator[Difference]:
    """Passages that the file sets otherwise than it sets most of the same sort."""
    told: list[tuple[int, object, str]] = []
    for ours, theirs in found.heads.items():
        answer = asked(found.known.passages[ours], found.found.passages[theirs])
        if answer is not None:
            told.append((ours, *answer))
    counts = Counter((sort, said) for _, sort, said in told)
    usual: dict[object, str] = {}
    for (sort, said), _ in counts.most_common():
        usual.setdefault(sort, said)
    for passage, sort, said in told:
        if said != usual[sort]:
            yield Difference(aspect, passage, usual[sort], said)


def _plain(found: Match) -> Iterator[Difference]:
    """Conspicuous passages that the file sets like any other."""
    told: set[int] = set()
    for pair in found.pairs:
        here, there = found.known.words[pair.known], found.found.words[pair.found]
        passage = found.known.passages[here.passage]
        # The cells at the head of a table are bold by their style.
        set_off = passage.role is Role.HEADING or passage.cell[1] == 0
        asked = passage.conspicuous and not set_off and here.passage not in told
        if asked and there.counts and not there.label and not _stands_out(found.found.passages[there.passage], there):
            told.add(here.passage)
            yield Difference(Aspect.EMPHASIS, here.passage, "conspicuous", "like any other text")


def _stands_out(passage: Passage, word: Word) -> bool:
    if passage.conspicuous or (word.text.isupper() and passage.text.isupper()):
        return True
    at = 0
    for inline in passage.inlines:
        at += len(inline.text)
        if word.start < at:
            return not isinstance(inline, Text) or inline.strong
    return False
