"""The right pane: two pages under one segmented control."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coping_gui.gui.side_panel import SidePanel


@pytest.fixture
def panel(qtbot) -> SidePanel:
    made = SidePanel()
    qtbot.addWidget(made)
    made.resize(332, 700)
    made.show()
    return made


def segment(panel: SidePanel, name: str) -> QPushButton:
    return panel.findChild(QPushButton, f"segment_{name}")


def test_review_comes_first(panel: SidePanel) -> None:
    assert panel.page() == SidePanel.REVIEW
    assert segment(panel, "review").isChecked()
    assert panel.review.isVisible()
    assert not panel.export.isVisible()


def test_a_segment_turns_the_page_by_mouse_and_keyboard(panel: SidePanel, qtbot) -> None:
    with qtbot.waitSignal(panel.page_changed) as caught:
        qtbot.mouseClick(segment(panel, "export"), Qt.MouseButton.LeftButton)
    assert caught.args == [SidePanel.EXPORT]
    assert panel.export.isVisible()
    with qtbot.waitSignal(panel.page_changed) as caught:
        qtbot.keyClick(segment(panel, "review"), Qt.Key.Key_Space)
    assert caught.args == [SidePanel.REVIEW]


def test_the_window_can_turn_the_page(panel: SidePanel, qtbot) -> None:
    panel.show_export()
    assert panel.page() == SidePanel.EXPORT
    assert segment(panel, "export").isChecked()
    assert not segment(panel, "review").isChecked()
    with qtbot.assertNotEmitted(panel.page_changed):
        panel.show_export()
    panel.show_review()
    assert panel.review.isVisible()


def test_one_segment_is_always_on(panel: SidePanel, qtbot) -> None:
    qtbot.mouseClick(segment(panel, "review"), Qt.MouseButton.LeftButton)
    assert segment(panel, "review").isChecked()
    assert panel.page() == SidePanel.REVIEW


def test_the_pane_is_no_wider_than_it_must_be(panel: SidePanel) -> None:
    assert panel.minimumSizeHint().width() <= 332
    panel.show_export()
    assert panel.minimumSizeHint().width() <= 332
