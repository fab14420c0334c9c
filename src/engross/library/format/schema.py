"""A shape to JSON Schema, for editors.

Takes a declared type; returns the schema of the files that write it, with a description for every key. YAML readers
take `true` and `2` for more than text, so what may look like that may be either. Never says that a key of a whole file
is missing: `engross check` does.
"""

from typing import Any

from engross.library.format.shapes import (
    Choice,
    Expression,
    Member,
    Record,
    Sequence,
    Shape,
    Table,
    Text,
    Tree,
    Truth,
    record,
)
from engross.model.declared import WHOLE, Count

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(declared: type) -> dict[str, Any]:
    """The schema of a file that writes a declared type, or some of its keys."""
    definitions: dict[str, Any] = {}
    root = record(declared)
    body = _object(root, definitions)
    # The keys of a family may be spread over files, so that none of them must be in each.
    del body["required"]
    return {"$schema": DRAFT, "title": declared.__name__, "description": _doc(root), **body, "$defs": definitions}


def _doc(shape: Record) -> str:
    return (shape.type.__doc__ or "").split("\n\n")[0]


def _object(shape: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {member.name: _member(member, definitions) for member in shape.members},
        "required": [member.name for member in shape.members if member.needed],
        "additionalProperties": False,
    }


def _member(member: Member, definitions: dict[str, Any]) -> dict[str, Any]:
    return {"description": member.key.says, **_value(member.shape, definitions)}


def _value(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    match shape:
        case Text():
            return _text(shape)
        case Choice():
            return {"enum": list(shape.words)}
        case Truth():
            return {"enum": [shape.yes, shape.no, True, False]}
        case Expression():
            return {"type": ["string", "boolean"]}
        case Sequence():
            listed = {"type": "array", "items": _value(shape.of, definitions), **_limits(shape.count, "Items")}
            return {"anyOf": [{"enum": [one.word for one in shape.words]}, listed]} if shape.words else listed
        case Table():
            return {
                "type": "object",
                "propertyNames": _value(shape.key, definitions),
                "additionalProperties": _value(shape.of, definitions),
                **_limits(shape.count, "Properties"),
            }
        case Tree():
            return _tree(shape, definitions)
        case Record():
            return _referred(shape, definitions)
        case _:
            return {"type": "string"}


def _text(shape: Text) -> dict[str, Any]:
    if shape.form is None:
        return {"type": "string"}
    kinds: Any = ["string", "integer"] if shape.form is WHOLE else "string"
    return {"type": kinds, "pattern": shape.form.pattern, "maxLength": shape.form.most}


def _limits(count: Count, of: str) -> dict[str, int]:
    return {f"{end}{of}": limit for end, limit in (("min", count.least), ("max", count.most)) if limit}


def _tree(shape: Tree, definitions: dict[str, Any]) -> dict[str, Any]:
    if not shape.deep:
        return {"type": "string"}
    name = shape.entry.type.__name__
    here = {"$ref": f"#/$defs/{name}"}
    below = {"type": "array", "items": here}
    branch = {"type": "object", "additionalProperties": below, "minProperties": 1, "maxProperties": 1}
    definitions[name] = {"description": _doc(shape.entry), "anyOf": [{"type": "string"}, branch]}
    return here


def _referred(shape: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to a record, which is defined once; one without its key goes by another name."""
    name = shape.type.__name__
    if len(shape.members) < len(record(shape.type).members):
        name = f"{name}Below"
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = {"description": _doc(shape), **_object(shape, definitions)}
    return {"$ref": f"#/$defs/{name}"}
