"""The author corrects the outline in the window, and the next window remembers it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from coping_gui.essay.essay import Kind, Role
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.window_parts import Services
from coping_gui.review.outline_memory import OutlineMemory

TEXT = """## Opening words

Towns rose early, and they rose in many places of the land at once.

## The rivers

Rivers mattered, and they mattered more than anybody had thought before.

## Last words

So it ended, and it ended in a way that nobody had thought of before."""


def actions(menu: QMenu) -> dict[str, QAction]:
    found: dict[str, QAction] = {}
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found.update({f"{action.text()} {name}": one for name, one in actions(inner).items()})
        elif not action.isSeparator():
            found[action.text()] = action
    return found


def roles(window: MainWindow) -> list[Role]:
    essay = window.corrections._essay
    return [] if essay is None else [s.role for s in essay.sections]


def ready(window: MainWindow, qtbot: QtBot, wanted: list[Role]) -> None:
    qtbot.waitUntil(lambda: roles(window) == wanted, timeout=20_000)


def test_a_role_is_corrected_and_remembered_and_taken_back(
    make_window: Callable[[Services], MainWindow], services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    services.corrections = OutlineMemory(tmp_path / "outline.json")
    file = tmp_path / "essay.md"
    file.write_text(TEXT, "utf-8")
    window = make_window(services)
    window.files.open(file)
    ready(window, qtbot, [Role.BODY] * 3)
    menu = actions(window.parts.outline.cards()[2].menu())
    assert menu["This section is Body"].isChecked()
    menu["This section is Conclusion"].trigger()
    ready(window, qtbot, [Role.BODY, Role.BODY, Role.CONCLUSION])
    again = make_window(replace(services, corrections=OutlineMemory(tmp_path / "outline.json")))
    again.files.open(file)
    ready(again, qtbot, [Role.BODY, Role.BODY, Role.CONCLUSION])
    actions(again.parts.outline.cards()[2].menu())["Take my correction back"].trigger()
    ready(again, qtbot, [Role.BODY] * 3)


def test_a_heading_is_unmade_and_a_paragraph_made_one(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened(TEXT, "essay.md")
    ready(window, qtbot, [Role.BODY] * 3)
    actions(window.parts.outline.cards()[1].menu())["This is no heading"].trigger()
    ready(window, qtbot, [Role.BODY] * 2)
    paragraphs = window.parts.outline.paragraphs
    row = next(i for i, r in enumerate(paragraphs.model.rows()) if r.first.startswith("The rivers"))
    actions(paragraphs.menu(row))["Make it a heading of level 2"].trigger()
    ready(window, qtbot, [Role.BODY] * 3)
    essay = window.corrections._essay
    assert essay is not None
    assert [(p.kind, p.level) for p in essay.paragraphs if p.text == "The rivers"] == [(Kind.HEADING, 2)]


def test_hints_of_a_kind_are_dismissed_everywhere_and_stay_so(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    long = "## One\n\n" + " ".join(["word"] * 90) + ".\n\n## Two\n\n" + " ".join(["other"] * 90) + "."
    window = opened(long, "long.md")

    def rules(window: MainWindow) -> list[str]:
        return [h.rule for card in window.parts.outline.cards() if card.row is not None for h in card.row.hints]

    qtbot.waitUntil(lambda: rules(window).count("L1") == 2)
    card = window.parts.outline.cards()[0]
    card.hint_kind_dismissed.emit("L1")
    assert "L1" not in rules(window)
    again = opened(long.replace("word", "thing"), "other.md")
    qtbot.waitUntil(lambda: bool(again.parts.outline.cards()))
    qtbot.waitUntil(lambda: again.structure._essay is not None)
    assert "L1" not in rules(again)
