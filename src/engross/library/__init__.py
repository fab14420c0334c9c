"""A folder of clause files to a checked Family, or every error of it at once.

`source` reads one file to a clause tree that knows its lines and columns, `conditions` reads an `applies`, and `family`
puts the folder together and checks it. Never assembles a document, and never writes.
"""
