"""Our own redlines come back accepted, rejected, or half of each: what the reviewer rejected is told, and just that."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from tests.redline.edits import script
from tests.review.comments import lined
from tests.review.comments.conftest import document, found, run
from tests.review.comments.editing import Reviewed, W
from tests.review.comments.lined import line, sent
from tests.shares import some_by_default
from tests.writers.redlined import Pair, variant_pairs
from tests.writers.resolver import resolved, units
from tests.writers.test_docx_libreoffice import shown

from engross.model import Document
from engross.redline import compare
from engross.review.comments.changes import Change, changes
from engross.review.comments.laid import bookmarks, laid, met, rows
from engross.review.comments.lines import read
from engross.review.comments.marks import Line
from engross.review.comments.rejected import Redlined, redlined
from engross.review.comments.settings import Reset, settings
from engross.writers import redline

SCRIPT = Path(__file__).with_name("libreoffice_review.py")
SEEDS = 5
MANY = 150
EXACT = 0.98
"""The share of changes of a half rejected redline that must be told as rejected.

Where a paragraph was taken apart and only some of the pieces came back, whose words those are has no one answer.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """How many changes came back, and those that are not told as rejected."""

    count: int
    others: list[str]


def pair(seed: int) -> Pair:
    """Two licences of the family, or one beside itself after random edits."""
    chance = Random(seed)
    old, new = chance.choice(variant_pairs())
    return (old, script(old, chance.randrange(10**6))) if chance.random() < 0.6 else (old, new)


def told(back: bytes, old: Document, new: Document) -> Told:
    """What comes back in a redline from one document to the other."""
    ids = bookmarks(old, new)
    beside = met(tuple(rows(read(back, "redline.docx").lines, ids)), laid(new, ids))
    ours = redlined(beside, laid(old, ids))
    made, resets = changes(beside), settings(beside)
    others = [f"{one.id}: {one.deleted!r} -> {one.inserted!r}" for one in made if not ours.takes_back(one)]
    others += [f"{one.what}: {one.text!r}" for one in resets if not ours.sets_back(one)]
    return Told(len(made) + len(resets), others)


@pytest.mark.parametrize(
    ("text", "back"), [("Corn.", True), ("Rye.", True), ("Oats.", False), ("Hay.", False), ("Straw.", False)]
)
def test_a_paragraph_that_moves_back_is_one_that_we_moved(text: str, back: bool) -> None:
    """Our redline set it before or behind another that both have; what one side lacks says nothing."""
    before = sent(*map(line, ("Straw.", "Corn.", "Rye.", "Oats.")))
    now = [*map(line, ("Rye.", "Corn.", "Oats.", "Hay."))]
    ours = Redlined(lined.returned(now, now), before, dict.fromkeys(range(4), 0), *[frozenset()] * 4)
    assert ours.takes_back(Change("x", f"{text}\n", f"{text}\n", "", "", moved=True, row=0)) == back


@pytest.mark.parametrize(
    ("now", "back"),
    [
        (line("Corn.", "(b)", level=1), True),
        (line("Corn.", "(c)", level=1), True),
        (line("Corn.", "(b)", level=2), True),
        (line("Corn.", "(c)", level=2), False),
        (line("Corn.", "(c)", level=0), False),
    ],
)
def test_a_paragraph_that_is_set_back_has_its_level_or_its_label_again(now: Line, back: bool) -> None:
    """One of both: what stands before it may have changed, too."""
    was = line("Corn.", "(a)", level=0)
    found = lined.returned([was], [now])
    ours = Redlined(found, sent(line("Corn.", "(b)", level=1)), {0: 0}, *[frozenset()] * 4)
    assert ours.sets_back(Reset(0, "level", "Corn.", (0, 5), whole=True)) == back


@pytest.mark.parametrize(
    ("deleted", "inserted", "span", "back"),
    [
        ("new", "old", (2, 5), True),
        ("new", "odd", (2, 5), False),
        ("new corn", "old corn", (2, 10), True),
        ("new", "old", None, False),
    ],
)
def test_words_that_come_back_stood_there_before(
    deleted: str, inserted: str, span: tuple[int, int] | None, back: bool
) -> None:
    """In the place of those that our redline put in; without a place nothing is known."""
    found = lined.returned([line("A new corn.")], [line("A new corn.")])
    ours = Redlined(found, sent(line("A old corn.")), {0: 0}, *[frozenset()] * 4)
    assert ours.takes_back(Change("x", deleted, inserted, "", "", row=0, span=span)) == back


