"""Rules on defined terms: forms, spelling, case, place and number of their uses.

Each takes a `Subject` and yields findings; a term is looked for as the family declares it. Whether a definition applies
where its term is used is asked when a family is read.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from engross.lint.phrasing import SMALL
from engross.lint.prose import Prose
from engross.lint.rule import Finding
from engross.lint.subject import Subject, part_words
from engross.model import Span
from engross.model.cut import CAPITAL_LETTER, SMALL_LETTER
from engross.model.languages import articles, language

_WORD = rf"{CAPITAL_LETTER}(?=[\w'’-]*{SMALL_LETTER})(?:\w|['’-](?=\w))*"
"""A word with a capital and a small letter; an apostrophe or hyphen at its end is a mark behind it."""
_CAPITALS = re.compile(rf"(?<![\w/.@\0-]){_WORD}(?: (?:and |of |or )?{_WORD})*")
_ACRONYM = re.compile(r"[A-Z]{2,}s?")
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Prof", "St")
_ABBREVIATED = re.compile(rf"\b(?:e\.g|i\.e|cf|vs|{'|'.join(_TITLES)})\.$")
"""A full stop that ends no sentence."""
_SAID = re.compile(r"[^\"“”]* [^\"“”]*[.?!][\"”]")
"""A quotation of several words that ends as a sentence does."""
_INLINE = re.compile(
    r"\((?:[a-z, ]+ )?[\"“](?:the |an? )?[A-Z][^\"”]*[\"”]\)|[\"“][A-Z][^\"”]*[\"”] (?:means|shall mean|refers to)"
)
_INLINE_TERM = re.compile(r"\((?:[a-z, ]+ )?[\"“](?:the |an? )?([A-Z][^\"”]*)[\"”]\)")
_ENDINGS = re.compile(r"(?:'s|’s|s|es|d|ed|ing|ings|ion|ions|or|ors)$")
_DETERMINERS = re.compile(
    r"(?:\b(?:the|a|an|any|each|every|this|that|no|such|another|which|whichever|whose|your|our|their|its|one)"
    r"(?: \w+)?|['’]s|s['’]) $",
    re.IGNORECASE,
)
_MOST_SLIPS = 2


def undefined_term(subject: Subject) -> Iterator[Finding]:
    """A capitalised phrase that no definition gives.

    Capitals promise a meaning given elsewhere. Proper names are listed in the family file, under `proper_names`. Not
    asked where the family's language gives every noun a capital, as German does.
    """
    if language(subject.family.language).capital_nouns:
        return
    for prose, start, phrase, kind in _capitals(subject):
        if kind == "undefined":
            yield Finding(prose.span(start), f'"{phrase}" is capitalised and not defined', prose.clause, prose.cases)


def undeclared_form(subject: Subject) -> Iterator[Finding]:
    """A defined term in an inflection that its definition does not declare.

    A reader may wonder whether "Licensed Material" is what "Licensed Materials" means. Forms that are meant stand under
    `forms` in the definition's front matter.
    """
    printed = {case.label: case.clauses for case in subject.cases}
    for prose, start, phrase, meant in near_forms(subject):
        cases = tuple(label for label in prose.cases if any(one in printed[label] for one in meant))
        if cases:
            message = f'"{phrase}" is no declared form of a defined term'
            yield Finding(prose.span(start), message, prose.clause, cases)


def misspelt_term(subject: Subject) -> Iterator[Finding]:
    """A capitalised phrase one or two letters away from a defined term.

    A misspelt term is not the term, and a court may be asked what it is.
    """
    for prose, start, phrase, kind in _capitals(subject):
        if kind not in {"undefined", "form"}:
            yield Finding(prose.span(start), f'"{phrase}" is nearly "{kind}"', prose.clause, prose.cases)


def lower_case_term(subject: Subject) -> Iterator[Finding]:
    """A defined term in lower case, or with only some of its capitals.

    Terms of several words are found anywhere, those of one word behind "this" or "the", and "you" wherever "You" is
    defined.
    """
    several = [form for form in subject.forms if " " in form]
    single = [
        form for form in subject.forms if " " not in form and subject.definitions[subject.forms[form]].term == form
    ]
    pronouns = [form for form in subject.forms if form.casefold() in {"you", "your", "yours"}]
    parts = []
    if several:
        parts.append("|".join(map(re.escape, several)))
    if single:
        parts.append(
            rf"(?<=\bthis )(?:{'|'.join(map(re.escape, single))})|(?<=\bthe )(?:{'|'.join(map(re.escape, single))})"
        )
    if pronouns:
        parts.append("|".join(map(re.escape, pronouns)))
    if not parts:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
    for prose in subject.body:
        for match in pattern.finditer(prose.text):
            exact = match[0] in subject.forms or match[0].isupper()
            if exact or prose.within((*prose.terms, *prose.references), match.start(), match.end()):
                continue
            if subject.forms.get(match[0].capitalize(), "") == prose.clause:
                continue
            meant = next(form for form in subject.forms if form.casefold() == match[0].casefold())
            message = f'"{match[0]}" is the defined term "{meant}" in lower case'
            yield Finding(prose.span(match.start()), message, prose.clause, prose.cases)


def inline_definition(subject: Subject) -> Iterator[Finding]:
    """A term that is defined in passing, outside the definitions.

    Definitions stand together, sorted, so that each is found and printed only where it is used.
    """
    for prose in subject.body:
        if prose.defines:
            continue
        for match in _INLINE.finditer(prose.text):
            yield Finding(prose.span(match.start()), f"{match[0]} defines a term here", prose.clause, prose.cases)
        for mark in prose.strong:
            bold = prose.text[mark.start : mark.end]
            if re.fullmatch(r'["“][A-Z].*["”]', bold.strip()) and not prose.text[mark.end :].startswith(
                (" means", ")")
            ):
                yield Finding(prose.span(mark.start), f"{bold} is set as a term is defined", prose.clause, prose.cases)


def thin_term(subject: Subject) -> Iterator[Finding]:
    """A defined term that the family uses once, or inside one other definition alone.

    Such a definition makes the reader turn a page for nothing: its words can stand where the term does.
    """
    uses = _uses(subject)
    for identifier, clause in subject.definitions.items():
        places = uses.get(identifier, {})
        first = next(iter(places), "")
        if len(places) == 1 and first in subject.definitions:
            message = f'only the definition of "{subject.definitions[first].term}" uses "{clause.term}"'
        elif sum(places.values()) == 1:
            message = f'"{clause.term}" is used once, in {first!r}'
        else:
            continue
        yield Finding(clause.span, message, identifier)


def unreached_definition(subject: Subject) -> Iterator[Finding]:
    """A definition that no licence of the family prints.

    A definition is printed where its term is used; this one never is, under any setting.
    """
    reached = {identifier for case in subject.cases for identifier in case.clauses}
    for clause in subject.clauses:
        if clause.term and clause.id not in reached:
            yield Finding(clause.span, f'nothing uses "{clause.term}"', clause.id)


def missing_article(subject: Subject) -> Iterator[Finding]:
    """A defined term without the article that it has nearly everywhere else.

    Found where at least four fifths of the uses of a term in the singular have a determiner.
    """
    bare: dict[str, list[tuple[Prose, int]]] = {}
    total: dict[str, int] = {}
    for prose in subject.body:
        for mark in prose.terms:
            form = prose.text[mark.start : mark.end]
            if form.endswith("s") or form != subject.definitions[mark.target].term:
                continue
            total[form] = total.get(form, 0) + 1
            opening = prose.text[: mark.start].rstrip()
            named = re.search(r"[A-Z][\w-]*$", opening) is not None
            heads = named or not opening or opening.endswith((".", ":", "-", '"', "“"))
            if not heads and not _DETERMINERS.search(prose.text[: mark.start]):
                bare.setdefault(form, []).append((prose, mark.start))
    for form, found in bare.items():
        if total[form] >= 5 and len(found) * 5 <= total[form]:
            for prose, start in found:
                yield Finding(prose.span(start), f'"{form}" lacks its article', prose.clause, prose.cases)


def near_forms(subject: Subject) -> Iterator[tuple[Prose, int, str, tuple[str, ...]]]:
    """Capitalised phrases that are a term in another form: the prose, where, the phrase, and the definitions meant."""
    for prose, start, phrase, kind in _capitals(subject):
        if kind == "form":
            stem = _stem(phrase)
            meant = {identifier: None for form, identifier in subject.forms.items() if _stem(form) == stem}
            yield prose, start, phrase, tuple(meant)


def _uses(subject: Subject) -> dict[str, dict[str, int]]:
    """How often each clause uses each term, one alternate or wording after the other; row labels are no uses."""
    seen: dict[str, dict[str, set[Span]]] = {}
    for prose in subject.body:
        for mark in prose.terms:
            if mark.target != prose.clause:
                places = seen.setdefault(mark.target, {}).setdefault(prose.clause, set())
                places.add(prose.span(mark.start))
    return {term: {clause: len(spans) for clause, spans in places.items()} for term, places in seen.items()}


def _capitals(subject: Subject) -> Iterator[tuple[Prose, int, str, str]]:
    """Capitalised phrases that are no term and no name: the prose, where, the phrase, and what is wrong with it.

    What is wrong is "undefined", "form", or the term that the phrase is a slip of.
    """
    names = {word for name in subject.plan.proper_names for word in (name, *re.split(r"[\s'’]+", name))}
    names |= {part for variant in subject.family.variants for part in re.split(r"[\s-]+", variant.name)}
    names |= {
        *subject.family.name.split(),
        *subject.family.text.owner.split(),
        *_DATES,
        *_TITLES,
        *part_words(subject.family),
    }
    names |= {part + ending for part in part_words(subject.family) for ending in ("s", "es")}
    names |= {word for prose in subject.body if not prose.defines for word in _INLINE_TERM.findall(prose.text)}
    for prose in subject.body:
        for match in _CAPITALS.finditer(_masked(prose)):
            start, phrase = _trimmed(prose, match.start(), match[0], names)
            if phrase:
                kind = _kind(subject.forms, phrase, opening=_opens(prose, start))
                if kind and not _is_name(phrase, names, acronyms=kind == "undefined"):
                    yield prose, start, phrase, kind


def _kind(forms: Mapping[str, str], phrase: str, *, opening: bool) -> str:
    if phrase in forms:
        return ""
    near = _nearest(tuple(forms), phrase)
    if near == phrase:
        return "form"
    if near:
        return near
    return "" if opening and " " not in phrase else "undefined"


@lru_cache(maxsize=4096)
def _nearest(forms: tuple[str, ...], phrase: str) -> str:
    """The form that a phrase is a slip of; the phrase itself where it is only inflected otherwise; else nothing."""
    stem = _stem(phrase)
    if any(_stem(form) == stem for form in forms):
        return phrase
    for form in forms:
        most = min(_MOST_SLIPS, len(form) // 5)
        if most and OSA.distance(form, phrase) <= most:
            return form
    return ""


def _stem(phrase: str) -> str:
    stem = _ENDINGS.sub("", phrase)
    return (stem if len(stem) > 3 or (len(stem) > 1 and stem.isupper()) else phrase).rstrip("e").casefold()


def _trimmed(prose: Prose, start: int, phrase: str, names: set[str]) -> tuple[int, str]:
    """The phrase without the ordinary word that a sentence may open with before a name or term."""
    if _opens(prose, start) and " " in phrase:
        first, *others = phrase.split(" ")
        opener = [first, others[0]] if others[0] in {"of", "and", "or"} else [first]
        rest = phrase.removeprefix(" ".join(opener) + " ")
        if first.lower() in _OPENERS or (len(opener) > 1 and rest not in names and phrase not in names):
            return start + len(phrase) - len(rest), rest
    return start, phrase


def _opens(prose: Prose, start: int) -> bool:
    before = prose.text[:start].rstrip("\"'“‘(")
    ended = before.rstrip().rstrip("\"'”’)")
    if not before.strip() or (prose.text[start - 1] in '"“' and _SAID.match(prose.text, start)):
        return True
    closed = ended.endswith((".", "?", "!", ":", ";", "…")) and not _ABBREVIATED.search(ended)
    return before.endswith(" ") and closed


def _masked(prose: Prose) -> str:
    """The text with terms, references, and the bold opening of a definition blotted out."""
    text = re.sub(r"\s", " ", prose.text)
    for mark in (*prose.terms, *prose.references, *(prose.strong if prose.defines else ())):
        text = text[: mark.start] + "\0" * (mark.end - mark.start) + text[mark.end :]
    return text


def _is_name(phrase: str, names: set[str], *, acronyms: bool) -> bool:
    """Whether a phrase is a name, or is made of names, small words and, where they may be, acronyms."""
    bare = re.sub(r"['’]s\b", "", phrase)
    return bare in names or all(
        word in names or word.islower() or (acronyms and _ACRONYM.fullmatch(word)) for word in re.split(r"[\s-]+", bare)
    )


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATES = (*language("en").months, *_DAYS, *(f"{day}s" for day in _DAYS))
_OPENERS = (
    SMALL | {*articles()} | {"where", "when", "while", "every", "whenever", "nobody", "neither", "your", "his", "her"}
)
