"""The structure pane: what it shows of a section, what it says, and that an update disturbs nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from coping_gui.essay.finding import Category
from coping_gui.essay.hint import Hint
from coping_gui.gui.models import SectionRow
from coping_gui.gui.outline_panel import OutlinePanel
from coping_gui.gui.section_card import HintLine, SectionCard

HINT = Hint("S1", 0, "Should the essay open with a heading?", "The first section has none.", paragraph=0)


def section(index: int = 0, name: str = "Introduction", **more) -> SectionRow:
    given = {"words": 132, "counts": {Category.SPACING: 17, Category.GRAMMAR: 5}, "paragraph": index * 3, **more}
    return SectionRow(index, name, **given)


@pytest.fixture
def panel(qtbot) -> OutlinePanel:
    made = OutlinePanel()
    qtbot.addWidget(made)
    made.resize(264, 600)
    made.show()
    return made


def text(card: SectionCard, name: str) -> str:
    found = card.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def hint_lines(card: SectionCard) -> list[HintLine]:
    return [line for line in card.findChildren(HintLine) if not line.isHidden()]


def test_an_empty_pane_says_how_to_begin(panel: OutlinePanel) -> None:
    empty = panel.findChild(QLabel, "outline_empty")
    assert empty.isVisible()
    assert empty.text().startswith("Open an essay or paste text to begin.")
    panel.set_sections([section()])
    assert not empty.isVisible()
    panel.set_sections([])
    assert empty.isVisible()


def test_a_card_shows_name_open_findings_and_words(panel: OutlinePanel) -> None:
    panel.set_sections([section()])
    (card,) = panel.cards()
    assert text(card, "section_name") == "Introduction"
    assert text(card, "section_open") == "22"
    assert text(card, "section_words") == "132 words"


def test_one_word_is_not_plural_and_no_finding_shows_no_number(panel: OutlinePanel) -> None:
    panel.set_sections([section(words=1, counts={})])
    (card,) = panel.cards()
    assert text(card, "section_words") == "1 word"
    assert text(card, "section_open") == ""


def test_a_screen_reader_hears_the_whole_section_in_one_sentence(panel: OutlinePanel) -> None:
    panel.set_sections([section(hints=(HINT,))])
    assert panel.cards()[0].accessibleName() == (
        "Introduction, 132 words, 22 open findings: 5 grammar, 17 spacing, 1 hint"
    )


def test_the_number_of_sections_is_shown(panel: OutlinePanel) -> None:
    count = panel.findChild(QLabel, "section_count")
    panel.set_sections([section(i) for i in range(3)])
    assert count.text() == "3 sections"
    panel.set_sections([section()])
    assert count.text() == "1 section"


def test_a_long_heading_is_cut_between_words_and_kept_whole_in_the_tool_tip(panel: OutlinePanel) -> None:
    name = "Why the Case Study is Important in Understanding Micro-Social Work Practices"
    panel.set_sections([section(name=name)])
    (card,) = panel.cards()
    shown = text(card, "section_name")
    assert shown.endswith("…")
    assert name.startswith(shown[:-1] + " ")
    assert name in card.toolTip()
    assert name in card.accessibleName()


def test_a_heading_with_markup_characters_is_shown_as_it_is(panel: OutlinePanel) -> None:
    panel.set_sections([section(name="<b>Bold</b> & more")])
    label = panel.cards()[0].findChild(QLabel, "section_name")
    assert label.text() == "<b>Bold</b> & more"
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_click_on_a_card_goes_to_its_section(panel: OutlinePanel, qtbot) -> None:
    panel.set_sections([section(0), section(1, "Body"), section(5, "Conclusion")])
    with qtbot.waitSignal(panel.section_activated) as caught:
        qtbot.mouseClick(panel.cards()[2], Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert caught.args == [5]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_is_activated_by_keyboard(panel: OutlinePanel, qtbot, key: Qt.Key) -> None:
    panel.set_sections([section(3)])
    with qtbot.waitSignal(panel.section_activated) as caught:
        qtbot.keyClick(panel.cards()[0], key)
    assert caught.args == [3]


def test_arrow_keys_walk_through_the_cards_and_stop_at_the_ends(panel: OutlinePanel, qtbot) -> None:
    panel.set_sections([section(i, f"Part {i}") for i in range(3)])
    panel.activateWindow()
    panel.cards()[0].setFocus()
    qtbot.waitUntil(panel.cards()[0].hasFocus)
    qtbot.keyClick(panel.cards()[0], Qt.Key.Key_Down)
    assert panel.cards()[1].hasFocus()
    qtbot.keyClick(panel.cards()[1], Qt.Key.Key_Down)
    qtbot.keyClick(panel.cards()[2], Qt.Key.Key_Down)
    assert panel.cards()[2].hasFocus()
    qtbot.keyClick(panel.cards()[2], Qt.Key.Key_Up)
    assert panel.cards()[1].hasFocus()


def test_the_focus_ring_shows_for_the_keyboard_only(panel: OutlinePanel, qtbot) -> None:
    panel.set_sections([section()])
    (card,) = panel.cards()
    panel.activateWindow()
    panel.setFocus()
    card.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(card.hasFocus)
    assert not card.property("keyboard")
    card.clearFocus()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(card.hasFocus)
    assert card.property("keyboard")


def test_hints_are_shown_best_first_and_the_rest_behind_a_button(panel: OutlinePanel, qtbot) -> None:
    hints = tuple(Hint("P1", 0, f"Question {i}?", "Why.", rank=i) for i in range(7))
    panel.set_sections([section(hints=hints)])
    (card,) = panel.cards()
    assert [line.hint for line in hint_lines(card)] == list(hints[:5])
    more = card.findChild(QPushButton, "more_hints")
    assert more.text() == "2 more hints"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [line.hint for line in hint_lines(card)] == list(hints))


def test_the_settings_say_how_many_hints_are_shown_first(panel: OutlinePanel, qtbot) -> None:
    hints = tuple(Hint("P1", 0, f"Question {i}?", "Why.", rank=i) for i in range(7))
    panel.set_sections([section(hints=hints)])
    panel.show_hints(2)
    (card,) = panel.cards()
    qtbot.waitUntil(lambda: [line.hint for line in hint_lines(card)] == list(hints[:2]))


def test_expanded_hints_stay_expanded_when_the_section_changes(panel: OutlinePanel, qtbot) -> None:
    hints = tuple(Hint("P1", 0, f"Question {i}?", "Why.") for i in range(7))
    panel.set_sections([section(hints=hints)])
    (card,) = panel.cards()
    card.findChild(QPushButton, "more_hints").click()
    panel.set_sections([section(words=133, hints=hints[:6])])
    qtbot.waitUntil(lambda: [line.hint for line in hint_lines(card)] == list(hints[:6]))


def test_a_click_on_a_hint_goes_to_the_hint_and_not_to_the_section(panel: OutlinePanel, qtbot) -> None:
    panel.set_sections([section(hints=(HINT,))])
    (line,) = hint_lines(panel.cards()[0])
    with qtbot.assertNotEmitted(panel.section_activated), qtbot.waitSignal(panel.hint_activated) as caught:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert caught.args == [HINT]


def test_delete_on_a_hint_hides_it_on_the_author_s_word(panel: OutlinePanel, qtbot) -> None:
    panel.set_sections([section(hints=(HINT,))])
    (line,) = hint_lines(panel.cards()[0])
    with qtbot.waitSignal(panel.hint_dismissed) as caught:
        qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert caught.args == [HINT]


def test_the_cross_of_a_hint_hides_it(panel: OutlinePanel, qtbot) -> None:
    panel.set_sections([section(hints=(HINT,))])
    (line,) = hint_lines(panel.cards()[0])
    cross = line.findChild(QToolButton, "dismiss_hint")
    with qtbot.waitSignal(panel.hint_dismissed) as caught:
        cross.click()
    assert caught.args == [HINT]


def test_a_hint_says_why_and_speaks(panel: OutlinePanel) -> None:
    panel.set_sections([section(hints=(HINT,))])
    (line,) = hint_lines(panel.cards()[0])
    assert HINT.why in line.toolTip()
    assert line.accessibleName() == "Hint: Should the essay open with a heading?"
    assert line.accessibleDescription() == HINT.why


def test_what_is_fine_is_shown_with_a_check_mark(panel: OutlinePanel) -> None:
    panel.set_sections([section(good=("Returns to the main points",))])
    texts = [label.text() for label in panel.cards()[0].findChildren(QLabel) if label.isVisible()]
    assert "✓" in texts
    assert "Returns to the main points" in texts


def test_the_current_section_is_highlighted_alone(panel: OutlinePanel) -> None:
    panel.set_sections([section(0), section(1), section(2)])
    panel.set_current(1)
    assert [bool(card.property("current")) for card in panel.cards()] == [False, True, False]
    panel.set_current(None)
    assert not any(card.property("current") for card in panel.cards())


def test_the_highlight_survives_an_update(panel: OutlinePanel) -> None:
    panel.set_sections([section(0), section(1)])
    panel.set_current(1)
    panel.set_sections([section(0, words=5), section(1, words=6)])
    assert [bool(card.property("current")) for card in panel.cards()] == [False, True]


def test_an_update_keeps_the_cards_and_the_hint_lines_that_did_not_change(panel: OutlinePanel) -> None:
    panel.set_sections([section(hints=(HINT,)), section(1)])
    cards, lines = panel.cards(), hint_lines(panel.cards()[0])
    panel.set_sections([section(words=140, hints=(HINT,)), section(1)])
    assert panel.cards() == cards
    assert hint_lines(panel.cards()[0]) == lines
    assert text(panel.cards()[0], "section_words") == "140 words"


def test_other_hints_are_there_at_once_without_an_empty_frame(panel: OutlinePanel) -> None:
    panel.set_sections([section(hints=(HINT,), good=("Fine.",))])
    other = Hint("P2", 0, "Is this paragraph complete?", "Short.")
    panel.set_sections([section(hints=(other,), good=("Fine.", "Good."))])
    (line,) = [line for line in panel.findChildren(HintLine) if line.isVisible()]
    assert line.hint == other
    assert line.height() > 10
    assert sum(label.text() == "✓" and label.isVisible() for label in panel.findChildren(QLabel)) == 2


def test_sections_can_come_and_go(panel: OutlinePanel) -> None:
    panel.set_sections([section(i, f"Part {i}") for i in range(4)])
    panel.set_sections([section(i, f"Part {i}") for i in range(2)])
    assert [text(card, "section_name") for card in panel.cards()] == ["Part 0", "Part 1"]
    panel.set_sections([section(i, f"New {i}") for i in range(5)])
    assert [text(card, "section_name") for card in panel.cards()] == [f"New {i}" for i in range(5)]


def test_subsections_are_set_in(panel: OutlinePanel) -> None:
    panel.set_sections([section(0), section(1, "Sub", level=2), section(2, "Deep", level=9)])
    lefts = [card.layout().contentsMargins().left() for card in panel.cards()]
    assert lefts[0] < lefts[1] < lefts[2]
    assert lefts[2] <= 60


def test_nothing_is_cut_off_in_the_narrowest_pane(panel: OutlinePanel, qtbot) -> None:
    long_hint = Hint("P1", 0, "One paragraph of 240 words: would a break at “The second notable element” help?", "Why.")
    panel.set_sections([section(hints=(long_hint,))])
    qtbot.waitUntil(lambda: panel.cards()[0].height() > 60)
    label = panel.cards()[0].findChild(QLabel, "hint_text")
    assert label.height() >= label.heightForWidth(label.width())
    assert panel.cards()[0].width() <= 264


def test_a_hundred_sections_make_a_hundred_cards(panel: OutlinePanel) -> None:
    panel.set_sections([section(i, f"Part {i}") for i in range(100)])
    assert len(panel.cards()) == 100


@pytest.mark.parametrize("theme", ["dark", "high-contrast"])
def test_the_pane_follows_the_theme(panel: OutlinePanel, qapp, theme: str, apply_look: Callable[[str], None]) -> None:
    panel.set_sections([section(hints=(HINT,))])
    light = panel.grab().toImage()
    apply_look(theme)
    assert panel.grab().toImage() != light
