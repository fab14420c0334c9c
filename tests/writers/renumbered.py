"""The sample under other numbering: schemes that repeat, drop, or decorate what stands above, as data."""

from dataclasses import replace

from engross.assemble.draft import Draft, Drafts, Once
from engross.assemble.numbering import number
from engross.model import Block, Document, Inline, Kind, Level, Numbering, Paragraph, Provision, Reference

SCHEMES = {
    "section-dash": Numbering(
        body=(
            Level("Section {1} –", "decimal", "Section {1}"),
            Level("{2}.", "lower-letter", "{2}"),
            Level("{3}.", "decimal", "{3}"),
            Level("{4}.", "upper-letter", "{4}"),
        ),
        annex=(
            Level("Schedule {1}", "upper-roman", "{1}"),
            Level("{2}.", "decimal", "{2}"),
            Level("{3})", "lower-letter", "{3}"),
        ),
        list=(Level("{1}.", "decimal", "{1}."), Level("{2}.", "lower-letter", "{2}")),
    ),
    "article": Numbering(
        body=(
            Level("Article {1}", "upper-roman", "Article {1}"),
            Level("{1}.{2}", "decimal", "{1}.{2}"),
            Level("({3})", "lower-letter", "({3})"),
            Level("({4})", "lower-roman", "({4})"),
        ),
        annex=(
            Level("Annex {1}", "upper-letter", "{1}"),
            Level("{1}.{2}", "decimal", "{1}.{2}"),
            Level("{1}.{2}.{3}", "decimal", "{1}.{2}.{3}"),
        ),
        list=(Level("({1})", "lower-letter", "({1})"), Level("({2})", "lower-roman", "({2})")),
    ),
    "legal": Numbering(
        body=(
            Level("ARTICLE {1}", "upper-roman", "ARTICLE {1}"),
            Level("Section {1}.{2}", "decimal-zero", "Section {1}.{2}", legal=True),
            Level("({3})", "lower-letter", "({3})", legal=True),
            Level("({4})", "lower-roman", "({4})", legal=True),
        ),
        annex=(
            Level("Exhibit {1}", "upper-letter", "Exhibit {1}"),
            Level("{1}.{2}", "decimal", "{1}.{2}"),
            Level("{1}.{2}.{3}", "decimal", "{1}.{2}.{3}"),
        ),
        list=(Level("({1})", "lower-letter", "({1})"), Level("({2})", "lower-roman", "({2})")),
    ),
    "all-decimal": Numbering(
        body=(
            Level("{1}.", "decimal", "{1}"),
            Level("{1}.{2}.", "decimal", "{1}.{2}"),
            Level("{1}.{2}.{3}.", "decimal", "{1}.{2}.{3}"),
            Level("{4})", "lower-letter", "{4}"),
        ),
        annex=(
            Level("{1}.", "upper-letter", "{1}"),
            Level("{1}{2}", "decimal", "{1}{2}"),
            Level("{3}.", "lower-letter", "{3}"),
        ),
        list=(Level("{1}.", "decimal", "{1}"), Level("{2}.", "decimal", "{2}")),
    ),
}


def renumbered(document: Document, scheme: Numbering) -> Document:
    """The document under other numbering, its references with it."""
    parts = (document.front, document.sections, document.annexes)
    counted = number(Drafts(*(tuple(map(_draft, part)) for part in parts)), scheme, Once())
    drafts = {draft.id: draft for draft in counted.walk()}

    def numbered(found: Provision) -> Provision:
        draft = drafts[found.id]
        return replace(
            found,
            scheme=draft.scheme,
            level=draft.level,
            label=draft.label,
            number=draft.number,
            children=tuple(map(numbered, found.children)),
        )

    front, sections, annexes = (tuple(map(numbered, part)) for part in parts)
    document = replace(document, front=front, sections=sections, annexes=annexes)
    numbers = {identifier: p.number for p in document.walk() for identifier in (p.id, *p.aliases)}

    def inline(found: Inline) -> Inline:
        return replace(found, number=numbers[found.target]) if isinstance(found, Reference) else found

    def block(found: Block) -> Block:
        if isinstance(found, Paragraph):
            return paragraph(found)
        return replace(found, rows=tuple(tuple(map(paragraph, row)) for row in found.rows))

    def paragraph(found: Paragraph) -> Paragraph:
        return Paragraph(tuple(map(inline, found.inlines)))

    def below(provision: Provision) -> Provision:
        body, children = tuple(map(block, provision.body)), tuple(map(below, provision.children))
        return replace(provision, body=body, children=children)

    front, sections, annexes = (
        tuple(map(below, part)) for part in (document.front, document.sections, document.annexes)
    )
    return replace(document, front=front, sections=sections, annexes=annexes, numbering=scheme)


def _draft(provision: Provision) -> Draft:
    """The part as numbering sees it."""
    unnumbered = provision.kind in (Kind.TITLE, Kind.PREAMBLE, Kind.DEFINITION)
    children = tuple(map(_draft, provision.children))
    return Draft(provision.id, provision.kind, children=children, unnumbered=unnumbered)
