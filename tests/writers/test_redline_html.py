"""Redlines as HTML: the words of both documents, and boxes that hide one class of change each, without script."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.browser import faults, invalid
from tests.samples import sample
from tests.writers.by_hand import redlined, sides

from engross.model import Class, Mark, MarkedParagraph
from engross.redline import unchanged
from engross.writers.html import environment, redline
from engross.writers.rows import chapters

ROOT = Path(__file__).parents[2]
INLINE = {"a", "del", "em", "ins", "span", "strong"}
VOID = {"meta", "link", "col", "input"}


class Marked(HTMLParser):
    """The words of the text of a redline, without the elements of some tags and without notes; its ids and links."""

    def __init__(self, page: bytes | str, dropped: str = "") -> None:
        super().__init__()
        self.dropped = dropped
        self.open: list[tuple[str, bool, bool]] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(page if isinstance(page, str) else page.decode())
        self.words = "".join(self.text).split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether what stands in the element counts: it is in the text, and nothing around it is dropped."""
        found = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        classes = found.get("class", "").split()
        inside, counts = self.open[-1][1:] if self.open else (False, True)
        if tag not in VOID:
            dropped = tag in (self.dropped, "caption") or "note" in classes
            self.open.append((tag, inside or "redline" in classes, counts and not dropped))
        self.text += [] if tag in INLINE else [" "]

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, which must be the one that was opened last."""
        assert self.open.pop()[0] == tag
        self.text += [] if tag in INLINE else [" "]

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if self.open and all(self.open[-1][1:]):
            self.text.append(data)


def test_without_the_deleted_words_it_is_the_new_text_without_the_inserted_the_old() -> None:
    """Labels included; what is said beside the words is of the class `note` and no word of either."""
    page, (old, new) = redline(redlined()), sides(redlined())
    assert Marked(page, "del").words == new
    assert Marked(page, "ins").words == old


def test_a_document_beside_itself_has_no_mark() -> None:
    """No `ins`, no `del`, no bar, and the summary says so."""
    page = redline(unchanged(sample())).decode()
    text = page[page.index('<div class="redline">') : page.rindex("</section>")]
    assert not {"ins", "del"} & Marked(text).tags
    assert Marked(page).words == sides(unchanged(sample()))[1]
    assert "The two read the same." in page
    assert not re.search(r'class="row[^"]*(?:wording|term|renumbering|layout)', text)


def test_every_anchor_is_there_once_and_every_link_leads_to_one() -> None:
    """Of two copies of a moved provision, the one that stands now has the id, the former one an id of its own."""
    page = Marked(redline(redlined()))
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {"show", "_old.show", "keep.c", "_end"} <= set(page.ids)
    both = [
        each for block in redlined().blocks for each in (block.old, block.new) if isinstance(block, MarkedParagraph)
    ]
    assert {anchor for one in both if one and hasattr(one, "anchors") for anchor in one.anchors} <= set(page.ids)


def test_nothing_is_asked_of_elsewhere_and_nothing_runs() -> None:
    """No script, no frame, no image, no address in the style; a policy forbids them."""
    page = redline(redlined()).decode()
    assert not Marked(page).tags & {"script", "img", "iframe", "object", "embed", "base", "form"}
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


def test_moves_are_told_on_both_sides() -> None:
    """Each copy of a moved provision says where the other is, once, and whether it was changed on the way."""
    page = redline(redlined()).decode()
    said = re.findall(r'\[<a href="#([^"]+)">(moved [^<]+)</a>\]', page)
    assert said == [
        ("show", "moved to 4.2"),
        ("show", "moved to 4.2 and changed"),
        ("_old.show", "moved from 2.2"),
        ("_old.show", "moved from 2.2 and changed"),
    ]


SAID = [
    "[now bold and no longer italic]",
    "[now a defined term]",
    "[no longer conspicuous]",
    "[set as item of level 4, was item of level 3]",
    "[table called “Rights in all Goods”, was “Rights in the Goods”]",
]


@pytest.mark.parametrize("words", SAID)
def test_a_change_that_is_no_word_is_told_in_words(words: str) -> None:
    """Emphasis, kind, level, conspicuousness, the title of a table."""
    assert words in redline(redlined()).decode()


def test_the_summary_counts_and_leads() -> None:
    """It stands before the text, names both documents, counts provisions and edits, and links each change."""
    page = redline(redlined()).decode()
    head = page[: page.index('id="_text"')]
    for words in ("SA-KEEP-1.0", "SA-KEEP-2.0", "2026-11-23", "2027-01-15", "<b>2</b> changed", "<b>1</b> moved"):
        assert words in head
    assert "cross-references 1, punctuation 1, layout 3, renumbering 4" in head
    assert 'href="#show">Showing</a>' in head
    assert 'href="#_end">End of the whole License</a>' in head


def test_the_runs_of_a_change_are_set_by_the_same_macro() -> None:
    """What the list of changes holds reads, marked, as the paragraph does."""
    template = environment().from_string('{% from "marked.html.j2" import words %}{{ words(runs) }}')
    scope, keep, layout = (template.render(runs=change.runs) for change in redlined().changes[:3])
    assert '<del class="wording">alone</del><ins class="wording">only</ins>' in scope
    assert 'Section <del class="renumbering">3</del><ins class="renumbering">4</ins>' in keep
    assert '<span class="kept layout">all</span><span class="note layout"> [set otherwise]</span>' in layout


def test_the_words_are_never_markup() -> None:
    """A deleted tag is shown, and is none."""
    assert "&lt;brackets&gt;" in redline(redlined()).decode()


PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from tests.writers.by_hand import redlined
from engross.writers.html import redline
sys.stdout.buffer.write(redline(redlined()))
"""


