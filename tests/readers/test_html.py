"""What stands beside the text of a page or of a Markdown file, and what of it is hidden or struck out."""

from pathlib import Path

import pytest

from engross.readers import Reading, Standing, read, words
from engross.readers.words import passages

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "builds" / "3.0-draft.2"


def page(body: str, head: str = "") -> Reading:
    """What our reader makes of a page."""
    text = f"<!DOCTYPE html><html lang=en><head><title>x</title>{head}</head><body>{body}</body></html>"
    return read(text.encode(), "a.html")


def markdown(text: str) -> Reading:
    """What our reader makes of a Markdown file."""
    return read(text.encode(), "a.md")


def said(reading: Reading) -> str:
    """The words of the text, marks of punctuation apart."""
    return " ".join(word.key for word in words(reading.document) if word.counts)


def beside(reading: Reading) -> list[tuple[str, str]]:
    """What stands beside the text, with its words."""
    return [(one.place.value, one.text) for one in reading.beside]


HIDING = [
    "<span hidden>not</span>",
    "<span style='display:none'>not</span>",
    "<span style='DISPLAY : None !important'>not</span>",
    "<span style='visibility:hidden'>not</span>",
    "<span style='color:red;opacity:0'>not</span>",
    "<span style='font-size:0px'>not</span>",
    "<span style='color: #FFF'>not</span>",
    "<span style='color: rgba(0, 0, 0, 0)'>not</span>",
    "<span style='position:absolute; left:-9999px'>not</span>",
    "<b hidden><i>not</i></b>",
    *(
        f"<span style='{style}'>not</span>"
        for style in (
            "opacity:.01",
            "zoom:0",
            "font-size:1px",
            "font-size:calc(0px)",
            "line-height:0",
            "letter-spacing:-1em",
            "width:0; overflow:hidden",
            "max-height:0; overflow:hidden",
            "position:absolute; top:-9999px",
            "margin-left:-9999px",
            "color:#fefefe",
            "color:hsl(0 0% 100%)",
            "color:#0000",
            "color:snow",
            "color:white; background:white",
            "color:black; background:black",
            "-webkit-text-fill-color:transparent",
            "clip-path:circle(0)",
            "font-family:Wingdings",
            "di\\73play:none",
            "display:/**/none",
            "unicode-bidi:bidi-override",
        )
    ),
    "<font color=white>not</font>",
    "<bdo dir=rtl>not</bdo>",
    "<span popover>not</span>",
    "<span class=gone>not</span>",
    "<span id=away>not</span>",
    "<span class='a away b'>not</span>",
    "<samp>not</samp>",
]
SHEET = "<style>.gone, samp { display: none } #away { visibility: hidden } span.away { font-size: 0 }</style>"


@pytest.mark.fault("Words that a page hides", "absent from the text, and named")
@pytest.mark.parametrize("hidden", HIDING)
def test_hidden_words_are_absent_and_named(hidden: str) -> None:
    """By attribute, by style, or by a rule of the page's own style sheet."""
    reading = page(f"<p>You may {hidden} sell it.</p>", SHEET)
    assert said(reading) == "you may sell it"
    assert beside(reading) == [("hidden words", "not")]
    assert reading.beside[0].passage == 0


LAID = [
    "<div style='position:absolute; background:white; width:9em'>&nbsp;</div>",
    "<div style='position:fixed; top:4em; background-color:#eee'>&nbsp;</div>",
    "<div style='margin-top:-1.5em; background:white'>&nbsp;</div>",
    "<div style='position:relative; top:-20px; background:white'>&nbsp;</div>",
    "<div class=box>&nbsp;</div>",
]


@pytest.mark.fault("A box of an HTML page that is laid over words", "named as a style that was not followed")
@pytest.mark.parametrize("box", LAID)
def test_a_box_that_may_cover_words_is_named(box: str) -> None:
    """Nobody knows without laying the page out what it covers, so that the page is never called exact."""
    sheet = "<style>.box { position: absolute; inset: 10em 0 auto; background: white }</style>"
    reading = page(f"<p>You may not sell it.</p>{box}", sheet if "class=" in box else "")
    assert [one.place for one in reading.beside] == [Standing.UNREAD]
    assert "laid over" in reading.beside[0].name


@pytest.mark.parametrize("box", ["position:relative; background:#eee", "position:absolute; top:-5rem; background:red"])
def test_a_box_that_covers_nothing_is_not_named(box: str) -> None:
    """Coloured where it stands, or put off the page."""
    assert page(f"<p>You may not sell it.</p><div style='{box}'>&nbsp;</div>").beside == ()


