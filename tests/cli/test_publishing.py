"""The site and its server on the command line."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path

from tests.cli.conftest import Engross
from tests.site.conftest import write_edition

from engross.library.family import load


def test_the_site_of_the_working_text(engross: Engross, started: Path, tmp_path: Path) -> None:
    """Without an edition the working text is shown, and the message says so."""
    ran = engross("site", str(tmp_path / "out"))
    assert ran.exit_code == 0
    assert "the working text" in ran.stderr
    assert (tmp_path / "out" / "index.html").is_file()
    told = json.loads(engross("site", "--json").stdout)
    assert told["edition"] is None
    assert Path(told["folder"]) == started / "builds" / "site"
    assert told["files"] > 10


def test_the_site_is_of_the_newest_edition(engross: Engross, started: Path) -> None:
    """An edition is shown as it was released, also when the clauses have moved on; --working shows those."""
    family = started / "clauses" / "family.yaml"
    edition = load(family.parent).edition
    write_edition(started / "builds", load(family.parent), edition)
    text = family.read_text(encoding="utf-8")
    family.write_text(re.sub(r"^end: .*$", "end: Here it ends", text, flags=re.MULTILINE), encoding="utf-8")
    told = [
        json.loads(engross("site", "--json", *more).stdout) for more in ((), ("--edition", edition), ("--working",))
    ]
    assert [one["edition"] for one in told] == [edition, edition, None]
    pages = (started / "builds" / "site" / "licences").glob("*.html")
    assert all("Here it ends" in page.read_text(encoding="utf-8") for page in pages)
    assert engross("site", "--working", "--edition", edition).exit_code == 2


def test_a_folder_of_somebody_else_is_refused(engross: Engross, started: Path) -> None:
    """A folder that holds other things is a fault of the command line, and stays."""
    before = sorted(path.name for path in started.iterdir())
    ran = engross("site", str(started))
    assert ran.exit_code == 2
    assert "name another folder" in ran.stderr
    assert sorted(path.name for path in started.iterdir()) == before


def test_an_unknown_edition_is_bad_input(engross: Engross) -> None:
    """An edition that is not there is told with what to do."""
    ran = engross("site", "--edition", "9.9")
    assert ran.exit_code == 3
    assert "no edition '9.9'" in ran.stderr
    assert "engross release" in ran.stderr


def test_the_site_is_served_until_it_is_interrupted(started: Path) -> None:
    """The address stands on stdout, pages come from it, and Ctrl-C ends it in order."""
    command = [sys.executable, "-m", "engross", "-C", str(started), "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        # A shell starts its background jobs deaf to Ctrl-C, and the tests may be one.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:
        watchdog = threading.Timer(60, run.kill)
        watchdog.start()
        assert run.stdout is not None
        address = run.stdout.readline()
        port = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", address)
        assert port
        connection = HTTPConnection("127.0.0.1", int(port[1]), timeout=20)
        connection.request("GET", "/index.html")
        assert connection.getresponse().status == 200
        connection.close()
        run.send_signal(signal.SIGINT)
        assert run.wait() == 0
        watchdog.cancel()
