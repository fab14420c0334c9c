"""A reviewer in LibreOffice, played: run by the system's own python3, which has the bridge to it.

Usage: libreoffice_review.py SOFFICE PROFILE ACTS FILE... does what the JSON file ACTS says to each Word file, and saves
it beside under the suffix .returned.docx. An act is a verb and words: `replace` OLD NEW and `delete` OLD with tracking
on, `overwrite` OLD NEW with tracking off, `split` after OLD with a new paragraph NEW, `comment` on OLD saying NEW,
`accept` or `reject` all that is tracked.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "writers"))
from libreoffice import documents, properties  # type: ignore[import-not-found]

RESOLVE = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def found(document: Any, words: str) -> Any:
    """The first place of the words."""
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = words, True
    place = document.findFirst(search)
    assert place is not None, words
    return place


def act(document: Any, verb: str, old: str, new: str = "") -> None:
    """One act of the reviewer."""
    place = found(document, old)
    document.RecordChanges = verb in ("replace", "delete", "split")
    if verb in ("replace", "delete", "overwrite"):
        place.String = new
    elif verb == "split":
        cursor = place.Text.createTextCursorByRange(place.End)
        place.Text.insertControlCharacter(cursor, 0, False)
        place.Text.insertString(cursor, new, False)
    else:
        comment = document.createInstance("com.sun.star.text.textfield.Annotation")
        comment.Author, comment.Content = "Ann", new
        place.Text.insertTextContent(place, comment, True)


def review(soffice: str, profile: str, acts: list[list[str]], file: Path) -> None:
    """Review one file.

    The windowless build has no margin to draw comments in, and may break off where it tries: drawing is put off until
    the file is saved, and what happens after that is no matter.
    """
    target = file.with_suffix(".returned.docx")
    try:
        for _, document, run in documents(soffice, profile, [file]):
            document.lockControllers()
            for verb, *words in acts:
                if verb in RESOLVE:
                    run(RESOLVE[verb])
                else:
                    act(document, verb, *words)
            document.storeToURL(target.as_uri(), properties(FilterName="MS Word 2007 XML"))
    except Exception:
        if not target.exists():
            raise


def main(soffice: str, profile: str, acts: str, files: list[str]) -> None:
    """Review every file."""
    for number, file in enumerate(files):
        review(soffice, f"{profile}-{number}", json.loads(Path(acts).read_text("utf-8")), Path(file))


main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
