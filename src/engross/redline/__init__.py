"""Two Documents side by side: paragraph by paragraph, word by word.

Takes two Documents and returns a Redline: what both have, what one has, what moved, and the list of changes with their
classes. Provisions are paired by id, then by likeness; words by a minimal diff. Never reads files and never prints.
"""

from engross.redline.compare import compare, unchanged
from engross.redline.edits import Gap, gaps, opcodes
from engross.redline.flat import END, place
from engross.redline.words import diff, halves

__all__ = ["END", "Gap", "compare", "diff", "gaps", "halves", "opcodes", "place", "unchanged"]
