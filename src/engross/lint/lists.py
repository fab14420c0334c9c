"""Rules on lists: items that repeat each other, and acts joined by the wrong word.

Each takes a `Subject` and yields findings. Labels, punctuation and coordinators are computed.
"""

import re
from collections.abc import Iterator

from engross.lint.phrasing import ACTS, SMALL
from engross.lint.prose import Prose
from engross.lint.rule import Finding
from engross.lint.subject import Subject
from engross.model import Provision
from engross.model.cut import words
from engross.model.languages import language

_STARTS = re.compile(r"\b(?:accepts?|accepted|starts?|begins?|commences?)\b", re.IGNORECASE)
_Content = list[tuple[str, bool]]


def repeated_item(subject: Subject) -> Iterator[Finding]:
    """Two items of one list with the same words.

    The second adds nothing, or was meant to say something else.
    """
    for one, other, both in _pairs(subject):
        if _bare(one, subject) == _bare(other, subject):
            message = f"this item stands in the list already, as {other.provision!r}"
            yield Finding(one.span(), message, one.clause, both)


def repeated_words(subject: Subject) -> Iterator[Finding]:
    """Several words that two items of one list share, besides a common opening.

    What is said in two items of a list is said twice. Defined terms and small words do not count.
    """
    for one, other, both in _pairs(subject):
        shared = _shared(one, other) if _bare(one, subject) != _bare(other, subject) else ""
        if shared:
            at = one.text.casefold().find(shared)
            yield Finding(one.span(max(at, 0)), f'"{shared}" stands in {other.provision!r} too', one.clause, both)


def acts_joined_by_and(subject: Subject) -> Iterator[Finding]:
    """Acceptance or beginning tied to several acts at once.

    Who uses and shares has accepted; who only uses, perhaps not. Where any one act is enough, write "or".
    """
    for prose in subject.body:
        for start, sentence in prose.sentences:
            if not _STARTS.search(sentence):
                continue
            for match in re.finditer(r"([\w-]+)(?: \w+){0,2},? and ([\w-]+)", sentence):
                before = [word.casefold() for word in words(sentence[: match.start(2)])][-6:]
                if match[2].casefold() in ACTS and any(word in ACTS for word in before[:-1]):
                    at = start + sentence.index(" and ", match.start()) + 1
                    yield Finding(prose.span(at), 'these acts are joined by "and"', prose.clause, prose.cases)


def _pairs(subject: Subject) -> Iterator[tuple[Prose, Prose, tuple[str, ...]]]:
    """Each item of a list that is joined by "and" or "or", one before it in the list, and the cases that have both."""
    by_provision: dict[str, list[Prose]] = {}
    for prose in subject.body:
        by_provision.setdefault(prose.provision, []).append(prose)
    provisions = (provision for case in subject.cases for provision in case.document.walk())
    lists = dict.fromkeys(
        tuple(child.id for child in provision.children) for provision in provisions if _is_list(subject, provision)
    )
    for items in lists:
        read = [prose for item in items for prose in by_provision.get(item, ())]
        for number, one in enumerate(read):
            for other in read[:number]:
                if both := tuple(label for label in one.cases if label in other.cases):
                    yield one, other, both


def _is_list(subject: Subject, provision: Provision) -> bool:
    owner = subject.family.clauses.get(provision.id)
    return provision.level > 1 and (owner is None or owner[0].join in {"and", "or"})


def _bare(prose: Prose, subject: Subject) -> str:
    joins = language(subject.family.language).joining
    return re.sub(rf"\W+(?:{joins})?\W*$", "", prose.text).casefold()


def _shared(one: Prose, other: Prose) -> str:
    """The longest run of words that both share behind their common opening, if it says something."""
    mine, theirs = (_content(prose) for prose in (one, other))
    opening = 0
    while opening < min(len(mine), len(theirs)) and mine[opening] == theirs[opening]:
        opening += 1
    said = {tuple(word for word, _ in part) for part in _in_threes(theirs)}
    for part in _in_threes(mine[opening:]):
        run = tuple(word for word, _ in part)
        if run in said and sum(counts for _, counts in part) >= 2:
            return " ".join(run)
    return ""


def _in_threes(content: _Content) -> Iterator[_Content]:
    """Each run of three words."""
    return map(list, zip(content, content[1:], content[2:], strict=False))


def _content(prose: Prose) -> _Content:
    """The words in lower case, each with whether it says something: neither small nor part of a term or reference."""
    found = []
    for match in re.finditer(r"[\w'-]+", prose.text):
        marked = prose.within((*prose.terms, *prose.references), match.start(), match.end())
        word = match[0].casefold()
        found.append((word, not marked and word not in SMALL))
    return found