STRUCK = [
    "<del>not</del>",
    "<s>not</s>",
    "<strike>not</strike>",
    "<u style='text-decoration: line-through red'>not</u>",
]


@pytest.mark.fault("Words that a page strikes out", "absent from the text, and named")
@pytest.mark.parametrize("struck", STRUCK)
def test_struck_words_are_absent_and_named(struck: str) -> None:
    """Whatever element or style strikes them out."""
    reading = page(f"<p>You may {struck} sell it.</p>")
    assert said(reading) == "you may sell it"
    assert beside(reading) == [("struck-out words", "not")]


SEEN = [
    "<span aria-hidden=true>not</span>",
    "<ins>not</ins>",
    "<u>not</u>",
    "<span style='display:inline'>not</span>",
    "<span style='color:#fff; background:#000'>not</span>",
    "<span class=other>not</span>",
    "<details><summary>not</summary></details>",
]


@pytest.mark.parametrize("seen", SEEN)
def test_words_that_are_seen_are_words(seen: str) -> None:
    """What only a screen reader skips, what was put in, what opens at a click."""
    reading = page(f"<p>You may {seen} sell it.</p>", SHEET)
    assert said(reading) == "you may not sell it"
    assert not reading.beside


@pytest.mark.parametrize(("span", "told"), [("rowspan=2", 1), ("colspan='3'", 1), ("rowspan=1 colspan=''", 0)])
def test_a_cell_that_moves_those_after_it_is_named(span: str, told: int) -> None:
    """Since they are shown below other heads."""
    found = page(f"<table><tr><td {span}>Sale</td><td>No</td></tr></table>").beside
    assert [one.name for one in found] == ["cell that stands in several rows or columns"] * told


RAW = {
    "a title": "<title>The terms<!--</title><p>Not binding.</p><!-- -->",
    "a title that closes itself": "<title/><!--</title><p>Not binding.</p><!-- -->",
    "a field": "<textarea><!--</textarea><p>Not binding.</p><!-- -->",
    "words without scripts": "<noscript><!--</noscript><p>Not binding.</p><!-- -->",
}


@pytest.mark.fault("Words of a page between what looks like a comment", "read as browsers show them")
@pytest.mark.parametrize("case", RAW)
def test_no_comment_begins_in_raw_text(case: str) -> None:
    """Nor does any element; what stands behind its end is shown."""
    assert "not binding" in said(page(f"<p>You may sell it.</p>{RAW[case]}"))


def test_a_script_that_closes_itself_is_open() -> None:
    """As in browsers, which take all that follows for a script."""
    assert said(page("<p>You may sell it.</p><script type='text/plain'/><p>Not on Sundays.</p>")) == "you may sell it"


def test_a_hidden_column_is_named() -> None:
    """Its cells are in the file and not on the page."""
    table = (
        "<table><colgroup><col><col style='visibility:collapse'></colgroup><tr><td>Sale</td><td>No</td></tr></table>"
    )
    assert [one.name for one in page(table).beside] == ["column that is hidden"]


