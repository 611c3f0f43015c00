"""Accepting many at once after a look at them; every refusal can be listed, taken back, exported and imported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListView, QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.essay.finding import Category
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.window_parts import Services
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary

Opened = Callable[..., MainWindow]
Key, Modifier = Qt.Key, Qt.KeyboardModifier
ALT_SHIFT = Modifier.AltModifier | Modifier.ShiftModifier
TWO_SECTIONS = """One

Here teh results are better. Nobody recieve the letter of teh man who recieve it.

Two

Here teh words are new, and wierd as they are nobody recieve them at all."""

CITING = """One

The first result of Smith (2010) is better than that of Jones (2011), as Brown (2012) tells everybody.

Two

Here the words are new, and weird as they are, nobody reads them (Smith, 2010; Miller, 2014)."""
"""Asks where the list of references is."""


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def texts(window: MainWindow) -> list[str]:
    return [piece.text for piece in window.review.pieces()]


def marked(window: MainWindow) -> list[str]:
    window.review.tell_rows()
    return [row.before for row in window.review.rows()]


def confirm(qtbot: QtBot, window: MainWindow) -> None:
    dialog = window.dialogs.dialog
    assert dialog is not None
    qtbot.keyClick(dialog, Key.Key_Return)
    assert window.dialogs.dialog is None


def test_all_of_a_section_are_accepted_as_one_step_and_the_other_section_stays(qtbot: QtBot, opened: Opened) -> None:
    window = opened(TWO_SECTIONS)
    before = texts(window)
    qtbot.waitUntil(lambda: window.outline.section_at_caret() is not None)
    window.parts.view.setTextCursor(window.parts.document.cursor_at(3, 3))
    press(qtbot, window, Key.Key_S, ALT_SHIFT)
    dialog = window.dialogs.dialog
    assert dialog is not None
    shown = dialog.findChild(QListView, "change_list").model()
    assert [shown.index(n, 0).data() for n in range(shown.rowCount())] == [
        "teh → the",
        "wierd → weird",
        "recieve → receive",
    ]
    confirm(qtbot, window)
    assert texts(window)[:3] == before[:3]
    assert texts(window)[3] == "Here the words are new, and weird as they are nobody receive them at all."
    press(qtbot, window, Key.Key_Z, Modifier.ControlModifier)
    assert texts(window) == before


def test_what_is_unticked_in_the_preview_is_not_accepted(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    window.accepting.accept_all(Category.SPELLING)
    dialog = window.dialogs.dialog
    assert dialog is not None
    shown = dialog.findChild(QListView, "change_list")
    shown.setFocus()
    press_in = shown.model().index(1, 0)
    shown.setCurrentIndex(press_in)
    qtbot.keyClick(shown, Key.Key_Space)
    agree = dialog.findChild(QPushButton, "accept_all_confirm")
    assert agree.text() == "Accept 2 fixes"
    qtbot.mouseClick(agree, Qt.MouseButton.LeftButton)
    assert "wierd" in texts(window)[1]
    assert "recieve" not in texts(window)[1]


def test_with_everything_unticked_there_is_nothing_to_accept(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    window.accepting.accept_all(Category.SPELLING)
    dialog = window.dialogs.dialog
    assert dialog is not None
    shown = dialog.findChild(QListView, "change_list")
    for n in range(3):
        shown.setCurrentIndex(shown.model().index(n, 0))
        qtbot.keyClick(shown, Key.Key_Space)
    assert not dialog.findChild(QPushButton, "accept_all_confirm").isEnabled()


def test_only_what_is_certain_is_accepted_by_alt_shift_a(qtbot: QtBot, opened: Opened) -> None:
    window = opened("First,we saw teh end. It was good,and thechildren came.")
    certain = [row.before for row in window.review.rows() if row.finding.tier.value == "safe"]
    assert certain
    press(qtbot, window, Key.Key_A, ALT_SHIFT)
    confirm(qtbot, window)
    assert not set(certain) & set(marked(window))
    assert "teh" in texts(window)[0]


def test_where_nothing_is_certain_that_is_said(qtbot: QtBot, opened: Opened) -> None:
    window = opened("Nobody recieve it.")
    press(qtbot, window, Key.Key_A, ALT_SHIFT)
    assert window.dialogs.dialog is None
    assert window.parts.notices.texts()[-1].startswith("There is nothing here")


def test_alt_shift_i_ignores_the_same_words_everywhere_and_undo_shows_them_again(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_F8)
    press(qtbot, window, Key.Key_I, ALT_SHIFT)
    assert marked(window) == ["recieve", "wierd", "recieve", "thechildren"]
    press(qtbot, window, Key.Key_Z, Modifier.ControlModifier)
    assert len(marked(window)) == 6


def test_alt_shift_r_switches_the_rule_off_and_its_list_brings_it_back(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_F8)
    press(qtbot, window, Key.Key_R, ALT_SHIFT)
    assert "teh" not in marked(window)
    press(qtbot, window, Key.Key_I, Modifier.ControlModifier | Modifier.ShiftModifier)
    dialog = window.dialogs.dialog
    assert dialog is not None
    assert dialog.list.item(0).text() == "Rule switched off: “teh” is not right (2 places)"
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Key.Key_Space)
    confirm(qtbot, window)
    assert marked(window).count("teh") == 2


def test_a_hidden_hint_is_listed_and_comes_back_and_undo_works_both_ways(qtbot: QtBot, opened: Opened) -> None:
    window = opened(CITING)
    qtbot.waitUntil(lambda: bool(window.outline.shown_hints()))
    hint = window.outline.shown_hints()[0]
    number = len(window.outline.shown_hints())
    window.parts.outline.hint_dismissed.emit(hint)
    assert hint not in window.outline.shown_hints()
    window.decisions.undo()
    assert len(window.outline.shown_hints()) == number
    window.decisions.redo()
    assert hint not in window.outline.shown_hints()
    window.choices.show_hidden()
    dialog = window.dialogs.dialog
    assert dialog is not None
    assert dialog.list.item(0).text() == f"Hint: {hint.question}"
    qtbot.mouseClick(dialog.findChild(QPushButton, "hidden_all"), Qt.MouseButton.LeftButton)
    confirm(qtbot, window)
    assert len(window.outline.shown_hints()) == number


def test_a_hidden_hint_is_neither_commented_nor_reported(qtbot: QtBot, opened: Opened) -> None:
    window = opened(CITING)
    qtbot.waitUntil(lambda: bool(window.files.exports.record().hints))
    hint = window.files.exports.record().hints[0]
    window.parts.outline.hint_dismissed.emit(hint)
    assert hint not in window.files.exports.record().hints


def test_decisions_go_into_a_file_and_another_author_takes_them_over(
    qtbot: QtBot,
    opened: Opened,
    make_window: Callable[[Services], MainWindow],
    services: Services,
    settled: Callable[[MainWindow], None],
    tmp_path: Path,
) -> None:
    window = opened()
    window.decisions.ignore(window.review.rows()[0].id)
    window.decisions.add_to_dictionary(window.review.rows()[0].id)
    rest = marked(window)
    window.choices.export_to(tmp_path / "mine.json")
    assert window.parts.notices.texts()[-1] == "Saved 1 decision and 1 word to mine.json."
    window.close()

    services.decisions, services.dictionary = Decisions(), UserDictionary()
    services.background = type(services.background)()
    other = make_window(services)
    with qtbot.waitSignal(other.files.essay_opened):
        other.files.open(tmp_path / "essay.txt")
    settled(other)
    assert len(marked(other)) == 6
    other.choices.import_from(tmp_path / "mine.json")
    assert marked(other) == rest
    assert other.parts.notices.texts()[-1] == "Taken from mine.json: 1 decision and 1 word."
    other.decisions.undo()
    assert len(marked(other)) == 6


def test_a_wrong_file_of_decisions_is_told_and_changes_nothing(opened: Opened, tmp_path: Path) -> None:
    window = opened()
    (tmp_path / "wrong.json").write_text("{}", "utf-8")
    window.choices.import_from(tmp_path / "wrong.json")
    assert window.parts.notices.texts()[-1] == "wrong.json is no file of decisions that COPING has exported."
    assert len(marked(window)) == 6


def test_the_menu_asks_for_the_files_of_decisions(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    file = str(tmp_path / "d.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (file, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (file, ""))
    window.decisions.ignore(window.review.rows()[0].id)
    window.actions_["export_decisions"].trigger()
    window.decisions.undo()
    window.actions_["import_decisions"].trigger()
    assert len(marked(window)) == 5


def test_a_new_draft_under_another_name_keeps_the_decisions(
    qtbot: QtBot, opened: Opened, settled: Callable[[MainWindow], None], tmp_path: Path
) -> None:
    window = opened(TWO_SECTIONS)
    first = window.review.rows()[0]
    window.decisions.ignore(first.id)
    rest = marked(window)
    draft = tmp_path / "essay draft 2.txt"
    draft.write_text(TWO_SECTIONS.replace("One", "A new first paragraph, longer than that.\n\nOne"), "utf-8")
    with qtbot.waitSignal(window.files.essay_opened):
        window.files.open(draft)
    settled(window)
    assert marked(window) == rest
