"""The code of templates is kept, and is taken only where it is the code of this template."""

import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateNotFound

from engross.writers.compiled import Kept

WORDS = "{% for word in words %}\n{{ word }} stands\n{% endfor %}"


class Counting(Environment):
    """An environment that says how many templates it compiled."""

    compiled = 0

    def compile(self, *arguments: Any, **options: Any) -> Any:
        """As its parent."""
        self.compiled += 1
        return super().compile(*arguments, **options)


def rendered(folder: Path, **settings: Any) -> tuple[str, int]:
    """The page by an environment of its own, as a new process has; and how many templates it compiled."""
    environment = Counting(loader=FileSystemLoader(folder), bytecode_cache=Kept(), **settings)
    return environment.get_template("a.html.j2").render(words=["<b>"]), environment.compiled


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template, in a process that keeps compiled code beside its sources."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "a.html.j2").write_text(WORDS)
    return tmp_path / "a.html.j2"


def test_a_template_is_compiled_once(template: Path) -> None:
    """A second process takes the code of the first, and gives the same page."""
    assert rendered(template.parent) == ("\n<b> stands\n", 1)
    assert rendered(template.parent) == ("\n<b> stands\n", 0)
    assert [path.name for path in template.parent.rglob("*.*") if path.is_file()].count("a.html.j2") == 1
    assert len([*Path(cache_from_source(str(template))).parent.iterdir()]) == 1


def test_changed_words_are_compiled_anew(template: Path) -> None:
    """Also where the file has the size and the time that it had."""
    rendered(template.parent)
    template.write_text(WORDS.replace("stands", "stalls"))
    assert rendered(template.parent) == ("\n<b> stalls\n", 1)


@pytest.mark.parametrize(
    ("settings", "page"),
    [
        ({"trim_blocks": True}, "<b> stands\n"),
        ({"autoescape": True}, "\n&lt;b&gt; stands\n"),
        ({"autoescape": lambda name: name.endswith(".html.j2")}, "\n&lt;b&gt; stands\n"),
    ],
)
def test_other_settings_are_compiled_anew(template: Path, settings: dict[str, Any], page: str) -> None:
    """Code that was made under other settings would give another page."""
    rendered(template.parent)
    assert rendered(template.parent, **settings) == (page, 1)


@pytest.mark.parametrize("at", [0, 31, 32, 33, 100, -1])
def test_damaged_code_is_not_run(template: Path, at: int) -> None:
    """A byte of it flipped, or its end lost, and it is compiled anew."""
    rendered(template.parent)
    kept = Path(cache_from_source(str(template)))
    whole = kept.read_bytes()
    damaged = bytearray(whole)
    damaged[at] ^= 1
    for data in (bytes(damaged), whole[:at], b""):
        kept.write_bytes(data)
        assert rendered(template.parent) == ("\n<b> stands\n", 1)
        assert kept.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with `python -B`."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [rendered(template.parent), rendered(template.parent)] == [("\n<b> stands\n", 1)] * 2
    assert [path.name for path in template.parent.iterdir()] == ["a.html.j2"]


def test_what_cannot_be_written_is_compiled_each_time(template: Path) -> None:
    """A file stands where the folder should be, as in a place that may not be written."""
    (template.parent / "__pycache__").touch()
    assert [rendered(template.parent), rendered(template.parent)] == [("\n<b> stands\n", 1)] * 2


def test_a_template_that_is_not_there_is_told(template: Path) -> None:
    """By Jinja, as ever."""
    template.unlink()
    with pytest.raises(TemplateNotFound):
        rendered(template.parent)
