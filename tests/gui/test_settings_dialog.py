"""The settings dialog: every field of the table, found by words, changed, reset, and given back whole."""

import dataclasses
from typing import Any

import pytest
import shiboken6
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QSpinBox

from coping_gui.checks.registry import ESSAY_RULES, PARAGRAPH_RULES
from coping_gui.gui.rule_list import RuleChoice, RuleList, rule_choices
from coping_gui.gui.setting_editors import choice_names, editor_for
from coping_gui.gui.settings_dialog import SettingRow, SettingsDialog
from coping_gui.settings import DEFAULTS, Settings, load, save

RULES = (
    RuleChoice("G1", "Doubled word", "A word said twice is nearly always a slip.", "Grammar"),
    RuleChoice("S1", "Introduction", "Readers look for the question first.", "Structure"),
    RuleChoice("X1", "Passive voice", "Counts passives.", "Style", on_by_default=False),
)


def open_dialog(qtbot, settings: Settings = DEFAULTS, rules: tuple[RuleChoice, ...] = RULES) -> SettingsDialog:
    made = SettingsDialog(settings, rules=rules)
    qtbot.addWidget(made)
    made.show()
    return made


def shown_titles(dialog: SettingsDialog) -> list[str]:
    rows = [row for row in dialog.findChildren(SettingRow) if row.isVisible()]
    return [next(x.text() for x in row.findChildren(QLabel) if x.property("role") == "strong") for row in rows]


changes = st.fixed_dictionaries(
    {},
    optional={
        "language": st.sampled_from(["auto", "en-US", "en-GB", "en-AU", "en-CA"]),
        "engine": st.sampled_from(["auto", "languagetool", "harper", "none"]),
        "tier": st.sampled_from(["safe", "likely"]),
        "theme": st.sampled_from(["system", "light", "dark", "high-contrast"]),
        "tracked": st.booleans(),
        "text_zoom": st.integers(50, 300),
        "long_sentence_words": st.integers(10, 200),
        "section_balance_low": st.integers(5, 100).map(lambda n: n / 100),
        "section_balance_high": st.integers(100, 2000).map(lambda n: n / 100),
        "disabled_rules": st.sets(st.sampled_from(["G1", "S1"])).map(lambda ids: tuple(sorted(ids))),
        "enabled_rules": st.sampled_from([(), ("X1",)]),
    },
)


@given(changes)
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_the_settings_are_the_dialog_gives_them_back(qapp, changed: dict[str, Any]) -> None:
    settings = DEFAULTS.with_(**changed)
    dialog = SettingsDialog(settings, rules=RULES)
    assert dialog.settings() == settings
    shiboken6.delete(dialog)


def test_every_field_of_the_table_has_its_place(qtbot) -> None:
    dialog = open_dialog(qtbot)
    titles = shown_titles(dialog)
    in_rules = ("disabled_rules", "enabled_rules")
    wanted = [f.metadata["label"] for f in dataclasses.fields(Settings) if f.name not in in_rules]
    assert sorted(titles) == sorted([*wanted, "Rules"])


def test_every_choice_of_the_table_has_a_name(qtbot) -> None:
    dialog = open_dialog(qtbot)
    combos = [box for box in dialog.findChildren(QComboBox) if not box.isEditable()]
    assert combos
    for combo in combos:
        for i in range(combo.count()):
            assert combo.itemData(i) in choice_names()


def test_saving_a_change_hands_out_the_new_table(qtbot) -> None:
    dialog = open_dialog(qtbot)
    combo = dialog.findChild(QComboBox, "setting_theme")
    combo.setCurrentIndex(combo.findData("dark"))
    dialog.findChild(QSpinBox, "setting_text_zoom").setValue(150)
    dialog.findChild(QCheckBox, "setting_tracked").click()
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        dialog.findChild(QPushButton, "settings_save").click()
    assert caught.args == [DEFAULTS.with_(theme="dark", text_zoom=150, tracked=True)]
    assert not dialog.isVisible()


def test_saving_without_a_change_hands_out_nothing(qtbot) -> None:
    dialog = open_dialog(qtbot, DEFAULTS.with_(theme="dark"))
    with qtbot.assertNotEmitted(dialog.settings_changed):
        dialog.findChild(QPushButton, "settings_save").click()


