"""What the family file says about remix, deed, notice, chooser and site, read and checked against the family.

Takes a node whose shape is known to be right; returns plans, with findings for names that stand for nothing. Whether a
clause is there in every variant that needs it is asked where the pages are made.
"""

from collections.abc import Collection, Iterable

from engross.library.family.names import check_condition
from engross.library.family.unread import Unread
from engross.library.source.clause import condition, passage
from engross.library.source.yaml import Node
from engross.model import (
    NOTICE_FIELDS,
    Answer,
    Badge,
    Condition,
    DeedLine,
    DeedPlan,
    Family,
    NoticePlan,
    Option,
    Passage,
    Placeholder,
    Question,
    RemixNote,
    RemixPlan,
    ScopeLine,
    SitePlan,
    SiteQuestion,
    SourceReference,
    Span,
)
from engross.model.diagnostics import Findings, did_you_mean


def remix(root: Node) -> RemixPlan | None:
    """How combinations are explained, if the family says so."""
    node = root.fields.get("remix")
    if node is None:
        return None
    return RemixPlan(
        shared=node.get("shared"),
        offer=node.get("offer"),
        none=node.get("none"),
        private=node.get("private"),
        parts=node.get("parts"),
        inseparable=node.get("inseparable"),
        separable=node.get("separable"),
        span=root.keys["remix"],
        notes=tuple(RemixNote(one.get("text"), _rows(one), _texts(one, "see"), one.span) for one in node.list("notes")),
    )


def deed(root: Node) -> DeedPlan | None:
    """The plan of the deed, if there is one."""
    node = root.fields.get("deed")
    if node is None:
        return None
    groups = {identifier: heading.text for identifier, heading in node.mapping("groups").items()}
    return DeedPlan(node.get("note"), groups, tuple(_line(line) for line in node.list("lines")))


def notice(root: Node, findings: Findings) -> NoticePlan | None:
    """The plan of the notice, if there is one."""
    node = root.fields.get("notice")
    if node is None:
        return None
    lines, modified = (tuple(passage(one, findings) for one in node.list(key)) for key in ("lines", "modified"))
    owner = passage(node.fields["copyright"], findings)
    return NoticePlan(node.get("file"), node.get("heading"), owner, node.get("untitled"), lines, modified)


def chooser(root: Node, options: Iterable[Option], findings: Findings) -> tuple[Question, ...]:
    """The questions of the chooser, in order; none where the family has no chooser."""
    words = {option.code: option.question for option in options}
    questions = root.fields["chooser"].mapping("questions") if "chooser" in root.fields else {}
    found = []
    for identifier, node in questions.items():
        option = node.fields.get("option")
        if (option is None) == ("question" not in node.fields):
            hint = "keep `question`, or keep `option`"
            findings.add("wrong-shape", "a question has either its own words or those of an option", node.span, hint)
        elif option is not None and option.text not in words:
            hint = did_you_mean(option.text, words)
            findings.add("unknown-option", f"{option.text!r} is not an option", option.span, hint)
        text = words.get(option.text, "") if option else node.get("question")
        answers = tuple(_answer(key, answer) for key, answer in node.mapping("answers").items())
        found.append(Question(identifier, text, node.get("help"), answers, node.span, node.get("otherwise")))
    return tuple(found)


def site(root: Node) -> SitePlan | None:
    """The words of the site, if the family has any of its own."""
    node = root.fields.get("site")
    if node is None:
        return None
    badges = (Badge(one.get("asks"), one.get("yes"), one.get("no"), one.span) for one in node.list("badges"))
    scope = (
        ScopeLine(one.get("subject"), one.get("governed") == "yes", _texts(one, "see"), one.span)
        for one in node.list("scope")
    )
    questions = (
        SiteQuestion(one.get("question"), _texts(one, "rows"), _texts(one, "see"), one.span)
        for one in node.list("questions")
    )
    return SitePlan(_texts(node, "purpose"), tuple(badges), tuple(scope), tuple(questions))


