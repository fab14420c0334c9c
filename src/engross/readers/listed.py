"""The numbers that a browser prints before the items of a list, which stand in no word of the page.

Takes the style rules of a page and its lists and items as they open and close; returns the label of each item. A list
whose style has no marks has no labels, and bullets count nothing. Never reads a word.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import field

from engross.assemble.numbering import figure
from engross.readers.declared import declarations
from engross.readers.stylesheet import Sheet
from engross.records import dataclass

_TYPES = {
    "1": "decimal",
    "a": "lower-letter",
    "A": "upper-letter",
    "i": "lower-roman",
    "I": "upper-roman",
    "decimal": "decimal",
    "decimal-leading-zero": "decimal-zero",
    "lower-alpha": "lower-letter",
    "lower-latin": "lower-letter",
    "upper-alpha": "upper-letter",
    "upper-latin": "upper-letter",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
}
_COUNTERS = re.compile(r"content\s*:\s*counters\(\s*[\w-]+\s*,\s*[\"']([^\"']*)[\"']\s*\)\s*(?:[\"']([^\"']*)[\"'])?")
_LIST = re.compile(r"(?:^|[\s>])(?:ol(?:\.([\w-]+))?|\.([\w-]+))$")
_ITEM = re.compile(r"(?:li)?(?:\.([\w-]+))?|\*")
_ELEMENT = re.compile(r"(?<![\w.#-])[a-z]\w*")
_OF_LISTS = frozenset({"ol", "ul", "li"})
_UNCOUNTED = frozenset({"none", "''", '""', "disc", "circle", "square"})
_SAYS_NOTHING = frozenset({"inside", "outside", "initial", "inherit", "unset", "revert"})


@dataclass(slots=True)
class _List:
    """A list that is open: its counter, "" where its items have no number, and the value of its last item."""

    counter: str
    value: int


@dataclass(slots=True)
class Lists:
    """The lists that are open on a page, from the outermost to the innermost."""

    styles: tuple[tuple[str, int, str, frozenset[str]], ...] = ()
    """What rules say of lists: a class or "", how many lists deep at least, the style, and what it stands within."""
    items: tuple[tuple[str, str], ...] = ()
    """What rules say of items: a class or "", and the style."""
    joined: tuple[str, str] | None = None
    """What stands between and behind the numbers of all levels, where each item shows them."""
    open: list[_List] = field(default_factory=list)

    @classmethod
    def of(cls, sheet: Sheet) -> "Lists":
        """None open yet, with what the style sheets of a page say."""
        styles, items = [], []
        for selectors, content in sheet.blocks:
            style = _style(content)
            for selector in selectors if style else ():
                if own := _ITEM.fullmatch(selector.strip()):
                    items.append((own[1] or "", style))
                if named := _LIST.search(bare := selector.strip().removesuffix(" li").removesuffix(">")):
                    within = frozenset(_ELEMENT.findall(bare)) - _OF_LISTS
                    styles.append((named[1] or named[2] or "", len(re.findall(r"\bol\b", bare)), style, within))
        counters = _COUNTERS.search("\n".join(content for _, content in sheet.blocks))
        return cls(tuple(styles), tuple(items), (counters[1], (counters[2] or "").strip()) if counters else None)

    def begin(self, tag: str, values: Mapping[str, str], within: Container[str] = ()) -> str:
        """An element opens: of a list its numbers begin, and of an item the label is returned; "" where it has none.

        `within` are the elements that it stands in.
        """
        if tag in ("ol", "ul"):
            start = values.get("start", "1")
            value = int(start) - 1 if re.fullmatch(r"\d{1,4}", start) else 0
            counts = tag == "ol" and "reversed" not in values
            self.open.append(_List(self._counter(values, within) if counts else "", value))
        return self._item(values) if tag == "li" else ""

    def end(self, tag: str) -> None:
        """An element closes."""
        if tag in ("ol", "ul") and self.open:
            self.open.pop()

    def _item(self, values: Mapping[str, str]) -> str:
        if not self.open:
            return ""
        last, own = self.open[-1], values.get("value", "")
        last.value = int(own) if re.fullmatch(r"\d{1,4}", own) else last.value + 1
        counter = self._of_item(values, last.counter)
        if not counter:
            return ""
        if self.joined:
            return self.joined[0].join(str(one.value) for one in self.open if one.counter) + self.joined[1]
        if counter not in _TYPES.values():
            return f"[{counter} {last.value}]"
        return f"{figure(counter, last.value)}." if last.value > 0 else ""

    def _of_item(self, values: Mapping[str, str], otherwise: str) -> str:
        """The counter that an item has by a style of its own, or that of its list."""
        classes = values.get("class", "").split()
        said = [style for name, style in sorted(self.items, key=lambda one: bool(one[0])) if name in ("", *classes)]
        said = [values.get("type", "")] if values.get("type", "") in _TYPES else said
        said += filter(None, (_style(values.get("style", "")),))
        return _counted(said[-1].split(), otherwise) if said else otherwise

    def _counter(self, values: Mapping[str, str], within: Container[str]) -> str:
        depth = 1 + sum(bool(one.counter) for one in self.open)
        said = "1"
        for name, least, style, around in sorted(self.styles, key=lambda one: (bool(one[0]), one[1])):
            if not all(one in within for one in around):
                continue
            if least <= depth and (not name or name in values.get("class", "").split()):
                said = style
        said = values.get("type", "") if values.get("type", "") in _TYPES else said
        words = (_style(values.get("style", "")) or said).split()
        if self.joined:
            return "decimal"
        return _counted(words, "decimal")


def _counted(words: Sequence[str], otherwise: str) -> str:
    """The counter that a style names: "" where it shows no number, and the name of one that is not known."""
    if any(word in _TYPES for word in words):
        return next(_TYPES[word] for word in words if word in _TYPES)
    if any(word in _UNCOUNTED for word in words):
        return ""
    return next((word for word in words if word not in _SAYS_NOTHING), otherwise)


def _style(content: str) -> str:
    """The style that declarations give a list; "" where they give none."""
    said = dict(declarations(content))
    return said.get("list-style-type", said.get("list-style", ""))
