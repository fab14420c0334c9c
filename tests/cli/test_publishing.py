"""The site and its server on the command line."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.conftest import Engross
from tests.editions.projects import EDITION, OLDER, project, seal
from tests.site.conftest import write_edition

from engross.cli.root import cli
from engross.editions.checksums import SUMS
from engross.editions.history.released import MANIFEST
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
    write_edition(started / "builds", load(family.parent), edition, sealed=False)
    text = family.read_text(encoding="utf-8")
    family.write_text(re.sub(r"^end: .*$", "end: Here it ends", text, flags=re.MULTILINE), encoding="utf-8")
    told = [
        json.loads(engross("site", "--json", *more).stdout) for more in ((), ("--edition", edition), ("--working",))
    ]
    assert [one["edition"] for one in told] == [edition, edition, None]
    pages = (started / "builds" / "site" / "licences").glob("*.html")
    assert all("Here it ends" in page.read_text(encoding="utf-8") for page in pages)
    assert engross("site", "--working", "--edition", edition).exit_code == 2


def gone(builds: Path) -> None:
    """The newest edition was removed."""
    shutil.rmtree(builds / EDITION)


def every_one_gone(builds: Path) -> None:
    """All editions were removed."""
    gone(builds)
    shutil.rmtree(builds / OLDER)


def no_ledger(builds: Path) -> None:
    """The ledger was removed."""
    (builds / "SEALED").unlink()


def other_sums(builds: Path) -> None:
    """A file of the newest edition was changed, and its manifest and checksums with it."""
    folder = builds / EDITION
    file = next(folder.glob("*.txt"))
    before, was = hashlib.sha256(file.read_bytes()).hexdigest(), hashlib.sha256((folder / MANIFEST).read_bytes())
    file.write_bytes(file.read_bytes() + b"x")
    after = hashlib.sha256(file.read_bytes()).hexdigest()
    (folder / MANIFEST).write_text((folder / MANIFEST).read_text().replace(before, after))
    now = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    sums = (folder / SUMS).read_text().replace(before, after).replace(was.hexdigest(), now)
    (folder / SUMS).write_text(sums)


@pytest.mark.fault(
    "A newer edition that the ledger notes and that is gone or altered", "`site` shows no older one for it"
)
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (gone, f"the ledger notes edition {EDITION}, and it is not there"),
        pytest.param(
            every_one_gone, f"the ledger notes edition {EDITION}, and it is not there", marks=pytest.mark.slow
        ),
        (no_ledger, f"edition {EDITION} says that it is sealed, and its line is missing here"),
        pytest.param(
            other_sums,
            f"edition {EDITION}, and its checksums or its manifest are not those of the ledger",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_no_older_edition_is_shown_in_silence(damage: Callable[[Path], None], said: str, tmp_path: Path) -> None:
    """It is refused, with nothing written; named editions and the working text are shown, and what is wrong is told."""
    builds = project(tmp_path)
    seal(tmp_path)
    damage(builds)
    out = tmp_path / "out"
    ran = CliRunner().invoke(cli, ["-C", str(tmp_path), "site", str(out)])
    assert ran.exit_code == 3, ran.output
    assert said in ran.stderr
    assert not out.exists()
    asked = ["--edition", OLDER] if (builds / OLDER).exists() else ["--working"]
    ran = CliRunner().invoke(cli, ["-C", str(tmp_path), "site", str(out), *asked])
    assert ran.exit_code == 0, ran.output
    assert said in ran.stderr


@pytest.mark.slow
def test_an_older_edition_that_is_gone_is_told(tmp_path: Path) -> None:
    """The site of the newest is written, and says on the terminal what it lacks."""
    builds = project(tmp_path)
    seal(tmp_path)
    shutil.rmtree(builds / OLDER)
    ran = CliRunner().invoke(cli, ["-C", str(tmp_path), "site"])
    assert ran.exit_code == 0, ran.output
    assert f"the ledger notes edition {OLDER}, and it is not there" in ran.stderr


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
