"""Random families over all that a text can hold: what was typed is printed in every format, or refused with its place.

The generator writes real files, and beside them, by rules of its own, the paragraphs that must be printed.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests import reading

from engross.assemble import assemble_all
from engross.library.family import load
from engross.model import Document, Provision, Table
from engross.model.diagnostics import BadInput
from engross.writers import write

USUAL, MANY, BATCH = 40, 1000, 100

# WeasyPrint leaves its colour profile open, and warnings are errors here.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")
WORDS = (
    *(
        "river",
        "boat",
        "lamp",
        "who",
        "takes",
        "it",
        "home",
        "at",
        "night",
        "and",
        "a",
        "stone",
        "holds",
        "the",
        "rope",
    ),
    *(".NET", "...", "1 ... 9", "and/or", "[yyyy]", "\\<YEAR>", "${owner}", ":", ";", "« ici »", "don't", "5 %", "C++"),
    *(
        "**bold words**",
        "*slanted words*",
        "***both***",
        "<https://example.org/a_b>",
        "[the mill](https://example.org/m)",
    ),
    *("Article 11", "(a)", "i.e.", "§ 7", "100\u00a0000", "co-owner", "\\*", "@@name@@", "%s", "100,000", "x_y"),
)
SHOWN = {
    "\\<YEAR>": "<YEAR>",
    "**bold words**": "bold words",
    "*slanted words*": "slanted words",
    "***both***": "both",
    "<https://example.org/a_b>": "https://example.org/a_b",
    "[the mill](https://example.org/m)": "the mill",
    "\\*": "*",
}
VERBATIM = (
    "  Copyright [yyyy] ${owner}",
    "      deep   inside",
    "*not* _marked_ <b>",
    "",
    "a |b",
    "# no heading",
    "end.",
)
HEAD = """format: 2
family: Random
language: LANGUAGE
edition: {id: "1.0", date: 2026-01-01}
status: A sample.
text: {owner: The authors of these tests, licence: CC0-1.0}
characters: "«»•\u00a0"
naming: {prefix: R, empty: {id: R0, word: Plain}, pattern: "Random {words} Terms"}
options:
  A: {word: Alpha, question: "A?", summary: A.}
licences: [[]]
categories: [{name: All, applies: "true"}]
"""


JOINS = {
    "en-GB": ("and", "or", "and/or"),
    "de-AT": ("und", "oder", "und/oder"),
    "es": ("e", "o", "y/o"),
    "fr": ("et", "ou", "et/ou"),
    "it": ("e", "o", "e/o"),
    "nl": ("en", "of", "en/of"),
    "pt-BR": ("e", "ou", "e/ou"),
    "sv": ("and", "or", "and/or"),
}
"""By language the words that join the last item of a list; Swedish is not known, and gets those of English.

