"""References typed in words to links, where their target is sure.

Takes the words of a text and what each number means in it; returns the words with links, and what was found. A link is
made where assembly prints exactly what is typed; every other reference stays as it is and is told.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import TypeVar

from engross.importer.phrases import MARKS
from engross.model import Level
from engross.model.languages import is_english
from engross.model.parts import ANNEXES, DIVISIONS, OF_ANOTHER_TEXT
from engross.records import dataclass

_NUMBER = (
    r"(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])(?:\.(?:\d{1,3}|[a-z]{1,2})(?![A-Za-z]))*"
    r"(?:\([0-9A-Za-z]{1,5}\)| \((?:\d{1,2}|[a-z]|[ivx]{2,5}|[A-Z])\))*"
)
_NEXT = _NUMBER.replace("{1,6}|[A-Z])", "{2,6})")
_BESIDE = r"(?:, (?:[^\W\d_]+ )?| [^\W\d_]+ |[-\u2013])"
_NUMBERS = (
    # Behind a Roman number, one letter may be another.
    rf"[IVXLC]{{1,6}}(?![\w.(])(?:{_BESIDE}(?:{_NEXT}|[VX])(?![\w(]))*|{_NUMBER}(?![\w(])(?:{_BESIDE}{_NEXT}(?![\w(]))*"
)
_FOUND = re.compile(rf"(?P<word>[^\W\d_]{{3,}}\.?|§§?) (?P<numbers>{_NUMBERS})(?P<behind>[-\u2013/][(\w])?")
_EACH = re.compile(rf"(?<![A-Za-z]){_NUMBER}(?![\w])")
_FIGURE = re.compile(r"\d+|[A-Za-z]+")
_ELSEWHERE = re.compile(r"(?: [^\W\d_]+)? of (?!this\b|these\b)", re.IGNORECASE)
"""What follows a reference to a part of something else: the treaty, the directive."""

_Figures = TypeVar("_Figures")
_Place = TypeVar("_Place")
ANNEX = "annex "
"""Stands for the word of annexes whose labels have none."""
Numbers = Mapping[tuple[str, str], str]
"""What a number means in one text behind the word that its label has, or behind any other where that is "": an id."""
Paths = Mapping[tuple[str, tuple[str, ...]], tuple[str, tuple[int, ...]]]
"""The places of a text by the word of their label and their figures: the scheme, and the levels of the figures."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reference as typed, and why it stays so; `reason` is empty where it became a link."""

    words: str
    reason: str = ""


@dataclass(slots=True)
class Words:
    """The words that references of a family begin with, counted: before one number, and before several."""

    one: Counter[str] = field(default_factory=Counter)
    many: Counter[str] = field(default_factory=Counter)
    cites: dict[tuple[str, int], Counter[str]] = field(default_factory=dict)

    def learn(self, words: str, paths: Paths) -> None:
        """Count the references of a passage that lead somewhere."""
        for match in _references(words):
            each = [number[0] for number in _EACH.finditer(match["numbers"])]
            figures = [tuple(_FIGURE.findall(number)) for number in each]
            places = [_of(paths, match["word"], one) for one in figures]
            if not all(places) or _is_elsewhere(words, match.end()):
                continue
            (self.many if len(each) > 1 else self.one)[match["word"]] += 1
            for number, place in zip(each, places, strict=True):
                assert place is not None
                scheme, depths = place
                levels = iter(depths)
                cite = _FIGURE.sub(lambda _, levels=levels: f"{{{next(levels)}}}", number)  # type: ignore[misc]
                self.cites.setdefault((scheme, depths[-1]), Counter())[cite] += 1

    def said(self, label: str, language: str) -> tuple[str, str]:
        """The word before one number and that before several; `label` is that of the first level."""
        literal = next((word for word in re.findall(r"[^\W\d_]{3,}", label) if word.casefold() in DIVISIONS), "")
        usual = [word for word, _ in self.one.most_common() if word not in self.many and not _annexes(word)]
        several = [word for word, _ in self.many.most_common() if not _annexes(word)]
        one = usual[0] if usual else literal or "Section"
        many = several[0] if several else one + ("s" if is_english(language) else "")
        return one, many

    def annex(self, label: str) -> str:
        """How an annex is cited with its word, as references or else its label have it; "" where the label has none."""
        own = keys(label, "annex")[0]
        usual = [word for word, _ in self.one.most_common() if own in _stems(word)]
        if usual or own == ANNEX:
            return f"{usual[0]} {{1}}" if usual else ""
        return f"{label.partition('{')[0]}{{1}}"


