"""As much of a change as one needs to read it.

Takes a `Change` and the documents it is between; returns the heading above it, and its runs without those that say
nothing new: the heading once more, and rows of a table in which nothing differs. Never drops a run that is marked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from engross.model import Change, Document, Mark, Provision, Run

Line = tuple[Run, ...]


def excerpt(change: Change, heading: str = "") -> tuple[Run, ...]:
    """The runs without unmarked table rows, and without the first lines where these only repeat the heading.

    What stands between two cells becomes a stroke.
    """
    lines = [*_lines(change.runs)]
    while heading and len(lines) > 1 and not _marked(lines[0]) and _text(lines[0]) == heading:
        del lines[0]
    shown = [line for line in lines if _marked(line) or "\t" not in _text(line)]
    joined = (((Run(Mark.NONE, "\n"),) if number else ()) + line for number, line in enumerate(shown))
    return tuple(replace(run, text=run.text.replace("\t", " | ")) for run in chain.from_iterable(joined))


def heading(id: str, *documents: Document | None) -> tuple[str, bool]:
    """The heading above the words of a provision, in the first document that has it, and whether it is its own."""
    for document in documents:
        for top in document.tops if document else ():
            found = _heading(id, top)
            if found:
                return found
    return "", False


def _heading(id: str, provision: Provision, above: str = "") -> tuple[str, bool] | None:
    own = "".join(inline.text for inline in provision.heading)
    if id in (provision.id, *provision.aliases):
        return own or above, bool(own)
    below = (_heading(id, child, own or above) for child in provision.children)
    return next((found for found in below if found), None)


def _lines(runs: Sequence[Run]) -> Iterator[Line]:
    """The runs line by line; a mark that runs over the end of a line is on both."""
    line: list[Run] = []
    for run in runs:
        first, *more = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in more:
            yield _worded(line)
            line = [replace(run, text=text)]
    yield _worded(line)


def _worded(line: Iterable[Run]) -> Line:
    return tuple(run for run in line if run.text)


def _marked(line: Line) -> bool:
    return any(run.mark is not Mark.NONE or run.was or run.change for run in line)


def _text(line: Line) -> str:
    return "".join(run.text for run in line)
