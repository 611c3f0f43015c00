"""Where the paragraphs of a table stand: in which table of the text, row and column."""

from collections.abc import Iterator
from typing import NamedTuple

from coping_gui.wordfile.names import Element, Names


class Cell(NamedTuple):
    """A cell of one of the text's tables; what stands in a table inside a cell counts as standing in that cell."""

    table: int
    """Number of the table in its part."""
    row: int
    column: int
    columns: int
    """How many columns it spans."""
    shares: tuple[int, ...]
    """Widths of the table's columns, in any unit."""


class CellFinder:
    """Finds the cells of the paragraphs of one part."""

    def __init__(self, root: Element, names: Names) -> None:
        self._names = names
        self._cells: dict[Element, Cell] = {}
        for number, table in enumerate(self._outermost(root)):
            self._cells.update(self._read(table, number))

    def cell(self, paragraph: Element) -> Cell | None:
        """The cell that holds this `w:p`; None for one that stands in no table."""
        found = None
        for cell in paragraph.iterancestors(self._names.tc) if self._cells else ():
            found = self._cells.get(cell, found)
        return found

    def _outermost(self, root: Element) -> Iterator[Element]:
        for table in root.iter(self._names.tbl):
            if next(table.iterancestors(self._names.tbl), None) is None:
                yield table

    def _read(self, table: Element, number: int) -> Iterator[tuple[Element, Cell]]:
        names = self._names
        rows = [row for row in table.iter(names.tr) if next(row.iterancestors(names.tbl)) is table]
        grid = [list(self._row(row)) for row in rows]
        columns = max((sum(span for _, span in row) for row in grid), default=0)
        shares = self._shares(table, columns)
        for at, row in enumerate(grid):
            column = 0
            for cell, span in row:
                last = cell is row[-1][0]
                yield cell, Cell(number, at, column, columns - column if last else span, shares)
                column += span

    def _row(self, row: Element) -> Iterator[tuple[Element, int]]:
        """The cells of a row with their spans; space before the first one counts as its own."""
        names = self._names
        extra = self._number(row.find(f"{names.tr_pr}/{names.grid_before}"), 0)
        for cell in row.iter(names.tc):
            if next(cell.iterancestors(names.tr)) is row:
                yield cell, extra + self._number(cell.find(f"{names.tc_pr}/{names.grid_span}"), 1)
                extra = 0

    def _number(self, element: Element | None, otherwise: int) -> int:
        value = "" if element is None else element.get(self._names.val, "")
        return min(int(value), 63) if value.isdecimal() else otherwise

    def _shares(self, table: Element, columns: int) -> tuple[int, ...]:
        names = self._names
        widths = [column.get(names.w, "") for column in table.iterfind(f"{names.tbl_grid}/{names.grid_col}")]
        if len(widths) != columns or not all(width.isdecimal() and int(width) for width in widths):
            return (1,) * columns
        return tuple(map(int, widths))
