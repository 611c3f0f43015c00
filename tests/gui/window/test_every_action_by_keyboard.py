"""Every action of the window is done by its keys, or by the menu that F10 opens; each leaves its trace."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from coping_gui.gui.actions import entries
from coping_gui.gui.main_window import MainWindow

Opened = Callable[..., MainWindow]
WITHOUT_KEYS = {"names", "pdf", "import_decisions", "export_decisions", "setup"}


def texts(window: MainWindow) -> list[str]:
    return [piece.text for piece in window.review.pieces()]


def open_ids(window: MainWindow) -> list[int]:
    window.review.tell_rows()
    return [row.id for row in window.review.rows()]


def dialog_name(window: MainWindow) -> str:
    dialog = window.dialogs.dialog
    return dialog.objectName() if dialog is not None and dialog.isVisible() else ""


def on_finding(window: MainWindow) -> None:
    window.review.go_to(next(row.id for row in window.review.rows() if row.before == "recieve"))


def changed(window: MainWindow) -> None:
    window.fixes.accept(window.review.rows()[0].id)


def undone(window: MainWindow) -> None:
    changed(window)
    window.decisions.undo()


def nothing(_window: MainWindow) -> None:
    pass


TRACES: dict[str, tuple[Callable[[MainWindow], None], Callable[[MainWindow], object], object]] = {
    "open": (nothing, lambda w: w.property("asked"), "open"),
    "paste_essay": (nothing, lambda w: w.windowTitle() != "essay.txt – COPING", True),
    "export": (nothing, lambda w: w.parts.side.page(), 1),
    "print": (nothing, dialog_name, "print_preview"),
    "batch": (nothing, dialog_name, "batch_dialog"),
    "quit": (nothing, lambda w: w.isVisible(), False),
    "undo": (changed, lambda w: texts(w)[1].startswith("Here teh"), True),
    "redo": (undone, lambda w: texts(w)[1].startswith("Here the "), True),
    "find": (nothing, lambda w: w.find_bar.isVisible(), True),
    "next": (nothing, lambda w: w.review.current() is not None, True),
    "previous": (nothing, lambda w: w.review.current() is not None, True),
    "suggestions": (on_finding, lambda w: w.popover.isVisible(), True),
    "accept": (on_finding, lambda w: "receive the letter" in texts(w)[1], True),
    "ignore": (on_finding, lambda w: len(open_ids(w)), 5),
    "ignore_everywhere": (on_finding, lambda w: len(open_ids(w)), 4),
    "ignore_rule": (on_finding, lambda w: len(open_ids(w)), 4),
    "learn": (on_finding, lambda w: "recieve" in w.services.dictionary, True),
    "accept_all": (on_finding, dialog_name, "accept_all_dialog"),
    "accept_safe": (nothing, lambda w: bool(dialog_name(w) or w.parts.notices.texts()), True),
    "accept_section": (on_finding, dialog_name, "accept_all_dialog"),
    "check": (nothing, lambda w: w.checks.service.idle(), False),
    "restore": (nothing, dialog_name, "hidden_dialog"),
    "statistics": (nothing, lambda w: w.statistics.dialog is not None, True),
    "compare": (nothing, dialog_name, "compare_dialog"),
    "panes": (nothing, lambda w: w.parts.side.isAncestorOf(w.focusWidget()), True),
    "text": (lambda w: w.find_bar.open(), lambda w: w.find_bar.isVisible(), False),
    "zoom_in": (nothing, lambda w: w.services.settings.text_zoom, 110),
    "zoom_out": (nothing, lambda w: w.services.settings.text_zoom, 90),
    "zoom_reset": (lambda w: w.tools.zoom(30), lambda w: w.services.settings.text_zoom, 100),
    "settings": (nothing, dialog_name, "settings_dialog"),
    "help": (nothing, dialog_name, "help_dialog"),
    "menu": (nothing, lambda w: w.findChild(QToolButton, "menu_button").menu().isVisible(), True),
}
"""Action → (what is done before, what is looked at, what is seen afterwards)."""


def test_the_table_above_has_every_action_with_keys(window: MainWindow) -> None:
    assert {entry.name for entry in entries()} == TRACES.keys() | WITHOUT_KEYS


def press(widget: QWidget, keys: QKeySequence, qtbot: QtBot) -> None:
    combination = keys[0]
    qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("name", TRACES)
def test_its_keys_do_it(qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    window = opened()
    QApplication.clipboard().setText("Another essay altogether.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (window.setProperty("asked", "open"), ("", ""))[1])
    prepare, look, seen = TRACES[name]
    prepare(window)
    assert look(window) != seen
    press(window.focusWidget() or window, window.actions_[name].shortcuts()[0], qtbot)
    qtbot.waitUntil(lambda: look(window) == seen)
    for popup in (QApplication.activePopupWidget(), window.dialogs.dialog):
        if popup is not None:
            popup.close()


def actions_of(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += actions_of(inner) if isinstance(inner, QMenu) else [action]  # pyright: ignore[reportUnnecessaryIsInstance]
    return found


@pytest.mark.parametrize("name", sorted(WITHOUT_KEYS))
def test_what_has_no_keys_is_in_the_menu(window: MainWindow, name: str) -> None:
    menu = window.findChild(QToolButton, "menu_button").menu()
    assert window.actions_[name] in actions_of(menu)


def test_the_menu_is_walked_by_arrow_keys(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    window = opened()
    menu = window.findChild(QToolButton, "menu_button").menu()
    press(window.parts.view, QKeySequence("F10"), qtbot)
    qtbot.waitUntil(menu.isVisible)
    for _ in range(len(menu.actions())):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction() is window.actions_["settings"]:
            break
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert dialog_name(window) == "settings_dialog"
    window.dialogs.dialog.reject()
