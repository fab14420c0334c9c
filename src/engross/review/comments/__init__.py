"""What comes back from a reviewer: the bytes of a Word file in, what was changed and said against the clauses out.

The rooms, in the order in which they work:

- `lines`: a Word file, as `readers.word` reads it, to lines and notes; our own tracked changes count as accepted
  (`marks` are the types);
- `laid`, `tokens`: the document that was sent out as the same kind of lines, and pairs of both;
- `changes`, `settings`: what was changed and what was set otherwise, with tracking and without; `typography` tells
  which changes say nothing, `rejected` which take back one of ours;
- `sources`: where the words of today's text are typed;
- `splices`, `proposal`: an edit of a line to an edit of a file, proven before it is proposed;
- `places`, `report`: all of it together, each at the place where it is typed today.

Nothing is applied, and nothing is guessed: what is not found at one place alone is left to a hand, with the reason.
"""

from engross.review.comments.changes import Change
from engross.review.comments.lines import named, read
from engross.review.comments.marks import Author, Note, Returned
from engross.review.comments.proposal import patch
from engross.review.comments.report import (
    Basis,
    Fold,
    FormattingChange,
    Remark,
    ReportedEdit,
    ReviewReport,
    Where,
    report,
)

__all__ = [
    "Author",
    "Basis",
    "Change",
    "Fold",
    "FormattingChange",
    "Note",
    "Remark",
    "ReportedEdit",
    "Returned",
    "ReviewReport",
    "Where",
    "named",
    "patch",
    "read",
    "report",
]
