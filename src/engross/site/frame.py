"""What every page of the site has: its place, the way to the others, and the frame around its words.

Takes a subject, a template and values; returns a page. Never computes what stands on it.
"""

from typing import Any

from engross.records import dataclass
from engross.site.rendering import render
from engross.site.subject import Subject

LOST = "404.html"
"""The page that hosts show where there is none."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its path from the root, with slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MainPage:
    """A main page: its key, its path from the root, and the words of the link that leads there."""

    key: str
    path: str
    words: str


def places(subject: Subject) -> tuple[MainPage, ...]:
    """The main pages that this family has."""
    every = (
        (MainPage("home", "index.html", "Licences"), True),
        (MainPage("choose", "choose.html", "Choose"), bool(subject.family.chooser)),
        (MainPage("compare", "compare/index.html", "Compare"), len(subject.variants) > 1),
        (MainPage("remix", "remix.html", "Combine"), subject.family.remix is not None),
        (MainPage("what-if", "what-if.html", "What if"), bool(subject.scenarios)),
        (MainPage("family", "family.html", "Family"), len(subject.variants) > 1),
        (MainPage("understand", "understand.html", "Understand"), True),
        (MainPage("editions", "editions/index.html", "Editions"), True),
    )
    return tuple(place for place, there in every if there)


def framed(subject: Subject, path: str, template: str, here: str, **values: Any) -> Page:
    """A page of the site at `path`; `here` is the key of the main page that it belongs to."""
    common = {
        "subject": subject,
        "family": subject.family,
        "places": {place.key: place for place in places(subject)},
        "root": "../" * path.count("/"),
        "here": here,
    }
    return Page(path, render(template, common | values))
