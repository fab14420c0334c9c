"""Two branches that changed one clause: what is in conflict, what is refused, and how the merge is finished."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Engross

from engross.editions import wording

CLAUSE = "clauses/sharing/share.credit.md"
FAMILY = "clauses/family.yaml"
PAGES = wording.FOLDER.as_posix()
Git = Callable[..., str]


@pytest.fixture
def git(started: Path, checker: Callable[[str], str]) -> Git:
    """Runs git in a repository that holds the started family; a failed merge is no error."""
    program = checker("git")

    def run(*arguments: str) -> str:
        quiet = ["-c", "init.defaultBranch=main", "-c", "user.name=A", "-c", "user.email=a@example.org"]
        ran = subprocess.run(
            [program, "-C", str(started), *quiet, *arguments], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0 or arguments[0] == "merge", ran.stdout + ran.stderr
        return ran.stdout.strip()

    run("init", "-q")
    return run


def commit(git: Git) -> None:
    """Commits everything."""
    git("add", "-A")
    git("commit", "-q", "-m", "a change")


def replace(file: Path, old: str, new: str) -> None:
    """Changes words of a file, which must hold them."""
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def branched(engross: Engross, git: Git, started: Path, edits: dict[str, tuple[str, str, str]]) -> list[str]:
    """Merges two branches that made other words of the same ones and accepted them; returns the files in conflict."""
    assert engross("accept", "--reason", "First.").exit_code == 0
    commit(git)
    git("branch", "theirs")
    for branch, side in (("main", 1), ("theirs", 2)):
        git("checkout", "-q", branch)
        for name, words in edits.items():
            replace(started / name, words[0], words[side])
        assert engross("accept", "--reason", f"As {branch} said.").exit_code == 0
        commit(git)
    git("checkout", "-q", "main")
    git("merge", "-q", "theirs")
    return git("diff", "--name-only", "--diff-filter=U").split()


def keep(started: Path, name: str, words: str) -> None:
    """Puts words in the place of each conflict of a file."""
    lines = (started / name).read_text().split("\n")
    while any(line.startswith("<<<<<<<") for line in lines):
        start, end = (next(n for n, line in enumerate(lines) if line.startswith(mark * 7)) for mark in "<>")
        lines[start : end + 1] = [words]
    (started / name).write_text("\n".join(lines))


def test_one_word_in_two_branches_is_one_file_in_conflict(engross: Engross, git: Git, started: Path) -> None:
    """The clause alone is in conflict; it is refused by name until it is merged, and `accept` writes the pages anew."""
    conflicting = branched(engross, git, started, {CLAUSE: ("beside it", "above it", "below it")})
    assert conflicting == [CLAUSE]
    for command in ("check", "release", "accept"):
        ran = engross(command)
        assert ran.exit_code == 3
        assert f"{CLAUSE}:" in ran.stderr
        assert "error[merge-conflict]: a merge is not finished: line" in ran.stderr
        assert "(theirs)" in ran.stderr
    keep(started, CLAUSE, "Whoever passes the Recipe on names its author next to it.")
    ran = engross("check")
    assert ran.exit_code == 1
    assert "error[" not in ran.stderr
    assert "next to" in ran.stderr
    assert engross("accept", "--reason", "As both wanted.").exit_code == 0
    assert engross("check").exit_code == 0
    page = (started / wording.FOLDER / "RC-CR.md").read_text()
    assert page.count("names its author") == page.count("next to it") == 1
    noted = (started / "CHANGELOG.md").read_text()
    assert [noted.count(f"As {who}") for who in ("main said", "theirs said", "both wanted")] == [1, 1, 1]


def test_marks_in_each_kind_of_file_are_refused_by_name(engross: Engross, git: Git, started: Path) -> None:
    """Where git leaves marks in every file, each is named with its lines; people and `accept` finish the merge."""
    (started / ".gitattributes").unlink()
    dish = 'not photographs, text: "a dish"'
    edits = {
        CLAUSE: ("beside it", "above it", "below it"),
        FAMILY: (dish, dish.replace("a dish", "a meal"), dish.replace("a dish", "a course")),
    }
    pages = {f"{PAGES}/{name}" for name in ("RC-CR.md", "RC-CR-HO.md", "settings/photographs.off.md")}
    assert set(branched(engross, git, started, edits)) == {CLAUSE, FAMILY, *pages, "CHANGELOG.md"}
    refused(engross, {CLAUSE, FAMILY}, 3)
    keep(started, CLAUSE, "Whoever passes the Recipe on names its author next to it.")
    refused(engross, {FAMILY}, 3)
    line = next(line for line in (started / FAMILY).read_text().split("\n") if "a meal" in line)
    keep(started, FAMILY, line)
    refused(engross, {*pages, "CHANGELOG.md"}, 1)
    ran = engross("accept", "--reason", "As both wanted.")
    assert ran.exit_code == 3
    assert "CHANGELOG.md:" in ran.stderr
    keep(started, "CHANGELOG.md", "- As main said, and theirs.")
    refused(engross, pages, 1)
    assert "[-above-]{+next to+}" in engross("check").stderr
    assert engross("accept", "--reason", "As both wanted.").exit_code == 0
    assert engross("check").exit_code == 0
    commit(git)


def refused(engross: Engross, names: set[str], code: int) -> None:
    """Both `check` and `release` refuse exactly these files for their unfinished merges."""
    for command in ("check", "release"):
        ran = engross(command)
        assert ran.exit_code == code
        found = [
            line.split(": error[merge-conflict]") for line in ran.stderr.splitlines() if "[merge-conflict]" in line
        ]
        named = {
            name for name in names for where, _ in found if where.rpartition(":")[0].rpartition(":")[0].endswith(name)
        }
        assert named == names
        assert len({where.rpartition(":")[0].rpartition(":")[0] for where, _ in found}) == len(names)
        assert all("line" in said and "against" in said for _, said in found)
