"""What is said of a signature, whatever `ssh-keygen` answers."""

import subprocess
from pathlib import Path

import pytest

from engross.editions import checksums, signature

ADA = "ada@mill.example,old@mill.example\nbob@mill.example\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with checksums and a signature of them."""
    (tmp_path / checksums.SUMS).write_bytes(b"sums")
    (tmp_path / signature.NAME).write_bytes(b"signed")
    return tmp_path


def answering(monkeypatch: pytest.MonkeyPatch, principals: str = "", code: int = 0) -> list[tuple[str, ...]]:
    """`ssh-keygen` finds these names, and ends with this code; returns the questions that it is asked."""
    asked: list[tuple[str, ...]] = []

    def ask(action: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Note the question."""
        asked.append((action, *arguments))
        found = action == "find-principals"
        assert given == (b"" if found else b"sums")
        return subprocess.CompletedProcess(
            (), 0 if found else code, (principals if found else "first\nso said\n").encode()
        )

    monkeypatch.setattr(signature, "_ask", ask)
    return asked


@pytest.mark.parametrize("signers", [None, Path("signers")])
def test_what_lacks_its_signature_or_its_checksums(signers: Path | None, folder: Path) -> None:
    """A signature is missed where one is asked for; without its checksums it is of nothing."""
    (folder / checksums.SUMS).unlink()
    assert signature.check(folder, signers) == (("what it signs is not there",), ())
    (folder / signature.NAME).unlink()
    assert signature.check(folder, signers) == ((("it is not signed",) if signers else ()), ())


@pytest.mark.parametrize(
    ("principals", "code", "name", "answer"),
    [
        (ADA, 0, "ada@mill.example", ((), ("so said",))),
        (ADA, 255, "ada@mill.example", (("so said",), ())),
        ("", 255, "nobody", (("its key is not among those of signers",), ())),
    ],
)
def test_a_signature_is_held_against_the_first_name_of_its_key(
    principals: str, code: int, name: str, answer: object, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `ssh-keygen` says last is told; of a key that is not listed, that."""
    asked = answering(monkeypatch, principals, code)
    assert signature.check(folder, Path("signers")) == answer
    (verify,) = (one for one in asked if one[0] == "verify")
    assert verify[verify.index("-I") + 1] == name


@pytest.mark.parametrize("code", [0, 255])
def test_without_a_list_only_the_bytes_are_asked_for(code: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is said how to ask for the key."""
    answering(monkeypatch, code=code)
    wrong, notes = signature.check(folder, None)
    assert wrong == (("so said",) if code else ())
    assert notes == (() if code else ("so said; --signers FILE checks whose key that is",))
