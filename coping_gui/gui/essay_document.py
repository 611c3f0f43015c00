"""The editor's document and the manuscript, kept alike: one paragraph is one block, every change is told at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from coping_gui.essay.edit import Edit
from coping_gui.essay.essay import Cell
from coping_gui.gui.page_tables import Grid, grids, insert_table
from coping_gui.gui.paragraph_looks import formats, stretches
from coping_gui.gui.placeholder import OBJECT_TYPE, Placeholder
from coping_gui.gui.underlines import Offsets, shown, written
from coping_gui.review.manuscript import Manuscript, Piece

PAGE_PADDING = 54
"""px between the page's edge and its text."""
_TOP_PADDING = 52


class EssayDocument(QObject):
    """Owns the QTextDocument; text is read block by block, because toPlainText() loses no-break spaces."""

    edited = Signal(object)
    """The pieces that have another text or are new, as a list; empty when paragraphs only went away or moved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = QTextDocument(self)
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self._manuscript: Manuscript | None = None
        self._changing_by_history = False
        layout = self.document.documentLayout()  # without a layout a document tells of no change
        layout.registerHandler(OBJECT_TYPE, Placeholder(self))
        self.document.contentsChange.connect(self._contents_changed)

    # -- loading

    def load(self, manuscript: Manuscript) -> None:
        """Show a manuscript; what was undone before is forgotten and the document counts as unmodified."""
        self._manuscript = None
        self.document.setUndoRedoEnabled(False)
        self.document.clear()
        self._pad_page()
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._write(cursor, manuscript.pieces)
        cursor.endEditBlock()
        self.document.setUndoRedoEnabled(True)
        self.document.setModified(False)
        self._manuscript = manuscript

    def _write(self, cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
        tables, at, is_new = grids(pieces), 0, False
        while at < len(pieces):
            grid = tables.get(at)
            if grid is None:
                self._write_piece(cursor, pieces[at], is_new=is_new)
                at, is_new = at + 1, True
            else:
                self._write_table(cursor, grid, pieces[grid.start : grid.end])
                at, is_new = grid.end, False  # Qt has put a block behind the table

    def _write_table(self, cursor: QTextCursor, grid: Grid, pieces: Sequence[Piece]) -> None:
        table = insert_table(cursor, grid)
        reached: Cell | None = None
        for cell, piece in zip(grid.cells, pieces, strict=True):
            if is_first := cell != reached:
                cursor.setPosition(table.cellAt(cell.row, cell.column).firstPosition())
            self._write_piece(cursor, piece, is_new=not is_first, in_cell=True)
            reached = cell
        cursor.setPosition(table.lastPosition() + 1)

    @staticmethod
    def _write_piece(cursor: QTextCursor, piece: Piece, *, is_new: bool, in_cell: bool = False) -> None:
        block, characters = formats(piece.paragraph)
        if is_new:
            cursor.insertBlock(block, characters)
        else:
            cursor.setBlockFormat(block)
            if in_cell:  # there it also holds how many columns the cell spans
                cursor.mergeBlockCharFormat(characters)
            else:
                cursor.setBlockCharFormat(characters)
        for text, look in stretches(piece.paragraph, characters):
            cursor.insertText(shown(text), look)

    def _pad_page(self) -> None:
        page = self.document.rootFrame()
        wanted = page.frameFormat()
        wanted.setTopMargin(_TOP_PADDING)
        wanted.setBottomMargin(2 * _TOP_PADDING)
        wanted.setLeftMargin(PAGE_PADDING)
        wanted.setRightMargin(PAGE_PADDING)
        page.setFrameFormat(wanted)

    def block_text(self, index: int) -> str:
        """The text of a block as a paragraph holds it."""
        return written(self.document.findBlockByNumber(index).text())

    # -- changing

    def apply(self, edits: Mapping[int, Sequence[Edit]]) -> None:
        """Make edits (code points, per block) as one undo step, keeping the character format of what they replace."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        try:
            for index in sorted(edits, reverse=True):
                block = self.document.findBlockByNumber(index)
                offsets = Offsets(written(block.text()))
                for edit in sorted(edits[index], reverse=True):
                    self._apply_one(cursor, block, offsets, edit)
        finally:
            cursor.endEditBlock()

    def _apply_one(self, cursor: QTextCursor, block: QTextBlock, offsets: Offsets, edit: Edit) -> None:
        start = block.position() + offsets.to_units(edit.span.start)
        end = block.position() + offsets.to_units(edit.span.end)
        cursor.setPosition(min(start + 1, end) if end > start else start)
        inside = cursor.charFormat()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(shown(edit.text), inside)

    def steps(self) -> int:
        """How many undo commands the document holds; grows with every undoable change that is not merged."""
        return self.document.availableUndoSteps()

    def undo(self) -> None:
        """Undo the last change of the text."""
        self._changing_by_history = True
        try:
            self.document.undo()
        finally:
            self._changing_by_history = False

    def redo(self) -> None:
        """Make the last undone change of the text again."""
        self._changing_by_history = True
        try:
            self.document.redo()
        finally:
            self._changing_by_history = False

    @property
    def changing_by_history(self) -> bool:
        """Whether the change being told comes from undo or redo."""
        return self._changing_by_history

    # -- places

    def cursor_at(self, index: int, place: int, end: int | None = None) -> QTextCursor:
        """A cursor at a code point of a block, selecting up to `end` when given."""
        block = self.document.findBlockByNumber(index)
        offsets = Offsets(written(block.text()))
        cursor = QTextCursor(self.document)
        cursor.setPosition(block.position() + offsets.to_units(place))
        if end is not None:
            cursor.setPosition(block.position() + offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def place_of(self, position: int) -> tuple[int, int]:
        """Block number and code point of a position of the document."""
        block = self.document.findBlock(position)
        if not block.isValid():
            block = self.document.lastBlock()
        return block.blockNumber(), Offsets(written(block.text())).to_points(position - block.position())

    # -- following

    @Slot(int, int, int)
    def _contents_changed(self, position: int, _removed: int, added: int) -> None:
        manuscript = self._manuscript
        if manuscript is None:
            return
        first = self.document.findBlock(position).blockNumber()
        last_block = self.document.findBlock(min(position + added, self.document.characterCount() - 1))
        last = last_block.blockNumber() if last_block.isValid() else self.document.blockCount() - 1
        first = max(0, first)
        grown = self.document.blockCount() - len(manuscript)
        if first == last and not grown:
            changed = manuscript.change(first, self.block_text(first))
            if changed is not None:
                self.edited.emit([changed])
            return
        self._splice(manuscript, first, last, grown)

    def _splice(self, manuscript: Manuscript, first: int, last: int, grown: int) -> None:
        end = last + 1 - grown
        if end < first or end > len(manuscript):  # a hull that does not fit: compare everything
            first, last, end = 0, self.document.blockCount() - 1, len(manuscript)
        texts: list[str] = []
        block = self.document.findBlockByNumber(first)
        for _ in range(last - first + 1):
            texts.append(written(block.text()))
            block = block.next()
        before = len(manuscript)
        changed = manuscript.splice(first, end, texts)
        if changed or grown or before != len(manuscript):
            self.edited.emit(changed)
