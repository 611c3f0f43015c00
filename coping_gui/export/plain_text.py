"""The cleaned essay as plain text or Markdown."""

import re
from collections.abc import Iterator, Sequence

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph
from coping_gui.export.alignment import align
from coping_gui.export.inline import show
from coping_gui.export.markup import is_steering, link_addresses
from coping_gui.export.revision import RevisedParagraph
from coping_gui.export.table_xml import cells_of, is_separator

_PAGE_FURNITURE = ("header", "footer")
"""Places in a Word file whose text belongs to the page, not to the essay."""
_TIGHT = (Kind.LIST_ITEM, Kind.TABLE)
"""Kinds that stand line by line, without an empty line between them."""
_INDENT = "    "
_MARKUP = re.compile(r"([\\`*_\[\]<>]|~~)")
_LINE_START = re.compile(r"(?m)^(\s*)(#{1,6}(?:\s|$)|[-+](?:\s|$)|=+\s*$|\d{1,9}[.)](?:\s|$))")


def as_text(essay: Essay, revised: Sequence[RevisedParagraph]) -> str:
    """The cleaned essay without markup: an empty line between paragraphs, list labels as the author wrote them."""
    return _joined((p, _shown(essay, p, text)) for i, p, text in _flow(essay, revised) if not _steers(essay, i))


def as_markdown(essay: Essay, revised: Sequence[RevisedParagraph]) -> str:
    """The cleaned essay as Markdown; what was Markdown keeps its markup, other text is escaped."""
    below_title = int(any(p.kind is Kind.TITLE for p in essay.paragraphs))
    return _joined((p, _marked(essay, i, p, text, below_title)) for i, p, text in _flow(essay, revised))


def _flow(essay: Essay, revised: Sequence[RevisedParagraph]) -> Iterator[tuple[int | None, Paragraph, str]]:
    """Index in the essay (None for a new paragraph), paragraph and revised text of what the reader sees."""
    for item in align(essay, revised):
        if item.text is not None and item.text.strip() and item.paragraph.place not in _PAGE_FURNITURE:
            yield item.index, item.paragraph, item.text.replace("\ufffc", "")


def _steers(essay: Essay, index: int | None) -> bool:
    return index is not None and is_steering(essay, index)


def _shown(essay: Essay, paragraph: Paragraph, text: str) -> str:
    markdown = essay.format is Format.MARKDOWN and paragraph.kind is not Kind.CODE
    addresses = link_addresses(essay) if markdown and "[" in text else None
    if paragraph.kind is Kind.TABLE:
        lines = [line for line in text.split("\n") if not is_separator(line)]
        rows = [[show(cell, markdown=markdown, addresses=addresses).text for cell in cells_of(line)] for line in lines]
        return "\n".join("\t".join(row) for row in rows)
    return _label(paragraph) + show(text, markdown=markdown, addresses=addresses).text


def _joined(blocks: Iterator[tuple[Paragraph, str]]) -> str:
    parts: list[str] = []
    last: Paragraph | None = None
    for paragraph, text in blocks:
        if last is not None:
            parts.append("\n" if paragraph.kind in _TIGHT and paragraph.kind is last.kind else "\n\n")
        parts.append(text)
        last = paragraph
    return "".join([*parts, "\n"]) if parts else ""


def _label(paragraph: Paragraph) -> str:
    indent = _INDENT * (paragraph.level - 1) if paragraph.kind is Kind.LIST_ITEM else ""
    return f"{indent}{paragraph.numbering} " if paragraph.numbering else indent


def _marked(essay: Essay, index: int | None, paragraph: Paragraph, text: str, below_title: int) -> str:
    kind = paragraph.kind
    if _steers(essay, index):
        return text
    if kind is Kind.CODE:
        fence = "`" * max(3, 1 + max((len(m) for m in re.findall("`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"
    text = _hard_breaks(paragraph, text) if essay.format is Format.MARKDOWN else _escaped(paragraph, text)
    if kind is Kind.TITLE:
        return f"# {_one_line(text)}"
    if kind is Kind.HEADING:
        label = f"{paragraph.numbering} " if paragraph.numbering else ""
        return f"{'#' * min(max(paragraph.level, 1) + below_title, 6)} {_one_line(label + text)}"
    if kind is Kind.LIST_ITEM:
        return _list_item(paragraph, text)
    if kind is Kind.QUOTATION:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return text


def _list_item(paragraph: Paragraph, text: str) -> str:
    """With four blanks for each level, which is inside of every list and code in none."""
    indent = _INDENT * max(paragraph.level - 1, 0)
    inner = text.replace("\n", f"\n{indent}{_INDENT}")
    if not paragraph.numbering:
        return f"\n{indent}{_INDENT}{inner}\n"
    label = paragraph.numbering if re.fullmatch(r"[-*+]|\d{1,9}[.)]", paragraph.numbering) else "-"
    return f"{indent}{label} {inner}"


def _hard_breaks(paragraph: Paragraph, text: str) -> str:
    return text if paragraph.kind is Kind.TABLE else text.replace("\n", "\\\n")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(paragraph: Paragraph, text: str) -> str:
    """Plain text so that Markdown shows it as it is; a line break inside a paragraph stays one."""
    if paragraph.kind is Kind.TABLE and "\t" in text:
        return "\n".join(f"| {' | '.join(map(_escaped_words, cells_of(line)))} |" for line in text.split("\n"))
    starts = _LINE_START.sub(lambda m: m[1] + _escaped_start(m[2]), _escaped_words(text))
    return starts.replace("\n", "\\\n")


def _escaped_words(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _escaped_start(mark: str) -> str:
    number = re.match(r"\d+", mark)
    return f"{number[0]}\\{mark[number.end() :]}" if number else f"\\{mark}"
