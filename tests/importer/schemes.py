"""Ways to number a text: what a level prints before its words, and how a reference names it."""

from collections.abc import Callable
from dataclasses import dataclass

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A number in lower-case Roman letters."""
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found


COUNTERS: dict[str, Callable[[int], str]] = {
    "1": str,
    "0": "{:02}".format,
    "a": lambda number: chr(96 + number),
    "A": lambda number: chr(64 + number),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """Labels of sections, clauses, items and items below items, and how each is cited, from the numbers above it."""

    counters: str
    """The counter of each level, one sign a level."""
    labels: tuple[str, str, str, str]
    """The label of each level; "{1}" is the number of a section, and so on; empty for none."""
    cited: tuple[str, ...] = ()
    """How each level is cited; as many as can be."""

    def label(self, path: tuple[int, ...]) -> str:
        """What stands before the words."""
        return self._filled(self.labels[len(path) - 1], path) if path and path[-1] else ""

    def reference(self, path: tuple[int, ...]) -> str:
        """How a unit is cited; "" where it has no number of its own."""
        whole = all(path) and 0 < len(path) <= len(self.cited) and self.label(path)
        return self._filled(self.cited[len(path) - 1], path) if whole else ""

    def _filled(self, pattern: str, path: tuple[int, ...]) -> str:
        for level, number in enumerate(path):
            if number:
                pattern = pattern.replace(f"{{{level + 1}}}", COUNTERS[self.counters[level]](number))
        return pattern


SCHEMES = (
    Scheme("11ai", ("{1}.", "{1}.{2}", "({3})", "({4})"), ("Section {1}", "Section {1}.{2}", "Section {1}.{2}({3})")),
    Scheme(
        "1a1A", ("Section {1} --", "{2}.", "{3}.", "{4}."), ("Section {1}", "Section {1}({2})", "Section {1}({2})({3})")
    ),
    Scheme(
        "I1ai", ("Article {1}", "{2}.", "({3})", "({4})"), ("Article {1}", "Article {1}({2})", "Article {1}({2})({3})")
    ),
    Scheme("1aiA", ("{1}.", "({2})", "({3})", "({4})"), ("Section {1}", "Section {1}({2})")),
    Scheme("11ai", ("", "", "({3})", "({4})")),
    Scheme("11ai", ("", "", "-", "-")),
    Scheme("A1ai", ("{1}.", "{2}.", "({3})", "({4})"), ("Clause {1}", "Clause {1}.{2}")),
    Scheme(
        "111a", ("{1}.", "{1}.{2}.", "{1}.{2}.{3}", "({4})"), ("Clause {1}", "Clause {1}.{2}", "Clause {1}.{2}.{3}")
    ),
    Scheme("11aa", ("§ {1}", "({2})", "{3})", "{4}{4})"), ("§ {1}", "§ {1}({2})")),
    Scheme("1iaA", ("ARTICLE {1}.", "({2})", "{3}.", "({4})"), ("Article {1}", "Article {1}({2})")),
    Scheme("11ai", ("{1}", "{1}.{2}", "{3}.", "{4}."), ("Section {1}", "Section {1}.{2}")),
    Scheme("11ai", ("{1})", "{1}.{2})", "{3})", "{4})"), ("Section {1}", "Section {1}.{2}")),
    Scheme("Ia1i", ("{1}.", "{2}.", "{3}.", "{4}."), ("Section {1}", "Section {1}.{2}")),
    Scheme("10ai", ("{1}.", "Section {1}.{2}", "({3})", "({4})"), ("Article {1}", "Section {1}.{2}")),
)
