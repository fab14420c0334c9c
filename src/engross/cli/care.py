"""Commands that keep a family in order: check, accept, next.

Take a family; `check` reports, `accept` stores the wording as the accepted one with a reason, `next` opens the next
edition. Neither writes a licence.
"""

import datetime
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from engross.cli.errors import count, print_findings
from engross.cli.linting import linted
from engross.cli.terminal import Session, json_option, print_json, session, tell

if TYPE_CHECKING:
    from engross.editions.wording import Difference
    from engross.model import Document
    from engross.model.diagnostics import Diagnostic

ACCEPTED = ("tests/test_wording.py", "tests/pages/test_matrix.py")
"""Where a project tests what was accepted: the wording and, where it keeps one, which clause reaches which licence."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What a look at the whole family found: how much was read, and what differs from the accepted wording.

    `pages` names the accepted pages that differ in anything, be it layout, emphasis or numbers alone, `passed` the
    files in the clause folder that are not read because an editor or file manager left them there.
    """

    clauses: int
    documents: tuple["Document", ...]
    cases: int
    snapshots: bool
    pages: tuple[str, ...]
    differences: tuple["Difference", ...]
    findings: tuple["Diagnostic", ...]
    passed: tuple[Path, ...] = ()

    @property
    def report(self) -> str:
        """What differs, as a person reads it."""
        from engross.editions.wording import report

        return report(self.differences) or f"No word changed, but layout, emphasis or numbers: {', '.join(self.pages)}."


def examined(session: Session) -> Examination:
    """Assembles and lints every variant under every value of every setting, and compares the wording with the accepted.

    Raises `BadInput` with all that is wrong. A family that keeps no accepted wording has no differences.
    """
    from engross.editions import wording
    from engross.editions.drift import drifted
    from engross.library.family.folder import passed_over
    from engross.pages.check import check as check_pages

    family = session.family
    cases = tuple(wording.cases(family))
    for case in cases:
        check_pages(family, case.completed, case.settings)
    kept = wording.accepted(session.project)
    made = wording.pages(cases) if kept else {}
    differing = tuple(name for name in sorted(made.keys() | kept.keys()) if made.get(name) != kept.get(name))
    differences = wording.differences(family, cases, kept) if differing else ()
    clauses = sum(len(alternates) for alternates in family.clauses.values())
    found = (*linted(session, cases), *drifted(session.project / "builds", cases[0].documents))
    passed = passed_over(session.clauses)
    return Examination(clauses, cases[0].documents, len(cases) - 1, bool(kept), differing, differences, found, passed)


@click.command
@click.option("--format", "shape", type=click.Choice(["text", "json", "sarif"]), default="text", help="How to print.")
@json_option
@session
def check(session: Session, shape: str, as_json: bool) -> None:
    """Say what is wrong with the clauses.

    Looks at every variant under every value of every setting, lints all of them, compares the wording with the
    accepted one, and the sealed editions with what they were. `engross explain CODE` says what a finding means.

    \b
    Example:
      engross check
      engross check --format sarif > findings.sarif
      engross -C ../other-family check
    """
    from engross.model.diagnostics import EXIT_BAD_INPUT, EXIT_FINDINGS, BadInput

    shape = "json" if as_json else shape
    try:
        found = examined(session)
    except BadInput as bad:
        if shape == "text":
            raise
        _print_data(shape, bad.diagnostics, {})
        raise click.exceptions.Exit(EXIT_BAD_INPUT) from bad
    if shape == "text":
        _print_text(found)
    else:
        _print_data(shape, found.findings, _summary(found))
    if found.pages or found.findings:
        raise click.exceptions.Exit(EXIT_FINDINGS)


def _print_text(found: Examination) -> None:
    settings = count(found.cases, "other setting value")
    end = "no error." if not found.findings else "see below."
    tell(f"{count(found.clauses, 'clause file')}, {count(len(found.documents), 'variant')}, {settings}: {end}")
    for path in found.passed:
        tell(f"note: {path} is passed over; a program left it there")
    if found.findings:
        print_findings(found.findings)
    if not found.snapshots:
        tell("No accepted wording is kept here, so none was compared.")
    elif found.pages:
        tell(f"\n{found.report}\n\n{count(len(found.differences), 'change')} of wording.")
        tell("Next: engross accept --reason TEXT, or take the changes back.")
    else:
        tell("The wording is the accepted one.")


