"""The reference page of the source format, `docs/format.md`.

Takes the declared types; returns Markdown: how the format works, in words of its own, then every key with what it says,
what may stand there and an example. Never says of a key what its declaration does not.
"""

from collections.abc import Iterator
from importlib.resources import files

from engross.library.format.shapes import (
    Choice,
    Expression,
    Member,
    Prose,
    Record,
    Sequence,
    Shape,
    Table,
    Text,
    Tree,
    Truth,
    record,
)
from engross.model import Clause, Family, Scenarios

_NAMED = {
    "clause": "the id of a clause, section or annex",
    "clauses": "the id of a clause, or the beginning of the ids of several (`def` for all below it)",
    "clause file": "the id of a clause",
    "row": "the id of a row of the sheet",
    "row or predicate": "the id of a row of the sheet or the name of a predicate",
    "flag": "a flag that something has",
    "group": "the id of a group of the deed",
    "option": "the code of an option",
}
_ASKED = {
    "option": "options",
    "setting": "settings",
    "row": "rows of the sheet",
    "predicate": "predicates",
    "earlier predicate": "predicates above it",
}


def page(clause: type = Clause, family: type = Family) -> str:
    """The whole page, for the declared types of a clause file and of a family, and for those of the scenarios."""
    text = files("engross.library.format").joinpath("page.md").read_text(encoding="utf-8")
    for name, declared in (("a clause", clause), ("a family", family), ("the scenarios", Scenarios)):
        text = text.replace(f"<!-- keys of {name} -->\n", "\n".join(_sections(record(declared))))
    return text


def example(shape: Shape, own: str = "", indent: str = "") -> str:
    """An example of a value as YAML, behind its key: its own, or one put together from those of its keys."""
    if own:
        return f" {own}\n"
    match shape:
        case Record():
            shown = [one for one in shape.members if one.needed] or list(shape.members)
            keys = (f"{indent}{one.name}:{example(one.shape, one.key.example, indent + '  ')}" for one in shown)
            return "\n" + "".join(keys)
        case Table(entry=entry) if entry is not None:
            key = entry.member(shape.by).key.example
            value = entry.member(shape.value).key.example if shape.value else ""
            count = max(shape.count.least, 1)
            names = [key, *(f"{key}-{number}" for number in range(2, count + 1))]
            return "\n" + "".join(f"{indent}{name}:{example(shape.of, value, indent + '  ')}" for name in names)
        case Sequence():
            below = example(shape.of, "", indent + "  ")
            return "\n" + f"{indent}- {below.strip()}\n" * max(shape.count.least, 1)
    return " ...\n"


def _sections(root: Record) -> Iterator[str]:
    """The keys of a record, then a section for every record below it, each once."""
    due: list[tuple[str, Record, str]] = [("", root, "")]
    seen = {root.type}
    while due:
        path, shape, shown = due.pop(0)
        if path:
            yield f"\n### `{path}`\n"
            yield f"{_doc(shape)}\n"
            yield f"```yaml\n{shown}```\n"
        for member in shape.members:
            yield from _key(member)
            for step, below in _records(member.shape, f"{path}.{member.name}".lstrip(".")):
                if below.type not in seen:
                    seen.add(below.type)
                    own = member.key.example
                    due.append((step, below, f"{member.name}:{example(member.shape, own, '  ')}"))
    yield ""


def _key(member: Member) -> Iterator[str]:
    needed = ", needed" if member.needed else ""
    yield f"- **`{member.name}`**{needed}: {member.key.says}"
    shown = f" Example: `{member.name}: {member.key.example}`" if member.key.example else ""
    yield f"  *{_value(member.shape)}.*{shown}"


def _doc(shape: Record) -> str:
    return " ".join((shape.type.__doc__ or "").split("\n\n")[0].split())


def _records(shape: Shape, path: str) -> Iterator[tuple[str, Record]]:
    """The records in a value, each with its path."""
    match shape:
        case Record():
            yield path, shape
        case Sequence():
            yield from _records(shape.of, f"{path}[]")
        case Table():
            yield from _records(shape.of, f"{path}.<{_word(shape)}>")


def _word(shape: Table) -> str:
    return shape.by or "name"


def _value(shape: Shape) -> str:
    """What may be written, in words."""
    match shape:
        case Text():
            return _NAMED[shape.names] if shape.names else (shape.form.says if shape.form else "a text")
        case Choice():
            *others, last = (f"`{word}`" for word in shape.words)
            return f"{', '.join(others)} or {last}" if others else last
        case Truth():
            return f"`{shape.yes}` or `{shape.no}`"
        case Prose():
            return "a text, with emphasis, references and phrases if need be"
        case Expression():
            return f"a condition over {' and '.join(_ASKED[what] for what in shape.asks)}"
        case Sequence():
            words = "".join(f"`{one.word}`, or " for one in shape.words)
            return f"{words}a list; each entry: {_value(shape.of)}"
        case Table():
            return f"a mapping; each key: {_value(shape.key)}; each value: {_value(shape.of)}"
        case Tree():
            return "an id, or an id with a list below it" if shape.deep else "an id"
        case Record():
            return f"a mapping: {', '.join(f'`{member.name}`' for member in shape.members)}"
