"""The names of licences, from the titles of their texts.

Takes titles and option sets; returns a pattern and a word for each option where they print every title, else a plain
pattern that prints none of them. Never makes a title up.
"""

import re
from collections.abc import Mapping, Sequence

from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """How licences are named: options in the order of the names, their words, the pattern, the word for none.

    `sure` says that every title is the name of its licence.
    """

    options: tuple[str, ...]
    words: Mapping[str, str]
    pattern: str
    empty: str
    sure: bool


def names_of(titles: Sequence[str], sets: Sequence[Sequence[str]], family: str, given: Mapping[str, str]) -> Names:
    """The names of the licences with these titles, one for each set of options."""
    codes = tuple(dict.fromkeys(code for options in sets for code in sorted(options)))
    plain = Names(codes, {code: given.get(code, code) for code in codes}, f"{family} {{words}}", "Plain", sure=False)
    if not all(titles) or len(titles) < 2 or any("{" in title or "}" in title for title in titles):
        return plain
    said = [re.split(r"(?<= )", title) for title in titles]
    start = _common(said)
    end = _common([parts[: start - 1 if start else None : -1] for parts in said])
    before, behind = "".join(said[0][:start]), "".join(said[0][len(said[0]) - end :])
    cut = [parts[start:] for parts in said]
    middle = ["".join(parts)[: len("".join(parts)) - len(behind)].strip() for parts in cut]
    found = _words(middle, sets, given)
    if found is None:
        return plain
    words, order = found
    space = " " if behind and not behind.startswith(" ") else ""
    pattern = f"{before}{{words}}{space}{behind}"
    empty = next((one for one, options in zip(middle, sets, strict=True) if not options), "Plain")
    names = [
        pattern.replace("{words}", "-".join(words[code] for code in order if code in options) or empty)
        for options in sets
    ]
    if names != list(titles) or len(set(names)) < len(names):
        return plain
    return Names(order, words, pattern, empty, sure=True)


def _common(sides: Sequence[Sequence[str]]) -> int:
    """How many parts all sides begin with."""
    pairs = zip(*sides, strict=False)
    return next((place for place, parts in enumerate(pairs) if len(set(parts)) > 1), min(map(len, sides)))


def _words(
    middle: Sequence[str], sets: Sequence[Sequence[str]], given: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]] | None:
    """The word of each option and the order in which names have them; None where the middles do not tell."""
    words = dict(given)
    for one, options in sorted(zip(middle, sets, strict=True), key=lambda pair: len(pair[1])):
        if not options:
            continue
        parts = one.split("-") if len(options) > 1 else [one]
        unknown = [code for code in options if code not in words]
        left = [part for part in parts if part not in {words[code] for code in options if code in words}]
        if len(parts) != len(options) or len(unknown) != len(left) or len(unknown) > 1 or not one:
            return None
        words |= dict(zip(unknown, left, strict=True))
    after: dict[str, set[str]] = {code: set() for options in sets for code in options}
    for one, options in zip(middle, sets, strict=True):
        placed = [code for part in one.split("-") for code in options if words[code] == part]
        for place, code in enumerate(placed):
            after[code] |= set(placed[:place])
    order: list[str] = []
    while len(order) < len(after):
        due = [code for code, before in after.items() if code not in order and before <= set(order)]
        if not due:
            return None
        order.append(due[0])
    return words, tuple(order)
