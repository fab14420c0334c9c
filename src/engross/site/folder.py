"""The pages as a folder, written whole or not at all.

Takes paths and bytes; returns nothing. Never removes or replaces a folder that no site of this toolkit stands in.
"""

from collections.abc import Iterable
from pathlib import Path

from engross.editions import notes, together
from engross.site.comparing import Kept
from engross.site.frame import Page

MARK = ".engross-site"
"""The file by which a folder is known as a site."""
_MARKED = b"This folder is written by engross site, and replaced as a whole each time.\n"


class NotOurs(Exception):
    """The folder holds something else than a site; the message says what to do."""


def put(pages: Iterable[Page], folder: Path) -> None:
    """Writes a site to a folder; raises `NotOurs` where something else is there, `OSError` where the disk refuses."""
    folder = folder.absolute()
    if folder.is_symlink() or (folder.exists() and not _ours(folder)):
        raise NotOurs(f"{folder} is no site of this toolkit and is left as it is; name another folder")
    together.put(folder, {page.path: page.data for page in (*pages, Page(MARK, _MARKED))}, instead=True)


def last(folder: Path) -> Kept:
    """The files beside the comparisons of the site that stands in a folder, by name and what each must be made of."""
    noted = notes.read(folder / "compare")

    def kept(name: str, made_of: str) -> bytes | None:
        """The bytes of one."""
        path = folder / "compare" / name
        return path.read_bytes() if noted.current(path, made_of) else None

    return kept


def _ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))
