"""Find and replace."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.gui.main_window import MainWindow

Opened = Callable[..., MainWindow]


def field(window: MainWindow, name: str) -> QLineEdit:
    return window.find_bar.findChild(QLineEdit, name)


def text(window: MainWindow) -> list[str]:
    return [window.parts.document.block_text(i) for i in range(window.parts.document.document.blockCount())]


def test_ctrl_f_finds_what_is_selected_goes_round_and_escape_closes(qtbot: QtBot, opened: Opened) -> None:
    window = opened("One 😀 cat.\n\nTwo Cats and a cat.")
    window.parts.view.setTextCursor(window.parts.document.cursor_at(0, 6, 9))
    qtbot.keyClick(window.parts.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field(window, "find_text").text() == "cat"
    places = []
    for _ in range(4):
        window.find_bar.find_next()
        places.append(window.parts.document.place_of(window.parts.view.textCursor().selectionStart()))
    assert places == [(1, 4), (1, 15), (0, 6), (1, 4)]
    window.find_bar.find_previous()
    assert window.parts.document.place_of(window.parts.view.textCursor().selectionStart()) == (0, 6)
    qtbot.keyClick(field(window, "find_text"), Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    qtbot.waitUntil(window.parts.view.hasFocus)


def test_replace_all_is_one_undo_step(qtbot: QtBot, opened: Opened) -> None:
    window = opened("One 😀 cat.\n\nTwo Cats and a cat.")
    before = text(window)
    window.find_bar.open()
    field(window, "find_text").setText("cat")
    field(window, "replace_text").setText("dog")
    qtbot.mouseClick(window.find_bar.findChild(QPushButton, "replace_all"), Qt.MouseButton.LeftButton)
    assert text(window) == ["One 😀 dog.", "Two dogs and a dog."]
    window.decisions.undo()
    assert text(window) == before


def test_replace_takes_one_place_at_a_time(opened: Opened) -> None:
    window = opened("cat cat cat")
    window.find_bar.open()
    field(window, "find_text").setText("cat")
    field(window, "replace_text").setText("a cat")
    window.find_bar.find_next()
    window.find_bar.replace()
    assert text(window) == ["a cat cat cat"]
    window.find_bar.replace()
    assert text(window) == ["a cat a cat cat"]


def test_a_no_break_space_is_found_and_a_pattern_is_taken_literally(opened: Opened) -> None:
    window = opened("One\u00a0thing (a.b).")
    window.find_bar.open()
    field(window, "find_text").setText("\u00a0")
    assert len(list(window.find_bar.places())) == 1
    field(window, "find_text").setText(".")
    assert len(list(window.find_bar.places())) == 2
    field(window, "find_text").setText("zebra")
    assert not window.find_bar.find_next()
