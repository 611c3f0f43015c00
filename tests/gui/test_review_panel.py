"""The review panel as a whole: filters, the current finding, empty states, and the wishes it passes on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from coping_gui.essay.finding import Category, Tier
from coping_gui.gui.category_widgets import CategoryChip
from coping_gui.gui.finding_card import FindingCard
from coping_gui.gui.finding_list import FindingListView
from coping_gui.gui.models import FindingRow
from coping_gui.gui.review_panel import ReviewPanel, ReviewState

MakeRow = Callable[..., FindingRow]


@pytest.fixture
def panel(qtbot) -> ReviewPanel:
    made = ReviewPanel()
    qtbot.addWidget(made)
    made.resize(305, 700)
    made.show()
    return made


@pytest.fixture
def rows(make_row: MakeRow) -> list[FindingRow]:
    """Three spacing, two grammar, one spelling, one style."""
    return [
        make_row(1),
        make_row(2, tier=Tier.LIKELY),
        make_row(3, category=Category.GRAMMAR, tier=Tier.LIKELY),
        make_row(4, "Brueggemann", (), Category.SPELLING, Tier.ASK),
        make_row(5, tier=Tier.ASK),
        make_row(6, category=Category.GRAMMAR, tier=Tier.ASK),
        make_row(7, category=Category.STYLE, tier=Tier.SAFE),
    ]


def chip(panel: ReviewPanel, category: Category) -> CategoryChip:
    return panel.findChild(CategoryChip, f"chip_{category.value}")


def the_list(panel: ReviewPanel) -> FindingListView:
    return panel.findChild(FindingListView, "finding_list")


def the_card(panel: ReviewPanel) -> FindingCard:
    return panel.findChild(FindingCard, "finding_card")


def ids(panel: ReviewPanel) -> list[int]:
    return [row.id for row in panel.shown_rows()]


def empty_text(panel: ReviewPanel) -> str:
    return panel.findChild(QLabel, "review_empty").text()


def accept_all(panel: ReviewPanel) -> QAbstractButton:
    return panel.findChild(QAbstractButton, "accept_all")


def test_all_rows_are_shown_in_the_order_given(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    assert ids(panel) == [1, 2, 3, 4, 5, 6, 7]


def test_chips_count_what_is_open(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    names = {category: chip(panel, category).accessibleName() for category in Category}
    assert names[Category.SPACING] == "Spacing, 3 open findings"
    assert names[Category.SPELLING] == "Spelling, 1 open finding"
    panel.set_rows(rows[2:])
    assert chip(panel, Category.SPACING).accessibleName() == "Spacing, 1 open finding"


def test_a_chip_shows_its_kind_alone_and_again_all(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    with qtbot.waitSignal(panel.filter_changed) as caught:
        qtbot.mouseClick(chip(panel, Category.GRAMMAR), Qt.MouseButton.LeftButton)
    assert caught.args == [frozenset({Category.GRAMMAR})]
    assert ids(panel) == [3, 6]
    assert "shown alone" in chip(panel, Category.GRAMMAR).accessibleName()
    qtbot.mouseClick(chip(panel, Category.GRAMMAR), Qt.MouseButton.LeftButton)
    assert ids(panel) == [1, 2, 3, 4, 5, 6, 7]


def test_several_chips_add_up(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    qtbot.keyClick(chip(panel, Category.GRAMMAR), Qt.Key.Key_Space)
    qtbot.keyClick(chip(panel, Category.STYLE), Qt.Key.Key_Space)
    assert ids(panel) == [3, 6, 7]


def test_a_filter_can_be_set_by_the_window(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    panel.set_category_filter([Category.SPELLING])
    assert ids(panel) == [4]
    assert chip(panel, Category.SPELLING).isChecked()
    panel.set_category_filter([])
    assert ids(panel) == [1, 2, 3, 4, 5, 6, 7]
    panel.set_category_filter(list(Category))
    assert not any(chip(panel, category).isChecked() for category in Category)


def test_the_filter_outlives_new_rows(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    panel.set_category_filter([Category.GRAMMAR])
    panel.set_rows(rows[3:])
    assert ids(panel) == [6]


def test_when_the_last_of_a_kind_is_gone_the_panel_offers_all_kinds(
    panel: ReviewPanel, rows: list[FindingRow], qtbot
) -> None:
    panel.set_rows(rows)
    panel.set_category_filter([Category.STYLE])
    panel.set_rows(rows[:-1])
    assert empty_text(panel) == "Nothing of this kind is open."
    show_all = panel.findChild(QAbstractButton, "show_all_kinds")
    assert show_all.isVisible()
    show_all.click()
    assert ids(panel) == [1, 2, 3, 4, 5, 6]
    assert not show_all.isVisible()


def test_the_current_finding_is_on_the_card_and_selected(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    with qtbot.assertNotEmitted(panel.finding_activated):
        panel.set_current(3)
    assert panel.current_id() == 3
    assert the_list(panel).current_id() == 3
    assert the_card(panel).findChild(QLabel, "card_place").text() == "3 of 7"


def test_the_place_counts_what_is_shown(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    panel.set_current(6)
    panel.set_category_filter([Category.GRAMMAR])
    assert the_card(panel).findChild(QLabel, "card_place").text() == "2 of 2"


def test_a_current_finding_that_the_filter_hides_stays_on_the_card(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    panel.set_current(3)
    panel.set_category_filter([Category.SPACING])
    assert panel.current_id() == 3
    assert the_list(panel).current_id() is None
    assert the_card(panel).findChild(QLabel, "card_place").text() == ""


def test_a_current_finding_that_was_accepted_leaves_the_card(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    panel.set_current(3)
    panel.set_rows([row for row in rows if row.id != 3])
    assert panel.current_id() is None
    assert not the_card(panel).isVisible()


def test_the_current_finding_stays_when_others_go(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    panel.set_current(6)
    panel.set_rows(rows[4:])
    assert panel.current_id() == 6
    assert the_list(panel).current_id() == 6


def test_a_click_in_the_list_activates_and_fills_the_card(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    view = the_list(panel)
    place = view.visualRect(view.model().index(1, 0)).center()
    with qtbot.waitSignal(panel.finding_activated) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [2]
    assert panel.current_id() == 2


def test_the_whole_list_can_be_worked_through_by_keyboard(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    panel.set_current(1)
    view = the_list(panel)
    with qtbot.waitSignal(panel.finding_activated) as went:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.accept_requested) as accepted:
        qtbot.keyClick(view, Qt.Key.Key_A)
    with qtbot.waitSignal(panel.ignore_requested) as ignored:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.text_requested):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert (went.args, accepted.args, ignored.args) == ([2], [2, 0], [2])


@pytest.mark.parametrize(
    ("button", "signal", "expected"),
    [
        ("accept", "accept_requested", [3, 0]),
        ("ignore", "ignore_requested", [3]),
        ("next_finding", "next_requested", []),
        ("previous_finding", "previous_requested", []),
    ],
)
def test_the_card_s_wishes_reach_the_window(
    panel: ReviewPanel, rows: list[FindingRow], qtbot, button: str, signal: str, expected: list[int]
) -> None:
    panel.set_rows(rows)
    panel.set_current(3)
    with qtbot.waitSignal(getattr(panel, signal)) as caught:
        panel.findChild(QAbstractButton, button).click()
    assert caught.args == expected


def test_the_menu_s_wishes_reach_the_window(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    panel.set_current(3)
    actions = {action.text(): action for action in the_card(panel).more_menu().actions()}
    with qtbot.waitSignal(panel.ignore_everywhere_requested) as everywhere:
        actions["Ignore everywhere"].trigger()
    with qtbot.waitSignal(panel.ignore_rule_requested) as rule:
        actions["Switch this rule off"].trigger()
    with qtbot.waitSignal(panel.add_to_dictionary_requested) as word:
        actions["Add to dictionary"].trigger()
    assert (everywhere.args, rule.args, word.args) == ([3], ["spacing.joined"], [3])


def test_accept_all_counts_only_what_is_certain_or_very_likely(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    assert accept_all(panel).text() == "Accept all spacing fixes (2)"


def test_accept_all_means_the_kind_that_is_shown_alone(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    panel.set_category_filter([Category.GRAMMAR])
    assert accept_all(panel).text() == "Accept all grammar fixes (1)"
    with qtbot.waitSignal(panel.accept_all_requested) as caught:
        accept_all(panel).click()
    assert caught.args == [Category.GRAMMAR]


def test_accept_all_is_off_where_there_is_nothing_to_accept(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows([rows[3]])
    assert accept_all(panel).text() == "Accept all spacing fixes (0)"
    assert not accept_all(panel).isEnabled()


def footer_actions(panel: ReviewPanel):
    bar = panel.findChild(QAbstractButton, "accept_all").parent()
    return {action.text(): action for action in bar.more_menu().actions() if action.text()}


def test_the_footer_menu_offers_every_kind_with_its_number(panel: ReviewPanel, rows: list[FindingRow], qtbot) -> None:
    panel.set_rows(rows)
    actions = footer_actions(panel)
    assert list(actions) == [
        "Accept all certain fixes (2)",
        "Accept all spelling fixes (0)",
        "Accept all grammar fixes (1)",
        "Accept all spacing fixes (2)",
        "Accept all style fixes (1)",
        "Accept all in this section…",
        "What is ignored (0)…",
    ]
    assert not actions["Accept all spelling fixes (0)"].isEnabled()
    with qtbot.waitSignal(panel.accept_all_requested) as caught:
        actions["Accept all certain fixes (2)"].trigger()
    assert caught.args == [None]
    with qtbot.waitSignal(panel.accept_all_requested) as caught:
        actions["Accept all style fixes (1)"].trigger()
    assert caught.args == [Category.STYLE]
    with qtbot.waitSignal(panel.accept_section_requested):
        actions["Accept all in this section…"].trigger()


def test_ignored_findings_can_be_brought_back(panel: ReviewPanel, qtbot) -> None:
    panel.set_state(ReviewState.CHECKED, ignored=3)
    assert "Ignored: 3." in empty_text(panel)
    with qtbot.waitSignal(panel.restore_ignored_requested):
        footer_actions(panel)["What is ignored (3)…"].trigger()


@pytest.mark.parametrize(
    ("state", "start"),
    [
        (ReviewState.NO_ESSAY, "Open an essay or paste text to begin."),
        (ReviewState.CHECKING, "Checking…"),
        (ReviewState.CHECKED, "No open findings. Export a cleaned copy"),
    ],
)
def test_an_empty_list_says_what_it_means(panel: ReviewPanel, state: ReviewState, start: str) -> None:
    panel.set_state(state)
    assert empty_text(panel).startswith(start)
    assert not the_list(panel).isVisible()


def test_with_rows_nothing_says_that_it_is_empty(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_state(ReviewState.CHECKED)
    panel.set_rows(rows)
    assert not panel.findChild(QLabel, "review_empty").isVisible()
    assert the_list(panel).isVisible()


def test_five_thousand_rows_are_shown_filtered_and_counted(panel: ReviewPanel, make_row: MakeRow) -> None:
    kinds = list(Category)
    rows = [make_row(n, category=kinds[n % 4]) for n in range(5000)]
    panel.set_rows(rows)
    panel.set_current(4991)
    assert len(panel.shown_rows()) == 5000
    assert the_list(panel).current_id() == 4991
    panel.set_category_filter([Category.STYLE])
    assert len(panel.shown_rows()) == 1250
    assert all(row.finding.category is Category.STYLE for row in panel.shown_rows())
    assert the_card(panel).findChild(QLabel, "card_place").text() == "1248 of 1250"


def test_everything_in_the_panel_has_a_name_for_screen_readers(panel: ReviewPanel, rows: list[FindingRow]) -> None:
    panel.set_rows(rows)
    panel.set_current(3)
    nameless = [b.objectName() for b in panel.findChildren(QAbstractButton) if b.isVisible() and not b.accessibleName()]
    assert nameless == []
    assert the_list(panel).accessibleName()
    assert panel.accessibleName() == "Review"


def test_the_panel_fits_into_its_narrowest_place(panel: ReviewPanel, make_row: MakeRow) -> None:
    kinds = list(Category)
    panel.set_rows([make_row(n, category=kinds[n % 4]) for n in range(5000)])
    panel.set_current(3)
    assert panel.minimumSizeHint().width() <= 305
