"""Statistics of the essay and its sections: every number opens the sentences behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coping_gui.checks.structure.measures import Figure, Measure, PartFacts, SentenceFacts, figures
from coping_gui.gui.parts import button, label
from coping_gui.gui.wording import grouped, words_text

MOST_SENTENCES = 500
"""Sentences that are listed at once; the measure's order puts those first that made the number so."""
_PLACE = Qt.ItemDataRole.UserRole


class _Sentences(QListWidget):
    """The list; Enter goes to the current sentence."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class StatisticsDialog(QDialog):
    """Stays open beside the essay; shows what it is given and says which sentence is wanted."""

    sentence_activated = Signal(int, object)
    """Index in Essay.paragraphs and the Span of the sentence."""

    def __init__(self, long_sentence: int, parent: QWidget | None = None) -> None:
        """`long_sentence`: words above which a sentence is long."""
        super().__init__(parent)
        self.setObjectName("statistics_dialog")
        self.setWindowTitle(self.tr("Statistics"))
        self.setAccessibleName(self.windowTitle())
        self.resize(760, 560)
        self._long = long_sentence
        self._parts: Sequence[PartFacts] = ()
        self._texts: Sequence[str] = ()
        self._figures: dict[Measure, Figure] = {}
        self._measure = Measure.MEAN_LENGTH
        self._wanted: int | None = None
        self._part = QComboBox()
        self._buttons = QButtonGroup(self)
        self._column = QVBoxLayout()
        self._explained = label("", "small", "statistics_explained", wrap=True)
        self._list = _Sentences()
        self._build()

    def show_parts(self, parts: Sequence[PartFacts], texts: Sequence[str]) -> None:
        """Show these numbers; `texts` are those of the paragraphs that they were made of. The choices stay."""
        self._parts, self._texts = parts, texts
        self._part.blockSignals(True)
        self._part.clear()
        for part in parts:
            name = self.tr("The whole essay") if part.section is None else part.name
            self._part.addItem(f"{name} ({words_text(part.words)})", part.section)
        self._part.setCurrentIndex(max(0, self._part.findData(self._wanted)))
        self._part.blockSignals(False)
        self._show_part()

    def show_section(self, section: int | None) -> None:
        """Turn to a section, or (None) to the whole essay."""
        self._wanted = section
        self._part.setCurrentIndex(max(0, self._part.findData(section)))

    def show_measure(self, measure: Measure) -> None:
        """Open the sentences behind a number."""
        self._measure = measure
        self._show_sentences()

    def sentences(self) -> list[str]:
        """The sentences listed now."""
        return [self._list.item(i).text() for i in range(self._list.count())]

    # -- showing

    def _part_chosen(self, _index: int) -> None:
        self._wanted = self._part.currentData()
        self._show_part()

    def _show_part(self) -> None:
        index = self._part.currentIndex()
        found = figures(self._parts[index], self._long) if 0 <= index < len(self._parts) else ()
        self._figures = {figure.measure: figure for figure in found}
        for old in self._buttons.buttons():
            self._buttons.removeButton(old)
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, figure in enumerate(found):
            self._column.insertWidget(place, self._figure_button(figure))
        if self._measure not in self._figures and found:
            self._measure = found[0].measure
        self._show_sentences()

    def _figure_button(self, figure: Figure) -> QPushButton:
        text = f"{value_text(figure)}   {measure_name(figure.measure)}"
        made = button(
            text, "segment", f"measure_{figure.measure.name.lower()}", partial(self.show_measure, figure.measure)
        )
        made.setCheckable(True)
        made.setAccessibleDescription(self.tr("Opens the sentences behind this number."))
        self._buttons.addButton(made)
        return made

    def _show_sentences(self) -> None:
        figure = self._figures.get(self._measure)
        self._list.clear()
        if figure is None:
            self._explained.setText(self.tr("There is no running text yet."))
            return
        for made in self._buttons.buttons():
            made.setChecked(made.objectName() == f"measure_{self._measure.name.lower()}")
        self._explained.setText(explained(self._measure, self._long))
        for sentence in figure.sentences[:MOST_SENTENCES]:
            self._list.addItem(self._item(sentence))

    def _item(self, sentence: SentenceFacts) -> QListWidgetItem:
        text = " ".join(sentence.span.of(self._texts[sentence.paragraph]).split())
        item = QListWidgetItem(f"{text}  ({words_text(sentence.words)})")
        item.setData(_PLACE, sentence)
        return item

    def _activated(self, item: QListWidgetItem) -> None:
        sentence: SentenceFacts = item.data(_PLACE)
        self.sentence_activated.emit(sentence.paragraph, sentence.span)

    def _build(self) -> None:
        self._part.setObjectName("statistics_part")
        self._part.setAccessibleName(self.tr("Part of the essay"))
        self._part.currentIndexChanged.connect(self._part_chosen)
        self._list.setObjectName("statistics_sentences")
        self._list.setAccessibleName(self.tr("Sentences behind the number; Enter goes to one"))
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._activated)
        self._list.itemClicked.connect(self._activated)
        frame = QFrame()
        frame.setObjectName("figures")
        frame.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._explained)
        right.addWidget(self._list, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(frame, 2)
        middle.addLayout(right, 3)
        foot = QHBoxLayout()
        told = self.tr("Counted as if lost blanks were repaired; without headings, lists, quotations and references.")
        foot.addWidget(label(told, "faint", wrap=True), 1)
        foot.addWidget(button(self.tr("Close"), "secondary", "statistics_close", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._part)
        column.addLayout(middle, 1)
        column.addLayout(foot)


def value_text(figure: Figure) -> str:
    """The number as it is shown."""
    if figure.measure is Measure.LONG_WORDS:
        return f"{100 * figure.value:.0f} %"
    if figure.measure in (Measure.MEAN_LENGTH, Measure.GRADE):
        return f"{figure.value:.1f}"
    return grouped(round(figure.value))


def measure_name(measure: Measure) -> str:
    """What is counted, in words."""
    return {
        Measure.WORDS: _tr("Words"),
        Measure.PARAGRAPHS: _tr("Paragraphs"),
        Measure.SENTENCES: _tr("Sentences"),
        Measure.MEAN_LENGTH: _tr("Words a sentence"),
        Measure.LONG_SENTENCES: _tr("Long sentences"),
        Measure.LONG_WORDS: _tr("Long words"),
        Measure.CITING: _tr("Sentences that cite"),
        Measure.EASE: _tr("Reading ease"),
        Measure.GRADE: _tr("Grade level"),
    }[measure]


def explained(measure: Measure, long_sentence: int) -> str:
    """What the number means, and which sentences are listed."""
    return {
        Measure.WORDS: _tr("All sentences, in the order of the text."),
        Measure.PARAGRAPHS: _tr(
            "The first sentence of each paragraph: read one after the other, they tell the argument."
        ),
        Measure.SENTENCES: _tr("All sentences, in the order of the text."),
        Measure.MEAN_LENGTH: _tr("The longest sentences first."),
        Measure.LONG_SENTENCES: _tr("Sentences of more than {n} words (a setting), the longest first."),
        Measure.LONG_WORDS: _tr("Words of three syllables or more; the sentences with most of them first."),
        Measure.CITING: _tr("Sentences that name a source, in the order of the text."),
        Measure.EASE: _tr(
            "Flesch 1948: from word and sentence length alone, about 0 (hard) to 100 (easy); academic prose often lies"
            " between 20 and 50. It says nothing about the thought. The hardest sentences first."
        ),
        Measure.GRADE: _tr(
            "Kincaid and others 1975: years of school, from word and sentence length alone."
            " The hardest sentences first."
        ),
    }[measure].replace("{n}", str(long_sentence))


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatisticsDialog", text)
