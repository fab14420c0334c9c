"""Word files that LibreOffice saved again: no altered licence is ever called exact, and each alteration is named.

As docx, as odt and back, as doc and back. Of a doc LibreOffice changes numbers by itself: there it is enough that the
alteration is among what is told.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.licences import released
from tests.readers.alterations import ALTERATIONS
from tests.readers.test_alterations import BUILDS, licences, said
from tests.readers.word.altered import ABSENT, ALTERED, SAID, altered
from tests.readers.word.test_saved_again import saved as saved_again
from tests.shares import by_lot

from engross.editions.history.released import editions
from engross.model import Document, Kind, Paragraph, Provision
from engross.readers import Standing, read
from engross.readers.identify import Verdict, identify
from engross.writers import write

THROUGH = ("", "docx", "odt", "doc")
"""The format by way of which a file is saved; none where it is left as it was altered."""


@dataclass(frozen=True)
class Case:
    """An altered licence, and what the answer must contain."""

    edition: str
    variant: str
    kind: str
    data: bytes
    place: str

    @property
    def stem(self) -> str:
        """The name of its file."""
        return f"{self.edition}-{self.variant}-{self.kind}".replace(".", "_").replace(" ", "_")


def at(document: Document) -> tuple[Provision, str]:
    """A clause, and the first words of it, which stand nowhere else."""
    texts = [block.text for one in document.walk() for block in one.body if isinstance(block, Paragraph)]
    for one in document.walk():
        block = one.body[0] if one.body else None
        if one.kind is Kind.CLAUSE and isinstance(block, Paragraph) and not one.conspicuous:
            words = " ".join(block.inlines[0].text.split()[:3])
            if len(words.split()) == 3 and sum(words in text for text in texts) == 1:
                return one, words
    raise AssertionError("no clause opens with words of its own")


def case(edition: str, variant: str, kind: str) -> Case:
    """A licence of an edition, altered as a document or as a file."""
    document = released(edition)[variant]
    if kind in ALTERATIONS:
        other, place = ALTERATIONS[kind][0](document)
        return Case(edition, variant, kind, write(other, "docx"), place)
    home, words = at(document)
    sealed = (BUILDS / edition / f"{document.record.id}.docx").read_bytes()
    whole = kind in ("header", "footer")
    return Case(edition, variant, kind, altered(sealed, kind, words), "" if whole else home.number)


def check(one: Case, data: bytes, through: str) -> None:
    """The file is no exact licence; what was done to it is told, with its place."""
    answer = identify(read(data, f"{one.stem}.docx"), licences(one.edition))
    text = said(answer)
    assert answer.verdict in (Verdict.ALTERED, Verdict.EXACT_BESIDE), answer.verdict
    assert answer.nearest[0].document.record.variant == one.variant
    if one.kind in ALTERATIONS:
        beside = one.kind == "sentence before" and through != "doc"
        assert answer.verdict is (Verdict.EXACT_BESIDE if beside else Verdict.ALTERED)
        assert one.place in text, (one.place, text[:2000])
        return
    place = ALTERED[one.kind][1]
    (found,) = [each for each in answer.beside if each.place is place]
    assert place is Standing.PICTURE or place in ABSENT or SAID in found.text
    assert one.place in answer.place_beside(found), (one.place, answer.place_beside(found))
    if through != "doc":
        assert (answer.verdict is Verdict.ALTERED) == (place in ABSENT)


def saved(cases: Iterable[Case], through: str, soffice: str, folder: Path) -> dict[str, bytes]:
    """The files by their stems, as LibreOffice saves them."""
    paths = []
    for one in cases:
        paths.append(folder / f"{one.stem}.docx")
        paths[-1].write_bytes(one.data)
    again = saved_again(paths, through, soffice, folder).values() if through else paths
    return {path.stem: path.read_bytes() for path in again}


KINDS = (*ALTERATIONS, *ALTERED)
NEWEST = editions(BUILDS)[-1]
FORMS = [(edition, variant, form) for edition in editions(BUILDS) for variant in released(edition) for form in THROUGH]
SLOW = 2
"""How many licences of an edition the slow run tries in each format; the soak tries all."""


@pytest.mark.parametrize("kind", ALTERED)
def test_what_is_put_beside_a_sealed_file_is_told(kind: str) -> None:
    """Each kind once, in a file that nobody saved again."""
    variant = random.Random(kind).choice(list(released(NEWEST)))
    one = case(NEWEST, variant, kind)
    check(one, one.data, "")


@pytest.mark.parametrize("forms", by_lot(FORMS, SLOW, kind=lambda form: form[::2]), ids="-".join)
def test_an_alteration_is_told_of_a_file_saved_again(
    forms: tuple[str, str, str], tmp_path: Path, checker: Callable[[str], str]
) -> None:
    """Every kind of alteration on every licence of every edition, through each format."""
    edition, variant, through = forms
    cases = {one.stem: one for one in (case(edition, variant, kind) for kind in KINDS)}
    wrong = {}
    for stem, data in saved(cases.values(), through, checker("soffice") if through else "", tmp_path).items():
        try:
            check(cases[stem], data, through)
        except (AssertionError, ValueError) as error:
            wrong[stem] = str(error)[:300]
    assert wrong == {}
