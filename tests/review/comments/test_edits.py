"""Tracked edits lead to clause, file, line and column, and the patch gives the reviewer's words or says why not."""

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.review.comments.conftest import Sent, document, found
from tests.review.comments.editing import Reviewed

from engross.model import PlacedParagraph
from engross.redline import place

Project = Callable[[str], Path]


@dataclass(frozen=True)
class Case:
    """An edit, where it must lead, and how the reason begins if it is no part of the patch.

    `edit` is the family, the licence, and the words before and after; `place` the clause, the file, and what stands in
    the file from the place on.
    """

    name: str
    edit: tuple[str, str, str, str]
    place: tuple[str, str, str]
    by_hand: str = ""


CASES = (
    Case(
        "word in a clause",
        ("garden", "SB-OPEN", "thickly", "thinly"),
        ("may.sow", "growing/may.sow.md", "thickly as you like"),
    ),
    Case(
        "words struck out of a clause",
        ("garden", "SB-OPEN", ", and nothing else", ""),
        ("nothing-else", "closing/nothing-else.md", ", and nothing else."),
    ),
    Case(
        "part of a word",
        ("garden", "SB-OPEN", "nything", "ll"),
        ("no-promise", "closing/no-promise.md", "anything will"),
    ),
    Case(
        "part of the first word",
        ("garden", "SB-OPEN", "ou owe the", "e owe each"),
        ("nothing-else", "closing/nothing-else.md", "You owe the"),
    ),
    Case(
        "across the end of a line",
        ("garden", "SB-CR", "with it. They bind nobody", "along. They bind no person"),
        ("head.reach", "head/head.reach.md", "with it.\nThey"),
    ),
    Case(
        "an alternate",
        ("garden", "SB-HG", "You shall not Sell", "You must not Sell"),
        ("sale", "growing/sale--home.md", "You shall not"),
    ),
    Case(
        "a definition",
        ("garden", "SB-OPEN", "every later generation", "all that descends"),
        ("def.offspring", "words/def.offspring.md", "every later generation"),
    ),
    Case(
        "a heading of a clause",
        ("garden", "SB-OPEN", "Weeds", "Nettles"),
        ("breach", "closing/breach.md", "Weeds"),
    ),
    Case(
        "a heading of a section",
        ("garden", "SB-OPEN", "What you may do", "What you can do"),
        ("growing", "family.yaml", "What you may do"),
    ),
    Case(
        "a row of the sheet",
        ("garden", "SB-OPEN", "You may Sell the harvest", "You may Sell the crop"),
        ("answers.1", "family.yaml", "You may Sell the harvest"),
    ),
    Case(
        "the status",
        ("garden", "SB-OPEN", "governs no seed", "binds no seed"),
        ("head.title", "family.yaml", "governs no seed"),
    ),
    Case(
        "the closing line",
        ("garden", "SB-OPEN", "Here the licence ends", "Here it ends"),
        ("(end)", "family.yaml", "Here the licence ends"),
    ),
    Case(
        "a cross-reference, whose number is computed",
        ("garden", "SB-CR", "under Section 1 ends", "under Section 2 ends"),
        ("breach", "closing/breach.md", "under [Section](#growing)"),
        "a cross-reference",
    ),
    Case(
        "the id, which is computed",
        ("garden", "SB-OPEN", "known as SB-OPEN-2.1", "known as SB"),
        ("head.title", "head/head.title.md", "known as"),
        "the words are computed",
    ),
    Case(
        "the end of an item, which is computed",
        ("garden", "SB-CR-RT", "was bred.", "was bred!"),
        ("credit.story", "duties/credit.story.md", "was bred"),
        "the words are computed",
    ),
    Case(
        "a phrase in a phrase",
        ("garden", "SB-OPEN", "whoever gave it", "whoever found it"),
        ("name-of-plant", "growing/name-of-plant.md", "whoever gave it"),
    ),
    Case(
        "a phrase that is printed twice",
        ("garden", "SB-OPEN", "from April", "from May"),
        ("may", "family.yaml", "from April to"),
        "the same typed words are printed in other places too",
    ),
    Case(
        "words of a clause and of a phrase",
        ("garden", "SB-OPEN", "Sow from", "Scatter after"),
        ("care.when", "advice/care.when.md", "Sow"),
        "the words are typed in more than one place",
    ),
    Case(
        "an item inside a file",
        ("garden", "SB-OPEN", "dry it well", "dry it in the sun"),
        ("may.keep.1", "growing/may.keep.md", "dry it well"),
    ),
    Case(
        "a word beside emphasis",
        ("garden", "SB-OPEN", "another name is", "older names are"),
        ("name-of-plant", "growing/name-of-plant.md", "another_"),
        "signs of markup",
    ),
    Case(
        "a word of a passage that begins and ends elsewhere",
        ("garden", "SB-HG", "garden and from April to October, you may", "plot and from April to October, you may"),
        ("may", "growing/may.md", "garden and"),
    ),
    Case(
        "a letter beyond ASCII",
        ("garden", "SB-OPEN", "the café next door", "the café nearby"),
        ("head.reach", "head/head.reach.md", "the café"),
    ),
    Case(
        "new words with a sign of Markdown",
        ("garden", "SB-OPEN", "by itself", "by *itself*"),
        ("def.offspring.2", "words/def.offspring.md", "by itself"),
        "signs of markup",
    ),
    Case(
        "new words that the family refuses",
        ("garden", "SB-HG", "dry it well", "dry it well, вместе"),
        ("may.keep.1", "growing/may.keep.md", "dry it well"),
        "the family would not be read with it",
    ),
)


