"""Each key is declared once: what is read, the JSON Schema and the reference page follow from that alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.library.family.damage import BASE

from engross.library.family.folder import SCENARIOS_FILE
from engross.library.format.page import example, page
from engross.library.format.reading import Notes, Reader, read
from engross.library.format.schema import schema
from engross.library.format.shapes import Member, Record, Sequence, Table, record
from engross.library.source import front_matter, yaml
from engross.library.source.yaml import Node
from engross.model import Clause, Family, Scenarios, Span
from engross.model.declared import Key, Words
from engross.model.diagnostics import Findings

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "clauses", BASE, ROOT / "src" / "engross" / "cli" / "skeleton" / "clauses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted(Family):
    """A family with a key more, declared here and nowhere else."""

    cover: Annotated[Words, Key("The colour of the cover.", "teal")] = "white"


def nodes(folder: Path) -> Node:
    """All keys of the family files of a folder under one node."""
    whole = Node("mapping", Span(""))
    for path in sorted(set(folder.rglob("*.yaml")) - {folder / SCENARIOS_FILE}):
        node = yaml.read(path.read_text(encoding="utf-8"), path.name, Findings())
        assert node is not None
        whole.fields |= node.fields
        whole.keys |= node.keys
    return whole


def members(shape: Any) -> Iterator[Member]:
    """Every key of a shape and of all below it."""
    seen: set[type] = set()
    due = [shape]
    while due:
        one = due.pop()
        if isinstance(one, Sequence):
            due.append(one.of)
        elif isinstance(one, Table):
            due += [one.of, *([one.entry] if one.entry else ())]
        elif isinstance(one, Record) and one.type not in seen:
            seen.add(one.type)
            yield from one.members
            due += [member.shape for member in one.members]


KEYS = [member for declared in (Clause, Family, Scenarios) for member in members(record(declared))]


@pytest.mark.parametrize(("written", "value"), [("", "white"), ("cover: red\n", "red")])
def test_a_key_that_is_declared_once_is_read_described_and_told(written: str, value: str) -> None:
    """One field on a type of the model, and the key is read, is in the schema and on the reference page."""
    root = nodes(BASE)
    if written:
        more = yaml.read(written, "more.yaml", Findings())
        assert more is not None
        root.fields |= more.fields
        root.keys |= more.keys
    findings = Findings()
    family = read(Painted, root, findings, Notes(), {"path": "garden", "clauses": {}})
    assert (list(findings), family and family.cover) == ([], value)
    assert schema(Painted)["properties"]["cover"]["description"] == "The colour of the cover."
    assert "- **`cover`**: The colour of the cover." in page(family=Painted)
    assert "`cover: teal`" in page(family=Painted)
    assert "cover" not in schema(Family)["properties"]


def test_a_key_that_is_not_declared_is_refused() -> None:
    """The same key without its declaration is unknown."""
    root = nodes(BASE)
    root.fields["cover"], root.keys["cover"] = Node("text", Span("x"), "red"), Span("x", 7, 1)
    findings = Findings()
    assert read(Family, root, findings, Notes(), {"path": "garden", "clauses": {}}) is None
    assert [(one.code, one.span.line) for one in findings] == [("unknown-key", 7)]


def test_the_reference_page_is_the_printed_one() -> None:
    """`engross schema page > docs/format.md` writes it anew."""
    assert (ROOT / "docs" / "format.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("member", KEYS, ids=lambda member: member.name)
def test_every_key_says_what_it_means_with_an_example_that_reads(member: Member) -> None:
    """A description ends as a sentence; the example of the key, put together where it has none, is a good value."""
    assert member.key.says.endswith((".", '"'))
    node = yaml.read(f"{member.name}:{example(member.shape, member.key.example, '  ')}", "example.yaml", Findings())
    assert node is not None
    findings = Findings()
    found = Reader(findings, Notes()).record(Record(dict, (member,), {}), node, (), {})
    assert (list(findings), list(found)) == ([], [member.field])


def descriptions(one: Any) -> Iterator[tuple[str, str]]:
    """Every property of a schema with its description."""
    if isinstance(one, dict):
        for name, described in one.get("properties", {}).items():
            yield name, described.get("description", "")
        for value in one.values():
            yield from descriptions(value)
    elif isinstance(one, list):
        for value in one:
            yield from descriptions(value)


@pytest.mark.parametrize("declared", [Clause, Family, Scenarios])
def test_the_schema_describes_every_key(declared: type) -> None:
    """The schema is one, and no key of it goes without a description."""
    made = schema(declared)
    Draft202012Validator.check_schema(made)
    assert [name for name, said in descriptions(made) if not said] == []
    names = {member.name for member in members(record(declared))}
    assert names >= {name for name, _ in descriptions(made)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_schemas_take_what_the_toolkit_takes(folder: Path) -> None:
    """Every family file, file of scenarios and front matter that loads is valid under the printed schemas."""
    of_family, of_clause, of_scenarios = (
        Draft202012Validator(schema(declared)) for declared in (Family, Clause, Scenarios)
    )
    for path in sorted(folder.rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yaml":
            node = yaml.read(text, path.name, Findings())
        else:
            parts = front_matter.split(text, path.name, Findings())
            node = yaml.read(parts.matter, path.name, Findings()) if parts else None
        assert node is not None
        printed = of_family if path.suffix == ".yaml" else of_clause
        printed = of_scenarios if path == folder / SCENARIOS_FILE else printed
        assert [error.message for error in printed.iter_errors(node.plain())] == [], path


@pytest.mark.parametrize(
    ("wrong", "key"),
    [({"options": {"by": {}}}, "options"), ({"outline": {"front": [[]]}}, "outline"), ({"edishun": {}}, "edishun")],
)
def test_the_schema_refuses_what_the_toolkit_refuses(wrong: dict[str, Any], key: str) -> None:
    """A wrong key of a mapping, a wrong shape and an unknown key."""
    assert [*Draft202012Validator(schema(Family)).iter_errors(wrong)], key
