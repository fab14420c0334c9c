"""The Word writer: a document as lawyers use it, numbered, linked and described natively, and always the same bytes."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from tests.samples import para, sample
from tests.writers.renumbered import SCHEMES, renumbered
from tests.writers.wordml import W, expected, instructions, numbered, part, replaced, style, words
from tests.writers.wordml_lint import faults

from engross.assemble import assemble_all
from engross.library.family import load
from engross.model import Document, Kind, Level, Link, Paragraph, PlacedParagraph, Provision, Reference
from engross.redline import place
from engross.writers.docx import write
from engross.writers.docx.numbering import Lists
from engross.writers.docx.places import bookmark, places
from engross.writers.docx.tables import ALONE, MOST_WHOLE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("levels", "start"), [((), "1"), ((Level("{1})", "decimal", "{1}", start=3),), "3")])
def test_each_list_below_unnumbered_words_begins_anew(levels: tuple[Level, ...], start: str) -> None:
    """At the number that its level begins with; a family that has no such level begins at one."""
    lists = Lists(replace(sample().numbering, list=levels))
    first, second = lists.number("list", "def.goods"), lists.number("list", "def.you")
    assert lists.number("list", "def.goods") == first != second
    assert len({lists.number("body", "a"), lists.number("annex", "a"), first, second}) == 4
    root = etree.fromstring(lists.xml().encode())
    begun = {
        one.get(f"{W}numId"): [each.get(f"{W}val") for each in one.iter(f"{W}startOverride")]
        for one in root.iter(f"{W}num")
    }
    assert (begun[str(first)], begun[str(second)]) == ([start], [start])
    assert begun[str(lists.number("body", "a"))] == []


def with_body(document: Document, identifier: str, *body: Paragraph, **changes: object) -> Document:
    """The document with another body in one provision."""

    def below(provision: Provision) -> Provision:
        children = tuple(map(below, provision.children))
        if provision.id == identifier:
            return replace(provision, body=body, children=children, **changes)  # type: ignore[arg-type]
        return replace(provision, children=children)

    return replace(document, front=tuple(map(below, document.front)), sections=tuple(map(below, document.sections)))


def two_lists() -> Document:
    """The sample with a second lettered list below an unnumbered definition, two levels deep."""
    nested = Provision("def.you.1.1", Kind.ITEM, "list", 2, "(i)", "(a)(i)", body=(para("by name;"),))
    items = (
        Provision("def.you.1", Kind.ITEM, "list", 1, "(a)", "(a)", body=(para("the reader:"),), children=(nested,)),
        Provision(
            "def.you.2", Kind.ITEM, "list", 1, "(b)", "(b)", body=(para("as ", Reference("def.you.1.1", "(a)(i)")),)
        ),
    )
    document = sample()
    section = document.sections[0]
    lead = section.children[0]
    you = replace(lead.children[1], children=items)
    section = replace(section, children=(replace(lead, children=(lead.children[0], you)),))
    return replace(document, sections=(section, *document.sections[1:]))


def unlike_citation() -> Document:
    """The sample with references that read otherwise than Word would print the number of their target."""
    body = para(
        "As ",
        Reference("sheet", "A"),
        ", ",
        Reference("rules", "A", "Section"),
        " and ",
        Reference("keep.c", "2.1(b)", "Section"),
        " say.",
    )
    return with_body(sample(), "show", body)


def assembled(folder: Path) -> tuple[Document, ...]:
    """All variants of a family."""
    return assemble_all(load(folder))


CASES: dict[str, Callable[[], tuple[Document, ...]]] = {
    "sample": lambda: (sample(),),
    "two-lists": lambda: (two_lists(),),
    "unlike-citation": lambda: (unlike_citation(),),
    "renumbered": lambda: tuple(
        renumbered(document, scheme) for document in (two_lists(), unlike_citation()) for scheme in SCHEMES.values()
    ),
    **{
        file.parent.name: partial(assembled, file.parent)
        for file in (ROOT / "clauses" / "family.yaml", *sorted((ROOT / "tests" / "families").glob("*/family.yaml")))
    },
}


Files = tuple[tuple[Document, bytes], ...]


@cache
def written(name: str) -> Files:
    """The documents of a case, each with its bytes."""
    return tuple((document, write(document)) for document in CASES[name]())


@pytest.fixture(params=CASES)
def files(request: pytest.FixtureRequest) -> Files:
    """One case: its documents, each with its bytes."""
    return written(request.param)


def body(content: bytes) -> etree._Element:
    """The body of a file."""
    found = part(content, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def paragraphs(content: bytes) -> list[etree._Element]:
    """All paragraphs of a file, those of the contents left out."""
    return [p for p in body(content).iter(f"{W}p") if not style(p).startswith("TOC")]


def test_same_words_in_the_same_order(files: Files) -> None:
    """Paragraphs read as the document reads, no number is typed into them, and the last one is the end mark."""
    for document, content in files:
        assert [words(p) for p in paragraphs(content)] == [line for _, line in expected(document)]
        assert style(paragraphs(content)[-1]) == "EndMark"


def test_every_labelled_line_names_its_list_and_level(files: Files) -> None:
    """A label in the document is a direct list number in Word, at the level that the scheme gives it."""
    for document, content in files:
        levels = [p.level for p in document.walk() if p.scheme]
        found = [numbered(p) for p in paragraphs(content)]
        assert [bool(n) for n in found] == [bool(label) for label, _ in expected(document)]
        assert [n[1] for n in found if n] == levels
        lists = {int(n.get(f"{W}numId", "")) for n in part(content, "word/numbering.xml").iter(f"{W}num")}
        assert {n[0] for n in found if n} <= lists


def test_only_styles_that_exist(files: Files) -> None:
    """Every style that the body, the lists or a style names is in our template."""
    for _, content in files:
        sheet = part(content, "word/styles.xml")
        known = {s.get(f"{W}styleId") for s in sheet.iter(f"{W}style")}
        names = [f"{W}{n}" for n in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")]
        trees = (body(content), sheet, part(content, "word/numbering.xml"), part(content, "word/header1.xml"))
        assert {e.get(f"{W}val") for tree in trees for e in tree.iter(*names)} <= known


def test_every_reference_is_a_field(files: Files) -> None:
    """Each cross-reference is one field to a bookmark that exists, and each id and alias has its bookmark."""
    for document, content in files:
        targets = [
            re.sub(r'^(?:REF |HYPERLINK \\l ")(\w+)\W.*$', r"\1", code)
            for paragraph in paragraphs(content)
            for code in instructions(paragraph)
            if code.startswith(("REF", "HYPERLINK \\l"))
        ]
        blocks = [b for p in document.walk() for b in p.body]
        cells = [c for b in blocks if b.type == "table" for row in (b.header, *b.rows) for c in row]
        passages = [b for b in blocks if b.type == "paragraph"] + cells
        references = [i.target for p in passages for i in p.inlines if isinstance(i, Reference)]
        assert sorted(targets) == sorted(bookmark(target) for target in references)
        names = [b.get(f"{W}name") for b in body(content).iter(f"{W}bookmarkStart")]
        assert names == [bookmark(i) for p in document.walk() for i in (p.id, *p.aliases)]


def test_field_prints_what_word_would(files: Files) -> None:
    """A REF field caches the full-context number of its target; what reads otherwise is a link, not a field."""
    for document, content in files:
        lines = (block for block in place(document) if isinstance(block, PlacedParagraph))
        contexts = {found.bookmark: found.context for found in places(lines, document.numbering).values()}
        pattern = re.compile(r"REF (\w+) \\w \\h")
        for paragraph in paragraphs(content):
            runs = [(r.find(f"{W}instrText"), words(r)) for r in paragraph.iter(f"{W}r")]
            for position, (code, _) in enumerate(runs):
                if code is not None and (match := pattern.search(code.text or "")):
                    assert runs[position + 2][1] == contexts[match[1]] != ""


def test_unlike_citations_are_links() -> None:
    """Where Word would print other words for a number (`A` for Annex A), a link keeps ours."""
    [paragraph] = [p for p in paragraphs(write(unlike_citation())) if words(p).startswith("As A")]
    assert instructions(paragraph) == [
        'HYPERLINK \\l "_Ref_sheet"',
        'HYPERLINK \\l "_Ref_rules"',
        "REF _Ref_keep_c \\w \\h",
    ]


def test_contents_list_the_headings(files: Files) -> None:
    """The contents have a heading and are one field with a cached, linked entry for each section and annex."""
    for document, content in files:
        found = [p for p in body(content).iter(f"{W}p") if style(p).startswith("TOC")]
        assert [words(p) for p in found if style(p) == "TOCHeading"] == ["Contents"]
        entries = [p for p in found if style(p) != "TOCHeading"]
        headed = [p for p in document.walk() if p.heading and p.scheme and p.level == 1]
        assert [words(e) for e in entries] == [f"{p.label}\t{p.heading[0].text}" for p in headed]
        codes = [code for entry in entries for code in instructions(entry)]
        assert "\\n" not in codes[0], "the field gives page numbers when it is updated"
        assert codes.pop(0).startswith("TOC ")
        assert codes == [f'HYPERLINK \\l "{bookmark(p.id)}"' for p in headed]


def test_audit_finds_nothing(files: Files, tmp_path: Path) -> None:
    """The Open XML audit has no finding, and neither has our check of the faults that it cannot see."""
    for _, content in files:
        file = tmp_path / "case.docx"
        file.write_bytes(content)
        assert OpenXmlValidator().validate(file).errors == []
        assert faults(content) == []


def test_furniture_and_properties() -> None:
    """Header, footer, properties, language and table headers say what the record says."""
    record = sample().record
    content = write(sample())
    assert words(part(content, "word/header1.xml")) == f"{record.name}\t{record.id}"
    assert instructions(part(content, "word/footer1.xml")) == ["PAGE", "NUMPAGES"]
    core = {etree.QName(e).localname: e.text for e in part(content, "docProps/core.xml")}
    assert core["title"] == record.name
    assert core["creator"] == core["lastModifiedBy"] == record.text_owner
    assert core["language"] == record.language
    assert core["created"] == core["modified"] == "2026-11-23T00:00:00Z"
    custom = {e.get("name"): words_of(e) for e in part(content, "docProps/custom.xml")}
    assert (custom["LicenceId"], custom["Edition"]) == ("SA-KEEP-1.0", "1.0")
    assert next(part(content, "word/styles.xml").iter(f"{W}lang")).get(f"{W}val") == "en-GB"
    tables = list(body(content).iter(f"{W}tbl"))
    assert [len(list(table.iter(f"{W}tblHeader"))) for table in tables] == [1]
    settings = {
        e.get(f"{W}name"): e.get(f"{W}val") for e in part(content, "word/settings.xml").iter(f"{W}compatSetting")
    }
    assert settings["compatibilityMode"] == "15"


def words_of(element: etree._Element) -> str:
    """All text below an element."""
    return str(etree.tostring(element, method="text", encoding="unicode"))


def test_language_of_the_record() -> None:
    """Another language in the record reaches the styles, the settings and the properties."""
    document = sample()
    content = write(replace(document, record=replace(document.record, language="de-DE")))
    assert next(part(content, "word/styles.xml").iter(f"{W}lang")).get(f"{W}val") == "de-DE"
    assert next(part(content, "word/settings.xml").iter(f"{W}themeFontLang")).get(f"{W}val") == "de-DE"
    assert "de-DE" in words_of(part(content, "docProps/core.xml"))


def test_conspicuous_passages_are_bold() -> None:
    """Every run of a conspicuous provision is bold, and of the plain one beside it none."""
    found = {words(p): p for p in paragraphs(write(sample()))}
    loud, plain = found["The Goods come as they are."], found["You may show the Goods."]
    assert all(r.find(f"{W}rPr/{W}b") is not None for r in loud.iter(f"{W}r"))
    assert not list(plain.iter(f"{W}b"))


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("grant", "_Ref_grant"),
        ("grant.lm", "_Ref_grant_lm"),
        ("grant-lm", "_Ref_grant__lm"),
        ("a" * 35, "_Ref_" + "a" * 35),
        ("a" * 36, "_Ref_" + "a" * 26 + "_" + hashlib.sha256(b"a" * 36).hexdigest()[:8]),
    ],
)
def test_bookmark_names(identifier: str, name: str) -> None:
    """Bookmark names keep unlike ids apart and stay within Word's forty characters."""
    assert bookmark(identifier) == name
    assert len(name) <= 40


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\t", "\x85", "\ufffe", "\ud800"])
def test_control_characters_are_refused(character: str) -> None:
    """A control character or a tab in the words is an error that says where, never a broken file."""
    with pytest.raises(ValueError, match=r"control character U\+[0-9A-F]{4} after .*bad"):
        write(with_body(sample(), "show", para(f"bad{character}word")))
    document = sample()
    with pytest.raises(ValueError, match="control character"):
        write(replace(document, record=replace(document.record, text_owner=f"bad{character}word")))


