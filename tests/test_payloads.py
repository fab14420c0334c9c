"""Foreign text is inert: in every field of the family file, in notices, comments and names, in every format."""

import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from ruamel.yaml import YAML
from tests import reading
from tests.payloads import PAYLOADS
from tests.review.comments.conftest import found, run
from tests.review.comments.editing import Reviewed
from tests.review.comments.test_edits import apply
from tests.writers.wordml import W, part

from engross import writers
from engross.assemble import assemble_all, complete_all
from engross.library.family import load, scenarios
from engross.model import Redline
from engross.model.diagnostics import BadInput
from engross.pages.deed import deed
from engross.pages.notice import Given, OpenSlot, notice
from engross.pages.output import deed_page, notice_text
from engross.readers import read
from engross.readers.comparable import comparable
from engross.redline import compare
from engross.site import pages, subject

GARDEN = Path(__file__).parent / "families" / "garden"
HARMLESS = "plain words"
FEW = [0, 3, 17, 26, 42]
SHARES = [
    pytest.param([PAYLOADS[number] for number in FEW[:2]], id="some"),
    pytest.param(PAYLOADS, id="all", marks=pytest.mark.slow),
]
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

FIELDS = (
    "status", "end", "text.owner", "options.CR.word", "options.CR.question", "options.CR.summary",
    "categories.0.name", "tags.0.name", "settings.climate.summary", "sheet.yes", "sheet.no", "sheet.groups.0.heading",
    "remix.inseparable", "remix.separable", "deed.note", "notice.untitled", "notice.heading", "family",
)  # fmt: skip
"""Fields of the family file whose words are printed as they stand; the others are names, or Markdown."""


class Shape:
    """What a text is to those who read it, apart from its words."""

    def __init__(self, marks: Iterable[object]) -> None:
        self.marks = Counter(marks)

    def beyond(self, other: "Shape", *, counts: bool = True) -> list[str]:
        """What it has that another has not, or has not as often where it `counts`."""
        return sorted(map(str, self.marks - other.marks if counts else self.marks.keys() - other.marks.keys()))


def of_html(data: bytes | str) -> Shape:
    """Elements with the names of their attributes, and schemes of links."""
    root = html.document_fromstring(data)
    marks: list[object] = [(str(one.tag), *sorted(one.attrib)) for one in root.iter() if isinstance(one.tag, str)]
    marks += ["comment" for one in root.iter(etree.Comment, etree.ProcessingInstruction)]
    links = [value for one in root.iter() for name, value in one.attrib.items() if name in ("href", "src", "action")]
    return Shape([*marks, *(str(re.findall(r"^(?:[a-z]*:|//)", str(value).strip(), re.IGNORECASE)) for value in links)])


def of_markdown(text: str) -> Shape:
    """Kinds of blocks and marks, and the targets of links."""
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    every = [inner for token in tokens for inner in (token, *(token.children or ()))]
    plain = ("text", "softbreak", "text_special", "inline")
    return Shape([(one.type, one.attrs.get("href", "")) for one in every if one.type not in plain])


def of_word(data: bytes) -> Shape:
    """Fields by their first word, and relations that lead out of the file."""
    marks: list[object] = []
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        marks += [
            (one.text or "").split()[0] for one in part(data, name).iter(f"{W}instrText") if (one.text or "").strip()
        ]
        marks += ["simple field" for _ in part(data, name).iter(f"{W}fldSimple")]
    relations = part(data, "word/_rels/document.xml.rels")
    return Shape([*marks, *(one.get("Target") for one in relations if one.get("TargetMode") == "External")])


