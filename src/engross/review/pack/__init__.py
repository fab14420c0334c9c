"""The pack that a maintainer sends to counsel: one round of review as a folder and a zip.

Takes a `Round`, two states of a family; writes an index that lists each change once, every licence clean and redlined,
the changed answers of the sheet, checksums, and a page on how to read it and send it back. Never writes over a round
that is there, and never asks the clock or a network.
"""

from engross.review.pack.contents import Contents, Licence, Round, contents
from engross.review.pack.files import Pack, write

__all__ = ["Contents", "Licence", "Pack", "Round", "contents", "write"]
