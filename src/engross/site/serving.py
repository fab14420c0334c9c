"""The site on this machine, built anew when a file changes.

Takes what builds the pages and the folders to watch; serves them from memory to localhost alone, and to no other name.
A build that fails leaves the last good pages in place and is reported. Never writes to the disk.
"""

import mimetypes
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from engross.site.frame import LOST, Page

Build = Callable[[], Iterable[Page]]
Report = Callable[[str], None]
HOST = "127.0.0.1"
EVERY = 0.7
"""Seconds from one look at the files to the next."""


class Shown:
    """The pages that are served now."""

    def __init__(self) -> None:
        self.pages: Mapping[str, bytes] = {}

    def show(self, pages: Iterable[Page]) -> None:
        """Puts these pages in place of all others."""
        self.pages = {page.path: page.data for page in pages}

    def find(self, path: str) -> tuple[str, bytes] | None:
        """The page at an address, with its path; None where there is none."""
        wanted = unquote(urlsplit(path).path).lstrip("/")
        wanted += "index.html" if wanted == "" or wanted.endswith("/") else ""
        return (wanted, self.pages[wanted]) if wanted in self.pages else None


class _Server(ThreadingHTTPServer):
    """A server that says nothing when a browser leaves before it has its answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error of a request, but not that its browser is gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(shown: Shown, port: int) -> ThreadingHTTPServer:
    """A server of these pages on localhost; `port` 0 takes any that is free. Raises `OSError` for one that is taken."""

    class Handler(BaseHTTPRequestHandler):
        """Answer from the pages that are in memory."""

        def do_GET(self) -> None:
            """Answer with a page."""
            self._answer(body=True)

        def do_HEAD(self) -> None:
            """Answer with the headers of a page alone."""
            self._answer(body=False)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing about single requests."""

        def _answer(self, *, body: bool) -> None:
            # Another name that leads here would be a page elsewhere that reads this one through the browser.
            local = (self.headers.get("Host") or "").partition(":")[0] in (HOST, "localhost")
            found = shown.find(self.path) if local else None
            lost = shown.pages.get(LOST) if local else None
            path, data = found or ((LOST, lost) if lost else ("", b"There is no such page.\n"))
            kind = mimetypes.guess_type(path)[0]
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if body:
                self.wfile.write(data)

    return _Server((HOST, port), Handler)


def stamp(folders: Iterable[Path]) -> Mapping[Path, tuple[int, ...]]:
    """When each file below these folders and its entry changed last, its inode and its size."""
    found = {}
    for path in (path for folder in folders for path in (folder.rglob("*") if folder.is_dir() else (folder,))):
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_size)
    return found


def watch(
    build: Build,
    shown: Shown,
    folders: Sequence[Path],
    before: Mapping[Path, tuple[int, ...]],
    tell: Report,
    stop: threading.Event,
) -> None:
    """Builds the pages anew whenever a file below `folders` changes, until `stop` is set.

    `before` is their stamp before the first pages were built, which takes so long that somebody may edit meanwhile.
    """
    while not stop.wait(EVERY):
        now = stamp(folders)
        if now != before:
            before = now
            renew(build, shown, tell)


def renew(build: Build, shown: Shown, tell: Report) -> bool:
    """Build the pages and show them; report what is wrong where they cannot be built. Returns whether they could."""
    try:
        shown.show(build())
    except Exception as error:
        tell(f"not rebuilt: {error}")
        return False
    tell("rebuilt")
    return True
