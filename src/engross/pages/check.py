"""Whether the pages beside the licences can be made for every variant, and the scenarios are answered as they say.

Takes a family and its completed variants under some settings; raises all that is wrong with their deeds, notices and
scenarios at once. Never keeps a page.
"""

from collections.abc import Mapping, Sequence

from engross.assemble import Complete
from engross.model import Family, Scenarios
from engross.model.diagnostics import BadInput, Diagnostic
from engross.pages import notice
from engross.pages import scenarios as answers
from engross.pages.deed import check_scenarios, deed


def check(
    family: Family,
    completed: Sequence[Complete],
    settings: Mapping[str, str] | None = None,
    scenarios: Scenarios | None = None,
) -> None:
    """Makes the deed of each variant and looks at its notice, as far as the family has them; raises `BadInput`.

    Scenarios are looked at where they are given, which is under the family's own settings.
    """
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
    if scenarios and family.deed and not problems:
        problems.extend(check_scenarios(family, completed, scenarios.scenarios))
    if scenarios and scenarios.scenarios:
        problems.extend(answers.check(family, scenarios, completed))
    if problems:
        raise BadInput(problems)
