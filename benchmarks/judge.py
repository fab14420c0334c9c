"""Whether a test notices a mutant, at the cost of a few tests.

Takes mutants and the paths of tests. Imports the tests once and runs each once, with a mark before every statement
that has a mutant; then runs, for each mutant in a fork of the process, the tests that reached its mark until one fails:
first those named like its function, then the fastest. A mutant outside functions is there before the tests are
imported, so it gets a process and a copy of the code for itself. Leaves out tests that need another program or take
more than `LONGEST`. Never writes into the code.
"""

import ast
import builtins
import functools
import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from time import process_time
from types import CodeType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

LONGEST = 3.0
"""Processor seconds: a test that takes longer is left out."""
BUDGET = 45.0
"""Processor seconds: a mutant that has lived through tests for so long survives."""
FRESH = 6.0
"""Processor seconds of tests that a mutant outside functions gets, the nearest to its file first."""
LONGEST_START = 600
"""Seconds: a process that takes longer for these tests has failed."""
KILLED = 3
"""The exit code of a fork in which a test failed; one that ends in any other way than 0 counts as killed too."""

OPTIONS = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile", "ci"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed place: the file, its whole text then, and the changed line before and after."""

    path: str
    line: int
    text: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """How `survivors.txt` names it: by the words of the line, which stay when lines above come and go."""
        return f"{self.path}: {self.before} => {' '.join(self.after.split())}"


class TooLong(BaseException):
    """A test has used up its time; no `except Exception` stops it."""


def killed(root: Path, package: Path, mutants: Sequence[Mutant], tests: Sequence[str]) -> list[bool]:
    """For each mutant whether a test failed with it."""
    with tempfile.NamedTemporaryFile("r") as answer, tempfile.TemporaryDirectory() as folder:

        def work() -> int:
            judge = Judge(root, package, mutants, Path(folder))
            code = pytest.main([*OPTIONS, f"--basetemp={folder}/tests", "--no-summary", *tests], plugins=[judge])
            Path(answer.name).write_text(json.dumps(judge.verdicts))
            return int(code)

        if forked(work) or not (text := answer.read()):
            sys.exit(f"the tests do not run: {' '.join(tests)}")
    return list(json.loads(text))


