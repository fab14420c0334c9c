"""The HTML writer: one page that needs nothing else, whose words, anchors and links are those of the document."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests import licences
from tests.reading import expected, from_html, in_capitals
from tests.samples import para, sample
from tests.writers.renumbered import SCHEMES, renumbered

from engross.model import Document, Inline, Kind, Link, Paragraph, Reference, Term, Text
from engross.model.diagnostics import BadInput
from engross.writers.html import write

ROOT = Path(__file__).parents[2]
FAMILIES = (ROOT / "clauses", *sorted(path.parent for path in (ROOT / "tests" / "families").glob("*/family.yaml")))
VOID = {"meta", "link", "br", "hr", "col", "img", "input"}
LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of text at level AA."""


def documents() -> dict[str, Document]:
    """The sample, the sample under other numbering, and all variants of all families that can be read."""
    found = {"sample": sample()} | {name: renumbered(sample(), scheme) for name, scheme in SCHEMES.items()}
    try:
        return found | {one.record.id: one for family in FAMILIES for one in licences.documents(family).values()}
    except BadInput:
        # Other tests say what is wrong with a family.
        return found


DOCUMENTS = documents()


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Document:
    """One document."""
    return DOCUMENTS[request.param]


class Page(HTMLParser):
    """The elements of a page in order, with what encloses them; any tag out of place is a fault."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.words: list[tuple[str, tuple[str, ...]]] = []
        self.faults: list[str] = []
        self.feed(write(document).decode())
        self.close()
        self.faults += [f"{tag} is left open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"{tag} has an attribute twice")
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element that was opened last."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} is closed out of place")

    def handle_data(self, data: str) -> None:
        """Keep the words and where they stand."""
        self.words.append((data, tuple(self.open)))

    def values(self, attribute: str, tag: str = "") -> list[str]:
        """The values of an attribute, of all elements or those of one tag."""
        return [found[attribute] for name, found, _ in self.elements if attribute in found and tag in ("", name)]


def inlines(document: Document, *, loud: bool = True) -> Iterator[Inline]:
    """Every inline of a document in reading order; those of conspicuous provisions only where `loud`."""
    silent = () if loud else [one for top in document.walk() if top.conspicuous for one in top.walk()]
    for provision in document.walk():
        if provision in silent:
            continue
        yield from provision.heading
        for block in provision.body:
            cells = [block] if isinstance(block, Paragraph) else [c for row in (block.header, *block.rows) for c in row]
            yield from (inline for cell in cells for inline in cell.inlines)


def test_same_words_in_the_same_order(document: Document) -> None:
    """The words of `main` outside `nav` are those of the document, labels included."""
    assert from_html(write(document)) == expected(document)
    outside = [word for word, place in Page(document).words if "body" in place and "main" not in place and word.strip()]
    assert outside == ["Skip to the text"]


def test_every_tag_is_in_its_place(document: Document) -> None:
    """Elements nest, and the file is UTF-8 with line feeds, without BOM, with a final line feed."""
    data = write(document)
    assert Page(document).faults == []
    assert data.startswith(b"<!DOCTYPE html>\n")
    assert data.endswith(b"</html>\n")
    assert b"\r" not in data


def test_one_anchor_per_id_and_alias(document: Document) -> None:
    """Ids and aliases of provisions are anchors, each once; the page's own begin with a line that no id has."""
    ids = Page(document).values("id")
    assert len(set(ids)) == len(ids)
    known = [identifier for one in document.walk() for identifier in (one.id, *one.aliases)]
    assert sorted(i for i in ids if not i.startswith("_")) == sorted(known)


def test_links_lead_where_the_document_says(document: Document) -> None:
    """In order, each term leads to its definition, each reference to its target, each link out to its address."""
    found = Page(document)
    addresses = [
        attributes["href"]
        for tag, attributes, place in found.elements
        if tag == "a" and "main" in place and "nav" not in place
    ]
    linked = [one for one in inlines(document) if not isinstance(one, Text)]
    assert addresses == [one.href if isinstance(one, Link) else f"#{one.target}" for one in linked]
    anchors = {f"#{identifier}" for identifier in found.values("id")}
    assert {address for address in found.values("href") if address.startswith("#")} <= anchors


def test_nothing_is_asked_of_elsewhere(document: Document) -> None:
    """No script, no address besides the links of the text; a policy in the page forbids the rest."""
    found = Page(document)
    tags = {tag for tag, _, _ in found.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "base", "form", "video", "audio"}
    assert found.values("src") + found.values("srcset") == []
    assert found.values("href", "link") == ["data:,"]
    [style] = ["".join(word for word, place in found.words if place[-1:] == ("style",))]
    assert "url(" not in style
    assert "@import" not in style
    assert any(policy.startswith("default-src 'none'") for policy in found.values("content", "meta"))