BESIDE = {
    "a picture": ("<img src=a.png alt='No sale'>", [("picture", "")]),
    "a drawing": ("<svg><text>No sale</text></svg>", [("picture", ""), ("picture", "no sale")]),
    "a film": ("<video src=a.mp4></video>", [("picture", "")]),
    "another page": ("<iframe src=b.html></iframe>", [("unread part", "")]),
    "a script": ("<script>document.write('not')</script>", [("unread part", "")]),
    "data in a script": ("<script type='application/ld+json'>{}</script>", []),
    "another style sheet": ("<link rel=stylesheet href=a.css>", [("unread part", "")]),
    "words that a style adds": ("<style>p::after { content: 'not' }</style>", [("unread part", "not")]),
    "a sign that a style adds": ("<style>p::after { content: '\\2192' }</style>", []),
    "a rule that cannot be followed": ("<style>p > b:first-child { display: none }</style>", [("unread part", "")]),
    "a rule for print": ("<style>@media print { p { display: none } }</style>", [("unread part", "")]),
    "a sheet for print": ("<style media=print>p { visibility: hidden }</style>", [("unread part", "")]),
    "a rule for print of what is no text": ("<style>@media print { nav { display: none } }</style><nav></nav>", []),
    "words at the edge of printed pages": (
        "<style>@page { @top-left { content: 'Not binding' } @top-right { content: counter(page) } }</style>",
        [("unread part", "Not binding")],
    ),
    **{
        f"a style that may change words: {style}": (f"<span style='{style}'></span>", [("unread part", "")])
        for style in (
            "transform:scale(0)",
            "filter:opacity(0)",
            "mask-image:none,none",
            "text-transform:lowercase",
            "flex-direction:column-reverse",
            "background-image:url(x.png)",
            'list-style-type:"always "',
            "display:var(--x)",
        )
    },
    "a style that says nothing": ("<p style='transform:none; text-transform:none; flex-direction:row'></p>", []),
    "a rule inside a rule": ("<style>p { b { display: none } }</style>", [("unread part", "")]),
    "a rule of a container": (
        "<style>@container (width > 1px) { p b { color: white } }</style>",
        [("unread part", "")],
    ),
    "a passing state": ("<style>p::selection { color: white } p:hover { opacity: 0 }</style>", []),
    "a base for its links": ("<base href='https://example.org/'>", [("unread part", "")]),
    "a formula": ("<math></math>", [("unread part", "")]),
    "a broad line around words": ("<b style='outline: 20px solid white'></b>", [("unread part", "")]),
    "a broad line under words": (
        "<b style='text-decoration: overline; text-decoration-thickness: 2em'></b>",
        [("unread part", "")],
    ),
    "a shadow below words": ("<b style='box-shadow: 0 20px 0 #fff'></b>", [("unread part", "")]),
    "a thin line": ("<b style='outline: 2px solid; border-bottom: 1px solid'></b>", []),
    "a font of its own": ("<style>@font-face { font-family: q; src: url(q) }</style>", [("unread part", "")]),
    "steps of a film": ("<style>@keyframes k { to { opacity: 0 } }</style>", [("unread part", "")]),
    "words from an attribute": ("<style>p::after { content: attr(id) }</style>", [("unread part", "attr(id)")]),
    "a script of an element": ("<b onclick='go()'></b>", [("unread part", "")]),
    "a page that leads elsewhere": ("<meta http-equiv=refresh content='0;url=b'>", [("unread part", "")]),
    "a template that is shown": ("<div><template shadowrootmode=open>not</template></div>", [("unread part", "")]),
    "what opens at a click": ("<details><summary></summary>not</details>", [("hidden words", "not")]),
    "words for browsers without frames": ("<noframes>not</noframes>", [("hidden words", "not")]),
    "words above words": ("<ruby><rp>(</rp><rt>not</rt></ruby>", [("text box", "not")]),
    "a field": ("<input name=who value=Nobody>", [("form field", "Nobody")]),
    "a choice": ("<select><option>All<option>None</select>", [("form field", "All None")]),
    "a comment": ("<!-- not -->", []),
    "words for browsers without scripts": ("<noscript>not</noscript>", [("hidden words", "not")]),
    "a template": ("<template><p>not</p></template>", []),
    "a caption of its own": ("<table><caption>Not binding</caption><tr><td>No</table>", [("text box", "Not binding")]),
    "a caption that repeats a heading": ("<table><caption>The terms</caption><tr><td>No</table>", []),
}


@pytest.mark.fault("Pictures, scripts, frames and fields in a page", "named beside the text")
@pytest.mark.parametrize("case", BESIDE)
def test_what_stands_beside_a_page(case: str) -> None:
    """Pictures, other files, scripts, fields: named, and never taken for words of the text."""
    body, wanted = BESIDE[case]
    reading = page(f"<h1>The terms</h1><p>You may sell it.</p>{body}")
    assert [(place, text.casefold()) for place, text in beside(reading)] == [
        (place, text.casefold()) for place, text in wanted
    ]
    assert said(reading) == "the terms you may sell it" + (" no" if "<table>" in body else "")


@pytest.mark.fault("Words around the main part of a page", "named beside the text")
def test_words_around_the_main_part_are_named() -> None:
    """What a page says before and after its main part, but for links into the page."""
    reading = page(
        "<a href=#m>Skip to the text</a><header>Not law in France</header><main id=m><h1>Terms</h1><p>Words.</p></main>"
        "<footer>Not binding <a href=#m>Top</a></footer>"
    )
    assert said(reading) == "terms words"
    assert beside(reading) == [("header", "Not law in France"), ("footer", "Not binding")]
    assert {one.passage for one in reading.beside} == {-1}


