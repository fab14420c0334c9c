"""Redlines as PDF: valid, tagged, in bundled fonts, its marks and numbers readable as text."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import page
import pikepdf
import pytest
from tests.samples import para, sample
from tests.writers.by_hand import redlined, sides

from engross import __version__
from engross.model import MarkedParagraph, MarkedTable
from engross.model.diagnostics import BadInput
from engross.redline import compare, unchanged
from engross.writers.pdf import MOST_PARAGRAPHS, redline

ROOT = Path(__file__).parents[2]
MINUS = "\u2212"
written = cache(lambda: redline(redlined()))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The redline as a file."""
    path = tmp_path / "redline.pdf"
    path.write_bytes(written())
    return path


def told(*command: str | Path) -> str:
    """What a program prints; it must end well."""
    return subprocess.run(command, capture_output=True, check=True, timeout=60, text=True).stdout


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_valid_under_both_standards(profile: str) -> None:
    """One file keeps to PDF/UA-1 and to PDF/A-3a."""
    assert list(page.validate_pdf_bytes(written(), profile=profile).failures) == []


def test_syntax_and_fonts(file: Path, checker: Callable[[str], str]) -> None:
    """Syntax is sound, every font is a bundled one, and the file is tagged."""
    told(checker("qpdf"), "--check", file)
    fonts = told(checker("pdffonts"), file).splitlines()[2:]
    assert all(re.match(r"[A-Z]{6}\+Source-Serif", line) for line in fonts)
    assert re.search(r"Tagged: +yes", told(checker("pdfinfo"), file))


def read(file: Path, pdftotext: str) -> str:
    """The words of the pages in their order, single spaces between them."""
    return " ".join(told(pdftotext, "-raw", file, "-").split())


SAID = [
    "Redline From SA-KEEP-1.0 Sample Keep License Edition 1.0, 2026-11-23 To SA-KEEP-2.0",
    "Edits by class: wording 19, defined terms 2, cross-references 1, punctuation 1, layout 3, renumbering 4.",
    "2.2 → 4.2 Showing moved",
    "Only numbers changed",
    f"This text governs Goods [{MINUS}alone][+only].",
    f"condition that Section [{MINUS}3][+4] holds:",
    "3. → 4. Risk",
    "3.1 → 4.1 As is",
    "Showing → [moved to 4.2]",
    "→ Showing [moved from 2.2]",
    "SA-KEEP-2.0 compared with SA-KEEP-1.0 by engross",
    "14 insertions, 12 deletions, 1 move, 2 provisions with another number.",
    "Words: 25 inserted, 27 deleted, 6 moved, 125 kept.",
    f"[+inserted] [{MINUS}deleted] → moved here moved away → kept [set otherwise]",
    "2.1(a)(ii) by night; and",
    "[+You can prove it by the Goods]",
    "[no longer conspicuous]",
    f"[{MINUS}Yes]",
    f"End of the [{MINUS}License][+whole License]",
]


@pytest.mark.parametrize("words", SAID)
def test_marks_and_numbers_are_read_as_text(words: str, file: Path, checker: Callable[[str], str]) -> None:
    """A reader without colours, or without eyes, meets every mark, note, old number and new number in the words."""
    assert words in read(file, checker("pdftotext"))


def test_the_words_are_those_of_both_documents(file: Path, checker: Callable[[str], str]) -> None:
    """Without what stands in the marks of one side, every word of the other is there, in its order."""
    text = read(file, checker("pdftotext"))
    text = text[text.index("Sample Keep License Edition 1.0, 23 November") :]
    # A citation ends in the label of its item, which is a word of the text.
    text = re.sub(r"\S*\d\S*(?=\([a-z]+\))", "", text)
    text = re.sub(r" \[(now|no longer|moved|set|table) [^]]*\]", "", text)
    for words, other in zip(sides(redlined()), (r"\[\+[^]]*\]", f"\\[{MINUS}[^]]*\\]"), strict=True):
        # Citations stand among the words, so each word is looked for after the one before it.
        left = iter(re.sub(rf"\[[{MINUS}+]|\]", "", re.sub(other, "", text)).split())
        assert [word for word in words if not any(char.isdigit() for char in word) and word not in left] == []


def test_every_page_names_both_documents(file: Path, checker: Callable[[str], str]) -> None:
    """Each page after the first has both ids in its header; all have their number and what they are compared with."""
    leaves = [" ".join(leaf.split()) for leaf in told(checker("pdftotext"), file, "-").split("\f")[:-1]]
    for number, leaf in enumerate(leaves, start=1):
        assert f"Page {number} of {len(leaves)}" in leaf
        assert f"Compared with SA-KEEP-1.0 by engross {__version__}" in leaf
        assert number == 1 or "Redline: SA-KEEP-1.0 → SA-KEEP-2.0" in leaf


