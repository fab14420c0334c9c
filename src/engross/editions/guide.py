"""The page that leads from the folder of builds to what a reader wants: `README.md` in it.

Takes the folder; returns the page. It is made of the manifests alone, so that the same editions give the same page, and
it is no part of an edition. Never reads a licence.
"""

from pathlib import Path
from typing import Any

from engross.editions import checksums, disk, errata, ledger
from engross.editions.history.released import editions

NAME = "README.md"
_RELEASES = "../../../releases/tag"
"""From the page, as GitHub shows it at `/OWNER/REPOSITORY/blob/BRANCH/builds/README.md`."""

_FORMATS = {".pdf": "PDF", ".docx": "Word", ".html": "web page", ".md": "Markdown", ".txt": "text", ".json": "data"}


def write(builds: Path) -> None:
    """Writes the page anew, in one step; raises `OSError` where the disk refuses."""
    disk.replace(builds / NAME, page(builds).encode())


def page(builds: Path) -> str:
    """Every sealed edition, the newest first: each licence as a file to open, and where its changes are."""
    sealed = [name for name in editions(builds) if ledger.sealed(builds, name)]
    lines = [
        "# Sealed editions",
        "",
        "Each folder is one edition and never changes. Why an edition differs from the one before:",
        "[CHANGELOG.md](../CHANGELOG.md).",
    ]
    for at, name in reversed(list(enumerate(sealed))):
        described = checksums.read((builds / name / checksums.NAME).read_bytes())
        lines += ["", f"## {name}, {described['date']}", "", *_table(name, described)]
        if errata.file(builds, name).is_file():
            lines += ["", f"[Errata](./{name}{errata.SUFFIX}) tell its slips; the files stay as they are."]
        lines += ["", *_changed(name, sealed[at - 1] if at else "", described)]
    return "\n".join(lines) + "\n"


def _table(edition: str, described: dict[str, Any]) -> list[str]:
    variants = sorted(described["variants"], key=lambda one: (one.count("-"), one))
    rows = ["| licence | read it |", "|---|---|"]
    for variant in variants:
        id = described["variants"][variant]["id"]
        there = [(said, f"{id}{suffix}") for suffix, said in _FORMATS.items() if f"{id}{suffix}" in described["files"]]
        rows.append(f"| {variant} | {', '.join(f'[{said}]({edition}/{file})' for said, file in there)} |")
    return rows


def _changed(edition: str, before: str, described: dict[str, Any]) -> list[str]:
    if not before:
        return ["This is the first edition; there is nothing to compare it with."]
    some = min(described["variants"])
    release = f"[the release of this edition]({_RELEASES}/edition/{edition})"
    return [
        f"What changed since {before}: on GitHub, {release} has redlines",
        "of each changed licence for Word, print and the browser, and the pack for counsel with the reasons. With the",
        "toolkit:",
        "",
        f"    engross redline {some}@{before} {some}@{edition}",
        f"    engross review ../to-counsel --since {before} --to {edition}",
    ]
