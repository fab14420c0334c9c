"""The command that makes a family of full texts: import.

Takes files, or a folder of files a round, and a folder; has the family of each round written apart and proven there,
and only then puts it in its place. Prints the proof, what the family is like, and how far its texts drifted apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross.cli import sealing, staging
from engross.cli.errors import count
from engross.cli.staging import CLAUSES
from engross.cli.terminal import Session, first, json_option, print_json, session, tell

if TYPE_CHECKING:
    from engross.cli.staging import Staged
    from engross.importer.mapfile import Mapped
    from engross.importer.proof import Difference, Proof
    from engross.importer.written import Report
    from engross.readers.limits import Limits

SHOWN = 20
"""Differences, references and passages that are printed one by one (our own setting)."""


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILES...", type=click.Path(path_type=Path))
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="The folder to write to.")
@click.option("--map", "map_file", metavar="FILE", type=click.Path(path_type=Path), help="What the texts do not say.")
@click.option("--dry-run", is_flag=True, help="Print what would be written, and the proof, and write nothing.")
@json_option
@session
def import_(
    session: Session, files: tuple[Path, ...], out: Path, map_file: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Make a family of licences that were kept by hand.

    FILES are the full texts, one licence a file, in text, Markdown, HTML, DOCX or PDF; or folders of them, one a round,
    each of which becomes a sealed edition, the oldest first. Clauses that are equal are
    written once; what differs becomes phrases, alternates and optional clauses. Then the family is assembled and
    compared with every file: words, numbers, marks, labels and breaks of paragraphs. The exit code is 0 where all are
    the same, and 1 where anything is not; each difference is named.

    The options of a file are the codes in its name that set it apart (A-BY-NC.txt: BY, NC), or what the map file says.
    A folder that is not empty is refused; where it holds a family, the new one is written beside it, and what changed
    against it is told. Nothing is written over, and all files appear together or none. What the texts say differently
    for no option's sake is in import/drift.html.

    \b
    Example:
      engross import LICENSE-BY.txt LICENSE-BY-NC.txt --out family
      engross import texts/*.md --out family --map map.yaml --dry-run
      engross import texts/v1 texts/v2 --out family
    """
    from tempfile import TemporaryDirectory

    from engross.editions import together
    from engross.model.diagnostics import EXIT_FINDINGS

    target = _target(out)
    mapped = _mapped(map_file)
    with TemporaryDirectory(prefix="engross-import-") as folder:
        rounds = _staged(files, mapped, Path(folder), session.reading)
        newest = rounds[-1]
        made = {**newest.files, **staging.report(newest)}
        if target != out:
            _tell_changes(out, newest.folder)
        if len(rounds) > 1 and not dry_run:
            made |= sealing.sealed(rounds, Path(folder) / "sealed")
    if not dry_run:
        together.put(target, made)
    if as_json:
        print_json(_as_data(target, made, rounds, dry_run))
    else:
        _print(target, made, rounds, dry_run)
    raise click.exceptions.Exit(0 if all(one.same for one in rounds) else EXIT_FINDINGS)


def _staged(files: Sequence[Path], mapped: "Mapped", folder: Path, limits: "Limits") -> "list[Staged]":
    """The family of each round, the oldest first; one for files that are no folders."""
    from engross.importer.rounds import unlike

    folders = sealing.folders(files)
    if len(folders) < 2:
        (texts, settings) = staging.read([path for some in folders.values() for path in some], mapped, limits)
        return [staging.staged(texts, settings, folder / "family", limits)]
    rounds = list(sealing.ordered(folders, mapped, limits))
    found = [staging.staged(texts, settings, folder / settings.edition, limits) for texts, settings in rounds]
    if plain := unlike([one.written for one in found]):
        again = [(texts, replace(settings, plain=plain)) for texts, settings in rounds]
        return [
            staging.staged(texts, settings, folder / "again" / settings.edition, limits) for texts, settings in again
        ]
    return found


