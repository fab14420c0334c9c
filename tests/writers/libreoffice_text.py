"""What LibreOffice makes of Word files: run by the system's own python3, which has the bridge to it.

Usage: libreoffice_text.py SOFFICE PROFILE FILE... computes every field of each file afresh and saves the file as text,
list labels included, beside it under the suffix .txt.
"""

import sys
from pathlib import Path

# The system's python3 runs this file by its path, and finds its neighbour beside it.
from libreoffice import documents, properties  # type: ignore[import-not-found]


def main(soffice: str, profile: str, files: list[str]) -> None:
    """Save every file as text."""
    for file, document, _ in documents(soffice, profile, map(Path, files)):
        document.TextFields.refresh()
        target = file.with_suffix(".txt").as_uri()
        document.storeToURL(target, properties(FilterName="Text (encoded)", FilterOptions="UTF8,LF"))


main(sys.argv[1], sys.argv[2], sys.argv[3:])
