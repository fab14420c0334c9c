"""What other programs read of the repository: workflows and hooks, judged by their own checkers, and run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version
from ruamel.yaml import YAML
from tests.cli.conftest import Engross

from engross import __version__, writers
from engross.cli.commands import loaded

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CONFIG = ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"
FORMS = sorted(path for path in CONFIG.parent.glob("*.yml") if path != CONFIG)
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PROGRAMS = Path(sys.executable).parent
JUDGES = {
    "the schema of workflows": ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
    "a limit of time": ["check-jsonschema", "--builtin-schema", "custom.github-workflows-require-timeout", *WORKFLOWS],
    "the auditor of workflows": ["zizmor", "--offline", "--no-config", "--persona", "pedantic", *WORKFLOWS],
    "the schema of issue forms": ["check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *FORMS],
    "the schema of the issue page": ["check-jsonschema", "--builtin-schema", "vendor.github-issue-config", CONFIG],
    "the hooks' own program": ["pre-commit", "validate-manifest", HOOKS],
}


def parsed(path: Path) -> Any:
    """A YAML file as plain data."""
    return YAML(typ="safe", pure=True).load(path)


def runs(path: Path) -> str:
    """Every shell step of a workflow."""
    jobs = parsed(path)["jobs"].values()
    return "\n".join(step.get("run", "") for job in jobs for step in job["steps"])


def heard(workflow: str, tag: str) -> bool:
    """Whether a push of a tag starts a workflow; in GitHub's patterns a star stops at a slash."""
    patterns = parsed(ROOT / ".github" / "workflows" / workflow)["on"]["push"]["tags"]
    asked = (re.sub(r"(?<!\])\*", "[^/]*", pattern.replace(".", r"\.")) for pattern in patterns)
    return any(re.fullmatch(pattern, tag) for pattern in asked)


@pytest.mark.parametrize("judge", JUDGES)
def test_each_judge_is_content(judge: str) -> None:
    """The checker that belongs to a file finds nothing in it, offline."""
    program, *arguments = map(str, JUDGES[judge])
    ran = subprocess.run([PROGRAMS / program, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_an_action_is_pinned_by_its_commit() -> None:
    """A tag can be moved, a commit cannot; its version stands beside it."""
    used = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not re.fullmatch(r" *uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_what_there_is(path: Path) -> None:
    """Every command and option of ours that it calls exists, and so does every make target; its shell parses."""
    script = runs(path)
    for command, rest in re.findall(r"\bengross (\w+)((?: [^\n>|)]+)?)", script):
        options = {name for parameter in loaded(command).params for name in parameter.opts}
        assert set(re.findall(r"(?<= )--[\w-]+", rest)) <= options
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)", script)) <= set(targets)
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_a_pull_request_is_told_what_it_reaches() -> None:
    """Summary and comment hold the impact since the base, which is not taken as a failure; Word redlines are kept."""
    path = ROOT / ".github/workflows/pull-request.yml"
    line = next(line for line in runs(path).splitlines() if "impact" in line)
    assert line.endswith("--format md > impact.md || [ $? -eq 1 ]")
    jobs = parsed(path)["jobs"]
    assert "--body-file impact.md" in jobs["comment"]["steps"][-1]["run"]
    assert not any("checkout" in step.get("uses", "") for step in jobs["comment"]["steps"])
    assert "packs/*/redline/*.docx" in [step.get("with", {}).get("path") for step in jobs["check"]["steps"]]


@pytest.mark.parametrize("hook", parsed(HOOKS), ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_in_a_family(hook: dict[str, Any], engross: Engross) -> None:
    """Its entry is a command of ours that is content with a sound family, and it wakes for the files it is about."""
    program, *arguments = str(hook["entry"]).split()
    assert program == "engross"
    ran = engross(*arguments)
    assert ran.exit_code == 0, ran.output
    wakes = {"engross-check": "clauses/grant.md", "engross-verify": "builds/1.0/MG.txt"}
    assert re.search(hook["files"], wakes[hook["id"]])
    assert not re.search(hook["files"], "README.md")


def test_the_check_hook_stops_a_mistake(engross: Engross, started: Path) -> None:
    """A clause that cites nothing there is makes the hook fail."""
    clause = next(path for path in sorted((started / "clauses").rglob("*.md")) if path.name != "README.md")
    clause.write_text(clause.read_text("utf-8").rstrip() + " See [Section](#nowhere).\n", encoding="utf-8")
    assert engross("check").exit_code != 0


def test_the_advised_tag_starts_the_release(engross: Engross, started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tag that `release` advises starts the release workflow alone, which takes the edition's folder from it."""
    monkeypatch.setattr(writers, "FORMATS", tuple(one for one in writers.FORMATS if one.name == "json"))
    assert engross("changelog", "--write").exit_code == 0
    sealed = engross("release")
    advised = re.search(r"git tag (\S+?);", sealed.stderr)
    assert advised, sealed.output
    tag = advised[1]
    assert heard("release.yml", tag)
    assert not heard("package.yml", tag)
    taking = next(line for line in runs(ROOT / ".github/workflows/release.yml").splitlines() if "EDITION=" in line)
    environment = {"PATH": os.environ["PATH"], "GITHUB_REF_NAME": tag, "GITHUB_ENV": str(started / "env")}
    subprocess.run(["bash", "-c", taking], env=environment, check=True)
    name, _, edition = (started / "env").read_text(encoding="utf-8").strip().partition("=")
    assert name == "EDITION"
    assert (started / "builds" / edition / "SHA256SUMS").is_file()


def test_a_version_tag_starts_the_package_alone() -> None:
    """The tag of this version publishes the package, and no edition."""
    tag = f"v{__version__}"
    assert heard("package.yml", tag)
    assert not heard("release.yml", tag)


def test_the_first_section_of_the_changelog_is_of_this_version() -> None:
    """Sections stand from the newest version to the oldest; all but the first have a day."""
    text = (ROOT / "docs" / "toolkit-changelog.md").read_text("utf-8")
    (version, day), *older = re.findall(r"^## \[(.*?)\] - (.*)$", text, flags=re.MULTILINE)
    assert version == __version__
    days = [on for _, on in older] + ([] if day == "unreleased" else [day])
    assert [on for on in days if not re.fullmatch(r"\d{4}-\d\d-\d\d", on)] == []
    versions = [Version(one) for one in (version, *(one for one, _ in older))]
    assert versions == sorted(versions, reverse=True)
