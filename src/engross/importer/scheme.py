"""The numbering of a family, as the labels of its texts show it.

Takes labels by their place in the tree; returns for each level the label, counter and start that print most of them,
and which blocks are numbered so. A label that no level prints is left to be typed. Never changes a label.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from engross.assemble.numbering import figure, filled
from engross.model import Level
from engross.records import dataclass

_COUNTERS = ("decimal", "decimal-zero", "lower-letter", "upper-letter", "lower-roman", "upper-roman")
_RUN = re.compile(r"\d+|[A-Za-z]+")
_HIGHEST = 120
"""The highest letter or roman number that is looked for."""
_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Siblings:
    """The labels of blocks side by side in one text, and the figures of what is above them."""

    text: int
    above: tuple[str, ...]
    labels: tuple[str, ...]


def level_of(groups: Sequence[Siblings], depth: int, *, may_continue: bool) -> Level:
    """The level that prints most of the labels at `depth` (from 1); one without a label where there are none."""
    best, most = Level("", "decimal", ""), (0, 0, 0)
    for label, counter, value in _candidates(groups):
        for start in dict.fromkeys((1, value)):
            if start == 0 and counter != "decimal":
                continue
            for goes_on in (False, True)[: 1 + (may_continue and "{" in label)]:
                level = Level(label, counter, "", start=start, continues=goes_on)  # type: ignore[arg-type]
                found = sum(one is not None for each in figures(level, groups, depth) for one in each)
                if (found, not goes_on, start == 1) > most:
                    best, most = level, (found, not goes_on, start == 1)
    return best


def figures(level: Level, groups: Sequence[Siblings], depth: int) -> Iterator[tuple[str | None, ...]]:
    """For each label the figure that the level prints there; None where it would print something else."""
    last: dict[int, int] = {}
    for group in groups:
        value = last.get(group.text, level.start - 1) if level.continues else level.start - 1
        found: list[str | None] = []
        for label in group.labels:
            own = figure(level.counter, value + 1) if value + 1 > 0 or level.counter == "decimal" else ""
            fits = bool(own) and len(group.above) == depth - 1 and filled(level.label, (*group.above, own)) == label
            value += fits
            found.append(own if fits else None)
        last[group.text] = value
        yield tuple(found)


def _candidates(groups: Iterable[Siblings]) -> list[tuple[str, str, int]]:
    """What a level might be: a label, a counter, and the value of the first label that it would print."""
    seen: Counter[tuple[str, str]] = Counter()
    values: dict[tuple[str, str], int] = {}
    for group in groups:
        for label in group.labels:
            for pattern, counter, value in _readings(label, group.above):
                seen[pattern, counter] += 1
                values.setdefault((pattern, counter), value)
    return [(*key, values[key]) for key, _ in seen.most_common(_MOST_CANDIDATES)]


@cache
def _readings(label: str, above: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """What a label may mean: the figure is the last one in it, and figures before it are those above."""
    if not label or "{" in label or "}" in label:
        return ()
    runs = list(_RUN.finditer(label))
    if not runs:
        return ((label, "decimal", 1),)
    own, rest = runs[-1], list(enumerate(above, 1))
    places = {own.start(): len(above) + 1}
    for run in reversed(runs[:-1]):
        if rest and run[0] == rest[-1][1]:
            places[run.start()], _ = rest.pop()
        elif run[0].isdigit():
            # A number that is not one of those above belongs to no level.
            return ()
    pattern = _RUN.sub(lambda run: f"{{{places[run.start()]}}}" if run.start() in places else run[0], label)
    found = [(pattern, counter, value) for counter in _COUNTERS if (value := _value(counter, own[0])) is not None]
    return tuple(found)


def _value(counter: str, text: str) -> int | None:
    if counter == "decimal":
        return int(text) if text.isdecimal() and str(int(text)) == text and len(text) < 5 else None
    if counter == "decimal-zero":
        return int(text) if re.fullmatch(r"0[1-9]|[1-9][0-9]", text) else None
    return _figures(counter).get(text)


@cache
def _figures(counter: str) -> dict[str, int]:
    return {figure(counter, value): value for value in range(1, _HIGHEST)}
