"""The files that one command writes appear together or not at all, also where others stand already."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.editions.projects import OLDER, project
from tests.editions.test_faults import Failing
from tests.editions.test_together import tree

from engross.cli.root import cli
from engross.editions.disk import STAGING

COMMANDS = {
    "redline": ("redline", "RC", "RC-CR", "--format", "md,html,docx,json", "-o"),
    "spdx": ("spdx",),
    "review": ("review", "--since", OLDER),
    "site": ("site",),
}


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an older edition."""
    folder = tmp_path_factory.mktemp("cards")
    project(folder)
    return folder


@pytest.fixture(autouse=True)
def _without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engross.review.pack.files.CLEAN", ("docx",))
    monkeypatch.setattr("engross.review.pack.files.REDLINED", ("html",))


def refused(cards: Path, command: str, out: Path, numbers: Iterable[int]) -> int:
    """Lets one call after the other fail, until a run has no such call any more; returns how many calls it has."""
    for nth in numbers:
        before = tree(out.parent)
        with pytest.MonkeyPatch.context() as monkeypatch:
            failing = Failing(monkeypatch, nth)
            ran = CliRunner().invoke(cli, ["-C", str(cards), *COMMANDS[command], str(out)])
        if failing.calls < nth:
            assert ran.exit_code == 0, ran.output
            return failing.calls
        assert ran.exit_code == 4, ran.output
        [line] = [line for line in ran.stderr.splitlines() if "error" in line]
        assert line.startswith("error: ")
        assert line.endswith(": No space left on device")
        assert STAGING not in line
        assert ran.stdout == ""
        assert tree(out.parent) == before, f"call {nth}"
    return 0


@pytest.mark.fault(
    "A disk that refuses one of the files of redline, review, spdx or site",
    "none appears, and those that stood there are as they were; one line, exit code 4",
)
@pytest.mark.parametrize(
    "numbers", [pytest.param((2, 9), id="some"), pytest.param(range(1, 2000), id="all", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("command", COMMANDS)
def test_all_or_none(command: str, numbers: Iterable[int], cards: Path, tmp_path: Path) -> None:
    """In a folder that is not there."""
    assert refused(cards, command, tmp_path / "deep" / "out", numbers) > 9 or numbers == (2, 9)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_all_or_none_beside_others(command: str, cards: Path, tmp_path: Path) -> None:
    """In a folder that holds what an earlier run wrote, and files of others where the command takes them."""
    out = tmp_path / "out"
    if command != "review":  # it never writes where a round stands
        assert CliRunner().invoke(cli, ["-C", str(cards), *COMMANDS[command], str(out)]).exit_code == 0
    if command != "site":  # it takes no folder that holds others
        out.mkdir(exist_ok=True)
        (out / "theirs").write_bytes(b"theirs")
    assert refused(cards, command, out, iter(range(1, 2000))) > 9


IN_PLACE = {
    "accept": ("accept", "--reason", "Says it in other words."),
    "next": ("next", "0.2", "--date", "2026-02-01"),
}


@pytest.mark.fault(
    "A disk that refuses one of the files that accept or next changes",
    "pages, changelog and family file are as they were; one line, exit code 4",
)
@pytest.mark.parametrize(
    "numbers", [pytest.param((3, 11), id="some"), pytest.param(range(1, 2000), id="all", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("command", IN_PLACE)
def test_all_or_none_in_place(command: str, numbers: Iterable[int], tmp_path: Path) -> None:
    """What the family keeps of its wording and its edition agrees, whichever write fails."""
    folder, without_ci = tmp_path / "cards", {"CI": None}
    for begun in (("new", str(folder)), ("-C", str(folder), "accept", "--reason", "First.")):
        assert CliRunner(env=without_ci).invoke(cli, begun).exit_code == 0
    if command == "accept":
        clause = folder / "clauses" / "use" / "use.home.md"
        clause.write_text(clause.read_text().replace("No Cook", "No new Cook"))
    before = tree(folder)
    for nth in numbers:
        with pytest.MonkeyPatch.context() as monkeypatch:
            failing = Failing(monkeypatch, nth)
            ran = CliRunner(env=without_ci).invoke(cli, ["-C", str(folder), *IN_PLACE[command]])
        if failing.calls < nth:
            assert ran.exit_code == 0, ran.output
            assert nth > 11
            assert tree(folder) != before
            assert CliRunner().invoke(cli, ["-C", str(folder), "check"]).exit_code == 0
            return
        assert ran.exit_code == 4, ran.output
        assert tree(folder) == before, f"call {nth}"
    assert numbers == (3, 11)
