"""Tracked changes in Word files: accepting them all gives the newer document, rejecting them all the older, exactly."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from tests.licences import CLAUSES, documents
from tests.redline.edits import script
from tests.samples import para, sample
from tests.writers.redlined import SMALL, Pair, changed, variant_pairs
from tests.writers.resolver import differences, outcome
from tests.writers.wordml import W, instructions, part, replaced, style, uncommented, words
from tests.writers.wordml_lint import faults

from engross import __version__
from engross.redline import compare, unchanged
from engross.redline.unmoved import without_moves
from engross.writers.docx import redline, write

ROOT = Path(__file__).parents[2]
MARKS = ("ins", "del", "moveFrom", "moveTo")
REVISIONS = tuple(W + name for name in (*MARKS, "rPrChange", "pPrChange", "moveFromRangeStart", "moveToRangeStart"))
SAMPLE, SCRIPTS = 10, 1000
_cached_write = cache(write)


def wrong(pair: Pair, moves: bool = True) -> list[str]:
    """What is wrong with the redline of a pair: where it does not resolve, and every fault that Word would see."""
    old, new = pair
    found = compare(old, new)
    content = redline(found if moves else without_moves(found))
    return [*differences(content, _cached_write(old), _cached_write(new)), *faults(content)]


def small(name: str) -> bytes:
    """The redline of a small pair."""
    return redline(compare(*SMALL[name]()))


def revisions(content: bytes) -> Counter[str]:
    """How often each kind of revision stands in the text and the header, but for the place of the comment."""
    content = uncommented(content)
    roots = (part(content, "word/document.xml"), part(content, "word/header1.xml"))
    return Counter(etree.QName(element).localname for root in roots for element in root.iter(*REVISIONS))


@pytest.mark.parametrize("moves", [True, False], ids=["moves", "no-moves"])
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
@pytest.mark.parametrize("name", SMALL)
def test_each_kind_of_change_resolves(name: str, back: bool, moves: bool) -> None:
    """Whatever differs, in either direction, the XML of both documents comes back."""
    old, new = SMALL[name]()
    assert wrong((new, old) if back else (old, new), moves) == []


@pytest.mark.parametrize("pair", variant_pairs()[::9], ids=lambda pair: "-to-".join(d.record.variant for d in pair))
def test_variants_resolve(pair: Pair) -> None:
    """Some pairs of the family, each in one direction."""
    assert wrong(pair) == []


@pytest.mark.slow
def test_all_variants_resolve() -> None:
    """Every pair of the family in both directions, with moves and without."""
    found = {
        (old.record.variant, new.record.variant): wrong((old, new), moves)
        for old, new in variant_pairs()
        for moves in (True, False)
    }
    assert {pair: lines for pair, lines in found.items() if lines} == {}


def scripted(seed: int) -> Pair:
    """A variant and what a script of random edits makes of it, in either order."""
    document = list(documents(CLAUSES).values())[seed % len(documents(CLAUSES))]
    edited = script(document, seed)
    return (document, edited) if seed % 2 else (edited, document)


@pytest.mark.parametrize("start", range(0, SAMPLE, 10))
def test_random_edits_resolve(start: int) -> None:
    """Some scripts of random edits, one in five without moves."""
    assert {seed: lines for seed in range(start, start + 10) if (lines := wrong(scripted(seed), seed % 5 > 0))} == {}


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, SCRIPTS, 50))
def test_all_random_edits_resolve(start: int) -> None:
    """A thousand scripts of random edits."""
    assert {seed: lines for seed in range(start, start + 50) if (lines := wrong(scripted(seed), seed % 5 > 0))} == {}


def test_a_document_beside_itself_is_the_clean_one() -> None:
    """No revision, and the same bytes."""
    for document in (sample(), *documents(CLAUSES).values()):
        for same in (unchanged(document), compare(document, document)):
            assert redline(same) == write(document)
    assert revisions(write(sample())) == {}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("words", {"ins", "del"}),
        ("emphasis", {"rPrChange"}),
        ("conspicuous", {"rPrChange", "ins", "del"}),
        ("level", {"pPrChange", "ins", "del"}),
        ("unnumbered", {"pPrChange"}),
        ("a-clause", {"ins"}),
        ("a-move", {"moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "ins", "del"}),
        ("a-cell", {"ins", "del"}),
        ("a-row", {"del", "pPrChange"}),
        ("a-column", {"ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"}),
    ],
)
def test_changes_are_tracked_as_what_they_are(name: str, found: set[str]) -> None:
    """A look that changed is no edit, a move no deletion."""
    assert set(revisions(small(name))) == found


def test_without_moves_what_moved_is_deleted_and_inserted() -> None:
    """The switch for readers that do not know moves."""
    found = revisions(redline(without_moves(compare(*SMALL["a-move"]()))))
    assert set(found) == {"ins", "del"}


def paragraph(content: bytes, start: str) -> etree._Element:
    """The one paragraph of the text that begins so."""
    paragraphs = part(content, "word/document.xml").iter(f"{W}p")
    [found] = [p for p in paragraphs if words(p).startswith(start) and not style(p).startswith("TOC")]
    return found


def test_a_reference_whose_number_changed_stays_one_field() -> None:
    """The code is kept, and the result alone is tracked."""
    found = paragraph(small("the-first-section"), "You may, on condition")
    assert instructions(found) == ["REF _Ref_risk \\w \\h"]
    assert not list(found.iter(f"{W}delInstrText"))
    assert [[words(e) for e in found.iter(W + tag)] for tag in ("del", "ins")] == [["3"], ["2"]]


def test_a_reference_to_another_place_is_another_field() -> None:
    """The old field is deleted whole, its code too."""
    found = paragraph(small("a-target"), '"You"')
    [gone], [come] = (list(found.iter(W + tag)) for tag in ("del", "ins"))
    assert [[e.text for e in gone.iter(f"{W}delInstrText")], instructions(come)] == [
        [" REF _Ref_keep \\w \\h "],
        ["REF _Ref_risk \\w \\h"],
    ]


def test_what_stands_twice_has_two_bookmarks() -> None:
    """The newer copy of a moved clause has a bookmark of its own, and the newer references lead there."""
    content = small("a-cited-move")
    root = part(content, "word/document.xml")
    names = [e.get(f"{W}name") for e in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    twice = [name for name in names if name and name.startswith("_New_")]
    assert twice
    for name in twice:
        assert name.replace("_New_", "_Ref_") in names
    [come] = paragraph(content, '"You"').iter(f"{W}ins")
    assert instructions(come) == ["REF _New_show \\w \\h"]


def test_bookmarks_stand_around_what_moved() -> None:
    """None opens between the beginning of a moved range and its words."""
    root = part(small("a-cited-move"), "word/document.xml")
    ranges = list(root.iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart"))
    assert ranges
    assert {etree.QName(e).localname for start in ranges for e in start.itersiblings()} == {
        "moveFrom",
        "moveTo",
        "bookmarkEnd",
    }


def test_a_changed_look_records_the_whole_former_one() -> None:
    """The former style, level and list stand in the change, and emphasis is recorded run by run."""
    found = paragraph(small("level"), "use ")
    [change] = found.iter(f"{W}pPrChange")
    assert [etree.QName(e).localname for e in change[0]] == ["pStyle", "numPr"]
    loud = paragraph(small("conspicuous"), "You may, on")
    assert all(run.find(f"{W}rPr/{W}rPrChange") is not None for run in loud.iterfind(f"{W}r"))
    assert [words(e) for e in loud.iter(f"{W}del", f"{W}ins")] == ["Section 3", "Section 3"]
    assert list(paragraph(small("conspicuous"), "keep the").iterfind(f"{W}pPr/{W}rPr/{W}rPrChange"))


def test_the_header_is_tracked() -> None:
    """Name and id change in the header as in the text."""
    header = part(small("record"), "word/header1.xml")
    assert [words(e) for e in header.iter(f"{W}del")] == ["Sample", "0"]
    assert [words(e) for e in header.iter(f"{W}ins")] == ["Other", "1"]


def test_the_properties_name_both_licences() -> None:
    """The newer one describes the file; the older one, and that both have one template, stand beside it."""
    content = small("record")
    custom = {e.get("name"): "".join(map(str, e.itertext())) for e in part(content, "docProps/custom.xml")}
    assert (custom["LicenceId"], custom["ComparedWith"]) == ("SA-KEEP-1.1", "SA-KEEP-1.0")
    core = {etree.QName(e).localname: e.text or "" for e in part(content, "docProps/core.xml")}
    assert core["title"] == "Other Keep License"
    assert "SA-KEEP-1.0" in core["description"]
    assert "ComparedWith" not in str(etree.tostring(part(write(sample()), "docProps/custom.xml")))


def test_a_comment_says_what_is_compared() -> None:
    """It names both, the toolkit and the figures, explains the marks, and hangs on the first paragraph."""
    said = [words(p) for p in part(small("a-move"), "word/comments.xml").iter(f"{W}p")]
    assert said[0].startswith("From: Sample Keep License (SA-KEEP-1.0")
    assert any(line.startswith(f"SA-KEEP-1.0 compared with SA-KEEP-1.0 by engross {__version__}") for line in said)
    assert any("1 move" in line for line in said)
    assert any("moves stand elsewhere" in line for line in said)
    [first, *_] = part(small("a-move"), "word/document.xml").iter(f"{W}p")
    assert len(list(first.iter(f"{W}commentReference"))) == 1
    assert not any("moves stand" in words(p) for p in part(small("words"), "word/comments.xml").iter(f"{W}p"))


@pytest.mark.parametrize("name", SMALL)
def test_the_comment_is_in_neither_document(name: str) -> None:
    """Accepting all takes away the place that it hangs on, and so does rejecting all; a clean file has none."""
    for accept in (True, False):
        found = outcome(small(name), "word/document.xml", accept)
        assert not list(found.iter(f"{W}commentReference"))
    assert b"comments.xml" not in write(SMALL[name]()[1])


def test_neighbouring_blocks_are_dated_apart() -> None:
    """Revisions of neighbouring paragraphs lie five minutes apart, so that LibreOffice does not fuse them."""
    for name in ("a-clause", "a-move", "a-row", "words"):
        blocks = list(part(uncommented(small(name)), "word/document.xml").iter(f"{W}p"))
        dates = [{e.get(f"{W}date", "") for e in p.iter(*REVISIONS)} for p in blocks]
        assert all(len(of_one) <= 1 for of_one in dates)
        assert all(not (one & other) for one, other in pairwise(dates))
        assert set().union(*dates) <= {"2026-11-23T00:00:00Z", "2026-11-23T00:05:00Z"}


def test_a_plain_split_is_the_end_of_a_paragraph() -> None:
    """Where both halves are set as the whole, the mark alone is put in, or taken out for a merge, and a space."""
    old, new = SMALL["a-split"]()
    for pair, mark, space in (((old, new), "ins", "del"), ((new, old), "del", "ins")):
        content = uncommented(redline(compare(*pair)))
        [tracked] = part(content, "word/document.xml").iter(f"{W}{mark}")
        assert tracked.getparent().tag == f"{W}rPr"  # type: ignore[union-attr]
        assert [words(e) for e in part(content, "word/document.xml").iter(f"{W}{space}")] == [" "]


def test_the_words_of_a_split_are_no_move() -> None:
    """What one paragraph lost and another has as a whole is two revisions, which LibreOffice takes for no move."""
    # An item has a number, and so both halves are tracked as a whole.
    whole = changed("rules.b", lambda p: replace(p, body=(para("hurt people or animals; or sell the Goods to them."),)))
    [item] = [one for one in sample().walk() if one.id == "rules.b"]
    halves = (
        replace(item, body=(para("hurt people or animals; or"),)),
        replace(item, id="rules.c", body=(para("sell the Goods to them."),)),
    )
    parted = changed("rules.ban", lambda p: replace(p, children=(*p.children[:-1], *halves)))
    content = redline(compare(whole, parted))
    kept, come = paragraph(content, "hurt people"), paragraph(content, "sell the")
    assert len(list(kept.iter(f"{W}del"))) == 2
    dates = [[element.get(f"{W}date") for element in found.iter(*REVISIONS)] for found in (kept, come)]
    assert [len(set(found)) for found in dates] == [2, 1]
    assert not set(dates[0]) & set(dates[1])


def audit(content: bytes, file: Path) -> list[str]:
    """What the Open XML audit finds."""
    file.write_bytes(content)
    return [str(error) for error in OpenXmlValidator().validate(file).errors]


def redlines() -> Iterator[tuple[str, bytes]]:
    """The redline of every small pair, and of every pair of variants."""
    for name in SMALL:
        yield name, small(name)
    for old, new in variant_pairs():
        yield f"{old.record.variant}-to-{new.record.variant}", redline(compare(old, new))


@pytest.mark.parametrize("name", SMALL)
def test_the_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    """Each kind of change is valid markup."""
    assert audit(small(name), tmp_path / "case.docx") == []


@pytest.mark.slow
def test_the_audit_finds_nothing_anywhere(tmp_path: Path) -> None:
    """Every redline of the family is valid markup."""
    found = {name: audit(content, tmp_path / "case.docx") for name, content in redlines()}
    assert {name: errors for name, errors in found.items() if errors} == {}


def validated(files: Mapping[str, bytes], folder: Path, validator: str) -> dict[str, str]:
    """What the validator of the Open XML SDK says of the files that it refuses; two run at a time."""

    def one(name: str) -> tuple[str, str]:
        (folder / f"{name}.docx").write_bytes(files[name])
        done = subprocess.run([validator, folder / f"{name}.docx"], capture_output=True, text=True, check=False)
        return name, done.stdout if done.returncode or not json.loads(done.stdout)["ok"] else ""

    with ThreadPoolExecutor(2) as pool:
        return {name: said for name, said in pool.map(one, files) if said}


@pytest.mark.slow
def test_the_sdk_finds_nothing(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """A clean file and redlines with moves, tables, fields and looks are valid for the Open XML SDK."""
    files = {name: small(name) for name in ("a-move", "a-column", "the-first-section", "level")}
    files["clean"] = write(sample())
    assert validated(files, tmp_path, checker("ooxml-validator")) == {}


@pytest.mark.slow
def test_the_sdk_finds_nothing_anywhere(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """Every clean file and every redline of the family is valid for the Open XML SDK."""
    files = {name: write(document) for name, document in documents(CLAUSES).items()} | dict(redlines())
    assert validated(files, tmp_path, checker("ooxml-validator")) == {}


@pytest.mark.slow
def test_the_sdk_finds_what_is_wrong(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """The control: a file with an element that no paragraph may hold is refused."""
    damaged = replaced(write(sample()), "word/document.xml", b"<w:pPr><w:pStyle", b"<w:pPr><w:tblW/><w:pStyle")
    assert set(validated({"damaged": damaged}, tmp_path, checker("ooxml-validator"))) == {"damaged"}


@pytest.mark.slow
def test_same_bytes_on_any_machine(tmp_path: Path) -> None:
    """Another process with another hash seed, time zone, folder and clock writes the same redline."""
    script = (
        "import hashlib; from tests.writers.test_docx_redline import small;"
        "print(hashlib.sha256(small('a-move') + small('record')).hexdigest())"
    )
    found: set[str] = set()
    for seed, zone in (("1", "Asia/Singapore"), ("2", "America/New_York")):
        time.sleep(2.1 if found else 0)  # a zip keeps time in steps of two seconds
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        }
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, env=environment, cwd=folder, check=True, capture_output=True, text=True)
        found.add(done.stdout.strip())
    assert found == {hashlib.sha256(small("a-move") + small("record")).hexdigest()}