@pytest.mark.parametrize("way", ["button", "escape"])
def test_cancel_hands_out_nothing(qtbot, way: str) -> None:
    dialog = open_dialog(qtbot)
    dialog.findChild(QCheckBox, "setting_tracked").click()
    with qtbot.assertNotEmitted(dialog.settings_changed):
        if way == "button":
            dialog.findChild(QPushButton, "settings_cancel").click()
        else:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_saved_is_there_at_the_next_start(qtbot) -> None:
    dialog = open_dialog(qtbot, load())
    dialog.settings_changed.connect(save)
    dialog.findChild(QSpinBox, "setting_long_sentence_words").setValue(33)
    dialog.findChild(QCheckBox, "rule_S1").click()
    dialog.accept()
    assert load() == DEFAULTS.with_(long_sentence_words=33, disabled_rules=("S1",))
    assert open_dialog(qtbot, load()).settings() == load()


def test_reset_brings_one_setting_back(qtbot) -> None:
    dialog = open_dialog(qtbot, DEFAULTS.with_(text_zoom=200, tracked=True))
    reset = dialog.findChild(QPushButton, "reset_text_zoom")
    assert reset.isVisible()
    reset.click()
    assert dialog.settings() == DEFAULTS.with_(tracked=True)
    assert not reset.isVisible()


def test_a_setting_at_its_default_offers_no_reset(qtbot) -> None:
    dialog = open_dialog(qtbot)
    assert not any(b.isVisible() for b in dialog.findChildren(QPushButton) if b.objectName().startswith("reset_"))
    dialog.findChild(QSpinBox, "setting_text_zoom").setValue(101)
    assert dialog.findChild(QPushButton, "reset_text_zoom").isVisible()


def test_reset_all_brings_everything_back_but_stores_nothing_yet(qtbot) -> None:
    dialog = open_dialog(qtbot, DEFAULTS.with_(text_zoom=200, theme="dark", disabled_rules=("G1", "ENGINE_RULE")))
    with qtbot.assertNotEmitted(dialog.settings_changed):
        dialog.findChild(QPushButton, "settings_reset").click()
    assert dialog.settings() == DEFAULTS


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("long sentence", ["Long sentence"]),
        ("THEME", ["Theme"]),
        ("doubled", ["Rules"]),
        ("tracked", ["Tracked changes"]),
    ],
)
def test_search_finds_settings_and_rules_by_their_words(qtbot, words: str, titles: list[str]) -> None:
    dialog = open_dialog(qtbot)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "settings_search"), words)
    assert shown_titles(dialog) == titles


def test_search_by_a_group_shows_the_group(qtbot) -> None:
    dialog = open_dialog(qtbot)
    dialog.search("export")
    assert {"Tracked changes", "Hints as comments"} <= set(shown_titles(dialog))


def test_a_search_without_a_hit_says_so_and_clearing_it_shows_all(qtbot) -> None:
    dialog = open_dialog(qtbot)
    count = len(shown_titles(dialog))
    dialog.search("zzzz")
    assert shown_titles(dialog) == []
    assert dialog.findChild(QLabel, "nothing_found").isVisible()
    dialog.search("")
    assert len(shown_titles(dialog)) == count
    assert not dialog.findChild(QLabel, "nothing_found").isVisible()


def test_search_shows_only_the_rules_that_match(qtbot) -> None:
    dialog = open_dialog(qtbot)
    dialog.search("doubled")
    assert dialog.findChild(QCheckBox, "rule_G1").isVisible()
    assert not dialog.findChild(QCheckBox, "rule_S1").isVisible()
    dialog.search("rules")
    assert dialog.findChild(QCheckBox, "rule_S1").isVisible()


def test_rules_stand_in_groups_whose_titles_go_with_them(qtbot) -> None:
    dialog = open_dialog(qtbot)
    titles = {name: dialog.findChild(QLabel, f"rules_{name}") for name in ("Grammar", "Structure", "Style")}
    assert all(title.isVisible() for title in titles.values())
    dialog.search("doubled")
    assert [name for name, title in titles.items() if title.isVisible()] == ["Grammar"]


