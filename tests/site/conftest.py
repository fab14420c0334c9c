"""Two families and their sites, built once for the tests of this folder."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests import licences
from tests.site.reading import own_pages

from engross import writers
from engross.assemble import complete_all
from engross.editions import sources
from engross.library.family import scenarios
from engross.model import Family
from engross.site import Subject, pages, put, subject
from engross.site.editions import read_editions

TESTS = Path(__file__).parents[1]
FOLDERS = {"garden": TESTS / "families" / "garden", "ModelGo": TESTS.parent / "clauses"}
NOTES = "# Changelog\n\n## [1.0] - 2020-01-01\n\n### Wording\n\n- First [sowing](x).\n\n### Toolkit\n\n## [0.9]\n"


def made(folder: Path) -> Subject:
    """The subject of a family in work."""
    family = licences.family(folder)
    completed = tuple(licences.completes(folder).values())
    return subject(family, completed, scenarios=scenarios.read(family))


def write_edition(builds: Path, family: Family, edition: str, *, sealed: bool = True) -> None:
    """An edition in its folder: the licences as JSON and text, their clauses, and the least that a manifest says."""
    folder = builds / edition
    folder.mkdir(parents=True)
    files = {}
    released = replace(family, opened=replace(family.opened, id=edition), variants=named(family, edition))
    for one in complete_all(released):
        for name, suffix in (("json", ".json"), ("txt", ".txt")):
            path = folder / f"{one.document.record.id}{suffix}"
            path.write_bytes(writers.write(one.document, name))
            files[path.name] = {"variant": one.variant.id, "sha256": sha256(path), "size": path.stat().st_size}
    (folder / sources.NAME).write_bytes(sources.pack(family))
    content = {"date": family.date, "sealed": sealed, "files": files}
    (folder / "manifest.json").write_text(json.dumps(content), encoding="utf-8")


def named(family: Family, edition: str) -> tuple:  # type: ignore[type-arg]
    """The variants of a family with the ids of another edition."""
    return tuple(replace(one, document_id=f"{one.id}-{edition}") for one in family.variants)


def sha256(path: Path) -> str:
    """The digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def subjects() -> Mapping[str, Subject]:
    """Both families in work, by name."""
    return {name: made(folder) for name, folder in FOLDERS.items()}


@pytest.fixture(scope="session")
def garden(subjects: Mapping[str, Subject]) -> Subject:
    """The garden family in work."""
    return subjects["garden"]


@pytest.fixture(scope="session")
def model_go(subjects: Mapping[str, Subject]) -> Subject:
    """The family of this repository, in work."""
    return subjects["ModelGo"]


@pytest.fixture(scope="session")
def grown(garden: Subject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the garden with three released editions, the newest of which holds its words."""
    builds = tmp_path_factory.mktemp("builds")
    family = garden.family
    write_edition(builds, family, family.edition)
    write_edition(builds, replace(family, status="An old packet."), "1.0", sealed=False)
    write_edition(builds, family, "0.9")
    found = subject(
        family,
        tuple(garden.completed.values()),
        read_editions(builds),
        changelog=NOTES,
        scenarios=scenarios.read(family),
    )
    folder = tmp_path_factory.mktemp("site") / "garden"
    put(pages(found), folder)
    return folder


@pytest.fixture(scope="session")
def real(model_go: Subject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the family of this repository with its released editions, the comparisons without files."""
    project = TESTS.parent
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    completed = tuple(model_go.completed.values())
    told = scenarios.read(model_go.family)
    found = subject(model_go.family, completed, read_editions(project / "builds"), "", changelog, told)
    folder = tmp_path_factory.mktemp("site") / "real"
    put(pages(found, ()), folder)
    return folder


@pytest.fixture(scope="session")
def working(garden: Subject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the garden without any edition."""
    folder = tmp_path_factory.mktemp("site") / "working"
    put(pages(garden, ()), folder)
    return folder


@pytest.fixture(scope="session")
def every_page(real: Path, grown: Path, working: Path) -> list[Path]:
    """The pages of all three sites, those aside that an edition offers for download."""
    return [path for site in (real, grown, working) for path in own_pages(site)]
