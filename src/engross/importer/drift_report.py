"""The drift report as files: a page in HTML, Markdown, and JSON for a machine.

Takes the drifts of texts that were kept by hand, and what the lint says of the family made of them; returns bytes.
Drifts that are the same slip in the same files are one entry. Never reads a file and never asks the clock.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from engross import __version__
from engross.importer.drift import Drift, Variant
from engross.importer.inline import escaped
from engross.model.diagnostics import Diagnostic
from engross.records import dataclass

SHOWN = 12
"""Further places of an entry that are named one by one (our own setting)."""
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One slip, and every clause in which the same files have it."""

    drifts: tuple[Drift, ...]

    @property
    def count(self) -> int:
        """How many drifts it stands for."""
        return len(self.drifts)

    @property
    def first(self) -> Drift:
        """The drift that is shown."""
        return self.drifts[0]

    @property
    def further(self) -> tuple[Drift, ...]:
        """The others that are named."""
        return self.drifts[1 : 1 + SHOWN]

    @property
    def unnamed(self) -> int:
        """How many are not even named."""
        return max(0, len(self.drifts) - 1 - SHOWN)


@dataclass(frozen=True, slots=True)
class LintCount:
    """A code of the lint, how often it is found in the imported family, and one of the findings."""

    code: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class DriftReport:
    """What a maintainer is shown: the family, its texts, drift, words worth a look, and what the lint says."""

    family: str
    texts: tuple[str, ...]
    drifts: tuple[Drift, ...]
    lint: tuple[LintCount, ...] = ()

    @property
    def sure(self) -> tuple[Entry, ...]:
        """Drift that no option is the reason for."""
        return _entries(one for one in self.drifts if one.sure)

    @property
    def possible(self) -> tuple[Entry, ...]:
        """Words that are worth a look."""
        return _entries(one for one in self.drifts if not one.sure)

    @property
    def kinds(self) -> tuple[tuple[str, int], ...]:
        """How many drifts there are of each kind, most first."""
        return tuple(Counter(one.kind.value for one in self.drifts if one.sure).most_common())

    def share(self, variant: Variant) -> str:
        """How many of all texts have a reading."""
        return f"{len(variant.places)} of {len(self.texts)}"


def drift_report(
    family: str, texts: Sequence[str], drifts: Sequence[Drift], findings: Iterable[Diagnostic] = ()
) -> DriftReport:
    """The report on texts of these names, with the findings of the lint counted by their code."""
    by_code: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    counts = [LintCount(code, len(some), some[0].message) for code, some in by_code.items()]
    counts.sort(key=lambda one: (-one.count, one.code))
    return DriftReport(family, tuple(texts), tuple(drifts), tuple(counts))


def files(report: DriftReport) -> dict[str, bytes]:
    """The report in each format, by the name of its file."""
    return {"drift.html": html(report), "drift.md": markdown(report), "drift.json": as_json(report)}


def html(report: DriftReport) -> bytes:
    """The report as one page that asks for nothing else."""
    from engross.writers.html import environment

    template = environment("engross.importer").get_template("drift.html.j2")
    return (template.render(report=report) + "\n").encode()


def markdown(report: DriftReport) -> bytes:
    """The report as Markdown; the differing words are bold."""
    lines = [f"# Drift in {escaped(report.family)}", "", _summary(report), ""]
    for title, entries in (("Drift", report.sure), ("Words worth a look", report.possible)):
        lines += [f"## {title}", ""] if entries else []
        for entry in entries:
            lines += [*_entry(report, entry), ""]
    if report.lint:
        lines += [
            "## What the lint says of the imported family",
            "",
            "| Code | Findings | One of them |",
            "|---|---|---|",
        ]
        lines += [
            f"| {one.code} | {one.count} | {escaped(one.example).replace('|', chr(92) + '|')} |" for one in report.lint
        ]
    return ("\n".join(lines).rstrip() + "\n").encode()


def as_json(report: DriftReport) -> bytes:
    """The report for a machine: each drift by itself."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "family": report.family,
        "texts": list(report.texts),
        "toolkit": f"engross {__version__}",
        "drifts": [_data(one) for one in report.drifts],
        "lint": [{"code": one.code, "count": one.count, "example": one.example} for one in report.lint],
    }
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def _entries(drifts: Iterable[Drift]) -> tuple[Entry, ...]:
    """Drifts that read alike in the same files, together."""
    together: dict[object, list[Drift]] = {}
    for one in drifts:
        key = tuple((v.kind, v.words, tuple(place.text for place in v.places)) for v in one.variants)
        together.setdefault(key, []).append(one)
    return tuple(Entry(tuple(some)) for some in together.values())


def _summary(report: DriftReport) -> str:
    sure = sum(len(one.drifts) for one in report.sure)
    kinds = "".join(f"; {kind} {count}" for kind, count in report.kinds)
    return (
        f"{len(report.texts)} texts: {', '.join(map(escaped, report.texts))}. Drift at {sure} places{kinds}. "
        f"Words worth a look at {sum(len(one.drifts) for one in report.possible)} places."
    )


def _entry(report: DriftReport, entry: Entry) -> list[str]:
    one = entry.first
    lines = [f"### {escaped(one.clause)}: {one.kind.value}", ""]
    for variant in one.variants:
        words = escaped(variant.words.strip())
        marked = f"**{words}**" if words else "**\\[nothing\\]**"
        said = f"{escaped(one.before)}{_blank(variant.words, 0)}{marked}{_blank(variant.words, -1)}{escaped(one.after)}"
        usual = "" if variant.kind else " (as many as another reading)" if one.tie else " (usual)"
        where = ", ".join(f"{escaped(place.text)}:{place.line}" for place in variant.places)
        lines.append(f"- {report.share(variant)}{usual}: {said} – {where}")
    if entry.further:
        also = ", ".join(f"{escaped(other.clause)}" for other in entry.further)
        lines += ["", f"The same in {also}{f' and {entry.unnamed} more' if entry.unnamed else ''}."]
    return lines


def _blank(words: str, at: int) -> str:
    return " " if words[at : at + 1 or None].isspace() else ""


def _data(one: Drift) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "clause": one.clause,
        "sure": one.sure,
        "tie": one.tie,
        "before": one.before,
        "after": one.after,
        "usual": _variant(one.usual),
        "others": [_variant(variant) for variant in one.others],
    }


def _variant(variant: Variant) -> dict[str, Any]:
    found: dict[str, Any] = {"words": variant.words}
    if variant.kind:
        found["kind"] = variant.kind.value
    return {**found, "places": [{"text": place.text, "line": place.line} for place in variant.places]}
