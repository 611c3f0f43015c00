"""Pieces on a line: one after another, inside, and mirrored where the language begins at the right."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from coping_gui.essay.finding import Category
from coping_gui.gui.change_list import ChangeDelegate, ChangeListModel
from coping_gui.gui.finding_list import FindingDelegate, FindingListModel
from coping_gui.gui.line_writer import LineWriter, text_width
from coping_gui.gui.models import Change, FindingRow
from coping_gui.gui.theme import ui_font

INK = "#000000"


@pytest.fixture
def canvas(qapp) -> Iterator[tuple[QImage, QPainter]]:
    image = QImage(QSize(200, 30), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    yield image, painter
    painter.end()


def inked(image: QImage) -> list[int]:
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() > 40 for y in range(image.height()))]


def test_pieces_follow_one_another(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    line, font = LineWriter(painter, QRectF(10, 0, 180, 30)), ui_font()
    line.write("one", font, INK)
    assert line.room == 180 - text_width(font, "one")
    end = max(inked(image))
    line.skip(20)
    line.write("two", font, INK)
    later = [x for x in inked(image) if x > end]
    assert min(later) >= end + 18
    assert min(inked(image)) >= 10


def test_a_piece_that_does_not_fit_is_cut(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    line = LineWriter(painter, QRectF(10, 0, 180, 30))
    line.write("word " * 40, ui_font(), INK, 60)
    assert line.room >= 120
    line.write("word " * 40, ui_font(), INK)
    assert line.room >= 0
    assert max(inked(image)) < 190


def test_mirrored_pieces_begin_at_the_right(canvas: tuple[QImage, QPainter]) -> None:
    image, painter = canvas
    line = LineWriter(painter, QRectF(10, 0, 180, 30), mirrored=True)
    line.write("one", ui_font(), INK)
    first = inked(image)
    assert min(first) > 150
    assert max(first) <= 190
    line.skip(10)
    line.write("two", ui_font(), INK)
    assert min(inked(image)) < min(first) - 10


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_mark_lies_under_what_was_written(canvas: tuple[QImage, QPainter], mirrored: bool) -> None:
    image, painter = canvas
    line = LineWriter(painter, QRectF(0, 0, 200, 20), mirrored=mirrored)
    line.write("marked", ui_font(), INK)
    line.mark(Category.STYLE, 22)
    marked = [x for x in range(200) if image.pixelColor(x, 23).alpha() > 40]
    assert len(marked) == pytest.approx(text_width(ui_font(), "marked"), abs=2)
    assert (min(marked) > 100) is mirrored


def painted(delegate, model, direction: Qt.LayoutDirection, height: int) -> QImage:
    image = QImage(QSize(300, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter, option = QPainter(image), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, height)
    option.direction = direction
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


def test_rows_begin_where_the_language_does(qapp, make_row: Callable[..., FindingRow]) -> None:
    findings, changes = FindingListModel(), ChangeListModel()
    findings.set_rows([make_row(1, "teh", "the", message="")])
    changes.set_changes([Change("teh", "the")])
    for delegate, model, height in ((FindingDelegate(), findings, 54), (ChangeDelegate(), changes, 30)):
        plain = inked(painted(delegate, model, Qt.LayoutDirection.LeftToRight, height))
        mirrored = inked(painted(delegate, model, Qt.LayoutDirection.RightToLeft, height))
        assert max(plain) < 150
        assert min(mirrored) > 150
        assert max(mirrored) < 295
