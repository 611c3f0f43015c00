"""The essay on its page: what is painted where, what a click means, and what keys, paste and copy do."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QImage, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.mark_painter import mark_areas
from coping_gui.gui.paragraph_looks import formats
from coping_gui.gui.theme import current_theme
from coping_gui.gui.underlines import Offsets
from coping_gui.review.manuscript import Manuscript, OpenFinding

LONG = "The research was undertaken by a consortium of partners in three countries. " * 6


class Page:
    """A view with its document and manuscript."""

    def __init__(self, qtbot: QtBot, paragraphs: Sequence[Paragraph]) -> None:
        self.document = EssayDocument()
        self.manuscript = Manuscript(Essay(tuple(paragraphs)))
        self.document.load(self.manuscript)
        self.view = EssayView(self.document)
        self.view.pieces = lambda: self.manuscript.pieces
        self.view.takes_essay = False
        qtbot.addWidget(self.view)
        self.view.resize(800, 400)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.refit()

    def mark(
        self, index: int, start: int, end: int, category: Category = Category.GRAMMAR, number: int = 1
    ) -> OpenFinding:
        finding = Finding(Span(start, end), category, f"R{number}", "m", ("x",))
        one = OpenFinding(number, finding)
        self.manuscript.pieces[index].open = (*self.manuscript.pieces[index].open, one)
        self.view.viewport().update()
        return one

    def picture(self) -> QImage:
        return self.view.viewport().grab().toImage()

    def boxes(self, index: int, one: OpenFinding) -> list[QRect]:
        block = self.document.document.findBlockByNumber(index)
        self.document.document.documentLayout().blockBoundingRect(block)
        offsets = Offsets(self.manuscript.pieces[index].text)
        span = one.finding.span
        scrolled = self.view.verticalScrollBar().value()
        areas = mark_areas(block, offsets.to_units(span.start), offsets.to_units(span.end))
        return [area.translated(0, -scrolled).toAlignedRect() for area in areas]


@pytest.fixture
def page(qtbot: QtBot) -> Callable[..., Page]:
    pages: list[Page] = []

    def make(*paragraphs: str | Paragraph) -> Page:
        pages.append(Page(qtbot, [p if isinstance(p, Paragraph) else Paragraph(p) for p in paragraphs]))
        return pages[-1]

    return make


def differing(one: QImage, other: QImage) -> set[tuple[int, int]]:
    assert one.size() == other.size()
    return {(x, y) for y in range(one.height()) for x in range(one.width()) if one.pixel(x, y) != other.pixel(x, y)}


def distance(one: QColor, other: QColor) -> int:
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return max(abs(a - b) for a, b in parts)


def others(category: Category) -> list[str]:
    return [colour for c, colour in current_theme().category.items() if c is not category]


def inside(points: set[tuple[int, int]], boxes: Sequence[QRect]) -> bool:
    return all(any(box.adjusted(-4, -1, 4, 1).contains(x, y) for box in boxes) for x, y in points)


@pytest.mark.parametrize("category", list(Category))
def test_a_mark_is_painted_under_its_words_and_nowhere_else(page: Callable[..., Page], category: Category) -> None:
    shown = page("Some words that are teh ones here.")
    shown.view.viewport().setFocus()
    before = shown.picture()
    one = shown.mark(0, 20, 23, category)
    changed = differing(before, shown.picture())
    assert changed
    assert inside(changed, shown.boxes(0, one))


def test_each_category_has_a_pattern_of_its_own(page: Callable[..., Page]) -> None:
    shapes = []
    for category in Category:
        shown = page("Some words that are teh ones here.")
        before = shown.picture()
        shown.mark(0, 15, 23, category)
        shapes.append(frozenset(differing(before, shown.picture())))
    assert len(set(shapes)) == len(Category)


@pytest.mark.parametrize("category", list(Category))
def test_a_mark_has_the_colour_of_its_category(page: Callable[..., Page], category: Category) -> None:
    shown = page("Some words that are teh ones here.")
    before = shown.picture()
    shown.mark(0, 5, 23, category)
    after = shown.picture()
    wanted = QColor(current_theme().category[category])
    seen = [after.pixelColor(x, y) for x, y in differing(before, after)]
    assert min(distance(wanted, colour) for colour in seen) <= 24
    assert min(distance(QColor(c), one) for c in others(category) for one in seen) > 24


def test_the_current_mark_is_tinted_and_the_others_are_not(page: Callable[..., Page]) -> None:
    shown = page("teh first and wierd last")
    one, other = shown.mark(0, 0, 3, number=1), shown.mark(0, 14, 19, number=2)
    before = shown.picture()
    shown.view.set_current(1)
    changed = differing(before, shown.picture())
    assert changed
    assert inside(changed, shown.boxes(0, one))
    shown.view.set_current(2)
    assert inside(differing(before, shown.picture()), shown.boxes(0, other))
    shown.view.set_current(None)
    assert differing(before, shown.picture()) == set()


def test_a_mark_over_several_lines_is_painted_in_each_of_them(page: Callable[..., Page]) -> None:
    shown = page(LONG)
    before = shown.picture()
    one = shown.mark(0, 10, 250)
    changed = differing(before, shown.picture())
    boxes = shown.boxes(0, one)
    assert len(boxes) >= 3
    assert inside(changed, boxes)
    for box in boxes:
        assert any(box.contains(x, y) for x, y in changed)


@pytest.mark.parametrize(
    "text", ["👩‍🔬 and teh cat", "naïve teh", "no\u00a0break teh", "line\nbreak teh", "مرحبا teh", "teh"]
)
def test_the_box_of_a_mark_is_where_its_words_are(page: Callable[..., Page], text: str) -> None:
    shown = page(text)
    at = text.index("teh")
    one = shown.mark(0, at, at + 3)
    [box] = shown.boxes(0, one)
    assert shown.view.finding_at(box.center()) is one
    assert shown.view.area_of(0, one).intersects(box)
    if text.isascii():
        cursor = shown.view.cursorForPosition(QPoint(box.left() + 2, box.center().y()))
        assert shown.document.place_of(cursor.position()) == (0, at)


def test_of_marks_in_each_other_the_smaller_one_is_meant(page: Callable[..., Page]) -> None:
    shown = page("one two three four")
    wide = shown.mark(0, 0, 13, number=1)
    narrow = shown.mark(0, 4, 7, number=2)
    assert shown.view.finding_at(shown.boxes(0, narrow)[0].center()) is narrow
    assert shown.view.finding_at(shown.boxes(0, wide)[0].topLeft() + QPoint(4, 8)) is wide


def test_beside_the_words_nothing_is_meant(page: Callable[..., Page]) -> None:
    shown = page("teh cat")
    shown.mark(0, 0, 3)
    assert shown.view.finding_at(QPoint(shown.view.viewport().width() - 3, 60)) is None
    assert shown.view.finding_at(QPoint(3, shown.view.viewport().height() - 3)) is None


# -- mouse


def test_a_click_on_a_mark_is_told_and_a_drag_over_it_is_not(page: Callable[..., Page], qtbot: QtBot) -> None:
    shown = page("Some teh words")
    one = shown.mark(0, 5, 8)
    told: list[int] = []
    shown.view.finding_clicked.connect(told.append)
    centre = shown.boxes(0, one)[0].center()
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert told == [1]
    qtbot.mousePress(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    qtbot.mouseMove(shown.view.viewport(), centre + QPoint(60, 0))
    qtbot.mouseRelease(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=centre + QPoint(60, 0))
    assert told == [1]


@pytest.mark.parametrize("on_mark", [True, False])
def test_a_context_menu_is_asked_for_with_its_mark(page: Callable[..., Page], on_mark: bool) -> None:
    shown = page("Some teh words")
    one = shown.mark(0, 5, 8)
    told: list[object] = []
    shown.view.menu_requested.connect(lambda finding, _place: told.append(finding))
    place = shown.boxes(0, one)[0].center() if on_mark else QPoint(2, 2)
    shown.view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place))
    assert told == [1 if on_mark else None]


# -- what is visible


def test_what_is_scrolled_to_counts_as_visible(page: Callable[..., Page]) -> None:
    shown = page(*(f"Paragraph {n}. " + LONG for n in range(30)))
    first = shown.view.visible_range()
    assert first.start == 0
    assert first.stop < 30
    shown.view.verticalScrollBar().setValue(shown.view.verticalScrollBar().maximum())
    last = shown.view.visible_range()
    assert last.stop == 30
    assert last.start > first.start
    assert [p.text for p in shown.view.visible_pieces()] == shown.manuscript.texts()[last.start :]


def test_a_mark_that_is_revealed_can_be_seen_and_the_caret_stands_behind_it(page: Callable[..., Page]) -> None:
    shown = page(*(f"Paragraph {n}. " + LONG for n in range(30)))
    one = shown.mark(25, 0, 9)
    shown.view.reveal(25, one)
    area = shown.view.area_of(25, one)
    assert 0 <= area.top() < area.bottom() < shown.view.viewport().height()
    assert shown.document.place_of(shown.view.textCursor().position()) == (25, 9)


# -- keys, paste, copy


@pytest.mark.parametrize(("key", "signal"), [(QKeySequence.StandardKey.Undo, "undo_requested"),
                                             (QKeySequence.StandardKey.Redo, "redo_requested")])  # fmt: skip
def test_undo_and_redo_are_the_window_s_matter(
    page: Callable[..., Page], key: QKeySequence.StandardKey, signal: str
) -> None:
    shown = page("text")
    told: list[bool] = []
    getattr(shown.view, signal).connect(lambda: told.append(True))
    QTest.keySequence(shown.view, QKeySequence(key))
    assert told == [True]


def pasted(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_while_no_essay_is_open_a_paste_is_an_essay(page: Callable[..., Page]) -> None:
    shown = page("")
    shown.view.takes_essay = True
    told: list[str] = []
    shown.view.essay_pasted.connect(told.append)
    shown.view.insertFromMimeData(pasted("one\ntwo"))
    assert told == ["one\ntwo"]
    assert shown.manuscript.texts() == [""]


def test_formatted_text_is_pasted_as_plain_text(page: Callable[..., Page]) -> None:
    shown = page("ab")
    shown.view.setTextCursor(shown.document.cursor_at(0, 1))
    shown.view.insertFromMimeData(pasted("X", "<b>X</b>"))
    assert shown.manuscript.texts() == ["aXb"]
    block = shown.document.document.firstBlock()
    assert {f.format.fontWeight() for f in block.textFormats()} == {QFont.Weight.Normal}


@pytest.mark.parametrize("text", ["no\u00a0break", "line\nbreak", "👩 é", "tab\there"])
def test_what_is_copied_is_what_stands_there(page: Callable[..., Page], text: str) -> None:
    shown = page(text, "next")
    cursor = shown.document.cursor_at(0, 0)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    shown.view.setTextCursor(cursor)
    assert shown.view.createMimeDataFromSelection().text() == f"{text}\nnext"


# -- looks


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_paragraph_has_a_look_that_can_be_shown(page: Callable[..., Page], kind: Kind) -> None:
    paragraph = Paragraph("Some words.", kind, 2 if kind is Kind.HEADING else 0)
    block, characters = formats(paragraph)
    assert bool(block.headingLevel()) is (kind in (Kind.TITLE, Kind.HEADING))
    assert (characters.fontWeight() == QFont.Weight.Bold) is (kind in (Kind.TITLE, Kind.HEADING))
    shown = page(paragraph)
    assert shown.document.block_text(0) == "Some words."


def test_lines_of_a_heading_stand_closer_than_those_of_its_text(page: Callable[..., Page]) -> None:
    heading, _ = formats(Paragraph("A heading", Kind.HEADING, 1))
    body, _ = formats(Paragraph("Text"))
    assert heading.lineHeight() < body.lineHeight()
    assert heading.topMargin() > heading.bottomMargin() > 0


@pytest.mark.parametrize("level", range(1, 10))
def test_headings_of_any_level_are_headings_for_screen_readers(level: int) -> None:
    block, _ = formats(Paragraph("A heading", Kind.HEADING, level))
    assert 1 <= block.headingLevel() <= 6


@pytest.mark.parametrize("percent", [50, 100, 150, 300])
def test_the_page_keeps_its_measure_at_every_size_that_has_room(page: Callable[..., Page], percent: int) -> None:
    shown = page(LONG)
    shown.view.resize(2600, 600)
    shown.view.set_zoom(percent)
    shown.view.refit()
    line = shown.document.document.firstBlock()
    shown.document.document.documentLayout().blockBoundingRect(line)
    characters = line.layout().lineAt(0).textLength()
    assert 60 <= characters <= 95
