"""Labels that a file has damaged: what is left of them stays among the words, in a comparison of any two formats."""

from collections.abc import Callable

import pytest
from tests.harness.files import document
from tests.readers.test_any_two import lost

from engross.model.redline import ChangeKind
from engross.readers import read
from engross.readers.comparable import comparable
from engross.redline import compare
from engross.writers import write

RICH = ("json", "txt")
DAMAGE: dict[str, Callable[[str], str]] = {
    "cut at its end": lambda label: label[:-1],
    "cut at its start": lambda label: label[1:],
    "its first character": lambda label: label[:1],
    "its last character": lambda label: label[-1:],
    "another mark at its end": lambda label: f"{label[:-1]}-",
    "another mark within": lambda label: f"{label[:1]}`{label[2:]}",
    "a mark before it": lambda label: f"`{label}",
    "a letter before it": lambda label: f"x{label}",
    "a letter behind it": lambda label: f"{label}x",
    "in capitals": str.upper,
    "twice": lambda label: f"{label} {label}",
    "behind another": lambda label: f"1. {label}z",
    "within words": lambda label: f"see {label} now",
}


@pytest.mark.parametrize("form", ["md", "html", "txt"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_label_loses_no_word(damage: str, form: str) -> None:
    """Each label of a licence in turn, against each format; all other words stay as well."""
    text = write(document(), form).decode()
    for label in {provision.label: "" for provision in document().walk() if provision.label}:
        before, _, after = text.partition(f"{label} ")
        other = read(f"{before}{DAMAGE[damage](label)} {after}".encode(), f"other.{form}")
        for rich in RICH:
            ours = read(write(document(), rich), f"ours.{rich}")
            for reading, side in zip((ours, other), comparable(ours, other), strict=True):
                assert lost(reading.document, side) == [], (label, rich)
                assert lost(side, reading.document) == [], (label, rich)


@pytest.mark.parametrize("written", ["(b- ", "(`) ", ") "])
def test_a_damaged_label_is_in_the_redline(written: str) -> None:
    """Among the words of its provision, which has no number any more."""
    ours = read(write(document(), "json"), "ours.json")
    other = read(write(document(), "md").replace(b"(b) ", written.encode()), "other.md")
    changes = compare(*comparable(ours, other)).changes
    (change,) = (one for one in changes if one.kind is ChangeKind.CHANGED)
    assert (change.id, change.new_number) == ("loan.2", "")
    assert change.new_text.startswith(written)
