"""The command `explain`: what a finding means, and what to do."""

from click.testing import CliRunner, Result

from engross.cli.root import cli
from engross.lint import RULES
from engross.lint.report import explanations


def run(*arguments: str) -> Result:
    """Runs the command, which needs no family."""
    return CliRunner().invoke(cli, ["explain", *arguments], prog_name="engross")


def test_a_finding_of_the_lint_has_its_hint() -> None:
    """Title, reason and hint are a paragraph each."""
    known = explanations()
    for rule in RULES:
        ran = run(rule.code)
        reason = f"{known[rule.code].why}\n\n" if known[rule.code].why else ""
        assert (ran.exit_code, ran.stdout) == (0, f"{known[rule.code].title}\n\n{reason}hint: {rule.hint}\n")


def test_a_finding_that_nothing_is_called_is_answered() -> None:
    """With the nearest one."""
    ran = run("undefined-trm")
    assert (ran.exit_code, "did you mean 'undefined-term'?" in ran.stderr) == (2, True)
