"""Wordings as one text with phrases, by a table; and put together again, by a property."""

from random import Random

import pytest

from engross.importer.phrases import phrased, whole

TABLE = [
    (
        ["You may grind and sell the corn of the mill.", "You may grind the corn of the mill."],
        "You may grind {{sell}}the corn of the mill.",
        {"sell": ("and sell ", "")},
    ),
    (
        ["The grant to the miller is revocable at will.", "The grant to the miller is irrevocable at will."],
        "The grant to the miller is {{irrevocable}} at will.",
        {"irrevocable": ("revocable", "irrevocable")},
    ),
    (
        ["See [Section](#a) before the stone turns again.", "See [Section](#b) before the stone turns again."],
        "See {{section}} before the stone turns again.",
        {"section": ("[Section](#a)", "[Section](#b)")},
    ),
    (
        [
            "Bring red corn and rye new sacks for all of us here.",
            "Bring dry corn and rye old sacks for all of us here.",
        ],
        "Bring {{red}} corn and rye {{new}} sacks for all of us here.",
        {"red": ("red", "dry"), "new": ("new", "old")},
    ),
    (
        [
            "Bring red corn and new sacks for all of us here today.",
            "Bring dry corn and old sacks for all of us here today.",
        ],
        "Bring {{corn}} sacks for all of us here today.",
        {"corn": ("red corn and new", "dry corn and old")},
    ),
    (["Bring corn.", "Bring rye."], "Bring {{corn}}.", {"corn": ("corn", "rye")}),
    (
        ["Bring six good sacks of corn by noon, go home.", "Bring six good sacks of corn at one and sit."],
        "Bring six good sacks of corn {{noon-home}}.",
        {"noon-home": ("by noon, go home", "at one and sit")},
    ),
]
APART = [
    ["Bring corn.", "No dog may enter the yard."],
    ["Bring it dry.\n\nIt is weighed by the door of the mill.", "Bring it dry. It is weighed by the door of the mill."],
    ["one two three four five six " * 3, "one 2 three 4 five 6 " * 3],
    ["Bring two sacks of corn by noon or go home.", "Bring two sacks of rye at one and sit down."],
    ["Bring it dry , or wet , by the noon bell.", "Bring it , or wet , by the noon bell."],
    ["Bring x-y中 to the mill.", "Bring x-z中 to the mill."],
    ["Bring 中x to the mill.", "Bring 中y to the mill."],
]


@pytest.mark.parametrize(("wordings", "text", "phrases"), TABLE)
def test_few_words_become_phrases(wordings: list[str], text: str, phrases: dict[str, tuple[str, ...]]) -> None:
    """The text with its placeholders, and the words of each wording."""
    found = phrased(wordings)
    assert found is not None
    assert (found.text, found.phrases) == (text, phrases)


@pytest.mark.parametrize("wordings", APART)
def test_too_much_stays_apart(wordings: list[str]) -> None:
    """Few common words, many differences, or one that spans paragraphs."""
    assert phrased(wordings) is None


@pytest.mark.parametrize(("base", "added", "longest"), [(60, "", 30), (60, "Corn ", 60)])
def test_a_phrase_is_no_longer_than_it_reads(base: int, added: str, longest: int) -> None:
    """Words that stand instead of others are thirty at most, words that are added are twice as many."""
    before, behind = ("".join(f"w{number} " for number in some) for some in (range(base // 2), range(base // 2, base)))
    for length, kept in ((longest, True), (longest + 1, False)):
        some, others = ("".join(f"{sign}{number} " for number in range(length)) for sign in "xy")
        assert (
            phrased(
                [before + behind, before + some + behind]
                if added
                else [before + some + behind, before + others + behind]
            )
            is not None
        ) == kept


def test_paragraphs_can_be_phrases() -> None:
    """What is the same stays, what one wording lacks is empty there; a table cannot be one."""
    found = whole([["Bring it dry.", "Stay."], ["Bring it dry.", "Go.", "At once."]])
    assert found == (
        ["Bring it dry.", "{{words-2}}", "{{words-3}}"],
        {"words-2": ("Stay.", "Go."), "words-3": ("", "At once.")},
    )
    assert whole([["| a | b |\n| --- | --- |\n| c | d |"], ["x"]]) is None


def test_phrases_put_together_are_the_wordings() -> None:
    """Words, marks, links and bold at random; most differ by little."""
    chance = Random(5)
    words = ["mill", "corn,", "sack.", "**Stone**", "[Section](#a)", "don't", "x\\_y", "of", "the", "wheel;", "(dry)"]
    made = 0
    for _ in range(300):
        usual = [chance.choice(words) for _ in range(chance.randrange(8, 30))]
        wordings = [" ".join(usual)]
        for _ in range(chance.randrange(1, 4)):
            other = list(usual)
            for _ in range(chance.randrange(1, 3)):
                at = chance.randrange(len(other))
                other[at : at + chance.randrange(2)] = [chance.choice(words)] * chance.randrange(2)
            wordings.append(" ".join(other))
        found = phrased(wordings)
        if found is None:
            continue
        made += 1
        for place, wording in enumerate(wordings):
            text = found.text
            for name, said in found.phrases.items():
                text = text.replace(f"{{{{{name}}}}}", said[place])
            assert text == wording
    assert made > 100
