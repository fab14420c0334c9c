"""Which rules still speak where only a part of a family can be read."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.lint.passages import TOOLBOX, about
from tests.lint.seeded import Case, cases, found_in_part, places

from engross.lint import RULES, look
from engross.model import HouseRule

UNREAD = {"file": "ending/end.survival.md", "replace": "These parts", "by": "These <b>parts</b>"}
"""A clause whose words cannot be read, and which no case changes."""

PASSAGES = {
    "undefined-term", "misspelt-term", "lower-case-term", "inline-definition",
    "reference-word", "typed-number", "statute-number", "loose-part",
    "repeated-item", "repeated-words", "acts-joined-by-and",
    "banned-phrase", "shall-subject", "mixed-category", "long-sentence", "missing-full-stop", "draft-residue",
    "american-spelling", "misspelling", "misspelt-name", "curly-quotes", "doubled-word", "indefinite-article",
    "hyphen-at-line-end", "loose-punctuation", "typed-name",
}  # fmt: skip
"""What is wrong in one passage, whatever the others say; anything else waits until the whole family can be read."""

FIRST = {case.code: case for case in reversed(cases())}


@pytest.mark.parametrize("case", [FIRST[rule.code] for rule in RULES], ids=lambda case: case.code)
def test_of_a_part_what_is_wrong_in_one_passage_is_told(case: Case, tmp_path: Path) -> None:
    """Beside a clause that cannot be read, a slip of the pen is told, and nothing that the lost words might answer."""
    told = places(found_in_part((*case.mistake, UNREAD), tmp_path / "family"), tmp_path / "family")
    assert (f"{case.code} {case.at}" in told) == (case.code in PASSAGES)
    assert {line.split()[0] for line in told} <= PASSAGES


@pytest.mark.parametrize("tag", ["en", "en-GB", "de", "fr", "sv"])
def test_rules_that_know_english_words_are_asked_in_english_alone(tag: str) -> None:
    """The others of plain drafting are asked in any language."""
    family = replace(TOOLBOX, language=tag, lint=replace(TOOLBOX.lint, house=tuple(HouseRule)))
    text = "Er kommt an die Tür, hereby, and a apple shall stand stand"
    found = {one.code for one in look(about(text, family=family), part=True)}
    assert {"doubled-word", "missing-full-stop"} <= found
    english = {"banned-phrase", "indefinite-article", "shall-subject"}
    assert (english <= found, bool(english & found)) == ((True, True) if tag.startswith("en") else (False, False))
