"""What verify names when an edition was tampered with, in one way or in several at once."""

import hashlib
import json
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.editions import light
from tests.editions.projects import EDITION, project, seal
from tests.samples import sample

from engross.editions import checksums, ledger, signature, sources
from engross.editions.edition import release
from engross.editions.rebuild import rebuild
from engross.editions.verify import FaultKind, Verification, verify
from engross.model.diagnostics import BadInput
from engross.writers import FORMATS
from engross.writers import json as documents

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


def quiet(done: int, total: int, name: str) -> None:
    """Hears of progress and says nothing."""


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of builds with the sample's edition in every format."""
    builds = tmp_path_factory.mktemp("sealed")
    release([sample()], FORMATS, builds, quiet)
    return builds


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """An edition of the sample as Markdown, text and JSON alone, to be tampered with."""
    light.sealed(tmp_path)
    return tmp_path / "1.0"


def test_hashes_are_told_before_words_are_read(plain: Path) -> None:
    """Once, with every fault; the report that is returned says what changed in words, too."""
    (plain / f"{light.STEM}.md").write_bytes((plain / f"{light.STEM}.md").read_bytes().replace(b"by day", b"by dusk"))
    told: list[Verification] = []
    report = verify(plain, tell=told.append)
    assert [(fault.file, fault.said, fault.edits) for fault in told[0].faults] == [
        (f"{light.STEM}.md", "its bytes are others", ())
    ]
    assert [(fault.said, fault.edits) for fault in report.faults] == [("its words are others", (("day", "dusk"),))]
    assert len(told) == 1


def test_a_file_with_the_bytes_of_another_says_of_which(plain: Path) -> None:
    """And two that changed places are told as that."""
    one, other = (plain / f"{light.STEM}.{suffix}" for suffix in ("md", "txt"))
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    assert [(fault.file, fault.said) for fault in verify(plain).faults] == [
        (one.name, f"it has the bytes of {other.name}")
    ]
    other.write_bytes(kept)
    assert [fault.kind for fault in verify(plain).faults] == [FaultKind.SWAPPED]


def test_words_are_held_against_a_file_that_is_whole(plain: Path) -> None:
    """Whichever of them that is; where none is, only bytes are told."""
    names = [f"{light.STEM}.{suffix}" for suffix in ("json", "md", "txt")]
    for name in names[:2]:
        (plain / name).write_bytes((plain / name).read_bytes().replace(b"by day", b"by dusk"))
    assert {fault.file: fault.edits for fault in verify(plain).faults} == dict.fromkeys(names[:2], (("day", "dusk"),))
    (plain / names[0]).unlink()
    assert {fault.file: fault.edits for fault in verify(plain).faults} == {names[0]: (), names[1]: (("day", "dusk"),)}
    (plain / names[2]).write_bytes(b"other")
    assert {fault.edits for fault in verify(plain).faults} == {()}


@pytest.fixture
def edition(sealed: Path, tmp_path: Path) -> Path:
    """A copy of that edition, with its ledger, to be tampered with."""
    shutil.copytree(sealed, tmp_path / "builds")
    return tmp_path / "builds" / "1.0"


def found(report: Verification) -> dict[str, tuple[FaultKind, str]]:
    """What became of each file, and the other file that has to do with it."""
    return {fault.file: (fault.kind, fault.other) for fault in report.faults}


def named(report: Verification) -> set[str]:
    """Every file that the faults name."""
    return {name for fault in report.faults for name in (fault.file, fault.other) if name}


def flip(folder: Path, chance: random.Random) -> set[str]:
    """Another bit somewhere in a file."""
    path = chance.choice(sorted(folder.iterdir()))
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    return {path.name}


def add(folder: Path, chance: random.Random) -> set[str]:
    """A file more, under a name that might belong."""
    name = chance.choice(["SA-1.0.md", "LICENSE", ".hidden", "manifest.json.bak", "SA-KEEP-1.0.rtf"])
    (folder / name).write_bytes(chance.randbytes(chance.randrange(40)))
    return {name}


def remove(folder: Path, chance: random.Random) -> set[str]:
    """A file less."""
    path = chance.choice(sorted(folder.iterdir()))
    path.unlink()
    return {path.name}


