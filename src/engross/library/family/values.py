"""Values of the family file that must fit others beside them, and those that follow from others.

Takes the family as it is read and the nodes of its files, for places; returns it with citations, words of questions and
all entries of the outline filled in, and reports settings, labels, rows and lines that do not fit.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from engross.library.source.yaml import Node
from engross.model import DeedLine, Family, Level, Question, SiteQuestion, Span
from engross.model.diagnostics import Findings

Where = Callable[..., Span]

_MARKS = " .,:;–—-"
"""What a label may end in and a citation does not."""


def where(root: Node) -> Where:
    """Where the value of a key stands, by its path; its key, where the value is a mapping or a list."""

    def place(*path: str | int) -> Span:
        """The place of the value, or of its key."""
        node, key = root.find(path)
        return node.span if node.kind == "text" else key

    return place


def settle(family: Family, place: Where, findings: Findings) -> Family:
    """The family with what follows from its own values."""
    plan = family.numbering_plan
    body, annex, listed = (
        tuple(_levels(levels, name, place, findings))
        for name, levels in (("body", plan.body), ("annex", plan.annex), ("list", plan.list))
    )
    _check_settings(family, place, findings)
    _check_rows(family, findings)
    _check_exceptions(family, findings)
    _check_backing(family.deed.lines if family.deed else (), "no clause backs this line of the deed", findings)
    questions = family.site.questions if family.site else ()
    _check_backing(questions, "nothing answers this question of the site", findings)
    chooser = family.chooser_plan and replace(
        family.chooser_plan, questions=tuple(_asked(one, family, findings) for one in family.chooser)
    )
    numbering = replace(plan, body=body, annex=annex, list=listed)
    return replace(family, numbering_plan=numbering, chooser_plan=chooser)


def _levels(levels: Iterable[Level], scheme: str, place: Where, findings: Findings) -> Iterator[Level]:
    """The levels with their citations; what is wrong with one is a finding at its key."""
    printed: set[int] = set()
    for depth, level in enumerate(levels, 1):
        own = _counters(level.label)
        printed |= {*own, depth} if own else set()
        for key, message, hint in _wrong_in(level, scheme, depth, printed):
            findings.add("numbering", message, place("numbering", scheme, depth - 1, key), hint)
        if level.cite:
            yield replace(level, whole=1 not in _counters(level.cite))
        else:
            cite = level.label.rstrip(_MARKS) if depth in own else ""
            yield replace(level, cite=cite, whole=bool(cite) and 1 not in own and not _bracketed(cite))


def _wrong_in(level: Level, scheme: str, depth: int, printed: set[int]) -> Iterator[tuple[str, str, str]]:
    """The keys of a level that are wrong, each with what is wrong and what to do."""
    own, cited = _counters(level.label), _counters(level.cite)
    if own and (depth not in own or max(own) > depth):
        message = f"the label {level.label!r} of level {depth} must show {{{depth}}} and nothing deeper, or no counter"
        yield "label", message, f"write for example ({{{depth}}})"
    if level.cite and (depth not in cited or not cited <= printed):
        message = f"the cite {level.cite!r} of level {depth} must show {{{depth}}}, and nothing that no label prints"
        yield "cite", message, "cite what stands before the words, so that it can be found"
    if level.start == 0 and level.counter != "decimal":
        yield "start", f"a {level.counter} has no 0", "start with 1, or count in decimals"
    if level.legal and depth == 1:
        yield "legal", "this level has no level above it", "remove the key"
    if level.legal and len(own) > 1 and not level.counter.startswith("decimal"):
        yield "counter", "a label in decimals shows its own counter so, too", "count in decimals, or remove `legal`"
    if level.continues and (scheme == "list" or depth == 1):
        yield "continues", "this level has no numbered part above it", "remove the key"


def _counters(text: str) -> set[int]:
    return {int(digit) for digit in re.findall(r"\{(\d)\}", text)}


def _bracketed(cite: str) -> bool:
    return cite[0] in "([" or cite[-1] in ")]"


def _check_settings(family: Family, place: Where, findings: Findings) -> None:
    """The value of a setting is one of its values, and no two of those are the same but for case."""
    for setting in family.settings:
        at = ("settings", setting.name)
        if setting.value not in setting.values:
            message = f"{setting.value!r} is not a value of {setting.name!r}"
            hint = f"its values are: {', '.join(setting.values)}"
            findings.add("wrong-value", message, place(*at, "value"), hint)
        if len({value.lower() for value in setting.values}) < len(setting.values):
            message = f"two values of {setting.name!r} are the same"
            findings.add("wrong-value", message, place(*at, "values"), "values differ by more than case")


def _check_rows(family: Family, findings: Findings) -> None:
    seen: set[str] = set()
    for row in family.sheet.rows if family.sheet else ():
        if row.id in seen:
            findings.add("duplicate-id", f"the row {row.id!r} appears twice", row.span, "give each row its own id")
        seen.add(row.id)


def _check_exceptions(family: Family, findings: Findings) -> None:
    for entry in family.lint.accepted:
        if not entry.code and not entry.clause:
            message = "this exception accepts every finding"
            findings.add("wrong-shape", message, entry.span, "give it a `code`, a `clause`, or both")


def _check_backing(lines: Iterable[DeedLine | SiteQuestion], message: str, findings: Findings) -> None:
    for line in lines:
        if not line.rows and not line.see:
            hint = "name the rows that say it, or under `see` the clauses that do"
            findings.add("unbacked-line", message, line.span, hint)


def _asked(question: Question, family: Family, findings: Findings) -> Question:
    """The question with its words, which are its own or those of an option."""
    words = {option.code: option.question for option in family.options}
    if bool(question.option) == bool(question.question):
        hint = "keep `question`, or keep `option`"
        message = "a question has either its own words or those of an option"
        findings.add("wrong-shape", message, question.span, hint)
    return replace(question, text=question.question or words.get(question.option, ""))
