"""The consistency pane: what the essay writes in two ways, how often, and one click that makes it alike."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coping_gui.gui.parts import breakable, button, label, shortened, tool_button
from coping_gui.gui.sources_panel import around
from coping_gui.gui.wording import grouped, plural

if TYPE_CHECKING:
    from coping_gui.checks.structure.consistency.variation import Variation

_LONGEST_FORM = 40
MOST_CARDS = 60
"""Cards shown at once; the rest follows when these are settled."""


class VariationCard(QFrame):
    """One thing in its forms."""

    place_activated = Signal(int, int, int)
    alike_requested = Signal(int)
    """Number of the form that every place should have."""
    dismissed = Signal()

    def __init__(self, variation: "Variation", texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.variation = variation
        self._texts = texts
        self._next: dict[int, int] = {}
        self.setObjectName("variation_card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 8, 9, 9)
        column.setSpacing(5)
        top = QHBoxLayout()
        top.addWidget(label(kind_name(variation.kind), "faint", "variation_kind"), 1)
        dismiss = self.tr("Leave it as it is")
        top.addWidget(tool_button("×", "dismiss_variation", dismiss, dismiss, self.dismissed.emit))
        column.addLayout(top)
        for form in range(len(variation.forms)):
            column.addLayout(self._form_row(form))

    def _form_row(self, form: int) -> QHBoxLayout:
        name, count = self.variation.forms[form], self.variation.counts[form]
        row = QHBoxLayout()
        row.setSpacing(6)
        text = label(breakable(shortened(name, _LONGEST_FORM), longest=20), "strong", f"form_{form}", wrap=True)
        text.setToolTip(self._example(form))
        row.addWidget(text, 1)
        times = button(f"{grouped(count)} ×", "link", f"show_form_{form}", partial(self.show_next, form))
        times.setToolTip(self.tr("Go to the next of these places"))
        spoken = plural(self.tr("“{form}”, {n} place"), self.tr("“{form}”, {n} places"), count)
        times.setAccessibleName(spoken.replace("{form}", name))
        row.addWidget(times)
        choose = button(self.tr("Use this"), "secondary", f"use_form_{form}", partial(self.alike_requested.emit, form))
        others = len(self.variation.places) - count
        tip = plural(self.tr("Change {n} place to this form"), self.tr("Change {n} places to this form"), others)
        choose.setToolTip(tip)
        choose.setAccessibleName(f"{choose.text()}: {name}")
        choose.setAccessibleDescription(tip)
        row.addWidget(choose)
        return row

    def _example(self, form: int) -> str:
        place = next(p for p in self.variation.places if p.form == form)
        return around(self._texts, (place.paragraph, place.span))

    def show_next(self, form: int) -> None:
        """Go to the next place of a form, and after the last to the first."""
        places = [p for p in self.variation.places if p.form == form]
        place = places[self._next.get(form, 0) % len(places)]
        self._next[form] = self._next.get(form, 0) + 1
        self.place_activated.emit(place.paragraph, place.span.start, place.span.end)


class ConsistencyPanel(QWidget):
    """Shows the variations that it is given and says what the author wants; changes no text by itself."""

    place_activated = Signal(int, int, int)
    alike_requested = Signal(object, int)
    """The Variation, and the number of the form that every place should have."""
    dismissed = Signal(object)
    """The Variation that may stay as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consistency_panel")
        self.setAccessibleName(self.tr("Consistency"))
        self._cards: list[VariationCard] = []
        self._count = label("", "faint", "consistency_count")
        self._note = label(
            self.tr("What the essay writes in two ways appears here."), "small", "consistency_note", wrap=True
        )
        self._body = QWidget()
        self._body.setObjectName("scroll_body")
        self._list = QVBoxLayout(self._body)
        self._scroll = QScrollArea()
        self._build()

    def _build(self) -> None:
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(7)
        self._list.addStretch(1)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setObjectName("consistency_list")
        self._scroll.setAccessibleName(self.tr("Variations"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Consistency"), "heading", "consistency_title"), 1)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addWidget(self._scroll, 1)

    def set_variations(self, variations: Sequence["Variation"], texts: Sequence[str]) -> None:
        """Show these variations; `texts` are the paragraphs that their places are in."""
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(v, texts) for v in variations[:MOST_CARDS]]
        for i, card in enumerate(self._cards):
            self._list.insertWidget(i, card)
            card.setVisible(True)
        number = len(variations)
        self._count.setText(plural(self.tr("{n} variation"), self.tr("{n} variations"), number) if number else "")
        self._note.setText("" if number else self.tr("Nothing in the essay is written in two ways."))
        self._note.setVisible(not number)

    def cards(self) -> Sequence[VariationCard]:
        """The cards in order."""
        return tuple(self._cards)

    def focus_list(self) -> None:
        """Put the focus on the first button, for F6."""
        first = self._cards[0].findChild(QAbstractButton) if self._cards else None
        (first or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _card(self, variation: "Variation", texts: Sequence[str]) -> VariationCard:
        card = VariationCard(variation, texts)
        card.place_activated.connect(self.place_activated)
        card.alike_requested.connect(lambda form: self.alike_requested.emit(variation, form))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        card.dismissed.connect(lambda: self.dismissed.emit(variation))
        return card


def kind_name(kind: str) -> str:
    """What differs, as a heading."""
    names = {
        "spelling": "Spelling", "hyphenation": "Hyphens", "capitals": "Capitals", "abbreviation": "Abbreviations",
        "numbers": "Numbers", "names": "Names", "dates": "Dates", "marks": "Marks",
    }  # fmt: skip
    return QCoreApplication.translate("ConsistencyPanel", names.get(str(kind), str(kind)))
