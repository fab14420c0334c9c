"""Word files that our writer did not make: random lists and headings, by python-docx, pandoc and LibreOffice.

Every file comes from a seed; the words are nonsense, and no paragraph opens with anything that reads as a label.
"""

import random
import subprocess
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

FORMATS = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero")
AROUND = ("{}.", "({})", "{})", "{}", "Article {}", "Section {}:")
SYLLABLES = ("lor", "ipsa", "dol", "amet", "con", "sect", "tur", "elit", "sed", "temp", "magn", "aliq", "ven", "quis")
LEVELS = 9
LISTS = 3
AT_ONCE = 40


def words(chance: random.Random, least: int = 4, most: int = 9) -> str:
    """A few words that mean nothing."""
    return " ".join(
        "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))) for _ in range(chance.randint(least, most))
    )


def by_python_docx(seed: int) -> bytes:
    """A file with random list definitions, counted by style and by paragraph, skipped levels apart."""
    chance = random.Random(seed)
    document = docx.Document()
    bound = chance.random() < 0.5
    _add_numbering(document, chance, bound)
    deep = dict.fromkeys(range(1, LISTS * 2 + 1), -1)
    ended: set[int] = set()
    for _ in range(chance.randint(12, 40)):
        if bound and chance.random() < 0.25:
            level = chance.randint(1, min(2, deep[1] + 2))
            deep[1] = level - 1
            document.add_heading(words(chance, 2, 4), level)
        elif chance.random() < 0.7:
            list_ = chance.choice([each for each in deep if each not in ended])
            # Of two lists with one definition the second begins anew; back in the first, programs count otherwise.
            ended |= {list_ - LISTS}
            # A level that nothing leads to is counted otherwise by each program.
            deep[list_] = level = chance.randint(0, min(deep[list_] + 1, 4))
            _count(document.add_paragraph(words(chance)), list_, level)
        elif chance.random() < 0.3:
            table = document.add_table(rows=2, cols=2)
            for cell in table._cells:
                cell.text = words(chance, 1, 3)
        else:
            document.add_paragraph(words(chance))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _count(paragraph: Paragraph, list_: int, level: int) -> None:
    properties = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{properties}</w:numPr>"))


def _add_numbering(document: Document, chance: random.Random, bound: bool) -> None:
    """Puts lists into the file; where they are bound, the first counts its headings."""
    old = next(each for each in document.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING)
    definitions = "".join(_definition(number, chance, bound and number == 0) for number in range(LISTS))
    lists = "".join(_list(number, chance) for number in range(LISTS * 2))
    markup = f"<w:numbering {nsdecls('w')}>{definitions}{lists}</w:numbering>"
    part = Part(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, markup.encode())
    old._target = part
    if bound:
        for level in (1, 2):
            style = document.styles[f"Heading {level}"].element.get_or_add_pPr()
            style.append(
                parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{level - 1}'/><w:numId w:val='1'/></w:numPr>")
            )


def _definition(number: int, chance: random.Random, bound: bool) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{chance.randrange(16**8):08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(level, chance, bound) for level in range(LEVELS))
        + "</w:abstractNum>"
    )


def _level(level: int, chance: random.Random, bound: bool) -> str:
    form = chance.choice(FORMATS)
    own = f"%{level + 1}"
    if level and chance.random() < 0.4:
        first = chance.randint(1, level)
        own = ".".join(f"%{place}" for place in range(first, level + 2))
    text = chance.choice(AROUND).format(own)
    if not bound and chance.random() < 0.1:
        form, text = "bullet", chance.choice("\u2022\u2013\u25aa")
    restart = f'<w:lvlRestart w:val="{chance.randint(0, level)}"/>' if level > 1 and chance.random() < 0.15 else ""
    style = f'<w:pStyle w:val="Heading{level + 1}"/>' if bound and level < 2 else ""
    legal = "<w:isLgl/>" if chance.random() < 0.1 else ""
    start = chance.choice((1, 1, 1, 1, 3))
    suffix = chance.choice(("tab", "space"))
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{restart}{style}{legal}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _list(number: int, chance: random.Random) -> str:
    """A list of its own count where it is the first of its definition, else one that begins anew."""
    override = ""
    if number >= LISTS:
        override = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{chance.choice((1, 2))}"/></w:lvlOverride>'
            for level in range(LEVELS)
        )
    return f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number % LISTS}"/>{override}</w:num>'


