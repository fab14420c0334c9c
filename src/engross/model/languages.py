"""What differs between languages: what the toolkit itself writes in that of a family, and what the lint lets pass.

Data alone, by the first part of a language tag; a language that is not here is written as English is.
"""

import re
from collections.abc import Iterator, Mapping

from engross.records import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language; `date` has the places `day`, `month` and `year`, and `first` is the first day.

    `contents` are the titles of a table of contents, ours first; `page` is "Page" and "of" of "Page 1 of 2"; `skip` is
    the link over what stands before the text, `about` what the data of a file say of it; `articles` are those that a
    term may follow. `twice` are words that a sentence may have twice in a row, and `spaced` marks that may have a space
    before them; `capital_nouns` says that every noun has a capital. `turned` are joining words that change before some
    sounds: the word, the other, and a pattern for how the words behind it begin.
    """

    both: str
    either: str
    months: tuple[str, ...]
    contents: tuple[str, ...]
    page: tuple[str, str]
    skip: str
    about: str
    articles: tuple[str, ...]
    date: str = "{day} {month} {year}"
    first: str = "1"
    twice: frozenset[str] = frozenset()
    spaced: str = ""
    capital_nouns: bool = False
    turned: tuple[tuple[str, str, str], ...] = ()

    @property
    def joins(self) -> Mapping[str, str]:
        """The word for each value of `join`."""
        return {"and": self.both, "or": self.either, "and/or": f"{self.both}/{self.either}", "none": ""}

    @property
    def words(self) -> tuple[str, ...]:
        """The words that join a list, whatever follows them."""
        return (self.both, self.either, *(other for _, other, _ in self.turned))

    @property
    def joining(self) -> str:
        """A pattern for the words that join a list."""
        return "|".join(self.words)

    @property
    def said(self) -> tuple[str, ...]:
        """All that `before` may give: the words of `joins`, each as it is and as it is turned."""
        other = {word: turned for word, turned, _ in self.turned}
        joins = [join.rpartition("/") for join in self.joins.values() if join]
        return tuple(f"{first}{slash}{word}" for first, slash, last in joins for word in (last, other.get(last, last)))

    def before(self, join: str, following: str) -> str:
        """The word for a value of `join` as it is before some words; marks and quotes that open them do not count."""
        first, slash, last = self.joins[join].rpartition("/")
        said = re.sub(r"^[\W_]+", "", following)
        turned = (other for word, other, sound in self.turned if word == last and re.match(sound, said, re.IGNORECASE))
        return f"{first}{slash}{next(turned, last)}"

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
        ("Contents", "Table of contents"),
        ("Page", "of"),
        "Skip to the text",
        "The full text of the {name}, {id}.",
        ("the", "a", "an"),
        twice=frozenset({"that", "had", "is"}),
    ),
    "de": Language(
        "und",
        "oder",
        _months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        ("Inhalt", "Inhaltsverzeichnis"),
        ("Seite", "von"),
        "Zum Text springen",
        "Der vollständige Text: {name}, {id}.",
        ("der", "die", "das", "ein", "eine"),
        "{day}. {month} {year}",
        twice=frozenset({"das", "den", "der", "die", "ihnen", "sie"}),
        capital_nouns=True,
    ),
    "fr": Language(
        "et",
        "ou",
        _months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        ("Sommaire", "Table des matières"),
        ("Page", "sur"),
        "Aller au texte",
        "Texte intégral : {name}, {id}.",
        ("le", "la", "les", "l'", "un", "une"),
        first="1er",
        twice=frozenset({"en", "nous", "vous"}),
        spaced=";:!?",
    ),
    "es": Language(
        "y",
        "o",
        _months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        ("Índice", "Contenido", "Tabla de contenido"),
        ("Página", "de"),
        "Ir al texto",
        "Texto completo: {name}, {id}.",
        ("el", "la", "los", "las", "un", "una"),
        "{day} de {month} de {year}",
        turned=(("y", "e", r"h?[ií](?![aeoáéó])"), ("o", "u", r"h?[oó]|8|11\b")),
    ),
    "it": Language(
        "e",
        "o",
        _months("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        ("Indice", "Sommario"),
        ("Pagina", "di"),
        "Vai al testo",
        "Testo integrale: {name}, {id}.",
        ("il", "lo", "la", "i", "gli", "le", "l'", "un", "una"),
        first="1º",
    ),
    "nl": Language(
        "en",
        "of",
        _months("januari februari maart april mei juni juli augustus september oktober november december"),
        ("Inhoud", "Inhoudsopgave"),
        ("Pagina", "van"),
        "Naar de tekst",
        "De volledige tekst: {name}, {id}.",
        ("de", "het", "een"),
        twice=frozenset({"dat", "die"}),
    ),
    "pt": Language(
        "e",
        "ou",
        _months("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        ("Índice", "Sumário"),
        ("Página", "de"),
        "Ir para o texto",
        "Texto integral: {name}, {id}.",
        ("o", "a", "os", "as", "um", "uma"),
        "{day} de {month} de {year}",
    ),
}


def language(tag: str) -> Language:
    """The language of a tag such as `de-AT`."""
    return _LANGUAGES.get(tag.partition("-")[0], _LANGUAGES["en"])


def is_english(tag: str) -> bool:
    """Whether a tag is that of English, in whatever country."""
    return tag.partition("-")[0] == "en"


def titles_of_contents() -> Iterator[str]:
    """The titles of a table of contents in all of the languages."""
    return (title for known in _LANGUAGES.values() for title in known.contents)


def links_to_texts() -> Iterator[str]:
    """What our link over what stands before the text says in all of the languages."""
    return (known.skip for known in _LANGUAGES.values())


def joining_words() -> Iterator[str]:
    """The words that join a list, in all of the languages."""
    return (word for known in _LANGUAGES.values() for word in known.words)


def articles() -> Iterator[str]:
    """The articles that may stand before a term, in all of the languages; one that is joined ends in its apostrophe."""
    return (word for known in _LANGUAGES.values() for word in known.articles)


def before_a_term() -> str:
    """A pattern for an article with the space behind it, in any of the languages and in any case."""
    joined = [re.escape(word[:-1]) + "['\u2019]\\s?" for word in articles() if word.endswith("'")]
    apart = [rf"{word}\s+" for word in articles() if not word.endswith("'")]
    return f"(?i:{'|'.join(dict.fromkeys((*joined, *apart)))})"


def words_of_pages() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words for "page" and for "of" in all of the languages, as in "Page 1 of 2"."""
    pages, of = zip(*(known.page for known in _LANGUAGES.values()), strict=True)
    return tuple(dict.fromkeys(pages)), tuple(dict.fromkeys(of))


def month_of(name: str) -> int:
    """The month, from 1, that a name or the first letters of one mean in any of the languages; 0 for none."""
    said = name.casefold()
    months = (one for known in _LANGUAGES.values() for one in enumerate(known.months, 1))
    return next((number for number, month in months if month.casefold().startswith(said)), 0)
