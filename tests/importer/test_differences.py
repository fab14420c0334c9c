"""Where wordings differ, and of what kind: a table, and a property over random wordings."""

from random import Random

import pytest

from engross.importer.differences import Difference, Kind, differences

TABLE = [
    (Kind.SERIAL_COMMA, "use, copy, and sell it", "use, copy and sell it"),
    (Kind.SERIAL_COMMA, f"one, {'x' * 78}, or two", f"one, {'x' * 78} or two"),
    (Kind.PUNCTUATION, f"one, {'x' * 79}, or two", f"one, {'x' * 79} or two"),
    (Kind.SERIAL_COMMA, "use, copy, with it", "use, copy with it"),
    (Kind.PUNCTUATION, "use, copy, given it", "use, copy given it"),
    (Kind.PUNCTUATION, "use, copy, And it", "use, copy And it"),
    (Kind.PUNCTUATION, "use, it. Copy, and sell it", "use, it. Copy and sell it"),
    (Kind.PUNCTUATION, "In that case, give it", "In that case give it"),
    (Kind.PUNCTUATION, "give it.", "give it;"),
    (Kind.QUOTES, "the “Mill” stands", 'the “Mill" stands'),
    (Kind.QUOTES, "the owner’s mill", "the owner's mill"),
    (Kind.CAPITAL, "under this License now", "under this license now"),
    (Kind.HYPHEN, "a royalty-free use", "a royalty free use"),
    (Kind.SPACE, "a royalty-free use", "a royalty- free use"),
    (Kind.EMPHASIS, "the **mill** stands", "the mill stands"),
    (Kind.FORM, "Licensed Materials are", "Licensed Material are"),
    (Kind.SPELLING, "derivative works of it", "derivate works of it"),
    (Kind.SPELLING, "their behaviour there", "their behavior there"),
    (Kind.SPELLING, "the recipient there", "the recipeint there"),
    (Kind.REPEATED, "You must give it", "You must must give it"),
    (Kind.NUMBER, "within 30 days of it", "within 60 days of it"),
    (Kind.WORDS, "to reproduce and share it", "to share it"),
    (Kind.WORDS, "You grant a right", "You to grant a right"),
    (Kind.WORDS, "copy and share it", "copy or share it"),
    (Kind.WORDS, "is revocable by them", "is irrevocable by them"),
    (Kind.WORDS, "is sublicensable there", "is non-sublicensable there"),
    (Kind.FORM, "the mill there", "the milling there"),
    (Kind.WORDS, "the mill there", "the millings there"),
    (Kind.WORDS, "the mil there", "the mix there"),
    (Kind.SPELLING, "the mill there", "the mull there"),
    (Kind.WORDS, "the mill there", "the bill there"),
    (Kind.SPELLING, "the millwheel there", "the mullwhell there"),
    (Kind.WORDS, "the millers there", "the mullars there"),
    (Kind.NUMBER, "by Section 2(a) now", "by Section 2(b) now"),
    (Kind.NUMBER, "by Part IV now", "by Part VI now"),
    (Kind.REPEATED, "take it take it now", "take it now"),
    (Kind.SENTENCE, "Take it. Keep the mill. Leave it.", "Take it. Leave it."),
]


@pytest.mark.parametrize(("kind", "usual", "other"), TABLE)
def test_a_difference_has_its_kind(kind: Kind, usual: str, other: str) -> None:
    """Two texts say one, and one the other."""
    found = differences([(0, usual), (1, other), (2, usual)])
    assert {one.kind(reading) for one in found for reading in one.readings[1:]} == {kind}
    assert all(one.usual.texts == {0, 2} for one in found)


def test_the_readings_and_what_is_common_are_the_wordings() -> None:
    """Every wording is what all have in common, with its own readings in between, at the offsets that are given."""
    chance = Random(7)
    for _ in range(300):
        base = [chance.choice(("one", "two,", "three.", "four-five", "six", "“seven”", "8")) for _ in range(12)]
        wordings = []
        for number in range(chance.randint(2, 6)):
            words = [*base]
            for _ in range(chance.randint(0, 3)):
                at = chance.randrange(len(words) - 1)
                words[at : at + chance.randint(0, 2)] = chance.choices(["nine", "two,", "six"], k=chance.randint(0, 2))
            wordings.append((number, " ".join(words)))
        found = differences(wordings)
        assert len({_common(found, number, words) for number, words in wordings}) == 1


def _common(found: tuple[Difference, ...], number: int, words: str) -> str:
    """What is left of a wording without its readings, with a sign for each."""
    common, rest = "", 0
    for one in found:
        ((reading, start),) = [
            (reading.words, at) for reading in one.readings for text, at in reading.starts if text == number
        ]
        assert words[start : start + len(reading)] == reading
        common += words[rest:start] + "\0"
        rest = start + len(reading)
    return common + words[rest:]
