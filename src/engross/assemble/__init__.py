"""Assembly: a `Family` and a variant in, its numbered `Document` out.

The stages, in the order in which they run:

- `phrases`: which alternate and which wording hold, written out with single spaces (`spacing`) and terms (`terms`);
- `plant`: the outline grown into `draft`s;
- `definitions`: only those that are used;
- `lists`: survivors joined and punctuated;
- `sheet` (the room above): facts to answered rows;
- `numbering`: labels and numbers;
- `references`: numbers written where they are cited, and the final form, with the `places` of its words beside it;
- `proof`: the finished document says what is typed.

`assemble` and `assemble_all` give documents; `complete` and its kin give with each document the sheet behind it.
Clauses come parsed, and whatever does not depend on the variant is prepared once for all of them. Never reads a file,
never asks the clock, and never corrects a family: what does not fit is reported with its place and its variants.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace

from engross.assemble.definitions import keep_used, undefined
from engross.assemble.draft import Draft, Drafts, Words
from engross.assemble.lists import coordinate, prune
from engross.assemble.numbering import number
from engross.assemble.phrases import Stock, VariantText, case, stock
from engross.assemble.places import Places, Said, Typed
from engross.assemble.plant import plant
from engross.assemble.references import citations
from engross.assemble.sheet import Sheet, sheet
from engross.library.family import names, settings_cases
from engross.model import Clause, Document, Family, Kind, Paragraph, Record, Text, Variant, Wording
from engross.model.diagnostics import BadInput, Diagnostic
from engross.model.languages import language
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Complete:
    """A variant's document, and what stands beside it: never in its files, and asked for instead of searched.

    `sheet` is behind its record and its tables, and `labels` say what the rows are about. `places` tell where each word
    is typed, `of_labels` those of the labels. `names` are true in it; `clauses` stand in it by id, and `wordings` are
    those of the phrases that they use, each with the id of its clause.
    """

    variant: Variant
    document: Document
    sheet: Sheet
    labels: Mapping[str, str]
    places: Places
    of_labels: Mapping[str, Typed]
    names: AbstractSet[str]
    clauses: Mapping[str, Clause]
    wordings: tuple[tuple[str, Wording], ...]

    def said(self, id: str) -> tuple[Said, ...]:
        """The words of a provision with their places, its children apart; empty where the document has none."""
        found = next((provision for provision in self.document.walk() if provision.id == id), None)
        return tuple(self.places.of(id).said(found)) if found else ()

    @property
    def end(self) -> Said:
        """The words of the closing line with their places."""
        return (Text(self.document.end),), self.places.end


def assemble(family: Family, variant: Variant, settings: Mapping[str, str] | None = None) -> Document:
    """The document of one variant, under the family's settings or others given by name.

    Raises `BadInput` with everything that does not fit in this variant.
    """
    return complete(family, variant, settings).document


def assemble_all(family: Family, settings: Mapping[str, str] | None = None) -> tuple[Document, ...]:
    """The documents of all variants, in the family's order.

    Raises one `BadInput` with the findings of all variants; the same finding in several is one that names them.
    """
    return tuple(one.document for one in complete_all(family, settings))


def complete(family: Family, variant: Variant, settings: Mapping[str, str] | None = None) -> Complete:
    """The document of one variant with its sheet; settings and errors as for `assemble`."""
    return _complete(stock(family), variant, settings or {})


def complete_all(family: Family, settings: Mapping[str, str] | None = None) -> tuple[Complete, ...]:
    """The documents of all variants with their sheets; settings, order and errors as for `assemble_all`."""
    return _complete_all(stock(family), settings or {})


def complete_cases(family: Family) -> Iterator[tuple[Mapping[str, str], tuple[Complete, ...]]]:
    """The variants under the family's settings, then under each other value of each setting, with that setting.

    Raises one `BadInput` with the findings of all cases: once one does not assemble, the rest are tried for theirs.
    What is found under the family's own settings is not reported again for another value.
    """
    prepared = stock(family)
    told: dict[Diagnostic, frozenset[str]] = {}
    problems: list[Diagnostic] = []
    for settings in settings_cases(family):
        try:
            made = _complete_all(prepared, settings)
        except BadInput as bad:
            for finding in bad.diagnostics:
                bare = replace(finding, variants=())
                new = tuple(name for name in finding.variants if name not in told.get(bare, ()))
                if not settings:
                    told[bare] = frozenset(finding.variants)
                if new:
                    problems.append(replace(finding, variants=tuple(_under(name, settings) for name in new)))
        else:
            if not problems:
                yield settings, made
    if problems:
        raise BadInput(problems)


def complete_some(family: Family) -> dict[str, Complete]:
    """The variants that can be assembled, under every setting, by their id and the setting that is changed.

    For a family with findings: what does not fit in a variant leaves that one out.
    """
    prepared = stock(family)
    made: dict[str, Complete] = {}
    for settings in settings_cases(family):
        for variant in family.variants:
            with suppress(BadInput):
                made[_under(variant.id, settings)] = _complete(prepared, variant, settings)
    return made


def _under(name: str, settings: Mapping[str, str]) -> str:
    """A variant's id, with the setting that is not the family's own."""
    return " ".join((name, *(f"({setting}: {value})" for setting, value in settings.items())))


def _complete_all(prepared: Stock, settings: Mapping[str, str]) -> tuple[Complete, ...]:
    made: list[Complete] = []
    problems: list[Diagnostic] = []
    for variant in prepared.family.variants:
        try:
            made.append(_complete(prepared, variant, settings))
        except BadInput as bad:
            problems.extend(bad.diagnostics)
    if problems:
        raise BadInput(problems)
    return tuple(made)


def _complete(prepared: Stock, variant: Variant, settings: Mapping[str, str]) -> Complete:
    family = prepared.family
    this = case(prepared, variant, names(family, variant, settings))
    present = this.present()
    computed = tuple(annex for annex in family.outline.annexes if annex.content)
    once = prepared.once
    drafts = prune(plant(this, present), computed, once)
    problems = list(undefined(drafts, variant.id))
    drafts = coordinate(prune(keep_used(drafts), computed, once), language(family.language), once)
    answers = None
    try:
        answers = _answers(this, variant, drafts)
        drafts = _with_sheet(this, drafts, answers)
    except BadInput as bad:
        problems.extend(replace(diagnostic, variants=(variant.id,)) for diagnostic in bad.diagnostics)
    drafts = number(drafts, family.numbering, once)
    final = citations(this, variant.id, drafts)
    parts = (drafts.front, drafts.sections, drafts.annexes, drafts.closing, drafts.notes)
    front, sections, annexes, closing, notes = map(final.provisions, parts)
    if answers is None or problems or final.problems:
        raise BadInput((*problems, *final.problems))
    record = _record(family, variant, answers)
    document = Document(record, front, sections, annexes, family.end, family.numbering, closing=closing, notes=notes)
    labels = {row: final.label(cell) for row, cell in answers.cells.items()}
    ids = {identifier for draft in drafts.walk() for identifier in draft.ids}
    made = Complete(
        variant,
        document,
        answers,
        {row: Paragraph(inlines).text for row, (inlines, _) in labels.items()},
        Places(final.written, this.typed("end", family.end)),
        {row: typed for row, (_, typed) in labels.items()},
        this.names,
        {identifier: clause for identifier, clause in present.items() if identifier in ids},
        tuple(one for draft in drafts.walk() for one in draft.wordings),
    )
    if lost := tuple(_unproven(prepared, made)):
        raise BadInput(lost)
    return made


def _unproven(prepared: Stock, made: Complete) -> Iterator[Diagnostic]:
    """Where the document says otherwise than is typed."""
    printed = ((provision, made.places.of(provision.id)) for provision in made.document.walk())
    used = (wording for _, wording in made.wordings)
    yield from prepared.proof.findings(made.clauses.values(), used, printed, made.variant.id)


def _record(family: Family, variant: Variant, answers: Sheet) -> Record:
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
        answers.category,
        answers.tags,
        family.text.owner,
        family.text.licence,
        family.quotes,
    )


def _answers(this: VariantText, variant: Variant, drafts: Drafts) -> Sheet:
    """The sheet that the facts of the drafts come to."""
    everything = tuple(drafts.walk())
    stated = (one for draft in everything for one in draft.stated)
    return sheet(this.stock.family, variant, this.names, stated, {name for draft in everything for name in draft.ids})


def _with_sheet(this: VariantText, drafts: Drafts, answers: Sheet) -> Drafts:
    """The drafts with the groups of the sheet below the annexes that are computed from it."""
    family = this.stock.family
    computed = {annex.id for annex in family.outline.annexes if annex.content == "sheet"}
    groups = family.sheet.groups if family.sheet else ()

    def filled(annex: Draft) -> Draft:
        """The annex with its tables, where it has computed ones."""
        if annex.id not in computed:
            return annex
        tables = (
            Draft(
                f"{annex.id}.{number}",
                Kind.CLAUSE,
                heading=(Words(group.heading, this.typed(f"sheet.groups.{number}.heading", group.heading)),),
                cells=tuple(answers.cells[row.id] for row in group.rows),
            )
            for number, group in enumerate(groups, 1)
        )
        return replace(annex, children=(*annex.children, *tables))

    return replace(drafts, annexes=tuple(filled(annex) for annex in drafts.annexes))
