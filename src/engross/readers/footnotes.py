"""The footnotes of a Markdown file, which the page that it renders to has no place for.

Takes the text of the file; returns it without their words, and the rendered page with the words at the marks that call
them, or as the last paragraphs of the text. Never guesses: a mark without a note, and a note in a block of code, stay
as they are.
"""

import html
import re
from collections.abc import Callable, Mapping

from engross.records import dataclass

_DEFINED = re.compile(r" {0,3}\[\^([^\]\s^]{1,80})\]:[ \t]*")
_CALLED = re.compile(r"\[\^([^\]\s^]{1,80})\]")
_ANCHOR = re.compile(r'<a id="([^"\s]+)"></a>')
_CODE = re.compile(r"(<(?:pre|code)>.*?</(?:pre|code)>)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(slots=True)
class _Taking:
    """Where the reader stands: the fence that is open, and the note whose lines go on."""

    fence: str = ""
    note: str = ""
    blank: bool = False


def taken(text: str) -> tuple[str, dict[str, str]]:
    """The text without the definitions of footnotes, and their words by name."""
    if "[^" not in text:
        return text, {}
    notes: dict[str, list[str]] = {}
    kept: list[str] = []
    state = _Taking()
    for line in text.split("\n"):
        if _taken(line, state, notes):
            kept.append("")
        else:
            kept.append(line)
    return "\n".join(kept), {name: " ".join(" ".join(lines).split()) for name, lines in notes.items()}


def _taken(line: str, state: _Taking, notes: dict[str, list[str]]) -> bool:
    """Whether a line belongs to a footnote, which then has its words."""
    fence = _FENCE.match(line)
    if state.fence:
        if fence and fence[1].startswith(state.fence) and not line[fence.end() :].strip():
            state.fence = ""
        return False
    defined = _DEFINED.match(line)
    if defined and defined[1] not in notes:
        state.note, state.blank = defined[1], False
        notes[state.note] = [line[defined.end() :]]
        return True
    goes_on = state.note and (line.startswith(("    ", "\t")) or (line.strip() and not state.blank))
    if goes_on:
        notes[state.note].append(line.strip())
    elif line.strip():
        state.note = ""
        state.fence = fence[1] if fence else ""
    state.blank = not line.strip()
    return bool(state.note)


def marked(page: str, notes: Mapping[str, str]) -> str:
    """The rendered page with the words of each footnote at its marks; notes that nothing calls stand at the end."""
    if not notes:
        return page
    called: set[str] = set()

    def words(match: re.Match[str]) -> str:
        """The note in the place of its first mark, nothing at later ones."""
        name = html.unescape(match[1])
        if name not in notes or name in called:
            return "" if name in notes else match[0]
        called.add(name)
        return _element(name, notes[name])

    page = _outside_code(words, page)
    return page + "".join(_element(name, text) for name, text in notes.items() if name not in called)


def listed(page: str, notes: Mapping[str, str], render: Callable[[str], str]) -> str:
    """The rendered page with the footnotes that are called as its last paragraphs, numbered in that order."""
    numbers: dict[str, int] = {}

    def mark(match: re.Match[str]) -> str:
        """The mark of a footnote, as a link to it."""
        name = html.unescape(match[1])
        if name not in notes:
            return match[0]
        number = numbers.setdefault(name, len(numbers) + 1)
        return f'<a href="#{_target(name, notes[name])}">[{number}]</a>'

    page = _outside_code(mark, page)
    last = (
        f'<p id="{_target(name, notes[name])}"><span class="label">[{number}]</span> {render(notes[name])}</p>'
        for name, number in numbers.items()
    )
    return page + "".join(last)


def _outside_code(mark: Callable[[re.Match[str]], str], page: str) -> str:
    """The rendered page with each mark of a footnote replaced, those in code left as they are."""
    return "".join(part if _CODE.match(part) else _CALLED.sub(mark, part) for part in _CODE.split(page))


def _target(name: str, words: str) -> str:
    """The id of a footnote: that of its anchor, as our own files have one, else its name."""
    anchor = _ANCHOR.match(words)
    return html.escape(anchor[1] if anchor else f"note.{name}")


def _element(name: str, text: str) -> str:
    return f'<span data-footnote="{html.escape(name)}">{html.escape(_ANCHOR.sub("", text))}</span>'
