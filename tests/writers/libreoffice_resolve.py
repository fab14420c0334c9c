"""What LibreOffice leaves of tracked changes: run by the system's own python3, which has the bridge to it.

Usage: libreoffice_resolve.py SOFFICE PROFILE FILE... accepts all changes of a file whose name ends in .accept.docx,
rejects all of one that ends in .reject.docx, leaves others alone, computes every field afresh, and writes beside it
under the suffix .json how each paragraph reads: its list label, its style, its words by emphasis.
"""

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

# The system's python3 runs this file by its path, and finds its neighbour beside it.
from libreoffice import documents  # type: ignore[import-not-found]

COMMANDS = {".accept": ".uno:AcceptAllTrackedChanges", ".reject": ".uno:RejectAllTrackedChanges"}
BOLD = 110.0
LOOK = ("CharPosture", "CharWeight")


def each(enumerable: Any) -> Iterator[Any]:
    """What an enumeration of the office holds."""
    enumeration = enumerable.createEnumeration()
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def lines(text: Any) -> Iterator[tuple[str, str, list[tuple[str, bool, bool]]]]:
    """Every paragraph of a text, those of its tables among them."""
    for block in each(text):
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.CellNames:
                yield from lines(block.getCellByName(name))
        else:
            label, style = block.getPropertyValues(("ListLabelString", "ParaStyleName"))
            whole = text.createTextCursorByRange(block)
            posture, weight = whole.getPropertyValues(LOOK)
            # Every piece costs some twenty calls to the office, so only paragraphs of several looks are taken apart.
            if "AMBIGUOUS_VALUE" in [state.value for state in whole.getPropertyStates(LOOK)]:
                pieces = [
                    (piece.String, piece.CharWeight > BOLD, piece.CharPosture.value == "ITALIC")
                    for piece in each(block)
                    if piece.TextPortionType in ("Text", "TextField") and piece.String
                ]
            else:
                pieces = [(block.String, weight > BOLD, posture.value == "ITALIC")] if block.String else []
            joined = [("".join(piece[0] for piece in group), *look) for look, group in groupby(pieces, lambda p: p[1:])]
            yield label, style, joined


def main(soffice: str, profile: str, files: list[str]) -> None:
    """Resolve and read every file."""
    for file, document, run in documents(soffice, profile, map(Path, files)):
        verb = Path(file.stem).suffix
        if verb in COMMANDS:
            run(COMMANDS[verb])
        document.TextFields.refresh()
        header = document.StyleFamilies.getByName("PageStyles").getByName("Standard").HeaderText
        read = {
            "revisions": sum(1 for _ in each(document.Redlines)),
            "header": list(lines(header)),
            "body": list(lines(document.Text)),
        }
        file.with_suffix(".json").write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")


main(sys.argv[1], sys.argv[2], sys.argv[3:])
