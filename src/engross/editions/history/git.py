"""The one place that asks git, and only for what was committed.

Takes the folder of the clauses and a revision; returns the commit, and the clauses as they were there in a temporary
folder. No hook, pager, filter or setting of the user runs, and nothing is fetched: files are read as git stores them.
Never changes the repository, its index or its working tree.
"""

import errno
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from engross.library.family import UnknownName
from engross.model import Span
from engross.model.diagnostics import Findings
from engross.records import dataclass

FILE, PROGRAM = "100644", "100755"
SETTINGS = ("core.hooksPath=/dev/null", "core.fsmonitor=false", "protocol.allow=never", "safe.directory=*")
"""`safe.directory` stands here because the user's own list of them is left out with the rest of their settings."""

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit (40 or 64 hexadecimal digits) and the folder in it that holds the clauses, "" for the whole of it."""

    commit: str
    prefix: str

    @property
    def short(self) -> str:
        """The first ten digits, which name the commit to a reader."""
        return self.commit[:10]


@contextmanager
def sources(clauses: Path, revision: str) -> Iterator[Path]:
    """The clauses as they were at a revision, in a temporary folder of their own that goes with the context.

    Raises `UnknownName` where there is no repository, no such revision or no such folder in it, `BadInput` where a file
    in it is a link, and `OSError` where git is not installed.
    """
    with checked_out(clauses, find(clauses, revision)) as folder:
        yield folder


def find(clauses: Path, name: str) -> Revision:
    """The commit that a name means; raises as `sources` does."""
    inside = _ask(clauses, "rev-parse", "--show-prefix")
    if inside.returncode:
        raise UnknownName(f"{name!r} cannot be a git revision, for {clauses} is in no git repository")
    # A name that begins with a hyphen would be read as an option.
    found = None if name.startswith("-") else _ask(clauses, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is None or found.returncode:
        shallow = _ask(clauses, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        more = "; this is a shallow clone, git fetch --unshallow brings the rest" if shallow else ""
        raise UnknownName(f"no git revision {name!r}{more}")
    return Revision(found.stdout.decode().strip(), os.fsdecode(inside.stdout).rstrip("\n").rstrip("/"))


def uncommitted(folder: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """The files below some paths that differ from the last commit or are unknown to it, as the repository names them.

    None where the folder is in no repository, or git is not installed.
    """
    try:
        inside = _ask(folder, "rev-parse", "--is-inside-work-tree").stdout.strip() == b"true"
    except FileNotFoundError:
        return ()
    if not inside:
        return ()
    asked = [os.path.relpath(path, folder) for path in paths]
    answer = _ask(folder, "status", "--porcelain", "--no-renames", "--untracked-files=all", "-z", "--", *asked)
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OSError(errno.EIO, f"git cannot say what is committed: {said[-1] if said else answer.returncode}", "git")
    return tuple(sorted(os.fsdecode(entry[3:]) for entry in answer.stdout.split(b"\0") if entry))


@contextmanager
def checked_out(clauses: Path, revision: Revision) -> Iterator[Path]:
    """The files of a revision in a temporary folder; raises as `sources` does."""
    entries = _entries(clauses, revision)
    if not entries:
        raise UnknownName(f"at git revision {revision.short} there is no folder {revision.prefix or '.'} of clauses")
    with tempfile.TemporaryDirectory(prefix="engross-") as temporary:
        # The name is kept, for it stands in the places of findings.
        folder = Path(temporary, PurePosixPath(revision.prefix).name or "clauses")
        for path, data in zip(entries, _blobs(clauses, tuple(entries.values())), strict=True):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield folder


def _entries(clauses: Path, revision: Revision) -> dict[str, str]:
    """The object of every file by its path below the folder; raises `BadInput` for what is no plain file."""
    where = f"{revision.commit}:{revision.prefix}"
    listed = _ask(clauses, "ls-tree", "-r", "-z", "--full-tree", where)
    found: dict[str, str] = {}
    findings = Findings()
    for entry in listed.stdout.split(b"\0") if not listed.returncode else ():
        about, _, name = entry.partition(b"\t")
        mode, _, identifier = (about.decode().split() + [""] * 3)[:3]
        path = os.fsdecode(name)
        if mode in (FILE, PROGRAM) and not {"..", "."} & set(path.split("/")):
            found[path] = identifier
        elif path:
            place = f"{revision.short}:{revision.prefix or '.'}/{path}"
            findings.add("strange-file", "this is no plain file", Span(place), "commit a plain file in its place")
    findings.raise_any()
    return found


def _blobs(clauses: Path, identifiers: tuple[str, ...]) -> Iterator[bytes]:
    """The bytes of objects, as stored: no filter, no change of line ends."""
    answer = _ask(clauses, "cat-file", "--batch", given="".join(f"{one}\n" for one in identifiers).encode()).stdout
    place = 0
    for identifier in identifiers:
        end = answer.index(b"\n", place)
        about = answer[place:end].split()
        if len(about) != 3:
            raise OSError(errno.EIO, "the repository lacks this object; git fsck says more", identifier)
        place = end + 1 + int(about[2])
        yield answer[end + 1 : place]
        place += 1


def _ask(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    # A hook hands down where its repository is, which need not be the one that is asked about.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(
            ["git", "--no-pager", *settings, *arguments],
            cwd=folder,
            env=kept | ENVIRONMENT,
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        if error.filename != "git":
            raise
        raise FileNotFoundError(errno.ENOENT, "is not installed, and a git revision was named", "git") from error
