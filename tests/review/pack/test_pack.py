"""The pack for counsel: whole, the same every time, each change once, and every link leads to something."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import docx
import pytest
from tests.repository import Kept, kept

from engross.editions.history import current, since, working
from engross.library.family import load
from engross.model import Mark
from engross.review.pack import Round, contents, write
from engross.review.pack.pages import index

HERE = Path(__file__).parents[2]

CHANGES = (
    ("duties/give-back.md", "The breeder pays the post.", "The breeder pays the post and the packet."),
    ("growing/may.sow.md", "sow the Seed", "sow or plant the Seed"),
    ("head/head.reach.md", "nobody who only looks", "no one who looks"),
)


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A family with an edition, and since then a change that reaches some licences and one that reaches all."""
    made = kept(tmp_path_factory.mktemp("garden"))
    made.release()
    made.edit("family.yaml", 'id: "2.1"', 'id: "2.2"')
    for change in CHANGES:
        made.edit(*change)
    return made


def round_of(made: Kept, number: str = "1") -> Round:
    """A round of review of the working text against edition 2.1."""
    return Round(load(made.folder / "clauses"), since(made.project, "2.1"), working(made.project), number)


@pytest.fixture(scope="module")
def pack(garden: Kept, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pack."""
    told: list[tuple[int, int, str]] = []
    out = tmp_path_factory.mktemp("out")
    made = write(round_of(garden), out / "new", lambda *what: told.append(what))
    assert [done for done, _, _ in told] == [*range(1, told[0][1] + 1)]
    return made.folder


def test_a_pack_made_right_after_a_release_is_named_by_the_edition(garden: Kept, tmp_path: Path) -> None:
    """Where the clauses read as the sealed edition of their name does; not where a word differs."""
    made = kept(tmp_path / "again", clauses=garden.folder / "clauses")
    made.edit("family.yaml", 'id: "2.2"', 'id: "2.1"')
    made.release()
    made.edit("family.yaml", 'id: "2.1"', 'id: "2.2"')
    made.edit(CHANGES[0][0], CHANGES[0][2], "The breeder pays nothing.")
    made.release()
    after = current(made.project)
    told = Round(load(made.folder / "clauses"), since(made.project, "2.1"), after, "1")
    assert (told.stem, after.said) == ("Seedbed-2.2-against-2.1-round-1", "edition 2.2")
    made.edit(CHANGES[0][0], "The breeder pays nothing.", "The breeder pays all.")
    assert current(made.project).stem == "2.2-working"


def test_reasons_stand_beside_the_changes(garden: Kept) -> None:
    """What the changelog says of a clause is printed at its change and nowhere else."""
    told = replace(round_of(garden), reasons={"give-back": ("packets were lost <twice>.",), "no.such": ("never",)})
    page = index(contents(told)).decode()
    assert re.findall(r'<p class="reason"><b>Why:</b> (.*?)</p>', page) == ["packets were lost &lt;twice&gt;."]
    before = page[: page.index("packets were lost")]
    assert before.endswith(before[before.rindex("<code>give-back</code>") :])
    assert "<article" not in before[before.rindex("<code>give-back</code>") :]


class Links(HTMLParser):
    """Every address that a page names, and every anchor it has."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.others: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sorts the attributes of an element."""
        for name, value in attrs:
            if name == "id":
                self.anchors.add(value or "")
            elif tag == "a" and name == "href":
                self.hrefs.append(value or "")
            elif name in ("href", "src", "srcset", "data", "action", "poster"):
                self.others.append(value or "")


def test_a_pack_has_every_licence_clean_and_marked(garden: Kept, pack: Path) -> None:
    """Word and PDF clean for each licence, Word, PDF and HTML with the changes for each that changed; nothing else."""
    variants = [variant.id for variant in load(garden.folder / "clauses").variants]
    expected = {f"clean/{one}-2.2.{suffix}" for one in variants for suffix in ("docx", "pdf")}
    expected |= {
        f"redline/{one}-2.1--{one}-2.2.redline.{suffix}" for one in variants for suffix in ("docx", "pdf", "html")
    }
    expected |= {"index.html", "README.txt", "manifest.json", "SHA256SUMS"}
    assert {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()} == expected
    assert pack.name == "Seedbed-2.2-against-2.1-round-1"


def test_every_link_leads_to_a_file_and_a_place_in_it(pack: Path) -> None:
    """Opened from the disk, each link of the index has its file, each fragment its anchor, and nothing is fetched."""
    index = Links(pack / "index.html")
    assert index.others == ["data:,"]
    pages = {"": index}
    for href in index.hrefs:
        parts = urlsplit(href)
        assert (parts.scheme, parts.netloc) == ("", ""), href
        target = pack / (unquote(parts.path) or "index.html")
        assert target.is_file(), href
        if parts.fragment:
            page = pages.setdefault(parts.path, Links(target) if parts.path else index)
            assert unquote(parts.fragment) in page.anchors, href
    reached = {urlsplit(href).path for href in index.hrefs}
    files = {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()}
    assert files - reached == {"index.html", "manifest.json", "SHA256SUMS"}
    assert "://" not in re.sub(r"<style>.*?</style>", "", (pack / "index.html").read_text("utf-8"), flags=re.DOTALL)


def test_each_change_is_told_once(garden: Kept, pack: Path) -> None:
    """One article a change, with the words that changed, who has it and who has not; as many as differ anywhere."""
    page = (pack / "index.html").read_text(encoding="utf-8")
    articles = re.findall(r'<article class="change.*?</article>', page, flags=re.DOTALL)
    found = contents(round_of(garden))
    ids = [re.findall(r"<code>([^<]+)</code>", article)[0] for article in articles]
    assert ids == [one.change.id for one in found.changes]
    assert {"give-back", "may.sow"} <= set(ids)
    assert len({(one.change.id, one.change.runs) for one in found.changes}) == len(found.changes)
    changed = {
        (licence.variant, change.id)
        for licence in found.licences
        if licence.redline
        for change in licence.redline.changes
    }
    told = [pair for one in (*found.changes, *found.renumbered) for pair in zip(one.reached, one.ids, strict=True)]
    assert sorted(told) == sorted(changed)
    titles = dict(zip(ids, re.findall(r"<h3[^>]*>\s*(.*?)\s*</h3>", page), strict=True))
    assert titles["give-back"] == "2b A handful back"
    assert titles["head.reach"].startswith("Whoever sows the Seed takes these terms")
    (post,) = (article for article in articles if "<code>give-back</code>" in article)
    assert "and the packet" in "".join(re.findall(r"<ins[^>]*>([^<]*)</ins>", post))
    assert re.search(r'<a class="out" href="redline/[^"]*SB-CR-RT-2.2.redline.html#give-back">SB-CR-RT</a>', post)
    assert re.search(r'Not in 4</dt>.*<span class="id">SB-CR</span>', post)


def test_the_words_of_a_change_are_those_of_both_texts(garden: Kept) -> None:
    """Without what was put in a change reads as before, without what was taken out as now."""
    found = contents(round_of(garden))
    (post,) = (one.change for one in found.changes if one.change.id == "give-back")
    assert CHANGES[0][1] in post.old_text
    assert CHANGES[0][2] in post.new_text
    assert {run.mark for run in post.runs} <= {Mark.NONE, Mark.INSERTED, Mark.DELETED}


def test_hashes_are_those_of_the_files(pack: Path) -> None:
    """The checksums list every file, and agree with the manifest, the files and the zip."""
    lines = (line.split("  ") for line in (pack / "SHA256SUMS").read_text().splitlines())
    listed = {name: digest for digest, name in lines}
    files = {path.relative_to(pack).as_posix(): path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    assert listed == {n: hashlib.sha256(data).hexdigest() for n, data in files.items() if n != "SHA256SUMS"}
    said = json.loads(files["manifest.json"])
    assert {name: one["sha256"] for name, one in said["files"].items()} == {
        name: digest for name, digest in listed.items() if name != "manifest.json"
    }
    assert (said["old"]["edition"], said["new"]["edition"], said["round"]) == ("2.1", "2.2", "1")
    with zipfile.ZipFile(pack.with_name(f"{pack.name}.zip")) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"{pack.name}/{name}": data for name, data in files.items()
        }


def test_a_readme_of_one_page(pack: Path) -> None:
    """It fits a page and says how to read the pack and how to send it back."""
    lines = (pack / "README.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 60
    assert max(map(len, lines)) <= 80
    assert any("engross comments" in line for line in lines)
    assert not any("&" in line or "{" in line for line in lines)


def test_the_word_files_open(pack: Path) -> None:
    """A clean file has the new words and no revision, a redline has revisions."""
    for path in sorted(pack.rglob("*.docx")):
        body = docx.Document(str(path)).element.xml
        assert ("<w:ins " in body) == (path.parent.name == "redline"), path.name


def test_a_changed_answer_is_told_with_what_backs_it(tmp_path: Path) -> None:
    """A fact that turns is one row, with both answers, what backs them, and the licences; so is a row that is new."""
    made = kept(tmp_path / "garden")
    made.release()
    made.edit("growing/sale--home.md", "sell: no", "sell: yes")
    made.edit("family.yaml", "expect: not HG, label: You may Sell", 'expect: "true", label: You may Sell')
    made.edit("duties/credit.md", "facts: {name: yes}", "facts: {name: yes, thanks: yes}")
    row = "{id: name, kind: duty, expect: CR, label: You name the breeder}"
    made.edit("family.yaml", row, row + "\n        - {id: thanks, kind: duty, expect: CR, label: You give thanks}")
    found = contents(round_of(made)).answers
    sold = [one for one in found if one.label == "You may Sell the harvest"]
    assert [(one.old and one.old.answer, one.new and one.new.answer) for one in sold] == [("It is not", "It is so")]
    assert sold[0].old is not None
    assert [target for target, _ in sold[0].old.backing] == ["sale"]
    assert set(sold[0].variants) == {"SB-HG", "SB-CR-HG"}
    thanks = [one for one in found if one.label == "You give thanks"]
    assert {(one.old, one.new and one.new.answer) for one in thanks} == {(None, "It is so"), (None, "It is not")}
    assert len(found) == 3


def test_licences_that_only_one_state_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new licence is there clean, a dropped one is named; neither has a redline nor counts among the changes."""
    monkeypatch.setattr("engross.review.pack.files.CLEAN", ("docx",))
    monkeypatch.setattr("engross.review.pack.files.REDLINED", ("html",))
    made = kept(tmp_path / "garden")
    rule = "  - id: no-name-at-home\n    require: not (CR and HG)\n    refusal: policy\n    reason: None.\n"
    made.edit("family.yaml", "rules:\n", f"rules:\n{rule}")
    made.release()
    made.edit("family.yaml", rule, "")
    grown = round_of(made)
    assert write(grown, tmp_path, lambda *what: None).changed == 1
    shrunk = replace(grown, old=grown.new, new=grown.old)
    write(shrunk, tmp_path, lambda *what: None)
    for round, row, files in ((grown, "new", 5), (shrunk, "dropped", 4)):
        folder = tmp_path / round.stem
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert re.search(rf"SB-CR-HG <span>[^<]*</span></th>\s*<td class=\"figure\"[^>]*>{row}</td>", page), row
        assert (page.count("reads the same"), page.count("No word changed.")) == (4, 1)
        assert len([*folder.glob("clean/*.docx")]) == files
        assert not (folder / "redline").exists()


PROGRAM = """
import sys
from pathlib import Path
from tests.repository import Kept
from tests.review.pack.test_pack import round_of
from engross.review.pack import write
print(write(round_of(Kept(Path(sys.argv[1]), Path(sys.argv[1]))), Path(sys.argv[2]), lambda *what: None).archive)
"""


@pytest.mark.slow
def test_the_same_round_has_the_same_bytes(garden: Kept, pack: Path, tmp_path: Path) -> None:
    """Another process, folder, time zone and hash seed give the same zip, byte for byte."""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Singapore", "PYTHONPATH": str(HERE.parent)}
    command = [sys.executable, "-c", PROGRAM, str(garden.folder), str(tmp_path / "elsewhere")]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert Path(ran.stdout.strip()).read_bytes() == pack.with_name(f"{pack.name}.zip").read_bytes()


def test_a_round_is_never_written_over(garden: Kept, tmp_path: Path) -> None:
    """What is there under the name of a round stays as it is, be it a pack or not, and nothing is staged beside it."""
    round = round_of(garden, "3")
    mine = tmp_path / round.stem
    mine.mkdir()
    (mine / "notes").write_text("mine")
    with pytest.raises(FileExistsError, match="this round is there already"):
        write(round, tmp_path, lambda *what: None)
    mine.rename(tmp_path / f"{round.stem}.zip")
    with pytest.raises(FileExistsError, match="this round is there already"):
        write(round, tmp_path, lambda *what: None)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == [
        f"{round.stem}.zip",
        f"{round.stem}.zip/notes",
    ]


@pytest.mark.parametrize("step", ["write_durably", "sync_folder", "rename"])
def test_a_failed_pack_leaves_nothing(step: str, garden: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At whatever step the disk refuses, neither folder nor zip is there, nor anything that was staged."""

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engross.review.pack.files._files", lambda found, tell: iter([("a", b"a"), ("b/c", b"c")]))
    if step == "rename":
        monkeypatch.setattr(Path, "rename", full)
    else:
        monkeypatch.setattr(f"engross.editions.disk.{step}", full)
    with pytest.raises(OSError, match="No space"):
        write(round_of(garden), tmp_path / "out", lambda *what: None)
    assert [*tmp_path.iterdir()] == []
