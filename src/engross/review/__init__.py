"""The two ends of a review: the pack that goes out to counsel, and the Word files that come back.

`pack` takes two states of a family and writes a folder and a zip; `comments` takes a reviewer's Word file and returns
their changes and comments by clause, with a proven patch. Never applies a change.
"""
