"""Findings as data that other programs read.

Takes diagnostics; returns plain objects for JSON, of our own shape or of SARIF 2.1.0 (OASIS, 2020). Never prints.
"""

from collections.abc import Iterable
from typing import Any

from engross import __version__
from engross.lint import RULES
from engross.lint.acceptance import UNUSED_BASELINE, UNUSED_EXCEPTION
from engross.lint.loading import CHECKS, Check
from engross.model import Span
from engross.model.diagnostics import Diagnostic

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

UNUSED = (
    Check(UNUSED_EXCEPTION, "An exception that matches nothing.", "What is accepted must still be there."),
    Check(UNUSED_BASELINE, "A finding of the baseline that no longer occurs.", "A baseline only ever becomes shorter."),
)

UNACCEPTED = Check("unaccepted-wording", "A wording unlike the accepted one.", "A change is accepted with its reason.")


def explanations() -> dict[str, Check]:
    """Every code that a finding can have, with its title and reason; rules first, as they are listed."""
    checks = (Check(rule.code, rule.title, rule.why) for rule in RULES)
    return {check.code: check for check in (*CHECKS, *UNUSED, UNACCEPTED, *checks)}


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """A finding as our JSON holds it."""
    return {
        "code": diagnostic.code,
        "message": diagnostic.message,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "hint": diagnostic.hint,
        "variants": list(diagnostic.variants),
        "clause": diagnostic.clause,
    }


def sarif(diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """One SARIF log with one run; columns count characters."""
    found = tuple(diagnostics)
    known = explanations()
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {
        "name": "engross",
        "version": __version__,
        "rules": [_described(known.get(code, Check(code, code, ""))) for code in codes],
    }
    results = [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _described(check: Check) -> dict[str, Any]:
    described: dict[str, Any] = {"id": check.code, "shortDescription": {"text": check.title}}
    return described | ({"fullDescription": {"text": check.why}} if check.why else {})


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    message, hint = diagnostic.headline.split("]: ", 1)[1], diagnostic.hint
    region = {"startLine": diagnostic.span.line, "startColumn": diagnostic.span.column}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": f"{message}. {hint[:1].upper()}{hint[1:]}" if hint else message},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": diagnostic.span.path}, "region": region}},
        ],
        "properties": {"variants": list(diagnostic.variants)},
    }


def unaccepted(pages: Iterable[str]) -> tuple[Diagnostic, ...]:
    """A finding for each accepted page that the clauses no longer give."""
    hint = "accept it with engross accept, or take the changes back"
    said = "the page is not the accepted one"
    return tuple(Diagnostic(UNACCEPTED.code, said, Span(page), hint) for page in pages)
