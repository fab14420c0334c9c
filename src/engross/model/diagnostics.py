"""What the user reads when something is wrong.

Takes places, codes and words; returns `Diagnostic` values and their printed form. Never reads a file, never prints and
never ends the program: the source line to show is given, and the exit codes are constants for the command line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from engross.model import Span
from engross.records import dataclass

EXIT_FINE = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_BAD_INPUT = 3
EXIT_ENVIRONMENT = 4
EXIT_LOCKED = 5


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, what is wrong, where, what to do, and the variants it is found in.

    `variants` is empty where the finding does not depend on the variant. `clause` is the id of the clause, section or
    annex or the path of the page that an exception would name, where one can be made.
    """

    code: str
    message: str
    span: Span
    hint: str = ""
    variants: tuple[str, ...] = ()
    clause: str = ""

    @property
    def headline(self) -> str:
        """The finding on one line: `path:line:column: error[code]: message in VARIANT, VARIANT`.

        The clause is named where neither path nor message says it, as in a phrase of the family file.
        """
        where = f"{self.span.path}:{self.span.line}:{self.span.column}"
        unsaid = self.clause and self.clause not in self.message and self.span.path.endswith(".yaml")
        clause = f" (clause {self.clause})" if unsaid else ""
        found_in = f" in {', '.join(self.variants)}" if self.variants else ""
        return f"{where}: error[{self.code}]: {self.message}{clause}{found_in}"


class BadInput(Exception):
    """Input that cannot be read as meant; holds every finding of the run, sorted by place, each once."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = merge(diagnostics)
        super().__init__("\n".join(diagnostic.headline for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type["BadInput"], tuple[tuple[Diagnostic, ...]]]:
        """How it comes back from another process: with its findings."""
        return type(self), (self.diagnostics,)


@dataclass(slots=True)
class Findings:
    """The findings of a run, gathered until all of them are known."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, message: str, span: Span, hint: str = "", variants: Iterable[str] = ()) -> None:
        """Record one finding."""
        self.found.append(Diagnostic(code, message, span, hint, tuple(variants)))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def raise_any(self) -> None:
        """Raise `BadInput` with all findings, if there are any."""
        if self.found:
            raise BadInput(self.found)


def merge(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and make one of those that differ in their variants alone, naming the variants in the order met."""
    variants: dict[Diagnostic, dict[str, None]] = {}
    for diagnostic in diagnostics:
        variants.setdefault(replace(diagnostic, variants=()), {}).update(dict.fromkeys(diagnostic.variants))
    merged = (replace(diagnostic, variants=tuple(names)) for diagnostic, names in variants.items())
    return tuple(sorted(merged, key=lambda d: (d.span, d.code, d.message)))


def render(diagnostic: Diagnostic, source_line: str | None = None) -> str:
    """The finding as printed: its headline, the source line with a caret below, and the hint."""
    lines = [diagnostic.headline]
    if source_line is not None:
        shown = "".join(
            character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in source_line
        )
        lines += [f"  {shown}", f"  {' ' * (diagnostic.span.column - 1)}^"]
    if diagnostic.hint:
        lines.append(f"  hint: {diagnostic.hint}")
    return "\n".join(lines)


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """A question naming the nearest known name, else a list of the known ones if they are few, else `otherwise`."""
    # It takes as long to import as all that a command needs where nothing is misspelt.
    from rapidfuzz import fuzz, process

    names = sorted(set(known))
    best = process.extractOne(wrong.casefold(), names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=55)
    if best:
        return f"did you mean {best[0]!r}?"
    return f"known here: {', '.join(names)}" if 0 < len(names) <= 12 else otherwise
