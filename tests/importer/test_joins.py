"""How lists are joined, by a table of their ends."""

import pytest
from tests.importer.small_texts import small_texts
from tests.importer.test_outline import plan_of

from engross.importer.align import aligned
from engross.importer.joins import Join, joins_of
from engross.importer.numbering import counted
from engross.importer.outline import planned
from engross.importer.parts import parted

TABLE = [
    ("en", ("corn;", "rye; and", "oats."), Join("and", (";", "."))),
    ("en", ("corn,", "rye, or", "oats."), Join("or", (",", "."))),
    ("en", ("corn;", "rye;", "oats."), Join("none", (";", "."))),
    ("en", ("corn; and", "oats."), Join("and", (";", "."))),
    ("en", ("corn", "rye and", "oats."), None),
    ("en", ("corn;", "rye, and", "oats."), None),
    ("en", ("corn;", "rye; and", "oats"), None),
    ("en", ("corn; and", "rye; and", "oats."), None),
    ("en", ("corn.", "rye.", "oats."), None),
    ("en", ("oats.",), None),
    ("en", ("salt and;", "rye; and", "oats."), None),
    ("en", ("corn; and/or", "oats."), Join("and/or", (";", "."))),
    ("en", ("corn;", "rye; und", "oats."), None),
    ("de-AT", ("corn;", "rye; und", "oats."), Join("and", (";", "."))),
    ("de-AT", ("corn;", "rye; and", "oats."), None),
    ("fr", ("corn ;", "rye, ou", "oats."), None),
    ("fr", ("corn,", "rye, ou", "oats."), Join("or", (",", "."))),
    ("es", ("corn;", "rye; y/o", "wheat."), Join("and/or", (";", "."))),
    ("es", ("harina;", "sal; e", "higos."), Join("and", (";", "."))),
    ("es", ("harina;", "sal; y", "higos."), None),
    ("es", ("harina;", "sal; e", "maíz."), None),
    ("es", ("harina,", "sal, u", "olivas."), Join("or", (",", "."))),
    ("nl", ("what they speak of;", "rye; of", "oats."), None),
    ("fr", ("du blé ;", "du seigle ; et", "de l'orge."), Join("and", (" ;", "."))),
    ("fr", ("du blé\u00a0;", "du seigle\u00a0; ou", "de l'orge."), Join("or", ("\u00a0;", "."))),
    ("fr", ("du blé ;", "du seigle; et", "de l'orge."), None),
]


@pytest.mark.parametrize(("tag", "items", "join"), TABLE)
def test_a_list_is_joined_where_its_ends_are_regular(tag: str, items: tuple[str, ...], join: Join | None) -> None:
    """Word and marks; any other list stays as it is typed."""
    lines = "\n".join(f"    ({sign}) | {item}" for sign, item in zip("abc", items, strict=False))
    found = joins_of(plan_of(f"= Mill\n1. = Use\n  1.1 | Bring:\n{lines}"), tag)
    assert found.of.get("use.bring") == join
    assert bool(found.bare) == (join is not None)


def test_a_list_is_joined_where_it_reads_so_in_every_text() -> None:
    """One text with another word keeps it typed."""
    texts = small_texts(
        A="= Mill\n1. = Use\n  1.1 | Bring:\n    (a) | corn;\n    (b) | rye; and\n    (c) | oats.",
        B="= Mill\n1. = Use\n  1.1 | Bring:\n    (a) | corn;\n    (b) | rye; or\n    (c) | oats.",
    )
    parts = parted(aligned(texts))
    assert joins_of(planned(parts, counted(parts, 2)), "en").of == {}
