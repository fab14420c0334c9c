"""A clause folder to a checked `Family`.

Takes a folder; returns the family, or raises `BadInput` with everything that is wrong with it. Each stage reports all
it can see, and a later one leaves out what may follow from an earlier finding, so that one mistake is reported once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.library.family import checks, clause, folder, levels, mentions, names, outline, roster, values
from engross.library.family.unread import Unread, unread
from engross.library.format import versions
from engross.library.format.reading import Notes
from engross.library.format.reading import read as read_declared
from engross.library.source import text as source_text
from engross.library.source import yaml
from engross.library.source.yaml import Node
from engross.model import Clause, Family, SourceText, Span
from engross.model.diagnostics import BadInput, Diagnostic, Findings

_ENDS_HERE = frozenset({"condition", "phrase-cycle", "wrong-value", "no-variants"})
"""Codes of what keeps conditions and phrases from being read, so that nothing can be said of any licence."""


_NO_WORDS = frozenset({"missing-phrase", "phrase-gap", "phrase-overlap"})
"""Codes of phrases that cannot be written out, so that no licence can be assembled."""


class Unsound(BadInput):
    """A family with findings; `family` is what was read of it, where its licences can be looked at all the same."""

    def __init__(self, diagnostics: Iterable[Diagnostic], family: Family | None) -> None:
        super().__init__(diagnostics)
        self.family = family


def load(path: Path) -> Family:
    """The family in a clause folder; raises `Unsound`, a `BadInput`, with all findings of the run."""
    findings = Findings()
    return _loaded(folder.read(path, findings), path.as_posix(), findings)


def loaded(texts: Mapping[str, str], path: str) -> Family:
    """The family that a clause folder with these texts would hold, by path; raises as `load` does."""
    family, clauses = (
        {name: text for name, text in texts.items() if name.endswith(suffix)} for suffix in (".yaml", ".md")
    )
    return _loaded(folder.Files(family, clauses), path, Findings())


def _loaded(files: folder.Files, path: str, findings: Findings) -> Family:
    """The family that files hold."""
    root = _root(files, findings)
    _check_characters(files, root, findings)
    notes = Notes()
    given = {"path": path, "files": tuple(files.family), "clauses": {}}
    written = read_declared(Family, root, findings, notes, given) if root else None
    clauses = _clauses(files.clauses, root.get("language") if root else "", findings, notes)
    if written is None or root is None or not clauses:
        raise Unsound(findings, None)
    family = replace(written, clauses=clauses, texts=notes.texts, mentions=tuple(notes.mentions))
    _check_date(family, findings)
    missing = unread(findings)
    family = _settled(family, root, notes, missing, findings)
    # What a later stage says of a place or a file that an earlier one found wrong may follow from that.
    wrong = {finding.span for finding in findings}
    if _ends_here(files, clauses, findings):
        raise Unsound(findings, None)
    padded = _padded(family, missing)
    findings.found += (
        one for one in checks.check(padded) if one.span not in wrong and one.span.path not in missing.paths
    )
    if findings.found:
        written_out = all(finding.code not in _NO_WORDS for finding in findings)
        raise Unsound(findings, padded if written_out else None)
    return family


def check_variants(family: Family) -> None:
    """Raise `BadInput` with everything that does not hold in one of the variants."""
    found = checks.check(family)
    if found:
        raise BadInput(found)


def _ends_here(files: folder.Files, clauses: Mapping[str, tuple[Clause, ...]], findings: Findings) -> bool:
    """Whether so much is missing or wrong that what depends on the variant cannot be asked."""
    read = sum(map(len, clauses.values()))
    blocked = any(finding.code in _ENDS_HERE for finding in findings)
    return blocked or bool(files.unread) or read < len(files.clauses)


def _padded(family: Family, missing: Unread) -> Family:
    """The family with a word in each clause whose words could not be read, so that it is not taken for an empty one."""

    def padded(clause: Clause) -> Clause:
        """The clause, or where its words could not be read, the clause with three dots for them."""
        lost = clause.path in missing.paths and not any(clause.paragraphs)
        return replace(clause, paragraphs=((SourceText("...", clause.span),),)) if lost else clause

    clauses = {identifier: tuple(map(padded, every)) for identifier, every in family.clauses.items()}
    return replace(family, clauses=clauses)


def _check_date(family: Family, findings: Findings) -> None:
    """Report a date that has the form of one and that the calendar does not have."""
    try:
        date.fromisoformat(family.date)
    except ValueError:
        message = f"the calendar has no day {family.date!r}"
        findings.add("wrong-value", message, family.texts["edition.date"][0].span, "write it as 2027-01-15")


def _root(files: folder.Files, findings: Findings) -> Node | None:
    """All keys of the family files under one node, as of the newest format; None after findings of any of them."""
    whole = Node("mapping", Span(next(iter(files.family), "")))
    sound = bool(files.family) and not any(path.endswith(".yaml") for path in files.unread)
    for path, text in files.family.items():
        node = yaml.read(text, path, findings)
        if node is None:
            sound = False
        elif node.kind != "mapping":
            message = "this is not a mapping of keys to values"
            findings.add("wrong-shape", message, node.span, "write `key: value` lines")
            sound = False
        else:
            if Path(path).name == folder.FAMILY_FILE:
                whole.span = node.span
            _join(whole, node, findings)
    return versions.upgraded(whole, findings) if sound else None


def _join(whole: Node, node: Node, findings: Findings) -> None:
    """Add the keys of one file to those of the files before it; a key that is given twice is reported."""
    for key, value in node.fields.items():
        first = whole.keys.get(key)
        if first:
            message = f"{key!r} is given in {first.path} too, in line {first.line}"
            findings.add("duplicate-key", message, node.keys[key], "keep it in one of the files")
        else:
            whole.fields[key], whole.keys[key] = value, node.keys[key]


def _check_characters(files: folder.Files, root: Node | None, findings: Findings) -> None:
    """Report characters that are not allowed; which are, the family says, where it can be read."""
    allowed = source_text.BEYOND_ASCII | frozenset(root.get("characters")) if root else None
    listed = root.keys.get("characters", root.span).path if root else ""
    for path, text in {**files.family, **files.clauses}.items():
        composed = source_text.check_composed(text, path, findings)
        source_text.check_characters(text, allowed if composed else None, path, findings, Path(listed).name)


def _clauses(
    texts: Mapping[str, str], language: str, findings: Findings, notes: Notes
) -> dict[str, tuple[Clause, ...]]:
    """The clauses of all files by id, alternates in the order of their file names."""
    clauses: dict[str, tuple[Clause, ...]] = {}
    for path, text in texts.items():
        found = clause.read(text, path, language, findings, notes)
        if found:
            clauses[found.id] = (*clauses.get(found.id, ()), found)
    return clauses


def _settled(family: Family, root: Node, notes: Notes, missing: Unread, findings: Findings) -> Family:
    """The family with what follows from its parts, and findings for what does not fit."""
    place = values.where(root)
    family = values.settle(family, place, findings)
    family = replace(family, outline=outline.build(family.outline, family.clauses, family.language, missing, findings))
    levels.check(family, findings)
    names.check(family, missing, findings)
    mentions.check(family, missing, findings)
    mentions.check_conditions(family, notes.conditions, findings)
    return replace(family, variants=roster.variants(family, place, findings))
