"""Commands about editions: changelog, release, verify.

Take a family or the folder of an edition; `changelog` drafts what changed, `release` seals one edition, `verify` says
whether editions are as they were released. What is wrong is told with the words that differ.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross import writers
from engross.cli.errors import count, print_findings
from engross.cli.terminal import Session, json_option, print_json, progress, session, tell

if TYPE_CHECKING:
    from engross.editions.edition import Outcome
    from engross.editions.rebuild import Rebuilt
    from engross.editions.verify import Report
    from engross.model import Document, Family


@click.command
@click.option("--since", metavar="EDITION", help="The edition to compare with.  [default: the newest before this one]")
@click.option("--write", is_flag=True, help="Write the entries into CHANGELOG.md; what stands there stays.")
@json_option
@session
def changelog(session: Session, since: str | None, write: bool, as_json: bool) -> None:
    """Draft what the changelog says of the wording.

    Each change since an edition once, with the licences that it reaches and those that it does not. Edit the draft: it
    says what changed, and only you know why.

    \b
    Example:
      engross changelog
      engross changelog --since 3.0-draft.1 --write
    """
    from engross.assemble import assemble_all
    from engross.editions import changelog as text
    from engross.editions import disk, drafting, gate
    from engross.editions.history import editions, released

    family, builds = session.family, session.project / "builds"
    documents = {document.record.variant: document for document in assemble_all(family)}
    known = editions(builds)
    earlier = [edition for edition in known if edition != family.edition]
    if since is not None and since not in known:
        raise _unknown(since, known)
    before = since or (earlier[-1] if earlier else "")
    entries = drafting.draft(released.read(builds, before), documents) if before else drafting.first(documents)
    if as_json:
        print_json({"edition": family.edition, "since": before or None, "entries": list(entries)})
    elif not write:
        click.echo("\n".join(f"- {entry}" for entry in entries))
    if not write:
        return
    path = session.project / gate.CHANGELOG
    kept = disk.read_text(path)
    stands = text.wording(kept, family.edition).splitlines()
    new = [entry for entry in entries if f"- {entry}" not in stands]
    if new:
        disk.replace(path, text.add_wording(kept, family.edition, family.date, new).encode())
    tell(f"{len(new)} of {len(entries)} entries written to {path}, the others stood there.")
    tell("Next: edit them, and say why; engross release wants them committed.")


@click.command
@click.argument("edition", required=False)
@click.option(
    "--sign", "key", metavar="KEY", type=click.Path(path_type=Path), help="Sign the checksums with this SSH key."
)
@json_option
@session
def release(session: Session, edition: str | None, key: Path | None, as_json: bool) -> None:
    """Seal the edition: every licence in every format.

    Checks first that the clauses are sound, their wording accepted and committed, and the changelog written; then
    writes all files at once or none. EDITION must be the edition of the family file, which is also the default.

    An edition that is sealed never changes. It is built again and compared: the same words are fine, other words are
    refused and shown.

    \b
    Example:
      engross release
      engross release 3.0-draft.1 --sign ~/.ssh/id_ed25519
    """
    from engross.assemble import assemble_all
    from engross.editions import ledger, sources
    from engross.editions.edition import release as release_edition
    from engross.model.diagnostics import BadInput, Diagnostic

    family = session.family
    if edition not in (None, family.edition):
        hint = f"open it with: engross next {edition}"
        message = f"the family's edition is {family.edition!r}, not {edition!r}"
        raise BadInput([Diagnostic("wrong-edition", message, family.texts["edition.id"][0].span, hint)])
    writers.ready(writers.FORMATS)
    builds = session.project / "builds"
    packed = sources.pack(family)
    if ledger.sealed(builds, family.edition):
        tell(f"{family.edition} is sealed; building it again to compare ...")
        documents = assemble_all(family)
    else:
        documents = _checked(session, family, packed)
    with progress("writing") as told:
        outcome = release_edition(documents, writers.FORMATS, builds, told, packed, key)
    if as_json:
        print_json(_described(outcome, family.edition))
    else:
        _say(outcome, family.edition, len(documents), key)


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
    edition below builds. Leaves by 1 where something is wrong.

    \b
    Example:
      engross verify
      engross verify 3.0-draft.1 --rebuild
      engross verify ~/Downloads/3.0-draft.1 --signers signers
    """
    from engross.editions.rebuild import rebuild as build_again
    from engross.editions.verify import verify as verify_edition
    from engross.model.diagnostics import EXIT_FINDINGS

    if rebuild:
        writers.ready(writers.FORMATS)
    wrong = 0
    listed: list[dict[str, Any]] = []
    builds = _builds(session)
    for folder in _folders(session, names):
        ledgered = folder.resolve().parent == builds
        hashed: list[Report] = []

        def hashes(report: "Report", hashed: "list[Report]" = hashed) -> None:
            """Keep what the hashes say, and print it before any words are read."""
            hashed.append(report)
            if not as_json:
                _print_hashes(report)

        report = verify_edition(folder, signers, ledgered=ledgered, limits=session.reading, tell=hashes)
        rebuilt = None
        if rebuild and not report.faults:
            with progress("building again") as told:
                rebuilt = build_again(folder, writers.FORMATS, told)
        wrong += len(report.faults) + (rebuilt is not None and not rebuilt.same)
        if as_json:
            listed.append(_report_data(report, rebuilt))
        else:
            _print_words(report, hashed[0], rebuilt)
    if as_json:
        print_json({"editions": listed})
    if wrong:
        raise click.exceptions.Exit(EXIT_FINDINGS)


