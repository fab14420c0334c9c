"""Style sheets as text: the sheets of a page, the selectors of a rule, and variables.

Takes text; returns pieces of it. Never says what a rule does, and never fetches a sheet.
"""

import re
from collections.abc import Iterator, Mapping

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_MEDIA = re.compile(r"\smedia\s*=\s*[\"']?([\w\s():,-]+)")
DEEPEST = 20
"""How often what stands inside another is followed."""

Variables = Mapping[str, str]


def style_elements(page: str) -> Iterator[str]:
    """The content of each style element; one that does not end goes on to the end of the page."""
    low = page.lower()
    at = low.find("<style")
    while at >= 0:
        start = low.find(">", at) + 1
        if not start:
            return
        end = low.find("</style", start)
        css = re.sub(r"<!\[CDATA\[|\]\]>", "", page[start : end if end >= 0 else len(page)])
        media = _MEDIA.search(low[at:start])
        yield f"@media {media[1]} {{{css}}}" if media else css
        at = low.find("<style", end) if end >= 0 else -1


def selectors_of(prelude: str) -> list[str]:
    """The selectors of a list, commas in brackets apart."""
    return re.split(r",(?![^()\[\]]*[)\]])", prelude)


def variables_of(text: str) -> Variables:
    """The variables that a text sets, the first value of each."""
    found = re.findall(r"(--[\w-]+)\s*:\s*([^;{}\"<>]*)", text) if "--" in text else []
    return {name: " ".join(value.split()) for name, value in reversed(found)}


def filled(style: str, variables: Variables) -> str:
    """A style with the values of its variables; one that is set nowhere stays as it is."""
    for _ in range(DEEPEST):
        if "var(" not in style:
            break
        new = _VARIABLE.sub(lambda match: variables.get(match[1], match[2] or match[0]), style)[:100_000]
        if new == style:
            break
        style = new
    return style
