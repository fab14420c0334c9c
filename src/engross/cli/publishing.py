"""Commands for the site: site, serve.

Take a family and its released editions; write static pages, or show them on localhost while somebody writes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.terminal import Session, json_option, print_json, session, tell

if TYPE_CHECKING:
    from engross.site import Kept, Page, Subject

PORT = 8765


@click.command
@click.argument("out", required=False, type=click.Path(path_type=Path))
@click.option("--edition", default="", metavar="EDITION", help="The edition to show.  [default: the newest]")
@click.option("--working", is_flag=True, help="Show the clauses as they are, even where an edition is newer.")
@click.option("--pdf", is_flag=True, help="Offer comparisons as PDF too; it takes two seconds for each.")
@json_option
@session
def site(session: Session, out: Path | None, edition: str, working: bool, pdf: bool, as_json: bool) -> None:
    """Write the site: chooser, licences, comparisons, editions.

    Static pages that work from a folder, offline, and ask no other place for anything. They show the newest released
    edition, with every older one beside it. Where there is none they show the working text, and say so. OUT is replaced
    as a whole, but redlines that would come out the same are taken over; the default is builds/site.

    \b
    Example:
      engross site
      engross site /tmp/site --edition 3.0-draft.1
    """
    from engross.site import NotOurs, last, put, vouched

    folder = session.target(out) if out else session.project / "builds" / "site"
    if edition and working:
        raise click.UsageError("--edition and --working exclude each other")
    found = _subject(session, edition, working)
    for doubt in vouched(session.project / "builds", found.editions, newest=not (edition or working)):
        tell(f"{doubt.span.path}: {doubt.message}")
    made = tuple(_pages(found, ("docx", "pdf") if pdf else ("docx",), last(folder)))
    try:
        put(made, folder)
    except NotOurs as error:
        raise click.UsageError(str(error)) from error
    released = found.released.name if found.released else None
    if as_json:
        print_json({"folder": str(folder), "files": len(made), "edition": released})
        return
    what = f"edition {released}" if released else "the working text, which no released edition holds"
    tell(f"{len(made)} files of {what}, in {folder}")
    tell(f"Next: open {folder / 'index.html'}, or put the folder on a web server as it is.")


@click.command
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free port.")
@session
def serve(session: Session, port: int) -> None:
    """Show the site of the working text on localhost, built anew on each change.

    Press Ctrl-C to end. Reload the page after a change; a change that cannot be built is reported here, and the last
    good pages stay. Comparisons are shown without their files.

    \b
    Example:
      engross serve
      engross serve --port 9000
    """
    import threading

    from engross.site import serving

    shown = serving.Shown()
    watched = (session.clauses, session.project / "builds", session.project / "CHANGELOG.md")
    before = serving.stamp(watched)
    shown.show(_pages(_subject(session), ()))
    folder, plain, debug = session.clauses, session.plain, session.debug

    def build() -> Iterator["Page"]:
        """Make every page anew from the files as they are now."""
        return _pages(_subject(Session(folder, plain, debug)), ())

    stop = threading.Event()
    with serving.server(shown, port) as server:
        watcher = threading.Thread(target=serving.watch, args=(build, shown, watched, before, tell, stop), daemon=True)
        watcher.start()
        click.echo(f"http://{serving.HOST}:{server.server_port}/")
        tell("Press Ctrl-C to end.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            tell("ended")
        finally:
            stop.set()
            watcher.join()


def _subject(session: Session, edition: str = "", working: bool = True) -> "Subject":
    """What the site shows: the edition of that name, else the newest unless `working`, else the clauses as they are."""
    from engross.assemble import complete_all
    from engross.editions import disk
    from engross.library.family import scenarios
    from engross.site import read_editions, subject

    notes = session.project / "CHANGELOG.md"
    text = disk.read_text(notes)
    editions = read_editions(session.project / "builds")
    shown = [one for one in editions if one.name == edition] if edition else [] if working else editions[:1]
    kept = next((one.sources() for one in shown), None)
    family, told = kept or (session.family, scenarios.read(session.family))
    return subject(family, complete_all(family), editions, edition, text, told)


def _pages(subject: "Subject", formats: tuple[str, ...], kept: "Kept | None" = None) -> Iterator["Page"]:
    from engross.site import pages

    return pages(subject, formats, kept)


COMMANDS = (site, serve)
