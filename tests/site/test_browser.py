"""The site in Chromium, opened from files: by keyboard, by pointer, with and without script."""

import itertools
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser import faults, invalid
from tests.shares import by_lot

from engross.site import Subject
from engross.site.choosing import plan
from engross.site.frame import Page
from engross.site.mixing import plan as mixes
from engross.site.serving import HOST, Shown, server

pytestmark = pytest.mark.slow

KINDS = (
    "index.html",
    "choose.html",
    "choose.html#content=model&osi=no&part=none&gpl=no&unsure=no&own=no&commercial=yes&share=yes&open=yes",
    "remix.html#MG-BY-NC+MG-BY-OS",
    "what-if.html",
    "what-if/MG-BY-NC-RAI-{edition}.html",
    "family.html",
    "understand.html",
    "compare/index.html",
    "compare/MG-BY--MG-BY-NC-RAI.html",
    "editions/index.html",
    "licences/MG-BY-NC-RAI-{edition}.html",
)
"""One page of each kind, in the state that shows most."""
PARTS = 8
"""How many tests share the pages that axe-core reads; the slow run does one of them, the soak all."""


class Window:
    """A page of the site in a browser that keeps to the policy, with all that went wrong on it."""

    def __init__(self, context: Any, site: Path) -> None:
        self.page = context.new_page()
        self.site = site
        self.wrong: list[str] = []
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(self.site.as_uri()):
            self.wrong.append(f"asked for {url}")

    def open(self, address: str) -> Any:
        """Shows a page from its start."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.site.as_uri()}/{address}")
        return self.page


@pytest.fixture
def window(browser: Any, real: Path) -> Iterator[Callable[..., Window]]:
    """`window(width=1280, scheme="light", script=True)` opens one; nothing may have gone wrong in it at the end."""
    opened: list[tuple[Any, Window]] = []

    def show(*, width: int = 1280, scheme: str = "light", script: bool = True) -> Window:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            permissions=["clipboard-read", "clipboard-write"],
        )
        found = Window(context, real)
        opened.append((context, found))
        return found

    yield show
    for context, found in opened:
        assert found.wrong == []
        context.close()


def address_of(address: str, made: Subject) -> str:
    """An address with the edition of the family."""
    return address.replace("{edition}", made.family.edition)


def press(page: Any, answer: str) -> None:
    """Goes by Tab from the question to an answer, and chooses it."""
    page.evaluate("document.querySelector('#question h2').focus()")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.answer") == answer:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"Tab does not reach {answer!r}")


def test_every_path_of_the_chooser_by_keyboard(window: Callable[..., Window], model_go: Subject) -> None:
    """Tab and Enter alone lead along every path to its licence, and the back button back to every branch.

    The paths are walked as a tree: from an end, the back button returns to the last question with an answer left.
    """
    data = plan(model_go)
    page = window().open("choose.html")
    asked = page.locator("#question h2")
    ends: list[str] = []

    def walk(number: int) -> None:
        node = data["nodes"][number]
        if "ask" not in node:
            shown = page.locator("#result").is_visible()
            ends.append(page.locator("#result .id").inner_text() if shown else "outside")
            wanted = data["variants"][node["licence"]]["full"] if "licence" in node else "outside"
            assert ends[-1] == wanted
            return
        expect(asked).to_have_text(data["questions"][node["ask"]]["text"])
        for answer, following in node["open"].items():
            press(page, answer)
            expect(page).to_have_url(re.compile(rf"[#&]{node['ask']}={answer}"))
            expect(asked).to_be_focused()
            walk(following)
            page.go_back()
            expect(page).not_to_have_url(re.compile(rf"[#&]{node['ask']}="))
            expect(asked).to_have_text(data["questions"][node["ask"]]["text"])

    walk(data["start"])
    assert len(ends) == 387
    assert set(ends) == {"outside", *(variant.document_id for variant in model_go.variants)}


def test_the_first_question_is_reached_from_the_top_of_the_page(window: Callable[..., Window]) -> None:
    """Tab comes to the skip link, then to the main pages, and then to the answers."""
    page = window().open("choose.html")
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.dataset.answer || document.activeElement.textContent"))
    assert stops[0] == "Skip to the content"
    assert "model" in stops


def test_an_answer_can_be_shared_and_changed(window: Callable[..., Window]) -> None:
    """An address holds the answers; Change goes back to one; what fell says why."""
    page = window().open("choose.html#content=model&osi=no&part=none&gpl=no&unsure=no&own=no&commercial=no")
    assert page.locator("#question h2").inner_text().startswith("May others share")
    fell = page.locator("#state .out").all_inner_texts()
    assert len(fell) == 5
    assert all("“No” to: May others earn money" in text for text in fell)
    page.get_by_role("button", name="Change: Does the release contain parts under the GPL").click()
    expect(page.locator("#question h2")).to_contain_text("GPL")
    assert "gpl" not in page.evaluate("location.hash")
    assert page.locator("#state .out").count() == 0


def test_unknown_answers_in_an_address_are_passed_over(window: Callable[..., Window]) -> None:
    """An address that somebody mistyped asks the first question that it does not answer."""
    page = window().open("choose.html#content=models&osi=%3Cb%3E&toString=x")
    assert page.locator("#question h2").inner_text() == "What is to be licensed?"


def test_a_notice_is_filled_and_copied(window: Callable[..., Window], model_go: Subject) -> None:
    """Copying asks for what is missing; then the clipboard holds the words with the slots filled and escaped."""
    page = window().open(f"licences/MG-BY-NC-{model_go.family.edition}.html")
    button = page.locator(".form", has=page.locator("pre.readme")).get_by_role("button")
    button.click()
    assert page.locator(".form .said").first.inner_text().startswith("Fill in the")
    assert page.evaluate("document.activeElement.name") == "year"
    page.get_by_label("Copyright owner").fill("Ada *Lovelace*")
    page.get_by_label("Year").fill("2026")
    page.get_by_label("Title, if it has one").fill("Analytical 7B")
    page.get_by_label("Where the licensor is based").fill("London")
    page.get_by_label("Contact for notices").fill("ada@analytical.uk")
    button.click()
    expect(page.locator(".form .said").first).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Copyright 2026 Ada \\*Lovelace\\*" in copied
    assert "Analytical 7B is licensed under the [ModelGo Attribution-NonCommercial License](LICENSE)" in copied
    assert "The licensor is Ada \\*Lovelace\\*, based in London" in copied
    assert "go to ada@analytical.uk" in copied
    assert "[owner]" not in copied
    card = page.locator("pre.hf").inner_text()
    assert f"license_name: mg-by-nc-{model_go.family.edition}" in card


def test_the_result_has_deed_notice_and_files(window: Callable[..., Window], model_go: Subject) -> None:
    """An end shows the deed with its clauses, the notices and one download, all of the licence that was found."""
    page = window().open(KINDS[2])
    identifier = page.locator("#result .id").inner_text()
    assert page.locator("#result .deed li").count() > 10
    places = {link.get_attribute("href").partition("#")[0] for link in page.locator("#result .deed a").all()}
    assert places == {f"licences/{identifier}.html", f"what-if/{identifier}.html"}
    assert page.locator("#result .button").get_attribute("href").endswith(f"{identifier}.zip")
    assert identifier.lower() in page.locator("#result pre.hf").inner_text()


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_term_shows_its_definition(how: str, window: Callable[..., Window], model_go: Subject) -> None:
    """Pointer and keyboard both bring the definition, which Escape takes away and which can be pointed at."""
    page = window().open(f"licences/MG-BY-{model_go.family.edition}.html")
    term = page.locator("#grant a.term", has_text="Licensed Materials").first
    getattr(term, how)()
    box = page.locator("#definition")
    assert box.is_visible()
    assert box.inner_text().startswith('"Licensed Materials" means')
    assert term.get_attribute("aria-describedby") == "definition"
    if how == "hover":
        box.hover()
        page.wait_for_timeout(400)
        assert box.is_visible()
    page.keyboard.press("Escape")
    assert not box.is_visible()


def test_a_deep_link_leads_to_its_clause(window: Callable[..., Window], model_go: Subject) -> None:
    """The fragment of an address brings its clause into view, its number is that address, and back leads back."""
    page = window().open(f"licences/MG-BY-NC-{model_go.family.edition}.html#grant.conditions")
    clause = page.locator("[id='grant.conditions']")
    assert 0 <= clause.bounding_box()["y"] < 400
    assert clause.locator("a.label").first.get_attribute("href") == "#grant.conditions"
    clause.locator("a.reference").first.click()
    assert page.evaluate("location.hash") != "#grant.conditions"
    page.go_back()
    assert page.evaluate("location.hash") == "#grant.conditions"


def test_two_licences_are_compared(window: Callable[..., Window]) -> None:
    """The picker leads to a pair in either order; the page shows it inline, side by side, and without renumbering."""
    page = window().open("compare/index.html")
    page.get_by_label("First licence").select_option("MG-BY-NC")
    page.get_by_label("Second licence").select_option("MG-BY")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare/MG-BY--MG-BY-NC.html")
    renumbered = page.locator(".redline .numbers ins.renumbering").first
    assert page.locator(".redline ins.wording").first.is_visible()
    old = page.locator(".redline .numbers del.renumbering").first
    assert old.is_visible()
    page.get_by_label("Renumbering").uncheck()
    assert not old.is_visible()
    assert renumbered.is_visible()
    view = page.get_by_role("button", name="Side by side")
    view.click()
    row = page.locator(".row", has=page.locator("ins.wording")).nth(3)
    left, right = row.locator("> .was"), row.locator("> .words:not(.was)")
    assert left.bounding_box()["x"] < right.bounding_box()["x"]
    assert row.locator("> .was ins").count() == 0
    assert not any(one.is_visible() for one in right.locator("del").all())
    view.click()
    assert page.locator(".was").first.is_hidden()


def test_every_pair_of_inputs_is_answered(window: Callable[..., Window], model_go: Subject) -> None:
    """Whatever two inputs are picked, the answer names the licence or says there is none; the address keeps them."""
    data = mixes(model_go)
    page = window().open("remix.html")
    order = {option: position for position, option in enumerate(data["order"])}
    for first, second in itertools.combinations(data["inputs"], 2):
        page.evaluate("(hash) => { location.hash = hash; }", f"{first['id']}+{second['id']}")
        expect(page.get_by_label(second["id"], exact=True)).to_be_checked()
        wanted = data["answers"][" ".join(sorted({*first["options"], *second["options"]}, key=order.__getitem__))]
        said = page.locator("#answer").inner_text()
        assert wanted["reason"] in said
        assert (wanted.get("licence") or "No licence of the family fits") in said
    page.get_by_label(data["inputs"][0]["id"], exact=True).check()
    assert data["inputs"][0]["id"] in page.evaluate("location.hash")


BROKEN = r"""() => [...document.querySelectorAll("h1, h2:not(.words), h3:not(.words)")].flatMap(heading => {
  const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), range = document.createRange(), broken = [];
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[\p{L}\d]+/gu)) {
    range.setStart(texts.currentNode, word.index);
    range.setEnd(texts.currentNode, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(one => one.top)).size > 1) broken.push(word[0]);
  }
  return broken;
})"""
"""The words of headings that stand on two lines; in a redline an old and a new word may be one for the browser."""


@pytest.mark.parametrize("width", [360, 700, 960, 1200, 1600])
def test_no_word_of_a_heading_is_broken(width: int, window: Callable[..., Window], model_go: Subject) -> None:
    """A name goes to the next line between its words, whatever font the machine has."""
    shown = window(width=width)
    found = {one: shown.open(address_of(one, model_go)).evaluate(BROKEN) for one in KINDS}
    assert not any(found.values()), found


@pytest.mark.parametrize("address", KINDS)
def test_pages_read_without_script(address: str, window: Callable[..., Window], model_go: Subject) -> None:
    """With scripts off each page has its words, and nothing on it waits for a script."""
    page = window(script=False).open(address_of(address, model_go))
    main = page.locator("main")
    assert len(main.inner_text()) > 100
    assert not [one for one in page.locator("main button").all() if one.is_visible()]
    if address.startswith("choose"):
        assert page.locator(".decision td").count() > 100
    if address.startswith("licences"):
        assert "Full text" in main.inner_text()
        assert page.locator("#grant").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing_on_a_phone(address: str, scheme: str, browser: Any, real: Path, model_go: Subject) -> None:
    """No rule of WCAG 2.2 AA or of best practice is broken at the width of a phone, in light and in dark."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{real.as_uri()}/{address_of(address, model_go)}")
    found = faults(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("part", by_lot(range(PARTS), 1))
def test_axe_finds_nothing_on_any_page(part: int, browser: Any, every_page: list[Path]) -> None:
    """The same for every page of every site at the width of a desk; of the dark ones it asks for the contrast alone."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    wrong = []
    for path in every_page[part::PARTS]:
        page.emulate_media(color_scheme="light")
        page.goto(path.as_uri())
        wrong += [f"{path.name}: {fault}" for fault in faults(page)]
        page.emulate_media(color_scheme="dark")
        found = page.evaluate("axe.run(document, {runOnly: {type: 'rule', values: ['color-contrast']}})")
        wrong += [f"{path.name}, dark: {one['id']}" for one in found["violations"]]
    context.close()
    assert wrong == []


def test_every_page_is_valid(every_page: list[Path], checker: Callable[[str], str]) -> None:
    """The Nu HTML checker finds nothing in any page of any site, but that it knows no policy for files."""
    said = invalid(every_page, checker("java")).splitlines()
    assert [line for line in said if "violates Content Security Policy" not in line] == []


def late(route: Any) -> None:
    """Lets a file of a page come late."""
    time.sleep(0.2)
    route.continue_()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", KINDS)
def test_nothing_moves_and_nothing_is_cut(
    address: str, width: int, window: Callable[..., Window], model_go: Subject
) -> None:
    """While a page loads its layout does not shift, and it is never wider than the window.

    Each script comes late enough for a frame to be painted before it.
    """
    shown = window(width=width)
    shown.page.route("**/*.js", late)
    shown.page.add_init_script(
        "window.moved = []; new PerformanceObserver((list) => { for (const one of list.getEntries())"
        " moved.push(`${one.value}: ${one.sources.map(({ node }) => node && (node.outerHTML || node.data))}`);"
        " }).observe({ type: 'layout-shift', buffered: true });"
    )
    page = shown.open(address_of(address, model_go))
    page.wait_for_timeout(300)
    assert page.evaluate("moved") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_that_is_not_there_leads_back(grown: Path, browser: Any) -> None:
    """A host shows 404.html at the address that was asked for; from any depth its links lead to the site."""
    shown = Shown()
    shown.show(
        Page(f"{at}{path.relative_to(grown).as_posix()}", path.read_bytes())
        for at in ("", "my-licences/")
        for path in grown.rglob("*.html")
    )
    with server(shown, 0) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        root = f"http://{HOST}:{running.server_port}/"
        for below, lost in (("", "gone.html"), ("", "licences/gone.html"), ("my-licences/", "licences/gone/deep.html")):
            page = browser.new_page()
            answer = page.goto(f"{root}{below}{lost}")
            assert answer.status == 404
            links = page.eval_on_selector_all("a", "links => links.map(link => link.href)")
            assert links[0] == f"{root}{below}index.html"
            page.close()
        running.shutdown()
