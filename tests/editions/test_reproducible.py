"""The same clauses give the same bytes, whatever the machine around them looks like."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from tests.editions.projects import EDITION, project

ROOT = Path(__file__).parents[2]
HERE = {**os.environ, "NO_COLOR": "1"}


def sums(folder: Path, environment: Mapping[str, str] = HERE, before: Sequence[str] = ()) -> bytes:
    """The checksums of the edition of a project, released in every format by a process of its own."""
    shutil.rmtree(folder / "builds")
    command = [*before, sys.executable, "-m", "engross", "-C", str(folder), "release"]
    subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, check=True)
    return (folder / "builds" / EDITION / "SHA256SUMS").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose edition is open."""
    project(tmp_path / "a")
    return tmp_path / "a"


AROUND = {
    "time zone, locale and hash seed": ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}, ()),
    "another day": ({"SOURCE_DATE_EPOCH": "86400", "TZ": "UTC", "PYTHONHASHSEED": "1"}, ()),
    "umask and home": ({"HOME": "/nonexistent", "LANG": "tr_TR.UTF-8"}, ("sh", "-c", 'umask 077; exec "$@"', "sh")),
    "wishes to the libraries": ({"HB_SHAPER_LIST": "fallback", "FONTCONFIG_SYSROOT": "/nonexistent"}, ()),
}


@pytest.mark.slow
def test_nothing_around_it_shows_in_the_bytes(folder: Path, tmp_path: Path) -> None:
    """Time zone, locale, hash seed, home, umask, wishes and folder: all of them other, every sum the same."""
    once = sums(folder)
    for environment, before in AROUND.values():
        assert sums(folder, HERE | environment, before) == once
    elsewhere = tmp_path / "b" / "a longer way down"
    shutil.copytree(folder, elsewhere)
    assert sums(elsewhere) == once


SYSTEM_FONTS = """
set -e
for folder in /usr/share/fonts /usr/local/share/fonts; do [ ! -d $folder ] || mount -t tmpfs tmpfs $folder; done
[ ! -d "$FONTS" ] || cp "$FONTS"/*.ttf /usr/share/fonts/
exec "$@"
"""


def strangers(folder: Path, number: int) -> None:
    """So many fonts: every other one poses as ours, all of them set words twice as large."""
    from fontTools.ttLib import TTFont

    ours = sorted((ROOT / "src" / "engross" / "writers" / "fonts").glob("*.ttf"))
    folder.mkdir()
    for place in range(number):
        font = TTFont(ours[place % len(ours)])
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 16) and place % 2:
                record.string = f"Stranger {place}"
        font["head"].unitsPerEm //= 2
        font.save(folder / f"{place}.ttf")


@pytest.mark.slow
def test_fonts_of_the_system_do_not_show(folder: Path, tmp_path: Path, checker: Callable[[str], str]) -> None:
    """With no font of the system, with one, and with very many, some of which pose as ours: the same PDFs."""
    unshare = checker("unshare")
    if subprocess.run([unshare, "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("unshare -m is not allowed here, so no font of the system can be hidden")
    once = sums(folder)
    for number in (0, 1, 120):
        fonts = tmp_path / f"fonts-{number}"
        if number:
            strangers(fonts, number)
        assert sums(folder, HERE | {"FONTS": str(fonts)}, (unshare, "-m", "sh", "-c", SYSTEM_FONTS, "sh")) == once
