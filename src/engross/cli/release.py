"""Commands that make an edition: changelog, release.

Take a family; `changelog` drafts what changed in the wording, `release` checks everything and seals the edition.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross import writers
from engross.cli.errors import print_findings, unknown_edition
from engross.cli.terminal import Session, json_option, print_json, progress, session, tell

if TYPE_CHECKING:
    from engross.editions.edition import Outcome
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
        raise unknown_edition(since, known)
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
    from engross.editions import guide, ledger, sources
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
    guide.write(builds)
    if as_json:
        print_json(_described(outcome, family.edition))
    else:
        _say(outcome, family.edition, len(documents), key)


def _checked(session: Session, family: "Family", packed: bytes) -> tuple["Document", ...]:
    """The documents of a family that may be sealed; exits with 1 where it may not, with all reasons."""
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


COMMANDS = (changelog, release)
