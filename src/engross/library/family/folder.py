"""The clause folder on disk: which files a family has, and their checked text.

Takes a folder; returns texts by path, in the order of their names. Only regular files with plain names are read: links,
pipes, devices and strange names are findings, so that nothing outside the folder is followed and nothing hangs.
"""

import re
import stat
from pathlib import Path

from engross.library.source import conflicts
from engross.library.source import text as source_text
from engross.model import Span
from engross.model.diagnostics import Findings
from engross.records import dataclass

FAMILY_FILE = "family.yaml"
PAGES = "pages"
"""The folder of those family files that are about pages beside the licences."""

SCENARIOS_FILE = f"{PAGES}/scenarios.yaml"
"""Read apart from the rest, by `engross.library.family.scenarios`."""

MOST_FILES = 2_000
_LEFT_BY_PROGRAMS = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|\.#.*|#.*#|.*~|\..*\.sw[a-p]|\.~lock\..*#|~\$.*|.*\.(?:bak|orig|rej)",
    re.IGNORECASE,
)
"""What editors and file managers leave beside the files that people edit."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Files:
    """The texts of the family files and of the clause files, by path as given to users; `unread` could not be read."""

    family: dict[str, str]
    clauses: dict[str, str]
    unread: tuple[str, ...] = ()


def read(folder: Path, findings: Findings) -> Files:
    """The files of a clause folder; everything that cannot be read is a finding."""
    family_path = (folder / FAMILY_FILE).as_posix()
    if not folder.is_dir():
        findings.add(
            "no-folder", "there is no such folder", Span(folder.as_posix()), "name the folder that holds family.yaml"
        )
        return Files({}, {})
    apart = folder / SCENARIOS_FILE
    found = [path for path in _walk(folder, folder, findings) if path != apart and _is_wanted(path, folder, findings)]
    _refuse_collisions(found, findings)
    clauses = [path for path in found if path.suffix == ".md"]
    if folder / FAMILY_FILE not in found and not (folder / FAMILY_FILE).is_symlink():
        hint = "start a family with `engross new DIR`" if not clauses else "write it; `engross new DIR` shows one"
        findings.add("no-family-file", f"there is no {FAMILY_FILE}", Span(family_path), hint)
    if not clauses:
        findings.add(
            "no-clauses", "there is no clause file", Span(family_path), "add <section>/<id>.md files beside it"
        )
    if len(clauses) > MOST_FILES:
        findings.add(
            "too-many-files", f"there are {len(clauses):,} clause files", Span(family_path), f"at most {MOST_FILES:,}"
        )
        clauses = []
    texts = {path: _text(path, findings) for path in (*clauses, *(path for path in found if path.suffix == ".yaml"))}
    read = {path: text for path, text in texts.items() if text is not None}
    return Files(
        {path.as_posix(): text for path, text in read.items() if path.suffix == ".yaml"},
        {path.as_posix(): text for path, text in read.items() if path.suffix == ".md"},
        tuple(path.as_posix() for path in texts.keys() - read.keys()),
    )


def is_left_by_programs(path: Path) -> bool:
    """Whether a file is one that an editor or file manager leaves, such as `.DS_Store`, `x.md~` and `.x.swp`."""
    return bool(_LEFT_BY_PROGRAMS.fullmatch(path.name))


def passed_over(folder: Path) -> tuple[Path, ...]:
    """The files below a clause folder that are not read because a program left them there."""
    return tuple(path for path in sorted(folder.rglob("*")) if is_left_by_programs(path))


def _walk(folder: Path, root: Path, findings: Findings) -> list[Path]:
    """The regular files below a folder, sorted by name; two levels at most."""
    files: list[Path] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        mode = path.lstat().st_mode
        if is_left_by_programs(path):
            continue
        if not _NAME.fullmatch(path.name):
            findings.add(
                "file-name",
                f"the name {path.name!r} is not allowed",
                Span(_printable(path)),
                "use a-z, 0-9, `.`, `-` and `_`, beginning with a letter or digit",
            )
        elif stat.S_ISDIR(mode) and folder == root:
            files += _walk(path, root, findings)
        elif stat.S_ISREG(mode):
            files.append(path)
        else:
            kind = (
                "a link"
                if stat.S_ISLNK(mode)
                else "a folder in a folder"
                if stat.S_ISDIR(mode)
                else "not a regular file"
            )
            findings.add(
                "strange-file", f"this is {kind}", Span(path.as_posix()), "put a plain file at <section>/<id>.md"
            )
    return files


def _is_wanted(path: Path, folder: Path, findings: Findings) -> bool:
    suffixes = {folder: (".yaml",), folder / PAGES: (".yaml", ".md")}
    wanted = path.suffix in suffixes.get(path.parent, (".md",))
    if not wanted:
        findings.add(
            "strange-file",
            "this file has no place here",
            Span(path.as_posix()),
            f"only *.yaml, {PAGES}/*.yaml and <section>/<id>.md are read; move it out of the folder",
        )
    return wanted


def _refuse_collisions(paths: list[Path], findings: Findings) -> None:
    """Clause files with one name in two sections: their ids would collide, and so would their copies."""
    seen: dict[str, Path] = {}
    for path in (path for path in paths if path.suffix == ".md"):
        first = seen.setdefault(path.name, path)
        if first is not path:
            findings.add(
                "file-name",
                f"{first.as_posix()} has the same name",
                Span(path.as_posix()),
                "give each clause file its own name",
            )


def _text(path: Path, findings: Findings) -> str | None:
    with path.open("rb") as file:
        data = file.read(source_text.MOST_BYTES + 1)
    text = source_text.decode(data, path.as_posix(), findings, size=path.stat().st_size)
    unfinished = tuple(conflicts.findings(text or "", path.as_posix()))
    findings.found += unfinished
    # What stands between the marks would be read as words, or hide the conflict behind findings of its own.
    return None if unfinished else text


def _printable(path: Path) -> str:
    return path.as_posix().encode("ascii", "backslashreplace").decode("ascii")
