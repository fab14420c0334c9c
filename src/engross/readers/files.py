"""The bytes of a file to text or to the parts of an archive, within limits.

Takes bytes and a name for messages; raises `BadInput` for what is too large, damaged, or no text. Never opens a file,
runs or fetches anything, and expands no entity.
"""

import io
from typing import TYPE_CHECKING, NoReturn

from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.readers.limits import RAISE, USUAL, Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
OLD_WORD = b"\xd0\xcf\x11\xe0"
"""What a .doc begins with, and a .docx that is behind a password."""
AGAIN = "open it in the program that made it, save it again without a password, and give that file"
"""What to do about a file that is damaged or locked."""
_FORMATS = "give a licence as text, Markdown, HTML, DOCX, PDF, or JSON that this toolkit wrote"


def refuse(name: str, message: str, hint: str = _FORMATS) -> NoReturn:
    """Raises `BadInput` about a file that cannot be read."""
    raise BadInput([Diagnostic("unreadable", message, Span(name), hint)]) from None


def limited(data: bytes, name: str, most: int = USUAL.file) -> None:
    """Refuses what is larger than a licence can be."""
    if len(data) > most:
        too_large(len(data), name, most)


def too_large(size: int, name: str, most: int, unit: str = "bytes") -> NoReturn:
    """Raises `BadInput` about a file, or a part of it, that is over its limit."""
    hint = f"at most {most:,} {unit} are read there; {RAISE}"
    raise BadInput([Diagnostic("too-large", f"{size:,} {unit} are too many", Span(name), hint)])


def decode(data: bytes, name: str, limits: Limits = USUAL) -> str:
    """The text of a file: by its byte order mark; else UTF-16 if every other byte is null, UTF-8, or Windows-1252."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        refuse(name, f"byte {error.start} is no {encoding.upper().removesuffix('-SIG')}")
    if sum(character < " " and character not in "\t\n\r\f\v" for character in text) > len(text) / 100:
        refuse(name, "the file holds no text")
    if len(text) > limits.text:
        too_large(len(text), name, limits.text, "characters")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parts(
    data: bytes, name: str, wanted: tuple[str, ...], limits: Limits = USUAL, hint: str = AGAIN
) -> dict[str, bytes]:
    """The wanted parts of a zip archive that are there, each within its limit whatever the archive says of its size.

    `hint` is what to do about an archive that is damaged.
    """
    import zipfile

    found: dict[str, bytes] = {}
    part = ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.NameToInfo) > limits.parts:
                too_large(len(archive.NameToInfo), name, limits.parts, "parts")
            for part in wanted:
                if part in archive.NameToInfo:
                    with archive.open(part) as file:
                        found[part] = file.read(limits.part + 1)
                    limited(found[part], f"{name}:{part}", limits.part)
    except _damage() as error:
        where = f"{name}:{part}" if part else name
        refuse(where, f"the archive is damaged or locked ({_said(error)})", hint)
    return found


def xml(data: bytes, name: str, limits: Limits = USUAL) -> "_Element":
    """The root of an XML part; one with a document type is refused, so that no entity is ever met."""
    from lxml import etree

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        refuse(name, "the file has a document type, which no Word file has")
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        refuse(name, f"the XML is damaged ({error.msg})", AGAIN)
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.depth:
            too_large(depth, name, limits.depth, "elements in each other")
    return root


def _damage() -> tuple[type[Exception], ...]:
    """What the standard library raises for an archive that is damaged, cut off or behind a password."""
    import lzma
    import struct
    import zipfile
    import zlib

    own = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error)
    return (*own, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__


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