def rename(folder: Path, chance: random.Random) -> set[str]:
    """A file under another name."""
    path = chance.choice(sorted(folder.iterdir()))
    path.rename(folder / f"copy-of-{path.name}")
    return {path.name, f"copy-of-{path.name}"}


def swap(folder: Path, chance: random.Random) -> set[str]:
    """Two files under each other's names."""
    one, other = chance.sample(sorted(folder.iterdir()), 2)
    held = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(held)
    return {one.name, other.name}


TAMPERINGS = (flip, add, remove, rename, swap)
TIMES = (6, pytest.param(60, marks=pytest.mark.slow))
"""How often each is done, on files drawn with a seed."""


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda tampering: tampering.__name__)
def test_each_tampering_is_named(sealed: Path, tmp_path: Path, tampering: Callable[..., set[str]], times: int) -> None:
    """Whatever file is touched, in an edition of a project: that file is named, and no other is blamed."""
    chance = random.Random(tampering.__name__)
    for number in range(times):
        builds = tmp_path / str(number)
        shutil.copytree(sealed, builds)
        touched = tampering(builds / "1.0", chance)
        assert named(verify(builds / "1.0")) == touched
        shutil.rmtree(builds)


@pytest.mark.parametrize("times", TIMES)
def test_tampering_with_a_copy_elsewhere_is_found(sealed: Path, tmp_path: Path, times: int) -> None:
    """Where no ledger stands beside an edition, each touched file is still named."""
    chance = random.Random("elsewhere")
    for number in range(times):
        folder = tmp_path / str(number)
        shutil.copytree(sealed / "1.0", folder)
        touched = chance.choice(TAMPERINGS)(folder, chance)
        # A manifest and checksums that part ways accuse each other, and both are told of.
        assert named(verify(folder)) | {checksums.NAME, checksums.SUMS} >= touched
        assert verify(folder).faults
        shutil.rmtree(folder)


def test_an_edition_that_agrees_with_itself_but_not_with_the_ledger(edition: Path) -> None:
    """New words with new sums, manifest and checksums all made to fit, are found by the ledger."""
    shutil.rmtree(edition)
    noted = (edition.parent / ledger.NAME).read_bytes()
    (edition.parent / ledger.NAME).unlink()
    release([replace(sample(), end="The end")], FORMATS[:2], edition.parent, quiet)
    (edition.parent / ledger.NAME).write_bytes(noted)
    assert checksums.SUMS in named(verify(edition))


def test_a_word_behind_sums_that_were_made_to_fit_is_told(edition: Path) -> None:
    """One file says something else, and manifest and checksums agree with it; the ledger and other formats do not."""
    file = edition / "SA-KEEP-1.0.md"
    was = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_text(file.read_text().replace("come as", "arrive as"))
    for path in (edition / checksums.NAME, edition / checksums.SUMS):
        path.write_text(path.read_text().replace(was, hashlib.sha256(file.read_bytes()).hexdigest()))
    files = {path.name: path.read_bytes() for path in edition.iterdir() if path.name != checksums.SUMS}
    (edition / checksums.SUMS).write_bytes(checksums.sums(files))
    faults = {fault.file: fault for fault in verify(edition).faults}
    assert set(faults) == {checksums.SUMS, file.name}
    assert faults[file.name].edits == (("come", "arrive"),)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html", ".json"])
def test_the_words_that_changed_are_told(edition: Path, suffix: str) -> None:
    """One word of a file is another: the file is named with both words, whichever of the formats it is."""
    file = edition / f"SA-KEEP-1.0{suffix}"
    file.write_text(file.read_text().replace("come as", "arrive as").replace("COME AS", "ARRIVE AS"))
    (fault,) = verify(edition).faults
    assert (fault.kind, fault.file) == (FaultKind.CHANGED, file.name)
    assert [(was.casefold(), now.casefold()) for was, now in fault.edits] == [("come", "arrive")]


def test_a_link_or_a_folder_among_the_files_is_named(edition: Path) -> None:
    """What is no plain file is no file of the edition, even where it leads to the same bytes."""
    file = edition / "SA-KEEP-1.0.md"
    file.rename(edition.parent / "elsewhere.md")
    file.symlink_to(edition.parent / "elsewhere.md")
    (edition / "more").mkdir()
    assert found(verify(edition)) == {file.name: (FaultKind.CHANGED, ""), "more": (FaultKind.EXTRA, "")}


