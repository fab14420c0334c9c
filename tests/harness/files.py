"""Files from strangers through the whole way: read, compared with a licence, and every twentieth through all writers.

Takes a kind of file, a number and a seed; returns how the trial of that file ended. Files are made of those of a family
of three clauses.
"""

import atexit
import io
import shutil
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from tests import licences
from tests.harness import damage
from tests.harness.apart import Result, Stages, Wrong, tried
from tests.readers.test_any_two import lost
from tests.writers.resolver import differences

from engross import writers
from engross.assemble import assemble_all
from engross.editions import checksums, drift, ledger, sources, together
from engross.editions.edition import release
from engross.editions.verify import verify
from engross.model import Document
from engross.readers import Reading, read
from engross.readers.comparable import comparable
from engross.readers.identify import Candidate, identify
from engross.redline import compare
from engross.writers import FORMATS

THREE = Path(__file__).parents[1] / "families" / "three"
KINDS = ("docx", "pdf", "html", "md", "txt", "json", "sources.zip", "manifest", "ledger")
EVERY = 20
"""Of how many files one goes through all writers."""
_EDITION = ("manifest", "ledger")
REDLINES = tuple(each for each in FORMATS if each.redlines)


@cache
def document() -> Document:
    """The licence of the family."""
    return next(iter(licences.documents(THREE).values()))


@cache
def reading() -> Reading:
    """The same as a file of it is read."""
    return read(writers.write(document(), "json"), "a.json")


@cache
def builds() -> Path:
    """Editions with one that holds it; the folder goes with the process."""
    folder = tempfile.mkdtemp(prefix="engross-harness-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    light = tuple(each for each in FORMATS if each.name in ("md", "txt", "json"))
    release([document()], light, Path(folder), lambda *told: None, sources.pack(licences.family(THREE)))
    return Path(folder)


@cache
def sound(kind: str) -> tuple[bytes, ...]:
    """The sound files of a kind, of which all others are made: a licence, and redlines of it."""
    if kind == "sources.zip":
        return (sources.pack(licences.family(THREE)),)
    if kind in _EDITION:
        return (_file(builds(), kind).read_bytes(),)
    licence = writers.write(document(), kind)
    if kind in ("txt", "md", "json"):
        return (licence,)
    other = read(writers.write(document(), "md").replace(b"friend", b"good neighbour"), "a.md")
    found = (licence, writers.redline(compare(*comparable(other, reading())), kind))
    return (*found, _unpacked(licence)) if kind == "pdf" else found


def made(kind: str, number: int, seed: str) -> bytes:
    """A file: eight of ten are damaged, one is noise, and one is built for harm."""
    chance = Random(f"{seed} {kind} {number}")
    sort = chance.random()
    if sort < 0.8:
        return damage.damaged(chance.choice(sound(kind)), kind, chance)
    return damage.noise(kind, chance) if sort < 0.9 else damage.harmful(kind, chance)


def trial(kind: str, data: bytes, *, whole: bool) -> Result:
    """How it ends: with `whole` the file goes through all writers, where it can be read."""
    # What all trials share is made before the first is forked.
    _ = reading(), kind in _EDITION and builds()
    with tempfile.TemporaryDirectory(prefix="engross-trial-") as folder:
        out = Path(folder) / "out"
        work = _sources if kind == "sources.zip" else _edition if kind in _EDITION else _licence
        result = tried(lambda stages: work(kind, data, out if whole else None, stages))
        left = sorted(path.name for path in Path(folder).rglob("*") if path.is_file())
        expected = sorted(f"a{each.suffix}" for each in REDLINES)
        if result.kind != "limit" and whole and left not in ([], expected) and work is _licence:
            return Result("half-written", " ".join(left), result.seconds, result.memory)
        return result


def _licence(kind: str, data: bytes, out: Path | None, stages: Stages) -> None:
    stages.reading()
    found = read(data, f"a.{kind}")
    stages.read()
    identify(found, (Candidate.of(reading().document, "here"),))
    sides = comparable(reading(), found)
    for was, now in zip((reading(), found), sides, strict=True):
        words = lost(was.document, now) or lost(now, was.document)
        if words:
            raise Wrong("lost", " ".join(words))
    redline = compare(*sides)
    if out is None:
        return
    stages.writing(redline.paragraphs)
    written = {f"a{each.suffix}": writers.redline(redline, each.name) for each in REDLINES}
    together.put(out, written)
    unlike = [*differences(written["a.docx"], *(writers.write(side, "docx") for side in sides))]
    if unlike:
        raise Wrong("lost", unlike[0])
    writers.write(found.document, "txt")


def _sources(kind: str, data: bytes, out: Path | None, stages: Stages) -> None:
    family, _ = sources.family_and_scenarios(data, "sources.zip")
    for document in assemble_all(family):
        for each in FORMATS if out else FORMATS[:2]:
            writers.write(document, each.name)


def _edition(kind: str, data: bytes, out: Path | None, stages: Stages) -> None:
    with tempfile.TemporaryDirectory(prefix="engross-trial-") as folder:
        copy = Path(folder) / "builds"
        shutil.copytree(builds(), copy)
        same = _file(copy, kind).read_bytes() == data
        _file(copy, kind).write_bytes(data)
        report = verify(copy / document().record.edition, ledgered=True)
        found = [*report.faults, *report.notes, *drift.drifted(copy, [document()])]
        if not same and not found:
            raise Wrong("unseen", "nothing is said of the damage")


def _file(editions: Path, kind: str) -> Path:
    return editions / ledger.NAME if kind == "ledger" else editions / document().record.edition / checksums.NAME


def _unpacked(pdf: bytes) -> bytes:
    """The same PDF with its streams as they read, so that damage meets what they say."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(made, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    return made.getvalue()
