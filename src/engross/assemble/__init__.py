"""Assembly: a `Family` and a variant in, its numbered `Document` out.

The stages, in the order in which they run:

- `phrases`: which alternate and which wording hold, written out with single spaces (`spacing`) and terms (`terms`);
- `plant`: the outline grown into `draft`s;
- `definitions`: only those that are used;
- `lists`: survivors joined and punctuated;
- `sheet` (the room above): facts to answered rows;
- `numbering`: labels and numbers;
- `references`: numbers written where they are cited, and the final form.

Clauses come parsed, and whatever does not depend on the variant is prepared once for all of them. Never reads a file,
never asks the clock, and never mends a family: what does not fit is reported with its place and its variants.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from engross.assemble.definitions import keep_used, undefined
from engross.assemble.draft import Draft, Drafts
from engross.assemble.lists import coordinate, prune
from engross.assemble.numbering import number
from engross.assemble.phrases import Case, Stock, case, stock
from engross.assemble.plant import plant
from engross.assemble.references import places
from engross.diagnostics import BadInput, Diagnostic
from engross.family import names
from engross.model import Document, Family, Kind, Record, Text, Variant
from engross.sheet import compute


def assemble(family: Family, variant: Variant, settings: Mapping[str, str] | None = None) -> Document:
    """The document of one variant, under the family's settings or others given by name.

    Raises `BadInput` with everything that does not fit in this variant.
    """
    return _assembled(stock(family), variant, settings)


def assemble_all(family: Family, settings: Mapping[str, str] | None = None) -> tuple[Document, ...]:
    """The documents of all variants, in the family's order.

    Raises one `BadInput` with the findings of all variants; the same finding in several is one that names them.
    """
    prepared = stock(family)
    documents: list[Document] = []
    problems: list[Diagnostic] = []
    for variant in family.variants:
        try:
            documents.append(_assembled(prepared, variant, settings))
        except BadInput as bad:
            problems.extend(bad.diagnostics)
    if problems:
        raise BadInput(problems)
    return tuple(documents)


def _assembled(prepared: Stock, variant: Variant, settings: Mapping[str, str] | None) -> Document:
    family = prepared.family
    this = case(prepared, variant, names(family, variant, settings))
    computed = tuple(annex for annex in family.outline.annexes if annex.content)
    drafts = prune(plant(this, this.present()), computed)
    problems = list(undefined(drafts, family, variant.id))
    drafts = coordinate(prune(keep_used(drafts), computed))
    try:
        drafts = number(_with_sheet(this, drafts), family.numbering)
    except BadInput as bad:
        problems.extend(replace(diagnostic, variants=(variant.id,)) for diagnostic in bad.diagnostics)
        drafts = number(drafts, family.numbering)
    final = places(this, variant.id, drafts)
    front, sections, annexes = map(final.provisions, (drafts.front, drafts.sections, drafts.annexes))
    if problems or final.problems:
        raise BadInput((*problems, *final.problems))
    return Document(record(family, variant), front, sections, annexes, family.end, family.numbering)


def record(family: Family, variant: Variant) -> Record:
    """What a document of this variant says about itself."""
    return Record(
        family.name,
        variant.document_id,
        variant.id,
        variant.name,
        family.edition,
        family.date,
        family.status,
        family.language,
        variant.options,
        variant.category,
        variant.tags,
        family.text_owner,
        family.text_licence,
    )


def _with_sheet(this: Case, drafts: Drafts) -> Drafts:
    """The drafts with the groups of the sheet below the annexes that are computed from it."""
    family = this.stock.family
    computed = {annex.id for annex in family.outline.annexes if annex.content == "sheet"}
    if family.sheet is None or not computed:
        return drafts
    everything = tuple(drafts.walk())
    stated = (one for draft in everything for one in draft.stated)
    groups = compute(family.sheet, this.names, stated, {name for draft in everything for name in draft.ids})

    def filled(annex: Draft) -> Draft:
        if annex.id not in computed:
            return annex
        numbers = count(1)
        tables = (
            Draft(f"{annex.id}.{next(numbers)}", Kind.CLAUSE, heading=(Text(group.heading),), cells=cells)
            for group, cells in zip(family.sheet.groups if family.sheet else (), groups, strict=True)
        )
        return replace(annex, children=(*annex.children, *tables))

    return replace(drafts, annexes=tuple(filled(annex) for annex in drafts.annexes))
