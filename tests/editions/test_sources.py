"""The clauses that an edition is made from, packed and unpacked."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.editions.projects import CARDS

from engross.assemble import assemble_all
from engross.editions import sources
from engross.library.family import load

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", [CARDS, ROOT / "clauses"], ids=["one file", "split"])
def test_what_is_packed_makes_the_same_licences(folder: Path, tmp_path: Path) -> None:
    """Every file of the family is packed, be it one or several, and the archive makes its licences."""
    family = load(folder)
    packed = sources.pack(family)
    (tmp_path / "sources.zip").write_bytes(packed)
    names = {f"clauses/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*.*")}
    assert set(ZipFile(tmp_path / "sources.zip").namelist()) == names
    assert sources.documents(packed) == assemble_all(family)
