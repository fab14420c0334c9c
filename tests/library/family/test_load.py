"""Loading: the garden family as it should be read, and damage that data files cannot hold."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.library.family.damage import BASE

from engross.library.family import load, loaded, names
from engross.model import Placeholder, SourceReference, SourceText, Span
from engross.model.diagnostics import BadInput


def test_a_family_has_what_its_file_says() -> None:
    """Names, scheme, phrases and settings of family.yaml arrive as typed."""
    family = load(BASE)
    assert (family.name, family.edition, family.date) == ("Seedbed", "2.1", "2024-03-20")
    assert [level.cite for level in family.numbering.annex] == ["{1}", "{1}-{2}", "{1}-{2}.{3}"]
    assert [setting.values for setting in family.settings] == [("mild", "cold", "DRY"), ("off", "on")]
    assert [entry.id for entry in family.outline.sections[2].entries[0].children] == [
        "def.offspring",
        "def.seed",
        "def.sell",
    ]
    assert family.sheet is not None
    assert family.sheet.yes == "It is so"
    assert len(family.clauses["sale"]) == 2


def test_words_keep_their_places() -> None:
    """Text, references and placeholders point to their own line and column, in bodies and in YAML."""
    family = load(BASE)
    (clause,) = family.clauses["name-of-plant"]
    path = f"{BASE.as_posix()}/growing/name-of-plant.md"
    plant, whose, given, another, rest = clause.paragraphs[0]
    assert isinstance(plant, SourceText)
    assert plant == SourceText("A plant keeps the name that ", Span(path, 11, 1))
    assert whose == Placeholder("whose", Span(path, 11, 29))
    assert isinstance(given, SourceText)
    assert another == SourceText("another", Span(path, 11, 61), emphasis=True)
    assert isinstance(rest, SourceText)
    wording = clause.phrases["whose"].wordings[0]
    assert wording.applies.span == Span(path, 6, 17)
    assert wording.passage[1] == SourceReference("Section", "credit", Span(path, 6, 44))


def test_text_over_two_lines_keeps_both_places() -> None:
    """A word in the second line of an item points to that line."""
    family = load(BASE)
    (clause,) = family.clauses["may.keep"]
    first, second = clause.items[1].paragraphs[0]
    assert isinstance(first, SourceText)
    assert isinstance(second, SourceText)
    assert (first.text + second.text, second.span.line, second.span.column) == ("store it out of the light", 10, 3)


def test_texts_that_stand_in_no_folder_are_read_alike() -> None:
    """The same family, and the same findings."""
    files = [
        path for path in sorted(BASE.rglob("*")) if path.suffix in (".md", ".yaml") and path.name != "scenarios.yaml"
    ]
    texts = {path.as_posix(): path.read_text("utf-8") for path in files}
    assert loaded(texts, BASE.as_posix()) == load(BASE)
    broken = {name: text.replace("applies: true", "applies: nobody") for name, text in texts.items()}
    with pytest.raises(BadInput, match="'nobody' is not an option"):
        loaded(broken, BASE.as_posix())


def test_settings_change_what_is_true() -> None:
    """A yes-or-no setting gives its own name, one with several values gives name and value in lower case."""
    family = load(BASE)
    variant = family.variants[-1]
    assert names(family, variant) == {"CR", "HG", "climate.mild", "fairs"}
    assert names(family, variant, {"climate": "DRY", "fairs": "off"}) == {"CR", "HG", "climate.dry"}


@pytest.mark.parametrize("words", ["[Section](#may.keep.2)", "[the seed](#def.seed)", "[Advice](#advice)"])
def test_what_can_be_cited(words: str, tmp_path: Path) -> None:
    """An item of a list in a file, a definition by words, an annex: a reference to each is no finding."""
    folder = _copy(tmp_path)
    file = folder / "growing" / "name-of-plant.md"
    file.write_text(file.read_text(encoding="utf-8").replace("A plant", f"As {words} says, a plant"), encoding="utf-8")
    assert len(load(folder).variants) == 5


@pytest.mark.parametrize(
    ("label", "cite", "whole"),
    [("{2}.", "{2}", True), ("({2})", "({2})", False), ("{2})", "{2})", False), ("{1}.{2}", "{1}.{2}", False)],
)
def test_a_level_without_cite_is_cited_by_its_label(label: str, cite: str, whole: bool, tmp_path: Path) -> None:
    """Without the marks behind it; alone, unless it is in brackets or shows the level above."""
    folder = _copy(tmp_path)
    file = folder / "family.yaml"
    given = '{label: "{2}.", counter: lower-letter, cite: "{1}{2}"}'
    text = file.read_text(encoding="utf-8")
    assert given in text
    file.write_text(text.replace(given, f'{{label: "{label}", counter: lower-letter}}'), encoding="utf-8")
    level = load(folder).numbering.body[1]
    assert (level.cite, level.whole) == (cite, whole)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong path is a finding, not a traceback."""
    with pytest.raises(BadInput) as caught:
        load(tmp_path / "nowhere")
    assert [one.code for one in caught.value.diagnostics] == ["no-folder"]


def test_an_annex_of_answers_needs_a_sheet(tmp_path: Path) -> None:
    """`content: sheet` without `sheet` is told."""
    folder = _copy(tmp_path)
    family = folder / "family.yaml"
    text = family.read_text(encoding="utf-8")
    family.write_text(text[: text.index("sheet:\n  columns")], encoding="utf-8")
    for path in folder.glob("*/*.md"):
        path.write_text(re.sub(r"^facts: .*\n", "", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load(folder)
    assert "no-sheet" in [one.code for one in caught.value.diagnostics]


def test_a_name_longer_than_word_keeps_is_told(tmp_path: Path) -> None:
    """The name of a licence becomes a document title, which may have 255 characters."""
    folder = _copy(tmp_path)
    family = folder / "family.yaml"
    family.write_text(
        family.read_text(encoding="utf-8").replace("word: Credit", f"word: {'Thanks' * 50}"), encoding="utf-8"
    )
    with pytest.raises(BadInput) as caught:
        load(folder)
    (finding,) = [one for one in caught.value.diagnostics if one.code == "long-name" and "SB-CR" in one.variants]
    assert finding.hint == "at most 255"


def test_too_many_files_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of thousands of files is refused before they are read."""
    folder = _copy(tmp_path)
    for number in range(2_001):
        (folder / "closing" / f"extra-{number}.md").touch()
    read = []
    opened = Path.open

    def noted(path: Path, *arguments: Any, **options: Any) -> Any:
        read.append(path.name)
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", noted)
    with pytest.raises(BadInput) as caught:
        load(folder)
    assert "too-many-files" in [one.code for one in caught.value.diagnostics]
    assert not [name for name in read if name.startswith("extra-")]


def _copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "garden"))