def test_bookmarks_are_the_headings(file: Path) -> None:
    """Sections and clauses by label and heading, as the newer document has them, else as the older had them."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        found = [(top.title, [one.title for one in top.children]) for top in outline.root]
        assert str(pdf.docinfo["/Title"]) == "Redline: SA-KEEP-1.0 → SA-KEEP-2.0"
        assert not pdf.attachments
    assert found == [
        ("1. Definitions", []),
        ("2. What you may do", ["2.1 Keeping", "2.2 Showing"]),
        ("3. Proof", []),
        ("4. Risk", ["4.1 As is", "4.2 Showing"]),
        ("Annex A Summary", ["A.1 No force", "A.2 Rights in the Goods"]),
        ("Annex B Rules", ["B.1 Bans"]),
    ]


def test_a_character_without_a_shape_is_named() -> None:
    """A character that no bundled font has is an error, in deleted words too."""
    clause = replace(sample().sections[1].children[1], body=(para("A \u2717."),))
    document = replace(sample(), sections=(replace(sample().sections[1], children=(clause,)),), annexes=())
    with pytest.raises(BadInput, match=r"U\+2717 BALLOT X"):
        redline(unchanged(document))


def test_changed_pages_alone(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """Pages without a change are left out, the others are as in the whole, and the file keeps to both standards."""
    last = replace(sample().annexes[-1], body=tuple(para(f"Filling {n}.") for n in range(120)))
    old = replace(sample(), annexes=(*sample().annexes[:-1], last))
    changed = replace(last, body=(*last.body[:-1], para("The end.")))
    made = compare(old, replace(old, annexes=(*old.annexes[:-1], changed)))
    leaves = []
    for part in (False, True):
        path = tmp_path / f"{part}.pdf"
        path.write_bytes(redline(made, changed_pages=part))
        leaves.append(told(checker("pdftotext"), path, "-").split("\f")[:-1])
    whole, few = leaves
    assert few == [whole[0], whole[-1]]
    assert len(whole) > 3
    for profile in ("ua1", "3a"):
        assert list(page.validate_pdf_bytes(path.read_bytes(), profile=profile).failures) == []


PROGRAM = """
import hashlib, sys
sys.path.insert(0, {root!r})
from tests.writers.by_hand import redlined
from engross.writers.pdf import MOST_PARAGRAPHS, redline
print(hashlib.sha256(redline(redlined())).hexdigest())
"""


def test_same_bytes_elsewhere(tmp_path: Path) -> None:
    """Another process, folder, time zone and hash seed give the same file."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(root=str(ROOT))],
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=120,
        text=True,
    )
    assert done.stdout.strip() == hashlib.sha256(written()).hexdigest()


def test_words_and_tables_over_the_end_of_a_page(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """A paragraph goes on below itself and not below its number; a heading stays with its table."""
    document = sample()
    first, *rest = document.sections
    words = para("Here", *(f" word{number}" for number in range(900)))
    long = replace(document, sections=(replace(first, body=(*first.body, words)), *rest))
    file = tmp_path / "long.pdf"
    file.write_bytes(redline(compare(document, long)))
    boxes = [
        re.findall(r'xMin="([\d.]+)"[^>]*>(word\d+|Rights|Answer)<', one)
        for one in told(checker("pdftotext"), "-bbox", file, "-").split("<page ")[1:]
    ]
    edges = {min(float(left) for left, word in one) for one in boxes if len(one) > 100}
    assert len(edges) == 1
    assert [{word for _, word in one if word.isalpha()} for one in boxes][-1] == {"Rights", "Answer"}


@pytest.mark.fault(
    "A redline of more paragraphs than a PDF can be made of in a minute",
    "refused at once with their number; the message names the other formats",
)
def test_a_redline_of_too_many_paragraphs_is_refused() -> None:
    """Each cell of a table counts, and docs/limits.md has the figure."""
    one = redlined()
    cells = sum(len(row.cells) for block in one.blocks if isinstance(block, MarkedTable) for row in block.rows)
    assert one.paragraphs == cells + sum(isinstance(block, MarkedParagraph) for block in one.blocks)
    long = replace(one, blocks=one.blocks * (MOST_PARAGRAPHS // one.paragraphs + 1))
    with pytest.raises(BadInput, match=rf"{long.paragraphs:,} paragraphs are too many.*at most {MOST_PARAGRAPHS:,}"):
        redline(long)
    assert f"more than {MOST_PARAGRAPHS:,} paragraphs" in (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
