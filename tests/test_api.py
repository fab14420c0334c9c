"""The public Python API: what it returns, what it raises, and that its page in docs is true."""

import re
import subprocess
import sys
from pathlib import Path
from typing import assert_type

import pytest

from engross import api, writers
from engross.readers import read

ROOT = Path(__file__).parents[1]
GARDEN = ROOT / "tests" / "families" / "garden"
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
HEAVY = {"click", "jinja2", "pydantic", "docx", "weasyprint", "yaml", "engross.api", "engross.model"}


@pytest.fixture(scope="module")
def licences() -> tuple[api.Document, ...]:
    """The licences of the garden."""
    return api.assemble_all(api.load(GARDEN))


def test_types_are_known_to_a_checker(licences: tuple[api.Document, ...]) -> None:
    """Each function has the declared type; mypy reads this file too."""
    assert_type(api.load(str(GARDEN)), api.Family)
    changed = assert_type(api.redline(licences[0], licences[1]), api.Redline)
    assert_type(api.write(changed, "md"), bytes)
    assert changed.changes


def test_every_format_can_be_written(licences: tuple[api.Document, ...], tmp_path: Path) -> None:
    """A document is written in each format but PDF, which is slow, and identified from each file."""
    for name in (each.name for each in writers.FORMATS if each.name != "pdf"):
        path = tmp_path / f"licence.{name}"
        path.write_bytes(api.write(licences[-1], name))
        answer = api.identify(path, licences)
        assert answer.verdict is api.Verdict.EXACT, name
        assert answer.nearest[0].document == licences[-1]


def test_a_file_of_other_words_is_not_exact(licences: tuple[api.Document, ...], tmp_path: Path) -> None:
    """A changed file is altered, and a file with other words is unknown."""
    path = tmp_path / "licence.txt"
    path.write_bytes(api.write(licences[0], "txt").replace(b" may ", b" must ", 1))
    assert api.identify(path, licences).verdict is api.Verdict.ALTERED
    path.write_text("The quick brown fox jumps over the lazy dog.\n", encoding="utf-8")
    assert api.identify(path, licences).verdict is api.Verdict.UNKNOWN


def test_licences_that_are_equally_near_and_read_otherwise_are_not_one(
    licences: tuple[api.Document, ...], tmp_path: Path
) -> None:
    """Only licences of the same words are named together; of two that are as near, the first is."""
    path = tmp_path / "licence.json"
    near = []
    for word in ("must", "will"):
        path.write_bytes(api.write(licences[0], "json").replace(b" may ", f" {word} ".encode(), 1))
        near.append(read(path.read_bytes(), path.name).document)
    assert near[0] != near[1]
    path.write_bytes(api.write(licences[0], "json"))
    for order in (near, near[::-1]):
        assert [one.document for one in api.identify(path, order).nearest] == order[:1]
        same = (*order, order[0])
        assert [one.document for one in api.identify(path, same).nearest] == [order[0], order[0]]


def test_what_does_not_exist_is_named(licences: tuple[api.Document, ...], tmp_path: Path) -> None:
    """Unknown formats, missing licences and broken folders raise what the page says."""
    with pytest.raises(ValueError, match="no format 'rtf' for a document; one of md, txt"):
        api.write(licences[0], "rtf")
    with pytest.raises(ValueError, match="no format 'txt' for a redline"):
        api.write(api.redline(licences[0], licences[1]), "txt")
    with pytest.raises(ValueError, match="at least one licence"):
        api.identify(tmp_path / "absent.txt", ())
    for setting, said in ({"weather": "mild"}, "no setting 'weather'"), ({"climate": "loud"}, "no value 'loud'"):
        with pytest.raises(ValueError, match=said):
            api.assemble_all(api.load(GARDEN), setting)
    with pytest.raises(OSError, match=r"absent\.txt"):
        api.identify(tmp_path / "absent.txt", licences)
    with pytest.raises(api.BadInput) as raised:
        api.load(tmp_path)
    assert raised.value.diagnostics


def test_the_page_names_the_whole_api() -> None:
    """Every public name is on the page, and every function there exists."""
    assert [name for name in api.__all__ if not re.search(rf"\b{name}\b", PAGE)] == []
    assert {*re.findall(r"^\| `(\w+)\(", PAGE, flags=re.MULTILINE)} == {n for n in api.__all__ if n.islower()}


def test_the_programs_of_the_page_run(tmp_path: Path) -> None:
    """The Python blocks run in order, beside a folder of clauses."""
    (tmp_path / "clauses").symlink_to(GARDEN)
    program = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL))
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "changes" in ran.stdout
    assert (tmp_path / "changes.docx").is_file()


def test_importing_the_package_loads_nothing() -> None:
    """`import engross` is fast: no room and no library is imported by it."""
    program = f"import sys, engross; print(sorted({HEAVY!r} & set(sys.modules)), engross.__version__)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("[] ")
