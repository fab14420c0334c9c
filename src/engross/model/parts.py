"""What the parts of a text are called, in some languages: sections, articles, annexes.

Data alone, in small letters and in the singular.
"""

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
