"""Every word of the panels goes through Qt's translation, and the panels hold when the words get longer.

A made-up language puts «» around each text and makes it a third longer, about what German does to English.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from coping_gui.checks.structure.measures import Measure, PartFacts, SentenceFacts
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Category, Tier
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.gui.actions import Actions
from coping_gui.gui.batch_dialog import BatchDialog
from coping_gui.gui.compare_dialog import CompareDialog
from coping_gui.gui.finding_card import FindingCard
from coping_gui.gui.finding_list import FindingListView
from coping_gui.gui.help_dialog import HelpDialog, KeyCap
from coping_gui.gui.models import Change, ExportCounts, FindingRow, SectionRow
from coping_gui.gui.outline_panel import OutlinePanel
from coping_gui.gui.review_dialogs import AcceptAllDialog, HiddenDialog
from coping_gui.gui.review_panel import ReviewState
from coping_gui.gui.settings_dialog import SettingsDialog
from coping_gui.gui.side_panel import SidePanel
from coping_gui.gui.statistics_dialog import StatisticsDialog
from coping_gui.review.comparison import ComparedParagraph, Difference
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.hidden import Hidden
from coping_gui.settings import DEFAULTS, Settings

MakeRow = Callable[..., FindingRow]
SIGNS = {"", "‹", "›", "×", "•", "✓", "···", "0", "…"}


class LongerWords(QTranslator):
    """Translates everything."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"«{source}{'~' * (len(source) // 3)}»"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    translator = LongerWords()
    assert QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def shown_texts(widget: QWidget) -> list[str]:
    """Every text that the widget shows now."""
    texts: list[str] = []
    for child in widget.findChildren(QWidget):
        if not child.isVisibleTo(widget) or isinstance(child, KeyCap):
            continue
        if isinstance(child, (QLabel, QAbstractButton)):
            texts.append(child.text())
        if isinstance(child, QLineEdit):
            texts.append(child.placeholderText())
        if isinstance(child, QComboBox):
            texts += [child.itemText(i) for i in range(child.count())]
    return [text for text in texts if text not in SIGNS and not text.isdigit()]


def spoken_texts(widget: QWidget) -> list[str]:
    """Names, descriptions and tips of what is shown."""
    parts = [child for child in widget.findChildren(QWidget) if child.isVisibleTo(widget) and child.objectName()]
    found = [text for part in parts for text in (part.accessibleName(), part.toolTip(), part.accessibleDescription())]
    return [text for text in found if text and not text.isdigit()]


def untranslated(texts: list[str], own: set[str]) -> list[str]:
    """Texts that are neither translated nor the author's own."""
    return [text for text in texts if "«" not in text and text not in own]


@pytest.fixture
def side(translated: None, qtbot, make_row: MakeRow) -> SidePanel:
    made = SidePanel()
    qtbot.addWidget(made)
    made.resize(332, 700)
    made.review.set_rows(
        [
            make_row(1, "teh", ("the", "ten"), Category.SPELLING, Tier.LIKELY, "Unknown word.", "Because."),
            make_row(2, "the", "", Category.GRAMMAR, Tier.ASK, "Unknown word.", "Because."),
        ]
    )
    made.review.set_state(ReviewState.CHECKED, 2)
    made.review.set_current(1)
    made.show()
    return made


OWN = {"COPING", "Unknown word.", "Because.", "ten", "the", "teh", "essay.docx", "the essay.docx"}


def test_the_review_is_translated_to_the_last_word(side: SidePanel) -> None:
    card = side.review.findChild(QLabel, "card_change").text()
    assert untranslated(shown_texts(side.review), {*OWN, card}) == []
    assert untranslated(spoken_texts(side.review), OWN) == []


def test_the_menus_of_the_review_are_translated(side: SidePanel) -> None:
    card = side.review.findChild(FindingCard)
    bar = side.review.findChild(QAbstractButton, "accept_all").parent()
    actions: list[QAction] = [*card.more_menu().actions(), *bar.more_menu().actions()]
    assert untranslated([action.text() for action in actions if not action.isSeparator()], OWN) == []


def test_what_a_screen_reader_hears_is_translated(side: SidePanel) -> None:
    model = side.review.findChild(FindingListView).model()
    for i in range(model.rowCount()):
        assert "«" in model.index(i, 0).data(11)  # Qt.ItemDataRole.AccessibleTextRole


@pytest.mark.parametrize("state", list(ReviewState))
def test_empty_states_are_translated(translated: None, qtbot, state: ReviewState) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.review.set_state(state)
    assert untranslated(shown_texts(panel.review), set()) == []


def test_the_export_is_translated_to_the_last_word(side: SidePanel) -> None:
    side.show_export()
    side.export.set_counts(ExportCounts(3, 2, 1))
    side.export.set_file_name("essay.docx")
    side.export.set_changes([Change("teh", "the")])
    assert untranslated(shown_texts(side.export), OWN) == []
    assert untranslated(spoken_texts(side.export), OWN) == []
    side.export.set_file_name("a/b")
    assert "«" in side.export.findChild(QLabel, "name_problem").text()


def test_the_structure_is_translated_to_the_last_word(translated: None, qtbot) -> None:
    panel = OutlinePanel()
    qtbot.addWidget(panel)
    assert untranslated(shown_texts(panel), set()) == []
    hints = tuple(Hint("S1", 0, "Question?", "Why.") for _ in range(5))
    panel.set_sections([SectionRow(0, "Name", "", 5, {Category.STYLE: 2}, hints, 0, ("Fine.",))])
    panel.show()
    assert untranslated(shown_texts(panel), {"Name", "Question?", "Fine."}) == []


def test_the_settings_are_translated_with_the_table_s_words_and_the_rules(translated: None, qtbot) -> None:
    dialog = SettingsDialog(DEFAULTS.with_(text_zoom=150), words=("ubuntu",))
    qtbot.addWidget(dialog)
    fields = [field.metadata for field in Settings.__dataclass_fields__.values()]
    files = {name for meta in fields for name in meta.get("suggestions", ())}
    assert untranslated(shown_texts(dialog), files) == []


def test_the_dialogs_of_the_review_are_translated(translated: None, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    entries = [
        Hidden(Decision(scope, "rule", "teh"), places, "teh", "Unknown word.") for scope in Scope for places in (0, 2)
    ]
    hidden = HiddenDialog([*entries, Hidden("ubuntu", 1, "ubuntu")], parent)
    assert untranslated(shown_texts(hidden), set()) == []
    assert all("«" in hidden.list.item(n).text() for n in range(hidden.list.count()))
    accept = AcceptAllDialog([Change("teh", "the", "Unknown word.", Category.SPELLING)], "«1 fix»", parent)
    assert untranslated(shown_texts(accept), set()) == []


def test_the_comparison_is_translated(translated: None, qtbot) -> None:
    dialog = CompareDialog()
    qtbot.addWidget(dialog)
    dialog.show_rows([ComparedParagraph(Paragraph("teh"), "the", 0, (Difference(Span(0, 3), Span(0, 3)),))])
    assert untranslated(shown_texts(dialog), set()) == []
    assert untranslated(spoken_texts(dialog), set()) == []


def test_the_statistics_are_translated(translated: None, qtbot) -> None:
    dialog = StatisticsDialog(40)
    qtbot.addWidget(dialog)
    facts = PartFacts(None, "", (SentenceFacts(0, Span(0, 9), 120, 120, 150, 9, True),))
    dialog.show_parts((facts,), ("The words.",))
    assert untranslated(shown_texts(dialog), set()) == []
    for measure in Measure:
        dialog.show_measure(measure)
        assert untranslated(shown_texts(dialog), set()) == []


def test_every_action_is_translated(translated: None, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    assert untranslated([actions[name].text() for name in actions.names()], set()) == []
    assert untranslated([actions[name].toolTip() for name in actions.names()], set()) == []


def test_the_batch_is_translated(translated: None, qtbot) -> None:
    dialog = BatchDialog(runner=None)  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(dialog)
    assert untranslated(shown_texts(dialog), set()) == []
    assert "«" in dialog.windowTitle()


def test_the_help_is_translated(translated: None, qtbot) -> None:
    dialog = HelpDialog([], "1.0")
    qtbot.addWidget(dialog)
    assert untranslated(shown_texts(dialog), set()) == []


def test_longer_words_do_not_widen_the_panes(side: SidePanel) -> None:
    assert side.review.minimumSizeHint().width() <= 305
    side.show_export()
    assert side.minimumSizeHint().width() <= 332


def test_longer_words_leave_every_label_inside_its_pane(side: SidePanel, qtbot) -> None:
    for show in (side.show_review, side.show_export):
        show()
        qtbot.waitUntil(lambda: side.height() == 700)
        for child in side.findChildren(QWidget):
            if child.isVisible() and isinstance(child, (QLabel, QAbstractButton)):
                right = child.mapTo(side, child.rect().topRight()).x()
                assert right <= side.width(), child.objectName() or child.text()
