"""The notice that a publisher puts beside a release, from one record.

Takes a completed variant and what a publisher gives; returns a `Notice`, from which the README block, the metadata of a
model card, the SPDX lines and the plain text are all written. Refuses slots that nobody filled. Never reads the clock.
"""

import re
from collections.abc import Mapping
from typing import Any

from engross.assemble import Complete
from engross.model import (
    NOTICE_FIELDS,
    Family,
    Link,
    NoticePlan,
    Passage,
    Placeholder,
    SourceLink,
    SourceReference,
    Text,
)
from engross.model.diagnostics import BadInput, Diagnostic
from engross.pages import missing
from engross.pages.citations import citations
from engross.pages.slots import is_open
from engross.records import dataclass

_YEARS = re.compile(r"(?:19|20)\d\d(?:(?:-|, )(?:19|20)\d\d)*")
_SUFFIXES = r"(?:\.(?:md|txt|html|pdf))?"


class OpenSlot(ValueError):
    """A field of a notice that is missing or still to be filled; the message names it and says what to write."""


NEEDED = ("owner", "year", "place", "contact")
"""What must be given, in the order in which it is asked for, as far as the family's notice speaks of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a publisher gives for a notice, each "" where it is not given.

    `owner` holds the copyright; `licensor`, the owner where it is not given, is based at `place` and gets notices at
    `contact`; `link` is where the text can be read. `modified` is the own name of a changed text of the licence.
    """

    owner: str = ""
    year: str = ""
    title: str = ""
    link: str = ""
    licensor: str = ""
    place: str = ""
    contact: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """All that a notice says; `lines` are its sentences, `copyright` the first of them.

    `id` and `name` are those of the licence, or the own ones of a changed text. `file` is the name of the licence in
    the release, `link` a place on the web or "".
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
    modified: bool

    @property
    def spdx(self) -> str:
        """The licence as SPDX writes one that is not on its list."""
        return f"LicenseRef-{self.id}"

    @property
    def card(self) -> dict[str, str]:
        """The metadata of a model card."""
        return {"license": "other", "license_name": self.id.lower(), "license_link": self.link or self.file}


def needed(plan: NoticePlan) -> tuple[str, ...]:
    """The fields that must be given for a family's notice, in the order in which they are asked for."""
    asked = {inline.name for words in plan.passages for inline in words if isinstance(inline, Placeholder)}
    return tuple(field for field in NEEDED if field in asked)


def notice(family: Family, complete: Complete, given: Given) -> Notice:
    """The notice for one variant; raises `OpenSlot` for a field that is missing, open or not what it should be."""
    plan = family.notice
    if plan is None:
        raise missing(family, "notice")
    record = complete.document.record
    asked = needed(plan)
    modified = _modified(family, plan, given.modified)
    identifier = _identifier(modified) if modified else record.id
    owner = _filled("owner", given.owner, required="owner" in asked)
    values = {
        "title": _filled("title", given.title) or plan.untitled,
        "owner": owner,
        "year": years(given.year),
        "licensor": _filled("licensor", given.licensor) or owner,
        "place": _filled("place", given.place, required="place" in asked),
        "contact": _filled("contact", given.contact, required="contact" in asked),
        "name": record.name,
        "id": record.id,
        "edition": record.edition,
        "file": plan.file,
        "link": _link(given.link, plan.file, identifier),
        "modified": modified,
    }
    places = _places(family, complete)
    lines = plan.modified if modified else plan.lines
    made = (_words(line, values, places, complete.variant.id) for line in lines)
    copyright_line = _words(plan.copyright, values, places, complete.variant.id) or ()
    return Notice(
        identifier,
        modified or record.name,
        owner,
        values["year"],
        plan.file,
        values["link"],
        plan.heading,
        "".join(inline.text for inline in copyright_line),
        tuple(line for line in made if line),
        bool(modified),
    )


def check(family: Family, complete: Complete) -> None:
    """Raises `BadInput` where a sentence of the notice points at what a variant does not have."""
    if family.notice:
        values = dict.fromkeys(NOTICE_FIELDS, "given")
        for line in family.notice.passages:
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
    given = _filled("year", text, required=True)
    if not _YEARS.fullmatch(given):
        raise OpenSlot(f"the year {given!r} is no year: write it as 2026, or 2024-2026")
    parts = re.findall(r"\d{4}", given)
    if parts != sorted(set(parts)):
        raise OpenSlot(f"the years {given!r} do not follow each other")
    return given


def _places(family: Family, complete: Complete) -> dict[str, str]:
    """How each id of a licence is cited."""
    return {name: place.text for name, place in citations(complete.document, family.reference_words[0]).items()}


def _filled(slot: str, text: str, *, required: bool = False) -> str:
    given = " ".join(text.split())
    if not given and required:
        raise OpenSlot(f"the {slot} is missing: give it with --{slot}")
    if is_open(given):
        raise OpenSlot(f"the {slot} {given!r} is a slot still to be filled: write the real one")
    if not given.isprintable():
        raise OpenSlot(f"the {slot} holds characters that cannot be printed")
    return given


def _modified(family: Family, plan: NoticePlan, text: str) -> str:
    """The own name of a changed text, "" where the text is not changed."""
    given = _filled("modified", text)
    if not given:
        return ""
    if not plan.modified:
        raise OpenSlot("the notice of this family has no sentences for a changed text: add `modified` to `notice`")
    taken = {name.casefold() for one in family.variants for name in (one.name, one.id, one.document_id)}
    if taken & {given.casefold(), _identifier(given).casefold()}:
        raise OpenSlot(f"a changed text has a name of its own, and {given!r} is one of the family")
    if not re.search(r"[A-Za-z0-9]", given):
        raise OpenSlot(f"the name {given!r} gives no identifier: use some letters a-z or digits")
    return given


def _identifier(name: str) -> str:
    """A name of a changed text as SPDX and the hub take it."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-.")


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
            text = values["link"] or values["file"]
            address = {"modified": text, "link": values["link"], "file": values["file"]}
            if not values["modified"]:
                address["name"] = text
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
