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
from engross.importer.paragraphs import Para, paragraphs
from engross.importer.printing import printed
from engross.importer.text import FullText, Kind
from engross.model import Span
from engross.model.diagnostics import BadInput, Diagnostic
from engross.readers import files, read
from engross.readers.limits import USUAL, Limits

__all__ = ["called", "full_text", "printed"]

_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```)|\*\*\S[^*\n]*\*\*|\]\((?:https?://|#)", re.MULTILINE)
_OTHER_SUFFIXES = (".html", ".htm", ".xhtml", ".docx", ".doc", ".pdf", ".json")
_SUFFIXES = (".txt", ".text", ".md", ".markdown", *_OTHER_SUFFIXES)
_MARKUP = re.compile(r"\s*(?:<\?xml|<!--|<!doctype html|<html)", re.IGNORECASE)
_ZIPPED = (b"PK", files.OLD_WORD)


def full_text(data: bytes, name: str, options: Sequence[str] = (), limits: Limits = USUAL) -> FullText:
    """The full text of a file; `name` is that of the file with its ending, by which text and Markdown are told."""
    files.limited(data, name, limits.file)
    blocks = nesting.nested(_paras(data, name, limits))
    if not blocks:
        files.refuse(name, "the file holds no words", "give a file that holds a licence")
    first = blocks[0]
    title = inline.plain(first.words) if first.kind is Kind.HEADING and not first.label and not first.children else ""
    return FullText(called(name), tuple(sorted(options)), title, blocks)


def called(name: str) -> str:
    """The name of a file without the ending that tells its format."""
    last = PurePath(name).name
    suffix = next((one for one in _SUFFIXES if last.lower().endswith(one)), "")
    return last[: len(last) - len(suffix)] or last


def _paras(data: bytes, name: str, limits: Limits) -> list[Para]:
    lower = name.lower()
    other = lower.endswith(_OTHER_SUFFIXES) or data.startswith(_ZIPPED) or b"%PDF-" in data[:1024]
    if other:
        return paragraphs_of(read(data, name, limits).document)
    text = files.decode(data, name, limits)
    if _MARKUP.match(text):
        return paragraphs_of(read(data, name, limits).document)
    _refuse_controls(text, name)
    text = inline.clean(text)
    if lower.endswith((".md", ".markdown")) or _MARKDOWN.search(text):
        for block in text.split("\n\n"):
            files.limited(block.encode(errors="replace"), name, limits.paragraph)
        return marked.blocks(text.expandtabs(4), limits.depth)
    return paragraphs(text.split("\n"))


def _refuse_controls(text: str, name: str) -> None:
    """Raises about the first control character: no clause file can hold it, and leaving it out would lose it."""
    match = re.search(r"[\x00-\x08\x0e-\x1b\x1f\x7f]", text)
    if match:
        line, column = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
        message = f"there is a control character, U+{ord(match[0]):04X}"
        raise BadInput([Diagnostic("control-character", message, Span(name, line, column), "remove it from the file")])
