"""The citations and consistency panes in the window: they follow the text, lead to places, and make alike."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.side_panel import SidePanel
from coping_gui.gui.window_parts import Services
from coping_gui.settings import DEFAULTS

TEXT = """Introduction

The policy-maker came early. As Smith (2010) says, it was so (Smith, 2010).

What was found

Each policy-maker left late. The policy maker slept (Green, 2014).

References

Smith, J. (2010). A book. Press.

White, A. (1999). A book. Press."""

Opened = Callable[..., MainWindow]


def selected(window: MainWindow) -> str:
    return window.parts.view.textCursor().selectedText()


def show(window: MainWindow, page: int, qtbot: QtBot) -> None:
    name = {SidePanel.SOURCES: "segment_sources", SidePanel.CONSISTENCY: "segment_consistency"}[page]
    from PySide6.QtWidgets import QPushButton

    button = window.parts.side.findChild(QPushButton, name)
    assert button is not None
    button.click()


def shown_variations(window: MainWindow, qtbot: QtBot) -> None:
    show(window, SidePanel.CONSISTENCY, qtbot)
    qtbot.waitUntil(lambda: bool(window.structure.consistency.cards()))


def test_works_are_listed_and_a_click_goes_to_their_places(opened: Opened, qtbot: QtBot) -> None:
    window = opened(TEXT)
    panel = window.structure.sources
    qtbot.waitUntil(lambda: len(panel.items()) == 3)
    show(window, SidePanel.SOURCES, qtbot)
    smith, white, green = panel.items()
    assert "Smith (2010)" in smith.text(0)
    assert "listed, not cited" in white.toolTip(0)
    assert "cited, not listed" in green.toolTip(0)
    assert smith.childCount() == 3
    panel._tree.itemClicked.emit(smith.child(1), 0)
    assert selected(window) == "(Smith, 2010)"
    panel._tree.itemActivated.emit(white, 0)
    assert selected(window).startswith("White, A.")


def test_the_list_of_works_can_be_copied(opened: Opened, qtbot: QtBot) -> None:
    window = opened(TEXT)
    qtbot.waitUntil(lambda: len(window.structure.sources.items()) == 3)
    window.structure.sources.copy()
    assert QApplication.clipboard().text().split("\n")[1].startswith("Smith (2010)\tcited and listed\t2")


def test_one_click_makes_alike_as_one_undo_step(opened: Opened, qtbot: QtBot, settled: Callable[..., None]) -> None:
    window = opened(TEXT)
    shown_variations(window, qtbot)
    [card] = window.structure.consistency.cards()
    assert card.variation.forms == ("policy-maker", "policy maker")
    before = [piece.text for piece in window.review.pieces()]
    card.alike_requested.emit(1)
    texts = [piece.text for piece in window.review.pieces()]
    assert sum("policy maker" in text for text in texts) == 2
    assert not any("policy-maker" in text for text in texts)
    qtbot.waitUntil(lambda: not window.structure.consistency.cards())
    window.decisions.undo()
    assert [p.text for p in window.review.pieces()] == before
    qtbot.waitUntil(lambda: len(window.structure.consistency.cards()) == 1)
    assert not window.decisions.can_undo()
    settled(window)


def test_a_form_s_places_are_gone_through_in_turn(opened: Opened, qtbot: QtBot) -> None:
    window = opened(TEXT)
    shown_variations(window, qtbot)
    [card] = window.structure.consistency.cards()
    seen = []
    for _ in range(3):
        card.show_next(0)
        seen.append(window.parts.view.textCursor().blockNumber())
    assert seen == [1, 3, 1]
    assert selected(window) == "policy-maker"


def test_what_may_stay_is_remembered(opened: Opened, qtbot: QtBot) -> None:
    window = opened(TEXT)
    shown_variations(window, qtbot)
    window.structure.consistency.cards()[0].dismissed.emit()
    qtbot.waitUntil(lambda: not window.structure.consistency.cards())
    again = opened(TEXT, "again.txt")
    show(again, SidePanel.CONSISTENCY, qtbot)
    qtbot.waitUntil(lambda: again.structure._seen is not None)
    assert again.structure.consistency.cards() == ()


def test_a_place_that_changed_meanwhile_is_left_alone(opened: Opened, qtbot: QtBot) -> None:
    window = opened(TEXT)
    shown_variations(window, qtbot)
    [card] = window.structure.consistency.cards()
    cursor = window.parts.document.cursor_at(1, 0)
    cursor.insertText("So ")
    card.alike_requested.emit(1)
    texts = [piece.text for piece in window.review.pieces()]
    assert texts[1].startswith("So The policy-maker")
    assert texts[3].startswith("Each policy maker")


def test_the_outline_shows_paragraphs_by_their_first_sentences(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(TEXT)
    paragraphs = window.parts.outline.paragraphs
    qtbot.waitUntil(lambda: len(paragraphs.model.rows()) == 2)
    window.parts.outline.switch()
    assert paragraphs.isVisible()
    first = paragraphs.model.index(1).data()
    assert first == "2  Each policy-maker left late.\n10 words, 1 citation"
    paragraphs.paragraph_activated.emit(paragraphs.model.rows()[1].paragraph)
    assert window.parts.view.textCursor().blockNumber() == 3
    window.parts.outline.switch()
    assert not paragraphs.isVisible()


def test_the_outline_is_saved_as_a_page_to_print(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(TEXT)
    qtbot.waitUntil(lambda: len(window.structure.rows()) == 2)
    window.structure.save_outline(tmp_path / "outline")
    page = (tmp_path / "outline.html").read_text("utf-8")
    assert "Each policy-maker left late." in page
    window.structure.save_outline(tmp_path / "missing" / "outline.html")
    assert not (tmp_path / "missing").exists()


def test_the_outline_shows_the_limits_of_the_assignment(
    make_window: Callable[[Services], MainWindow], services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    services.settings = DEFAULTS.with_(assignment="essay")
    window = make_window(services)
    file = tmp_path / "essay.txt"
    file.write_text(TEXT, "utf-8")
    window.files.open(file)
    cards = window.parts.outline.cards
    qtbot.waitUntil(lambda: bool(cards()) and cards()[0].row is not None and bool(cards()[0].row.asked), timeout=20_000)
    assert cards()[0].row.asked == "100–250 asked for"
