"""The folder of an edition: what it holds, and what its manifest, its checksums and the ledger claim.

Takes a folder; reads its files once, within limits. Never judges which claim is true, and never writes.
"""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from engross.editions import checksums, ledger
from engross.readers.limits import Limits


class SealedFolder:
    """What a folder holds, and what its manifest, its checksums and the ledger claim."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits
        self.data: dict[str, bytes | None] = {}
        self.present: dict[str, str] = {}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            plain = path.is_file() and not path.is_symlink()
            small = plain and path.stat().st_size <= limits.file
            self.data[path.name] = path.read_bytes() if small else b"" if plain else None
            self.present[path.name] = _hash(path) if plain else hashlib.sha256(b"").hexdigest()
        self.noted = ledger.read(folder.parent).get(folder.name, "") if folder.parent != folder else ""

    @cached_property
    def described(self) -> Mapping[str, object]:
        """What the manifest says; empty where it is no JSON object."""
        try:
            return checksums.read(self.data.get(checksums.NAME) or b"")
        except ValueError:
            return {}

    @property
    def sums(self) -> bytes:
        """The checksums: the file that the ledger notes, whatever its name is now, else the one of their name."""
        name = next((name for name, digest in self.present.items() if digest == self.noted), checksums.SUMS)
        return self.data.get(name) or b""

    @cached_property
    def by_sums(self) -> Mapping[str, str]:
        """Digests by name as the checksums claim them; empty where their form is not the one written."""
        pairs = [line.partition("  ") for line in self.sums.decode("utf-8", "replace").splitlines()]
        claimed = {name: digest for digest, _, name in pairs}
        return claimed if checksums.lines(claimed) == self.sums else {}

    @cached_property
    def by_manifest(self) -> Mapping[str, str]:
        """The same as the manifest claims them; its own is the one it has."""
        if checksums.NAME not in self.present or not self.described:
            return {}
        groups = (self.described.get(group) for group in ("files", "others"))
        listed = [item for group in groups if isinstance(group, dict) for item in group.items()]
        claimed = {name: str(about.get("sha256")) for name, about in listed if isinstance(about, dict)}
        return claimed | {checksums.NAME: self.present[checksums.NAME]}

    def variant(self, name: str) -> str:
        """The variant of a file by the manifest, empty where it names none."""
        files = self.described.get("files")
        about = files.get(name) if isinstance(files, dict) else None
        return str(about.get("variant", "")) if isinstance(about, dict) else ""


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
