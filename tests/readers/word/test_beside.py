"""What stands beside the text of a Word file is named at its passage, and never in the text."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from tests.review.comments import resetting as reset
from tests.review.comments.conftest import document
from tests.review.comments.editing import Reviewed, W

from engross.readers import Beside, Known, Reading, Standing, read
from engross.readers.words import passages
from engross.writers import write

BUILDS = Path(__file__).parents[3] / "builds"
SEALED = sorted(BUILDS.glob("*/*.docx"))
SAID = "Not on Sundays."
PRICE = "You may Sell what you harvest at any price. See how to write to us first."
Act = Callable[[Reviewed], object]


@cache
def _written() -> bytes:
    return write(document("garden", "SB-CR-RT"), "docx")


def sent() -> Reviewed:
    """A licence as it goes out."""
    return Reviewed(_written())


def reading(reviewed: Reviewed) -> Reading:
    """What is read of it."""
    return read(reviewed.save(), "licence.docx")


def texts(found: Reading) -> list[str]:
    """The words of each passage."""
    return [passage.text for passage in passages(found.document)]


HERE: list[tuple[str, Act, Standing, str, str, str]] = [
    ("footnote", lambda r: reset.note(r, "at any price", SAID), Standing.FOOTNOTE, SAID, "1", PRICE),
    ("endnote", lambda r: reset.note(r, "at any price", SAID, kind="endnote"), Standing.ENDNOTE, SAID, "1", PRICE),
    ("tracked footnote", lambda r: reset.note(r, "at any price", SAID, "Ben"), Standing.FOOTNOTE, SAID, "1", PRICE),
    ("box", lambda r: reset.drawing(r, "at any price", SAID, box=True), Standing.TEXT_BOX, SAID, "Drawing 1", PRICE),
    (
        "picture",
        lambda r: reset.drawing(r, "at any price", SAID, box=False),
        Standing.PICTURE,
        SAID,
        "Drawing 1",
        PRICE,
    ),
    ("comment", lambda r: r.comment("at any price", "Why?", "So."), Standing.COMMENT, "Why? So.", "Ann", PRICE),
    (
        "footnote in a cell",
        lambda r: reset.note(r, "You may Sell the harvest", SAID),
        Standing.FOOTNOTE,
        SAID,
        "1",
        "You may Sell the harvest",
    ),
    (
        "hidden word",
        lambda r: reset.look(r, "does not promise", "vanish"),
        Standing.HIDDEN,
        "does not promise",
        "",
        "The breeder that anything will grow.",
    ),
    (
        "word hidden by a style",
        lambda r: reset.hide_by_style(r, "not promise"),
        Standing.HIDDEN,
        "not promise",
        "",
        "The breeder does that anything will grow.",
    ),
    (
        "struck word",
        lambda r: reset.look(r, "not promise", "dstrike"),
        Standing.STRUCK,
        "not promise",
        "",
        "The breeder does that anything will grow.",
    ),
    (
        "white word",
        lambda r: reset.look(r, "not promise", "color", "FFFFFF"),
        Standing.COVERED,
        "not promise",
        "",
        "The breeder does that anything will grow.",
    ),
    (
        "tiny word",
        lambda r: reset.look(r, "not promise", "sz", "2"),
        Standing.COVERED,
        "not promise",
        "",
        "The breeder does that anything will grow.",
    ),
]


@pytest.mark.parametrize("case", HERE, ids=[case[0] for case in HERE])
def test_it_is_named_at_its_passage(case: tuple[str, Act, Standing, str, str, str]) -> None:
    """Its words, its name, and the passage it hangs on, which is without them; all others are as they were."""
    _, act, place, said, name, passage = case
    reviewed = sent()
    before = texts(reading(reviewed))
    act(reviewed)
    found = reading(reviewed)
    (beside,) = found.beside
    assert (beside.place, beside.text, beside.name) == (place, said, name)
    assert texts(found)[beside.passage] == passage
    changed = [new for old, new in zip(before, texts(found), strict=True) if old != new]
    assert changed in ([], [passage])


def test_a_changed_margin_is_named() -> None:
    """A header or footer with more than ours has belongs to the file as a whole."""
    for part, place in (("header1", Standing.HEADER), ("footer1", Standing.FOOTER)):
        reviewed = sent()
        reset.margin(reviewed, part, " Not in France.")
        (beside,) = reading(reviewed).beside
        assert (beside.place, beside.passage, beside.name) == (place, -1, f"word/{part}.xml")
        assert beside.text.endswith("Not in France.")


def test_a_header_of_another_licence_is_named() -> None:
    """Ours is the name and the id that the properties bear, and nothing else."""
    reviewed = sent()
    header = reviewed.parts["word/header1.xml"]
    reviewed.parts["word/header1.xml"] = header.replace(b"SB-CR-RT-2.1", b"SB-OPEN-2.1")
    (beside,) = reading(reviewed).beside
    assert beside == Beside(Standing.HEADER, "The Seedbed Credit-Return Licence SB-OPEN-2.1", -1, "word/header1.xml")


def test_unread_parts_are_named() -> None:
    """A chart, a file that is put in, a number that Word computes and the file does not hold."""
    reviewed = sent()
    body = reviewed.root.find(f"{W}body")
    assert body is not None
    body.insert(4, etree.Element(f"{W}altChunk"))
    for sign, code in (("begin", ""), ("", " LISTNUM "), ("end", "")):
        run = etree.Element(f"{W}r")
        if sign:
            etree.SubElement(run, f"{W}fldChar", {f"{W}fldCharType": sign})
        else:
            etree.SubElement(run, f"{W}instrText").text = code
        reviewed.paragraph("at any price").append(run)
    assert [(one.place, one.name) for one in reading(reviewed).beside] == [
        (Standing.UNREAD, "inserted file"),
        (Standing.UNREAD, "LISTNUM field"),
    ]


@pytest.mark.parametrize("path", SEALED, ids=lambda path: path.stem)
def test_a_sealed_file_has_nothing_beside(path: Path) -> None:
    """Neither header nor footer, contents nor numbers of pages; and it tells all four things of its text."""
    found = read(path.read_bytes(), path.name)
    assert found.beside == ()
    assert found.known == frozenset(Known)
    assert not any(text.startswith("Contents") for text in texts(found))


TRACKED: list[tuple[str, Act, str, str]] = [
    ("words", lambda r: r.replace("at any price", "for a fair price"), "at any price", "for a fair price"),
    ("a paragraph", lambda r: r.remove_paragraph("The breeder pays"), "The breeder pays the post.", ""),
    ("a new paragraph", lambda r: r.add_paragraph("The breeder pays", "Or not."), "", "Or not."),
    ("a row", lambda r: r.remove_row("You may Sell the harvest"), "You may Sell the harvest", ""),
    (
        "an end",
        lambda r: reset.merge(r, "dry it well"),
        "dry it well; and",
        "dry it well; andstore it out of the light; or",
    ),
]


@pytest.mark.parametrize(("act", "gone", "come"), [case[1:] for case in TRACKED], ids=[case[0] for case in TRACKED])
def test_tracked_changes_are_accepted(act: Act, gone: str, come: str) -> None:
    """Of words, paragraphs, rows and the ends of paragraphs; nothing stands beside the text for it."""
    reviewed = sent()
    act(reviewed)
    found = reading(reviewed)
    said = texts(found)
    assert not (gone and any(gone == text or f" {gone}." in text for text in said))
    assert not come or any(come in text for text in said)
    assert found.beside == ()


def test_a_moved_item_is_read_where_it_went() -> None:
    """The labels are those of the new order."""
    reviewed = sent()
    reset.move(reviewed, "sow the Seed", "swap Seed for", tracked=True)
    labels = {passage.text: passage.label for passage in passages(reading(reviewed).document)}
    assert labels["sow the Seed as thickly as you like;"] == "3."
    assert labels["swap Seed for other seed at a fair."] == "2."


def test_a_merged_item_shifts_the_labels() -> None:
    """The merged paragraph is one, and keeps one label."""
    reviewed = sent()
    reset.merge(reviewed, "sow the Seed")
    found = [(passage.label, passage.text) for passage in passages(reading(reviewed).document)]
    assert ("1.", "sow the Seed as thickly as you like;keep Offspring for next year, if you:") in found
    assert ("2.", "swap Seed for other seed at a fair.") in found
