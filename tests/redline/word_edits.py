"""Edits within a passage, made by chance: words, looks, cells, cross-references."""

import re
from dataclasses import replace
from random import Random

from tests.redline.shape import Spot, Words, joined, passages, with_passage

from engross.model import Document, Reference, Text

VOCABULARY = [
    "any",
    "each",
    "such",
    "kind",
    "terms",
    "of",
    "notice",
    "in",
    "writing",
    "whole",
    "part",
    "then",
    "never",
    "promptly",
    "fair",
    "cost",
    "share",
]
_WORD = re.compile(r"[^\s]+")


def word(document: Document, chance: Random) -> Document | None:
    """One to three words of a paragraph or heading put in, taken out or replaced; now and then of the closing line."""
    if chance.random() < 0.02:
        return replace(document, end=f"{document.end} {chance.choice(VOCABULARY)}")
    spot, words = _choose(document, chance, cells=False)
    for _ in range(chance.randint(1, 3)):
        words = _with_word(words, chance)
    return with_passage(document, spot, words)


def cell(document: Document, chance: Random) -> Document | None:
    """Another word in a cell, or another answer."""
    spots = [(spot, words) for spot, words in passages(document) if spot.row > 0]
    if not spots:
        return None
    spot, words = chance.choice(spots)
    if chance.random() < 0.5:
        return with_passage(document, spot, (Text(" ".join(chance.sample(VOCABULARY, 2))),))
    return with_passage(document, spot, _with_word(words, chance))


def looks(document: Document, chance: Random) -> Document | None:
    """A run of words that becomes strong or emphasised, or ceases to be."""
    spot, words = _choose(document, chance, cells=chance.random() < 0.2)
    places = [place for place, inline in enumerate(words) if isinstance(inline, Text) and inline.text.strip()]
    if not places:
        return None
    place = chance.choice(places)
    inline = words[place]
    assert isinstance(inline, Text)
    found = list(_WORD.finditer(inline.text))
    first = chance.randrange(len(found))
    start, end = found[first].start(), found[min(first + chance.randint(0, 4), len(found) - 1)].end()
    if chance.random() < 0.5:
        other = replace(inline, text=inline.text[start:end], strong=not inline.strong)
    else:
        other = replace(inline, text=inline.text[start:end], emphasis=not inline.emphasis)
    pieces = (replace(inline, text=inline.text[:start]), other, replace(inline, text=inline.text[end:]))
    return with_passage(document, spot, (*words[:place], *pieces, *words[place + 1 :]))


def reference(document: Document, chance: Random) -> Document | None:
    """A cross-reference to another place, one more, or one less."""
    targets = [provision.id for provision in document.walk() if provision.scheme in ("body", "annex")]
    target = chance.choice(targets)
    cited = [(spot, words) for spot, words in passages(document) if any(isinstance(one, Reference) for one in words)]
    if not cited or chance.random() < 0.3:
        spot, words = _choose(document, chance, cells=False)
        return with_passage(document, spot, (*words, Text(" See "), Reference(target, "", "Section"), Text(".")))
    spot, words = chance.choice(cited)
    place = chance.choice([place for place, inline in enumerate(words) if isinstance(inline, Reference)])
    inline = words[place]
    assert isinstance(inline, Reference)
    made = Text("this text") if chance.random() < 0.2 else replace(inline, target=target)
    return with_passage(document, spot, (*words[:place], made, *words[place + 1 :]))


def cut(words: Words, chance: Random) -> tuple[Words, Words] | None:
    """A passage in two, parted at a space within plain words; None where it has no such space."""
    spaces = [
        (place, match.start())
        for place, inline in enumerate(words)
        if isinstance(inline, Text)
        for match in re.finditer(r"(?<=\S) (?=\S)", inline.text)
    ]
    if not spaces:
        return None
    place, at = chance.choice(spaces)
    inline = words[place]
    assert isinstance(inline, Text)
    before, after = replace(inline, text=inline.text[:at]), replace(inline, text=inline.text[at + 1 :])
    return joined((*words[:place], before)), joined((after, *words[place + 1 :]))


def some_words(chance: Random, least: int = 3, most: int = 12) -> str:
    """A made-up sentence."""
    return " ".join(chance.choices(VOCABULARY, k=chance.randint(least, most))).capitalize() + "."


def _choose(document: Document, chance: Random, cells: bool) -> tuple[Spot, Words]:
    return chance.choice([(spot, words) for spot, words in passages(document) if (spot.row >= 0) is cells or not cells])


def _with_word(words: Words, chance: Random) -> Words:
    """One plain word taken out, put in or replaced; single spaces stay single, and something always stays."""
    places = [place for place, inline in enumerate(words) if isinstance(inline, Text) and inline.text.strip()]
    if not places:
        return (*words, Text(f" {chance.choice(VOCABULARY)}"))
    place = chance.choice(places)
    inline = words[place]
    assert isinstance(inline, Text)
    match = chance.choice(list(_WORD.finditer(inline.text)))
    before, after = inline.text[: match.start()], inline.text[match.end() :]
    new = chance.choice(VOCABULARY)
    kind = chance.choice(("replace", "insert", "delete"))
    if kind == "delete" and after.startswith(" ") and (before == "" or before.endswith(" ")):
        text = before + after[1:]
    elif kind == "insert":
        text = f"{before}{new} {match[0]}{after}"
    else:
        text = before + new + after
    return joined((*words[:place], replace(inline, text=text), *words[place + 1 :]))
