"""Every failure of a file is one line with a place and a way out, and nothing is half-written."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "builds" / "3.0-draft.2"


@pytest.mark.fault("A changelog that is not UTF-8", "one line has its place and what to do, exit code 3")
def test_a_changelog_in_another_encoding_has_its_place(engross: Engross, started: Path) -> None:
    """By line and column of the byte."""
    (started / "CHANGELOG.md").write_bytes(b"# Changelog\n\nab\xffc\n")
    for command in (["changelog", "--write"], ["next", "1.1"]):
        ran = engross(*command)
        assert ran.exit_code == 3, command
        assert "CHANGELOG.md:3:3: error[not-utf-8]: byte 0xFF is not UTF-8" in ran.stderr
        assert "hint: save the file as UTF-8" in ran.stderr


@pytest.mark.fault("An edition named by a path", "refused with a form that fits, exit code 3")
@pytest.mark.parametrize("name", ["../x", "..", "/x", "a b", "", "."])
def test_an_edition_is_named_by_no_path(name: str, engross: Engross, started: Path) -> None:
    """Nothing is written outside the project."""
    before = sorted(started.parent.rglob("*"))
    ran = engross("next", name)
    assert ran.exit_code in (2, 3)
    assert "Traceback" not in ran.stderr
    assert sorted(started.parent.rglob("*")) == before


@pytest.mark.fault("A date that the calendar does not have", "refused at its place, exit code 3")
def test_an_edition_has_a_day_of_the_calendar(engross: Engross, started: Path) -> None:
    """In the family file, and where the next edition is opened."""
    ran = engross("next", "1.1", "--date", "2027-02-30")
    assert ran.exit_code == 3
    assert "'2027-02-30' is not a date" in ran.stderr


LEFT = [".DS_Store", "Thumbs.db", "x.md~", ".x.md.swp", ".x.swo", "#x.md#", ".#x.md", "x.md.orig", "._x.md", "~$x.docx"]


@pytest.mark.fault("Files of editors and file managers among the clauses", "passed over, with a note by `check`")
def test_what_programs_leave_is_passed_over(engross: Engross, started: Path) -> None:
    """In the clause folder and in its sections; each is named, and no binary file ends in an error."""
    folders = [started / "clauses", next(path for path in sorted((started / "clauses").iterdir()) if path.is_dir())]
    for folder in folders:
        for name in LEFT:
            (folder / name).write_bytes(b"\xff\x00")
    ran = engross("check")
    assert ran.exit_code == 0, ran.stderr
    assert ran.stderr.count("is passed over") == 2 * len(LEFT)


@pytest.mark.fault(
    "An output named among the clauses or in a sealed edition", "refused before anything is made, exit code 2"
)
@pytest.mark.parametrize("command", ["build", "redline", "review", "site", "spdx"])
@pytest.mark.parametrize("place", ["clauses", "clauses/use", "builds/9.9", "builds/9.9/in"])
def test_clauses_and_sealed_editions_are_no_target(command: str, place: str, engross: Engross, started: Path) -> None:
    """Whatever is written."""
    sealed = started / "builds" / "9.9"
    sealed.mkdir(parents=True)
    (sealed / "manifest.json").write_text('{"sealed": true}')
    out = str(started / place)
    before = sorted(started.rglob("*"))
    words = {
        "build": ["build", "--out", out],
        "redline": ["redline", "RC", "RC-CR", "-o", out],
        "review": ["review", out, "--since", "HEAD"],
        "site": ["site", out],
        "spdx": ["spdx", out],
    }[command]
    ran = engross(*words)
    assert ran.exit_code == 2, ran.stderr
    assert "clauses" in ran.stderr or "sealed edition 9.9" in ran.stderr
    assert sorted(started.rglob("*")) == before


@pytest.mark.fault("A link among the clauses", "refused; its target is never opened, not even to show its line")
def test_the_target_of_a_link_is_not_shown(engross: Engross, started: Path, tmp_path: Path) -> None:
    """The finding has no source line."""
    secret = tmp_path / "secret"
    secret.write_text("do not print me\n")
    section = next(path for path in sorted((started / "clauses").iterdir()) if path.is_dir())
    (section / "x.link.md").symlink_to(secret)
    ran = engross("check")
    assert ran.exit_code == 3
    assert "this is a link" in ran.stderr
    assert "do not print me" not in ran.stderr + ran.stdout


def command(*words: object, limit: bool = False, folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """A run in a process of its own, which `limit` lets write no file of more than 4 kB, as on a full disk."""
    start = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    start += "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));" if limit else ""
    code = f"{start} from engross.cli import main; main()"
    line = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(line, capture_output=True, text=True, timeout=120, check=False, cwd=folder)


@pytest.mark.fault(
    "A full disk", "one line names the file that could not be written, exit code 4; nothing is half-written"
)
def test_a_full_disk_names_the_file(started: Path) -> None:
    """Whichever file it is that does not fit."""
    ran = command("-C", started, "build", "--format", "txt,md,html", "--out", started / "out", limit=True)
    assert ran.returncode == 4, ran.stderr
    assert f"{started / 'out'}" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert all(path.stat().st_size != 4096 for path in (started / "out").rglob("*") if path.is_file())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
def test_a_full_output_is_one_line(started: Path) -> None:
    """Where the result itself cannot be written."""
    with Path("/dev/full").open("w") as full:
        code = "from engross.cli import main; main()"
        ran = subprocess.run(
            [sys.executable, "-c", code, "-C", started, "list"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (ran.returncode, ran.stderr) == (4, "error: could not write the output: No space left on device\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["list"], 4, "error: could not write the output: Bad file descriptor\n"),
        (["--help"], 4, "error: could not write the output: Bad file descriptor\n"),
        (["build", "RC", "--format", "md"], 0, "1 written"),
    ],
)
def test_a_closed_output_is_as_a_full_one(words: list[str], code: int, said: str, started: Path) -> None:
    """A command that prints its result says that it cannot; one that writes files does its work."""
    program = f"cd {shlex.quote(str(started))} && {shlex.join([sys.executable, '-m', 'engross', *words])}"
    ran = subprocess.run(["/bin/sh", "-c", f"{program} <&- >&-"], stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == code
    assert said in ran.stderr
    assert "ignored" not in ran.stderr
    silent = subprocess.run(["/bin/sh", "-c", f"{program} <&- >&- 2>&-"], check=False)
    assert silent.returncode == code


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of a sealed edition, away from its ledger."""
    return Path(shutil.copytree(EDITION, tmp_path / "3.0-draft.2"))


