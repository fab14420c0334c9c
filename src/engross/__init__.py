"""Engross: one set of clauses written out as every valid licence of a family, in every format.

Holds the version of the software and nothing else, so that importing the package is fast. `engross.api` is the public
Python API.
"""

__version__ = "0.2.0"
"""The version of the software; editions of the licences have names of their own."""
