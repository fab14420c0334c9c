"""The style sheets of a page: what they do to the words of an element, or add to them.

Takes the text of a page; returns the looks of an element. Selectors of one element, class or id are followed, with
variables, in the light and the dark dress of a page; a rule that hides, strikes or moves words by any other selector is
named instead, and so is what may hide or change words in ways that are not followed here. Never fetches a style sheet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, NamedTuple

from engross.readers.coloured import Colours, is_unknown
from engross.readers.css import DEEPEST, Variables, filled, selectors_of, style_elements, variables_of
from engross.readers.declared import USUAL_SIZE, cascaded, declarations, displaced, doubts, effect, is_tiny, sized
from engross.readers.reading import Beside, Standing
from engross.records import dataclass

EFFECTS = (Standing.HIDDEN, Standing.STRUCK)
_SIMPLE = re.compile(r"\*|(:root)|([a-z][\w-]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_NEGATED = re.compile(r":not\([^()]*\)")
_PASSING = re.compile(r":(?:hover|focus[\w-]*|active|target|disabled)|::(?:selection|placeholder|backdrop|-webkit-\S+)")
"""Parts of selectors of a passing state, or of what is no text of the page."""
_PSEUDO = re.compile(r"::?(?:before|after|marker)$")
_WRITTEN = re.compile(r"[\"']((?:[^\"'\\]|\\.)*)[\"']|((?:attr|counters?|url)\([^)]*\)|(?:open|close)-quote)")
_QUOTED = re.compile(r"content\s*:[^;]*[\"']")
_SAYS = re.compile(r"[^\W_]|[^\s\x00-\u2bff\u3000-\u303f]|[\u2200-\u22ff\u2600-\u27bf]")
"""Letters, digits and signs, without arrows, bullets and other marks of layout."""
_FOLLOWED = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
_DARK = "prefers-color-scheme: dark"
_MARK, _MOST_DRESSES = 40, 8
_HEAVY = re.compile(r"bold|bolder|[6-9]\d\d|1000")
_LIGHT = re.compile(r"normal|lighter|[1-5]?\d?\d")
_SET_STRONG = re.compile(r"(?:^|[\s>+~*])(?:b|strong|dfn|span|\*)?(?:[.#:\[][^\s>+~]*)?$")
"""The end of a selector of what may be bold in a text, by itself or by its class."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the words of an element look: their colours in each dress of the page, size, and whether they are bold.

    `effects` hide or strike them; `doubts` may put them elsewhere, and count where the element holds words.
    """

    effects: frozenset[Standing] = frozenset()
    colours: tuple[Colours, ...] = (Colours(),)
    bold: bool | None = None
    doubts: tuple[str, ...] = ()
    size: float = USUAL_SIZE

    @property
    def unseen(self) -> bool:
        """Whether the words have the colour of what is behind them."""
        return any(one.unseen for one in self.colours)


class _Rule(NamedTuple):
    """A rule for a simple selector: its rank, its declarations, and whether it holds in the dark or in print alone."""

    rank: int
    content: str
    dark: bool
    printed: bool = False


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
            read = [rule for css in style_elements(page) for rule in sheet._read(css)]
        except RecursionError:
            sheet.beside.append(Beside(Standing.UNREAD, "", name="style sheet that is nested too deep"))
            return sheet
        found = [(block, dark) for block, dark, printed in read if not printed]
        sheet.blocks = tuple(block for block, _ in found)
        sheet.dark = any(dark for _, dark in found)
        sheet._dress([(variables_of(content), dark) for (_, content), dark in found] + [(variables_of(page), False)])
        for (selectors, content), dark, printed in read:
            for selector in selectors:
                if printed:
                    sheet._print(" ".join(selector.split()), content)
                else:
                    sheet._follow(" ".join(selector.split()), content, dark)
        return sheet

    def looks(self, tag: str, values: Mapping[str, str], around: Looks) -> Looks:
        """The looks of an element inside another, by the rules and its own style."""
        own = values.get("style", "")
        marks = ["", *(f".{name}" for name in values.get("class", "").casefold().split())]
        marks.append(f"#{values.get('id', '').casefold()}")
        met = [rule for name in (tag, "") for mark in marks for rule in self.rules.get((name, mark), ())]
        if not met and not own:
            size = sized({}, tag, around.size)
            small = is_tiny(size) and not is_tiny(around.size)
            return Looks(frozenset({Standing.HIDDEN}) if small else frozenset(), around.colours, size=size)
        met.sort(key=lambda rule: rule.rank)
        styles = [(rule.content, rule.dark) for rule in met if not rule.printed] + [(own, False)]
        shown = [[style for text, _ in styles for style in self._put(text)]]
        effects = frozenset[Standing]().union(*(effect(style) for style in shown[0]))
        doubted = dict.fromkeys(doubt for style in shown[0] for doubt in displaced(style))
        doubted |= {f"for print: {rule.content}"[:_MARK]: None for rule in met if rule.printed}
        colours = []
        bold, size = None, around.size
        for place, variables in enumerate(self.dresses):
            dark = self.dark and place == 1
            declared = cascaded([filled(text, variables) for text, of_dark in styles if dark or not of_dark])
            within = around.colours[place] if place < len(around.colours) else around.colours[0]
            colours.append(within.within(declared))
            doubted |= {f"{name}: {value}"[:_MARK]: None for name, value in declared.items() if is_unknown(name, value)}
            bold = _weight(declared) if not place else bold
            size = sized(declared, tag, around.size) if not place else size
        effects |= {Standing.HIDDEN} if is_tiny(size) and not is_tiny(around.size) else set()
        return Looks(effects, tuple(colours), bold, tuple(doubted), size)

    def _put(self, style: str) -> Iterable[str]:
        """A style with its variables as each dress of the page has them."""
        return dict.fromkeys(filled(style, variables) for variables in self.dresses)

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

    def _read(self, css: str) -> Iterator[tuple[tuple[list[str], str], bool, bool]]:
        """The selectors and declarations of every rule, and whether it holds in the dark alone, and in print alone."""
        import tinycss2

        def below(rules: Iterable[Any], above: str, dark: bool, printed: bool, depth: int) -> Iterator[Any]:
            """The rules with what they are nested in."""
            if depth > DEEPEST:
                raise RecursionError
            own = ""
            for rule in rules:
                if rule.type == "at-rule":
                    in_dark = dark or _DARK in " ".join(tinycss2.serialize(rule.prelude).lower().split())
                    yield from below(self._at_rule(rule), above, in_dark, printed or _for_print(rule), depth + 1)
                elif rule.type == "qualified-rule":
                    named = f"{above} {tinycss2.serialize(rule.prelude)}".strip()
                    inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                    yield from below(inner, named, dark, printed, depth + 1)
                elif rule.type == "declaration":
                    own += f"{rule.serialize()};"
            if own and above:
                yield (selectors_of(above), own), dark, printed

        yield from below(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), "", False, False, 0)

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
        if rule.lower_at_keyword == "counter-style":
            self.beside.append(Beside(Standing.UNREAD, "", name=f"numbers of the style {named}"))
        if rule.lower_at_keyword == "page":
            self._edges(named, inner)
        return list(inner) if rule.lower_at_keyword in _FOLLOWED else []

    def _edges(self, named: str, boxes: Iterable[Any]) -> None:
        """Names the words that a rule for pages puts at their edges; their numbers are furniture."""
        import tinycss2

        for each in boxes:
            said = tinycss2.serialize(each.content) if each.type == "at-rule" and each.content else ""
            if _QUOTED.search(said):
                self._add(f"@page {named} {each.lower_at_keyword}", said)

    def _print(self, named: str, content: str) -> None:
        """Keeps what may take words from the printed page; how else that looks is not told."""
        declared = dict(declarations(content))
        if _PSEUDO.search(named):
            self._add(named, content)
        elif effect(content) or Colours().within(declared).unseen:
            simple = _SIMPLE.fullmatch(named)
            if simple and named:
                key, rank = _keyed(simple)
                self.rules.setdefault(key, []).append(_Rule(rank, content, dark=False, printed=True))
            else:
                self.beside.append(Beside(Standing.UNREAD, "", name=f"print by the style of {named[:_MARK]}"))

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
        key, rank = _keyed(simple)
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


def _keyed(simple: re.Match[str]) -> tuple[tuple[str, str], int]:
    """The element and the class or id of a simple selector, and its rank."""
    tag = "html" if simple[1] else (simple[2] or "").lower()
    key = tag, f"{simple[3]}{simple[4].casefold()}" if simple[3] else ""
    return key, {"": 0, ".": 2, "#": 4}[simple[3] or ""] + bool(tag)


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
