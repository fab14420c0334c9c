"""What the source files say of the rest of the family: every name and condition against what there is.

Takes a family and the conditions of its files; reports each name that stands for nothing, at its place. What `missing`
files may hold is not missed. Never asks in which variants something holds: that is `checks`.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from engross.library.conditions import ConditionError, parse, symbols
from engross.library.family.unread import Unread
from engross.model import Condition, Family, Mention, Span
from engross.model.diagnostics import Findings, did_you_mean
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class _Lack:
    """How a name that stands for nothing is reported."""

    code: str
    message: str
    hint: str = ""


_NO_ROW = "add the row under `sheet`"
_LACKS = {
    "clause": _Lack("unknown-id", "nothing has the id {!r}"),
    "clauses": _Lack("unknown-id", "no clause has the id {!r}, or begins with it"),
    "clause file": _Lack("unknown-id", "no clause has the id {!r}", "name a clause"),
    "row": _Lack("unknown-row", "the sheet has no row {!r}", _NO_ROW),
    "row or predicate": _Lack("unknown-row", "there is no row and no predicate {!r}", _NO_ROW),
    "flag": _Lack("unknown-flag", "nothing has the flag {!r}", "add it under `flags` to what shall have it"),
    "group": _Lack("unknown-id", "the deed has no group {!r}", "add it under `groups`"),
    "option": _Lack("unknown-option", "{!r} is not an option", "declare it under `options`"),
}


def check(family: Family, missing: Unread, findings: Findings) -> None:
    """Report every name that stands for nothing, in the order in which the files name them."""
    known = _known(family, missing)
    for mention in family.mentions:
        if mention.name not in known[mention.what] and not _may_be(mention, known, missing):
            lack = _LACKS[mention.what]
            hint = did_you_mean(mention.name, known[mention.what], lack.hint)
            findings.add(lack.code, lack.message.format(mention.name), mention.span, hint)


def check_conditions(
    family: Family, conditions: Iterable[tuple[Condition, tuple[str, ...]]], findings: Findings
) -> None:
    """Report every condition that cannot be read, or that asks for a name that it may not ask for."""
    known = _known(family, Unread())
    _predicates(family, set(known["row"] if family.sheet else known["option"]), findings)
    for condition, asks in conditions:
        if "earlier predicate" not in asks:
            names = {name for what in asks for name in _asked(what, family, known)}
            check_condition(condition, names, findings, _wrong(family, asks))


def check_condition(
    condition: Condition, known: AbstractSet[str], findings: Findings, wrong: tuple[str, str] = ("", "")
) -> bool:
    """Report a condition that cannot be read or that uses an unknown name; true where it is sound.

    `wrong` is the code of the finding about an unknown name, and what the name should have been.
    """
    place = condition.span
    try:
        parse(condition.text)
    except ConditionError as error:
        findings.add("condition", error.message, _moved(place, error.offset), error.hint)
        return False
    unknown = [(name, offset) for name, offset in symbols(condition.text) if name not in known]
    code, meant = wrong
    for name, offset in unknown:
        hint = did_you_mean(name, known, "declare it in a YAML file of the family")
        findings.add(code, f"{name!r} is not {meant}", _moved(place, offset), hint)
    return not unknown


def switches(family: Family) -> frozenset[str]:
    """The names that the settings may contribute, under any of their values."""
    return frozenset(name for setting in family.settings for value in setting.values for name in setting.names(value))


def _known(family: Family, missing: Unread) -> Mapping[str, AbstractSet[str]]:
    """The names that there are, by what they name."""
    sections = family.outline.parts
    clauses = {*family.clauses, *missing.ids}
    parts = {*clauses, *(section.id for section in sections)}
    rows = {row.id for row in family.sheet.rows} if family.sheet else set()
    of_clauses = (clause.flags for alternates in family.clauses.values() for clause in alternates)
    return {
        "clause": parts,
        "clauses": parts,
        "clause file": clauses,
        "row": rows,
        "row or predicate": rows | {predicate.name for predicate in family.predicates},
        "flag": {flag for flags in (*of_clauses, *(section.flags for section in sections)) for flag in flags},
        "group": frozenset(family.deed.groups if family.deed else ()),
        "option": {option.code for option in family.options},
    }


def _may_be(mention: Mention, known: Mapping[str, AbstractSet[str]], missing: Unread) -> bool:
    """Whether a name stands for all below it, or may stand in a file that could not be read whole."""
    if mention.what != "clauses":
        return False
    return missing.may_hold(mention.name) or any(one.startswith(f"{mention.name}.") for one in known["clauses"])


def _asked(what: str, family: Family, known: Mapping[str, AbstractSet[str]]) -> AbstractSet[str]:
    """The names that a condition may ask for; where there is no sheet, what would ask its rows asks the options."""
    if what == "setting":
        return switches(family)
    if what == "predicate":
        return {predicate.name for predicate in family.predicates}
    return known["option"] if what == "row" and not family.sheet else known[what]


def _wrong(family: Family, asks: tuple[str, ...]) -> tuple[str, str]:
    """The code of the finding about an unknown name in a condition, and what the name should have been."""
    meant = [what if family.sheet or what != "row" else "option" for what in asks]
    article = "an" if meant[0].startswith("o") else "a"
    return f"unknown-{meant[0]}", f"{article} {' or '.join(meant)}"


def _predicates(family: Family, known: set[str], findings: Findings) -> None:
    """Each predicate speaks of the rows and of those before it, and has a name of its own."""
    wrong = _wrong(family, ("row", "earlier predicate"))
    for predicate in family.predicates:
        check_condition(predicate.applies, known, findings, wrong)
        if predicate.name in known:
            message = f"{predicate.name!r} is a row of the sheet too"
            findings.add("duplicate-id", message, predicate.applies.span, "give the predicate another name")
        known.add(predicate.name)


def _moved(span: Span, columns: int) -> Span:
    return Span(span.path, span.line, span.column + columns)
