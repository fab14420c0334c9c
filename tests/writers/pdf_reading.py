"""PDF files read back: the words of the licence, as pdftotext finds them, without the page furniture."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from engross.model import Document, Provision

TOP, BOTTOM, WIDTH = 72, 776, 596
"""Where the running header ends and the footer begins, and the width of the page, in points from its top left."""


def from_pdf(path: Path, document: Document, pdftotext: str) -> list[str]:
    """The words of a PDF in the order of its content; a word broken at its hyphen is whole again."""
    area = ["-r", "72", "-x", "0", "-y", str(TOP), "-W", str(WIDTH), "-H", str(BOTTOM - TOP)]
    done = subprocess.run([pdftotext, "-raw", *area, path, "-"], capture_output=True, check=True, timeout=60)
    text = whole_words(done.stdout.decode().replace("\f", "\n"))
    found = re.search(whole_words(contents(document)), text)
    assert found, "the table of contents does not read as the headings do"
    return (text[: found.start()] + text[found.end() :]).split()


def whole_words(text: str) -> str:
    """The text with single spaces, and none after a hyphen, where a line may have been broken."""
    return " ".join(text.split()).replace("- ", "-")


def contents(document: Document) -> str:
    """The pattern of the table of contents: each top heading with its number, then a page."""
    return r"Contents " + "".join(rf"{re.escape(line)} \d+ " for line in map(heading, tops(document)))


def tops(document: Document) -> Iterable[Provision]:
    """The provisions that the table of contents lists."""
    return (*document.sections, *document.annexes)


def heading(provision: Provision) -> str:
    """A heading with its number, as it reads."""
    return f"{provision.label} {''.join(inline.text for inline in provision.heading)}"
