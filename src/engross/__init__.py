"""Engross: one set of clauses written out as every valid licence of a family, in every format.

Holds the version of the toolkit and nothing else, so that importing the package costs nothing.
"""

__version__ = "0.1.0"
