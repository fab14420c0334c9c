"""What assembly itself writes in the language of a family: the words that join a list, and dates.

Data alone, by the first part of a language tag; a language that is not here is written as English is.
"""

from collections.abc import Mapping

from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language; `date` has the places `day`, `month` and `year`, and `first` is the first day."""

    both: str
    either: str
    months: tuple[str, ...]
    date: str = "{day} {month} {year}"
    first: str = "1"

    @property
    def joins(self) -> Mapping[str, str]:
        """The word for each value of `join`."""
        return {"and": self.both, "or": self.either, "and/or": f"{self.both}/{self.either}", "none": ""}

    def written(self, date: str) -> str:
        """A date of ISO 8601 in words."""
        year, month, day = date.split("-")
        number = self.first if day == "01" else str(int(day))
        return self.date.format(day=number, month=self.months[int(month) - 1], year=year)


def _months(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_LANGUAGES = {
    "en": Language(
        "and",
        "or",
        _months("January February March April May June July August September October November December"),
    ),
    "de": Language(
        "und",
        "oder",
        _months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        "{day}. {month} {year}",
    ),
    "fr": Language(
        "et",
        "ou",
        _months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        first="1er",
    ),
    "es": Language(
        "y",
        "o",
        _months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        "{day} de {month} de {year}",
    ),
    "it": Language(
        "e",
        "o",
        _months("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        first="1º",
    ),
    "nl": Language(
        "en",
        "of",
        _months("januari februari maart april mei juni juli augustus september oktober november december"),
    ),
    "pt": Language(
        "e",
        "ou",
        _months("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        "{day} de {month} de {year}",
    ),
}


def language(tag: str) -> Language:
    """The language of a tag such as `de-AT`."""
    return _LANGUAGES.get(tag.partition("-")[0], _LANGUAGES["en"])


def month_of(name: str) -> int:
    """The month, from 1, that a name or the first letters of one mean in any of the languages; 0 for none."""
    said = name.casefold()
    months = (one for known in _LANGUAGES.values() for one in enumerate(known.months, 1))
    return next((number for number, month in months if month.casefold().startswith(said)), 0)
