"""What people put beside the text of a Word file, or hide in it, without tracking: one function a kind.

Takes the bytes of a Word file and words of one of its paragraphs; returns the bytes of the altered file. All that is
put in is whole, so that other programs open and save it.
"""

import base64
from collections.abc import Callable

from lxml import etree
from tests.review.comments import resetting as reset
from tests.review.comments.editing import OFFICE, TYPES, WORD, Reviewed

from engross.readers import Standing

SAID = "Annex B does not bind the Kitchen."
_VML = "urn:schemas-microsoft-com:vml"
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def _box(reviewed: Reviewed, words: str) -> None:
    markup = (
        f'<w:r xmlns:w="{WORD}" xmlns:v="{_VML}"><w:pict><v:rect style="position:absolute;width:200pt;height:40pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect>"
        "</w:pict></w:r>"
    )
    reviewed.runs(words)[-1].addnext(etree.fromstring(markup))


def _picture(reviewed: Reviewed, words: str) -> None:
    reviewed.parts["word/media/dot.png"] = _PIXEL
    id = reviewed.relate("image", "media/dot.png")
    types = etree.fromstring(reviewed.parts[TYPES])
    default = etree.QName(etree.QName(types).namespace, "Default")
    types.insert(0, etree.Element(default, {"Extension": "png", "ContentType": "image/png"}))
    reviewed.parts[TYPES] = etree.tostring(types)
    size = 'cx="360000" cy="360000"'
    markup = (
        f'<w:r xmlns:w="{WORD}" xmlns:wp="{_PLACED}" xmlns:a="{_DRAWN}" xmlns:p="{_PICTURE}" xmlns:r="{OFFICE}">'
        f'<w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="1" name="Dot"/><a:graphic>'
        f'<a:graphicData uri="{_PICTURE}"><p:pic><p:nvPicPr><p:cNvPr id="1" name="Dot"/><p:cNvPicPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "</p:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    reviewed.runs(words)[-1].addnext(etree.fromstring(markup))


ALTERED: dict[str, tuple[Callable[[Reviewed, str], object], Standing]] = {
    "footnote": (lambda r, words: reset.note(r, words, SAID), Standing.FOOTNOTE),
    "endnote": (lambda r, words: reset.note(r, words, SAID, kind="endnote"), Standing.ENDNOTE),
    "text box": (_box, Standing.TEXT_BOX),
    "picture": (_picture, Standing.PICTURE),
    "comment": (lambda r, words: r.comment(words, SAID), Standing.COMMENT),
    "header": (lambda r, _: reset.margin(r, "header1", f" {SAID}"), Standing.HEADER),
    "footer": (lambda r, _: reset.margin(r, "footer1", f" {SAID}"), Standing.FOOTER),
    "hidden words": (lambda r, words: reset.look(r, words, "vanish"), Standing.HIDDEN),
    "struck words": (lambda r, words: reset.look(r, words, "strike"), Standing.STRUCK),
}
"""By name: what is done to the words, and where it must be told."""

ABSENT = frozenset({Standing.HIDDEN, Standing.STRUCK})
"""Places of words that the text is without."""


def altered(data: bytes, kind: str, words: str) -> bytes:
    """The file with one alteration at these words."""
    reviewed = Reviewed(data)
    ALTERED[kind][0](reviewed, words)
    return reviewed.save()
