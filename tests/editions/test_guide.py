"""The page in the folder of builds: every sealed edition, and no link that leads nowhere."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.repository import Kept, kept

from engross.editions import guide

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A family with two editions and a folder that is none."""
    made = kept(tmp_path_factory.mktemp("two") / "made")
    made.release()
    made.edit("family.yaml", 'id: "2.1"', 'id: "2.10"')
    made.release()
    (made.folder / "builds" / "draft").mkdir()
    return made


def test_the_newest_edition_first_and_what_changed_in_it(two: Kept) -> None:
    """By age and not by letters; the first edition is compared with nothing."""
    page = guide.page(two.folder / "builds")
    assert re.findall("^## (\\S+),", page, flags=re.MULTILINE) == ["2.10", "2.1"]
    assert "--since 2.1 --to 2.10" in page
    (link,) = re.findall(r"\(([^)]+/releases/[^)]+)\)", page)
    project = "https://host.example/owner/project"
    assert urljoin(f"{project}/blob/main/builds/README.md", link) == f"{project}/releases/tag/edition/2.10"
    assert page.count("nothing to compare it with") == 1


@pytest.mark.parametrize("builds", ["two", "our own"])
def test_every_link_leads_to_a_file(builds: str, two: Kept) -> None:
    """Each licence of each edition, in the formats that it has."""
    folder = two.folder / "builds" if builds == "two" else ROOT / "builds"
    (two.folder / "CHANGELOG.md").touch()
    links = [link for link in re.findall(r"\]\(([^)]+)\)", guide.page(folder)) if "/releases/" not in link]
    assert len(links) > 10
    assert [link for link in links if not (folder / link).is_file()] == []


def test_our_own_page_is_up_to_date() -> None:
    """It is what the editions in the folder give."""
    assert (ROOT / "builds" / guide.NAME).read_text(encoding="utf-8") == guide.page(ROOT / "builds")


def test_release_writes_it_anew(two: Kept) -> None:
    """A page that somebody changed is written over, and the same editions give the same page."""
    builds = two.folder / "builds"
    (builds / guide.NAME).write_text("old", encoding="utf-8")
    guide.write(builds)
    assert (builds / guide.NAME).read_text(encoding="utf-8") == guide.page(builds)
