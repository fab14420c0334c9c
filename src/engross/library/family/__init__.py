"""A clause folder to a checked family, and its variants by any name.

`load` reads a folder and raises all findings at once, `loaded` does so with texts that stand in none; `verdict`,
`unlisted`, `find` and `names` answer for sets of options, names of licences and the names that are true in a variant.
Never assembles a document.
"""

from engross.library.family.load import check_variants, load, loaded
from engross.library.family.uses import clause_of, outline_file
from engross.library.family.variants import (
    Refusal,
    UnknownName,
    as_edition,
    find,
    names,
    refusals,
    settings_cases,
    unlisted,
    verdict,
)

__all__ = [
    "Refusal",
    "UnknownName",
    "as_edition",
    "check_variants",
    "clause_of",
    "find",
    "load",
    "loaded",
    "names",
    "outline_file",
    "refusals",
    "settings_cases",
    "unlisted",
    "verdict",
]
