"""The settings, made from the one table in settings.py: grouped, searchable, each with its help and a way back."""

import dataclasses
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, get_type_hints

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from coping_gui.gui.flow_layout import FlowLayout
from coping_gui.gui.parts import button, label
from coping_gui.gui.rule_list import RuleChoice, RuleList, rule_choices
from coping_gui.gui.setting_editors import SettingEditor, editor_for
from coping_gui.gui.word_list import WordList
from coping_gui.settings import DEFAULTS, Settings

_IN_RULE_LIST = ("disabled_rules", "enabled_rules")
"""Fields that the list of rules edits together."""


class SettingRow(QWidget):
    """One setting: what it is called, what it does, its editor, and a way back while it is not at its default."""

    changed = Signal()

    def __init__(self, title: str, help_text: str, names: tuple[str, ...], editor: SettingEditor | RuleList) -> None:
        super().__init__()
        self._names = names
        self._editor = editor
        self._text = f"{title} {help_text}".casefold()
        what = self.tr("Back to the default of “{name}”").format(name=title)
        self._back = button(self.tr("Reset"), "link", f"reset_{names[0]}", lambda: self.show_settings(DEFAULTS), what)
        self._back.setAccessibleName(what)
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(policy)
        editor.changed.connect(self._value_changed)
        self._build(title, help_text)

    def values(self) -> dict[str, Any]:
        """Field of the settings → value as it stands."""
        if isinstance(self._editor, RuleList):
            return dict(zip(self._names, self._editor.value(), strict=True))
        return {self._names[0]: self._editor.value()}

    def show_settings(self, settings: Settings) -> None:
        """Show what the settings have here."""
        values = tuple(getattr(settings, name) for name in self._names)
        self._editor.set_value(values if isinstance(self._editor, RuleList) else values[0])
        self._value_changed()

    def matches(self, words: Sequence[str]) -> bool:
        """Whether the setting, or one of the rules in it, has all the words; shows only the rules that do."""
        whole = all(word in self._text for word in words)
        if not isinstance(self._editor, RuleList):
            return whole
        in_rules = self._editor.filter(words)
        if whole and not in_rules:
            self._editor.filter(())
        return whole or in_rules

    def _value_changed(self) -> None:
        self._back.setVisible(any(value != getattr(DEFAULTS, name) for name, value in self.values().items()))
        self.changed.emit()

    def _build(self, title: str, help_text: str) -> None:
        in_row = not isinstance(self._editor, RuleList)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(title, "strong"))
        words.addWidget(label(help_text, "small", wrap=True))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(words, 1)
        if in_row:
            top.addWidget(self._editor, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addLayout(top)
        if not in_row:
            column.addWidget(self._editor)


class DictionaryRow(QWidget):
    """The author's words; no field of the settings, but found and shown like one."""

    def __init__(self, words: WordList) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 8, 4)
        column.addWidget(label(self.tr("Words that are never marked, in any essay."), "small", wrap=True))
        column.addWidget(words)

    def values(self) -> dict[str, Any]:
        """Nothing of the settings."""
        return {}

    def show_settings(self, settings: Settings) -> None:
        """The dictionary is not reset with the settings."""

    def matches(self, words: Sequence[str]) -> bool:
        """Whether a word of the dictionary has all of these; shows only the words that do."""
        found = self._words.filter(words)
        if not found:
            self._words.filter(())
        return found


