"""Which editions are sealed: `SEALED`, beside the folders of the editions.

Takes the folder of builds; returns the SHA-256 of each sealed edition's checksums, in a form that `sha256sum -c` reads.
What stands in it is never rewritten: no accepted wording and no later release touches the line of an edition.
"""

import hashlib
import re
from pathlib import Path

from engross.editions import checksums, disk

NAME = "SEALED"
# The name of an edition, as `declared.NAME` says, which is slow to import.
_LINE = re.compile(rf"([0-9a-f]{{64}})  ([0-9A-Za-z][0-9A-Za-z.-]{{0,63}})/{checksums.SUMS}\n")


def read(builds: Path) -> dict[str, str]:
    """The SHA-256 of `SHA256SUMS` by edition, in the order of sealing; raises `BadInput` for a line of another form."""
    path = builds / NAME
    found: dict[str, str] = {}
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            # Findings are slow to import, and a build with nothing to do asks here whether its folder is sealed.
            from engross.model import Span
            from engross.model.diagnostics import BadInput, Diagnostic

            hint = f"take it back from the history of the project: git checkout -- {path}"
            raise BadInput([Diagnostic("ledger", "this line notes no edition", Span(str(path), number), hint)])
        found[match[2]] = match[1]
    return found


def wordings(builds: Path, edition: str) -> dict[str, str]:
    """The hash of the words of each licence, as the manifest of an edition records it; empty where nothing vouches.

    The ledger vouches for a manifest whose hash stands in checksums whose hash is noted here.
    """
    folder = builds / edition
    try:
        described, sums = (folder / checksums.NAME).read_bytes(), (folder / checksums.SUMS).read_bytes()
    except OSError:
        return {}
    line = checksums.lines({checksums.NAME: hashlib.sha256(described).hexdigest()})
    if hashlib.sha256(sums).hexdigest() != read(builds).get(edition) or line not in sums.splitlines(keepends=True):
        return {}
    return {variant: about["wording"] for variant, about in checksums.read(described)["variants"].items()}


def note(builds: Path, edition: str) -> None:
    """Notes an edition whose folder is whole; one that is noted stays as it is. The caller holds the lock."""
    noted = read(builds)
    if edition not in noted:
        noted[edition] = hashlib.sha256((builds / edition / checksums.SUMS).read_bytes()).hexdigest()
        lines = "".join(f"{digest}  {name}/{checksums.SUMS}\n" for name, digest in noted.items())
        disk.replace(builds / NAME, lines.encode())


def sealed(builds: Path, edition: str) -> bool:
    """Whether an edition is noted, or says of itself that it is sealed, as one does whose release was cut short."""
    if edition in read(builds):
        return True
    try:
        return checksums.read((builds / edition / checksums.NAME).read_bytes()).get("sealed") is True
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
