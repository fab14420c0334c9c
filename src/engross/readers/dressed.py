"""What a file says, in the formatting of a document that says nearly the same.

Takes a `Match`; returns the document with the words of the file: each passage that both have stands as the document
has it but for the words that differ, what the file lacks is gone, and what it has besides stands where it has it.
So two texts can be compared whose formats do not know the same. Never adds or drops a word of the file.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from engross.model import Document, Text
from engross.readers.counted import counted
from engross.readers.gaps import Gaps, spliced
from engross.readers.match import Match, Pair
from engross.readers.reading import Known
from engross.readers.rebuilt import Plan, rebuilt
from engross.readers.structure import Aspect, differences
from engross.readers.words import Passage, Worded

LEAST_OF_A_LINK = 0.3
"""The part of the shorter of two passages that both must have for one to be a piece of the other (our own setting)."""

LEAST_OF_A_PASSAGE = 0.4
"""The part of a passage of the file that must be words of the document, or it stands for itself (our own setting)."""


def dressed(match: Match, name: str = "", *, around: bool = True) -> Document:
    """The document with the words of the file, those before and after it only where `around`; `name` is its new id."""
    pairs = linked(match)
    theirs = match.found.words
    belongs = {theirs[pair.found].passage for pair in pairs}
    plan = Plan(kept={match.known.words[pair.known].passage for pair in pairs})
    unlike = differences(match)
    gaps = Gaps(match, belongs, plan.kept - {one.passage for one in unlike if one.aspect is Aspect.NUMBER})
    for behind, ahead in pairwise([None, *pairs, None]):
        gaps.between(behind, ahead)
        if ahead and not match.is_same(ahead):
            gaps.respell(ahead)
    for number, edits in gaps.edits.items():
        plan.kept.add(number)
        plan.words[number] = tuple(spliced(match.known.passages[number], edits))
    ends = {theirs[pair.found].passage: match.known.words[pair.known].passage for pair in pairs}
    ends |= _fill_rows(match, plan, pairs)
    _keep_silent(match.known, plan)
    _keep_labels(match, plan, ends)
    _add(match, plan, ends, around=around)
    plan.moved = moved(match, plan.kept)
    made = rebuilt(match, plan, unlike)
    if Known.LABELS in match.able:
        made = counted(made)
    record = replace(made.record, quotes=match.known.document.record.quotes)
    return replace(made, record=replace(record, id=name) if name else record)


def linked(match: Match) -> list[Pair]:
    """The pairs of words whose passages are the same, or pieces of each other; stray words of others are none."""
    ours, theirs = match.known.words, match.found.words
    sizes = [Counter(word.passage for word in side if not word.label) for side in (ours, theirs)]
    pairs = [pair for pair in match.pairs if not ours[pair.known].label and not theirs[pair.found].label]
    shared = Counter((ours[pair.known].passage, theirs[pair.found].passage) for pair in pairs)
    links: dict[int, dict[int, int]] = {}
    for (here, there), size in shared.items():
        columns = match.known.passages[here].cell[2], match.found.passages[there].cell[2]
        enough = size >= LEAST_OF_A_LINK * min(sizes[0][here], sizes[1][there])
        if enough and (columns[0] == columns[1] or -1 in columns):
            links.setdefault(here, {})[there] = size
    order = {there: place for place, there in enumerate(sorted(sizes[1]))}
    links = {here: _together(pieces, order) for here, pieces in links.items()}
    held: Counter[int] = Counter()
    for pieces in links.values():
        held.update(pieces)
    belongs = {there for there, size in held.items() if size >= LEAST_OF_A_PASSAGE * sizes[1][there]}
    return [
        pair
        for pair in pairs
        if (there := theirs[pair.found].passage) in belongs and there in links.get(ours[pair.known].passage, ())
    ]


def _together(pieces: Mapping[int, int], order: Mapping[int, int]) -> dict[int, int]:
    """Of the passages that share words with one of ours, those that follow each other, the most words of all."""
    runs: list[dict[int, int]] = []
    for there in sorted(pieces):
        if runs and order[there] == order[max(runs[-1])] + 1:
            runs[-1][there] = pieces[there]
        else:
            runs.append({there: pieces[there]})
    return max(runs, key=lambda run: sum(run.values()))


def _fill_rows(match: Match, plan: Plan, pairs: Sequence[Pair]) -> dict[int, int]:
    """Puts the cells of the file that say something else into their rows; returns where each went."""
    ours, theirs = match.known.passages, match.found.passages
    rows: dict[tuple[int, int, int], Counter[tuple[int, int, int]]] = {}
    taken = set()
    for pair in pairs:
        here, there = match.known.words[pair.known].passage, match.found.words[pair.found].passage
        taken.add(there)
        if ours[here].cell[0] >= 0 and theirs[there].cell[0] >= 0:
            rows.setdefault(_row(theirs[there]), Counter())[_row(ours[here])] += 1
    places = {(_row(one), one.cell[2]): number for number, one in enumerate(ours) if one.cell[0] >= 0}
    filled: dict[int, int] = {}
    for number, passage in enumerate(theirs):
        if number not in taken and passage.text and _row(passage) in rows:
            here = places.get((rows[_row(passage)].most_common(1)[0][0], passage.cell[2]), -1)
            if here >= 0 and here not in plan.kept:
                plan.kept.add(here)
                plan.words[here] = tuple(Text(inline.text) for inline in passage.inlines)
                filled[number] = here
    return filled


def _keep_silent(known: Worded, plan: Plan) -> None:
    """Passages without any word, such as empty cells, stay where others of their provision, or of their row, do."""
    spoken = {word.passage for word in known.words if not word.label}
    kept = {_row(known.passages[number]) for number in plan.kept}
    for number, passage in enumerate(known.passages):
        if number not in spoken and _row(passage) in kept:
            plan.kept.add(number)


def _keep_labels(match: Match, plan: Plan, ends: Mapping[int, int]) -> None:
    """Keeps a label that stands alone ("Annex A") where the file has it too before what it labels."""
    alone = {number: match.found.passages[number].text for number in match.found.labels_alone}
    said = {known: alone.get(found - 1) for found, known in sorted(ends.items(), reverse=True)}
    for number in match.known.labels_alone:
        if number + 1 in plan.kept and said.get(number + 1) == match.known.passages[number].text:
            plan.kept.add(number)


def moved(match: Match, kept: Collection[int]) -> dict[int, int]:
    """The passages of the file, each with the one of the document that has its words and is not kept at its place."""
    gone: dict[tuple[str, ...], list[int]] = {}
    for number, words in _texts(match.known).items():
        if number not in kept and match.known.passages[number].cell[0] < 0:
            gone.setdefault(words, []).append(number)
    ours, theirs = match.known.words, match.found.words
    here = {theirs[pair.found].passage for pair in match.same if ours[pair.known].passage in kept}
    texts = _texts(match.found).items()
    return {number: gone[words].pop(0) for number, words in texts if number not in here and gone.get(words)}


def _texts(side: Worded) -> dict[int, tuple[str, ...]]:
    """The words of each passage, labels left out."""
    texts: dict[int, list[str]] = {}
    for word in side.words:
        if not word.label:
            texts.setdefault(word.passage, []).append(word.text)
    return {number: tuple(words) for number, words in texts.items()}


def _row(passage: Passage) -> tuple[int, int, int]:
    return (id(passage.provision), *passage.cell[:2])


def _add(match: Match, plan: Plan, ends: Mapping[int, int], *, around: bool) -> None:
    """Notes the passages that the file has besides; `ends` are the passages in which all others end up."""
    words = match.found.words if around else match.found.words[match.start : match.end]
    spoken = {word.passage for word in words} - set(match.found.labels_alone)
    last = -1
    for number in range(len(match.found.passages)):
        if number in ends:
            last = max(last, ends[number])
        elif number in spoken:
            plan.added.setdefault(last, []).append(number)
