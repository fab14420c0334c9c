"""HTML: a `Document`, or a `Redline`, in, one self-contained page out.

Takes the numbered tree; returns a UTF-8 page that asks for nothing else: no script, no font, no image. The words of the
licence are all inside `main` and outside `nav`; every provision has its id, and its aliases, as an anchor. `page` sets
the same tree with another template, which is how the PDF shares the body with the page.

A redline has its summary first, then old and new number beside the marked words; boxes hide classes of change by style
alone. `environment` serves other rooms the macros of `marked.html.j2`, so that a change looks the same on every page.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from engross.model import Class, Document, Kind, Provision, Redline
from engross.model.languages import language
from engross.writers import quotes
from engross.writers.comparison import HEADER, compared_clauses
from engross.writers.pieces import cited, labels, pieces
from engross.writers.rows import chapters
from engross.writers.summary import CALLED, TOOLKIT, described, numbers, summary

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def write(document: Document) -> bytes:
    """The document as one HTML page."""
    return page(document, "page.html.j2").encode()


def redline(redline: Redline) -> bytes:
    """The redline as one HTML page."""
    return redline_page(redline, "redline.html.j2").encode()


def comparison(redline: Redline) -> bytes:
    """What changed as a page with one table: old, new and class, clause by clause."""
    redline = quotes.redline_in_print(redline)
    template = environment().get_template("comparison.html.j2")
    found = summary(redline)
    clauses = compared_clauses(found)
    return (template.render(redline=redline, found=found, clauses=clauses, header=HEADER) + "\n").encode()


def page(document: Document, template: str, beside: Mapping[str, Sequence[str]] | None = None) -> str:
    """The document set with one of the templates of this package; `beside` are notes to print at provisions, by id."""
    document = quotes.in_print(document)
    found = environment().get_template(template)
    record, own = document.record, language(document.record.language)
    return found.render(document=document, record=record, language=own, beside=beside or {}) + "\n"


def redline_page(redline: Redline, template: str) -> str:
    """The redline set with one of the templates of this package."""
    redline = quotes.redline_in_print(redline)
    found = environment().get_template(template)
    return found.render(redline=redline, found=summary(redline), chapters=chapters(redline)) + "\n"


@cache
def environment(package: str = "engross.writers") -> "Environment":
    """The templates of a package, and those of this one, with the filters that they need.

    A template of `package` has the marked words by `{% from "marked.html.j2" import words, text, filters, legend %}`:
    `words(change.runs)` sets one change, `text(redline|chapters)` a whole redline; `redline.css.j2` is their style,
    over the variables of `screen.css`.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    from engross.writers.compiled import Kept

    made = Environment(
        loader=ChoiceLoader([PackageLoader(one) for one in dict.fromkeys((package, "engross.writers"))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Kept(),
    )
    made.filters |= {
        "lists": _lists,
        "lines": _lines,
        "pieces": pieces,
        "labels": labels,
        "cited": cited,
        "chapters": chapters,
        "summary": summary,
    }
    made.filters |= {"numbers": numbers, "described": described, "called": CALLED.__getitem__}
    made.filters["css"] = _css
    made.globals |= {"classes": tuple(Class), "toolkit": TOOLKIT}
    return made


def _lines(text: str) -> "Markup":
    """Words with a break where a line must end."""
    from markupsafe import Markup, escape

    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _css(words: str) -> str:
    """Words for a string of a style sheet, whatever signs they have."""
    return "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in words)


def _lists(siblings: Sequence[Provision]) -> list[list[Provision]]:
    """Siblings in stretches, so that neighbouring items become one list."""
    return [list(stretch) for _, stretch in groupby(siblings, lambda one: one.kind is Kind.ITEM)]
