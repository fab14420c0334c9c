"""Documents to the subject of a lint.

Takes a family, its documents by label, and the files and pages around them; returns a `Subject` with cases and prose.
A run of words that reads the same in several cases is one that names them. Never judges.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from engross.assemble.phrases import case, stock
from engross.library.conditions import holds
from engross.library.family import find, names
from engross.library.family.uses import LIST, passages_of
from engross.lint.prose import Prose, Role, Sign, Tracer, marks
from engross.lint.subject import Case, Subject, variants_and_settings
from engross.model import (
    Clause,
    Document,
    Family,
    Inline,
    Kind,
    OutlineSection,
    Paragraph,
    Passage,
    Phrase,
    Placeholder,
    Provision,
    Reference,
    SourceInline,
    SourceLink,
    SourceReference,
    SourceText,
    Span,
    Text,
    Variant,
    Wording,
)


def subject(
    family: Family,
    documents: Mapping[str, Document],
    files: Mapping[str, bytes] | None = None,
    pages: Mapping[str, str] | None = None,
) -> Subject:
    """The subject of a run; documents are labelled as `variants_and_settings` does."""
    known = variants_and_settings(family)
    reader = _Reader(family)
    cases = []
    for label, document in documents.items():
        variant, settings = known.get(label) or (find(family, document.record.variant), {})
        cases.append(reader.case(label, variant, names(family, variant, settings), document))
    return Subject(family, tuple(cases), reader.prose(), files or {}, pages or {})


Key = tuple[object, ...]


class _Reader:
    """Reads documents one after another, and each distinct run of words once."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.stock = stock(family)
        self.found: dict[Key, tuple[Callable[[tuple[str, ...]], Prose], dict[str, None]]] = {}
        self.known: dict[Key, list[Key]] = {}

    def prose(self) -> tuple[Prose, ...]:
        """Everything read, in the order met."""
        return tuple(make(tuple(labels)) for make, labels in self.found.values())

    def case(self, label: str, variant: Variant, true: AbstractSet[str], document: Document) -> Case:
        """The case of a document; its words are kept for `prose`."""
        record = case(self.stock, variant, true).record
        expander = _Expander(self.family, true, record)
        ids = {one for provision in document.walk() for one in (provision.id, *provision.aliases)}
        clauses = {
            clause.id: clause
            for alternates in self.family.clauses.values()
            for clause in alternates
            if clause.id in ids and holds(clause.applies.text, true)
        }
        sections = {one.id: one for one in (*self.family.outline.sections, *self.family.outline.annexes)}
        for provision in document.walk():
            self._provision(label, provision, clauses, sections, expander)
        self._rows(label, expander)
        wordings = tuple((clause.id, one) for clause in clauses.values() for one in expander.used(clause))
        return Case(label, true, document, clauses, wordings)

    def _provision(
        self,
        label: str,
        provision: Provision,
        clauses: Mapping[str, Clause],
        sections: Mapping[str, OutlineSection],
        expander: "_Expander",
    ) -> None:
        sources = [source for one in (provision.id, *provision.aliases) if (source := _source(one, clauses))]
        written = tuple((clause.path, *map(id, expander.used(clause))) for clause, _ in sources)
        key = (provision.id, written, _reads(provision), bool(provision.children))
        if key in self.known:
            for known in self.known[key]:
                self.found[known][1][label] = None
            return
        before = self.known[key] = []
        section = sections.get(provision.id)
        owner = section.id if section else sources[0][0].id if sources else ""
        heading = section.heading if section else sources[0][0].heading if sources else ()
        scope = sources[0][0].phrases if sources else {}
        if provision.heading and heading:
            tracer = Tracer(expander.signs([heading], scope))
            before.append(self._keep(label, provision, owner, Role.HEADING, Paragraph(provision.heading), tracer))
        paragraphs = [block for block in provision.body if isinstance(block, Paragraph)]
        if paragraphs and sources:
            signs = [sign for clause, passages in sources for sign in expander.signs(passages, clause.phrases)]
            tracer = Tracer(signs)
            for position, paragraph in enumerate(paragraphs):
                heads = bool(provision.children) and position == len(paragraphs) - 1
                before.append(self._keep(label, provision, owner, Role.BODY, paragraph, tracer, heads=heads))

    def _keep(
        self,
        label: str,
        provision: Provision,
        owner: str,
        role: Role,
        paragraph: Paragraph,
        tracer: Tracer,
        *,
        heads: bool = False,
    ) -> Key:
        texts = _settled(paragraph.inlines)
        places = tracer.places(paragraph.inlines)
        key = (provision.id, role, texts, heads, places)
        if key not in self.found:
            kinds = list(marks(paragraph.inlines))

            def make(labels: tuple[str, ...]) -> Prose:
                terms, references, strong = (
                    tuple(mark for kind, mark in kinds if kind == wanted) for wanted in ("term", "reference", "strong")
                )
                where = (provision.id, owner, provision.kind, role)
                return Prose(*where, paragraph.text, places, terms, references, strong, heads, labels)

            self.found[key] = (make, {})
        self.found[key][1][label] = None
        return key

    def _rows(self, label: str, expander: "_Expander") -> None:
        """The row labels of the sheet, as they read in this case."""
        for group in self.family.sheet.groups if self.family.sheet else ():
            for row in group.rows:
                signs = expander.signs([row.label], {})
                text = "".join(sign.character for sign in signs)
                row_of = Provision(row.id, Kind.CLAUSE)
                tracer = Tracer(signs)
                self._keep(label, row_of, row.id, Role.ROW, Paragraph((Text(text),)), tracer)


