"""The check of the pages beside the licences: all that is wrong is told once, with its variants."""

from dataclasses import replace

import pytest

from engross.assemble import Complete
from engross.model import DeedLine, Family, SourceReference, Span
from engross.model.diagnostics import BadInput
from engross.pages.check import check


def test_the_library_is_sound(family: Family, completed: dict[str, Complete]) -> None:
    """Deeds and notices of all nine can be made."""
    check(family, tuple(completed.values()))


def test_everything_is_told_at_once(family: Family, completed: dict[str, Complete]) -> None:
    """A line and a sentence that point at a clause of some variants are one finding each, naming the others."""
    assert family.deed is not None
    assert family.notice is not None
    line_place, sentence_place = Span("family.yaml", 5, 7), Span("family.yaml", 9, 3)
    stray = DeedLine("know", "Something.", line_place, see=("revoke",))
    broken = replace(
        family,
        deed=replace(family.deed, lines=(*family.deed.lines, stray)),
        notice=replace(family.notice, lines=((SourceReference("Section", "os.locks", sentence_place),),)),
    )
    with pytest.raises(BadInput) as caught:
        check(broken, tuple(completed.values()))
    line, sentence = caught.value.diagnostics
    assert (line.code, line.span) == ("deed-unbacked", line_place)
    assert line.variants == ("MG0", "MG-BY", "MG-BY-OS", "MG-BY-NC-OS")
    assert (sentence.code, sentence.span) == ("dangling-reference", sentence_place)
    assert set(sentence.variants) == completed.keys() - {"MG-BY-OS", "MG-BY-NC-OS"}


def test_a_family_without_pages_has_nothing_to_check(family: Family, completed: dict[str, Complete]) -> None:
    """Pages that a family does not have are not missed."""
    check(replace(family, deed=None, notice=None), tuple(completed.values()))
