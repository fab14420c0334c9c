"""What LibreOffice makes of Word files: run by the system's own python3, which has the bridge to it.

Usage: list_labels.py SOFFICE PROFILE FILE... prints, as JSON, for each file its paragraphs as [style, list label,
text], after every field has been computed afresh. One soffice process reads all files.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

PATIENCE = 60


def paragraphs(text: Any) -> Iterator[list[str]]:
    """Each paragraph of a text and of the cells of its tables, row by row."""
    for block in text:
        if block.supportsService("com.sun.star.text.TextTable"):
            for row in range(block.Rows.Count):
                for column in range(block.Columns.Count):
                    yield from paragraphs(block.getCellByPosition(column, row))
        else:
            yield [block.ParaStyleName, block.ListLabelString, block.getString()]


def main(soffice: str, profile: str, files: list[str]) -> None:
    """Read every file and print what was found."""
    pipe = f"engross-{Path(profile).name}"
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", f"--accept=pipe,name={pipe};urp;"]
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if time.monotonic() > deadline:
                office.kill()
                raise
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    found = {}
    for file in files:
        document = desktop.loadComponentFromURL(
            Path(file).as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),)
        )
        document.TextFields.refresh()
        found[file] = list(paragraphs(document.Text))
        document.close(False)
    desktop.terminate()
    office.wait(PATIENCE)
    sys.stdout.write(json.dumps(found) + "\n")


main(sys.argv[1], sys.argv[2], sys.argv[3:])
