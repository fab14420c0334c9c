"""What people do to a licence file without changing a word: wrap it, change quotes, bullets, case and line ends."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from textwrap import fill

from engross.model import Block, Document, Inline, Paragraph, Provision, Reference, Table
from engross.readers.words import passages

MARKUP = ("html",)


def _outside_tags(text: str, change: Callable[[str], str]) -> str:
    """The text with a change made to what a reader reads, and none to tags and styles."""
    head, main, body = text.partition("<main")
    pieces = re.split(r"(<[^>]*>|&[#\w]+;)", body)
    return head + main + "".join(piece if place % 2 else change(piece) for place, piece in enumerate(pieces))


def _read(text: str, form: str, change: Callable[[str], str]) -> str:
    if form == "html":
        return _outside_tags(text, change)
    pieces = re.split(r"(<a id=[^>]*>|\]\([^)]*\))", text)
    return "".join(piece if place % 2 else change(piece) for place, piece in enumerate(pieces))


def curly(text: str) -> str:
    """Straight quotation marks made curly, hyphens made the hyphen of Unicode."""
    text = re.sub(r"(?<!\w)\"", "\u201c", text).replace('"', "\u201d")
    return re.sub(r"(?<=\w)-(?=\w)", "\u2010", text.replace("'", "\u2019"))


def rewrapped(text: str, form: str, width: int) -> str:
    """Paragraphs in lines of another width, without indentation; 0 makes one line of each."""
    if form == "html":
        return _outside_tags(text, lambda words: words.replace(" ", "\n"))
    if form == "md":
        return re.sub(r"(?<=[a-z,.])\n(?=[A-Z(])", " ", text)
    blocks = [block for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "\n\n".join(_filled(block, width) for block in blocks) + "\n"


def _filled(block: str, width: int) -> str:
    lines = block.split("\n")
    if any(re.fullmatch(r"\s*[-=]{3,}", line) or " | " in line for line in lines):
        return block
    words = " ".join(block.split())
    return fill(words, width, break_long_words=False, break_on_hyphens=False) if width else words


def bulleted(text: str, form: str) -> str:
    """The letters of lists made plain bullets."""
    if form == "html":
        return re.sub(r'<span class="label">\([a-z]+\)</span>', "", text)
    if form == "md":
        return re.sub(r"(?m)^(\s*)- ((?:<a id=\"[^\"]+\"></a>)+)\([a-z]+\) ", r"\1* \2", text)
    return re.sub(r"(?m)^(\s*)\([a-z]+\) ", r"\1* ", text)


DRESSES: dict[str, Callable[[str, str], str]] = {
    "as it is": lambda text, form: text,
    "wrapped at 60": lambda text, form: rewrapped(text, form, 60),
    "one line a paragraph": lambda text, form: rewrapped(text, form, 0),
    "quotes and hyphens changed": lambda text, form: _read(text, form, curly),
    "in capitals": lambda text, form: _read(text, form, str.upper),
    "bullets changed": bulleted,
    "CR LF": lambda text, form: text.replace("\n", "\r\n"),
    "CR": lambda text, form: text.replace("\n", "\r"),
    "byte order mark": lambda text, form: "\ufeff" + text,
}
"""Changes of dress of a file that is text, by name."""

SET_ANEW: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "quotes and hyphens changed": curly,
    "in capitals": str.upper,
}
"""Changes of dress of a file that is no text: what stands in it is set anew."""


def set_anew(document: Document, change: Callable[[str], str]) -> Document:
    """The document with a change made to its words, numbers as cited excepted."""

    def dressed(inline: Inline) -> Inline:
        return inline if isinstance(inline, Reference) else replace(inline, text=change(inline.text))

    anew = {place: tuple(map(dressed, passage.inlines)) for place, passage in enumerate(passages(document))}
    return rewritten(document, anew)


def rewritten(document: Document, anew: Mapping[int, tuple[Inline, ...]]) -> Document:
    """The document with other words in some of its passages, by their place among the passages."""
    count = iter(range(sum(1 for _ in passages(document))))

    def take(passage: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return anew.get(next(count), passage)

    def block(old: Block) -> Block:
        if isinstance(old, Table):
            header = tuple(Paragraph(take(cell.inlines)) for cell in old.header)
            rows = tuple(tuple(Paragraph(take(cell.inlines)) for cell in row) for row in old.rows)
            return replace(old, header=header, rows=rows)
        return Paragraph(take(old.inlines))

    def provision(old: Provision) -> Provision:
        heading = take(old.heading) if old.heading else ()
        return replace(old, heading=heading, body=tuple(map(block, old.body)), children=provisions(old.children))

    def provisions(old: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple(map(provision, old))

    front, sections, annexes = (provisions(part) for part in (document.front, document.sections, document.annexes))
    end = "".join(inline.text for inline in take(()) or ())
    return replace(document, front=front, sections=sections, annexes=annexes, end=end or document.end)
