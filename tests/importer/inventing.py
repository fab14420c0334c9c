"""Words of invented languages: takes a seeded chance, returns words, sentences and names.

The letters, and the few small words that make a sentence look like one, are in `data/languages.json`.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

LANGUAGES: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent / "data" / "languages.json").read_text(encoding="utf-8")
)
ODDITIES = (
    *("30 days", "1.5 %", "https://example.org/a_b", "and/or", "i.e.", "(c)", "e-mail", "2026", "[yyyy]", "§ 77"),
    *("don't", ".NET", "C++", "5*3", "x_y", "...", "100,000", "non-exclusive", "co-owner's", "<name>", "& Sons"),
)
"""What a text may hold and a reader may stumble over, in the middle of a sentence."""


@dataclass(slots=True)
class Language:
    """An invented vocabulary over the letters of a language."""

    chance: Random
    code: str
    words: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Invent the words."""
        found = dict.fromkeys(self._word() for _ in range(420))
        self.words = [word for word in found if word not in self.small and len(word) > 3]
        names = iter(self.words[-40:])
        self.words = self.words[:-40]
        self.terms = [next(names).capitalize() for _ in range(5)]
        self.terms += [f"{next(names).capitalize()} {next(names).capitalize()}" for _ in range(3)]

    def _word(self) -> str:
        first, core = (LANGUAGES[self.code][key].split() for key in ("consonants", "vowels"))
        return "".join(
            self.chance.choice(first) + self.chance.choice(core) for _ in range(self.chance.choice((2, 2, 3, 3, 4)))
        )

    @property
    def small(self) -> list[str]:
        """Small words that stand between the others."""
        return LANGUAGES[self.code]["small"].split()

    @property
    def conjunctions(self) -> tuple[str, str]:
        """What "and" and "or" are."""
        one, other = LANGUAGES[self.code]["joining"].split()
        return one, other

    @property
    def means(self) -> str:
        """What leads in the words of a definition."""
        return LANGUAGES[self.code]["means"]

    def some(self, least: int, most: int) -> list[str]:
        """Words in the middle of a sentence."""
        found: list[str] = []
        for _ in range(self.chance.randint(least, most)):
            if self.chance.random() < 0.3:
                found.append(self.chance.choice(self.small))
            found.append(self._one())
        return found

    def _one(self) -> str:
        dice = self.chance.random()
        if dice < 0.03:
            return self.chance.choice(ODDITIES)
        if dice < 0.12:
            return self.chance.choice(self.terms)
        word = self.chance.choice(self.words)
        return f"{word}," if dice > 0.95 else word

    def sentence(self, least: int = 5, most: int = 18) -> str:
        """A sentence, maybe with a list of three in it."""
        words = self.some(least, most)
        if self.chance.random() < 0.3:
            one, two, three = self.chance.sample(self.words, 3)
            words += [f"{one},", f"{two},", self.chance.choice(self.conjunctions), three]
        if self.chance.random() < 0.08:
            words.append(f'"{self.chance.choice(self.words)}"')
        return started(" ".join(words).rstrip(",")) + "."

    def heading(self) -> str:
        """One to three words, the first with a capital."""
        return started(" ".join(self.chance.sample(self.words, self.chance.randint(1, 3))))


def started(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]
