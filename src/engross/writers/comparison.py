"""What changed as a table: old, new and class, one row a provision; and that table as CSV.

Takes a redline or its summary; returns frozen rows, or bytes. Provisions that merely have another number are rows too.
Never makes markup.
"""

from engross.model import Change, Mark, Redline, Run
from engross.records import dataclass
from engross.writers.spreadsheet import sheet
from engross.writers.summary import ChangeEntry, Summary, described, summary

HEADER = ("Clause", "Old", "New", "Class")


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A provision as both sides have it; the runs of a side hold the words that are its own marked."""

    entry: ChangeEntry
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    said: str

    @property
    def clause(self) -> str:
        """How it is cited on both sides, the older first, and what it is called."""
        change = self.entry.change
        before, after = change.old_number, change.new_number
        number = f"{before} \u2192 {after}" if before and after and before != after else before or after
        return f"{number} {self.entry.title}".strip()


def compared_clauses(found: Summary) -> tuple[ComparedClause, ...]:
    """The rows of a redline with this summary, in the order of its changes."""
    return tuple(
        ComparedClause(one, _side(one.change, Mark.INSERTED), _side(one.change, Mark.DELETED), described(one.change))
        for one in found.entries
    )


def comparison(redline: Redline) -> bytes:
    """The table as CSV; its header names the two that it compares."""
    header = (HEADER[0], f"Old: {redline.old.id}", f"New: {redline.new.id}", HEADER[3])
    rows = (
        (one.clause, one.entry.change.old_text, one.entry.change.new_text, one.said)
        for one in compared_clauses(summary(redline))
    )
    return sheet((header, *rows)).encode()


def _side(change: Change, other: Mark) -> tuple[Run, ...]:
    """The runs of one side; a kept reference reads there as it did, marked where its number changed."""
    found = []
    for run in change.runs:
        if run.mark is other:
            continue
        if run.mark is Mark.NONE and run.was:
            own = Mark.DELETED if other is Mark.INSERTED else Mark.INSERTED
            found.append(Run(own, run.was if other is Mark.INSERTED else run.text, change=run.change))
        else:
            found.append(run)
    return tuple(found)
