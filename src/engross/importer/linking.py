"""The words of blocks with links, and what became of each reference.

Takes what numbers mean; a `Linker` is asked once for each block and text, and keeps what it found for the report.
"""

import re
from dataclasses import field

from engross.importer.citing import Cited, anchor
from engross.importer.joins import Joins
from engross.importer.references import Found, linked
from engross.importer.text import Block, FullText
from engross.importer.wordings import Link
from engross.importer.written import Unlinked
from engross.records import dataclass

_ANCHORED = re.compile(r"(?<!\\)\[([^\]\[]*)\]\(#([^()\s]*)\)")
_NUMBERED = re.compile(r"^(?:\S+ )?(?:\d|[IVXLCA-Z](?![a-z]))[\w.()]*$")
"""A reference by number, which is linked by its number."""

_DIFFERENT = "it leads to other clauses in other texts with the same words"


@dataclass(slots=True)
class Linker:
    """Links the references of texts."""

    cited: Cited
    texts: tuple[FullText, ...]
    found: list[tuple[FullText, Block, Found]] = field(default_factory=list)

    def of(self, text: int, joins: Joins) -> Link:
        """How the words of one text are linked, items of joined lists without their ends."""
        return lambda words, block: self._linked(joins.words(words, block), block, text)

    def forget(self, blocks: list[Block]) -> None:
        """Take back the links of some blocks: their words stay typed."""
        gone = {id(block) for block in blocks}
        self.found = [
            (text, block, Found(one.words, one.reason or _DIFFERENT) if id(block) in gone else one)
            for text, block, one in self.found
        ]

    @property
    def unlinked(self) -> tuple[Unlinked, ...]:
        """The references that stay typed."""
        left = [(text, block, one) for text, block, one in self.found if one.reason]
        return tuple(Unlinked(text.name, block.line, one.words, one.reason) for text, block, one in left)

    def _linked(self, words: str, block: Block, text: int) -> str:
        headings = self.cited.headings[text]
        seen: list[Found] = []

        def heading(match: re.Match[str]) -> str:
            """A link to a heading, or its words where none is to be had."""
            target = headings.get(match[2]) or headings.get(anchor(match[1]), "")
            if target and match[1] and match[1] not in self.cited.words:
                seen.append(Found(match[1]))
                return f"[{match[1]}](#{target})"
            if not _NUMBERED.search(match[1]):
                seen.append(Found(match[1], "its heading was not found"))
            return match[1]

        words, numbered = linked(_ANCHORED.sub(heading, words), self.cited.numbers[text], self.cited.known.__contains__)
        self.found += [(self.texts[text], block, one) for one in (*seen, *numbered)]
        return words