def forked(work: Callable[[], int]) -> int:
    """The exit code of `work`, done in a fork of this process."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        code = work()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


class Judge:
    """A plug-in of pytest that runs the tests in its own way."""

    def __init__(self, root: Path, package: Path, mutants: Sequence[Mutant], folder: Path) -> None:
        self.root, self.package, self.mutants, self.folder = root, package, mutants, folder
        self.copy = folder / "copy"
        shutil.copytree(package, self.copy / package.name, ignore=shutil.ignore_patterns("__pycache__"))
        self.reached: set[int] = set()
        self.shared: dict[str, set[int]] = defaultdict(set)
        """What is reached through each fixture, and by the tests that use each function that caches."""
        self.caches: list[functools._lru_cache_wrapper[Any]] = []
        self.verdicts: list[bool] = []
        vars(builtins)["__reached__"] = self.reached

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Notes what each test reaches, then judges each mutant by those tests."""
        for path in {mutant.path for mutant in self.mutants}:
            parts = (self.package.name, *Path(path).with_suffix("").parts)
            import_module(".".join(parts).removesuffix(".__init__"))  # some modules are imported when they are needed
        items = [item for item in session.items if "checker" not in _fixtures(item)]
        notes = self.folder / "notes.json"
        forked(lambda: notes.write_text(json.dumps(self._noted(items))) * 0)
        noted = [(seconds, set(reached)) for seconds, reached in json.loads(notes.read_text())]
        order = [test for test in sorted(range(len(items)), key=lambda one: noted[one][0]) if noted[test][0] < LONGEST]
        screen = session.config.get_terminal_writer()
        for number, mutant in enumerate(self.mutants):
            if self._inside(mutant):
                reaching = [test for test in order if number in noted[test][1]]
                judge, tests = self._tried, sorted(reaching, key=self._namesake(mutant, items))
            else:
                judge, tests = self._tried_afresh, sorted(order, key=self._nearness(mutant, items, noted))
            chosen = [(items[test], noted[test][0]) for test in tests]
            self.verdicts.append(bool(forked(partial(judge, number, chosen))))
            screen.write("." if self.verdicts[-1] else "S", flush=True)
        return True

    def _namesake(self, mutant: Mutant, items: Sequence[pytest.Item]) -> Callable[[int], bool]:
        """What tests are sorted by: those that have the name of the function around a mutant in theirs come first."""
        around = _around(ast.parse((self.package / mutant.path).read_bytes()), mutant.line)
        names = [one.name.strip("_") for one in around if isinstance(one, ast.FunctionDef)]
        return lambda test: not any(name in items[test].nodeid.replace("-", "_") for name in names)

    def _nearness(
        self, mutant: Mutant, items: Sequence[pytest.Item], noted: Sequence[tuple[float, set[int]]]
    ) -> Callable[[int], tuple[bool, bool]]:
        """What tests are sorted by: those that mirror the file of a mutant, then those that reach another one of it."""
        path = Path(mutant.path)
        mirror = f"test_{path.parent.name if path.stem == '__init__' else path.stem}"
        beside = {at for at, other in enumerate(self.mutants) if other.path == mutant.path}
        return lambda test: (items[test].path.stem != mirror, beside.isdisjoint(noted[test][1]))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """Keeps what a fixture reaches: each test that uses it does."""
        before, uses = set(self.reached), self._uses()
        self.reached.clear()
        try:
            return (yield)
        finally:
            self.shared[fixturedef.argname] |= self.reached.union(*(self.shared[name] for name in self._used(uses)))
            self.reached |= before

    def _noted(self, items: Sequence[pytest.Item]) -> list[tuple[float, list[int]]]:
        """The processor seconds of each test and the mutants that it reaches; a test that fails takes for ever."""
        for path in {mutant.path for mutant in self.mutants}:
            swap(self.package / path, self._marked(path))
        self.caches = list(_caches("tests"))
        forget("tests")
        own: list[tuple[float, set[int], list[str]]] = []
        for item, following in zip(items, [*items[1:], None], strict=True):
            self.reached.clear()
            forget("engross")
            uses = self._uses()
            begun = process_time()
            passed = passes(item, following, LONGEST)
            used = self._used(uses)
            own.append((process_time() - begun if passed else LONGEST, set(self.reached), used))
            for name in used:
                self.shared[name] |= self.reached
        return [
            (seconds, sorted(reached.union(*(self.shared[name] for name in (*_fixtures(item), *used)))))
            for item, (seconds, reached, used) in zip(items, own, strict=True)
        ]

    def _uses(self) -> list[int]:
        """How often each function of the tests that caches was called."""
        return [one.cache_info().hits + one.cache_info().misses for one in self.caches]

    def _used(self, before: Sequence[int]) -> list[str]:
        """The functions of the tests that cache and that were called since."""
        both = zip(self.caches, before, self._uses(), strict=True)
        return [f"{one.__module__}.{one.__qualname__}" for one, was, calls in both if calls != was]

    def _marked(self, path: str) -> CodeType:
        """The code of a file with a mark before every statement that has a mutant."""
        tree = ast.parse((self.package / path).read_bytes())
        marks: dict[ast.stmt, list[ast.stmt]] = defaultdict(list)
        for number, mutant in enumerate(self.mutants):
            if mutant.path == path:
                marks[_around(tree, mutant.line)[-1]] += ast.parse(f"__reached__.add({number})").body
        for node in list(ast.walk(tree)):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list):
                    for statement in block:
                        for mark in marks[statement]:
                            ast.copy_location(mark, statement)
                    setattr(node, name, [new for old in block for new in (*marks[old], old)])
        return compile(ast.fix_missing_locations(tree), str(self.package / path), "exec")

    def _inside(self, mutant: Mutant) -> bool:
        """Whether the mutant is in the body of a function."""
        around = _around(ast.parse((self.package / mutant.path).read_bytes()), mutant.line)[:-1]
        return any(isinstance(one, ast.FunctionDef) for one in around)

    def _tried(self, number: int, chosen: Sequence[tuple[pytest.Item, float]]) -> int:
        """0 where every test passes with the mutant."""
        mutant = self.mutants[number]
        signal.alarm(300)
        resource.setrlimit(resource.RLIMIT_CPU, (int(3 * BUDGET), int(3 * BUDGET)))
        file = self.package / mutant.path
        try:
            swap(file, compile(mutant.text, str(file), "exec"))
        except ValueError:  # a function that uses another variable of the one around it cannot be exchanged
            return self._tried_afresh(number, chosen)
        forget("engross", "tests")
        for at, (item, seconds) in enumerate(chosen):
            if process_time() > BUDGET:
                break
            following = chosen[at + 1][0] if at + 1 < len(chosen) else None
            if not passes(item, following, 4 * seconds + 2):
                return KILLED
        return 0

    def _tried_afresh(self, number: int, chosen: Sequence[tuple[pytest.Item, float]]) -> int:
        """0 where the fastest tests pass in a process that starts with the mutant in a copy of the code."""
        mutant = self.mutants[number]
        took = accumulate(seconds for _, seconds in chosen)
        names = [item.nodeid for (item, _), until in zip(chosen, took, strict=True) if until < FRESH]
        file = self.copy / self.package.name / mutant.path
        file.write_text(mutant.text, encoding="utf-8")
        os.utime(file, (number + 1, number + 1))  # so that no compiled file of another mutant counts as its own
        command = [sys.executable, "-m", "pytest", "-x", *OPTIONS, *names]
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(self.folder / "compiled")}
        environment = {**os.environ, **compiled, "PYTHONPATH": str(self.copy)}
        try:
            ran = subprocess.run(
                command, cwd=self.root, env=environment, capture_output=True, check=False, timeout=LONGEST_START
            )
            return ran.returncode
        finally:
            shutil.copy2(self.package / mutant.path, file)


