"""A family of full texts as bytes, set as people do: wraps, tabs, rules, quotes, line ends, Markdown or plain."""

import re
import textwrap
from dataclasses import dataclass
from random import Random

from tests.importer.random_families import SECTION, TABLE, Printed, Truth


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set."""

    markdown: bool
    width: int
    """The longest line; 0 for one line a paragraph."""
    indent: int
    """Blanks a level."""
    hanging: bool
    """Whether the lines below the first stand under its words."""
    gap: str
    """What stands between label and words."""
    under: str
    """The sign of a rule below headings, or none."""
    between: str
    """The sign of a rule between sections, or none."""
    curly: bool
    newline: str
    mark: bool
    """Whether the file begins with a byte order mark."""
    trailing: bool
    """Whether lines end in blanks."""


def look(chance: Random) -> Look:
    """A way to set the texts of a family."""
    markdown = chance.random() < 0.3
    return Look(
        markdown=markdown,
        width=chance.choice((0, 60, 66, 72, 76, 80)),
        indent=0 if markdown else chance.choice((0, 2, 3, 4, 5)),
        hanging=chance.random() < 0.5,
        gap=chance.choice((" ", " ", "  ", "\t")),
        under="" if markdown else chance.choice(("", "", "-", "=")),
        between="" if markdown else chance.choice(("", "", "", "=", "-")),
        curly=chance.random() < 0.4,
        newline=chance.choice(("\n", "\n", "\r\n")),
        mark=chance.random() < 0.2,
        trailing=chance.random() < 0.15,
    )


def typed(words: str, look: Look) -> str:
    """Words with the quotes and the emphasis of a look."""
    if look.curly:
        words = re.sub(r'"([^"]*)"', "“\\1”", words).replace("'", "’")
    return words.replace("<", "\\<").replace("5*3", "5\\*3") if look.markdown else words.replace("**", "")


def text(truth: Truth, file: str, look: Look) -> bytes:
    """A file of the family."""
    lines = [f"# {truth.title}" if look.markdown else truth.title, ""]
    for one in truth.printed(file):
        lines += [*_block(one, look), ""]
    if look.trailing:
        lines = [f"{line}  " if line and at % 3 == 0 and not look.markdown else line for at, line in enumerate(lines)]
    return (b"\xef\xbb\xbf" if look.mark else b"") + look.newline.join(lines).encode()


def suffix(look: Look) -> str:
    """How the name of a file ends."""
    return ".md" if look.markdown else ".txt"


def _block(one: Printed, look: Look) -> list[str]:
    words = typed(one.words, look)
    if one.unit.kind == SECTION:
        return _heading(" ".join(part for part in (one.label, words) if part), look)
    if one.unit.kind == TABLE:
        return _table(one.unit.rows, look)
    if one.heading:
        words = f"**{one.heading}** {words}" if look.markdown else f"{one.heading} {words}"
    depth = max(0, one.depth - 2)
    before = " " * (look.indent * depth) + (one.label + (look.gap if not look.markdown else " ") if one.label else "")
    after = " " * (len(before) if look.hanging or look.markdown else look.indent * depth)
    if look.markdown and one.label and one.label not in ("-",):
        before, after = f"{one.label} ", ""
    if not look.width:
        return [before + words]
    return textwrap.wrap(
        words,
        look.width,
        initial_indent=before,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )


def _heading(words: str, look: Look) -> list[str]:
    if look.markdown:
        return [f"## {words}"]
    above = [look.between * (look.width or 72), ""] if look.between else []
    return [*above, words, *([look.under * len(words)] if look.under else [])]


def _table(rows: tuple[tuple[str, ...], ...], look: Look) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    if look.markdown:
        return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    return [rule, lines[0], rule, *lines[1:], rule]
