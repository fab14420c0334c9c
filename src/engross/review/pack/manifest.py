"""What a pack says about itself for a machine: `manifest.json`.

Takes the contents of a round and the files made of it; returns bytes. Every figure is computed.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from engross import __version__
from engross.editions.history import Point
from engross.editions.manifest import wording
from engross.review.pack.contents import Contents, Licence

SCHEMA_VERSION = 1


def manifest(found: Contents, files: Mapping[str, bytes]) -> bytes:
    """The manifest as JSON with sorted keys: both states, the licences, the changes, every file with its SHA-256."""
    round = found.round
    content = {
        "schema_version": SCHEMA_VERSION,
        "family": round.family.name,
        "round": round.number,
        "toolkit": __version__,
        "old": _point(round.old),
        "new": _point(round.new),
        "licences": {licence.variant: _licence(licence) for licence in found.licences},
        "changes": [
            {
                "id": one.change.id,
                "kind": one.change.kind.value,
                "classes": [each.value for each in one.change.classes],
                "reached": list(one.reached),
                "not_reached": list(one.others),
            }
            for one in (*found.changes, *found.renumbered)
        ],
        "files": {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in files.items()
        },
    }
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _point(point: Point) -> dict[str, Any]:
    """A state: how it is called, and the SHA-256 of the words of each licence in it."""
    wordings = {variant: wording(document) for variant, document in point.documents.items()}
    return {"state": point.said, "edition": point.edition, "commit": point.commit, "wording": wordings}


def _licence(licence: Licence) -> dict[str, Any]:
    return {
        "name": licence.name,
        "old": licence.old.document.record.id if licence.old else None,
        "new": licence.new.document.record.id if licence.new else None,
        "changes": len(licence.redline.changes) if licence.redline else None,
    }
