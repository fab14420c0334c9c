"""A file that was reviewed in LibreOffice, clean or our own redline, comes back with clause, file and line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.review.comments.conftest import Sent, document, found
from tests.review.comments.test_edits import apply, edited, typed_from, words
from tests.writers.test_docx_libreoffice import shown

from engross.redline import compare
from engross.writers import redline

SCRIPT = Path(__file__).with_name("libreoffice_review.py")
SENT = "SB-CR-RT"
ACTS = [
    ["replace", "thickly", "thinly"],
    ["delete", " to the breeder"],
    ["overwrite", "The breeder pays", "You pay"],
    ["split", "They bind nobody who only looks at the plants, says the café next door.", "Nor the bees."],
    ["comment", "store it out of the light", "How dark?"],
]
REVIEWER = "Unknown Author"
EDITS = [
    # clause, words out, words in, author, file, what stands there, whether it is in the patch
    ("head.reach", "", "\nNor the bees.", REVIEWER, "head/head.reach.md", "", False),
    ("may.sow", "thickly", "thinly", REVIEWER, "growing/may.sow.md", "thickly as you like", True),
    ("give-back", " to the breeder", "", REVIEWER, "duties/give-back.md", "to the breeder.", True),
    ("give-back", "The breeder pays", "You pay", None, "duties/give-back.md", "The breeder pays the post.", True),
]


@pytest.mark.slow
def test_a_review_in_libreoffice_comes_back(
    tmp_path: Path, checker: Callable[[str], str], sent: Sent, project: Callable[[str], Path]
) -> None:
    """Of a clean file and of redlines: each edit and comment once, at its clause and place, and a patch that holds."""
    newer = document("garden", SENT)
    files = {"clean": sent("garden", SENT)} | {
        old: redline(compare(document("garden", old), newer), "docx") for old in ("SB-OPEN", "SB-HG")
    }
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(shown(checker("soffice"), content))
    (tmp_path / "acts.json").write_text(json.dumps(ACTS), encoding="utf-8")
    command = [
        "/usr/bin/python3",
        str(SCRIPT),
        checker("soffice"),
        str(tmp_path / "profile"),
        str(tmp_path / "acts.json"),
    ]
    subprocess.run([*command, *(str(tmp_path / f"{name}.docx") for name in files)], check=True, timeout=300)
    folder = project("garden")
    patches: set[str] = set()
    for name in files:
        answer = found(folder, (tmp_path / f"{name}.returned.docx").read_bytes())
        assert (answer["variant"], answer["looks"]) == (SENT, [])
        (comment,) = answer["comments"]
        assert (comment["id"], comment["author"], comment["text"]) == ("may.keep.2", "Ann", "How dark?")
        assert typed_from(folder / "clauses" / comment["place"]["file"], comment["place"]).startswith("store it\n")
        for edit, (id, deleted, inserted, author, file, at, patched) in zip(answer["edits"], EDITS, strict=True):
            assert (edit["id"], edit["deleted"], edit["inserted"], edit["author"]) == (id, deleted, inserted, author)
            assert edit["place"]["file"] == file
            assert typed_from(folder / "clauses" / file, edit["place"]).startswith(at)
            assert edit["in_patch"] is patched
        patches.add(answer["patch"])
    (patch,) = patches
    apply(folder, patch)
    done = [edit for edit in answer["edits"] if edit["in_patch"]]
    assert words("garden", SENT, folder) == edited(words("garden", SENT), done)
