"""What the style of a page does to words that stand in it: hide them, strike them out, or add some.

Takes the text of a page, or a `style` attribute; returns the effects on an element. Selectors of one element, class or
id are followed; a rule that hides or strikes by any other selector is named instead. Never fetches a style sheet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engross.readers.reading import Beside, Place

EFFECTS = (Place.HIDDEN, Place.STRUCK)
_DECLARED = re.compile(r"([a-z-]+):([^:]*)")
_ZERO = r"0*\.?0*(?:px|em|rem|pt|%)?"
_HIDING = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "opacity": re.compile(_ZERO),
    "font-size": re.compile(_ZERO),
    "content-visibility": re.compile("hidden"),
    "clip-path": re.compile(r"inset\((?:50|100)%\)"),
    "clip": re.compile(r"rect\([01 px,]*\)"),
    "text-indent": re.compile(r"-\d{3,}[a-z]+"),
    "left": re.compile(r"-\d{3,}[a-z]+"),
    "color": re.compile(r"transparent|white|#fff(?:fff)?|rgba?\((?:255,255,255(?:,\S*)?|\S*,0)\)"),
}
"""What hides words, by property; a light colour does where no background is declared with it."""
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_GENERATED = re.compile(r"[\"']([^\"']*[^\W\d_][^\"']*)[\"']")
_MARK = 40


def effect(style: str) -> frozenset[Place]:
    """What these declarations do to the words of an element."""
    if not style:
        return frozenset()
    declared = dict(_declarations(style))
    found = set()
    for name, pattern in _HIDING.items():
        spared = name == "color" and any(other.startswith("background") for other in declared)
        if not spared and pattern.fullmatch(declared.get(name, "-")):
            found.add(Place.HIDDEN)
    if any("line-through" in declared.get(name, "") for name in ("text-decoration", "text-decoration-line")):
        found.add(Place.STRUCK)
    return frozenset(found)


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            value = value.replace("!important", "")
            yield name.strip(), re.sub(r"\s+", "" if name.strip() != "text-decoration" else " ", value).strip()


@dataclass(slots=True)
class Sheet:
    """The rules of a page that hide, strike or add words; `beside` names those that cannot be followed."""

    rules: dict[tuple[str, str], set[Place]] = field(default_factory=dict)
    beside: list[Beside] = field(default_factory=list)

    @classmethod
    def of(cls, page: str) -> "Sheet":
        """The style elements of a page, wherever they stand in it."""
        sheet = cls()
        low = page.lower()
        at = low.find("<style")
        while at >= 0:
            start = low.find(">", at) + 1
            end = low.find("</style", start) if start else -1
            if end < 0:
                break
            try:
                sheet._add(page[start:end])
            except RecursionError:
                sheet.beside.append(Beside(Place.UNREAD, "", name="style sheet that is nested too deep"))
            at = low.find("<style", end)
        return sheet

    def effects(self, tag: str, values: Mapping[str, str]) -> frozenset[Place]:
        """What the rules and its own style do to the words of an element."""
        own = effect(values.get("style", ""))
        if not self.rules:
            return own
        marks = ["", *(f".{name}" for name in values.get("class", "").split()), f"#{values.get('id', '')}"]
        met = (self.rules.get((name, mark), ()) for name in (tag, "") for mark in marks)
        return own.union(*met)

    def _add(self, css: str) -> None:
        import tinycss2

        waiting = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
        while waiting:
            rule = waiting.pop()
            if rule.type == "at-rule" and rule.content is not None:
                if rule.lower_at_keyword in ("media", "supports", "layer") and not _for_print(rule):
                    waiting += tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
                named = tinycss2.serialize(rule.prelude).strip()[:_MARK]
                self.beside.append(Beside(Place.UNREAD, "", name=f"style sheet {named}"))
            elif rule.type == "qualified-rule":
                self._follow(tinycss2.serialize(rule.prelude), tinycss2.serialize(rule.content))

    def _follow(self, prelude: str, content: str) -> None:
        effects = effect(content)
        for selector in prelude.split(","):
            named = selector.strip()
            if re.search(r"::?(?:before|after|marker)$", named):
                self.beside += (
                    Beside(Place.UNREAD, match[1], name=f"words that the style of {named[:_MARK]} adds")
                    for match in _GENERATED.finditer(dict(_declarations(content)).get("content", ""))
                )
                continue
            simple = _SIMPLE.fullmatch(named)
            if simple and named:
                key = (simple[1] or "").lower(), f"{simple[2]}{simple[3]}" if simple[2] else ""
                self.rules.setdefault(key, set()).update(effects)
            elif effects:
                which = " and ".join(one.value for one in EFFECTS if one in effects)
                self.beside.append(Beside(Place.UNREAD, "", name=f"{which} by the style of {named[:_MARK]}"))


def _for_print(rule: "object") -> bool:
    import tinycss2

    return "print" in tinycss2.serialize(getattr(rule, "prelude", [])).lower()
