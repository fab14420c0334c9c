"""Inlines in, runs of WordprocessingML out: text, fields and the revision wrappers around them.

Never writes a paragraph. Clean and tracked output come from the same code: a clean passage is one that both sides
have. Uses of defined terms are plain words: hundreds of links in a licence would make a screen reader say "link" at
every third word and Word would show each as something to click, while the definitions stand in alphabetical order one
page away.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from html import escape
from itertools import groupby

from engross.model import Edit, Inline, Link, Mark, Reference, Stretch
from engross.records import dataclass
from engross.redline import halves
from engross.writers.docx.notes import LOOK, Notes
from engross.writers.docx.notes import part as footnotes
from engross.writers.docx.places import Target
from engross.writers.docx.revisions import WRAPPERS, Revisions

BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_LINK = '<w:rStyle w:val="Hyperlink"/>'


class Holds(StrEnum):
    """What one run holds."""

    WORDS = "words"
    TAB = "tab"
    BEGIN = "begin"
    CODE = "code"
    SEPARATE = "separate"
    END = "end"
    NOTE = "note"
    NOTE_LABEL = "note label"


@dataclass(frozen=True, slots=True)
class Atom:
    """A run before it is written; `look` is the markup of its properties.

    `text` are its words, the code of its field, or the id of the footnote that it calls.
    """

    holds: Holds
    text: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class RunPart:
    """An atom as either side has it: of what is kept the look alone may differ, what has a mark is on one side.

    What is `apart` is a revision of its own, though the words before it have the same mark.
    """

    mark: Mark
    old: Atom
    new: Atom
    apart: bool = False


def words(text: str, look: str = "") -> Atom:
    """Words of one look."""
    return Atom(Holds.WORDS, text, look)


def opening(code: str, look: str = "") -> tuple[Atom, ...]:
    """A field up to its result."""
    return Atom(Holds.BEGIN, "", look), Atom(Holds.CODE, code, look), Atom(Holds.SEPARATE, "", look)


def field(code: str, result: str, look: str = "") -> tuple[Atom, ...]:
    """A whole field; one result is cached."""
    return *opening(code, look), words(result, look), Atom(Holds.END, "", look)


def marked(mark: Mark, atoms: Iterable[Atom], *, apart: bool = False) -> tuple[RunPart, ...]:
    """Atoms of one side."""
    return tuple(RunPart(mark, atom, atom, apart) for atom in atoms)


def paired(old: tuple[Atom, ...], new: tuple[Atom, ...]) -> Iterator[RunPart]:
    """The same thing on both sides: where its fields do the same, only the words that differ are tracked, else all.

    A field that looks otherwise is tracked whole, since LibreOffice keeps the newer look of a field on reject.
    """
    if [_frame(atom) for atom in old] != [_frame(atom) for atom in new] or (
        len(old) > 1 and [atom.look for atom in old] != [atom.look for atom in new]
    ):
        yield from marked(Mark.DELETED, old)
        yield from marked(Mark.INSERTED, new)
        return
    for before, after in zip(old, new, strict=True):
        if before.text == after.text:
            yield RunPart(Mark.NONE, before, after)
        else:
            yield RunPart(Mark.DELETED, before, before)
            yield RunPart(Mark.INSERTED, after, after)


def _frame(atom: Atom) -> tuple[Holds, str]:
    return atom.holds, "" if atom.holds is Holds.WORDS else atom.text


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents, for what it says: where its ids lead, and what its table of contents is called."""

    places: Mapping[str, Target]
    contents: str

    def atoms(self, inline: Inline, bold: bool = False) -> tuple[Atom, ...]:
        """The inline as runs, bold where the passage is conspicuous."""
        if not inline.text:
            return ()
        if isinstance(inline, Reference) and inline.note:
            return words("[", LOOK), Atom(Holds.NOTE, inline.target, LOOK), words("]", LOOK)
        if isinstance(inline, Reference):
            return self._reference(inline, BOLD if bold else "")
        if isinstance(inline, Link):
            # A field and not a hyperlink element: it needs no relationship, and can be deleted or inserted as one.
            address = inline.href.replace("\\", "%5C").replace('"', "%22")
            return field(f'HYPERLINK "{address}"', inline.text, _LINK + (BOLD if bold else ""))
        look = (BOLD if bold or inline.strong else "") + (_ITALIC if inline.emphasis else "")
        return (words(inline.text, look),)

    def _reference(self, reference: Reference, look: str) -> tuple[Atom, ...]:
        """A REF field where Word would print just these words or this number, else a link to the place."""
        place = self.places.get(reference.target)
        if place is None:
            # What it points at is not in the document, as where a file was cut short.
            return (words(reference.text, look),)
        live = f"REF {place.bookmark} \\w \\h"
        if place.context == reference.text:
            return field(live, reference.text, look)
        if place.context and place.context == reference.number:
            before = reference.text.removesuffix(reference.number)
            return words(before, look), *field(live, reference.number, look)
        return field(f'HYPERLINK \\l "{place.bookmark}"', reference.text, look)


