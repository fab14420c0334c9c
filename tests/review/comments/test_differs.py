"""All that differs from what was sent comes back at its clause, whether Word tracked it or not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.review.comments import resetting as reset
from tests.review.comments.conftest import Sent, found, run
from tests.review.comments.editing import Reviewed, W

Project = Callable[[str], Path]
Act = Callable[[Reviewed], object]
Told = dict[str, Any]

SENT = ("garden", "SB-CR-RT")
KEEP = "store it out of the light"


def look(id: str, what: str, text: str, **more: object) -> tuple[str, Told]:
    """Something set otherwise."""
    return "looks", {"id": id, "what": what, "text": text, "author": None, **more}


def edit(id: str, deleted: str, inserted: str, author: str | None = None, **more: object) -> tuple[str, Told]:
    """Words changed."""
    return "edits", {"id": id, "deleted": deleted, "inserted": inserted, "author": author, **more}


def beside(id: str, kind: str, text: str, author: str | None = None, **more: object) -> tuple[str, Told]:
    """Something beside the text."""
    return "comments", {"id": id, "kind": kind, "text": text, "author": author, **more}


CASES: list[tuple[str, Act, list[tuple[str, Told]]]] = [
    (
        "level",
        lambda r: reset.set_as(r, KEEP, level=2),
        [
            look(
                "may.keep.2",
                "level 4 -> 3, prints as 3., was B.; 1 later number shifts",
                "store it out of the light; or",
            )
        ],
    ),
    (
        "number taken away",
        lambda r: reset.set_as(r, "sow the Seed", numbered=False),
        [
            look(
                "may.sow",
                "number taken away, prints as nothing, was 1.; 2 later numbers shift",
                "sow the Seed as thickly as you like;",
            )
        ],
    ),
    (
        "section made a clause",
        lambda r: reset.set_as(r, "Words of this licence", style="Heading2", level=1),
        [
            look(
                "words",
                "heading of level 1 -> heading of level 2, level 1 -> 2, "
                "prints as c., was Section 3 –; 2 later numbers shift",
                "Words of this licence",
            )
        ],
    ),
    (
        "hidden word",
        lambda r: reset.look(r, "does not promise", "vanish"),
        [look("no-promise", "hidden on", "does not promise")],
    ),
    (
        "hidden by a style",
        lambda r: reset.hide_by_style(r, "not promise"),
        [look("no-promise", "hidden on", "not promise")],
    ),
    (
        "struck word",
        lambda r: reset.look(r, "at any price", "strike"),
        [look("sale", "struck through on", "at any price")],
    ),
    (
        "words in red",
        lambda r: reset.look(r, "at any price", "color", "FF0000"),
        [look("sale", "colour none -> FF0000", "at any price")],
    ),
    (
        "a yellow marker",
        lambda r: reset.look(r, "at any price", "highlight", "yellow"),
        [look("sale", "marker none -> FFFF00", "at any price")],
    ),
    (
        "underlined words",
        lambda r: reset.look(r, "at any price", "u", "single"),
        [look("sale", "underline none -> single", "at any price")],
    ),
    (
        "a link that leads elsewhere",
        lambda r: reset.lead(r, "seed@example.org", "else@example.org"),
        [look("sale", "link mailto:seed@example.org -> mailto:else@example.org", "how to write to us")],
    ),
    (
        "bold of a disclaimer",
        lambda r: reset.unbold(r, "The breeder does not"),
        [look("no-promise", "bold off", "The breeder does not promise that anything will grow.")],
    ),
    (
        "picture",
        lambda r: reset.drawing(r, "at any price", "a stamp", box=False, author="Ann"),
        [beside("sale", "picture", "a stamp", "Ann")],
    ),
    (
        "text box",
        lambda r: reset.drawing(r, "at any price", "Not on Sundays.", box=True),
        [beside("sale", "text box", "Not on Sundays.")],
    ),
    (
        "footnote",
        lambda r: reset.note(r, "at any price", "Not on Sundays."),
        [beside("sale", "footnote", "Not on Sundays.")],
    ),
    (
        "endnote with tracked words",
        lambda r: reset.note(r, "at any price", "Not on Sundays.", "Ben", "endnote"),
        [
            beside(
                "sale",
                "endnote",
                "Not on Sundays.",
                edits=[
                    {"author": "Ben", "date": "2026-12-01T09:30:00Z", "deleted": False, "words": "Not on Sundays."},
                    {"author": "Ben", "date": "2026-12-01T09:30:00Z", "deleted": True, "words": " Once said."},
                ],
            )
        ],
    ),
    (
        "reference overtyped",
        lambda r: r.overwrite("2a", "2b"),
        [edit("name-of-plant", "2a", "2b", tracked=False)],
    ),
    (
        "item at the end of its list",
        lambda r: reset.new_item(r, "swap Seed for", "burn the rest."),
        [edit("may", "", "burn the rest.\n", "Ann")],
    ),
    (
        "item at the end of an inner list",
        lambda r: reset.new_item(r, KEEP, "label it; and"),
        [edit("may.keep", "", "label it; and\n", "Ann")],
    ),
    (
        "tracked move",
        lambda r: reset.move(r, "sow the Seed", "swap Seed for", tracked=True),
        [
            edit(
                "may",
                "sow the Seed as thickly as you like;\n",
                "sow the Seed as thickly as you like;\n",
                "Ann",
                moved=True,
                moved_from="may.sow",
            )
        ],
    ),
    (
        "move without tracking",
        lambda r: reset.move(r, "You may Sell", "anything will grow", tracked=False),
        [
            edit(
                "no-promise",
                "You may Sell what you harvest at any price. See how to write to us first.\n",
                "You may Sell what you harvest at any price. See how to write to us first.\n",
                moved=True,
                moved_from="sale",
            )
        ],
    ),
    ("merge", lambda r: reset.merge(r, "dry it well"), [edit("may.keep.1", "\n", "", "Ann")]),
    (
        "new table",
        lambda r: reset.new_table(r, "The breeder pays", [["Post", "Who pays"], ["by air", "you"]]),
        [edit("give-back", "", "Post | Who pays\nby air | you\n", "Ann")],
    ),
    (
        "new table by two hands",
        lambda r: reset.new_table(r, "The breeder pays", [["Post", "Who pays"], ["by air", "you"]], "Ben"),
        [edit("give-back", "", "Post | Who pays\nby air | you\n", tracked=False)],
    ),
    (
        "header",
        lambda r: reset.margin(r, "header1", " (draft)"),
        [edit("(header)", "", " (draft)", tracked=False)],
    ),
]


@pytest.mark.parametrize(("act", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_comes_back_at_its_clause(act: Act, told: list[tuple[str, Told]], sent: Sent, project: Project) -> None:
    """Each thing that a reviewer can do is told once, at its clause, and nothing else is."""
    reviewed = Reviewed(sent(*SENT))
    act(reviewed)
    answer = found(project("garden"), reviewed.save())
    entries = [(kind, one) for kind in ("edits", "comments", "looks") for one in answer[kind]]
    assert [
        (kind, {key: one[key] for key in wanted}) for (kind, one), (_, wanted) in zip(entries, told, strict=True)
    ] == told
    assert answer["typography"] == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"', "\u201d", "quotation marks"),
        ("'", "\u2019", "quotation marks"),
        (". ", ".  ", "spaces"),
        ("the Seed", "the\u00a0Seed", "spaces"),
    ],
)
def test_typography_is_one_line_a_kind(old: str, new: str, kind: str, sent: Sent, project: Project) -> None:
    """However often it was replaced, and none of it is in the patch; --each tells every place."""
    folder = project("garden")
    reviewed = Reviewed(sent(*SENT))
    count = reset.typed_otherwise(reviewed, old, new)
    data = reviewed.save()
    answer = found(folder, data)
    assert (answer["edits"], answer["looks"], answer["patch"]) == ([], [], "")
    assert [(one["kind"], one["author"]) for one in answer["typography"]] == [(kind, None)]
    assert 1 <= answer["typography"][0]["count"] <= count
    each = found(folder, data, "--each")
    assert (each["typography"], len(each["edits"])) == ([], answer["typography"][0]["count"])
    ran = run(folder, data)
    assert (ran.exit_code, f"of {kind} untracked" in ran.stdout) == (1, True)


def unlinked(data: bytes) -> bytes:
    """The file with its fields turned to text."""
    reviewed = Reviewed(data)
    reset.unlink(reviewed)
    return reviewed.save()


@pytest.mark.parametrize(
    "change",
    [unlinked, reset.strict, lambda data: reset.renamed(data, "document2")],
    ids=["unlinked", "strict", "renamed"],
)
def test_what_says_the_same_is_no_change(change: Callable[[bytes], bytes], sent: Sent, project: Project) -> None:
    """Fields turned to text, the strict standard, and a main part of another name."""
    ran = run(project("garden"), change(sent(*SENT)))
    assert (ran.exit_code, "Nothing came back" in ran.stdout) == (0, True), ran.output


def test_quotes_are_kept(sent: Sent, project: Project) -> None:
    """Of deleted words, and of words across paragraphs and cells, which stay apart."""
    reviewed = Reviewed(sent(*SENT))
    reviewed.comment("as thickly as", "Why?")
    reviewed.replace("as thickly as", "")
    across(reviewed, "dry it well", KEEP)
    across(reviewed, "Question", "Answer")
    answer = found(project("garden"), reviewed.save())
    quotes = {one["quote"] for one in answer["comments"]}
    assert {"as thickly as", f"dry it well; and {KEEP}", "Question | Answer"} <= quotes


@pytest.mark.parametrize("kind", ["box", "footnote"])
def test_a_comment_on_words_beside_the_text_is_told_where_they_hang(kind: str, sent: Sent, project: Project) -> None:
    """In a text box, or in a footnote."""
    reviewed = Reviewed(sent(*SENT))
    reviewed.comment("at any price", "Why?")
    marks = list(reviewed.root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd"))
    marks += [run for run in reviewed.root.iter(f"{W}r") if run.find(f"{W}commentReference") is not None]
    if kind == "box":
        reset.drawing(reviewed, "one handful", "Not on Sundays.", box=True)
        inside = next(each for box in reviewed.root.iter(f"{W}txbxContent") for each in box.iter(f"{W}p"))
    else:
        reset.note(reviewed, "one handful", "Not on Sundays.")
        notes = etree.fromstring(reviewed.parts["word/footnotes.xml"])
        inside = next(notes.iter(f"{W}p"))
    inside.extend(marks)
    if kind != "box":
        reviewed.parts["word/footnotes.xml"] = etree.tostring(notes)
    told = found(project("garden"), reviewed.save())["comments"]
    assert sorted((one["kind"], one["id"], one["text"]) for one in told) == [
        ("comment", "give-back", "Why?"),
        ("footnote" if kind != "box" else "text box", "give-back", "Not on Sundays."),
    ]


def across(reviewed: Reviewed, first: str, last: str) -> None:
    """A comment from some words to others of a later paragraph."""
    reviewed.comment(first, "From here.")
    (end,) = (e for e in reviewed.root.iter("{*}commentRangeEnd") if e.get(f"{W}id") == str(len(reviewed.comments) - 1))
    reference = end.getnext()
    assert reference is not None
    run_ = reviewed.runs(last)[-1]
    run_.addnext(reference)
    run_.addnext(end)
