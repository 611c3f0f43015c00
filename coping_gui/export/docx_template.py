"""An empty, well-set Word file to write an essay into, and its bytes, equal for equal content and time."""

import io
import zipfile
from datetime import datetime
from functools import cache
from typing import Any, cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from lxml import etree

from coping_gui import paths
from coping_gui.export.xml import element

A4 = (Mm(210), Mm(297))
LETTER = (Mm(215.9), Mm(279.4))
MARGIN = Mm(25.4)
_LETTER_COUNTRIES = {"US", "CA", "MX", "PH"}
"""Where paper is Letter (CLDR, "paperSize")."""

_KEPT_RELATIONS = (
    "styles",
    "numbering",
    "settings",
    "theme",
    "fontTable",
    "officeDocument",
    "core-properties",
    "footer",
)


def new_document(language: str, title: str, now: datetime) -> Document:
    """An empty document in the essay's styles: page size by language, page numbers, no author made up."""
    document = docx.Document(io.BytesIO(_skeleton()))
    _set_language(document, language)
    _set_page(document, language)
    _set_properties(document, title, language, now)
    return document


@cache
def _skeleton() -> bytes:
    """An empty file with COPING's styles and page numbers, and nothing else of python-docx's own template."""
    document = docx.Document()
    part = document.part
    _replace_content(document.styles.element, "essay-styles.xml")
    _replace_content(part.numbering_part.element, "essay-numbering.xml")
    _replace_content(document.settings.element, "essay-settings.xml")
    for holder in (part, part.package):
        assert holder is not None
        for key in [k for k, r in holder.rels.items() if r.reltype.rsplit("/", 1)[-1] not in _KEPT_RELATIONS]:
            del holder.rels[key]
    _number_pages(document)
    return document_bytes(document)


def _replace_content(target: Any, template: str) -> None:
    """Put the template's children into a part's root element, so that python-docx goes on working with it."""
    source = parse_xml(paths.resource("templates", template).read_bytes())
    for child in list(target):
        target.remove(child)
    for child in list(cast("Any", source)):
        if not isinstance(child, etree._Comment):  # pyright: ignore[reportPrivateUsage]
            target.append(child)


def _set_language(document: Document, language: str) -> None:
    tag = qn("w:lang")
    for lang in cast("Any", document.styles.element).iter(tag):
        lang.set(qn("w:val"), language)
    for lang in cast("Any", document.settings.element).iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), language)


def page_size(language: str) -> tuple[Length, Length]:
    """Width and height of the paper that readers of a language tag use."""
    country = language.rpartition("-")[2].upper() if "-" in language else ""
    return LETTER if country in _LETTER_COUNTRIES else A4


def _set_page(document: Document, language: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = page_size(language)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.footer_distance = section.header_distance = Mm(12.7)


def _number_pages(document: Document) -> None:
    footer: Any = document.sections[0].footer
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.append(element("w:pPr", element("w:pStyle", val="Footer")))
    field = ("begin", None), (None, " PAGE "), ("separate", None), ("text", "1"), ("end", None)
    for kind, text in field:
        paragraph.append(_field_run(kind, text))


def _field_run(kind: str | None, text: str | None) -> Any:
    if kind == "text":
        return element("w:r", element("w:rPr", element("w:noProof")), element("w:t", text=text or ""))
    if kind is None:
        return element("w:r", element("w:instrText", text=text or ""))
    return element("w:r", element("w:fldChar", fldCharType=kind))


def _set_properties(document: Document, title: str, language: str, now: datetime) -> None:
    properties = document.core_properties
    properties.title = title[:255]  # Word's limit
    properties.language = language
    properties.created = properties.modified = now.replace(tzinfo=None, microsecond=0)
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.revision = 1


def document_bytes(document: Document) -> bytes:
    """The file's bytes; equal documents give equal bytes."""
    written, result = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name)  # 1 January 1980: the time that means none
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return result.getvalue()
