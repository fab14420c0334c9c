"""The words of a passage as Markdown: escapes, emphasis, links, and a line for each sentence.

Takes inlines or plain words; returns what a renderer gives back as exactly them. Never decides what stands in which
block.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from engross.model import Inline, Reference, Term, Text

_SPECIAL = re.compile(r"[\\`*_\[\]<|~$]|&(?=#?\w+;)|!(?=\[|$)")
_AT_LINE_START = re.compile(
    r"(?m)^(?:(?=[-+](?: |$))|(?=#{1,6}(?: |$))|(?=>)|(?==+ *$)|(?=-+ *$)|(?P<digits>\d{1,9})(?=[.)](?: |$)))"
)
_MARK_AT_LINE_START = re.compile(r"(?m)^\[\^\d+\](?=:)")
"""The mark of a footnote that would be read as its words."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]* (?=[\"'(\[]*[A-Z])")
_LINE_END = "\ue001"


def broken(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines with a line break for the space after each sentence, unless it stands inside a link."""
    inlines = tuple(ended(inlines))
    whole = "".join(inline.text for inline in inlines)
    ends = {match.end() - 1 for match in _SENTENCE_END.finditer(whole)}
    at = 0
    for inline in inlines:
        start, at = at, at + len(inline.text)
        if isinstance(inline, Text) and any(start <= end < at for end in ends):
            letters = ("\n" if start + place in ends else letter for place, letter in enumerate(inline.text))
            yield Text("".join(letters), inline.strong, inline.emphasis)
        else:
            yield inline


def ended(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines with a sign for each line that must end, apart from where we break one."""
    for inline in inlines:
        yield replace(inline, text=inline.text.replace("\n", _LINE_END)) if isinstance(inline, Text) else inline


def run(inlines: Iterable[Inline], *, bold: bool) -> str:
    """The inlines with their emphasis, strong around emphasis."""
    pieces = [styled(inline, bold) for inline in inlines]
    strong: list[tuple[bool, str]] = []
    for is_strong, group in groupby(pieces, key=lambda piece: piece[0]):
        inner = [(is_emphasis, text) for _, is_emphasis, text in group]
        strong.append((is_strong, _marked(_merged(inner), "_", "em")))
    return _marked(strong, "**", "strong")


def styled(inline: Inline, bold: bool) -> tuple[bool, bool, str]:
    """Whether an inline is strong, whether it is emphasised, and its Markdown."""
    if isinstance(inline, Text | Term):
        return (bold or inline.strong, inline.emphasis, escaped_within(inline.text))
    if isinstance(inline, Reference):
        if inline.note:
            return (bold, False, note_mark(inline.number))
        return (bold, False, f"[{escaped_within(inline.text)}](#{inline.target})")
    if inline.text == inline.href:
        return (bold, False, f"<{inline.href}>")
    # Only a link with a space, a bracket or a parenthesis needs the pointed form.
    href = inline.href.replace("&", "&amp;")
    return (bold, False, f"[{escaped_within(inline.text)}]({f'<{href}>' if re.search(r'[ ()]', href) else href})")


def _merged(pieces: Iterable[tuple[bool, str]]) -> list[tuple[bool, str]]:
    return [(look, "".join(text for _, text in group)) for look, group in groupby(pieces, key=lambda piece: piece[0])]


def _marked(pieces: list[tuple[bool, str]], mark: str, tag: str) -> str:
    """The texts joined, those that are set off between marks, or between tags where Markdown would not see the marks.

    Marks count only at the edge of words: beside a letter they are read as typed, so there a tag must do.
    """
    out = ""
    for position, (set_off, text) in enumerate(pieces):
        core = text.strip()
        if not (set_off and core):
            out += text
            continue
        before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
        follows = after or "".join(one for _, one in pieces[position + 1 :])
        tight = (out + before)[-1:].isalnum() or follows[:1].isalnum()
        out += before + (f"<{tag}>{core}</{tag}>" if tight else f"{mark}{core}{mark}") + after
    return out


def escaped(words: str) -> str:
    """Words that Markdown reads as themselves, in a line of their own, an item or a cell of a table."""
    return guarded(escaped_within(words))


def escaped_within(words: str) -> str:
    """Words that Markdown reads as themselves behind others in a line."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], words)


def guarded(lines: str) -> str:
    """The lines, kept from being read as an item, a heading, a quotation or a rule by what they open with."""
    lines = _MARK_AT_LINE_START.sub(r"\g<0>\\", lines.replace(_LINE_END, "\\\n"))
    return _AT_LINE_START.sub(lambda match: (match["digits"] or "") + "\\", lines)


def note_mark(label: str) -> str:
    """The label "[1]" as the mark of a footnote."""
    return f"[^{label.strip('[]')}]"
