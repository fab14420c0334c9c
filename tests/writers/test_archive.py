"""The one zip that all archives are: same entries, same bytes, in the order given."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from engross.writers.archive import archive

ENTRIES = [("b/two.txt", b"two"), ("a.xml", b"<a/>" * 50), ("empty", b"")]


def test_an_archive_holds_what_was_given() -> None:
    """Names, bytes and order; nothing in it is of this machine or of this day."""
    data = archive(ENTRIES)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert [(one.filename, opened.read(one)) for one in opened.infolist()] == ENTRIES
        found = {
            (one.date_time, one.create_system, one.compress_type, one.external_attr >> 16) for one in opened.infolist()
        }
    assert found == {((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED, 0o644)}
    assert archive(iter(ENTRIES)) == data
    assert archive(ENTRIES[::-1]) != data


def test_another_program_unpacks_it(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """`unzip` finds no error and gives the same files, readable by all and runnable by none."""
    (tmp_path / "it.zip").write_bytes(archive(ENTRIES))
    subprocess.run([checker("unzip"), "-q", "it.zip"], cwd=tmp_path, check=True, capture_output=True)
    for name, data in ENTRIES:
        assert (tmp_path / name).read_bytes() == data
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o644
