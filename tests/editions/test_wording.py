"""The accepted pages of a project: which are written, and which go."""

from pathlib import Path

from engross.editions.wording import FOLDER, changed


def test_only_pages_that_differ_are_written_and_those_of_no_licence_go(tmp_path: Path) -> None:
    """A page that is the same stays as it is."""
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    for name in ("A.md", "B.md", "C.md"):
        (folder / name).write_text(f"{name}\n", "utf-8")
    found = changed(tmp_path, {"A.md": "A.md\n", "B.md": "other\n", "D.md": "new\n"})
    at = FOLDER.as_posix()
    assert found == {f"{at}/B.md": b"other\n", f"{at}/D.md": b"new\n", f"{at}/C.md": None}
