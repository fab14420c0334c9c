"""A whole edition, staged beside its place and then named in one step.

Takes Documents, formats and the folder of builds; returns what became of the edition's folder. A run that is killed,
refused or out of disk leaves the folder as it was. Never changes a sealed edition.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from engross.model import Document
from engross.release import disk, manifest
from engross.release.lock import held
from engross.release.render import Output, outputs
from engross.writers import Format

Tell = Callable[[int, int, str], None]
"""Told of each file as it is made: how many are, of how many, its name."""


class Result(StrEnum):
    """What became of the edition's folder."""

    CREATED = "created"
    REPLACED = "replaced"
    UNTOUCHED = "untouched"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The folder, how many files an edition has, how many were there already with the same words and the same bytes.

    `changed` names the variants whose words differ from those that were there; `cleared` what killed runs had left.
    """

    result: Result
    folder: Path
    files: int
    same_words: int
    same_bytes: int
    changed: tuple[str, ...]
    cleared: tuple[str, ...]


class Sealed(Exception):
    """The words differ from those of a sealed edition; `changed` names the variants."""

    def __init__(self, edition: str, changed: tuple[str, ...]) -> None:
        super().__init__(f"edition {edition} is sealed and the words of {', '.join(changed) or 'no variant'} differ")
        self.changed = changed


def release(documents: Sequence[Document], formats: Sequence[Format], builds: Path, tell: Tell) -> Outcome:
    """Writes every document in every format to `builds/<edition>`, with manifest and checksums.

    An edition that is there with the same words stays as it is; one with other words is replaced while it is unsealed.
    Raises `Sealed` where it is sealed, `Locked` where another run writes, `OSError` where the disk refuses.
    """
    edition = documents[0].record.edition
    target = builds / edition
    disk.make_folder(builds)
    with held(builds):
        cleared = disk.clear_leftovers(builds)
        with _staging(builds / f"{disk.STAGING}{edition}-{os.getpid()}") as staged:
            made = _stage(documents, formats, staged, tell)
            before = _Before.of(target)
            wordings = {document.record.variant: manifest.wording(document) for document in documents}
            same_words = sum(before.same_words(output, wordings[output.variant]) for output in made)
            same_bytes = sum(before.same_bytes(output) for output in made)
            changed = before.changed(wordings)
            result = Result.CREATED
            if target.exists():
                result = Result.UNTOUCHED if same_words == len(made) and before.complete(made) else Result.REPLACED
            if result is Result.REPLACED and before.sealed:
                raise Sealed(edition, changed)
            if result is not Result.UNTOUCHED:
                disk.move_into_place(staged, target)
    return Outcome(result, target, len(made), same_words, same_bytes, changed, cleared)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    folder.chmod(disk.FOLDER_MODE)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stage(documents: Sequence[Document], formats: Sequence[Format], folder: Path, tell: Tell) -> list[Output]:
    made: list[Output] = []
    for output in outputs(documents, formats):
        disk.write_durably(folder / output.name, output.data)
        made.append(output)
        tell(len(made), len(documents) * len(formats), output.name)
    described = manifest.manifest(documents, made)
    disk.write_durably(folder / manifest.NAME, described)
    # The checksums come last: a folder that has them is complete.
    listed = {output.name: output.data for output in made} | {manifest.NAME: described}
    disk.write_durably(folder / manifest.SUMS, manifest.sums(listed))
    disk.sync_folder(folder)
    return made


@dataclass(frozen=True, slots=True)
class _Before:
    """The edition as it stood: its manifest and the checksums of the files that are really there."""

    described: dict[str, Any]
    present: dict[str, str]

    @classmethod
    def of(cls, folder: Path) -> "_Before":
        if not folder.is_dir():
            return cls({}, {})
        present = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file()}
        try:
            described = json.loads((folder / manifest.NAME).read_bytes())
        except (FileNotFoundError, ValueError):
            described = {}
        return cls(described if isinstance(described, dict) else {}, present)

    @property
    def sealed(self) -> bool:
        return self.described.get("sealed") is True

    def wording(self, variant: str) -> str:
        return str(self.described.get("variants", {}).get(variant, {}).get("wording", ""))

    def same_bytes(self, output: Output) -> bool:
        return self.present.get(output.name) == output.sha256

    def same_words(self, output: Output, wording: str) -> bool:
        recorded = self.described.get("files", {}).get(output.name, {}).get("sha256")
        intact = recorded is not None and recorded == self.present.get(output.name)
        return intact and self.wording(output.variant) == wording

    def changed(self, wordings: dict[str, str]) -> tuple[str, ...]:
        known = self.described.get("variants", {})
        differing = [variant for variant in wordings if variant in known and self.wording(variant) != wordings[variant]]
        return (*differing, *sorted((set(known) ^ set(wordings)) if known else ()))

    def complete(self, made: Sequence[Output]) -> bool:
        return set(self.present) == {*(output.name for output in made), manifest.NAME, manifest.SUMS}
