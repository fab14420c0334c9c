"""The map file of an import: what it may say, and each fault at its place."""

import pytest

from engross.importer import mapfile
from engross.importer.rounds import MappedRound
from engross.model.diagnostics import BadInput


def test_all_keys_are_read() -> None:
    """Texts, words of options and options of files come as they are typed."""
    found = mapfile.read(
        "family: Kits\nowner: A body\ndate: 2024-02-03\nedition: '2.0'\nwords: {BY: Credit}\n"
        "files:\n  a.txt: [NC, BY]\n  b.txt: []\n",
        "map.yaml",
    )
    assert found.texts == {"family": "Kits", "owner": "A body", "date": "2024-02-03", "edition": "2.0"}
    assert found.words == {"BY": "Credit"}
    assert found.files == {"a.txt": ("BY", "NC"), "b.txt": ()}


def test_rounds_are_read_by_the_names_of_their_folders() -> None:
    """Each may say its edition, its date, or both."""
    found = mapfile.read("rounds:\n  old: {edition: '1.0', date: 2023-05-01}\n  new: {date: 2024-06-02}\n", "map.yaml")
    assert found.rounds == {"old": MappedRound("1.0", "2023-05-01"), "new": MappedRound("", "2024-06-02")}


def test_an_empty_map_says_nothing() -> None:
    """A file with nothing but a comment is a map file."""
    assert mapfile.read("", "map.yaml") == mapfile.Mapped()


FAULTS = {
    "an unknown key": ("household: x\n", 1, 1),
    "a date that is none": ("family: x\ndate: soon\n", 2, 7),
    "an empty value": ("owner: ''\n", 1, 8),
    "options that are no list": ("files:\n  a.txt: BY\n", 2, 10),
    "options in small letters": ("files:\n  a.txt: [by]\n", 2, 10),
    "files that are a list": ("files: [a]\n", 1, 8),
    "a round that is a word": ("rounds: {old: '1.0'}\n", 1, 15),
    "a round with another key": ("rounds: {old: {day: 2023-05-01}}\n", 1, 15),
    "a round with a date that is none": ("rounds: {old: {date: May}}\n", 1, 22),
    "no keys": ("- a\n", 1, 1),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_at_its_place(case: str) -> None:
    """Each fault names the line and column of what is wrong."""
    text, line, column = FAULTS[case]
    with pytest.raises(BadInput) as raised:
        mapfile.read(text, "map.yaml")
    span = raised.value.diagnostics[0].span
    assert (span.path, span.line, span.column) == ("map.yaml", line, column)
