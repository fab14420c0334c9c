"""HTML: a `Document` in, one self-contained page out.

Takes the numbered tree; returns a UTF-8 page that asks for nothing else: no script, no font, no image. The words of the
licence are all inside `main` and outside `nav`; every provision has its id, and its aliases, as an anchor. `page` sets
the same tree with another template, which is how the PDF shares the body with the page.
"""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from engross.model import Document, Kind, Provision

if TYPE_CHECKING:
    from jinja2 import Environment


def write(document: Document) -> bytes:
    """The document as one HTML page."""
    return page(document, "page.html.j2").encode()


def page(document: Document, template: str) -> str:
    """The document set with one of the templates of this package."""
    return _environment().get_template(template).render(document=document, record=document.record) + "\n"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("engross.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lists"] = _lists
    return environment


def _lists(siblings: Sequence[Provision]) -> list[list[Provision]]:
    """Siblings in stretches, so that neighbouring items become one list."""
    return [list(stretch) for _, stretch in groupby(siblings, lambda one: one.kind is Kind.ITEM)]