def markdown(seed: int) -> str:
    """Random Markdown for pandoc: headings, lists in lists with numbers of many forms, tables, footnotes."""
    chance = random.Random(seed)
    blocks = [f"# {words(chance, 2, 4)}"] if chance.random() < 0.8 else [words(chance)]
    for number in range(chance.randint(4, 9)):
        kind = chance.random()
        if kind < 0.2:
            blocks.append(f"{'#' * chance.randint(1, 3)} {words(chance, 2, 4)}")
        elif kind < 0.65:
            blocks += ["\n".join(_items(chance, 0)), words(chance)]
        elif kind < 0.75:
            rows = [f"| {words(chance, 1, 2)} | {words(chance, 1, 2)} |" for _ in range(3)]
            blocks.append("\n".join([rows[0], "|---|---|", *rows[1:]]))
        elif kind < 0.85:
            blocks.append(f"{words(chance)}[^{number}]\n\n[^{number}]: {words(chance)}")
        else:
            blocks.append(f"{words(chance)} **{words(chance, 1, 2)}** _{words(chance, 1, 2)}_ {words(chance, 1, 2)}")
    return "\n\n".join(blocks) + "\n"


def _items(chance: random.Random, depth: int) -> list[str]:
    form = chance.choice(("{n}.", "({a})", "{a})", "({n})", "{r}.", "-"))
    start = chance.choice((1, 1, 1, 4))
    lines = []
    for number in range(start, start + chance.randint(2, 4)):
        label = form.format(
            n=number, a="abcdefghij"[number - 1], r=("i", "ii", "iii", "iv", "v", "vi", "vii")[number - 1]
        )
        indent = " " * 5 * depth
        lines.append(f"{indent}{label.ljust(4)} {words(chance)}")
        if depth < 2 and chance.random() < 0.3:
            lines += ["", *_items(chance, depth + 1), ""]
    return lines


def by_pandoc(pandoc: str, text: str, target: Path) -> None:
    """A file that pandoc makes of Markdown, in the format of its suffix."""
    form = "markdown+fancy_lists+startnum+footnotes+pipe_tables"
    subprocess.run([pandoc, "-f", form, "-o", str(target)], input=text, text=True, check=True, timeout=60)


def by_libreoffice(soffice: str, files: Iterable[Path], form: str, folder: Path, profile: Path) -> None:
    """Every file saved in another format, some at a time: the office takes no more at once without falling over."""
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
    found = sorted(files)
    if any(file.suffix == ".html" for file in found):
        # Without this, a page is no text document to the office, which then makes no Word file of it.
        command.append("--infilter=HTML (StarWriter)")
    for start in range(0, len(found), AT_ONCE):
        some = map(str, found[start : start + AT_ONCE])
        subprocess.run([*command, "--outdir", str(folder), *some], check=True, capture_output=True, timeout=900)
    missing = [file.name for file in found if not (folder / f"{file.stem}.{form.partition(':')[0]}").is_file()]
    assert not missing, missing


def made(seeds: range, checker: Callable[[str], str], folder: Path) -> list[Path]:
    """A third of the files by python-docx, a third by pandoc, a third saved by LibreOffice."""
    found, again = [], []
    for seed in seeds:
        target = folder / f"file{seed}.docx"
        if seed % 3 == 0:
            target.write_bytes(by_python_docx(seed))
            found.append(target)
        elif seed % 3 == 1:
            by_pandoc(checker("pandoc"), markdown(seed), target)
            found.append(target)
        elif seed % 2:
            target = folder / f"file{seed}.odt"
            by_pandoc(checker("pandoc"), markdown(seed), target)
            again.append(target)
        else:
            source = folder / "python-docx"
            source.mkdir(exist_ok=True)
            (source / target.name).write_bytes(by_python_docx(seed))
            again.append(source / target.name)
    if again:
        by_libreoffice(checker("soffice"), again, "docx", folder, folder / "profile")
    return [*found, *(folder / f"{each.stem}.docx" for each in again)]
