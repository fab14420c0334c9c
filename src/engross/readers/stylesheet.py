"""What the style of a page does to words that stand in it: hide them, strike them out, or add some.

Takes the text of a page, or a `style` attribute; returns the effects on an element. Selectors of one element, class or
id are followed; a rule that hides or strikes by any other selector is named instead, and so is a declaration that may
hide or change words in ways that are not followed here, such as a transformation. Never fetches a style sheet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from engross.readers.reading import Beside, Standing

EFFECTS = (Standing.HIDDEN, Standing.STRUCK)
_ZERO = r"0*\.?0*(?:px|em|rem|pt|%)?"
_FAR = re.compile(r"(?:.*[ ,(:])?-\d{3,}.*")
_NOTHING = re.compile(rf"{_ZERO}|1px")
_HIDING = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "opacity": re.compile(r"0*\.?0*%?|0*\.0\d*|0*\.1|\d%"),
    "zoom": re.compile(_ZERO),
    "font-size": re.compile(rf"{_ZERO}|(?:[01]?\.\d+|[12])(?:px|pt)|0*\.[01]\d*r?em|calc.*|[1-9]%"),
    "line-height": re.compile(rf"{_ZERO}|0*\.[0-3]\d*"),
    "letter-spacing": re.compile(r"-(?:[1-9]\d*|0*\.[2-9])\S*"),
    "content-visibility": re.compile("hidden"),
    "unicode-bidi": re.compile("(?:bidi|isolate)-override"),
    "clip-path": re.compile(r"inset\((?:50|100)%\)|circle\(0.*"),
    "clip": re.compile(r"rect\([01 px,]*\)"),
    "font-family": re.compile(r"[\"']?(?:wingdings|webdings|symbol\b|zapf ?dingbats).*"),
    "font": re.compile(r".*(?:wingdings|webdings|dingbats).*|0\w* .*"),
    **dict.fromkeys(("width", "height", "max-width", "max-height"), _NOTHING),
    **dict.fromkeys(("left", "right", "top", "bottom", "inset", "text-indent", "margin", "translate"), _FAR),
    **dict.fromkeys((f"margin-{side}" for side in ("left", "right", "top", "bottom")), _FAR),
}
"""What hides words, by property."""
_DOUBTED = re.compile(
    r"(?:-webkit-)?(?:transform|rotate|scale|translate|filter|mask(?:-\w+)*|clip-path|clip|mix-blend-mode|text-transform"
    r"|text-security|background-image|order|offset(?:-\w+)*|writing-mode)"
)
"""Properties that may hide words, change them, or show a picture, whatever they are set to but for the values below."""
_PLAIN = re.compile(
    r"none|normal|auto|initial|inherit|unset|revert|0|horizontal-tb|capitalize(?!)|[\d.]*0(?:deg)?", re.IGNORECASE
)
_DOUBTS = {
    "direction": re.compile("rtl"),
    "flex-direction": re.compile(".*-reverse"),
    "flex-flow": re.compile(".*-reverse.*"),
    "list-style-type": re.compile(r"[\"'].*[^\W\d_].*[\"']"),
    "list-style": re.compile(r".*([\"'].*[^\W\d_].*[\"']|url\().*"),
    "background": re.compile(r".*url\(.*"),
    "content": re.compile(r".*url\(.*"),
    **dict.fromkeys(("display", "visibility", "opacity", "font-size"), re.compile(r".*var\(.*")),
}
_SIDES = frozenset({"left", "right", "top", "bottom"})
_NO_GROUND = frozenset({"none", "transparent", "initial", "inherit", "unset"})
_MARGINS = frozenset({"margin", "margin-top", "margin-bottom"})
_BACK = re.compile(r"-(?:[1-9]|\d*\.\d*[1-9])")
"""An edge drawn back; of `margin`, the first is the upper one."""
_OFF = re.compile(r"-(?:\d{3,}px|(?:[3-9]|\d{2,})r?em|\d{3,}%)")
"""Where a box stands that is put off the page until it is asked for."""
_ALIKE = 0.1
"""How much two colours differ at most, in parts of each light, that nobody tells apart (our own setting)."""
_CLEAR = 0.15
"""How little of a colour is laid on that nobody sees (our own setting)."""
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_PASSING = re.compile(r":(?:hover|focus[\w-]*|active|target|disabled)|::(?:selection|placeholder|backdrop|-webkit-\S+)")
"""Parts of selectors of a passing state, or of what is no text of the page."""
_GENERATED = re.compile(r"[\"']([^\"']*[^\W\d_][^\"']*)[\"']|((?:attr|counters?|url)\([^)]*\))")
_FOLLOWED = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
_MARK = 40


@lru_cache(maxsize=1024)
def effect(style: str) -> frozenset[Standing]:
    """What these declarations do to the words of an element."""
    declared = dict(declarations(style))
    found = {Standing.HIDDEN} if any(one.fullmatch(declared.get(name, "-")) for name, one in _HIDING.items()) else set()
    if _is_unseen(declared):
        found.add(Standing.HIDDEN)
    if any("line-through" in declared.get(name, "") for name in ("text-decoration", "text-decoration-line")):
        found.add(Standing.STRUCK)
    return frozenset(found)


@lru_cache(maxsize=1024)
def doubts(style: str) -> tuple[str, ...]:
    """The declarations that may hide or change words in ways that are not followed."""
    found = []
    declared = tuple(declarations(style))
    for name, value in declared:
        doubted = _DOUBTED.fullmatch(name) and not _PLAIN.fullmatch(value)
        hides = name in _HIDING and _HIDING[name].fullmatch(value)
        if not hides and (doubted or (name in _DOUBTS and _DOUBTS[name].fullmatch(value))):
            found.append(f"{name}: {value}"[:_MARK])
    return (*found, *_laid_over(dict(declared)))


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """The names and values of declarations, small letters throughout, comments and escapes resolved."""
    if not style:
        return
    import tinycss2

    for one in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            parts = [part for part in one.value if part.type != "comment"]
            value = " ".join(tinycss2.serialize(parts).lower().split())
            yield one.lower_name, re.sub(r"\s*([,()])\s*", r"\1", value) if "(" in value else value


def _laid_over(declared: Mapping[str, str]) -> Iterator[str]:
    """What lays a box with a colour of its own over other words: a place of its own, or an edge drawn back.

    One that is put off the page lies over nothing.
    """
    grounds = [value for name, value in declared.items() if name in ("background", "background-color")]
    if not grounds or grounds[-1] in _NO_GROUND or any(_OFF.fullmatch(declared.get(side, "")) for side in _SIDES):
        return
    for name, value in declared.items():
        laid = name == "position" and value in ("absolute", "fixed")
        if laid or ((name in _SIDES or name in _MARGINS) and _BACK.match(value)):
            yield f"box laid over by {name}: {value}"[: 2 * _MARK]


def _is_unseen(declared: Mapping[str, str]) -> bool:
    """Whether words have the colour of what is behind them, or none."""
    seen = _colour(declared.get("-webkit-text-fill-color") or declared.get("color", ""))
    if seen is None:
        return False
    if seen[3] < _CLEAR:
        return True
    grounds = [value for name, value in declared.items() if name in ("background", "background-color")]
    behind = _colour(grounds[-1]) if grounds else (1.0, 1.0, 1.0, 1.0)
    return behind is not None and all(abs(a - b) <= _ALIKE for a, b in zip(seen, behind, strict=True))


def _colour(value: str) -> tuple[float, float, float, float] | None:
    """The parts of light of a colour and how much of it is laid on; None for one that is not known here."""
    from tinycss2.color4 import parse_color

    try:
        found = parse_color(value) if value else None
        if found is None or found == "currentcolor":
            return None
        red, green, blue = (0.0 if part is None else part for part in found.to("srgb").coordinates)
    except (ValueError, NotImplementedError):
        return None
    return red, green, blue, found.alpha


@dataclass(slots=True)
class Sheet:
    """The rules of a page that hide, strike or add words; `beside` names those that cannot be followed."""

    rules: dict[tuple[str, str], set[Standing]] = field(default_factory=dict)
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
                sheet.beside.append(Beside(Standing.UNREAD, "", name="style sheet that is nested too deep"))
            at = low.find("<style", end)
        return sheet

    def effects(self, tag: str, values: Mapping[str, str]) -> frozenset[Standing]:
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
            if rule.type == "at-rule":
                waiting += self._at_rule(rule)
            elif rule.type == "qualified-rule":
                prelude, content = tinycss2.serialize(rule.prelude), tinycss2.serialize(rule.content)
                self._follow(prelude, content)
                for inner in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                    if inner.type == "qualified-rule":
                        self._follow(
                            f"{prelude} {tinycss2.serialize(inner.prelude)}", tinycss2.serialize(inner.content)
                        )

    def _at_rule(self, rule: Any) -> list[Any]:
        """The rules inside a rule of its own kind; what is fetched from elsewhere is named."""
        import tinycss2

        named = tinycss2.serialize(rule.prelude).strip()[:_MARK]
        if rule.lower_at_keyword == "import":
            self.beside.append(Beside(Standing.UNREAD, "", name=f"style sheet {named}"))
        if rule.content is None:
            return []
        if rule.lower_at_keyword == "font-face":
            family = dict(declarations(tinycss2.serialize(rule.content))).get("font-family", "")
            self.beside.append(Beside(Standing.UNREAD, "", name=f"font {family} of its own"))
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        if rule.lower_at_keyword.endswith("keyframes"):
            for each in inner:
                if each.type == "qualified-rule":
                    self._follow(
                        f"@keyframes {named} {tinycss2.serialize(each.prelude)}", tinycss2.serialize(each.content)
                    )
            return []
        return inner if rule.lower_at_keyword in _FOLLOWED and not _for_print(rule) else []

    def _follow(self, prelude: str, content: str) -> None:
        effects = effect(content)
        for selector in prelude.split(","):
            named = selector.strip()
            if _PASSING.search(named):
                continue
            if re.search(r"::?(?:before|after|marker)$", named):
                self.beside += (
                    Beside(Standing.UNREAD, match[1] or match[2], name=f"words that the style of {named[:_MARK]} adds")
                    for match in _GENERATED.finditer(dict(declarations(content)).get("content", ""))
                )
                continue
            self.beside += (
                Beside(Standing.UNREAD, "", name=f"{doubt} by the style of {named[:_MARK]}")
                for doubt in doubts(content)
            )
            simple = _SIMPLE.fullmatch(named)
            if simple and named:
                key = (simple[1] or "").lower(), f"{simple[2]}{simple[3]}" if simple[2] else ""
                self.rules.setdefault(key, set()).update(effects)
            elif effects:
                which = " and ".join(one.value for one in EFFECTS if one in effects)
                self.beside.append(Beside(Standing.UNREAD, "", name=f"{which} by the style of {named[:_MARK]}"))


def _for_print(rule: "object") -> bool:
    import tinycss2

    return "print" in tinycss2.serialize(getattr(rule, "prelude", [])).lower()
