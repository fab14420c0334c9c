"""JSON: a `Document` to bytes and back, and a `Redline` to bytes.

Takes and returns the document itself, field by field, under the names of `model`; `read` refuses what `write` could not
have written. Redlines of released editions are made from these files, so nothing is left out, defaults included. A
redline is written in the same way: both records, every block of both documents, and the list of changes.
"""

import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from engross.diagnostics import BadInput, Diagnostic
from engross.model import Document, Redline, Span

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def write(document: Document) -> bytes:
    """The document as UTF-8 JSON, indented by two, keys in the order of the model."""
    return _written(document)


def redline(redline: Redline) -> bytes:
    """The redline as UTF-8 JSON, indented by two, keys in the order of the model."""
    return _written(redline)


def read(data: bytes, path: str = "document.json") -> Document:
    """The document that `write` made these bytes from; raises `BadInput` whose findings name `path` and the field."""
    from pydantic import ValidationError

    try:
        document = _adapter().validate_json(data, strict=True)
    except ValidationError as error:
        raise BadInput(
            _finding(path, _where(problem["loc"]), problem["msg"]) for problem in error.errors(include_url=False)
        ) from None
    surplus = tuple(_surplus(json.loads(data), asdict(document), ()))
    if surplus:
        raise BadInput(_finding(path, _where(place), "no document has this field") for place in surplus)
    return document


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the files that `write` makes."""
    return _schema(_adapter(), "A licence as the engross toolkit writes it")


def redline_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the files that `redline` makes."""
    from pydantic import TypeAdapter

    return _schema(TypeAdapter(Redline), "Two licences side by side as the engross toolkit writes them")


def _written(whole: Document | Redline) -> bytes:
    return (json.dumps(asdict(whole), ensure_ascii=False, indent=2) + "\n").encode()


def _schema(adapter: "TypeAdapter[Any]", title: str) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **adapter.json_schema(mode="serialization"),
        "title": title,
    }


@cache
def _adapter() -> "TypeAdapter[Document]":
    # pydantic is slow to import, and writing does without it.
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


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


def _where(place: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in place)


def _finding(path: str, where: str, message: str) -> Diagnostic:
    hint = "give a JSON file that this toolkit wrote and nobody edited"
    return Diagnostic("document", f"{where}: {message}" if where else message, Span(path), hint)
