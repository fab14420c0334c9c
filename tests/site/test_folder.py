"""A site is written as a whole, and over nothing but a site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.site.conftest import FOLDERS, made

from engross import writers
from engross.model import Redline
from engross.site import NotOurs, Page, last, put
from engross.site.comparing import comparisons


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_replaces_a_site(tmp_path: Path) -> None:
    """Pages that are no longer there are gone, and nothing is left beside the folder."""
    folder = tmp_path / "deep" / "site"
    put([Page("index.html", b"old"), Page("a/b.html", b"gone")], folder)
    put([Page("index.html", b"new")], folder)
    assert {name: data for name, data in tree(folder).items() if not name.startswith(".")} == {"index.html": b"new"}
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder that somebody made for the site may be used."""
    (tmp_path / "site").mkdir()
    put([Page("index.html", b"x")], tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"x"


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_anything_else_is_left_as_it_is(kind: str, tmp_path: Path) -> None:
    """A folder with other files, a file and a link are refused and keep what they hold."""
    place, kept = tmp_path / "place", tmp_path / "kept"
    kept.mkdir()
    (kept / "thesis.txt").write_text("years of work", encoding="utf-8")
    if kind == "folder":
        kept.rename(place)
    elif kind == "file":
        place.write_text("years of work", encoding="utf-8")
    else:
        place.symlink_to(kept)
    before = {path.name for path in tmp_path.rglob("*")}
    with pytest.raises(NotOurs, match="name another folder"):
        put([Page("index.html", b"x")], place)
    assert {path.name for path in tmp_path.rglob("*")} == before


def test_a_failure_leaves_the_old_site(tmp_path: Path) -> None:
    """Where the pages cannot be made to the end, the site that was there stays."""
    folder = tmp_path / "site"
    put([Page("index.html", b"old")], folder)

    def pages() -> Iterator[Page]:
        yield Page("index.html", b"new")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        put(pages(), folder)
    assert (folder / "index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_redlines_that_would_come_out_the_same_are_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After one was altered and one removed, those two alone are made again, and every byte is as before."""
    subject, folder = made(FOLDERS["garden"]), tmp_path / "site"
    first = tuple(comparisons(subject, (), ("docx",), last(folder)))
    put(first, folder)
    altered, removed, *others = sorted((folder / "compare").glob("*.docx"))
    altered.write_bytes(b"other")
    removed.unlink()
    usual, asked = writers.redline, []

    def watched(redline: Redline, name: str) -> bytes:
        asked.append(f"{redline.old.variant}--{redline.new.variant}")
        return usual(redline, name)

    monkeypatch.setattr(writers, "redline", watched)
    assert tuple(comparisons(subject, (), ("docx",), last(folder))) == first
    assert sorted(asked) == [altered.stem, removed.stem]
    assert len(others) == 8
