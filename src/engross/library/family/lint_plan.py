"""The keys of the family file that speak to the lint, to a `LintPlan`.

Takes the checked node of the family file and the family read so far; returns the plan, with a finding for each name
that stands for nothing. Never looks at words.
"""

from dataclasses import dataclass

from engross.library.family.unread import Unread
from engross.library.source.yaml import Node
from engross.model import (
    Accepted,
    Adjective,
    Barred,
    Contradiction,
    Family,
    LintPlan,
    Mechanism,
    Siblings,
    Survival,
)
from engross.model.diagnostics import Findings, did_you_mean
from engross.model.lint_plan import Given


def build(node: Node, family: Family, missing: Unread, findings: Findings) -> LintPlan:
    """The plan that the family file writes; what `missing` files may hold is not missed."""
    reader = _Reader(family, missing, findings)
    return LintPlan(
        tuple(name.text for name in node.list("proper_names")),
        tuple(reader.adjective(one) for one in node.list("adjectives")),
        tuple(
            Mechanism(reader.answers(one), reader.clauses(one, "needs"), one.span) for one in node.list("mechanisms")
        ),
        tuple(reader.contradiction(one) for one in node.list("contradictions")),
        tuple(
            Siblings(reader.clauses(one, "clauses"), _texts(one, "words"), one.span) for one in node.list("siblings")
        ),
        tuple(
            Barred(reader.answers(one), reader.clauses(one, "clauses"), _texts(one, "words"), one.span)
            for one in node.list("barred")
        ),
        tuple(reader.survival(one) for one in node.list("survival")),
        tuple(
            Accepted(one.get("code"), one.get("clause"), one.get("reason"), one.span) for one in node.list("exceptions")
        ),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads entries, and reports names that nothing bears."""

    family: Family
    missing: Unread
    findings: Findings

    def adjective(self, node: Node) -> Adjective:
        """An adjective."""
        clause = self._clause(node.fields["clause"])
        needs, bars = self.clauses(node, "needs"), self.clauses(node, "bars")
        return Adjective(node.get("word"), clause, self.answers(node), needs, bars, node.span)

    def contradiction(self, node: Node) -> Contradiction:
        """A contradiction."""
        return Contradiction(self.answers(node), self.clauses(node, "clauses"), node.get("reason"), node.span)

    def survival(self, node: Node) -> Survival:
        """The clauses that a flag must be on."""
        flag = node.fields["flag"]
        sections = (*self.family.outline.sections, *self.family.outline.annexes)
        clauses = (clause for alternates in self.family.clauses.values() for clause in alternates)
        known = {flag for flags in (*(s.flags for s in sections), *(c.flags for c in clauses)) for flag in flags}
        if flag.text not in known:
            hint = did_you_mean(flag.text, known)
            self.findings.add("unknown-flag", f"nothing bears the flag {flag.text!r}", flag.span, hint)
        return Survival(flag.text, self.clauses(node, "clauses"), node.span)

    def answers(self, node: Node) -> tuple[Given, ...]:
        """The rows and answers of `answers`."""
        found = []
        known = {row.id for row in self.family.sheet.rows} if self.family.sheet else set()
        for row, answer in node.mapping("answers").items():
            if row not in known:
                span = node.fields["answers"].keys[row]
                hint = did_you_mean(row, known)
                self.findings.add("unknown-row", f"the sheet has no row {row!r}", span, hint)
            found.append((row, answer.text == "yes"))
        return tuple(found)

    def clauses(self, node: Node, key: str) -> tuple[str, ...]:
        """The clauses of a key."""
        return tuple(self._clause(entry) for entry in node.list(key))

    def _clause(self, node: Node) -> str:
        sections = (*self.family.outline.sections, *self.family.outline.annexes)
        known = {*self.family.clauses, *(section.id for section in sections)}
        fits = any(one == node.text or one.startswith(f"{node.text}.") for one in known)
        if not fits and not self.missing.may_hold(node.text):
            hint = did_you_mean(node.text, known)
            self.findings.add("unknown-id", f"no clause has the id {node.text!r}, or begins with it", node.span, hint)
        return node.text


def _texts(node: Node, key: str) -> tuple[str, ...]:
    return tuple(entry.text for entry in node.list(key))
