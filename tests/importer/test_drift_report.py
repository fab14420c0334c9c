"""The drift report in its three formats, from the same slips."""

import json
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.browser import faults, invalid

from engross.importer import drift_report
from engross.importer.align import aligned
from engross.importer.drift import drifts
from engross.importer.text import Block, FullText, Kind
from engross.model import Span
from engross.model.diagnostics import Diagnostic

CLAUSES = {
    "1.": "Keep <b> *and* the “notice” of it.",
    "2.": "Give the materials, the notes, and the mill.",
    "3.": "Hold the materials, the notes, and the mill.",
    "4.": "Take it.",
}
SLIPS = {"B": {"1.": ("“", '"')}, "C": {"2.": ("notes,", "notes"), "3.": ("notes,", "notes")}}


def texts() -> list[FullText]:
    """Four texts, of which one has a straight quote and one lacks two serial commas."""
    made = []
    for name in ("A", "B", "C", "D"):
        blocks = []
        for line, (label, words) in enumerate(CLAUSES.items(), 3):
            old, new = SLIPS.get(name, {}).get(label, ("", ""))
            blocks.append(Block(Kind.PARAGRAPH, words.replace(old, new) if old else words, label, line=line))
        made.append(FullText(name, (f"O{name}",), "T", tuple(blocks)))
    return made


def report() -> drift_report.DriftReport:
    """The report on them, with five findings of the lint."""
    read = texts()
    codes = ("shall", "end", "and", "shall", "and")
    findings = [Diagnostic(code, f"no | {code}", Span("a.md")) for code in codes]
    return drift_report.drift_report("A <family>", [one.name for one in read], drifts(aligned(read)), findings)


def test_one_slip_in_several_clauses_is_one_entry() -> None:
    """Two clauses without their comma are one entry of two places."""
    assert [(one.first.kind.value, one.count) for one in report().sure] == [
        ("quotation mark or dash", 1),
        ("serial comma", 2),
    ]


def test_json_has_each_drift_with_its_readings_and_places() -> None:
    """The usual reading first, with the lines."""
    data = json.loads(drift_report.as_json(report()))
    assert [(one["clause"], one["usual"]["words"], one["others"][0]["words"]) for one in data["drifts"]] == [
        ("1.", "“", '"'),
        ("2.", ",", ""),
        ("3.", ",", ""),
    ]
    assert data["drifts"][1]["others"][0]["places"] == [{"text": "C", "line": 4}]
    assert [place["text"] for place in data["drifts"][1]["usual"]["places"]] == ["A", "B", "D"]
    assert [(one["code"], one["count"]) for one in data["lint"]] == [("and", 2), ("shall", 2), ("end", 1)]
    assert data["lint"][1]["example"] == "no | shall"


def test_markdown_shows_words_as_they_are() -> None:
    """No sign of the texts is taken for a mark, and the place that differs is bold."""
    said = drift_report.markdown(report()).decode()
    assert "- 3 of 4 (usual): Keep \\<b> \\*and\\* the **“**notice” of it. – A:3, C:3, D:3" in said
    assert "- 1 of 4: Give the materials, the notes**\\[nothing\\]** and the mill. – C:4" in said
    assert "The same in 3." in said
    assert "| shall | 2 | no \\| shall |" in said


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_shows_each_reading_and_asks_for_nothing() -> None:
    """The readings, the files, the lint; no address in it."""
    data = drift_report.html(report()).decode()
    page = _Words()
    page.feed(data[data.index("<main") :])
    for words in ("Drift in A <family>", "Keep <b> *and* the “notice” of it.", 'the “"notice”', "C:4", "no | shall"):
        assert words in page.words
    assert "://" not in data
    assert "src=" not in data


def test_texts_without_drift_say_so() -> None:
    """Of equal texts nothing is told."""
    read = [replace(texts()[0], name=name, options=(name,)) for name in ("A", "B")]
    made = drift_report.drift_report("F", ["A", "B"], drifts(aligned(read)))
    assert "No drift was found." in drift_report.html(made).decode()


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_fit_for_everybody(shown: Callable[..., Any], width: int, scheme: str) -> None:
    """No fault by WCAG 2.2 AA, and nothing stands out at the side."""
    page = shown(drift_report.html(report()), width=width, scheme=scheme)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.slow
def test_the_page_is_valid(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """The Nu checker finds nothing, style included."""
    file = tmp_path / "drift.html"
    file.write_bytes(drift_report.html(report()))
    assert invalid([file], checker("java")) == ""
