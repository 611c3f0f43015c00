"""The popover at a mark: what is wrong, why, what could stand there, and what else can be done with it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coping_gui.essay.finding import Category
from coping_gui.gui.category_widgets import PatternSwatch
from coping_gui.gui.flow_layout import FlowLayout
from coping_gui.gui.models import FindingRow
from coping_gui.gui.parts import button, label, visible_blanks
from coping_gui.gui.theme import current_theme
from coping_gui.gui.wording import category_name, sentence

WIDTH = 300
_MOST_SUGGESTIONS = 6
_GAP = 6


class FindingPopover(QFrame):
    """Shows one finding beside its mark; closes on Esc, on a click elsewhere and when its finding is gone.

    Enter takes the first suggestion, a number any of them; Tab goes to the buttons. It is a child widget, not a popup
    window: no grabs, the same on every platform.
    """

    accept_requested = Signal(int, int)
    """Id, number of the suggestion."""
    ignore_requested = Signal(int)
    ignore_everywhere_requested = Signal(int)
    ignore_rule_requested = Signal(str)
    add_to_dictionary_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("finding_popover")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.row: FindingRow | None = None
        self._swatch = PatternSwatch()
        self._category = label("", "strong", "popover_category")
        self._message = label("", "muted", "popover_message", wrap=True)
        self._reason = label("", "small", "popover_reason", wrap=True)
        self._suggestions = QWidget()
        self._suggestions.setObjectName("popover_suggestions")
        self._flow = FlowLayout(self._suggestions, spacing=6)
        self._buttons: list[QPushButton] = []
        self._build()
        self._cast_shadow()
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._swatch)
        head.addWidget(self._category)
        head.addStretch(1)
        self._ignore = button(self.tr("Ignore"), "quiet", "popover_ignore", self._ignore_here)
        self._rule = button(self.tr("Ignore rule"), "quiet", "popover_ignore_rule", self._ignore_rule)
        self._everywhere = button(
            self.tr("Ignore everywhere"), "quiet", "popover_ignore_everywhere", self._ignore_everywhere
        )
        self._everywhere.setToolTip(self.tr("Ignore wherever these words are marked for this reason"))
        self._dictionary = button(self.tr("Add to dictionary"), "quiet", "popover_dictionary", self._learn)
        foot = FlowLayout(spacing=2)
        for one in (self._ignore, self._everywhere, self._rule, self._dictionary):
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._message)
        column.addWidget(self._reason)
        column.addWidget(self._suggestions)
        column.addLayout(foot)

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(22)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)

    def show_finding(self, row: FindingRow, mark: QRect) -> None:
        """Show a finding under (or above) its mark, whose place is given in the parent's coordinates."""
        self.row = row
        finding = row.finding
        self._swatch.set_category(finding.category)
        self._category.setText(category_name(finding.category))
        self._category.setStyleSheet(f"color: {current_theme().category[finding.category]};")
        self._message.setText(finding.message)
        self._reason.setText(sentence(finding.reason))
        self._reason.setVisible(bool(finding.reason) and finding.reason != finding.message)
        self._dictionary.setVisible(finding.category is Category.SPELLING)
        self._fill(row)
        self.setAccessibleName(self.tr("{kind}: {what}").format(kind=category_name(finding.category), what=row.before))
        self.setAccessibleDescription(finding.message)
        self._place(mark)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popover(self) -> None:
        """Close it; `closed` is told when it was open."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
        self.row = None

    def _fill(self, row: FindingRow) -> None:
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._suggestion(n, s) for n, s in enumerate(row.finding.suggestions[:_MOST_SUGGESTIONS])]
        self._suggestions.setVisible(bool(self._buttons))

    def _suggestion(self, number: int, suggestion: str) -> QPushButton:
        text = visible_blanks(suggestion).replace("&", "&&") if suggestion else self.tr("Remove")
        made = button(text, "primary" if number == 0 else "secondary", f"popover_suggestion_{number}")
        made.setMaximumWidth(WIDTH - 26)
        made.setToolTip(self.tr("Key {n}").format(n=number + 1))
        made.clicked.connect(lambda _checked=False: self._accept(number))
        self._flow.addWidget(made)
        return made

    def _place(self, mark: QRect) -> None:
        self.setFixedWidth(WIDTH)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = max(layout.totalHeightForWidth(WIDTH), layout.totalMinimumSize().height())
        size = QSize(WIDTH, height)
        self.resize(size)
        room = self.window().rect().adjusted(8, 8, -8, -8)
        at = QPoint(min(mark.left() - 8, room.right() - size.width()), mark.bottom() + _GAP)
        if at.y() + size.height() > room.bottom():
            at.setY(mark.top() - _GAP - size.height())
        self.move(max(room.left(), at.x()), max(room.top(), at.y()))

    def showEvent(self, event: QShowEvent) -> None:
        """While it is open, it looks for clicks elsewhere; a filter that stays would see each key that is typed."""
        super().showEvent(event)
        QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click outside closes it."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and self.isVisible():
            place = self.mapFromGlobal(event.globalPosition().toPoint())
            inside = self.rect().contains(place)
            if isinstance(watched, QWidget) and watched.window() is self.window() and not inside:
                self.close_popover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        elif 0 <= number < len(self._buttons) and not event.modifiers():
            self._accept(number)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusPreviousChild()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused.hasFocus():
                focused.click()
            elif self._buttons:
                self._accept(0)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round within the popover."""
        focusable = [b for b in self.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        focusable.sort(key=lambda b: (b.mapTo(self, QPoint()).y(), b.mapTo(self, QPoint()).x()))
        if not focusable:
            return False
        at = focusable.index(self.focusWidget()) if self.focusWidget() in focusable else -1  # pyright: ignore[reportArgumentType]
        focusable[(at + (1 if next else -1)) % len(focusable)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _accept(self, number: int) -> None:
        row = self._leave()
        if row is not None:
            self.accept_requested.emit(row.id, number)

    def _ignore_here(self) -> None:
        row = self._leave()
        if row is not None:
            self.ignore_requested.emit(row.id)

    def _ignore_everywhere(self) -> None:
        row = self._leave()
        if row is not None:
            self.ignore_everywhere_requested.emit(row.id)

    def _ignore_rule(self) -> None:
        row = self._leave()
        if row is not None:
            self.ignore_rule_requested.emit(row.finding.rule)

    def _learn(self) -> None:
        row = self._leave()
        if row is not None:
            self.add_to_dictionary_requested.emit(row.id)

    def _leave(self) -> FindingRow | None:
        row = self.row
        self.close_popover()
        return row
