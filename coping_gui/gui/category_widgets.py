"""What shows a category: the chip that filters by it, its pattern's swatch, and the bar of a section's findings."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coping_gui.essay.finding import Category
from coping_gui.gui.models import CATEGORIES
from coping_gui.gui.theme import TILE_HEIGHT, current_theme, draw_pattern, ui_font
from coping_gui.gui.wording import category_name, counts_text, grouped, plural


class PatternSwatch(QWidget):
    """A short piece of a category's underline, as a key to the marks in the text."""

    def __init__(self, category: Category = Category.SPELLING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._category = category
        self.setFixedSize(24, TILE_HEIGHT + 2)

    def set_category(self, category: Category) -> None:
        """Show another pattern."""
        self._category = category
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        painter = QPainter(self)
        draw_pattern(painter, self._category, current_theme(), 0, self.width(), 1)
        painter.end()


class CategoryChip(QAbstractButton):
    """A category's name over its pattern, and how many are open; checked, the list shows only the checked ones."""

    _HEIGHT = 25
    _PAD = 7

    def __init__(self, category: Category, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.category = category
        self._count = 0
        self._dimmed = False
        self.setObjectName(f"chip_{category.value}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._describe)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many findings of the category are open."""
        self._count = count
        self._describe()
        self.updateGeometry()
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Step back, because the list is filtered to other categories."""
        self._dimmed = dimmed
        self.update()

    def _describe(self) -> None:
        name = category_name(self.category)
        open_now = plural(self.tr("{n} open finding"), self.tr("{n} open findings"), self._count)
        shown = self.tr("shown alone") if self.isChecked() else ""
        self.setText(name)
        self.setAccessibleName(", ".join(part for part in (name, open_now, shown) if part))
        tip = (
            self.tr("Show all kinds again")
            if self.isChecked()
            else self.tr("Show only {kind}").format(kind=name.lower())
        )
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    def sizeHint(self) -> QSize:  # noqa: D102
        width = QFontMetrics(ui_font(13)).horizontalAdvance(category_name(self.category))
        width += QFontMetrics(ui_font(13)).horizontalAdvance(grouped(self._count))
        return QSize(width + 2 * self._PAD + 5, self._HEIGHT)

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        font = ui_font(13, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted if self._dimmed else theme.ink))
        name, left = category_name(self.category), self._PAD
        width = QFontMetrics(ui_font(13)).horizontalAdvance(name)
        painter.drawText(QRectF(left, 1, width + 6, 18), Qt.AlignmentFlag.AlignVCenter, name)
        draw_pattern(painter, self.category, theme, left, left + width, 17)
        painter.setPen(QColor(theme.muted if not self.isChecked() else theme.ink))
        painter.setFont(ui_font(13))
        rest = QRectF(left, 1, self.width() - left - self._PAD, 18)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, grouped(self._count))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        outline, width = QColor(theme.tint[self.category]), 1.0
        if theme.name == "high-contrast" or self.underMouse():
            outline = QColor(theme.outline)
        if self.isChecked():
            outline, width = QColor(theme.category[self.category]), 2.0
        if self.hasFocus():
            outline, width = QColor(theme.focus), 2.0
        painter.setPen(QPen(outline, width))
        painter.setBrush(QColor(theme.panel if self._dimmed else theme.tint[self.category]))
        inset = width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)


class CategoryBar(QWidget):
    """A thin bar whose parts are a section's open findings by category, as long as its share of the fullest section."""

    _GAP = 2
    _LEAST = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[Category, int] = {}
        self._most = 1
        self.setFixedHeight(3)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_counts(self, counts: Mapping[Category, int], most: int) -> None:
        """The section's counts, and the total of the section that has most."""
        self._counts, self._most = counts, max(1, most)
        self.setAccessibleName(counts_text(counts))
        self.update()

    def segments(self, width: int) -> list[tuple[Category, float, float]]:
        """(category, left, width) of each part in a bar of `width` px; a part is never thinner than 3 px."""
        present = [(c, self._counts[c]) for c in CATEGORIES if self._counts.get(c)]
        total = sum(n for _, n in present)
        if not total:
            return []
        room = width * min(1.0, total / self._most) - self._GAP * (len(present) - 1)
        room = max(room, float(self._LEAST * len(present)))
        sizes = [max(float(self._LEAST), room * n / total) for _, n in present]
        largest = max(range(len(sizes)), key=sizes.__getitem__)
        sizes[largest] = max(float(self._LEAST), sizes[largest] - (sum(sizes) - room))
        parts: list[tuple[Category, float, float]] = []
        left = 0.0
        for (category, _), size in zip(present, sizes, strict=True):
            parts.append((category, left, size))
            left += size + self._GAP
        return parts

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for category, left, width in self.segments(self.width()):
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            x = self.width() - left - width if mirrored else left
            path = QPainterPath()
            path.addRoundedRect(QRectF(x, 0, width, self.height()), 1.5, 1.5)
            painter.fillPath(path, QColor(theme.category[category]))
        painter.end()
