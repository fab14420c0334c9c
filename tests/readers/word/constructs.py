"""What Word files hold that our writer never makes: a small package by hand around one construct or several.

Takes the words to put in; returns the markup of paragraphs and tables, and the package around such markup.
"""

# Markup in lines of its own would be harder to read than long lines.
# ruff: noqa: E501

import io
import zipfile
from collections.abc import Callable

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_NS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_HAND = 'w:id="77" w:author="Ann" w:date="2026-01-01T00:00:00Z"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"rId2": "styles", "rId3": "numbering", "rId4": "footnotes", "rId5": "endnotes", "rId6": "comments"}


def p(words: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(blocks: str, properties: str = "") -> str:
    """A cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{blocks}</w:tc>'


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    columns = '<w:gridCol w:w="2000"/>' * 2
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def fld(code: str, result: str) -> str:
    """A field with its result."""
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return (
        f'{signs[0]}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{signs[1]}{r(result)}{signs[2]}'
    )


def box(blocks: str) -> str:
    """A text box, as new programs and as old ones show it."""
    content = f"<w:txbxContent>{blocks}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="1" name="Box 1"/><a:graphic><a:graphicData uri="u"><wps:wsp><wps:txbx>{content}</wps:txbx>'
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def pic() -> str:
    """A picture in a paragraph of its own."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="Pic" descr="a cat"/>'
        f'<a:graphic><a:graphicData uri="{_NAMES["pic"]}"><pic:pic/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


CONSTRUCTS: dict[str, Callable[[str], str]] = {
    "plain": lambda w: p(w),
    "two paras": lambda w: p(w) + p(w + " again."),
    "heading": lambda w: p(w, '<w:pStyle w:val="Heading1"/>'),
    "heading outline": lambda w: p(w, '<w:outlineLvl w:val="2"/>'),
    "title": lambda w: p(w, '<w:pStyle w:val="Title"/>'),
    "empty p": lambda w: "<w:p/>",
    "empties": lambda w: "<w:p/><w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>" + p(w),
    "list": lambda w: (
        p(w, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + p(w + " b", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + p(w + " c", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    ),
    "bullets": lambda w: p(w, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
    "empty list item": lambda w: (
        p("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + p(w, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    ),
    "table": lambda w: tbl(tr(tc(p(w)), tc(p("x"))), tr(tc(p("y")), tc(p(w + " z")))),
    "nested table": lambda w: tbl(tr(tc(p(w) + tbl(tr(tc(p("in " + w)), tc(p("n")))) + p("")), tc(p("x")))),
    "table gridspan": lambda w: tbl(tr(tc(p(w), '<w:gridSpan w:val="2"/>')), tr(tc(p("a")), tc(p("b")))),
    "table vmerge": lambda w: tbl(
        tr(tc(p(w), '<w:vMerge w:val="restart"/>'), tc(p("a"))), tr(tc(p(""), "<w:vMerge/>"), tc(p("b " + w)))
    ),
    "table empty cells": lambda w: tbl(tr(tc(p("")), tc(p(""))), tr(tc(p("")), tc(p("")))),
    "table in sdt row": lambda w: tbl("<w:sdt><w:sdtContent>" + tr(tc(p(w)), tc(p("x"))) + "</w:sdtContent></w:sdt>"),
    "table multi para cell": lambda w: tbl(
        tr(
            tc(p(w) + p("second " + w) + p("third", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')),
            tc(p("x")),
        )
    ),
    "two tables": lambda w: tbl(tr(tc(p(w)), tc(p("x")))) + tbl(tr(tc(p("other " + w)), tc(p("x")))),
    "image": lambda w: pic() + p(w),
    "inline image": lambda w: p(w).replace("</w:p>", pic()[5:]),
    "text box": lambda w: box(p(w)) + p("after " + w),
    "text box table": lambda w: box(tbl(tr(tc(p(w)), tc(p("x")))) + p("")),
    "vml textpath": lambda w: (
        f'<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT {w}"/></v:shape></w:pict></w:r></w:p>'
    ),
    "field": lambda w: "<w:p>" + r("see ") + fld("REF _Ref1 \\h", w) + r(".") + "</w:p>",
    "nested field": lambda w: (
        "<w:p>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + fld("MERGEFIELD x", "1")
        + '<w:r><w:instrText> = 1 "a" "b" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r(w)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "field over paras": lambda w: (
        "<w:p>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r(w)
        + "</w:p>"
        + "<w:p>"
        + r("second " + w)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "unended field": lambda w: (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        + r("lost " + w)
        + "</w:p>"
        + p("next " + w)
    ),
    "fldSimple": lambda w: f'<w:p><w:fldSimple w:instr=" AUTHOR ">{r(w)}</w:fldSimple></w:p>',
    "page field": lambda w: "<w:p>" + r("page ") + fld("PAGE", "3") + r(" " + w) + "</w:p>",
    "toc": lambda w: (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        + p("Contents", '<w:pStyle w:val="TOCHeading"/>')
        + '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'
        + r(w)
        + "<w:r><w:tab/></w:r>"
        + fld("PAGEREF _Toc1", "1")
        + "</w:p></w:sdtContent></w:sdt>"
    ),
    "sdt block": lambda w: f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{p(w)}</w:sdtContent></w:sdt>',
    "sdt inline": lambda w: (
        f"<w:p>{r('a ')}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r(w)}</w:sdtContent></w:sdt>{r(' z')}</w:p>"
    ),
    "sdt cell": lambda w: tbl(
        "<w:tr><w:sdt><w:sdtContent>" + tc(p(w)) + "</w:sdtContent></w:sdt>" + tc(p("x")) + "</w:tr>"
    ),
    "sdt checkbox": lambda w: (
        f'<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:sdtContent></w:sdt>{r(" " + w)}</w:p>'
    ),
    "footnote": lambda w: "<w:p>" + r(w) + '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    "endnote": lambda w: "<w:p>" + r(w) + '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>',
    "comment": lambda w: (
        '<w:p><w:commentRangeStart w:id="1"/>'
        + r(w)
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    ),
    "section": lambda w: (
        f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId8"/><w:type w:val="continuous"/></w:sectPr></w:pPr>{r(w)}</w:p>'
    ),
    "math inline": lambda w: (
        f"<w:p>{r(w)}<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>{r(' end')}</w:p>"
    ),
    "math block": lambda w: (
        "<w:p><m:oMathPara><m:oMath><m:r><m:t>E=mc</m:t></m:r><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara></w:p>"
        + p(w)
    ),
    "rtl": lambda w: (
        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>لا يجوز 12 " + w + " العقد</w:t></w:r></w:p>"
    ),
    "hebrew": lambda w: (
        '<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">שלום (עולם) </w:t></w:r>'
        + r(w)
        + "</w:p>"
    ),
    "cjk": lambda w: p("本许可证授予您使用软件的权利。" + w),
    "tabs": lambda w: (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'
        + r("a")
        + "<w:r><w:tab/></w:r>"
        + r(w)
        + '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
        + r("9")
        + "</w:p>"
    ),
    "only tab": lambda w: "<w:p><w:r><w:tab/></w:r></w:p>" + p(w),
    "page break": lambda w: '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p(w),
    "line break": lambda w: "<w:p>" + r(w) + "<w:r><w:br/></w:r>" + r("next line") + "</w:p>",
    "only br": lambda w: "<w:p><w:r><w:br/></w:r></w:p>" + p(w),
    "ins": lambda w: f"<w:p>{r('a ')}<w:ins {_HAND}>{r(w)}</w:ins></w:p>",
    "del": lambda w: f"<w:p>{r(w)}<w:del {_HAND}><w:r><w:delText> gone</w:delText></w:r></w:del></w:p>",
    "ins del": lambda w: (
        f"<w:p>{r(w)}<w:ins {_HAND}><w:del {_HAND}><w:r><w:delText> gone</w:delText></w:r></w:del></w:ins></w:p>"
    ),
    "del mark": lambda w: f"<w:p><w:pPr><w:rPr><w:del {_HAND}/></w:rPr></w:pPr>{r(w)}</w:p>" + p("joined"),
    "del para": lambda w: (
        f"<w:p><w:pPr><w:rPr><w:del {_HAND}/></w:rPr></w:pPr><w:del {_HAND}><w:r><w:delText>{w}</w:delText></w:r></w:del></w:p>"
        + p("stays")
    ),
    "ins row": lambda w: tbl(tr(tc(p("h")), tc(p("x"))), tr(tc(p(w)), tc(p("x")), properties=f"<w:ins {_HAND}/>")),
    "del table": lambda w: tbl(tr(tc(p("h")), tc(p("x")), properties=f"<w:del {_HAND}/>")),
    "cell ins": lambda w: tbl(tr(tc(p("h")), tc(p(w), f"<w:cellIns {_HAND}/>"))),
    "cell del": lambda w: tbl(tr(tc(p("h " + w)), tc(p(w), f"<w:cellDel {_HAND}/>"))),
    "cell merge": lambda w: tbl(tr(tc(p("h")), tc(p(w), f'<w:cellMerge {_HAND} w:vMerge="rest"/>'))),
    "move": lambda w: (
        f'<w:p><w:pPr><w:rPr><w:moveFrom {_HAND}/></w:rPr></w:pPr><w:moveFromRangeStart {_HAND} w:name="m1"/><w:moveFrom {_HAND}>{r(w)}</w:moveFrom><w:moveFromRangeEnd w:id="77"/></w:p>'
        + p("between")
        + f'<w:p><w:pPr><w:rPr><w:moveTo {_HAND}/></w:rPr></w:pPr><w:moveToRangeStart {_HAND} w:name="m1"/><w:moveTo {_HAND}>{r(w)}</w:moveTo><w:moveToRangeEnd w:id="77"/></w:p>'
        + p("after")
    ),
    "numChange": lambda w: (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {_HAND}/></w:numPr></w:pPr>{r(w)}</w:p>'
    ),
    "pPrChange": lambda w: (
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pPrChange {_HAND}><w:pPr/></w:pPrChange></w:pPr>{r(w)}</w:p>'
    ),
    "tblPrChange": lambda w: tbl(tr(tc(p(w)), tc(p("x")))).replace(
        "</w:tblPr>", f"<w:tblPrChange {_HAND}><w:tblPr/></w:tblPrChange></w:tblPr>"
    ),
    "sectPrChange": lambda w: (
        f"<w:p><w:pPr><w:sectPr><w:sectPrChange {_HAND}><w:sectPr/></w:sectPrChange></w:sectPr></w:pPr>{r(w)}</w:p>"
    ),
    "hyperlink": lambda w: f'<w:p>{r("see ")}<w:hyperlink r:id="rId9">{r(w, "<w:u/>")}</w:hyperlink></w:p>',
    "hyperlink anchor": lambda w: (
        f'<w:p><w:bookmarkStart w:id="3" w:name="here"/>{r("target")}<w:bookmarkEnd w:id="3"/><w:hyperlink w:anchor="here">{r(w)}</w:hyperlink></w:p>'
    ),
    "hyperlink missing": lambda w: f'<w:p><w:hyperlink r:id="rId999">{r(w)}</w:hyperlink></w:p>',
    "bad anchor": lambda w: f'<w:p><w:hyperlink w:anchor="nowhere">{r("Section 3")}</w:hyperlink>{r(" " + w)}</w:p>',
    "smartTag": lambda w: f'<w:p><w:smartTag w:uri="u" w:element="e">{r(w)}</w:smartTag></w:p>',
    "customXml": lambda w: f'<w:customXml w:uri="u" w:element="e">{p(w)}</w:customXml>',
    "ruby": lambda w: (
        f"<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{r('kana')}</w:rt><w:rubyBase>{r(w)}</w:rubyBase></w:ruby></w:r></w:p>"
    ),
    "sym": lambda w: f'<w:p>{r(w)}<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>',
    "nbhyphen": lambda w: f"<w:p>{r('co')}<w:r><w:noBreakHyphen/></w:r>{r(w)}<w:r><w:softHyphen/></w:r>{r('x')}</w:p>",
    "caps": lambda w: f"<w:p>{r(w, '<w:caps/>')}{r(w, '<w:smallCaps/>')}</w:p>",
    "hidden": lambda w: f"<w:p>{r(w)}{r(' hidden', '<w:vanish/>')}</w:p>",
    "strike": lambda w: f"<w:p>{r(w)}{r(' struck', '<w:strike/>')}</w:p>",
    "altchunk": lambda w: '<w:altChunk r:id="rId77"/>' + p(w),
    "ole": lambda w: (
        '<w:p><w:r><w:object><v:shape/><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
        + p(w)
    ),
    "chart": lambda w: (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Chart 1"/><a:graphic><a:graphicData uri="c"><c:chart xmlns:c="c"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
        + p(w)
    ),
    "label-like": lambda w: p("(a) " + w) + p("1.1 " + w) + p("Section 3. " + w) + p("Annex A " + w),
    "only label": lambda w: p("(a)") + p("1.") + p(w),
    "only punctuation": lambda w: p("* * *") + p("---") + p(w) + p("____________"),
    "markdown chars": lambda w: (
        p("# " + w) + p("| a | b |") + p("> quote [x](y) &amp;lt; ` ```") + p("<b>".replace("<", "&lt;") + w)
    ),
    "braces": lambda w: p("[-x-]{+y+} " + w),
    "emoji": lambda w: p("😀 👩‍⚖️ é " + w + " \u0301"),
    "private use": lambda w: p("\ue000\uf8ff " + w),
    "odd": lambda w: p("\u200b\u202e" + w + "\ufeff"),
    "long word": lambda w: p("x" * 500 + " " + w),
    "same many": lambda w: p(w) * 6,
    "frame": lambda w: p(w, '<w:framePr w:w="2000" w:hSpace="180" w:wrap="around"/>'),
    "dropcap": lambda w: (
        '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>' + r(w[0]) + "</w:p>" + p(w[1:])
    ),
    "proof": lambda w: (
        f'<w:p><w:proofErr w:type="spellStart"/>{r(w[:3])}{r(w[3:])}<w:proofErr w:type="spellEnd"/></w:p>'
    ),
    "lastRenderedPageBreak": lambda w: (
        f'<w:p><w:r><w:t xml:space="preserve">{w} </w:t><w:lastRenderedPageBreak/><w:t>more</w:t></w:r></w:p>'
    ),
    "bidiOverride": lambda w: f'<w:p><w:bdo w:val="rtl">{r(w)}</w:bdo><w:dir w:val="rtl">{r(w)}</w:dir></w:p>',
    "permission": lambda w: f'<w:p><w:permStart w:id="1" w:edGrp="everyone"/>{r(w)}<w:permEnd w:id="1"/></w:p>',
    "subdoc": lambda w: '<w:p><w:subDoc r:id="rId9"/></w:p>' + p(w),
    "colSpanHeader": lambda w: tbl(
        tr(tc(p(w)), properties='<w:gridBefore w:val="1"/><w:tblHeader/>'), tr(tc(p("a")), tc(p("b")))
    ),
    "one cell table": lambda w: tbl(tr(tc(p(w)))),
    "uneven": lambda w: tbl(tr(tc(p(w))), tr(tc(p("a")), tc(p("b")), tc(p("c")))),
    "hidden row": lambda w: tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p(w)), tc(p("c")), properties="<w:hidden/>")),
    "many cols": lambda w: tbl(tr(*(tc(p(f"{w} {i}")) for i in range(20)))),
    "wide table": lambda w: tbl(*(tr(tc(p(f"{w} {i}")), tc(p("v"))) for i in range(60))),
}
"""By name: the markup of one construct, with the words to put in."""


_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(body: str, note: str = "A note.") -> bytes:
    """A Word file around some markup."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _related({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _related(
            {id: (name, f"{name}.xml") for id, name in _PARTS.items()} | {"rId8": ("header", "header1.xml")}
        ).replace(
            "</Relationships>",
            f'<Relationship Id="rId9" Type="{_RELATION}/hyperlink" Target="https://example.org" TargetMode="External"/>'
            "</Relationships>",
        ),
        "word/document.xml": _root(
            "document",
            f'<w:body>{body}<w:sectPr><w:headerReference w:type="default" r:id="rId8"/></w:sectPr></w:body>',
        ),
        "word/styles.xml": _root("styles", _STYLES),
        "word/numbering.xml": _root("numbering", _numbering()),
        "word/footnotes.xml": _root("footnotes", f'<w:footnote w:id="2">{p(note)}</w:footnote>'),
        "word/endnotes.xml": _root("endnotes", f'<w:endnote w:id="2">{p(note)}</w:endnote>'),
        "word/comments.xml": _root(
            "comments",
            '<w:comment w:id="1" w:author="Ann" w:initials="A" w:date="2026-01-01T00:00:00Z">'
            + p(note)
            + "</w:comment>",
        ),
        "word/header1.xml": _root("hdr", p("Head")),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _root(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NS}>{content}</w:{name}>'


def _related(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{id}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for id, (kind, target) in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def _types() -> str:
    kinds = {"document": "document.main", "header1": "header"} | {name: name for name in _PARTS.values()}
    lines = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate((("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")))
    )
    bullet = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    lists = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (0, 1))
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{bullet}</w:abstractNum>{lists}'
    )
