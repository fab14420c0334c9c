"""Archives: named bytes in, the bytes of a zip out, the same for the same names and bytes.

Entries are stored and not deflated, because deflated bytes differ between builds of zlib; they have the first day that
a zip can name and the mode of a plain file. Pure: reads no files and no clock.
"""

import zipfile
from collections.abc import Iterable
from io import BytesIO

_UNIX = 3
_MODE = 0o644


def archive(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip with the entries, in the order given."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name, data in entries:
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = _UNIX, _MODE << 16
            packed.writestr(entry, data)
    return target.getvalue()
