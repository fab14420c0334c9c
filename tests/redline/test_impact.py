"""What an edit of a clause reaches: each change once, with the variants that have it and those that do not."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from tests.licences import documents
from tests.redline.shape import settled
from tests.redline.tree_edits import without

from engross.model import ChangeKind, Document, Mark
from engross.redline import compare
from engross.redline.impact import Reach, impact

ROOT = Path(__file__).parents[2]
FAMILIES = {"garden": ROOT / "tests" / "families" / "garden", "modelgo": ROOT / "clauses"}
WORD = "nevertheless"


def edited(folder: Path, to: Path, file: Path) -> dict[str, Document]:
    """The variants after one clause file got one more word before its last one."""
    shutil.copytree(folder, to)
    path = to / file.relative_to(folder)
    head, _, last = path.read_text("utf-8").rstrip().rpartition(" ")
    path.write_text(f"{head} {WORD} {last}\n", "utf-8")
    return documents(to)


def with_word(all_of: Mapping[str, Document]) -> tuple[str, ...]:
    """The variants in which the word stands, found without comparing anything."""
    said = {name: [block for p in d.walk() for block in p.body] for name, d in all_of.items()}
    return tuple(name for name, blocks in said.items() if WORD in repr(blocks))


def edits(reach: Reach) -> list[tuple[Mark, str]]:
    """The marked words of a change."""
    return [(run.mark, run.text.strip()) for run in reach.change.runs if run.mark is not Mark.NONE]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_word_in_a_clause_is_told_once(family: str, tmp_path: Path) -> None:
    """One more word in a clause is one change; it reaches the variants that have the clause, and no others."""
    folder = FAMILIES[family]
    before = documents(folder)
    # Only a clause whose words all stand in its file's last paragraph takes the word as one edit.
    files = sorted(path for path in folder.rglob("*.md") if not path.name.startswith("answers") and _ends_plainly(path))
    for number, file in enumerate(Random(4).sample(files, 3)):
        after = edited(folder, tmp_path / str(number), file)
        reached = with_word(after)
        found = impact(before, after)
        assert [(edits(one), one.reached) for one in found] == [([(Mark.INSERTED, WORD)], reached)] * bool(reached)
        held = [_words(after[v], id) for one in found for v, id in zip(one.reached, one.ids, strict=True)]
        assert all(WORD in words for words in held)
        assert [one.others for one in found] == [tuple(v for v in after if v not in reached)] * bool(reached)


def test_a_clause_that_goes_is_told_once_and_what_is_renumbered_by_provision() -> None:
    """Without one clause the numbers after it are others in all variants, each provision told once."""
    before = documents(FAMILIES["modelgo"])
    after = {name: settled(without(document, "gen.remote")) for name, document in before.items()}
    found = impact(before, after)
    assert len({one.change.id for one in found}) == len(found) > 1
    (gone,) = [one for one in found if one.change.kind is ChangeKind.REMOVED]
    assert (gone.reached, gone.others) == (tuple(before), ())
    for one in found:
        assert set(one.reached) | set(one.others) == set(before)
        assert set(one.reached) & set(one.others) == set()


def test_what_one_redline_tells_is_all_that_is_told() -> None:
    """Over one variant alone, the impact is the list of changes of its redline, in the same order."""
    old, new = (documents(FAMILIES["garden"])[name] for name in ("SB-OPEN", "SB-CR-RT"))
    found = impact({"x": old}, {"x": new})
    assert tuple(one.change for one in found) == compare(old, new).changes


def test_a_variant_that_is_new_is_not_compared() -> None:
    """What only one side has is neither reached nor passed over."""
    all_of = documents(FAMILIES["garden"])
    fewer = dict(list(all_of.items())[1:])
    assert impact(fewer, all_of) == impact(all_of, fewer) == ()


def _words(document: Document, id: str) -> str:
    return next(repr(p.body) for p in document.walk() if p.id == id)


def _ends_plainly(path: Path) -> bool:
    text = path.read_text("utf-8").rstrip()
    last = text.rpartition("\n---\n")[2].split("\n\n")[-1].split()
    plain = all(word.isalpha() and word.islower() for word in (*last[-3:-1], last[-1].rstrip(".:;"))) if last else False
    return len(last) > 4 and plain
