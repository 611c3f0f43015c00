"""Card, list and panel together, case by case: what is shown, spoken, asked for, and left alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from coping_gui.essay.finding import Category, Tier
from coping_gui.gui.finding_card import FindingCard
from coping_gui.gui.finding_list import FindingListModel, FindingListView
from coping_gui.gui.models import FindingRow
from coping_gui.gui.parts import ElidedLabel
from coping_gui.gui.review_panel import ReviewPanel, ReviewState

MakeRow = Callable[..., FindingRow]


@pytest.fixture
def card(qtbot) -> FindingCard:
    made = FindingCard()
    qtbot.addWidget(made)
    made.resize(320, 260)
    made.show()
    return made


@pytest.fixture
def panel(qtbot) -> ReviewPanel:
    made = ReviewPanel()
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


@pytest.fixture
def mixed(make_row: MakeRow) -> list[FindingRow]:
    """Two of spacing, one each of grammar and spelling."""
    return [
        make_row(11),
        make_row(12, "effect", "affect", Category.GRAMMAR, Tier.ASK),
        make_row(13, tier=Tier.LIKELY),
        make_row(14, "teh", ("the", "ten"), Category.SPELLING, Tier.LIKELY),
    ]


def shown(widget: FindingCard | ReviewPanel, name: str) -> str:
    return widget.findChild(QLabel, name).text()


def pressable(widget: FindingCard | ReviewPanel, name: str) -> QAbstractButton:
    return widget.findChild(QAbstractButton, name)


def the_list(panel: ReviewPanel) -> FindingListView:
    return panel.findChild(FindingListView, "finding_list")


def the_model(panel: ReviewPanel) -> FindingListModel:
    model = the_list(panel).model()
    assert isinstance(model, FindingListModel)
    return model


@pytest.mark.parametrize(
    ("place", "total", "text"),
    [
        (0, 7, ""),
        (1, 1, "1 of 1"),
        (7, 7, "7 of 7"),
        (9999, 9999, "9999 of 9999"),
        (10000, 12345, "10\u202f000 of 12\u202f345"),
    ],
)
def test_the_card_tells_the_place_among_all(
    card: FindingCard, make_row: MakeRow, place: int, total: int, text: str
) -> None:
    card.show_finding(make_row(), place, total)
    assert shown(card, "card_place") == text


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("both halves are words", "Both halves are words."),
        ("Both halves are words.", "Both halves are words."),
        ("is it so?", "Is it so?"),
        ("he wrote “so”", "He wrote “so”"),
    ],
)
def test_a_reason_is_shown_as_a_sentence(card: FindingCard, make_row: MakeRow, reason: str, text: str) -> None:
    card.show_finding(make_row(reason=reason), 1, 1)
    assert shown(card, "card_reason") == text


@pytest.mark.parametrize(
    ("engine", "confidence", "text"),
    [
        ("coping", None, "COPING"),
        ("harper", 0.5, "Harper · right in 5 of 10"),
        ("languagetool", 0.01, "LanguageTool · right in 1 of 10"),
        ("harper+languagetool", 0.99, "Harper and LanguageTool · right in 9 of 10"),
        ("local", None, "local model"),
        ("another", None, "another"),
    ],
)
def test_the_card_names_who_says_so_and_how_often_they_are_right(
    card: FindingCard, make_row: MakeRow, engine: str, confidence: float | None, text: str
) -> None:
    row = make_row()
    card.show_finding(replace(row, finding=replace(row.finding, engine=engine, confidence=confidence)), 1, 1)
    assert card.findChild(ElidedLabel, "card_origin").whole() == text


@pytest.mark.parametrize(
    ("number", "buttons", "in_menu"), [(0, 0, 0), (1, 0, 0), (2, 1, 0), (5, 4, 0), (6, 4, 1), (9, 4, 4)]
)
def test_every_suggestion_can_be_reached_exactly_once(
    card: FindingCard, make_row: MakeRow, number: int, buttons: int, in_menu: int
) -> None:
    card.show_finding(make_row(3, "teh", tuple(f"word{n}" for n in range(number))), 1, 1)
    asked = QSignalSpy(card.accept_requested)
    if number:
        pressable(card, "accept").click()
    others = [f"suggestion_{n}" for n in range(1, 10) if card.findChild(QAbstractButton, f"suggestion_{n}")]
    for name in others:
        pressable(card, name).click()
    uses = [action for action in card.more_menu().actions() if action.text().startswith("Use")]
    for action in uses:
        action.trigger()
    assert (len(others), len(uses)) == (buttons, in_menu)
    assert [asked.at(n) for n in range(asked.count())] == [[3, choice] for choice in range(number)]
    assert pressable(card, "accept").isVisible() is (number > 0)


def test_the_buttons_of_the_last_finding_are_not_left_on_the_next(card: FindingCard, make_row: MakeRow, qtbot) -> None:
    card.show_finding(make_row(1, "teh", ("the", "ten", "tech")), 1, 2)
    card.show_finding(make_row(2, "ctt", ("cat",)), 2, 2)
    qtbot.waitUntil(lambda: card.findChild(QAbstractButton, "suggestion_1") is None)
    assert not card.findChild(QWidget, "other_suggestions").isVisible()
    with qtbot.waitSignal(card.accept_requested) as caught:
        pressable(card, "accept").click()
    assert caught.args == [2, 0]


@pytest.mark.parametrize("name", ["accept", "ignore", "add_to_dictionary", "switch_rule_off"])
def test_a_card_without_a_finding_asks_for_nothing(card: FindingCard, make_row: MakeRow, name: str) -> None:
    card.show_finding(make_row(1, category=Category.SPELLING), 1, 1)
    card.show_finding(None, 0, 0)
    signals = (card.accept_requested, card.ignore_requested, card.add_to_dictionary_requested)
    spies = [QSignalSpy(signal) for signal in (*signals, card.ignore_rule_requested)]
    pressable(card, name).click()
    assert [spy.count() for spy in spies] == [0, 0, 0, 0]


def test_the_rule_is_switched_off_by_its_own_button_and_named_in_the_tip(
    card: FindingCard, make_row: MakeRow, qtbot
) -> None:
    card.show_finding(make_row(rule="harper.Comma"), 1, 1)
    assert "harper.Comma" in pressable(card, "switch_rule_off").toolTip()
    with qtbot.waitSignal(card.ignore_rule_requested) as caught:
        pressable(card, "switch_rule_off").click()
    assert caught.args == ["harper.Comma"]


@pytest.mark.parametrize("category", list(Category))
def test_the_dictionary_can_always_be_reached_by_one_way(
    card: FindingCard, make_row: MakeRow, category: Category
) -> None:
    card.show_finding(make_row(category=category), 1, 1)
    in_menu = "Add to dictionary" in [action.text() for action in card.more_menu().actions()]
    assert pressable(card, "add_to_dictionary").isVisible() is (category is Category.SPELLING)
    assert in_menu is (category is not Category.SPELLING)


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("a  b", "a b", ["a··b", "a b"]),
        (" ,", ",", ["·,", ","]),
        ("", ",", ["·", ","]),
        ("one\ntwo", "one two", ["one¶two", "one two"]),
        ("a\u00a0b", "a b", ["a·b", "a b"]),
        ('"x"', "“x”", ["&quot;x&quot;", "“x”"]),
    ],
)
def test_the_change_shows_what_the_eye_would_miss(
    card: FindingCard, make_row: MakeRow, before: str, after: str, parts: list[str]
) -> None:
    card.show_finding(make_row(1, before, after), 1, 1)
    old, new = shown(card, "card_change").split("→")
    assert f">{parts[0]}<" in old
    assert f">{parts[1]}<" in new


def test_a_new_number_of_rows_is_told_to_whoever_asks(qapp, mixed: list[FindingRow]) -> None:
    model = FindingListModel()
    assert model.rowCount() == 0
    model.set_rows(mixed)
    assert [model.place_of(number) for number in (11, 12, 13, 14, 15)] == [0, 1, 2, 3, None]
    model.set_rows(mixed[1:])
    assert [model.place_of(number) for number in (11, 12, 13, 14)] == [None, 0, 1, 2]
    assert model.rowCount(QModelIndex()) == 3


def test_the_model_does_not_follow_a_list_that_is_changed_later(qapp, mixed: list[FindingRow]) -> None:
    model = FindingListModel()
    model.set_rows(mixed)
    mixed.clear()
    assert model.rowCount() == 4


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Return])
def test_keys_held_with_another_are_left_to_the_window(
    panel: ReviewPanel, mixed: list[FindingRow], qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    panel.set_rows(mixed)
    panel.set_current(12)
    spies = [QSignalSpy(signal) for signal in (panel.accept_requested, panel.ignore_requested, panel.text_requested)]
    qtbot.keyClick(the_list(panel), key, modifier)
    assert [spy.count() for spy in spies] == [0, 0, 0]


@pytest.mark.parametrize(
    ("key", "gone_to"),
    [(Qt.Key.Key_Down, 13), (Qt.Key.Key_Up, 11), (Qt.Key.Key_Home, 11), (Qt.Key.Key_End, 14)],
)
def test_each_arrow_goes_to_its_finding_and_fills_the_card(
    panel: ReviewPanel, mixed: list[FindingRow], qtbot, key: Qt.Key, gone_to: int
) -> None:
    panel.set_rows(mixed)
    panel.set_current(12)
    with qtbot.waitSignal(panel.finding_activated) as caught:
        qtbot.keyClick(the_list(panel), key)
    assert caught.args == [gone_to]
    assert panel.current_id() == the_list(panel).current_id() == gone_to


def test_a_double_click_asks_for_the_text(panel: ReviewPanel, mixed: list[FindingRow], qtbot) -> None:
    panel.set_rows(mixed)
    view = the_list(panel)
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignals([panel.finding_activated, panel.text_requested]):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.current_id() == 13


def test_arrows_keep_to_what_the_filter_shows(panel: ReviewPanel, mixed: list[FindingRow], qtbot) -> None:
    panel.set_rows(mixed)
    panel.set_category_filter([Category.SPACING])
    panel.set_current(11)
    with qtbot.waitSignal(panel.finding_activated) as caught:
        qtbot.keyClick(the_list(panel), Qt.Key.Key_Down)
    assert caught.args == [13]


def test_a_finding_that_comes_later_is_shown_as_the_window_asked_for_it(
    panel: ReviewPanel, mixed: list[FindingRow]
) -> None:
    panel.set_current(14)
    assert panel.current_id() is None
    panel.set_rows(mixed)
    assert panel.current_id() == the_list(panel).current_id() == 14
    assert shown(panel, "card_place") == "4 of 4"


def test_a_finding_that_changes_while_it_is_shown_is_shown_anew(panel: ReviewPanel, mixed: list[FindingRow]) -> None:
    panel.set_rows(mixed)
    panel.set_current(12)
    changed = replace(mixed[1], finding=replace(mixed[1].finding, message="Another message."))
    panel.set_rows([mixed[0], changed, *mixed[2:]])
    assert shown(panel, "card_message") == "Another message."
    assert the_model(panel).rows()[1].finding.message == "Another message."


def test_the_place_on_the_card_follows_findings_that_go_before_it(panel: ReviewPanel, mixed: list[FindingRow]) -> None:
    panel.set_rows(mixed)
    panel.set_current(14)
    places = [shown(panel, "card_place")]
    for gone in range(1, 4):
        panel.set_rows(mixed[gone:])
        places.append(shown(panel, "card_place"))
    assert places == ["4 of 4", "3 of 3", "2 of 2", "1 of 1"]


@pytest.mark.parametrize(
    ("filtered", "ids"),
    [
        ([Category.SPACING], [11, 13]),
        ([Category.GRAMMAR, Category.SPELLING], [12, 14]),
        ([Category.STYLE], []),
        ([], [11, 12, 13, 14]),
        (list(Category), [11, 12, 13, 14]),
    ],
)
def test_the_filter_is_told_and_lets_its_kinds_through(
    panel: ReviewPanel, mixed: list[FindingRow], qtbot, filtered: list[Category], ids: list[int]
) -> None:
    panel.set_rows(mixed)
    with qtbot.waitSignal(panel.filter_changed) as caught:
        panel.set_category_filter(filtered)
    assert caught.args == [frozenset(filtered) or frozenset(Category)]
    assert [row.id for row in panel.shown_rows()] == ids
    assert pressable(panel, "show_all_kinds").isVisible() is (not ids)


@pytest.mark.parametrize(("ignored", "told"), [(0, None), (1, "Ignored: 1."), (12000, "Ignored: 12\u202f000.")])
def test_a_finished_review_tells_how_much_was_ignored(panel: ReviewPanel, ignored: int, told: str | None) -> None:
    panel.set_state(ReviewState.CHECKED, ignored)
    text = shown(panel, "review_empty")
    assert text.startswith("No open findings.")
    assert ("Ignored" in text) is (told is not None)
    assert told is None or told in text


def test_the_last_finding_gone_leaves_the_sentence_of_the_state(panel: ReviewPanel, mixed: list[FindingRow]) -> None:
    panel.set_state(ReviewState.CHECKING)
    panel.set_rows(mixed[:1])
    assert shown(panel, "review_empty") == ""
    panel.set_rows([])
    assert shown(panel, "review_empty").startswith("Checking…")
    assert not the_list(panel).isVisible()
    assert not pressable(panel, "show_all_kinds").isVisible()


def test_the_focus_goes_to_the_list_when_asked(panel: ReviewPanel, mixed: list[FindingRow], qtbot) -> None:
    panel.set_rows(mixed)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_list()
    qtbot.waitUntil(the_list(panel).hasFocus)
