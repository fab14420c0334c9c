"""File text to clause tree: bytes are checked, front matter and Markdown are read, every inline keeps its place.

`text` makes checked text of bytes, `yaml` a tree of nodes with places, `front_matter` splits a file, `inline` and
`markdown` read prose, `drafting` and `conservation` judge it, `clause` puts a `Clause` together. Nothing here reads the
disk, knows the family, or guesses: what cannot be read as meant is a finding.
"""

from engross.library.source.clause import read
from engross.library.source.yaml import Node

__all__ = ["Node", "read"]
