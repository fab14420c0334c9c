"""The command that makes a family of full texts: import.

Takes files and a folder; reads each file and sets the texts side by side in children with limits, writes the family
apart, proves it there, and only then puts it in its place. Prints the proof and what the family is like.
"""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from engross.cli.errors import count
from engross.cli.terminal import Session, json_option, print_json, session, tell

if TYPE_CHECKING:
    from engross.importer.mapfile import Mapped
    from engross.importer.naming import Named
    from engross.importer.proof import Difference, Proof
    from engross.importer.text import FullText
    from engross.importer.written import Report, Settings, Written
    from engross.readers.limits import Limits

MIB = 1024 * 1024
SHOWN = 20
"""Differences, references and passages that are printed one by one (our own setting)."""
CLAUSES = "clauses"
NO_DATE, NO_OWNER = "1970-01-01", "Not stated"
"""What the family file says where neither a map file nor the texts do."""
REASON = "The texts are as they were imported."


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

    FILES are the full texts, one licence a file, in text, Markdown, HTML, DOCX or PDF. Clauses that are equal are
    written once; what differs becomes phrases, alternates and optional clauses. Then the family is assembled and
    compared with every file: words, numbers, marks, labels and breaks of paragraphs. The exit code is 0 where all are
    the same, and 1 where anything is not; each difference is named.

    The options of a file are the codes in its name that set it apart (A-BY-NC.txt: BY, NC), or what the map file says.
    A folder that is not empty is refused; where it holds a family, the new one is written beside it, and what changed
    against it is told. Nothing is written over, and all files appear together or none.

    \b
    Example:
      engross import LICENSE-BY.txt LICENSE-BY-NC.txt --out family
      engross import texts/*.md --out family --map map.yaml --dry-run
    """
    from engross.editions import together
    from engross.model.diagnostics import EXIT_FINDINGS

    target = _target(out)
    mapped = _mapped(map_file)
    texts, settings = _read(files, mapped, session.reading)
    written = _aligned(texts, settings, session.reading)
    with TemporaryDirectory(prefix="engross-import-") as folder:
        staged = Path(folder) / "family"
        made = _staged(written, staged)
        proofs = _proven(texts, staged / CLAUSES, written)
        if target != out:
            _tell_changes(out, staged)
    if not dry_run:
        together.put(target, made)
    if as_json:
        print_json(_as_data(target, made, proofs, written.report, dry_run))
    else:
        _print(target, made, proofs, written.report, dry_run)
    raise click.exceptions.Exit(EXIT_FINDINGS if any(proof.differences for proof in proofs) else 0)


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


def _read(files: Sequence[Path], mapped: "Mapped", limits: "Limits") -> tuple[tuple["FullText", ...], "Settings"]:
    """The texts of the files with their options, and what the family file says of them."""
    from engross.importer.naming import named
    from engross.importer.reading import called, read_text
    from engross.readers.apart import apart

    names = [called(str(path)) for path in files]
    _refuse_twice(files, names)
    told = named(names)
    known = {path: _options_in_map(path, mapped) for path in files}
    texts = []
    for path, options in zip(files, told.options, strict=True):
        chosen = known[path]
        text, beside = apart(partial(read_text, limits=limits), path, limits)
        for one in beside:
            tell(f"{path}: left out, for it stands beside the text: {one}")
        texts.append(replace(text, options=options if chosen is None else chosen))
    _refuse_same_options(files, texts)
    return tuple(texts), _settings(told, mapped)


def _options_in_map(path: Path, mapped: "Mapped") -> tuple[str, ...] | None:
    for name in (str(path), path.name, path.stem):
        if name in mapped.files:
            return mapped.files[name]
    return None


def _refuse_twice(files: Sequence[Path], names: Sequence[str]) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            first = files[names.index(name)]
            raise click.UsageError(f"{first} and {files[place]} have one name; rename one of them")


def _refuse_same_options(files: Sequence[Path], texts: Sequence["FullText"]) -> None:
    seen: dict[tuple[str, ...], Path] = {}
    for path, text in zip(files, texts, strict=True):
        other = seen.setdefault(text.options, path)
        if other != path:
            said = ", ".join(text.options) or "no options"
            hint = "say the options of each below `files` in a map file, and name it with --map"
            raise click.UsageError(f"{other} and {path} both have {said}; {hint}")


def _settings(told: "Named", mapped: "Mapped") -> "Settings":
    from engross.importer.written import Settings

    made = {"family": told.family, "prefix": told.prefix, "owner": NO_OWNER, "date": NO_DATE}
    made |= {"edition": told.edition} if told.edition else {}
    made |= mapped.texts
    return Settings(**made, words=mapped.words)


def _aligned(texts: Sequence["FullText"], settings: "Settings", limits: "Limits") -> "Written":
    """The family that the texts make, worked out in a child of 120 s and 1 GB, or of what reading may take."""
    from engross.readers.apart import apart_from

    data = pickle.dumps((texts, settings))
    allowed = replace(
        limits,
        name="alignment",
        seconds=max(limits.seconds, 120),
        memory=max(limits.memory, 1024 * MIB),
        file=max(limits.file, len(data)),
    )
    return apart_from(_family_of, data, "the texts together", allowed)


def _family_of(data: bytes, name: str) -> "Written":
    from engross.importer.family import written

    return written(*pickle.loads(data))


def _staged(written: "Written", folder: Path) -> dict[str, bytes]:
    """The files of the family by path, its baseline among them; they stand in the folder, too."""
    from engross.cli.linting import BASELINE, linted
    from engross.editions import wording
    from engross.lint import acceptance

    made = {f"{CLAUSES}/{path}": text.encode() for path, text in written.files.items()}
    for path, data in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    apart = Session(folder)
    found = linted(apart, tuple(wording.cases(apart.family)), bare=True)
    baseline = acceptance.baseline(found, REASON)
    if baseline is not None:
        path = f"{CLAUSES}/{BASELINE}"
        made[path] = acceptance.page(baseline).encode().replace(f"{folder}/".encode(), b"")
        (folder / path).write_bytes(made[path])
    return made


def _proven(texts: Sequence["FullText"], folder: Path, written: "Written") -> tuple["Proof", ...]:
    from engross.importer.proof import proven

    return proven(texts, folder, written.licences)


def _tell_changes(known: Path, staged: Path) -> None:
    """Says what the new family changes against the one that is there."""
    from engross import api
    from engross.redline import compare

    before, after = (
        {document.record.variant: document for document in api.assemble_all(api.load(folder / CLAUSES))}
        for folder in (known, staged)
    )
    for name in [*before, *(name for name in after if name not in before)]:
        if name in before and name in after:
            changes = len(compare(before[name], after[name]).changes)
            tell(f"{name}: {count(changes, 'provision')} changed against {known}.")
        else:
            tell(f"{name}: {'gone from' if name in before else 'new against'} {known}.")


def _print(target: Path, made: dict[str, bytes], proofs: Sequence["Proof"], report: "Report", dry_run: bool) -> None:
    if dry_run:
        click.echo("\n".join(f"would write {target / path}" for path in made))
    for proof in proofs:
        click.echo(f"{proof.name}: {_said(proof)}")
        for one in proof.differences[:SHOWN]:
            click.echo(f"  line {one.line}: {_difference(one)}")
        if len(proof.differences) > SHOWN:
            click.echo(f"  and {len(proof.differences) - SHOWN} more")
    lost, added = sum(proof.lost for proof in proofs), sum(proof.added for proof in proofs)
    click.echo(f"{_lost_or_added(lost, added)}, in {count(len(proofs), 'file')}.")
    click.echo("\n".join(_figures(report)))
    verb = "Would be written to" if dry_run else "Written to"
    tell(f"{verb} {target}: {count(len(made), 'file')}.")
    if not dry_run:
        tell(f"Next: engross -C {target} check; engross -C {target} build")


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
    for unlinked in report.unlinked[:SHOWN]:
        yield f"  not linked: {unlinked.text}:{unlinked.line}: {unlinked.words!r}, {unlinked.reason}"
    if len(report.unlinked) > SHOWN:
        yield f"  and {len(report.unlinked) - SHOWN} more"
    yield f"{count(len(report.verbatim), 'passage')} kept verbatim."
    for verbatim in report.verbatim[:SHOWN]:
        yield f"  verbatim: {verbatim.text}:{verbatim.line}: {verbatim.reason}"
    if len(report.verbatim) > SHOWN:
        yield f"  and {len(report.verbatim) - SHOWN} more"
    yield f"Longest applies: {report.longest_applies or 'true'}"


def _as_data(
    target: Path, made: dict[str, bytes], proofs: Sequence["Proof"], report: "Report", dry_run: bool
) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "folder": str(target),
        "written": not dry_run,
        "files": list(made),
        "lost": sum(proof.lost for proof in proofs),
        "added": sum(proof.added for proof in proofs),
        "proofs": [{**asdict(proof), "lost": proof.lost, "added": proof.added} for proof in proofs],
        "report": {**asdict(report), "once": report.once},
    }


COMMANDS = (import_,)
