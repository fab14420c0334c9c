"""The language of texts, by their small words."""

import pytest

from engross.importer.text import Block, FullText, Kind
from engross.importer.tongue import language_of

TEXTS = {
    "en": "You may grind the corn in the mill, and give a part of it to any person, if the owner of the mill is told.",
    "de": "Der Müller mahlt das Korn in der Mühle und gibt dem Bauern einen Teil, wenn die Mühle nicht zu klein ist.",
    "fr": "Le meunier moud le grain dans le moulin et en donne une partie à la ville, ou la garde pour les pauvres.",
    "es": "El molinero muele el grano en el molino y da una parte de la harina a los vecinos, o la guarda para el año.",
    "it": "Il mugnaio macina il grano nel mulino e ne dà una parte della farina ai vicini, o la tiene per il paese.",
    "nl": "De molenaar maalt het koren in de molen en geeft een deel van het meel aan de buren, of bewaart het.",
    "pt": "O moleiro mói o grão no moinho e dá uma parte da farinha aos vizinhos, ou guarda a farinha para o ano.",
    "": "Mjölnaren mal kornet i kvarnen och ger en del av mjölet till grannarna, eller sparar det till vintern.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_the_small_words_tell_the_language(tag: str) -> None:
    """None is told of one that is not known, such as Swedish."""
    assert language_of([FullText("a", (), "", (Block(Kind.PARAGRAPH, TEXTS[tag]),))]) == tag


@pytest.mark.parametrize("words", ["", "1.1", "Zażółć gęślą jaźń", "la de en"])
def test_few_words_or_unknown_ones_tell_none(words: str) -> None:
    """What two languages could have said is of neither."""
    assert language_of([FullText("a", (), "", (Block(Kind.PARAGRAPH, words),))]) == ""
