"""Writes which characters every bundled font has: `python scripts/glyphs.py`, where the fonts were changed.

Takes nothing; writes `src/engross/writers/glyphs.txt`, for to open the fonts would cost each PDF 20 ms.
"""

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

WRITERS = Path(__file__).parents[1] / "src" / "engross" / "writers"


def ranges(codes: set[int]) -> list[str]:
    """The numbers as ranges in hexadecimal, from the least."""
    runs = (list(run) for _, run in groupby(enumerate(sorted(codes)), key=lambda one: one[1] - one[0]))
    return [f"{run[0][1]:04X}-{run[-1][1]:04X}" for run in runs]


def main() -> None:
    """Write the file."""
    each = [set(TTFont(path)["cmap"].getBestCmap()) for path in (WRITERS / "fonts").glob("*.ttf")]
    (WRITERS / "glyphs.txt").write_text("\n".join(ranges(set.intersection(*each))) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