class _Expander:
    """Writes passages out under one set of true names, sign by sign."""

    def __init__(self, family: Family, true: AbstractSet[str], record: Mapping[str, str]) -> None:
        self.family, self.true, self.record = family, true, record

    def signs(self, passages: Sequence[Passage], scope: Mapping[str, Phrase]) -> list[Sign]:
        """Every character of the passages, and one empty sign for each reference and computed list."""
        found: list[Sign] = []
        for passage in passages:
            for inline in passage:
                found += self._of(inline, scope)
        return found

    def _of(self, inline: SourceInline, scope: Mapping[str, Phrase]) -> Iterator[Sign]:
        if isinstance(inline, SourceText | SourceLink):
            for index, character in enumerate(inline.text):
                span = inline.span
                yield Sign(character, Span(span.path, span.line, span.column + index))
        elif isinstance(inline, SourceReference):
            yield Sign("", inline.span, inline.target)
        elif isinstance(inline, Placeholder):
            if inline.name.startswith(LIST):
                yield Sign("", inline.span, listed=True)
            elif inline.name in self.record:
                yield from (Sign(character, inline.span) for character in self.record[inline.name])
            else:
                phrase = scope.get(inline.name) or self.family.phrases[inline.name]
                for wording in phrase.wordings:
                    if holds(wording.applies.text, self.true):
                        yield from self.signs([wording.passage], scope)

    def used(self, clause: Clause) -> Iterator[Wording]:
        """The wordings that a clause uses here, each once."""
        seen: dict[int, Wording] = {}
        due = [clause.heading, *passages_of(clause)]
        while due:
            for inline in due.pop(0):
                phrase = None
                if isinstance(inline, Placeholder):
                    phrase = clause.phrases.get(inline.name) or self.family.phrases.get(inline.name)
                for wording in phrase.wordings if phrase else ():
                    if holds(wording.applies.text, self.true) and id(wording) not in seen:
                        seen[id(wording)] = wording
                        due.append(wording.passage)
        yield from seen.values()


def _source(identifier: str, clauses: Mapping[str, Clause]) -> tuple[Clause, tuple[Passage, ...]] | None:
    """The clause that a provision is written in, and the passages of it that the provision's paragraphs hold."""
    if identifier in clauses:
        return clauses[identifier], clauses[identifier].paragraphs
    owner, path = identifier, []
    while owner and owner not in clauses:
        owner, _, last = owner.rpartition(".")
        if not last.isdigit():
            return None
        path.append(int(last))
    if not owner:
        return None
    items = clauses[owner].items
    paragraphs: tuple[Passage, ...] = ()
    for number in reversed(path):
        paragraphs, items = items[number - 1].paragraphs, items[number - 1].items
    return clauses[owner], paragraphs


def _settled(inlines: Sequence[Inline]) -> tuple[str, ...]:
    """The words of inlines, with references by what they point to, so that a moved number changes nothing."""
    return tuple(inline.target if isinstance(inline, Reference) else inline.text for inline in inlines)


def _reads(provision: Provision) -> Key:
    blocks = (_settled(block.inlines) for block in provision.body if isinstance(block, Paragraph))
    return (_settled(provision.heading), *blocks)