class SettingsDialog(QDialog):
    """Works on a copy; `settings_changed` gives the new table when the author saves."""

    settings_changed = Signal(object)
    """The new Settings; storing them is the window's business."""
    words_changed = Signal(object)
    """All words of the dictionary, a tuple, when the author saves and they differ."""

    def __init__(
        self,
        settings: Settings,
        parent: QWidget | None = None,
        rules: Sequence[RuleChoice] | None = None,
        words: Iterable[str] | None = None,
    ) -> None:
        """`rules`: None takes the registry's; `words`: the dictionary, None leaves it out."""
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(self.tr("Settings"))
        self.setAccessibleName(self.windowTitle())
        self._before = settings
        self._search = QLineEdit()
        self._scroll = QScrollArea()
        self._nothing = label(self.tr("No setting has these words."), "muted", "nothing_found")
        self._groups: dict[str, tuple[QLabel, QFrame]] = {}
        self._rows: list[tuple[str, SettingRow | DictionaryRow]] = []
        self._body = QVBoxLayout()
        self._words = WordList(words) if words is not None else None
        self._words_before = self._words.words() if self._words is not None else ()
        self._create_rows(rule_choices() if rules is None else rules)
        self._build()
        self._show(settings)

    def settings(self) -> Settings:
        """The settings as they stand in the dialog."""
        return self._before.with_(**{name: value for _, row in self._rows for name, value in row.values().items()})

    def search(self, text: str) -> None:
        """Show only settings that have all the words of `text` in their name, help or rules."""
        words = text.casefold().split()
        shown: set[str] = set()
        for group, row in self._rows:
            visible = row.matches(words) or all(word in group.casefold() for word in words)
            row.setVisible(visible)
            if visible:
                shown.add(group)
        for group, parts in self._groups.items():
            for part in parts:
                part.setVisible(group in shown)
        self._nothing.setVisible(not shown)

    def reset(self) -> None:
        """Show the defaults everywhere; nothing is stored before the author saves."""
        self._show(DEFAULTS)

    def accept(self) -> None:
        """Close, and hand out the new settings when they differ."""
        settings = self.settings()
        super().accept()
        if settings != self._before:
            self.settings_changed.emit(settings)
        if self._words is not None and self._words.words() != self._words_before:
            self.words_changed.emit(self._words.words())

    def _show(self, settings: Settings) -> None:
        for _, row in self._rows:
            row.show_settings(settings)

    def _create_rows(self, rules: Sequence[RuleChoice]) -> None:
        kinds = get_type_hints(Settings)
        for field in dataclasses.fields(Settings):
            if field.name in _IN_RULE_LIST:
                continue
            title, help_text = _tr(field.metadata["label"]), _tr(field.metadata["help"])
            editor = editor_for(kinds[field.name], field.metadata, field.name, title, help_text)
            self._add_row(_tr(field.metadata["group"]), SettingRow(title, help_text, (field.name,), editor))
        help_text = self.tr("A rule that is not ticked never raises a finding or a hint.")
        if self._words is not None:
            self._add_row(self.tr("Dictionary"), DictionaryRow(self._words))
        self._add_row(self.tr("Rules"), SettingRow(self.tr("Rules"), help_text, _IN_RULE_LIST, RuleList(rules)))

    def _add_row(self, group: str, row: SettingRow | DictionaryRow) -> None:
        self._rows.append((group, row))
        card = self._groups[group][1] if group in self._groups else self._add_group(group)
        card.layout().addWidget(row)  # pyright: ignore[reportOptionalMemberAccess]

    def _add_group(self, group: str) -> QFrame:
        title = label(group, "heading", f"group_{group}")
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 8, 8, 8)
        inside.setSpacing(4)
        self._groups[group] = (title, card)
        self._body.addWidget(title)
        self._body.addWidget(card)
        return card

    def _build(self) -> None:
        self.resize(660, 640)
        self._search.setObjectName("settings_search")
        self._search.setPlaceholderText(self.tr("Search settings and rules"))
        self._search.setAccessibleName(self.tr("Search settings and rules"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._search)
        column.addWidget(self._group_links())
        column.addWidget(self._scroll_area(), 1)
        column.addLayout(self._button_row())

    def _group_links(self) -> QWidget:
        """One link for each group, as the list is long."""
        row = QWidget()
        links = FlowLayout(row, spacing=16)
        for group in self._groups:
            links.addWidget(button(group, "link", f"link_{group}", partial(self._go_to, group)))
        return row

    def _go_to(self, group: str) -> None:
        self._search.clear()
        title = self._groups[group][0]
        self._scroll.verticalScrollBar().setValue(title.y())

    def _scroll_area(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("scroll_body")
        self._body.setContentsMargins(0, 0, 6, 0)
        self._body.setSpacing(6)
        self._body.addWidget(self._nothing)
        self._nothing.hide()
        self._body.addStretch(1)
        body.setLayout(self._body)
        scroll = self._scroll
        scroll.setObjectName("settings_list")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        return scroll

    def _button_row(self) -> QHBoxLayout:
        save = button(self.tr("Save"), "primary", "settings_save", self.accept)
        save.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Reset all"), "quiet", "settings_reset", self.reset))
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), "secondary", "settings_cancel", self.reject))
        row.addWidget(save)
        return row


def _tr(text: str) -> str:
    """The table's own words are translated in the context "Settings"."""
    return QCoreApplication.translate("Settings", text)
