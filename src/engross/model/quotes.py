"""Which quotation marks the files of a family print.

Types only; they take nothing from elsewhere and never act.
"""

from enum import StrEnum


class Quotes(StrEnum):
    """The quotation marks and apostrophes that are printed where straight ones are typed.

    `AS_TYPED`: straight ones. `IN_PRINT`: those of the language in Word, PDF and HTML, straight ones in Markdown and
    text. `TYPOGRAPHIC`: those of the language in Markdown and text too. JSON has the words as they are typed.
    """

    AS_TYPED = "as-typed"
    IN_PRINT = "typographic-in-print"
    TYPOGRAPHIC = "typographic"
