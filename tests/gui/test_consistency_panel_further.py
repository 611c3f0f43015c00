"""The consistency pane by itself: what a card says, which buttons it has, and what each asks for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coping_gui.checks.structure.consistency.variation import Kind, Place, Variation
from coping_gui.essay.span import Span
from coping_gui.gui.consistency_panel import MOST_CARDS, ConsistencyPanel, VariationCard, kind_name

TEXTS = ("The policy-maker came.", "Each policy-maker left late.", "The policy maker slept.")
WRITTEN = ("policy-maker", "policy maker")
MAKER = Variation(
    Kind.HYPHENATION,
    WRITTEN,
    (Place(0, Span(4, 16), 0, WRITTEN), Place(1, Span(5, 17), 0, WRITTEN), Place(2, Span(4, 16), 1, WRITTEN)),
)
COLOURS = Variation(
    Kind.SPELLING,
    ("colour", "color"),
    (Place(0, Span(0, 3), 0, ("colour", "color")), Place(1, Span(0, 4), 1, ("colour", "color"))),
)


@pytest.fixture
def panel(qtbot: QtBot) -> ConsistencyPanel:
    made = ConsistencyPanel()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def card(qtbot: QtBot) -> VariationCard:
    made = VariationCard(MAKER, TEXTS)
    qtbot.addWidget(made)
    return made


def press(within: QWidget, name: str) -> None:
    pressed(within, name).click()


def pressed(within: QWidget, name: str) -> QAbstractButton:
    found = within.findChild(QAbstractButton, name)
    assert found is not None
    return found


def said(within: QWidget, name: str) -> QLabel:
    found = within.findChild(QLabel, name)
    assert found is not None
    return found


def places_of(card: VariationCard, form: int, times: int) -> list[tuple[int, int, int]]:
    gone: list[tuple[int, int, int]] = []
    card.place_activated.connect(lambda *place: gone.append(place))
    for _ in range(times):
        press(card, f"show_form_{form}")
    return gone


# -- a card


def test_a_card_shows_each_form_and_how_often_it_occurs(card: VariationCard) -> None:
    assert [said(card, f"form_{i}").text() for i in range(2)] == ["policy-maker", "policy maker"]
    assert [pressed(card, f"show_form_{i}").text() for i in range(2)] == ["2 ×", "1 ×"]
    assert said(card, "variation_kind").text() == "Hyphens"


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("show_form_0", "“policy-maker”, 2 places"),
        ("show_form_1", "“policy maker”, 1 place"),
        ("use_form_0", "Use this: policy-maker"),
        ("use_form_1", "Use this: policy maker"),
        ("dismiss_variation", "Leave it as it is"),
    ],
)
def test_every_button_of_a_card_says_what_it_is_about(card: VariationCard, name: str, spoken: str) -> None:
    assert pressed(card, name).accessibleName() == spoken


@pytest.mark.parametrize(("form", "tip"), [(0, "Change 1 place to this form"), (1, "Change 2 places to this form")])
def test_a_choice_says_how_many_places_it_changes(card: VariationCard, form: int, tip: str) -> None:
    choose = pressed(card, f"use_form_{form}")
    assert choose.toolTip() == tip
    assert choose.accessibleDescription() == tip


def test_a_form_shows_an_example_from_the_text(card: VariationCard) -> None:
    assert said(card, "form_0").toolTip() == "The policy-maker came."
    assert said(card, "form_1").toolTip() == "The policy maker slept."


def test_one_goes_from_place_to_place_and_round(card: VariationCard) -> None:
    assert places_of(card, 0, 3) == [(0, 4, 16), (1, 5, 17), (0, 4, 16)]


def test_each_form_keeps_its_own_turn(card: VariationCard) -> None:
    assert places_of(card, 0, 1) == [(0, 4, 16)]
    assert places_of(card, 1, 2) == [(2, 4, 16), (2, 4, 16)]
    assert places_of(card, 0, 1) == [(1, 5, 17)]


@pytest.mark.parametrize("form", [0, 1])
def test_use_this_asks_for_its_form(card: VariationCard, qtbot: QtBot, form: int) -> None:
    with qtbot.waitSignal(card.alike_requested) as asked:
        press(card, f"use_form_{form}")
    assert asked.args == [form]


def test_the_cross_asks_to_leave_it(card: VariationCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.dismissed), qtbot.assertNotEmitted(card.alike_requested):
        press(card, "dismiss_variation")


def test_a_long_form_is_cut_on_the_card_but_spoken_in_full(qtbot: QtBot) -> None:
    long = "a very long name of an institution that nobody can remember"
    made = VariationCard(
        Variation(Kind.NAMES, (long, "it"), (*(Place(0, Span(0, 3), i, (long, "it")) for i in (0, 1)),)), TEXTS
    )
    qtbot.addWidget(made)
    text = said(made, "form_0").text()
    assert len(text) <= 40
    assert text.endswith("…")
    assert pressed(made, "use_form_0").accessibleName() == f"Use this: {long}"


def test_a_long_word_may_break_so_that_it_does_not_widen_the_pane(qtbot: QtBot) -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    forms = (word, "DDSG")
    made = VariationCard(
        Variation(Kind.ABBREVIATION, forms, (*(Place(0, Span(0, 3), i, forms) for i in (0, 1)),)), TEXTS
    )
    qtbot.addWidget(made)
    shown = said(made, "form_0").text()
    assert "\u200b" in shown
    assert shown.replace("\u200b", "") == word


# -- the pane


def test_an_empty_pane_says_what_will_appear(panel: ConsistencyPanel) -> None:
    assert said(panel, "consistency_note").text() == "What the essay writes in two ways appears here."
    assert panel.cards() == ()


@pytest.mark.parametrize(
    ("variations", "count", "note_hidden"),
    [((), "", False), ((MAKER,), "1 variation", True), ((MAKER, COLOURS), "2 variations", True)],
)
def test_the_variations_are_counted(
    panel: ConsistencyPanel, variations: tuple[Variation, ...], count: str, note_hidden: bool
) -> None:
    panel.set_variations(variations, TEXTS)
    assert said(panel, "consistency_count").text() == count
    assert said(panel, "consistency_note").isHidden() is note_hidden


def test_an_essay_that_is_consistent_is_told_so(panel: ConsistencyPanel) -> None:
    panel.set_variations((MAKER,), TEXTS)
    panel.set_variations((), TEXTS)
    assert said(panel, "consistency_note").text() == "Nothing in the essay is written in two ways."
    assert panel.cards() == ()


def test_cards_stand_in_the_order_given_and_old_ones_go(panel: ConsistencyPanel) -> None:
    panel.set_variations((MAKER, COLOURS), TEXTS)
    before = panel.cards()
    panel.set_variations((COLOURS, MAKER), TEXTS)
    assert [card.variation for card in panel.cards()] == [COLOURS, MAKER]
    assert all(card.isHidden() for card in before)


def test_no_more_cards_than_fit_but_all_are_counted(panel: ConsistencyPanel) -> None:
    panel.set_variations((COLOURS,) * (MOST_CARDS + 5), TEXTS)
    assert len(panel.cards()) == MOST_CARDS
    assert said(panel, "consistency_count").text() == f"{MOST_CARDS + 5} variations"


def test_the_pane_tells_which_variation_is_to_be_made_alike(panel: ConsistencyPanel, qtbot: QtBot) -> None:
    panel.set_variations((COLOURS, MAKER), TEXTS)
    with qtbot.waitSignal(panel.alike_requested) as asked:
        press(panel.cards()[1], "use_form_1")
    assert asked.args == [MAKER, 1]


def test_the_pane_tells_which_variation_may_stay(panel: ConsistencyPanel, qtbot: QtBot) -> None:
    panel.set_variations((COLOURS, MAKER), TEXTS)
    with qtbot.waitSignal(panel.dismissed) as asked:
        press(panel.cards()[0], "dismiss_variation")
    assert asked.args == [COLOURS]
    assert len(panel.cards()) == 2  # it changes nothing by itself


def test_the_pane_tells_where_a_place_is(panel: ConsistencyPanel, qtbot: QtBot) -> None:
    panel.set_variations((COLOURS, MAKER), TEXTS)
    with qtbot.waitSignal(panel.place_activated) as gone:
        press(panel.cards()[1], "show_form_1")
    assert gone.args == [2, 4, 16]


def test_the_buttons_of_a_card_are_reached_by_tab(card: VariationCard) -> None:
    buttons = card.findChildren(QAbstractButton)
    assert len(buttons) == 5
    assert all(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in buttons)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.SPELLING, "Spelling"),
        (Kind.HYPHENATION, "Hyphens"),
        (Kind.CAPITALS, "Capitals"),
        (Kind.ABBREVIATION, "Abbreviations"),
        (Kind.NUMBERS, "Numbers"),
        (Kind.NAMES, "Names"),
        (Kind.DATES, "Dates"),
        (Kind.MARKS, "Marks"),
        ("something new", "something new"),
    ],
)
def test_every_kind_has_a_heading(kind: str, name: str) -> None:
    assert kind_name(kind) == name
