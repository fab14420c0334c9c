"""The typesetter: a page of HTML in, a PDF out. Only this file calls WeasyPrint, and `lean_import` its import.

Takes the source of a page and the files to attach; returns a file that is PDF/A-3a and PDF/UA-1 at once. It is slow to
import. Refuses every address, so nothing is read from a network, nor from the disk but the bundled fonts; never looks
at the clock, nor at the fonts of the machine.
"""

import errno
import os
import zlib
from collections.abc import Collection, Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime
from functools import cache, partial
from io import StringIO
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from warnings import catch_warnings, simplefilter, warn

from engross.records import dataclass
from engross.writers import lean_import
from engross.writers.garbage import few_collections

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
BASE = "engross:"
"""What addresses in a page are relative to; none of the outer world begins so."""

NO_PANGO = (
    "this format needs the library Pango, which is not installed; install it (Debian: libpango-1.0-0 libpangoft2-1.0-0"
    " libharfbuzz-subset0) or choose other formats (--format md,txt,html,docx,json)"
)

_COMPRESSION = 6
"""Of 9, which pydyf asks for: it takes three times as long, a twentieth of all the work, for a thirtieth less size."""

_ENDS_IN_DOUBT = b"\r\nendstream"
"""A stream whose last byte is a carriage return: read with the line feed after it, its length would be wrong."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF; `relationship` is its AFRelationship, `date` (ISO 8601) its day of creation."""

    name: str
    content: bytes
    description: str
    relationship: str
    date: str


for variable in ("FONTCONFIG_SYSROOT", "HB_SHAPER_LIST"):
    # By these Fontconfig looks for our fonts elsewhere, and HarfBuzz sets words in another way.
    os.environ.pop(variable, None)
try:
    # What WeasyPrint prints where a library is missing goes nowhere: the error below says it once and more plainly.
    with lean_import.fonts_of(FONTS), lean_import.quick(), redirect_stdout(StringIO()):
        import pydyf
        import weasyprint
        from weasyprint.formatting_structure.boxes import BlockBox, TextBox
        from weasyprint.text import ffi
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.text.line_break import split_first_line
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
except OSError as missing:
    raise OSError(errno.ENOSYS, NO_PANGO, "pdf") from missing


def _compressor(level: int) -> Any:
    return zlib.compressobj(_COMPRESSION)


pydyf.zlib = SimpleNamespace(compressobj=_compressor, compress=zlib.compress)


class NoFetcher(URLFetcher):  # type: ignore[misc]
    """Serves nothing: any address stops the work with `FatalURLFetchingError`."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Never returns."""
        raise FatalURLFetchingError(f"a document may not fetch {url}")


def subsetter_present() -> bool:
    """Whether libharfbuzz-subset is there, without which PDFs take twice as long and differ from run to run."""
    return ffi.harfbuzz_subset is not None


def typeset(page: str, attachments: Sequence[Attachment], *, showing: Collection[str] = ()) -> bytes:
    """The page as PDF, with its attachments.

    With `showing`, only the sheets with an element of one of these tags or classes; each has its number in the whole.
    """
    with catch_warnings(), few_collections():
        # WeasyPrint leaves the file of its colour profile to the garbage collector.
        simplefilter("ignore", ResourceWarning)
        for spare in count():
            pdf = _typeset(page, attachments, showing, spare)
            if _ENDS_IN_DOUBT not in pdf:
                break
    return pdf


def _typeset(page: str, attachments: Sequence[Attachment], showing: Collection[str], spare: int) -> bytes:
    press = _press()
    source = weasyprint.HTML(string=page, base_url=BASE, url_fetcher=press.fetcher)
    options = {
        "pdf_variant": "pdf/a-3a",
        "pdf_tags": True,
        "attachments": [_attached(attachment, press.fetcher) for attachment in attachments],
    }
    laid = source.render(font_config=press.fonts, stylesheets=[press.style], **options)
    _number_contents(laid.pages)
    if showing:
        laid = laid.copy([sheet for sheet in laid.pages if _shows(sheet, showing)])
    pdf: bytes = laid.write_pdf(finisher=partial(_finish, spare=spare), **options)
    return pdf


def _number_contents(sheets: Sequence[Any]) -> None:
    """Gives each entry of a table of contents the number of its page, at the right edge.

    `target-counter` would lay out pages again for it, and a leader is drawn sign by sign: half as much as all the rest.
    """
    pages = {f"#{anchor}": str(number) for number, sheet in enumerate(sheets, start=1) for anchor in sheet.anchors}
    for box in (box for sheet in sheets for box in sheet._page_box.descendants() if isinstance(box, BlockBox)):
        target: str = box.element.get("data-target", "") if box.element_tag == "li" else ""
        for one in box.descendants() if target else ():
            if one.element_tag == "li::after" and isinstance(one, TextBox):
                one.text = f"\N{NO-BREAK SPACE}{pages[target]}"
                one.pango_layout, _, _, one.width, _, _ = split_first_line(one.text, one.style, None, None, 0)
                one.translate(dx=box.content_box_x() + box.width - one.width - one.position_x)


def _shows(sheet: Any, tags: Collection[str]) -> bool:
    for box in sheet._page_box.descendants():
        classes = (box.element.get("class") or "").split() if box.element is not None else ()
        if box.element_tag in tags or any(one in tags for one in classes):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Press:
    fetcher: NoFetcher
    fonts: Any
    style: Any


@cache
def _press() -> _Press:
    # One for all documents of a process: parsing the style and loading the fonts would cost each of them 5 to 12 %.
    if not subsetter_present():
        warn(
            "libharfbuzz-subset is missing: PDFs take twice as long and differ from run to run (see: engross doctor)",
            RuntimeWarning,
            stacklevel=3,
        )
    fetcher = NoFetcher()
    with lean_import.fonts_of(FONTS):
        fonts = FontConfiguration()
    sheet = (HERE / "templates" / "paper.css").read_text(encoding="utf-8")
    return _Press(fetcher, fonts, weasyprint.CSS(string=sheet, base_url=BASE, url_fetcher=fetcher, font_config=fonts))


def _attached(attachment: Attachment, fetcher: NoFetcher) -> Any:
    day = datetime.fromisoformat(attachment.date).replace(tzinfo=UTC)
    return weasyprint.Attachment(
        string=attachment.content,
        url_fetcher=fetcher,
        name=attachment.name,
        description=attachment.description,
        relationship=attachment.relationship,
        created=day,
        modified=day,
    )


def _finish(document: Any, pdf: pydyf.PDF, *, spare: int) -> None:
    """Declares PDF/UA-1 beside PDF/A-3a, and repairs the streams whose end is unclear; adds `spare` empty objects."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    # A PDF/A may use the name space of PDF/UA only with the schema that describes it.
    claim = (HERE / "templates" / "ua.xmp").read_bytes()
    metadata.stream = [part.replace(b"</rdf:RDF>", claim + b"</rdf:RDF>") for part in metadata.stream]
    metadata.compress = False
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress and stream.data.endswith(_ENDS_IN_DOUBT):
            stream.compress = False
    for _ in range(spare):
        # The table of objects is compressed as well, and only another object gives it another end.
        pdf.add_object(pydyf.Dictionary())
    pdf.objects[:] = map(_Made, pdf.objects)


class _Made(pydyf.Object):  # type: ignore[misc]
    """An object of a PDF whose bytes are made once: pydyf asks for them twice, for the file and for its identifier."""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = source.number, source.generation, source.free
        self._data: bytes = b"" if source.free == "f" else source.data
        self._compressible: bool = source.compressible

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether the object may stand in a stream of objects."""
        return self._compressible
