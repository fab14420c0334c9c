"""What Word files hold that our writer never makes: two such files can be compared, and neither loses a word."""

from collections.abc import Iterator
from random import Random

import pytest
from tests.readers.test_any_two import FORMATS, QUICK, wrong
from tests.readers.word.constructs import CONSTRUCTS, p, package

from engross.readers import read
from engross.readers.words import passages

WORDS = ("The cook pays the fee to the court.", "The cook pays no fee to any court of law.")
LEAD = p("An opening paragraph.")
USUAL, MANY = 12, 150

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


def both_ways(kind: str) -> Iterator[tuple[str, str]]:
    """Two bodies around one construct: changed, put in, taken out, alone, doubled, beside an empty text."""
    one, other = (CONSTRUCTS[kind](words) for words in WORDS)
    yield from ((one, other), (one, one), (LEAD, LEAD + one), (LEAD, one + LEAD), (LEAD + one, LEAD))
    yield from ((one, ""), ("", one), (one, p(WORDS[0])), (one + LEAD + other, other + LEAD + one))


def mixed(seed: int) -> tuple[str, str]:
    """Two bodies of several constructs, the second made of the first by a few edits."""
    chance = Random(seed)
    kinds = list(CONSTRUCTS)
    old = [(chance.choice(kinds), chance.choice(WORDS)) for _ in range(chance.randint(1, 9))]
    new = list(old)
    for _ in range(chance.randint(0, 5)):
        edit, place = chance.choice(("put in", "take out", "words", "order", "move")), chance.randrange(len(new) or 1)
        if edit == "put in" or not new:
            new.insert(place, (chance.choice(kinds), chance.choice(WORDS)))
        elif edit == "take out":
            del new[place]
        elif edit == "words":
            new[place] = (new[place][0], chance.choice(WORDS))
        elif edit == "order":
            chance.shuffle(new)
        else:
            new.insert(place, new.pop(chance.randrange(len(new))))
    one, other = ("".join(CONSTRUCTS[kind](words) for kind, words in side) for side in (old, new))
    return one, other


def found(bodies: tuple[str, str], formats: tuple[str, ...] = QUICK) -> list[str]:
    """What is wrong with the redline of two files of these bodies."""
    old, new = (read(package(body), f"{name}.docx") for name, body in zip("ab", bodies, strict=True))
    return wrong((old, new), formats)


@pytest.mark.parametrize("seed", range(USUAL))
def test_a_few_of_them_together(seed: int) -> None:
    """A seeded share."""
    assert found(mixed(seed)) == []


def test_two_paragraphs_with_one_bookmark() -> None:
    """A name that comes twice leads to the first place, in the clean file and in the redline."""
    kind = CONSTRUCTS["hyperlink anchor"]
    assert found((kind(WORDS[0]) + LEAD + kind(WORDS[1]), kind(WORDS[1]) + LEAD + kind(WORDS[0]))) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", CONSTRUCTS)
def test_each_of_them(kind: str) -> None:
    """Changed, put in, taken out, alone, twice, and beside an empty text; once in every format."""
    for number, bodies in enumerate(both_ways(kind)):
        assert found(bodies, QUICK if number else FORMATS) == []


@pytest.mark.slow
def test_many_of_them_together() -> None:
    """A hundred and fifty pairs of several."""
    assert {seed: lines for seed in range(USUAL, USUAL + MANY) if (lines := found(mixed(seed)))} == {}


SIGNS = [
    ("Wingdings", "F0FE", "\u2611"),
    ("Wingdings", "00FE", "\u2611"),
    ("Wingdings", "F06F", "\u25a1"),
    ("Symbol", "F061", "[U+F061]"),
    ("Symbol", "0061", "[U+F061]"),
    ("Calibri", "00A7", "\u00a7"),
]


@pytest.mark.parametrize(("font", "code", "said"), SIGNS)
def test_signs_of_symbol_fonts_are_told_apart(font: str, code: str, said: str) -> None:
    """A box that is ticked is not one that is empty; a sign that no text font has is written out."""
    body = f'<w:p><w:r><w:t>A</w:t><w:sym w:font="{font}" w:char="{code}"/><w:t>B</w:t></w:r></w:p>'
    assert f"A{said}B" in [one.text for one in passages(read(package(LEAD + body), "a.docx").document)]


BLANKS = {
    "no blank is kept where nothing says so": ("<w:t>The cook </w:t>", "<w:t>pays</w:t>", "The cookpays"),
    "a line end counts as little": ("<w:t>The cook\n</w:t>", "<w:t>\t pays</w:t>", "The cookpays"),
    "blanks inside are kept": ("<w:t>The cook</w:t>", '<w:t xml:space="preserve"> pays </w:t>', "The cook pays"),
    "the run says so": ('<w:t xml:space="preserve">The cook </w:t>', "<w:t>pays</w:t>", "The cook pays"),
    "a no-break space is no blank": ("<w:t>The cook\u00a0</w:t>", "<w:t>pays</w:t>", "The cook pays"),
    "a default is no keeping": ('<w:t xml:space="default">The cook </w:t>', "<w:t>pays</w:t>", "The cookpays"),
}


@pytest.mark.parametrize("case", BLANKS)
def test_two_runs_read_as_word_shows_them(case: str) -> None:
    """Word strips the blanks at the ends of a text that does not keep them; then two words are one."""
    first, second, wanted = BLANKS[case]
    body = f"<w:p><w:r>{first}</w:r><w:r>{second}</w:r></w:p>"
    (found,) = [one.text for one in passages(read(package(body), "a.docx").document) if one.text]
    assert " ".join(found.split()) == wanted
