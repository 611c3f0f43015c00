"""The review panel: category chips, the card of the current finding, the list of all, and the ways to accept many."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_gui.essay.finding import Category
from coping_gui.gui.accept_all_bar import AcceptAllBar
from coping_gui.gui.category_filter import CategoryFilter
from coping_gui.gui.finding_card import FindingCard
from coping_gui.gui.finding_list import FindingListModel, FindingListView
from coping_gui.gui.models import FindingRow
from coping_gui.gui.parts import button, label
from coping_gui.gui.wording import grouped


class ReviewState(Enum):
    """What an empty list means."""

    NO_ESSAY = auto()
    CHECKING = auto()
    CHECKED = auto()


class ReviewPanel(QWidget):
    """Shows the rows it is given and says what the author wants; it changes no text and forgets nothing by itself.

    When the rows are replaced, the filter and, where it is still open, the current finding stay.
    """

    finding_activated = Signal(int)
    """Id of the finding that the author went to, by mouse or arrow keys: show it in the text, leave the focus here."""
    text_requested = Signal()
    """Enter or a double click in the list: put the focus into the text."""
    accept_requested = Signal(int, int)
    """Id, number of the suggestion."""
    ignore_requested = Signal(int)
    ignore_everywhere_requested = Signal(int)
    ignore_rule_requested = Signal(str)
    add_to_dictionary_requested = Signal(int)
    accept_all_requested = Signal(object)
    """A Category: its certain and very likely fixes; None: the certain fixes of every category (in_accept_all)."""
    accept_section_requested = Signal()
    """The certain and very likely fixes of the section in which the caret stands."""
    restore_ignored_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    filter_changed = Signal(object)
    """The frozenset of categories that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_panel")
        self.setAccessibleName(self.tr("Review"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: tuple[FindingRow, ...] = ()
        self._current: int | None = None
        self._ignored = 0
        self._state = ReviewState.NO_ESSAY
        self._model = FindingListModel(self)
        self._list = FindingListView(self._model)
        self._card = FindingCard()
        self._filter = CategoryFilter()
        self._empty = label("", "muted", "review_empty", wrap=True)
        self._show_all = button(self.tr("Show all kinds"), "link", "show_all_kinds", lambda: self._filter.set_shown(()))
        self._footer = AcceptAllBar()
        self._build()
        self._connect()
        self._refresh()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(332, 600)

    def set_rows(self, rows: Sequence[FindingRow]) -> None:
        """The open findings, in the order of the text."""
        self._rows = tuple(rows)
        self._refresh()

    def set_state(self, state: ReviewState, ignored: int = 0) -> None:
        """What an empty list means, and how many findings the author ignored."""
        self._state, self._ignored = state, ignored
        self._refresh()

    def set_current(self, row_id: int | None) -> None:
        """Show this finding in card and list; None shows none. Emits nothing."""
        self._current = row_id
        self._show_current()

    def current_id(self) -> int | None:
        """Id of the finding on the card."""
        return self._card.row.id if self._card.row is not None else None

    def set_category_filter(self, categories: Iterable[Category]) -> None:
        """Show only these categories; none of them means all."""
        self._filter.set_shown(categories)

    def shown_rows(self) -> Sequence[FindingRow]:
        """The rows that the filter lets through, in order."""
        return tuple(self._model.rows())

    def focus_list(self) -> None:
        """Put the focus into the list, for F6."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _refresh(self) -> None:
        shown = self._filter.shown()
        self._filter.set_counts(Counter(row.finding.category for row in self._rows))
        self._filter.setVisible(bool(self._rows))
        self._model.set_rows([row for row in self._rows if row.finding.category in shown])
        self._footer.set_rows(self._rows, shown, self._ignored)
        empty = not self._model.rowCount()
        self._list.setVisible(not empty)
        self._empty.setVisible(empty)
        self._empty.setText(self._empty_text() if empty else "")
        self._show_all.setVisible(empty and bool(self._rows))
        self._show_current()

    def _show_current(self) -> None:
        place = self._model.place_of(self._current)
        row = next((row for row in self._rows if row.id == self._current), None) if self._current is not None else None
        self._card.show_finding(row, 0 if place is None else place + 1, self._model.rowCount())
        self._list.show_current(self._current)

    def _empty_text(self) -> str:
        if self._rows:
            return self.tr("Nothing of this kind is open.")
        if self._state is ReviewState.NO_ESSAY:
            return self.tr(
                "Open an essay or paste text to begin.\n\nWhat COPING finds is listed here; you accept or ignore it."
            )
        if self._state is ReviewState.CHECKING:
            return self.tr("Checking… Findings appear here as they come in.")
        text = self.tr("No open findings. Export a cleaned copy, or look at the hints on the left.")
        if not self._ignored:
            return text
        ignored = self.tr("Ignored: {n}. “More…” brings them back.").format(n=grouped(self._ignored))
        return f"{text}\n\n{ignored}"

    def _filter_changed(self, shown: frozenset[Category]) -> None:
        self._refresh()
        self.filter_changed.emit(shown)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._filter)
        column.addWidget(self._card)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
        column.addWidget(self._footer)

    def _connect(self) -> None:
        self._filter.changed.connect(self._filter_changed)
        self._list.chosen.connect(self._choose)
        self._list.text_requested.connect(self.text_requested)
        self._list.accept_requested.connect(self.accept_requested)
        self._list.ignore_requested.connect(self.ignore_requested)
        self._footer.accept_all_requested.connect(self.accept_all_requested)
        self._footer.accept_section_requested.connect(self.accept_section_requested)
        self._footer.restore_ignored_requested.connect(self.restore_ignored_requested)
        card = self._card
        card.next_requested.connect(self.next_requested)
        card.previous_requested.connect(self.previous_requested)
        card.accept_requested.connect(self.accept_requested)
        card.ignore_requested.connect(self.ignore_requested)
        card.ignore_everywhere_requested.connect(self.ignore_everywhere_requested)
        card.ignore_rule_requested.connect(self.ignore_rule_requested)
        card.add_to_dictionary_requested.connect(self.add_to_dictionary_requested)

    def _choose(self, row_id: int) -> None:
        self._current = row_id
        self._show_current()
        self.finding_activated.emit(row_id)
