"""Lists without a number above them to the words that lead them in.

Takes the tree of paragraphs; returns it with each list below the paragraph without a label that stands right before it
and ends in a colon. A list that is the numbering of its level, as other lists of its style at that depth show by
standing without such words, stays where it is, unless it begins anew in one place. Never changes an order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from engross.importer.labels import Reading
from engross.importer.paragraphs import Para
from engross.importer.text import Block, Kind
from engross.records import dataclass

COLONS = (":", "\uff1a")
"""How words end that lead in a list or a table."""


@dataclass(slots=True)
class Open:
    """A paragraph, what its label means, and what hangs below."""

    para: Para
    reading: Reading | None = None
    below: list["Open"] = field(default_factory=list)

    def block(self) -> Block:
        """The paragraph as a block, with all below it."""
        label = self.para.label.text if self.para.label else ""
        children = tuple(child.block() for child in self.below)
        return Block(self.para.kind, self.para.words, label, children=children, line=self.para.line)


def led(root: Open) -> None:
    """Hangs every list below the words that lead it in."""
    free = {(depth, _style(run[0])) for depth, _, before, run in _runs(root, 0) if not _leads(before)}
    _hang(root, 0, lambda depth, style: (depth, style) not in free)


def _hang(node: Open, depth: int, hangs: Callable[[int, str], bool]) -> None:
    kept: list[Open] = []
    again = _begun_anew(node)
    for child in node.below:
        before = kept[-1] if kept else None
        style = _style(child)
        inside = before is not None and before.below and _leads(before) and _style(before.below[-1]) == style
        begins = _leads(before) and (hangs(depth, style) or style in again)
        if style and before is not None and (begins or inside) and _goes_on(before.below, child):
            before.below.append(child)
        else:
            kept.append(child)
    node.below = kept
    for child in kept:
        _hang(child, depth + 1, hangs)


def _goes_on(below: Sequence[Open], child: Open) -> bool:
    """Whether a paragraph may come next below words that lead in: anything may first, then only what follows."""
    return not below or (child.reading is not None and _follows(child.reading, below[-1].reading))


def _follows(reading: Reading, last: Reading | None) -> bool:
    return last is not None and (reading.follows(last) or (reading.style == last.style == "bullet"))


def _begun_anew(node: Open) -> set[str]:
    """The styles of lists that begin more than once below one paragraph."""
    firsts = [_style(run[0]) for run in _of(node)]
    return {style for style in firsts if firsts.count(style) > 1}


def _runs(node: Open, depth: int) -> Iterator[tuple[int, Open, Open | None, list[Open]]]:
    """Every list with its depth, the paragraph it hangs below, and what stands right before it."""
    for run in _of(node):
        place = node.below.index(run[0])
        yield depth, node, node.below[place - 1] if place else None, run
    for child in node.below:
        yield from _runs(child, depth + 1)


def _of(node: Open) -> Iterator[list[Open]]:
    """The lists right below a paragraph: labels that follow each other with nothing between."""
    run: list[Open] = []
    for child in node.below:
        if run and (child.reading is None or not _follows(child.reading, run[-1].reading)):
            yield run
            run = []
        if child.reading is not None:
            run.append(child)
    if run:
        yield run


def _style(node: Open) -> str:
    return node.reading.style if node.reading else ""


def _leads(node: Open | None) -> bool:
    """Whether a paragraph leads in a list: words without a label that end in a colon."""
    if node is None or node.para.kind is not Kind.PARAGRAPH or node.reading is not None:
        return False
    return node.para.words.endswith(COLONS)
