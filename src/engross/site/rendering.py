"""Templates of the site.

Takes the name of a template of this room and its values; returns a page. HTML is escaped, and a value that is missing
is an error. Never computes what stands on a page.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from engross.model import Document
from engross.writers import html

_COLUMNS = re.compile(r"\s*<colgroup>.*?</colgroup>", flags=re.DOTALL)


def render(template: str, values: Mapping[str, Any]) -> bytes:
    """A page set with a template, its lines without indentation.

    Widths of columns are set in the style sheet, since the site allows no style of an element's own.
    """
    return tight(_COLUMNS.sub("", _environment().get_template(template).render(values))).encode()


def style(template: str) -> bytes:
    """A style sheet that is a template."""
    return _tight_style(_environment().get_template(template).render()).encode()


def text_of(document: Document, beside: Mapping[str, Sequence[str]]) -> str:
    """The provisions of a licence as a part of a page, the title block left out, with notes `beside` them by id."""
    page = html.page(document, "text.html.j2", beside)
    _, _, rest = page.partition('<div class="text">')
    return rest[: rest.rindex("</div>")]


def tight(page: str) -> str:
    """A page without the blank lines and the indentation that templates leave; `pre` keeps its lines."""
    parts = re.split(r"(<pre.*?</pre>)", page, flags=re.DOTALL)
    kept = [part if part.startswith("<pre") else re.sub(r"\n\s*", "\n", part) for part in parts]
    return "".join(kept).strip() + "\n"


def _tight_style(sheet: str) -> str:
    """A style sheet without comments, and without blanks that mean nothing; quoted strings stay as they are."""
    parts = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    kept = [part if part.startswith('"') else re.sub(r"\s*([{};,])\s*|(:)\s+|\s+", _blank, part) for part in parts]
    return "".join(kept).strip() + "\n"


def _blank(found: re.Match[str]) -> str:
    return found[1] or found[2] or " "


@cache
def _environment() -> Any:
    environment = html.environment("engross.site")
    environment.filters["size"] = _size
    return environment


def _size(number: int) -> str:
    """A size in bytes as people read it."""
    return f"{number / 1000:.0f} kB" if number >= 1000 else f"{number} bytes"
