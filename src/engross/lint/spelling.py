"""Rules on letters, marks and spaces.

Each takes a `Subject` and yields findings. What a character may be is asked when a file is read.
"""

import re
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from engross.lint.phrasing import A_BEFORE, AMERICAN, AN_BEFORE, MISSPELT
from engross.lint.prose import Prose
from engross.lint.rule import Finding
from engross.lint.subject import Subject
from engross.model.cut import SMALL_LETTER, words
from engross.model.languages import language

_CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]")
_DOUBLED = re.compile(r"\b([^\W\d_]+)(?:\s+)\1\b", re.IGNORECASE)
_ACRONYM = 4
_LETTER = r"[^\W\d_]"
_PREPOSITIONS = r"(?:in|on|by|with|without|including|whether|under|for|from|at|to|as|if|such)\b"
_ARTICLE = re.compile(r"\b([Aa]n?) (?:[\"'“‘(]*)([A-Za-z][\w-]*)")
_NOUN = re.compile(
    r"\b(?:an?|any|each|every|no|one|another|such|exclusive|non-exclusive|free|direct|sub) (license[sd]?)\b"
)
_SERIAL = re.compile(
    r"\b[\w'-]+(?: [\w'-]+){0,2}, [\w'-]+(?: [\w'-]+){0,2}(, | )(?:and|or) [\w'-]+(?: [\w'-]+){0,2}(?=[.;:,)]|$)"
)


def american_spelling(subject: Subject) -> Iterator[Finding]:
    """An American spelling in a text in British English.

    Asked where the family's language is en-GB. The noun is "licence" and the verb "license"; the defined term and names
    keep their own spelling.
    """
    if not subject.family.language.startswith("en-GB"):
        return
    for prose in subject.prose:
        yield from _listed(prose, AMERICAN, _AMERICAN, "is American")
        for match in _NOUN.finditer(prose.text):
            if not prose.within(prose.terms, match.start(1), match.end(1)):
                hint = f'write "{match[1].replace("s", "c", 1)}"'
                yield Finding(
                    prose.span(match.start(1)), f'the noun "{match[1]}" is American', prose.clause, prose.cases, hint
                )


def misspelling(subject: Subject) -> Iterator[Finding]:
    """A word that is misspelt.

    A short list of slips that licences are prone to.
    """
    for prose in subject.prose:
        yield from _listed(prose, MISSPELT, _MISSPELT, "is misspelt")


def misspelt_name(subject: Subject) -> Iterator[Finding]:
    """A proper name spelt otherwise than the family file lists it.

    A hyphen or capital too many makes another body of it.
    """
    for name in subject.plan.proper_names:
        parts = re.split(r"[\s-]+", name)
        pattern = re.compile(rf"\b{'[ -]'.join(map(re.escape, parts))}\b", re.IGNORECASE)
        capital = re.compile(rf"[A-Z][\w-]*(?: (?:of |the )*[A-Z][\w-]*){{{max(len(parts) - 2, 0)},{len(parts)}}}")
        for prose in subject.prose:
            for match in pattern.finditer(prose.text):
                if match[0] != name and not (len(parts) == 1 and match[0].islower()):
                    yield _misnamed(prose, match, name)
            for match in capital.finditer(prose.text) if len(parts) > 1 else ():
                slips = OSA.distance(match[0].casefold(), name.casefold())
                if 0 < slips <= 2 and not pattern.fullmatch(match[0]):
                    yield _misnamed(prose, match, name)


def curly_quotes(subject: Subject) -> Iterator[Finding]:
    """A curly quotation mark or apostrophe.

    Straight marks alone are used, so that a term reads the same everywhere and is found by any search.
    """
    for prose in subject.prose:
        for match in _CURLY.finditer(prose.text):
            yield Finding(prose.span(match.start()), f"{match[0]!r} is curly", prose.clause, prose.cases)


def doubled_word(subject: Subject) -> Iterator[Finding]:
    """A word that appears twice in a row.

    Such slips are left where a sentence was changed; the eye jumps over them, the more so at the end of a line.
    """
    fine = language(subject.family.language).twice
    for prose in subject.prose:
        for match in _DOUBLED.finditer(prose.text):
            if match[1].casefold() not in fine:
                at = match.start() + len(match[1]) + 1
                yield Finding(prose.span(at), f'"{match[1]}" appears twice', prose.clause, prose.cases)


