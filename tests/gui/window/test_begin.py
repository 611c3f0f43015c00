"""The window before there is an essay: it says how to begin, and the ways it names work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.welcome import Welcome


def welcome(window: MainWindow) -> Welcome:
    return window.findChild(Welcome)


def test_an_empty_window_says_how_to_begin(window: MainWindow) -> None:
    assert welcome(window).isVisible()
    shown = [b.text() for b in welcome(window).findChildren(QPushButton)]
    assert shown == ["Open…", "Paste as a new essay", "Clean many essays…"]


def test_pasting_begins_and_the_welcome_goes(window: MainWindow, qtbot) -> None:
    QApplication.clipboard().setText("Here teh results are better.")
    with qtbot.waitSignal(window.files.essay_opened):
        welcome(window).findChild(QPushButton, "welcome_1").click()
    assert not welcome(window).isVisible()


def test_the_first_button_opens_a_file(window: MainWindow, qtbot, tmp_path, monkeypatch) -> None:
    file = tmp_path / "essay.txt"
    file.write_text("Here teh results are better.", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(file), ""))
    with qtbot.waitSignal(window.files.essay_opened):
        qtbot.mouseClick(welcome(window).findChild(QPushButton, "welcome_0"), Qt.MouseButton.LeftButton)
    assert not welcome(window).isVisible()
