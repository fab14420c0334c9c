"""Values that a form was never filled with.

Takes a value as somebody typed it; tells whether it is a slot still to be filled. A person or team as release notes
write them, with an address in `<...>` or a part in `[...]` behind the name, is none. `docs/notices.md` lists cases.
"""

import re

_FILLERS = re.compile(
    r"todo|tb[dac]|fixme|x+|n/?a|none|null|nil|unknown|unspecified|undefined|untitled|placeholder|dummy|example|sample"
    r"|test|foo(?:bar)?|ba[rz]|lorem ipsum|change ?me|fill(?: me)? in|me|myself|john doe|jane doe|year|date|contact"
    r"|place|address|e ?mail|(?:full |legal |company |organi[sz]ation |model )?(?:name|title)"
    r"|(?:copyright )?(?:owner|holder)|author|licensor|company|organi[sz]ation|model"
)
"""What stands for nothing where it is the whole of a value, in lower case, without signs around and hyphens in it."""

_NOBODY = r"(?:company|organi[sz]ation|owner|holder|author|licensor|person|team|model)"
_WITHIN = re.compile(
    r"[{}]"
    rf"|\byour\s+(?:(?:full|legal|own)\s+)?(?:name|e-?mail|address|title|{_NOBODY})\b"
    rf"|\b(?:full|legal)\s+(?:name|{_NOBODY})\b"
    rf"|\bname\s+(?:here|of\s+(?:the\s+|a\s+)?(?:copyright\s+)?{_NOBODY})\b"
    r"|\b(?:owner|title|text|insert|fill\s+in)\s+here\b|\binsert\s+\w+\s+here\b"
    r"|\b\d\dxx\b|\bx{3,}\b|\by{4}\b|\b(?:todo|tbd|tbc|fixme)\b|\blorem\s+ipsum\b"
    r"|\.\.\.|…|_{2,}|\?"
    r"|\b(?:you|your\.?name|name|user|username|someone|somebody|email|mail)@",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@.]+(?:\.[^\s<>@.]+)+|https://[^\s<>]+")
_PARTS = re.compile(r"<([^<>]*)>|\[([^\[\]]*)\]")


def is_open(value: str) -> bool:
    """Whether a value, blank or not, is a slot still to be filled; a blank one is none."""
    text = " ".join(value.split())
    if not text:
        return False
    name, parts = _PARTS.sub(" ", text), list(_PARTS.finditer(text))
    if _WITHIN.search(text) or re.search(r"[<>\[\]]", name):
        return True
    if parts and not name[: parts[0].start()].strip():
        return True
    addresses = (part[1] for part in parts if part[1] is not None)
    inside = (part[2] for part in parts if part[2] is not None)
    return (
        _is_filler(name)
        or any(not _ADDRESS.fullmatch(address) for address in addresses)
        or any(not part.strip() or _is_filler(part) for part in inside)
    )


def _is_filler(text: str) -> bool:
    """Whether the words stand for nothing: a word of the list, or no letter and no digit at all."""
    bare = " ".join(re.sub(r"^[^\w]+|[^\w]+$", "", text.casefold()).replace("-", " ").split())
    return not re.search(r"[^\W_]", text) or bool(_FILLERS.fullmatch(bare))
