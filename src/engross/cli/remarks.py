"""What came back from a reviewer, in words, as data and as a patch.

Takes a report; prints it clause by clause, each entry with file, line and column first. Words of a reviewer are shown
without control characters, so that a file cannot speak to the terminal.
"""

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from engross.cli.changes import STYLE
from engross.cli.errors import count
from engross.model import Mark
from engross.readers import Standing

if TYPE_CHECKING:
    from engross.review.comments import Author, FormattingChange, Note, Remark, ReportedEdit, ReviewReport, Where
    from engross.review.comments.marks import Words

WIDTH = 96


def print_report(report: "ReviewReport") -> None:
    """Prints everything that came back, in reading order, grouped by clause."""
    click.echo(click.style(_origin(report), bold=True))
    if not report.anything:
        click.echo("Nothing came back: no change, no comment.")
        return
    click.echo(_summary(report))
    for fold in report.folds:
        by = _by(fold.hand) if fold.hand else "untracked"
        click.echo(f"{count(fold.count, 'change')} of {fold.kind} {by}: nothing is said otherwise (--each tells them)")
    for id, number, entries in _grouped(report):
        click.echo("\n" + click.style("  ".join(part for part in (number, id or "(no place)") if part), bold=True))
        for lines in entries:
            click.echo("\n".join(lines))


def print_patch(report: "ReviewReport", patch: str) -> None:
    """Prints the patch, and before it, in lines that git passes over, what must be done by hand."""
    for edit in report.edits:
        if edit.by_hand:
            change = f"{_shown(edit.change.deleted)!r} -> {_shown(edit.change.inserted)!r}"
            click.echo(f"# by hand: {_at(edit.where)} ({edit.where.id}): {change}: {_shown(edit.by_hand)}")
    click.echo(patch, nl=False)


def as_data(report: "ReviewReport") -> dict[str, Any]:
    """The report as JSON holds it."""
    return {
        "licence": report.sent.record.id,
        "variant": report.sent.record.variant,
        "edition": report.sent.record.edition,
        "moved_on": report.moved_on,
        "edits": [_edit_data(report, edit) for edit in report.edits],
        "comments": [
            {**_where_data(report, remark.where), "quote": remark.quote, **_note_data(remark.note)}
            for remark in report.remarks
        ],
        "looks": [
            {
                **_where_data(report, look.where),
                **_hand_data(look.hand),
                "what": look.what,
                "text": look.text,
                "rejected": look.rejected,
            }
            for look in report.looks
        ],
        "typography": [{**_hand_data(fold.hand), "kind": fold.kind, "count": fold.count} for fold in report.folds],
    }


def _edit_data(report: "ReviewReport", edit: "ReportedEdit") -> dict[str, Any]:
    change = edit.change
    return {
        **_where_data(report, edit.where),
        "tracked": change.hand is not None,
        **_hand_data(change.hand),
        "before": change.before,
        "deleted": change.deleted,
        "inserted": change.inserted,
        "after": change.after,
        "moved": change.moved,
        "moved_from": change.origin or None,
        "rejected": edit.rejected,
        "withdrawn_by": change.withdrawn.author if change.withdrawn else None,
        "in_patch": not edit.by_hand,
        "by_hand": edit.by_hand or None,
    }


def _where_data(report: "ReviewReport", where: "Where") -> dict[str, Any]:
    place = where.place
    return {
        "id": where.id or None,
        "number": where.number or None,
        "place": {"file": place.path, "line": place.line, "column": place.column} if place else None,
        "reached": list(where.reached),
        "others": [name for name in report.variants if name not in where.reached] if where.reached else [],
    }


def _hand_data(hand: "Author | None") -> dict[str, Any]:
    return {"author": (hand.author if hand else "") or None, "date": (hand.date if hand else "") or None}


def _note_data(note: "Note") -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        **_hand_data(note.hand),
        "text": note.text,
        "edits": [
            {**_hand_data(words.inserted or words.deleted), "deleted": words.deleted is not None, "words": words.text}
            for words in note.words
            if words.inserted or words.deleted
        ],
        "resolved": note.resolved,
        "replies": [_note_data(reply) for reply in note.replies],
    }


def _origin(report: "ReviewReport") -> str:
    later = "; the text of today is another one" if report.moved_on else ""
    return f"{report.sent.record.id}, {report.sent.record.name}{later}"