def test_markup_in_words_stays_words() -> None:
    """Angle brackets, ampersands and quotes in a record or an address are escaped wherever they go."""
    odd = 'A <b> & "c"'
    document = sample()
    document = replace(document, record=replace(document.record, name=odd, id=odd, text_owner=odd))
    content = write(with_body(document, "show", para(Link(odd, 'https://example.org/"&\\'))))
    assert words(part(content, "word/header1.xml")) == f"{odd}\t{odd}"
    assert odd in words_of(part(content, "docProps/custom.xml"))
    [link] = [code for code in instructions(body(content)) if code.startswith('HYPERLINK "') and "%22" in code]
    assert link == 'HYPERLINK "https://example.org/%22&%5C"'


def test_python_docx_reads_it(tmp_path: Path) -> None:
    """A common reader opens the file and sees the heading styles by their names."""
    (tmp_path / "case.docx").write_bytes(write(sample()))
    read = docx.Document(str(tmp_path / "case.docx"))
    assert [p.text for p in read.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "Definitions",
        "What you may do",
        "Risk",
    ]
    assert read.core_properties.title == "Sample Keep License"


def test_same_bytes_on_any_machine(tmp_path: Path) -> None:
    """Another process with another hash seed, time zone, folder and time writes the same bytes."""
    script = (
        "import hashlib; from tests.samples import sample; from engross.writers.docx import write;"
        "print(hashlib.sha256(write(sample())).hexdigest())"
    )
    found = set()
    for seed, zone in (("1", "Asia/Singapore"), ("2", "America/New_York")):
        paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": paths}
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, env=environment, cwd=tmp_path, check=True, capture_output=True, text=True)
        found.add(done.stdout.strip())
    assert found == {hashlib.sha256(write(sample())).hexdigest()}


