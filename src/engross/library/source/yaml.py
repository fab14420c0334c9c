"""YAML to a tree of nodes, every key and value with its line and column.

Takes the text of a YAML document; returns mappings, lists and text. Every scalar is text, so `no`, `1.10` and
`2026-11-23` stay as typed. Anchors, aliases, tags, merge keys, several documents, duplicate keys and absurd size are
findings. Never builds Python objects and never resolves a type.
"""

import re
from collections.abc import Iterator
from dataclasses import field

from yaml import CSafeLoader, MarkedYAMLError, YAMLError, parse
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from engross.library.source import text as source_text
from engross.library.source.places import Located, aligned
from engross.model import Span
from engross.model.diagnostics import Findings
from engross.records import dataclass

MOST_DEPTH = 12
MOST_NODES = 20_000

_LINE_ENDS_OF_OLD = re.compile("[\x85\u2028\u2029\ufeff]")
"""What YAML 1.1 takes for the end of a line or leaves out, and nobody sees."""


@dataclass(slots=True)
class Node:
    """A value and its place: text, or a list, or a mapping (`kind` says which).

    `keys` are the places of the keys of a mapping, `fields` its values; `items` those of a list.
    """

    kind: str
    span: Span
    text: str = ""
    located: Located | None = None
    items: list["Node"] = field(default_factory=list)
    fields: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)

    def plain(self) -> object:
        """The value as dicts, lists and strings."""
        if self.kind == "mapping":
            return {key: node.plain() for key, node in self.fields.items()}
        return [node.plain() for node in self.items] if self.kind == "list" else self.text

    def get(self, key: str, default: str = "") -> str:
        """The text of a field, or the default."""
        node = self.fields.get(key)
        return default if node is None else node.text

    def list(self, key: str) -> "list[Node]":
        """The items of a list field, empty where it is absent."""
        node = self.fields.get(key)
        return [] if node is None else node.items

    def mapping(self, key: str) -> "dict[str, Node]":
        """The fields of a mapping field, empty where it is absent."""
        node = self.fields.get(key)
        return {} if node is None else node.fields

    def passage(self) -> Located:
        """The text with the place of every character."""
        return self.located or Located(self.text, self.span.path, (0,), (self.span.line,), (self.span.column,))

    def find(self, path: tuple[str | int, ...]) -> "tuple[Node, Span]":
        """The node nearest to a path of keys and indices, and the place to point to: its key where it has one."""
        node, span = self, self.span
        for step in path:
            if isinstance(step, int) and node.kind == "list" and step < len(node.items):
                node = node.items[step]
                span = node.span
            elif isinstance(step, str) and step in node.fields:
                span, node = node.keys[step], node.fields[step]
            else:
                break
        return node, span


def read(text: str, path: str, findings: Findings, first_line: int = 1) -> Node | None:
    """The root node of a YAML document that begins at `first_line` of the file, or None after findings.

    A document without a word, or of comments alone, is a mapping without keys: what it must have is then missing.
    """
    before = len(findings)
    if unseen := _LINE_ENDS_OF_OLD.search(text):
        at = source_text.place(text, unseen.start(), path)
        span = Span(path, first_line - 1 + at.line, at.column)
        findings.add("character", f"{source_text.spell(unseen[0])} is not allowed", span, "remove it")
        return None
    builder = _Builder(text, path, first_line, findings)
    try:
        root = builder.build(parse(text, CSafeLoader))
    except _Refused:
        return None
    except MarkedYAMLError as error:
        # Of a key without a colon the beginning is told: where it is missed is the next line.
        mark = error.context_mark if error.context == "while scanning a simple key" else error.problem_mark
        span = Span(path, first_line + mark.line, mark.column + 1) if mark else Span(path, first_line)
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        findings.add(
            "bad-yaml",
            f"the YAML cannot be read: {reason}",
            span,
            "quote a text that holds `: ` or `#`, and align the keys",
        )
        return None
    except (YAMLError, RecursionError) as error:
        findings.add("bad-yaml", f"the YAML cannot be read: {str(error).splitlines()[0]}", Span(path, first_line))
        return None
    if len(findings) > before:
        return None
    return Node("mapping", Span(path, first_line)) if root is None else root


