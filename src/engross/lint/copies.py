"""Rules on one source for one thing: clauses that repeat each other, names typed by hand, files and pages that drifted.

Each takes a `Subject` and yields findings. Files and pages are given as bytes and text; nothing is read from disk.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from engross.lint.rule import Finding
from engross.lint.subject import Subject, part_words
from engross.model import Span
from engross.model.cut import words

_SHORTEST = 8
_ALIKE = 92
_PARTS = ("Section", "Sections", "Clause", "Clauses", "Annex", "Annexes", "Schedule")


def near_clause(subject: Subject) -> Iterator[Finding]:
    """Two clauses with nearly the same words under two ids.

    One of them will be improved and the other forgotten. Alternates of one id may be alike.
    """
    texts: dict[str, str] = {}
    for prose in subject.body:
        if len(words(prose.text)) >= _SHORTEST:
            texts.setdefault(prose.clause, prose.text)
    for (one, text), (other, others) in combinations(texts.items(), 2):
        if fuzz.ratio(text, others, score_cutoff=_ALIKE):
            clause = subject.family.clauses[other][0] if other in subject.family.clauses else None
            if clause:
                yield Finding(clause.span, f"{other!r} says nearly the same as {one!r}", other)


def typed_name(subject: Subject) -> Iterator[Finding]:
    """The name or id of a licence, typed in a clause.

    Names, ids and editions come from one record, by placeholders, so that no licence has another's name.
    """
    family = subject.family
    typed = {name: "{{license.id}}" for variant in family.variants for name in (variant.id, variant.document_id)}
    typed |= {variant.name: "{{license.name}}" for variant in family.variants}
    typed |= {family.edition: "{{edition}}", family.name: "{{family}}"}
    names = "|".join(map(re.escape, sorted(typed, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w.-])(?:{names})(?!\w)")
    for owner, text in subject.written:
        for match in pattern.finditer(text.text):
            span = Span(text.span.path, text.span.line, text.span.column + match.start())
            yield Finding(span, f"{match[0]!r} is typed", owner, (), f"write `{typed[match[0]]}`")


def byte_policy(subject: Subject) -> Iterator[Finding]:
    """A committed text that is not UTF-8 with LF, without byte order mark, trailing blanks, or a final newline.

    Such differences show as changes of every line, and hide those that matter. Looked at are the accepted pages and the
    current edition under `builds`.
    """
    for path, data in subject.files.items():
        where = subject.page(path)
        if data.startswith(b"\xef\xbb\xbf"):
            yield Finding(Span(path), "the file begins with a byte order mark", where)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            yield Finding(Span(path, data.count(b"\n", 0, error.start) + 1), "the file is not UTF-8", where)
            continue
        if not text.endswith("\n") or text.endswith("\n\n"):
            line = text.rstrip("\n").count("\n") + 1
            yield Finding(Span(path, line), "the file does not end in one newline", where)
        for number, line_text in enumerate(text.split("\n"), 1):
            bare = line_text.rstrip(" \t\r")
            if bare != line_text:
                what = "the line ends in CR" if line_text.endswith("\r") else "the line ends in blanks"
                yield Finding(Span(path, number, len(bare) + 1), what, where)
                break
        if unicodedata.normalize("NFC", text) != text:
            yield Finding(Span(path), "the file is not in composed form (NFC)", where)


def page_number(subject: Subject) -> Iterator[Finding]:
    """A page beside the licences that cites a Section by its number.

    Numbers differ between licences and move with every edition; pages name clause ids, or are rendered. The words
    looked for are those of the family, and those of English.
    """
    parts = sorted({*_PARTS, *part_words(subject.family)}, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, parts))}) (?:[A-Z]\.)?\d[\d.]*(?:\([a-z]\))*")
    for path, number, line in _page_lines(subject):
        for match in pattern.finditer(line):
            yield Finding(Span(path, number, match.start() + 1), f"{match[0]!r} is typed", subject.page(path))


def page_name(subject: Subject) -> Iterator[Finding]:
    """A page beside the licences that names a licence which the family does not have.

    A wrong id in a notice sends the reader to another licence, or to none.
    """
    family = subject.family
    ids = {variant.id for variant in family.variants}
    names = {variant.name for variant in family.variants}
    prefix = re.escape(family.naming.prefix)
    id_pattern = re.compile(rf"(?<![\w-]){prefix}-[A-Z]+(?:-[A-Z]+)*(?![\w-]*[a-z])")
    before, words, after = family.naming.pattern.partition("{words}")
    name_pattern = re.compile(rf"{re.escape(before)}[A-Z][\w-]*{re.escape(after)}")
    looked_for = ((id_pattern, ids), *(((name_pattern, names),) if words else ()))
    for path, number, line in _page_lines(subject):
        for pattern, known in looked_for:
            for match in pattern.finditer(line):
                if match[0] not in known:
                    span = Span(path, number, match.start() + 1)
                    yield Finding(span, f"there is no licence {match[0]!r}", subject.page(path))


def _page_lines(subject: Subject) -> Iterator[tuple[str, int, str]]:
    for path, text in subject.pages.items():
        for number, line in enumerate(text.split("\n"), 1):
            yield path, number, line
