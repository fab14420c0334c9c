"""Styles that put, cut, cover or change words in ways that no list foresees: a page with one is never plainly exact."""

import pytest
from tests.readers.test_html import beside, page, said

from engross.readers.words import passages

TOLD = [
    "color:var(--page)",
    "background:#000",
    "background:var(--letters)",
    "color:white; background:none",
    "color:white; background:transparent",
    "color:color-mix(in srgb, white, white)",
    "color:light-dark(white, white)",
    "color:Canvas",
    "font:1px serif",
    "font:0/0 a",
    "font-size:.05vw",
    "font-size:min(0px, 1em)",
    "font-size:3px",
    "font-size:6px",
    "font-size:30%",
    "color:#d6d6d6",
    "font-family:Arial, Wingdings",
    "opacity:.12",
    "opacity:calc(0)",
    "zoom:.01",
    "scale:0",
    "width:2px; overflow:hidden",
    "max-inline-size:0; overflow:hidden",
    "height:.1px; overflow:clip",
    "white-space:nowrap; overflow:hidden; width:3em",
    "-webkit-line-clamp:1",
    "left:9999px; position:relative",
    "margin-inline-start:-9999px",
    "margin-left:300vw",
    "text-indent:9999px",
    "position:absolute",
    "position:relative; top:90px",
    "float:right",
    "word-spacing:-9em",
    "vertical-align:-900px",
    "text-underline-offset:-.5em; text-decoration:underline",
    "background:linear-gradient(red, red)",
    "box-shadow:inset 0 0 0 2em #000",
    "outline:2em solid; outline-offset:-2em",
    "border-image:linear-gradient(red, red) 1",
    "animation:go 1s",
    "font-stretch:1%",
    "property-of-tomorrow:gone",
    'quotes:"not " ""',
    'hyphenate-character:"not"',
    "counter-set:list-item 8",
    "display:list-item; list-style:decimal",
]
DRESS = "<style>:root{--page:#fff; --letters:#111} body{color:var(--letters)} .c{STYLE}</style>"


@pytest.mark.fault("Styles that move, cut off, cover or hide words in new ways", "named, or the words absent and named")
@pytest.mark.parametrize("inline", [True, False], ids=["inline", "class"])
@pytest.mark.parametrize("style", TOLD)
def test_a_style_that_is_not_known_to_be_harmless_is_told(style: str, inline: bool) -> None:
    """By the element itself, or by its class."""
    marked = f"<span style='{style}'>not</span>" if inline else "<span class=c>not</span>"
    reading = page(f"<p>You may {marked} sell it.</p>", DRESS.replace("STYLE", style))
    assert reading.beside


UNTOLD = [
    "color:#333",
    'quotes:"»" "«"',
    "display:list-item; list-style:none",
    "color:var(--letters)",
    "background:#ffc",
    "color:white; background:navy",
    "font:italic 700 1.1rem/1.5 Georgia, serif",
    "font-size:clamp(1rem, 2vw, 3rem)",
    "font-size:80%",
    "font-size:7.5px; color:#aaa",
    "margin:1em auto; padding:2rem 5%",
    "margin-left:-1em",
    "position:relative; z-index:2",
    "text-decoration:underline dotted 1px; text-underline-offset:.2em",
    "letter-spacing:-.01em; hyphens:auto; text-wrap:balance",
    "border:1px solid red; border-radius:3px; box-shadow:0 0 3px #000",
    "display:flex; gap:1em; align-items:center",
    "orphans:2; widows:2; page-break-inside:avoid; mso-ansi-language:EN-GB",
    "max-width:40em; overflow-wrap:anywhere; -webkit-text-size-adjust:100%",
    "white-space:pre-wrap; tab-size:4; line-height:115%",
]


@pytest.mark.parametrize("inline", [True, False], ids=["inline", "class"])
@pytest.mark.parametrize("style", UNTOLD)
def test_a_style_of_layout_is_not_told(style: str, inline: bool) -> None:
    """What pages of all kinds are set with."""
    marked = f"<span style='{style}'>not</span>" if inline else "<span class=c>not</span>"
    reading = page(f"<p>You may {marked} sell it.</p>", DRESS.replace("STYLE", style))
    assert (said(reading), beside(reading)) == ("you may not sell it", [])


def test_a_style_of_words_that_are_not_there_is_not_told() -> None:
    """A rule that moves what the text does not have."""
    assert not page("<p>You may sell it.</p>", "<style>.aside { float: right; position: absolute }</style>").beside


RULES = [
    "@media not print { .c { display: none } }",
    "@media screen, print { .c { display: none } }",
    "@media (prefers-color-scheme: dark) { :root { --letters: #fff } body { background: #fff } }",
    ".c { @media screen { display: none } }",
    "p { b { .c { color: white } } }",
    ".C { display: none }",
    "html:not(:hover) .c { display: none }",
    ".c:not(:active) { color: white }",
    ".c::after { content: ''; position: absolute; border-top: 1px solid }",
    ".c::before { content: '99' }",
    ".c::before { content: '\\2717' }",
    "p .c { float: left }",
    ".b { --letters: white }",
    "ol { list-style-image: url(x.png) }",
    ".c { display: none",
]


