"""The inspector card: what it shows of a finding and what each of its buttons asks for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.finding_card import FindingCard
from coping_gui.gui.models import FindingRow
from coping_gui.gui.tokens import DARK, LIGHT
from coping_gui.gui.wording import origin_text

MakeRow = Callable[..., FindingRow]


@pytest.fixture
def card(qtbot) -> FindingCard:
    made = FindingCard()
    qtbot.addWidget(made)
    made.resize(305, 250)
    made.show()
    return made


def text(card: FindingCard, name: str) -> str:
    return card.findChild(QLabel, name).text()


def press(card: FindingCard, name: str) -> None:
    card.findChild(QAbstractButton, name).click()


def suggestions(card: FindingCard) -> list[str]:
    found = [b for b in card.findChildren(QAbstractButton) if b.objectName().startswith("suggestion_")]
    return [
        b.text() for b in found if b.parent() is not None and not b.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    ]


def test_without_a_finding_the_card_is_gone(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(), 1, 1)
    assert card.isVisible()
    card.show_finding(None, 0, 0)
    assert not card.isVisible()


def test_the_card_shows_category_certainty_place_and_message(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(category=Category.GRAMMAR, tier=Tier.LIKELY, message="Not so."), 4, 73)
    assert text(card, "card_category") == "Grammar"
    assert text(card, "card_tier") == "Very likely"
    assert text(card, "card_place") == "4 of 73"
    assert text(card, "card_message") == "Not so."


@pytest.mark.parametrize(
    ("tier", "words"), [(Tier.SAFE, "Certain"), (Tier.LIKELY, "Very likely"), (Tier.ASK, "You decide")]
)
def test_how_sure_coping_is_is_said_in_words(card: FindingCard, make_row: MakeRow, tier: Tier, words: str) -> None:
    card.show_finding(make_row(tier=tier), 1, 1)
    assert text(card, "card_tier") == words


def test_the_reason_is_shown_where_it_adds_something(card: FindingCard, make_row: MakeRow) -> None:
    reason = card.findChild(QLabel, "card_reason")
    card.show_finding(make_row(reason="Both halves are words; together they are not."), 1, 1)
    assert reason.isVisible()
    assert reason.text() == "Both halves are words; together they are not."
    card.show_finding(make_row(reason=""), 1, 1)
    assert not reason.isVisible()
    card.show_finding(make_row(message="Same.", reason="Same."), 1, 1)
    assert not reason.isVisible()


def test_before_is_struck_through_and_after_is_strong(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(before="havingbeen", after="having been"), 1, 1)
    shown = text(card, "card_change")
    assert f'<s style="color:{LIGHT.muted}">havingbeen</s>' in shown
    assert "having been</span>" in shown
    assert shown.index("havingbeen") < shown.index("→") < shown.index("having been<")


def test_text_that_looks_like_markup_stays_text(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(before="<b>a&b", after="<b>a & b"), 1, 1)
    assert "&lt;b&gt;a&amp;b" in text(card, "card_change")
    assert "<b>" not in text(card, "card_change")


def test_a_removal_says_so(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(before="the", after=""), 1, 1)
    assert "(remove)" in text(card, "card_change")


def test_a_finding_without_suggestion_cannot_be_accepted(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(before="Brueggemann", after=(), category=Category.SPELLING), 1, 1)
    assert not card.findChild(QAbstractButton, "accept").isVisible()
    assert "→" not in text(card, "card_change")
    card.show_finding(make_row(), 1, 1)
    assert card.findChild(QAbstractButton, "accept").isVisible()


def test_a_very_long_finding_does_not_fill_the_pane(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(before="word " * 500, after="words " * 500), 1, 1)
    assert len(text(card, "card_change")) < 800
    assert "…" in text(card, "card_change")


def test_the_buttons_ask_with_the_finding_s_id(card: FindingCard, make_row: MakeRow, qtbot) -> None:
    card.show_finding(make_row(42, category=Category.SPELLING), 1, 1)
    for name, signal, expected in (
        ("accept", card.accept_requested, [42, 0]),
        ("ignore", card.ignore_requested, [42]),
        ("add_to_dictionary", card.add_to_dictionary_requested, [42]),
        ("next_finding", card.next_requested, []),
        ("previous_finding", card.previous_requested, []),
    ):
        with qtbot.waitSignal(signal) as caught:
            press(card, name)
        assert caught.args == expected


def test_other_suggestions_have_buttons_of_their_own(card: FindingCard, make_row: MakeRow, qtbot) -> None:
    card.show_finding(make_row(7, "comprising of", ("comprising", "composed of", "made up of")), 1, 1)
    assert suggestions(card) == ["composed of", "made up of"]
    with qtbot.waitSignal(card.accept_requested) as caught:
        press(card, "suggestion_2")
    assert caught.args == [7, 2]


def test_an_ampersand_in_a_suggestion_is_no_shortcut(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(1, "R and D", ("RD", "R&D")), 1, 1)
    assert suggestions(card) == ["R&&D"]
    assert card.findChild(QAbstractButton, "suggestion_1").accessibleName() == "Use “R&D” instead"


def test_the_dictionary_button_is_for_spelling(card: FindingCard, make_row: MakeRow) -> None:
    dictionary = card.findChild(QAbstractButton, "add_to_dictionary")
    card.show_finding(make_row(category=Category.SPELLING), 1, 1)
    assert dictionary.isVisible()
    card.show_finding(make_row(category=Category.GRAMMAR), 1, 1)
    assert not dictionary.isVisible()
    assert "Add to dictionary" in [action.text() for action in card.more_menu().actions()]


def test_the_menu_ignores_everywhere_and_switches_the_rule_off(card: FindingCard, make_row: MakeRow, qtbot) -> None:
    card.show_finding(make_row(5, rule="harper.Comma"), 1, 1)
    actions = {action.text(): action for action in card.more_menu().actions()}
    with qtbot.waitSignal(card.ignore_everywhere_requested) as caught:
        actions["Ignore everywhere"].trigger()
    assert caught.args == [5]
    with qtbot.waitSignal(card.ignore_rule_requested) as caught:
        actions["Switch this rule off"].trigger()
    assert caught.args == ["harper.Comma"]


def test_suggestions_that_have_no_button_are_in_the_menu(card: FindingCard, make_row: MakeRow, qtbot) -> None:
    card.show_finding(make_row(9, "teh", tuple(f"word{i}" for i in range(8))), 1, 1)
    texts = [action.text() for action in card.more_menu().actions()]
    assert texts[:3] == ["Use “word5”", "Use “word6”", "Use “word7”"]
    with qtbot.waitSignal(card.accept_requested) as caught:
        card.more_menu().actions()[1].trigger()
    assert caught.args == [9, 6]


def test_the_menu_without_a_finding_is_empty(card: FindingCard) -> None:
    assert card.more_menu().isEmpty()


def test_shortcuts_are_named_where_the_mouse_rests(card: FindingCard) -> None:
    tips = {name: card.findChild(QAbstractButton, name).toolTip() for name in ("accept", "ignore", "next_finding")}
    assert "Alt+Enter" in tips["accept"]
    assert "Alt+I" in tips["ignore"]
    assert "F8" in tips["next_finding"]


def test_the_card_speaks_the_whole_finding(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(before="COPINGwas", after="COPING was", reason="Why so."), 1, 1)
    assert card.accessibleName().startswith("Spacing: replace COPINGwas with COPING was")
    assert card.accessibleDescription() == "Why so."


def test_the_card_takes_the_colours_of_a_new_theme(
    card: FindingCard, make_row: MakeRow, apply_look: Callable[[str], None]
) -> None:
    card.show_finding(make_row(category=Category.GRAMMAR), 1, 1)
    apply_look("dark")
    assert DARK.muted in text(card, "card_change")
    assert DARK.category[Category.GRAMMAR] in card.findChild(QLabel, "card_category").styleSheet()


def test_the_card_fits_into_the_narrowest_pane(card: FindingCard, make_row: MakeRow) -> None:
    row = make_row(1, "Brueggemanns", ("Bruggemann", "Brüggemann"), Category.SPELLING, Tier.LIKELY)
    card.show_finding(row, 4999, 5000)
    assert card.minimumSizeHint().width() <= 305


def test_a_click_leaves_the_focus_where_it_was(card: FindingCard, make_row: MakeRow) -> None:
    card.show_finding(make_row(), 1, 1)
    policies = {b.focusPolicy() for b in card.findChildren(QAbstractButton)}
    assert policies == {Qt.FocusPolicy.TabFocus}


def test_engines_and_how_often_they_are_right_stand_on_the_card() -> None:
    finding = Finding(Span(0, 1), Category.GRAMMAR, "R", "m.", ("x",), Tier.ASK, "harper+languagetool", confidence=0.83)
    assert origin_text(finding) == "Harper and LanguageTool · right in 8 of 10"
    assert origin_text(replace(finding, suggestions=())) == "Harper and LanguageTool"
    assert origin_text(replace(finding, engine="coping", confidence=1.0)) == "COPING · right in 9 of 10"
