"""Signatures of editions, by `ssh-keygen -Y`: over `SHA256SUMS`, and so over every file.

Takes a folder and a key or a list of signers; writes `SHA256SUMS.sig`, or returns what is wrong with it. An Ed25519 key
signs the same bytes in the same way every time. Never holds a key, and never asks the network.
"""

import errno
import subprocess
from pathlib import Path

from engross.editions import checksums, disk

NAME = f"{checksums.SUMS}.sig"
NAMESPACE = "engross-release"


def sign(folder: Path, key: Path) -> None:
    """Signs the checksums in a folder; raises `OSError` where the key cannot be used."""
    ran = _ask("sign", "-q", "-f", str(key), "-n", NAMESPACE, str(folder / checksums.SUMS))
    if ran.returncode:
        raise OSError(errno.EINVAL, f"cannot sign with it: {_last(ran.stderr)}", str(key))
    disk.write_durably(folder / NAME, (folder / NAME).read_bytes())


def check(folder: Path, signers: Path | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the signature of a folder, and what else can be said of it.

    Without a list of signers it is only asked whether it is a signature of these checksums, whoever made it.
    """
    signed, sums = folder / NAME, folder / checksums.SUMS
    if not signed.is_file():
        return (("it is not signed",), ()) if signers else ((), ())
    if not sums.is_file():
        return (("what it signs is not there",), ())
    given = sums.read_bytes()
    about = ("-n", NAMESPACE, "-s", str(signed))
    if signers is None:
        ran = _ask("check-novalidate", *about, given=given)
        said = _last(ran.stdout or ran.stderr)
        return ((said,), ()) if ran.returncode else ((), (f"{said}; --signers FILE checks whose key that is",))
    names = _ask("find-principals", "-s", str(signed), "-f", str(signers)).stdout.decode().split("\n")
    ran = _ask("verify", *about, "-f", str(signers), "-I", names[0].split(",")[0] or "nobody", given=given)
    said = _last(ran.stdout or ran.stderr) if names[0] else f"its key is not among those of {signers}"
    return ((said,), ()) if ran.returncode else ((), (said,))


def _ask(action: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["ssh-keygen", "-Y", action, *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise FileNotFoundError(errno.ENOENT, "is not installed, and signatures need it", "ssh-keygen") from error


def _last(said: bytes) -> str:
    return (said.decode("utf-8", "replace").strip().splitlines() or ["no word why"])[-1].strip()
