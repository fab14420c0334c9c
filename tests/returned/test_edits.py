"""Tracked edits lead to clause, file, line and column, and the patch gives the reviewer's words or says why not."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.returned.conftest import Sent, document, found
from tests.returned.editing import Reviewed

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
        ("real", "MG-BY-NC", "royalty-free", "free of charge"),
        ("grant.lm", "grant/grant.lm.md", "royalty-free, non-exclusive"),
    ),
    Case(
        "word of a named phrase",
        ("real", "MG-BY-NC", "non-transferable and", "personal and"),
        ("grant.lm", "grant/grant.lm.md", "non-transferable and non-sub"),
    ),
    Case(
        "words on both sides of a phrase",
        ("real", "MG-BY-NC", "sublicensable licence to:", "sublicensable right to:"),
        ("grant.lm", "grant/grant.lm.md", 'sublicensable"'),
        "signs of markup",
    ),
    Case(
        "phrase struck out of an item",
        ("real", "MG-BY-NC", " that the Licensed Materials bear", ""),
        ("dist.attr.lm", "sharing/dist.attr.lm.md", "that the Licensed Materials bear"),
    ),
    Case(
        "part of a word",
        ("real", "MG-BY-NC", "nfringe a patent", "nfringes a patent"),
        ("end.suit", "ending/end.suit.md", "infringe a patent"),
    ),
    Case(
        "a whole sentence",
        ("real", "MG-BY-NC", "It has no effect on what was done before.", "What was done before stays as it is."),
        ("revoke", "ending/revoke.md", "It has no effect"),
    ),
    Case(
        "across the end of a line",
        ("real", "MG-BY-NC", "or by notice to You. Revocation takes", "or by letter. Revocation then takes"),
        ("revoke", "ending/revoke.md", "or by notice to You."),
    ),
    Case(
        "an alternate",
        ("real", "MG-BY", "has its main business", "has its seat"),
        ("law", "general/law--licensor.md", "has its main business"),
    ),
    Case(
        "a definition",
        ("real", "MG-BY", "optimiser states", "states of its optimiser"),
        ("def.model", "definitions/def.model.md", "optimiser states"),
    ),
    Case(
        "a heading of a clause",
        ("real", "MG-BY-NC", "Ending for patent suits", "Ending for suits over patents"),
        ("end.suit", "ending/end.suit.md", "Ending for patent suits"),
    ),
    Case(
        "a heading of a section",
        ("real", "MG-BY", "What the Licensor keeps", "What stays with the Licensor"),
        ("reserved", "family.yaml", "What the Licensor keeps"),
    ),
    Case(
        "a row of the sheet",
        ("real", "MG-BY", "Create Derivative Materials", "Make Derivative Materials"),
        ("sheet.1", "family.yaml", "Create Derivative Materials"),
    ),
    Case(
        "the status, folded over two lines",
        ("real", "MG-BY", "National University", "Own University"),
        ("head.title", "family.yaml", "National\n"),
    ),
    Case(
        "the closing line",
        ("real", "MG-BY", "End of the License", "End of this License"),
        ("(end)", "family.yaml", "End of the License"),
    ),
    Case(
        "a cross-reference, whose number is computed",
        ("real", "MG-BY", "Annex A is no part", "Annex B is no part"),
        ("def.license", "definitions/def.license.md", "[Annex](#sheet)"),
        "a cross-reference",
    ),
    Case(
        "the id, which is computed",
        ("real", "MG-BY", "Identifier MG-BY-3.0-draft.1", "Identifier MG"),
        ("head.title", "head/head.title.md", "Identifier"),
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
        ("garden", "SB-OPEN", "Sow from", "Scatter from"),
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
        ("garden", "SB-OPEN", "unless another name", "unless some other name"),
        ("name-of-plant", "growing/name-of-plant.md", "unless _another_"),
        "signs of markup",
    ),
    Case(
        "a letter beyond ASCII",
        ("garden", "SB-OPEN", "the café next door", "the café nearby"),
        ("head.reach", "head/head.reach.md", "the café"),
    ),
    Case(
        "new words with a sign of Markdown",
        ("garden", "SB-OPEN", "as thickly as", "as *thickly* as"),
        ("may.sow", "growing/may.sow.md", "as thickly as"),
        "signs of markup",
    ),
    Case(
        "new words that the family refuses",
        ("garden", "SB-HG", "dry it well", "dry it well under Section 5"),
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
