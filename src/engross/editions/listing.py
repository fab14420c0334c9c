"""What `list` says of each licence, kept in `.listed.json` beside the notes of builds for as long as nothing changes.

Takes the folder of the clauses and that of the project; returns rows as JSON holds them, or None where none are kept
of just these clauses and this toolkit. What cannot be read or written is not kept, and costs time and no more.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engross.editions import disk, notes

if TYPE_CHECKING:
    from engross.model import Document

NAME = ".listed.json"


class Listing:
    """The rows that are kept for a project; `rows` is None until there are some."""

    def __init__(self, clauses: Path, project: Path) -> None:
        self._clauses, self._project = clauses, project
        self._request = self._asked()
        self.rows = self._read()

    def keep(self, rows: list[dict[str, Any]]) -> None:
        """Keep rows, on disk too where there is a place beside the clauses and these are as they were at first."""
        self.rows = rows
        if self._path is None or self._asked() != self._request:
            return
        content = {"of": self._request, "rows": rows}
        content["sha256"] = _sum(content)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            disk.replace(self._path, json.dumps(content).encode())

    def _read(self) -> list[dict[str, Any]] | None:
        try:
            kept = json.loads(self._path.read_bytes()) if self._path else {}
            said = kept.pop("sha256")
            return list(kept["rows"]) if (kept["of"], _sum(kept)) == (self._request, said) else None
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    @property
    def _path(self) -> Path | None:
        """None where the project is the folder of the clauses itself, into which nothing is written."""
        return None if self._project == self._clauses else self._project / "builds" / "draft" / NAME

    def _asked(self) -> str:
        return notes.request(self._clauses, ("list",), ())


def row(document: "Document") -> dict[str, Any]:
    """What is said of a licence."""
    from engross.editions.manifest import words

    record = document.record
    return {
        "id": record.variant,
        "document_id": record.id,
        "name": record.name,
        "options": list(record.options),
        "category": record.category,
        "tags": list(record.tags),
        "words": words(document),
    }


def _sum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
