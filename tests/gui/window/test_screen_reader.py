"""What a screen reader is given: the tree of the window, the way of the focus, and what is said while one reviews.

The script lies beside this file. After a wanted change, write it anew with COPING_WRITE_SCRIPT=1 and read it through.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coping_gui.gui.main_window import MainWindow

Opened = Callable[..., MainWindow]
SCRIPT = Path(__file__).with_name("screen_reader.txt")
Key, Modifier = Qt.Key, Qt.KeyboardModifier
KEYS = (
    ("F8", Key.Key_F8, Modifier.NoModifier),
    ("Alt+Enter", Key.Key_Return, Modifier.AltModifier),
    ("Alt+I", Key.Key_I, Modifier.AltModifier),
    ("Ctrl+Z", Key.Key_Z, Modifier.ControlModifier),
    ("Ctrl+Z", Key.Key_Z, Modifier.ControlModifier),
    ("Shift+F8", Key.Key_F8, Modifier.ShiftModifier),
)


def spoken(interface: QAccessibleInterface) -> str:
    """Role and name, as a screen reader says them; the text of an edit is not its name."""
    name = interface.text(QAccessible.Text.Name)
    return f"{interface.role().name}: {name}" if name else ""


def tree(interface: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """Everything that is shown and has a name, indented by what it lies in."""
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is None or child.state().invisible:  # pyright: ignore[reportUnnecessaryComparison, reportAttributeAccessIssue]
            continue
        line = spoken(child)
        if line:
            yield "  " * depth + line
        yield from tree(child, depth + bool(line))


def way_of_the_focus(window: MainWindow) -> Iterator[str]:
    """What Tab goes through, from the text on."""
    start: QWidget = window.parts.view
    widget = start
    while True:
        tab = Qt.FocusPolicy.TabFocus
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & tab and not widget.focusProxy():
            yield spoken(QAccessible.queryAccessibleInterface(widget))
        widget = widget.nextInFocusChain()
        if widget is start:
            return


def script(qtbot: QtBot, window: MainWindow) -> str:
    """The whole script."""
    said: list[str] = []
    window.review.announced.connect(said.append)
    lines = ["# The window", "", *tree(QAccessible.queryAccessibleInterface(window)), "", "# Tab", ""]
    lines += [*way_of_the_focus(window), "", "# Reviewing", ""]
    for name, key, modifier in KEYS:
        said.clear()
        qtbot.keyClick(window.focusWidget() or window, key, modifier)
        lines += [name, *(f"  “{text}”" for text in said)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def test_the_script_of_the_screen_reader_is_the_one_that_was_read_through(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    qtbot.waitUntil(lambda: bool(window.parts.outline.cards()))
    now = script(qtbot, window)
    if os.environ.get("COPING_WRITE_SCRIPT"):
        SCRIPT.write_text(now, "utf-8")
    assert now == SCRIPT.read_text("utf-8")


def test_the_end_of_a_whole_check_is_said_once_and_typing_says_nothing(
    qtbot: QtBot, opened: Opened, settled: Callable[[MainWindow], None]
) -> None:
    window = opened()
    said: list[str] = []
    window.review.announced.connect(said.append)
    qtbot.keyClick(window.parts.view, Key.Key_F7)
    qtbot.waitUntil(lambda: said == ["All text checked: 6 open findings."])
    qtbot.keyClicks(window.parts.view, "And ")
    settled(window)
    assert said == ["All text checked: 6 open findings."]


def test_notices_are_said(opened: Opened) -> None:
    window = opened()
    said: list[str] = []
    window.review.announced.connect(said.append)
    window.parts.say("Something to know.")
    assert said == ["Something to know."]
