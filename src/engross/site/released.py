"""The pages of the editions.

Takes a subject; returns the list of editions and a page for each: its licences, its files with their checksums, how to
verify them, and what its changelog says. Never says more of an edition than its files and its changelog do.
"""

import re
from collections.abc import Iterator, Sequence

from engross.editions import checksums
from engross.records import dataclass
from engross.site.comparing import Transition
from engross.site.editions import Edition
from engross.site.frame import Page, framed
from engross.site.offer import downloads_of
from engross.site.subject import Subject


@dataclass(frozen=True, slots=True)
class Notes:
    """What the changelog says of an edition: headings, each with its entries as they are typed."""

    heading: str
    entries: tuple[str, ...]


def released(subject: Subject, across: Sequence[Transition]) -> Iterator[Page]:
    """The list of editions, and a page for each; `across` are the redlines of each against those before it."""
    yield framed(subject, "editions/index.html", "editions.html.j2", "editions", sums=checksums.SUMS)
    for edition in subject.editions:
        yield framed(
            subject,
            f"editions/{edition.name}.html",
            "edition.html.j2",
            "editions",
            edition=edition,
            downloads={variant: downloads_of(edition, variant) for variant in edition.documents},
            transitions=[transition for transition in across if transition.new == edition.name],
            notes=notes(subject.changelog, edition),
            sums=checksums.SUMS,
        )


def notes(text: str, edition: Edition) -> tuple[Notes, ...]:
    """The section of an edition in the changelog, Markdown marks and links taken off; none where it has no section."""
    section = re.search(rf"^## \[?{re.escape(edition.name)}\]?(?=\s).*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    found = []
    for part in re.split(r"^### ", section[0], flags=re.MULTILINE)[1:] if section else ():
        heading, _, body = part.partition("\n")
        entries = re.split(r"^- ", body, flags=re.MULTILINE)[1:]
        found.append(Notes(heading.strip(), tuple(_plain(entry) for entry in entries)))
    return tuple(one for one in found if one.entries)


def _plain(entry: str) -> str:
    words = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", " ".join(entry.split()))
    return re.sub(r"[`*]", "", words)
