"""Inlines in, runs of WordprocessingML out: text, fields and the revision wrappers around them.

Never writes a paragraph. A clean document bears no marks; a redline bears them on the same inlines, so that both are
written by this code alone. Uses of defined terms are plain words: hundreds of links in a licence would make a screen
reader say "link" at every third word and Word would show each as something to click, while the definitions stand in
alphabetical order one page away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from engross.model import Inline, Link, Mark, Reference
from engross.writers.docx.places import Place

FIRST_REVISION = 100_000
_WRAPPERS = {Mark.INSERTED: "ins", Mark.DELETED: "del", Mark.MOVED_FROM: "moveFrom", Mark.MOVED_TO: "moveTo"}
_BOLD = "<w:b/><w:bCs/>"
_LOOKS = {
    (bold, italic): f"<w:rPr>{_BOLD if bold else ''}{'<w:i/><w:iCs/>' if italic else ''}</w:rPr>"
    for bold, italic in ((True, False), (False, True), (True, True))
} | {(False, False): ""}
_LINK_LOOKS = {
    False: '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>',
    True: f'<w:rPr><w:rStyle w:val="Hyperlink"/>{_BOLD}</w:rPr>',
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look and mark; with an instruction they are the result of a field."""

    text: str
    look: str
    mark: Mark
    instruction: str = ""


class Revisions:
    """The identity of each revision: one counter for the package, the tool as author, dates from the edition.

    LibreOffice fuses revisions of one author that are dated within a minute and then joins paragraphs on reject, so
    neighbouring blocks are dated five minutes apart.
    """

    def __init__(self, date: str) -> None:
        self._date = date
        self._next = FIRST_REVISION
        self._later = False

    def next_block(self) -> None:
        """Date what follows apart from what came before."""
        self._later = not self._later

    def attributes(self) -> str:
        """The attributes of a new revision element."""
        self._next += 1
        minute = "05" if self._later else "00"
        return f'w:id="{self._next}" w:author="engross" w:date="{self._date}T00:{minute}:00Z"'


class Runs:
    """Writes inlines for one document: knows where its references lead and numbers its revisions."""

    def __init__(self, places: Mapping[str, Place], revisions: Revisions) -> None:
        self._places = places
        self._revisions = revisions

    def write(self, inlines: Iterable[Inline], bold: bool = False) -> str:
        """The inlines as runs, all of them bold where the passage is conspicuous."""
        pieces = (piece for inline in inlines for piece in self._pieces(inline, bold) if piece.text)
        return "".join(self._marked(mark, tuple(group)) for mark, group in groupby(pieces, lambda piece: piece.mark))

    def _marked(self, mark: Mark, pieces: tuple[Piece, ...]) -> str:
        wrapper = _WRAPPERS.get(mark)
        runs = _runs(pieces, deleted=mark is Mark.DELETED)
        return f"<w:{wrapper} {self._revisions.attributes()}>{runs}</w:{wrapper}>" if wrapper else runs

    def _pieces(self, inline: Inline, bold: bool) -> Iterator[Piece]:
        if isinstance(inline, Reference):
            yield from self._reference(inline, _LOOKS[bold, False])
        elif isinstance(inline, Link):
            # A field and not a hyperlink element: it needs no relationship, and can be deleted or inserted as one.
            address = inline.href.replace("\\", "%5C").replace('"', "%22")
            yield Piece(inline.text, _LINK_LOOKS[bold], inline.mark, f'HYPERLINK "{address}"')
        else:
            yield Piece(inline.text, _LOOKS[bold or inline.strong, inline.emphasis], inline.mark)

    def _reference(self, reference: Reference, look: str) -> Iterator[Piece]:
        """A REF field where Word would print just these words or this number, else a link to the place."""
        place = self._places[reference.target]
        live = f"REF {place.bookmark} \\w \\h"
        if place.context == reference.text:
            yield Piece(reference.text, look, reference.mark, live)
        elif place.context == reference.number:
            yield Piece(reference.text.removesuffix(reference.number), look, reference.mark)
            yield Piece(reference.number, look, reference.mark, live)
        else:
            yield Piece(reference.text, look, reference.mark, f'HYPERLINK \\l "{place.bookmark}"')


def run(text: str, look: str = "", deleted: bool = False) -> str:
    """One run of words."""
    tag = "delText" if deleted else "t"
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{escape(text, quote=False)}</w:{tag}></w:r>'


def field_start(instruction: str, look: str = "", deleted: bool = False) -> str:
    """A complex field up to its result."""
    tag = "delInstrText" if deleted else "instrText"
    code = escape(instruction, quote=False)
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:{tag} xml:space="preserve"> {code} </w:{tag}></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(look: str = "") -> str:
    """What closes a complex field after its result."""
    return f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'


def _runs(pieces: tuple[Piece, ...], deleted: bool) -> str:
    """Neighbours of one look become one run, each field stays by itself."""
    written: list[str] = []
    for (instruction, look), group in groupby(pieces, lambda piece: (piece.instruction, piece.look)):
        if instruction:
            start, end = field_start(instruction, look, deleted), field_end(look)
            written.extend(start + run(piece.text, look, deleted) + end for piece in group)
        else:
            written.append(run("".join(piece.text for piece in group), look, deleted))
    return "".join(written)
