"""The structure pane: one card per section, or the essay paragraph by paragraph."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from coping_gui.gui.models import SectionRow
from coping_gui.gui.paragraph_list import ParagraphList
from coping_gui.gui.parts import button, label, order_focus
from coping_gui.gui.section_card import SHOWN_HINTS, SectionCard
from coping_gui.gui.wording import plural


class OutlinePanel(QWidget):
    """The sections of the essay; updating keeps cards, scroll place and focus."""

    section_activated = Signal(int)
    """Index in Essay.sections."""
    hint_activated = Signal(object)
    """The Hint to go to."""
    section_menu_made = Signal(object, int)
    """The QMenu of a section, for others to add to, and the section's index in Essay.sections."""
    hint_dismissed = Signal(object)
    """The Hint that the author does not want to see again."""
    accept_section_requested = Signal(int)
    """Index in Essay.sections."""
    statistics_requested = Signal(int)
    """Index in Essay.sections."""
    hint_kind_dismissed = Signal(str)
    """The rule whose hints the author does not want to see anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline_panel")
        self.setAccessibleName(self.tr("Structure"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._order: list[QWidget] = []
        self._cards: list[SectionCard] = []
        self._current: int | None = None
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._title = label(self.tr("Structure"), "heading", "outline_title")
        self._total = label("", "faint", "section_count")
        self._empty = label("", "small", "outline_empty", wrap=True)
        self._body = QWidget()
        self._body.setObjectName("scroll_body")
        self._list = QVBoxLayout(self._body)
        self._scroll = QScrollArea()
        self.paragraphs = ParagraphList()
        self._switch = button("", "link", "outline_switch", self.switch)
        self._by_paragraph = False
        self._rows: Sequence[SectionRow] = ()
        self._hidden: frozenset[str] = frozenset()
        self._shown_hints = SHOWN_HINTS
        self._build()
        self.set_sections(())

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(264, 600)

    def show_hints(self, most: int) -> None:
        """Show that many hints of each section before "more"."""
        self._shown_hints = most
        for card in self._cards:
            card.show_hints(most)

    def hide_kinds(self, rules: frozenset[str]) -> None:
        """Show no hints of these rules from now on."""
        if rules != self._hidden:
            self._hidden = rules
            self.set_sections(self._rows)

    def set_sections(self, rows: Sequence[SectionRow]) -> None:
        """Show these sections, in order; cards of unchanged sections are left as they are."""
        self._rows = rows
        if self._hidden:
            rows = [replace(row, hints=tuple(h for h in row.hints if h.rule not in self._hidden)) for row in rows]
        most = max((row.open for row in rows), default=0)
        while len(self._cards) > len(rows):
            card = self._cards.pop()
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for i, row in enumerate(rows):
            if i == len(self._cards):
                self._add_card()
            self._cards[i].set_row(row, most)
        self._total.setText(plural(self.tr("{n} section"), self.tr("{n} sections"), len(rows)) if rows else "")
        self._empty.setVisible(not rows)
        self._has_rows = bool(rows)
        self._show_view()
        self._order_focus()
        self.set_current(self._current)

    def switch(self) -> None:
        """Show paragraphs instead of sections, or the other way round."""
        self._by_paragraph = not self._by_paragraph
        self._show_view()

    def _show_view(self) -> None:
        self._scroll.setVisible(self._has_rows and not self._by_paragraph)
        self.paragraphs.setVisible(self._has_rows and self._by_paragraph)
        self._switch.setVisible(self._has_rows)
        text = self.tr("Sections") if self._by_paragraph else self.tr("Paragraphs")
        self._switch.setText(text)
        self._switch.setAccessibleName(self.tr("Show {what}").format(what=text.lower()))
        self._show_total()

    def _show_total(self) -> None:
        """The number of sections stands beside the title where there is room for it."""
        parts = (self._title, self._total, self._switch)
        rows = (self._column.contentsMargins(), self._top.contentsMargins())
        room = self.width() - sum(m.left() + m.right() for m in rows) - self._top.spacing() * (len(parts) - 1)
        fits = sum(part.sizeHint().width() for part in parts) <= room
        self._total.setVisible(fits and not self._by_paragraph)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._show_total()

    def set_current(self, section: int | None) -> None:
        """Highlight the section with this index in Essay.sections and scroll it into view; None highlights none."""
        self._current = section
        for card in self._cards:
            is_current = card.row is not None and card.row.index == section
            if is_current and not card.property("current"):
                self._scroll.ensureWidgetVisible(card, 0, 12)
            card.set_current(is_current)

    def _order_focus(self) -> None:
        """From top to bottom; after sections came or their hints changed."""
        order = [self._switch, *(part for card in self._cards for part in card.focus_order())]
        if order != self._order:
            self._order = order
            order_focus(*order)

    def cards(self) -> Sequence[SectionCard]:
        """The cards in order, one for each section."""
        return tuple(self._cards)

    def _step(self, card: SectionCard, step: int) -> None:
        place = self._cards.index(card) + step
        target = self._cards[min(len(self._cards) - 1, max(0, place))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target, 0, 12)

    def _build(self) -> None:
        top = self._top
        top.setContentsMargins(6, 0, 4, 0)
        top.addWidget(self._title, 1)
        top.addWidget(self._total)
        top.addWidget(self._switch)
        self._empty.setText(
            self.tr("Open an essay or paste text to begin. Its sections appear here, with their hints.")
        )
        self._empty.setContentsMargins(6, 4, 6, 0)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._list.addStretch(1)
        self._scroll.setWidget(self._body)
        self._scroll.setObjectName("outline_list")
        self._scroll.setAccessibleName(self.tr("Sections"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = self._column
        column.setContentsMargins(12, 14, 11, 8)
        column.setSpacing(9)
        column.addLayout(top)
        column.addWidget(self._empty)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.paragraphs, 1)
        column.addStretch(0)

    def _add_card(self) -> None:
        card = SectionCard()
        card.show_hints(self._shown_hints)
        card.clicked.connect(lambda _checked=False, card=card: self._activate(card))
        card.step_requested.connect(partial(self._step, card))
        card.accept_requested.connect(lambda: self._with_section(card, self.accept_section_requested))
        card.statistics_requested.connect(lambda: self._with_section(card, self.statistics_requested))
        card.menu_made.connect(partial(self._menu_made, card))
        card.hint_activated.connect(self.hint_activated)
        card.hint_dismissed.connect(self.hint_dismissed)
        card.hint_kind_dismissed.connect(self.hint_kind_dismissed)
        self._list.insertWidget(len(self._cards), card)
        self._cards.append(card)

    def _menu_made(self, card: SectionCard, menu: QMenu) -> None:
        if card.row is not None:
            self.section_menu_made.emit(menu, card.row.index)

    def _activate(self, card: SectionCard) -> None:
        self._with_section(card, self.section_activated)

    def _with_section(self, card: SectionCard, signal: SignalInstance) -> None:
        if card.row is not None:
            signal.emit(card.row.index)
