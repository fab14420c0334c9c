"""Notices with slots, to be filled on the page.

Takes a subject and a variant; returns the notice in each form as pieces, the slots between them named. The words are
those of `engross.pages.notice`, made with stand-ins that are then cut out. Never fills a slot.
"""

import re

from engross.model import Variant
from engross.pages.notice import Given, notice
from engross.pages.output import notice_text
from engross.records import dataclass
from engross.site.subject import Subject

STAND_INS = {
    "owner": "Stand-in-for-owner",
    "year": "1901",
    "title": "Stand-in-for-title",
    "licensor": "Stand-in-for-licensor",
    "place": "Stand-in-for-place",
    "contact": "Stand-in-for-contact",
}
"""What stands for each slot while the notice is made; no notice has these words."""

FORMS = {
    "readme": "For the README or the text of the model card",
    "hf": "Metadata of a model card",
    "spdx": "For source files",
}
_SLOT = re.compile("|".join(f"(?P<{slot}>{re.escape(word)})" for slot, word in STAND_INS.items()))


@dataclass(frozen=True, slots=True)
class NoticePart:
    """Words, or where `slot` is not empty, a slot to be filled."""

    text: str
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the notice: what it is for, and its pieces."""

    name: str
    use: str
    pieces: tuple[NoticePart, ...]


def forms(subject: Subject, variant: Variant) -> tuple[Form, ...]:
    """Every form of a variant's notice; none where the family has no plan for it."""
    if subject.family.notice is None:
        return ()
    made = notice(subject.family, subject.completed[variant.id], Given(**STAND_INS))
    return tuple(Form(form, use, _pieces(notice_text(made, form))) for form, use in FORMS.items())


def _pieces(text: str) -> tuple[NoticePart, ...]:
    found = []
    end = 0
    for match in _SLOT.finditer(text):
        found += [NoticePart(text[end : match.start()]), NoticePart("", match.lastgroup or "")]
        end = match.end()
    return tuple(piece for piece in (*found, NoticePart(text[end:])) if piece.text or piece.slot)
