"""The style sheets of a page: what they do to the words of an element, or add to them.

Takes the text of a page; returns the looks of an element. Selectors of one element, class or id are followed, with
variables, in the light and the dark dress of a page; a rule that hides, strikes or moves words by any other selector is
named instead, and so is what may hide or change words in ways that are not followed here. Never fetches a style sheet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engross.readers.coloured import Colours, is_unknown
from engross.readers.declared import declarations, displaced, doubts, effect
from engross.readers.reading import Beside, Standing

EFFECTS = (Standing.HIDDEN, Standing.STRUCK)
_SIMPLE = re.compile(r"\*|(:root)|([a-z][\w-]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_NEGATED = re.compile(r":not\([^()]*\)")
_PASSING = re.compile(r":(?:hover|focus[\w-]*|active|target|disabled)|::(?:selection|placeholder|backdrop|-webkit-\S+)")
"""Parts of selectors of a passing state, or of what is no text of the page."""
_PSEUDO = re.compile(r"::?(?:before|after|marker)$")
_WRITTEN = re.compile(r"[\"']((?:[^\"'\\]|\\.)*)[\"']|((?:attr|counters?|url)\([^)]*\))")
_SAYS = re.compile(r"[^\W_]|[^\s\x00-\u2bff\u3000-\u303f]|[\u2200-\u22ff\u2600-\u27bf]")
"""Letters, digits and signs, without arrows, bullets and other marks of layout."""
_FOLLOWED = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_DARK = "prefers-color-scheme: dark"
_MARK, _MOST_DRESSES, _DEEPEST = 40, 8, 20
_HEAVY = re.compile(r"bold|bolder|[6-9]\d\d|1000")
_LIGHT = re.compile(r"normal|lighter|[1-5]?\d?\d")
_SET_STRONG = re.compile(r"(?:^|[\s>+~*])(?:b|strong|dfn|span|\*)?(?:[.#:\[][^\s>+~]*)?$")
"""The end of a selector of what may be bold in a text, by itself or by its class."""

Variables = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Looks:
    """How the words of an element look: their colours in each dress of the page, and whether they are bold.

    `effects` hide or strike them; `doubts` may put them elsewhere, and count where the element holds words.
    """

    effects: frozenset[Standing] = frozenset()
    colours: tuple[Colours, ...] = (Colours(),)
    bold: bool | None = None
    doubts: tuple[str, ...] = ()

    @property
    def unseen(self) -> bool:
        """Whether the words have the colour of what is behind them."""
        return any(one.unseen for one in self.colours)


class _Rule(NamedTuple):
    """A rule for a simple selector: its rank, its declarations, and whether it is one of the dark dress alone."""

    rank: int
    content: str
    dark: bool


@dataclass(slots=True)
class Sheet:
    """The rules of a page; `beside` names what they add to words, and what cannot be followed.

    `blocks` are the selectors and the declarations of each rule that may hold on a screen.
    """

    blocks: tuple[tuple[list[str], str], ...] = ()
    rules: dict[tuple[str, str], list[_Rule]] = field(default_factory=dict)
    beside: list[Beside] = field(default_factory=list)
    dresses: list[Variables] = field(default_factory=lambda: [{}])
    dark: bool = False

    @classmethod
    def of(cls, page: str) -> "Sheet":
        """The style elements of a page, wherever they stand in it."""
        sheet = cls()
        try:
            found = [(rule, dark) for css in _style_elements(page) for rule, dark in sheet._read(css)]
        except RecursionError:
            sheet.beside.append(Beside(Standing.UNREAD, "", name="style sheet that is nested too deep"))
            return sheet
        sheet.blocks = tuple(block for block, _ in found)
        sheet.dark = any(dark for _, dark in found)
        sheet._dress([(_variables(content), dark) for (_, content), dark in found] + [(_variables(page), False)])
        for (selectors, content), dark in found:
            for selector in selectors:
                sheet._follow(" ".join(selector.split()), content, dark)
        return sheet

    def looks(self, tag: str, values: Mapping[str, str], around: Looks) -> Looks:
        """The looks of an element inside another, by the rules and its own style."""
        own = values.get("style", "")
        marks = ["", *(f".{name}" for name in values.get("class", "").casefold().split())]
        marks.append(f"#{values.get('id', '').casefold()}")
        met = [rule for name in (tag, "") for mark in marks for rule in self.rules.get((name, mark), ())]
        if not met and not own:
            return Looks(colours=around.colours)
        met.sort(key=lambda rule: rule.rank)
        styles = [(rule.content, rule.dark) for rule in met] + [(own, False)]
        shown = [[style for text, _ in styles for style in self._put(text)]]
        effects = frozenset[Standing]().union(*(effect(style) for style in shown[0]))
        doubted = dict.fromkeys(doubt for style in shown[0] for doubt in displaced(style))
        colours = []
        bold = None
        for place, variables in enumerate(self.dresses):
            dark = self.dark and place == 1
            declared = dict(
                one for text, of_dark in styles if dark or not of_dark for one in declarations(_filled(text, variables))
            )
            within = around.colours[place] if place < len(around.colours) else around.colours[0]
            colours.append(within.within(declared))
            doubted |= {f"{name}: {value}"[:_MARK]: None for name, value in declared.items() if is_unknown(name, value)}
            bold = _weight(declared) if not place else bold
        return Looks(effects, tuple(colours), bold, tuple(doubted))

    def _put(self, style: str) -> Iterable[str]:
        """A style with its variables as each dress of the page has them."""
        return dict.fromkeys(_filled(style, variables) for variables in self.dresses)

    def _dress(self, blocks: list[tuple[Variables, bool]]) -> None:
        """Finds the dresses of the page: the light one, the dark one if there is one, and one for any other value."""
        light: dict[str, str] = {}
        others: list[Variables] = []
        for variables, dark in blocks:
            if dark:
                continue
            if any(light.get(name, value) != value for name, value in variables.items()):
                others.append(variables)
            light = {**variables, **light}
        dresses: list[Variables] = [light]
        if self.dark:
            dresses.append(
                {**light, **{name: v for variables, dark in blocks if dark for name, v in variables.items()}}
            )
        self.dresses = [*dresses, *({**light, **other} for other in others)][:_MOST_DRESSES]

    def _read(self, css: str) -> Iterator[tuple[tuple[list[str], str], bool]]:
        """The selectors and declarations of every rule that may hold on a screen, and whether in the dark alone."""
        import tinycss2

        def below(rules: Iterable[Any], above: str, dark: bool, depth: int) -> Iterator[Any]:
            """The rules with what they are nested in."""
            if depth > _DEEPEST:
                raise RecursionError
            own = ""
            for rule in rules:
                if rule.type == "at-rule":
                    in_dark = dark or _DARK in " ".join(tinycss2.serialize(rule.prelude).lower().split())
                    yield from below(self._at_rule(rule), above, in_dark, depth + 1)
                elif rule.type == "qualified-rule":
                    named = f"{above} {tinycss2.serialize(rule.prelude)}".strip()
                    inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                    yield from below(inner, named, dark, depth + 1)
                elif rule.type == "declaration":
                    own += f"{rule.serialize()};"
            if own and above:
                yield (_selectors(above), own), dark

        yield from below(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), "", False, 0)

    def _at_rule(self, rule: Any) -> list[Any]:
        """What is inside a rule of its own kind; what is fetched from elsewhere is named."""
        import tinycss2

        named = tinycss2.serialize(rule.prelude).strip()[:_MARK]
        if rule.lower_at_keyword == "import":
            self.beside.append(Beside(Standing.UNREAD, "", name=f"style sheet {named}"))
        if rule.content is None:
            return []
        if rule.lower_at_keyword == "font-face":
            declared = dict(declarations(tinycss2.serialize(rule.content)))
            if "src" in declared:
                family = declared.get("font-family", "")
                self.beside.append(Beside(Standing.UNREAD, "", name=f"font {family} of its own"))
        inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        if rule.lower_at_keyword.endswith("keyframes"):
            for each in inner:
                if each.type == "qualified-rule":
                    step = f"@keyframes {named} {tinycss2.serialize(each.prelude)}"
                    self._name(step, tinycss2.serialize(each.content))
            return []
        return list(inner) if rule.lower_at_keyword in _FOLLOWED and not _for_print(rule) else []

    def _follow(self, named: str, content: str, dark: bool) -> None:
        if _PASSING.search(_NEGATED.sub("", named)):
            return
        for style in self._put(content):
            if _PSEUDO.search(named):
                self._add(named, style)
                continue
            self.beside += (
                Beside(Standing.UNREAD, "", name=f"{doubt} by the style of {named[:_MARK]}") for doubt in doubts(style)
            )
        simple = _SIMPLE.fullmatch(named)
        if _PSEUDO.search(named):
            return
        if not simple or not named:
            self._name(named, content)
            return
        tag = "html" if simple[1] else (simple[2] or "").lower()
        key = tag, f"{simple[3]}{simple[4].casefold()}" if simple[3] else ""
        rank = {"": 0, ".": 2, "#": 4}[simple[3] or ""] + bool(tag)
        self.rules.setdefault(key, []).append(_Rule(rank, content, dark))

    def _name(self, named: str, content: str) -> None:
        """Names what a rule does to words that is not followed."""
        for style in self._put(content):
            declared = dict(declarations(style))
            effects = set(effect(style))
            if {"color", "-webkit-text-fill-color"} & {*declared} and Colours().within(declared).unseen:
                effects.add(Standing.HIDDEN)
            told = [" and ".join(one.value for one in EFFECTS if one in effects)] if effects else []
            told += displaced(style)
            if _weight(declared) is False and _SET_STRONG.search(named):
                told.append(f"font-weight: {declared.get('font-weight', '')}")
            told += (f"{name}: {value}"[:_MARK] for name, value in declared.items() if is_unknown(name, value))
            self.beside += (Beside(Standing.UNREAD, "", name=f"{one} by the style of {named[:_MARK]}") for one in told)

    def _add(self, named: str, style: str) -> None:
        """Names the words that a rule adds before or behind an element, and what it draws there."""
        content = dict(declarations(style)).get("content", "")
        if content in ("", "none", "normal"):
            return
        for written, made in _WRITTEN.findall(content):
            if made or _SAYS.search(_unescaped(written)):
                name = f"words that the style of {named[:_MARK]} adds"
                self.beside.append(Beside(Standing.UNREAD, _unescaped(written) or made, name=name))
        self.beside += (
            Beside(Standing.UNREAD, "", name=f"{doubt} by the style of {named[:_MARK]}")
            for doubt in dict.fromkeys((*doubts(style), *displaced(style)))
        )


def _style_elements(page: str) -> Iterator[str]:
    """The content of each style element; one that does not end goes on to the end of the page."""
    low = page.lower()
    at = low.find("<style")
    while at >= 0:
        start = low.find(">", at) + 1
        if not start:
            return
        end = low.find("</style", start)
        yield re.sub(r"<!\[CDATA\[|\]\]>", "", page[start : end if end >= 0 else len(page)])
        at = low.find("<style", end) if end >= 0 else -1


def _selectors(prelude: str) -> list[str]:
    """The selectors of a list, commas in brackets apart."""
    return re.split(r",(?![^()\[\]]*[)\]])", prelude)


def _variables(text: str) -> Variables:
    """The variables that a text sets, the first value of each."""
    found = re.findall(r"(--[\w-]+)\s*:\s*([^;{}\"<>]*)", text) if "--" in text else []
    return {name: " ".join(value.split()) for name, value in reversed(found)}


def _filled(style: str, variables: Variables) -> str:
    """A style with the values of its variables; one that is set nowhere stays as it is."""
    for _ in range(_DEEPEST):
        if "var(" not in style:
            break
        new = _VARIABLE.sub(lambda match: variables.get(match[1], match[2] or match[0]), style)[:100_000]
        if new == style:
            break
        style = new
    return style


def _weight(declared: Mapping[str, str]) -> bool | None:
    """Whether words are set bold, or as if they were not; None where nothing is said."""
    said = declared.get("font-weight", "")
    return True if _HEAVY.fullmatch(said) else False if _LIGHT.fullmatch(said) and said else None


def _unescaped(written: str) -> str:
    return re.sub(r"\\([0-9a-f]{1,6}) ?", lambda match: chr(min(int(match[1], 16), 0x10FFFF)), written)


def _for_print(rule: Any) -> bool:
    """Whether a rule of media holds for nothing but print."""
    import tinycss2

    media = tinycss2.serialize(rule.prelude).lower().split(",")
    return rule.lower_at_keyword == "media" and all(re.match(r"\s*(?:only\s+)?print\b", one) for one in media)