def test_a_renamed_and_a_swapped_file_are_told_apart(edition: Path) -> None:
    """Each is told with the file that it became or changed places with."""
    (edition / "SA-KEEP-1.0.md").rename(edition / "README.md")
    (edition / "SA-KEEP-1.0.html").rename(edition / "x")
    (edition / "SA-KEEP-1.0.txt").rename(edition / "SA-KEEP-1.0.html")
    (edition / "x").rename(edition / "SA-KEEP-1.0.txt")
    assert found(verify(edition)) == {
        "SA-KEEP-1.0.md": (FaultKind.RENAMED, "README.md"),
        "SA-KEEP-1.0.html": (FaultKind.SWAPPED, "SA-KEEP-1.0.txt"),
    }


@pytest.mark.parametrize(
    ("held", "faults"),
    [
        # File a now holds the bytes of b, and so on.
        ("a<b", {"a": (FaultKind.CHANGED, "b")}),
        ("b<a", {"b": (FaultKind.CHANGED, "a")}),
        ("a<b b<a", {"a": (FaultKind.SWAPPED, "b")}),
        ("a<b c<b", {"a": (FaultKind.CHANGED, "b"), "c": (FaultKind.CHANGED, "b")}),
        ("a<b b<c c<a", {"a": (FaultKind.CHANGED, "b"), "b": (FaultKind.CHANGED, "c"), "c": (FaultKind.CHANGED, "a")}),
    ],
)
def test_only_two_files_that_changed_places_are_swapped(
    edition: Path, held: str, faults: dict[str, tuple[FaultKind, str]]
) -> None:
    """A file with the bytes of another that is still whole was overwritten; so were three that went round."""
    files = {short: f"SA-KEEP-1.0.{suffix}" for short, suffix in zip("abc", ("html", "md", "txt"), strict=True)}
    were = {short: (edition / name).read_bytes() for short, name in files.items()}
    for target, source in (move.split("<") for move in held.split()):
        (edition / files[target]).write_bytes(were[source])
    named = {files[short]: (kind, files[other]) for short, (kind, other) in faults.items()}
    assert found(verify(edition)) == named


def test_a_manifest_that_lies_about_the_words_is_found(edition: Path) -> None:
    """A recorded hash that is not that of the words is told, though all sums were made to fit."""
    path = edition / checksums.NAME
    described = json.loads(path.read_text())
    described["variants"]["SA-KEEP"]["wording"] = "0" * 64
    path.write_text(json.dumps(described))
    files = {p.name: p.read_bytes() for p in edition.iterdir() if p.name != checksums.SUMS}
    (edition / checksums.SUMS).write_bytes(checksums.sums(files))
    sums = hashlib.sha256((edition / checksums.SUMS).read_bytes()).hexdigest()
    (edition.parent / ledger.NAME).write_text(f"{sums}  1.0/{checksums.SUMS}\n")
    assert found(verify(edition)) == {"SA-KEEP-1.0.json": (FaultKind.WORDING, "")}


def unread(*arguments: object) -> None:
    """Stands for a reader where nothing may be read."""
    raise AssertionError(f"a file was read: {arguments[-1]}")