@pytest.mark.parametrize("rule", RULES)
def test_rules_are_met_wherever_they_stand(rule: str) -> None:
    """Under media, in each other, behind a pseudo-class; for the dark dress of a page; in a sheet without an end."""
    sheet = DRESS.replace(".c{STYLE}", "")
    assert page("<p>You may <span class=c>not</span> sell it.</p>", f"{sheet}<style>{rule}</style>").beside


def test_a_page_with_a_light_and_a_dark_dress_is_seen() -> None:
    """Each colour on the ground of its own dress; a rule of a passing state says nothing."""
    sheet = (
        "<style>:root{--page:#fff;--letters:#111} @media (prefers-color-scheme:dark){:root{--page:#111;--letters:#eee}}"
        " body{background:var(--page);color:var(--letters)} p:hover{color:white}</style>"
    )
    assert not page("<p>You may not sell it.</p>", sheet).beside


def test_bold_is_what_the_style_says() -> None:
    """Words set bold by a style alone, and bold words that a style sets plain."""
    for marked, wanted in (
        ("<span style='font-weight:700'>You may sell it.</span>", True),
        ("<strong style='font-weight:normal'>You may sell it.</strong>", False),
        ("<b><span style='font-weight:400'>You may sell it.</span></b>", False),
        ("<b class=c>You may sell it.</b>", False),
        ("<i class=c><strong>You may sell it.</strong></i>", True),
    ):
        reading = page(f"<p>{marked}</p><p>Two.</p><p>Three.</p>", "<style>.c{font-weight:400}</style>")
        assert next(iter(passages(reading.document))).conspicuous == wanted, marked
    assert page("<p class=c><b>May.</b></p>", "<style>.c b{font-weight:normal}</style>").beside


MARKUP = {
    "words in the head": ("<head><title>x</title><p>Not so.</p></head><body><p>You may.</p>", "not so you may"),
    "a comment that ends at once": ("<p>You may <!--> not <!-- --> sell.</p>", "you may not sell"),
    "a comment with a mark of exclamation": ("<p>You may <!-- a --!> not <!-- --> sell.</p>", "you may not sell"),
    "raw text of XML": ("<p>You may <![CDATA[> not ]]> sell.</p>", "you may not sell"),
    "a foot written first": (
        "<table><tfoot><tr><td>foot</tfoot><tbody><tr><td>row</tbody><thead><tr><td>head</thead></table>",
        "head row foot",
    ),
}


@pytest.mark.parametrize("case", MARKUP)
def test_markup_is_read_as_browsers_read_it(case: str) -> None:
    """Where a head, a comment or a part of a table ends, and where its rows are shown."""
    body, wanted = MARKUP[case]
    assert said(page(body)) == wanted


AROUND = {
    "before": ("<p><a href=#m>These terms bind nobody</a></p><main id=m><p>You may.</p></main>", "header"),
    "behind": ("<main id=m><p>You may.</p></main><a href=#m>These terms bind nobody</a>", "footer"),
}


@pytest.mark.parametrize("case", AROUND)
def test_a_link_into_the_page_may_say_something(case: str) -> None:
    """One that leads to its top or text says nothing, any other is told."""
    body, place = AROUND[case]
    assert beside(page(body)) == [(place, "These terms bind nobody")]


ATTRIBUTES = ["<body text=white>", "<body bgcolor=black>", "<body background=x.png>", "<table><tr><td bgcolor=black>"]
ATTRIBUTES += [
    "<font face=Wingdings>",
    "<p dir=rtl>",
    "<marquee>",
    "<meter>",
    "<plaintext>",
    "<menclose>",
    "<mphantom>",
]


@pytest.mark.parametrize("opening", ATTRIBUTES)
def test_attributes_that_look_are_read_as_styles(opening: str) -> None:
    """Colours, fonts and pictures of old pages, and elements that show more or less than their words."""
    assert page(f"{opening}You may not sell it.").beside


NESTED = {
    "parts of parts": ("<b style='font-size:.6em'>" * 2, "</b>" * 2, True),
    "small in small": ("<small>" * 6, "</small>" * 6, True),
    "a smaller word in a smaller one": ("<i style='font-size:smaller'>" * 6, "</i>" * 6, True),
    "small once": ("<small>", "</small>", False),
    "small in large": ("<b style='font-size:3em'><i style='font-size:.5em'>", "</i></b>", False),
    "a size of its own in a small one": ("<b style='font-size:8px'><i style='font-size:12px'>", "</i></b>", False),
}


@pytest.mark.parametrize("case", NESTED)
def test_sizes_in_sizes_are_multiplied(case: str) -> None:
    """Each of them could be read by itself."""
    opening, closing, told = NESTED[case]
    reading = page(f"<p>You may {opening}not{closing} sell it.</p>")
    assert ("not" not in said(reading).split(), bool(reading.beside)) == (told, told)
