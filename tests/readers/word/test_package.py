"""Packages of every kind: found by their relationships, or refused in one line that says what to do."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from tests.review.comments.conftest import document
from tests.review.comments.resetting import renamed, rezipped, strict, unzipped

from engross.model.diagnostics import BadInput
from engross.readers import read
from engross.readers.words import passages
from engross.writers import write

DOCUMENT = "word/document.xml"


def sent() -> bytes:
    """A licence as it goes out."""
    return write(document("garden", "SB-CR-RT"), "docx")


def said(data: bytes) -> list[tuple[str, str]]:
    """The labels and words of a file."""
    return [(passage.label, passage.text) for passage in passages(read(data, "licence.docx").document)]


def without_types(data: bytes) -> bytes:
    """Without the part that tells the types of parts."""
    return rezipped({name: part for name, part in unzipped(data).items() if name != "[Content_Types].xml"})


@pytest.mark.parametrize(
    "change",
    [
        strict,
        lambda data: renamed(data, "document2"),
        without_types,
        lambda data: rezipped(unzipped(data), zipfile.ZIP_LZMA),
    ],
    ids=["strict", "renamed", "without types", "LZMA"],
)
def test_it_is_read_like_any_other(change: Callable[[bytes], bytes]) -> None:
    """Labels, words and what stands beside them are the same."""
    data = change(sent())
    assert said(data) == said(sent())
    assert read(data, "licence.docx").beside == ()


def damaged(how: int) -> bytes:
    """A file whose main part is packed in some way and changed in its middle."""
    data = bytearray(rezipped(unzipped(sent()), how))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo(DOCUMENT)
    middle = entry.header_offset + len(DOCUMENT) + 30 + entry.compress_size // 2
    data[middle : middle + 40] = bytes(40)
    return bytes(data)


def encrypted() -> bytes:
    """A file whose entries say that they are locked."""
    data = rezipped(unzipped(sent()))
    return data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "deflate": (damaged(zipfile.ZIP_DEFLATED), "the archive is damaged", ""),
    "LZMA": (damaged(zipfile.ZIP_LZMA), "the archive is damaged", ""),
    "bzip2": (damaged(zipfile.ZIP_BZIP2), "the archive is damaged", ""),
    "cut": (sent()[:-2000], "the archive is damaged", "Word"),
    "locked": (encrypted(), "the archive is damaged or locked", ""),
    "old or locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "an old .doc, or a .docx behind a password",
        "save it",
    ),
    "OpenDocument": (rezipped(ODT), "OpenDocument file (.odt)", "LibreOffice"),
    "no main part": (rezipped({"a.txt": b"a"}), "holds no word/document.xml", "Word"),
    "no document": (rezipped({DOCUMENT: b"<x/>"}), "its main part is no document", ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(case: str) -> None:
    """One finding that names the file, and what to do."""
    data, message, hint = REFUSED[case]
    with pytest.raises(BadInput) as refusal:
        read(data, "licence.docx")
    (finding,) = refusal.value.diagnostics
    assert finding.span.path.startswith("licence.docx")
    assert message in finding.message
    assert finding.hint
    assert hint in finding.hint
