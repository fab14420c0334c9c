"""Commands that keep a family in order: check, accept, next.

Take a family; `check` reports, `accept` writes the accepted pages with a reason, `next` opens the next edition. None
writes a licence.
"""

import datetime
import json
import os
from typing import TYPE_CHECKING

import click

from engross.cli.errors import count, print_findings
from engross.cli.examination import Examination, examined
from engross.cli.linting import linted, write_baseline
from engross.cli.terminal import Session, json_option, print_json, session, tell

if TYPE_CHECKING:
    from engross.model.diagnostics import Diagnostic


@click.command
@click.option("--format", "shape", type=click.Choice(["text", "json", "sarif"]), default="text", help="How to print.")
@click.option("--all", "whole", is_flag=True, help="Print every change of wording whole, however many there are.")
@click.option("--write-baseline", "baseline", is_flag=True, help="Accept what the lint finds today.")
@click.option("--reason", metavar="TEXT", help="Why the findings of the baseline are accepted.")
@json_option
@session
def check(session: Session, shape: str, whole: bool, baseline: bool, reason: str | None, as_json: bool) -> None:
    """Say what is wrong with the clauses.

    Looks at every variant under every value of every setting, lints all of them, checks the situations that they
    answer, compares the wording with the accepted one, and the sealed editions with what they were. `engross explain
    CODE` says what a finding means. `--write-baseline` keeps today's findings of the lint in `baseline.yaml` beside the
    clauses, so that later runs report new ones, and those that no longer occur.

    \b
    Example:
      engross check
      engross check --format sarif > findings.sarif
      engross check --write-baseline --reason "The text is published as it is."
      engross -C ../other-family check
    """
    from engross.editions import wording
    from engross.model.diagnostics import EXIT_BAD_INPUT, EXIT_FINDINGS, BadInput

    shape = "json" if as_json else shape
    if reason is not None and not baseline:
        raise click.UsageError("--reason goes with --write-baseline")
    if baseline:
        write_baseline(session, linted(session, tuple(wording.cases(session.family)), bare=True), reason)
        return
    try:
        found = examined(session)
    except BadInput as bad:
        if shape == "text":
            raise
        _print_data(shape, bad.diagnostics, {}, ())
        raise click.exceptions.Exit(EXIT_BAD_INPUT) from bad
    if shape == "text":
        _print_text(session, found, whole)
    else:
        _print_data(shape, found.findings, _summary(found), found.rewording.pages)
    if found.rewording.pages or found.findings:
        raise click.exceptions.Exit(EXIT_FINDINGS)


def _print_text(session: Session, found: Examination, whole: bool) -> None:
    settings = count(len(found.cases) - 1, "other setting value")
    end = "no error." if not found.findings else "see below."
    tell(f"{count(found.clauses, 'clause file')}, {count(len(found.documents), 'variant')}, {settings}: {end}")
    for path in found.passed:
        tell(f"note: {path} is passed over; a program left it there")
    if found.findings:
        print_findings(found.findings)
    if not session.family.lint.house:
        tell("No house style is set, so none was checked.")
    if not found.accepted:
        tell("No accepted wording is kept here, so none was compared.")
    elif found.rewording.pages:
        changes = len(found.rewording.changed)
        tell(f"\n{found.report(whole=whole)}\n")
        if changes or not found.rewording.worded:
            tell(f"{count(changes, 'change')} of wording." if changes else "No word changed.")
        tell(_advice(session, found))
    else:
        tell("The wording is the accepted one.")


def _advice(session: Session, found: Examination) -> str:
    """What to do about a wording that is not the accepted one."""
    if found.sealed:
        sealed = f"edition {session.family.edition} is sealed, and its wording stays"
        return f"Next: engross next EDITION, for {sealed}; then engross accept --reason TEXT. Or take the changes back."
    if found.rewording.worded:
        return "Next: engross accept --reason TEXT, or take the changes back."
    return "Next: engross accept, which writes the pages anew."


def _print_data(
    shape: str, findings: tuple["Diagnostic", ...], summary: dict[str, object], pages: tuple[str, ...]
) -> None:
    from engross.lint.report import as_data, sarif, unaccepted

    if shape == "json":
        print_json({"findings": [as_data(one) for one in findings], **summary})
    else:
        click.echo(json.dumps(sarif((*findings, *unaccepted(pages))), indent=2, ensure_ascii=False))