@pytest.mark.parametrize("group", ["Checks", "Window", "Structure"])
def test_a_link_brings_its_group_to_the_top(qtbot, group: str) -> None:
    dialog = open_dialog(qtbot)
    dialog.resize(660, 300)
    dialog.search("zzzz")
    link = dialog.findChild(QPushButton, f"link_{group}")
    scroll = dialog.findChild(QScrollArea, "settings_list")
    dialog.findChild(QLineEdit, "settings_search").setText("tracked")

    def at_the_top() -> bool:
        link.click()
        title = dialog.findChild(QLabel, f"group_{group}")
        return title.isVisible() and 0 <= title.mapTo(scroll, title.rect().topLeft()).y() <= 40

    qtbot.waitUntil(at_the_top)
    assert dialog.findChild(QLineEdit, "settings_search").text() == ""


def test_a_rule_is_switched_off_by_its_box(qtbot) -> None:
    dialog = open_dialog(qtbot)
    dialog.findChild(QCheckBox, "rule_G1").click()
    assert dialog.settings().disabled_rules == ("G1",)
    assert dialog.settings().enabled_rules == ()


def test_a_rule_that_is_off_by_default_is_switched_on_by_its_box(qtbot) -> None:
    dialog = open_dialog(qtbot)
    passive = dialog.findChild(QCheckBox, "rule_X1")
    assert not passive.isChecked()
    passive.click()
    assert dialog.settings() == DEFAULTS.with_(enabled_rules=("X1",))


def test_an_engine_s_rule_that_was_switched_off_can_come_back(qtbot) -> None:
    dialog = open_dialog(qtbot, DEFAULTS.with_(disabled_rules=("UPPERCASE_SENTENCE_START",)))
    box = dialog.findChild(QCheckBox, "rule_UPPERCASE_SENTENCE_START")
    assert not box.isChecked()
    box.click()
    assert dialog.settings() == DEFAULTS


def test_every_rule_of_the_registry_is_listed_with_its_reason(qapp) -> None:
    listed = {rule.id: rule for rule in rule_choices()}
    for rule in (*PARAGRAPH_RULES, *ESSAY_RULES):
        assert listed[rule.id].title == rule.title
        assert listed[rule.id].why == rule.why


def test_a_rule_speaks_its_group_title_and_reason(qtbot) -> None:
    rules = RuleList(RULES)
    qtbot.addWidget(rules)
    box = rules.findChild(QCheckBox, "rule_S1")
    assert box.accessibleName() == "Structure: Introduction"
    assert box.accessibleDescription() == "Readers look for the question first."


def test_numbers_keep_to_their_limits(qtbot) -> None:
    dialog = open_dialog(qtbot)
    zoom = dialog.findChild(QSpinBox, "setting_text_zoom")
    zoom.setValue(10_000)
    assert dialog.settings().text_zoom == 300
    zoom.setValue(-5)
    assert dialog.settings().text_zoom == 50


def test_the_wheel_scrolls_by_without_changing_a_value(qtbot) -> None:
    dialog = open_dialog(qtbot)
    dialog.findChild(QLineEdit, "settings_search").setFocus()
    for name, kind in (("setting_theme", QComboBox), ("setting_text_zoom", QSpinBox)):
        field = dialog.findChild(kind, name)
        centre = QPointF(field.rect().center())
        wheel = QWheelEvent(
            centre,
            QPointF(field.mapToGlobal(field.rect().center())),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)
    assert dialog.settings() == DEFAULTS


def test_a_type_without_an_editor_is_an_error_of_ours(qapp) -> None:
    with pytest.raises(TypeError, match="no editor"):
        editor_for(dict[str, int], {}, "odd", "Odd", "")


def test_several_words_are_edited_with_commas(qapp) -> None:
    editor = editor_for(tuple[str, ...], {}, "words", "Words", "")
    editor.set_value(("one", "two words"))
    assert editor.value() == ("one", "two words")
    editor.set_value(())
    assert editor.value() == ()


def test_every_editor_speaks(qtbot) -> None:
    dialog = open_dialog(qtbot)
    for kind in (QComboBox, QSpinBox, QCheckBox):
        for field in dialog.findChildren(kind):
            if field.objectName().startswith("setting_"):
                assert field.accessibleName()
                assert field.accessibleDescription()


def test_an_assignment_is_chosen_or_typed(qtbot) -> None:
    editor = editor_for(str, {"suggestions": ("essay", "report")}, "assignment", "Assignment", "")
    qtbot.addWidget(editor)
    editor.set_value("essay")
    assert editor.value() == "essay"
    with qtbot.waitSignal(editor.changed):
        editor.set_value(" mine.toml ")
    assert editor.value() == "mine.toml"
