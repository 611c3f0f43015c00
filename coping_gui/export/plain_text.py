"""The cleaned essay as plain text or Markdown."""

import re
from collections.abc import Iterator, Sequence

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph
from coping_gui.export.alignment import align
from coping_gui.export.inline import show
from coping_gui.export.revision import RevisedParagraph
from coping_gui.export.table_xml import cells_of

_PAGE_FURNITURE = ("header", "footer")
"""Places in a Word file whose text belongs to the page, not to the essay."""
_TIGHT = (Kind.LIST_ITEM, Kind.TABLE)
"""Kinds that stand line by line, without an empty line between them."""
_MARKUP = re.compile(r"([\\`*_\[\]<>]|~~)")
_LINE_START = re.compile(r"(?m)^(\s*)(#{1,6}\s|[-+]\s|=+\s*$|\d{1,9}[.)]\s)")


def as_text(essay: Essay, revised: Sequence[RevisedParagraph]) -> str:
    """The cleaned essay without markup: an empty line between paragraphs, list labels as the author wrote them."""
    markdown = essay.format is Format.MARKDOWN
    return _joined(
        (p, f"{_label(p)}{show(text, markdown=markdown and p.kind is not Kind.CODE).text}")
        for p, text in _flow(essay, revised)
    )


def as_markdown(essay: Essay, revised: Sequence[RevisedParagraph]) -> str:
    """The cleaned essay as Markdown; what was Markdown keeps its markup, other text is escaped."""
    is_markdown = essay.format is Format.MARKDOWN
    return _joined((p, _marked(p, text if is_markdown else _escaped(p, text))) for p, text in _flow(essay, revised))


def _flow(essay: Essay, revised: Sequence[RevisedParagraph]) -> Iterator[tuple[Paragraph, str]]:
    for item in align(essay, revised):
        if item.text is not None and item.text.strip() and item.paragraph.place not in _PAGE_FURNITURE:
            yield item.paragraph, item.text.replace("\ufffc", "")


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
    if not paragraph.numbering:
        return ""
    indent = "  " * (paragraph.level - 1) if paragraph.kind is Kind.LIST_ITEM else ""
    return f"{indent}{paragraph.numbering} "


def _marked(paragraph: Paragraph, text: str) -> str:
    kind = paragraph.kind
    if kind is Kind.TITLE:
        return f"# {_one_line(text)}"
    if kind is Kind.HEADING:
        return f"{'#' * min(max(paragraph.level, 1), 6)} {_one_line(_label(paragraph) + text)}"
    if kind is Kind.LIST_ITEM:
        indent = "  " * max(paragraph.level - 1, 0)
        label = paragraph.numbering if re.fullmatch(r"[-*+]|\d{1,9}[.)]", paragraph.numbering) else "-"
        return f"{indent}{label} " + text.replace("\n", f"\n{indent}  ")
    if kind is Kind.QUOTATION:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if kind is Kind.CODE:
        fence = "`" * max(3, 1 + max((len(m) for m in re.findall("`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(paragraph: Paragraph, text: str) -> str:
    """Plain text so that Markdown shows it as it is; a line break inside a paragraph stays one."""
    if paragraph.kind is Kind.CODE:
        return text
    if paragraph.kind is Kind.TABLE and "\t" in text:
        return "\n".join(f"| {' | '.join(map(_escaped_words, cells_of(line)))} |" for line in text.split("\n"))
    starts = _LINE_START.sub(lambda m: m[1] + _escaped_start(m[2]), _escaped_words(text))
    return starts.replace("\n", "\\\n")


def _escaped_words(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _escaped_start(mark: str) -> str:
    number = re.match(r"\d+", mark)
    return f"{number[0]}\\{mark[number.end() :]}" if number else f"\\{mark}"
