"""The pages of a site: complete for any family, closed in themselves, and of the same bytes each time."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tests.site.reading import own_pages, read

from engross.model import Kind
from engross.site import Subject, pages, subject
from engross.site.frame import LOST

ROOT = Path(__file__).parents[2]
CHROME = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


def by_path(made: Subject) -> dict[str, bytes]:
    """The files of a site by path, the comparisons without files."""
    return {page.path: page.data for page in pages(made, ())}


@pytest.fixture(scope="session")
def sites(subjects: Mapping[str, Subject]) -> dict[str, dict[str, bytes]]:
    """The files of both sites."""
    return {name: by_path(made) for name, made in subjects.items()}


@pytest.mark.parametrize("site", ["grown", pytest.param("real", marks=pytest.mark.slow)])
def test_every_link_and_anchor_leads_somewhere(site: str, request: pytest.FixtureRequest) -> None:
    """Each address on each page is a file of the site, and each fragment an id on that page."""
    found = {path: read(path) for path in own_pages(request.getfixturevalue(site))}
    ids = {path: set(page.ids()) for path, page in found.items()}
    lost = []
    for path, page in found.items():
        for address in page.addresses():
            parts = urlsplit(address)
            if parts.scheme == "mailto":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if parts.scheme or not target.is_file() or (parts.fragment and unquote(parts.fragment) not in ids[target]):
                lost.append(f"{path.name}: {address}")
    assert lost == []


@pytest.mark.slow
def test_every_anchor_of_the_real_family_is_there(model_go: Subject, sites: Mapping[str, Mapping[str, bytes]]) -> None:
    """Each provision of each licence, and each run-in one, is an anchor of its page, and each id stands there once."""
    for complete in model_go.completed.values():
        page = sites["ModelGo"][f"licences/{complete.document.record.id}.html"].decode()
        found = re.findall(r'\bid="([^"]+)"', page)
        provisions = [one for one in complete.document.walk() if one.kind is not Kind.TITLE]
        wanted = [identifier for one in provisions for identifier in (one.id, *one.aliases)]
        assert set(wanted) <= set(found)
        assert len(found) == len(set(found))


@pytest.mark.parametrize("family", ["garden", "ModelGo"])
def test_pages_ask_for_nothing_else(family: str, sites: Mapping[str, Mapping[str, bytes]], tmp_path: Path) -> None:
    """Each page has the policy, no script or style of its own, no handler, and asks for files of the site alone."""
    for name, data in sites[family].items():
        if not name.endswith(".html") or name.startswith("working/"):
            continue
        path = tmp_path / "page.html"
        path.write_bytes(data)
        page = read(path)
        policies = [one["content"] for tag, one in page.elements if "http-equiv" in one]
        if name == LOST:
            # It is shown at any address, and so can ask for no file at all.
            assert policies == [CHROME.replace("'self'", "'unsafe-inline'").replace("img-src 'unsafe-inline'; ", "")]
            assert not [one for _, one in page.elements if "src" in one or one.get("rel") == "stylesheet"]
            continue
        assert policies == [CHROME], name
        assert not [tag for tag, _ in page.elements if tag in {"style", "iframe", "object", "embed", "base"}], name
        assert not [one for tag, one in page.elements if tag == "script" and "src" not in one], name
        assert not [key for _, one in page.elements for key in one if key == "style" or key.startswith("on")], name
        asked = [one.get("src") or one["href"] for tag, one in page.elements if tag in {"script", "link", "img"}]
        root = "../" * name.count("/")
        assert all(address.startswith(f"{root}assets/") for address in asked), name


@pytest.mark.parametrize("family", ["garden", pytest.param("ModelGo", marks=pytest.mark.slow)])
def test_the_same_family_gives_the_same_bytes(
    family: str, subjects: Mapping[str, Subject], sites: Mapping[str, Mapping[str, bytes]]
) -> None:
    """Nothing of the day or the machine is in a page, and no two files have one path."""
    again = list(pages(subjects[family], ()))
    assert {page.path: page.data for page in again} == sites[family]
    assert len({page.path for page in again}) == len(again)


@pytest.mark.parametrize("lacking", ["chooser", "remix", "deed", "notice", "site", "sheet"])
def test_what_a_family_lacks_is_left_out(lacking: str, garden: Subject) -> None:
    """Without a plan the site stands all the same, and nothing leads to the page that is not there."""
    plans = {"chooser_plan" if lacking == "chooser" else lacking: None}
    if lacking == "sheet":
        plans |= {"remix": None, "deed": None}
    family = replace(garden.family, **plans)  # type: ignore[arg-type]
    made = by_path(subject(family, tuple(garden.completed.values())))
    page = {"chooser": "choose.html", "remix": "remix.html"}.get(lacking, "no page")
    assert page not in made
    assert not [name for name, data in made.items() if name.endswith(".html") and page.encode() in data]
    assert len([name for name in made if name.startswith("licences/")]) == len(family.variants)


def test_the_working_text_says_so(grown: Path, sites: Mapping[str, Mapping[str, bytes]]) -> None:
    """Words that no edition holds are called working text on every page; those of an edition are not."""
    pages = {name: data for name, data in sites["garden"].items() if name.endswith(".html") and name != LOST}
    assert all(b"Working text." in data for name, data in pages.items() if not name.startswith("working/"))
    assert not [path.name for path in own_pages(grown) if "Working text." in path.read_text(encoding="utf-8")]


def test_old_addresses_stay(grown: Path) -> None:
    """A licence of an older edition keeps its page, its files and its redline, and leads to the newest."""
    old = (grown / "licences" / "SB-CR-1.0.html").read_text(encoding="utf-8")
    assert "An old packet." in old
    assert 'href="SB-CR-2.1.html"' in old
    assert (grown / "editions" / "1.0" / "SB-CR-1.0.txt").is_file()
    assert (grown / "compare" / "SB-CR-1.0--SB-CR-2.1.html").is_file()
    assert (grown / "compare" / "SB-CR-1.0--SB-CR-2.1.docx").is_file()


def test_an_edition_tells_its_notes_and_checksums(grown: Path) -> None:
    """The page of an edition has the entries of its changelog, every file with its SHA-256, and its redlines."""
    page = (grown / "editions" / "1.0.html").read_text(encoding="utf-8")
    assert "<li>First sowing.</li>" in page
    assert "preview" in page
    for path in (grown / "editions" / "1.0").iterdir():
        if path.suffix != ".zip":
            assert hashlib.sha256(path.read_bytes()).hexdigest() in page
    newer = (grown / "editions" / "2.1.html").read_text(encoding="utf-8")
    assert "Against edition 1.0" in newer
    assert "../compare/SB-CR-1.0--SB-CR-2.1.html" in newer


def test_any_two_editions_are_compared(grown: Path, garden: Subject) -> None:
    """Each licence stands against itself in every edition before, the nearest first, in the order of the family."""
    page = (grown / "compare" / "index.html").read_text(encoding="utf-8")
    found = re.findall(r">Edition (\S+) against (\S+)<", page)
    assert found == [("2.1", "1.0"), ("2.1", "0.9"), ("1.0", "0.9")]
    order = re.findall(r"compare/(\S+)-0\.9--\S+-2\.1\.html", page)
    assert order == [variant.id for variant in garden.variants]


def test_the_archive_holds_every_format(garden: Subject) -> None:
    """One download has all formats of a licence, byte for byte, and the page tells its SHA-256."""
    made = by_path(garden)
    archive = made["working/SB-CR-2.1.zip"]
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        names = opened.namelist()
        assert [f"SB-CR-2.1.{suffix}" for suffix in ("html", "json", "md", "txt")] == names
        assert all(opened.read(name) == made[f"working/{name}"] for name in names)
    assert hashlib.sha256(archive).hexdigest().encode() in made["licences/SB-CR-2.1.html"]


def test_a_home_page_and_a_licence_are_light(sites: Mapping[str, Mapping[str, bytes]]) -> None:
    """With style and script, the first page and every licence of the real family weigh less than 120 kB."""
    made = sites["ModelGo"]
    shared = sum(len(made[f"assets/{name}"]) for name in ("site.css", "early.js", "site.js", "icon.svg"))
    own = {name: len(data) for name, data in made.items() if name == "index.html" or name.startswith("licences/")}
    assert {name: size + shared for name, size in own.items() if size + shared >= 120_000} == {}


def test_no_word_of_a_family_is_in_the_source(subjects: Mapping[str, Subject]) -> None:
    """Names, ids and options of the families stand nowhere in the room: another family needs no change there."""
    room = ROOT / "src" / "engross" / "site"
    text = "\n".join(path.read_text(encoding="utf-8") for path in room.rglob("*.*") if path.suffix != ".pyc")
    for made in subjects.values():
        family = made.family
        names = {family.name, *(variant.id for variant in family.variants), *(one.word for one in family.options)}
        assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)] == []


def test_pages_hold_the_frame_of_every_main_page(sites: Mapping[str, Mapping[str, bytes]]) -> None:
    """Every page leads to every main page, and says plainly that it is no legal advice."""
    for name, data in sites["ModelGo"].items():
        if name.endswith(".html") and not name.startswith("working/") and name != LOST:
            for main in ("choose.html", "compare/index.html", "remix.html", "family.html", "understand.html"):
                assert f'{"../" * name.count("/")}{main}"'.encode() in data
            assert b"Nothing on this site is legal advice" in data