def _summary(found: Examination) -> dict[str, object]:
    from engross.cli.accepted import as_data

    return {
        "clauses": found.clauses,
        "variants": len(found.documents),
        "other_settings": len(found.cases) - 1,
        "accepted_wording": found.accepted,
        **as_data(found.rewording),
    }


@click.command
@click.option("--reason", metavar="TEXT", help="Why the wording changed; asked for on a terminal.")
@click.option("--all", "whole", is_flag=True, help="Print every change of wording whole, however many there are.")
@session
def accept(session: Session, reason: str | None, whole: bool) -> None:
    """Accept the wording as it is now.

    Writes the accepted pages and notes the reason in the changelog. Where no word changed, only the pages are written.
    Exits with 1 where the edition is sealed: its wording stays, and a new one belongs to the next edition.

    \b
    Example:
      engross accept --reason "Says who bears the cost of notice, as counsel asked."
    """
    from engross.editions import gate, together, wording
    from engross.model.diagnostics import EXIT_FINDINGS, BadInput

    if os.environ.get("CI"):
        raise click.UsageError("wording is accepted by a person at their own machine, never in CI")
    found = examined(session)
    if unfinished := tuple(gate.merges(session.project, {})):
        raise BadInput(unfinished)
    if found.accepted and not found.rewording.pages:
        tell("The wording is the accepted one; nothing to accept.")
        return
    tell(found.report(whole=whole) if found.accepted else "Nothing was accepted so far: every licence is new.")
    if found.sealed:
        tell(f"error: nothing was accepted. {_advice(session, found)}")
        raise click.exceptions.Exit(EXIT_FINDINGS)
    noted = _note(session, reason, found) if found.rewording.worded or not found.accepted else {}
    pages = wording.changed(session.project, wording.pages(session.family, found.cases))
    together.put(session.project, {**pages, **noted})
    where = session.project / gate.CHANGELOG
    said = f"The reason is in {where}." if noted else "No word changed, so the changelog has no entry of it."
    changes = f"{count(len(found.rewording.changed), 'change')} of wording, " if found.rewording.changed else ""
    tell(f"Accepted: {changes}{count(len(pages), 'page')}. {said}")
    tell(f"Next: read the changed pages (git diff {wording.FOLDER.as_posix()}), then commit them with the clauses.")


@click.command("next")
@click.argument("edition")
@click.option("--date", metavar="YYYY-MM-DD", help="The day of the edition; today without this option.")
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
    opened = open_edition(session.project, session.family, edition, day)
    tell(f"Edition {opened.edition} of {opened.date} is open: {', '.join(str(path) for path in opened.files)}.")
    tell("Next: edit the clauses; engross check; engross accept; engross release.")


def _note(session: Session, reason: str | None, found: Examination) -> dict[str, bytes]:
    """The changelog of an open edition with the reason, the clauses and the variants that have them."""
    from engross.editions import changelog, disk, gate, ledger

    family = session.family
    if ledger.sealed(session.project / "builds", family.edition):
        return {}
    if reason is None:
        reason = click.prompt("Why does the wording change", err=True)
    reason = " ".join((reason or "").split())
    if not reason:
        raise click.UsageError("a reason is needed: --reason TEXT")
    text = disk.read_text(session.project / gate.CHANGELOG)
    entry = f"{reason} ({_reached(session, found)})"
    return {str(gate.CHANGELOG): changelog.add_wording(text, family.edition, family.date, [entry]).encode()}


def _reached(session: Session, found: Examination) -> str:
    """The clauses that changed and the variants that have them, for the changelog."""
    changed = found.rewording.changed
    reached = {variant for one in changed for variant in one.reach.reached} | {*found.rewording.new}
    variants = [variant.id for variant in session.family.variants if variant.id in reached]
    clauses = ", ".join(f"`{id}`" for id in dict.fromkeys(one.reach.change.id for one in changed))
    gone = f"; without {', '.join(found.rewording.gone)}" if found.rewording.gone else ""
    return f"{clauses or 'all clauses'}; in {', '.join(variants) or 'every variant'}{gone}"


COMMANDS = (check, accept, next_edition)