def check(family: Family, missing: Unread, findings: Findings) -> None:
    """Report every row, clause, group, condition and placeholder that a plan names and the family does not have."""
    rows = {row.id for row in family.sheet.rows} if family.sheet else set()
    sections = (*family.outline.sections, *family.outline.annexes)
    targets = {*family.clauses, *missing.ids, *(section.id for section in sections)}
    if family.remix:
        plan = family.remix
        _known([plan.shared], rows, _ROW, plan.span, findings)
        _known((plan.offer, plan.none, plan.private, plan.parts), targets, _CLAUSE, plan.span, findings)
        for note in plan.notes:
            _known(note.rows, rows, _ROW, note.span, findings)
            _known(note.see, targets, _CLAUSE, note.span, findings)
    for line in family.deed.lines if family.deed else ():
        _known([line.group], family.deed.groups if family.deed else (), _GROUP, line.span, findings)
        _known(line.rows, rows, _ROW, line.span, findings)
        _known(line.see, targets, _CLAUSE, line.span, findings)
        if not line.rows and not line.see:
            hint = "name the rows whose answers it tells, or under `see` the clauses that say it"
            findings.add("unbacked-line", "no clause backs this line of the deed", line.span, hint)
    for words in family.notice.passages if family.notice else ():
        _check_notice(words, targets, findings)
    _conditions(family, rows, findings)
    if family.site:
        _check_site(family.site, rows, {predicate.name for predicate in family.predicates}, targets, findings)


_ROW = ("the sheet has no row", "unknown-row")
_ASKED = ("there is no row and no predicate", "unknown-row")
_CLAUSE = ("nothing has the id", "unknown-id")
_GROUP = ("the deed has no group", "unknown-id")


def _known(
    wanted: Iterable[str], names: Collection[str], wrong: tuple[str, str], span: Span, findings: Findings
) -> None:
    said, code = wrong
    for name in wanted:
        if name not in names:
            findings.add(code, f"{said} {name!r}", span, did_you_mean(name, names))


def _check_site(
    plan: SitePlan, rows: Collection[str], predicates: Collection[str], targets: Collection[str], findings: Findings
) -> None:
    for badge in plan.badges:
        _known([badge.asks], {*rows, *predicates}, _ASKED, badge.span, findings)
    for line in plan.scope:
        _known(line.see, targets, _CLAUSE, line.span, findings)
    for question in plan.questions:
        _known(question.rows, rows, _ROW, question.span, findings)
        _known(question.see, targets, _CLAUSE, question.span, findings)
        if not question.rows and not question.see:
            hint = "name the rows that answer it, or under `see` the clauses that do"
            findings.add("unbacked-line", "nothing answers this question of the site", question.span, hint)


def _conditions(family: Family, rows: set[str], findings: Findings) -> None:
    """Lines ask for options and settings, answers for options and for what the sheet comes to."""
    options = {option.code for option in family.options}
    switches = {name for setting in family.settings for value in setting.values for name in setting.names(value)}
    asked = (rows or options) | {predicate.name for predicate in family.predicates}
    for line in family.deed.lines if family.deed else ():
        check_condition(line.applies, options | switches, findings)
    for answer in (answer for question in family.chooser for answer in question.answers):
        check_condition(answer.require, options | asked, findings, ("unknown-option", "an option, row or predicate"))
        check_condition(answer.prefer, asked, findings, ("unknown-row", "a row or predicate"))


def _check_notice(words: Passage, targets: Collection[str], findings: Findings) -> None:
    for inline in words:
        if isinstance(inline, Placeholder) and inline.name not in NOTICE_FIELDS:
            hint = did_you_mean(inline.name, NOTICE_FIELDS)
            findings.add("missing-phrase", f"a notice has no field {inline.name!r}", inline.span, hint)
        elif isinstance(inline, SourceReference) and inline.target not in targets:
            hint = did_you_mean(inline.target, targets)
            findings.add("dangling-reference", f"nothing has the id {inline.target!r}", inline.span, hint)


def _line(node: Node) -> DeedLine:
    return DeedLine(
        node.get("group"),
        node.get("text"),
        _rows(node),
        _condition(node, "applies"),
        _texts(node, "see"),
        node.span,
        _texts(node, "scenarios"),
    )


def _rows(node: Node) -> dict[str, bool]:
    return {row: answer.text == "yes" for row, answer in node.mapping("rows").items()}


def _texts(node: Node, key: str) -> tuple[str, ...]:
    return tuple(one.text for one in node.list(key))


def _answer(identifier: str, node: Node) -> Answer:
    outside = node.get("outside") == "yes"
    wanted, preferred = _condition(node, "require"), _condition(node, "prefer")
    return Answer(identifier, node.get("label"), node.get("says"), wanted, preferred, outside)


def _condition(node: Node, key: str) -> Condition:
    """The condition of a field; one that always holds where the field is absent."""
    return condition(node.fields[key]) if key in node.fields else Condition("true", node.span)
