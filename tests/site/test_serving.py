"""The site on localhost: this machine alone, and built anew on each change."""

import os
import socket
import struct
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from engross.site import Page
from engross.site.serving import Shown, renew, server, stamp, watch


@pytest.fixture
def shown() -> Shown:
    """Two pages."""
    found = Shown()
    found.show([Page("index.html", b"<p>home</p>"), Page("a b/index.html", b"deep"), Page("assets/x.css", b"p{}")])
    return found


@pytest.fixture
def port(shown: Shown) -> Iterator[int]:
    """The port on which they are served."""
    with server(shown, 0) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running.server_port
        running.shutdown()
        thread.join()


def ask(port: int, path: str, host: str = "localhost", method: str = "GET") -> tuple[HTTPResponse, bytes]:
    """The answer to a request, and its body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Host": f"{host}:{port}"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", b"<p>home</p>", "text/html"),
        ("/index.html?x=1", b"<p>home</p>", "text/html"),
        ("/a%20b/", b"deep", "text/html"),
        ("/assets/x.css", b"p{}", "text/css"),
    ],
)
def test_pages_are_served(path: str, body: bytes, kind: str, port: int) -> None:
    """A page is found by its address, with its media type, and never kept by the browser."""
    response, found = ask(port, path)
    assert (response.status, found, response.headers["Content-Type"]) == (200, body, kind)
    assert response.headers["Cache-Control"] == "no-store"
    assert ask(port, path, method="HEAD")[1] == b""


@pytest.mark.parametrize(
    ("path", "host"), [("/../pyproject.toml", "localhost"), ("/x", "localhost"), ("/", "evil.example")]
)
def test_nothing_else_is_served(path: str, host: str, port: int) -> None:
    """Files of the disk are out of reach, and so are pages for another name that leads to this machine."""
    assert ask(port, path, host)[0].status == 404


def test_a_name_without_a_port_is_served(port: int) -> None:
    """On the port of the web a browser leaves the port out."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/", headers={"Host": "localhost"})
    assert connection.getresponse().status == 200
    connection.close()


@pytest.mark.fault("A browser that leaves before it has its page", "`serve` says nothing and goes on")
@pytest.mark.parametrize("request_", [b"", b"GET / HT", b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"])
def test_a_browser_that_leaves_is_no_error(
    request_: bytes, port: int, shown: Shown, capfd: pytest.CaptureFixture[str]
) -> None:
    """It closes the connection at once, in its request or in the answer; nothing is printed, and others are served."""
    shown.pages = {**shown.pages, "large": bytes(8_000_000)}
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as browser:
            # Closing then resets the connection, as a browser does that is closed.
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            browser.sendall(request_)
            if request_.endswith(b"\n"):
                browser.recv(1)
    assert ask(port, "/")[0].status == 200
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(10)
    assert capfd.readouterr().err == ""


def test_a_change_is_built(shown: Shown, tmp_path: Path) -> None:
    """When a watched file changes the pages are built anew; a build that fails keeps the last good ones.

    Whether it changed while the first pages were built, and whatever time and size it has then.
    """
    source, told = tmp_path / "clause.md", list[str]()
    source.write_text("one", encoding="utf-8")
    built, stop = threading.Event(), threading.Event()

    def build() -> Iterator[Page]:
        text = source.read_text(encoding="utf-8")
        if text == "wrong":
            raise ValueError("no such term")
        yield Page("index.html", text.encode())

    def tell(message: str) -> None:
        told.append(message)
        built.set()

    before, times = stamp([tmp_path]), source.stat()
    source.write_text("two", encoding="utf-8")
    os.utime(source, ns=(times.st_atime_ns, times.st_mtime_ns))
    watcher = threading.Thread(target=watch, args=(build, shown, [tmp_path], before, tell, stop), daemon=True)
    watcher.start()
    try:
        assert built.wait(10)
        built.clear()
        source.write_text("wrong", encoding="utf-8")
        assert built.wait(10)
    finally:
        stop.set()
        watcher.join(timeout=10)
    assert shown.pages == {"index.html": b"two"}
    assert told[0] == "rebuilt"
    assert "not rebuilt: no such term" in told


def test_a_build_that_succeeds_is_told(shown: Shown) -> None:
    """And its pages are those that are shown."""
    told: list[str] = []
    assert renew(lambda: [Page("index.html", b"new")], shown, told.append)
    assert told == ["rebuilt"]
    assert shown.find("/") == ("index.html", b"new")


def test_a_failed_build_is_told(shown: Shown) -> None:
    """What is wrong is said, and the pages stay."""
    told: list[str] = []

    def build() -> list[Page]:
        raise OSError("disk full")

    assert not renew(build, shown, told.append)
    assert told == ["not rebuilt: disk full"]
    assert shown.find("/") == ("index.html", b"<p>home</p>")
