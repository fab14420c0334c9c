"""What files and folders are left when a write succeeds, fails, or was killed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.editions import disk

DEAD = 4_194_305
"""A number that no process of Linux has."""


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A umask that the user might have."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    """The permission bits of a path."""
    return path.stat().st_mode & 0o777


def test_modes_do_not_hang_on_the_umask(umask: int, tmp_path: Path) -> None:
    """Files can be read by all and folders entered by all, whatever the umask."""
    disk.make_folder(tmp_path / "a" / "b")
    disk.replace(tmp_path / "a" / "b" / "file", b"x")
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b"), mode(tmp_path / "a" / "b" / "file")) == (
        0o755,
        0o755,
        0o644,
    )


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the file still holds its old bytes and no staged file is left."""
    (tmp_path / "file").write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as told:
        disk.replace(tmp_path / "file", b"new")
    assert told.value.filename == str(tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_finished_folder_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    """The older folder of the name goes, and with it what it alone held."""
    for name in ("1.0", "staged"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(name)
    disk.move_into_place(tmp_path / "staged", tmp_path / "1.0")
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")] == ["1.0", "1.0/staged.txt"]


def test_leftovers_go_and_an_edition_that_had_stepped_aside_comes_back(tmp_path: Path) -> None:
    """What a killed run staged is removed, and an older edition takes its name back; what others stage stays."""
    begins, theirs = disk.STAGING, (f"{disk.STAGING}x.md-{os.getppid()}", f"{disk.STAGING}notes")
    for name in (f"{begins}1.0-{DEAD}", f"{begins}old-1.0-{DEAD}"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "whole").write_text("")
    for name in (f"{begins}x.md-{DEAD}", *theirs):
        (tmp_path / name).write_text("")
    assert disk.clear_leftovers(tmp_path) == (f"{begins}1.0-{DEAD}", f"{begins}x.md-{DEAD}")
    assert {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")} == {"1.0", "1.0/whole", *theirs}
