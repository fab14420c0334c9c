"""Small families put together by hand, and what they read like when assembled; no file is read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from engross.assemble import assemble
from engross.model import (
    Clause,
    Condition,
    Document,
    Edition,
    EmptyNaming,
    Fact,
    Family,
    Level,
    Naming,
    NumberingPlan,
    Option,
    Outline,
    OutlineEntry,
    OutlineSection,
    Passage,
    Phrase,
    Placeholder,
    Provision,
    ReferenceWords,
    RowKind,
    Setting,
    SheetPlan,
    SheetRow,
    SheetSection,
    SourceInline,
    SourceItem,
    SourceLink,
    SourceReference,
    SourceText,
    Span,
    Table,
    TextSource,
    Variant,
    Wording,
)

BODY = (
    Level("{1}.", "decimal", "{1}"),
    Level("{1}.{2}", "decimal", "{1}.{2}"),
    Level("({3})", "lower-letter", "({3})"),
    Level("({4})", "lower-roman", "({4})"),
)
ANNEX = (Level("Annex {1}", "upper-letter", "{1}"), *BODY[1:])
LIST = (Level("({1})", "lower-letter", "({1})"), Level("({2})", "lower-roman", "({2})"))

_INLINE = re.compile(
    r"\{\{(?P<name>[^}]+)\}\}|\[(?P<word>[^\]]*)\]\((?P<to>[^)]+)\)|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*"
)

Entry = str | dict[str, list["Entry"]]


def passage(source: str, path: str = "x.md") -> Passage:
    """One line: text, `**strong**`, `*emphasis*`, `{{placeholder}}`, `[word](#id)`, `[text](https:...)`."""
    out: list[SourceInline] = []
    at = 0
    for match in _INLINE.finditer(source):
        if match.start() > at:
            out.append(SourceText(source[at : match.start()], Span(path, 5, at + 1)))
        span = Span(path, 5, match.start() + 1)
        if match["name"]:
            out.append(Placeholder(match["name"], span))
        elif match["to"]:
            to, word = match["to"], match["word"]
            out.append(SourceReference(word, to[1:], span) if to.startswith("#") else SourceLink(word, to, span))
        else:
            text, looks = match["strong"] or match["em"], (bool(match["strong"]), bool(match["em"]))
            name = text.removeprefix("{{").removesuffix("}}")
            out.append(Placeholder(name, span, *looks) if name != text else SourceText(text, span, *looks))
        at = match.end()
    if at < len(source):
        out.append(SourceText(source[at:], Span(path, 5, at + 1)))
    return tuple(out)


def phrase(name: str, wordings: Mapping[str, str], facts: Mapping[str, Mapping[str, bool]] | None = None) -> Phrase:
    """A phrase of wordings by condition; `facts` by condition too."""
    span = Span("family.yaml", 3, 1)
    return Phrase(
        name,
        tuple(
            Wording(
                Condition(applies, span), passage(text, "family.yaml"), span, _facts((facts or {}).get(applies, {}))
            )
            for applies, text in wordings.items()
        ),
        span,
    )


def clause(identifier: str, *paragraphs: str, applies: str = "true", heading: str = "", **more: Any) -> Clause:
    """A clause; `items` are strings, or pairs of a string and the items below it."""
    span = Span(f"{identifier}.md", 1, 1)
    facts: Mapping[str, bool] = more.pop("facts", {})
    items: Iterable[Any] = more.pop("items", ())
    return Clause(
        id=identifier,
        path=span.path,
        applies=Condition(applies, span),
        paragraphs=tuple(passage(paragraph, span.path) for paragraph in paragraphs),
        span=span,
        heading=passage(heading),
        items=tuple(_item(item, span) for item in items),
        facts=_facts(facts, span.path),
        flags=frozenset(more.pop("flags", ())),
        **more,
    )


def _item(item: Any, span: Span) -> SourceItem:
    text, below = (item, ()) if isinstance(item, str) else item
    return SourceItem((passage(text, span.path),), tuple(_item(one, span) for one in below), span)


def _facts(facts: Mapping[str, bool], path: str = "family.yaml") -> dict[str, Fact]:
    return {row: Fact(row, answer, Span(path, 2, 8)) for row, answer in facts.items()}


def row(identifier: str, kind: str, expect: str, label: str = "Do it") -> SheetRow:
    """A row of the sheet."""
    span = Span("family.yaml", 40, 9)
    return SheetRow(identifier, RowKind(kind), passage(label), Condition(expect, span), span)


def plan(*rows: SheetRow, silence: str = "silence", unprinted: Iterable[SheetRow] = ()) -> SheetPlan:
    """A sheet of one group."""
    columns = ("No.", "What", "Answer", "Stated in")
    return SheetPlan(columns, "Yes", "No", silence, (SheetSection("Rights", rows),), tuple(unprinted))


def section(
    identifier: str, *entries: Entry, heading: str = "", flags: Iterable[str] = (), content: Literal["", "sheet"] = ""
) -> OutlineSection:
    """A section or annex of the outline."""
    span = Span("family.yaml", 20, 1)
    return OutlineSection(
        identifier, passage(heading or identifier.title()), _entries(entries), span, frozenset(flags), content=content
    )


def _entries(entries: Iterable[Entry]) -> tuple[OutlineEntry, ...]:
    span = Span("family.yaml", 20, 1)
    pairs = ((entry, ()) if isinstance(entry, str) else next(iter(entry.items())) for entry in entries)
    return tuple(OutlineEntry(identifier, _entries(below), span) for identifier, below in pairs)


def family(
    *clauses: Clause, sections: Iterable[OutlineSection], variants: Iterable[str] = ("", "A", "B", "A B"), **more: Any
) -> Family:
    """A family of the options A and B whose title is `title`; `variants` are their options, spaced."""
    everything = (clause("title", "{{status}}", heading="{{license.name}}"), *clauses)
    ids = dict.fromkeys(one.id for one in everything)
    return Family(
        name="Toy",
        path="toy",
        opened=Edition("1.0", "2026-03-05"),
        status="A toy.",
        language="en-GB",
        text=TextSource("Us", "CC0-1.0"),
        end="The end",
        naming=Naming("T", EmptyNaming("T0", "Zero"), "Toy {words} License"),
        options=(Option("A", "Alpha", "", "", Span("toy")), Option("B", "Beta", "", "", Span("toy"))),
        rules=(),
        predicates=tuple(more.get("predicates", ())),
        categories=tuple(more.get("categories", ())),
        tags=tuple(more.get("tags", ())),
        settings=(Setting("house", "off", ""),),
        numbering_plan=more.get("numbering", NumberingPlan(ReferenceWords("Section", "Sections"), BODY, ANNEX, LIST)),
        outline=Outline(_entries(["title", *more.get("front", ())]), tuple(sections), tuple(more.get("annexes", ()))),
        sheet=more.get("sheet"),
        phrases={one.name: one for one in more.get("phrases", ())},
        clauses={identifier: tuple(one for one in everything if one.id == identifier) for identifier in ids},
        variants=tuple(_variant(options) for options in variants),
    )


def _variant(options: str) -> Variant:
    codes = tuple(options.split())
    identifier = "-".join(("T", *codes)) if codes else "T0"
    return Variant(identifier, f"{identifier}-1.0", f"Toy {options or 'Zero'} License", codes)


def lines(document: Document) -> list[str]:
    """A line a provision: label, heading and paragraphs, parted by bars; the title left out."""
    return [
        " | ".join(part for part in (one.label, text_of(one.heading), *texts(one)) if part)
        for one in document.walk()
        if one.id != "title"
    ]


def text_of(inlines: Iterable[Any]) -> str:
    """The inlines as they read."""
    return "".join(inline.text for inline in inlines)


def texts(provision: Provision) -> Iterator[str]:
    """Each paragraph, and each table a row at a time."""
    for block in provision.body:
        if isinstance(block, Table):
            yield from (" / ".join(cell.text for cell in cells) for cells in block.rows)
        else:
            yield block.text


def read(subject: Family, options: str = "") -> list[str]:
    """The lines of the variant with these options."""
    return lines(document_of(subject, options))


def document_of(subject: Family, options: str = "", **settings: str) -> Document:
    """The document of the variant with these options."""
    (variant,) = (one for one in subject.variants if " ".join(one.options) == options)
    return assemble(subject, variant, settings)
