"""Names to check: listed with what is odd about them, added together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.checks.grammar.names import NameToCheck
from coping_gui.gui.names_dialog import NamesDialog

NAMES = (NameToCheck("Herrik", 1, ("Herrick",)), NameToCheck("Qwertyan", 3))


def made(qtbot: QtBot, names: tuple[NameToCheck, ...] = NAMES) -> NamesDialog:
    dialog = NamesDialog(names)
    qtbot.addWidget(dialog)
    return dialog


def press(dialog: NamesDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def test_a_name_spelled_two_ways_is_shown_as_such_and_not_checked(qtbot: QtBot) -> None:
    dialog = made(qtbot)
    assert "Herrick" in dialog.list.item(0).text()
    assert "two ways" in dialog.list.item(0).text()
    assert dialog.list.item(0).checkState() is Qt.CheckState.Unchecked
    assert dialog.list.item(1).checkState() is Qt.CheckState.Checked


def test_the_checked_ones_are_added(qtbot: QtBot) -> None:
    dialog = made(qtbot)
    with qtbot.waitSignal(dialog.add_requested) as told:
        press(dialog, "names_add")
    assert told.args == [("Qwertyan",)]


def test_add_all_adds_all(qtbot: QtBot) -> None:
    dialog = made(qtbot)
    with qtbot.waitSignal(dialog.add_requested) as told:
        press(dialog, "names_add_all")
    assert told.args == [("Herrik", "Qwertyan")]


def test_without_names_there_is_nothing_to_add(qtbot: QtBot) -> None:
    dialog = made(qtbot, ())
    found = dialog.findChild(QPushButton, "names_add_all")
    assert isinstance(found, QPushButton)
    assert not found.isEnabled()
