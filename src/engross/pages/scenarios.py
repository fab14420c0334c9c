"""Whether the licences answer each scenario as its cells say, by the words that the cells quote.

Takes a family, its scenarios and its completed variants; returns findings. Nothing is concluded from what words mean:
a quotation says itself what it gives. What is computed is whether the words stand where they are said to stand, what
the quotations come to together, and whether the text settles which of two that differ prevails.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from engross.assemble import Complete
from engross.library.conditions import holds
from engross.model import Clause, Family, Precedence, Scenario, ScenarioCell, Scenarios, Verdict
from engross.model.diagnostics import Diagnostic, did_you_mean, merge
from engross.pages.quoting import ClauseText, clause_texts, is_quoted
from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell is checked against in one variant: its texts by clause, and the names that its sheet makes true."""

    variant: str
    texts: Mapping[str, ClauseText]
    true: frozenset[str]


def readings(family: Family, completed: Sequence[Complete]) -> Mapping[str, Reading]:
    """The reading of each variant by its id."""
    return {
        one.variant.id: Reading(one.variant.id, clause_texts(family, one.document), one.sheet.true) for one in completed
    }


def check(family: Family, scenarios: Scenarios, completed: Sequence[Complete]) -> tuple[Diagnostic, ...]:
    """Every fault of the scenarios; `completed` are all variants under the family's own settings."""
    found: list[Diagnostic] = []
    read = readings(family, completed)
    for scenario in scenarios.scenarios:
        found += _check_variants(scenario, read)
        for cell in scenario.cells:
            for variant in cell.variants:
                if variant in read:
                    found += check_cell(scenario, cell, read[variant], scenarios.general)
    found += _check_citing(family, scenarios, read)
    return merge(found)


def check_cell(
    scenario: Scenario, cell: ScenarioCell, reading: Reading, general: Sequence[str] = ()
) -> Iterator[Diagnostic]:
    """The faults of one cell in one variant; `general` are clauses that back nothing alone."""
    words = list(_check_words(scenario, cell, reading))
    yield from words
    if not words:
        yield from _check_verdict(scenario, cell, reading)
    if cell.because and all(_is_general(quoted.clause, general) for quoted in cell.because):
        message = f"scenario {scenario.id!r} rests on general clauses alone"
        hint = "quote the clause that decides the situation as well"
        yield Diagnostic("scenario-general", message, cell.span, hint, (reading.variant,))
    yield from _check_row(scenario, cell, reading)


def verdict(cell: ScenarioCell, links: Sequence[Precedence]) -> Verdict | None:
    """What the quotations of a cell come to, None where those that yield to no other differ, or where none is left."""
    if not cell.because:
        return Verdict.OUTSIDE
    yielding = {link.over for link in links}
    standing = {one.gives for one in cell.because if not one.only and one.clause not in yielding}
    if len(standing) != 1:
        return None
    (result,) = standing
    limits = {one.gives for one in cell.because if one.only}
    qualified = result is not Verdict.OUTSIDE and bool(limits - {result})
    return Verdict.YES_IF if qualified else result


def _check_variants(scenario: Scenario, read: Mapping[str, Reading]) -> Iterator[Diagnostic]:
    """Every variant has one cell."""
    named = Counter(variant for cell in scenario.cells for variant in cell.variants)
    for cell in scenario.cells:
        for variant in dict.fromkeys(cell.variants):
            if variant not in read:
                hint = did_you_mean(variant, read, "name a licence of the family")
                yield Diagnostic("scenario-cells", f"no licence is called {variant!r}", cell.span, hint)
            elif named[variant] > 1:
                message = f"scenario {scenario.id!r} answers more than once"
                yield Diagnostic("scenario-cells", message, cell.span, "name each licence once", (variant,))
    for variant in read.keys() - named.keys():
        message = f"scenario {scenario.id!r} has no answer"
        hint = "add the licence to the cell whose answer and words it shares, or give it its own"
        yield Diagnostic("scenario-cells", message, scenario.span, hint, (variant,))


def _check_words(scenario: Scenario, cell: ScenarioCell, reading: Reading) -> Iterator[Diagnostic]:
    """Every clause that a cell names is there, and has the words that are quoted from it."""
    for quoted in cell.quoted:
        text = reading.texts.get(quoted.clause)
        where = (reading.variant,)
        if text is None:
            message = f"scenario {scenario.id!r} quotes {quoted.clause!r}, which is not here"
            hint = "give the licences without that clause a cell of their own"
            yield Diagnostic("scenario-absent", message, quoted.span, hint, where)
        elif not is_quoted(quoted.words, text.words):
            message = f"{quoted.clause!r} does not have the words {quoted.words!r}"
            hint = f"quote it as it reads, with its negations: {text.words}"
            yield Diagnostic("scenario-words", message, quoted.span, hint, where)


