"""What the clauses say otherwise than the accepted pages.

Takes a Family, its cases and two sets of pages; returns each change once, with the licences it affects and the files
that hold its words. Compares what the project's reader finds in the pages, by the changes that a redline lists. That
only layout differs is said where no word, number, order or emphasis does, with the lines that differ. Never writes.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.assemble import Complete
from engross.assemble.places import span_at
from engross.editions.readback import chunks, read_chunks, read_page
from engross.editions.wording import ABSENT, MATRIX, Pages, SettingCase, numbers_alone, page_of, read_setting_page
from engross.library.family import clause_of, outline_file
from engross.library.source import conflicts
from engross.model import Change, Class, Document, Edit, Family, Inline, Mark, Reference, Stretch
from engross.model.cut import cut
from engross.records import dataclass
from engross.redline import END, opcodes, place
from engross.redline.identities import identified
from engross.redline.impact import Reach, impact

Sides = dict[str, tuple[Document, Document]]
"""By variant: the licence as it was accepted, and as the clauses give it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One change, the files that hold its words, and where it applies.

    `cases` are the settings under which it applies ("law = SG"), "" for the family's own. `document` is the first
    licence that has it, as the clauses give it.
    """

    reach: Reach
    files: tuple[str, ...]
    cases: tuple[str, ...]
    document: Document


@dataclass(frozen=True, slots=True)
class Renamed:
    """A provision with another id than the accepted one, and the variants that have it."""

    old: str
    new: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlikePage:
    """A page that differs though no change was found in it, and the lines that do, with "-" and "+" before them.

    `words` says that words or numbers differ all the same, which the reader does not take for part of the text.
    """

    name: str
    lines: tuple[str, ...]
    words: bool


@dataclass(frozen=True, slots=True)
class Rewording:
    """Everything that differs between the accepted pages and those that the clauses give.

    `pages` are the names of all pages that differ in anything. `changed` are changes of words, order or emphasis,
    `renumbered` those of numbers alone.
    """

    pages: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    renumbered: tuple[Reach, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unlike: tuple[UnlikePage, ...] = ()

    @property
    def worded(self) -> bool:
        """Whether any licence says something else than was accepted."""
        return bool(self.changed or self.new or self.gone or any(page.words for page in self.unlike))


def reworded(family: Family, cases: Sequence[SettingCase], made: Pages, kept: Pages) -> Rewording:
    """What differs between the kept pages and those that the cases of a family make.

    Of a kept page with an unfinished merge, the side of the branch that was merged into counts.
    """
    pages = tuple(name for name in sorted({*made, *kept}) if made.get(name) != kept.get(name))
    if not pages:
        return Rewording()
    raw = kept
    kept = {name: conflicts.ours(page.replace("\r\n", "\n")) for name, page in raw.items()}
    changed: list[Changed] = []
    renumbered: dict[str, Reach] = {}
    explained: set[str] = set()
    usual = _sides(cases[0], made, kept)
    for case in cases:
        sides = _setting_sides(case, made, kept) if case.setting else usual
        before, after = ({variant: side[n] for variant, side in sides.items()} for n in (0, 1))
        found = impact(before, after)
        for reach in found:
            if numbers_alone(reach.change):
                renumbered.setdefault(reach.change.id, reach)
            else:
                _add(changed, family, case, reach)
        reached = {page_of(variant) for reach in found for variant in reach.reached}
        explained |= ({case.page} if found or _same(case, sides, made, kept) else set()) if case.setting else reached
    variants = {page_of(document.record.variant): document.record.variant for document in cases[0].documents}
    licences = [name for name in (*variants, *kept) if name != MATRIX and "/" not in name]
    renamed = _renamed(usual)
    explained |= {page_of(variant) for one in renamed for variant in one.variants}
    explained |= {name for name in licences if name not in kept or name not in variants}
    return Rewording(
        pages=pages,
        changed=tuple(changed),
        renumbered=tuple(renumbered.values()),
        renamed=renamed,
        new=tuple(variant for name, variant in variants.items() if name not in kept),
        gone=tuple(name.removesuffix(".md") for name in licences if name not in variants),
        unlike=tuple(
            _unlike(name, raw.get(name, ""), made.get(name, ""))
            for name in pages
            if name not in explained and not conflicts.conflicts(raw.get(name, ""))
        ),
    )


def written_in(family: Family, one: Complete, id: str, stretches: Iterable[Stretch]) -> tuple[str, ...]:
    """The files that hold the words of a provision that changed, else all that it is written in.

    Where the document has it no more, those of every alternate of its clause, else the file that listed it.
    """
    said = (one.end,) if id == END else one.said(id)
    if not said:
        return tuple(clause.path for clause in family.clauses.get(clause_of(family, id), ())) or (outline_file(family),)
    written = [(word, span_at(typed, at).path) for inlines, typed in said for word, at in _offsets(inlines)]
    now, touched = _touched(stretches)
    places: dict[int, str] = {}
    for tag, i, i_end, j, j_end in opcodes([word for word, _ in written], now):
        if tag == "equal":
            places |= {j + n: written[i + n][1] for n in range(min(i_end - i, j_end - j))}
    found = [places[n] for n in touched if n in places]
    return tuple(dict.fromkeys(found or [path for _, path in written]))


def _offsets(inlines: Iterable[Inline]) -> Iterator[tuple[str, int]]:
    """The words of inlines with their offsets; a cross-reference is what it points at."""
    start = 0
    for inline in inlines:
        if isinstance(inline, Reference):
            yield inline.target, start
        else:
            yield from ((token.text, start + token.start) for token in cut(inline.text, blanks=False))
        start += len(inline.text)


def _touched(stretches: Iterable[Stretch]) -> tuple[list[str], list[int]]:
    """The words as they are now, and the places of those that changed; where words only went, of those around them."""
    now: list[str] = []
    touched: list[int] = []
    for stretch in stretches:
        inlines = stretch.inserted if isinstance(stretch, Edit) else (stretch.new,)
        words = [word for word, _ in _offsets(inlines)]
        start, end = len(now), len(now) + len(words)
        now += words
        if isinstance(stretch, Edit) and not words:
            touched += (start - 1, start)
        elif isinstance(stretch, Edit) or stretch.change not in (None, Class.RENUMBERING):
            touched += range(start, end)
    return now, touched


def _sides(case: SettingCase, made: Pages, kept: Pages) -> Sides:
    """Every licence that has an accepted page; one whose page is the same is compared with itself."""
    sides: Sides = {}
    for document in case.documents:
        name = page_of(document.record.variant)
        if name in kept:
            same = kept[name] == made[name]
            pages = (kept[name], made[name])
            both = (document, document) if same else tuple(read_page(page, document) for page in pages)
            sides[document.record.variant] = (both[0], both[1])
    return sides


def _setting_sides(case: SettingCase, made: Pages, kept: Pages) -> Sides:
    """The provisions that read otherwise under a setting than under the family's own, in either set of pages."""
    sides: Sides = {}
    listed = [read_setting_page(pages.get(case.page, "")) for pages in (kept, made)]
    for document in case.documents:
        variant, name = document.record.variant, page_of(document.record.variant)
        was, now = (texts.get(variant, {}) for texts in listed)
        if name not in kept:
            continue
        sides[variant] = (document, document)
        if kept.get(case.page) != made[case.page]:
            ids = dict.fromkeys((*now, *was))
            usual = [chunks(pages[name]) for pages in (kept, made)]
            texts = [
                {id: side.get(id, own.get(id, ABSENT)) for id in ids}
                for side, own in zip((was, now), usual, strict=True)
            ]
            said = [{id: text for id, text in side.items() if text != ABSENT} for side in texts]
            sides[variant] = (read_chunks(said[0], document), read_chunks(said[1], document))
    return sides


