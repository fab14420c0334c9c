"""How well an imported family foretells a text that it was not made of: `python -m benchmarks.prediction FILES...`.

Leaves out each text in turn (or those that --leave-out names), makes a family of the others, assembles the options of
the text from it, and prints the word error against the real text. With --predict CODES the licence of options that no
file has is assembled from all, and every `applies` that it rests on is printed with how many words follow from it. No
word of a text is printed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rapidfuzz.distance import Levenshtein

from engross.assemble import assemble
from engross.importer.family import written
from engross.importer.naming import named
from engross.importer.printing import assembled, printed
from engross.importer.reading import full_text
from engross.importer.text import FullText
from engross.importer.written import Settings
from engross.library.conditions import holds
from engross.library.family import Refusal, UnknownName, check_variants, load, unlisted
from engross.model import Document, Family
from engross.model.cut import words
from engross.model.diagnostics import BadInput


@dataclass(frozen=True, slots=True)
class WordError:
    """Words of the real text, and how many must be changed, put in or taken out to get it from the prediction."""

    words: int
    replaced: int
    missing: int
    extra: int

    @property
    def share(self) -> float:
        """The word error rate."""
        return (self.replaced + self.missing + self.extra) / max(1, self.words)


def texts_of(files: Sequence[Path]) -> tuple[FullText, ...]:
    """The texts with the options that their names say."""
    told = named([file.stem for file in files])
    read = [full_text(file.read_bytes(), file.name) for file in files]
    return tuple(replace(text, options=options) for text, options in zip(read, told.options, strict=True))


def predicted(texts: Sequence[FullText], options: Sequence[str]) -> tuple[Family, Document]:
    """The family of some texts, and the licence of other options; raises `BadInput` where they leave it open."""
    made = written(texts, Settings("Predicted", "P", "Nobody", "2000-01-01"))
    with TemporaryDirectory() as folder:
        for name, content in made.files.items():
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        family = load(Path(folder))
        variant = unlisted(family, options)
        if isinstance(variant, Refusal):
            raise click.UsageError(f"{', '.join(options)}: {variant.reason}")
        alone = replace(family, variants=(variant,))
        check_variants(alone)
        return family, assemble(alone, variant)


def word_error(document: Document, text: FullText) -> WordError:
    """How far a prediction is from the real text; labels are words too."""
    said, real = ([sign for sign in signs if sign[0].isalnum()] for signs in (assembled(document), printed(text)))
    counted = Counter(step.tag for step in Levenshtein.editops(said, real))
    return WordError(len(real), counted["replace"], counted["insert"], counted["delete"])


def rests_on(family: Family, options: Sequence[str]) -> Iterator[tuple[str, bool, int, int]]:
    """Each `applies` of the family but `true`: whether it holds, and in how many places and words it decides."""
    names, found = frozenset(options), dict[str, list[int]]()
    for alternates in family.clauses.values():
        for clause in alternates:
            passages = [(clause.applies.text, one) for one in clause.paragraphs]
            passages += [
                (one.applies.text, one.passage) for phrase in clause.phrases.values() for one in phrase.wordings
            ]
            for applies, passage in passages:
                said = " ".join(getattr(one, "text", "") for one in passage)
                found.setdefault(applies, []).append(len(words(said)))
    found.pop("true", None)
    for applies, counts in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        yield applies, holds(applies, names), len(counts), sum(counts)


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--leave-out", "left", multiple=True, help="The name of a file to leave out; each in turn without this.")
@click.option("--predict", "codes", help="A set of options, A,B, that no file has.")
def main(files: tuple[Path, ...], left: tuple[str, ...], codes: str | None) -> None:
    """Print the word error of each text that is left out, or what a prediction rests on."""
    texts = texts_of(files)
    if codes is not None:
        _predict(texts, [code.strip() for code in codes.split(",") if code.strip()])
        return
    for text in texts:
        if left and text.name not in left:
            continue
        try:
            _, document = predicted([one for one in texts if one is not text], text.options)
        except UnknownName as unknown:
            click.echo(f"{text.name}: no other text has its options: {unknown}")
            continue
        except BadInput as bad:
            click.echo(f"{text.name}: not decided by the others: {bad.diagnostics[0].message}")
            continue
        error = word_error(document, text)
        click.echo(
            f"{text.name}: word error {error.share:.2%} of {error.words} words: "
            f"{error.replaced} replaced, {error.missing} missing, {error.extra} too many"
        )


def _predict(texts: Sequence[FullText], options: Sequence[str]) -> None:
    family, document = predicted(texts, options)
    click.echo(f"{', '.join(options)}: {sum(sign[0].isalnum() for sign in assembled(document))} words. It rests on:")
    for applies, true, places, count in rests_on(family, options):
        click.echo(f"  {applies}: {'holds' if true else 'does not hold'}; {places} places, {count} words")


if __name__ == "__main__":
    main()