@pytest.mark.fault(
    "A file of an edition that cannot be read", "`verify` names it by its hash first, then why; the others are read"
)
def test_verify_goes_on_after_a_file_that_cannot_be_read(engross: Engross, edition: Path) -> None:
    """Hashes first, words after, each file by itself."""
    (edition / "MG-BY-3.0-draft.2.docx").write_bytes(b"PK\x03\x04 damaged")
    text = edition / "MG0-3.0-draft.2.txt"
    text.write_text(text.read_text().replace("worldwide", "global"))
    ran = engross("verify", str(edition))
    assert ran.exit_code == 1
    lines = [line.strip() for line in ran.stdout.splitlines()]
    kinds = [line.split()[0] for line in lines if "3.0-draft.2." in line]
    assert kinds == ["changed", "changed", "words", "words"]
    assert any("MG-BY-3.0-draft.2.docx: it cannot be read any more" in line for line in lines)
    assert any("worldwide -> global" in line for line in lines)


@pytest.mark.fault("A damaged manifest", "`verify` says that it cannot be read, and calls the edition no preview")
def test_a_damaged_manifest_is_no_preview(engross: Engross, edition: Path) -> None:
    """With its checksums, and without them."""
    (edition / "manifest.json").write_text("{")
    ran = engross("verify", str(edition))
    assert ran.exit_code == 1
    assert "manifest.json" in ran.stdout
    assert "preview" not in ran.stdout
    (edition / "SHA256SUMS").unlink()
    ran = engross("verify", str(edition))
    assert ran.exit_code == 1
    assert "preview" not in ran.stdout


@pytest.mark.fault("A ledger that is not there", "a finding of `verify`, for nothing vouches for the checksums")
def test_a_missing_ledger_is_a_finding(engross: Engross, started: Path) -> None:
    """In a project; an edition that was downloaded has none beside it."""
    copied = shutil.copytree(EDITION, started / "builds" / EDITION.name)
    ran = engross("verify")
    assert ran.exit_code == 1
    assert "SEALED: it is not there" in ran.stdout
    shutil.copytree(copied, started / "downloads" / EDITION.name)
    assert engross("verify", str(started / "downloads" / EDITION.name)).exit_code == 0


@pytest.mark.parametrize("words", [("identify",), ("diff", "RC"), ("redline", "RC"), ("comments",)])
def test_each_command_refuses_what_is_no_file(
    words: tuple[str, ...], engross: Engross, started: Path, tmp_path: Path
) -> None:
    """A pipe does not make it wait, three gigabytes are not read, and an empty file is no licence."""
    pipe, huge, empty = (tmp_path / name for name in ("pipe.txt", "huge.txt", "empty.txt"))
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(3 * 1024**3)
    empty.touch()
    piped = command("-C", started, words[0], pipe, *words[1:], folder=tmp_path)
    others = [engross(words[0], str(path), *words[1:]) for path in (huge, empty)]
    for path, said, code, ran in (
        (pipe, "this is a pipe", piped.returncode, piped.stderr),
        (huge, "3,221,225,472 bytes are too many", others[0].exit_code, others[0].stderr),
        (empty, "the file is empty", others[1].exit_code, others[1].stderr),
    ):
        assert code == 3, ran
        assert said in ran
        assert str(path) in ran
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cards", "empty.txt", "huge.txt", "pipe.txt"]
