"""The command `explain`: what a finding means, and what to do."""

from click.testing import CliRunner, Result

from engross.cli.root import cli
from engross.lint import RULES


def run(*arguments: str) -> Result:
    """Runs the command, which needs no family."""
    return CliRunner().invoke(cli, ["explain", *arguments], prog_name="engross")


def test_a_finding_of_the_lint_has_its_hint() -> None:
    """Behind its title and the reason, in a paragraph of its own."""
    for rule in RULES:
        ran = run(rule.code)
        assert ran.exit_code == 0
        assert ran.stdout.endswith(f"\n\nhint: {rule.hint}\n")


def test_a_finding_that_nothing_is_called_is_answered() -> None:
    """With the nearest one."""
    ran = run("undefined-trm")
    assert (ran.exit_code, "did you mean 'undefined-term'?" in ran.stderr) == (2, True)
