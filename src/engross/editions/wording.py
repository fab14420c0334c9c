"""The accepted pages: the wording of every licence as somebody accepted it, kept beside the clauses.

Takes a Family and its assembled licences; returns the pages by file name, reads the kept ones and writes them. There is
one page a variant, one a value that a setting could have instead, which holds only what differs then, and a table of
which clause file reaches which variant. `rewording` says what differs between two sets of pages.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from engross.assemble import Complete, complete_cases
from engross.editions import disk
from engross.editions.readback import TITLE, chunks, read_chunks
from engross.model import Change, ChangeKind, Class, Document, Family
from engross.pages import matrix
from engross.records import dataclass
from engross.redline import compare
from engross.writers.markdown import write

FOLDER = Path("tests", "__snapshots__", "test_wording")
"""Where a project keeps its accepted pages."""

MATRIX = "matrix.csv"
"""The page that says which clause file reaches which variant."""

ABSENT = "(absent)"

Texts = dict[str, dict[str, str]]
"""Markdown by variant and by provision id, in reading order."""

Pages = Mapping[str, str]
"""Pages by file name."""


@dataclass(frozen=True, slots=True)
class SettingCase:
    """All variants under the settings of the family, or with one setting at another value."""

    setting: str
    value: str
    completed: tuple[Complete, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of all variants."""
        return tuple(one.document for one in self.completed)

    @property
    def settings(self) -> dict[str, str]:
        """The setting that is changed, if any."""
        return {self.setting: self.value} if self.setting else {}

    @property
    def said(self) -> str:
        """The setting that is changed as a person reads it; empty for the family's own settings."""
        return f"{self.setting} = {self.value}" if self.setting else ""

    @property
    def page(self) -> str:
        """The file that holds this case's wording; empty for the family's own settings, which have one a variant."""
        return f"settings/{self.setting}.{self.value.lower()}.md" if self.setting else ""


def cases(family: Family) -> Iterator[SettingCase]:
    """The family as it is, then with each setting in turn at each other value it may have."""
    for settings, made in complete_cases(family):
        setting, value = next(iter(settings.items()), ("", ""))
        yield SettingCase(setting, value, made)


def pages(family: Family, cases: Iterable[SettingCase]) -> dict[str, str]:
    """Every page of a family's cases, by file name."""
    cases = tuple(cases)
    made: dict[str, str] = {}
    usual = {document.record.variant: document for document in cases[0].documents}
    for case in cases:
        if case.setting:
            made[case.page] = _setting_page(case, usual, made)
        else:
            made |= {page_of(variant): write(document).decode() for variant, document in usual.items()}
    reach = matrix.matrix(family, ((case.settings, case.completed) for case in cases))
    return made | {MATRIX: matrix.page(reach, "csv")}


def page_of(variant: str) -> str:
    """The file that holds the wording of a variant."""
    return f"{variant}.md"


def accepted(project: Path) -> dict[str, str]:
    """The accepted pages of a project, by file name; empty where none are kept. Raises `BadInput` for what is no text.

    Line ends are read as they are, so that other ones are a difference.
    """
    kept = project / FOLDER
    found = (path for path in sorted(kept.rglob("*")) if path.suffix == ".md" or path == kept / MATRIX)
    return {path.relative_to(kept).as_posix(): disk.read_text(path) for path in found if path.is_file()}


def changed(project: Path, made: Pages) -> dict[str, bytes | None]:
    """What to write so that the pages are the accepted ones, by path in the project; None for a page of no licence."""
    kept = accepted(project)
    pages = {name: text.encode() for name, text in made.items() if text != kept.get(name)}
    gone = dict.fromkeys(name for name in kept if name not in made)
    return {(FOLDER / name).as_posix(): data for name, data in (pages | gone).items()}


def redated(kept: Pages, before: Pages, after: Pages) -> dict[str, str]:
    """The kept pages with each line that only names another edition or date brought up to it.

    `before` and `after` are the pages of one family under the two editions. A kept line that is not that of `before`
    stays: what has not been accepted is not accepted so.
    """
    return {name: _redated(page, before.get(name, ""), after.get(name, "")) for name, page in kept.items()}


def read_setting_page(page: str) -> Texts:
    """What the page of a setting holds."""
    texts: Texts = {}
    for part in re.split(r"^## (?=[^\n]+\n\nIn: )", page, flags=re.MULTILINE)[1:]:
        id, _, rest = part.partition("\n")
        for group in re.split(r"^In: ", rest, flags=re.MULTILINE)[1:]:
            variants, _, text = group.partition("\n")
            for variant in variants.split(", "):
                texts.setdefault(variant, {})[id] = text.strip("\n")
    return texts


def numbers_alone(change: Change) -> bool:
    """Whether a change is one of numbers and of nothing else."""
    return change.kind is ChangeKind.RENUMBERED and change.classes == (Class.RENUMBERING,)


def _redated(kept: str, before: str, after: str) -> str:
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        return after if kept == before else kept
    lines = dict(zip(old, new, strict=True))
    return "\n".join(lines.get(line, line) for line in kept.split("\n"))


def _setting_page(case: SettingCase, usual: Mapping[str, Document], made: Pages) -> str:
    changed = {
        variant: _changed(usual[variant], made[page_of(variant)], document)
        for variant, document in zip(usual, case.documents, strict=True)
    }
    lines = [f"What differs where `{case.setting}` is `{case.value}`.", ""]
    for id in dict.fromkeys(id for texts in changed.values() for id in texts):
        lines += [f"## {id}", ""]
        grouped: dict[str, list[str]] = {}
        for variant, texts in changed.items():
            if id in texts:
                grouped.setdefault(texts[id], []).append(variant)
        for text, variants in grouped.items():
            lines += [f"In: {', '.join(variants)}", "", text, ""]
    return "\n".join(lines)


def _changed(usual: Document, page: str, document: Document) -> dict[str, str]:
    """The provisions that read otherwise than under the family's own settings; another number alone does not count.

    `page` is that of the document under those settings.
    """
    if document == usual:
        return {}
    before, after = chunks(page), chunks(write(document).decode())
    shared = [id for id in after if id in before and after[id] != before[id]]
    sides = [read_chunks({id: texts[id] for id in shared}, one) for texts, one in ((before, usual), (after, document))]
    found = compare(*sides).changes if shared else ()
    differing = {change.id for change in found if not numbers_alone(change)}
    order = (*after, *(id for id in before if id not in after))
    named = {TITLE: document.front[0].id}
    return {
        id: after.get(id, ABSENT) for id in order if (id in after) != (id in before) or named.get(id, id) in differing
    }
