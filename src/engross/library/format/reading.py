"""Nodes to the values of a declared type, by its shape.

Takes a node and a shape; returns the value, with a finding at every key and value that is wrong, all in one run. What a
value says of the rest of the family (names, conditions, printed texts) is noted with its place, to be asked once the
family is known. Never knows what a key means.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, TypeVar, cast

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
from engross.library.source import inline
from engross.library.source.yaml import Node
from engross.model import Condition, Mention, Passage, SourceText, Span
from engross.model.declared import Count, Form
from engross.model.diagnostics import Findings, did_you_mean
from engross.records import dataclass

T = TypeVar("T")
Path = tuple[str, ...]


class Wrong(Exception):
    """A value that cannot be made; its findings are recorded."""


@dataclass(slots=True)
class Notes:
    """What was read of the rest of the family: names, conditions with what they may ask, and printed texts by path."""

    mentions: list[Mention] = field(default_factory=list)
    conditions: list[tuple[Condition, tuple[str, ...]]] = field(default_factory=list)
    texts: dict[str, Passage] = field(default_factory=dict)


def read(declared: type[T], node: Node, findings: Findings, notes: Notes, given: Mapping[str, Any]) -> T | None:
    """The value that a node writes, with the fields that are given; None after findings of its shape."""
    try:
        value = Reader(findings, notes).record(record(cast(Any, declared)), node, (), given)
    except Wrong:
        return None
    assert isinstance(value, declared)
    return value


def passage(node: Node, findings: Findings) -> Passage:
    """The inline text that a YAML value writes."""
    return inline.passage(node.passage(), findings) if node.text else ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the nodes of one file or family."""

    findings: Findings
    notes: Notes

    def value(self, shape: Shape, node: Node, path: Path) -> Any:
        """The value of a node; raises `Wrong` once its findings are recorded."""
        match shape:
            case Record():
                return self.record(shape, node, path, {})
            case Sequence():
                return self.sequence(shape, node, path)
            case Table():
                return self.table(shape, node, path)
            case Tree():
                return self.tree(shape, node, path)
            case _:
                return self.scalar(shape, node, path)

    def scalar(self, shape: Shape, node: Node, path: Path) -> Any:
        """The value of a single text."""
        if node.kind != "text":
            hint = "quote a text that begins with `{` or `[`"
            raise self.wrong("wrong-shape", f"{'.'.join(path)} must be a text", node.span, hint)
        place = node.passage().span()
        match shape:
            case Choice():
                return shape.make(self.chosen(shape.words, node, path))
            case Truth():
                return self.chosen((shape.yes, shape.no), node, path) == shape.yes
            case Expression():
                condition = Condition(node.text, place)
                self.notes.conditions.append((condition, shape.asks))
                return condition
            case Prose():
                self.check(shape.form, node.text, place, path)
                return passage(node, self.findings)
            case Text():
                self.check(shape.form, node.text, place, path)
                if shape.names:
                    self.notes.mentions.append(Mention(shape.names, node.text, place))
                if shape.printed:
                    typed = node.passage()
                    pieces = (SourceText(text, span) for text, span in typed.cut(0, len(typed.text)))
                    self.notes.texts[".".join(path)] = tuple(pieces)
                return shape.make(node.text)
        raise AssertionError(shape)

    def record(self, shape: Record, node: Node, path: Path, given: Mapping[str, Any]) -> Any:
        """The value of a mapping with known keys; all of them are read before one that is wrong ends it."""
        if node.kind != "mapping":
            message = f"{'.'.join(path)} must be a mapping" if path else "this is not a mapping of keys to values"
            raise self.wrong("wrong-shape", message, node.span, "write `key: value` lines")
        members = {member.name: member for member in shape.members}
        sound = True
        for name in node.fields.keys() - members.keys():
            hint = did_you_mean(name, members, "remove it")
            self.findings.add("unknown-key", f"the key {name!r} is not known", node.keys[name], hint)
            sound = False
        found: dict[str, Any] = dict(given)
        for member in shape.members:
            try:
                self.member(member, node, path, found)
            except Wrong:
                sound = False
        if not sound:
            raise Wrong
        for place, key in shape.places.items():
            at = node.fields[key].passage().span() if key in node.fields else node.span
            found.setdefault(place, at)
        return shape.type(**found)

    def member(self, member: Member, node: Node, path: Path, found: dict[str, Any]) -> None:
        """Reads one key into the fields found so far; a key that is left out has its default."""
        if member.name in node.fields:
            found[member.field] = self.value(member.shape, node.fields[member.name], (*path, member.name))
        elif member.key.absent is not None:
            found[member.field] = member.key.absent
        elif member.needed and member.field not in found:
            message = f"the key {member.name!r} is missing"
            raise self.wrong("missing-key", message, node.span, f"add `{member.name}: ...`")

    def sequence(self, shape: Sequence, node: Node, path: Path) -> Any:
        """The value of a list, or of a word that stands for one."""
        if shape.words and node.kind == "text":
            lists = {one.word: one.entries for one in shape.words}
            entries = lists[self.chosen(tuple(lists), node, path)]
            node = Node("list", node.span, items=[Node("text", node.span, entry) for entry in entries])
        if node.kind != "list":
            raise self.wrong("wrong-shape", f"{'.'.join(path)} must be a list", node.span, "write `[one, two]`")
        found = self.each((shape.of, item, (*path, str(at))) for at, item in enumerate(node.items, 1))
        self.count(shape.count, len(node.items), node, path)
        return shape.make(found)

    def table(self, shape: Table, node: Node, path: Path) -> Any:
        """The value of a mapping whose keys are names: a mapping, or a tuple of entries that have their key."""
        if node.kind != "mapping":
            raise self.wrong(
                "wrong-shape", f"{'.'.join(path)} must be a mapping", node.span, "write `name: value` lines"
            )
        self.count(shape.count, len(node.fields), node, path)
        names = self.each((shape.key, Node("text", node.keys[name], name), (*path, name)) for name in node.fields)
        if shape.entry is None:
            values = self.each((shape.of, value, (*path, name)) for name, value in node.fields.items())
            return dict(zip(names, values, strict=True))
        entries = []
        for name, value in node.fields.items():
            place = node.keys[name]
            given = {shape.by: name, **{at: place for at, key in shape.entry.places.items() if not key}}
            entries.append(self.entry(shape, value, (*path, name), given))
        return tuple(entries) if shape.as_tuple else dict(zip(names, entries, strict=True))

    def entry(self, shape: Table, node: Node, path: Path, given: Mapping[str, Any]) -> Any:
        """An entry of a table: a record of the rest of its fields, or one field alone."""
        if isinstance(shape.of, Record) and not shape.value:
            return self.record(shape.of, node, path, given)
        assert shape.entry is not None
        return shape.entry.type(**given, **{shape.value: self.value(shape.of, node, path)})

    def tree(self, shape: Tree, node: Node, path: Path) -> Any:
        """An entry of the outline: a text, or a mapping of one text to the list below it."""
        name, span, below = node.text, node.span, None
        if shape.deep and node.kind == "mapping" and len(node.fields) == 1:
            (name, below), (span,) = next(iter(node.fields.items())), node.keys.values()
        if node.kind == "list" or (node.kind == "mapping" and (below is None or below.kind != "list")):
            hint = "write `- id` or `- id: [id, id]`" if shape.deep else "write `- id`"
            raise self.wrong("wrong-shape", "this is not an entry of the outline", node.span, hint)
        items = below.items if below else []
        children = self.each((shape, item, (*path, str(at))) for at, item in enumerate(items, 1))
        place = dict.fromkeys(shape.entry.places, span)
        return shape.entry.type(**{shape.by: name, shape.below: tuple(children), **place})

    def each(self, wanted: Iterable[tuple[Shape, Node, Path]]) -> list[Any]:
        """Several values, all of which are read before one that is wrong ends them."""
        found, sound = [], True
        for shape, node, path in wanted:
            try:
                found.append(self.value(shape, node, path))
            except Wrong:
                sound = False
        if not sound:
            raise Wrong
        return found

    def chosen(self, words: tuple[str, ...], node: Node, path: Path) -> str:
        """The word of a node, which must be one of those given."""
        if node.text not in words:
            *others, last = (f"`{word}`" for word in words)
            hint = f"write one of: {', '.join(others)} or {last}" if others else f"write {last}, or remove the key"
            place = node.passage().span()
            raise self.wrong("wrong-value", f"{node.text!r} is not allowed for {'.'.join(path)}", place, hint)
        return node.text

    def check(self, form: Form | None, text: str, place: Span, path: Path) -> None:
        """Refuses a text that has not its form."""
        if form is not None and not form.holds(text):
            long = len(text) > form.most
            message = f"{path[-1]} has {len(text):,} characters" if long else f"{text!r} is not a good value for "
            hint = f"write at most {form.most:,}" if long else f"write {form.says}"
            raise self.wrong("wrong-value", message if long else f"{message}{'.'.join(path)}", place, hint)

    def count(self, count: Count, size: int, node: Node, path: Path) -> None:
        """Refuses too few or too many entries."""
        if size < count.least or (count.most and size > count.most):
            limit = f"at least {count.least}" if size < count.least else f"at most {count.most}"
            limit = f"exactly {count.least}" if count.least == count.most else limit
            entries = "entry" if size == 1 else "entries"
            raise self.wrong("wrong-shape", f"{'.'.join(path)} has {size} {entries}", node.span, f"write {limit}")

    def wrong(self, code: str, message: str, span: Span, hint: str) -> Wrong:
        """Records a finding; the exception to raise for it."""
        self.findings.add(code, message, span, hint)
        return Wrong()
