"""The map file of an import: what the texts do not say of themselves.

Takes the text of a small YAML file; returns its values, with every fault at its place. All keys may be left out. Never
guesses what a key that it does not know might mean.
"""

import re
from collections.abc import Mapping
from dataclasses import field

from engross.importer.naming import usable
from engross.importer.rounds import MappedRound
from engross.library.source import yaml
from engross.library.source.yaml import Node
from engross.model.diagnostics import BadInput, Findings, did_you_mean
from engross.records import dataclass

TEXTS = ("family", "prefix", "owner", "licence", "status", "language", "edition", "date")
KEYS = (*TEXTS, "words", "files", "rounds")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"[A-Z][A-Z0-9]*")


@dataclass(frozen=True, slots=True)
class Mapped:
    """The values of a map file: texts by key, words of options, options of files, and rounds by their folders."""

    texts: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rounds: Mapping[str, MappedRound] = field(default_factory=dict)


def read(text: str, path: str) -> Mapped:
    """The values of a map file; raises `BadInput` with all its faults."""
    findings = Findings()
    node = yaml.read(text, path, findings) if text.strip() else None
    found = _mapped(node, findings) if node else Mapped()
    if findings:
        raise BadInput(list(findings))
    return found


def _mapped(node: Node, findings: Findings) -> Mapped:
    if node.kind != "mapping":
        findings.add("bad-map", "the map file holds no keys", node.span, f"write keys such as `{KEYS[0]}: Name`")
        return Mapped()
    for key, place in node.keys.items():
        if key not in KEYS:
            findings.add("bad-map", f"the map file has no key {key!r}", place, did_you_mean(key, KEYS))
    texts = {key: _text(one, findings) for key, one in node.fields.items() if key in TEXTS}
    _check_date(node, findings)
    words = {key: _text(one, findings) for key, one in _fields(node, "words", findings)}
    files = {name: _options(one, findings) for name, one in _fields(node, "files", findings)}
    rounds = {name: _round(one, findings) for name, one in _fields(node, "rounds", findings)}
    return Mapped(texts, words, files, rounds)


def _check_date(node: Node, findings: Findings) -> None:
    date = node.fields.get("date")
    if date and not _DATE.fullmatch(date.text):
        findings.add("bad-map", f"{date.text!r} is no date", date.span, "write it as 2026-11-28")


def _round(node: Node, findings: Findings) -> MappedRound:
    known = ("edition", "date")
    if node.kind != "mapping" or any(key not in known for key in node.keys):
        findings.add(
            "bad-map", "this must be an edition and a date", node.span, 'write {edition: "1.0", date: 2026-11-28}'
        )
        return MappedRound()
    _check_date(node, findings)
    return MappedRound(**{key: _text(one, findings) for key, one in node.fields.items()})


def _text(node: Node, findings: Findings) -> str:
    if node.kind != "text" or not node.text.strip():
        findings.add("bad-map", "this must be a text", node.span, "write words behind the key")
    return node.text


def _fields(node: Node, key: str, findings: Findings) -> list[tuple[str, Node]]:
    found = node.fields.get(key)
    if found is None:
        return []
    if found.kind != "mapping":
        findings.add("bad-map", f"`{key}` must hold keys", found.span, f"write a name and its value below `{key}`")
    return list(found.fields.items())


def _options(node: Node, findings: Findings) -> tuple[str, ...]:
    if node.kind != "list" or any(not _CODE.fullmatch(item.text) for item in node.items):
        findings.add("bad-map", "this must be a list of codes", node.span, "write [BY, NC], or [] for none")
        return ()
    return tuple(sorted(usable(item.text) for item in node.items))