@pytest.mark.slow
def test_libreoffice_counts_as_we_do(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """LibreOffice, having computed every field afresh, shows our labels and words in every paragraph."""
    soffice, python = checker("soffice"), "/usr/bin/python3"
    if subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode:
        checker("python3-uno")
    documents: dict[str, Document] = {}
    for name in CASES:
        for number, (document, content) in enumerate(written(name)):
            if any(level.legal for level in document.numbering.body):
                continue  # LibreOffice 7.4 does not know `isLgl` and prints "Section I.01".
            target = tmp_path / f"{name}-{number}.docx"
            target.write_bytes(content)
            documents[str(target)] = document
    wrong = tmp_path / "wrong.docx"
    wrong.write_bytes(replaced(write(sample()), "word/document.xml", b">2.1(b)</w:t>", b">9.9(z)</w:t>"))
    # The control: a wrong number in a file is put right, so what is compared is LibreOffice's own count.
    documents[str(wrong)] = sample()
    script = str(Path(__file__).with_name("libreoffice_text.py"))
    command = [python, script, soffice, str(tmp_path / "profile"), *documents]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for file, document in documents.items():
        lines = Path(file).with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
        # The contents alone hold tabs, since their numbers are typed, and the word above them.
        shown = [line.strip() for line in lines if "\t" not in line and line != "Contents"]
        assert shown == [f"{label} {text}".strip() for label, text in expected(document)], file


@pytest.mark.parametrize(("count", "parted"), [(1, 0), (5, 0), (MOST_WHOLE - 1, 0), (40, 30)])
def test_rows_of_a_table_stay_together(count: int, parted: int) -> None:
    """A table that fits on a page is not parted; of a longer one no fewer than three rows stand alone at its end."""
    document = sample()
    annex = document.annexes[0]
    holder = next(one for one in annex.walk() if any(block.type == "table" for block in one.body))
    [table] = [block for block in holder.body if block.type == "table"]
    longer = replace(table, rows=tuple(table.rows[0] for _ in range(count)))

    def put(provision: Provision) -> Provision:
        body_ = tuple(longer if block is table else block for block in provision.body)
        return replace(provision, body=body_, children=tuple(map(put, provision.children)))

    rows = [*body(write(replace(document, annexes=(put(annex), *document.annexes[1:])))).iter(f"{W}tr")][: count + 1]
    kept = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows]
    assert not kept[-1]
    assert kept[:-1].count(False) == parted
    assert all(kept[-ALONE:-1])
    assert all(kept[: min(count, 3)])
