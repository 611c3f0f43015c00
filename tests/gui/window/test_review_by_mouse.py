"""The same review with the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.gui.main_window import MainWindow
from coping_gui.review.manuscript import OpenFinding

Opened = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


def mark(window: MainWindow, word: str) -> tuple[int, OpenFinding]:
    pieces = window.review.pieces()
    return next((i, o) for i, o in window.review.session.open_findings() if o.finding.span.of(pieces[i].text) == word)


def centre(window: MainWindow, word: str) -> QPoint:
    return window.parts.view.area_of(*mark(window, word)).center()


def text(window: MainWindow, index: int = 1) -> str:
    return window.parts.document.block_text(index)


def test_a_click_on_a_mark_opens_the_popover_with_its_suggestions(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    qtbot.mouseClick(window.parts.view.viewport(), LEFT, pos=centre(window, "wierd"))
    assert window.popover.isVisible()
    shown = [b.text() for b in window.popover.findChildren(QPushButton) if b.objectName().startswith("popover_sugg")]
    assert shown == ["weird", "wired"]
    assert window.parts.side.review.current_id() == mark(window, "wierd")[1].id


def test_a_click_on_a_suggestion_makes_the_change(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    qtbot.mouseClick(window.parts.view.viewport(), LEFT, pos=centre(window, "wierd"))
    qtbot.mouseClick(window.popover.findChild(QPushButton, "popover_suggestion_1"), LEFT)
    assert "because wired recieve it" in text(window)
    assert not window.popover.isVisible()


def test_a_click_beside_the_popover_closes_it(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    qtbot.mouseClick(window.parts.view.viewport(), LEFT, pos=centre(window, "wierd"))
    qtbot.mouseClick(window.parts.status, LEFT)
    assert not window.popover.isVisible()


def test_the_popover_lies_within_the_window_under_or_over_its_mark(qtbot: QtBot, opened: Opened) -> None:
    window = opened(" ".join(["filler"] * 700) + " teh end")
    window.review.go(True)
    window.wiring.show_suggestions()
    assert window.rect().contains(window.popover.geometry())


def test_a_click_on_plain_text_opens_nothing(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    area = window.parts.view.cursorRect(window.parts.document.cursor_at(1, 25))
    qtbot.mouseClick(window.parts.view.viewport(), LEFT, pos=area.center())
    assert not window.popover.isVisible()


def test_ignore_rule_in_the_popover_hides_all_that_the_rule_finds(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    qtbot.mouseClick(window.parts.view.viewport(), LEFT, pos=centre(window, "recieve"))
    qtbot.mouseClick(window.popover.findChild(QPushButton, "popover_ignore_rule"), LEFT)
    assert "recieve" not in [row.before for row in window.review.rows()]


def test_the_context_menu_of_a_mark_has_its_suggestions_first(opened: Opened) -> None:
    window = opened()
    _, one = mark(window, "teh")
    menu: QMenu = window.wiring.context_menu(one.id)
    assert [a.text() for a in menu.actions()[:2]] == ["the", "ten"]
    menu.actions()[1].trigger()
    assert text(window).startswith("Here ten")
    assert "Paste" in [a.text() for a in window.wiring.context_menu(None).actions()]


def test_a_click_on_a_section_goes_there(qtbot: QtBot, opened: Opened) -> None:
    sections = "\n\n".join(f"Heading {n}\n\n" + " ".join(["word"] * 120) + "." for n in range(6))
    window = opened("# " + sections.replace("\n\nHeading", "\n\n# Heading"), name="essay.md")
    cards = window.parts.outline.cards()
    assert len(cards) == 6
    qtbot.mouseClick(cards[5], LEFT)
    index, _ = window.parts.document.place_of(window.parts.view.textCursor().position())
    assert text(window, index) == "Heading 5"


def test_marks_are_painted_and_gone_when_nothing_is_open(opened: Opened) -> None:
    window = opened()
    window.review.set_current(None)
    view = window.parts.view
    with_marks = view.viewport().grab().toImage()
    for row in window.review.rows():
        window.decisions.ignore_rule(row.finding.rule)
    window.review.set_current(None)
    without = view.viewport().grab().toImage()
    assert different_pixels(with_marks, without) > 100


def test_a_partial_repaint_after_an_edit_leaves_no_crumbs(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    view = window.parts.view
    for word in ("wierd", "teh"):
        window.fixes.accept(mark(window, word)[1].id)
    window.review.set_current(None)
    partial = view.viewport().grab().toImage()
    view.viewport().repaint()
    assert different_pixels(partial, view.viewport().grab().toImage()) == 0


def different_pixels(one: QImage, other: QImage) -> int:
    assert one.size() == other.size()
    points = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in points)


def test_the_pointer_is_a_hand_over_a_mark_and_a_beam_elsewhere(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    viewport = window.parts.view.viewport()
    qtbot.mouseMove(viewport, centre(window, "wierd"))
    qtbot.waitUntil(lambda: viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor)
    qtbot.mouseMove(viewport, QPoint(viewport.width() // 2, viewport.height() - 10))
    qtbot.waitUntil(lambda: viewport.cursor().shape() is Qt.CursorShape.IBeamCursor)
