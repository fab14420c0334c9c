"""The texts of family files as of the newest format, and split by who reads them.

Takes the texts of all family files by their path below the clause folder; returns them with the keys that moved moved,
every comment and line of layout kept. Works on whole blocks, a top key with all that is below it and the comment above
it. Never touches a clause, and never writes.
"""

import re
from collections.abc import Mapping

from engross.library.format import versions
from engross.library.source import yaml
from engross.model import Span
from engross.model.diagnostics import Findings
from engross.records import dataclass

FAMILY = "family.yaml"
HOMES = {
    "outline": "outline.yaml",
    **dict.fromkeys(("predicates", "categories", "tags", "sheet", "phrases"), "sheet.yaml"),
    **{page: f"pages/{page}.yaml" for page in ("remix", "deed", "notice", "chooser", "site")},
    "lint": "lint.yaml",
}
"""The file of each key of a family that is split; the others stay in `family.yaml`."""

_TOP = re.compile(r"""(["']?)([A-Za-z_][\w-]*)\1:(?:\s|$)""")


class Unwritable(ValueError):
    """A family whose layout cannot be kept: it is not written as top keys with what is below them."""


@dataclass(frozen=True, slots=True)
class Block:
    """A top key and its text: the comment above it, its own line and all that is below it."""

    key: str
    text: str


def upgraded(texts: Mapping[str, str]) -> dict[str, str]:
    """The files in the newest format; raises `Unwritable`."""
    found = {path: _blocks(text) for path, text in texts.items()}
    first = FAMILY if FAMILY in found else next(iter(found))
    old = next((_number(block) for _, blocks in found.values() for block in blocks if block.key == versions.KEY), 1)
    steps = versions.STEPS[old - 1 :]
    for path, (head, blocks) in found.items():
        for step in steps:
            for above, keys in step.moved.items():
                blocks = _nested(blocks, above, keys)
        found[path] = (head, [block for block in blocks if block.key != versions.KEY])
    head, blocks = found[first]
    found[first] = (head, [Block(versions.KEY, f"{versions.KEY}: {versions.NEWEST}\n"), *blocks])
    return _proven({path: _joined(head, blocks) for path, (head, blocks) in found.items()}, texts)


def split(texts: Mapping[str, str]) -> dict[str, str]:
    """The files with each key in the file of its readers; raises `Unwritable`."""
    found = {path: _blocks(text) for path, text in upgraded(texts).items()}
    heads = {path: head for path, (head, _) in found.items()}
    made: dict[str, list[Block]] = {FAMILY: []}
    for path, (_, blocks) in found.items():
        for block in blocks:
            made.setdefault(HOMES.get(block.key, FAMILY if path == FAMILY else path), []).append(block)
    return _proven({path: _joined(heads.get(path, ""), blocks) for path, blocks in made.items() if blocks}, texts)


def _blocks(text: str) -> tuple[str, list[Block]]:
    """What stands before the first key and its comment, and the blocks."""
    lines = text.splitlines(keepends=True)
    starts = []
    for number, line in enumerate(lines):
        if _TOP.match(line):
            start = number
            while start and lines[start - 1].startswith("#"):
                start -= 1
            starts.append((start, number))
    if not starts:
        raise Unwritable("a family file must have its keys at the beginning of lines")
    first, ends = starts[0][0], [start for start, _ in starts[1:]] + [len(lines)]
    keys = (_TOP.match(lines[number]) for _, number in starts)
    blocks = [
        Block(key[2], "".join(lines[start:end]))
        for key, (start, _), end in zip(keys, starts, ends, strict=True)
        if key is not None
    ]
    return "".join(lines[:first]), blocks


def _nested(blocks: list[Block], above: str, keys: tuple[str, ...]) -> list[Block]:
    """The blocks with those of some keys in one, below another key."""
    moved = [block for block in blocks if block.key in keys]
    if not moved:
        return blocks
    below = "".join(re.sub(r"(?m)^(?=.)", "  ", block.text) for block in moved)
    return [*(block for block in blocks if block.key not in keys), Block(above, f"{above}:\n{below}")]


def _number(block: Block) -> int:
    return int(re.sub(r"\D", "", block.text.split(":", 1)[1]))


def _joined(head: str, blocks: list[Block]) -> str:
    """The text of a file: blocks of one line stay together, all others are parted by an empty line."""
    text = head + "".join(block.text for block in blocks)
    return text.rstrip("\n") + "\n"


def _proven(made: dict[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """What was made, once it is known to say what the files said."""
    if _said(made) != _said(texts):
        raise Unwritable("the layout of the family files cannot be kept; write each top key on a line of its own")
    return made


def _said(texts: Mapping[str, str]) -> object:
    """All keys and values of the files together, as of the newest format."""
    root = yaml.Node("mapping", Span(""))
    for path, text in texts.items():
        node = yaml.read(text, path, Findings())
        if node is None or node.kind != "mapping" or node.fields.keys() & root.fields.keys():
            raise Unwritable(f"{path} cannot be read, or gives a key that another file gives")
        root.fields.update(node.fields)
        root.keys.update(node.keys)
    newest = versions.upgraded(root, Findings())
    if newest is None:
        raise Unwritable("the format of the family is not known")
    said = newest.plain()
    assert isinstance(said, dict)
    return {key: value for key, value in said.items() if key != versions.KEY}
