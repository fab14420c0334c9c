"""The drift report: planted drift is named with the wording of the majority, and little else is."""

import re
from dataclasses import dataclass
from random import Random

import pytest
from tests.importer.planting import SLIPS, planted
from tests.importer.random_families import CLAUSE, ITEM, PARAGRAPH, Truth, family
from tests.importer.small_texts import small_texts

from engross.importer.align import aligned
from engross.importer.applies import Applies
from engross.importer.drift import MANY, Drift, drifts


@dataclass(frozen=True, slots=True)
class Planted:
    """A slip in some files of a family: its name, the line in each, and what the others say."""

    slip: str
    lines: dict[str, int]
    usual: str
    wrong: str


def plant(seed: int) -> tuple[Planted, tuple[Drift, ...]] | None:
    """One slip in one clause of a random family, and the drift that is found; None where it has no place for one."""
    truth, chance = family(seed), Random(seed)
    texts = {file: truth.full_text(file) for file in truth.files}
    names = [*SLIPS]
    name = names[seed % len(names)]
    kind, slip = SLIPS[name]
    units = [unit for unit in truth.every() if unit.kind in (PARAGRAPH, CLAUSE, ITEM) and unit.same and not unit.refers]
    for unit in chance.sample(units, len(units)):
        minority = _minority(truth, sorted(unit.files), chance, sure=kind.slight)
        if not minority or any(child.files != unit.files for child in unit.children):
            continue
        places = {file: _place(truth, file, unit) for file in unit.files}
        words = {places[file][1] for file in unit.files}
        (usual, *more) = words
        wrong = slip(usual, chance)
        if more or wrong == usual:
            continue
        for file in minority:
            texts[file] = planted(texts[file], places[file][0], wrong)
        found = drifts(aligned([*texts.values()]))
        return Planted(name, {file: places[file][0] for file in minority}, usual, wrong), found
    return None


def _place(truth: Truth, file: str, unit: object) -> tuple[int, str]:
    return next((at + 2, one.words) for at, one in enumerate(truth.printed(file)) if one.unit is unit)


