"""The command `engross` itself, and its options.

Takes the command line; hands a `Session` to the command that is asked for, which is imported then. Imports nothing
heavy.
"""

from pathlib import Path

import click

from engross import __version__
from engross.cli.commands import LoadingGroup
from engross.cli.terminal import LIMITS, Session


@click.group(
    name="engross",
    cls=LoadingGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="engross")
@click.option("-C", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Work on the family in DIR.")
@click.option("--no-color", is_flag=True, help="Print without colours; the variable NO_COLOR does the same.")
@click.option(
    "--limits",
    type=click.Choice(LIMITS),
    default=LIMITS[0],
    show_default=True,
    help="How large and slow a file from somebody else may be; docs/limits.md has the figures.",
)
@click.option("--debug", is_flag=True, help="Print the traceback of an unexpected error.")
@click.pass_context
def cli(context: click.Context, folder: Path | None, no_color: bool, limits: str, debug: bool) -> None:
    """Write out a family of licences: every valid variant, in every format, from one set of clauses.

    \b
    Example:
      engross list
      engross show MG-BY-NC
      engross build MG-BY --format pdf
    """
    session = Session(folder, plain=no_color, debug=debug, limits=limits)
    context.obj = session
    context.color = session.color
