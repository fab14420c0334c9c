"""Pages beside the licences, all computed: remix table, deed, notice, chooser.

Takes a family and its completed variants (each a document with the sheet behind it); returns values, and `pages` writes
them out. Never decides anything that the clauses, the rules or the family file do not say.
"""

from engross.model import Family, Span
from engross.model.diagnostics import BadInput, Diagnostic


def missing(family: Family, subject: str) -> BadInput:
    """What to raise where a family has no plan for a page."""
    message = f"the family says nothing about {subject!r}"
    hint = f"add the key `{subject}` to a YAML file of the family; docs/format.md says what it holds"
    return BadInput([Diagnostic("no-plan", message, Span(f"{family.path}/family.yaml"), hint)])
