"""`engross comments`: what a reviewer did in a Word file that was sent out.

Takes a file and the family; finds the document that it was made from, prints what came back. A proposed patch is proven
in a temporary folder; nothing is applied.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.terminal import Session, print_json, session, tell

if TYPE_CHECKING:
    from engross.model import Document
    from engross.model.diagnostics import Diagnostic
    from engross.review.comments import Returned, ReviewReport

FORMS = ("text", "json", "patch")


@click.command
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to print it.")
@click.option("--variant", metavar="ID", help="Which licence it is, for a file that has lost its properties.")
@click.option("--each", is_flag=True, help="Tell each change of quotation marks, spaces and dashes on its own.")
@session
@click.pass_context
def comments(context: click.Context, session: Session, file: Path, form: str, variant: str | None, each: bool) -> None:
    """List what a reviewer changed and said in a Word file.

    FILE is a DOCX that engross wrote, clean or a redline, and that a reviewer edited and commented in Word or
    LibreOffice. Each change and comment stands there with its clause, and with the file, line and column where the
    words are typed. What was changed without tracking is found too: words, levels, numbers, headings, hidden and
    struck-out words, pictures, text boxes, footnotes. Other quotation marks, spaces and dashes are counted by kind. The
    changes of our own redlines count as accepted; those that the reviewer rejected are reported as such.

    The patch holds those edits that are typed at one place and that give the reviewer's very words when the family is
    assembled with them; the others are listed in it as to be done by hand, with the reason. Nothing is applied: look at
    the patch, then give it to git apply. Exits with 1 where anything came back, with 0 where nothing did.

    \b
    Example:
      engross comments MG-BY-NC-3.0-draft.1-reviewed.docx
      engross comments reviewed.docx --format patch > review.patch && git apply --check review.patch
    """
    from engross.cli.remarks import as_data, print_patch, print_report
    from engross.model.diagnostics import EXIT_FINDINGS
    from engross.readers.apart import apart
    from engross.review.comments import patch, read

    returned = apart(read, file, session.reading)
    found, texts = _reported(session, returned, str(file), variant, each)
    proposal = patch(texts, found.proposed, session.project.as_posix())
    if form == "json":
        print_json({"file": str(file), **as_data(found), "patch": proposal})
    elif form == "patch":
        print_patch(found, proposal)
    else:
        print_report(found)
    context.exit(EXIT_FINDINGS if found.anything else 0)


def _reported(
    session: Session, file: "Returned", name: str, variant: str | None, each: bool
) -> tuple["ReviewReport", dict[str, str]]:
    """The report, and the files of the family by path."""
    from engross.assemble import assemble, complete_all
    from engross.library.family import find, load
    from engross.library.family.folder import passed_over
    from engross.model.diagnostics import BadInput
    from engross.review.comments import Basis, report

    candidates = _candidates(session, file, name, variant)
    wanted = candidates[0].record.variant
    left = {*passed_over(session.clauses)}
    paths = sorted(path for path in session.clauses.rglob("*") if path.is_file() and path not in left)
    texts = {path.as_posix(): path.read_text(encoding="utf-8") for path in paths}

    def again(changed: Mapping[str, str]) -> "Document":
        """The licence as the changed clause files would give it."""
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            for path, text in {**texts, **changed}.items():
                target = Path(folder, Path(path).relative_to(session.clauses))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
            try:
                family = load(Path(folder))
                return assemble(family, find(family, wanted))
            except BadInput as bad:
                raise BadInput(_at_home(finding, folder, session.clauses) for finding in bad.diagnostics) from None

    before = _compared(session, file)
    basis = Basis(candidates, session.family, complete_all(session.family), texts, again, before, each)
    return report(file, basis), texts


def _compared(session: Session, file: "Returned") -> "Document | None":
    """The older document of our redline, where the file is one and the document is still to be had."""
    from engross.editions.history import document, editions

    id = file.properties.get("ComparedWith", "")
    project = session.states
    for variant in sorted((one.id for one in session.family.variants), key=len, reverse=True):
        edition = id.removeprefix(f"{variant}-")
        if edition != id and edition in editions(project.builds()):
            return document(project, f"{variant}@{edition}").document
        if edition == session.family.edition:
            return document(project, variant).document
    return None


def _at_home(finding: "Diagnostic", folder: str, clauses: Path) -> "Diagnostic":
    """A finding about a copy, told of the file itself."""
    path = Path(finding.span.path)
    home = clauses / path.relative_to(folder) if path.is_relative_to(folder) else path
    return replace(finding, span=replace(finding.span, path=home.as_posix()))


def _candidates(session: Session, file: "Returned", name: str, variant: str | None) -> list["Document"]:
    """The documents that the file may have been made from: of the text of today, and of the edition it names."""
    from engross.assemble import assemble
    from engross.editions.history import document, editions
    from engross.library.family import UnknownName, find
    from engross.model import Span
    from engross.model.diagnostics import BadInput, Diagnostic
    from engross.review.comments import named

    family = session.family
    wanted = variant or named(file, [one.id for one in family.variants])
    if not wanted:
        message = "the file does not say which licence it is"
        hint = f"name it with --variant, one of {', '.join(one.id for one in family.variants)}"
        raise BadInput([Diagnostic("unreadable", message, Span(name), hint)])
    found: list[Document] = []
    unknown = None
    try:
        found.append(assemble(family, find(family, wanted)))
    except UnknownName as error:
        unknown = error
    edition = file.properties.get("Edition") or family.edition
    project = session.states
    if edition in editions(project.builds()):
        found.append(document(project, f"{wanted}@{edition}").document)
    elif edition != family.edition and found:
        tell(f"edition {edition} is not among the released ones; the file is held against the text of today")
    if unknown and not found:
        raise unknown
    return found


COMMANDS = (comments,)
