"""The notices: one record in four forms, read back by those who will read them, and no slot left open."""

import re
from dataclasses import asdict, replace
from typing import Any

import pytest
from huggingface_hub import ModelCard
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from license_expression import get_spdx_licensing  # type: ignore[import-untyped]
from tests.licences import CLAUSES, family

from engross.assemble import Complete
from engross.model import Family, SourceReference, Span
from engross.model.diagnostics import BadInput
from engross.pages.notice import Given, Notice, OpenSlot, card_schema, needed, notice
from engross.pages.output import notice_data, notice_text
from engross.writers.markdown_words import escaped

OWNER, YEAR, TITLE = "Ada Lovelace & Söhne", "2026", "Analytical_7B *mini*"
PLACE, CONTACT = "London", "ada@analytical.uk"
GIVEN = Given(OWNER, YEAR, place=PLACE, contact=CONTACT)
EDITION = family(CLAUSES).edition
FORMS = ("readme", "hf", "spdx", "text")

TAG = "-".join(("SPDX", "License", "Identifier"))
"""Put together, so that a reader of licence tags does not take this file's own tests for one."""


@pytest.fixture
def notices(family: Family, completed: dict[str, Complete]) -> dict[str, Notice]:
    """The notice of each variant for one owner."""
    return {identifier: notice(family, one, replace(GIVEN, title=TITLE)) for identifier, one in completed.items()}


@pytest.fixture
def schema(family: Family) -> Draft202012Validator:
    """Our schema of the metadata of a model card."""
    Draft202012Validator.check_schema(card_schema(family))
    return Draft202012Validator(card_schema(family))


def metadata(page: Notice) -> dict[str, Any]:
    """The metadata as the hub's own parser reads it from a card."""
    card = ModelCard(notice_text(page, "hf") + "\n# A model\n")
    found: dict[str, Any] = card.data.to_dict()  # type: ignore[no-untyped-call]
    return found


def test_the_hub_reads_the_metadata_of_every_licence(notices: dict[str, Notice], schema: Draft202012Validator) -> None:
    """Nine cards are read as they were meant, and hold to the schema."""
    assert len(notices) == 9
    for identifier, page in notices.items():
        assert metadata(page) == {
            "license": "other",
            "license_name": f"{identifier}-{EDITION}".lower(),
            "license_link": "LICENSE",
        }
        schema.validate(metadata(page))


def test_a_link_is_kept_where_it_leads_to_the_licence(
    family: Family, completed: dict[str, Complete], schema: Draft202012Validator
) -> None:
    """An address that ends in the file or in the id becomes the link of the card and of the notice."""
    for link in (
        "https://huggingface.co/ada/analytical/blob/main/LICENSE",
        f"https://example.org/licences/MG-BY-NC-{EDITION}",
        f"https://example.org/MG-BY-NC-{EDITION}.html",
    ):
        page = notice(family, completed["MG-BY-NC"], replace(GIVEN, link=link))
        assert metadata(page)["license_link"] == link
        schema.validate(metadata(page))
        assert link in notice_text(page, "text")


@pytest.mark.parametrize(
    "change",
    [
        {"license": "apache-2.0"},
        {"license": None},
        {"license_name": None},
        {"license_link": None},
        {"license_name": f"MG-BY-NC-{EDITION}"},
        {"license_name": "mg-by-nc"},
        {"license_name": "mg-by-nc-2.0"},
        {"license_name": f"mg-by-nd-{EDITION}", "license_link": f"https://example.org/MG-BY-NC-{EDITION}"},
        {"license_link": f"https://example.org/MG-BY-{EDITION}.html"},
        {"license_link": "https://example.org/"},
        {"license_link": "http://example.org/LICENSE"},
        {"license_link": "LICENSE.docx"},
        {"license_link": ["LICENSE"]},
    ],
)
def test_fields_that_do_not_belong_together_are_refused(
    notices: dict[str, Notice], schema: Draft202012Validator, change: dict[str, Any]
) -> None:
    """A field that is missing, spelt otherwise, or of another licence does not pass the schema."""
    card = {name: value for name, value in {**notices["MG-BY-NC"].card, **change}.items() if value is not None}
    assert schema.is_valid(notices["MG-BY-NC"].card)
    assert not schema.is_valid(card)


