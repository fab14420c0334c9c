"""Releases that are killed, run out of disk, meet each other or may not write: an edition is whole, or it is not there.

The default run takes a sample of the moments; `make slow` takes all of them.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.editions.projects import EDITION, LIGHT, OLDER, absent_or_verified, documents, held, project, quiet, seal

from engross import writers
from engross.cli.root import cli
from engross.editions import disk
from engross.editions.edition import release
from engross.editions.lock import HOLDER, Locked
from engross.writers import FORMATS, Format

ROOT = Path(__file__).parents[2]
NO_PDF = tuple(each for each in FORMATS if each.name != "pdf")
SOME, ALL = pytest.param(6, id="some"), pytest.param(200, id="all", marks=pytest.mark.slow)


def forked(act: Callable[[], object]) -> int:
    """Runs something in a child of its own and returns its process id; the child exits with 0, or 1 after an error."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        act()
        code = 0
    finally:
        os._exit(code)


def sealed_in_child(folder: Path, formats: tuple[Format, ...], after: float = 0) -> tuple[int, float]:
    """Releases in a child that dies after some seconds of its own processor time; returns its end and what it used.

    The clock is that of its processor, for how far a run is after a second of the wall depends on what else the machine
    does. Nothing hears the signal, so it kills as SIGKILL does, and before the next line of any code.
    """

    def act() -> None:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, after)
        seal(folder, formats)
        times.write_text(str(time.process_time()), "utf-8")

    times = folder / "times"
    times.write_text("0", "utf-8")
    end = os.waitstatus_to_exitcode(os.waitpid(forked(act), 0)[1])
    return end, float(times.read_text("utf-8"))


def kill_at_random(folder: Path, formats: tuple[Format, ...], times: int) -> int:
    """Kills releases at random moments of their way and looks at each; returns how many were killed at work."""
    builds = project(folder, formats)
    older = held(builds, OLDER)
    kept = folder / "kept"
    shutil.copytree(builds, kept)
    end, duration = sealed_in_child(folder, formats)
    assert (end, duration > 0) == (0, True)
    whole = held(builds, EDITION)
    chance = random.Random(20261124)
    hit = 0
    for nth in range(times):
        shutil.rmtree(builds)
        shutil.copytree(kept, builds)
        moment = duration * (nth + chance.uniform(0.01, 1)) / times
        hit += sealed_in_child(folder, formats, moment)[0] == -signal.SIGPROF
        assert absent_or_verified(builds)
        assert held(builds, OLDER) == older
        if chance.random() < 0.25:
            seal(folder, formats)
            assert held(builds, EDITION) == whole
            assert sorted(path.name for path in builds.iterdir() if path.name != ".lock") == [OLDER, EDITION, "SEALED"]
    return hit


@pytest.mark.parametrize("times", [SOME, ALL])
def test_a_killed_release_leaves_no_half_edition(tmp_path: Path, times: int) -> None:
    """Killed at random moments: the edition is absent or verifies, older ones stay, and the next run succeeds."""
    assert kill_at_random(tmp_path, LIGHT, times) > times / 3


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")
def test_a_killed_release_of_every_format_leaves_no_half_edition(tmp_path: Path) -> None:
    """The same with Word files and PDFs among the files."""
    assert kill_at_random(tmp_path, FORMATS, 12) > 4


class Failing:
    """Makes one write, fsync or rename of a run fail, and counts them all but those of compiled code."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
        self.nth = nth
        self.calls = 0
        opened = Path.open

        def watched(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            file = opened(path, mode, *arguments, **options)
            return File(file, self.counted(file.write)) if "w" in mode and not compiled(path) else file

        monkeypatch.setattr(Path, "open", watched)
        for owner, name in ((os, "fsync"), (Path, "rename"), (Path, "replace")):
            monkeypatch.setattr(owner, name, self.counted(getattr(owner, name)))

    def counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, which fails when its turn has come."""

        def call(*arguments: Any) -> Any:
            if compiled(arguments[0]):
                return real(*arguments)
            self.calls += 1
            if self.calls == self.nth:
                raise OSError(28, "No space left on device", "disk")
            return real(*arguments)

        return call


def compiled(given: object) -> bool:
    """Whether this is the path of compiled code, which Python and we keep where we can, and miss where we cannot."""
    return isinstance(given, Path) and given.parent.name == "__pycache__"


