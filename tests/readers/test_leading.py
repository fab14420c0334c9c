"""Links and references that lead elsewhere than those of the licence are told, in every format that has links."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.growth import MOST_RATIO, growth
from tests.licences import released
from tests.review.comments.editing import Reviewed, W

from engross.editions.history.released import editions
from engross.readers import read
from engross.readers.identify import Candidate, Verdict, identify
from engross.readers.leading import misled
from engross.readers.limits import RELAXED
from engross.readers.match import Match, match
from engross.readers.structure import Aspect
from engross.readers.words import Worded

BUILDS = Path(__file__).parents[2] / "builds"
EDITION = editions(BUILDS)[-1]


@cache
def licence() -> Candidate:
    """The licence that is altered."""
    return Candidate.of(released(EDITION)["MG-BY-NC-RAI"], "edition")


def sealed(form: str) -> bytes:
    """Its file."""
    return (BUILDS / EDITION / f"{licence().document.record.id}.{form}").read_bytes()


def replaced(form: str, old: str, new: str, count: int = 1) -> bytes:
    """Its file with words of the markup replaced."""
    text = sealed(form).decode()
    assert old in text
    return text.replace(old, new, count).encode()


def field(new: str) -> bytes:
    """Its Word file with the first reference to 2.1 leading elsewhere; the number stays."""
    reviewed = Reviewed(sealed("docx"))
    code = next(each for each in reviewed.root.iter(f"{W}instrText") if "_Ref_grant_lm " in (each.text or ""))
    code.text = (code.text or "").replace("_Ref_grant_lm ", f"{new} ")
    return reviewed.save()


def moved_bookmark() -> bytes:
    """Its Word file with the bookmark of 2.1 at the heading of 2.3."""
    reviewed = Reviewed(sealed("docx"))
    start = next(each for each in reviewed.root.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == "_Ref_grant_lm")
    ends = reviewed.root.iter(f"{W}bookmarkEnd")
    end = next(each for each in ends if each.get(f"{W}id") == start.get(f"{W}id"))
    reviewed.paragraph("Licence to recipients").extend([start, end])
    return reviewed.save()


def swapped_bookmarks() -> bytes:
    """Its Word file with the bookmarks of two clauses called by each other's name."""
    data = Reviewed(sealed("docx"))
    names = {"_Ref_grant_lm": "_Ref_grant_lm_make", "_Ref_grant_lm_make": "_Ref_grant_lm"}
    for each in data.root.iter(f"{W}bookmarkStart"):
        name = each.get(f"{W}name", "")
        each.set(f"{W}name", names.get(name, name))
    return data.save()


ELSEWHERE: dict[str, tuple[str, Callable[[], bytes], tuple[str, str]]] = {
    "a field of Word": ("docx", lambda: field("_Ref_grant_lm_make"), ("2.1", "2.1(c)")),
    "a bookmark that moved": ("docx", moved_bookmark, ("2.1", "2.3")),
    "bookmarks that changed names": ("docx", swapped_bookmarks, ("2.1", "2.1(c)")),
    "a link of a page": ("html", lambda: replaced("html", '"#grant.lm"', '"#grant.lm.make"'), ("2.1", "2.1(c)")),
    "a link out of a page": ("html", lambda: replaced("html", '"#grant.lm"', '"http://a.example/"'), ("2.1", "http")),
    "a link of Markdown": ("md", lambda: replaced("md", "(#grant.lm)", "(#grant.lm.make)"), ("2.1", "2.1(c)")),
    "a link out of Markdown": ("md", lambda: replaced("md", "(#grant.lm)", "(other.md)"), ("2.1", "other.md")),
    "a target of JSON": ("json", lambda: replaced("json", '"target": "grant.lm"', '"target": "dist"'), ("2.1", "5.1")),
    "a term": ("html", lambda: replaced("html", '"#def.output"', '"#def.model"'), ("def.output", "def.model")),
}


@pytest.mark.fault("Links and references that lead to another clause", "each named with both places")
@pytest.mark.parametrize("case", ELSEWHERE)
def test_a_link_that_leads_elsewhere_is_told(case: str) -> None:
    """The words and the number that is shown are those of the licence."""
    form, altered, (was, now) = ELSEWHERE[case]
    answer = identify(read(altered(), f"LICENSE.{form}"), [licence()])
    assert answer.verdict is Verdict.ALTERED
    assert not answer.places
    first = answer.differences[0]
    assert (first.aspect, first.was) == (Aspect.LINK, was)
    assert first.now.startswith(now)


UNTOLD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "no links": ("html", lambda: re.sub(rb'<a class="(?:term|reference)"[^>]*>(.*?)</a>', rb"\1", sealed("html"))),
    "anchors of other names": ("html", lambda: re.sub(rb'(href="#|id=")', rb"\1user-content-", sealed("html"))),
    "links to the same file by its name": ("md", lambda: sealed("md").replace(b"(#", b"(LICENSE.md#")),
    "links without their anchors": ("md", lambda: re.sub(rb'<a id="[^"]*"></a>', b"", sealed("md"))),
}


@pytest.mark.parametrize("case", UNTOLD)
def test_what_programs_do_to_links_is_not_told(case: str) -> None:
    """Links that are gone, renamed with their anchors, or lead to no place."""
    form, altered = UNTOLD[case]
    assert identify(read(altered(), f"LICENSE.{form}"), [licence()]).verdict is Verdict.EXACT


@cache
def on_itself(data: bytes) -> Match:
    """A text laid on itself; once, so that only what comes after it is measured."""
    reading = read(data, "a.md", replace(RELAXED, paragraph=RELAXED.text))
    worded = Worded.of(reading.document)
    return match(worded, worded, reading.known)


@pytest.mark.slow
def test_time_grows_with_the_links_of_a_paragraph() -> None:
    """Where each leads is looked up, and not searched for from the first."""
    ratio, told = growth(
        lambda times: "".join(f"[a{n}](#part) b{n} " for n in range(times)).encode(),
        lambda data: list(misled(on_itself(data))),
    )
    assert ratio <= MOST_RATIO, told
