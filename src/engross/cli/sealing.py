"""Rounds of full texts as sealed editions: which folder is which round, and what is sealed of each.

Takes folders of full texts; returns the texts of each round in order, and the sealed editions as files. Never writes to
where the family will stand, and never asks the clock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli import staging
from engross.cli.staging import CLAUSES
from engross.cli.terminal import progress

if TYPE_CHECKING:
    from engross.cli.staging import Staged
    from engross.importer.mapfile import Mapped
    from engross.importer.text import FullText
    from engross.importer.written import Settings
    from engross.readers.limits import Limits

BUILDS = "builds"


def folders(files: Sequence[Path]) -> dict[str, list[Path]]:
    """The files of each folder by its name, or all files under "" where none is a folder."""
    given = [path for path in files if path.is_dir()]
    if not given:
        return {"": list(files)}
    if len(given) < len(files):
        other = next(path for path in files if path not in given)
        raise click.UsageError(f"{other} is no folder; give full texts, or folders of them, one a round")
    found: dict[str, list[Path]] = {}
    for folder in given:
        name = folder.resolve().name
        inside = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
        if not inside:
            raise click.UsageError(f"{folder} holds no file; a folder of full texts is one round")
        if name in found:
            raise click.UsageError(f"two folders are called {name!r}; rename one of them")
        found[name] = inside
    return found


def ordered(
    given: dict[str, list[Path]], mapped: "Mapped", limits: "Limits"
) -> Iterator[tuple[tuple["FullText", ...], "Settings"]]:
    """The texts of each round, the oldest first, with the edition and the date that it becomes.

    Family and prefix are those of the newest round, so that a licence has one id in all.
    """
    from engross.importer.rounds import Round, rounds

    told = {name: staging.read(paths, mapped, limits) for name, paths in given.items()}
    made = [Round(name, texts, settings.edition) for name, (texts, settings) in told.items()]
    known = rounds(made, mapped.rounds)
    newest = told[known[-1].folder][1]
    for one in known:
        yield one.texts, replace(newest, edition=one.edition, date=one.date)


def sealed(rounds: Sequence["Staged"], folder: Path) -> dict[str, bytes]:
    """Every round as a sealed edition, with the ledger, the page of editions and the changelog, by path."""
    from engross import writers
    from engross.assemble import assemble_all
    from engross.editions import changelog, drafting, gate, guide, sources
    from engross.editions.edition import release
    from engross.library.family import load

    writers.ready(writers.FORMATS)
    text, before = "", None
    for one in rounds:
        family = load(one.folder / CLAUSES)
        documents = {document.record.variant: document for document in assemble_all(family)}
        entries = drafting.first(documents) if before is None else drafting.draft(before, documents)
        text = changelog.add_wording(text, family.edition, family.date, entries)
        with progress(f"sealing {family.edition}:") as told:
            release([*documents.values()], writers.FORMATS, folder / BUILDS, told, sources.pack(family))
        before = documents
    guide.write(folder / BUILDS)
    made = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    return {**made, gate.CHANGELOG: text.encode()}