def cited(levels: Iterable[Level], votes: Mapping[int, Counter[str]], *, alone: bool = True) -> Iterator[str]:
    """How each level is cited: as references of the texts do, else as its label suggests; empty where it is not.

    What counts through all parts is cited by its number `alone`, but not in annexes, where sections may have that.
    """
    above = ""
    for depth, level in enumerate(levels, 1):
        if f"{{{depth}}}" not in level.label:
            yield ""
            continue
        if votes.get(depth):
            above = votes[depth].most_common(1)[0][0]
        elif "{1}" in level.label and depth > 1:
            above = re.sub(r"^[^{]*|[^}]*$", "", level.label)
        else:
            above = f"{above}({{{depth}}})" if above and not (level.continues and alone) else f"{{{depth}}}"
        yield above


def linked(words: str, numbers: Numbers, known: Callable[[str], bool]) -> tuple[str, list[Found]]:
    """The words with links to what their numbers mean, and every reference in them."""
    found: list[Found] = []
    pieces: list[str] = []
    end = 0
    for match in _references(words):
        if not known(match["word"]):
            continue
        text = match["word"] + " " + match["numbers"]
        link, reason = _link(match, numbers, _is_elsewhere(words, match.end()))
        found.append(Found(text, reason))
        if not reason:
            pieces += [words[end : match.start()], link]
            end = match.start() + len(text)
    return "".join((*pieces, words[end:])), found


def _link(match: re.Match[str], numbers: Numbers, elsewhere: bool) -> tuple[str, str]:
    """A reference as links; or else why it stays typed."""
    if elsewhere:
        return "", "it speaks of a part of something else"
    if match["behind"]:
        return "", "what is joined to the number is short for another number"
    each = list(_EACH.finditer(match["numbers"]))
    word = match["word"]
    if len(each) == 1 and (target := _of(numbers, word, f"{word} {each[0][0]}")):
        return f"[](#{target})", ""
    targets = {number[0]: _of(numbers, word, number[0]) for number in each}
    for number, target in targets.items():
        if target is None:
            return "", f"{number!r} is not the number of one clause"
    if len(each) == 1:
        return f"[{word}](#{targets[each[0][0]]})", ""
    listed = _EACH.sub(lambda number: f"[](#{targets[number[0]]})", match["numbers"])
    return f"{word} {listed}", ""


def _is_elsewhere(words: str, end: int) -> bool:
    """Whether what stands behind a number says that it is one of another text."""
    return bool(_ELSEWHERE.match(words, end) or OF_ANOTHER_TEXT.match(words, end))


def _references(words: str) -> Iterator[re.Match[str]]:
    """What may be a reference, outside of links and emphasis."""
    if not any(sign.isdigit() or sign.isupper() for sign in words):
        return
    barred = [mark.span() for mark in MARKS.finditer(words)]
    for match in _FOUND.finditer(words):
        if _named(match["word"]) and not any(start < match.end() and match.start() < end for start, end in barred):
            yield match


def _of(known: Mapping[tuple[str, _Figures], _Place], word: str, figures: _Figures) -> _Place | None:
    """What figures mean behind a word: what has it in its label, else what has none, an annex behind a word for one."""
    for stem in _stems(word):
        if (stem, figures) in known:
            return known[stem, figures]
    return known.get((ANNEX if _annexes(word) else "", figures))


def _annexes(word: str) -> bool:
    return any(stem in ANNEXES for stem in _stems(word))


def _named(word: str) -> bool:
    """Whether a word names a part of a text, in one of some languages, alone or with an ending."""
    return word in ("§", "§§") or any(stem in DIVISIONS for stem in _stems(word))


def _stems(word: str) -> list[str]:
    """What a word is without the endings that it may have."""
    lower = word.casefold().removesuffix(".")
    return [lower[: len(lower) - ending] for ending in range(3 if lower[5:] else 1)]


def keys(label: str, scheme: str) -> tuple[str, ...]:
    """The words behind which the figures of a label are looked for: its own, and none where it is not called so."""
    own = next((word for word in re.findall(r"[^\W\d_]{2,}", label.casefold()) if word in DIVISIONS), "")
    if scheme == "annex":
        return (own or ANNEX, *(() if own else ("",)))
    return tuple(dict.fromkeys((own, "")))
