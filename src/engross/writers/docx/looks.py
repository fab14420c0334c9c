"""How a paragraph is set: a placed paragraph in, its style, list and level out. Never writes words."""

from engross.model import Kind, PlacedParagraph, Role
from engross.records import dataclass
from engross.writers.docx.numbering import DEEPEST_STYLE, FIRST, STEP, Lists, depth

_UNNUMBERED = {Kind.PREAMBLE: "Preamble", Kind.DEFINITION: "Definition"}

_BOUND = {Kind.SECTION: "Heading1", Kind.ANNEX: "AnnexHeading", Kind.CLAUSE: "Heading2"}
"""The styles of headings whose level is counted, so that one without a number must say so."""


@dataclass(frozen=True, slots=True)
class ParagraphMarkup:
    """The markup of a paragraph's style and number, and whether its mark is bold: that is the look of its number."""

    setting: str
    bold: bool


def look(paragraph: PlacedParagraph, lists: Lists, status: str) -> ParagraphMarkup:
    """The look of a paragraph outside tables; `status` are the words that the licence says of its standing."""
    number = ""
    if not paragraph.scheme and paragraph.role is Role.HEADING and paragraph.kind in _BOUND and paragraph.level:
        number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        number += f'<w:ind w:left="{FIRST}" w:firstLine="0"/>'
    elif paragraph.scheme and paragraph.anchors:
        found = lists.number(paragraph.scheme, paragraph.owner)
        number = f'<w:numPr><w:ilvl w:val="{paragraph.level - 1}"/><w:numId w:val="{found}"/></w:numPr>'
    bold = bool(paragraph.scheme and number) and paragraph.conspicuous and paragraph.role is not Role.HEADING
    return ParagraphMarkup(styled(_style(paragraph, status)).setting + (number or _set_in(paragraph)), bold)


def _set_in(paragraph: PlacedParagraph) -> str:
    """The indent of a quotation or of verbatim words; a number has its own."""
    if not paragraph.manner:
        return ""
    deep = max(depth(paragraph.scheme, paragraph.level), 2)
    right = STEP if paragraph.manner == "quote" else 0
    return f'<w:ind w:left="{FIRST + STEP * (deep - 1)}" w:right="{right}"/>'


def styled(style: str) -> ParagraphMarkup:
    """The look of a paragraph that has a style and no number."""
    return ParagraphMarkup(f'<w:pStyle w:val="{style}"/>', False)


def _style(paragraph: PlacedParagraph, status: str) -> str:
    if paragraph.role is Role.HEADING:
        return _heading_style(paragraph)
    if paragraph.role is Role.END:
        return "EndMark"
    if paragraph.role is Role.OPENING:
        return _opening_style(paragraph)
    if paragraph.kind is Kind.TITLE:
        return "Status" if paragraph.text == status else "Subtitle"
    if paragraph.kind in _UNNUMBERED:
        return _UNNUMBERED[paragraph.kind]
    deep = min(depth(paragraph.scheme, paragraph.level), DEEPEST_STYLE)
    return f"ClauseText{deep}" if deep > 2 else "ClauseText"


def _heading_style(paragraph: PlacedParagraph) -> str:
    if paragraph.kind is Kind.TITLE:
        return "Title"
    if not paragraph.scheme:
        return _BOUND.get(paragraph.kind, "FrontHeading") if paragraph.level else "FrontHeading"
    deep = depth(paragraph.scheme, paragraph.level)
    if paragraph.scheme == "annex" and deep <= 2:
        return ("AnnexHeading", "AnnexClauseHeading")[deep - 1]
    return f"Heading{min(deep, 3)}"


def _opening_style(paragraph: PlacedParagraph) -> str:
    """The style of a paragraph that opens a provision without a heading."""
    if paragraph.scheme:
        return f"ClauseLevel{min(max(depth(paragraph.scheme, paragraph.level), 2), DEEPEST_STYLE)}"
    deep = f"ClauseText{min(paragraph.level, DEEPEST_STYLE)}" if paragraph.level > 2 else "ClauseText"
    return _UNNUMBERED.get(paragraph.kind, deep)
