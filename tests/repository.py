"""A small family in a git repository of its own, with commits and editions, for tests that look back."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from engross.assemble import assemble_all
from engross.editions.edition import release
from engross.editions.history import Project
from engross.library.family import load
from engross.writers import FORMATS

GARDEN = Path(__file__).parent / "families" / "garden"
DAY = "2026-11-24T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Kept:
    """A repository and the folder in it that holds the clauses folder and the builds."""

    root: Path
    folder: Path

    @property
    def project(self) -> Project:
        """The family as the rooms take it."""
        clauses = self.folder / "clauses"
        return Project(lambda: clauses, lambda: self.folder / "builds", lambda: load(clauses))

    def git(self, *arguments: str) -> str:
        """What git prints; nothing of the user's settings is read."""
        here = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        people = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in WHO.items()}
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        command = ["git", "-c", "init.defaultBranch=main", *arguments]
        ran = subprocess.run(
            command, cwd=self.root, env=here | people | quiet, capture_output=True, text=True, check=True
        )
        return ran.stdout.strip()

    def commit(self, subject: str = "a change") -> str:
        """Commits everything; returns the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject)
        return self.git("rev-parse", "HEAD")

    def edit(self, path: str, old: str, new: str) -> None:
        """Changes words in a clause file, which must hold them."""
        file = self.folder / "clauses" / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not say {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def release(self) -> str:
        """Writes the edition that is open, as JSON alone; returns its name."""
        family = load(self.folder / "clauses")
        chosen = [format for format in FORMATS if format.name == "json"]
        release(assemble_all(family), chosen, self.folder / "builds", lambda done, total, name: None)
        return family.edition


WHO = {"NAME": "A. Gardener", "EMAIL": "gardener@example.org", "DATE": DAY}


def kept(root: Path, below: str = "", clauses: Path = GARDEN) -> Kept:
    """A family, the garden where no other is given, below a new repository, committed once."""
    made = Kept(root, root / below)
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(clauses, made.folder / "clauses")
    made.git("init", "-q")
    made.commit("the family")
    return made
