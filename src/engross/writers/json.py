"""JSON: a `Document` to bytes and back, and a `Redline` to bytes.

Takes and returns the document itself, field by field, under the names of `model`; `read` refuses what `write` could not
have written. Redlines of released editions are made from these files, so nothing is left out, defaults included, but
what came after the first of them and says nothing. A redline is written in the same way: both records, every block of
both documents, and the list of changes; at its head stands what is compared, how much differs, and a legend.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

from engross.model import (
    LATER,
    Class,
    Document,
    Level,
    Mark,
    Paragraph,
    PlacedParagraph,
    Record,
    Redline,
    Reference,
    Span,
)
from engross.model.diagnostics import BadInput, Diagnostic
from engross.records import dataclass
from engross.redline.statistics import Statistics, statistics
from engross.writers.summary import CALLED, TOOLKIT

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class RedlineHead:
    """What stands at the head of a redline: the ids of both documents, the toolkit, the figures and the legend.

    `marks` and `classes` say what each value of a mark and of a class of change means.
    """

    old: str
    new: str
    toolkit: str
    statistics: Statistics
    marks: Mapping[Mark, str]
    classes: Mapping[Class, str]


_MOST_DIGITS = 18
_MARKS = {
    Mark.NONE: "in both documents",
    Mark.INSERTED: "in the newer document alone",
    Mark.DELETED: "in the older document alone",
    Mark.MOVED_FROM: "moved away from here, word for word",
    Mark.MOVED_TO: "moved here, word for word",
}


def write(document: Document) -> bytes:
    """The document as UTF-8 JSON, indented by two, keys in the order of the model."""
    return _encoded(document)


def redline(redline: Redline) -> bytes:
    """The redline as UTF-8 JSON, indented by two, its head first, then the keys in the order of the model."""
    head = RedlineHead(redline.old.id, redline.new.id, TOOLKIT, statistics(redline), _MARKS, CALLED)
    return _encoded({"compared": _plain(head), **_plain(redline)})


def read(data: bytes, path: str = "document.json") -> Document:
    """The document that `write` made these bytes from; raises `BadInput` whose findings name `path` and the field."""
    from pydantic import ValidationError

    try:
        document = _adapter().validate_json(data, strict=True)
    except ValidationError as error:
        found = [(problem["loc"], problem["msg"]) for problem in error.errors(include_url=False)]
        raise BadInput(_findings(path, found)) from None
    try:
        given = json.loads(data, parse_int=_short)
    except ValueError as error:
        raise BadInput(_findings(path, [((), str(error))])) from None
    known = _adapter().dump_python(document, mode="json")
    surplus = _surplus(given, known, ()) if given != known else []
    if surplus:
        raise BadInput(_findings(path, [(place, "no document has this field") for place in surplus]))
    return document


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the files that `write` makes."""
    return _schema(_adapter(), "A licence as the engross toolkit writes it")


def redline_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the files that `redline` makes."""
    from pydantic import TypeAdapter

    found = _schema(TypeAdapter(Redline), "Two licences side by side as the engross toolkit writes them")
    head = TypeAdapter(RedlineHead).json_schema(mode="serialization")
    found["$defs"] |= {**head.pop("$defs"), RedlineHead.__name__: head}
    found["properties"] = {"compared": {"$ref": f"#/$defs/{RedlineHead.__name__}"}, **found["properties"]}
    found["required"] = ["compared", *found["required"]]
    return found


def _encoded(whole: object) -> bytes:
    form = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_NON_STR_KEYS
    return orjson.dumps(whole, default=_plain, option=form)


def _plain(value: Any) -> dict[str, Any]:
    """The keys and values of an object; a field of a later day is left out where it says nothing."""
    said = ((name, getattr(value, name), idle) for name, idle in _fields(value.__class__))
    return {name: one for name, one, idle in said if one != idle}


@cache
def _fields(declared: Any) -> tuple[tuple[str, object], ...]:
    """The names of the fields, each with the value that says nothing; one of the first day has none that does."""
    return tuple((one.name, one.default if one.metadata == LATER else MISSING) for one in fields(declared))


def _schema(adapter: "TypeAdapter[Any]", title: str) -> dict[str, Any]:
    found = adapter.json_schema(mode="serialization")
    for declared in (found, *found["$defs"].values()):
        later = _LATER.get(declared.get("title", ""), ())
        if "required" in declared:
            declared["required"] = [name for name in declared["required"] if name not in later]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": title}


_LATER = {
    declared.__name__: tuple(one.name for one in fields(declared) if one.metadata == LATER)
    for declared in (Document, Level, Paragraph, PlacedParagraph, Record, Reference)
}


@cache
def _adapter() -> "TypeAdapter[Document]":
    # pydantic is slow to import, and writing does without it.
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


def _short(digits: str) -> int:
    """A whole number of 18 digits at most: all that `write` could write again."""
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"no document has a number of {len(digits)} digits")
    return int(digits)


def _surplus(given: Any, known: Any, place: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    """The places of `given` that `known`, read from it, does not have."""
    if isinstance(given, dict):
        found = [(*place, key) for key in given if key not in known]
        inner = ((key, value, known[key]) for key, value in given.items() if key in known)
    elif isinstance(given, list):
        found = []
        inner = ((position, value, known[position]) for position, value in enumerate(given))
    else:
        return []
    return found + [one for key, value, read_ in inner for one in _surplus(value, read_, (*place, key))]


def _findings(path: str, problems: Sequence[tuple[tuple[str | int, ...], str]]) -> Iterator[Diagnostic]:
    """One finding for each field and fault, at its first place, for a file of another shape has it everywhere."""
    places: dict[tuple[str, str], list[str]] = {}
    for place, message in problems:
        field = next((part for part in reversed(place) if isinstance(part, str)), "")
        places.setdefault((field, message), []).append(".".join(map(str, place)))
    hint = "give a JSON file that this toolkit wrote and nobody edited"
    for (_, message), (first, *more) in places.items():
        where = f"{first}: " if first else ""
        again = f" (and at {len(more)} more places)" if more else ""
        yield Diagnostic("document", f"{where}{message}{again}", Span(path), hint)
