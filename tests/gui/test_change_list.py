"""The list of changes: what it shows, what it says, and that it paints inside its row."""

import pytest
from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem

from coping_gui.essay.finding import Category
from coping_gui.gui.change_list import ChangeDelegate, ChangeListModel, ChangeListView
from coping_gui.gui.models import Change


def painted(change: Change, width: int = 280) -> QImage:
    """The row as the delegate paints it."""
    model, option = ChangeListModel(), QStyleOptionViewItem()
    model.set_changes([change])
    image = QImage(QSize(width, 30), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    option.rect = QRect(0, 0, width, 30)
    ChangeDelegate().paint(painter, option, model.index(0))
    painter.end()
    return image


def inked(image: QImage) -> list[int]:
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() > 40 for y in range(image.height()))]


@pytest.mark.parametrize(
    ("before", "after"),
    [("teh", "the"), ("the", ""), ("", ","), ("W" * 99, "M" * 99), ("one " * 60, "two " * 60), ("a", "b " * 99)],
)
@pytest.mark.parametrize("category", [None, Category.SPACING])
def test_a_change_is_painted_inside_its_row(qapp, before: str, after: str, category: Category | None) -> None:
    columns = inked(painted(Change(before, after, "", category)))
    assert columns
    assert min(columns) >= 8
    assert max(columns) < 275


def test_without_a_category_the_old_text_is_struck_through(qapp) -> None:
    assert painted(Change("teh", "the")) != painted(Change("teh", "the", "", Category.SPELLING))


def test_changes_that_differ_look_different(qapp) -> None:
    long = "a very long sentence of which only the very last word is another "
    one, other = painted(Change(long + "one", long + "1")), painted(Change(long + "two", long + "2"))
    assert one != other


def test_the_model_keeps_qt_s_contract(qapp) -> None:
    model = ChangeListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number in (3, 0, 5000, 1):
        model.set_changes([Change(f"{i}", f"{i + 1}") for i in range(number)])
        assert model.rowCount() == number
    assert tester.model() is model
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None


def test_a_change_speaks_and_shows_its_reason(qapp) -> None:
    model = ChangeListModel()
    model.set_changes([Change("teh", "the", "Typing error.")])
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert model.index(0).data(role) == "Replace teh with the, Typing error"


def test_the_list_scrolls_by_keyboard(qtbot) -> None:
    view = ChangeListView()
    qtbot.addWidget(view)
    view.resize(280, 120)
    view.set_changes([Change(f"a{i}", f"b{i}") for i in range(100)])
    view.show()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 99
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
