"""What a PDF holds besides the words that its pages draw.

Takes a page or the file as pypdf opened it; returns annotations, form fields, pictures, drawings, scripts, layers that
are off, and attachments that say something else than the pages. Links are no extras. Never runs or follows any of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from engross.readers.canvas import Canvas
from engross.readers.pieces import Piece, document
from engross.readers.reading import Beside, Standing
from engross.readers.words import words
from engross.records import dataclass

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_QUIET = frozenset({"/Link", "/Popup", "/PrinterMark", "/TrapNet"})
"""Annotations that add no words: links, and the windows of notes that are met by themselves."""

UNCLEAR = "or on a pattern, a gradient or an ink whose colour cannot be told"
_SCALES = (0.5, 4.0)
"""The units of a page, in points, at which letters of print stay letters that one reads (our own setting)."""
_THICKEST = 4.0
"""Points of the border of a link that covers no words (our own setting)."""
_DEEPEST = 50
"""Groups of pages, or fields, in each other that are followed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something beside the text of a page, `height` points above its foot."""

    place: Standing
    text: str
    page: int
    height: float
    name: str = ""


def resources(page: "PageObject") -> Any:
    """What a page, or a group of pages that it is in, names: its fonts and pictures; None where nothing is named."""
    node: Any = page
    for _ in range(_DEEPEST):
        if node is None:
            break
        found = node.get("/Resources")
        if found is not None:
            return found.get_object()
        parent = node.get("/Parent")
        node = parent.get_object() if parent is not None else None
    return None


def of_page(page: "PageObject", number: int, canvas: Canvas) -> Iterator[Mark]:
    """The annotations, form fields, pictures and drawings of a page."""
    for one in _below(page, "/Annots") or ():
        yield from _annotation(one.get_object(), number)
    if canvas.is_turned(float(page.rotation)):
        yield Mark(Standing.UNREAD, "", number, canvas.page.top, f"page {number + 1}, whose words do not stand upright")
    if (height := canvas.unclear()) is not None:
        yield Mark(Standing.UNREAD, "", number, height, f"page {number + 1}, words in {UNCLEAR}")
    for box in canvas.pictures:
        yield Mark(Standing.PICTURE, "", number, (box.bottom + box.top) / 2, f"on page {number + 1}")
    if canvas.sketch.is_drawing:
        yield Mark(
            Standing.PICTURE, "", number, (canvas.page.bottom + canvas.page.top) / 2, f"drawn on page {number + 1}"
        )


def language(reader: "PdfReader") -> str:
    """The tag of the language that a PDF names as its own, "" where it names none."""
    return str(reader.root_object.get("/Lang") or "")


def of_file(reader: "PdfReader", pieces: Sequence[Piece]) -> Iterator[Beside]:
    """The attachments, layers and scripts of a file whose pages hold these pieces."""
    root: Any = reader.root_object
    for name, content in _attached(reader, root):
        if not _says_the_same(content, name, pieces):
            yield Beside(Standing.UNREAD, "", name=f"attachment {name}, which says something else than the pages")
    yield from _actions(reader, root)
    if _below(_below(root, "/AcroForm"), "/XFA") is not None:
        yield Beside(Standing.UNREAD, "", name="form (XFA) that may be shown in place of the pages")
    if _below(root, "/Collection") is not None:
        yield Beside(Standing.UNREAD, "", name="collection of files that is shown in place of the pages")
    scales = (float(page.get("/UserUnit", 1)) for page in reader.pages)
    if any(not _SCALES[0] <= scale <= _SCALES[1] for scale in scales):
        yield Beside(Standing.UNREAD, "", name="pages that are drawn at another scale")
    if _are_off(_below(_below(root, "/OCProperties"), "/D")) or any(map(_goes_off, _layers(reader, root))):
        yield Beside(Standing.UNREAD, "", name="layers that are off")


def _attached(reader: "PdfReader", root: Any) -> dict[tuple[str, bytes], None]:
    """The files in a file, each once by name and content: those of its own, and those of its pages."""
    found = {(name, content): None for name, versions in reader.attachments.items() for content in versions}
    for holder in (root, *reader.pages):
        for one in _below(holder, "/AF") or ():
            specification = one.get_object()
            file = _below(_below(specification, "/EF"), "/UF") or _below(_below(specification, "/EF"), "/F")
            name = _text(specification.get("/UF", specification.get("/F")))
            if file is not None:
                found[name, file.get_data()] = None
    return found


def _actions(reader: "PdfReader", root: Any) -> Iterator[Beside]:
    """Scripts, and what is done when the file is opened but to go to a page."""
    names, action = (_below(root, key) for key in ("/Names", "/OpenAction"))
    scripts = (
        _below(names, "/JavaScript"),
        _below(action, "/JS"),
        root.get("/AA"),
        *(p.get("/AA") for p in reader.pages),
    )
    if any(each is not None for each in scripts):
        yield Beside(Standing.UNREAD, "", name="script")
    elif str(_below(action, "/S") or "/GoTo") != "/GoTo":
        yield Beside(Standing.UNREAD, "", name=f"action {_below(action, '/S')} when the file is opened")
    elif _below(action, "/Next") is not None:
        yield Beside(Standing.UNREAD, "", name="several actions when the file is opened")


def _layers(reader: "PdfReader", root: Any) -> Iterator[Any]:
    """The layers of a file, and the rules by which what a page draws is shown."""
    for one in _below(_below(root, "/OCProperties"), "/OCGs") or ():
        yield one.get_object()
    for page in reader.pages:
        found = resources(page)
        for one in (_below(found, "/Properties") or {}).values():
            yield one.get_object()
        for one in (_below(found, "/XObject") or {}).values():
            yield _below(one.get_object(), "/OC")


def _are_off(dress: Any) -> bool:
    """Whether some layers are off as a file is opened."""
    return bool(_below(dress, "/OFF")) or str(_below(dress, "/BaseState")) == "/OFF"


def _goes_off(layer: Any) -> bool:
    """Whether a layer is off when it is viewed, printed or kept, or what it shows depends on others that are off."""
    usage = _below(layer, "/Usage")
    states = (_below(_below(usage, f"/{use}"), f"/{use}State") for use in ("View", "Print", "Export"))
    ruled = str(_below(layer, "/P")) in ("/AllOff", "/AnyOff") or _below(layer, "/VE") is not None
    return ruled or any(str(state) == "/OFF" for state in states)


def _annotation(found: Any, page: int) -> Iterator[Mark]:
    kind = str(found.get("/Subtype", ""))
    if kind in _QUIET and "/AP" not in found and _edge(found) <= _THICKEST:
        return
    box = found.get("/Rect")
    corners = [float(side) for side in box.get_object()] if box is not None else []
    height = (corners[1] + corners[3]) / 2 if len(corners) == 4 else 0.0
    if kind == "/Widget":
        yield Mark(Standing.FORM_FIELD, _inherited(found, "/V"), page, height, _inherited(found, "/T"))
    else:
        said = found.get("/Contents")
        yield Mark(Standing.ANNOTATION, _text(said), page, height, kind.removeprefix("/"))


def _edge(found: Any) -> float:
    """The width of the border of an annotation."""
    border, style = _below(found, "/Border"), _below(found, "/BS")
    widths = [border[2] if border is not None and len(border) > 2 else 0, _below(style, "/W") or 0]
    return max(float(width) for width in widths if isinstance(width, int | float))


def _inherited(field: Any, key: str) -> str:
    for _ in range(_DEEPEST):
        if key in field:
            return _text(field[key])
        parent = field.get("/Parent")
        if parent is None:
            break
        field = parent.get_object()
    return ""


def _text(value: Any) -> str:
    found = value.get_object() if hasattr(value, "get_object") else value
    return "" if found is None else " ".join(str(found).split())


def _below(node: Any, key: str) -> Any:
    found: Any = node.get(key) if hasattr(node, "get") else None
    return found.get_object() if hasattr(found, "get_object") else found


def _says_the_same(content: bytes, name: str, pieces: Sequence[Piece]) -> bool:
    """Whether an attachment is the same licence as text or as data, as ours are."""
    from engross.model.diagnostics import BadInput
    from engross.readers import read

    if PurePath(name).suffix.lower() not in (".txt", ".json"):
        return False
    try:
        attached = read(content, name).document
    except BadInput:
        return False
    drawn = document(pieces, name)
    sides = (words(attached), words(drawn))
    # Labels that one format sets apart are words in the other.
    return any(
        len({tuple(one.key for one in side if labels or not one.label) for side in sides}) == 1
        for labels in (False, True)
    )