def _checked(session: Session, family: "Family", packed: bytes) -> tuple["Document", ...]:
    """The documents of a family that may be sealed; leaves by 1 where it may not, with all reasons."""
    from engross.cli.examination import examined
    from engross.editions import gate
    from engross.model.diagnostics import EXIT_FINDINGS

    tell(f"Checking {len(family.variants)} variants of {family.name} {family.edition} ...")
    examination = examined(session)
    findings = (*examination.findings, *gate.findings(session.project, family, examination.documents, packed))
    if findings:
        print_findings(findings)
    if examination.rewording.pages:
        tell(examination.report())
        tell("The wording is not the accepted one. Accept it first: engross accept --reason TEXT")
    if findings or examination.rewording.pages:
        raise click.exceptions.Exit(EXIT_FINDINGS)
    return examination.documents


def _described(outcome: "Outcome", edition: str) -> dict[str, object]:
    return {
        "edition": edition,
        "folder": str(outcome.folder),
        "result": outcome.result.value,
        "files": outcome.files,
        "same_words": outcome.same_words,
        "same_bytes": outcome.same_bytes,
    }


def _say(outcome: "Outcome", edition: str, variants: int, key: Path | None) -> None:
    from engross.editions.edition import Result

    folder = outcome.folder
    if outcome.cleared:
        tell(f"Removed what a killed run had left: {', '.join(outcome.cleared)}")
    if outcome.result is Result.UNTOUCHED:
        tell(f"{outcome.same_words} of {outcome.files} files have the same words, {outcome.same_bytes} the same bytes.")
        tell(f"{folder} is sealed and stays as it is.")
        if key:
            tell(f"Not signed now: ssh-keygen -Y sign -f {key} -n engross-release {folder / 'SHA256SUMS'}")
        return
    preview = ", in place of a preview" if outcome.result is Result.REPLACED else ""
    made = f"{variants} licences in {outcome.files // variants} formats, {outcome.files} files{preview}"
    tell(f"Sealed {folder}: {made}.")
    tell(f"Next: commit {folder} and {folder.parent / 'SEALED'}; git tag edition/{edition}; engross verify checks it.")


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
        raise _unknown(name, known)
    return builds() / name


def _unknown(name: str, known: Iterable[str]) -> Exception:
    from engross.library.family import UnknownName
    from engross.model.diagnostics import did_you_mean

    editions = [*known]
    return UnknownName(f"no edition {name!r}; {did_you_mean(name, editions) if editions else 'none is released'}")


def _print_hashes(report: "Report") -> None:
    """What the hashes say, at once; the words may take long to read."""
    if report.faults:
        click.echo(f"{click.style(report.edition, bold=True)}: faults in {report.folder}")
    for fault in report.faults:
        click.echo(
            f"  {click.style(f'{fault.kind:<9}', fg='red')}  {fault.file}{': ' if fault.file else ''}{fault.said}"
        )
    sys.stdout.flush()


def _print_words(report: "Report", hashed: "Report", rebuilt: "Rebuilt | None") -> None:
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
        for thing, then, now in rebuilt.environment if like.same_bytes < like.files else ():
            click.echo(f"    {thing} was {then}, and is {now} here")


def _report_data(report: "Report", rebuilt: "Rebuilt | None") -> dict[str, Any]:
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
            "environment": {name: [then, now] for name, then, now in rebuilt.environment},
        }
    return data


COMMANDS = (changelog, release, verify)
