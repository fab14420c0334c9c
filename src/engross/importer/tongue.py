"""The language that texts are in, by their small words.

Takes full texts; returns the tag of a language, or "" where none stands out. Knows the languages in which the toolkit
writes, and no others.
"""

from collections import Counter
from collections.abc import Iterable

from engross.importer.text import FullText, walk
from engross.model.cut import cut

_SMALL = {
    "en": "the of and to in a that is or for not by with any this as be on an you",
    "de": "der die und das den des dem oder nicht zu ist mit von für eine ein im auf sie nach",
    "fr": "le la les de des et du à un une ou est en dans pour par que qui au ne",
    "es": "el la los las de y en que del un una o por para con no se su al es",
    "it": "il la lo di e che del della un una o per non in le i è dei con al",
    "nl": "de het een en van of in is dat niet te op met voor door die als deze dit aan",
    "pt": "o a os as de e do da que em um uma ou não para por com dos no na",
}
_LEAST, _LEAD = 0.18, 1.25
"""The part of all words that the small words of the language are at least, and how many times as many as those of any
other (our own settings)."""


def language_of(texts: Iterable[FullText]) -> str:
    """The tag of the language whose small words the texts are full of; "" where no language stands out."""
    said = (token.text.casefold() for text in texts for _, block in walk(text.blocks) for token in cut(block.words))
    counts = Counter(word for word in said if word[0].isalpha())
    found = {tag: sum(counts[word] for word in words.split()) for tag, words in _SMALL.items()}
    (best, most), (_, next_) = Counter(found).most_common(2)
    return best if most > _LEAST * counts.total() and most >= _LEAD * next_ else ""
