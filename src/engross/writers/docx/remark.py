"""The comment that opens a Word redline: what is compared, by which toolkit, how much differs, and a legend.

Takes a `Redline`; returns the part that holds the comment, and the run that it hangs on. That run is inserted and
deleted at once, so that it is in neither document: whoever accepts or rejects all changes by the standard is rid of the
comment, and a program that keeps it all the same, as LibreOffice does, keeps no word of it in the text.
"""

from html import escape

from engross.model import Mark, Redline
from engross.redline.statistics import statistics
from engross.writers.docx.revisions import Revisions
from engross.writers.summary import figures, opened

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def differs(redline: Redline) -> bool:
    """Whether there are two documents, and so something to say."""
    return bool(redline.changes) or redline.old != redline.new


def anchor(revisions: Revisions) -> str:
    """The run that the comment hangs on."""
    come, gone = revisions.attributes(apart=True), revisions.attributes(apart=True)
    run = '<w:r><w:commentReference w:id="0"/></w:r>'
    return f"<w:ins {come}><w:del {gone}>{run}</w:del></w:ins>"


def remark(redline: Redline, revisions: Revisions) -> str:
    """comments.xml, with the one comment."""
    old, new = redline.old.id, redline.new.id
    lines = (
        *opened(redline, figures(statistics(redline))),
        f"Legend: {_legend(redline)}.",
        f"Accept all changes for {new}, reject all for {old}. Where this comment stays after that, delete it.",
    )
    paragraphs = "".join(
        f'<w:p><w:r>{"" if number else "<w:annotationRef/>"}<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>'
        "</w:r></w:p>"
        for number, line in enumerate(lines)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{_NAMESPACE}">'
        f'<w:comment {revisions.signed("0")} w:initials="e">{paragraphs}</w:comment></w:comments>'
    )


def _legend(redline: Redline) -> str:
    said = ["tracked insertions and deletions are the words that differ"]
    if any(block.mark in (Mark.MOVED_FROM, Mark.MOVED_TO) for block in redline.blocks):
        said.append("tracked moves stand elsewhere now")
    return ", ".join((*said, "numbers that your program counts anew are not marked"))
