"""Commands that write licences: build, release.

Take a family; write files, show progress on stderr, and end by saying what was made and what to do next.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross import writers
from engross.cli.errors import print_findings
from engross.cli.terminal import Session, json_option, print_json, progress, session, tell

if TYPE_CHECKING:
    from engross.model import Document
    from engross.release import Outcome

FORMATS = tuple(format.name for format in writers.FORMATS)


@click.command
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option(
    "--format", "chosen", multiple=True, help=f"One or more of {', '.join(FORMATS)}; all without this option."
)
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write to.  [default: builds/draft]")
@json_option
@session
def build(session: Session, names: tuple[str, ...], chosen: tuple[str, ...], out: Path | None, as_json: bool) -> None:
    """Write licences to a working folder.

    Only what changed since the last build is written again.

    \b
    Example:
      engross build
      engross build MG-BY MG-BY-NC --format docx,pdf --out /tmp/review
    """
    from engross.release import Built, notes
    from engross.release import build as build_folder

    asked = formats(chosen)
    folder = out or session.project / "builds" / "draft"
    request = notes.request(session.clauses, names, (each.name for each in asked))
    standing = notes.standing(folder, request)
    if standing:
        built = Built(folder, (), standing)
    else:
        documents = _documents(session, names)
        with progress("writing") as told:
            built = build_folder(documents, asked, folder, told, request)
    if as_json:
        print_json({"folder": str(built.folder), "written": list(built.written), "kept": list(built.kept)})
        return
    tell(f"{len(built.written)} written, {len(built.kept)} already up to date, in {built.folder}")
    if built.written:
        tell("Next: look at them; engross check finds what is wrong; engross release writes the edition.")


@click.command
@click.argument("edition", required=False)
@json_option
@session
def release(session: Session, edition: str | None, as_json: bool) -> None:
    """Write the edition: every licence in every format.

    All at once or not at all, with manifest and checksums. EDITION must be the edition of the family
    file, which is also the default. An edition that is there already is built again beside it and compared; it stays
    untouched while its words are the same.

    \b
    Example:
      engross release
      engross release 3.0-draft.1
    """
    from engross.cli.care import examined
    from engross.diagnostics import EXIT_FINDINGS, BadInput, Diagnostic
    from engross.model import Span
    from engross.release import release as release_edition

    family = session.family
    if edition not in (None, family.edition):
        hint = f"open it with: engross next {edition}"
        message = f"the family's edition is {family.edition!r}, not {edition!r}"
        raise BadInput([Diagnostic("wrong-edition", message, Span(str(session.clauses / "family.yaml")), hint)])
    tell(f"Checking {len(family.variants)} variants of {family.name} {family.edition} ...")
    examination = examined(session)
    if examination.findings:
        print_findings(examination.findings)
        raise click.exceptions.Exit(EXIT_FINDINGS)
    if examination.pages:
        tell(examination.report)
        tell("The wording is not the accepted one. Accept it first: engross accept --reason TEXT")
        raise click.exceptions.Exit(EXIT_FINDINGS)
    with progress("writing") as told:
        outcome = release_edition(examination.documents, writers.FORMATS, session.project / "builds", told)
    if as_json:
        print_json(_described(outcome, family.edition))
    else:
        _say(outcome, len(family.variants))


def formats(chosen: tuple[str, ...], known: tuple[writers.Format, ...] = writers.FORMATS) -> tuple[writers.Format, ...]:
    """The formats that a user names, each once; all that are known where none is named."""
    names = tuple(each.name for each in known)
    wanted = [name.strip() for group in chosen for name in group.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in names]
    if unknown:
        from engross.diagnostics import did_you_mean

        raise click.UsageError(f"no format {unknown[0]!r}; {did_you_mean(unknown[0], names)}")
    return tuple(each for each in known if not wanted or each.name in wanted)


def _documents(session: Session, names: tuple[str, ...]) -> tuple["Document", ...]:
    from engross.assemble import assemble, assemble_all
    from engross.family import find

    if not names:
        return assemble_all(session.family)
    chosen = dict.fromkeys(find(session.family, name).id for name in names)
    return tuple(assemble(session.family, find(session.family, name)) for name in chosen)


def _described(outcome: "Outcome", edition: str) -> dict[str, object]:
    return {
        "edition": edition,
        "folder": str(outcome.folder),
        "result": outcome.result.value,
        "files": outcome.files,
        "same_words": outcome.same_words,
        "same_bytes": outcome.same_bytes,
        "changed": list(outcome.changed),
    }


def _say(outcome: "Outcome", variants: int) -> None:
    from engross.release import Result

    folder = outcome.folder
    if outcome.cleared:
        tell(f"Removed what a killed run had left: {', '.join(outcome.cleared)}")
    if outcome.result is not Result.CREATED:
        tell(f"{outcome.same_words} of {outcome.files} files have the same words, {outcome.same_bytes} the same bytes.")
    if outcome.result is Result.UNTOUCHED:
        tell(f"{folder} was left as it is. To have it written anew, remove it and run engross release again.")
        return
    if outcome.changed:
        tell(f"The words changed in {', '.join(outcome.changed)}.")
    made = f"{variants} licences in {outcome.files // variants} formats, {outcome.files} files"
    tell(f"{'Wrote' if outcome.result is Result.CREATED else 'Replaced the preview:'} {folder}: {made}.")
    tell(f"Next: read them; check them with (cd {folder} && sha256sum -c SHA256SUMS); commit the folder on its own.")


COMMANDS = (build, release)
