"""Clause files, whole families and conditions, damaged by chance: an error at its place, or all words kept.

Takes a number and a seed; returns how that trial ended.
"""

import re
import shutil
import tempfile
from itertools import product
from pathlib import Path
from random import Random

from tests.harness import damage
from tests.harness.apart import Result, Wrong, tried
from tests.harness.files import THREE

from engross import writers
from engross.assemble import assemble_all
from engross.library import conditions
from engross.library.family import clause, load
from engross.library.format.reading import Notes
from engross.library.source import text as source_text
from engross.model.diagnostics import BadInput, Findings

GARDEN = THREE.with_name("garden")
_NAMES = ("A", "B", "C-d", "e.f")
_NO_WORDS = re.compile(r"\]\([^)\s]*\)|\{\{[^}]*\}\}|\\(?=\W)")


def clause_file(number: int, seed: str) -> Result:
    """A damaged clause file: what is read without a finding has all the words that were typed."""
    chance = Random(f"{seed} clause {number}")
    files = sorted([*THREE.rglob("*.md"), *GARDEN.rglob("*.md")])
    name = chance.choice(files)
    data = damage.damaged(name.read_bytes(), "md", chance)
    if chance.random() < 0.1:
        data = f"---\nid: {name.stem}\napplies: true\n---\n".encode() + damage.noise("md", chance)
    return tried(lambda stages: _read_clause(name.name, data))


def _read_clause(name: str, data: bytes) -> None:
    findings, notes = Findings(), Notes()
    text = source_text.decode(data, name, findings)
    found = clause.read(text, name, "en", findings, notes) if text is not None else None
    if text is None or found is None or len(findings):
        raise BadInput(findings)
    body = _NO_WORDS.sub(" ", text.partition("\n---\n")[2])
    kept = repr(found)
    gone = [word for word in re.findall(r"[^\W_]+", body) if word not in kept]
    if gone:
        raise Wrong("lost", " ".join(gone[:5]))


def family(number: int, seed: str) -> Result:
    """A family with one to three damaged files: its errors, or its licences."""
    chance = Random(f"{seed} family {number}")
    source = GARDEN if number % 4 == 0 else THREE
    with tempfile.TemporaryDirectory(prefix="engross-trial-") as folder:
        root = Path(folder) / "clauses"
        shutil.copytree(source, root)
        files = sorted(path for path in root.rglob("*") if path.suffix in (".md", ".yaml"))
        for path in chance.sample(files, min(len(files), chance.choice((1, 1, 2, 3)))):
            path.write_bytes(damage.damaged(path.read_bytes(), "md", chance))
        if chance.random() < 0.1:
            chance.choice(files).rename(root / chance.choice(("x.md", "é.md", "A B.md", "terms.yaml", "con.md")))
        return tried(lambda stages: _assemble(root, whole=number % 20 == 0))


def _assemble(root: Path, *, whole: bool) -> None:
    for document in assemble_all(load(root)):
        for each in writers.FORMATS if whole else writers.FORMATS[:2]:
            writers.write(document, each.name)


def expression(number: int, seed: str) -> Result:
    """A condition made by chance means what Python makes of it; a damaged one is an error or has a meaning."""
    chance = Random(f"{seed} expression {number}")
    text, python = _expression(chance, chance.randrange(6))
    broken = damage.damaged(text.encode(), "txt", chance).decode("utf-8", "replace")
    return tried(lambda stages: _mean_the_same(text, python, broken))


def _mean_the_same(text: str, python: str, broken: str) -> None:
    try:
        conditions.parse(text)
    except conditions.ConditionError:
        if len(text) <= conditions.MOST_CHARACTERS:
            raise
    else:
        for values in product((False, True), repeat=len(_NAMES)):
            true = {name for name, value in zip(_NAMES, values, strict=True) if value}
            if conditions.holds(text, true) is not bool(eval(python, {"true": true})):
                raise Wrong("lost", f"{text} with {sorted(true)}")
    try:
        conditions.holds(broken, {"A"})
    except conditions.ConditionError as error:
        if not (error.message and error.hint and 0 <= error.offset <= len(broken)):
            raise Wrong("lost", f"no place or way out for {broken!r}") from None


def _expression(chance: Random, depth: int) -> tuple[str, str]:
    kind = chance.randrange(5) if depth else 0
    if kind == 0:
        name = chance.choice((*_NAMES, "true", "false"))
        return name, f"({name.title() if name in ('true', 'false') else f'{name!r} in true'})"
    one, its = _expression(chance, depth - 1)
    if kind == 1:
        return f"not ({one})", f"(not {its})"
    if kind == 2:
        return f"({one})", its
    other, others = _expression(chance, depth - 1)
    word = "and" if kind == 3 else "or"
    return f"({one}) {word} ({other})", f"({its} {word} {others})"
