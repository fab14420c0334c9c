"""Which document was sent out: the text of today, or a sealed edition that it has moved on from."""

from collections.abc import Callable
from pathlib import Path

from tests.review.comments.conftest import Sent, document, found, run
from tests.review.comments.editing import Reviewed
from tests.review.comments.test_edits import apply

from engross.writers import write

Project = Callable[[str], Path]
EDITION = "2.1"


def moved_on(folder: Path) -> None:
    """Seals the edition as it was sent, then rewrites one clause and takes out another."""
    builds = folder / "builds" / EDITION
    builds.mkdir(parents=True)
    for variant in ("SB-OPEN", "SB-CR-RT"):
        made = document("garden", variant)
        (builds / f"{made.record.id}.json").write_bytes(write(made, "json"))
    (builds / "manifest.json").write_text("{}", encoding="utf-8")
    clauses = folder / "clauses"
    give_back = clauses / "duties" / "give-back.md"
    give_back.write_text(
        give_back.read_text("utf-8").replace("The breeder pays the post.", "Stamps are on the breeder.")
    )
    sow = clauses / "growing" / "may.sow.md"
    sow.write_text(sow.read_text("utf-8").replace("sow the Seed", "in spring, sow the Seed"))


def test_the_sealed_edition_is_what_was_sent(sent: Sent, project: Project) -> None:
    """Only the reviewer's edits come back, not what was rewritten since; places are those of today."""
    folder = project("garden")
    moved_on(folder)
    reviewed = Reviewed(sent("garden", "SB-CR-RT"))
    reviewed.replace("thickly", "thinly")
    reviewed.replace("pays the post", "pays for the post")
    reviewed.comment("as you like", "Really?")
    answer = found(folder, reviewed.save())
    assert answer["moved_on"]
    kept, gone = answer["edits"]
    assert (kept["id"], kept["place"]["line"], kept["place"]["column"]) == ("may.sow", 6, 28)
    assert kept["in_patch"]
    assert (gone["id"], gone["in_patch"]) == ("give-back", False)
    assert gone["by_hand"] == "the text of today reads otherwise here"
    assert gone["place"] is None
    assert answer["comments"][0]["place"]["column"] == 36
    apply(folder, answer["patch"])
    assert "in spring, sow the Seed as thinly as you like" in (folder / "clauses/growing/may.sow.md").read_text("utf-8")


def test_the_text_of_today_is_what_was_sent(project: Project) -> None:
    """A draft of the working text is not held against the edition of the same name that was sealed before it."""
    folder = project("garden")
    moved_on(folder)
    ran = run(folder, write(document("garden", "SB-CR-RT", folder / "clauses"), "docx"))
    assert (ran.exit_code, "another one" in ran.stdout) == (0, False), ran.output


def test_a_licence_that_is_no_more(sent: Sent, project: Project) -> None:
    """A licence that the family has lost is known from its edition; its edits have clauses and no places."""
    folder = project("garden")
    moved_on(folder)
    family = folder / "clauses" / "family.yaml"
    renamed = family.read_text("utf-8").replace("prefix: SB", "prefix: SC").replace("id: SB-OPEN", "id: SC-OPEN")
    family.write_text(renamed.replace("SB-", "SC-"), encoding="utf-8")
    reviewed = Reviewed(sent("garden", "SB-CR-RT"))
    reviewed.replace("thickly", "thinly")
    answer = found(folder, reviewed.save())
    (edit,) = answer["edits"]
    assert (edit["id"], edit["place"], edit["by_hand"]) == ("may.sow", None, "the family has no such licence today")
    assert answer["patch"] == ""


def test_the_patch_names_what_is_left_to_a_hand(sent: Sent, project: Project) -> None:
    """Above the patch, in lines that git passes over; and git takes the whole print as it is."""
    folder = project("garden")
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    reviewed.replace("thickly", "thinly")
    reviewed.replace("from April", "from May")
    ran = run(folder, reviewed.save(), "--format", "patch")
    assert ran.exit_code == 1
    first, second, *_ = ran.stdout.splitlines()
    assert first.startswith("# by hand: ")
    assert "'from April' -> 'from May': the same typed words are printed in other places too" in first
    assert second == "diff --git a/clauses/growing/may.sow.md b/clauses/growing/may.sow.md"
    apply(folder, ran.stdout)
    assert "as thinly as" in (folder / "clauses" / "growing" / "may.sow.md").read_text("utf-8")


def test_an_edition_that_is_not_here_is_named(sent: Sent, project: Project) -> None:
    """A file of an edition that nobody kept is held against the text of today, and that is said."""
    folder = project("garden")
    family = folder / "clauses" / "family.yaml"
    family.write_text(family.read_text("utf-8").replace('id: "2.1"', 'id: "2.2"'), encoding="utf-8")
    ran = run(folder, sent("garden", "SB-OPEN"))
    assert "edition 2.1 is not among the released ones" in ran.stderr
    assert "untracked" in ran.stdout
