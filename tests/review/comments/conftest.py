"""What the tests of returned files share: families on disk that may be edited, and a way to run the command."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests import licences

from engross.assemble import assemble
from engross.cli.root import cli
from engross.library.family import find, load
from engross.model import Document
from engross.writers import write

ROOT = Path(__file__).parents[3]
FAMILIES = {"real": ROOT / "clauses", "garden": ROOT / "tests" / "families" / "garden"}

Sent = Callable[[str, str], bytes]


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Path]:
    """`project("garden")` is a folder with a copy of that family's clauses, and nothing else."""

    def copied(family: str) -> Path:
        folder = tmp_path / family
        shutil.copytree(FAMILIES[family], folder / "clauses")
        return folder

    return copied


def document(family: str, variant: str, clauses: Path | None = None) -> Document:
    """A licence of a family, or of an edited copy of it."""
    if clauses is None:
        return licences.documents(FAMILIES[family])[variant]
    loaded = load(clauses)
    return assemble(loaded, find(loaded, variant))


@pytest.fixture(scope="session")
def sent() -> Sent:
    """The Word file of a licence, as it goes out; made once."""
    made: dict[tuple[str, str], bytes] = {}

    def get(family: str, variant: str) -> bytes:
        if (family, variant) not in made:
            made[family, variant] = write(document(family, variant), "docx")
        return made[family, variant]

    return get


def run(folder: Path, data: bytes, *arguments: str) -> Result:
    """Runs `engross comments` in a folder on a file with these bytes."""
    file = folder / "returned.docx"
    file.write_bytes(data)
    return CliRunner().invoke(cli, ["-C", str(folder), "comments", str(file), *arguments], prog_name="engross")


def found(folder: Path, data: bytes, *arguments: str) -> dict[str, Any]:
    """What the command says as JSON, places told below the folder."""
    ran = run(folder, data, "--format", "json", *arguments)
    assert ran.exit_code in (0, 1), ran.output
    answer: dict[str, Any] = json.loads(ran.stdout)
    for one in (*answer["edits"], *answer["comments"], *answer["looks"]):
        if one["place"]:
            one["place"]["file"] = Path(one["place"]["file"]).relative_to(folder / "clauses").as_posix()
    return answer