def _minority(truth: Truth, files: list[str], chance: Random, *, sure: bool) -> list[str]:
    """Fewer than half of some files; where words are lost, files that no one option picks."""
    if len(files) < 3:
        return []
    some = chance.sample(files, chance.randint(1, (len(files) - 1) // 2))
    others = [file for file in files if file not in some]
    if not sure and not _unlike_any_other(truth, frozenset(some), frozenset(others)):
        return []
    return some


def _unlike_any_other(truth: Truth, some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether it takes three options to tell the files apart, and nothing else in the family does."""
    names = sorted(truth.files)
    sets = [truth.files[name] for name in names]
    applies = Applies(sets, sorted({code for codes in sets for code in codes}))
    expression = applies.of([names.index(one) for one in some], [names.index(one) for one in some | others])
    ways = {part[0] & unit.files for unit in truth.every() for part in unit.segments if isinstance(part, tuple)}
    ways |= {unit.files - way for unit in truth.every() for way in ways} | {unit.files for unit in truth.every()}
    return some not in ways and len(re.findall(r"[A-Z]+", expression)) >= MANY


def named(slip: Planted, found: tuple[Drift, ...]) -> bool:
    """Whether the slip is reported: its kind, the files and lines that have it, and what most say."""
    kind, _ = SLIPS[slip.slip]
    places = set(slip.lines.items())
    for one in found:
        for other in one.others:
            if {(place.text, place.line) for place in other.places} == places and other.kind is kind:
                return slip.usual != slip.wrong and one.usual.words in slip.usual
    return False


def report(seeds: range) -> tuple[int, int, int, list[str]]:
    """How many slips were planted and named, how many other drifts were found, and what went wrong."""
    count = right = false = 0
    said: list[str] = []
    for seed in seeds:
        made = plant(seed)
        if made is None:
            continue
        slip, found = made
        count += 1
        right += named(slip, found)
        if not named(slip, found):
            said.append(f"{seed}: {slip.slip} not named: {slip.usual!r} {slip.wrong!r} {found}")
        for one in found:
            if not any(set(slip.lines.items()) & {(p.text, p.line) for p in other.places} for other in one.others):
                false += 1
                said.append(f"{seed}: false: {one}")
    return count, right, false, said


DAY = """
= Mill
1. = Use
  1.1 | Rest here.
  1.2 | Pay in 30 days.
2. = End
  2.1 | The grant of Section 1.2 ends by itself with the day.
  2.2 | It begins anew as it is said in Section 1.2
"""
ODD = {
    "another number": (("30", "60"), [("1. 1.2", "30", "60", False)]),
    "a reference to another clause": (("1.2 ends", "1.1 ends"), [("2. 2.1", "2", "1", False)]),
    "a reference to the same clause, which is shifted": (("1.2", "1.3", "1.1 ", "1.1 | Come in.\n  1.2 "), []),
    "a reference at the end to another clause": (("Section 1.2\n", "Section 1.1\n"), [("2. 2.2", "2", "1", False)]),
    "four words that are missing": (("by itself with the ", ""), [("2. 2.1", "by itself with the ", "", False)]),
    "five words that are missing": (("by itself with the day", ""), []),
    "a slight difference": (("day.", "day"), [("2. 2.1", ".", "", True)]),
}


@pytest.mark.parametrize("case", ODD)
def test_what_one_of_eight_texts_has_otherwise(case: str) -> None:
    """Told where no two options are the reason: the clause, the usual words, the others, and whether that is sure."""
    changes, told = ODD[case]
    odd = DAY
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        odd = odd.replace(old, new)
    sets = ("NONE", "A", "B", "C", "A_B", "A_C", "B_C", "A_B_C")
    found = drifts(aligned(small_texts(**{codes: odd if codes == "A_B_C" else DAY for codes in sets})))
    assert [(one.clause, one.usual.words, one.others[0].words, one.sure) for one in found] == told


def test_a_clause_without_a_section_is_a_target_too() -> None:
    """A number alone is held against the label of the clause that it names in each text."""
    flat = "= Mill\n{}. | Rest here.\n{}. | Pay in the yard.\n{}. | The grant in clause {} ends with the day.\n"
    sets = ("NONE", "A", "B", "C", "A_B", "A_C", "B_C", "A_B_C")
    for named, told in ((3, []), (4, ["4"])):
        odd = flat.format(2, 3, 4, named).replace("2. |", "1. | Come in.\n2. |")
        texts = {codes: odd if codes == "A_B_C" else flat.format(1, 2, 3, 2) for codes in sets}
        assert [one.others[0].words for one in drifts(aligned(small_texts(**texts)))] == told


@pytest.mark.parametrize(("far", "told"), [(64, []), (65, [","])])
def test_a_changed_word_explains_a_comma_that_is_near(far: int, told: list[str]) -> None:
    """As near as sixty signs and the length of the word, in the same texts."""
    between = "x" * (far - 8)
    lines = [
        f"1. | {word} by {between}{comma} and rye." for word, comma in (("Take", ","), ("Give", ""), ("Take", ","))
    ]
    found = drifts(aligned(small_texts(**dict(zip(("A", "B", "C"), lines, strict=True)))))
    assert [one.usual.words for one in found if one.sure] == told


def test_words_around_a_drift_are_cut_between_words() -> None:
    """Sixty signs are shown whole; of more, whole words and dots."""
    lines = {"A": "{}, {}", "B": "{} {}", "C": "{}, {}"}
    for before, after, shown in (
        ("a" * 60, "b" * 59, ("a" * 60, " " + "b" * 59)),
        (f"a {'a' * 59}", f"{'b' * 57} bb", (f"… {'a' * 59}", f" {'b' * 57} …")),
        (f"aa {'a' * 57}", f"{'b' * 57} b", (f"aa {'a' * 57}", f" {'b' * 57} b")),
    ):
        texts = {name: f"= Mill\n1. | {line.format(before, after)}" for name, line in lines.items()}
        (one,) = drifts(aligned(small_texts(**texts)))
        assert (one.before, one.after) == shown


@pytest.mark.parametrize(
    ("label", "shifted"),
    [("10", "11"), ("c", "d"), ("iv", "v"), ("XI", "XII")],
)
def test_a_reference_to_a_clause_that_is_shifted_is_no_drift(label: str, shifted: str) -> None:
    """By whatever figures it is labelled; and one to another clause is, where it is a number."""
    flat = "= Mill\n{}. | Pay in the yard.\n= Notes\n  | The grant in clause {} ends with the day.\n"
    sets = ("NONE", "A", "B", "C", "A_B", "A_C", "B_C", "A_B_C")
    odd = flat.format(shifted, shifted)
    texts = {codes: odd if codes == "A_B_C" else flat.format(label, label) for codes in sets}
    assert [one for one in drifts(aligned(small_texts(**texts))) if one.clause.startswith("Notes")] == []


def test_a_clause_of_its_section_is_a_target_though_both_have_one_label() -> None:
    """Of "1.1", both the section and its first clause are labelled "1."."""
    flat = "= Mill\n1. = Use\n  {}. | Rest here.\n  {}. | Pay.\n2. = End\n  1. | The grant of 1.{} ends.\n"
    sets = ("NONE", "A", "B", "C", "A_B", "A_C", "B_C", "A_B_C")
    odd = flat.format(2, 3, 2).replace("  2. | Rest", "  1. | Come in.\n  2. | Rest")
    texts = {codes: odd if codes == "A_B_C" else flat.format(1, 2, 1) for codes in sets}
    assert drifts(aligned(small_texts(**texts))) == ()


def test_planted_drift_is_named_with_the_usual_wording() -> None:
    """Some of it."""
    count, right, false, said = report(range(12))
    assert count > 6
    assert (right, false) == (count, 0), said


@pytest.mark.slow
def test_a_hundred_planted_drifts_are_named() -> None:
    """A hundred and more, of all kinds."""
    count, right, false, said = report(range(100, 260))
    assert count >= 100
    assert right == count, said
    assert false <= count // 20, said
