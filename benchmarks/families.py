"""Families of any size: `grown` writes one that lists so many licences over so many clauses.

Takes a folder and the numbers wanted; starts from what `engross new` writes and adds options that combine freely,
sections, and clauses of words of their own, the half of them behind a condition. The same each time. Never reads this
repository's clauses.
"""

import subprocess
import sys
from itertools import combinations, islice
from pathlib import Path
from random import Random

THINGS = ("baker", "bottle", "butter", "candle", "carrot", "cellar", "cheese", "cherry", "corner", "cupboard", "dinner")
MORE = ("drawer", "flour", "garden", "ginger", "grocer", "guest", "handle", "honey", "kettle", "kitchen", "ladle")
WORDS = (*THINGS, *MORE, "larder", "lemon", "market", "mustard", "napkin", "needle", "onion", "oven", "pantry", "plate")
VERBS = ("carries", "cleans", "counts", "covers", "fetches", "finds", "guards", "keeps", "lifts", "marks", "offers")
A_SECTION = 20
"""Clauses of one section."""


def grown(folder: Path, *, options: int, licences: int, clauses: int, each: int = 0) -> Path:
    """A project with so many options more, of whose sets the first so many are listed, and so many clauses in all.

    Where licences have so many options `each`, they are of one length; else the first have none, and the last most.
    """
    subprocess.run([sys.executable, "-m", "engross", "new", str(folder)], check=True, capture_output=True)
    root, chance = folder / "clauses", Random(1)
    sizes = (each,) if each else range(options + 1)
    codes = [f"O{number}" for number in range(options)]
    more = "".join(f"  {code}: {{word: {code}, question: Is it?, summary: It is.}}\n" for code in codes)
    every = (chosen for size in sizes for chosen in combinations(codes, size))
    listed = "".join(f"  - [{', '.join(chosen)}]\n" for chosen in islice(every, licences))
    sections = ""
    for number in range(clauses - len(list(root.rglob("*.md")))):
        section, place = divmod(number, A_SECTION)
        if place == 0:
            (root / f"part{section}").mkdir()
            sections += f"    - id: part{section}\n      heading: Part {_name(section)}\n"
            sections += f"      clauses: [part{section}.*]\n"
        _clause(root / f"part{section}" / f"part{section}.c{number:03d}.md", number, codes, chance)
    text = (root / "family.yaml").read_text("utf-8")
    text = text.replace("\nrules:", f"{more}\nlicences:\n{listed}\nrules:", 1)
    text = text.replace("    - id: ending\n", f"{sections}    - id: ending\n", 1)
    (root / "family.yaml").write_text(text, "utf-8")
    return folder


def _clause(path: Path, number: int, codes: list[str], chance: Random) -> None:
    applies = codes[number // 2 % len(codes)] if number % 2 and codes else "true"
    sentences = ["Whoever cooks the dish keeps this."]
    for _ in range(4):
        things, verb, thing = " ".join(chance.sample(WORDS, 3)), chance.choice(VERBS), chance.choice(WORDS)
        sentences.append(f"The {things} {verb} the {thing}.")
    head = f"id: {path.stem}\napplies: {applies}\nheading: Rule {_name(number)}\n"
    path.write_text(f"---\n{head}---\n{' '.join(sentences)}\n", "utf-8")


def _name(number: int) -> str:
    """A number as two words."""
    return f"{WORDS[number // len(WORDS)]} and {WORDS[number % len(WORDS)]}"