def _summary(report: "ReviewReport") -> str:
    by_hand = sum(bool(edit.by_hand) for edit in report.edits)
    untracked = sum(edit.change.hand is None for edit in report.edits)
    said = [f"{count(len(report.edits), 'edit')} ({untracked} untracked, {by_hand} to be done by hand)"]
    comments = sum(remark.note.kind is Standing.COMMENT for remark in report.remarks)
    said += [count(comments, "comment")]
    others = len(report.remarks) - comments
    said += [f"{others} beside the text"] if others else []
    said += [f"{len(report.looks)} set otherwise"] if report.looks else []
    rejected = sum(edit.rejected for edit in report.edits) + sum(look.rejected for look in report.looks)
    said += [f"{count(rejected, 'change')} of yours rejected"] if rejected else []
    return ", ".join(said)


def _grouped(report: "ReviewReport") -> Iterator[tuple[str, str, list[list[str]]]]:
    """Id, number and entries of each provision, in reading order; what has no provision comes last."""
    found: dict[str, tuple[str, list[list[str]]]] = {}
    order = {one.id: number for number, one in enumerate(report.sent.walk())}
    said: list[tuple[Where, list[str]]] = [(edit.where, _edit(report, edit)) for edit in report.edits]
    said += [(remark.where, _remark(remark)) for remark in report.remarks]
    said += [(look.where, _look(look)) for look in report.looks]
    for where, lines in said:
        found.setdefault(where.id, (where.number, []))[1].append(lines)
    for id, (number, entries) in sorted(found.items(), key=lambda item: order.get(item[0], len(order))):
        yield id, number, entries


def _edit(report: "ReviewReport", edit: "ReportedEdit") -> list[str]:
    change = edit.change
    kind = f"moved from {change.origin}" if change.origin else "moved" if change.moved else "edit"
    kind = "rejected your change" if edit.rejected else kind
    by = _by(change.hand) if change.hand else "untracked"
    withdrawn = f", taken out again by {_shown(change.withdrawn.author)}" if change.withdrawn else ""
    words = "".join(
        f"{STYLE[mark][0]}{_shown(text)}{STYLE[mark][1]}"
        for mark, text in ((Mark.DELETED, change.deleted), (Mark.INSERTED, change.inserted))
        if text and not (change.origin and mark is Mark.DELETED)
    )
    lines = [f"  {_at(edit.where)}: {kind} {by}{withdrawn}"]
    lines += _wrapped(f"{_shown(change.before)}{words}{_shown(change.after)}")
    if edit.where.reached:
        lines += _wrapped(_reach(report, edit.where))
    return lines + (_wrapped(f"by hand: {_shown(edit.by_hand)}") if edit.by_hand else [])


def _reach(report: "ReviewReport", where: "Where") -> str:
    others = [name for name in report.variants if name not in where.reached]
    if not others:
        return f"reaches all {len(report.variants)} licences"
    return f"reaches {len(where.reached)} of {len(report.variants)} licences, not {', '.join(others)}"


def _remark(remark: "Remark") -> list[str]:
    note = remark.note
    state = ", resolved" if note.resolved else ""
    lines = [f"  {_at(remark.where)}: {note.kind} {_by(note.hand) or 'untracked'}{state}"]
    lines += _wrapped(f'on "{_shown(remark.quote)}"') if remark.quote else []
    lines += _wrapped("".join(_marked(words) for words in note.words).strip())
    editors = dict.fromkeys(_shown(hand.author) for words in note.words if (hand := words.inserted or words.deleted))
    lines += _wrapped(f"edited by {', '.join(editors)}") if editors else []
    for reply in note.replies:
        lines += _wrapped(f"{_shown(reply.hand.author)} answers: {_shown(reply.text)}")
    return lines


def _marked(words: "Words") -> str:
    """Words of a note, marked where somebody put them in or took them out."""
    if not (words.inserted or words.deleted):
        return _shown(words.text)
    opening, closing, *_ = STYLE[Mark.DELETED if words.deleted else Mark.INSERTED]
    return f"{opening}{_shown(words.text)}{closing}"


def _look(look: "FormattingChange") -> list[str]:
    by = _by(look.hand) if look.hand else "untracked"
    return [
        f"  {_at(look.where)}: {'rejected your change' if look.rejected else 'set otherwise'} {by}",
        *_wrapped(f'{_shown(look.what)}: "{_shown(look.text)}"'),
    ]


def _at(where: "Where") -> str:
    place = where.place
    return f"{place.path}:{place.line}:{place.column}" if place else "(not typed in any file)"


def _by(hand: "Author") -> str:
    return f"by {_shown(hand.author)}{', ' + _shown(hand.date) if hand.date else ''}" if hand.author else ""


def _shown(text: str) -> str:
    """Words of a stranger: the end of a paragraph as a sign, no character that moves the cursor."""
    return "".join(
        sign if sign.isprintable() else "\u00b6" if sign == "\n" else " " if sign == "\t" else "\ufffd" for sign in text
    )


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
    )
