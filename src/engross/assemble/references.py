"""Cross-references and the final form: numbered drafts in, provisions out.

Takes the whole numbered tree, so that every number is known; writes references, computed lists of references and the
table of the sheet. A reference to an item that was run into its lead-in cites the lead-in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engross.assemble.draft import Draft, Drafts, Words
from engross.assemble.phrases import Case
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

WIDTHS = (8, 52, 12, 28)
"""The columns of the sheet as parts of 100, so that a label takes two lines of a page at most (our own setting)."""


@dataclass(frozen=True, slots=True)
class Places:
    """The numbered drafts of one variant by id and alias, and what was found wrong on the way."""

    case: Case
    variant: str
    drafts: Drafts
    by_id: dict[str, Draft]
    defined: frozenset[str]
    problems: list[Diagnostic] = field(default_factory=list)

    def provisions(self, drafts: Iterable[Draft]) -> tuple[Provision, ...]:
        """The drafts in their final form."""
        return tuple(self._provision(draft) for draft in drafts)

    def _provision(self, draft: Draft) -> Provision:
        body: tuple[Block, ...] = tuple([Paragraph(self._resolved(words)) for words in draft.paragraphs])
        if draft.cells:
            body = (*body, self._table(draft))
        return Provision(
            draft.id,
            draft.kind,
            draft.scheme,
            draft.level,
            draft.label,
            draft.number,
            self._resolved(draft.heading),
            body,
            self.provisions(draft.children),
            draft.conspicuous,
            draft.aliases,
        )

    def _resolved(self, words: Words) -> tuple[Inline, ...]:
        out: list[Inline] = []
        listed = False
        for inline in words:
            if isinstance(inline, SourceReference):
                out.append(self._reference(inline))
            elif isinstance(inline, Placeholder):
                out.extend(self._list(inline))
                listed = True
            else:
                out.append(inline)
        return _inlines(out) if listed else tuple(out)

    def _reference(self, source: SourceReference) -> Reference:
        draft = self.by_id.get(source.target)
        if draft is None or not draft.number:
            state = "is not here" if draft is None else "has no number"
            message = f"the cross-reference points at {source.target!r}, which {state}"
            hint = "let the target apply wherever the reference does, or choose another"
            self.problems.append(Diagnostic("dangling-reference", message, source.span, hint, (self.variant,)))
            return Reference(source.target, "", source.word)
        return Reference(draft.id, draft.number, source.word)

    def _list(self, placeholder: Placeholder) -> Iterator[Inline]:
        """`{{list:flag}}` written out: "Section 3", "Sections 3 and 4.1", "Sections 3, 4.1 and 8"."""
        flag = placeholder.name.removeprefix(LIST)
        found = tuple(_flagged((*self.drafts.front, *self.drafts.sections, *self.drafts.annexes), flag))
        one, many = self.case.stock.family.reference_words
        if not found:
            message = f"no numbered provision bears the flag {flag!r}"
            hint = f"add `flags: [{flag}]` to what the list should name, or give the list its own `applies`"
            self.problems.append(Diagnostic("empty-list", message, placeholder.span, hint, (self.variant,)))
        if len(found) == 1:
            yield Reference(found[0].id, found[0].number, one)
            return
        for position, draft in enumerate(found):
            before = f"{many} " if position == 0 else " and " if position == len(found) - 1 else ", "
            yield Text(before, placeholder.strong, placeholder.emphasis)
            yield Reference(draft.id, draft.number)

    def _table(self, draft: Draft) -> Table:
        plan = self.case.stock.family.sheet
        assert plan is not None, "cells are computed from a plan"
        ordinals = {row.id: str(n) for n, row in enumerate((row for group in plan.groups for row in group.rows), 1)}
        return Table(
            "".join(inline.text for inline in self._resolved(draft.heading)),
            tuple(Paragraph((Text(column),)) for column in plan.columns),
            tuple(
                (
                    Paragraph((Text(ordinals[cell.row.id]),)),
                    Paragraph(self.label(cell)),
                    Paragraph((Text(plan.yes if cell.answer else plan.no),)),
                    Paragraph(self._backing(cell)),
                )
                for cell in draft.cells
            ),
            WIDTHS,
        )

    def label(self, cell: Cell) -> tuple[Inline, ...]:
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


def places(case: Case, variant: str, drafts: Drafts) -> Places:
    """The places of a numbered tree."""
    by_id = {identifier: draft for draft in drafts.walk() for identifier in draft.ids}
    defined = frozenset(draft.id for draft in drafts.walk() if draft.kind is Kind.DEFINITION)
    return Places(case, variant, drafts, by_id, defined)


def _flagged(drafts: Sequence[Draft], flag: str) -> Iterator[Draft]:
    """The numbered drafts with the flag, in reading order; below one of them no other is named."""
    for draft in drafts:
        if flag in draft.flags and draft.number:
            yield draft
        else:
            yield from _flagged(draft.children, flag)


def _inlines(words: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts merged once more, where a list of references brought its own."""
    return tuple(inline for inline in tidy(words) if not isinstance(inline, SourceReference | Placeholder))
