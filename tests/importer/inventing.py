"""Words of invented languages: takes a seeded chance, returns words, sentences and names. Nothing of it is a real text."""

from dataclasses import dataclass, field
from random import Random

LETTERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (tuple("b d f g h k l m n p r s t v".split()), tuple("a e i o u ea oo".split())),
    "de": (tuple("b d f g k l m n r st sch pf z ß".split()), tuple("a e i o u ä ö ü ei".split())),
    "fr": (tuple("b ç d f j l m n r t v qu".split()), tuple("a e é è ê i o ou œu à".split())),
    "pl": (tuple("b cz d ł m ń p rz sz ś w ż ź".split()), tuple("a ą e ę i o ó u y".split())),
    "el": (tuple("β γ δ θ κ λ μ ν π ρ τ φ χ".split()), tuple("α ε η ι ο υ ω ά έ".split())),
    "ru": (tuple("б в г д ж з к л м н п р т ш".split()), tuple("а е и о у ы я ю".split())),
}
"""Beginnings and cores of syllables, by the language whose letters they are."""

SMALL = {
    "en": "the a of to in by for with any that is not under".split(),
    "de": "der die das von zu in mit für den ein ist nicht unter".split(),
    "fr": "le la un de du par pour avec dans est ne sous".split(),
    "pl": "ten ta od do w na przez dla nie jest pod".split(),
    "el": "ο η το του με για σε δεν είναι από".split(),
    "ru": "в на по для из не есть под от при".split(),
}
JOINING = {
    "en": ("and", "or"),
    "de": ("und", "oder"),
    "fr": ("et", "ou"),
    "pl": ("i", "lub"),
    "el": ("και", "ή"),
    "ru": ("и", "или"),
}
MEANS = {"en": "means", "de": "bedeutet", "fr": "désigne", "pl": "oznacza", "el": "σημαίνει", "ru": "означает"}
ODDITIES = (
    *("30 days", "1.5 %", "https://example.org/a_b", "and/or", "i.e.", "(c)", "e-mail", "2026", "[yyyy]", "§ 7"),
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
        self.words = [word for word in found if word not in SMALL[self.code] and len(word) > 3]
        names = iter(self.words[-40:])
        self.words = self.words[:-40]
        self.terms = [next(names).capitalize() for _ in range(5)]
        self.terms += [f"{next(names).capitalize()} {next(names).capitalize()}" for _ in range(3)]

    def _word(self) -> str:
        first, core = LETTERS[self.code]
        return "".join(
            self.chance.choice(first) + self.chance.choice(core) for _ in range(self.chance.choice((2, 2, 3, 3, 4)))
        )

    @property
    def conjunctions(self) -> tuple[str, str]:
        """What "and" and "or" are."""
        return JOINING[self.code]

    @property
    def means(self) -> str:
        """What leads in the words of a definition."""
        return MEANS[self.code]

    def some(self, least: int, most: int) -> list[str]:
        """Words in the middle of a sentence."""
        found: list[str] = []
        for _ in range(self.chance.randint(least, most)):
            if self.chance.random() < 0.3:
                found.append(self.chance.choice(SMALL[self.code]))
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
