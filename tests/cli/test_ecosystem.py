"""What other programs read of the repository: workflows and hooks, judged by their own checkers, and run."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.cli.conftest import Engross

from engross.cli import cli

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PROGRAMS = Path(sys.executable).parent
JUDGES = {
    "the schema of workflows": ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
    "a limit of time": ["check-jsonschema", "--builtin-schema", "custom.github-workflows-require-timeout", *WORKFLOWS],
    "the auditor of workflows": ["zizmor", "--offline", "--no-config", "--persona", "pedantic", *WORKFLOWS],
    "the hooks' own program": ["pre-commit", "validate-manifest", HOOKS],
}


def parsed(path: Path) -> Any:
    """A YAML file as plain data."""
    return YAML(typ="safe", pure=True).load(path)


def runs(path: Path) -> str:
    """Every shell step of a workflow."""
    jobs = parsed(path)["jobs"].values()
    return "\n".join(step.get("run", "") for job in jobs for step in job["steps"])


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
        options = {name for parameter in cli.commands[command].params for name in parameter.opts}
        assert set(re.findall(r"(?<= )--[\w-]+", rest)) <= options
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)", script)) <= set(targets)
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_a_pull_request_is_told_what_it_reaches() -> None:
    """The summary holds the impact since the base, which is not taken as a failure."""
    line = next(line for line in runs(ROOT / ".github/workflows/pull-request.yml").splitlines() if "impact" in line)
    assert line.endswith('--format md >> "$GITHUB_STEP_SUMMARY" || [ $? -eq 1 ]')


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