def _fixtures(item: pytest.Item) -> Sequence[str]:
    return getattr(item, "fixturenames", ())


def _caches(*packages: str) -> Iterator["functools._lru_cache_wrapper[Any]"]:
    """The functions of these packages that cache."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.partition(".")[0] in packages:
            yield one


def _around(tree: ast.AST, line: int) -> list[ast.stmt]:
    """The statements around a line, from the outermost to the innermost."""
    every = (node for node in ast.walk(tree) if isinstance(node, ast.stmt))
    return [node for node in every if node.lineno <= line <= (node.end_lineno or 0)]


def passes(item: pytest.Item, following: pytest.Item | None, limit: float) -> bool:
    """Whether a test passes within its limit of processor seconds."""

    def stop(*_: object) -> None:
        raise TooLong

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))
    except (TooLong, Exception):  # a stop within pytest itself leaves what the tests share half set up
        item.session._setupstate.teardown_exact(None)
        return False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def swap(file: Path, code: CodeType) -> int:
    """Gives the functions of a module the code that they have in this compiled text; returns how many changed."""
    inner = {(one.co_qualname, one.co_firstlineno): one for one in _functions(code)}
    changed = 0
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == str(file):
            new = inner.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
            if new is not None and new != function.__code__:
                function.__code__ = new
                changed += 1
    return changed


def _functions(code: CodeType) -> Iterator[CodeType]:
    """The outermost functions of a module, those of its classes included."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_flags & 0x1:  # a function is optimised, the body of a class is not
                yield one
            else:
                yield from _functions(one)


def forget(*packages: str) -> None:
    """Empties what the functions of these packages have cached."""
    for one in _caches(*packages):
        one.cache_clear()
