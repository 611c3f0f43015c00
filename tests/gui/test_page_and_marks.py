"""The page keeps its measure; marks keep to their lines."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.mark_painter import mark_areas
from coping_gui.gui.page_view import local_files
from coping_gui.review.manuscript import Manuscript, OpenFinding

LONG = " ".join(["word"] * 200)


class Page:
    """A view over a few paragraphs."""

    def __init__(self, qtbot: QtBot, *texts: str) -> None:
        self.document = EssayDocument()
        self.manuscript = Manuscript(Essay(tuple(map(Paragraph, texts))))
        self.view = EssayView(self.document)
        self.view.takes_essay = False
        self.view.pieces = lambda: self.manuscript.pieces
        qtbot.addWidget(self.view)
        self.view.resize(900, 600)
        self.document.load(self.manuscript)
        with qtbot.waitExposed(self.view):
            self.view.show()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot, LONG, "Second 😀 paragraph", LONG)


def test_a_wider_window_does_not_make_longer_lines(qtbot: QtBot, page: Page) -> None:
    page.view.resize(1400, 600)
    qtbot.waitUntil(lambda: page.view.viewport().width() == page.view.lineWrapColumnOrWidth())
    width = page.view.lineWrapColumnOrWidth()
    page.view.resize(2400, 600)
    qtbot.waitUntil(lambda: page.view.viewport().geometry().left() > 500)
    assert page.view.lineWrapColumnOrWidth() == width


def test_a_narrow_window_makes_the_page_narrower_so_that_nothing_is_cut(qtbot: QtBot, page: Page) -> None:
    page.view.resize(420, 600)
    qtbot.waitUntil(lambda: page.view.lineWrapColumnOrWidth() <= 420)
    assert page.view.viewport().width() >= page.view.lineWrapColumnOrWidth()


def test_larger_text_takes_a_wider_page(page: Page) -> None:
    page.view.resize(2000, 600)
    page.view.refit()
    width = page.view.lineWrapColumnOrWidth()
    page.view.set_zoom(150)
    assert page.view.lineWrapColumnOrWidth() > width


def test_only_blocks_that_show_count_as_visible(qtbot: QtBot) -> None:
    page = Page(qtbot, *[LONG] * 40)
    page.view.moveCursor(QTextCursor.MoveOperation.Start)
    assert page.view.visible_range().start == 0
    assert len(page.view.visible_range()) < 10
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    assert page.view.visible_range().stop == 40
    assert len(page.view.visible_pieces()) < 10


def test_a_mark_over_a_line_end_has_a_box_in_each_line_and_none_under_the_blank(page: Page) -> None:
    block = page.document.document.firstBlock()
    page.view.viewport().grab()
    end_of_line = block.layout().lineAt(0).textLength()
    boxes = list(mark_areas(block, end_of_line - 5, end_of_line + 4))
    assert len(boxes) == 2
    line = block.layout().lineAt(0)
    assert boxes[0].right() <= block.layout().position().x() + line.x() + line.naturalTextWidth() + 0.5
    assert boxes[0].bottom() <= boxes[1].top() + 0.5


def test_an_empty_mark_is_wide_enough_to_be_seen(page: Page) -> None:
    page.view.viewport().grab()
    boxes = list(mark_areas(page.document.document.firstBlock(), 7, 7))
    assert len(boxes) == 1
    assert boxes[0].width() >= 5


def test_the_words_under_the_pointer_are_found_after_an_emoji(page: Page) -> None:
    one = OpenFinding(7, Finding(Span(9, 18), Category.STYLE, "r", "m"))
    page.manuscript.pieces[1].open = (one,)
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum() // 2)
    area = page.view.area_of(1, one)
    assert page.view.finding_at(area.center()) == one
    assert page.view.finding_at(area.center() - (area.center() - area.topLeft()) * 3) != one


def test_a_revealed_mark_stands_within_the_view(page: Page) -> None:
    one = OpenFinding(7, Finding(Span(990, 994), Category.STYLE, "r", "m"))
    page.manuscript.pieces[2].open = (one,)
    page.view.reveal(2, one)
    assert page.view.viewport().rect().contains(page.view.area_of(2, one))
    assert page.document.place_of(page.view.textCursor().position()) == (2, 994)


def test_pasted_lines_are_paragraphs_without_their_format(page: Page) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b> text")
    data.setText("bold\u00a0text\nnext ")
    page.view.moveCursor(QTextCursor.MoveOperation.Start)
    page.view.insertFromMimeData(data)
    assert page.manuscript.texts()[:2] == ["bold\u00a0text", "next " + LONG]
    assert page.document.cursor_at(0, 2).charFormat().fontWeight() < 600


def test_only_files_of_this_machine_are_taken() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/essay.txt"), QUrl.fromLocalFile("/tmp/essay.txt")])
    assert [path.name for path in local_files(data)] == ["essay.txt"]
    assert local_files(QMimeData()) == []
