"""What an element of a page is besides words, and where its words stand.

Takes the name of an element, its attributes, its looks, or the words of a link; returns what the page has there. Never
keeps anything, and never fetches what a page names.
"""

import re
from collections.abc import Iterator, Mapping

from engross.model.languages import links_to_texts
from engross.readers import tags
from engross.readers.declared import doubts
from engross.readers.reading import Standing
from engross.readers.stylesheet import EFFECTS, Looks

_SCRIPT = re.compile(r"(?:(?:text|application)/(?:java|ecma)script|module)?", re.IGNORECASE)
_TOOL_WORDS = "skip jump go back to the of this page text top main contents content navigation up"
_TOOLS = (frozenset(_TOOL_WORDS.split()), *(frozenset(link.casefold().split()) for link in links_to_texts()))
"""What a link into the page says that leads about it, and says nothing else: words of English, and our own links."""
_LONGEST = 80
_LETTERS = re.compile(
    r"charset\s*=\s*[\"']?(?!utf-?8|us-ascii|ascii|iso-?8859-|latin|windows-125)([\w-]+)", re.IGNORECASE
)
"""A set of letters in which other words than those of plain letters may be written."""

_MARGINS = {"header": Standing.HEADER, "footer": Standing.FOOTER}
"""The titles by which LibreOffice marks the running head and foot of a text in the page that it makes of it."""

Wordless = tuple[Standing, str, str]
"""What something is, the words in it if any, and its name."""


def wordless(tag: str, values: Mapping[str, str]) -> Iterator[Wordless]:
    """What is no words: pictures, other pages inside this one, scripts, style sheets, fields."""
    for name in _unread(tag, values):
        yield Standing.UNREAD, "", name
    if tag in tags.PICTURES:
        yield Standing.PICTURE, "", values.get("alt") or values.get("src", "")[:_LONGEST]
    elif tag == "input" and values.get("type", "text") != "hidden":
        yield Standing.FORM_FIELD, values.get("value") or values.get("placeholder", ""), values.get("name", "")


def _unread(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    """The names of what may change the page and was not read."""
    for doubt in doubts(values.get("style", "")):
        yield f"style {doubt}"
    if any(name.startswith("on") and value.strip() for name, value in values.items()):
        yield "script"
    if tag == "meta" and values.get("http-equiv", "").strip().lower() == "refresh":
        yield f"page that leads to {values.get('content', '')}"[:_LONGEST]
    if tag == "meta" and (
        letters := _LETTERS.search(f"{values.get('content', '')};charset={values.get('charset', '')}")
    ):
        yield f"page in the letters of {letters[1]}"[:_LONGEST]
    if tag == "base" and values.get("href"):
        yield f"page whose links lead to {values['href']}"[:_LONGEST]
    if tag == "template" and "shadowrootmode" in values:
        yield "template that is shown"
    if tag in tags.UNREAD:
        yield f"{tag} {values.get('src') or values.get('data', '')}".strip()[:_LONGEST]
    elif tag == "script" and _SCRIPT.fullmatch(values.get("type", "")):
        yield "script"
    elif tag == "link" and "stylesheet" in values.get("rel", "").lower().split():
        yield f"style sheet {values.get('href', '')}"[:_LONGEST]


def placed(tag: str, values: Mapping[str, str], looks: Looks) -> Standing | None:
    """Where the words of an element stand; None where they belong to the text."""
    if values.get("data-footnote"):
        return Standing.FOOTNOTE
    if tag == "div" and values.get("title") in _MARGINS:
        return _MARGINS[values["title"]]
    closed = tag in ("dialog", "details") and "open" not in values
    turned = tag == "bdo" and values.get("dir", "").lower() == "rtl"
    if closed or turned or "hidden" in values or "popover" in values:
        return Standing.HIDDEN
    for one in EFFECTS:
        if one in looks.effects:
            # Our own page hides the caption of a table, which says what the heading above it says.
            return Standing.TEXT_BOX if tag == "caption" else one
    return tags.ASIDES.get(tag)


def is_tool(text: str) -> bool:
    """Whether the words of a link into the page only lead about it."""
    said = {word.casefold() for word in re.findall(r"\w+", text)}
    return any(said <= tools for tools in _TOOLS)
