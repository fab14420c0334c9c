"""The released editions: the folders below `builds` that hold a manifest.

Takes the folder of builds; returns the names of editions, from the oldest to the newest, and their documents as they
were released. Never checks the hashes of a manifest: `engross verify` does.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from packaging.version import InvalidVersion, Version

from engross.model import Document
from engross.writers import json

MANIFEST = "manifest.json"
"""The file that an edition has and a working folder has not."""


def version(edition: str) -> Version:
    """An edition as a version that can be compared; a draft comes before its final edition."""
    return Version(re.sub(r"-draft\.?", ".dev", edition))


def editions(builds: Path) -> tuple[str, ...]:
    """The released editions from the oldest to the newest; folders that are no version come first."""
    return in_order(path.parent.name for path in builds.glob(f"*/{MANIFEST}"))


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Names of editions from the oldest to the newest; those that are no version come first."""
    return tuple(sorted(names, key=_age))


def read(builds: Path, edition: str) -> dict[str, Document]:
    """The documents of an edition by variant id, those with few options first; raises `BadInput` for a damaged one."""
    paths = sorted((builds / edition).glob(f"*-{edition}.json"))
    documents = [json.read(path.read_bytes(), str(path)) for path in paths]
    ordered = sorted(documents, key=lambda document: (len(document.record.options), document.record.variant))
    return {document.record.variant: document for document in ordered}


def _age(edition: str) -> tuple[bool, Version, str]:
    try:
        return True, version(edition), edition
    except InvalidVersion:
        return False, Version("0"), edition
