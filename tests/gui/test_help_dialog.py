"""Keys and help: every key it is given, every mark explained, and the licence named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from coping_gui.gui.category_widgets import PatternSwatch
from coping_gui.gui.help_dialog import HelpDialog, KeyCap

KEYS = [("Next finding", "F8"), ("Accept", "Alt+Return")]


@pytest.fixture
def dialog(qtbot) -> HelpDialog:
    made = HelpDialog(KEYS, "1.2.3")
    qtbot.addWidget(made)
    made.show()
    return made


def texts(dialog: HelpDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_key_stands_beside_what_it_does(dialog: HelpDialog) -> None:
    shown = texts(dialog)
    for words, key in KEYS:
        assert shown[shown.index(words) + 1] == key
    assert [cap.accessibleName() for cap in dialog.findChildren(KeyCap)][:2] == ["F8", "Alt+Return"]


def test_every_mark_is_shown_and_described_by_its_shape(dialog: HelpDialog) -> None:
    assert len(dialog.findChildren(PatternSwatch)) == 4
    said = " ".join(texts(dialog))
    for word in ("Spelling", "wavy", "Grammar", "broken wave", "Spacing", "dotted", "Style", "double line"):
        assert word in said


def test_version_and_licence_are_named(dialog: HelpDialog) -> None:
    said = " ".join(texts(dialog))
    assert "COPING 1.2.3" in said
    assert "GNU General Public License, version 3 or later" in said


@pytest.mark.parametrize("way", ["escape", "button"])
def test_it_closes(dialog: HelpDialog, qtbot, way: str) -> None:
    if way == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.findChild(QPushButton, "help_close").click()
    assert not dialog.isVisible()


def test_a_key_is_drawn_in_a_frame(qtbot) -> None:
    cap = KeyCap("F8")
    qtbot.addWidget(cap)
    cap.resize(cap.sizeHint())
    image = cap.grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(0, middle) != image.pixelColor(3, middle)
