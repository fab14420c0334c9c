"""Whether the pages beside the licences can be made for every variant.

Takes a family and its completed variants under some settings; raises all that is wrong with their deeds and notices at
once. Never keeps a page.
"""

from collections.abc import Iterable, Mapping

from engross.assemble import Complete
from engross.model import Family
from engross.model.diagnostics import BadInput, Diagnostic
from engross.pages import notice
from engross.pages.deed import deed


def check(family: Family, completed: Iterable[Complete], settings: Mapping[str, str] | None = None) -> None:
    """Makes the deed of each variant and looks at its notice, as far as the family has them; raises `BadInput`."""
    problems: list[Diagnostic] = []
    for complete in completed:
        if family.deed:
            try:
                deed(family, complete, settings)
            except BadInput as bad:
                problems.extend(bad.diagnostics)
        try:
            notice.check(family, complete)
        except BadInput as bad:
            problems.extend(bad.diagnostics)
    if problems:
        raise BadInput(problems)
