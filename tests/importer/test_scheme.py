"""The level that labels show, by a table of labels in many schemes."""

import pytest

from engross.importer.scheme import Siblings, figures, level_of

TABLE = [
    ([((), ("Section 1 --", "Section 2 --"))], "Section {1} --", "decimal", 1, False),
    ([(("2",), ("2.1", "2.2")), (("3",), ("3.1",))], "{1}.{2}", "decimal", 1, False),
    ([(("2", "1"), ("2.1.1", "2.1.2"))], "{1}.{2}.{3}", "decimal", 1, False),
    ([(("I",), ("Article 1", "Article 2")), (("II",), ("Article 3",))], "Article {2}", "decimal", 1, True),
    ([(("2",), ("(a)", "(b)", "(c)"))], "({2})", "lower-letter", 1, False),
    ([(("2",), ("(i)", "(ii)"))], "({2})", "lower-roman", 1, False),
    ([(("2",), ("(h)", "(i)", "(j)"))], "({2})", "lower-letter", 8, False),
    ([((), ("0.", "1.", "2."))], "{1}.", "decimal", 0, False),
    ([((), ("A.", "B."))], "{1}.", "upper-letter", 1, False),
    ([(("2",), ("Section 2.01", "Section 2.02"))], "Section {1}.{2}", "decimal-zero", 1, False),
    ([(("1",), ("•", "•"))], "•", "decimal", 1, False),
    ([(("1",), ("", ""))], "", "decimal", 1, False),
    ([((), ("§ 1", "§ 2"))], "§ {1}", "decimal", 1, False),
    ([((), ("第1条", "第2条"))], "第{1}条", "decimal", 1, False),
]


@pytest.mark.parametrize(("groups", "label", "counter", "start", "continues"), TABLE)
def test_labels_show_their_level(
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]], label: str, counter: str, start: int, continues: bool
) -> None:
    """Label, counter, start, and whether it goes on; and every label is printed by it."""
    depth = len(groups[0][0]) + 1
    siblings = [Siblings(0, above, labels) for above, labels in groups]
    level = level_of(siblings, depth, may_continue=depth > 1)
    assert (level.label, level.counter, level.start, level.continues) == (label, counter, start, continues)
    assert None not in [one for each in figures(level, siblings, depth) for one in each]


def test_a_label_that_is_not_the_next_has_no_figure() -> None:
    """What follows it counts on."""
    siblings = [Siblings(0, (), ("1.", "2.", "7.", "", "3."))]
    level = level_of(siblings, 1, may_continue=False)
    assert list(figures(level, siblings, 1)) == [("1", "2", None, None, "3")]


def test_the_level_is_that_of_most_labels() -> None:
    """Of two schemes at one level the one that prints more."""
    siblings = [Siblings(0, ("1",), ("a.", "b.", "c.")), Siblings(0, ("2",), ("1)", "2)"))]
    assert level_of(siblings, 2, may_continue=True).label == "{2}."
