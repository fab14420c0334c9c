"""The notice that a publisher puts beside a release, from one record.

Takes a completed variant, the owner and the year; returns a `Notice`, from which the README block, the metadata of a
model card, the SPDX lines and the plain text are all written. Refuses slots that nobody filled. Never reads the clock.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engross.assemble import Complete
from engross.model import NOTICE_FIELDS, Family, Link, Passage, Placeholder, SourceLink, SourceReference, Text
from engross.model.diagnostics import BadInput, Diagnostic
from engross.pages import missing
from engross.pages.citations import citations

_YEARS = re.compile(r"(?:19|20)\d\d(?:(?:-|, )(?:19|20)\d\d)*")
_OPEN = re.compile(
    r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}"  # <owner>, [name], {{year}}
    r"|\b(?:your|full|legal)\s+(?:name|company|organi[sz]ation|owner)\b"
    r"|\b(?:name|owner|title)\s+(?:here|of\s+(?:the\s+)?(?:copyright\s+)?owner)\b"
    r"|^(?:name|owner|title|year|model|author|licensor|copyright\s+(?:owner|holder))$"
    r"|\b\d\dxx\b|\bx{3,}\b|\by{4}\b|\btbd\b|\.\.\.|_{2,}|\?",
    re.IGNORECASE,
)
_SUFFIXES = r"(?:\.(?:md|txt|html|pdf))?"


class OpenSlot(ValueError):
    """A field of a notice that is missing or still to be filled; the message names it and says what to write."""


@dataclass(frozen=True, slots=True)
class Notice:
    """All that a notice says; `lines` are its sentences, `copyright` the first of them.

    `file` is the name of the licence in the release, `link` a place on the web or "".
    """

    id: str
    name: str
    owner: str
    year: str
    file: str
    link: str
    heading: str
    copyright: str
    lines: tuple[tuple[Text | Link, ...], ...]

    @property
    def spdx(self) -> str:
        """The licence as SPDX writes one that is not on its list."""
        return f"LicenseRef-{self.id}"

    @property
    def card(self) -> dict[str, str]:
        """The metadata of a model card."""
        return {"license": "other", "license_name": self.id.lower(), "license_link": self.link or self.file}


def notice(family: Family, complete: Complete, owner: str, year: str, title: str = "", link: str = "") -> Notice:
    """The notice for one variant; raises `OpenSlot` for a field that is missing, open or not what it should be."""
    plan = family.notice
    if plan is None:
        raise missing(family, "notice")
    record = complete.document.record
    values = {
        "title": _filled("title", title, needed=False) or plan.untitled,
        "owner": _filled("owner", owner),
        "year": years(year),
        "name": record.name,
        "id": record.id,
        "edition": record.edition,
        "file": plan.file,
        "link": _link(link, plan.file, record.id),
    }
    places = _places(family, complete)
    made = (_words(line, values, places, complete.variant.id) for line in plan.lines)
    copyright_line = _words(plan.copyright, values, places, complete.variant.id)
    assert copyright_line is not None, "owner and year are given"
    return Notice(
        record.id,
        record.name,
        values["owner"],
        values["year"],
        plan.file,
        values["link"],
        plan.heading,
        "".join(inline.text for inline in copyright_line),
        tuple(line for line in made if line),
    )


def check(family: Family, complete: Complete) -> None:
    """Raises `BadInput` where a sentence of the notice points at what a variant does not have."""
    if family.notice:
        values = dict.fromkeys(NOTICE_FIELDS, "given")
        for line in (family.notice.copyright, *family.notice.lines):
            _words(line, values, _places(family, complete), complete.variant.id)


def card_schema(family: Family) -> dict[str, Any]:
    """A JSON Schema for the metadata of a model card: the three fields must name one and the same licence."""
    if family.notice is None:
        raise missing(family, "notice")
    alternatives = [
        {
            "properties": {
                "license_name": {"const": variant.document_id.lower()},
                "license_link": {"type": "string", "pattern": link_pattern(family.notice.file, variant.document_id)},
            }
        }
        for variant in family.variants
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Metadata of a model card under a licence of {family.name} {family.edition}",
        "type": "object",
        "required": ["license", "license_name", "license_link"],
        "properties": {"license": {"const": "other"}},
        "oneOf": alternatives,
    }


def link_pattern(file: str, identifier: str) -> str:
    """What a link to a licence looks like: the file in the release, or an address that ends in that file or the id."""
    names = "|".join(re.sub(r"([.+])", r"\\\1", name) for name in (file, identifier))
    plain = re.sub(r"([.+])", r"\\\1", file)
    return rf"^(?:{plain}|https://[^\s?#<>]+/(?:{names}){_SUFFIXES})$"


def years(text: str) -> str:
    """A year, or several as in "2024-2026", as typed; raises `OpenSlot`."""
    given = _filled("year", text)
    if not _YEARS.fullmatch(given):
        raise OpenSlot(f"the year {given!r} is no year: write it as 2026, or 2024-2026")
    parts = re.findall(r"\d{4}", given)
    if parts != sorted(set(parts)):
        raise OpenSlot(f"the years {given!r} do not follow each other")
    return given


def _places(family: Family, complete: Complete) -> dict[str, str]:
    """How each id of a licence is cited."""
    return {name: place.text for name, place in citations(complete.document, family.reference_words[0]).items()}


def _filled(slot: str, text: str, *, needed: bool = True) -> str:
    given = " ".join(text.split())
    if not given and needed:
        raise OpenSlot(f"the {slot} is missing: give it with --{slot}")
    if _OPEN.search(given):
        raise OpenSlot(f"the {slot} {given!r} is a slot still to be filled: write the real one")
    if not given.isprintable():
        raise OpenSlot(f"the {slot} holds characters that cannot be printed")
    return given


def _link(text: str, file: str, identifier: str) -> str:
    given = text.strip()
    if given and (not given.startswith("https://") or not re.match(link_pattern(file, identifier), given)):
        wanted = f"it begins with https:// and ends in {file} or {identifier}"
        raise OpenSlot(f"the link {given!r} does not lead to this licence: {wanted}")
    return given


def _words(
    passage: Passage, values: Mapping[str, str], places: Mapping[str, str], variant: str
) -> tuple[Text | Link, ...] | None:
    """A sentence written out; None where it has a placeholder without a value."""
    found: list[Text | Link] = []
    for inline in passage:
        if isinstance(inline, Placeholder):
            value = values[inline.name]
            if not value:
                return None
            address = {"name": values["link"] or values["file"], "link": values["link"], "file": values["file"]}
            found.append(Link(value, address[inline.name]) if inline.name in address else Text(value))
        elif isinstance(inline, SourceReference):
            if inline.target not in places:
                message = f"the notice points at {inline.target!r}, which is not here"
                hint = "point at a clause that every variant has"
                raise BadInput([Diagnostic("dangling-reference", message, inline.span, hint, (variant,))])
            found.append(Text(places[inline.target]))
        elif isinstance(inline, SourceLink):
            found.append(Link(inline.text, inline.href))
        else:
            found.append(Text(inline.text, inline.strong, inline.emphasis))
    return tuple(found)
