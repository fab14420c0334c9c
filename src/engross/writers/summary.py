"""What a redline says of itself before its text: which two it compares, how much differs, and the list of changes.

Takes a `Redline`; returns frozen values and plain lines that every format prints alike. Never makes markup.
"""

from collections import Counter

from engross import __version__
from engross.model import Change, ChangeKind, Class, PlacedParagraph, Record, Redline
from engross.records import dataclass
from engross.redline.statistics import Statistics, statistics
from engross.writers.rows import chapters, edits

TOOLKIT = f"engross {__version__}"
"""The toolkit that compared, as a redline names it."""

CALLED = {
    Class.WORDING: "Wording",
    Class.TERM: "Defined terms",
    Class.REFERENCE: "Cross-references",
    Class.PUNCTUATION: "Punctuation",
    Class.LAYOUT: "Layout",
    Class.RENUMBERING: "Renumbering",
}
"""The classes of change as a reader meets them."""

_KINDS = {ChangeKind.RENUMBERED: "only renumbered"}
"""What the count of a kind is called where its name alone would seem to contradict the figures."""

_LONGEST_TITLE = 64


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A changed provision in the list of them: its heading or first words, and where it is."""

    change: Change
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of a redline: provisions by kind of change, edits by class, the list of changes, and its figures."""

    provisions: tuple[tuple[str, int], ...]
    edits: tuple[tuple[Class, int], ...]
    entries: tuple[ChangeEntry, ...]
    figures: tuple[str, ...]


def summary(redline: Redline) -> Summary:
    """The counts and the list that stand before the text."""
    kinds = Counter(change.kind for change in redline.changes)
    counted = Counter(one for block in redline.blocks for one in edits(block))
    titles = _titles(redline)
    entries = tuple(ChangeEntry(one, *titles.get(one.id, (one.id, ""))) for one in redline.changes)
    return Summary(
        tuple((_KINDS.get(kind, kind.value), kinds[kind]) for kind in ChangeKind if kinds[kind]),
        tuple((each, counted[each]) for each in Class),
        entries,
        figures(statistics(redline)),
    )


def figures(found: Statistics) -> tuple[str, ...]:
    """The statistics of a redline as lines to print."""
    counted = (
        (found.insertions, "insertion"),
        (found.deletions, "deletion"),
        (found.moves, "move"),
        (found.renumberings, "provision"),
    )
    places = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counted) + " with another number"
    words = f"{found.words_inserted} inserted, {found.words_deleted} deleted, {found.words_moved} moved"
    return f"{places}.", f"Words: {words}, {found.words_kept} kept."


def opened(redline: Redline, counted: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that open a redline where there is no page for it: from what, to what, by which toolkit, how much."""
    return (
        f"From: {named(redline.old)}",
        f"To: {named(redline.new)}",
        f"{redline.new.id} compared with {redline.old.id} by {TOOLKIT}.",
        *(counted if redline.changes else ("The two read the same.",)),
    )


def numbers(change: Change) -> str:
    """The number by which a changed provision is cited, or both where they differ."""
    return " → ".join(number for number in dict.fromkeys((change.old_number, change.new_number)) if number)


def described(change: Change) -> str:
    """The kind of change of a provision, and the classes of its edits where its words changed."""
    if change.kind is not ChangeKind.CHANGED:
        return change.kind.value
    return f"{change.kind.value}: {', '.join(CALLED[one].lower() for one in change.classes)}"


def named(record: Record) -> str:
    """A licence with id and day; a file that was read has no day, and may have no name but its id."""
    rest = ", ".join(part for part in (record.id, record.date) if part and part != record.name)
    return f"{record.name} ({rest})" if rest else record.name


def _titles(redline: Redline) -> dict[str, tuple[str, str]]:
    """The heading or first words of every provision, and its anchor; of a moved one, where it is now."""
    found: dict[str, tuple[str, str]] = {}
    rows = [row for chapter in chapters(redline) for cluster in chapter.clusters for row in cluster.rows]
    for row in sorted(rows, key=lambda row: row.block.new is None):
        here = row.block.here
        if isinstance(here, PlacedParagraph) and row.anchors:
            for id in (here.id, *here.anchors):
                found.setdefault(id, (_cut(here.text), row.anchors[0]))
    return found


def _cut(words: str) -> str:
    """The words, or as many of them as fit in a list."""
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:") + "…"
