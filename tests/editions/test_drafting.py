"""What the drafted changelog says of changes, and of which licences."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests import licences
from tests.licences import GARDEN
from tests.samples import para, sample

from engross.assemble import assemble_all
from engross.editions.drafting import draft, first
from engross.editions.opening import rename
from engross.library.family import load
from engross.model import Document, Provision, Text


def risk(document: Document, change: Callable[[Provision], Provision]) -> Document:
    """The sample with another last clause."""
    last = document.sections[2]
    return replace(document, sections=(*document.sections[:2], change(last)))


def says(*words: str | Text) -> Callable[[Provision], Provision]:
    """A change of what the first clause of a section says."""
    return lambda section: replace(section, children=(replace(section.children[0], body=(para(*words),)),))


CASES = {
    "replaced": (says("The Goods come as they stand."), "“are” becomes “stand”."),
    "added": (says("The Goods come just as they are."), "“just” is added after “The Goods come”."),
    "taken out": (says("The Goods come they are."), "“as” goes after “The Goods come”."),
    "many": (says("These Goods now come so as you are !"), "reads now: “As is These Goods now come so as you are !”."),
    "set": (
        says(Text("The Goods come as they are.", strong=True)),
        "the setting of the same words. In the one licence.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_in_words(case: str) -> None:
    """The words that went and came, with their place where only one of them is there, and who has them."""
    change, said = CASES[case]
    (entry,) = draft({"SA-KEEP": sample()}, {"SA-KEEP": risk(sample(), change)})
    assert said in entry
    assert "SA-KEEP" in entry or "In the one licence." in entry


def test_each_change_is_told_once_with_whom_it_reaches() -> None:
    """A word of one variant names the others as not reached; licences that came and went are told."""
    documents = licences.documents(GARDEN)
    names = list(documents)
    changed = {name: documents[name] for name in names[1:]}
    changed[names[1]] = replace(changed[names[1]], end="Here this licence ends")
    changed["SB-NEW"] = documents[names[0]]
    came, went, entry = draft(documents, changed)
    assert (came, went) == ("New licence: SB-NEW.", f"No longer among the licences: {names[0]}.")
    assert f"“the” becomes “this”. In {names[1]}; not in {', '.join(names[2:])}." in entry


def test_the_name_of_the_edition_is_no_change_of_wording(tmp_path: Path) -> None:
    """A later edition with the same words has nothing to tell, though its title names it and its day."""
    now = licences.documents(GARDEN)
    shutil.copytree(GARDEN, tmp_path / "garden")
    file = tmp_path / "garden" / "family.yaml"
    file.write_text(rename(file.read_text(), load(file.parent), {"id": "2.2", "date": "2027-01-15"}))
    later = {document.record.variant: document for document in assemble_all(load(file.parent))}
    assert draft(now, later) == ()


def test_numbers_are_summed_up() -> None:
    """Provisions that only moved to other numbers make one entry."""
    document = sample()
    section = document.sections[2]
    child = replace(section.children[0], number="4.1", label="4.1")
    later = replace(
        document, sections=(*document.sections[:2], replace(section, number="4", label="4.", children=(child,)))
    )
    (entry,) = draft({"SA": document}, {"SA": later})
    assert entry == "Other numbers for the same words: 3 is 4, 3.1 is 4.1 in SA."


def test_the_first_edition_says_that_it_is() -> None:
    """Where there is nothing to compare with, the licences are named."""
    assert first({"A": sample(), "B": sample()}) == ("First text of all 2 licences: A, B.",)
