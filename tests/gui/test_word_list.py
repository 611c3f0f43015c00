"""The dictionary in the settings: add, take out, find; handed out only when the author saves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton

from coping_gui.gui.settings_dialog import SettingsDialog
from coping_gui.gui.word_list import WordList
from coping_gui.settings import DEFAULTS


@pytest.fixture
def words(qtbot) -> WordList:
    made = WordList(("Brueggemann", "ubuntu", "COPING"))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot) -> SettingsDialog:
    made = SettingsDialog(DEFAULTS, rules=(), words=("ubuntu",))
    qtbot.addWidget(made)
    made.show()
    return made


def shown(words: WordList) -> QListWidget:
    return words.findChild(QListWidget, "dictionary_words")


def test_words_are_listed_once_in_alphabetical_order(words: WordList) -> None:
    assert words.words() == ("Brueggemann", "COPING", "ubuntu")
    words.set_words([" b ", "a", "b", ""])
    assert words.words() == ("a", "b")


@pytest.mark.parametrize("way", ["button", "enter"])
def test_a_word_is_added_and_selected(words: WordList, qtbot, way: str) -> None:
    field = words.findChild(QLineEdit, "new_word")
    words.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, " ethos ")
    if way == "button":
        words.findChild(QPushButton, "add_word").click()
    else:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert words.words() == ("Brueggemann", "COPING", "ethos", "ubuntu")
    assert shown(words).currentItem().text() == "ethos"
    assert field.text() == ""


def test_nothing_is_added_for_nothing(words: WordList, qtbot) -> None:
    add = words.findChild(QPushButton, "add_word")
    assert not add.isEnabled()
    qtbot.keyClicks(words.findChild(QLineEdit, "new_word"), "   ")
    assert not add.isEnabled()


@pytest.mark.parametrize("way", ["button", "delete"])
def test_selected_words_are_taken_out(words: WordList, qtbot, way: str) -> None:
    view = shown(words)
    assert not words.findChild(QPushButton, "remove_words").isEnabled()
    view.item(0).setSelected(True)
    view.item(2).setSelected(True)
    with qtbot.waitSignal(words.changed):
        if way == "button":
            words.findChild(QPushButton, "remove_words").click()
        else:
            qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert words.words() == ("COPING",)


def test_delete_without_a_selection_takes_nothing_out(words: WordList, qtbot) -> None:
    shown(words).clearSelection()
    qtbot.keyClick(shown(words), Qt.Key.Key_Delete)
    assert len(words.words()) == 3


def test_a_filter_hides_but_forgets_nothing(words: WordList) -> None:
    assert words.filter(["brue"])
    assert [shown(words).item(i).isHidden() for i in range(3)] == [False, True, True]
    assert len(words.words()) == 3
    assert not words.filter(["zzz"])
    assert words.filter([])


def test_without_a_dictionary_the_settings_have_no_such_group(qtbot) -> None:
    made = SettingsDialog(DEFAULTS, rules=())
    qtbot.addWidget(made)
    assert made.findChild(WordList) is None


def test_the_changed_dictionary_is_handed_out_on_save(dialog: SettingsDialog, qtbot) -> None:
    dialog.findChild(WordList).set_words(("ubuntu", "ethos"))
    with qtbot.assertNotEmitted(dialog.settings_changed), qtbot.waitSignal(dialog.words_changed) as caught:
        dialog.accept()
    assert caught.args == [("ethos", "ubuntu")]


def test_an_unchanged_or_cancelled_dictionary_is_not_handed_out(dialog: SettingsDialog, qtbot) -> None:
    with qtbot.assertNotEmitted(dialog.words_changed):
        dialog.accept()
    dialog.findChild(WordList).set_words(())
    with qtbot.assertNotEmitted(dialog.words_changed):
        dialog.reject()


def test_reset_all_keeps_the_dictionary(dialog: SettingsDialog) -> None:
    dialog.reset()
    assert dialog.findChild(WordList).words() == ("ubuntu",)


def test_search_finds_a_word_of_the_dictionary(dialog: SettingsDialog) -> None:
    dialog.search("ubun")
    assert dialog.findChild(WordList).isVisible()
    dialog.search("dictionary")
    assert dialog.findChild(WordList).isVisible()
    dialog.search("tracked")
    assert not dialog.findChild(WordList).isVisible()
