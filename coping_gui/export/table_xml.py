"""Tables of a text as Word tables: one row a line, cells between bars (Markdown) or tabs."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coping_gui.export.inline import Shown
from coping_gui.export.paragraph_xml import Anchor, ParagraphXml
from coping_gui.export.pieces import Mark, Piece, changed
from coping_gui.export.xml import element

_BAR = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_EMPTY = Shown("", ())


@dataclass(frozen=True, slots=True)
class TableText:
    """One paragraph of a table, before and after: usually a row, sometimes several lines of it."""

    original: str
    revised: str | None
    """None when the author deleted it."""
    is_new: bool = False
    notes: tuple[int, ...] = ()
    """Ids of the comments on it."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[list[Piece]]
    mark: Mark = Mark.KEPT
    notes: tuple[int, ...] = ()


def cells_of(line: str) -> list[str]:
    """The cells of one line, without the blanks around them."""
    if not _BAR.search(line):
        return [cell.strip() for cell in line.split("\t")]
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


class TableXml:
    """Makes the elements of one table."""

    def __init__(self, xml: ParagraphXml, show: Callable[[str], Shown], width: int) -> None:
        self._xml = xml
        self._show = show
        self._width = width
        """Of the text between the margins, in twentieths of a point."""

    def elements(
        self, texts: Sequence[TableText], accept: Callable[[list[Piece]], list[Piece]] | None
    ) -> Iterator[Any]:
        """The table and a narrow empty line after it; `accept`, where given, turns tracked pieces into clean ones."""
        lines = [line for t in texts for line in t.original.split("\n") + (t.revised or "").split("\n")]
        separator = next((line for line in lines if is_separator(line)), "")
        rows = [row for text in texts for row in self._rows(text)]
        if accept is not None:
            rows = [_Row([accept(c) for c in r.cells], notes=r.notes) for r in rows if r.mark is not Mark.DELETED]
        if rows:
            yield self._table(rows, _alignments(separator), has_header=bool(separator))
            marks = {row.mark for row in rows}
            yield self._xml.paragraph("TableEnd", [], mark=marks.pop() if len(marks) == 1 else Mark.KEPT)

    def _rows(self, text: TableText) -> list[_Row]:
        old = [] if text.is_new else self._cells(text.original)
        new = self._cells(text.revised or "")
        if [len(row) for row in old] == [len(row) for row in new]:
            return [
                _Row([changed(a, b) for a, b in zip(*pair, strict=True)], notes=() if i else text.notes)
                for i, pair in enumerate(zip(old, new, strict=True))
            ]
        gone = [
            _Row([changed(c, _EMPTY) for c in row], Mark.DELETED, () if i else text.notes) for i, row in enumerate(old)
        ]
        return gone + [_Row([changed(_EMPTY, c) for c in row], Mark.INSERTED) for row in new]

    def _cells(self, text: str) -> list[list[Shown]]:
        lines = [line for line in text.split("\n") if line.strip() and not is_separator(line)]
        return [[self._show(cell) for cell in cells_of(line)] for line in lines]

    def _table(self, rows: list[_Row], alignments: list[str], *, has_header: bool) -> Any:
        columns = max(len(row.cells) for row in rows)
        width = self._width // columns
        look = element("w:tblLook", val="0420" if has_header else "0400", firstRow=str(int(has_header)), noVBand="1")
        properties = element(
            "w:tblPr", element("w:tblStyle", val="EssayTable"), element("w:tblW", w="5000", type="pct"), look
        )
        grid = element("w:tblGrid", *(element("w:gridCol", w=str(width)) for _ in range(columns)))
        table = element("w:tbl", properties, grid)
        for i, row in enumerate(rows):
            table.append(self._row(row, columns, width, alignments, is_header=has_header and i == 0))
        return table

    def _row(self, row: _Row, columns: int, width: int, alignments: list[str], *, is_header: bool) -> Any:
        change = None
        if row.mark is not Mark.KEPT:
            name = "w:ins" if row.mark is Mark.INSERTED else "w:del"
            change = element(name, **self._xml.stamp.attributes())
        header = element("w:tblHeader") if is_header else None
        made = element("w:tr", element("w:trPr", element("w:cantSplit"), header, change))
        for i in range(columns):
            pieces = row.cells[i] if i < len(row.cells) else []
            anchors = [Anchor(0, max((p.end for p in pieces), default=0), n) for n in row.notes] if i == 0 else []
            alignment = alignments[i] if i < len(alignments) else ""
            paragraph = self._xml.paragraph("TableText", pieces, mark=row.mark, alignment=alignment, anchors=anchors)
            made.append(element("w:tc", element("w:tcPr", element("w:tcW", w=str(width), type="dxa")), paragraph))
        return made


def is_separator(line: str) -> bool:
    """Whether a line only parts a table's head from its body, such as "|---|--:|"."""
    return "-" in line and ("|" in line or line.strip().count("-") >= 3) and bool(_SEPARATOR.fullmatch(line))


def _alignments(separator: str) -> list[str]:
    """Of a separator line such as "|:---|---:|", per column; empty where the style decides."""
    found: list[str] = []
    for cell in cells_of(separator):
        if cell.endswith(":"):
            found.append("center" if cell.startswith(":") else "right")
        else:
            found.append("")
    return found
