"""Whether a folder is as it was, by the stamp of its files and by what the notes of a build say of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.editions import notes, unchanged

GARDEN = Path(__file__).parents[1] / "families" / "garden"


def other_words(clauses: Path) -> None:
    """Words of the same length, and the old time of the file."""
    file = clauses / "closing" / "breach.md"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("season", "winter"), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def gone(clauses: Path) -> None:
    """A file less."""
    (clauses / "closing" / "breach.md").unlink()


def renamed(clauses: Path) -> None:
    """The same words under another name."""
    (clauses / "closing" / "breach.md").rename(clauses / "closing" / "breached.md")


def link(clauses: Path) -> None:
    """A link to a file of the same words, where a file was."""
    file = clauses / "closing" / "breach.md"
    file.rename(clauses.parent / "elsewhere.md")
    file.symlink_to(clauses.parent / "elsewhere.md")


def link_to_nothing(clauses: Path) -> None:
    """A link that leads nowhere."""
    (clauses / "closing" / "more.md").symlink_to("nowhere")


def linked_folder(clauses: Path) -> None:
    """A link to a folder."""
    (clauses / "more").symlink_to(GARDEN / "closing")


def pipe(clauses: Path) -> None:
    """A pipe."""
    os.mkfifo(clauses / "closing" / "more.md")


def compiled(clauses: Path) -> None:
    """A file as Python compiles its own, and no clause."""
    (clauses / "closing" / "more.pyc").write_bytes(b"")


def deep_folder(clauses: Path) -> None:
    """A folder in a folder, which has nothing in it."""
    (clauses / "closing" / "more").mkdir()


def strange_folder(clauses: Path) -> None:
    """A folder of a name that is refused, which has nothing in it."""
    (clauses / "__pycache__").mkdir()


CHANGES = (
    other_words,
    gone,
    renamed,
    link,
    link_to_nothing,
    linked_folder,
    pipe,
    compiled,
    deep_folder,
    strange_folder,
)
"""What can befall a folder of clauses; a build of what is there now gives other words, or is refused, after each."""


@pytest.fixture
def clauses(tmp_path: Path) -> Path:
    """The clauses of a family."""
    return Path(shutil.copytree(GARDEN, tmp_path / "clauses"))


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_befalls_a_clause_another_request_is_made(change: Callable[[Path], None], clauses: Path) -> None:
    """So that no build of former clauses stands for these."""
    before = notes.request(clauses, (), ("md",))
    assert notes.request(clauses, (), ("md",)) == before
    change(clauses)
    assert notes.request(clauses, (), ("md",)) != before


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_befalls_a_clause_the_stamp_is_another(change: Callable[[Path], None], clauses: Path) -> None:
    """A link has no stamp at all, for what it leads to may change."""
    before = [*unchanged.below(str(clauses))]
    assert [*unchanged.below(str(clauses))] == before
    change(clauses)
    if any(path.is_symlink() for path in clauses.rglob("*")):
        with pytest.raises(unchanged.Unknown):
            [*unchanged.below(str(clauses))]
    else:
        assert [*unchanged.below(str(clauses))] != before


def test_what_python_compiles_is_passed_over(clauses: Path) -> None:
    """Where that is asked for, with what it leaves half-written."""
    before = [*unchanged.below(str(clauses), unchanged.COMPILED)]
    (clauses / unchanged.COMPILED).mkdir()
    (clauses / unchanged.COMPILED / "a.cpython-311.pyc.140").write_bytes(b"")
    assert [*unchanged.below(str(clauses), unchanged.COMPILED)] == before


def test_a_file_that_may_not_be_read_is_no_error(clauses: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program may have left it beside the clauses, and nobody reads it; what can be read of it is another request."""
    (clauses / ".breach.md.swp").write_text("mine")
    before = notes.request(clauses, (), ())
    read = open

    def refused(file: object, *how: object, **more: object) -> object:
        """Opens all files but that one."""
        if os.fspath(file).endswith(".swp"):  # type: ignore[call-overload]
            raise PermissionError
        return read(file, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", refused)
    assert notes.request(clauses, (), ()) != before
