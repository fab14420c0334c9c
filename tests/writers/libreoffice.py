"""LibreOffice under our hand: run by the system's own python3, which has the bridge to it.

`documents` opens files one after the other in a single soffice process with a profile of its own.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

PATIENCE = 60


def properties(**values: object) -> tuple[Any, ...]:
    """Named arguments as the office wants them."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def documents(soffice: str, profile: str, files: Iterable[Path]) -> Iterator[tuple[Path, Any, Any]]:
    """Each file opened, with a function that carries out a command in it: `run(".uno:AcceptAllTrackedChanges")`."""
    pipe = f"engross-{uno.generateUuid().value.hex()}"
    command = [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], start_new_session=True)
    try:
        context = _connected(pipe)
        services = context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        for file in files:
            document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, properties(Hidden=True))
            frame = document.CurrentController.Frame

            def run(command: str, frame: Any = frame) -> None:
                dispatcher.executeDispatch(frame, command, "", 0, ())

            yield file, document, run
            document.close(False)
        desktop.terminate()
        office.wait(PATIENCE)
    finally:
        # What was started is a script around the office, which would live on and hold whoever waits for its output.
        with suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)


def _connected(pipe: str) -> Any:
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
