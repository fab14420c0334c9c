"""The lint on the command line: what it looks at on disk, and how its findings are explained.

Takes a session and its documents; reads the accepted pages, the current edition under `builds`, and the pages of the
project; returns findings. `explain` prints what a code stands for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.errors import count
from engross.cli.terminal import Session, json_option, print_json, session, tell

if TYPE_CHECKING:
    from engross.assemble import Complete
    from engross.editions.wording import SettingCase
    from engross.model.diagnostics import Diagnostic

BASELINE = "baseline.yaml"
"""The family file, below the clause folder, that `check --write-baseline` writes."""

TEXTS = (".md", ".txt", ".html", ".json")


def linted(session: Session, cases: Sequence["SettingCase"], *, bare: bool = False) -> tuple["Diagnostic", ...]:
    """Every finding of the lint in a family, its variants in all cases, and the pages on disk around them.

    The baseline of the family counts unless they are asked for `bare`.
    """
    from engross.lint import findings, subject
    from engross.pages import findings as beside

    family = replace(session.family, baseline=None) if bare else session.family
    completed: dict[str, Complete] = {}
    for case in cases:
        under = f" ({case.setting}: {case.value})" if case.setting else ""
        completed |= {f"{one.variant.id}{under}": one for one in case.completed}
    files = _texts(session.project, _committed(session))
    pages = {path: data.decode("utf-8", "replace") for path, data in _texts(session.project, _pages(session)).items()}
    project = f"{session.project.as_posix()}/" if session.project != Path() else ""
    about = subject(family, completed, files, pages, project)
    return findings(about, beside.findings(family, cases[0].completed, about), beside.CODES)


def write_baseline(session: Session, found: Iterable["Diagnostic"], reason: str | None) -> None:
    """Write the findings that a family has, exceptions aside, as its baseline; remove it where there are none."""
    from engross.editions import disk
    from engross.lint import acceptance

    kept, path = session.family.baseline, session.clauses / BASELINE
    if kept and Path(kept.findings[0].span.path) != path:
        raise click.UsageError(f"the baseline is in {kept.findings[0].span.path}; move it to {path}, or remove it")
    reason = " ".join((reason or (kept.reason if kept else "")).split())
    made = acceptance.baseline(found, reason)
    if made is None:
        path.unlink(missing_ok=True)
        tell("There is no finding to accept: no baseline is kept.")
        return
    if not reason:
        raise click.UsageError("a baseline needs a reason: --reason TEXT")
    disk.replace(path, acceptance.page(made).encode())
    tell(f"Written: {path}, with {count(sum(one.times for one in made.findings), 'finding')}.")


@click.command
@click.argument("code", required=False)
@json_option
@session
def explain(session: Session, code: str | None, as_json: bool) -> None:
    """Say what a finding means.

    Without a code, lists them all.

    \b
    Example:
      engross explain
      engross explain undefined-term
    """
    from engross.lint import RULES
    from engross.lint.report import explanations
    from engross.model.diagnostics import did_you_mean

    known = explanations()
    if code is not None and code not in known:
        raise click.UsageError(f"no finding is called {code!r}; {did_you_mean(code, known)}")
    hints = {rule.code: rule.hint for rule in RULES}
    chosen = [known[code]] if code else sorted(known.values(), key=lambda check: check.code)
    if as_json:
        listed = [{"code": c.code, "title": c.title, "why": c.why, "hint": hints.get(c.code, "")} for c in chosen]
        print_json({"explanations": listed})
    elif code:
        click.echo("\n\n".join(filter(None, [click.style(chosen[0].title, bold=True), chosen[0].why])))
        if code in hints:
            click.echo(f"\nhint: {hints[code]}")
    else:
        width = max(len(check.code) for check in chosen)
        for check in chosen:
            click.echo(f"{check.code:<{width}}  {check.title}")


def _committed(session: Session) -> list[Path]:
    """The accepted pages, and the texts of the current edition under `builds`."""
    from engross.editions.wording import FOLDER

    edition = session.project / "builds" / session.family.edition
    found = [*(session.project / FOLDER).rglob("*.md"), *(p for p in edition.rglob("*") if p.suffix in TEXTS)]
    return sorted(path for path in found if path.is_file())


def _pages(session: Session) -> list[Path]:
    """The pages that speak about the licences: the README, and those of `docs`."""
    found = [session.project / "README.md", *(session.project / "docs").rglob("*.md")]
    return sorted(path for path in found if path.is_file())


def _texts(project: Path, paths: Iterable[Path]) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in paths}


COMMANDS = (explain,)
