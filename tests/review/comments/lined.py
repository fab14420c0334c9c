"""Lines of a Word file made by hand, sent out and returned, without a file between."""

from collections.abc import Sequence

from tests.licences import GARDEN, documents

from engross.review.comments.laid import MatchedRows, SentDocument, met, rows
from engross.review.comments.marks import FilePart, Label, Line, Look, Setting, Words

PLAIN = Look()


def line(words: str, label: str = "", *, looks: Sequence[tuple[str, Look]] = (), **setting: object) -> Line:
    """A paragraph with its label; with a label it is in a list. `looks` are its words piece by piece instead."""
    listed = {"list": "body"} if label and "list" not in setting else {}
    made = Setting(**(listed | setting))  # type: ignore[arg-type]
    pieces = tuple(Words(text, look=look) for text, look in looks or ((words, PLAIN),))
    return Line(FilePart.BODY, (), pieces, setting=made, label=Label(label, label.strip("()."), made.level + 1))


def sent(*lines: Line) -> SentDocument:
    """What was sent out; its words and no others."""
    return SentDocument(documents(GARDEN)["SB-OPEN"], tuple(rows(lines, {})), ())


def returned(was: Sequence[Line], now: Sequence[Line]) -> MatchedRows:
    """The lines that came back beside those that were sent out."""
    return met(tuple(rows(now, {})), sent(*was))
