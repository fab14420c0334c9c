"""Every code that the rooms other than the lint can print, taken from their source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "engross"
CALLS = {"add", "Diagnostic", "report", "stop", "refuse", "wrong", "_Lack"}
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def reported() -> set[str]:
    """The codes in calls that record a finding, and in the tables `_REFUSED` of the readers."""
    paths = (path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] != "lint")
    return {code for path in paths for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in CALLS:
            yield from (found for argument in node.args[:2] if (found := _code(argument)))
        elif isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(node.value, ast.Dict):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == "_REFUSED" for target in targets):
                tables = (value for value in node.value.values if isinstance(value, ast.Tuple))
                yield from (found for value in tables if (found := _code(value.elts[0])))


def _code(node: ast.expr) -> str:
    """The code that a constant is, with a hint's words left out: a code has no spaces."""
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return text if CODE.fullmatch(text) else ""
