"""The small faults in the code that the tests do not notice.

    python -m benchmarks.mutants                     60 mutants of every room, seed 1 (an hour or more)
    python -m benchmarks.mutants assemble redline --count 10 --seed 7
    python -m benchmarks.mutants library/conditions

Takes rooms, or files and folders below src/engross; draws mutants with a seed, each with one changed place, and runs
the tests of the room that reach it, then the wider tests where those pass. Prints the mutants that survive, and exits
with 1 where fewer than 85 in 100 are killed. Known survivors are in `survivors.txt`, each with its reason; those that
do the same as the original are not counted. Never changes the code that it reads.
"""

import argparse
import ast
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judge import Mutant, killed

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "engross"
SURVIVORS = Path(__file__).with_name("survivors.txt")
SAME = "same: "
"""So begins the reason of a survivor that does the same as the original; that of any other begins with `left: `."""
LEAST_KILLED = 0.85

SWAPS: dict[type[ast.AST], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "//",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
"""What stands between two values, and what a mutant has there instead."""

USERS = {
    "model": ("tests/assemble", "tests/library/family", "tests/redline"),
    "assemble": ("tests/test_structures.py",),
}
"""More tests of a room: of the first rooms that use it, where it has hardly anything but declarations, and the
families of every structure, which say how each is assembled."""

WIDER = ("tests/test_wording.py", "tests/clauses", "tests/test_formats_agree.py", "tests/test_api.py")
"""Tests that see the whole program; they run where the tests of a room notice nothing."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The bytes of a source from `start` to `end` become `new`."""

    start: int
    end: int
    new: str


class Finder:
    """Every edit of one source file."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        starts = [0]
        for line in source.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        self.starts = starts

    def edits(self) -> Iterator[Edit]:
        """The edits in the order of the code; declarations, messages and type annotations are left alone."""
        yield from self._below(ast.parse(self.source))

    def _below(self, node: ast.AST) -> Iterator[Edit]:
        for name, value in ast.iter_fields(node):
            if name in ("decorator_list", "annotation", "returns", "type_params") or isinstance(node, ast.Raise):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not self._declares(child):
                    yield from self._here(child)
                    yield from self._below(child)

    def _declares(self, node: ast.AST) -> bool:
        typing = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        names = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        guard = isinstance(node, ast.keyword) and node.arg == "strict"
        return typing or names or guard or isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Assert)

    def _here(self, node: ast.AST) -> Iterator[Edit]:
        yield from self._values(node)
        yield from self._parts(node)

    def _values(self, node: ast.AST) -> Iterator[Edit]:
        """Another operator, another value, another branch."""
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                yield from self._between(left, right, operator)
            case ast.BinOp(left=left, op=operator, right=right):
                yield from self._between(left, right, operator)
            case ast.BoolOp(op=operator, values=[first, second, *_]):
                yield self._joint(first, second, "or" if isinstance(operator, ast.And) else "and")
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._replaced(node, self._text(operand))
            case ast.Constant(value=bool() as truth):
                yield self._replaced(node, str(not truth))
            case ast.Constant(value=int() as number):
                yield self._replaced(node, str(number + 1))
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
                yield self._replaced(test, f"(not ({self._text(test)}))")

    def _parts(self, node: ast.AST) -> Iterator[Edit]:
        """One argument, one part of a tuple, or one statement less."""
        match node:
            case ast.Call(keywords=[_, *_] as keywords):
                yield from (self._dropped(one) for one in keywords if one.arg not in (None, "strict", "key"))
            case ast.Tuple(elts=[_, _, *_] as elements, ctx=ast.Load()):
                yield from (self._replaced(one, "*()") for one in elements if isinstance(one, ast.Starred))
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Continue() | ast.Break():
                yield self._replaced(node, "pass")

    def _between(self, left: ast.expr, right: ast.expr, operator: ast.AST) -> Iterator[Edit]:
        if type(operator) in SWAPS:
            yield self._joint(left, right, SWAPS[type(operator)])

    def _joint(self, left: ast.expr, right: ast.expr, word: str) -> Edit:
        """Another word between two values, with the brackets and breaks that stand there."""
        start, end = self._end(left), self._start(right)
        gap = self.source[start:end].decode()
        kept_left = gap[: len(gap) - len(gap.lstrip(" )\n"))]
        kept_right = gap[len(gap.rstrip(" (\n")) :]
        return Edit(start, end, f"{kept_left} {word} {kept_right}")

    def _replaced(self, node: ast.expr | ast.stmt, new: str) -> Edit:
        return Edit(self._start(node), self._end(node), new)

    def _dropped(self, node: ast.keyword) -> Edit:
        """An argument with the comma behind it, where there is one."""
        end = self._end(node)
        rest = self.source[end:]
        comma = len(rest) - len(rest.lstrip())
        return Edit(self._start(node), end + comma + 1 if rest[comma : comma + 1] == b"," else end, "")

    def _text(self, node: ast.expr) -> str:
        return self.source[self._start(node) : self._end(node)].decode()

    def _start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.starts[node.end_lineno - 1] + node.end_col_offset


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file that still compiles."""
    source = path.read_bytes()
    name = path.relative_to(PACKAGE).as_posix()
    for edit in Finder(source).edits():
        text = (source[: edit.start] + edit.new.encode() + source[edit.end :]).decode()
        try:
            compile(text, name, "exec")
        except SyntaxError:
            continue
        line = source[: edit.start].count(b"\n")
        before, after = source.decode().split("\n"), text.split("\n")
        if before[line].strip() != after[line].strip():
            yield Mutant(name, line + 1, text, before[line].strip(), after[line].strip())


def drawn(subject: str, count: int, seed: str) -> list[Mutant]:
    """The mutants of a room, a folder or a file, `count` at most, chosen by the seed."""
    place = PACKAGE / subject
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    found = [mutant for file in files for mutant in mutants(file)]
    chosen = random.Random(f"{seed} {subject}").sample(found, min(count, len(found)))
    return sorted(chosen, key=lambda mutant: (mutant.path, mutant.line))


def own_tests(subject: str) -> list[str]:
    """The tests that mirror a room, a folder or a file; those of the whole room where there are none."""
    place = Path("tests", subject)
    mirrored = (place, place.with_name(f"test_{place.name}.py"), Path("tests", place.parts[1]))
    return [next(one for one in mirrored if (ROOT / one).exists()).as_posix(), *USERS.get(place.parts[1], ())]


def judged(subject: str, chosen: Sequence[Mutant], wider: Sequence[str]) -> list[tuple[Mutant, str]]:
    """Each mutant with what killed it: "own tests", "wider tests", or nothing."""
    own = killed(ROOT, PACKAGE, chosen, own_tests(subject))
    left = [mutant for mutant, dead in zip(chosen, own, strict=True) if not dead]
    later = dict(zip(left, killed(ROOT, PACKAGE, left, wider), strict=True)) if wider and left else {}
    names = {True: "own tests", False: ""}
    return [
        (mutant, names[dead] or ("wider tests" if later.get(mutant) else ""))
        for mutant, dead in zip(chosen, own, strict=True)
    ]


def survivors() -> dict[str, str]:
    """The known survivors by their keys, each with its reason; a line that begins with # is a comment."""
    lines = SURVIVORS.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ## ") for line in lines if line and not line.startswith("#"))
    return {key: reason for key, _, reason in pairs}


def report(subject: str, results: Iterable[tuple[Mutant, str]]) -> bool:
    """Prints each survivor of a subject, then how many were killed; returns whether enough were."""
    known = survivors()
    killers: list[str] = []
    same = 0
    for mutant, killer in results:
        reason = "" if killer else known.get(mutant.key, "")
        if reason.startswith(SAME):
            same += 1
            continue
        killers.append(killer)
        if killer != "own tests":
            _say(f"  {killer or 'SURVIVES':<11}  {mutant.path}:{mutant.line}  {reason}".rstrip())
            _say(f"    - {mutant.before}\n    + {mutant.after}")
    dead = sum(map(bool, killers))
    share = dead / len(killers) if killers else 1.0
    own = killers.count("own tests")
    _say(f"{subject}: {dead} of {len(killers)} killed ({share:.0%}), {own} by its own tests; {same} equivalent")
    return share >= LEAST_KILLED


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Runs from the command line."""
    rooms = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())
    parser = argparse.ArgumentParser(description="Draw mutants with a seed and list those that no test kills.")
    parser.add_argument("subjects", nargs="*", default=rooms, help="rooms, folders or files; all rooms by default")
    parser.add_argument("--count", type=int, default=60, help="mutants a subject (60)")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--own", action="store_true", help="leave out the wider tests")
    asked = parser.parse_args()
    enough = True
    for subject in asked.subjects:
        chosen = drawn(subject, asked.count, asked.seed)
        enough &= report(subject, judged(subject, chosen, () if asked.own else WIDER))
    sys.exit(not enough)


if __name__ == "__main__":
    main()
