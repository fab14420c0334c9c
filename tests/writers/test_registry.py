"""The registry of formats."""

import subprocess
import sys

import pytest
from tests.samples import sample
from tests.writers.by_hand import redlined

from engross.writers import FORMATS, Format, redline, write


def test_formats_stand_in_the_order_of_reading() -> None:
    """The one for diffs first, the one for programs last; names and suffixes agree."""
    assert [one.name for one in FORMATS] == ["md", "txt", "html", "docx", "pdf", "json"]
    assert all(one.suffix == f".{one.name}" for one in FORMATS)


def test_a_writer_is_imported_only_when_it_is_used() -> None:
    """Writing Markdown loads neither Word's nor the PDF's libraries, nor those of validation."""
    program = (
        "import sys; from tests.samples import sample; from engross.writers import write; write(sample(), 'md');"
        "print(*sorted({'docx', 'weasyprint', 'jinja2', 'pydantic', 'lxml', 'markdown_it'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", ["md", "txt", "json"])
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    """Nothing of the clock, the order of sets or the machine gets in."""
    assert write(sample(), name) == write(sample(), name)


def test_an_unknown_format_is_an_error_of_the_caller() -> None:
    """The command line knows the names and asks for no other."""
    with pytest.raises(KeyError):
        write(sample(), "odt")


OPENS = {"md": b"{>>Redline", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF-", "json": b"{\n"}


@pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.name)
def test_a_format_says_whether_it_has_redlines(format_: Format) -> None:
    """One that has writes them; one that has not is an error of the caller."""
    assert format_.redlines is (format_.name in OPENS)
    if format_.redlines:
        assert redline(redlined(), format_.name).startswith(OPENS[format_.name])
    else:
        with pytest.raises(KeyError):
            redline(redlined(), format_.name)
