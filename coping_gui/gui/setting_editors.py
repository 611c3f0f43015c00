"""One editor for each type that a setting can have; all speak through `value`, `set_value` and `changed`."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

_WIDTH = 190


class SettingEditor(QWidget):
    """Base of all editors: holds one input widget, at the right width."""

    changed = Signal()

    def __init__(self, field: QWidget, name: str, label: str, help_text: str) -> None:
        super().__init__()
        self.field = field
        field.setObjectName(f"setting_{name}")
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)
        field.setToolTip(help_text)
        field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(field)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(field)

    def value(self) -> Any:
        """The value as it stands."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; emits `changed` when it differs."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the mouse wheel from changing a value that only scrolls by."""
        if event.type() is QEvent.Type.Wheel and watched is self.field and not self.field.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ChoiceEditor(SettingEditor):
    """One of a few words."""

    def __init__(self, choices: tuple[str, ...], name: str, label: str, help_text: str) -> None:
        self._box = QComboBox()
        super().__init__(self._box, name, label, help_text)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setFixedWidth(_WIDTH)
        names = choice_names()
        for choice in choices:
            self._box.addItem(names.get(choice, choice), choice)
        self._box.currentIndexChanged.connect(lambda _index: self.changed.emit())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    def value(self) -> str:  # noqa: D102
        return str(self._box.currentData())

    def set_value(self, value: Any) -> None:  # noqa: D102
        self._box.setCurrentIndex(max(0, self._box.findData(value)))


class SwitchEditor(SettingEditor):
    """Yes or no."""

    def __init__(self, name: str, label: str, help_text: str) -> None:
        self._box = QCheckBox()
        super().__init__(self._box, name, label, help_text)
        self._box.toggled.connect(lambda _on: self.changed.emit())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    def value(self) -> bool:  # noqa: D102
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:  # noqa: D102
        self._box.setChecked(bool(value))


class NumberEditor(SettingEditor):
    """A whole number or a share, within its limits."""

    def __init__(self, kind: type, limits: Mapping[str, Any], name: str, label: str, help_text: str) -> None:
        self._box: QSpinBox | QDoubleSpinBox = QSpinBox() if kind is int else QDoubleSpinBox()
        super().__init__(self._box, name, label, help_text)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setFixedWidth(100)
        low, high = limits.get("minimum", 0), limits.get("maximum", 1_000_000)
        if isinstance(self._box, QDoubleSpinBox):
            self._box.setDecimals(2)
            self._box.setSingleStep(0.05 if high <= 2 else 0.5)
            self._box.setRange(float(low), float(high))
        else:
            self._box.setRange(int(low), int(high))
            self._box.setSingleStep(10 if high - low >= 200 else 5)
        self._box.valueChanged.connect(lambda _value: self.changed.emit())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    def value(self) -> int | float:  # noqa: D102
        value = self._box.value()
        return round(value, 2) if isinstance(value, float) else value

    def set_value(self, value: Any) -> None:  # noqa: D102
        if isinstance(self._box, QDoubleSpinBox):
            self._box.setValue(float(value))
        else:
            self._box.setValue(int(value))


class WordsEditor(SettingEditor):
    """Several words, separated by commas."""

    def __init__(self, name: str, label: str, help_text: str) -> None:
        self._line = QLineEdit()
        super().__init__(self._line, name, label, help_text)
        self._line.setFixedWidth(_WIDTH)
        self._line.textChanged.connect(lambda _text: self.changed.emit())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    def value(self) -> tuple[str, ...]:  # noqa: D102
        return tuple(word.strip() for word in self._line.text().split(",") if word.strip())

    def set_value(self, value: Any) -> None:  # noqa: D102
        self._line.setText(", ".join(value))


class TextEditor(SettingEditor):
    """Words of one's own, with a few to choose from."""

    def __init__(self, suggestions: Sequence[str], name: str, label: str, help_text: str) -> None:
        self._box = QComboBox()
        super().__init__(self._box, name, label, help_text)
        self._box.setEditable(True)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setFixedWidth(_WIDTH)
        self._box.addItems(["", *suggestions])
        self._box.editTextChanged.connect(lambda _text: self.changed.emit())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    def value(self) -> str:  # noqa: D102
        return self._box.currentText().strip()

    def set_value(self, value: Any) -> None:  # noqa: D102
        self._box.setEditText(str(value))


def editor_for(kind: Any, limits: Mapping[str, Any], name: str, label: str, help_text: str) -> SettingEditor:
    """The editor for a field of this type; raises TypeError for a type that no editor knows."""
    if get_origin(kind) is Literal:
        return ChoiceEditor(get_args(kind), name, label, help_text)
    if kind is bool:
        return SwitchEditor(name, label, help_text)
    if kind in (int, float):
        return NumberEditor(kind, limits, name, label, help_text)
    if kind is str:
        return TextEditor(limits.get("suggestions", ()), name, label, help_text)
    if get_origin(kind) is tuple:
        return WordsEditor(name, label, help_text)
    raise TypeError(f"There is no editor for settings of type {kind}.")


def choice_names() -> dict[str, str]:
    """What the choices of the settings are called in the window; a choice that is not here is shown as it is."""
    return {
        "auto": _tr("Automatic"),
        "languagetool": _tr("LanguageTool"),
        "harper": _tr("Harper"),
        "local": _tr("Local model"),
        "none": _tr("None"),
        "usual": _tr("Certain, and likely blanks"),
        "safe": _tr("Only what is certain"),
        "likely": _tr("Also what is very likely"),
        "en-US": _tr("English (US)"),
        "en-GB": _tr("English (UK)"),
        "en-AU": _tr("English (Australia)"),
        "en-CA": _tr("English (Canada)"),
        "system": _tr("As the system has it"),
        "light": _tr("Light"),
        "dark": _tr("Dark"),
        "high-contrast": _tr("High contrast"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingEditors", text)
