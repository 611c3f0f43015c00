"""The panes at every width that the window gives them, in every theme and both directions: nothing is cut."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from coping_gui.essay.finding import Category, Tier
from coping_gui.essay.hint import Hint
from coping_gui.gui.models import Change, ExportCounts, FindingRow, SectionRow
from coping_gui.gui.outline_panel import OutlinePanel
from coping_gui.gui.parts import ElidedLabel
from coping_gui.gui.review_panel import ReviewState
from coping_gui.gui.side_panel import SidePanel

MakeRow = Callable[..., FindingRow]
DIRECTIONS = [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
directions = pytest.mark.parametrize("direction", DIRECTIONS, ids=["ltr", "rtl"])
side_widths = pytest.mark.parametrize("width", [312, 332, 372])


def cut_off(widget: QWidget) -> list[str]:
    """Labels and buttons that show less than their text, and parts that stick out of what holds them."""
    faults: list[str] = []
    for child in widget.findChildren(QWidget):
        if not child.isVisible() or isinstance(child.parentWidget(), QScrollArea):
            continue
        name = child.objectName() or type(child).__name__
        holder = child.parentWidget()
        if child.layout() is None and not in_scroll_area(child) and not holder.rect().contains(child.geometry()):
            faults.append(f"{name} at {child.geometry()} outside of {holder.rect()}")
        if isinstance(child, QLabel) and not isinstance(child, ElidedLabel) and child.text():
            needed = child.heightForWidth(child.width()) if child.wordWrap() else child.sizeHint().height()
            if child.height() < needed or (not child.wordWrap() and child.width() < child.sizeHint().width()):
                faults.append(f"{name} shows only a part of “{child.text()}”")
        if isinstance(child, QAbstractButton) and child.text() and child.width() < child.minimumSizeHint().width():
            faults.append(f"{name} is narrower than “{child.text()}”")
    return faults


def in_scroll_area(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or in_scroll_area(parent))


@pytest.fixture
def side(qtbot, make_row: MakeRow) -> SidePanel:
    made = SidePanel()
    qtbot.addWidget(made)
    made.add_page(SidePanel.SOURCES, QWidget(), "Sources", "segment_sources")
    made.add_page(SidePanel.CONSISTENCY, QWidget(), "Variants", "segment_consistency")
    rows = [
        make_row(1, "Brueggemans", ("Brueggemann", "Bruggemann", "Brueggemann’s"), Category.SPELLING, Tier.LIKELY),
        make_row(2, "the challenges affected", "the challenges affecting", Category.GRAMMAR, Tier.ASK),
        *(make_row(n) for n in range(3, 60)),
        make_row(99, "a" * 90, "b" * 90, message="c" * 90, reason="d" * 90),
    ]
    made.review.set_rows(rows)
    made.review.set_state(ReviewState.CHECKED)
    made.export.set_counts(ExportCounts(31, 4, 73))
    made.export.set_file_name("case study (cleaned).docx")
    made.export.set_changes([Change("ofthe", "of the", "", Category.SPACING)] * 40)
    return made


@directions
@side_widths
def test_the_review_fits(side: SidePanel, qtbot, width: int, direction: Qt.LayoutDirection) -> None:
    side.setLayoutDirection(direction)
    side.resize(width, 720)
    side.show()
    for current in (1, 2, 3, 99):
        side.review.set_current(current)
        qtbot.waitUntil(lambda: cut_off(side.review) == [])


@directions
@side_widths
def test_the_names_of_all_pages_are_read_whole(
    side: SidePanel, qtbot, apply_look: Callable[[str], None], width: int, direction: Qt.LayoutDirection
) -> None:
    apply_look("light")
    side.setLayoutDirection(direction)
    side.setFixedSize(width, 720)
    side.show()
    frame = side.findChild(QWidget, "segments")
    qtbot.waitUntil(lambda: frame.width() > width - 40)
    for segment in frame.findChildren(QAbstractButton):
        assert segment.width() >= segment.fontMetrics().horizontalAdvance(segment.text()) + 8, segment.text()
        assert segment.width() >= segment.sizeHint().width(), segment.text()


@directions
@side_widths
def test_the_export_fits(side: SidePanel, qtbot, width: int, direction: Qt.LayoutDirection) -> None:
    side.setLayoutDirection(direction)
    side.resize(width, 720)
    side.show_export()
    side.show()
    qtbot.waitUntil(lambda: cut_off(side.export) == [])


@directions
@pytest.mark.parametrize("width", [224, 264, 300])
def test_the_structure_fits(qtbot, width: int, direction: Qt.LayoutDirection) -> None:
    panel = OutlinePanel()
    qtbot.addWidget(panel)
    panel.setLayoutDirection(direction)
    hints = (
        Hint("P1", 0, "One paragraph of 240 words: would a break at “The second notable element” help?", "Why."),
        Hint("S1", 0, "Short?", "Why."),
    )
    counts = {Category.SPELLING: 5, Category.GRAMMAR: 120, Category.SPACING: 1300, Category.STYLE: 1}
    rows = [
        SectionRow(0, "Introduction", "", 132, counts, hints, 0, ("Both elements are backed by a source",)),
        SectionRow(1, "Donaudampfschifffahrtsgesellschaftskapitän", "", 12_345, {}, (), 3, (), level=3),
    ]
    panel.set_sections(rows)
    panel.set_current(0)
    panel.resize(width, 700)
    panel.show()
    qtbot.waitUntil(lambda: all(card.width() <= width for card in panel.cards()))
    labels = [label for card in panel.cards() for label in card.findChildren(QLabel) if label.wordWrap()]
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))


@directions
@pytest.mark.parametrize(("width", "counted"), [(224, False), (264, True), (300, True)])
def test_the_sections_are_counted_where_there_is_room(
    qtbot, apply_look: Callable[[str], None], width: int, counted: bool, direction: Qt.LayoutDirection
) -> None:
    apply_look("light")
    panel = OutlinePanel()
    qtbot.addWidget(panel)
    panel.setLayoutDirection(direction)
    panel.set_sections([SectionRow(n, "Introduction", "", 132, {}, (), 0, ()) for n in range(3)])
    panel.setFixedSize(width, 700)
    panel.show()
    switch, total = panel.findChild(QAbstractButton, "outline_switch"), panel.findChild(QLabel, "section_count")
    qtbot.waitUntil(lambda: total.isVisible() is counted and switch.width() >= switch.sizeHint().width())
    panel.switch()
    assert not total.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_a_theme_changes_no_size(side: SidePanel, apply_look: Callable[[str], None], theme: str) -> None:
    side.resize(332, 720)
    side.review.set_current(1)
    side.show()
    before = {child.objectName(): child.size() for child in side.findChildren(QWidget) if child.objectName()}
    apply_look(theme)
    after = {child.objectName(): child.size() for child in side.findChildren(QWidget) if child.objectName()}
    assert after == before


def test_with_little_height_the_buttons_stay_in_reach(side: SidePanel, qtbot) -> None:
    side.review.set_current(1)
    side.resize(332, 520)
    side.show()
    for name in ("accept", "ignore", "accept_all"):
        made = side.review.findChild(QAbstractButton, name)
        place = QRect(made.mapTo(side, made.rect().topLeft()), made.size())
        assert side.rect().contains(place), name
