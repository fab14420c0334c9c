"""Full texts kept by hand become a family, with the proof that it gives them back.

Takes files in any format that `readers` reads, and returns clause files and family files as text, with a report: what
was stored once, what could not be carried and stands verbatim, and where near-equal clauses drift apart. Never knows
the name or the words of a licence, never writes over what is there, and never reads the clock.
"""
