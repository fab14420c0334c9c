"""A file in any format to a full text, and a full text to the signs that it prints.

Takes bytes and the name of the file; returns its blocks in the order of reading, white space folded and every other
sign as typed. Word, HTML and PDF come by way of `readers`; text and Markdown are read here, for their look says what
hangs below what. Raises `BadInput` for what cannot be read or holds what no clause can. Never opens a file.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from engross.importer import inline, marked, nesting
from engross.importer.documents import paragraphs_of
from engross.importer.losses import lost
from engross.importer.paragraphs import Para, paragraphs
from engross.importer.printing import printed
from engross.importer.text import Block, FullText, Kind
from engross.library.family.folder import MOST_FILES
from engross.library.source.text import MOST_BYTES
from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.readers import files, read
from engross.readers.limits import USUAL, Limits

__all__ = ["called", "full_text", "printed", "read_text"]

_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```)|\*\*[^\s*][^*\n]*\*\*|\]\((?:https?://|#)", re.MULTILINE)
_UNDERLINED = re.compile(r"^\S.*\n~{3,} *$", re.MULTILINE)
"""A heading with a rule below that Markdown would take for the beginning of a passage to show as it is."""
_OTHER_SUFFIXES = (".html", ".htm", ".xhtml", ".docx", ".doc", ".pdf", ".json")
_SUFFIXES = (".txt", ".text", ".md", ".markdown", *_OTHER_SUFFIXES)
_MARKUP = re.compile(r"\s*(?:<\?xml|<!--|<!doctype html|<html)", re.IGNORECASE)
_MOST_BYTES = MOST_BYTES // 2
"""Bytes of a paragraph: the file of a clause may hold it twice, as two texts word it (our own setting)."""
_ZIPPED = (b"PK", files.OLD_WORD)


def full_text(data: bytes, name: str, options: Sequence[str] = (), limits: Limits = USUAL) -> FullText:
    """The full text of a file; `name` is that of the file with its ending, by which text and Markdown are told."""
    return read_text(data, name, options, limits)[0]


def read_text(
    data: bytes, name: str, options: Sequence[str] = (), limits: Limits = USUAL
) -> tuple[FullText, tuple[str, ...]]:
    """The full text of a file, and what stands beside the text in it and is left out, a line each."""
    files.limited(data, name, limits.file)
    lower = name.lower()
    told = ""
    beside: tuple[str, ...] = ()
    if not (lower.endswith(_OTHER_SUFFIXES) or data.startswith(_ZIPPED) or b"%PDF-" in data[:1024]):
        told = files.decode(data, name, limits)
        _refuse_controls(told, name)
    if not told or _MARKUP.match(told):
        found = read(data, name, limits)
        beside = tuple(f"{one.place.value} {one.name}: {one.text}" for one in found.beside)
        text = _nested(paragraphs_of(found.document), name, options)
    else:
        text = _of_text(inline.clean(told), name, options, limits)
    if not text.blocks:
        files.refuse(name, "the file holds no words", "give a file that holds a licence")
    return text, beside


def _of_text(told: str, name: str, options: Sequence[str], limits: Limits) -> FullText:
    """The full text that a text makes as Markdown where it is that, or as plain text where Markdown loses a word."""
    if name.lower().endswith((".md", ".markdown")) or (_MARKDOWN.search(told) and not _UNDERLINED.search(told)):
        for block in told.split("\n\n"):
            files.limited(block.encode(errors="replace"), name, limits.paragraph)
        text = _nested(marked.blocks(told.expandtabs(4), limits.depth), name, options)
        if not lost(told, printed(text), markdown=True):
            return text
    text = _nested(paragraphs(told.split("\n")), name, options)
    if missing := lost(told, printed(text), markdown=False):
        hint = "write the passage in a simpler way"
        span = Span(name, missing.line, missing.column)
        raise BadInput([Diagnostic("lost-text", f"reading loses the word {missing.word!r}", span, hint)])
    return text


def _nested(paras: Sequence[Para], name: str, options: Sequence[str]) -> FullText:
    if len(paras) > MOST_FILES:
        # Each is a clause, and no family has more files of clauses than that.
        hint = f"at most {MOST_FILES:,} can be clauses of one family; give a file that holds one licence"
        message = f"{len(paras):,} paragraphs are too many"
        raise BadInput([Diagnostic("too-large", message, Span(name, paras[MOST_FILES].line), hint)])
    for para in paras:
        size = len(para.words.encode(errors="replace"))
        if size > _MOST_BYTES:
            hint = f"a paragraph is a clause, of at most {_MOST_BYTES // 1024} kB; make several of it"
            message = f"the paragraph has {size:,} bytes"
            raise BadInput([Diagnostic("too-large", message, Span(name, para.line), hint)])
    blocks = nesting.nested(paras)
    first = blocks[0] if blocks else Block(Kind.PARAGRAPH, "")
    titled = first.kind is Kind.HEADING and not first.label and not first.children
    return FullText(called(name), tuple(sorted(options)), inline.plain(first.words) if titled else "", blocks)


def called(name: str) -> str:
    """The name of a file without the ending that tells its format."""
    last = PurePath(name).name
    suffix = next((one for one in _SUFFIXES if last.lower().endswith(one)), "")
    return last[: len(last) - len(suffix)] or last


def _refuse_controls(text: str, name: str) -> None:
    """Raises about the first control character: no clause file can hold it, and leaving it out would lose it."""
    match = re.search(r"[\x00-\x08\x0e-\x1b\x1f\x7f]", text)
    if match:
        line, column = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
        message = f"there is a control character, U+{ord(match[0]):04X}"
        raise BadInput([Diagnostic("control-character", message, Span(name, line, column), "remove it from the file")])
