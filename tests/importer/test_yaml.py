"""Values as YAML, read back by the project's reader."""

import pytest

from engross.importer import yaml
from engross.library.source.yaml import read
from engross.model.diagnostics import Findings

VALUES = [
    "Corn",
    "yes",
    "no",
    "null",
    "a: b",
    "# x",
    " leads",
    "trails ",
    "1.0",
    '"quoted"',
    "it's",
    "back\\slash",
    "«é»",
]
VALUES += [
    "{{name}}",
    "[x](#y)",
    "- x",
    "",
    "*bold*",
    "x, y",
    "true",
    "two  spaces",
    "50%",
    "&amp",
    "!x",
    "@x",
    "|",
    ">",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_read_as_it_was(value: str) -> None:
    """Alone, in quotes, and in a list."""
    findings = Findings()
    page = f"a: {yaml.text(value)}\nb: {yaml.quoted(value)}\nc: {yaml.flow([value, 'x'])}\n"
    node = read(page, "page.yaml", findings)
    assert not findings
    assert node is not None
    assert node.plain() == {"a": value, "b": value, "c": [value, "x"]}


def test_plain_words_stand_without_quotes() -> None:
    """As a person would type them."""
    assert yaml.flow(["Dry Corn", "a, b"]) == '[Dry Corn, "a, b"]'
