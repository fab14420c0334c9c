"""Deeds, remix tables and notices, written out.

Takes what the other modules of this room computed; returns text in the format asked for, or plain data for JSON. Never
computes an answer, and never touches the disk.
"""

import textwrap
from collections.abc import Sequence
from typing import Any

from engross.model import Family, Link, Text
from engross.pages.citations import Citation
from engross.pages.deed import Deed
from engross.pages.notice import Notice
from engross.pages.remix import Remix, Separable, Use
from engross.pages.rendering import render
from engross.writers.markdown_words import escaped
from engross.writers.spreadsheet import sheet

WIDTH = 80
Table = Sequence[Sequence[Remix]]


def deed_page(deed: Deed, form: str) -> str:
    """A deed as "text", "md" or "html"."""
    if form == "text":
        return _deed_text(deed)
    return render(f"deed.{form}.j2", deed=deed, language=deed.record.language)


def deed_data(deed: Deed) -> dict[str, Any]:
    """A deed as JSON holds it."""
    groups = [
        {
            "id": group.id,
            "heading": group.heading,
            "lines": [
                {
                    "text": line.text,
                    "rows": list(line.rows),
                    "clauses": [place_data(place) for place in line.backing],
                    "scenarios": list(line.scenarios),
                }
                for line in group.lines
            ],
        }
        for group in deed.groups
    ]
    return {"id": deed.record.id, "name": deed.record.name, "note": deed.note, "groups": groups}


def place_data(place: Citation) -> dict[str, str]:
    """A citation as JSON holds it."""
    return {"id": place.target, "cited": place.text, "licence": place.licence}


def table_page(family: Family, table: Table, legend: Sequence[str], form: str) -> str:
    """The whole remix table as "text", "md", "html" or "csv"."""
    if form == "text":
        return _table_text(family, table, legend)
    if form == "csv":
        cells = (cell for row in table for cell in row)
        rows = ([*(one.id for one in cell.inputs), cell.fate.value, _result(cell), cell.reason] for cell in cells)
        return sheet([["first", "second", "fate", "result", "reason"], *rows])
    return render(
        f"remix.{form}.j2",
        table=table,
        legend=legend,
        variants=family.variants,
        family=family.name,
        edition=family.edition,
        language=family.language,
        said=_said,
    )


def remix_data(remix: Remix) -> dict[str, Any]:
    """One answer as JSON holds it."""
    return {
        "inputs": [variant.id for variant in remix.inputs],
        "options": list(remix.options),
        "fate": remix.fate.value,
        "result": _result(remix) or None,
        "class": remix.refusal.refusal.value if remix.refusal else None,
        "reason": remix.reason,
        "clauses": [place_data(place) for place in remix.backing],
        "notes": [
            {"text": note.text, "clauses": [place_data(place) for place in note.backing]} for note in remix.notes
        ],
    }


def remix_text(remix: Remix, apart: Separable) -> str:
    """One answer in words, and what holds where the parts stay separable."""
    inputs = " + ".join(variant.id for variant in remix.inputs)
    verdict = {
        Use.SHARED: f"the result may be shared under {_result(remix)}",
        Use.PRIVATE: "the result may be made and used, but not shared",
        Use.NONE: "no licence of the family fits the result",
    }[remix.fate]
    use = {
        Use.SHARED: "Each input allows that and stays under its own licence. Fewer options would drop a term of one.",
        Use.PRIVATE: "It may be made and used privately, as far as the licence of every input allows.",
        Use.NONE: "It may not be shared. It may be made and used privately, as far as every input allows.",
    }[remix.fate]
    why = f"Why ({remix.refusal.refusal.value}): {remix.reason}" if remix.refusal else f"Why: {remix.reason}"
    parts = [
        f"{inputs}: {verdict}.",
        *(_filled(text) for text in (why, f"{use} {_places(remix.backing)}")),
        *(_filled(f"{note.text} {_places(note.backing)}") for note in remix.notes),
        _filled(f"This is so where the works cannot be taken apart. {apart.inseparable}"),
        _filled(f"{apart.separable} {_places(apart.backing)}"),
    ]
    return "\n\n".join(parts) + "\n"