def _same(case: SettingCase, sides: Iterable[str], made: Pages, kept: Pages) -> bool:
    """Whether a setting's pages hold the same of every variant that both sets of pages have, and differ in others."""
    was, now = (read_setting_page(pages.get(case.page, "")) for pages in (kept, made))
    return was.keys() != now.keys() and all(was.get(variant) == now.get(variant) for variant in sides)


def _add(changed: list[Changed], family: Family, case: SettingCase, reach: Reach) -> None:
    """Notes a change, or only the setting where the change is noted already."""
    for n, one in enumerate(changed):
        if _marked(one.reach.change) == _marked(reach.change) and {*reach.reached} <= {*one.reach.reached}:
            changed[n] = replace(one, cases=(*one.cases, case.said))
            return
    made = next(one for one in case.completed if one.variant.id == reach.reached[0])
    files = written_in(family, made, reach.change.id, reach.stretches)
    changed.append(Changed(reach, files, (case.said,), made.document))


def _marked(change: Change) -> tuple[object, ...]:
    """What makes a change the same under another setting, where numbers and the words around it may be others."""
    runs = tuple((run.mark, run.text.strip(), run.change) for run in change.runs if run.mark is not Mark.NONE)
    return (change.id, change.kind, runs or change.classes)


def _renamed(sides: Sides) -> tuple[Renamed, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for variant, (old, new) in sides.items():
        if old is not new:
            before, after = place(old), place(new)
            for was, now in zip(before, identified(before, after)[0], strict=True):
                names = found.setdefault((was.id, now.id), []) if was.id != now.id else [variant]
                names += [] if variant in names else [variant]
    return tuple(Renamed(old, new, tuple(variants)) for (old, new), variants in found.items())


def _unlike(name: str, kept: str, made: str) -> UnlikePage:
    before, after = (page.splitlines(keepends=True) for page in (kept, made))
    differing = [line for line in difflib.unified_diff(before, after, n=0) if not line.startswith(("---", "+++", "@@"))]
    words = name != MATRIX and bool(kept and made) and _spoken(kept) != _spoken(made)
    return UnlikePage(name, tuple(f"{line[0]} {_shown(line[1:])}" for line in differing), words)


def _spoken(page: str) -> list[str]:
    return [token.text for token in cut(page, parts=True) if token.is_word]


def _shown(line: str) -> str:
    """A line of a page; in quotation marks where blanks or another line end would not be seen."""
    text = line.removesuffix("\n")
    return text if text == text.rstrip() and text.isprintable() else repr(line)
