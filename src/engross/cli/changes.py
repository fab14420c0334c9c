"""Changes on the terminal.

Takes a Redline, prints removed words in `[-...-]` and added words in `{+...+}`, so
that colour is never the only sign. Changes of numbers or looks alone are summed up at the end.
"""

import shutil
from collections.abc import Iterator, Sequence
from typing import Any

import click

from engross.cli.terminal import tell
from engross.editions.history import Named
from engross.model import Change, ChangeKind, Class, Mark, Redline, Run

SIGN = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~", ChangeKind.MOVED: ">"}
"""What stands before a provision whose words or place changed; others are only counted."""
STYLE: dict[Mark, tuple[str, str, dict[str, Any]]] = {
    Mark.INSERTED: ("{+", "+}", {"fg": "green"}),
    Mark.DELETED: ("[-", "-]", {"fg": "red", "strikethrough": True}),
}


def as_data(change: Change) -> dict[str, Any]:
    """A change as JSON holds it."""
    return {
        "id": change.id,
        "kind": change.kind.value,
        "classes": [one.value for one in change.classes],
        "old_number": change.old_number,
        "new_number": change.new_number,
        "runs": [_run_as_data(run) for run in change.runs],
    }


def print_changes(redline: Redline, *, beside: bool = False) -> None:
    """Prints every change of words or place, then how many provisions changed in number or looks alone.

    `beside` says that what stands beside the two texts differs, which was told already.
    """
    click.echo(click.style(f"- {redline.old.id}", fg="red"))
    click.echo(click.style(f"+ {redline.new.id}", fg="green"))
    changes = redline.changes
    if not changes:
        same = "Their texts read the same, and what stands beside them differs." if beside else "They read the same."
        click.echo(f"\n{same}")
        return
    for change in changes:
        if change.kind in SIGN:
            click.echo("\n" + click.style(_headline(change), bold=True))
            for line in wrapped(change.kind, change.runs):
                click.echo(f"  {line}")
    click.echo("\n" + summary(changes))


def tell_beside(old: Named, new: Named) -> bool:
    """Tells what stands beside the text of one of two files alone, or cannot be shown as it is; whether any does."""
    for note in (*old.notes, *new.notes):
        tell(note)
    if old.read is None and new.read is None:
        return False
    from engross.readers.asides import apart

    found = apart(old.reading, new.reading)
    for named, side in zip((old, new), found, strict=True):
        for one in side:
            what = ": ".join(filter(None, (f"{one.place.value} {one.name}".rstrip(), one.text)))
            tell(f"{named.said} has beside its text, not compared: {what}")
    return any(found)


def _run_as_data(run: Run) -> dict[str, Any]:
    data = {"mark": run.mark.value, "text": run.text}
    return data | ({"was": run.was} if run.was else {}) | ({"class": run.change.value} if run.change else {})


def _headline(change: Change) -> str:
    numbers = [number for number in dict.fromkeys((change.old_number, change.new_number)) if number]
    # The plainest case goes unsaid: words of a clause that is still there.
    said = change.kind is ChangeKind.CHANGED and change.classes != (Class.WORDING,)
    classes = f" ({', '.join(change.classes)})" if said else ""
    return f"{SIGN[change.kind]} {' -> '.join(numbers)}{'  ' * bool(numbers)}{change.id}  {change.kind.value}{classes}"


def summary(changes: Sequence[Change]) -> str:
    """How many provisions changed in which way, and the first new numbers."""
    counts = {kind: [change for change in changes if change.kind is kind] for kind in ChangeKind}
    said = [f"{len(found)} {kind.value}" for kind, found in counts.items() if found]
    moved = [c for c in counts[ChangeKind.RENUMBERED] if c.old_number != c.new_number]
    shown = ", ".join(f"{c.old_number} -> {c.new_number}" for c in moved[:8])
    rest = f" and {len(moved) - 8} more" if len(moved) > 8 else ""
    return "; ".join(said) + "." + (f"\nRenumbered: {shown}{rest}." if moved else "")


def wrapped(kind: ChangeKind, runs: Sequence[Run]) -> Iterator[str]:
    """The words of a change in lines that fit the terminal; a style never crosses the end of a line."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100) - 4
    line, length = "", 0
    for word, style in _words(kind, runs):
        if word == "\n" or (length and length + len(word) > width):
            yield line.rstrip()
            line, length = "", 0
            if not word.strip():
                continue
        line += click.style(word, **style) if style else word
        length += len(word)
    yield line.rstrip()


def _words(kind: ChangeKind, runs: Sequence[Run]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The words with their markers and styles, each space with the word before it."""
    whole = kind is not ChangeKind.CHANGED
    for run in runs:
        opening, closing, style = STYLE.get(run.mark, ("", "", {}))
        text = run.text.replace("\t", "  ")
        if not whole:
            text = f"{opening}{text}{closing}"
        for line_number, line in enumerate(text.split("\n")):
            if line_number:
                yield "\n", {}
            pieces = line.split(" ")
            yield from ((piece + " ", style) for piece in pieces[:-1])
            if pieces[-1]:
                yield pieces[-1], style
