"""Cross-references and the final form: numbered drafts in, provisions out.

Takes the whole numbered tree, so that every number is known; writes references, computed lists of references and the
table of the sheet, and notes beside them where each word is typed. A reference to an item that was run into its lead-in
cites the lead-in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import partial
from typing import Literal

from engross.assemble.draft import CELLS, Draft, Drafts, Inlines, Read, Settled, Words
from engross.assemble.phrases import VariantText
from engross.assemble.places import Place, Typed, Written, extend
from engross.assemble.sheet import Cell
from engross.assemble.spacing import tidy
from engross.assemble.terms import unlink
from engross.library.family.uses import LIST
from engross.model import (
    Block,
    Inline,
    Kind,
    Paragraph,
    Placeholder,
    Provision,
    Reference,
    SourceReference,
    Table,
    Text,
)
from engross.model.diagnostics import Diagnostic
from engross.model.languages import language
from engross.records import dataclass

_MANNERS: dict[str, Literal["", "quote", "verbatim"]] = {"": "", "quote": "quote", "verbatim": "verbatim"}
_NARROWEST, _WIDEST = 8, 60
"""Characters of a column by which the widths of a typed table are taken (our own setting)."""

WIDTHS = (8, 52, 12, 28)
"""The columns of the sheet as parts of 100, so that a label takes two lines of a page at most (our own setting)."""


@dataclass(frozen=True, slots=True)
class Citations:
    """The numbered drafts of one variant by id and alias; `problems` and `written` are filled on the way."""

    case: VariantText
    variant: str
    drafts: Drafts
    by_id: dict[str, Draft]
    defined: frozenset[str]
    cited: dict[str, list[Draft]]
    problems: list[Diagnostic] = field(default_factory=list)
    written: dict[str, Written] = field(default_factory=dict)

    def provisions(self, drafts: Iterable[Draft]) -> tuple[Provision, ...]:
        """The drafts in their final form."""
        return tuple(self._once(draft) for draft in drafts)

    def _once(self, draft: Draft) -> Provision:
        once = self.case.stock.once
        if not draft.steady or not once.of(draft, ("cites nothing",), partial(_cites_nothing, draft)):
            return self._provision(draft)
        provision, written = once.of(draft, ("final",), partial(self._with_places, draft))
        self.written.update(written)
        return provision

    def _with_places(self, draft: Draft) -> tuple[Provision, dict[str, Written]]:
        """A draft in its final form, and where it and all below it is typed."""
        provision = self._provision(draft)
        return provision, {one.id: self.written[one.id] for one in provision.walk()}

    def _provision(self, draft: Draft) -> Provision:
        heading, of_heading = self._resolved(draft.heading)
        body, paragraphs, rows = self._body(draft)
        if draft.cells:
            table, rows = self._table(draft)
            body = (*body, table)
        self.written[draft.id] = Written(of_heading, paragraphs, rows)
        return Provision(
            draft.id,
            draft.kind,
            draft.scheme,
            draft.level,
            draft.label,
            draft.number,
            heading,
            body,
            self.provisions(draft.children),
            draft.conspicuous,
            draft.aliases,
        )

    def _body(self, draft: Draft) -> tuple[tuple[Block, ...], tuple[Typed, ...], tuple[tuple[Typed, ...], ...]]:
        """The blocks of a draft, and where its paragraphs and the rows of its tables are typed."""
        body: list[Block] = []
        paragraphs: list[Typed] = []
        rows: list[tuple[Typed, ...]] = []
        for first, *others in _stretches(draft):
            inlines, typed = self._resolved(first[0])
            if first[1] not in CELLS:
                body.append(Paragraph(inlines, manner=_MANNERS[first[1]]))
                paragraphs.append(typed)
                continue
            cells = [[(inlines, typed)]]
            for words, manner in others:
                if manner == "row":
                    cells.append([])
                cells[-1].append(self._resolved(words))
            body.append(table_of([tuple(Paragraph(said) for said, _ in row) for row in cells]))
            rows += [tuple(of for _, of in row) for row in cells]
        return tuple(body), tuple(paragraphs), tuple(rows)

    def _resolved(self, inlines: Inlines) -> Read:
        finished = self.case.stock.finished
        if id(inlines) not in finished:
            return self._read(inlines)
        found = finished[id(inlines)]
        if found is None:
            found = finished[id(inlines)] = self._read(inlines)
        return found

    def _read(self, inlines: Inlines) -> Read:
        if any(isinstance(inline, Placeholder) for inline in inlines):
            pairs = zip(inlines, (None, *inlines[:-1]), strict=True)
            inlines = tidy(part for inline, last in pairs for part in self._listed(inline, last))
        out: list[Inline] = []
        typed: list[Place] = []
        offset = 0
        for inline in inlines:
            if isinstance(inline, Words):
                out.append(inline.final())
                extend(typed, offset, inline.places)
            elif isinstance(inline, SourceReference):
                out.append(self._reference(inline))
                typed.append(Place(offset, inline.span, "reference" if inline.word or inline.target else "computed"))
            offset += len(out[-1].text)
        return tuple(out), tuple(typed)

    def _reference(self, source: SourceReference) -> Reference:
        draft = self.by_id.get(source.target)
        if draft and draft.number:
            self._check_alone(draft, source)
            return Reference(draft.id, draft.number, source.word, note=source.note)
        heading = "".join(inline.text for inline in self._resolved(draft.heading)[0]) if draft else ""
        word = source.word or heading
        if draft and word and source.word not in self.case.stock.family.reference_words:
            return Reference(draft.id, "", word)
        state = "is not here" if draft is None else "has no number"
        message = f"the cross-reference points at {source.target!r}, which {state}"
        hint = "let the target apply wherever the reference does, or choose another"
        if draft:
            hint = "cite it by words, `[its heading](#id)`, or give its level a label"
        self.problems.append(Diagnostic("dangling-reference", message, source.span, hint, (self.variant,)))
        return Reference(source.target, "", source.word)

    def _check_alone(self, draft: Draft, source: SourceReference) -> None:
        """Report a citation that another provision answers to as well."""
        other = next((one for one in self.cited.get(draft.number, ()) if one is not draft), None)
        if other is not None:
            message = f"{draft.number!r} is the number of {draft.id!r} and of {other.id!r}"
            hint = "give the level a `cite` that shows the levels above, or let it go on with `continues: yes`"
            self.problems.append(Diagnostic("ambiguous-citation", message, source.span, hint, (self.variant,)))

    def _listed(self, inline: Settled, last: Settled | None) -> Iterator[Settled]:
        """`{{list:flag}}` written out, "Section 3" or "Sections 3, 4.1 and 8"; anything else as it is.

        At the beginning of a sentence its word begins with a capital; `last` is what stands before it.
        """
        if not isinstance(inline, Placeholder):
            yield inline
            return
        flag = inline.name.removeprefix(LIST)
        found = tuple(_flagged(self.drafts.tops, flag))
        one, many = self.case.stock.family.reference_words
        if last is None or (isinstance(last, Words) and last.text.rstrip().endswith(".")):
            one, many = (word[:1].upper() + word[1:] for word in (one, many))
        if not found:
            message = f"no numbered provision has the flag {flag!r}"
            hint = f"add `flags: [{flag}]` to what the list should name, or give the list its own `applies`"
            self.problems.append(Diagnostic("empty-list", message, inline.span, hint, (self.variant,)))
        if len(found) == 1:
            yield SourceReference(one, found[0].id, inline.span)
            return
        both = language(self.case.stock.family.language).both
        for position, draft in enumerate(found):
            before = f"{many} " if position == 0 else f" {both} " if position == len(found) - 1 else ", "
            yield Words(before, (Place(0, inline.span, "computed"),), inline.strong, inline.emphasis)
            yield SourceReference("", draft.id, inline.span)

    def _table(self, draft: Draft) -> tuple[Table, tuple[tuple[Typed, ...], ...]]:
        plan = self.case.stock.family.sheet
        assert plan is not None, "cells are computed from a plan"
        ordinals = {row.id: str(n) for n, row in enumerate((row for group in plan.groups for row in group.rows), 1)}
        heads = tuple(self.case.typed(f"sheet.columns.{at}", head) for at, head in enumerate(plan.columns, 1))
        rows, typed = [], [heads]
        for cell in draft.cells:
            label, of_label = self.label(cell)
            answer = Text(plan.yes if cell.answer else plan.no)
            cells = ((Text(ordinals[cell.row.id]),), label, (answer,), self._backing(cell))
            rows.append(tuple(Paragraph(inlines) for inlines in cells))
            computed: Typed = (Place(0, cell.row.span, "computed"),)
            answers = tuple(Place(0, span, "computed") for span in cell.stated) or computed
            typed.append((computed, of_label, answers, computed))
        caption = "".join(inline.text for inline in self._resolved(draft.heading)[0])
        header = tuple(Paragraph((Text(column),)) for column in plan.columns)
        return Table(caption, header, tuple(rows), WIDTHS), tuple(typed)

    def label(self, cell: Cell) -> Read:
        """What the row is about; terms are linked where they are defined, for a summary does not define."""
        return self._resolved(tidy(unlink(self.case.words(cell.row.label, {}, []), self.defined)))

    def _backing(self, cell: Cell) -> tuple[Inline, ...]:
        word, _ = self.case.stock.family.reference_words
        targets = dict.fromkeys(self.by_id[identifier].id for identifier in cell.backing)
        out: list[Inline] = []
        for target in targets:
            out += [Text(", ")] if out else []
            out.append(Reference(target, self.by_id[target].number, word))
        return tuple(out)


def _cites_nothing(draft: Draft) -> bool:
    """Whether the final form of a draft depends on no other."""
    passages = (inlines for one in draft.walk() for inlines in (one.heading, *one.paragraphs))
    return all(isinstance(inline, Words) for inlines in passages for inline in inlines)


def _stretches(draft: Draft) -> list[list[tuple[Inlines, str]]]:
    """The paragraphs of a draft, each alone, and the cells of each of its tables together."""
    found: list[list[tuple[Inlines, str]]] = []
    for words, manner in draft.set:
        if manner in ("row", "cell"):
            found[-1].append((words, manner))
        else:
            found.append([(words, manner)])
    return found


def table_of(rows: Sequence[tuple[Paragraph, ...]]) -> Table:
    """A typed table, its columns as wide as their longest cells ask for."""
    columns = zip(*rows, strict=True)
    asked = [min(max(_NARROWEST, *(len(cell.text) for cell in column)), _WIDEST) for column in columns]
    widths = [100 * one // sum(asked) for one in asked]
    widths[-1] += 100 - sum(widths)
    return Table("", rows[0], tuple(rows[1:]), tuple(widths))


def citations(case: VariantText, variant: str, drafts: Drafts) -> Citations:
    """The citations of a numbered tree."""
    by_id = {identifier: draft for draft in drafts.walk() for identifier in draft.ids}
    defined = frozenset(draft.id for draft in drafts.walk() if draft.kind is Kind.DEFINITION)
    cited: dict[str, list[Draft]] = {}
    for draft in _citable(drafts.tops):
        cited.setdefault(draft.number, []).append(draft)
    return Citations(case, variant, drafts, by_id, defined, cited)


def _citable(drafts: Sequence[Draft], above: str = "") -> Iterator[Draft]:
    """The drafts that may be cited by number.

    Lists of front matter, of definitions and of words that no number stands above count for themselves alone.
    """
    for draft in drafts:
        yield draft
        inside = "" if draft.kind is Kind.DEFINITION else above
        if draft.number or inside or not draft.unnumbered:
            yield from _citable(draft.children, draft.number or inside)


def _flagged(drafts: Sequence[Draft], flag: str) -> Iterator[Draft]:
    """The numbered drafts with the flag, in reading order; below one of them no other is named."""
    for draft in drafts:
        if flag in draft.flags and draft.number:
            yield draft
        else:
            yield from _flagged(draft.children, flag)
