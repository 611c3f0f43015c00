"""The inspector card: the current finding, what would replace it and why, and everything that can be done with it."""

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from coping_gui.essay.finding import Category
from coping_gui.gui.category_widgets import PatternSwatch
from coping_gui.gui.flow_layout import FlowLayout
from coping_gui.gui.models import FindingRow
from coping_gui.gui.parts import (
    ElidedLabel,
    breakable,
    button,
    label,
    laid_out,
    order_focus,
    tool_button,
    visible_blanks,
)
from coping_gui.gui.theme import current_theme
from coping_gui.gui.wording import (
    category_name,
    grouped,
    origin_text,
    replacement_text,
    row_sentence,
    sentence,
    shortened_middle,
    tier_name,
)

_SHOWN_SUGGESTIONS = 4
"""Other suggestions that get a button of their own; the rest are in the More menu."""


class FindingCard(QFrame):
    """One finding at a time, or a sentence that helps when there is none."""

    accept_requested = Signal(int, int)
    """Id, number of the suggestion."""
    ignore_requested = Signal(int)
    ignore_everywhere_requested = Signal(int)
    ignore_rule_requested = Signal(str)
    add_to_dictionary_requested = Signal(int)
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finding_card")
        self.row: FindingRow | None = None
        self._swatch = PatternSwatch()
        self._category = label("", "strong", "card_category")
        self._tier = ElidedLabel(name="card_tier")
        self._tier.setProperty("role", "faint")
        self._place = label("", "faint", "card_place")
        self._change = QLabel()
        self._message = label("", "muted", "card_message", wrap=True)
        self._reason = label("", "small", "card_reason", wrap=True)
        self._origin = ElidedLabel(name="card_origin")
        self._origin.setProperty("role", "faint")
        self._rule_off = button(self.tr("Switch this rule off"), "quiet", "switch_rule_off", self._switch_rule_off)
        self._others = QWidget()
        self._other_buttons = FlowLayout(self._others)
        self._create_buttons()
        self._build()
        self.show_finding(None, 0, 0)

    def show_finding(self, row: FindingRow | None, place: int, total: int) -> None:
        """Show a finding and that it is the `place`th (from 1) of `total`; 0 names no place; None hides the card."""
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            return
        finding = row.finding
        self._swatch.set_category(finding.category)
        self._category.setText(category_name(finding.category))
        self._category.setToolTip(self.tr("Rule {rule}, by {engine}").format(rule=finding.rule, engine=finding.engine))
        self._tier.set_whole(tier_name(finding.tier))
        place_text = self.tr("{place} of {total}").format(place=grouped(place), total=grouped(total))
        self._place.setText(place_text if place else "")
        self._message.setText(breakable(finding.message))
        self._reason.setText(breakable(sentence(finding.reason)))
        self._reason.setVisible(bool(finding.reason) and finding.reason != finding.message)
        self._origin.set_whole(origin_text(finding))
        self._rule_off.setToolTip(self.tr("Never show findings of rule {rule} again").format(rule=finding.rule))
        self._show_change(row)
        self._show_buttons(row)
        self.setAccessibleName(row_sentence(row))
        self.setAccessibleDescription(finding.reason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        if event.type() is QEvent.Type.PaletteChange and self.row is not None:
            self._show_change(self.row)
        super().changeEvent(event)

    def _show_change(self, row: FindingRow) -> None:
        theme = current_theme()
        before = escape(breakable(shortened_middle(visible_blanks(row.before) or "·")))
        after = escape(breakable(shortened_middle(replacement_text(row.after))))
        if row.after is None:
            text = f'<span style="font-weight:600">{before}</span>'
        else:
            new = f'<span style="font-weight:600">{after}</span>' if row.after else f"<i>{after}</i>"
            text = f'<s style="color:{theme.muted}">{before}</s>&nbsp; →&nbsp; {new}'
        self._change.setText(text)
        self._change.setAccessibleName(row_sentence(row))
        self._category.setStyleSheet(f"color: {theme.category[row.finding.category]};")

    def _show_buttons(self, row: FindingRow) -> None:
        suggestions = row.finding.suggestions
        self._accept.setVisible(bool(suggestions))
        self._dictionary.setVisible(row.finding.category is Category.SPELLING)
        while self._other_buttons.count():
            item = self._other_buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for choice in range(1, min(len(suggestions), _SHOWN_SUGGESTIONS + 1)):
            self._other_buttons.addWidget(self._suggestion_button(suggestions[choice], choice))
        order_focus(self._next, *laid_out(self._other_buttons), self._accept)
        self._others.setVisible(len(suggestions) > 1)
        self._others.updateGeometry()

    def _suggestion_button(self, suggestion: str, choice: int) -> QPushButton:
        text = shortened_middle(replacement_text(suggestion), 34)
        tip = self.tr("Use “{text}” instead").format(text=suggestion)
        made = button(text.replace("&", "&&"), "secondary", f"suggestion_{choice}", tip=tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _checked=False, choice=choice: self._accept_choice(choice))
        return made

    def _create_buttons(self) -> None:
        tr = self.tr
        self._previous = tool_button("‹", "previous_finding", tr("Previous finding"), tr("Previous finding (Shift+F8)"))
        self._next = tool_button("›", "next_finding", tr("Next finding"), tr("Next finding (F8)"))
        self._previous.clicked.connect(lambda _checked=False: self.previous_requested.emit())
        self._next.clicked.connect(lambda _checked=False: self.next_requested.emit())
        for arrow in (self._previous, self._next):
            arrow.setFixedSize(24, 26)
            arrow.setProperty("arrow", True)
        accept_tip = tr("Make this change (Alt+Enter)")
        self._accept = button(tr("Accept"), "primary", "accept", lambda: self._accept_choice(0), accept_tip)
        ignore_tip = tr("Not a mistake here (Alt+I)")
        self._ignore = button(
            tr("Ignore"), "secondary", "ignore", lambda: self._emit_id(self.ignore_requested), ignore_tip
        )
        self._dictionary = button(tr("Add to dictionary"), "quiet", "add_to_dictionary")
        self._dictionary.clicked.connect(lambda _checked=False: self._emit_id(self.add_to_dictionary_requested))
        self._dictionary.setToolTip(tr("Never mark this word again, in any essay"))
        self._more = tool_button("···", "finding_more", tr("More"), tr("More that can be done with this finding"))
        self._more.clicked.connect(lambda _checked=False: self._open_menu())
        self._more.setProperty("arrow", True)
        self._more.setFixedSize(28, 30)

    def more_menu(self) -> QMenu:
        """The menu of everything else that can be done with the finding; made anew each time."""
        menu = QMenu(self)
        row = self.row
        if row is None:
            return menu
        for choice in range(_SHOWN_SUGGESTIONS + 1, len(row.finding.suggestions)):
            text = self.tr("Use “{text}”").format(text=row.finding.suggestions[choice])
            menu.addAction(text.replace("&", "&&"), partial(self._accept_choice, choice))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("Ignore everywhere"), partial(self._emit_id, self.ignore_everywhere_requested))
        menu.addAction(self.tr("Switch this rule off"), self._switch_rule_off)
        if row.finding.category is not Category.SPELLING:
            menu.addAction(self.tr("Add to dictionary"), partial(self._emit_id, self.add_to_dictionary_requested))
        return menu

    def _accept_choice(self, choice: int) -> None:
        if self.row is not None:
            self.accept_requested.emit(self.row.id, choice)

    def _emit_id(self, signal: SignalInstance) -> None:
        if self.row is not None:
            signal.emit(self.row.id)

    def _switch_rule_off(self) -> None:
        if self.row is not None:
            self.ignore_rule_requested.emit(self.row.finding.rule)

    def _open_menu(self) -> None:
        menu = self.more_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _build(self) -> None:
        self._change.setObjectName("card_change")
        self._change.setTextFormat(Qt.TextFormat.RichText)
        self._change.setWordWrap(True)
        self._others.setObjectName("other_suggestions")
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 9, 9, 10)
        column.setSpacing(6)
        column.addLayout(self._header())
        for part in (self._change, self._message, self._reason, self._others):
            column.addWidget(part)
        column.addLayout(self._action_row())
        column.addLayout(self._origin_row())

    def _origin_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._origin, 1)
        row.addWidget(self._rule_off)
        return row

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._swatch)
        row.addWidget(self._category)
        row.addWidget(self._tier, 1)
        row.addWidget(self._place)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        return row

    def _action_row(self) -> QHBoxLayout:
        actions = QWidget()
        wrapping = FlowLayout(actions, spacing=6)
        for part in (self._accept, self._ignore, self._dictionary):
            wrapping.addWidget(part)
        row = QHBoxLayout()
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(2)
        row.addWidget(actions, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        return row
