"""Two Documents side by side: paragraph by paragraph, word by word.

Takes two Documents and returns a Redline: what both have, what one has, what moved, and the list of changes with their
classes. Provisions are paired by id, then by likeness; words by a minimal diff. Never reads files and never prints.
"""

from engross.redline.changes import Change, ChangeKind, compare, diff, opcodes, tokens
from engross.redline.flat import END, place
from engross.redline.marked import unchanged

__all__ = ["END", "Change", "ChangeKind", "compare", "diff", "opcodes", "place", "tokens", "unchanged"]
