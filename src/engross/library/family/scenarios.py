"""The file of scenarios, read and checked against its family.

Takes a family; returns the scenarios of its clause folder, or raises `BadInput` with everything that cannot be read as
meant. They are read when they are asked for and not with the family, since only a check and the site need them. Whether
a licence answers as they say is asked in `engross.pages.scenarios`.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from engross.library.family.folder import SCENARIOS_FILE
from engross.library.family.names import check_condition
from engross.library.family.shape import is_scenarios
from engross.library.source import text as source_text
from engross.library.source import yaml
from engross.library.source.clause import condition
from engross.library.source.yaml import Node
from engross.model import (
    Family,
    Precedence,
    Quotation,
    Scenario,
    ScenarioCell,
    Scenarios,
    Span,
    Uncited,
    Verdict,
)
from engross.model.diagnostics import BadInput, Findings, did_you_mean


def read(family: Family) -> Scenarios:
    """The scenarios of a family, none where it has no file of them; raises `BadInput` with all findings."""
    path = Path(family.path, SCENARIOS_FILE)
    return read_file(path, family) if path.is_file() else Scenarios(path.as_posix(), (), {}, ())


def read_file(path: Path, family: Family) -> Scenarios:
    """The scenarios in a file; raises `BadInput` with all findings."""
    findings = Findings()
    text = _text(path, findings)
    node = yaml.read(text, path.as_posix(), findings) if text is not None else None
    if node is None or not is_scenarios(node, findings):
        raise BadInput(findings)
    scenarios = tuple(map(_scenario, node.list("scenarios")))
    uncited = {
        clause: Uncited(reason.text, node.fields["uncited"].keys[clause])
        for clause, reason in node.mapping("uncited").items()
    }
    found = Scenarios(path.as_posix(), scenarios, uncited, tuple(one.text for one in node.list("general")))
    _check(found, family, findings)
    findings.raise_any()
    return found


def _text(path: Path, findings: Findings) -> str | None:
    with path.open("rb") as file:
        data = file.read(source_text.MOST_BYTES + 1)
    text = source_text.decode(data, path.as_posix(), findings, size=path.stat().st_size)
    if text is not None and source_text.check_composed(text, path.as_posix(), findings):
        source_text.check_characters(text, source_text.BEYOND_ASCII, path.as_posix(), findings)
    return text


def _scenario(node: Node) -> Scenario:
    return Scenario(
        node.get("id"),
        int(node.get("number")),
        node.get("situation"),
        condition(node.fields["row"]) if "row" in node.fields else None,
        tuple(map(_cell, node.list("cells"))),
        node.fields["id"].span,
    )


def _cell(node: Node) -> ScenarioCell:
    return ScenarioCell(
        _texts(node, "variants"),
        Verdict(node.get("answer")),
        _texts(node, "conditions"),
        tuple(
            Quotation(one.get("clause"), one.get("words"), Verdict(one.get("gives")), one.get("only"), one.span)
            for one in node.list("because")
        ),
        tuple(
            Precedence(one.get("clause"), one.get("words"), one.get("over"), one.get("for"), one.span)
            for one in node.list("settled")
        ),
        node.span,
    )


def _texts(node: Node, key: str) -> tuple[str, ...]:
    return tuple(one.text for one in node.list(key))


def _check(scenarios: Scenarios, family: Family, findings: Findings) -> None:
    """Report ids and numbers that are used twice, and names that stand for nothing."""
    asked = {row.id for row in family.sheet.rows} if family.sheet else {option.code for option in family.options}
    asked |= {predicate.name for predicate in family.predicates}
    _once(((one.id, one.span) for one in scenarios.scenarios), findings)
    _once(((str(one.number), one.span) for one in scenarios.scenarios), findings)
    for scenario in scenarios.scenarios:
        if scenario.row:
            check_condition(scenario.row, asked, findings, ("unknown-row", "a row or predicate"))
        for cell in scenario.cells:
            for quoted in cell.because:
                _known([quoted.clause], family.clauses, quoted.span, findings)
            for link in cell.settled:
                _known([link.clause, link.over, link.winner], family.clauses, link.span, findings)
    for clause, reason in scenarios.uncited.items():
        _known([clause], family.clauses, reason.span, findings)


def _once(named: Iterable[tuple[str, Span]], findings: Findings) -> None:
    first: dict[str, Span] = {}
    for name, span in named:
        if first.setdefault(name, span) is not span:
            message = f"{name!r} is used twice, first in line {first[name].line}"
            findings.add("duplicate-id", message, span, "give each scenario its own id and number")


def _known(wanted: Collection[str], clauses: Mapping[str, object], span: Span, findings: Findings) -> None:
    for name in wanted:
        if name not in clauses:
            hint = did_you_mean(name, clauses, "name a clause")
            findings.add("unknown-id", f"no clause has the id {name!r}", span, hint)
