r"""Where cross-references lead: paragraphs in, bookmarks and native citations out.

Never writes markup and never numbers anything: it only foretells what `REF name \w` prints, so that a field is used
where Word and we agree, and a plain link elsewhere.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256

from engross.model import Numbering, PlacedParagraph
from engross.records import dataclass

LONGEST_BOOKMARK = 40
FIRST, SECOND = "_Ref_", "_New_"
"""What bookmarks begin with; the second is for the newer copy of an id that appears twice in a redline."""
_PLACE = re.compile(r"\{(\d)\}")
# Readers agree on such parts ("2.1", "(b)", "Annex A"); of "a)" some drop the closing mark and some keep it.
_AGREED = re.compile(r"\([^()]*\)|[^()]*\w")


@dataclass(frozen=True, slots=True)
class Target:
    """A provision as a target: its bookmark, and its number in full context ("" where readers may differ)."""

    bookmark: str
    context: str


def bookmark(identifier: str, prefix: str = FIRST) -> str:
    """The bookmark of a provision id: unlike ids give unlike names, of at most 40 letters, digits and underscores."""
    plain = identifier.replace("-", "__").replace(".", "_")
    # The ids of files that others made may hold any sign.
    name = prefix + re.sub(r"[^A-Za-z0-9_]", "_", plain)
    if len(name) <= LONGEST_BOOKMARK and name == prefix + plain:
        return name
    return f"{name[:31]}_{sha256(identifier.encode(errors='surrogatepass')).hexdigest()[:8]}"


def places(
    paragraphs: Iterable[PlacedParagraph], numbering: Numbering, twice: Collection[str] = ()
) -> Mapping[str, Target]:
    """Every anchor of the paragraphs with its place; those in `twice` get their second bookmark."""
    contexts: dict[tuple[str, int], str] = {}
    found: dict[str, Target] = {}
    for paragraph in paragraphs:
        if not paragraph.anchors:
            continue
        context = _context(paragraph, numbering, contexts)
        for identifier in paragraph.anchors:
            name = bookmark(identifier, SECOND if identifier in twice else FIRST)
            found[identifier] = Target(name, context)
    return found


def _context(paragraph: PlacedParagraph, numbering: Numbering, contexts: dict[tuple[str, int], str]) -> str:
    """The label after those above it that it does not repeat, without its final full stop: "2.1(b)", "1.a"."""
    scheme, level = paragraph.scheme, paragraph.level
    if not scheme:
        return ""
    label = numbering.scheme(scheme)[level - 1].label
    highest = min((int(place) for place in _PLACE.findall(label)), default=level)
    above = contexts.get((scheme, highest - 1), "")
    agreed = _AGREED.fullmatch(paragraph.label.rstrip(".")) and (above or highest == 1)
    contexts[scheme, level] = above + paragraph.label if agreed else ""
    return contexts[scheme, level].rstrip(".")
