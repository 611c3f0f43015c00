"""The empty page says how to begin and gets out of the way."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from coping_gui.gui.welcome import Welcome


@pytest.fixture
def view(qtbot) -> QTextEdit:
    made = QTextEdit()
    qtbot.addWidget(made)
    made.resize(650, 600)
    return made


@pytest.fixture
def welcome(view: QTextEdit) -> Welcome:
    made = Welcome(view, [QAction("Open…", view), QAction("Paste as a new essay", view)])
    view.show()
    return made


def test_an_empty_page_says_how_to_begin(welcome: Welcome) -> None:
    assert welcome.isVisible()
    assert "your original file is never changed" in welcome.findChild(QLabel, "welcome_text").text()
    assert [b.text() for b in welcome.findChildren(QPushButton)] == ["Open…", "Paste as a new essay"]


def test_it_goes_with_the_first_character_and_comes_back_with_the_last(
    welcome: Welcome, view: QTextEdit, qtbot
) -> None:
    qtbot.keyClicks(view, "A")
    assert not welcome.isVisible()
    view.clear()
    assert welcome.isVisible()


def test_a_page_with_text_shows_no_welcome(view: QTextEdit) -> None:
    view.setPlainText("An essay.")
    welcome = Welcome(view, [])
    view.show()
    assert not welcome.isVisible()


def test_its_buttons_do_what_the_actions_do(welcome: Welcome, view: QTextEdit, qtbot) -> None:
    action = view.findChild(QAction)
    with qtbot.waitSignal(action.triggered):
        welcome.findChild(QPushButton, "welcome_0").click()


@pytest.mark.parametrize("size", [(650, 600), (300, 260), (1400, 900)])
def test_it_stays_in_the_middle_of_the_page(welcome: Welcome, view: QTextEdit, qtbot, size: tuple[int, int]) -> None:
    view.resize(*size)
    room = view.viewport().rect()
    qtbot.waitUntil(lambda: abs(welcome.geometry().center().x() - view.viewport().rect().center().x()) <= 1)
    assert room.left() <= welcome.geometry().left()
    assert welcome.geometry().right() <= room.right()


def test_clicks_beside_it_reach_the_page(welcome: Welcome, view: QTextEdit) -> None:
    assert view.viewport().childAt(5, 5) is None
