"""The statistics by themselves: numbers as they are shown, the sentences behind them, parts and what is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from coping_gui.checks.structure.measures import FEWEST_WORDS, Figure, Measure, PartFacts, SentenceFacts
from coping_gui.essay.span import Span
from coping_gui.gui.statistics_dialog import MOST_SENTENCES, StatisticsDialog, explained, measure_name, value_text

TEXTS = ("It rained. Nobody had expected it (Smith, 2010).", "Umbrellas were  sold\nquickly.")
SHORT = SentenceFacts(0, Span(0, 10), 2, 2, 2, 0, False)
CITING = SentenceFacts(0, Span(11, 48), 6, 5, 9, 1, True)
WORDY = SentenceFacts(1, Span(0, 29), 4, 4, 7, 1, False)
WHOLE = PartFacts(None, "My essay", (SHORT, CITING, WORDY))
FIRST = PartFacts(2, "Introduction", (SHORT, CITING))
LAST = PartFacts(5, "Conclusion", (WORDY,))
PARTS = (WHOLE, FIRST, LAST)
RAINED = "It rained.  (2 words)"
EXPECTED = "Nobody had expected it (Smith, 2010).  (6 words)"
SOLD = "Umbrellas were sold quickly.  (4 words)"


@pytest.fixture
def dialog(qtbot: QtBot) -> StatisticsDialog:
    made = StatisticsDialog(5)
    qtbot.addWidget(made)
    made.show_parts(PARTS, TEXTS)
    return made


def combo(dialog: StatisticsDialog) -> QComboBox:
    found = dialog.findChild(QComboBox, "statistics_part")
    assert found is not None
    return found


def listed(dialog: StatisticsDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "statistics_sentences")
    assert found is not None
    return found


def told(dialog: StatisticsDialog) -> str:
    found = dialog.findChild(QLabel, "statistics_explained")
    assert found is not None
    return found.text()


def figures(dialog: StatisticsDialog) -> list[QAbstractButton]:
    every = dialog.findChildren(QAbstractButton)
    return [b for b in every if b.objectName().startswith("measure_") and not b.isHidden()]


def checked(dialog: StatisticsDialog) -> list[str]:
    return [b.objectName() for b in figures(dialog) if b.isChecked()]


def test_the_parts_are_named_with_their_words(dialog: StatisticsDialog) -> None:
    names = [combo(dialog).itemText(i) for i in range(combo(dialog).count())]
    assert names == ["The whole essay (12 words)", "Introduction (8 words)", "Conclusion (4 words)"]


def test_the_longest_sentences_come_first_at_the_beginning(dialog: StatisticsDialog) -> None:
    assert dialog.sentences() == [EXPECTED, SOLD, RAINED]
    assert told(dialog) == "The longest sentences first."
    assert checked(dialog) == ["measure_mean_length"]


@pytest.mark.parametrize(
    ("measure", "sentences"),
    [
        (Measure.WORDS, [RAINED, EXPECTED, SOLD]),
        (Measure.PARAGRAPHS, [RAINED, SOLD]),
        (Measure.SENTENCES, [RAINED, EXPECTED, SOLD]),
        (Measure.LONG_SENTENCES, [EXPECTED]),
        (Measure.LONG_WORDS, [SOLD, EXPECTED]),
        (Measure.CITING, [EXPECTED]),
    ],
)
def test_a_number_opens_the_sentences_behind_it(
    dialog: StatisticsDialog, measure: Measure, sentences: list[str]
) -> None:
    made = next(b for b in figures(dialog) if b.objectName() == f"measure_{measure.name.lower()}")
    made.click()
    assert dialog.sentences() == sentences
    assert checked(dialog) == [made.objectName()]
    assert told(dialog) == explained(measure, 5)


def test_the_numbers_stand_in_one_order_each_with_its_name(dialog: StatisticsDialog) -> None:
    assert sorted(b.text() for b in figures(dialog)) == sorted(
        [
            "12   Words",
            "2   Paragraphs",
            "3   Sentences",
            "4.0   Words a sentence",
            "1   Long sentences",
            "18 %   Long words",
            "1   Sentences that cite",
        ]
    )


@pytest.mark.parametrize(("spoken", "shown"), [(FEWEST_WORDS - 1, False), (FEWEST_WORDS, True)])
def test_readability_is_shown_only_where_there_is_enough_text(
    dialog: StatisticsDialog, spoken: int, shown: bool
) -> None:
    many = SentenceFacts(0, Span(0, 10), spoken, spoken, 2 * spoken, 0, False)
    dialog.show_parts((PartFacts(None, "", (many,)),), TEXTS)
    names = {b.objectName() for b in figures(dialog)}
    assert ({"measure_ease", "measure_grade"} <= names) is shown


@pytest.mark.parametrize(
    ("section", "sentences"), [(2, [EXPECTED, RAINED]), (5, [SOLD]), (None, [EXPECTED, SOLD, RAINED])]
)
def test_a_section_shows_its_own_sentences(dialog: StatisticsDialog, section: int | None, sentences: list[str]) -> None:
    dialog.show_section(5)
    dialog.show_section(section)
    assert dialog.sentences() == sentences


def test_a_part_is_chosen_in_the_box(dialog: StatisticsDialog) -> None:
    combo(dialog).setCurrentIndex(2)
    assert dialog.sentences() == [SOLD]


def test_a_section_that_is_not_there_falls_back_to_the_whole(dialog: StatisticsDialog) -> None:
    dialog.show_section(2)
    dialog.show_section(77)
    assert combo(dialog).currentIndex() == 0


def test_a_section_can_be_asked_for_before_its_numbers_are_there(qtbot: QtBot) -> None:
    made = StatisticsDialog(5)
    qtbot.addWidget(made)
    made.show_section(5)
    made.show_parts(PARTS, TEXTS)
    assert made.sentences() == [SOLD]


def test_new_numbers_keep_the_chosen_part_and_measure(dialog: StatisticsDialog) -> None:
    dialog.show_section(2)
    dialog.show_measure(Measure.CITING)
    dialog.show_parts((WHOLE, LAST, FIRST), TEXTS)
    assert combo(dialog).currentText() == "Introduction (8 words)"
    assert dialog.sentences() == [EXPECTED]
    assert checked(dialog) == ["measure_citing"]


def test_a_part_that_comes_back_is_chosen_again(dialog: StatisticsDialog) -> None:
    dialog.show_section(5)
    dialog.show_parts((WHOLE, FIRST), TEXTS)
    assert combo(dialog).currentIndex() == 0
    dialog.show_parts(PARTS, TEXTS)
    assert combo(dialog).currentText() == "Conclusion (4 words)"


def test_a_measure_that_a_part_lacks_gives_way_to_the_first(dialog: StatisticsDialog) -> None:
    many = SentenceFacts(0, Span(0, 10), 200, 200, 300, 0, False)
    dialog.show_parts((PartFacts(None, "", (many,)),), TEXTS)
    dialog.show_measure(Measure.GRADE)
    assert checked(dialog) == ["measure_grade"]
    dialog.show_parts(PARTS, TEXTS)
    assert checked(dialog) == ["measure_words"]


@pytest.mark.parametrize("parts", [(), (PartFacts(None, "", ()),)])
def test_without_running_text_there_are_no_numbers(dialog: StatisticsDialog, parts: tuple[PartFacts, ...]) -> None:
    dialog.show_parts(parts, ())
    assert dialog.sentences() == []
    assert figures(dialog) == []
    assert told(dialog) == "There is no running text yet."


@pytest.mark.parametrize("how", ["itemClicked", "itemActivated"])
def test_a_sentence_says_where_it_stands(dialog: StatisticsDialog, qtbot: QtBot, how: str) -> None:
    with qtbot.waitSignal(dialog.sentence_activated) as gone:
        getattr(listed(dialog), how).emit(listed(dialog).item(1))
    assert gone.args == [1, Span(0, 29)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_to_the_current_sentence_and_leaves_the_dialog_open(
    dialog: StatisticsDialog, qtbot: QtBot, key: Qt.Key
) -> None:
    dialog.show()
    listed(dialog).setCurrentRow(2)
    with qtbot.waitSignal(dialog.sentence_activated) as gone:
        qtbot.keyClick(listed(dialog), key)
    assert gone.args == [0, Span(0, 10)]
    assert dialog.isVisible()


def test_enter_without_a_current_sentence_goes_nowhere(dialog: StatisticsDialog, qtbot: QtBot) -> None:
    listed(dialog).setCurrentRow(-1)
    with qtbot.assertNotEmitted(dialog.sentence_activated):
        qtbot.keyClick(listed(dialog), Qt.Key.Key_Return)


def test_a_very_long_essay_lists_only_the_first_sentences(dialog: StatisticsDialog) -> None:
    dialog.show_parts((PartFacts(None, "", (SHORT,) * MOST_SENTENCES + (CITING,)),), TEXTS)
    assert len(dialog.sentences()) == MOST_SENTENCES
    assert dialog.sentences()[0] == EXPECTED  # the longest is never among those left out


@pytest.mark.parametrize(
    ("measure", "value", "shown"),
    [
        (Measure.WORDS, 12_345, "12\u202f345"),
        (Measure.WORDS, 999, "999"),
        (Measure.SENTENCES, 0, "0"),
        (Measure.LONG_WORDS, 0.184, "18 %"),
        (Measure.LONG_WORDS, 0, "0 %"),
        (Measure.LONG_WORDS, 1, "100 %"),
        (Measure.MEAN_LENGTH, 21.26, "21.3"),
        (Measure.GRADE, 9, "9.0"),
        (Measure.EASE, 47.6, "48"),
        (Measure.EASE, -3.2, "-3"),
    ],
)
def test_a_number_is_shown_as_exactly_as_it_is_known(measure: Measure, value: float, shown: str) -> None:
    assert value_text(Figure(measure, value, ())) == shown


def test_every_measure_has_its_own_name_and_is_explained() -> None:
    assert len({measure_name(m) for m in Measure}) == len(Measure)
    assert all(explained(m, 30) for m in Measure)


@pytest.mark.parametrize("limit", [25, 40])
def test_the_explanation_of_long_sentences_names_the_limit_that_is_set(limit: int) -> None:
    assert f"more than {limit} words" in explained(Measure.LONG_SENTENCES, limit)
