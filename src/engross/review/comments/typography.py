"""Changes that say nothing: quotation marks, spaces and dashes of another kind.

Takes the words of a change; tells the kind, which is that of the signs and not of the change.
"""

from engross.model.cut import cut, key

_QUOTES = frozenset("'\"`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u00ab\u00bb\u00b4")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")


def kind(deleted: str, inserted: str) -> str:
    """What a change of typography is one of, in the plural; "" where words, numbers or marks differ."""
    if "\n" in deleted + inserted or deleted == inserted or _plain(deleted) != _plain(inserted):
        return ""
    signs = set(deleted) ^ set(inserted)
    if not signs or all(sign.isspace() for sign in signs):
        return "spaces"
    if signs <= _QUOTES:
        return "quotation marks"
    return "dashes" if signs <= _DASHES else "signs"


def _plain(text: str) -> str:
    return "".join(key(token.text, typography=False) for token in cut(text)).strip()
