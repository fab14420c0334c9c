"""One round of full texts on its way to a family: read, set side by side, written apart from its place, and proven.

Takes the files of a round and what the map file says; returns what was staged. Files and texts together are read and
compared in children with limits. Never writes to where the family will stand.
"""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross.cli.terminal import Session, tell
from engross.records import dataclass

if TYPE_CHECKING:
    from engross.importer.drift import Drift
    from engross.importer.mapfile import Mapped
    from engross.importer.naming import Named
    from engross.importer.proof import Proof
    from engross.importer.text import FullText
    from engross.importer.written import Settings, Written
    from engross.model.diagnostics import Diagnostic
    from engross.readers.limits import Limits

MIB = 1024 * 1024
CLAUSES, REPORTS = "clauses", "import"
NO_OWNER = "Not stated"
"""What the family file says of the owner where the map file does not."""
REASON = "The texts are as they were imported."


@dataclass(frozen=True, slots=True)
class Staged:
    """A family that stands apart: its files by path, what was made of its texts, the proof, and what the lint finds."""

    folder: Path
    settings: "Settings"
    texts: tuple["FullText", ...]
    written: "Written"
    files: dict[str, bytes]
    proofs: tuple["Proof", ...]
    drifts: tuple["Drift", ...]
    findings: tuple["Diagnostic", ...]

    @property
    def same(self) -> bool:
        """Whether all texts come back as they were."""
        return not any(proof.differences for proof in self.proofs)


def staged(texts: Sequence["FullText"], settings: "Settings", folder: Path, limits: "Limits") -> Staged:
    """The family of some texts, written into a folder and proven there.

    Where a text does not come back, the paragraphs that differ are taken as they are typed, and at last all are.
    """
    from engross.importer import plainly
    from engross.importer.proof import proven
    from engross.importer.text import walk
    from engross.model.diagnostics import BadInput

    whole = {text.name: frozenset(block.line for _, block in walk(text.blocks)) for text in texts}
    lines: dict[str, frozenset[int]] = {}
    best: Staged | None = None
    for number, last in enumerate((False, False, True)):
        if number == 1 and not lines:
            continue
        given = [plainly.flat(text) if last else plainly.plainly(text, lines.get(text.name, ())) for text in texts]
        written, drifts = _aligned(given, settings, limits)
        typed = whole if last else lines
        verbatim = [one for text in texts for one in plainly.told(text, typed.get(text.name, ()))]
        written = replace(written, report=replace(written.report, verbatim=(*written.report.verbatim, *verbatim)))
        apart = folder / str(number)
        try:
            files, findings = _put(written, apart)
            proofs = proven(texts, apart / CLAUSES, written.licences)
        except BadInput:
            # A family that cannot be read is a fault of ours; all as it is typed can.
            if last and best is None:
                raise
            continue
        found = Staged(apart, settings, tuple(texts), written, files, proofs, drifts, findings)
        best = found if best is None or _differing(found) < _differing(best) else best
        if best.same:
            break
        lines = plainly.places(texts, proofs)
    assert best is not None
    return best


def _differing(one: Staged) -> int:
    return sum(len(proof.differences) for proof in one.proofs)


def report(one: Staged) -> dict[str, bytes]:
    """The drift report on a family that is staged, by the path of each file."""
    from engross.importer.drift_report import drift_report, files

    names = [text.name for text in one.texts]
    made = drift_report(one.settings.family, names, one.drifts, one.findings)
    return {f"{REPORTS}/{name}": data for name, data in files(made).items()}


def read(files: Sequence[Path], mapped: "Mapped", limits: "Limits") -> tuple[tuple["FullText", ...], "Settings"]:
    """The texts of the files with their options, and what the family file says of them."""
    from engross.importer.naming import named
    from engross.importer.reading import called, read_text
    from engross.importer.tongue import language_of
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
    return tuple(texts), _settings(told, language_of(texts), mapped)


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


def _settings(told: "Named", language: str, mapped: "Mapped") -> "Settings":
    from engross.importer.written import NO_DATE, Settings

    made: dict[str, Any] = {"family": told.family, "prefix": told.prefix, "owner": NO_OWNER, "date": NO_DATE}
    made |= {"edition": told.edition} if told.edition else {}
    made |= {"language": language} if language else {}
    made |= mapped.texts
    return Settings(**made, words=mapped.words)


def _aligned(
    texts: Sequence["FullText"], settings: "Settings", limits: "Limits"
) -> tuple["Written", tuple["Drift", ...]]:
    """The family that the texts make and their drift, worked out in a child of 120 s and 1 GB, or what reading may."""
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


def _family_of(data: bytes, name: str) -> tuple["Written", tuple["Drift", ...]]:
    from engross.importer.align import aligned
    from engross.importer.drift import drifts
    from engross.importer.family import written

    texts, settings = pickle.loads(data)
    return written(texts, settings), drifts(aligned(texts))


def _put(written: "Written", folder: Path) -> tuple[dict[str, bytes], tuple["Diagnostic", ...]]:
    """The files of the family by path, its baseline among them, in the folder too; and what the lint finds."""
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
    return made, found
