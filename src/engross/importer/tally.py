"""How good an imported family is, in figures.

Takes aligned texts, the outline and the files made of them; returns the report. Never judges: the figures do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from engross.importer.align import Aligned, Row
from engross.importer.clauses import Made
from engross.importer.linking import Linker
from engross.importer.outline import Entry, Plan
from engross.importer.printing import said
from engross.importer.text import walk
from engross.importer.written import Report, Verbatim
from engross.model.cut import words


def report(
    aligned: Aligned, plan: Plan, files: Sequence[Made], linker: Linker, verbatim: tuple[Verbatim, ...]
) -> Report:
    """The figures of an import."""
    texts = aligned.texts
    counted = [Counter(said(block) for _, block in walk(text.blocks)) for text in texts]
    shared: Counter[str] = counted[0].copy()
    for one in counted[1:]:
        shared &= one
    always = _always(plan, files, len(texts))
    found = [one for _, _, one in linker.found]
    return Report(
        clause_files=len(files),
        words=sum(_count(one) for one in counted),
        stored=sum(len(words(one.text.split("\n---\n", 1)[-1])) for one in files) + _headings(plan),
        shared=_count(shared),
        unconditional=_count(always & shared),
        references=len(found),
        linked=sum(not one.reason for one in found),
        longest_applies=max((one.applies for one in files), key=len, default="true"),
        verbatim=verbatim,
        unlinked=linker.unlinked,
    )


def _always(plan: Plan, files: Sequence[Made], texts: int) -> Counter[str]:
    """The paragraphs of files that always apply and hold no phrase there, and of headings of sections."""
    free = {one.path.rpartition("/")[2].removesuffix(".md") for one in files if one.applies == "true"}
    rows = [row for entry in plan.walk() if entry.id in free for row in _rows(entry)]
    rows += [section.row for section in (*plan.sections, *plan.annexes) if section.heading]
    found: Counter[str] = Counter()
    for row in rows:
        blocks = [block for block in row.blocks if block]
        if len(blocks) == texts and len({said(block) for block in blocks}) == 1:
            found[said(blocks[0])] += 1
    return found


def _rows(entry: Entry) -> Iterator[Row]:
    yield entry.row
    yield from (*entry.more, *entry.after)
    for item in entry.items:
        yield item
        yield from item.children


def _count(paragraphs: Counter[str]) -> int:
    return sum(len(words(one)) * times for one, times in paragraphs.items())


def _headings(plan: Plan) -> int:
    return sum(len(words(section.heading)) for section in (*plan.sections, *plan.annexes))
