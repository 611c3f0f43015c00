"""Everything the window can do, once, as a table: name, words, keys, tip."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_S = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One action before it is made."""

    name: str
    text: str
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    tip: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def entries() -> tuple[Entry, ...]:
    """All actions, in the words of the window's language."""
    return (
        Entry("open", _tr("Open…"), (_S.Open,), _tr("Open a text, Markdown or Word file")),
        Entry("paste_essay", _tr("Paste as a new essay"), ("Ctrl+Shift+V",), _tr("Review the text in the clipboard")),
        Entry(
            "export", _tr("Export DOCX"), ("Ctrl+E", _S.Save), _tr("Write a cleaned copy; the original stays as it is")
        ),
        Entry("batch", _tr("Clean many essays…"), ("Ctrl+B",)),
        Entry("quit", _tr("Quit"), (_S.Quit, "Ctrl+Q")),
        Entry("undo", _tr("Undo"), (_S.Undo,)),
        Entry("redo", _tr("Redo"), (_S.Redo, "Ctrl+Y")),
        Entry("find", _tr("Find and replace…"), (_S.Find, _S.Replace)),
        Entry("next", _tr("Next finding"), ("F8",)),
        Entry("previous", _tr("Previous finding"), ("Shift+F8",)),
        Entry("suggestions", _tr("Show suggestions"), ("Ctrl+.",)),
        Entry("accept", _tr("Accept"), ("Alt+Return", "Alt+Enter")),
        Entry("ignore", _tr("Ignore"), ("Alt+I",)),
        Entry("ignore_everywhere", _tr("Ignore everywhere"), ("Alt+Shift+I",)),
        Entry("ignore_rule", _tr("Switch this rule off"), ("Alt+Shift+R",)),
        Entry("learn", _tr("Add to dictionary"), ("Alt+D",)),
        Entry("accept_all", _tr("Accept all of this kind…"), ("Ctrl+Shift+A",)),
        Entry("accept_safe", _tr("Accept all that is certain…"), ("Alt+Shift+A",)),
        Entry("accept_section", _tr("Accept all in this section…"), ("Alt+Shift+S",)),
        Entry("check", _tr("Check again"), ("F7",)),
        Entry("restore", _tr("What is ignored…"), ("Ctrl+Shift+I",)),
        Entry("statistics", _tr("Statistics…"), ("Ctrl+Shift+G",), _tr("Word count, sentence length, readability")),
        Entry("compare", _tr("Compare with the original…"), ("F9",), _tr("The original beside the essay as it stands")),
        Entry("print", _tr("Print preview…"), (_S.Print,), _tr("See the cleaned essay as pages, print it")),
        Entry("pdf", _tr("Save as PDF…"), (), _tr("The cleaned essay as it is printed")),
        Entry("import_decisions", _tr("Import decisions…"), (), _tr("Add the ignored and allowed things of a file")),
        Entry("export_decisions", _tr("Export decisions…"), (), _tr("Save what you ignored and allowed as a file")),
        Entry("names", _tr("Names to check…"), (), _tr("Names and foreign words that no dictionary knows")),
        Entry("panes", _tr("Next pane"), ("F6",)),
        Entry("text", _tr("Back to the text"), ("Esc",)),
        Entry("zoom_in", _tr("Larger text"), (_S.ZoomIn, "Ctrl+=")),
        Entry("zoom_out", _tr("Smaller text"), (_S.ZoomOut,)),
        Entry("zoom_reset", _tr("Normal text size"), ("Ctrl+0",)),
        Entry("settings", _tr("Settings…"), ("Ctrl+,",)),
        Entry("setup", _tr("Set up LanguageTool…")),
        Entry("help", _tr("Keys and help"), ("F1",)),
        Entry("menu", _tr("Menu"), ("F10",)),
    )


class Actions:
    """The actions of one window by name; all of them work wherever the focus is in it."""

    def __init__(self, window: QWidget) -> None:
        self._made = {entry.name: _made(entry, window) for entry in entries()}

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def names(self) -> list[str]:
        """All names, in the order of the table."""
        return list(self._made)

    def connect(self, name: str, act: Callable[[], object]) -> None:
        """Do this when the action is triggered."""
        self._made[name].triggered.connect(lambda _checked=False: act())

    def enable(self, names: tuple[str, ...], enabled: bool) -> None:
        """Switch several at once."""
        for name in names:
            self._made[name].setEnabled(enabled)


def _made(entry: Entry, window: QWidget) -> QAction:
    action = QAction(entry.text, window)
    action.setObjectName(f"action_{entry.name}")
    sequences: list[QKeySequence] = []
    for key in entry.keys:
        found = QKeySequence.keyBindings(key) if isinstance(key, QKeySequence.StandardKey) else [QKeySequence(key)]
        sequences += [one for one in found if one not in sequences]
    action.setShortcuts(sequences)
    words = entry.tip or entry.text.rstrip("…")
    keys = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
    action.setToolTip(f"{words} ({keys})" if keys else words)
    window.addAction(action)
    return action
