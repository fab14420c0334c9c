"""What a family lives with: findings that its exceptions and its baseline name.

Takes a family and findings of any room; returns those that are left, with a finding for each line of the family that
matches nothing, or the baseline that would hold them. Never looks for a finding itself, and never writes.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from engross.model import Accepted, Baseline, BaselineFinding, Family, HouseRule, Span
from engross.model.diagnostics import Diagnostic, did_you_mean, merge

UNUSED_EXCEPTION = "unused-exception"
UNUSED_BASELINE = "unused-baseline"
UNUSED = (UNUSED_EXCEPTION, UNUSED_BASELINE)


def left(family: Family, found: Iterable[Diagnostic], known: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The findings that a family does not live with; `known` are the codes that an exception may name.

    Exceptions come first, so that a baseline never holds what one of them accepts.
    """
    used: set[int] = set()
    rest: list[Diagnostic] = []
    for one in merge(found):
        fits = [number for number, entry in enumerate(family.lint.accepted) if _fits(entry, one)]
        used.update(fits)
        if not fits:
            rest.append(one)
    unused = (entry for number, entry in enumerate(family.lint.accepted) if number not in used)
    told = [_unused(family, entry, tuple(known)) for entry in unused]
    due = _due(family.baseline)
    new = [one for one in rest if not _taken(due, one)]
    return merge((*new, *told, *_gone(family.baseline, due)))


def baseline(found: Iterable[Diagnostic], reason: str) -> Baseline | None:
    """The baseline that holds these findings; None where there are none."""
    counted = Counter(_key(one) for one in merge(found) if one.code not in UNUSED)
    entries = tuple(BaselineFinding(*key, Span(""), times) for key, times in sorted(counted.items()))
    return Baseline(reason, entries) if entries else None


def page(kept: Baseline) -> str:
    """A baseline as YAML, one finding a line."""
    lines = ["# Written by `engross check --write-baseline`; see docs/lints.md.", "baseline:"]
    lines += [f"  reason: {json.dumps(kept.reason, ensure_ascii=False)}", "  findings:"]
    for one in kept.findings:
        times = f", times: {one.times}" if one.times > 1 else ""
        where = f"code: {one.code}, clause: {json.dumps(one.clause)}"
        lines.append(f"    - {{{where}, message: {json.dumps(one.message, ensure_ascii=False)}{times}}}")
    return "\n".join(lines) + "\n"


def _fits(entry: Accepted, found: Diagnostic) -> bool:
    return entry.code in ("", found.code) and entry.clause in ("", found.clause)


def _unused(family: Family, entry: Accepted, known: tuple[str, ...]) -> Diagnostic:
    said = " in ".join(repr(one) for one in (entry.code, entry.clause) if one)
    hint = did_you_mean(entry.code, known) if entry.code and entry.code not in known else "remove it"
    if entry.code in set(HouseRule) and entry.code not in family.lint.house:
        hint = "write `house: plain` below `lint` to have this rule of house style, or remove the exception"
    return Diagnostic(UNUSED_EXCEPTION, f"the exception for {said} matches nothing", entry.span, hint)


def _key(one: Diagnostic | BaselineFinding) -> tuple[str, str, str]:
    return (one.code, one.clause, one.message)


def _due(kept: Baseline | None) -> Counter[tuple[str, str, str]]:
    """How often the baseline expects each finding."""
    return Counter({_key(one): one.times for one in kept.findings} if kept else {})


def _taken(due: Counter[tuple[str, str, str]], one: Diagnostic) -> bool:
    """Whether the baseline still expects a finding, which it then does once less."""
    key = _key(one)
    due[key] -= 1
    return due[key] >= 0


def _gone(kept: Baseline | None, due: Counter[tuple[str, str, str]]) -> Iterator[Diagnostic]:
    """A finding for each entry of the baseline that expects more than was found."""
    hint = "write the baseline anew: engross check --write-baseline"
    for entry in kept.findings if kept else ():
        gone = due[_key(entry)]
        if gone > 0:
            of = f" ({gone} of {entry.times})" if entry.times > 1 else ""
            where = f" in {entry.clause!r}" if entry.clause else ""
            message = f"{entry.code!r}{where} no longer occurs{of}: {entry.message}"
            yield Diagnostic(UNUSED_BASELINE, message, entry.span, hint)
