"""Templates of the pages beside the licences.

Takes the name of a template of this room and its values; returns the page. HTML is escaped, and a value that is missing
is an error. Never computes what stands on a page.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: Any) -> str:
    """A page set with a template, with one newline at its end."""
    return _environment().get_template(template).render(values).strip() + "\n"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from engross.writers.compiled import Kept
    from engross.writers.markdown_words import escaped

    environment = Environment(
        loader=PackageLoader("engross.pages"),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        bytecode_cache=Kept(),
    )
    environment.filters["md"] = escaped
    return environment