def test_headings_step_down_one_by_one(document: Document) -> None:
    """One h1, the name; no level is skipped on the way down."""
    levels = [int(tag[1]) for tag, _, _ in Page(document).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_conspicuous_passages_are_strong(document: Document) -> None:
    """All words of conspicuous provisions are labels, headings or strong, in a box; no others are strong unasked."""
    found = Page(document)
    passages = [
        (words, set(place)) for words, place in found.words if "main" in place and not {"nav", "caption"} & set(place)
    ]
    shown = [place for words, place in passages for letter in words if not letter.isspace()]
    wanted = [flag for word, flag in zip(expected(document), in_capitals(document), strict=True) for _ in word]
    marked = {"strong", "span", "h2", "h3", "h4"}
    assert all(place & marked for place, flag in zip(shown, wanted, strict=True) if flag)
    strong = sum("strong" in place for place, flag in zip(shown, wanted, strict=True) if not flag)
    asked = [one.text for one in inlines(document, loud=False) if getattr(one, "strong", False)]
    assert strong == len("".join("".join(asked).split()))
    assert any("conspicuous" in name.split() for name in found.values("class")) is any(wanted)


def test_tables_name_their_columns(document: Document) -> None:
    """Each table has a caption, and every header cell says that it heads a column."""
    found = Page(document)
    tables = [b for one in document.walk() for b in one.body if b.type == "table"]
    tags = [tag for tag, _, _ in found.elements]
    assert tags.count("table") == tags.count("caption") == tags.count("thead") == len(tables)
    assert found.values("scope", "th") == ["col"] * sum(len(table.header) for table in tables)
    shown = [word for word, place in found.words if place[-1:] == ("caption",)]
    assert shown == [table.caption for table in tables]


def test_the_page_says_what_it_is(document: Document) -> None:
    """Language, title, id and date stand in the head."""
    found = Page(document)
    record = document.record
    meta = {a["name"]: a["content"] for tag, a, _ in found.elements if tag == "meta" and "name" in a}
    assert found.values("lang", "html") == [record.language]
    assert meta["dcterms.title"] == record.name
    assert meta["dcterms.identifier"] == record.id
    assert meta["dcterms.created"] == meta["dcterms.modified"] == record.date
    assert record.id in meta["description"]


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% for x in y %}",
    "&lt;b&gt; &amp; </main></style>",
    "<!-- --> ]]> <![CDATA[",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_never_markup(words: str) -> None:
    """Whatever the words look like, they are shown as they are, in every place that holds words."""
    passage = para(
        words, Term(words, "def.goods"), Link(words, "https://example.org/?a=1&b=2"), Text(words, strong=True)
    )
    clause = replace(sample().sections[1].children[1], heading=(Text(words),), body=(passage,))
    record = replace(sample().record, name=words, status=words, text_owner=words)
    section = replace(sample().sections[1], children=(clause,))
    document = replace(sample(), record=record, sections=(sample().sections[0], section), annexes=(), end=words)
    page = Page(document)
    assert page.faults == []
    assert {tag for tag, _, _ in page.elements} <= {tag for tag, _, _ in Page(sample()).elements}
    assert "".join(word for word, place in page.words if "main" in place and "nav" not in place).count(words) == 6


def colours(style: str) -> Iterator[dict[str, str]]:
    """The colours of the light scheme, then those of the dark one."""
    light, dark = (
        dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)[:2]
    )
    yield light
    yield light | dark


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_can_be_read() -> None:
    """In light and dark, text stands out from its ground as WCAG AA asks."""
    style = write(sample()).decode()
    for scheme in colours(style):
        for ground in ("paper", "loud"):
            for ink in ("ink", "quiet", "accent"):
                dark, light = sorted((luminance(scheme[ground]), luminance(scheme[ink])))
                assert (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST, (ground, ink, scheme)


def test_definitions_are_marked() -> None:
    """The term that a definition defines is a `dfn`, once a definition."""
    definitions = [one for one in sample().walk() if one.kind is Kind.DEFINITION]
    defined = [word for word, place in Page(sample()).words if "dfn" in place]
    assert defined == [one.body[0].inlines[0].text for one in definitions if isinstance(one.body[0], Paragraph)]


def test_references_read_as_cited() -> None:
    """A reference to a run-in item leads to its alias."""
    body = para("As ", Reference("keep.c", "2.1(b)", "Section"), " says.")
    show = replace(sample().sections[1].children[1], body=(body,))
    section = replace(sample().sections[1], children=(sample().sections[1].children[0], show))
    page = write(replace(sample(), sections=(sample().sections[0], section), annexes=())).decode()
    assert '<a class="reference" href="#keep.c">Section 2.1(b)</a>' in page
    assert '<span id="keep.c"></span>' in page