def returned(made: bytes, chance: Random, share: float) -> tuple[bytes, bool]:
    """The redline with a share of its changes rejected and the others accepted; and whether any was rejected."""
    rejected = {id for unit in units(made) if chance.random() < share for id in unit}
    return resolved(made, lambda element: element.get(f"{W}id") not in rejected), bool(rejected)


def check_all(seed: int) -> None:
    """Accepted, nothing comes back; rejected, every change does, as such."""
    old, new = pair(seed)
    made = redline(compare(old, new), "docx")
    for share in (0.0, 1.0):
        back, any_rejected = returned(made, Random(seed), share)
        came = told(back, old, new)
        assert came.others == []
        assert bool(came.count) is any_rejected


def check_half(seeds: range) -> None:
    """Of the changes of many half rejected redlines, nearly all are told as rejected, and none of an accepted one."""
    count = 0
    others: list[str] = []
    for seed in seeds:
        old, new = pair(seed)
        back, _ = returned(redline(compare(old, new), "docx"), Random(seed), 0.5)
        came = told(back, old, new)
        count, others = count + came.count, others + came.others
    assert count > len(seeds)
    assert len(others) <= (1 - EXACT) * count, others


@pytest.mark.parametrize("seed", some_by_default(((seed,) for seed in range(SEEDS)), lambda one: one[0] < 2))
def test_a_redline_comes_back(seed: int) -> None:
    """Accepted as a whole, and rejected as a whole."""
    check_all(seed)


def test_half_of_a_redline_comes_back() -> None:
    """Some changes accepted, some rejected."""
    check_half(range(SEEDS))


@pytest.mark.slow
def test_many_redlines_come_back() -> None:
    """The same of a hundred and fifty pairs."""
    for seed in range(1000, 1000 + MANY):
        check_all(seed)
    check_half(range(2000, 2000 + MANY))


def test_a_rejected_change_is_told_as_such(project: Callable[[str], Path]) -> None:
    """In words and in data; a change of the reviewer's own beside it is not."""
    old, new = document("garden", "SB-OPEN"), document("garden", "SB-CR-RT")
    folder = project("garden")
    back = resolved(redline(compare(old, new), "docx"), False)
    answer = found(folder, back)
    assert answer["variant"] == "SB-CR-RT"
    assert {one["rejected"] for one in (*answer["edits"], *answer["looks"])} == {True}
    assert answer["patch"] == ""
    reviewed = Reviewed(back)
    reviewed.replace("thickly", "thinly")
    (own,) = (one for one in found(folder, reviewed.save())["edits"] if not one["rejected"])
    assert (own["id"], own["deleted"], own["inserted"]) == ("may.sow", "thickly", "thinly")
    ran = run(folder, back)
    assert "rejected your change untracked" in ran.stdout
    assert f"{len(answer['edits'] + answer['looks'])} changes of yours rejected" in " ".join(ran.stdout.split())


@pytest.mark.slow
def test_a_redline_resolved_in_libreoffice_comes_back(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """LibreOffice accepts all of some redlines, and rejects all of others."""
    soffice = checker("soffice")
    for verb in ("accept", "reject"):
        pairs = {f"{verb}{seed}": pair(seed) for seed in range(6)}
        for name, (old, new) in pairs.items():
            (tmp_path / f"{name}.docx").write_bytes(shown(soffice, redline(compare(old, new), "docx")))
        (tmp_path / f"{verb}.json").write_text(json.dumps([[verb, ""]]), encoding="utf-8")
        files = [str(tmp_path / f"{name}.docx") for name in pairs]
        arguments = [soffice, str(tmp_path / f"profile-{verb}"), str(tmp_path / f"{verb}.json"), *files]
        subprocess.run(["/usr/bin/python3", str(SCRIPT), *arguments], check=True, timeout=600)
        for name, (old, new) in pairs.items():
            came = told((tmp_path / f"{name}.returned.docx").read_bytes(), old, new)
            assert came.others == [], name
            assert came.count == 0 or verb == "reject", name
