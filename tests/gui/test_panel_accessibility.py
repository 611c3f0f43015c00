"""What a screen reader is given by the panels: the tree that the platform's bridge would read, asked directly."""

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from coping_gui.essay.finding import Category
from coping_gui.essay.hint import Hint
from coping_gui.gui.category_widgets import CategoryChip
from coping_gui.gui.finding_list import FindingListView
from coping_gui.gui.models import FindingRow, SectionRow
from coping_gui.gui.outline_panel import OutlinePanel
from coping_gui.gui.section_card import HintLine
from coping_gui.gui.side_panel import SidePanel

MakeRow = Callable[..., FindingRow]
NAME = QAccessible.Text.Name


def seen(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


@pytest.fixture
def panel(qtbot, make_row: MakeRow) -> SidePanel:
    made = SidePanel()
    qtbot.addWidget(made)
    made.resize(332, 700)
    made.review.set_rows(
        [
            make_row(1, "COPINGwas", "COPING was", context="introduction"),
            make_row(2, "Brueggemann", (), Category.SPELLING, message="Unknown word.", context="introduction"),
        ]
    )
    made.review.set_current(1)
    made.show()
    return made


def named(widget: QWidget) -> Iterator[tuple[QAccessible.Role, str]]:
    """(role, name) of everything below a widget that can take the focus."""
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget) and child.focusPolicy().value:
            interface = seen(child)
            yield interface.role(), interface.text(NAME)


def test_every_mark_has_a_twin_row_with_a_full_sentence(panel: SidePanel) -> None:
    rows = seen(panel.findChild(FindingListView))
    assert rows.role() is QAccessible.Role.List
    assert rows.childCount() == 2
    assert [rows.child(i).text(NAME) for i in range(2)] == [
        "Spacing: replace COPINGwas with COPING was, Missing space between words, introduction",
        "Spelling: check Brueggemann, Unknown word, introduction",
    ]
    assert rows.child(0).role() is QAccessible.Role.ListItem


def test_the_selected_row_is_announced_as_selected(panel: SidePanel) -> None:
    rows = seen(panel.findChild(FindingListView))
    assert rows.child(0).state().selected
    assert not rows.child(1).state().selected


def test_chips_are_boxes_that_can_be_checked(panel: SidePanel) -> None:
    chip = panel.findChild(CategoryChip, "chip_spelling")
    interface = seen(chip)
    assert interface.role() in (QAccessible.Role.CheckBox, QAccessible.Role.Button)
    assert interface.state().checkable
    assert interface.text(NAME) == "Spelling, 1 open finding"
    chip.click()
    assert interface.state().checked


def test_nothing_that_takes_the_focus_is_without_a_name(panel: SidePanel) -> None:
    assert [role for role, name in named(panel.review) if not name] == []
    panel.show_export()
    assert [role for role, name in named(panel.export) if not name] == []


def test_a_section_and_its_hints_are_buttons_with_sentences(qtbot) -> None:
    panel = OutlinePanel()
    qtbot.addWidget(panel)
    hint = Hint("S1", 0, "Should the essay open with a heading?", "The first section has none.")
    panel.set_sections([SectionRow(0, "Introduction", "", 132, {Category.SPACING: 2}, (hint,))])
    panel.show()
    card = seen(panel.cards()[0])
    assert card.role() is QAccessible.Role.Button
    assert card.text(NAME) == "Introduction, 132 words, 2 open findings: 2 spacing, 1 hint"
    line = seen(panel.findChild(HintLine))
    assert line.role() is QAccessible.Role.Button
    assert line.text(NAME) == "Hint: Should the essay open with a heading?"
    assert line.text(QAccessible.Text.Description) == "The first section has none."


def test_the_focus_order_of_the_review_is_from_top_to_bottom(panel: SidePanel) -> None:
    order: list[int] = []
    widget = panel.findChild(QWidget, "chip_spelling")
    while widget.objectName() != "finding_list":
        widget = widget.nextInFocusChain()
        if widget.focusPolicy().value and widget.isVisibleTo(panel):
            order.append(widget.mapTo(panel, widget.rect().center()).y())
    assert len(order) > 5
    assert all(later > earlier - 5 for earlier, later in itertools.pairwise(order))
