"""What browsers make of the tags of HTML: which hold words, which show something else, and what ends where.

Takes tags and attributes; `Markup` is the parser of the standard library with the ends of comments as browsers find
them. Never looks at words.
"""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from engross.readers.reading import Standing

SKIPPED = frozenset({"head", "script", "style", "template", "title", "datalist", "rp"})
"""What a browser never shows as words."""
_PHRASING = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong"
    " sub sup tt u var wbr"
)
INLINE = frozenset(_PHRASING.split())
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
STRONG = frozenset({"b", "strong", "dfn"})
EMPHASIS = frozenset({"em", "i", "cite", "var"})
_STRUCK = frozenset({"del", "s", "strike", "menclose"})
PICTURES = frozenset({"img", "svg", "canvas", "video", "audio", "meter", "progress"})
UNREAD = frozenset({"iframe", "object", "embed", "frame", "applet", "plaintext", "xmp", "marquee", "math"})
_FIELDS = frozenset({"input", "select", "textarea", "button"})
ASIDES: dict[str, Standing] = {
    **dict.fromkeys(_STRUCK, Standing.STRUCK),
    **dict.fromkeys(_FIELDS, Standing.FORM_FIELD),
    **dict.fromkeys(("svg", "canvas", "video", "audio"), Standing.PICTURE),
    **dict.fromkeys(("iframe", "object", "applet"), Standing.UNREAD),
    "nav": Standing.HEADER,
    **dict.fromkeys(("noscript", "noframes", "noembed", "mphantom"), Standing.HIDDEN),
    "rt": Standing.TEXT_BOX,
    "caption": Standing.TEXT_BOX,
}
"""Where the words of an element go that are no words of the text."""
OPENED_BY = {
    "li": frozenset({"p", "li"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
}
"""What an element closes that was left open before it."""
_METADATA = "base basefont bgsound head html link meta noframes noscript script style template title"
IN_HEAD = frozenset(_METADATA.split())
"""What may stand in the head of a page; anything else ends it."""
OF_TABLE = frozenset({"tr", "thead", "tbody", "tfoot", "table"})
"""What ends the cells and rows in it that were left open."""
RAW = frozenset({"iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"})
"""Elements that hold no tags and no comments, up to their own end."""
SPANS = ("rowspan", "colspan")
"""What moves the cells after a cell, which are then shown in other columns or rows."""
SECTIONS = {"thead": 0, "tfoot": 2}
"""Parts of a table that stand first and last, wherever they are written; 1 for all others."""
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_STYLED = {"bgcolor": "background-color", "text": "color", "color": "color", "face": "font-family", "dir": "direction"}


def styled(tag: str, values: Mapping[str, str]) -> dict[str, str]:
    """The attributes with those that only say how a thing looks as its style, before the style of its own."""
    said = [f"{_STYLED[name]}:{value}" for name, value in values.items() if name in _STYLED and _sets(tag, name)]
    if values.get("background"):
        said.append("background-image:url(of)")
    return {**values, "style": ";".join([*said, values.get("style", "")])} if said else dict(values)


def _sets(tag: str, name: str) -> bool:
    if name in ("color", "face"):
        return tag in ("font", "basefont")
    return tag == "body" if name == "text" else not (name == "dir" and tag == "bdo")


class Markup(HTMLParser):
    """The parser, with comments and sections of raw text ended where browsers end them."""

    def parse_comment(self, i: int, report: bool = True) -> int:
        """The end of a comment: `<!-->` is a whole one, and `--!>` ends one too."""
        found = _COMMENT.match(self.rawdata, i)
        return found.end() if found else -1

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """The end of `<![CDATA[`, which in HTML is a comment up to the next bracket."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else len(self.rawdata)

    def begin_raw(self, tag: str) -> None:
        """Reads on as raw text where a tag opens such, also one that closes itself."""
        if tag in RAW:
            self.set_cdata_mode(tag)
