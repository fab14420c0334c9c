"""Numbers: drafts in, the same drafts with label and number out.

Takes the tree as it will read and the family's schemes. Front matter and definitions stay unnumbered and do not count;
a list below one of them starts afresh under the scheme "list". Never resolves a reference.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from roman_numerals import RomanNumeral

from engross.assemble.draft import Draft, Drafts
from engross.model import Kind, Level, Numbering

_COUNTER = re.compile(r"\{(\d)\}")
_UNNUMBERED = (Kind.TITLE, Kind.PREAMBLE, Kind.DEFINITION)


def number(drafts: Drafts, numbering: Numbering) -> Drafts:
    """The drafts with scheme, level, label and number."""
    return Drafts(
        _numbered(drafts.front, numbering, "list"),
        _numbered(drafts.sections, numbering, "body"),
        _numbered(drafts.annexes, numbering, "annex"),
    )


def figure(counter: str, value: int) -> str:
    """How a counter prints a value from 1: "decimal" 2 is "2", "lower-letter" 2 is "b", "upper-roman" 2 is "II".

    After "z" follow "aa" and "bb", as in Word, so that native numbers and ours agree.
    """
    if counter == "decimal":
        return str(value)
    if counter.endswith("letter"):
        text = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    else:
        text = RomanNumeral(value).to_lowercase()
    return text.upper() if counter.startswith("upper") else text


def _numbered(
    drafts: Iterable[Draft],
    numbering: Numbering,
    scheme: str,
    figures: tuple[str, ...] = (),
    cited: str = "",
) -> tuple[Draft, ...]:
    """`figures` are the counters of the levels above, `cited` is how the provision above is cited."""
    levels = numbering.scheme(scheme)
    out: list[Draft] = []
    count = 0
    for draft in drafts:
        if draft.kind in _UNNUMBERED:
            children = _numbered(draft.children, numbering, "list") if draft.children else ()
            out.append(replace(draft, children=children) if children else draft)
            continue
        count += 1
        assert len(figures) < len(levels), f"{draft.id}: the scheme {scheme!r} has no level {len(figures) + 1}"
        level = levels[len(figures)]
        own = (*figures, figure(level.counter, count))
        cite = _cite(level, own, cited)
        out.append(
            replace(
                draft,
                children=_numbered(draft.children, numbering, scheme, own, cite) if draft.children else (),
                scheme=scheme,
                level=len(own),
                label=filled(level.label, own),
                number=cite,
            )
        )
    return tuple(out)


def _cite(level: Level, figures: tuple[str, ...], above: str) -> str:
    own = filled(level.cite, figures)
    return own if "{1}" in level.cite else above + own


@lru_cache(maxsize=4096)
def filled(pattern: str, figures: tuple[str, ...]) -> str:
    """A pattern such as `{1}.{2}` with the figures of its levels."""
    return _COUNTER.sub(lambda match: figures[int(match[1]) - 1], pattern)