def of(family: str, variant: str) -> list[Case]:
    """The cases of one licence."""
    return [case for case in CASES if case.edit[:2] == (family, variant)]


GROUPS = list(dict.fromkeys(case.edit[:2] for case in CASES))


@pytest.mark.parametrize("noise", [False, True], ids=["as sent", "saved by Word"])
@pytest.mark.parametrize(("family", "variant"), GROUPS)
def test_edits_lead_to_their_words(family: str, variant: str, noise: bool, sent: Sent, project: Project) -> None:
    """Each edit of a file is one finding: clause, file and place; it is in the patch, or by hand with its reason."""
    folder = project(family)
    reviewed = Reviewed(sent(family, variant))
    if noise:
        reviewed.add_noise()
    cases = of(family, variant)
    for case in cases:
        reviewed.replace(*case.edit[2:])
    answer = found(folder, reviewed.save())
    assert (answer["variant"], answer["moved_on"]) == (variant, False)
    assert (answer["comments"], answer["looks"]) == ([], [])
    assert len(answer["edits"]) == len(cases)
    for case in cases:
        (edit,) = (one for one in answer["edits"] if case.edit[2] in one["deleted"])
        check(case, edit, folder)
    if answer["patch"]:
        apply(folder, answer["patch"])
    patched = [edit for edit in answer["edits"] if edit["in_patch"]]
    assert words(family, variant, folder) == edited(words(family, variant), patched)


def pairs(lines: list[str]) -> Iterator[str]:
    """Of each line that has them, the first two neighbouring words that stand nowhere else in the licence."""
    everything = "\n".join(lines)
    for line in lines:
        for match in re.finditer(r"(?=\b([a-z]{4,} [a-z]{4,})\b)", line):
            if everything.count(match[1]) == 1:
                yield match[1]
                break


@pytest.mark.slow
def test_a_word_of_every_paragraph_of_the_real_family(sent: Sent, project: Project) -> None:
    """Whatever the clauses say: each of a hundred edits leads to where it is typed, and the patch gives them all."""
    family, variant = "real", "MG-BY-NC-RAI"
    folder = project(family)
    reviewed = Reviewed(sent(family, variant))
    chosen = list(pairs(words(family, variant)))
    for pair in chosen:
        reviewed.replace(pair, pair.split()[0] + " gooseberry")
    answer = found(folder, reviewed.save())
    assert sorted(edit["deleted"] for edit in answer["edits"]) == sorted(chosen)
    assert len(chosen) > 80
    for edit in answer["edits"]:
        typed = typed_from(folder / "clauses" / edit["place"]["file"], edit["place"])
        assert " ".join(typed.split()).startswith(edit["deleted"].split()[0]), edit
    left = [edit for edit in answer["edits"] if edit["by_hand"]]
    assert len(left) < len(chosen) / 10, [(edit["deleted"], edit["by_hand"]) for edit in left]
    apply(folder, answer["patch"])
    patched = [edit for edit in answer["edits"] if edit["in_patch"]]
    assert words(family, variant, folder) == edited(words(family, variant), patched)


def check(case: Case, edit: dict[str, Any], folder: Path) -> None:
    """Holds a finding against its case."""
    id, file, at = case.place
    assert (edit["id"], edit["author"], edit["date"]) == (id, "Ann", "2026-12-01T09:30:00Z"), case.name
    assert (edit["tracked"], edit["moved"]) == (True, False), case.name
    assert edit["place"]["file"] == file, case.name
    assert typed_from(folder / "clauses" / file, edit["place"]).startswith(at), (case.name, edit["place"])
    assert (edit["by_hand"] or "").startswith(case.by_hand), case.name
    assert edit["in_patch"] is not bool(case.by_hand), (case.name, edit["by_hand"])


def typed_from(file: Path, place: dict[str, int]) -> str:
    """What a file holds from a place on."""
    lines = file.read_text("utf-8").split("\n")[place["line"] - 1 :]
    return "\n".join((lines[0][place["column"] - 1 :], *lines[1:]))


def apply(folder: Path, patch: str) -> None:
    """Applies a patch as git does, which checks first that each line is where the patch says."""
    file = folder / "review.patch"
    file.write_text(patch, encoding="utf-8")
    for option in (["--check"], []):
        subprocess.run(["git", "apply", *option, file.name], cwd=folder, check=True)


def words(family: str, variant: str, folder: Path | None = None) -> list[str]:
    """The lines of a licence, of the family as it is or of its edited copy."""
    made = document(family, variant, folder / "clauses" if folder else None)
    return [one.text for one in place(made) if isinstance(one, PlacedParagraph)] + [
        cell.text for one in place(made) if not isinstance(one, PlacedParagraph) for row in one.rows for cell in row
    ]


def edited(lines: list[str], edits: list[dict[str, str]]) -> list[str]:
    """The lines with edits done by their words alone, each in the one line that holds them with what stands around."""
    done = list(lines)
    for edit in reversed(edits):
        said = f"{edit['before']}{edit['deleted']}{edit['after']}"
        (number,) = (number for number, line in enumerate(lines) if said in line)
        start = lines[number].index(said) + len(edit["before"])
        line = done[number]
        done[number] = line[:start] + edit["inserted"] + line[start + len(edit["deleted"]) :]
    return done