def of_pdf(data: bytes) -> Shape:
    """Actions, scripts, and addresses of links."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        kinds = [
            (str(key), str(one.get("/URI", "")))
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary)
            for key in one
            if key in ("/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/URI", "/EmbeddedFiles", "/SubmitForm")
        ]
    return Shape(kinds)


SHAPES: dict[str, Callable[[Any], Shape]] = {
    "html": of_html,
    "docx": of_word,
    "pdf": of_pdf,
    "md": lambda data: of_markdown(data.decode()),
}


def family_file(folder: Path, payload: str, fields: Iterable[str]) -> Path:
    """A copy of the garden whose fields hold a payload."""
    shutil.copytree(GARDEN, folder, dirs_exist_ok=True)
    yaml: Any = YAML()
    yaml.preserve_quotes, yaml.width = True, 10_000
    content = yaml.load(GARDEN / "family.yaml")
    for field in fields:
        *path, last = (int(step) if step.isdigit() else step for step in field.split("."))
        node = content
        for step in path:
            node = node[step]
        node[last] = payload
    with (folder / "family.yaml").open("w", encoding="utf-8") as file:
        yaml.dump(content, file)
    return folder


def accepted(folder: Path, payload: str) -> list[str]:
    """The fields that may hold a payload; the loader refuses it in the others, each at its place."""
    found = []
    for field in FIELDS:
        try:
            load(family_file(folder, payload, [field]))
        except BadInput:
            continue
        found.append(field)
    return found


def made(folder: Path) -> Mapping[str, bytes]:
    """What a family makes for people to look at: licences, deeds and the site, by name."""
    family = load(folder)
    completed = tuple(complete_all(family))
    document = assemble_all(family)[-1]
    found = {f"licence.{each}": writers.write(document, each) for each in ("html", "md", "docx")}
    found |= {f"deed.{form}": deed_page(deed(family, completed[-1]), form).encode() for form in ("html", "md")}
    told = subject(family, completed, scenarios=scenarios.read(family))
    return found | {page.path: page.data for page in pages(told, ()) if page.path.endswith((".html", "-plan.js"))}


@pytest.mark.fault(
    "Text that HTML, Markdown, YAML, Word, PDF or a spreadsheet would run",
    "shown as it is, or refused, in the family file, notices, comments and names",
)
@pytest.mark.slow
@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_family_file_is_inert(payload: str, tmp_path: Path) -> None:
    """In all fields that may hold it at once: the pages have the elements that they have with harmless words."""
    fields = accepted(tmp_path / "one", payload)
    harmless = made(family_file(tmp_path / "harmless", HARMLESS, fields))
    harmful = made(family_file(tmp_path / "harmful", payload, fields))
    assert [*harmful] == [*harmless]
    for name, data in harmful.items():
        shape = SHAPES.get(name.rpartition(".")[2])
        if shape:
            # A label of two lines is two texts in a picture.
            counts = not name.endswith(("index.html", "family.html"))
            assert shape(data).beyond(shape(harmless[name]), counts=counts) == [], name
        else:
            json.loads(data.decode().partition("= ")[2].rstrip().removesuffix(";"))


@pytest.mark.parametrize("payloads", SHARES)
def test_notices_are_inert(payloads: tuple[str, ...]) -> None:
    """Every value of a publisher, in the README block, the metadata and plain text."""
    family = load(GARDEN)
    complete = complete_all(family)[-1]
    plain = notice(family, complete, Given(HARMLESS, "2026", HARMLESS, "", HARMLESS, HARMLESS, HARMLESS))
    for payload in payloads:
        try:
            page = notice(family, complete, Given(payload, "2026", payload, "", payload, payload, payload))
        except OpenSlot:
            continue
        readme, card = (notice_text(page, form) for form in ("readme", "hf"))
        assert of_markdown(readme).beyond(of_markdown(notice_text(plain, "readme"))) == [], payload
        safe: Any = YAML(typ="safe", pure=True)
        assert {**safe.load(card.strip().strip("-"))} == page.card, payload


def redlined(text: str, name: str) -> Redline:
    """A redline of two texts of nobody's family, the newer one with these words, in a file of this name."""
    old = read(f"Terms\n\n{HARMLESS} stand here\n\nmore of them\n".encode(), "a.txt")
    new = read(f"Terms\n\n{text} stand here\n\nmore of them\n".encode(), f"{name}.txt")
    return compare(*comparable(old, new))


