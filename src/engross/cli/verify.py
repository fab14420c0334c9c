"""`engross verify`: whether editions are as they were released.

Takes names of editions and folders; prints each faulty file, then the words that differ. Never writes.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross import writers
from engross.cli.errors import count, unknown_edition
from engross.cli.terminal import Session, json_option, print_json, progress, session

if TYPE_CHECKING:
    from engross.editions.rebuild import Rebuilt
    from engross.editions.verify import Verification


@click.command
@click.argument("names", metavar="[EDITION|DIR]...", nargs=-1)
@click.option("--rebuild", is_flag=True, help="Build each edition again from its own sources, and compare.")
@click.option(
    "--signers",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True),
    help="Ask for a signature by one of these (allowed signers, as ssh-keygen reads them).",
)
@json_option
@session
def verify(session: Session, names: tuple[str, ...], rebuild: bool, signers: Path | None, as_json: bool) -> None:
    """Say whether editions are as they were released.

    Works offline. Names every file that is missing, extra, changed, renamed or swapped, by its hash, and then the words
    that changed in it; a file that cannot be read is named too, and the others are read. Without a name, looks at every
    edition below builds. Exits with 1 where something is wrong.

    \b
    Example:
      engross verify
      engross verify 3.0-draft.1 --rebuild
      engross verify ~/Downloads/3.0-draft.1 --signers signers
    """
    from engross.model.diagnostics import EXIT_FINDINGS

    if rebuild:
        writers.ready(writers.FORMATS)
    wrong = 0
    listed: list[dict[str, Any]] = []
    for folder in _folders(session, names):
        hashed, report = _verified(session, folder, signers, quiet=as_json)
        rebuilt = _rebuilt(folder) if rebuild and not report.faults else None
        wrong += len(report.faults) + (rebuilt is not None and not rebuilt.same)
        if as_json:
            listed.append(_report_data(report, rebuilt))
        else:
            _print_words(report, hashed, rebuilt)
    if as_json:
        print_json({"editions": listed})
    if wrong:
        raise click.exceptions.Exit(EXIT_FINDINGS)


def _verified(
    session: Session, folder: Path, signers: Path | None, *, quiet: bool
) -> "tuple[Verification, Verification]":
    """What the hashes of an edition say, printed before any words are read, and what hashes and words say."""
    from engross.editions.verify import verify as verify_edition

    hashed: list[Verification] = []

    def told(report: "Verification") -> None:
        """Keep what the hashes say, and print it."""
        hashed.append(report)
        if not quiet:
            _print_hashes(report)

    ledgered = folder.resolve().parent == _builds(session)
    report = verify_edition(folder, signers, ledgered=ledgered, limits=session.reading, tell=told)
    return hashed[0], report


def _rebuilt(folder: Path) -> "Rebuilt":
    """The edition built again from its own sources, beside what was released."""
    from engross.editions.rebuild import rebuild

    with progress("building again") as told:
        return rebuild(folder, writers.FORMATS, told)


def _folders(session: Session, names: tuple[str, ...]) -> list[Path]:
    """The folders that are meant: a name that leads to a folder is that folder, else an edition of the project."""
    from engross.editions import ledger
    from engross.editions.history import editions

    def builds() -> Path:
        """The folder of the project's editions; asked for only where a name needs it."""
        return session.project / "builds"

    if not names:
        return [builds() / edition for edition in dict.fromkeys((*ledger.read(builds()), *editions(builds())))]
    return [_folder(name, builds) for name in names]


def _builds(session: Session) -> Path | None:
    """The folder of the project's editions, None outside a project: an edition may be looked at anywhere."""
    from engross.model.diagnostics import BadInput

    try:
        return (session.project / "builds").resolve()
    except BadInput:
        return None


def _folder(name: str, builds: Callable[[], Path]) -> Path:
    from engross.editions import ledger
    from engross.editions.history import editions

    if Path(name).is_dir():
        return Path(name)
    known = dict.fromkeys((*ledger.read(builds()), *editions(builds())))
    if name not in known:
        raise unknown_edition(name, known)
    return builds() / name


def _print_hashes(report: "Verification") -> None:
    """What the hashes say, at once; the words may take long to read."""
    if report.faults:
        click.echo(f"{click.style(report.edition, bold=True)}: faults in {report.folder}")
    for fault in report.faults:
        click.echo(
            f"  {click.style(f'{fault.kind:<9}', fg='red')}  {fault.file}{': ' if fault.file else ''}{fault.said}"
        )
    sys.stdout.flush()


def _print_words(report: "Verification", hashed: "Verification", rebuilt: "Rebuilt | None") -> None:
    """What words say that the hashes did not, and how the edition stands."""
    from engross.editions.content import listed

    name = click.style(report.edition, bold=True)
    for fault in report.faults:
        if fault not in hashed.faults:
            click.echo(f"  {click.style('words    ', fg='red')}  {fault.file}: {fault.said}")
        for edit in fault.edits:
            click.echo(f"             words: {listed([edit])}")
    if report.faults:
        click.echo(f"{name}: {count(len(report.faults), 'fault')} in {report.folder}")
    else:
        click.echo(f"{name}: {count(report.files, 'file')}, all as released.")
    for note in report.notes:
        click.echo(f"  note: {note}")
    if rebuilt:
        like = rebuilt.like
        click.echo(
            f"  rebuilt: {like.same_words} of {like.files} files have the same words, {like.same_bytes} the same bytes."
        )
        if like.other_bytes:
            other = ", ".join(like.other_bytes)
            click.echo(f"    Other bytes: {other}; docs/toolkit-changelog.md of engross says what is set otherwise.")
        for thing, then, now in rebuilt.environment if like.same_bytes < like.files else ():
            click.echo(f"    {thing} was {then}, and is {now} here")


def _report_data(report: "Verification", rebuilt: "Rebuilt | None") -> dict[str, Any]:
    faults = [
        {"kind": f.kind.value, "file": f.file, "other": f.other, "said": f.said, "words": [list(e) for e in f.edits]}
        for f in report.faults
    ]
    data: dict[str, Any] = {
        "edition": report.edition,
        "folder": str(report.folder),
        "files": report.files,
        "faults": faults,
        "notes": list(report.notes),
    }
    if rebuilt:
        like = rebuilt.like
        data["rebuilt"] = {
            "files": like.files,
            "same_words": like.same_words,
            "same_bytes": like.same_bytes,
            "other_bytes": list(like.other_bytes),
            "environment": {name: [then, now] for name, then, now in rebuilt.environment},
        }
    return data


COMMANDS = (verify,)
