"""The labels that Word would show: by hand from the standard, and beside what LibreOffice shows of real files."""

import re
from collections.abc import Callable, Iterable
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import etree
from tests.readers.word.foreign import by_libreoffice, made
from tests.review.comments.editing import WORD
from tests.review.comments.resetting import rezipped, unzipped

from engross.readers import read
from engross.readers.word.numbering import Numbering, formatted
from engross.readers.words import passages

BUILDS = Path(__file__).parents[3] / "builds"
SEALED = sorted(BUILDS.glob("*/*.docx"))
EDITIONS = sorted({file.parent.name for file in SEALED})
FILES, MANY = 8, 300
TEXT = "txt:Text (encoded):UTF8,LF"
NUMBERING = "word/numbering.xml"
UNKNOWN = re.compile(
    rb"<w:(?:lvlRestart|isLgl)[^>]*/>"
    rb'|<w:lvlOverride w:ilvl="[1-8]"><w:startOverride w:val="\d+"/></w:lvlOverride>'
)
"""What LibreOffice 7.4 reads past: levels that restart otherwise, legal numbers, the start of a deeper level."""
_BULLET = re.compile("^[\u2022\u25e6\u25aa\u2013\uf02d-] ")
_FOOTNOTE = re.compile(r"(?<=[a-z])\d+$")


