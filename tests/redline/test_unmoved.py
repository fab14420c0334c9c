"""A redline without moves says the same with deletions and insertions."""

from tests.samples import sample
from tests.writers.redlined import moved

from engross.model import Mark, MarkedParagraph
from engross.redline import compare
from engross.redline.unmoved import without_moves


def test_what_moved_is_deleted_and_inserted() -> None:
    """No mark or number of a move is left, both texts are as they were, and whoever has no move is left alone."""
    found = compare(sample(), moved(sample()))
    plain = without_moves(found)
    assert any(block.mark is Mark.MOVED_TO for block in found.blocks)
    assert not any(isinstance(block, MarkedParagraph) and (block.move or block.other) for block in plain.blocks)
    assert {block.mark for block in plain.blocks} == {Mark.NONE, Mark.DELETED, Mark.INSERTED}
    for side in ("old", "new"):
        assert [getattr(b, side) for b in plain.blocks] == [getattr(b, side) for b in found.blocks]
    assert without_moves(plain) == plain
