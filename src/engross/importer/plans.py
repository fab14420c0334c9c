"""The family files: family.yaml and outline.yaml.

Takes what the importer found; returns the pages. Never states what no text says, but for the questions and summaries
that a family must have: those are the words of the options, for a maintainer to write.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from engross.importer import yaml
from engross.importer.citing import Cited
from engross.importer.clauses import Made
from engross.importer.outline import Entry, Plan, Section
from engross.importer.text import FullText
from engross.importer.titles import Names
from engross.importer.written import Settings
from engross.library.source.text import BEYOND_ASCII
from engross.model import Level


def family_page(
    settings: Settings, texts: Sequence[FullText], names: Names, cited: Cited, files: Sequence[Made], plan: Plan
) -> str:
    """The file family.yaml."""
    options = names.options
    one, many = cited.words
    lines = [
        "format: 2",
        f"family: {yaml.text(settings.family)}",
        f"language: {settings.language}",
        f"edition: {{id: {yaml.quoted(settings.edition)}, date: {settings.date}}}",
        f"status: {yaml.text(settings.status)}",
        "text:",
        f"  owner: {yaml.text(settings.owner)}",
        f"  licence: {yaml.text(settings.licence)}",
        "naming:",
        f"  prefix: {yaml.text(settings.prefix)}",
        f"  empty: {{id: {yaml.quoted(settings.prefix + '0')}, word: {yaml.quoted(names.empty)}}}",
        f"  pattern: {yaml.quoted(names.pattern)}",
        "categories: [{name: All, applies: true}]",
        *(["options:"] if options else []),
        *(line for code in options for line in _option(code, names.words.get(code, code))),
        "licences:",
        *(f"  - {yaml.flow(code for code in options if code in text.options)}" for text in texts),
        "definitions: {order: typed, numbered: yes}",
        "lint: {house: none}",
        "numbering:",
        f"  reference: {{one: {yaml.quoted(one)}, many: {yaml.quoted(many)}}}",
        *_levels("body", cited.numbering.body),
        *_levels("annex", cited.numbering.annex),
        *_levels("list", cited.numbering.list),
    ]
    page = "\n".join(lines) + "\n"
    beyond = sorted(_beyond("".join((page, outline_page(plan), *(one.text for one in files)))))
    return page + (f"characters: {yaml.quoted(''.join(beyond))}\n" if beyond else "")


def outline_page(plan: Plan) -> str:
    """The file outline.yaml."""
    lines = ["outline:", "  front:", *_entries(plan.front, 4), "  sections:"]
    lines += [line for section in plan.sections for line in _section(section)]
    if plan.annexes:
        lines += ["  annexes:", *(line for section in plan.annexes for line in _section(section))]
    if plan.closing:
        lines += ["  closing:", *_entries(plan.closing, 4)]
    return "\n".join(lines) + "\n"


def _option(code: str, word: str) -> Iterator[str]:
    yield f"  {code}:"
    yield f"    word: {yaml.text(word)}"
    yield f"    question: {yaml.quoted(word + '?')}"
    yield f"    summary: {yaml.quoted(word + '.')}"


def _levels(scheme: str, levels: Iterable[Level]) -> Iterator[str]:
    yield f"  {scheme}:"
    for level in levels:
        keys = [f"label: {yaml.quoted(level.label)}", f"counter: {level.counter}"]
        keys += [f"cite: {yaml.quoted(level.cite)}"] if level.cite else []
        keys += [f"start: {level.start}"] if level.start != 1 else []
        keys += ["continues: yes"] if level.continues else []
        keys += ["legal: yes"] if level.legal else []
        yield f"    - {{{', '.join(keys)}}}"


def _section(section: Section) -> Iterator[str]:
    yield f"    - id: {section.id}"
    if section.heading:
        yield f"      heading: {yaml.text(section.heading)}"
    if not section.numbered:
        yield "      numbered: no"
    if section.empty:
        yield "      empty: yes"
    if section.optional:
        yield "      optional: yes"
    if section.clauses:
        yield "      clauses:"
        yield from _entries(section.clauses, 8)


def _entries(entries: Iterable[Entry], indent: int) -> Iterator[str]:
    for entry in entries:
        yield f"{' ' * indent}- {entry.id}{':' if entry.children else ''}"
        yield from _entries(entry.children, indent + 4)


def _beyond(text: str) -> set[str]:
    """The signs that the format must be told of; hidden ones are no signs."""
    return {
        sign
        for sign in text
        if not sign.isascii() and sign not in BEYOND_ASCII and unicodedata.category(sign)[0] != "C"
    }
