"""File text to trees with places: bytes are checked, YAML and Markdown are read, every inline keeps its place.

`text` makes checked text of bytes, `yaml` a tree of nodes with places, `front_matter` splits a file, `inline` and
`markdown` read prose, `drafting` and `conservation` judge it. Nothing here reads the disk, knows the family, or
guesses: what cannot be read as meant is a finding.
"""
