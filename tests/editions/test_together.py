"""Several files appear together, or the disk is as it was."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.editions.test_faults import Failing, forked

from engross.editions import disk, together

FILES = {"a.txt": b"new a", "b.txt": b"new b", "c/d.txt": b"new d", "c/e/f.txt": b"new f"}
GONE = dict.fromkeys(("gone.txt", "c/never-there.txt"))


def tree(folder: Path) -> dict[str, bytes | None]:
    """What stands below a folder: the bytes of files, None for folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def empty(folder: Path) -> None:
    """Nothing stands there."""


def beside(folder: Path) -> None:
    """The folder holds other files, one that shall go, an older one of the same name and a link of the same name."""
    (folder / "out" / "c").mkdir(parents=True)
    (folder / "out" / "kept.txt").write_bytes(b"kept")
    (folder / "out" / "gone.txt").write_bytes(b"gone")
    (folder / "out" / "a.txt").write_bytes(b"old a")
    (folder / "out" / "b.txt").symlink_to("kept.txt")
    (folder / "out" / "c" / "d.txt").write_bytes(b"old d")


@pytest.mark.fault(
    "A disk that refuses the Nth write, sync or rename of several files", "all are as they were; exit code 4"
)
@pytest.mark.parametrize("instead", [False, True])
@pytest.mark.parametrize("before", [empty, beside])
def test_every_call_may_fail(before: Callable[[Path], None], instead: bool, tmp_path: Path) -> None:
    """Each write, sync and rename fails in its turn: files and folders are as they were, and nothing is left over."""
    before(tmp_path)
    kept = tree(tmp_path)
    nth = 0
    while True:
        nth += 1
        with pytest.MonkeyPatch.context() as monkeypatch:
            failing = Failing(monkeypatch, nth)
            with suppress(OSError):
                together.put(tmp_path / "out", {**FILES, **GONE}, instead=instead)
        if failing.calls < nth:
            break
        assert tree(tmp_path) == kept, f"call {nth}"
    assert nth > 12
    others = {} if instead or before is empty else {"kept.txt": b"kept"}
    assert {name: data for name, data in tree(tmp_path / "out").items() if data is not None} == {**FILES, **others}


def test_a_failure_names_what_could_not_be_written(tmp_path: Path) -> None:
    """The path that was meant, and not the one where it was staged."""
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OSError, match="directory") as told:
        together.put(tmp_path, FILES)
    assert told.value.filename == str(tmp_path / "b.txt")
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="Not a directory") as told:
        together.put(tmp_path / "file", FILES)
    assert str(told.value.filename).startswith(str(tmp_path / "file"))
    assert sorted(tree(tmp_path)) == ["b.txt", "file"]


def test_a_folder_that_somebody_makes_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that was not there is never written into where it is there at the end."""
    write = disk.write_durably

    def slowly(path: Path, data: bytes) -> None:
        (tmp_path / "c").mkdir(exist_ok=True)
        (tmp_path / "c" / "theirs").write_bytes(b"theirs")
        write(path, data)

    monkeypatch.setattr(disk, "write_durably", slowly)
    with pytest.raises(OSError, match="not empty"):
        together.put(tmp_path, FILES)
    assert tree(tmp_path) == {"c": None, "c/theirs": b"theirs"}


def test_what_killed_runs_left_goes(tmp_path: Path) -> None:
    """Staged files of a process that is no more go with the next run, and a folder that stepped aside comes back."""
    killed = forked(lambda: os.kill(os.getpid(), signal.SIGKILL))
    os.waitpid(killed, 0)
    for name in (f"{disk.STAGING}set-{killed}", f"{disk.STAGING}set-{os.getppid()}", f"{disk.STAGING}old-out-{killed}"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_bytes(b"x")
    together.put(tmp_path / "out", {"y": b"y"})
    theirs = f"{disk.STAGING}set-{os.getppid()}/x"
    assert {name for name, data in tree(tmp_path).items() if data} == {theirs, "out/x", "out/y"}