def test_text_that_the_ledger_vouches_for_is_not_read(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `read_vouched` a whole edition is told by its hashes alone; with it, its words are read."""
    assert verify(edition, read_vouched=False).faults == ()
    monkeypatch.setattr(documents, "read", unread)
    assert verify(edition, read_vouched=False).faults == ()
    with pytest.raises(AssertionError, match="a file was read"):
        verify(edition)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json", ".docx"])
def test_hashes_are_compared_whatever_is_read(edition: Path, suffix: str) -> None:
    """One byte of a file that the ledger vouches for is told without `read_vouched` as well."""
    file = edition / f"SA-KEEP-1.0{suffix}"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert found(verify(edition, read_vouched=False))[file.name][0] is FaultKind.CHANGED


def test_text_that_no_ledger_vouches_for_is_read(edition: Path) -> None:
    """Sums that were made to fit a manifest that lies: without a ledger that notes them, the words are read."""
    path = edition / checksums.NAME
    described = json.loads(path.read_text())
    described["variants"]["SA-KEEP"]["wording"] = "0" * 64
    path.write_text(json.dumps(described))
    files = {p.name: p.read_bytes() for p in edition.iterdir() if p.name != checksums.SUMS}
    (edition / checksums.SUMS).write_bytes(checksums.sums(files))
    sums = hashlib.sha256((edition / checksums.SUMS).read_bytes()).hexdigest()
    noted = edition.parent / ledger.NAME
    noted.write_text(f"{sums}  1.0/{checksums.SUMS}\n")
    assert verify(edition, read_vouched=False).faults == ()
    noted.unlink()
    assert found(verify(edition, read_vouched=False)) == {"SA-KEEP-1.0.json": (FaultKind.WORDING, "")}


def test_errata_stand_beside_and_are_mentioned(edition: Path) -> None:
    """A file of errata leaves the edition as it is, and whoever verifies it hears of them."""
    errata = edition.parent / "1.0.errata.yaml"
    errata.write_text("errata: []\n")
    report = verify(edition)
    assert report.faults == ()
    assert any(str(errata) in note for note in report.notes)


def test_a_folder_without_an_edition_is_refused(tmp_path: Path) -> None:
    """Nothing to verify is no success."""
    (tmp_path / "notes.txt").write_text("Mine.")
    with pytest.raises(BadInput, match="no-edition"):
        verify(tmp_path)


def test_a_ledger_that_was_altered_is_refused(edition: Path) -> None:
    """A line of another form, or two of one edition, are bad input at that line."""
    path = edition.parent / ledger.NAME
    for text in ("1.0 is fine\n", path.read_text() * 2):
        path.write_text(text)
        with pytest.raises(BadInput, match="ledger"):
            verify(edition)


def test_an_edition_is_rebuilt_from_its_own_sources(tmp_path: Path) -> None:
    """Whatever the clauses say by now, the kept ones give the same words and bytes."""
    light = FORMATS[:2]
    builds = project(tmp_path, light)
    seal(tmp_path, light)
    shutil.rmtree(tmp_path / "clauses")
    rebuilt = rebuild(builds / EDITION, FORMATS, quiet)
    assert (rebuilt.like.files, rebuilt.like.same_words, rebuilt.like.same_bytes) == (6, 6, 6)
    assert rebuilt.same
    assert rebuilt.environment == ()


@pytest.mark.parametrize("name", ["../evil.md", "/etc/evil.md", "clauses/../evil/x.md", "clauses/deep/er/x.md", "x.md"])
def test_sources_are_not_unpacked_elsewhere(tmp_path: Path, name: str) -> None:
    """An archive with a name that does not belong among clauses is refused before anything is written."""
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("clauses/family.yaml", "family: F\n")
        archive.writestr(name, "words")
    with pytest.raises(BadInput, match="has no place among clauses"):
        sources.documents(packed.getvalue())
    with pytest.raises(BadInput, match="no archive of clauses"):
        sources.documents(packed.getvalue()[:40])


def test_a_signature_is_that_of_a_known_signer(edition: Path, tmp_path: Path, checker: Callable[[str], str]) -> None:
    """Signed checksums verify against the signer's line; another's key, other checksums and no signature do not."""
    keygen = checker("ssh-keygen")
    for who in ("one", "two"):
        command = [keygen, "-q", "-t", "ed25519", "-N", "", "-C", who, "-f", str(tmp_path / who)]
        subprocess.run(command, check=True)
        (tmp_path / f"{who}.signers").write_text(f"{who}@example.org {(tmp_path / f'{who}.pub').read_text()}")
    assert found(verify(edition, tmp_path / "one.signers")) == {signature.NAME: (FaultKind.SIGNATURE, "")}
    signature.sign(edition, tmp_path / "one")
    assert verify(edition).faults == ()
    report = verify(edition, tmp_path / "one.signers")
    assert report.faults == ()
    assert "one@example.org" in report.notes[0]
    assert found(verify(edition, tmp_path / "two.signers")) == {signature.NAME: (FaultKind.SIGNATURE, "")}
    sums = edition / checksums.SUMS
    sums.write_bytes(sums.read_bytes() + b"\n")
    assert {signature.NAME, checksums.SUMS} == named(verify(edition, tmp_path / "one.signers"))
    with pytest.raises(OSError, match="cannot sign"):
        signature.sign(edition, tmp_path / "none")
