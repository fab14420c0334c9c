"""The command that writes licences for lists of licences: spdx.

Takes a family or an edition of it and a folder; writes files there, prints their names.
"""

from pathlib import Path

import click

from engross.cli.terminal import Session, session, tell


@click.command
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--edition", metavar="EDITION", help="A released edition.  [default: the working text]")
@session
def spdx(session: Session, out: Path, edition: str | None) -> None:
    """Write each licence as SPDX licence-list XML, with its test text, into OUT.

    The files are named by the id that SPDX expressions cite: LicenseRef- and the id of the licence. The text is also
    what REUSE wants in LICENSES/.

    \b
    Example:
      engross spdx ../spdx
      engross spdx ../spdx --edition 3.0-draft.1
    """
    from engross.editions import together
    from engross.editions.history import since, working
    from engross.editions.spdx import files

    session.target(out)
    project = session.states
    point = since(project, edition) if edition else working(project)
    made = dict(files(point.documents.values()))
    together.put(out, made)
    for name in made:
        click.echo(out / name)
    tell(f"XML and test text of {len(point.documents)} licences of {point.said}.")


COMMANDS = (spdx,)
