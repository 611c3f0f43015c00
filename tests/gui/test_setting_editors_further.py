"""Each editor of a setting by itself: what goes in comes out, what no editor can hold is mended, changes are told."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from coping_gui.gui.setting_editors import (
    ChoiceEditor,
    NumberEditor,
    SettingEditor,
    SwitchEditor,
    TextEditor,
    WordsEditor,
    editor_for,
)

Make = Callable[..., SettingEditor]
Tone = Literal["light", "dark", "odd"]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(kind: Any, **limits: Any) -> SettingEditor:
        editor = editor_for(kind, limits, "thing", "Thing", "What it is for.")
        qtbot.addWidget(editor)
        return editor

    return made


@pytest.mark.parametrize(
    ("kind", "editor"),
    [
        (Tone, ChoiceEditor),
        (bool, SwitchEditor),
        (int, NumberEditor),
        (float, NumberEditor),
        (str, TextEditor),
        (tuple[str, ...], WordsEditor),
    ],
)
def test_each_type_has_its_editor(make: Make, kind: Any, editor: type) -> None:
    assert type(make(kind)) is editor


@pytest.mark.parametrize(
    ("kind", "given", "held"),
    [
        (Tone, "dark", "dark"),
        (Tone, "odd", "odd"),
        (Tone, "nobody knows it", "light"),  # the first one
        (bool, True, True),
        (bool, False, False),
        (int, 30, 30),
        (int, -5, 0),
        (int, 2_000_000, 1_000_000),
        (float, 0.25, 0.25),
        (float, 0.1 + 0.2, 0.3),
        (float, -1.0, 0.0),
        (str, "essay", "essay"),
        (str, "  of my own  ", "of my own"),
        (str, "", ""),
        (tuple[str, ...], ("one", "two words"), ("one", "two words")),
        (tuple[str, ...], (), ()),
    ],
)
def test_what_is_set_is_held_or_mended(make: Make, kind: Any, given: Any, held: Any) -> None:
    editor = make(kind)
    editor.set_value(given)
    assert editor.value() == held
    assert type(editor.value()) is type(held)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (Tone, "dark", "odd"),
        (bool, True, False),
        (int, 3, 4),
        (float, 0.5, 0.75),
        (str, "essay", "report"),
        (tuple[str, ...], ("a",), ("a", "b")),
    ],
)
def test_a_change_is_told_and_the_same_again_is_none(
    make: Make, qtbot: QtBot, kind: Any, first: Any, second: Any
) -> None:
    editor = make(kind)
    editor.set_value(first)
    with qtbot.waitSignal(editor.changed):
        editor.set_value(second)
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value(second)


@pytest.mark.parametrize("kind", [Tone, bool, int, float, str, tuple[str, ...]])
def test_the_field_carries_name_and_help_and_takes_the_focus(make: Make, kind: Any) -> None:
    editor = make(kind)
    field = editor.field
    assert field.objectName() == "setting_thing"
    assert (field.accessibleName(), field.accessibleDescription()) == ("Thing", "What it is for.")
    assert field.toolTip() == "What it is for."
    assert editor.focusProxy() is field


@pytest.mark.parametrize(
    ("kind", "limits", "given", "held"),
    [
        (int, {"minimum": 10, "maximum": 60}, 5, 10),
        (int, {"minimum": 10, "maximum": 60}, 61, 60),
        (int, {"minimum": 10, "maximum": 60}, 10, 10),
        (float, {"minimum": 0.5, "maximum": 1}, 0.4, 0.5),
        (float, {"minimum": 0.5, "maximum": 1}, 1.01, 1.0),
    ],
)
def test_a_number_outside_of_its_limits_becomes_the_nearest(
    make: Make, kind: type, limits: dict[str, Any], given: float, held: float
) -> None:
    editor = make(kind, **limits)
    editor.set_value(given)
    assert editor.value() == held


@pytest.mark.parametrize(
    ("kind", "limits", "start", "after"),
    [
        (int, {"minimum": 0, "maximum": 100}, 50, 55),
        (int, {"minimum": 0, "maximum": 200}, 50, 60),
        (float, {"minimum": 0, "maximum": 1}, 0.5, 0.55),
        (float, {"minimum": 0, "maximum": 30}, 5.0, 5.5),
        (int, {"minimum": 0, "maximum": 100}, 98, 100),
    ],
)
def test_a_step_up_suits_the_range(
    make: Make, qtbot: QtBot, kind: type, limits: dict[str, Any], start: float, after: float
) -> None:
    editor = make(kind, **limits)
    editor.set_value(start)
    assert isinstance(editor.field, QSpinBox | QDoubleSpinBox)
    qtbot.keyClick(editor.field, Qt.Key.Key_Up)
    assert editor.value() == after


def test_choices_are_shown_in_words_and_unknown_ones_as_they_are(make: Make) -> None:
    box = make(Tone).field
    assert isinstance(box, QComboBox)
    assert [box.itemText(i) for i in range(box.count())] == ["Light", "Dark", "odd"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("one", ("one",)),
        ("one,two", ("one", "two")),
        (" one ,  two words ,", ("one", "two words")),
        (",, ,", ()),
        ("Zoë, naïve", ("Zoë", "naïve")),
        ("a, a", ("a", "a")),
    ],
)
def test_typed_words_are_cut_at_commas(make: Make, typed: str, words: tuple[str, ...]) -> None:
    editor = make(tuple[str, ...])
    assert isinstance(editor.field, QLineEdit)
    editor.field.setText(typed)
    assert editor.value() == words


def test_an_own_text_is_offered_its_suggestions_after_nothing(make: Make, qtbot: QtBot) -> None:
    editor = make(str, suggestions=("essay", "report"))
    box = editor.field
    assert isinstance(box, QComboBox)
    assert [box.itemText(i) for i in range(box.count())] == ["", "essay", "report"]
    assert editor.value() == ""
    with qtbot.waitSignal(editor.changed):
        box.setCurrentIndex(2)
    assert editor.value() == "report"


def test_a_switch_is_thrown_by_the_space_key(make: Make, qtbot: QtBot) -> None:
    editor = make(bool)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(editor.field, Qt.Key.Key_Space)
    assert editor.value() is True


@pytest.mark.parametrize("kind", [bytes, list[str], dict[str, int], None])
def test_a_type_that_no_editor_knows_is_named_in_the_error(kind: Any) -> None:
    with pytest.raises(TypeError, match="no editor for settings of type"):
        editor_for(kind, {}, "thing", "Thing", "")