def test_spdx_ids_are_read_by_a_parser_of_expressions(notices: dict[str, Notice]) -> None:
    """Alone and in an expression each id is one name, made of the characters that SPDX allows."""
    licensing = get_spdx_licensing()
    for identifier, page in notices.items():
        assert page.spdx == f"LicenseRef-{identifier}-{EDITION}"
        assert re.fullmatch(r"LicenseRef-[A-Za-z0-9.-]+", page.spdx)
        assert str(licensing.parse(page.spdx)) == page.spdx
        assert licensing.license_keys(f"Apache-2.0 AND {page.spdx}") == ["Apache-2.0", page.spdx]
        assert f"{TAG}: {page.spdx}\n" in notice_text(page, "spdx")


def test_name_id_and_edition_come_from_the_record(notices: dict[str, Notice], completed: dict[str, Complete]) -> None:
    """Every form for people has the owner, the year, the full name, the id, the edition and the file."""
    for identifier, page in notices.items():
        record = completed[identifier].document.record
        words = " ".join(notice_text(page, "text").split())
        for part in (
            f"Copyright {YEAR} {OWNER}",
            TITLE,
            record.name,
            record.id,
            f"edition {record.edition}",
            "LICENSE",
        ):
            assert part in words
        assert f"[{record.name}](LICENSE)" in notice_text(page, "readme")
        assert "Analytical\\_7B \\*mini\\*" in notice_text(page, "readme")
        for said in ("subject to", "no warranty", f"The licensor is {OWNER}, based in {PLACE}", f"go to {CONTACT}"):
            assert said in words
        assert "Modified Version" not in words


def test_the_notice_points_to_the_disclaimer_of_that_licence(
    notices: dict[str, Notice], completed: dict[str, Complete]
) -> None:
    """The sections are those that disclaim warranty and liability there, by number."""
    for identifier, page in notices.items():
        numbers = {p.id: p.number for p in completed[identifier].document.sections}
        words = " ".join(notice_text(page, "text").split())
        assert f"see Section {numbers['disclaimer']} and Section {numbers['liability']} of the licence" in words


def test_the_faults_of_the_published_sample_are_not_repeated(notices: dict[str, Notice]) -> None:
    """No notice licenses output, speaks of "this file", or names another licence."""
    for identifier, page in notices.items():
        for form in FORMS:
            words = notice_text(page, form)
            assert "output" not in words.casefold()
            assert "this file" not in words.casefold()
            found = set(re.findall(r"mg0?-[a-z0-9.-]*[a-z0-9]", words.replace("mg0", "mg0-").casefold()))
            assert {name.replace("mg0--", "mg0-") for name in found} <= {f"{identifier}-{EDITION}".lower()}


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        *(
            ("owner", value)
            for value in (
                "", "  ", "<owner>", "[name of copyright owner]", "{{owner}}", "YOUR NAME", "Your Company",
                "Name of the copyright owner", "owner", "XXX", "TBD", "___", "...", "???", "Ada\x07",
            )
        ),
        *(("year", value) for value in ("", "20XX", "<year>", "YYYY", "year", "26", "20266", "3026", "2026-2024")),
        *(("title", value) for value in ("<model>", "[TITLE]", "xxxx")),
        *((slot, value) for slot in ("place", "contact") for value in ("", "TODO", "N/A", "<here>")),
        *((slot, "your company") for slot in ("licensor", "modified")),
        *(
            ("link", value)
            for value in (
                "http://example.org/LICENSE", "LICENSE", f"https://example.org/MG-BY-{EDITION}", "https://<host>/LICENSE",
                "https://example.org/other", "javascript:alert(1)//LICENSE", "https://example.org/a b/LICENSE",
            )
        ),
    ],
)  # fmt: skip
def test_an_open_slot_is_refused(family: Family, completed: dict[str, Complete], slot: str, value: str) -> None:
    """A field that is missing, still to be filled, or no year or link of this licence stops the notice and is named."""
    given = asdict(replace(GIVEN, title=TITLE))
    with pytest.raises(OpenSlot, match=slot):
        notice(family, completed["MG-BY-NC"], Given(**{**given, slot: value}))


@pytest.mark.parametrize("slot", ["owner", "year", "place", "contact"])
def test_a_missing_field_is_named_with_its_option(family: Family, completed: dict[str, Complete], slot: str) -> None:
    """It is missing, and not wrong."""
    with pytest.raises(OpenSlot, match=f"the {slot} is missing: give it with --{slot}"):
        notice(family, completed["MG-BY-NC"], replace(GIVEN, **{slot: ""}))


