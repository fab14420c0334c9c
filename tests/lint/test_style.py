"""Sentences: how long, of which kind, and who owes."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.lint.passages import TOOLBOX, about, defining, told
from tests.lint.seeded import read

from engross.lint.style import (
    banned_phrase,
    draft_residue,
    long_mean,
    long_sentence,
    missing_full_stop,
    mixed_category,
    shall_subject,
)
from engross.model import Kind


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (45, []),
        (46, [("the sentence has 46 words, 1 too many", 11)]),
        (50, [("the sentence has 50 words, 5 too many", 11)]),
    ],
)
def test_a_sentence_has_forty_five_words_at_most(words: int, found: list[tuple[str, int]]) -> None:
    """Each sentence is counted for itself, and one that is longer is told where it begins."""
    long = about(f"So it is. The {'dry ' * (words - 2)}box. So it stays.")
    assert [(one.message, one.span.column) for one in long_sentence(long)] == found


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("*You* shall keep it, and may lend it.", [24]),
        ("*You* may lend it, and shall keep it.", [22]),
        ("*You* shall keep it. *You* may lend it.", []),
        ("*You* shall keep it. *You* may lend it, and shall not sell it.", [41]),
    ],
)
def test_a_duty_and_a_permission_are_two_sentences(text: str, columns: list[int]) -> None:
    """The second of the two words is told, where it stands in the whole paragraph."""
    assert [one.span.column for one in mixed_category(about(text))] == columns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The *Lender* shall keep it.", ""),
        ("The box shall stay dry.", '"The box shall" puts a duty on no person'),
        ("The old and dry box shall stay dry.", '"and dry box shall" puts a duty on no person'),
        ("The *Lender* came. The box shall stay dry.", '"The box shall" puts a duty on no person'),
        ("The *Lender* and the box shall stay dry.", ""),
        ("The *Lender* of the dry box shall keep it.", ""),
        ("The *Lender* of the old dry box shall keep it.", '"old dry box shall" puts a duty on no person'),
        ("The *Lender*'s box shall stay dry.", ""),
        ("shall keep it dry", ""),
        ("The *Lender* shall be told of it.", '"shall be told" hides who owes the duty'),
        ("The *Lender* shall not be named.", '"shall not be named" hides who owes the duty'),
        ("The *Lender* shall be kind.", ""),
    ],
)
def test_only_a_person_owes_a_duty(text: str, found: str) -> None:
    """A person among the last five words before "shall" owes it, and nobody where no words stand there."""
    told_here = [one.message for one in shall_subject(about(text))]
    assert len(told_here) == bool(found)
    assert all(message.startswith(found) for message in told_here)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is void, hereby and Hereof.", ["hereby", "Hereof"]),
        ("Keep it and / or lend it.", ["and / or"]),
        ("Keep the box(s).", []),
        ("Keep the box (s).", ["(s)"]),
        ("Notwithstanding anything here, keep it.", ["Notwithstanding anything"]),
        ("The witness is hereafter gone.", []),
    ],
)
def test_a_banned_phrase_is_told_whole(text: str, found: list[str]) -> None:
    """The longest one is told, in any case, with blanks around its stroke."""
    assert told(banned_phrase, about(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keep it dry.", []),
        ("Keep it dry", ["y"]),
        ('It is "dry."', []),
        ('It is "dry"', ['"']),
        ("Keep it (dry.)", []),
        ("keep it; and", []),
        ("keep it; or", []),
        ("keep it;", []),
        ("Keep it:", [":"]),
        ("Is it dry?", []),
    ],
)
def test_a_paragraph_ends_in_a_full_stop(text: str, found: list[str]) -> None:
    """Or in what a list puts there; quotes and brackets may stand behind."""
    assert [one.message.split("ends in ")[1].strip("'") for one in missing_full_stop(about(text))] == found


@pytest.mark.parametrize(("text", "found"), [("Keep it:", 0), ("Keep it,", 1), ('Say "so:"', 0), ("Keep it.", 0)])
def test_a_lead_in_ends_in_a_colon(text: str, found: int) -> None:
    """What a list hangs below may end in a colon, and must end in that or a full stop."""
    assert len(list(missing_full_stop(about(text, heads=True)))) == found


def test_a_title_has_no_full_stop() -> None:
    """A title is no sentence."""
    assert list(missing_full_stop(about("Toolbox Licence", kind=Kind.TITLE))) == []


def test_whom_a_definition_calls_a_person_owes_duties() -> None:
    """By the term and by each of its forms; what is defined as a thing owes none."""
    family = defining(TOOLBOX, "Keeper")
    (keeper,) = family.clauses["def.Keeper"]
    family = replace(family, clauses={"def.Keeper": (replace(keeper, forms=("Keepers",)),)})
    duties = "The *Keeper* shall keep it. *Keepers* shall keep it."
    for what, found in (("the person who keeps it", 0), ("a thing that keeps it", 2)):
        text = f'_"Keeper"_ means {what}. {duties}'
        subject = about(text, family=family, clauses=["def.Keeper"], kind=Kind.DEFINITION)
        assert len(list(shall_subject(subject))) == found


@pytest.mark.parametrize(("more", "found"), [(0, []), (1, [18])])
def test_the_mean_of_a_licence_is_twenty_two_words_at_most(more: int, found: list[int], tmp_path: Path) -> None:
    """Two sentences of forty-four words together may stand, and one word more may not; the longest is told."""
    subject = read((), tmp_path / "family")
    case = subject.cases[0]
    (prose,) = about(f"So it is, and so. The {'dry ' * (37 + more)}box.").prose
    mean = replace(subject, cases=(case,), prose=(replace(prose, cases=(case.label,)),))
    assert [one.span.column for one in long_mean(mean)] == [one + 1 for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by <name> or ___", ["<name>", "___"]),
        ("by __ or ... or ?", []),
        ("by ?? or ....", ["??", "...."]),
        ("TODO tbd XXX XX", ["TODO", "tbd", "XXX"]),
        ("{owner} of $OWNER", ["{owner}", "$OWNER"]),
        ("5 %s and 5%s and %s", ["%s"]),
        ("%owner% and @@owner@@", ["%owner%", "@@owner@@"]),
        ("in 20XX, yyyy and dd.mm.yy", ["20XX", "yyyy", "dd.mm.yy"]),
    ],
)
def test_a_blank_of_a_template_is_told(text: str, found: list[str]) -> None:
    """Every manner of blank that templates have, and nothing that only looks like one."""
    assert told(draft_residue, about(text)) == found


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("en", "so it is; and", False),
        ("en", "so it is; and/or", False),
        ("de", "so ist es; und", False),
        ("de", "so ist es; und/oder", False),
        ("de-AT", "so ist es; and", True),
        ("fr", "c'est ainsi ; ou", False),
        ("es", "así es; y", False),
        ("es", "así es; e", False),
        ("es", "así es; y/o", False),
        ("es", "así es; y/u", False),
        ("es", "así es; u/y", True),
        ("de", "Er sagt: „So ist es.“", False),
        ("fr", "Il dit : « C'est ainsi. »", False),
        ("fr", "Il dit : « C'est ainsi »", True),
    ],
)
def test_a_paragraph_ends_as_its_language_ends_it(tag: str, text: str, found: bool) -> None:
    """With the word that joins a list, or with a full stop within the quotation marks of the language."""
    subject = about(text, family=replace(TOOLBOX, language=tag))
    assert bool(list(missing_full_stop(subject))) is found


@pytest.mark.parametrize("between", [". É", ". Ü", "? ¿Q", ". „D", ". « L", ".“ D", ". » L", ". Ł", ". Я"])
def test_a_sentence_begins_with_any_capital(between: str) -> None:
    """With an accent, in another script, behind the marks of another language."""
    subject = about(f"{'so ' * 29}so{between}{'so ' * 29}so.")
    assert list(long_sentence(subject)) == []
