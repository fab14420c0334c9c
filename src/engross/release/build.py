"""A working folder, brought up to date.

Takes Documents, formats and a folder; returns which files were written and which stood already. What a file was made of
is noted beside it (`.built.json`), so that a second run renders only what changed. Never removes a file.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

import engross
from engross.model import Document
from engross.release import disk
from engross.release.edition import Tell
from engross.release.lock import held
from engross.release.render import file_name, outputs
from engross.writers import Format

NOTES = ".built.json"


@dataclass(frozen=True, slots=True)
class Built:
    """The folder, the files that were written, and those that were up to date."""

    folder: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]


def build(documents: Sequence[Document], formats: Sequence[Format], folder: Path, tell: Tell) -> Built:
    """Writes the documents in the formats to a folder, each file in one step, only those that changed.

    Raises `Locked` where another run writes to the folder and `OSError` where the disk refuses.
    """
    disk.make_folder(folder)
    with held(folder):
        disk.clear_leftovers(folder)
        toolkit = _toolkit()
        made_of = {
            file_name(document, chosen): hashlib.sha256(f"{toolkit}{chosen.name}{document!r}".encode()).hexdigest()
            for document in documents
            for chosen in formats
        }
        notes = _read(folder / NOTES)
        stale = {name for name, inputs in made_of.items() if not _current(folder / name, inputs, notes)}
        written = []
        for chosen, late in _stale(documents, formats, stale):
            for output in outputs(late, (chosen,)):
                disk.replace(folder / output.name, output.data)
                notes[output.name] = [made_of[output.name], output.sha256]
                written.append(output.name)
                tell(len(written), len(stale), output.name)
        if written:
            disk.replace(folder / NOTES, (json.dumps(notes, indent=0, sort_keys=True) + "\n").encode())
    return Built(folder, tuple(written), tuple(name for name in made_of if name not in stale))


def _stale(
    documents: Sequence[Document], formats: Sequence[Format], names: set[str]
) -> Iterator[tuple[Format, list[Document]]]:
    for chosen in formats:
        late = [document for document in documents if file_name(document, chosen) in names]
        if late:
            yield chosen, late


def _current(path: Path, inputs: str, notes: dict[str, list[str]]) -> bool:
    made_of, sha256 = notes.get(path.name, ["", ""])
    return made_of == inputs and path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _read(path: Path) -> dict[str, list[str]]:
    try:
        notes = json.loads(path.read_bytes())
        return {str(name): [str(made_of), str(sha256)] for name, (made_of, sha256) in notes.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return {}


def _toolkit() -> str:
    """A digest of all that turns a document into bytes: this package's files and the installed packages' versions."""
    digest = hashlib.sha256()
    root = Path(engross.__file__).parent
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.read_bytes())
    for line in sorted(f"{package.name}=={package.version}" for package in distributions()):
        digest.update(line.encode())
    return digest.hexdigest()
