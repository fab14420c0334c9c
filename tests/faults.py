"""The page of faults: what can go wrong, and what happens then, as the tests that show it say.

`python -m tests.faults` writes docs/faults.md. Tests are marked `fault(what, happens)`; nothing is kept by hand.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "faults.md"
HEAD = """# Faults, and what happens

Made from the tests by `python -m tests.faults`; do not edit. Each line is shown by the test that it names.

| fault | what happens | shown by |
|---|---|---|
"""


class Fault(NamedTuple):
    """A line of the page."""

    what: str
    happens: str
    test: str


def faults() -> Iterator[Fault]:
    """The marks of all tests, by file and in the order of the files."""
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.fault":
                        what, happens = (ast.literal_eval(argument) for argument in mark.args)
                        yield Fault(what, happens, f"{path.relative_to(TESTS).as_posix()}: {node.name}")


def page() -> str:
    """The page as it must read."""
    return HEAD + "".join(f"| {one.what} | {one.happens} | `{one.test}` |\n" for one in faults())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
