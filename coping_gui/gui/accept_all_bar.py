"""The footer of the review panel: accept all fixes of a kind as one step, and a menu of the other things for many."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from coping_gui.essay.finding import Category, Tier
from coping_gui.gui.flow_layout import FlowLayout
from coping_gui.gui.models import CATEGORIES, FindingRow, in_accept_all
from coping_gui.gui.parts import button
from coping_gui.gui.wording import category_name, grouped


class AcceptAllBar(QWidget):
    """Says how many fixes each choice would make before it is made."""

    accept_all_requested = Signal(object)
    """A Category, or None for the certain fixes of all."""
    accept_section_requested = Signal()
    """The section in which the caret stands."""
    restore_ignored_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accept_all_bar")
        self._numbers: Counter[Category | None] = Counter()
        self._category = Category.SPACING
        self._ignored = 0
        self._accept = button("", "secondary", "accept_all", self._accept_shown)
        self._more = button(self.tr("More…"), "quiet", "review_more", self._open_menu)
        self._more.setToolTip(self.tr("Accept other kinds, bring back what was ignored"))
        row = FlowLayout(self, last_at_end=True)
        row.addWidget(self._accept)
        row.addWidget(self._more)

    def set_rows(self, rows: Sequence[FindingRow], shown: frozenset[Category], ignored: int) -> None:
        """All open rows, the categories that the list shows, and how many findings are ignored."""
        self._numbers, self._ignored = _numbers(rows), ignored
        self._category = next(iter(shown)) if len(shown) == 1 else Category.SPACING
        text, number = self._text(self._category), self._numbers[self._category]
        kind = category_name(self._category).lower()
        tip = self.tr("All certain and very likely {kind} fixes, as one step to undo (Ctrl+Shift+A)")
        self._accept.setText(text)
        self._accept.setAccessibleName(text)
        self._accept.setToolTip(tip.format(kind=kind))
        self._accept.setEnabled(number > 0)
        self._accept.setVisible(bool(rows))
        self.setVisible(bool(rows) or ignored > 0)

    def more_menu(self) -> QMenu:
        """What the More button opens; made anew each time."""
        menu = QMenu(self)
        for category in (None, *CATEGORIES):
            action = menu.addAction(self._text(category))
            action.setEnabled(self._numbers[category] > 0)
            action.triggered.connect(lambda _checked=False, category=category: self.accept_all_requested.emit(category))
        menu.addAction(self.tr("Accept all in this section…"), self.accept_section_requested.emit)
        menu.addSeparator()
        restore = menu.addAction(self.tr("What is ignored ({n})…").format(n=grouped(self._ignored)))
        restore.triggered.connect(lambda _checked=False: self.restore_ignored_requested.emit())
        return menu

    def _text(self, category: Category | None) -> str:
        number = grouped(self._numbers[category])
        if category is None:
            return self.tr("Accept all certain fixes ({n})").format(n=number)
        return self.tr("Accept all {kind} fixes ({n})").format(kind=category_name(category).lower(), n=number)

    def _accept_shown(self) -> None:
        self.accept_all_requested.emit(self._category)

    def _open_menu(self) -> None:
        menu = self.more_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = QPoint(self._more.width() - menu.sizeHint().width(), -menu.sizeHint().height())
        menu.popup(self._more.mapToGlobal(above))


def _numbers(rows: Sequence[FindingRow]) -> Counter[Category | None]:
    """How many fixes "accept all" of each category, and of all, would make; one look at each row."""
    numbers: Counter[Category | None] = Counter()
    for row in rows:
        category = row.finding.category
        if in_accept_all(row, category):
            numbers[category] += 1
            numbers[None] += row.finding.tier is Tier.SAFE
    return numbers
