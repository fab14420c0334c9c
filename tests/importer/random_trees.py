"""Random full texts without any sense: every kind of block at any depth, and labels that break their scheme.

A seed gives one to six texts that are mostly the same. What a reader would make of them is not asked: they are what the
importer takes, so that it is tried with more than readers give.
"""

from dataclasses import replace
from random import Random

from engross.importer import inline
from engross.importer.text import Block, FullText, Kind

WORDS = (
    *("mill", "corn", "stone", "wheel", "sack", "river", "miller", "yard", "dog", "cat", "bread", "oven", "flour"),
    *("sieve", "grain", "water", "barn", "cart", "horse"),
)
ODD = (",", ";", ":", " -", " :", "'s", "(a)", " (b)", "*", "_x", " 1.", " [x]", " {{y}}", " <z>", "\u00a0x")
CITED = ("Section 2", "Section 1.1", "Sections 1 and 2", "Section 2(a)", "§ 3", "this Section", "Article 2 of the Law")
ENDS = (".", ".", ".", ":", ";", "", "; and")
SCHEMES = (
    ("1.", "(a)", "(i)"),
    ("Section 1 --", "a.", "1.", "A."),
    ("", "1)", "•"),
    ("A.", "1.", "-"),
    ("", "", ""),
    ("Article 1", "(1)", "(a)"),
    ("i.", "A)", "1."),
)
BROKEN = ("(x)", "7.", "-", "•", "A)", "Note", "iv)", "1.2.3")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
SETS = ((), ("A",), ("B",), ("A", "B"), ("C",), ("A", "C"))


def texts_of(seed: int) -> tuple[FullText, ...]:
    """The texts of a seed."""
    return _Tree(Random(seed)).texts()


class _Tree:
    """Makes the texts of one seed."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.scheme = chance.choice(SCHEMES)

    def texts(self) -> tuple[FullText, ...]:
        base = self.blocks(0) + self.blocks(0)
        if self.chance.random() < 0.8:
            base = (Block(Kind.HEADING, self.words(3)), *base)
        texts = []
        for place in range(self.chance.choice((1, 2, 3, 4, 6))):
            blocks = self.labelled((self.changed(base) or base) if place else base, 0)
            first = blocks[0]
            titled = first.kind is Kind.HEADING and not first.label and not first.children
            texts.append(FullText(f"T{place}", SETS[place], inline.plain(first.words) if titled else "", blocks))
        return tuple(texts)

    def words(self, many: int = 0) -> str:
        words = []
        for _ in range(many or self.chance.choice((1, 2, 3, 6, 10, 20, 30))):
            word, odd = self.chance.choice(WORDS), self.chance.random()
            if odd < 0.05:
                word = word.title()
            elif odd < 0.07:
                word += self.chance.choice(ODD)
            elif odd < 0.09:
                word = self.chance.choice(CITED)
            words.append(word)
        said = " ".join(words)
        return inline.typed(said[0].upper() + said[1:] + self.chance.choice(ENDS))

    def label(self, depth: int, number: int) -> str:
        if self.chance.random() < 0.04:
            return self.chance.choice(BROKEN)
        label = self.scheme[depth % len(self.scheme)]
        signs = {"1": str(number), "a": chr(96 + min(number, 26)), "A": chr(64 + min(number, 26))}
        last = next(
            (at for at in range(len(label) - 1, -1, -1) if label[at] in "1aAi" and not label[at - 1 : at].isalpha()), -1
        )
        if last < 0:
            return label
        return label[:last] + signs.get(label[last], ROMAN[min(number, 10) - 1]) + label[last + 1 :]

    def blocks(self, depth: int) -> tuple[Block, ...]:
        return tuple(self.block(depth) for _ in range(self.chance.choice((1, 2, 2, 3, 4, 6))))

    def block(self, depth: int) -> Block:
        kinds = (Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE, Kind.QUOTE, Kind.VERBATIM)
        (kind,) = self.chance.choices(kinds, (100, 40, 4, 3, 3))
        if kind is Kind.TABLE:
            return Block(kind, f"| a | b |\n| --- | --- |\n| {self.words(3)} | {self.words(2)} |")
        if kind is Kind.VERBATIM:
            return Block(kind, "  mill: corn\n   x  y")
        words = self.words(self.chance.choice((1, 2, 3)) if kind is Kind.HEADING else 0)
        if self.chance.random() < 0.05:
            words = f"**{self.words(2)}** {words}"
        if kind is Kind.QUOTE:
            return Block(kind, words)
        if kind is Kind.PARAGRAPH and self.chance.random() < 0.03:
            words += inline.LINE_END + self.words(3)
        label = "#" if self.chance.random() < 0.85 else ""
        heading = self.words(2) if kind is Kind.PARAGRAPH and label and self.chance.random() < 0.1 else ""
        below = depth < 6 and self.chance.random() < (0.3 if depth else 0.5)
        return Block(kind, words, label, heading, self.blocks(depth + 1) if below else ())

    def labelled(self, blocks: tuple[Block, ...], depth: int) -> tuple[Block, ...]:
        found, number = [], 0
        for block in blocks:
            number += bool(block.label)
            label = self.label(depth, number) if block.label else ""
            found.append(replace(block, label=label, children=self.labelled(block.children, depth + 1)))
        return tuple(found)

    def changed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        found = []
        for block in blocks:
            chance = self.chance.random()
            if chance < 0.06:
                continue
            if chance < 0.12 and block.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE):
                block = replace(block, words=self.chance.choice((f"{self.words(3)} {block.words}", self.words())))
            if chance > 0.96:
                found.append(Block(Kind.PARAGRAPH, self.words(), self.chance.choice(("#", ""))))
            found.append(replace(block, children=self.changed(block.children)))
        return tuple(found)
