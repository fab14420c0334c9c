"""Drift of the kinds that hands leave: takes a full text, returns it with one slip in it."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from engross.importer.differences import Kind
from engross.importer.text import Block, FullText, walk

Slip = Callable[[str, Random], str]
"""A wording with a slip in it; the same where there is no place for one."""


def _at(pattern: str, instead: Callable[[re.Match[str]], str]) -> Slip:
    """One of the places that a pattern finds, in other signs."""

    def slip(words: str, chance: Random) -> str:
        found = [*re.finditer(pattern, words)]
        if not found:
            return words
        match = chance.choice(found)
        return words[: match.start()] + instead(match) + words[match.end() :]

    return slip


_INNER = r"(?<=[^\W\d_] )([^\W\d_]{6,})(?= [^\W\d_])"
"""A long word amid a sentence."""

SLIPS: dict[str, tuple[Kind, Slip]] = {
    "serial comma": (Kind.SERIAL_COMMA, _at(r",(?= (?:and|or|und|oder|et|ou|i|lub|και|ή|и|или) )", lambda _: "")),
    "comma": (Kind.PUNCTUATION, _at(r"(?<=[^\W\d_]{5}) (?=[^\W\d_]{6})", lambda _: ", ")),
    "full stop": (Kind.PUNCTUATION, _at(r"\.$", lambda _: "")),
    "curly quote": (Kind.QUOTES, _at(r'"(?=\w)', lambda _: "“")),
    "small letter": (Kind.CAPITAL, _at(r"(?<=[^\W\d_] )[^\W\d_]{4,}(?= )", lambda m: m[0].swapcase()[0] + m[0][1:])),
    "plural": (Kind.FORM, _at(_INNER, lambda m: m[0] + ("s" if m[0][0].isascii() else m[0][1]))),
    "lost ending": (Kind.FORM, _at(_INNER, lambda m: m[0][:-1])),
    "swapped letters": (Kind.SPELLING, _at(_INNER, lambda m: m[0][:2] + m[0][3] + m[0][2] + m[0][4:])),
    "other letter": (Kind.SPELLING, _at(_INNER, lambda m: m[0][:3] + m[0][1] + m[0][4:])),
    "word twice": (Kind.REPEATED, _at(r" [^\W\d_]{2,5}(?= )", lambda m: m[0] * 2)),
    "hyphen with a blank": (Kind.SPACE, _at(r"(?<=\w)-(?=\w)", lambda _: "- ")),
    "no hyphen": (Kind.HYPHEN, _at(r"(?<=\w)-(?=\w)", lambda _: " ")),
    "lost word": (Kind.WORDS, _at(r" [^\W\d_]{6,}(?= [^\W\d_]{5})", lambda _: "")),
    "added word": (Kind.WORDS, _at(r"(?<=[^\W\d_]{5}) (?=[^\W\d_]{6})", lambda _: " qu ")),
    "lost sentence": (Kind.SENTENCE, _at(r"(?<=[^.]\. )[^.]{20,}\.(?: |$)", lambda _: "")),
}
"""By name: the kind that the report must say, and the slip."""


def planted(text: FullText, line: int, words: str) -> FullText:
    """The text with other words in the block of a line."""

    def again(block: Block) -> Block:
        block = replace(block, words=words) if block.line == line else block
        return replace(block, children=tuple(again(child) for child in block.children))

    return replace(text, blocks=tuple(again(block) for block in text.blocks))


def block_of(text: FullText, line: int) -> Block:
    """The block of a line."""
    return next(block for _, block in walk(text.blocks) if block.line == line and block.words != text.title)
