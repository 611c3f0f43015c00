"""The row of category chips: how many findings are open in each, and which of them the list shows."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_gui.essay.finding import Category
from coping_gui.gui.category_widgets import CategoryChip
from coping_gui.gui.flow_layout import FlowLayout
from coping_gui.gui.models import CATEGORIES


class CategoryFilter(QWidget):
    """Chips that wrap where they must; none checked means that all are shown."""

    changed = Signal(object)
    """The frozenset of categories that are shown now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("category_filter")
        self.setAccessibleName(self.tr("Kinds of findings"))
        self._chips = {category: CategoryChip(category) for category in CATEGORIES}
        row = FlowLayout(self, spacing=4)
        for chip in self._chips.values():
            row.addWidget(chip)
            chip.clicked.connect(lambda _checked=False: self._announce())

    def set_counts(self, counts: Mapping[Category, int]) -> None:
        """How many findings of each category are open."""
        for category, chip in self._chips.items():
            chip.set_count(counts.get(category, 0))
        self.updateGeometry()

    def shown(self) -> frozenset[Category]:
        """The categories that pass; all of them when no chip is checked."""
        return frozenset(c for c, chip in self._chips.items() if chip.isChecked()) or frozenset(CATEGORIES)

    def set_shown(self, categories: Iterable[Category]) -> None:
        """Let only these pass; none of them means all. Emits `changed`."""
        wanted = frozenset(categories)
        for category, chip in self._chips.items():
            chip.setChecked(category in wanted and len(wanted) < len(CATEGORIES))
        self._announce()

    def _announce(self) -> None:
        shown = self.shown()
        for category, chip in self._chips.items():
            chip.set_dimmed(category not in shown)
        self.changed.emit(shown)