The third says that both may be meant. Every item begins with "item", before which the Spanish "y" is "e".
"""


@dataclass(slots=True)
class Made:
    """The files of a family, and the paragraphs, headings and cells that its one licence must print, in order."""

    chance: random.Random
    language: str
    files: dict[str, str] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)
    count: int = 0
    notes: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)

    def words(self, most: int = 9) -> tuple[str, str]:
        """Some words as they are typed, on one line or more, and as they must be printed."""
        chosen = ["Then", *self.chance.choices(WORDS, k=self.chance.randint(1, most))]
        shown = " ".join(SHOWN.get(word, word) for word in chosen)
        typed = chosen[0]
        for word in chosen[1:]:
            typed += ("\n" if word[0].isalpha() and self.chance.random() < 0.2 else " ") + word
        return typed, shown

    def sentence(self) -> str:
        """A paragraph; what it prints is noted."""
        typed, shown = self.words()
        if self.chance.random() < 0.15:
            more, also = self.words(3)
            typed, shown = f"{typed}\\\n{more}", f"{shown}\n{also}"
        mark, number = self.note()
        self.printed.append(f"{shown} so{number}.")
        return f"{typed} so{mark}."

    def note(self) -> tuple[str, str]:
        """Now and then the mark of a footnote, as it is typed and as it is printed; its words come with the clause."""
        if self.chance.random() > 0.12:
            return "", ""
        typed, shown = self.words(4)
        self.notes.append(f"{shown} there.")
        name = f"n{len(self.notes)}"
        self.called.append(f"[^{name}]: {typed} there.")
        return f"[^{name}]", f"[{len(self.notes)}]"

    def block(self) -> str:
        """A block of a body."""
        kind = self.chance.choice(("sentence", "sentence", "sentence", "quote", "verbatim", "table"))
        if kind == "quote":
            return "> " + self.sentence().replace("\n", "\n> ")
        if kind == "verbatim":
            lines = [*self.chance.choices(VERBATIM, k=self.chance.randint(0, 3)), "last line"]
            self.printed.append("\n".join(lines))
            return "\n".join(("```", *lines, "```"))
        if kind == "table":
            return "\n\n".join(self.table() for _ in range(self.chance.randint(1, 2)))
        return self.sentence()

    def table(self) -> str:
        """A table of two or three columns."""
        columns = self.chance.randint(2, 3)
        rows = []
        for _ in range(self.chance.randint(2, 3)):
            cells = [(*self.words(3), *self.note()) for _ in range(columns)]
            self.printed += [shown + number for _, shown, _, number in cells]
            rows.append("| " + " | ".join(typed.replace("\n", " ") + mark for typed, _, mark, _ in cells) + " |")
        return "\n".join((rows[0], "|" + " :---: |" * columns, *rows[1:]))

    def listed(self) -> tuple[str, dict[str, str]]:
        """A list with its lead-in, the words behind it, and the keys that say how it is joined."""
        join = self.chance.choice(("and", "or", "and/or", "none", "sentences"))
        joins = dict(zip(("and", "or", "and/or"), JOINS[self.language], strict=True))
        marks = self.chance.choice(((";", "."), (",", "."), ("", ""), (",", ",")))
        goes_on = self.chance.choice(("", "for all of it.", "Nobody asks."))
        words = [self.chance.choice(("one", ".onnx", "of 1 ... 2")) for _ in range(self.chance.randint(2, 4))]
        lead = self.chance.choice(("The boat is:", "The boat"))
        self.printed.append(lead)
        items = []
        for at, said in enumerate(words, 1):
            note, number = self.note()
            items.append(f"item {said} {at}{note}")
            word = f" {joins[join]}" if join in joins else ""
            mark = marks[0] + (word if at == len(words) - 1 else "")
            if at == len(words):
                mark = "" if goes_on.startswith("for") else marks[1]
            self.printed.append(f"item {said} {at}{number}" + (mark if join != "sentences" else ""))
        if goes_on:
            self.printed.append(goes_on)
        typed = "\n\n".join((lead, "\n".join(f"- {item}" for item in items), *([goes_on] if goes_on else [])))
        return typed, {"join": join, "marks": f'["{marks[0]}", "{marks[1]}"]'}

    def clause(self, *, heading: bool, keys: dict[str, str] | None = None) -> str:
        """A clause file; its id."""
        self.count += 1
        identifier = f"c{self.count}"
        written = {"id": identifier, "applies": "true", **(keys or {})}
        if heading:
            typed, shown = self.words(1)
            written["heading"] = "'" + typed.replace("\n", " ").replace("'", "''") + "'"
            self.printed.append(shown)
        blocks = [self.sentence()] if not heading else []
        blocks += [self.block() for _ in range(self.chance.randint(0, 2))]
        if self.chance.random() < 0.4:
            typed, joined = self.listed()
            blocks.append(typed)
            written |= joined
        blocks += self.chance.sample(self.called, len(self.called))
        self.called.clear()
        front = "".join(f"{key}: {value}\n" for key, value in written.items())
        self.files[f"c/{identifier}.md"] = f"---\n{front}---\n" + "\n\n".join(blocks) + "\n"
        return identifier

    def section(self, number: int) -> str:
        """A section of the outline."""
        keys = [f"id: s{number}"]
        way = self.chance.choice(("heading", "heading", "opened", "unnumbered", "empty"))
        if way != "opened":
            typed, shown = self.words(1)
            self.printed.append(shown)
            keys.append("heading: '" + typed.replace("\n", " ").replace("'", "''") + "'")
        if way == "unnumbered":
            keys.append("numbered: no")
        if way == "empty":
            return f"{{{', '.join((*keys, 'empty: yes'))}}}"
        clauses = []
        for at in range(self.chance.randint(1, 3)):
            bare = self.chance.random() < 0.25
            opened = way == "opened" and not at
            clauses.append(
                self.clause(
                    heading=not opened and self.chance.random() < 0.4,
                    keys={"numbered": "no"} if bare and not opened else None,
                )
            )
        keys.append(f"clauses: [{', '.join(clauses)}]")
        return f"{{{', '.join(keys)}}}"


LEVELS = (
    ('"{1}."', '"{1}.{2}"', '"({3})"', '"({4})"'),
    ('"Section {1} --"', '"{2}."', '"{3}."', '"{4})"'),
    ('""', '""', '"•"', '"•"'),
    ('"{1}."', '""', '"{3})"', '"{4}."'),
    ('"Article {1}"', '"§ {2}"', '"({3})"', '"•"'),
)


def family(seed: int) -> Made:
    """The family of a seed."""
    # A draw of its own, so that the rest of a family stays that of its seed.
    made = Made(random.Random(seed), random.Random(f"language of {seed}").choice([*JOINS]))
    made.printed += ["Random Plain Terms", "A sample."]
    made.files["c/title.md"] = '---\nid: title\napplies: true\nheading: "{{license.name}}"\n---\n{{status}}\n'
    fronts = [made.clause(heading=made.chance.random() < 0.5) for _ in range(made.chance.randint(0, 1))]
    sections = [made.section(number) for number in range(1, made.chance.randint(2, 4))]
    end = made.chance.choice(("", "end: Here it ends\n"))
    made.printed += ["Here it ends"] if end else []
    closing = [made.clause(heading=True) for _ in range(made.chance.randint(0, 1))]
    made.printed += made.notes
    labels = made.chance.choice(LEVELS)
    counters = [made.chance.choice(("decimal", "lower-letter", "upper-roman")) for _ in labels]
    levels = ", ".join(f"{{label: {label}, counter: {one}}}" for label, one in zip(labels, counters, strict=True))
    single = '{label: "({1})", counter: decimal}, {label: "{2})", counter: decimal}'
    made.files["family.yaml"] = (
        HEAD.replace("LANGUAGE", made.language) + end + "numbering:\n  reference: {one: Section, many: Sections}\n"
        f"  body: [{levels}]\n  annex: [{single}]\n  list: [{single}]\n"
        f"outline:\n  front: [{', '.join(('title', *fronts))}]\n  sections:\n"
        + "".join(f"    - {section}\n" for section in sections)
        + (f"  closing: [{', '.join(closing)}]\n" if closing else "")
    )
    return made


def printed(document: Document) -> Iterator[str]:
    """The headings, paragraphs and cells of a document, in order."""
    for tops, line in ((document.terms, document.end), (document.behind, "")):
        for top in tops:
            for provision in top.walk():
                yield from _of(provision)
        if line:
            yield line


def _of(provision: Provision) -> Iterator[str]:
    if provision.heading:
        yield "".join(inline.text for inline in provision.heading)
    for block in provision.body:
        if isinstance(block, Table):
            yield from (cell.text for row in (block.header, *block.rows) for cell in row)
        else:
            yield block.text


def wrong(seed: int, folder: Path, formats: dict[str, Callable[[bytes], list[str]]]) -> list[str] | None:
    """What is printed otherwise than typed; None where the family is refused, each finding with its place."""
    made = family(seed)
    for name, text in made.files.items():
        file = folder / str(seed) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    try:
        (document,) = assemble_all(load(folder / str(seed)))
    except BadInput as bad:
        return None if all(one.span.path for one in bad.diagnostics) else [f"{seed}: {bad}"]
    found = [f"{seed}: {a!r} printed {b!r}" for a, b in zip(made.printed, printed(document), strict=False) if a != b]
    found += [] if len(made.printed) == len([*printed(document)]) else [f"{seed}: other paragraphs"]
    for suffix, back in formats.items():
        if back(write(document, suffix)) != reading.expected(document):
            found.append(f"{seed}: {suffix} reads otherwise")
    return found


TEXTS: dict[str, Callable[[bytes], list[str]]] = {
    "txt": reading.from_text,
    "md": reading.from_markdown,
    "html": reading.from_html,
    "json": reading.from_json,
}


def test_what_is_typed_is_printed(tmp_path: Path) -> None:
    """A seeded share, in the formats that are text."""
    found = [wrong(seed, tmp_path, TEXTS) for seed in range(USUAL)]
    assert [line for lines in found for line in lines or ()] == []
    assert sum(lines is not None for lines in found) > USUAL * 3 // 4


@pytest.mark.slow
def test_what_is_typed_is_printed_in_many_families(tmp_path: Path) -> None:
    """A thousand families."""
    found = [wrong(seed, tmp_path, TEXTS) for seed in range(1000, 1000 + MANY)]
    assert [line for lines in found for line in lines or ()] == []
    assert sum(lines is not None for lines in found) > MANY * 3 // 4


@pytest.mark.slow
@pytest.mark.parametrize("first", range(2000, 2000 + MANY, BATCH))
def test_word_and_pdf_print_what_is_typed(first: int, tmp_path: Path, checker: Callable[[str], str]) -> None:
    """A thousand families in Word, as pandoc reads the words and LibreOffice prints the numbers, and in PDF."""
    documents = {}
    for seed in range(first, first + BATCH):
        if (found := wrong(seed, tmp_path, {})) is None:
            continue
        assert found == []
        (documents[seed],) = assemble_all(load(tmp_path / str(seed)))
        (tmp_path / f"{seed}.docx").write_bytes(write(documents[seed], "docx"))
        (tmp_path / f"{seed}.pdf").write_bytes(write(documents[seed], "pdf"))
    assert len(documents) > BATCH * 3 // 4
    office = reading.office_texts([tmp_path / f"{seed}.docx" for seed in documents], checker("soffice"), tmp_path)
    for seed, document in documents.items():
        read = reading.from_docx(tmp_path / f"{seed}.docx", checker("pandoc"))
        assert read == reading.expected(document, labels=False), seed
        # The text of LibreOffice has the marks of footnotes and not their words.
        numbered = reading.without(office[str(seed)], reading.contents_in_word(document))
        assert numbered == reading.expected(replace(document, notes=())), seed
        # A page may break an address, and the reader of it then parts the address.
        paper = reading.from_pdf(tmp_path / f"{seed}.pdf", checker("pdftotext"), document)
        assert "".join(paper) == "".join(reading.expected(document)), seed
