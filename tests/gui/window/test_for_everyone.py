"""What a screen reader is given: names, twins of the marks, announcements; and layouts that hold."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.theme import apply_theme, current_theme

Opened = Callable[..., MainWindow]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def test_every_button_and_field_has_a_name(opened: Opened) -> None:
    window = opened()
    window.find_bar.open()
    unnamed = [
        widget.objectName() or type(widget).__name__
        for kind in (QAbstractButton, QLineEdit, QListView)
        for widget in window.findChildren(kind)
        if widget.isVisible() and not (name_of(widget) or getattr(widget, "text", lambda: "")())
    ]
    assert unnamed == []


def test_every_pane_has_a_name(window: MainWindow) -> None:
    parts = window.parts
    panes = [parts.top, parts.outline, parts.view, parts.side, parts.status, parts.notices, window.find_bar]
    assert all(pane.accessibleName() and pane.objectName() for pane in panes)


def test_every_mark_has_a_twin_row_with_its_words_and_what_to_do(opened: Opened) -> None:
    window = opened()
    view = window.parts.side.review.findChild(QListView)
    model = view.model()
    spoken = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert len(spoken) == 6
    assert spoken[0].startswith("Grammar: replace teh with the")


def test_going_to_a_finding_announces_it(opened: Opened) -> None:
    window = opened()
    said: list[str] = []
    window.review.announced.connect(said.append)
    window.review.go(True)
    window.decisions.undo()
    assert said[0] == "Grammar, teh, change to the, “teh” is not right."
    assert said[1].startswith("Undone")


def test_when_nothing_is_open_that_is_said(opened: Opened) -> None:
    window = opened("Nothing is wrong here.")
    said: list[str] = []
    window.review.announced.connect(said.append)
    window.review.go(True)
    assert said == ["Nothing is open."]


def whole_of(pane: QWidget, window: MainWindow) -> QRect:
    return QRect(pane.mapTo(window, pane.rect().topLeft()), pane.size())


@pytest.mark.parametrize("size", [QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080), QSize(3840, 2160)])
def test_no_pane_is_cut_at_any_size(qtbot: QtBot, opened: Opened, size: QSize) -> None:
    window = opened()
    window.resize(size)
    qtbot.waitUntil(lambda: window.size() == size)
    panes = [window.parts.outline, window.parts.view, window.parts.side, window.parts.status]
    qtbot.waitUntil(lambda: all(window.rect().contains(whole_of(pane, window)) for pane in panes))
    assert window.parts.view.viewport().width() >= 400


@pytest.mark.parametrize("theme", ["dark", "high-contrast", "light"])
def test_the_look_can_be_changed_while_an_essay_is_open(qapp: QApplication, opened: Opened, theme: str) -> None:
    window = opened()
    before = window.parts.view.viewport().grab().toImage()
    apply_theme(qapp, theme)  # type: ignore[arg-type]
    assert current_theme().name == theme
    after = window.parts.view.viewport().grab().toImage()
    corner = after.pixelColor(after.width() - 3, after.height() - 3)
    assert corner.name() == current_theme().page
    assert (before.pixelColor(3, 3) == after.pixelColor(3, 3)) == (theme == "light")


def test_right_to_left_text_has_its_mark_on_its_word(opened: Opened) -> None:
    window = opened("مرحبا teh مرحبا بالعالم")
    row = window.review.rows()[0]
    index, one = window.review.locate(row.id)  # type: ignore[misc]
    area = window.parts.view.area_of(index, one)
    assert window.parts.view.finding_at(area.center()) is not None
    assert 10 < area.width() < 80


def test_the_notice_bar_shows_one_sentence_at_a_time_and_the_others_wait(opened: Opened) -> None:
    window = opened()
    parts = window.parts
    parts.say("First.")
    parts.say("Second.", problem=True)
    parts.say("First.")
    assert parts.notices.texts() == ["Second.", "First."]
    parts.notices.close_top()
    assert parts.notices.texts() == ["Second."]
    parts.notices.close_top()
    assert not parts.notices.isVisible()


def test_tab_goes_through_the_card_from_top_to_bottom(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    window.review.go_to(next(row.id for row in window.review.rows() if row.before == "wierd"))
    card = window.parts.side.review.findChild(QWidget, "finding_card")
    names = ("next_finding", "suggestion_1", "accept", "ignore")

    def visible() -> dict[str, QWidget]:
        return {part.objectName(): part for part in card.findChildren(QWidget) if part.isVisible()}

    qtbot.waitUntil(lambda: set(names) <= visible().keys())
    shown = visible()
    order = [shown[name] for name in names]
    order[0].setFocus()
    for following in order[1:]:
        window.focusNextPrevChild(True)
        assert window.focusWidget() is following