@pytest.mark.parametrize("owner", ["The Name Company", "Ada Lovelace <ada@analytical.uk>", "Team [Blue]"])
def test_a_holder_is_written_in_every_form(family: Family, completed: dict[str, Complete], owner: str) -> None:
    """A name with an address or a part in brackets stands as it is typed, in Markdown with its signs escaped."""
    page = notice(family, completed["MG0"], replace(GIVEN, owner=owner, year="2024-2026"))
    assert page.owner == owner
    assert f"Copyright 2024-2026 {owner}\n" in notice_text(page, "text")
    assert f"SPDX-FileCopyrightText: 2024-2026 {owner}\n" in notice_text(page, "spdx")
    assert f"Copyright 2024-2026 {escaped(owner)}\n" in notice_text(page, "readme")


def test_a_licensor_can_be_another_than_the_owner(family: Family, completed: dict[str, Complete]) -> None:
    """Who acts for the owner is named as the licensor, and the copyright stays the owner's."""
    page = notice(family, completed["MG-BY"], replace(GIVEN, licensor="Charles Babbage"))
    words = " ".join(notice_text(page, "text").split())
    assert f"Copyright {YEAR} {OWNER}" in words
    assert f"The licensor is Charles Babbage, based in {PLACE}" in words


def test_a_changed_text_is_a_modified_version(family: Family, completed: dict[str, Complete]) -> None:
    """Asked for by its own name, the notice says which licence was changed, and no id of the family stands in it."""
    given = replace(GIVEN, modified="Ada's Engine Terms 1.1", link="https://analytical.uk/Ada-s-Engine-Terms-1.1")
    page = notice(family, completed["MG-BY-NC"], given)
    record = completed["MG-BY-NC"].document.record
    words = " ".join(notice_text(page, "text").split())
    assert f"under Ada's Engine Terms 1.1, a Modified Version of the {record.name}." in words
    assert page.spdx == "LicenseRef-Ada-s-Engine-Terms-1.1"
    assert page.card["license_name"] == "ada-s-engine-terms-1.1"
    for form in FORMS:
        assert record.id.casefold() not in notice_text(page, form).casefold()
    for name in (record.name, record.id, "mg-by-nc", "MG BY NC"):
        with pytest.raises(OpenSlot, match="a name of its own"):
            notice(family, completed["MG-BY-NC"], replace(GIVEN, modified=name))
    with pytest.raises(OpenSlot, match="gives no identifier"):
        notice(family, completed["MG-BY-NC"], replace(GIVEN, modified="契約"))
    assert family.notice is not None
    bare = replace(family, notice=replace(family.notice, modified=()))
    with pytest.raises(OpenSlot, match="no sentences for a changed text"):
        notice(bare, completed["MG-BY-NC"], given)


def test_what_is_needed_hangs_on_the_words_of_the_family(family: Family, completed: dict[str, Complete]) -> None:
    """A family whose notice does not name a place or a contact asks for none."""
    assert family.notice is not None
    assert needed(family.notice) == ("owner", "year", "place", "contact")
    bare = replace(family.notice, lines=family.notice.lines[:1], modified=())
    assert needed(bare) == ("owner", "year")
    assert notice(replace(family, notice=bare), completed["MG0"], Given(OWNER, YEAR)).owner == OWNER


def test_a_sentence_without_its_value_is_left_out(family: Family, completed: dict[str, Complete]) -> None:
    """Without a link nothing is said about one, and without a title the model is called what the family calls it."""
    words = notice_text(notice(family, completed["MG0"], GIVEN), "text")
    assert "read at" not in words
    assert "This model is licensed" in words


def test_all_forms_are_in_the_data(notices: dict[str, Notice]) -> None:
    """JSON holds each form as it is printed."""
    page = notices["MG-BY-OS"]
    data = notice_data(page)
    assert (data["readme"], data["text"], data["card"]) == (
        notice_text(page, "readme"),
        notice_text(page, "text"),
        metadata(page),
    )


def test_a_reference_to_a_clause_that_is_not_there_is_an_error(family: Family, completed: dict[str, Complete]) -> None:
    """A sentence that points at a clause of other variants is reported, and not printed without its number."""
    assert family.notice is not None
    stray = SourceReference("Section", "revoke", Span("family.yaml", 7, 3))
    other = replace(family, notice=replace(family.notice, lines=((stray,),)))
    assert notice(other, completed["MG-BY-NC"], GIVEN).lines[0][0].text == "Section 12.4"
    with pytest.raises(BadInput, match=r"family.yaml:7:3.*'revoke'.*MG0"):
        notice(other, completed["MG0"], GIVEN)
