"""A Word file's tables, looks and placeholders on the page: shown, while every paragraph stays one block."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QTextCharFormat, QTextCursor, QTextTable

from coping_gui.essay.edit import Edit
from coping_gui.essay.essay import Cell, Essay, Kind, Look, Paragraph
from coping_gui.essay.span import Span
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.page_tables import grids, table_of
from coping_gui.gui.placeholder import OBJECT, OBJECT_TYPE
from coping_gui.review.manuscript import Manuscript


@pytest.fixture
def document(qapp: object) -> EssayDocument:
    return EssayDocument()


def in_cell(text: str, row: int, column: int, columns: int = 1, table: int = 0) -> Paragraph:
    return Paragraph(text, Kind.TABLE, place="table", cell=Cell(table, row, column, columns, (1, 2)))


BEFORE, AFTER = Paragraph("before"), Paragraph("after")
SQUARE = [in_cell("a", 0, 0), in_cell("b", 0, 1), in_cell("b2", 0, 1), in_cell("", 1, 0), in_cell("d", 1, 1)]
HEADED = [in_cell("head", 0, 0, 2), in_cell("c", 1, 0), in_cell("d", 1, 1)]


def load(document: EssayDocument, *paragraphs: Paragraph) -> Manuscript:
    manuscript = Manuscript(Essay(paragraphs))
    document.load(manuscript)
    return manuscript


def blocks(document: EssayDocument) -> list[str]:
    return [document.block_text(i) for i in range(document.document.blockCount())]


def table_at(document: EssayDocument, index: int) -> QTextTable | None:
    return table_of(document.document.findBlockByNumber(index))


def test_a_table_is_one_and_every_paragraph_one_block(document: EssayDocument) -> None:
    manuscript = load(document, BEFORE, *SQUARE, AFTER)
    assert blocks(document) == manuscript.texts()
    table = table_at(document, 1)
    assert table is not None
    assert (table.rows(), table.columns()) == (2, 2)
    assert [table_at(document, i) is not None for i in range(7)] == [False, True, True, True, True, True, False]
    assert not document.document.isUndoAvailable()


def test_a_cell_spans_its_columns(document: EssayDocument) -> None:
    manuscript = load(document, BEFORE, *HEADED, AFTER)
    assert blocks(document) == manuscript.texts()
    table = table_at(document, 1)
    assert table is not None
    assert [table.cellAt(0, 0).columnSpan(), table.cellAt(1, 0).columnSpan()] == [2, 1]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [*SQUARE, AFTER],
        [BEFORE, *SQUARE],
        [BEFORE, *SQUARE, in_cell("e", 0, 0, 2, table=1), AFTER],
        [BEFORE, *SQUARE[1:], AFTER],
        [BEFORE, *SQUARE[::-1], AFTER],
    ],
)
def test_what_cannot_be_shown_as_a_table_is_shown_line_by_line(
    document: EssayDocument, paragraphs: list[Paragraph]
) -> None:
    manuscript = load(document, *paragraphs)
    assert grids(manuscript.pieces) == {}
    assert blocks(document) == manuscript.texts() == [paragraph.text for paragraph in paragraphs]


def test_a_paragraph_that_the_author_added_to_a_cell_stays_in_it(document: EssayDocument) -> None:
    essay = Essay((BEFORE, *SQUARE, AFTER))
    revised = [("before", 0), ("a", 1), ("new", None), ("b", 2), ("b2", 3), ("", 4), ("d", 5), ("after", 6)]
    manuscript = Manuscript(essay, revised)
    document.load(manuscript)
    assert blocks(document) == manuscript.texts()
    assert table_at(document, 2) is not None


def test_edits_and_their_undoing_in_cells_reach_the_manuscript(document: EssayDocument) -> None:
    manuscript = load(document, BEFORE, *SQUARE, AFTER)
    document.apply({2: [Edit(Span(0, 1), "bee")], 5: [Edit(Span(1, 1), "!")]})
    assert blocks(document) == manuscript.texts() == ["before", "a", "bee", "b2", "", "d!", "after"]
    document.cursor_at(4, 0).insertText("c")
    assert manuscript.texts()[4] == "c"
    document.undo()
    document.undo()
    assert blocks(document) == manuscript.texts() == ["before", "a", "b", "b2", "", "d", "after"]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_around_a_table_block_and_piece_stay_alike(document: EssayDocument, seed: int) -> None:
    chance = random.Random(seed)
    manuscript = load(document, BEFORE, *SQUARE, Paragraph("between"), *HEADED, AFTER)
    for _ in range(40):
        cursor = QTextCursor(document.document)
        last = document.document.characterCount() - 1
        cursor.setPosition(chance.randint(0, last))
        if chance.random() < 0.5:
            cursor.setPosition(chance.randint(0, last), QTextCursor.MoveMode.KeepAnchor)
        action = chance.choice(["insert", "delete", "back", "enter", "undo", "redo"])
        if action == "insert":
            cursor.insertText(chance.choice(["x", "two words", "y\nz"]))
        elif action == "delete":
            cursor.deleteChar()
        elif action == "back":
            cursor.deletePreviousChar()
        elif action == "enter":
            cursor.insertBlock()
        elif action == "undo":
            document.undo()
        else:
            document.redo()
        assert blocks(document) == manuscript.texts()


def test_all_cells_of_a_row_count_as_seen(document: EssayDocument, qapp: object) -> None:
    long = [in_cell(f"line {i}", 0, 0) for i in range(60)]
    manuscript = load(document, BEFORE, *long, in_cell("beside", 0, 1), AFTER)
    view = EssayView(document)
    view.pieces = lambda: manuscript.pieces
    view.resize(700, 200)
    view.refit()
    assert 61 in view.visible_range()


def test_what_is_copied_from_a_table_is_lines_of_text(document: EssayDocument) -> None:
    load(document, BEFORE, *SQUARE, AFTER)
    view = EssayView(document)
    view.selectAll()
    assert view.createMimeDataFromSelection().text().split() == ["before", "a", "b", "b2", "d", "after"]


def character_formats(document: EssayDocument, index: int) -> list[QTextCharFormat]:
    found = []
    fragments = document.document.findBlockByNumber(index).begin()
    while not fragments.atEnd():
        found.append(fragments.fragment().charFormat())
        fragments += 1
    return found


def test_characters_look_as_their_author_set_them(document: EssayDocument) -> None:
    looks = (
        Look(Span(0, 4), bold=True),
        Look(Span(5, 11), italic=True, underlined=True),
        Look(Span(12, 13), lowered=True),
    )
    manuscript = load(document, Paragraph("bold italic 2 up", looks=looks, raised=(Span(14, 16),)))
    assert blocks(document) == manuscript.texts()
    bold, _, italic, _, lowered, _, raised = character_formats(document, 0)
    assert bold.fontWeight() == QFont.Weight.Bold.value
    assert (italic.fontItalic(), italic.fontUnderline(), italic.fontWeight()) == (True, True, QFont.Weight.Normal.value)
    assert lowered.verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSubScript
    assert raised.verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSuperScript


def test_a_fix_takes_the_look_of_what_it_replaces(document: EssayDocument) -> None:
    load(document, Paragraph("see teh end", looks=(Look(Span(4, 7), italic=True),)))
    document.apply({0: [Edit(Span(4, 7), "the")]})
    assert [one.fontItalic() for one in character_formats(document, 0)] == [False, True, False]


def test_looks_move_with_the_text_of_a_revised_essay(document: EssayDocument) -> None:
    essay = Essay((Paragraph("see the end", looks=(Look(Span(4, 7), italic=True),)),))
    document.load(Manuscript(essay, [("Now see the end", 0)]))
    assert [one.fontItalic() for one in character_formats(document, 0)] == [False, True, False]


@pytest.mark.parametrize(
    ("alignment", "flag"),
    [("center", Qt.AlignmentFlag.AlignHCenter), ("right", Qt.AlignmentFlag.AlignRight)],
)
def test_lines_are_set_as_their_author_set_them(
    document: EssayDocument, alignment: str, flag: Qt.AlignmentFlag
) -> None:
    load(document, Paragraph("text", alignment=alignment))
    assert document.document.firstBlock().blockFormat().alignment() & flag


def test_deeper_list_items_stand_further_in(document: EssayDocument) -> None:
    load(document, *(Paragraph("item", Kind.LIST_ITEM, depth=depth) for depth in (0, 1, 40)))
    margins = [document.document.findBlockByNumber(i).blockFormat().leftMargin() for i in range(3)]
    assert margins == sorted(set(margins))
    assert margins[2] < 200


def painted(document: EssayDocument, *paragraphs: Paragraph) -> QImage:
    manuscript = load(document, *paragraphs)
    view = EssayView(document)
    view.pieces = lambda: manuscript.pieces
    view.resize(600, 300)
    view.refit()
    return view.grab().toImage()


def test_an_object_has_a_placeholder_and_stays_one_character(document: EssayDocument) -> None:
    with_object = painted(document, Paragraph(f"an {OBJECT} here"))
    assert blocks(document) == [f"an {OBJECT} here"]
    assert [one.objectType() for one in character_formats(document, 0)] == [0, OBJECT_TYPE, 0]
    assert with_object != painted(document, Paragraph("an   here"))
    assert painted(document, Paragraph(OBJECT)) != painted(document, Paragraph(""))


def test_list_labels_and_marks_of_notes_are_drawn(document: EssayDocument) -> None:
    plain = painted(document, Paragraph("a word"))
    assert painted(document, Paragraph("a word", numbering="2.1")) != plain
    assert painted(document, Paragraph("a word", note_marks=(1,))) != plain
    numbered = painted(document, Paragraph("x", note_marks=(1, 1)), Paragraph("y", note_marks=(1,)))
    assert numbered != painted(document, Paragraph("x", note_marks=(1,)), Paragraph("y", note_marks=(1,)))
