"""A look at the whole family, as `check`, `accept` and `release` need it.

Takes a session; returns what was read, what the lint finds and what differs from the accepted wording, or raises
everything that is wrong at once. Never prints.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engross.cli.linting import linted
from engross.cli.terminal import Session
from engross.records import dataclass

if TYPE_CHECKING:
    from engross.editions.rewording import Rewording
    from engross.editions.wording import SettingCase
    from engross.model import Document
    from engross.model.diagnostics import BadInput, Diagnostic


@dataclass(frozen=True, slots=True)
class Examination:
    """What a look at the whole family found: how much was read, and what differs from the accepted wording.

    `accepted` says whether pages are kept, `sealed` whether the edition is sealed and the clauses say something else,
    `passed` the files in the clause folder that are not read because an editor or file manager left them there.
    """

    clauses: int
    cases: tuple["SettingCase", ...]
    accepted: bool
    rewording: "Rewording"
    sealed: bool
    findings: tuple["Diagnostic", ...]
    passed: tuple[Path, ...] = ()

    @property
    def documents(self) -> tuple["Document", ...]:
        """The licences under the family's own settings."""
        return self.cases[0].documents

    def report(self, *, whole: bool = False) -> str:
        """What differs, as a person reads it."""
        from engross.cli import accepted

        return accepted.text(self.rewording, whole=whole)


def examined(session: Session) -> Examination:
    """Assembles and lints every variant under every value of every setting, and compares the wording with the accepted.

    Raises `BadInput` with all that is wrong, findings of the lint among it. A family that keeps no accepted wording has
    no differences.
    """
    from engross.editions import gate, ledger, rewording, wording
    from engross.editions.drift import drifted
    from engross.library.family.folder import passed_over
    from engross.model.diagnostics import BadInput

    try:
        cases = tuple(wording.cases(session.family))
    except BadInput as bad:
        raise BadInput((*bad.diagnostics, *_of_the_rest(session, bad))) from bad
    family, builds = session.family, session.project / "builds"
    wrong, found = tuple(_on_pages(session, cases)), linted(session, cases)
    if wrong:
        raise BadInput((*wrong, *found))
    kept = wording.accepted(session.project)
    differing = rewording.reworded(family, cases, wording.pages(family, cases) if kept else {}, kept)
    found = (*found, *gate.merges(session.project, kept), *drifted(builds, cases[0].documents))
    # A sealed edition holds the wording under the family's own settings alone.
    reworded = any(one.code == "sealed-wording" for one in found) or any("" not in c.cases for c in differing.changed)
    sealed = reworded and ledger.sealed(builds, family.edition)
    clauses = sum(len(alternates) for alternates in family.clauses.values())
    return Examination(clauses, cases, bool(kept), differing, sealed, found, passed_over(session.clauses))


def _on_pages(session: Session, cases: Sequence["SettingCase"]) -> Iterator["Diagnostic"]:
    """What is wrong with deeds, notices and scenarios."""
    from engross.library.family import scenarios
    from engross.model.diagnostics import BadInput
    from engross.pages.check import check as check_pages

    told = None
    try:
        told = scenarios.read(session.family)
    except BadInput as bad:
        yield from bad.diagnostics
    for case in cases:
        try:
            check_pages(session.family, case.completed, case.settings, None if case.setting else told)
        except BadInput as bad:
            yield from bad.diagnostics


def _of_the_rest(session: Session, bad: "BadInput") -> tuple["Diagnostic", ...]:
    """What the lint says of those licences of an unsound family that can be assembled, where nothing else is wrong."""
    from engross.assemble import complete_some
    from engross.library.family.load import Unsound
    from engross.lint import part_findings, subject

    family = bad.family if isinstance(bad, Unsound) else session.family
    completed = complete_some(family) if family else {}
    if family is None or not completed:
        return ()
    wrong = {one.span for one in bad.diagnostics}
    return tuple(one for one in part_findings(subject(family, completed)) if one.span not in wrong)
