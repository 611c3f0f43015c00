"""Tables on the page: the paragraphs of a Word file's table in the cells in which their author sees them.

Every paragraph stays one block, in the same order. Where that cannot be (a table that begins or ends the essay, two
without text between them, a cell without a paragraph), its paragraphs are shown one below the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from coping_gui.essay.essay import Cell
from coping_gui.gui.theme import current_theme
from coping_gui.review.manuscript import Piece

_PADDING = 6
_MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table among the pieces."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    """The cell of each piece from `start` to `end`."""

    @property
    def rows(self) -> int:
        """How many there are."""
        return self.cells[-1].row + 1

    @property
    def columns(self) -> int:
        """How many there are."""
        return len(self.cells[0].shares)


def grids(pieces: Sequence[Piece]) -> dict[int, Grid]:
    """The tables that can be shown as such, by the index of their first piece."""
    found: dict[int, Grid] = {}
    at = 0
    while at < len(pieces):
        cell = pieces[at].paragraph.cell
        if cell is None:
            at += 1
            continue
        end = _end(pieces, at, cell.table)
        grid = Grid(at, end, tuple(_cells(pieces[at:end], cell)))
        has_text_around = at > 0 and end < len(pieces) and pieces[end].paragraph.cell is None
        if has_text_around and pieces[at - 1].paragraph.cell is None and is_whole(grid):
            found[at] = grid
        at = end
    return found


def _end(pieces: Sequence[Piece], start: int, table: int) -> int:
    """Behind the last piece of this table; a paragraph that the author added among them counts."""
    end = at = start + 1
    while at < len(pieces):
        cell = pieces[at].paragraph.cell
        if cell is not None and cell.table != table:
            break
        if cell is None and pieces[at].origin is not None:
            break
        at += 1
        end = at if cell is not None else end
    return end


def _cells(pieces: Sequence[Piece], first: Cell) -> list[Cell]:
    cells: list[Cell] = []
    for piece in pieces:
        cells.append(piece.paragraph.cell or (cells[-1] if cells else first))
    return cells


def is_whole(grid: Grid) -> bool:
    """Whether every place of the table is covered once, in reading order."""
    expected = [(row, column) for row in range(grid.rows) for column in range(grid.columns)]
    covered: list[tuple[int, int]] = []
    for at, cell in enumerate(grid.cells):
        if at and (cell.row, cell.column) == (grid.cells[at - 1].row, grid.cells[at - 1].column):
            continue
        covered += [(cell.row, cell.column + more) for more in range(cell.columns)]
    return covered == expected and 0 < len(expected) <= _MOST_CELLS


def insert_table(cursor: QTextCursor, grid: Grid) -> QTextTable:
    """An empty table of this shape behind the cursor's block, whose end the cursor must be at."""
    shape = QTextTableFormat()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    total = sum(grid.cells[0].shares)
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * share / total) for share in grid.cells[0].shares]
    )
    shape.setCellPadding(_PADDING)
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(current_theme().outline)))
    shape.setTopMargin(4)
    shape.setBottomMargin(12)
    table = cursor.insertTable(grid.rows, grid.columns, shape)
    for cell in dict.fromkeys(grid.cells):
        if cell.columns > 1:
            table.mergeCells(cell.row, cell.column, 1, cell.columns)
    return table


def table_of(block: QTextBlock) -> QTextTable | None:
    """The table that the block stands in; None for none."""
    return QTextCursor(block).currentTable() if block.isValid() else None
