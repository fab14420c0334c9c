"""Licences for the SPDX list: the shape that its schema asks for, ids that expressions take, and the words."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from license_expression import Licensing  # type: ignore[import-untyped]
from lxml import etree
from tests.licences import BUILDS, released
from tests.samples import sample

from engross.cli.root import cli
from engross.editions.history.released import editions
from engross.editions.spdx import NAMESPACE, files, identifier, xml
from engross.model import Document
from engross.readers import read as read_file
from engross.readers.identify import Candidate, Verdict, identify

HERE = Path(__file__).parent
DOCUMENTS: Mapping[str, Document] = {
    f"{variant}@{edition}": document for edition in editions(BUILDS) for variant, document in released(edition).items()
}
GRAMMAR = etree.RelaxNG(etree.parse(HERE / "data" / "spdx.rng"))
EVERY_LICENCE = pytest.mark.parametrize("name", DOCUMENTS)


def words(data: bytes) -> list[str]:
    """The words of the text in an XML file."""
    text = etree.fromstring(data).find(f"{{{NAMESPACE}}}license/{{{NAMESPACE}}}text")
    assert text is not None
    return "".join(str(piece) + " " for piece in text.itertext()).casefold().split()


@EVERY_LICENCE
def test_the_xml_has_the_shape_of_the_list(name: str) -> None:
    """It is valid, holds one licence with its id and name, and claims no approval."""
    root = etree.fromstring(xml(DOCUMENTS[name]))
    assert GRAMMAR.validate(root), GRAMMAR.error_log
    (licence,) = root
    record = DOCUMENTS[name].record
    assert {str(key): str(value) for key, value in licence.attrib.items()} == {
        "licenseId": f"LicenseRef-{record.id}",
        "name": record.name,
        "isOsiApproved": "false",
    }


def test_a_label_is_a_bullet_before_the_first_words() -> None:
    """Of the heading, or of the paragraph where there is none; further words are paragraphs."""
    root = etree.fromstring(xml(sample()))
    told = {one.text: one.tail for one in root.iter(f"{{{NAMESPACE}}}bullet")}
    assert (told["2."], told["2.1"], told["(i)"]) == (" What you may do", " Keeping", " by day; or")
    paragraphs = [one.text for one in root.iter(f"{{{NAMESPACE}}}p")]
    assert "You may, on condition that Section 3 holds:" in paragraphs
    assert "Keeping" not in paragraphs


@EVERY_LICENCE
def test_xml_and_test_text_have_the_same_words(name: str) -> None:
    """Word for word, label for label; case and the rules under headings are no words."""
    (_, made), (_, text) = files([DOCUMENTS[name]])
    lines = (line for line in text.decode().split("\n") if not re.fullmatch(r" *(?:-{3,}|={3,})", line))
    assert words(made) == [word for line in lines for word in line.casefold().split()]


@EVERY_LICENCE
def test_the_test_text_is_the_released_licence_and_nothing_else(name: str) -> None:
    """It is byte for byte the LICENSE of the edition, which opens with its title and holds no word before it."""
    document = DOCUMENTS[name]
    _, (_, text) = files([document])
    released = (BUILDS / document.record.edition / f"{document.record.id}.txt").read_bytes()
    answer = identify(read_file(released, "LICENSE"), [Candidate.of(document, "released")])
    assert text == released
    assert (answer.verdict, answer.before, answer.after) == (Verdict.EXACT, "", "")
    assert released.isascii()
    assert released.endswith(b"\n")
    assert b"\r" not in released
    assert max(map(len, released.split(b"\n"))) <= 80


@EVERY_LICENCE
def test_ids_stand_in_expressions(name: str) -> None:
    """An id is a LicenseRef of letters, digits, full stops and hyphens, and parses beside others."""
    id = identifier(DOCUMENTS[name])
    assert re.fullmatch(r"LicenseRef-[A-Za-z0-9.-]+", id)
    assert Licensing().license_keys(f"Apache-2.0 AND ({id} OR MIT)") == ["Apache-2.0", id, "MIT"]


def test_a_broken_shape_is_found() -> None:
    """The grammar is no empty promise: a list without items, an unknown element and a lost id are refused."""
    good = xml(next(iter(DOCUMENTS.values())))
    for old, new in ((b"<p>", b"<para>"), (b"licenseId=", b"id="), (b"<item>", b"<p>")):
        closed = {b"<para>": (b"</p>", b"</para>"), b"<p>": (b"</item>", b"</p>")}.get(new, (b"", b""))
        broken = good.replace(old, new).replace(*closed) if closed[0] else good.replace(old, new)
        assert not GRAMMAR.validate(etree.fromstring(broken))


def test_the_command_writes_both_files_of_every_licence(tmp_path: Path) -> None:
    """Of an edition or of the working text, with the names printed."""
    edition = editions(BUILDS)[-1]
    for arguments in ([], ["--edition", edition]):
        out = tmp_path / f"out{len(arguments)}"
        ran = CliRunner().invoke(cli, ["-C", str(BUILDS.parent), "spdx", str(out), *arguments])
        assert ran.exit_code == 0, ran.output
        assert sorted(ran.stdout.split()) == sorted(map(str, out.iterdir()))
        assert len(list(out.glob("LicenseRef-*.xml"))) == len(list(out.glob("LicenseRef-*.txt"))) == 9
    wrong = CliRunner().invoke(cli, ["-C", str(BUILDS.parent), "spdx", str(tmp_path / "none"), "--edition", "0.0"])
    assert wrong.exit_code == 2
    assert not (tmp_path / "none").exists()
