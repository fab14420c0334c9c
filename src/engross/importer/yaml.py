"""Values to YAML as a person would type it: plain where that is safe, in quotes where it is not.

Takes texts, lists and mappings; returns lines. Never writes an escape for a sign that can be seen.
"""

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z](?:[\w .,;()/'\u2019-]*[\w.)])?")
_WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])


def text(value: str) -> str:
    """A value."""
    if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS and "  " not in value:
        return value
    return quoted(value)


def quoted(value: str) -> str:
    """A value in quotes."""
    return json.dumps(value, ensure_ascii=False)


def flow(values: Iterable[str]) -> str:
    """A list in one line."""
    return "[" + ", ".join(text(one) if "," not in one else quoted(one) for one in values) + "]"