def test_running_heads_that_an_office_writes_are_named_as_such() -> None:
    """LibreOffice marks them by their title; a licence's own are furniture to `identify`."""
    heads = '<div title="header"><p>Draft</p></div>{}<div title="footer"><p>14 / 14</p></div>'
    reading = page(heads.format("<p>Words.</p>"))
    assert said(reading) == "words"
    assert beside(reading) == [("header", "Draft"), ("footer", "14 / 14")]


def test_a_navigation_that_only_repeats_headings_is_furniture() -> None:
    """Another entry in it is named."""
    nav = "<nav><p>Contents</p><ol><li><span>1.</span> <a href=#a>Grant</a>{}</ol></nav>"
    body = "<main><h1>Terms</h1>{}<h2 id=a>Grant</h2><p>Words.</p></main>"
    assert not page(body.format(nav.format(""))).beside
    assert beside(page(body.format(nav.format("<li>Not binding")))) == [("header", "Not binding")]


def test_what_stands_beside_is_told_at_its_passage() -> None:
    """Tables count by their cells, paragraphs by one."""
    reading = page(
        "<h1>Terms</h1><p>One.<table><tr><td>a<td>b<tr><td>c<td>d</table><p>Two <s>not</s> three.</p><p>Four.</p>"
    )
    listed = [passage.text for passage in passages(reading.document)]
    assert listed[reading.beside[0].passage] == "Two three."


MARKDOWN = {
    "struck out": ("You may ~~not~~ sell it.", "you may sell it", [("struck-out words", "not")]),
    "one tilde, as GitHub reads it": ("You may ~not~ sell it.", "you may sell it", [("struck-out words", "not")]),
    "hidden by HTML": ("You may <span hidden>not</span> sell it.", "you may sell it", [("hidden words", "not")]),
    "deleted by HTML": ("You may <del>not</del> sell it.", "you may sell it", [("struck-out words", "not")]),
    "a comment": ("You may <!-- not --> sell it.\n\n<!--\nnot\n-->", "you may sell it", []),
    "a picture": ("You may sell it. ![no sale](a.png)", "you may sell it", [("picture", "")]),
    "a footnote": (
        "You may sell it.[^1]\n\n[^1]: Annex B does not\n    bind users.",
        "you may sell it",
        [("footnote", "Annex B does not bind users.")],
    ),
    "a footnote of one word": ("You may sell it.[^a]\n\n[^a]: Never", "you may sell it", [("footnote", "Never")]),
    "a footnote that nothing calls": (
        "You may sell it.\n\n[^a]: Never ever.",
        "you may sell it",
        [("footnote", "Never ever.")],
    ),
    "two calls of one footnote": ("You[^a] may[^a].\n\n[^a]: No.", "you may", [("footnote", "No.")]),
    "a mark without a footnote": ("You may[^9] sell it.", "you may 9 sell it", []),
    "a mark in code beside a footnote": (
        "You may.[^1]\n\n```\n[^1]: sell\n```\n\n[^1]: Never",
        "you may 1 sell",
        [("footnote", "Never")],
    ),
    "a footnote in code": ("You may.\n\n```\n[^1]: not\n```", "you may 1 not", []),
}


@pytest.mark.fault("Footnotes, strike-outs, hidden HTML and pictures in Markdown", "named beside the text")
@pytest.mark.parametrize("case", MARKDOWN)
def test_markdown_as_its_page_shows_it(case: str) -> None:
    """Strike-out, hidden HTML, pictures and footnotes."""
    text, wanted, found = MARKDOWN[case]
    reading = markdown(f"# Terms\n\n{text}\n")
    assert said(reading).removeprefix("terms ") == wanted
    assert beside(reading) == found


def test_a_footnote_is_told_where_it_is_called() -> None:
    """At the passage that calls it, wherever its words stand in the file."""
    reading = markdown("# Terms\n\n[^1]: Not so.\n\nOne.\n\nTwo.[^1]\n\nThree.\n")
    assert [(one.place, one.name, one.passage) for one in reading.beside] == [(Standing.FOOTNOTE, "1", 2)]


@pytest.mark.parametrize("suffix", ["html", "md", "json", "txt"])
def test_nothing_stands_beside_a_licence_of_ours(suffix: str) -> None:
    """Contents, captions and skip links of our own files are furniture."""
    for path in sorted(EDITION.glob(f"MG*.{suffix}")):
        assert not read(path.read_bytes(), path.name).beside, path.name
