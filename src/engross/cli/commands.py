"""Which commands there are, and the one that is asked for.

Takes a name; returns its command, loaded then. `COMMANDS` says what help prints of each, so that help loads none.
"""

from collections.abc import Iterable
from importlib import import_module

import click

from engross.cli.errors import ErrorHandlingGroup

COMMANDS = {
    "list": ("view", "List the variants: id, words, category, name, tags."),
    "show": ("view", "Print one licence."),
    "diff": ("view", "Compare two licences word by word."),
    "sheet": ("tables", "Print the sheet of one, several or all licences."),
    "matrix": ("tables", "Show which clause file reaches which licence."),
    "concordance": (
        "concordance",
        "List the number of each clause in each licence of each edition, and of the working text.",
    ),
    "identify": ("identify", "Tell which licence of this family a file is, and whether it was changed."),
    "redline": ("redlines", "Write what changed between two licences."),
    "impact": ("redlines", "Say what the edits since an edition or a git revision reach."),
    "review": ("redlines", "Write the pack that counsel is sent."),
    "build": ("make", "Write licences to a working folder."),
    "comments": ("comments", "List what a reviewer changed and said in a Word file."),
    "changelog": ("release", "Draft what the changelog says of the wording."),
    "release": ("release", "Seal the edition: every licence in every format."),
    "verify": ("verify", "Say whether editions are as they were released."),
    "check": ("check", "Say what is wrong with the clauses."),
    "accept": ("check", "Accept the wording as it is now."),
    "next": ("check", "Open the next edition."),
    "explain": ("linting", "Say what a finding means."),
    "choose": ("choose", "Find the licence that fits a model."),
    "remix": ("publish", "Say which licence a combination of works may carry."),
    "deed": ("publish", "Print a licence in plain words."),
    "notice": ("publish", "Print what a publisher puts beside a release."),
    "spdx": ("spdx", "Write each licence as SPDX licence-list XML, with its test text, into OUT."),
    "site": ("publishing", "Write the site: chooser, licences, comparisons, editions."),
    "serve": ("publishing", "Show the site of the working text on localhost, built anew on each change."),
    "new": ("start", "Start a small family in DIR."),
    "upgrade": ("start", "Write the family files out in the newest format."),
    "schema": ("start", "Print a JSON Schema, or the reference page of the source format."),
    "doctor": ("start", "Say what this machine has and lacks."),
    "completion": ("start", "Print the script that completes commands in a shell."),
    "import": ("importing", "Make a family of licences that were kept by hand."),
}
"""Each command: the module that has it and the first sentence of its help, in the order in which help lists them."""


class LoadingGroup(ErrorHandlingGroup):
    """The root group: a command is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of `COMMANDS`, not by the alphabet."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        return loaded(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands as Click does."""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=said).get_short_help_str(limit))
                    for name, (_, said) in COMMANDS.items()
                ]
            )


def loaded(name: str) -> click.Command:
    """A command of `COMMANDS`; its module is imported."""
    commands: Iterable[click.Command] = import_module(f"engross.cli.{COMMANDS[name][0]}").COMMANDS
    return next(command for command in commands if command.name == name)
