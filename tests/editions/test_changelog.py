"""What the changelog reads after an edition is opened or a reason is noted."""

import pytest

from engross.editions.changelog import START, add_wording, open_section, reasons

KEPT = """# Changelog

## [1.0] - 2026-01-01

### Wording

- First text.

### Toolkit

- First tools.
"""


def test_a_new_section_stands_above_the_others() -> None:
    """Opening an edition adds its section with its heading and leaves the rest as it was."""
    text = open_section(KEPT, "1.1", "2026-02-02")
    assert text == KEPT.replace("## [1.0]", "## [1.1] - 2026-02-02\n\n### Wording\n\n## [1.0]")


def test_an_open_section_is_left_alone() -> None:
    """Opening an edition twice changes nothing; `1.0` is not taken for `1.0-rc.1`."""
    assert open_section(KEPT, "1.0", "2026-02-02") == KEPT
    assert "## [1.0-rc.1]" in open_section(KEPT, "1.0-rc.1", "2026-02-02")


@pytest.mark.parametrize("wording", ["", "### Wording\n\n- A slip.\n\n"])
def test_what_waits_becomes_the_section(wording: str) -> None:
    """What stands under Unreleased stands in the new section, below the heading; a second one begins empty."""
    waiting = KEPT.replace("## [1.0]", f"## [Unreleased]\n\n{wording}### Toolkit\n\n- More tools.\n\n## [1.0]")
    opened = wording or "### Wording\n\n"
    text = open_section(waiting, "1.1", "2026-02-02")
    assert text == KEPT.replace(
        "## [1.0]", f"## [1.1] - 2026-02-02\n\n{opened}### Toolkit\n\n- More tools.\n\n## [1.0]"
    )
    assert "## [1.2] - 2026-03-03\n\n### Wording\n\n## [1.1]" in open_section(text, "1.2", "2026-03-03")


def test_a_changelog_is_begun_where_there_is_none() -> None:
    """An empty text becomes a changelog with one section."""
    assert open_section("", "1.0", "2026-01-01") == START + "\n## [1.0] - 2026-01-01\n\n### Wording\n"


def test_entries_go_to_the_end_of_wording() -> None:
    """A reason is noted after those that stand there, in the section of its edition alone."""
    text = add_wording(open_section(KEPT, "1.1", "2026-02-02"), "1.0", "", ["Second thought."])
    assert text == open_section(KEPT, "1.1", "2026-02-02").replace("- First text.", "- First text.\n- Second thought.")


def test_entries_go_to_a_section_without_any() -> None:
    """The first reason of an edition stands under its empty *Wording*."""
    text = add_wording(open_section(KEPT, "1.1", "2026-02-02"), "1.1", "", ["One."])
    assert "## [1.1] - 2026-02-02\n\n### Wording\n\n- One.\n\n## [1.0]" in text


def test_a_section_without_wording_gains_it() -> None:
    """A section that a person wrote without *Wording* gains the heading, and keeps what it says."""
    text = add_wording("# Changelog\n\n## 1.0\n\n### Toolkit\n\n- Tools.\n", "1.0", "", ["One."])
    assert text == "# Changelog\n\n## 1.0\n\n### Wording\n\n- One.\n\n### Toolkit\n\n- Tools.\n"


TOLD = """# Changelog

## [2.2] - 2026-11-28

### Wording

- Packets (`give-back`): seed was
  lost. In all licences. *Sowing* (`may.sow`): planting counts too.
- Nothing named.

## [2.1] - 2026-11-24

### Wording

- *Post* (`give-back`): who pays.

## [2.0] - 2026-11-23

### Wording

- First (`give-back`).
"""
LOST, POST = "Packets (give-back): seed was lost. In all licences.", "Post (give-back): who pays."


@pytest.mark.parametrize(
    ("after", "upto", "said"),
    [("2.1", "2.2", (LOST,)), ("2.2", "2.2", (LOST,)), ("2.0", "2.1", (POST,)), ("2.0", "2.2", (LOST, POST))],
)
def test_reasons_by_clause(after: str, upto: str, said: tuple[str, ...]) -> None:
    """The entries of the editions between, cut where an entry turns to another clause; not those of the older one."""
    found = reasons(TOLD, after, upto)
    assert found["give-back"] == said
    assert found.get("may.sow", ()) == (("Sowing (may.sow): planting counts too.",) if upto == "2.2" else ())
