"""What LibreOffice makes of Word files: run by the system's own python3, which has the bridge to it.

Usage: libreoffice_text.py SOFFICE PROFILE FILE... computes every field of each file afresh and saves the file as text,
list labels included, beside it under the suffix .txt. One soffice process reads all files.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

PATIENCE = 60


def properties(**values: object) -> tuple[Any, ...]:
    """Named arguments as the office wants them."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def connected(pipe: str) -> Any:
    """The context of the office behind the pipe, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def main(soffice: str, profile: str, files: list[str]) -> None:
    """Save every file as text."""
    pipe = f"engross-{uno.generateUuid().value.hex()}"
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", f"--accept=pipe,name={pipe};urp;"]
    )
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for file in map(Path, files):
            document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, properties(Hidden=True))
            document.TextFields.refresh()
            target = file.with_suffix(".txt").as_uri()
            document.storeToURL(target, properties(FilterName="Text (encoded)", FilterOptions="UTF8,LF"))
            document.close(False)
        desktop.terminate()
        office.wait(PATIENCE)
    finally:
        office.kill()


main(sys.argv[1], sys.argv[2], sys.argv[3:])