def indefinite_article(subject: Subject) -> Iterator[Finding]:
    """The article "a" before a vowel, or "an" before a consonant, as they are spoken.

    A phrase may have been put before a word that was chosen later.
    """
    for prose in subject.prose:
        for match in _ARTICLE.finditer(prose.text):
            word = match[2].casefold()
            vowel = (word[0] in "aeiou" and not word.startswith(A_BEFORE)) or word.startswith(AN_BEFORE)
            if match[2].isupper() and len(match[2]) <= _ACRONYM:
                vowel = match[2][0] in "AEFHILMNORSX"
            if vowel != (match[1].casefold() == "an") and not (match[1] == "A" and _is_label(prose, match)):
                yield Finding(
                    prose.span(match.start()), f'"{match[1]} {match[2]}" is not said so', prose.clause, prose.cases
                )


def hyphen_at_line_end(subject: Subject) -> Iterator[Finding]:
    """A hyphen at the end of a line, which is printed with a space behind it.

    The end of a line is a space to a reader: "co-" and "author" in two lines print "co- author".
    """
    for prose in subject.prose:
        for match in re.finditer(r"(?<=\w)- (?=\w)", prose.text):
            here, behind = prose.span(match.start()), prose.span(match.end())
            if here.path == behind.path and behind.line == here.line + 1:
                word = re.findall(r"[\w-]+$", prose.text[: match.end() - 1])[0] + prose.text[match.end() - 1 :]
                message = f'"{" ".join(word.split()[:2])}" is printed with a space behind the hyphen'
                yield Finding(here, message, prose.clause, prose.cases)


def loose_punctuation(subject: Subject) -> Iterator[Finding]:
    """A space before a mark of punctuation, or none behind it.

    Looked for in the files as typed, since assembly closes some of these gaps. French may have a space before
    high marks.
    """
    close = "".join(mark for mark in ",;:!?." if mark not in language(subject.family.language).spaced)
    pattern = re.compile(
        rf"(?<=\S)\s+(?=[{close}](?:\s|$))|(?<=\w)\s+(?=[,;!?]{_LETTER})|(?<=\S)\s+(?=\))|(?<=\()\s+|"
        rf"(?<={SMALL_LETTER})[,;:](?={_LETTER})|,,|;;|(?<!\.)\.\.(?!\.)"
    )
    for owner, text in subject.written:
        for match in pattern.finditer(text.text):
            if "\n" not in text.text[: match.start()]:
                span = type(text.span)(text.span.path, text.span.line, text.span.column + match.start())
                around = " ".join(text.text[max(match.start() - 8, 0) : match.end() + 8].split())
                yield Finding(span, f"the spacing of punctuation in {around!r} is off", owner)


def serial_comma(subject: Subject) -> Iterator[Finding]:
    """A list of three with the comma before "and" where the family has none, or the other way about.

    The habit of the majority counts.
    """
    found: dict[bool, list[tuple[Prose, int]]] = {True: [], False: []}
    for prose in subject.body:
        for match in _SERIAL.finditer(prose.text):
            before = prose.text[match.start() : match.start(1)]
            if not re.search(rf" (?:and|or) |, {_PREPOSITIONS}", before):
                found[match[1] == ", "].append((prose, match.start(1)))
    odd = len(found[True]) > len(found[False])
    for prose, at in found[not odd]:
        habit = "with" if odd else "without"
        message = f"this list has {'no' if odd else 'a'} comma before its last item"
        yield Finding(prose.span(at), message, prose.clause, prose.cases, f"the family writes lists {habit} it")


def _listed(prose: Prose, pairs: Mapping[str, str], pattern: re.Pattern[str], what: str) -> Iterator[Finding]:
    for match in pattern.finditer(prose.text):
        right = next(right for wrong, right in pairs.items() if wrong.removesuffix("e") == match["stem"].casefold())
        hint = f'write "{right}" or its form'
        yield Finding(prose.span(match.start()), f'"{match[0]}" {what}', prose.clause, prose.cases, hint)


def _pattern(pairs: Mapping[str, str]) -> re.Pattern[str]:
    """What finds the words of a table in any inflection, the longest first."""
    stems = sorted((wrong.removesuffix("e") for wrong in pairs), key=len, reverse=True)
    return re.compile(rf"\b(?P<stem>{'|'.join(map(re.escape, stems))})(?:e|es|ed|ing|er|ers|s)?\b", re.IGNORECASE)


_AMERICAN, _MISSPELT = _pattern(AMERICAN), _pattern(MISSPELT)


def _misnamed(prose: Prose, match: re.Match[str], name: str) -> Finding:
    return Finding(prose.span(match.start()), f'"{match[0]}" is not how {name} is spelt', prose.clause, prose.cases)


def _is_label(prose: Prose, match: re.Match[str]) -> bool:
    """Whether this "A" is a letter: of an annex, of a list."""
    return bool(re.search(r"(?:Annex|Schedule|Appendix|Exhibit|\() $", prose.text[: match.start()])) or not words(
        match[2]
    )
