"""Words as typed to Markdown of inline marks as clause files hold it, and back to the words that are printed.

Takes and returns text. What a clause file cannot hold as a mark (code, an image, a link to somewhere else) is kept as
the signs that were typed. Never drops a character that a reader of the page would see.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from engross.library.source.inline import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BLANKS = re.compile(r"[ \t\n\r\f\v]+")
"""White space that is folded; a no-break space is a character of its own."""
LINE_END = "\\\n"
"""What ends a printed line within a paragraph."""

_BLANK_SPACES = re.compile("[\u1680\u2000-\u200a\u205f\u3000]")
_LINE_SIGNS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPECIAL = re.compile(
    r"[\\`*<]|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])|\[(?=\^|[^\[\]]{0,200}\][(\[:])|\{(?=\{)|(?<=\{)\{|\}(?=\})|(?<=\})\}|~(?=~)|(?<=~)~"
    r"|&(?=#?\w+;)|!(?=\[)"
)
_AT_START = re.compile(
    r"^(?:(?=[-+](?: |$))|(?=#{1,6}(?: |$))|(?=[>|])|(?==+$)|(?=-+$)|(?=~~~)|(\d{1,9})(?=[.)](?: |$)))"
)
_REACHABLE = ("https://", "mailto:", "#")


def typed(text: str) -> str:
    """Plain words, every sign of which is meant as it stands, as Markdown."""
    return guarded(escaped(BLANKS.sub(" ", text).strip(" ")))


def marked(text: str) -> str:
    """Words in any Markdown as Markdown that a clause file can hold."""
    tokens = _parser().parseInline(text, {})[0].children or []
    return guarded("".join(_rendered(tokens)).strip(" "))


def link(words: str, target: str) -> str:
    """A link, or the signs that one would be typed with where a clause file cannot hold it."""
    reachable = target.startswith(_REACHABLE) and not re.search(r"[()\s<>\"'{}]", target)
    if reachable and words in (target, target.removeprefix("mailto:")):
        return f"<{words}>"
    simple = reachable and words and escaped(words) == words
    return f"[{words}]({target})" if simple else escaped(f"[{words}]({target})")


def clean(text: str) -> str:
    """The text as clause files hold it: composed, spaces of every width one space, and no sign that nobody sees."""
    text = _BLANK_SPACES.sub(" ", _LINE_SIGNS.sub("\n", unicodedata.normalize("NFC", text)))
    text = re.sub(r"(?m)^[ \t]+", lambda match: match[0].expandtabs(8), text)
    if text.isascii():
        return text
    return "".join(sign for sign in text if unicodedata.category(sign)[0] != "C" or sign in "\n\t")


def guarded(words: str) -> str:
    """The words with a backslash before what would open a list, a heading or a quotation at the start of a line."""
    return "\n".join(_AT_START.sub(r"\1\\", line, count=1) for line in words.split("\n"))


def plain(words: str) -> str:
    """The words that are printed, a line feed where a line must end; the target of a link stands behind its words."""
    if not re.search(r"[\\`*_\[<&\n]", words):
        return words
    tokens = parser().parseInline(words, {})[0].children or []
    return "".join(_said(tokens))


def escaped(text: str) -> str:
    """The text with a backslash before every sign that Markdown would take for a mark."""
    return _SPECIAL.sub(r"\\\g<0>", text)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "typographer": False})


def _rendered(tokens: Sequence["Token"]) -> Iterator[str]:
    marks = {"strong_open": "**", "strong_close": "**", "em_open": "*", "em_close": "*"}
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "link_open":
            end = next(n for n in range(place, len(tokens)) if tokens[n].type == "link_close")
            yield _link(token, tokens[place + 1 : end])
            place = end
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield LINE_END
        elif token.type == "code_inline":
            yield escaped(f"{token.markup}{token.content}{token.markup}")
        elif token.type == "image":
            yield escaped(f"![{token.content}]({token.attrs['src']})")
        else:
            yield marks.get(token.type) or escaped(BLANKS.sub(" ", token.content))
        place += 1


def _link(token: "Token", within: Sequence["Token"]) -> str:
    return link("".join(_said(within)), str(token.attrs["href"]))


def _said(tokens: Sequence["Token"]) -> Iterator[str]:
    targets: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " " if token.type == "softbreak" else "\n"
        elif token.type == "link_open":
            targets.append("" if token.markup == "autolink" else str(token.attrs["href"]))
        elif token.type == "link_close":
            target = targets.pop()
            yield f" <{target}>" if target and not target.startswith("#") else ""
        elif token.content:
            yield token.content
