"""Whether a build after an edit is what a clean build is: `python -m benchmarks.edits COUNT [SEED] [FORMATS] [FAMILY]`.

Takes a copy of a family, by default this repository's; makes random edits of its files one after another (words,
headings, conditions, settings, clauses gone, come back or new), builds after each into the same folder and into an
empty one, and compares all files byte for byte. An edit that the family refuses must be refused in the same words, and
is taken back. Ends with exit code 1 at the first difference.
"""

import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click
from click.testing import CliRunner, Result

from engross.cli.root import cli

ROOT = Path(__file__).parents[1]
FORMATS = "md,html,txt,json,docx"
_WORD = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])")
_SETTING = re.compile(r"(?m)^(?:    values: \[(.+)\]\n)?    value: (\S+)$")
"""The values that a setting may have, where they are not on and off, and its own."""

Edit = Callable[["Trial"], str]
"""Changes one file and says which."""


class Different(Exception):
    """A file that an incremental build left as no clean build makes it."""


class Trial:
    """A project that is edited, and the folder that its builds bring up to date."""

    def __init__(self, work: Path, family: Path, chance: Random, formats: str) -> None:
        self.work, self.chance, self.formats = work, chance, formats
        self.clauses = Path(shutil.copytree(family / "clauses", work / "p" / "clauses"))
        self.gone: list[tuple[Path, str]] = []
        self.build("kept")

    def build(self, out: str) -> Result:
        """A build of all licences."""
        words = ["-C", str(self.work / "p"), "build", "--format", self.formats, "--out", str(self.work / out)]
        return CliRunner().invoke(cli, words, prog_name="engross")

    def file(self) -> Path:
        """Any clause file."""
        return self.chance.choice(sorted(self.clauses.rglob("*.md")))

    def step(self, edit: Edit) -> bool:
        """Whether an edit is one of a sound family; raises `Different` where the two builds differ."""
        before = {path: path.read_bytes() for path in self.clauses.rglob("*") if path.is_file()}
        gone = [*self.gone]
        said = edit(self)
        shutil.rmtree(self.work / "clean", ignore_errors=True)
        kept, clean = self.build("kept"), self.build("clean")
        if kept.exit_code != clean.exit_code or (kept.exit_code and kept.stderr != clean.stderr):
            raise Different(f"{said}: exit codes {kept.exit_code}, {clean.exit_code}: {kept.stderr} {clean.stderr}")
        if kept.exit_code not in (0, 3):
            raise Different(f"{said}: exit code {kept.exit_code}: {kept.stderr}")
        if kept.exit_code:
            self.gone = gone
            for path in {*self.clauses.rglob("*.*")} - {*before}:
                path.unlink()
            for path, data in before.items():
                path.write_bytes(data)
            return False
        for path in sorted((self.work / "clean").glob("[!.]*")):
            if path.read_bytes() != (self.work / "kept" / path.name).read_bytes():
                raise Different(f"{said}: {path.name} differs")
        return True


def word(trial: Trial) -> str:
    """Another word in a clause."""
    path = trial.file()
    text = path.read_text("utf-8")
    head, body = text[: text.find("\n---\n", 4) + 5], text[text.find("\n---\n", 4) + 5 :]
    found = [*_WORD.finditer(body)]
    if found:
        match = trial.chance.choice(found)
        other = "".join(trial.chance.sample(match[0], len(match[0])))
        path.write_text(f"{head}{body[: match.start()]}{other}{body[match.end() :]}", "utf-8")
    return f"a word in {path.name}"


def heading(trial: Trial) -> str:
    """Another heading."""
    path = trial.file()
    path.write_text(re.sub(r"(?m)^(heading: .*)$", r"\1 again", path.read_text("utf-8"), count=1), "utf-8")
    return f"the heading of {path.name}"


def applies(trial: Trial) -> str:
    """Another condition."""
    path = trial.file()
    condition = trial.chance.choice(("true", *re.findall(r"(?m)^applies: (.+)$", trial.file().read_text("utf-8"))))
    path.write_text(re.sub(r"(?m)^applies: .*$", lambda _: f"applies: {condition}", path.read_text("utf-8")), "utf-8")
    return f"{path.name} applies: {condition}"


def setting(trial: Trial) -> str:
    """Another value of a setting of the family."""
    path = trial.clauses / "family.yaml"
    text = path.read_text("utf-8")
    found = [*_SETTING.finditer(text)]
    if found:
        match = trial.chance.choice(found)
        others = {value.strip() for value in (match[1] or "on, off").split(",")} - {match[2]}
        value = trial.chance.choice(sorted(others))
        path.write_text(f"{text[: match.start(2)]}{value}{text[match.end(2) :]}", "utf-8")
    return "a setting"


def removal(trial: Trial) -> str:
    """A clause less."""
    path = trial.file()
    trial.gone.append((path, path.read_text("utf-8")))
    path.unlink()
    return f"{path.name} gone"


def comeback(trial: Trial) -> str:
    """A clause that was gone, as it was."""
    if not trial.gone:
        return word(trial)
    path, text = trial.gone.pop(trial.chance.randrange(len(trial.gone)))
    path.write_text(text, "utf-8")
    return f"{path.name} back"


def addition(trial: Trial) -> str:
    """A clause more, behind one of its section, or in place of it where the outline names its clauses one by one."""
    path = trial.file()
    new = path.with_name(f"{path.stem}-{trial.chance.randrange(10_000)}.md")
    text = re.sub(r"(?m)^id: .*$", f"id: {new.stem}", path.read_text("utf-8"), count=1)
    new.write_text(re.sub(r"(?m)^(heading: .*)$", r"\1 too", text, count=1), "utf-8")
    outline = trial.clauses / "outline.yaml"
    if outline.is_file():
        listed = re.sub(
            rf"(?<![\w.-]){re.escape(path.stem)}(?![\w.-])", f"{path.stem}, {new.stem}", outline.read_text("utf-8")
        )
        outline.write_text(listed, "utf-8")
    return f"{new.name} new"


EDITS: tuple[tuple[Edit, int], ...] = (
    (word, 8),
    (heading, 2),
    (applies, 3),
    (setting, 1),
    (removal, 2),
    (comeback, 2),
    (addition, 2),
)
"""Each edit and how often it is made."""


def edited(count: int, seed: int, formats: str = FORMATS, family: Path = ROOT) -> Iterator[tuple[str, bool]]:
    """Edits until so many were sound ones: the kind of each, and whether it was."""
    chance = Random(seed)
    kinds, weights = zip(*EDITS, strict=True)
    with TemporaryDirectory() as work:
        trial = Trial(Path(work), family, chance, formats)
        while count:
            (kind,) = chance.choices(kinds, weights)
            sound = trial.step(kind)
            count -= sound
            yield kind.__name__, sound


def main() -> None:
    """Runs from the command line."""
    count, seed = (int(word) for word in (*sys.argv[1:3], *("20", "1")[len(sys.argv[1:3]) :]))
    formats = sys.argv[3] if sys.argv[3:] else FORMATS
    family = Path(sys.argv[4]) if sys.argv[4:] else ROOT
    sound: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    try:
        for number, (kind, fine) in enumerate(edited(count, seed, formats, family), 1):
            (sound if fine else refused)[kind] += 1
            click.echo(f"{number}: {kind}{'' if fine else ', refused'}", err=True)
    except Different as different:
        click.echo(f"after {sound.total()} edits: {different}")
        sys.exit(1)
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(sound.items()))
    click.echo(f"{sound.total()} edits ({kinds}), {refused.total()} more refused: every file of {formats} is the same.")


if __name__ == "__main__":
    main()
