"""The whole review with the keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.essay.finding import Category
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.side_panel import SidePanel

Opened = Callable[..., MainWindow]
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def texts(window: MainWindow) -> list[str]:
    return [window.parts.document.block_text(i) for i in range(window.parts.document.document.blockCount())]


def marked(window: MainWindow) -> list[str]:
    window.review.tell_rows()
    return [row.before for row in window.review.rows()]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def current(window: MainWindow) -> str:
    found = window.review.current()
    return found[1].finding.span.of(window.review.pieces()[found[0]].text) if found else ""


def test_the_engine_s_and_the_spacing_findings_are_listed_in_the_order_of_the_text(opened: Opened) -> None:
    window = opened()
    assert marked(window) == ["teh", "recieve", "wierd", "recieve", "teh", "thechildren"]


def test_f8_and_shift_f8_go_through_the_findings_and_round(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    seen = []
    for _ in range(7):
        press(qtbot, window, Key.Key_F8)
        seen.append(current(window))
    assert seen == ["teh", "recieve", "wierd", "recieve", "teh", "thechildren", "teh"]
    press(qtbot, window, Key.Key_F8, Modifier.ShiftModifier)
    assert current(window) == "thechildren"


def test_alt_enter_accepts_and_goes_on(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_F8)
    press(qtbot, window, Key.Key_Return, Modifier.AltModifier)
    assert texts(window)[1].startswith("Here the results are better.")
    assert current(window) == "recieve"


def test_alt_i_ignores_this_place_alone_and_undo_brings_it_back(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_F8)
    press(qtbot, window, Key.Key_I, Modifier.AltModifier)
    assert marked(window) == ["recieve", "wierd", "recieve", "teh", "thechildren"]
    press(qtbot, window, Key.Key_Z, Modifier.ControlModifier)
    assert marked(window)[0] == "teh"
    press(qtbot, window, Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert marked(window)[0] == "recieve"


def test_the_popover_opens_by_key_takes_a_number_and_gives_the_focus_back(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_F8)
    press(qtbot, window, Key.Key_Period, Modifier.ControlModifier)
    assert window.popover.isVisible()
    assert window.popover.hasFocus()
    press(qtbot, window, Key.Key_2)
    assert texts(window)[1].startswith("Here ten results are better.")
    assert not window.popover.isVisible()
    qtbot.waitUntil(window.parts.view.hasFocus)


def test_escape_closes_the_popover_and_changes_nothing(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    before = texts(window)
    press(qtbot, window, Key.Key_Period, Modifier.ControlModifier)
    assert window.popover.isVisible()
    press(qtbot, window, Key.Key_Escape)
    assert not window.popover.isVisible()
    assert texts(window) == before
    qtbot.waitUntil(window.parts.view.hasFocus)


def test_tab_stays_within_the_popover(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_Period, Modifier.ControlModifier)
    for _ in range(8):
        press(qtbot, window, Key.Key_Tab)
        assert window.popover.isAncestorOf(window.focusWidget())


def test_accept_all_of_a_kind_is_one_step_and_undo_restores_text_and_marks(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    before, marks = texts(window), marked(window)
    window.review.go_to(next(row.id for row in window.review.rows() if row.finding.category is Category.SPELLING))
    press(qtbot, window, Key.Key_A, Modifier.ControlModifier | Modifier.ShiftModifier)
    dialog = window.dialogs.dialog
    assert dialog is not None
    confirm = dialog.findChild(QPushButton, "accept_all_confirm")
    assert confirm.text() == "Accept 3 fixes"
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    assert texts(window)[1] == "Here teh results are better. Nobody receive the letter, because weird receive it."
    assert marked(window) == ["teh", "teh", "thechildren"]
    press(qtbot, window, Key.Key_Z, Modifier.ControlModifier)
    assert texts(window) == before
    assert marked(window) == marks
    press(qtbot, window, Key.Key_Y, Modifier.ControlModifier)
    assert marked(window) == ["teh", "teh", "thechildren"]


def test_a_word_added_to_the_dictionary_is_marked_nowhere_until_undo(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_F8)
    press(qtbot, window, Key.Key_F8)
    press(qtbot, window, Key.Key_D, Modifier.AltModifier)
    assert marked(window) == ["teh", "wierd", "teh", "thechildren"]
    assert "recieve" in window.services.dictionary
    press(qtbot, window, Key.Key_Z, Modifier.ControlModifier)
    assert marked(window).count("recieve") == 2


def test_f6_goes_round_the_panes(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_F6)
    qtbot.waitUntil(lambda: window.parts.side.isAncestorOf(window.focusWidget()))
    press(qtbot, window, Key.Key_F6)
    qtbot.waitUntil(lambda: window.parts.outline.isAncestorOf(window.focusWidget()))
    press(qtbot, window, Key.Key_F6)
    qtbot.waitUntil(window.parts.view.hasFocus)


def test_f7_checks_everything_again(qtbot: QtBot, opened: Opened, settled: Callable[..., None], engine: object) -> None:
    window = opened()
    asked = len(engine.asked)
    press(qtbot, window, Key.Key_F7)
    settled(window)
    assert len(engine.asked) == 2 * asked
    assert len(marked(window)) == 6


def test_ctrl_e_shows_the_export_page(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_E, Modifier.ControlModifier)
    assert window.parts.side.page() == SidePanel.EXPORT


def test_every_action_has_a_name_and_no_two_share_a_key(window: MainWindow) -> None:
    actions = [window.actions_[name] for name in window.actions_.names()]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(action.text() for action in actions)


def test_enter_in_the_popover_takes_the_first_suggestion(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_Period, Modifier.ControlModifier)
    press(qtbot, window, Key.Key_Return)
    assert texts(window)[1].startswith("Here the results")


def test_enter_on_a_button_of_the_popover_presses_that_button(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_Period, Modifier.ControlModifier)
    press(qtbot, window, Key.Key_Tab)
    press(qtbot, window, Key.Key_Tab)
    press(qtbot, window, Key.Key_Return)
    assert texts(window)[1].startswith("Here ten results")


def test_what_is_written_on_the_empty_page_is_checked(
    qtbot: QtBot, window: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    qtbot.keyClicks(window.parts.view, "I read teh book.")
    settled(window)
    assert marked(window) == ["teh"]
    assert window.windowTitle() == "Untitled – COPING"
    assert window.actions_["export"].isEnabled()


def test_an_empty_page_invites_and_has_nothing_to_export(window: MainWindow) -> None:
    assert window.windowTitle() == "COPING"
    assert not window.actions_["export"].isEnabled()
    assert "drop a file" in window.parts.view.invitation