def _check_verdict(scenario: Scenario, cell: ScenarioCell, reading: Reading) -> Iterator[Diagnostic]:
    """The quotations come to the answer, and none of two that differ is left without a link."""
    where = (reading.variant,)
    links = []
    for link in cell.settled:
        reason = _why_idle(cell, link, reading)
        if reason:
            hint = "quote the words that refer to the clause that prevails, or let the clauses say which yields"
            yield Diagnostic("double-verdict", f"scenario {scenario.id!r}: {reason}", link.span, hint, where)
        else:
            links.append(link)
    found = verdict(cell, links)
    if found is None:
        said = " and ".join(f"{one.clause!r} gives {one.gives.value}" for one in cell.because if not one.only)
        message = f"scenario {scenario.id!r} has no one answer: {said or 'no passage decides'}"
        hint = "quote under `settled` the words by which one yields; where there are none, correct the clauses"
        yield Diagnostic("double-verdict", message, cell.span, hint, where)
    elif found is not cell.answer:
        message = f"scenario {scenario.id!r} answers {cell.answer.value}, and its words come to {found.value}"
        hint = "correct the answer or what the quotations give, or correct the clauses"
        yield Diagnostic("scenario-verdict", message, cell.span, hint, where)
    if bool(cell.conditions) != (cell.answer is Verdict.YES_IF):
        message = f"scenario {scenario.id!r} answers {cell.answer.value}"
        said = "names no condition" if cell.answer is Verdict.YES_IF else "names conditions"
        hint = "`conditions` belong to the answer yes-if, which has one or more"
        yield Diagnostic("scenario-verdict", f"{message} and {said}", cell.span, hint, where)


def _why_idle(cell: ScenarioCell, link: Precedence, reading: Reading) -> str:
    """Why a link settles nothing, "" where it does."""
    gives = {quoted.clause: quoted.gives for quoted in cell.because if not quoted.only}
    if not {link.over, link.winner} <= gives.keys():
        return f"{link.over!r} and {link.winner!r} are not both quoted in this cell, without `only`"
    if gives[link.over] is gives[link.winner]:
        return f"{link.over!r} and {link.winner!r} give the same"
    text, over, winner = (reading.texts[clause] for clause in (link.clause, link.over, link.winner))
    if link.over in text.within or text.targets & winner.within:
        return ""
    if link.winner in text.within and text.targets & over.within:
        return ""
    return f"{link.clause!r} neither stands in {link.over!r} nor refers to {link.winner!r}"


def _check_row(scenario: Scenario, cell: ScenarioCell, reading: Reading) -> Iterator[Diagnostic]:
    """A cell whose subject is a row or predicate answers as that does."""
    if scenario.row is None:
        return
    answer = holds(scenario.row.text, reading.true)
    said = cell.answer in (Verdict.YES, Verdict.YES_IF)
    if cell.answer is Verdict.OUTSIDE or said is not answer:
        message = f"scenario {scenario.id!r} answers {cell.answer.value}, and the sheet says of `{scenario.row.text}`"
        hint = "correct the answer or the fact of the clause; drop `row` where it is about something else"
        found = f"{message} {'yes' if answer else 'no'}"
        yield Diagnostic("scenario-row", found, cell.span, hint, (reading.variant,))


def _check_citing(family: Family, scenarios: Scenarios, read: Mapping[str, Reading]) -> Iterator[Diagnostic]:
    """Every operative clause is quoted by some cell, or its reason stands under `uncited`, and not both."""
    quoted = {one.clause for scenario in scenarios.scenarios for cell in scenario.cells for one in cell.quoted}
    present = {identifier for reading in read.values() for identifier in reading.texts}
    for identifier, alternates in family.clauses.items():
        if identifier in quoted | scenarios.uncited.keys() or identifier not in present:
            continue
        if any(_is_operative(family, clause) for clause in alternates):
            message = f"no scenario quotes the clause {identifier!r}"
            hint = f"quote it in a cell, or say under `uncited` of {scenarios.path} why none does"
            yield Diagnostic("scenario-uncited", message, alternates[0].span, hint)
    for identifier in sorted(scenarios.uncited.keys() & quoted):
        message = f"a scenario quotes the clause {identifier!r}"
        yield Diagnostic("scenario-uncited", message, scenarios.uncited[identifier].span, "remove its reason")


def _is_operative(family: Family, clause: Clause) -> bool:
    """Whether a clause does something: it has facts, or is neither the title nor a definition."""
    return bool(clause.facts) or not (clause.term or clause.id == family.outline.front[0].id)


def _is_general(clause: str, general: Sequence[str]) -> bool:
    return any(clause == one or clause.startswith(f"{one}.") for one in general)
