r"""Where cross-references lead: a `Document` in, its bookmarks and their native citations out.

Never writes markup and never numbers anything: it only foretells what `REF name \w` prints, so that a field is used
where Word and we agree, and a plain link elsewhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from engross.model import Document, Provision

LONGEST_BOOKMARK = 40
_PLACE = re.compile(r"\{(\d)\}")
# Readers agree on such parts ("2.1", "(b)", "Annex A"); of "a)" some drop the closing mark and some keep it.
_AGREED = re.compile(r"\([^()]*\)|[^()]*\w")


@dataclass(frozen=True, slots=True)
class Place:
    """A provision as a target: its bookmark, and its number in full context ("" where readers may differ)."""

    bookmark: str
    context: str


def bookmark(identifier: str) -> str:
    """The bookmark of a provision id: unlike ids give unlike names, of at most 40 letters, digits and underscores."""
    name = "_Ref_" + identifier.replace("-", "__").replace(".", "_")
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return f"{name[:31]}_{sha256(identifier.encode()).hexdigest()[:8]}"


def places(document: Document) -> Mapping[str, Place]:
    """Every id and alias of the document with its place."""
    contexts: dict[tuple[str, int], str] = {}
    found: dict[str, Place] = {}
    for provision in document.walk():
        context = _context(provision, document, contexts)
        for identifier in (provision.id, *provision.aliases):
            found[identifier] = Place(bookmark(identifier), context)
    return found


def _context(provision: Provision, document: Document, contexts: dict[tuple[str, int], str]) -> str:
    """The label after those above it that it does not repeat, without its final full stop: "2.1(b)", "1.a"."""
    scheme, level = provision.scheme, provision.level
    if not scheme:
        return ""
    label = document.numbering.scheme(scheme)[level - 1].label
    highest = min((int(place) for place in _PLACE.findall(label)), default=level)
    above = contexts.get((scheme, highest - 1), "")
    agreed = _AGREED.fullmatch(provision.label.rstrip(".")) and (above or highest == 1)
    contexts[scheme, level] = above + provision.label if agreed else ""
    return contexts[scheme, level].rstrip(".")
