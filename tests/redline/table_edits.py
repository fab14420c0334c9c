"""Edits of tables, made by chance: rows, columns, whole tables."""

from dataclasses import replace
from random import Random

from tests.redline.shape import with_provision
from tests.redline.word_edits import VOCABULARY, some_words

from engross.model import Document, Kind, Paragraph, Provision, Table, Text


def row(document: Document, chance: Random) -> Document | None:
    """A row more, or one less."""
    found = _choose(document, chance)
    if found is None:
        return None
    provision, number, table = found
    rows = list(table.rows)
    if len(rows) > 1 and chance.random() < 0.5:
        rows.pop(chance.randrange(len(rows)))
    else:
        made = tuple(_cell(some_words(chance, 1, 4)) for _ in table.header)
        rows.insert(chance.randint(0, len(rows)), made)
    return _with_table(document, provision, number, replace(table, rows=tuple(rows)))


def column(document: Document, chance: Random) -> Document | None:
    """A column more, or one less."""
    found = _choose(document, chance)
    if found is None:
        return None
    provision, number, table = found
    count = len(table.header)
    if count > 2 and chance.random() < 0.5:
        gone = chance.randrange(count)
        rows = [tuple(c for i, c in enumerate(row) if i != gone) for row in (table.header, *table.rows)]
        count -= 1
    else:
        at = chance.randint(0, count)
        rows = [(*row[:at], _cell(chance.choice(VOCABULARY)), *row[at:]) for row in (table.header, *table.rows)]
        count += 1
    widths = (*([100 // count] * (count - 1)), 100 - 100 // count * (count - 1))
    return _with_table(document, provision, number, replace(table, header=rows[0], rows=tuple(rows[1:]), widths=widths))


def table(document: Document, chance: Random) -> Document | None:
    """A table more, one less, or one with another caption or other widths."""
    found = _choose(document, chance)
    kind = chance.choice(("insert", "delete", "caption", "widths"))
    if found is None or kind == "insert":
        return _with_new(document, chance)
    provision, number, old = found
    if kind == "delete":
        return _with_table(document, provision, number, None)
    if kind == "caption":
        return _with_table(document, provision, number, replace(old, caption=some_words(chance, 2, 5)[:-1]))
    share = min(old.widths[0] - 1, chance.randint(1, 9))
    widths = (old.widths[0] - share, *old.widths[1:-1], old.widths[-1] + share)
    return _with_table(document, provision, number, replace(old, widths=widths))


def _with_new(document: Document, chance: Random) -> Document | None:
    plain = [p for p in document.walk() if p.kind in (Kind.CLAUSE, Kind.SECTION) and (p.heading or p.body)]
    plain = [p for p in plain if not p.body or isinstance(p.body[-1], Paragraph)]
    if not plain:
        return None
    provision = chance.choice(plain)
    count = chance.randint(2, 4)
    rows = tuple(tuple(_cell(some_words(chance, 1, 4)) for _ in range(count)) for _ in range(chance.randint(2, 4)))
    widths = (*([100 // count] * (count - 1)), 100 - 100 // count * (count - 1))
    made = Table(some_words(chance, 2, 4)[:-1], rows[0], rows[1:], widths)
    return with_provision(document, provision.id, lambda p: replace(p, body=(*p.body, made)))


def _choose(document: Document, chance: Random) -> tuple[Provision, int, Table] | None:
    tables = [(p, n, b) for p in document.walk() for n, b in enumerate(p.body) if isinstance(b, Table)]
    return chance.choice(tables) if tables else None


def _with_table(document: Document, provision: Provision, number: int, table: Table | None) -> Document:
    blocks = () if table is None else (table,)
    body = (*provision.body[:number], *blocks, *provision.body[number + 1 :])
    return with_provision(document, provision.id, lambda p: replace(p, body=body))


def _cell(text: str) -> Paragraph:
    return Paragraph((Text(text),))