def _target(out: Path) -> Path:
    """The folder to write to: the one named, or one beside it where that holds a family."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return out
    if not out.is_dir():
        raise click.UsageError(f"{out} is a file; name a folder that is empty or not there")
    if not (out / CLAUSES / "family.yaml").is_file():
        raise click.UsageError(f"{out} has files in it; nothing was written")
    number = 2
    while (beside := out.with_name(f"{out.name}-{number}")).exists():
        number += 1
    return beside


def _mapped(path: Path | None) -> "Mapped":
    from engross.importer import mapfile
    from engross.readers import files
    from engross.readers.apart import opened

    if path is None:
        return mapfile.Mapped()
    with opened(path) as file:
        return mapfile.read(files.decode(file.read(), str(path)), str(path))


def _tell_changes(known: Path, staged: Path) -> None:
    """Says what the new family changes against the one that is there."""
    from engross.assemble import assemble_all
    from engross.library.family import load
    from engross.redline import compare

    before, after = (
        {document.record.variant: document for document in assemble_all(load(folder / CLAUSES))}
        for folder in (known, staged)
    )
    for name in [*before, *(name for name in after if name not in before)]:
        if name in before and name in after:
            changes = len(compare(before[name], after[name]).changes)
            tell(f"{name}: {count(changes, 'provision')} changed against {known}.")
        else:
            tell(f"{name}: {'gone from' if name in before else 'new against'} {known}.")


def _print(target: Path, made: dict[str, bytes], rounds: Sequence["Staged"], dry_run: bool) -> None:
    from engross.importer.written import NO_DATE

    if dry_run:
        click.echo("\n".join(f"would write {target / path}" for path in made))
    proofs = [proof for one in rounds for proof in one.proofs]
    called = {id(proof): f" ({one.settings.edition})" for one in rounds for proof in one.proofs if len(rounds) > 1}
    for proof in proofs:
        click.echo(f"{proof.name}{called.get(id(proof), '')}: {_said(proof)}")
        for line in first([f"line {one.line}: {_difference(one)}" for one in proof.differences], SHOWN):
            click.echo(line)
    lost, added = sum(proof.lost for proof in proofs), sum(proof.added for proof in proofs)
    click.echo(f"{_lost_or_added(lost, added)}, in {count(len(proofs), 'file')}.")
    click.echo("\n".join(_figures(rounds[-1].written.report)))
    click.echo(_drift(rounds[-1], target))
    verb = "Would be written to" if dry_run else "Written to"
    tell(f"{verb} {target}: {count(len(made), 'file')}.")
    if len(rounds) > 1 and not dry_run:
        old, new = (one.settings.edition for one in rounds[-2:])
        licence = next(iter(rounds[-1].written.licences.values()))
        tell(f"Sealed, the oldest first: {', '.join(one.settings.edition for one in rounds)}.")
        if undated := [one.settings.edition for one in rounds if one.settings.date == NO_DATE]:
            tell(f"No text says the date of {', '.join(undated)}, and {NO_DATE} stands for it; --map can say it.")
        tell(f"Next: engross -C {target} redline {licence}@{old} {licence}@{new}")
    elif not dry_run:
        tell(f"Next: engross -C {target} check; engross -C {target} build")


def _drift(one: "Staged", target: Path) -> str:
    sure = sum(drift.sure for drift in one.drifts)
    look = len(one.drifts) - sure
    return f"Drift at {count(sure, 'place')}, words worth a look at {look}: {target / staging.REPORTS / 'drift.html'}"


def _said(proof: "Proof") -> str:
    if not proof.differences:
        return f"{count(proof.words, 'word')}, all the same, with their marks, labels and breaks"
    places = count(len(proof.differences), "place")
    return f"{_lost_or_added(proof.lost, proof.added)} of {proof.words}; it differs at {places}"


def _lost_or_added(lost: int, added: int) -> str:
    return "0 words lost or added" if not lost and not added else f"{count(lost, 'word')} lost, {added} added"


def _difference(one: "Difference") -> str:
    was, now = ("".join(side).replace("\u2029", "\u00b6") for side in (one.was, one.now))
    before = one.before.replace("\u2029", "\u00b6")
    return f"after {before!r}, {was!r} is {now!r}"


def _figures(report: "Report") -> Iterator[str]:
    yield f"{count(report.clause_files, 'clause file')}; {report.stored} words stored for {report.words} in the texts."
    yield f"{report.once:.1%} of the {report.shared} words that all texts share stand in files that always apply."
    yield f"{report.linked} of {count(report.references, 'reference')} linked."
    left = [f"not linked: {one.text}:{one.line}: {one.words!r}, {one.reason}" for one in report.unlinked]
    yield from first(left, SHOWN)
    yield f"{count(len(report.verbatim), 'passage')} kept verbatim."
    yield from first([f"verbatim: {one.text}:{one.line}: {one.reason}" for one in report.verbatim], SHOWN)
    yield f"Longest applies: {report.longest_applies or 'true'}"


def _as_data(target: Path, made: dict[str, bytes], rounds: Sequence["Staged"], dry_run: bool) -> dict[str, Any]:
    from dataclasses import asdict

    proofs = [proof for one in rounds for proof in one.proofs]
    report = rounds[-1].written.report
    return {
        "folder": str(target),
        "written": not dry_run,
        "files": list(made),
        "editions": [one.settings.edition for one in rounds],
        "lost": sum(proof.lost for proof in proofs),
        "added": sum(proof.added for proof in proofs),
        "proofs": [{**asdict(proof), "lost": proof.lost, "added": proof.added} for proof in proofs],
        "report": {**asdict(report), "once": report.once},
        "drift": sum(drift.sure for drift in rounds[-1].drifts),
    }


COMMANDS = (import_,)
