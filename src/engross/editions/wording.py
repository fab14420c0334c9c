"""The wording that was accepted, against the wording that the clauses give now.

Takes a Family and the accepted pages (file name to Markdown); returns pages, differences and a report that names the
clause files to look at. Never writes: the snapshot test and `engross accept` do. A number that only moved is no change
of wording.

There is one page a variant, and one a value that a setting could have instead, which holds only what differs then.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from engross.assemble import Complete, complete_cases
from engross.assemble.provenance import origins
from engross.editions import disk
from engross.model import Document, Family
from engross.redline import END, opcodes
from engross.writers.markdown import write

FOLDER = Path("tests", "__snapshots__", "test_wording")
"""Where a project keeps its accepted pages."""

ABSENT = "(absent)"
TITLE = "(title)"
OPENING = re.compile(r"(?:^|\n)[ \t]*(?:-|#+)[ \t]*$")
ANCHOR = re.compile(r'(?:<a id="[^"]+"></a>\s*)+')
CITATION = re.compile(r"\[([^\]]*)\]\(#([^)]+)\)")
LABEL = re.compile(r"^(?:\s|[-*#>])*(?:Annex [A-Z]|\(?[0-9A-Za-z]{1,5}[.)](?:[0-9]+)*|[0-9]+(?:\.[0-9]+)*)(?=\s|$)")

Texts = dict[str, dict[str, str]]
"""Markdown by variant and by provision id, in reading order."""

Edits = tuple[tuple[str, str], ...]
"""The words taken out and the words put in, place by place; either may be empty."""


@dataclass(frozen=True, slots=True)
class Case:
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
    def page(self) -> str:
        """The file that holds this case's wording; empty for the family's own settings, which have one a variant."""
        return f"settings/{self.setting}.{self.value.lower()}.md" if self.setting else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of wording: where it is written, what it was, what it is, and whom it reaches.

    `before` and `after` are the sentences that hold it in the first variant reached; `edits` the words taken out and
    put in, which are the same in all of them.
    """

    files: tuple[str, ...]
    id: str
    edits: Edits
    before: str
    after: str
    reached: tuple[str, ...]
    others: tuple[str, ...]
    case: str


def cases(family: Family) -> Iterator[Case]:
    """The family as it is, then with each setting in turn at each other value it may have."""
    for settings, made in complete_cases(family):
        setting, value = next(iter(settings.items()), ("", ""))
        yield Case(setting, value, made)


def pages(cases: Iterable[Case]) -> dict[str, str]:
    """Every page of a family's cases, by file name."""
    made: dict[str, str] = {}
    usual: Texts = {}
    for case in cases:
        if case.setting:
            made[case.page] = _setting_page(case, usual)
        else:
            made |= {f"{document.record.variant}.md": write(document).decode() for document in case.documents}
            usual = _texts(case)
    return made


def accepted(folder: Path) -> dict[str, str]:
    """The accepted pages of a project, by file name; empty where none are kept."""
    kept = folder / FOLDER
    return {path.relative_to(kept).as_posix(): disk.read_text(path) for path in sorted(kept.rglob("*.md"))}


def differences(
    family: Family, cases: Iterable[Case], kept: Mapping[str, str], first: bool = False
) -> tuple[Difference, ...]:
    """What differs from the accepted pages, each change once; with `first`, only up to the first case that differs."""
    found: list[Difference] = []
    usual: Texts = {}
    for case in cases:
        if case.setting:
            now = _changed_texts(case, usual)
            before = _read_setting_page(kept.get(case.page, ""))
        else:
            now = usual = _texts(case)
            before = {name.removesuffix(".md"): chunks(text) for name, text in kept.items() if "/" not in name}
        found += _compared(family, case, before, now)
        if first and found:
            break
    return tuple(found)


def report(found: Sequence[Difference]) -> str:
    """The differences as a lawyer reads them; empty when there are none."""
    return "\n\n".join(_paragraph(difference) for difference in found)


def chunks(markdown: str) -> dict[str, str]:
    """The Markdown of each provision, by the id of its anchor, between that of the title and of the closing line."""
    body, _, end = markdown.rstrip().rpartition("\n\n")
    found: dict[str, str] = {}
    id, start = TITLE, 0
    for match in ANCHOR.finditer(body):
        found[id] = found.get(id, "") + body[start : match.start()]
        id, start = re.findall(r'"([^"]+)"', match[0])[0], match.end()
    found[id] = found.get(id, "") + body[start:]
    # A bullet or heading mark stands before its anchor, and so at the end of the chunk before.
    trimmed = {id: OPENING.sub("", text).strip("\n") for id, text in found.items()}
    return {id: text for id, text in (trimmed | {END: end}).items() if text}


def words(markdown: str) -> list[str]:
    """The words and punctuation marks of a piece of Markdown, with citations as their targets and no label."""
    plain = CITATION.sub(r" \2 ", LABEL.sub("", markdown, count=1))
    return re.findall(r"\w+(?:['\u2019.-]\w+)*|[^\w\s*#\\]", plain)


