"""Files that are no Word file of ours: one finding in the usual form, and exit code 3."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from tests.review.comments.conftest import Sent, found, run
from tests.review.comments.editing import Reviewed

Project = Callable[[str], Path]
Damage = Callable[[bytes], bytes]


def zipped(**parts: bytes) -> bytes:
    """An archive of parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    reviewed = Reviewed(data)
    reviewed.save()
    parts = {**reviewed.parts, name: change(reviewed.parts[name])}
    return zipped(**parts)


DOCUMENT = "word/document.xml"
BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
DAMAGES: list[tuple[str, Damage, str]] = [
    ("empty", lambda data: b"", "the file is empty"),
    ("words", lambda data: b"Dear all, please find attached", "is no Word file"),
    (
        "old format",
        lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "old .doc, or a .docx behind a password",
    ),
    ("cut off", lambda data: data[: len(data) // 2], "the archive is damaged"),
    ("no document", lambda data: zipped(**{"a.txt": b"a"}), "the archive holds no word/document.xml"),
    ("broken markup", lambda data: with_part(data, DOCUMENT, lambda part: part[:-20]), "the XML is damaged"),
    ("entities", lambda data: with_part(data, DOCUMENT, lambda part: BOMB), "a document type"),
    ("swells", lambda data: with_part(data, DOCUMENT, lambda part: part + b" " * (40 * 1024 * 1024)), "bytes"),
    ("no property", lambda data: without_names(data), "does not say which licence it is"),
]


def without_names(data: bytes) -> bytes:
    """A file that says nowhere which licence it is."""
    reviewed = Reviewed(data)
    reviewed.save()
    kept = {name: part for name, part in reviewed.parts.items() if "header" not in name and "custom" not in name}
    return zipped(**kept)


@pytest.mark.parametrize(("damage", "said"), [case[1:] for case in DAMAGES], ids=[case[0] for case in DAMAGES])
def test_a_damaged_file_is_one_finding(damage: Damage, said: str, sent: Sent, project: Project) -> None:
    """Nothing is guessed about a file that cannot be read."""
    ran = run(project("garden"), damage(sent("garden", "SB-OPEN")))
    assert ran.exit_code == 3, ran.output
    assert said in ran.stderr
    assert "returned.docx" in ran.stderr
    assert ran.stderr.rstrip().endswith("1 error")


def test_a_file_that_lost_its_properties_is_known_by_its_header(sent: Sent, project: Project) -> None:
    """The header names the id; without it too, --variant does."""
    folder = project("garden")
    data = sent("garden", "SB-CR-RT")
    reviewed = Reviewed(data)
    reviewed.save()
    nameless = zipped(**{name: part for name, part in reviewed.parts.items() if "custom" not in name})
    assert found(folder, nameless)["variant"] == "SB-CR-RT"
    assert found(folder, without_names(data), "--variant", "sb-cr-rt")["edits"] == []


def test_a_wrong_variant_is_usage(sent: Sent, project: Project) -> None:
    """A name that the family does not have exits with 2."""
    ran = run(project("garden"), sent("garden", "SB-OPEN"), "--variant", "SB-XX")
    assert ran.exit_code == 2


def test_bookmarks_may_be_lost(sent: Sent, project: Project) -> None:
    """A file without one bookmark of ours still leads to its clauses, by its words."""
    reviewed = Reviewed(sent("garden", "SB-OPEN"))
    for element in list(reviewed.root.iter("{*}bookmarkStart", "{*}bookmarkEnd")):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    reviewed.replace("thickly", "thinly")
    (edit,) = found(project("garden"), reviewed.save())["edits"]
    assert (edit["id"], edit["place"]["file"], edit["in_patch"]) == ("may.sow", "growing/may.sow.md", True)
