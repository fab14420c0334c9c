"""What an edit reaches, told on the terminal, as Markdown for a pull request, and as data.

Takes the changes between two states of a family, each once; says of each the words, the files to look at, the licences
that have it and those that do not. What was merely renumbered is summed up at the end. Never compares.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from engross.cli.changes import as_data as change_data
from engross.cli.changes import wrapped
from engross.cli.errors import count
from engross.editions.history import Point
from engross.editions.rewording import written_in
from engross.editions.wording import numbers_alone
from engross.model import Change, ChangeKind, Class, Document, Family, Mark, Run
from engross.records import dataclass
from engross.redline.excerpt import excerpt, heading
from engross.redline.impact import Reach
from engross.writers.markdown_words import escaped

AROUND = 90
"""How many characters of unchanged words are shown on either side of a change."""

LONGEST_EMPHASIS = 60
"""How many characters are shown of words whose emphasis differs."""

ELEMENTS = {Mark.INSERTED: "ins", Mark.DELETED: "del"}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with the heading above it, the words to show, and the files that hold those words now."""

    reach: Reach
    heading: str
    runs: tuple[Run, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """All changes between two states: those of words, order or setting, and those of numbers alone."""

    before: Point
    after: Point
    told: tuple[ShownChange, ...]
    renumbered: tuple[Reach, ...]

    @property
    def variants(self) -> tuple[str, ...]:
        """The licences that both states have."""
        return tuple(variant for variant in self.after.documents if variant in self.before.documents)

    @property
    def same(self) -> bool:
        """Whether both states have the same licences, and each reads the same."""
        return not (self.told or self.renumbered) and self.before.documents.keys() == self.after.documents.keys()

    @property
    def reached(self) -> int:
        """In how many licences anything but numbers differs."""
        return len({variant for one in self.told for variant in one.reach.reached})


def report(family: Family, before: Point, after: Point, found: Sequence[Reach]) -> Impact:
    """The report on changes between two states, of which the newer is the working text of the family."""
    told: list[ShownChange] = []
    for one in found:
        if not numbers_alone(one.change):
            documents = [point.documents.get(one.reached[0]) for point in (after, before)]
            made = after.completed[one.reached[0]]
            told.append(tell(one, documents, written_in(family, made, one.change.id, one.stretches)))
    return Impact(before, after, tuple(told), tuple(one for one in found if numbers_alone(one.change)))


def tell(reach: Reach, documents: Sequence[Document | None], files: tuple[str, ...]) -> ShownChange:
    """A change as it is shown; the heading above it is taken from the first of the documents that has it."""
    title, own = heading(reach.change.id, *documents)
    return ShownChange(reach, title, _shortened(excerpt(reach.change, title if own else "")), files)


def as_data(report: Impact) -> dict[str, Any]:
    """The report as JSON holds it."""
    pairs = [(one.reach, one.files) for one in report.told] + [(one, ()) for one in report.renumbered]
    changes = [
        {
            **change_data(one.change),
            "files": list(files),
            "reached": list(one.reached),
            "not_reached": list(one.others),
        }
        for one, files in pairs
    ]
    sides = {
        name: {"state": point.said, "edition": point.edition, "commit": point.commit, "licences": [*point.documents]}
        for name, point in (("before", report.before), ("after", report.after))
    }
    return {**sides, "changes": changes}


def as_text(report: Impact) -> str:
    """The report for a terminal: removed words in `[-...-]`, added words in `{+...+}`."""
    blocks = [click.style(_headline(report), bold=True), *_came_and_went(report)]
    blocks += ["\n".join(lines_of(told)) for told in report.told]
    if report.renumbered:
        blocks.append("\n".join(textwrap.wrap(renumbered(report.renumbered, "->"), 98)))
    return "\n\n".join(blocks)


def lines_of(told: ShownChange) -> list[str]:
    """One change for a terminal: where it is, its words, and the licences that have it and those that do not."""
    change, reach = told.reach.change, told.reach
    title = "  ".join(part for part in (_title(told, "->"), change.id, _what(change)) if part)
    lines = [click.style(title, bold=True), f"  {', '.join(told.files)}"]
    lines += [f"    {line}" for line in wrapped(change.kind, told.runs)]
    lines += [f"  emphasis of: {_cut(run.text)}" for run in change.runs if _restyled(run)]
    lines += listed("in", reach.reached if reach.others else (_all(reach),))
    return lines + (listed("not in", reach.others) if reach.others else [])


def as_markdown(report: Impact) -> str:
    """The report for a comment on a pull request; added words in `<ins>`, removed ones in `<del>`."""
    blocks = [f"### {_headline(report)}", *_came_and_went(report)]
    for told in report.told:
        change, reach = told.reach.change, told.reach
        title = _markdown(_title(told, "→"))
        blocks.append(" ".join([f"**{title}**"] * bool(title) + [f"`{change.id}`", _what(change)]))
        blocks.append(" ".join(f"`{file}`" for file in told.files))
        blocks.append("\n".join(f"> {line}" for line in _quoted(told)))
        if not reach.others:
            blocks.append(f"In {_all(reach)}.")
            continue
        summary = f"In {len(reach.reached)} of {count(len(report.variants), 'licence')}"
        lines = f"- In: {', '.join(reach.reached)}\n- Not in: {', '.join(reach.others)}"
        blocks.append(f"<details><summary>{summary}</summary>\n\n{lines}\n\n</details>")
    if report.renumbered:
        blocks.append(_markdown(renumbered(report.renumbered, "→")))
    return "\n\n".join(blocks)


def _restyled(run: Run) -> bool:
    return run.mark is Mark.NONE and run.change is Class.LAYOUT and bool(run.text.strip())


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_EMPHASIS else f"{text[:LONGEST_EMPHASIS].rpartition(' ')[0]} …"


def _shortened(whole: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with only so many unchanged words as one needs to find the changed ones."""
    runs: list[Run] = []
    for position, run in enumerate(whole):
        plain = run.mark is Mark.NONE and not run.was and not run.change
        room = AROUND * ((position > 0) + (position + 1 < len(whole)))
        if not plain or len(run.text) <= room + 20:
            runs.append(run)
            continue
        head = run.text[:AROUND].rpartition(" ")[0] + " " if position else ""
        tail = " " + run.text[-AROUND:].partition(" ")[2] if position + 1 < len(whole) else ""
        runs.append(Run(Mark.NONE, f"{head}…{tail}"))
    return tuple(runs)


def _came_and_went(report: Impact) -> list[str]:
    """Licences that only one of the two states has."""
    before, after = report.before.documents, report.after.documents
    parts = (
        ("New", [variant for variant in after if variant not in before]),
        ("Dropped", [variant for variant in before if variant not in after]),
    )
    said = [f"{title}: {', '.join(variants)}." for title, variants in parts if variants]
    return [" ".join(said)] if said else []


def _headline(report: Impact) -> str:
    sides = f"From {report.before.said} to {report.after.said}"
    if not report.told:
        return f"{sides}: {'all licences read the same' if report.same else 'no word changed'}."
    reached = f"{report.reached} of {count(len(report.variants), 'licence')}"
    return f"{sides}: {count(len(report.told), 'change')} in {reached}."


def _title(told: ShownChange, arrow: str) -> str:
    return " ".join(part for part in (_number(told.reach.change, arrow), told.heading) if part)


def _number(change: Change, arrow: str) -> str:
    return f" {arrow} ".join(number for number in dict.fromkeys((change.old_number, change.new_number)) if number)


def _what(change: Change) -> str:
    return f"{change.kind.value} ({', '.join(each.value for each in change.classes)})"


def _all(reach: Reach) -> str:
    return f"all {len(reach.reached)} licences"


def listed(title: str, variants: Sequence[str]) -> list[str]:
    """A titled list of licences in lines that fit the terminal."""
    text, opening = ", ".join(variants), f"  {title + ':':<7} "
    return textwrap.wrap(text, 98, initial_indent=opening, subsequent_indent=" " * 10, break_on_hyphens=False)


def renumbered(found: Sequence[Reach], arrow: str) -> str:
    """Changes of numbers alone, summed up."""
    changes = [one.change for one in found]
    numbers = dict.fromkeys(_number(one, arrow) for one in changes if one.old_number != one.new_number)
    reached = {variant for one in found for variant in one.reached}
    shown = f": {', '.join([*numbers][:8])}{' and more' if len(numbers) > 8 else ''}" if numbers else ""
    return f"Renumbered alone: {count(len(changes), 'provision')} in {count(len(reached), 'licence')}{shown}."


def _quoted(told: ShownChange) -> Iterator[str]:
    """The words of a change as lines of Markdown, with the marks that a comment shows."""
    whole = told.reach.change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)
    text = "".join(_marked(run, "" if whole else ELEMENTS.get(run.mark, "")) for run in told.runs)
    for line in text.split("\n"):
        # A number or sign at the start of a line would open a list.
        yield re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+])", r"\\\1", line))


def _marked(run: Run, element: str) -> str:
    text = _markdown(run.text)
    if run.was:
        return f"<del>{_markdown(run.was)}</del><ins>{text}</ins>"
    # A mark may not run over the end of a line of a quotation.
    return "\n".join(f"<{element}>{line}</{element}>" if element and line else line for line in text.split("\n"))


def _markdown(text: str) -> str:
    """Text that a comment shows as itself: no markup, no mention of a person."""
    return escaped(text).replace("@", "&#64;")
