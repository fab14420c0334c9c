"""JSON: the document itself, there and back."""

import json
from dataclasses import asdict
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from tests.samples import sample
from tests.writers.by_hand import redlined

from engross import __version__
from engross.model.diagnostics import BadInput
from engross.redline.statistics import statistics
from engross.writers.json import read, redline, redline_schema, schema, write


def test_the_sample_comes_back_equal() -> None:
    """`read(write(d)) == d`, with tuples, enumerations and all."""
    assert read(write(sample())) == sample()


def test_the_bytes_are_those_of_a_careful_program() -> None:
    """UTF-8, two spaces, keys in the order of the model, a final newline."""
    written = write(sample())
    assert written.startswith(b'{\n  "record": {\n    "family": "Sample",\n')
    assert written.endswith(b"}\n")
    keys = ["record", "front", "sections", "annexes", "end", "numbering", "schema_version"]
    assert list(json.loads(written)) == keys


def test_the_schema_holds_for_what_is_written_and_for_nothing_less() -> None:
    """A file without its sections, or with a number for words, is not a document."""
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    document = json.loads(write(sample()))
    validator.validate(document)
    for damaged in ({**document, "end": 3}, {key: value for key, value in document.items() if key != "sections"}):
        assert not validator.is_valid(damaged)


def test_a_redline_keeps_to_its_schema() -> None:
    """Both records, every block, every change; a mark that is none, or a block without a type, is refused."""
    validator = jsonschema.Draft202012Validator(redline_schema())
    validator.check_schema(redline_schema())
    whole = json.loads(redline(redlined()))
    validator.validate(whole)
    assert whole["schema_version"] == 1
    assert (whole["old"]["id"], whole["new"]["id"]) == ("SA-KEEP-1.0", "SA-KEEP-2.0")
    assert len(whole["blocks"]) == len(redlined().blocks)
    head = whole["compared"]
    assert next(iter(whole)) == "compared"
    assert (head["old"], head["new"], head["toolkit"]) == ("SA-KEEP-1.0", "SA-KEEP-2.0", f"engross {__version__}")
    assert head["statistics"] == asdict(statistics(redlined()))
    assert {run["mark"] for one in whole["changes"] for run in one["runs"]} <= head["marks"].keys()
    assert {one for change in whole["changes"] for one in change["classes"]} <= head["classes"].keys()
    assert not validator.is_valid({**whole, "compared": {**head, "statistics": {}}})
    change = whole["changes"][0]
    assert {name: change[name] for name in ("id", "kind", "classes")} == {
        "id": "head.scope",
        "kind": "changed",
        "classes": ["wording"],
    }
    assert [run["mark"] for run in change["runs"]] == ["none", "deleted", "inserted", "none"]
    for broken in ({**change, "kind": "vanished"}, {name: change[name] for name in change if name != "runs"}):
        assert not validator.is_valid({**whole, "changes": [broken]})


def damaged(change: str) -> bytes:
    """The sample's file with one thing wrong."""
    document: dict[str, Any] = json.loads(write(sample()))
    provision = document["sections"][0]
    if change == "a field nobody knows":
        provision["boddy"] = []
    elif change == "a field nobody knows, everywhere":
        for each in document["sections"]:
            each["boddy"] = []
    elif change == "a kind that is none":
        provision["kind"] = "chapter"
    elif change == "a number for a label":
        provision["label"] = 1
    elif change == "a number of 20 digits":
        provision["level"] = 10**19
    elif change == "no end":
        del document["end"]
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Invalid JSON"),
        (b"\xff", "Invalid JSON"),
        (b"[]", ""),
        (damaged("a field nobody knows"), "sections.0.boddy: no document has this field"),
        (
            damaged("a field nobody knows, everywhere"),
            f"sections.0.boddy: no document has this field (and at {len(sample().sections) - 1} more places)",
        ),
        (damaged("a kind that is none"), "sections.0.kind: "),
        (damaged("a number for a label"), "sections.0.label: "),
        (damaged("a number of 20 digits"), "no document has a number of 20 digits"),
        (damaged("no end"), "end: "),
    ],
)
def test_what_was_not_written_by_us_is_refused_with_file_and_field(data: bytes, message: str) -> None:
    """No field is guessed, and none is silently lost."""
    with pytest.raises(BadInput) as caught:
        read(data, "old.json")
    (finding, *_) = caught.value.diagnostics
    assert finding.span.path == "old.json"
    assert finding.message.startswith(message)
