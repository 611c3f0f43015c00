"""Settings, dictionary and help from the window's menu: what is saved there changes what the window shows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from coping_gui.app import zoom_window
from coping_gui.gui.batch_dialog import BatchDialog
from coping_gui.gui.help_dialog import HelpDialog, KeyCap
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.settings_dialog import SettingsDialog
from coping_gui.gui.theme import current_theme
from coping_gui.gui.tokens import DARK
from coping_gui.gui.window_parts import Services
from coping_gui.gui.word_list import WordList
from coping_gui.settings import DEFAULTS, load

Opened = Callable[..., MainWindow]


def settings_dialog(window: MainWindow) -> SettingsDialog:
    window.actions_["settings"].trigger()
    dialog = window.dialogs.dialog
    assert isinstance(dialog, SettingsDialog)
    return dialog


def marked(window: MainWindow) -> list[str]:
    return [row.before for row in window.review.rows()]


def test_a_new_theme_and_size_are_shown_and_kept(opened: Opened) -> None:
    window = opened()
    dialog = settings_dialog(window)
    theme = dialog.findChild(QComboBox, "setting_theme")
    theme.setCurrentIndex(theme.findData("dark"))
    dialog.findChild(QSpinBox, "setting_text_zoom").setValue(150)
    dialog.accept()
    assert current_theme() is DARK
    assert (load().theme, load().text_zoom) == ("dark", 150)


def test_a_word_put_into_the_dictionary_is_not_marked_any_more(
    opened: Opened, settled: Callable[[MainWindow], None], qtbot
) -> None:
    window = opened()
    assert "recieve" in marked(window)
    dialog = settings_dialog(window)
    dialog.findChild(WordList).set_words(("recieve",))
    dialog.accept()
    settled(window)
    qtbot.waitUntil(lambda: "recieve" not in marked(window))
    assert "recieve" in window.services.dictionary
    assert "wierd" in marked(window)


def test_a_word_taken_out_of_the_dictionary_is_marked_again(
    opened: Opened, settled: Callable[[MainWindow], None], qtbot
) -> None:
    window = opened()
    window.tools.apply_words(("wierd",))
    settled(window)
    qtbot.waitUntil(lambda: "wierd" not in marked(window))
    dialog = settings_dialog(window)
    assert dialog.findChild(WordList).words() == ("wierd",)
    dialog.findChild(WordList).set_words(())
    dialog.accept()
    settled(window)
    qtbot.waitUntil(lambda: "wierd" in marked(window))
    assert len(window.services.dictionary) == 0


def test_export_defaults_are_ticked_in_panel_and_batch(opened: Opened) -> None:
    window = opened()
    assert window.parts.side.export.options().tracked is False
    dialog = settings_dialog(window)
    dialog.findChild(QCheckBox, "setting_tracked").click()
    dialog.findChild(QCheckBox, "setting_hints_as_comments").click()
    dialog.accept()
    request = window.parts.side.export.options()
    assert (request.tracked, request.hints_as_comments, request.report) == (True, True, False)
    window.actions_["batch"].trigger()
    batch = window.dialogs.dialog
    assert isinstance(batch, BatchDialog)
    assert (batch.request().tracked, batch.request().hints_as_comments) == (True, True)


def test_a_window_starts_with_the_stored_export_defaults(
    make_window: Callable[[Services], MainWindow], services: Services
) -> None:
    services.settings = DEFAULTS.with_(tracked=True)
    assert make_window(services).parts.side.export.options().tracked is True


def test_a_cancelled_dialog_changes_nothing(opened: Opened, qtbot) -> None:
    window = opened()
    before = marked(window)
    dialog = settings_dialog(window)
    dialog.findChild(WordList).set_words(("teh", "recieve"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(window.services.dictionary) == 0
    assert marked(window) == before


def test_help_lists_every_key_of_the_window(opened: Opened, qtbot) -> None:
    window = opened()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.dialogs.dialog
    assert isinstance(dialog, HelpDialog)
    caps = {cap.text() for cap in dialog.findChildren(KeyCap)}
    names = window.actions_.names()
    wanted = {window.actions_[n].shortcuts()[0].toString() for n in names if window.actions_[n].shortcuts()}
    assert wanted <= caps
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.dialogs.dialog is None


@pytest.mark.parametrize(("percent", "factor"), [(100, None), (150, "1.5"), (75, "0.75")])
def test_the_window_s_size_is_given_to_qt_before_it_starts(percent: int, factor: str | None) -> None:
    environment: dict[str, str] = {}
    zoom_window(percent, environment)
    assert environment.get("QT_SCALE_FACTOR") == factor


def test_a_scale_that_the_user_set_for_qt_stays() -> None:
    environment = {"QT_SCALE_FACTOR": "2"}
    zoom_window(150, environment)
    assert environment == {"QT_SCALE_FACTOR": "2"}


def test_looks_and_export_defaults_start_no_new_check(opened: Opened, engine) -> None:
    window = opened()
    asked = len(engine.asked)
    window.tools.apply_settings(window.services.settings.with_(theme="dark", window_zoom=150, tracked=True))
    assert window.checks.service.idle()
    assert len(engine.asked) == asked