def _print_data(shape: str, findings: tuple["Diagnostic", ...], summary: dict[str, object]) -> None:
    from engross.lint.report import as_data, sarif, unaccepted

    if shape == "json":
        print_json({"findings": [as_data(one) for one in findings], **summary})
    else:
        pages = cast("list[str]", summary.get("differing_pages", []))
        click.echo(json.dumps(sarif((*findings, *unaccepted(pages))), indent=2, ensure_ascii=False))


def _summary(found: Examination) -> dict[str, object]:
    return {
        "clauses": found.clauses,
        "variants": len(found.documents),
        "other_settings": found.cases,
        "accepted_wording": found.snapshots,
        "differing_pages": list(found.pages),
        "differences": [_described(difference) for difference in found.differences],
    }


@click.command
@click.option("--reason", metavar="TEXT", help="Why the wording changed; asked for on a terminal.")
@session
def accept(session: Session, reason: str | None) -> None:
    """Accept the wording as it is now.

    Updates the snapshots and notes the reason in the changelog.

    \b
    Example:
      engross accept --reason "Says who bears the cost of notice, as counsel asked."
    """
    from engross.editions import wording
    from engross.model.diagnostics import EXIT_ENVIRONMENT

    if os.environ.get("CI"):
        raise click.UsageError("wording is accepted by a person at their own machine, never in CI")
    found = examined(session)
    if found.snapshots and not found.pages:
        tell("The wording is the accepted one; nothing to accept.")
        return
    tell(found.report if found.snapshots else "Nothing was accepted so far: every licence is new.")
    if reason is None:
        reason = click.prompt("Why does the wording change", err=True)
    reason = " ".join((reason or "").split())
    if not reason:
        raise click.UsageError("a reason is needed: --reason TEXT")
    for gone in set(found.pages) - set(wording.pages(wording.cases(session.family))):
        (session.project / wording.FOLDER / gone).unlink()
    if _update_snapshots(session.project, reason):
        tell("error: the snapshots could not be updated; what pytest said stands above")
        raise click.exceptions.Exit(EXIT_ENVIRONMENT)
    noted = _note(session, reason, found.differences)
    tell(f"Accepted: {count(len(found.differences), 'change')} of wording. The reason stands in {noted}.")
    tell("Next: read the changed pages (git diff tests), then commit them with the clauses.")


@click.command("next")
@click.argument("edition")
@click.option("--date", metavar="YYYY-MM-DD", help="The day the edition bears; today without this option.")
@session
def next_edition(session: Session, edition: str, date: str | None) -> None:
    """Open the next edition.

    Writes its name and date into the family file and opens its section in the changelog.

    \b
    Example:
      engross next 3.0-draft.2 --date 2027-01-15
    """
    from engross.editions.opening import open_edition

    day = date or datetime.date.today().isoformat()
    opened = open_edition(session.project, session.clauses / "family.yaml", session.family, edition, day)
    tell(f"Edition {opened.edition} of {opened.date} is open: {', '.join(str(path) for path in opened.files)}.")
    tell("Next: edit the clauses; engross check; engross accept; engross release.")


def _update_snapshots(project: Path, reason: str) -> int:
    """Runs the snapshot test in its updating mode; returns pytest's exit code."""
    kept = [name for name in ACCEPTED if (project / name).is_file()] or ACCEPTED[:1]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--snapshot-update",
        "-k",
        "accepted",
        *kept,
    ]
    environment = {**os.environ, "ENGROSS_REASON": reason}
    ran = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        tell(ran.stdout + ran.stderr)
    return ran.returncode


def _note(session: Session, reason: str, differences: tuple["Difference", ...]) -> Path:
    """Writes the reason, with the clauses and the variants reached, into the changelog."""
    from engross.editions import changelog, disk

    path = session.project / "CHANGELOG.md"
    reached = {variant for difference in differences for variant in difference.reached}
    variants = [variant.id for variant in session.family.variants if variant.id in reached]
    clauses = ", ".join(f"`{id}`" for id in dict.fromkeys(difference.id for difference in differences))
    entry = f"{reason} ({clauses or 'all clauses'}; in {', '.join(variants) or 'every variant'})"
    text = disk.read_text(path)
    noted = changelog.add_wording(text, session.family.edition, session.family.date, [entry])
    disk.replace(path, noted.encode())
    return path


def _described(difference: "Difference") -> dict[str, object]:
    return {
        "files": list(difference.files),
        "id": difference.id,
        "before": difference.before,
        "after": difference.after,
        "reached": list(difference.reached),
        "not_reached": list(difference.others),
        "setting": difference.case,
    }


COMMANDS = (check, accept, next_edition)
