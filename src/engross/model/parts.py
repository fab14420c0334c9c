"""What the parts of a text are called, in some languages: sections, articles, annexes.

Data alone, the words in small letters and in the singular.
"""

import re

from engross.model.languages import joining_words

ANNEXES = frozenset(
    """
    annex appendix exhibit schedule attachment addendum anhang anlage annexe anexo apéndice apêndice allegato appendice
    bijlage bilaga bilag liite załącznik приложение
    """.split()  # noqa: SIM905 (a table of words)
)
"""What the parts behind the sections are called."""
DIVISIONS = ANNEXES | frozenset(
    """
    section article clause part chapter paragraph abschnitt artikel klausel paragraf teil kapitel ziffer
    chapitre partie artículo sección cláusula capítulo articolo sezione clausola capitolo
    artigo seção hoofdstuk avsnitt artykuł rozdział статья раздел art abs sec sect cl kap cap
    """.split()  # noqa: SIM905 (a table of words)
)
"""What the parts of a text are called; any other word is one where it counts up."""
_WITHIN = rf"(?:,? (?!(?:{'|'.join(joining_words())})\b)[^\W\d_]+\.? \d+\w?)*"
"""A smaller part behind a number, as in "Artikel 6 Abs. 1"; not "und 3", which goes on with a list."""
_OF = "des|der|vom|du|de|d|del|di|dell[aeo]?|dei|degli|van|do|da|dos|das"
_THIS = "vorliegenden|cet(?:te)?|ces?|pr[ée]sente?s?|est[ae]s?|quest[aeio]|deze|dit"
OF_ANOTHER_TEXT = re.compile(
    rf"{_WITHIN} (?:{_OF})(?: |['\u2019])(?!(?:(?:las?|les?|los|el|de|het) )?(?:{_THIS})\b)", re.IGNORECASE
)
"""What follows a number in a statute in languages other than English: "Artikel 5 der Verordnung", "article 3 du Code".

Where "of this" follows, the number is one of the text itself.
"""
SHORT_NAME = re.compile(rf"{_WITHIN} [A-Z]\w*[A-Z]\w*\b")
"""The short name of a statute behind a number, as in "§ 31 UrhG" or "Art. 6 Abs. 1 DSGVO"."""
