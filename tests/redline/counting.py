"""How many words a redline marks, and how few it could: both counted from plain text, without the code they judge."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from engross.model import Document, Edit, Inline, MarkedParagraph, MarkedTable, Paragraph, Redline, Reference

Words = tuple[str, ...]


def marked_words(redline: Redline) -> int:
    """The words that the redline shows as taken out or put in, those of moved paragraphs at both places."""
    return sum(
        len(words(one.deleted)) + len(words(one.inserted))
        for paragraph in _paragraphs(redline)
        for one in paragraph.stretches
        if isinstance(one, Edit)
    )


def fewest_words(old: Document, new: Document) -> int:
    """The fewest words that must be taken out and put in, where each provision is compared with itself alone."""
    before, after = _provisions(old), _provisions(new)
    return sum(fewest(before.get(id, ()), after.get(id, ())) for id in {**before, **after})


def fewest(old: Sequence[str], new: Sequence[str]) -> int:
    """The length of the shortest way from one sequence to the other, one word out or in at a step."""
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    above = list(range(len(new) + 1))
    for i, word in enumerate(old, start=1):
        row = [i]
        for (left_above, straight_above), other in zip(pairwise(above), new, strict=True):
            row.append(left_above if word == other else 1 + min(straight_above, row[-1]))
        above = row
    return above[-1]


def words(inlines: Iterable[Inline]) -> Words:
    """The words of a passage as they stand between spaces; a cross-reference is its target."""
    text = "".join(f"{one.word}>{one.target}" if isinstance(one, Reference) else one.text for one in inlines)
    return tuple(text.split())


def _paragraphs(redline: Redline) -> Iterator[MarkedParagraph]:
    for block in redline.blocks:
        if isinstance(block, MarkedTable):
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield block


def _provisions(document: Document) -> dict[str, Words]:
    found: dict[str, Words] = {"": tuple(document.end.split())}
    for provision in document.walk():
        said = list(words(provision.heading))
        for block in provision.body:
            rows = [block] if isinstance(block, Paragraph) else [c for row in (block.header, *block.rows) for c in row]
            said += [word for paragraph in rows for word in words(paragraph.inlines)]
        found[provision.id] = tuple(said)
    return found
