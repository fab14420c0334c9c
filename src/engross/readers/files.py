"""The bytes of a file to text or to the parts of an archive, within limits.

Takes bytes and a name for messages; raises `BadInput` for what is too large, damaged, or no text. Never opens a file,
runs or fetches anything, and expands no entity.
"""

import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, NoReturn

from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 32 * 1024 * 1024
MOST_TEXT = 1024 * 1024
"""Characters that are read as one licence; the longest of this family has 40,000."""
MOST_PARAGRAPH = 48 * 1024
"""Bytes of Markdown without a blank line, whose reading takes the square of their number; more than any licence has."""
MOST_PART = 32 * 1024 * 1024
"""Bytes of one part of an archive, unpacked."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
OLD_WORD = b"\xd0\xcf\x11\xe0"
"""What a .doc begins with, and a .docx that is behind a password."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
)
"""What Python raises of an archive that is cut, changed, locked, or packed in a way that it does not know."""
_FORMATS = "give a licence as text, Markdown, HTML, DOCX, PDF, or JSON that this toolkit wrote"


def refuse(name: str, message: str, hint: str = _FORMATS) -> NoReturn:
    """Raises `BadInput` about a file that cannot be read."""
    raise BadInput([Diagnostic("unreadable", message, Span(name), hint)]) from None


def limited(data: bytes, name: str, most: int = MOST_BYTES) -> None:
    """Refuses what is larger than a licence can be."""
    if len(data) > most:
        hint = f"a licence has at most {most // 1024:,} kB there"
        raise BadInput([Diagnostic("too-large", f"{len(data):,} bytes are too many", Span(name), hint)])


def decode(data: bytes, name: str) -> str:
    """The text of a file: by its byte order mark; else UTF-16 if every other byte is null, UTF-8, or Windows-1252."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    if b"\0" in data and not encoding.startswith(("utf-16", "utf-32")):
        refuse(name, "the file holds no text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        refuse(name, f"byte {error.start} is no {encoding.upper().removesuffix('-SIG')}")
    if "\0" in text or sum(character < " " and character not in "\t\n\r\f\v" for character in text) > len(text) / 100:
        refuse(name, "the file holds no text")
    limited(data, name, 4 * MOST_TEXT)
    if len(text) > MOST_TEXT:
        limited(text.encode(errors="replace"), name, MOST_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parts(data: bytes, name: str, wanted: tuple[str, ...], hint: str = _FORMATS) -> dict[str, bytes]:
    """The wanted parts of a zip archive that are there, each within its limit whatever the archive says of its size.

    `hint` is what to do about an archive that is damaged.
    """
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in wanted:
                if part in archive.NameToInfo:
                    with archive.open(part) as file:
                        found[part] = file.read(MOST_PART + 1)
                    limited(found[part], f"{name}:{part}", MOST_PART)
    except _DAMAGED as error:
        refuse(name, f"the archive is damaged or locked ({error})", hint)
    return found


def xml(data: bytes, name: str) -> "_Element":
    """The root of an XML part; one with a document type is refused, so that no entity is ever met."""
    from lxml import etree

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        refuse(name, "the file has a document type, which no Word file has")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        refuse(name, f"the XML is damaged ({error.msg})")


def _unmarked(data: bytes) -> str:
    sample = data[:1000]
    for encoding, nulls in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if nulls and nulls.count(0) > len(nulls) * 0.8:
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
