"""All else that a reviewer can do: comments, rows, paragraphs, looks, moves, and words changed without tracking."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests import licences
from tests.review.comments.conftest import Sent, document, found, run
from tests.review.comments.editing import Reviewed
from tests.shares import some_by_default

from engross.redline import compare
from engross.review.comments import read
from engross.review.comments.changes import changes
from engross.review.comments.laid import bookmarks, laid, met, rows
from engross.writers import redline

Project = Callable[[str], Path]
Edit = tuple[str, str, str, str]


def told(answer: dict[str, Any]) -> list[Edit]:
    """Each edit in short: clause, words out, words in, and by whom."""
    return [(one["id"], one["deleted"], one["inserted"], one["author"] or "untracked") for one in answer["edits"]]


def tracked_word(reviewed: Reviewed) -> None:
    """A word, by a second reviewer, in the sentence of the first."""
    reviewed.replace("sow the", "plant the")
    reviewed.replace("thickly", "thinly", author="Ben")


def new_paragraph(reviewed: Reviewed) -> None:
    """A paragraph below a clause."""
    reviewed.add_paragraph("You owe the breeder", "Thanks are welcome.")


def new_paragraph_untracked(reviewed: Reviewed) -> None:
    """The same without tracking."""
    reviewed.add_paragraph("You owe the breeder", "Thanks are welcome.", tracked=False)


def lost_paragraph(reviewed: Reviewed) -> None:
    """A clause with its end, tracked."""
    reviewed.remove_paragraph("You owe the breeder")


def lost_paragraph_untracked(reviewed: Reviewed) -> None:
    """A clause that is simply gone."""
    reviewed.drop_paragraph("You owe the breeder")


def untracked_words(reviewed: Reviewed) -> None:
    """Words changed with tracking off, beside others that are tracked."""
    reviewed.overwrite("anything will grow", "everything will grow")
    reviewed.replace("does not promise", "promises not")


def row_gone(reviewed: Reviewed) -> None:
    """A row of the sheet."""
    reviewed.remove_row("You may Sell the harvest")


def row_new(reviewed: Reviewed) -> None:
    """A new row of the sheet."""
    reviewed.add_row("You may Sell the harvest", ["9", "You may eat it", "It is so", "Section 1"])


def moved_words(reviewed: Reviewed) -> None:
    """Words that were dragged."""
    reviewed.replace("as thickly ", "as thinly ", move=True)


def withdrawn(reviewed: Reviewed) -> None:
    """Words that one reviewer put in and another struck out."""
    reviewed.insert("sow the", " good")
    (run_,) = (run_ for run_ in reviewed.runs(" good"))
    wrapper = reviewed.mark("del", "Ben")
    run_.addprevious(wrapper)
    wrapper.append(run_)


OWES = "You owe the breeder what this licence asks, and nothing else."
CASES: list[tuple[Callable[[Reviewed], None], list[Edit], str]] = [
    (tracked_word, [("may.sow", "sow the", "plant the", "Ann"), ("may.sow", "thickly", "thinly", "Ben")], ""),
    (new_paragraph, [("nothing-else", "", "\nThanks are welcome.", "Ann")], "a paragraph"),
    (new_paragraph_untracked, [("nothing-else", "", "Thanks are welcome.\n", "untracked")], "a paragraph"),
    (lost_paragraph, [("nothing-else", f"{OWES}\n", "", "Ann")], "a paragraph"),
    (lost_paragraph_untracked, [("nothing-else", f"{OWES}\n", "", "untracked")], "a paragraph"),
    (
        untracked_words,
        [
            ("no-promise", "does not promise", "promises not", "Ann"),
            ("no-promise", "anything", "everything", "untracked"),
        ],
        "",
    ),
    (moved_words, [("may.sow", "as thickly ", "as thinly ", "Ann")], ""),
    (withdrawn, [("may.sow", "", " good", "Ann")], "the words were taken out again"),
]


@pytest.mark.parametrize(("act", "edits", "by_hand"), CASES, ids=lambda value: getattr(value, "__name__", ""))
def test_nothing_is_lost(
    act: Callable[[Reviewed], None], edits: list[Edit], by_hand: str, sent: Sent, project: Project
) -> None:
    """Whatever was done to the words is told once, with its clause and its author, and exits with 1."""
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    act(reviewed)
    answer = found(project("garden"), reviewed.save())
    assert told(answer) == edits
    for one in answer["edits"]:
        assert (one["by_hand"] or "").startswith(by_hand)
        assert one["tracked"] is (one["author"] is not None)
        assert one["place"] is not None
        assert one["place"]["line"] > 1


def test_a_row_that_went_is_told_cell_by_cell(sent: Sent, project: Project) -> None:
    """A row struck out as a whole takes its words with it; the label leads to the family file."""
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    row_gone(reviewed)
    answer = found(project("garden"), reviewed.save())
    label = next(one for one in answer["edits"] if one["deleted"] == "You may Sell the harvest\n")
    assert (label["inserted"], label["author"], label["place"]["file"]) == ("", "Ann", "family.yaml")
    assert {one["id"] for one in answer["edits"]} == {label["id"]}
    assert len(answer["edits"]) == 4


def test_a_new_row_is_told_cell_by_cell(sent: Sent, project: Project) -> None:
    """A row put in as a whole is no change of the rows around it."""
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    row_new(reviewed)
    answer = found(project("garden"), reviewed.save())
    assert [(one["deleted"], one["inserted"]) for one in answer["edits"]] == [
        ("", "9\n"),
        ("", "You may eat it\n"),
        ("", "It is so\n"),
        ("", "Section 1\n"),
    ]
    assert answer["patch"] == ""


def test_comments_lead_to_the_words_they_hang_on(sent: Sent, project: Project) -> None:
    """A thread has its place, words, replies and state; a comment on inserted words has the place beside them."""
    folder = project("garden")
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    reviewed.comment("as thickly as", "How thickly?", "As you like.", resolved=True)
    reviewed.insert("who only looks", " and listens")
    reviewed.comment(" and listens", "New.")
    answer = found(folder, reviewed.save())
    first, second = sorted(answer["comments"], key=lambda one: one["id"], reverse=True)
    assert (first["id"], first["number"], first["quote"]) == ("may.sow", "1a.1", "as thickly as")
    assert (first["author"], first["text"], first["resolved"]) == ("Ann", "How thickly?", True)
    assert [reply["text"] for reply in first["replies"]] == ["As you like."]
    line = (folder / "clauses" / first["place"]["file"]).read_text("utf-8").split("\n")[first["place"]["line"] - 1]
    assert line[first["place"]["column"] - 1 :] == "as thickly as you like"
    assert (second["id"], second["quote"], second["resolved"]) == ("head.reach", "and listens", False)
    assert second["place"]["file"] == "head/head.reach.md"


def test_looks_are_summed_up(sent: Sent, project: Project) -> None:
    """Words set bold are told as such, and are no edit of words."""
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    reviewed.embolden("as thickly as")
    answer = found(project("garden"), reviewed.save())
    assert answer["edits"] == []
    assert [(one["id"], one["author"], one["what"], one["text"]) for one in answer["looks"]] == [
        ("may.sow", "Ann", "bold on", "as thickly as")
    ]


def test_nothing_came_back(sent: Sent, project: Project) -> None:
    """A file that was only opened and saved exits with 0, whatever Word added to it."""
    reviewed = Reviewed(sent("garden", "SB-CR-RT"))
    reviewed.add_noise()
    ran = run(project("garden"), reviewed.save())
    assert ran.exit_code == 0, ran.output
    assert "Nothing came back" in ran.stdout


REDLINES = [("SB-OPEN", "SB-CR-RT"), ("SB-CR-RT", "SB-OPEN"), ("SB-HG", "SB-OPEN")]


@pytest.mark.parametrize(("old", "new"), some_by_default(REDLINES, lambda pair: pair == REDLINES[0]))
def test_our_own_redline_counts_as_accepted(old: str, new: str, project: Project) -> None:
    """Of a redline, only what the reviewer did comes back: nothing from the untouched one, one edit from an edited."""
    compared = redline(compare(document("garden", old), document("garden", new)), "docx")
    folder = project("garden")
    assert told(found(folder, compared)) == []
    reviewed = Reviewed(compared)
    reviewed.replace("thickly", "thinly")
    reviewed.comment("dry it well", "How well?")
    answer = found(folder, reviewed.save())
    assert (answer["variant"], told(answer)) == (new, [("may.sow", "thickly", "thinly", "Ann")])
    assert [(one["id"], one["place"]["file"]) for one in answer["comments"]] == [("may.keep.1", "growing/may.keep.md")]
    assert answer["edits"][0]["in_patch"]


@pytest.mark.slow
def test_every_redline_of_the_family_comes_back_empty() -> None:
    """Between any two licences of the real family, our own tracked changes are never taken for a reviewer's."""
    documents = tuple(licences.documents(licences.CLAUSES).values())
    pairs = [(old, new) for old in documents for new in documents if old is not new]
    for old, new in pairs:
        ids = bookmarks(old, new)
        lines = read(redline(compare(old, new), "docx"), "redline.docx").lines
        assert list(changes(met(tuple(rows(lines, ids)), laid(new, ids)))) == []
        assert not any(line.restyled for line in lines)
    assert len(pairs) == 72