def test_same_bytes_elsewhere(tmp_path: Path) -> None:
    """Another process, folder, time zone and hash seed give the same page."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(root=str(ROOT))],
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PATH": "/usr/bin:/bin"},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == redline(redlined())


SIGN = "e => getComputedStyle(e, '::before').content + getComputedStyle(e, '::after').content"
SIGNS = {
    "ins.wording": "inserted: ",
    "del.wording": "deleted: ",
    "ins.punctuation": "[+",
    "del.punctuation": "[\u2212",
    ".moved .words ins": "\u2192",
    ".moved .words del": "\u2192",
}
"""What stands or is read before or after a mark: a sign is seen where colour and line cannot carry it."""
MARKS = "Array.from(document.querySelectorAll('.redline ins, .redline del, .redline .note, .redline .kept'))"
SEEN = f"""{MARKS}.filter(e => !e.closest('.numbers.note') || e.tagName != 'DIV').map(e => {{
  const style = getComputedStyle(e), before = getComputedStyle(e, '::before').content;
  return [e.tagName, e.className, e.checkVisibility(), style.textDecorationLine, before, e.textContent];
}})"""


def hide(page: Any, *classes: str) -> None:
    """Uncheck the boxes of some classes, as a reader does with the keyboard."""
    for name in classes:
        page.focus(f"#_{name}")
        page.keyboard.press("Space")
        assert not page.is_checked(f"#_{name}")


@pytest.mark.slow
@pytest.mark.parametrize("hidden", list(Class))
def test_a_box_hides_its_class_and_no_other(hidden: Class, shown: Callable[..., Any]) -> None:
    """What it hides reads as the new text, unmarked; every other mark looks as it did. No script is needed."""
    page = shown(redline(redlined()))
    before = page.evaluate(SEEN)
    hide(page, hidden)
    after = page.evaluate(SEEN)
    own = [hidden in classes.split() for _, classes, *_ in before]
    assert any(own)
    for was, now, is_own in zip(before, after, own, strict=True):
        if not is_own:
            # What stands beside a hidden class, in a row that it hid, is hidden with it.
            assert now == was or (not now[2] and hidden is Class.WORDING)
        elif now[0] == "INS" or "kept" in now[1]:
            assert now[2:5] == [True, "none", "none"]
        else:
            assert not now[2]


@pytest.mark.slow
def test_with_all_boxes_empty_the_page_reads_as_the_new_text(shown: Callable[..., Any]) -> None:
    """Hidden one and all, nothing is left but the words, labels and citations of the newer document."""
    page = shown(redline(redlined()))
    hide(page, *Class)
    page.add_style_tag(content=".note, caption, .numbers.note { display: none }")
    assert page.inner_text(".redline").split() == sides(redlined())[1]


@pytest.mark.slow
def test_hidden_renumbering_never_hides_an_edit(shown: Callable[..., Any]) -> None:
    """Words, terms, references, punctuation and moves stay marked; numbers alone lose their marks."""
    page = shown(redline(redlined()))
    hide(page, Class.RENUMBERING)
    for one in page.query_selector_all(".redline :is(ins, del):not(.renumbering)"):
        assert one.is_visible()
        assert one.evaluate("e => getComputedStyle(e).textDecorationLine") != "none"
    assert page.query_selector_all(".redline .note a:visible")


@pytest.mark.slow
def test_changed_provisions_only(shown: Callable[..., Any]) -> None:
    """The box leaves the provisions with a change that is shown, whole, and hides the others."""
    page = shown(redline(redlined()))
    page.check("#_only")
    visible = {
        id for id in ("definitions", "def", "head.scope", "keep", "rules.ban") if page.is_visible(f"[id='{id}']")
    }
    assert visible == {"head.scope", "keep"}
    hide(page, Class.RENUMBERING, Class.WORDING)
    assert not page.is_visible("[id='keep']")
    assert not page.is_visible("[id='head.scope']")
    assert page.is_visible("[id='keep.b']")


@pytest.mark.slow
def test_a_bar_stands_beside_what_changed(shown: Callable[..., Any]) -> None:
    """Rows with a change that is shown have a bar at their edge, the others none; a mark is read aloud."""
    page = shown(redline(redlined()))
    bar = "e => getComputedStyle(e).borderLeftColor != 'rgba(0, 0, 0, 0)'"
    rows = page.query_selector_all(".redline .row")
    kinds = [row for chapter in chapters(redlined()) for cluster in chapter.clusters for row in cluster.rows]
    assert [row.evaluate(bar) for row in rows] == [bool(row.classes) for row in kinds]
    for mark, sign in SIGNS.items():
        assert sign in page.eval_on_selector(f".redline {mark}", SIGN)


@pytest.mark.slow
def test_moves_have_a_colour_of_their_own(shown: Callable[..., Any]) -> None:
    """What moved is coloured neither as inserted nor as deleted, and an arrow says which way it went."""
    page = shown(redline(redlined()))
    marks = (".row:not(.moved) ins", ".row:not(.moved) del", ".moved ins", ".moved del")
    colours = [page.eval_on_selector(f".redline {one}", "e => getComputedStyle(e).color") for one in marks]
    assert colours[2] == colours[3]
    assert len(set(colours)) == 3


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1200, "dark")])
def test_readable_by_all(width: int, scheme: str, shown: Callable[..., Any]) -> None:
    """Axe finds nothing under WCAG 2.2 AA, and no line is wider than the page."""
    page = shown(redline(redlined()), width=width, scheme=scheme)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_it_works_without_script(shown: Callable[..., Any]) -> None:
    """With scripts turned off, a box still hides its class."""
    page = shown(redline(redlined()), script=False)
    page.uncheck("#_punctuation")
    assert page.locator("p del.punctuation").is_hidden()


@pytest.mark.slow
def test_the_page_is_valid(tmp_path: Path, checker: Callable[[str], str]) -> None:
    """The Nu HTML checker has nothing to say of the page and its style."""
    (tmp_path / "redline.html").write_bytes(redline(redlined()))
    (tmp_path / "same.html").write_bytes(redline(unchanged(sample())))
    assert invalid([tmp_path / "redline.html", tmp_path / "same.html"], checker("java")) == ""


def whole_rows() -> Iterator[Mark]:
    """The marks of the paragraphs that one document alone has."""
    return (block.mark for block in redlined().blocks if block.mark is not Mark.NONE)


def test_the_sample_has_every_mark() -> None:
    """What the other tests read is worth reading."""
    assert set(whole_rows()) == set(Mark) - {Mark.NONE}