@pytest.mark.parametrize("payloads", SHARES)
def test_words_and_names_of_files_are_inert(payloads: tuple[str, ...]) -> None:
    """The words of a foreign text, and the name of its file, in every redline; a PDF for one in ten."""
    for number, payload in enumerate(payloads):
        name = payload.replace("/", "-")
        for format_ in ("html", "md", "docx", *(("pdf",) if number % 10 == 2 else ())):
            shape = SHAPES[format_]
            harmful, harmless = (
                shape(writers.redline(redlined(*both), format_)) for both in ((payload, name), ("other words", "b"))
            )
            # How many changes there are depends on the words.
            assert harmful.beyond(harmless, counts=False) == [], (payload, format_)


def test_comments_of_reviewers_are_inert(tmp_path: Path) -> None:
    """What a reviewer says and writes comes back word for word, as JSON and as lines without control characters."""
    folder = tmp_path / "garden"
    shutil.copytree(GARDEN, folder / "clauses")
    document = assemble_all(load(GARDEN))[0]
    reviewed = Reviewed(writers.write(document, "docx"))
    reviewed.comment("thickly", *PAYLOADS)
    reviewed.replace("sow the", PAYLOADS[0])
    answer = found(folder, reviewed.save())
    assert all(json.dumps(payload)[1:-1] in json.dumps(answer["comments"]) for payload in PAYLOADS)
    assert [one["inserted"] for one in answer["edits"]] == [PAYLOADS[0]]
    printed = run(folder, reviewed.save()).stdout
    assert all(line.isprintable() for line in printed.splitlines())
    assert all(" ".join(payload.split()) in " ".join(printed.split()) for payload in PAYLOADS)


THREE = GARDEN.parent / "three"
RICH = "plain **words** with _weight_ and [a link](https://evil.example) <https://evil.example>"


def clause_file(folder: Path, words: str) -> Path:
    """A copy of the family of three whose clauses hold these words as paragraph, item, heading and phrase."""
    shutil.copytree(THREE, folder, dirs_exist_ok=True)
    loan, back = (folder / "terms" / f"{name}.md" for name in ("loan", "return"))
    loan.write_text(loan.read_text().replace("read it at home", f"read it at {words} home"))
    quoted = json.dumps(words)
    keys = f"heading: {quoted}\nphrases: {{due: [{{applies: true, text: {quoted}}}]}}\n---"
    said = back.read_text().replace("heading: Return\n---", keys).replace("two weeks", "{{due}}")
    back.write_text(f"{said}\nWhole {words} and dry.\n")
    return folder


@pytest.mark.parametrize("payloads", SHARES)
def test_clause_files_are_inert(payloads: tuple[str, ...], tmp_path: Path) -> None:
    """In paragraphs, items, headings and phrases: refused at its place, or shown with emphasis and links at most."""
    forms = ("html", "md", "docx")
    document = assemble_all(load(clause_file(tmp_path / "rich", RICH)))[0]
    rich = {form: SHAPES[form](writers.write(document, form)) for form in forms}
    for number, payload in enumerate(payloads):
        folder = tmp_path / str(number)
        clause_file(folder, payload)
        try:
            family = load(folder)
        except BadInput as error:
            refused = {one.span.path for one in error.diagnostics}
            assert refused <= {str(path) for path in folder.rglob("*.md")}, payload
            continue
        document = assemble_all(family)[0]
        for form in forms:
            assert SHAPES[form](writers.write(document, form)).beyond(rich[form], counts=False) == [], (payload, form)


@pytest.mark.parametrize("payloads", SHARES)
def test_a_patch_with_foreign_words_gives_those_words(payloads: tuple[str, ...], tmp_path: Path) -> None:
    """What a reviewer typed is in the clause file as words once the patch is applied, or is left to be done by hand."""
    sent = writers.write(assemble_all(load(GARDEN))[0], "docx")
    for number, payload in enumerate(payloads):
        folder = tmp_path / str(number)
        shutil.copytree(GARDEN, folder / "clauses")
        reviewed = Reviewed(sent)
        reviewed.replace("sow the", payload)
        (edit,) = found(folder, reviewed.save())["edits"]
        if edit["in_patch"]:
            apply(folder, found(folder, reviewed.save())["patch"])
            words = reading.expected(assemble_all(load(folder / "clauses"))[0])
            assert f" {' '.join(payload.split())} " in " ".join(words), payload
        else:
            assert edit["by_hand"], payload