class _Refused(Exception):
    """A construct after which reading on makes no sense; its finding is recorded."""


class _Builder:
    """Builds nodes from events; stops at the first construct that is refused."""

    def __init__(self, text: str, path: str, first_line: int, findings: Findings) -> None:
        self.text, self.path, self.first_line, self.findings = text, path, first_line, findings
        self.nodes = self.documents = 0

    def build(self, events: Iterator[Event]) -> Node | None:
        """The tree of all events."""
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self.refuse(event, "a second YAML document begins here", "keep one")
            elif isinstance(event, NodeEvent):
                root = self.node(event, events, 1)
        return root

    def node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        """The node that begins with `event`."""
        self.nodes += 1
        if depth > MOST_DEPTH or self.nodes > MOST_NODES:
            self.refuse(
                event, "the YAML is nested too deep or too large", f"at most {MOST_DEPTH} levels, {MOST_NODES:,} values"
            )
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self.refuse(event, "anchors and aliases are not allowed", "write the value out")
        if getattr(event, "tag", None):
            self.refuse(event, "tags are not allowed", "remove the `!` tag; quote a text that begins with `!`")
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, events, depth)
        if isinstance(event, SequenceStartEvent):
            node = Node("list", self.span(event))
            while not isinstance(event := next(events), SequenceEndEvent):
                node.items.append(self.node(event, events, depth + 1))
            return node
        return self.scalar(event)

    def mapping(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        """The mapping that begins with `event`; a key that appears twice is a finding with both lines."""
        node = Node("mapping", self.span(event))
        while not isinstance(event := next(events), MappingEndEvent):
            key = self.node(event, events, depth + 1)
            if key.kind != "text":
                self.refuse(event, "a key is a list or a mapping", "quote a value that begins with `{` or `[`")
            if key.text == "<<":
                self.refuse(event, "merge keys are not allowed", "write the values out")
            value = self.node(next(events), events, depth + 1)
            if key.text in node.keys:
                message = f"{key.text!r} appears twice, first in line {node.keys[key.text].line}"
                self.findings.add("duplicate-key", message, key.span, "remove one of them")
            node.fields[key.text], node.keys[key.text] = value, key.span
        return node

    def scalar(self, event: Event) -> Node:
        """The text that `event` holds, with the place of each character; spaces inside quotes are kept."""
        assert isinstance(event, ScalarEvent)
        mark, value = event.start_mark, str(event.value)
        self.refuse_escapes(event, value)
        start, line, column = mark.index, self.first_line + mark.line, mark.column + 1
        if event.style in {"|", ">"}:
            value = value.strip()
            start = self.text.find("\n", start) + 1
            line, column = line + 1, 1
        elif event.style in {"'", '"'}:
            start, column = start + 1, column + 1
        located = aligned(value, self.text, start, line, column, self.path)
        return Node("text", self.span(event), value, located)

    def refuse_escapes(self, event: ScalarEvent, value: str) -> None:
        """Record each character that only an escape stands for: whoever looks at the file does not see it."""
        typed = self.text[event.start_mark.index : event.end_mark.index]
        for character in dict.fromkeys(value) if "\\" in typed else ():
            if not (" " <= character <= "~" or character in typed):
                message = f"the escape for {source_text.spell(character)} is not allowed"
                self.findings.add(
                    "entity", message, self.span(event), "write the character itself, if it may stand there"
                )

    def span(self, event: Event) -> Span:
        """The place where an event begins."""
        return Span(self.path, self.first_line + event.start_mark.line, event.start_mark.column + 1)

    def refuse(self, event: Event, message: str, hint: str) -> None:
        """Record a finding and stop."""
        self.findings.add("bad-yaml", message, self.span(event), hint)
        raise _Refused