def level(place: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


def numbering(levels: Iterable[str], lists: str = "", styles: str = "") -> Numbering:
    """A definition with these levels, list 1 of it, and what else is given."""
    markup = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}</w:numbering>'
    )
    return Numbering(etree.fromstring(markup), etree.fromstring(f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'))


PLAIN = (level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"), level(3, "(%4)", "lowerRoman"))
ANOTHER = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{}">{}</w:lvlOverride></w:num>'
ANEW = ANOTHER.format("{}", '<w:startOverride w:val="{}"/>')
OWN = ANOTHER.format(0, level(0, "%1)", "upperRoman"))
LINK = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
LINKED = '<w:style w:styleId="Legal"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
CASES: dict[str, tuple[Numbering, str, str]] = {
    "a deeper level begins anew": (numbering(PLAIN), "1:0 1:1 1:1 1:0 1:1", "1. 1.1 1.2 2. 2.1"),
    "letters and romans": (numbering(PLAIN), "1:0 1:1 1:2 1:2 1:3 1:3 1:2", "1. 1.1 (a) (b) (i) (ii) (c)"),
    "a level without one above": (numbering(PLAIN), "1:1 1:1 1:0", "1.1 1.2 2."),
    "a start": (numbering((level(0, "%1.", start=5),)), "1:0 1:0", "5. 6."),
    "never anew": (
        numbering((level(0, "%1."), level(1, "(%2)", more='<w:lvlRestart w:val="0"/>'))),
        "1:0 1:1 1:0 1:1",
        "1. (1) 2. (2)",
    ),
    "anew behind one level alone": (
        numbering((*PLAIN[:2], level(2, "(%3)", more='<w:lvlRestart w:val="1"/>'))),
        "1:0 1:1 1:2 1:1 1:2 1:0 1:1 1:2",
        "1. 1.1 (1) 1.2 (2) 2. 2.1 (1)",
    ),
    "legal": (
        numbering((level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))),
        "1:0 1:0 1:1",
        "I. II. 2.1",
    ),
    "a list that goes on": (
        numbering(PLAIN, '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'),
        "1:0 2:0 1:0",
        "1. 2. 3.",
    ),
    "a list that begins anew": (numbering(PLAIN, ANEW.format(0, 1)), "1:0 1:0 2:0 2:0", "1. 2. 1. 2."),
    "a list that begins anew deeper": (
        numbering(PLAIN, ANEW.format(2, 4)),
        "1:0 1:1 1:2 2:2 2:2 1:1 2:2",
        "1. 1.1 (a) (d) (e) 1.2 (d)",
    ),
    "a level of its own": (numbering(PLAIN, OWN), "1:0 2:0", "1. II)"),
    "linked by a style": (numbering(PLAIN, LINK, LINKED), "1:0 2:0 2:1", "1. 2. 2.1"),
    "bullets are counted and not shown in numbers": (
        numbering((level(0, "\uf0b7", "bullet"), level(1, "%1.%2"))),
        "1:0 1:1",
        "\u2022 .1",
    ),
    "no number": (numbering((level(0, "", "none"),)), "1:0 1:0", "- -"),
    "no such list or level": (numbering(PLAIN), "7:0 1:8 1:12", "- - -"),
}


@pytest.mark.parametrize("case", CASES)
def test_labels_by_the_standard(case: str) -> None:
    """Each paragraph is given as list and level; a label that is not there is a dash."""
    lists, given, wanted = CASES[case]
    counter = lists.counter()
    labels = [
        counter.next(list_, int(place)).text or "-"
        for list_, _, place in (each.partition(":") for each in given.split())
    ]
    assert " ".join(labels) == wanted


@pytest.mark.parametrize(
    ("count", "form", "wanted"),
    [
        (27, "lowerLetter", "aa"),
        (52, "upperLetter", "ZZ"),
        (53, "upperLetter", "AAA"),
        (1999, "upperRoman", "MCMXCIX"),
        (0, "upperRoman", "0"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (111, "ordinal", "111th"),
        (22, "ordinal", "22nd"),
        (3, "numberInDash", "- 3 -"),
        (4, "chicago", "[chicago 4]"),
        (4, "decimalEnclosedCircle", "4"),
    ],
)
def test_formats(count: int, form: str, wanted: str) -> None:
    """A format that we do not know is named, so that it is not taken for the one that it was."""
    assert formatted(count, form) == wanted


def test_numbers_in_full() -> None:
    """A label with those above it that it does not repeat, as a cross-reference shows it."""
    counter = numbering(PLAIN).counter()
    assert [counter.next("1", place).number for place in (0, 1, 2, 3)] == ["1", "1.1", "1.1(a)", "1.1(a)(i)"]


def ours(file: Path) -> list[str]:
    """The labels and words of a file as we read them, a line for each passage."""
    found = (f"{passage.label} {passage.text}" for passage in passages(read(file.read_bytes(), file.name).document))
    return [_BULLET.sub("\u2022 ", " ".join(line.split())) for line in found if line.strip()]


def theirs(text: str) -> list[str]:
    """The same as LibreOffice wrote them, without the contents, which have tabs, and their heading."""
    told = (line for line in text.split("\n") if line.strip() and "\t" not in line and line.strip() != "Contents")
    lines = (" ".join(line.split()) for line in told)
    return [_BULLET.sub("\u2022 ", line) for line in lines]


def plain(file: Path) -> Path:
    """A copy without what LibreOffice does not know."""
    parts = unzipped(file.read_bytes())
    if NUMBERING not in parts:
        return file
    target = file.with_name(f"{file.stem}-plain.docx")
    target.write_bytes(rezipped({**parts, NUMBERING: UNKNOWN.sub(b"", parts[NUMBERING])}))
    return target


def check(files: list[Path], checker: Callable[[str], str], folder: Path) -> None:
    """Every label and word of each file is what LibreOffice shows, or would show if it knew the lists in it."""
    copies = {file: plain(file) for file in files}
    texts = folder / "txt"
    by_libreoffice(checker("soffice"), {*files, *copies.values()}, TEXT, texts, folder / "profile")

    def differs(file: Path) -> list[tuple[str, str]]:
        shown = [_FOOTNOTE.sub("", line) for line in theirs((texts / f"{file.stem}.txt").read_text("utf-8-sig"))]
        return [pair for pair in zip_longest(ours(file), shown, fillvalue="") if pair[0] != pair[1]]

    for file, copy in copies.items():
        if differs(file):
            assert UNKNOWN.search(unzipped(file.read_bytes())[NUMBERING]), (file.name, differs(file))
        assert differs(copy) == [], copy.name


@pytest.mark.slow
def test_labels_of_foreign_files(checker: Callable[[str], str], tmp_path: Path) -> None:
    """By python-docx, pandoc and LibreOffice, with random lists."""
    check(made(range(FILES), checker, tmp_path), checker, tmp_path)


@pytest.mark.slow
def test_labels_of_many_foreign_files(checker: Callable[[str], str], tmp_path: Path) -> None:
    """Three hundred of them."""
    check(made(range(1000, 1000 + MANY), checker, tmp_path), checker, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_labels_of_sealed_files(edition: str, checker: Callable[[str], str], tmp_path: Path) -> None:
    """Of every licence of an edition."""
    texts = tmp_path / "txt"
    files = []
    for file in (file for file in SEALED if file.parent.name == edition):
        files.append(tmp_path / f"{file.parent.name}-{file.name}")
        files[-1].write_bytes(file.read_bytes())
    by_libreoffice(checker("soffice"), files, TEXT, texts, tmp_path / "profile")
    for file in files:
        assert ours(file) == theirs((texts / f"{file.stem}.txt").read_text("utf-8-sig")), file.name
    assert len(files) >= 9
