"""How large, how deep and how slow a file may be that somebody else made.

The only place where these figures are. `USUAL` is far more than a licence needs, `RELAXED` is for the rest; the option
`--limits` of the command line chooses between them. Data only: the readers and their child process hold files to it.
docs/limits.md is written from it.
"""

from engross.records import dataclass

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of reading one file.

    `seconds` of processor time and `memory` in bytes are those of the child that reads it; the usual ones let a whole
    command end within 10 seconds. `file` counts bytes on disk,
    `part` unpacked bytes of one part of an archive, `text` characters of the text (the longest licence of this family
    has 40,000), `paragraph` bytes of Markdown without a blank line, whose reading takes the square of their number.
    `depth` counts elements in elements: lists in lists of Markdown, elements of HTML, of the XML of Word and of JSON.
    """

    name: str
    seconds: int
    memory: int
    file: int
    part: int
    text: int
    paragraph: int
    parts: int
    pages: int
    depth: int

    @property
    def wait(self) -> int:
        """Seconds of the clock after which a child is ended that uses no processor."""
        return 6 * self.seconds


USUAL = Limits(
    name="usual",
    seconds=8,
    memory=512 * MIB,
    file=32 * MIB,
    part=32 * MIB,
    text=MIB,
    paragraph=48 * KIB,
    parts=2_000,
    pages=300,
    depth=100,
)
RELAXED = Limits(
    name="relaxed",
    seconds=120,
    memory=4 * 1024 * MIB,
    file=512 * MIB,
    part=256 * MIB,
    text=16 * MIB,
    paragraph=192 * KIB,
    parts=20_000,
    pages=3_000,
    depth=200,
)
LIMITS = {limits.name: limits for limits in (USUAL, RELAXED)}
RAISE = "engross --limits relaxed COMMAND ... allows more"
"""What a refusal says that the other limits would not make."""
