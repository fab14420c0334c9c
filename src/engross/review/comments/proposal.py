"""The edits of a reviewer as edits of the clause files, each proven before it is proposed.

Takes the changes at their places in the text of today, and a way to assemble that text anew from other files; returns a
splice or a reason for each. An edit is proposed only where the family, read again with it, gives exactly the words of
the reviewer and no other change. Never writes a file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import PurePosixPath

from engross.model import Document, Quotes, Span
from engross.model.cut import straight
from engross.model.diagnostics import BadInput
from engross.records import dataclass
from engross.review.comments.changes import Change
from engross.review.comments.laid import Row, SentDocument, bookmarks, laid
from engross.review.comments.sources import Source
from engross.review.comments.splices import Reason, Splice, place, splice, spliced

Again = Callable[[Mapping[str, str]], Document]
"""The document of today once more, with these files in place of those they are named after; raises `BadInput`."""

_NOWHERE = Span("")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change, where its words are typed, and how the file would change or why that is left to a hand.

    `row` and `span` are its place in the text of today; `word` is where the word begins that it belongs to.
    """

    change: Change
    row: int | None = None
    span: tuple[int, int] | None = None
    place: Span | None = None
    word: Span = _NOWHERE
    splice: Splice | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """The text of today, line by line, with the places where it is typed and the files that hold it."""

    laid: SentDocument
    sources: tuple[Source, ...]
    texts: Mapping[str, str]

    def last(self, id: str) -> int | None:
        """The last line of a provision, if it has any."""
        return next((at for at in range(len(self.laid.body) - 1, -1, -1) if self.laid.body[at].id == id), None)

    def elsewhere(self, row: int, word: Span) -> bool:
        """Whether a typed word is printed in another line as well."""
        return any(
            one.place == word for number, source in enumerate(self.sources) if number != row for _, one in source.typed
        )


def propose(today: Today, change: Change, row: int | None, span: tuple[int, int] | None) -> Proposed:
    """A change at its place in the text of today, not yet proven; without a row it has no place there."""
    if row is None and change.row is not None:
        return Proposed(change, reason=Reason.MOVED_ON)
    if row is None:
        above = today.last(change.id)
        if above is None:
            return Proposed(change, reason=Reason.MARGIN)
        length = len(today.laid.body[above].line.text)
        found = place(today.sources[above], length, length, today.texts)
        return Proposed(change, place=found and found[0], word=found[1] if found else _NOWHERE, reason=Reason.PARAGRAPH)
    if span is None:
        return Proposed(change, row, reason=Reason.UNTRACKED if change.span is None else Reason.MOVED_ON)
    lead = len(change.deleted) - len(change.deleted.lstrip(" "))
    found = place(today.sources[row], min(span[0] + lead, span[1]), span[1], today.texts)
    at, word = found if found else (None, _NOWHERE)
    placed = Proposed(change, row, span, at, word)
    if change.withdrawn is not None:
        return replace(placed, reason=Reason.WITHDRAWN)
    if change.deleted.endswith("\n"):
        return replace(placed, reason=Reason.PARAGRAPH)
    # Where the family prints other marks than are typed, the clauses keep those of a typewriter.
    typed = change.inserted if today.laid.document.record.quotes is Quotes.AS_TYPED else straight(change.inserted)
    made = splice(today.sources[row], today.laid.body[row].line.text, *span, typed, today.texts)
    if isinstance(made, Splice) and today.elsewhere(row, word):
        made = Reason.SHARED
    return replace(placed, reason=made) if isinstance(made, Reason) else replace(placed, splice=made)


def proven(today: Today, found: Sequence[Proposed], again: Again) -> tuple[Proposed, ...]:
    """The changes, with only those splices left that together give the words of the reviewer."""
    kept = list(_apart(found))
    while any(one.splice for one in kept):
        splices = [one.splice for one in kept if one.splice]
        try:
            document = again(spliced(today.texts, splices))
        except BadInput as bad:
            paths = {finding.span.path: finding.message for finding in bad.diagnostics}
            named = {one.splice.path for one in kept if one.splice} & paths.keys()
            kept = [
                _by_hand(one, f"{Reason.REFUSED}: {paths.get(one.splice.path, bad.diagnostics[0].message)}")
                if one.splice and (not named or one.splice.path in named)
                else one
                for one in kept
            ]
            continue
        wrong = _wrong(today, kept, document)
        if not wrong:
            break
        blamed = wrong & {one.row for one in kept if one.splice}
        kept = [
            _by_hand(one, Reason.UNPROVEN) if one.splice and (not blamed or one.row in blamed) else one for one in kept
        ]
    return tuple(kept)


def patch(texts: Mapping[str, str], found: Iterable[Proposed], root: str) -> str:
    """A unified diff of the files against themselves with all splices done, as paths below `root`; empty for none."""
    changed = spliced(texts, [one.splice for one in found if one.splice])
    pages = []
    for path in sorted(changed):
        name = PurePosixPath(path).relative_to(root).as_posix() if root not in {"", "."} else path
        lines = unified_diff(
            texts[path].splitlines(keepends=True), changed[path].splitlines(keepends=True), f"a/{name}", f"b/{name}"
        )
        body = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
        pages.append(f"diff --git a/{name} b/{name}\n{body}")
    return "".join(pages)


def _by_hand(one: Proposed, reason: str) -> Proposed:
    return replace(one, splice=None, reason=reason)


def _apart(found: Sequence[Proposed]) -> Iterable[Proposed]:
    """The changes without those splices that would meet another."""
    splices = [one.splice for one in found if one.splice]
    for one in found:
        mine = one.splice
        if mine and any(
            other is not mine and other.path == mine.path and other.start < mine.end and mine.start < other.end
            for other in splices
        ):
            yield _by_hand(one, Reason.SHARED)
        else:
            yield one


def _wrong(today: Today, found: Sequence[Proposed], document: Document) -> set[int]:
    """The lines of today that would not read as they should; all of them where there are more or fewer."""
    after = laid(document, bookmarks(document)).body
    if len(after) != len(today.laid.body):
        return set(range(len(today.laid.body)))
    edits: dict[int, list[tuple[tuple[int, int], str]]] = {}
    for one in found:
        if one.splice and one.row is not None and one.span is not None:
            edits.setdefault(one.row, []).append((one.span, one.change.inserted))
    return {
        number
        for number, (before, now) in enumerate(zip(today.laid.body, after, strict=True))
        if _said(before, edits.get(number, ())) != _said(now)
    }


def _said(row: Row, edits: Iterable[tuple[tuple[int, int], str]] = ()) -> str:
    """A line with edits done, its references as what they cite, its spaces single, its quotation marks straight."""
    cited = [((token.start, token.end), f"[{token.key[1]}]") for token in row.tokens if len(token.key) > 1]
    text = row.line.text
    for (start, end), words in sorted([*cited, *edits], reverse=True):
        text = text[:start] + words + text[end:]
    return " ".join(straight(text).split())
