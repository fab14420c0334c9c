"""The names of the two files by which an edition says what is in it, how they are read, and the lines of checksums.

Takes bytes and digests; returns data and lines. Fast to import, unlike `manifest`, which makes the first of the two.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

NAME = "manifest.json"
SUMS = "SHA256SUMS"


def read(data: bytes) -> dict[str, Any]:
    """What a manifest says, damaged or not; raises `ValueError` where the bytes are none."""
    try:
        found = json.loads(data)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(found, dict):
        raise ValueError("it is no JSON object")
    return found


def sums(files: Mapping[str, bytes]) -> bytes:
    """The lines that `sha256sum -c` reads, sorted by name."""
    return lines({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})


def lines(digests: Mapping[str, str]) -> bytes:
    """The same, of digests by name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode()
