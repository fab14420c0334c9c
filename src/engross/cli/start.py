"""Commands for beginning and for the machine: new, upgrade, schema, doctor, completion.

Take a folder, the name of a schema or of a shell; print, or write the files of a new family. Nothing is overwritten.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.terminal import Session, json_option, print_json, session, tell

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SHELLS = ("bash", "zsh", "fish")
SCHEMAS = ("document", "redline", "family", "clause", "scenarios", "errata", "card", "page")


@click.command
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def new(folder: Path) -> None:
    """Start a small family in DIR.

    It builds at once. A folder with files in it is refused.

    \b
    Example:
      engross new tools-licence
      engross -C tools-licence build
    """
    from engross.editions.disk import make_folder, replace

    if folder.is_dir() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} has files in it; nothing was written")
    from importlib.resources import files

    for path, data in _skeleton(files("engross.cli") / "skeleton", Path()):
        target = folder / path
        make_folder(target.parent)
        replace(target, data)
    tell(f"Started a family in {folder}.")
    tell(f"Next: engross -C {folder} list; engross -C {folder} build; then read {folder / 'README.md'}.")


@click.command
@click.option("--split", is_flag=True, help="Give the outline, the sheet, the lint and each page a file of its own.")
@session
def upgrade(session: Session, split: bool) -> None:
    """Write the family files out in the newest format.

    Comments and layout stay. A family of an older format is read without this; sealed editions are never touched.

    \b
    Example:
      engross upgrade
      engross upgrade --split
    """
    from engross.editions.disk import make_folder, replace
    from engross.library.format import rewriting
    from engross.model import Span
    from engross.model.diagnostics import BadInput, Diagnostic

    root = session.clauses
    before = {Path(path).relative_to(root).as_posix(): Path(path).read_text("utf-8") for path in session.family.files}
    try:
        after = rewriting.split(before) if split else rewriting.upgraded(before)
    except rewriting.Unwritable as error:
        where = Span(str(root / "family.yaml"))
        raise BadInput([Diagnostic("layout", str(error), where, "change it by hand")]) from None
    changed = [path for path, text in after.items() if before.get(path) != text]
    for path in changed:
        make_folder((root / path).parent)
        replace(root / path, after[path].encode())
    for path in before.keys() - after.keys():
        (root / path).unlink()
    tell(f"Written: {', '.join(str(root / path) for path in changed)}." if changed else "The family is up to date.")
    tell("Next: engross check")


@click.command
@click.argument("name", type=click.Choice(SCHEMAS))
@session
def schema(session: Session, name: str) -> None:
    """Print a JSON Schema, or the reference page of the source format.

    Of the JSON format (document), of a redline as JSON (redline), of family.yaml (family), of the front matter of a
    clause (clause), of pages/scenarios.yaml (scenarios), of the errata of an edition (errata), or of the metadata of a
    model card under one of the licences (card). Page prints the reference of all keys as Markdown instead,
    docs/format.md.

    \b
    Example:
      engross schema document > document.schema.json
    """
    import json

    if name in ("document", "redline"):
        from engross.writers import json as writer

        content = writer.schema() if name == "document" else writer.redline_schema()
    elif name == "card":
        from engross.pages.notice import card_schema

        content = card_schema(session.family)
    elif name == "page":
        from engross.library.format.page import page

        click.echo(page(), nl=False)
        return
    else:
        from engross.library.format import schema as of_format
        from engross.model import Clause, Errata, Family, Scenarios

        declared: dict[str, type] = {"family": Family, "clause": Clause, "scenarios": Scenarios, "errata": Errata}
        content = of_format.schema(declared[name])
    click.echo(json.dumps(content, indent=2, ensure_ascii=False))


@click.command
@json_option
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Say what this machine has and lacks.

    Exits with 4 where something that engross needs is missing.

    \b
    Example:
      engross doctor
    """
    from engross.cli.doctor import examine
    from engross.model.diagnostics import EXIT_ENVIRONMENT

    rows = examine()
    sound = all(row.sound for row in rows)
    if as_json:
        listed = [{"name": r.name, "state": r.state.value, "found": r.found, "remedy": r.remedy} for r in rows]
        print_json({"sound": sound, "rows": listed})
    else:
        width = max(len(row.name) for row in rows)
        for row in rows:
            state = click.style(f"{row.state.value:<8}", fg="green" if row.sound else "red")
            click.echo(f"{row.name:<{width}}  {state}  {row.found}")
            if row.remedy:
                click.echo(f"{'':<{width}}  {'':<8}  {row.remedy}")
    context.exit(0 if sound else EXIT_ENVIRONMENT)


@click.command
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands in a shell.

    \b
    Example:
      engross completion bash > ~/.local/share/bash-completion/completions/engross
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(context.find_root().command, {}, "engross", "_ENGROSS_COMPLETE").source())


def _skeleton(folder: "Traversable", below: Path) -> list[tuple[Path, bytes]]:
    """Every file of the skeleton; those of git gain their point here, because git would obey them in our own tree."""
    found: list[tuple[Path, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _skeleton(entry, below / entry.name)
        else:
            name = f".{entry.name}" if entry.name in ("gitattributes", "gitignore") else entry.name
            found.append((below / name, entry.read_bytes()))
    return found


COMMANDS = (new, upgrade, schema, doctor, completion)