def written_in(
    family: Family,
    document: Document,
    settings: Mapping[str, str],
    id: str,
    before: Sequence[str],
    after: Sequence[str],
) -> tuple[str, ...]:
    """The files that hold the words of a provision that changed, else all that it is written in.

    `before` and `after` are its words, with citations as the ids of what they point at where that can be told.
    """
    written = origins(family, document, settings, id)
    places: dict[int, str] = {}
    for tag, i, i_end, j, j_end in opcodes([word for word, _ in written], after):
        if tag == "equal":
            places |= {j + n: written[i + n][1] for n in range(min(i_end - i, j_end - j))}
    found = [places[n] for n in _touched(before, after) if n in places]
    return tuple(dict.fromkeys(found or [path for _, path in written]))


def _texts(case: Case) -> Texts:
    return {document.record.variant: chunks(write(document).decode()) for document in case.documents}


def _changed_texts(case: Case, usual: Texts) -> Texts:
    """What this case reads otherwise than the family's own settings do."""
    changed: Texts = {}
    for variant, texts in _texts(case).items():
        before = usual[variant]
        ids = [*texts, *(id for id in before if id not in texts)]
        changed[variant] = {
            id: texts.get(id, ABSENT) for id in ids if words(texts.get(id, "")) != words(before.get(id, ""))
        }
    return changed


def _setting_page(case: Case, usual: Texts) -> str:
    changed = _changed_texts(case, usual)
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


def _read_setting_page(page: str) -> Texts:
    texts: Texts = {}
    for part in re.split(r"^## (?=[^\n]+\n\nIn: )", page, flags=re.MULTILINE)[1:]:
        id, _, rest = part.partition("\n")
        for group in re.split(r"^In: ", rest, flags=re.MULTILINE)[1:]:
            variants, _, text = group.partition("\n")
            for variant in variants.split(", "):
                texts.setdefault(variant, {})[id] = text.strip("\n")
    return texts


def _compared(family: Family, case: Case, before: Texts, now: Texts) -> Iterator[Difference]:
    groups: dict[tuple[str, Edits, tuple[str, ...]], tuple[tuple[str, str], list[str]]] = {}
    for document in case.documents:
        variant = document.record.variant
        old, new = before.get(variant, {}), now.get(variant, {})
        for id in [*new, *(id for id in old if id not in new)]:
            was, is_now = old.get(id, ""), new.get(id, "")
            if words(was) != words(is_now):
                place = document.front[0].id if id == TITLE else id
                files = written_in(family, document, case.settings, place, words(was), words(is_now))
                change = (id, _edits(words(was), words(is_now)), files)
                groups.setdefault(change, (_sentences(was, is_now), []))[1].append(variant)
    for (id, edits, files), (sentences, reached) in groups.items():
        others = tuple(d.record.variant for d in case.documents if d.record.variant not in reached)
        title = f"{case.setting} = {case.value}" if case.setting else ""
        yield Difference(files, id, edits, *sentences, tuple(reached), others, title)


def _edits(before: Sequence[str], after: Sequence[str]) -> Edits:
    """The words taken out and the words put in, place by place."""
    ops = groupby(opcodes(before, after), key=lambda op: op[0] == "equal")
    return tuple(
        (" ".join(before[run[0][1] : run[-1][2]]), " ".join(after[run[0][3] : run[-1][4]]))
        for run in ([*group] for equal, group in ops if not equal)
    )


def _sentences(before: str, after: str) -> tuple[str, str]:
    """The lines that differ; Markdown has one sentence a line."""
    old, new = ([line.strip() for line in text.splitlines() if line.strip()] for text in (before, after))
    old_words, new_words = [tuple(words(line)) for line in old], [tuple(words(line)) for line in new]
    return (
        "\n".join(line for line, read in zip(old, old_words, strict=True) if read not in new_words),
        "\n".join(line for line, read in zip(new, new_words, strict=True) if read not in old_words),
    )


def _touched(before: Sequence[str], after: Sequence[str]) -> Iterator[int]:
    """Where new words stand; where words only went, the words on both sides of the gap."""
    edits = [op for op in opcodes(before, after) if op[0] != "equal"]
    written = {place for tag, _, _, j, j_end in edits if tag == "insert" for place in (j, j_end)}
    for tag, _, _, j, j_end in edits:
        if tag == "insert":
            yield from range(j, j_end)
        elif j not in written:
            yield from (j - 1, j)


def _paragraph(difference: Difference) -> str:
    where = f" ({difference.id})" if difference.id else ""
    lines = [f"{', '.join(difference.files)}{where}"]
    if difference.case:
        lines.append(f"  where:          {difference.case}")
    if difference.before and difference.after:
        lines += [f"  {'words:':<15} {old or ABSENT} -> {new or ABSENT}" for old, new in difference.edits]
    lines += _quoted("before:", difference.before) + _quoted("after:", difference.after)
    lines.append(f"  reaches:        {', '.join(difference.reached)}")
    lines.append(f"  does not reach: {', '.join(difference.others) or 'no variant; it is in all of them'}")
    return "\n".join(lines)


def _quoted(title: str, text: str) -> list[str]:
    first, *rest = (text or ABSENT).split("\n")
    return [f"  {title:<15} {first}", *(f"  {'':<15} {line}" for line in rest)]
