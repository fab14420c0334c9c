"""What a site is made of.

Takes a family, its completed variants and the released editions; returns a `Subject`, which knows whether the words of
the family are those of a release. Never touches the disk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from engross.assemble import Complete
from engross.editions import manifest
from engross.editions.render import outputs
from engross.model import Family, Scenario, Scenarios, Variant
from engross.model.diagnostics import BadInput, Diagnostic, did_you_mean
from engross.pages.citations import Citation, citations
from engross.records import dataclass
from engross.site.editions import Edition, File
from engross.writers import FORMATS

WORKING_FORMATS = ("md", "txt", "html", "json")
"""What is offered of words that no edition holds; the other formats are slow to make, and come with a release."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A family with its variants completed, by id and in its order.

    `released` is the edition that holds these very words, None where they are in work; `editions` are all of them, the
    newest first; `places` are the citations of each variant; `offered` the files of each; `changelog` is its text;
    `scenarios` are those of the family.
    """

    family: Family
    completed: Mapping[str, Complete]
    released: Edition | None
    editions: tuple[Edition, ...]
    places: Mapping[str, Mapping[str, Citation]]
    offered: Mapping[str, tuple[File, ...]]
    changelog: str = ""
    scenarios: tuple[Scenario, ...] = ()

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The variants, from most to least permissive."""
        return self.family.variants


def subject(
    family: Family,
    completed: Sequence[Complete],
    editions: Sequence[Edition] = (),
    chosen: str = "",
    changelog: str = "",
    scenarios: Scenarios | None = None,
) -> Subject:
    """The subject of a site; raises `BadInput` where the words of the family are not those of the `chosen` edition."""
    editions = [_in_order(edition, family) for edition in editions]
    released = next((one for one in editions if one.name == (chosen or family.edition)), None)
    wordings = {one.variant.id: manifest.wording(one.document) for one in completed}
    if released and wordings != {key: manifest.wording(one) for key, one in released.documents.items()}:
        if chosen:
            raise _moved_on(family, released)
        released = None
    if chosen and released is None:
        raise _unknown(family, chosen, editions)
    return Subject(
        family,
        {one.variant.id: one for one in completed},
        released,
        tuple(editions),
        {one.variant.id: citations(one.document, family.reference_words[0]) for one in completed},
        _offered(completed, released),
        changelog,
        scenarios.scenarios if scenarios else (),
    )


def _in_order(edition: Edition, family: Family) -> Edition:
    """The edition with its licences in the order of the family; those that the family no longer has stand last."""
    order = {variant.id: place for place, variant in enumerate(family.variants)}
    documents = sorted(edition.documents.items(), key=lambda item: order.get(item[0], len(order)))
    return replace(edition, documents=dict(documents))


def _offered(completed: Sequence[Complete], released: Edition | None) -> Mapping[str, tuple[File, ...]]:
    if released:
        found = released.files
    else:
        documents = [one.document for one in completed]
        formats = [one for one in FORMATS if one.name in WORKING_FORMATS]
        made = outputs(documents, formats)
        found = tuple(File(one.name, one.sha256, len(one.data), one.variant, one.data) for one in made)
    return {one.variant.id: tuple(file for file in found if file.variant == one.variant.id) for one in completed}


def _moved_on(family: Family, edition: Edition) -> BadInput:
    message = f"the clauses have changed since edition {edition.name!r}"
    hint = "check out the commit that released it, or build the site of the working text without --edition"
    return BadInput([Diagnostic("edition", message, family.texts["edition.id"][0].span, hint)])


def _unknown(family: Family, chosen: str, editions: Sequence[Edition]) -> BadInput:
    names = [edition.name for edition in editions]
    hint = did_you_mean(chosen, names) if names else "release one first: engross release"
    return BadInput([Diagnostic("edition", f"no edition {chosen!r}", family.texts["edition.id"][0].span, hint)])
