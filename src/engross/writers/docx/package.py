"""Parts in, a package out: our own template, properties, and a zip whose bytes never vary.

python-docx carries the package; it never builds the body, and its own `save` is not used, for it stamps each entry
with the clock.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

import docx
from docx.document import Document as Package
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.document import DocumentPart

from engross.model import Record
from engross.writers.archive import archive
from engross.writers.docx.revisions import dated

_CONTENT_TYPES = "[Content_Types].xml"
_LONGEST = 255
"""Characters that a property of a file may have."""
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The format identifier that the standard fixes for a document's own properties.
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


_NOTE_STYLES = (
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
"""Only a file with footnotes has them, so that others stay as they were."""


def pack(
    record: Record,
    body: str,
    numbering: str,
    header: str,
    before: Record | None = None,
    *,
    notes: str = "",
    comments: str = "",
) -> bytes:
    """The package: `body` holds the blocks, `header` the runs of the running header, the others are whole parts.

    `notes` is the part of the footnotes, empty where there is none. `before` is the record of the older document of a
    redline; the properties name it, since they cannot be tracked. Raises ValueError where any of them holds a control
    character.
    """
    custom = _custom(record, before)
    for markup in (body, numbering, header, notes, comments, custom, record.text_owner, record.category, *record.tags):
        if found := _FORBIDDEN.search(markup):
            raise ValueError(f"control character U+{ord(found[0]):04X} after {markup[: found.start()][-60:]!r}")
    package = _filled(docx.Document(BytesIO(_template())).part, record.language, body, header)
    _describe(package, record, before)
    main, opc = package.part, package.part.package
    lists = _part("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, numbering)
    main.relate_to(lists, RELATIONSHIP_TYPE.NUMBERING)
    if notes:
        _add_notes(package, notes)
    if comments:
        main.relate_to(_part("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, comments), RELATIONSHIP_TYPE.COMMENTS)
    properties = _part("/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom)
    opc.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    return _zipped(opc)


def _add_notes(package: Package, notes: str) -> None:
    """Give the package its footnotes, with their styles and the rule above them."""
    part = _part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, notes)
    package.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    rules = f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    package.settings.element.find(qn("w:compat")).addprevious(parse_xml(rules))
    for style in parse_xml(f"<w:styles {nsdecls('w')}>{_NOTE_STYLES}</w:styles>"):
        package.styles.element.append(style)


def _filled(part: DocumentPart, language: str, body: str, header: str) -> Package:
    # Blocks that are moved from one tree to another cost a search each: all is read as one, before the section's end.
    before, section, behind = part.blob.partition(b"<w:sectPr")
    part._element = parse_xml(before + body.encode() + section + behind)
    package: Package = part.document
    running = package.sections[0].header.paragraphs[0]._p
    running.extend(list(parse_xml(f"<w:p {nsdecls('w')}>{header}</w:p>")))
    for element in package.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in package.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)
    return package


def _describe(package: Package, record: Record, before: Record | None) -> None:
    properties = package.core_properties
    day = datetime.fromisoformat(dated(record, before))
    properties.title = record.name[:_LONGEST]
    properties.subject = record.status
    properties.author = properties.last_modified_by = record.text_owner
    properties.created = properties.modified = day
    properties.language = record.language
    properties.identifier = record.id[:_LONGEST]
    properties.version = record.edition
    properties.category = record.category
    properties.keywords = ", ".join(record.tags)
    properties.revision = 1
    if before:
        properties.comments = (
            f"Tracked changes from {before.id} to {record.id}. Both are set with the same template, and numbered as "
            f"{record.id} is."
        )[:_LONGEST]


def _custom(record: Record, before: Record | None) -> str:
    values = {
        "LicenceId": record.id,
        "Edition": record.edition,
        "Family": record.family,
        "Variant": record.variant,
        "TextLicence": record.text_licence,
        **({"ComparedWith": before.id} if before else {}),
    }
    properties = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value, quote=False)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{properties}</Properties>"
    )


def _part(name: str, content_type: str, markup: str) -> Part:
    return Part(PackURI(name), content_type, markup.encode())


def _zipped(package: OpcPackage) -> bytes:
    """The parts in the order of their relationships."""
    types = _content_types()
    entries = {_CONTENT_TYPES: types, PACKAGE_URI.rels_uri.membername: package.rels.xml}
    for part in package.iter_parts():
        if f'"{part.partname}"'.encode() not in types:
            override = f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>\n</Types>'
            types = types.replace(b"</Types>", override.encode())
        entries[part.partname.membername] = part.blob
        if part.rels:
            entries[part.partname.rels_uri.membername] = part.rels.xml
    entries[_CONTENT_TYPES] = types
    return archive(entries.items())


@cache
def _content_types() -> bytes:
    return (files(__package__) / "template" / _CONTENT_TYPES).read_bytes()


@cache
def _template() -> bytes:
    """The readable parts beside this file as one package, for python-docx to open."""
    return archive(sorted(_read(files(__package__) / "template", "")))


def _read(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _read(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".xml", ".rels")):
            yield prefix + entry.name, entry.read_bytes()