def test_an_edit_of_a_clause_says_which_licences_print_it(sent: Sent, project: Project) -> None:
    """The words of a shared clause reach every licence that has it; the others are named."""
    reviewed = Reviewed(sent("garden", "SB-CR-RT"))
    reviewed.replace("one handful", "two handfuls")
    reviewed.replace("only looks", "just looks")
    story, reach = reversed(found(project("garden"), reviewed.save())["edits"])
    assert (story["reached"], len(story["others"])) == (["SB-CR-RT"], 4)
    assert (len(reach["reached"]), reach["others"]) == (5, [])


def test_the_text_for_a_terminal(sent: Sent, project: Project) -> None:
    """Grouped by clause; file, line and column first; a file cannot speak to the terminal."""
    folder = project("garden")
    reviewed = Reviewed(sent("garden", "SB-OPEN"), author="A\x9b31mnn")
    reviewed.replace("thickly", "thinly")
    reviewed.comment("dry it well", "How\u202e?")
    ran = run(folder, reviewed.save())
    assert ran.exit_code == 1
    lines = ran.stdout.splitlines()
    place = f"{folder / 'clauses' / 'growing' / 'may.sow.md'}:6:17"
    assert lines[lines.index("1a.1  may.sow") + 1] == f"  {place}: edit by A\ufffd31mnn, 2026-12-01T09:30:00Z"
    assert "    sow the Seed as [-thickly-]{+thinly+} as you like;" in lines
    assert "    How\ufffd?" in lines
    assert not {"\x9b", "\u202e"} & set(ran.stdout)
