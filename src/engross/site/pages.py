"""All pages of a site.

Takes a subject; returns every file of its site: the pages, their style and scripts, and what is offered for download.
Same subject, same bytes. Never touches the disk.
"""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from engross.model import Variant
from engross.site import answers, choosing, comparing, lattice, mixing, notices, situations
from engross.site.frame import LOST, Page, framed, places
from engross.site.licences import licences
from engross.site.offer import offered
from engross.site.released import released
from engross.site.rendering import style
from engross.site.subject import Subject

FOLDERS = ("assets", "compare", "editions", "licences", "what-if", "working")
"""The folders of a site; what an address has before one of them leads to its root."""


def pages(subject: Subject, formats: tuple[str, ...] = ("docx",), kept: comparing.Kept | None = None) -> Iterator[Page]:
    """Every file of the site, no two with the same path; `formats` are those of the redlines that are offered.

    Redlines that `kept` gives are not made again.
    """
    across = comparing.transitions(subject)
    yield from _assets(subject)
    yield _home(subject)
    yield framed(subject, LOST, "lost.html.j2", "", folders=FOLDERS)
    yield from licences(subject)
    yield from offered(subject)
    yield from released(subject, across)
    yield _understand(subject)
    there = {place.key for place in places(subject)}
    for key, made in (("choose", _choose), ("remix", _remix), ("what-if", situations.pages), ("family", _family)):
        if key in there:
            yield from made(subject)
    if "compare" in there:
        yield from comparing.comparisons(subject, across, formats, kept)


def _assets(subject: Subject) -> Iterator[Page]:
    folder = files("engross.site") / "assets"
    for asset in sorted(folder.iterdir(), key=lambda one: one.name):
        yield Page(f"assets/{asset.name}", asset.read_bytes())
    yield Page("assets/site.css", style("site.css"))


def _script(name: str, content: Mapping[str, Any]) -> bytes:
    """Data as a script, since a page that is opened from a file may load scripts and not JSON."""
    return f"const {name} = {json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _home(subject: Subject) -> Page:
    groups: dict[str, list[Variant]] = {}
    for variant in subject.variants:
        groups.setdefault(subject.completed[variant.id].sheet.category, []).append(variant)
    return framed(subject, "index.html", "home.html.j2", "home", groups=groups, **_graph(subject, terms=False))


def _family(subject: Subject) -> Iterator[Page]:
    yield framed(subject, "family.html", "family.html.j2", "family", **_graph(subject, terms=True))


def _graph(subject: Subject, *, terms: bool) -> dict[str, Any]:
    return {
        "picture": lattice.picture(subject, terms=terms),
        "neighbours": lattice.neighbours(subject),
        "badges": {variant.id: lattice.badges(subject, variant) for variant in subject.variants},
    }


def _choose(subject: Subject) -> Iterator[Page]:
    yield Page("assets/choose-plan.js", _script("PLAN", choosing.plan(subject)))
    yield framed(
        subject,
        "choose.html",
        "choose.html.j2",
        "choose",
        table=choosing.table(subject),
        forms=notices.forms(subject, subject.variants[0]),
    )


def _remix(subject: Subject) -> Iterator[Page]:
    pairs = mixing.pairs(subject)
    yield Page("assets/remix-plan.js", _script("PLAN", mixing.plan(subject)))
    reasons = mixing.reasons(pairs)
    anchors = {f"{cell.fate.value}{cell.reason}": f"reason-{number}" for number, (cell, *_) in enumerate(reasons, 1)}
    yield framed(subject, "remix.html", "remix.html.j2", "remix", pairs=pairs, reasons=reasons, anchors=anchors)


def _understand(subject: Subject) -> Page:
    return framed(
        subject,
        "understand.html",
        "understand.html.j2",
        "understand",
        structure=answers.structure(subject),
        scope=answers.scope(subject),
        replies=answers.replies(subject),
    )
