"""The one alignment and its list of edits: applied to the older sequence they give the newer one."""

from hypothesis import given
from hypothesis import strategies as st

from engross.redline import gaps, opcodes

LETTERS = st.lists(st.sampled_from("abcd "), max_size=40)


@given(LETTERS, LETTERS, st.booleans())
def test_edits_lead_from_one_to_the_other(old: list[str], new: list[str], bridged: bool) -> None:
    """With every gap filled by what the newer has, and all else kept, the newer comes out."""
    made: list[str] = []
    at = 0
    for gap in gaps(old, new, " " if bridged else ""):
        assert old[gap.old : gap.old_end] or new[gap.new : gap.new_end]
        made += old[at : gap.old] + new[gap.new : gap.new_end]
        at = gap.old_end
    assert made + old[at:] == new


@given(LETTERS, LETTERS)
def test_as_few_steps_as_can_be(old: list[str], new: list[str]) -> None:
    """No shorter way leads from one to the other: what is kept is a longest common subsequence."""
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            same = old[i] == new[j]
            longest[i][j] = 1 + longest[i + 1][j + 1] if same else max(longest[i + 1][j], longest[i][j + 1])
    kept = sum(i_end - i for tag, i, i_end, _, _ in opcodes(old, new) if tag == "equal")
    assert kept == longest[0][0]


def test_a_bridge_joins_two_edits() -> None:
    """Two words changed with one space between them are one edit; with a word between them they are two."""
    assert len(gaps(["a", "b", "c"], ["x", "y", "c"])) == 1
    old, new = list("a b"), list("x y")
    assert (len(gaps(old, new)), len(gaps(old, new, " "))) == (2, 1)
    assert len(gaps(list("a  b"), list("x  y"), " ")) == 2