class File:
    """A file with another way to write."""

    def __init__(self, file: Any, write: Callable[..., Any]) -> None:
        self.file = file
        self.write = write

    def __enter__(self) -> "File":
        return self

    def __exit__(self, *raised: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def fail_each(folder: Path, numbers: Iterator[int]) -> int:
    """Lets one call after the other fail, until a run has no such call any more; returns how many calls it has."""
    builds = project(folder, NO_PDF)
    older = held(builds, OLDER)
    kept = folder / "kept"
    shutil.copytree(builds, kept)
    for nth in numbers:
        shutil.rmtree(builds)
        shutil.copytree(kept, builds)
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.setattr(writers, "FORMATS", NO_PDF)
            failing = Failing(monkeypatch, nth)
            ran = CliRunner().invoke(cli, ["-C", str(folder), "release"])
        assert held(builds, OLDER) == older
        assert absent_or_verified(builds)
        assert not [path for path in builds.glob(f"{disk.STAGING}*") if path.is_dir()]
        if failing.calls < nth:
            assert ran.exit_code == 0, ran.output
            return failing.calls
        assert ran.exit_code == 4, ran.output
        assert [line for line in ran.stderr.splitlines() if "error" in line] == ["error: disk: No space left on device"]
    return 0


def test_a_refusing_disk_is_told_in_one_line(tmp_path: Path) -> None:
    """Some of the calls fail: exit code 4, one line, older editions untouched, and the edition absent or whole."""
    fail_each(tmp_path, iter((1, 2, 5, 38, 39, 41, 43)))


@pytest.mark.slow
def test_every_write_fsync_and_rename_may_fail(tmp_path: Path) -> None:
    """Each call of a release fails in its turn, with the same result."""
    assert fail_each(tmp_path, iter(range(1, 200))) > 40


FULL = """
set -e
mount -t tmpfs -o size=$2k,mode=755 tmpfs "$1/builds"
cp -a "$1/kept/." "$1/builds/"
shift 2
set +e
"$@"
code=$?
set -e
find "$OLDER" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum
ls -A "$(dirname "$OLDER")"
exit $code
"""


@pytest.mark.slow
def test_a_full_disk_leaves_older_editions_untouched(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """A disk of 20 sizes, each too small: exit code 4, one line, no edition, nothing left over."""
    unshare = checker("unshare")
    if subprocess.run([unshare, "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("unshare -m is not allowed here")
    builds = project(tmp_path, LIGHT)
    shutil.copytree(builds, tmp_path / "kept")
    used, needed = (
        sum(-(-path.stat().st_size // 4096) * 4 for path in folder.rglob("*") if path.is_file())
        for folder in (builds, builds / OLDER)
    )
    told = set()
    for size in (used + 8 + (needed - 16) * step // 20 for step in range(20)):
        script = "from engross import writers; import engross.cli as c; keep = ('md', 'txt', 'json');"
        script += "writers.FORMATS = tuple(f for f in writers.FORMATS if f.name in keep); c.main()"
        command = [unshare, "-m", "sh", "-c", FULL, "sh", str(tmp_path), str(size)]
        command += [sys.executable, "-c", script, "-C", str(tmp_path), "release"]
        environment = {**os.environ, "OLDER": str(builds / OLDER)}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert ran.returncode == 4, ran.stderr
        assert ran.stderr.count("error:") == 1
        assert "No space left on device" in ran.stderr.splitlines()[-1]
        sums, *names = ran.stdout.splitlines()
        told.add(sums)
        assert [name for name in names if not name.startswith(".lock")] == [OLDER, "SEALED"]
    assert len(told) == 1


def test_the_second_of_two_releases_is_told_who_is_first(tmp_path: Path) -> None:
    """While one release is at work, another exits with 5 and names its process; the first ends as if alone."""
    builds = project(tmp_path)
    there, go = os.pipe(), os.pipe()

    def slowly(done: int, total: int, name: str) -> None:
        if done == 1:
            os.write(there[1], b"x")
            os.read(go[0], 1)

    first = forked(lambda: release(documents(tmp_path), LIGHT, builds, slowly))
    os.read(there[0], 1)
    ran = CliRunner().invoke(cli, ["-C", str(tmp_path), "release"])
    os.write(go[1], b"x")
    assert os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) == 0
    for end in (*there, *go):
        os.close(end)
    assert ran.exit_code == 5
    assert f"process {first}" in ran.stderr
    assert held(builds, EDITION)
    assert absent_or_verified(builds)


@pytest.mark.slow
def test_of_twenty_pairs_one_wins_each_time(tmp_path: Path) -> None:
    """Two releases that start together: one seals the edition, the other is locked out or finds it sealed."""
    builds = project(tmp_path)
    kept = tmp_path / "kept"
    shutil.copytree(builds, kept)

    def run() -> None:
        try:
            result = release(documents(tmp_path), LIGHT, builds, quiet).result.value
        except Locked as locked:
            result = "locked" if "process " in str(locked) else "unnamed"
        (tmp_path / f"result-{os.getpid()}").write_text(result)

    for _ in range(20):
        shutil.rmtree(builds)
        shutil.copytree(kept, builds)
        pair = [forked(run), forked(run)]
        for child in pair:
            os.waitpid(child, 0)
        results = sorted((tmp_path / f"result-{child}").read_text() for child in pair)
        assert results in (["created", "locked"], ["created", "untouched"])
        assert absent_or_verified(builds)
        assert not (builds / HOLDER).exists()


def test_where_nothing_may_be_written_nothing_is_rendered(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """A folder of builds that refuses: exit code 4 and one line, before the first file is made."""
    builds = project(tmp_path)
    for path in (builds / ".lock", builds / HOLDER):
        path.unlink(missing_ok=True)
    builds.chmod(0o555)
    command = [sys.executable, "-m", "engross", "-C", str(tmp_path), "release"]
    if os.geteuid() == 0:
        # Root writes where it likes, unless this power is taken from it.
        command = [checker("setpriv"), "--bounding-set=-dac_override,-dac_read_search", *command]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    builds.chmod(0o755)
    assert ran.returncode == 4, ran.stderr
    assert "writing" not in ran.stderr
    assert ran.stderr.count("error:") == 1
    assert "Permission denied" in ran.stderr


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_modes_and_bytes_do_not_hang_on_the_umask(tmp_path: Path, umask: int) -> None:
    """Every file of an edition can be read by all, and its checksums are the same."""
    before = os.umask(umask)
    try:
        builds = project(tmp_path)
        seal(tmp_path)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (builds / EDITION).iterdir()}
    assert (modes, (builds / EDITION).stat().st_mode & 0o777) == ({0o644}, 0o755)
    assert (builds / "SEALED").stat().st_mode & 0o777 == 0o644