def legend(apart: Separable) -> tuple[str, ...]:
    """What the words in the cells of the table mean."""
    return (
        "A licence: the result may be shared under it. Fewer options would drop a term of an input.",
        "private: the result may be made and used as far as every input allows, but not shared.",
        "none: no licence of the family fits, so the result may not be shared.",
        f"The table is about works that cannot be taken apart. {apart.inseparable}",
        apart.separable,
    )


def notice_text(notice: Notice, form: str) -> str:
    """A notice as "readme", "hf", "spdx" or "text"."""
    if form == "hf":
        return "---\n" + "".join(f"{key}: {value}\n" for key, value in notice.card.items()) + "---\n"
    if form == "spdx":
        return f"SPDX-FileCopyrightText: {notice.year} {notice.owner}\n\nSPDX-License-Identifier: {notice.spdx}\n"
    if form == "text":
        lines = ("".join(inline.text for inline in line) for line in notice.lines)
        return notice.copyright + "\n\n" + "\n".join(_filled(line) for line in lines) + "\n"
    lines = ("".join(map(_marked_up, line)) for line in notice.lines)
    return f"## {escaped(notice.heading)}\n\n{escaped(notice.copyright)}\n\n" + "\n".join(lines) + "\n"


def notice_data(notice: Notice) -> dict[str, Any]:
    """A notice as JSON holds it: every form of it."""
    return {
        "id": notice.id,
        "name": notice.name,
        "spdx": notice.spdx,
        "card": notice.card,
        "readme": notice_text(notice, "readme"),
        "text": notice_text(notice, "text"),
    }


def _deed_text(deed: Deed) -> str:
    blocks = [f"{deed.record.name}\n{deed.record.id}", _filled(deed.note)]
    for group in deed.groups:
        lines = [
            textwrap.fill(
                f"{line.text} ({', '.join(place.text for place in line.backing)})",
                WIDTH,
                initial_indent="- ",
                subsequent_indent="  ",
                break_on_hyphens=False,
            )
            for line in group.lines
        ]
        blocks.append("\n".join([group.heading.upper(), *lines]))
    return "\n\n".join(blocks) + "\n"


def _table_text(family: Family, table: Table, legend: Sequence[str]) -> str:
    """Rows and columns by number, so that the table fits a terminal."""
    numbers = {variant.id: str(number) for number, variant in enumerate(family.variants, 1)}
    wide = max(map(len, numbers))

    def cell(remix: Remix) -> str:
        """The number of the result, in brackets where it may only be used in private."""
        number = numbers.get(_result(remix), "")
        return {Use.SHARED: number, Use.PRIVATE: f"({number})", Use.NONE: "-"}[remix.fate].rjust(5)

    head = " " * (wide + 4) + "".join(number.rjust(5) for number in numbers.values())
    rows = [
        f"{numbers[row[0].inputs[0].id]:>2}  {row[0].inputs[0].id:<{wide}}{''.join(map(cell, row))}" for row in table
    ]
    said = (
        "A number: the result may be shared under the licence of that row.",
        "(A number): the licence would be that of the row, which bars sharing. Private use is as every input allows.",
        "-: no licence of the family fits, so the result may not be shared.",
        *legend[3:],
    )
    return "\n".join([head, *rows, "", *map(_filled, said)]) + "\n"


def _result(remix: Remix) -> str:
    return remix.result.id if remix.result else ""


def _said(remix: Remix) -> str:
    return _result(remix) if remix.fate is Use.SHARED else remix.fate.value


def _places(places: Sequence[Citation]) -> str:
    """The citations in brackets, those of one licence together."""
    by_licence: dict[str, list[str]] = {}
    for place in places:
        by_licence.setdefault(place.licence, []).append(place.text)
    return "(" + "; ".join(f"{', '.join(texts)} of {licence}" for licence, texts in by_licence.items()) + ")"


def _filled(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_on_hyphens=False, break_long_words=False)


def _marked_up(inline: Text | Link) -> str:
    """A piece of a sentence as Markdown."""
    words = escaped(inline.text)
    if isinstance(inline, Link):
        return f"[{words}]({inline.href})"
    words = f"*{words}*" if inline.emphasis else words
    return f"**{words}**" if inline.strong else words