@dataclass(frozen=True, slots=True)
class Runs:
    """Writes passages: knows where the references of either side lead, and numbers the revisions.

    `alone` are the words of the paragraphs that are tracked whole, by their mark. LibreOffice takes the same words for
    moved where they are taken out at one place and put in at another, and then parts a whole paragraph from its mark,
    which gives its style to the next one. So what a split or merge leaves beside such a paragraph is two revisions.
    """

    old: Side
    new: Side
    revisions: Revisions
    alone: Mapping[Mark, Container[str]]
    notes: Notes

    def parts(self, stretches: Iterable[Stretch], mark: Mark, bold: tuple[bool, bool]) -> Iterator[RunPart]:
        """The passage run by run; `mark` is that of the whole paragraph, `bold` says where it is conspicuous."""
        gone, come = (Mark.DELETED, Mark.INSERTED) if mark is Mark.NONE else (mark, mark)
        for stretch in stretches:
            if isinstance(stretch, Edit):
                yield from self._edited(stretch.deleted, self.old, gone, bold[0], copied=mark is Mark.NONE)
                yield from self._edited(stretch.inserted, self.new, come, bold[1], copied=mark is Mark.NONE)
            else:
                yield from paired(self.old.atoms(stretch.old, bold[0]), self.new.atoms(stretch.new, bold[1]))

    def footnotes(self) -> str:
        """The part of the footnotes that were called so far."""
        return footnotes((number, self._footnote(mark, said)) for number, mark, said in self.notes.called())

    def _footnote(self, mark: Mark, said: Iterable[Stretch]) -> str:
        """The runs of a footnote, its label first."""
        self.revisions.next_block()
        # Without brackets: LibreOffice takes the first run for the number, whatever it holds.
        label = (Atom(Holds.NOTE_LABEL, "", LOOK), words(" "))
        return self.write((*marked(mark, label), *self.parts(said, mark, (False, False))))

    def write(self, parts: Iterable[RunPart]) -> str:
        """The runs, neighbours of one mark in one wrapper."""
        groups = groupby(parts, lambda part: (part.mark, part.apart))
        return "".join(self._wrapped(mark, apart, group) for (mark, apart), group in groups)

    def _edited(
        self, inlines: Sequence[Inline], side: Side, mark: Mark, bold: bool, *, copied: bool
    ) -> Iterator[RunPart]:
        """Words of one side; in two revisions where they are those of a whole paragraph of the other side."""
        other = Mark.DELETED if mark is Mark.INSERTED else Mark.INSERTED
        text = "".join(inline.text for inline in inlines).strip()
        pieces = halves(inlines) if copied and text in self.alone[other] else (inlines,)
        for place, piece in enumerate(pieces):
            for inline in piece:
                yield from marked(mark, side.atoms(inline, bold), apart=place > 0)

    def _wrapped(self, mark: Mark, apart: bool, parts: Iterable[RunPart]) -> str:
        wrapper = WRAPPERS.get(mark)
        start = f"<w:{wrapper} {self.revisions.attributes(apart=apart)}>" if wrapper else ""
        runs = "".join(self._run(part) for part in _joined(parts))
        return f"{start}{runs}</w:{wrapper}>" if wrapper else runs

    def _run(self, part: RunPart) -> str:
        look = part.new.look
        if part.old.look != look:
            look += self.revisions.change("rPr", part.old.look)
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        if part.new.holds is Holds.NOTE:
            number = self.notes.call(part.new.text, part.mark)
            return f'<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>'
        return f"<w:r>{properties}{_content(part.new, part.mark is Mark.DELETED)}</w:r>"


def _content(atom: Atom, deleted: bool) -> str:
    if atom.holds is Holds.WORDS:
        tag = "delText" if deleted else "t"
        lines = (escape(line, quote=False) for line in atom.text.split("\n"))
        return "<w:br/>".join(f'<w:{tag} xml:space="preserve">{line}</w:{tag}>' for line in lines)
    if atom.holds is Holds.CODE:
        tag = "delInstrText" if deleted else "instrText"
        return f'<w:{tag} xml:space="preserve"> {escape(atom.text, quote=False)} </w:{tag}>'
    if atom.holds is Holds.NOTE_LABEL:
        return "<w:footnoteRef/>"
    return "<w:tab/>" if atom.holds is Holds.TAB else f'<w:fldChar w:fldCharType="{atom.holds}"/>'


def _joined(parts: Iterable[RunPart]) -> Iterator[RunPart]:
    """Neighbouring words of one look become one run."""
    for (holds, _, _), group in groupby(parts, lambda part: (part.new.holds, part.old.look, part.new.look)):
        if holds is Holds.WORDS:
            whole = tuple(group)
            text = "".join(part.new.text for part in whole)
            yield RunPart(whole[0].mark, replace(whole[0].old, text=text), replace(whole[0].new, text=text))
        else:
            yield from group
