"""The window: structure left, the essay in the middle, review and export right. Lays out and wires, decides nothing."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coping_gui.gui.accept_desk import AcceptDesk
from coping_gui.gui.actions import Actions
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.choices_desk import ChoicesDesk
from coping_gui.gui.compare_desk import CompareDesk
from coping_gui.gui.decision_desk import DecisionDesk
from coping_gui.gui.dialog_opener import DialogOpener
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.file_desk import FileDesk
from coping_gui.gui.find_bar import FindBar
from coping_gui.gui.finding_popover import FindingPopover
from coping_gui.gui.fix_desk import FixDesk
from coping_gui.gui.notice_bar import NoticeBar
from coping_gui.gui.outline_corrections import OutlineCorrections
from coping_gui.gui.outline_panel import OutlinePanel
from coping_gui.gui.outline_wiring import OutlineWiring
from coping_gui.gui.page_view import local_files
from coping_gui.gui.print_desk import PrintDesk
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.review_wiring import Desks, ReviewWiring
from coping_gui.gui.side_panel import SidePanel
from coping_gui.gui.statistics_desk import StatisticsDesk
from coping_gui.gui.status_line import StatusLine
from coping_gui.gui.structure_desk import StructureDesk
from coping_gui.gui.tools_desk import ToolsDesk
from coping_gui.gui.top_bar import TopBar
from coping_gui.gui.welcome import Welcome
from coping_gui.gui.window_parts import Parts, Services

FIRST_SIZE = (1280, 800)
_NARROW = 1120
_OUTLINE_WIDTHS = (224, 264, 300)
_SIDE_WIDTHS = (312, 332, 372)
_WIDE = 1500


class MainWindow(QMainWindow):
    """One window, one essay; every worker ends before it is gone."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("COPING")
        self.resize(*FIRST_SIZE)
        self.setAcceptDrops(True)
        self.services = services
        self.actions_ = Actions(self)
        document = EssayDocument(self)
        view = EssayView(document)
        self.parts = Parts(
            self, self.actions_, TopBar(), NoticeBar(), OutlinePanel(), view, document, SidePanel(), StatusLine()
        )
        self.popover = FindingPopover(self)
        self.find_bar = FindBar(document, view)
        self._build()
        self.checks = CheckDesk(self.parts, services)
        self.review = ReviewDesk(document, view, self.checks.service, self)
        self.fixes = FixDesk(document, self.review)
        self.decisions = DecisionDesk(document, self.review)
        desks = Desks(self.review, self.fixes, self.decisions)
        self.wiring = ReviewWiring(self.parts, desks, self.popover, self.checks)
        self.outline = OutlineWiring(self.parts, self.review, self.decisions, self.checks)
        self.corrections = OutlineCorrections(self.parts, self.review, self.checks, services.corrections)
        self.structure = StructureDesk(self.parts, self.review, self.checks)
        self.files = FileDesk(self.parts, services, self.review, self.checks)
        self.dialogs = DialogOpener(self)
        self.accepting = AcceptDesk(self.parts, desks, self.outline, self.dialogs)
        self.choices = ChoicesDesk(self.parts, desks, self.outline, self.dialogs)
        self.statistics = StatisticsDesk(self.parts, services, self.checks, self.outline)
        self.comparing = CompareDesk(self.parts, services.background, desks, self.files.exports, self.dialogs)
        self.printing = PrintDesk(self.parts, self.review, self.files.exports, self.dialogs)
        self.tools = ToolsDesk(self.parts, services, self.review, self.checks, self.files, self.dialogs)
        self._wire()

    def _build(self) -> None:
        parts = self.parts
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(parts.outline)
        parts.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row.addWidget(self._canvas(), 1)
        row.addWidget(parts.side)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.top)
        column.addWidget(parts.notices)
        column.addWidget(self.find_bar)
        column.addWidget(middle, 1)
        column.addWidget(parts.status)
        self.setCentralWidget(whole)
        self._fill_top_bar()
        self._fit_panes()

    def _canvas(self) -> QWidget:
        """The calm ground around the page; the view's margins let it show."""
        canvas = QWidget()
        canvas.setObjectName("canvas")
        canvas.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(canvas)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.parts.view)
        Welcome(self.parts.view, [self.actions_[name] for name in ("open", "paste_essay", "batch")])
        return canvas

    def _fill_top_bar(self) -> None:
        top, actions = self.parts.top, self.actions_
        top.add(actions["undo"], "quiet", "undo_button")
        top.add(actions["redo"], "quiet", "redo_button")
        top.add(actions["open"], "secondary", "open_button")
        top.add(actions["export"], "primary", "export_button")
        button = top.add_menu(self.menu())
        actions.connect("menu", lambda: button.menu().popup(button.mapToGlobal(button.rect().bottomLeft())))

    def menu(self) -> QMenu:
        """The menu of everything the window can do."""
        menu = QMenu(self)
        menu.setObjectName("main_menu")
        recent = menu.addMenu(self.tr("Open recent"))
        recent.setObjectName("recent_menu")
        recent.aboutToShow.connect(lambda: self.fill_recent(recent))
        for group in (
            ("open", "paste_essay", "export", "print", "pdf", "batch"),
            ("undo", "redo", "find"),
            ("next", "previous", "suggestions", "accept", "ignore", "ignore_everywhere", "ignore_rule", "learn"),
            ("accept_safe", "accept_all", "accept_section"),
            ("check", "names", "compare", "statistics"),
        ):
            self._add_actions(menu, group)
        decisions = menu.addMenu(self.tr("Decisions"))
        self._add_actions(decisions, ("restore", "import_decisions", "export_decisions"))
        view = menu.addMenu(self.tr("Text size"))
        self._add_actions(view, ("zoom_in", "zoom_out", "zoom_reset"))
        menu.addSeparator()
        self._add_actions(menu, ("settings", "setup", "help", "quit"))
        return menu

    def _add_actions(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            menu.addAction(self.actions_[name])
        menu.addSeparator()

    def fill_recent(self, menu: QMenu) -> None:
        """List the files opened lately."""
        menu.clear()
        for path in self.files.recent():
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
        menu.setToolTipsVisible(True)
        if menu.isEmpty():
            menu.addAction(self.tr("No files yet")).setEnabled(False)

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self.files.open(path)

    def _wire(self) -> None:
        actions = self.actions_
        actions.connect("quit", self.close)
        actions.connect("find", self.find_bar.open)
        self.find_bar.closed.connect(self._focus_text)
        actions.connect("panes", self.next_pane)
        actions.connect("text", self.back_to_text)
        self.parts.view.scrolled.connect(self.popover.close_popover)
        self.popover.closed.connect(self._focus_text)
        self.wiring.text_wanted.connect(self._focus_text)
        self.outline.text_wanted.connect(self._focus_text)
        self.structure.text_wanted.connect(self._focus_text)
        self.files.many_dropped.connect(self.tools.show_batch)
        self.files.essay_opened.connect(self._focus_text)

    # -- panes

    def next_pane(self) -> None:
        """Put the focus into the next pane: structure, text, review or export."""
        parts = self.parts
        focus: QWidget | None = self.focusWidget()
        panes: list[QWidget] = [parts.outline, parts.view, parts.side]
        at = next((i for i, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), 0)
        target = panes[(at + 1) % len(panes)]
        if target is parts.view:
            self._focus_text()
        elif target is parts.side and parts.side.page() == SidePanel.REVIEW:
            parts.side.review.focus_list()
        elif target is parts.side:
            parts.side.export.focus_name()
        else:
            cards = parts.outline.cards()
            (cards[0] if cards else parts.outline).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def back_to_text(self) -> None:
        """Close the popover or the find bar, or put the focus back into the text."""
        if self.find_bar.isVisible():
            self.find_bar.hide()
        if self.popover.isVisible():
            self.popover.close_popover()
        self._focus_text()

    def _focus_text(self, _why: object = None) -> None:
        self.parts.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- for the application

    def begin(self, path: Path | None) -> None:
        """Open the file of the command line, if any, and offer what a crashed session left behind.

        Meanwhile what will check the essay is loaded, so that its first marks are there when it is.
        """
        self._focus_text()
        self.files.warm()
        if path is not None:
            self.files.open(path)
        self.files.recovery.offer()

    # -- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files dropped beside the page are opened, too."""
        event.acceptProposedAction()
        self.parts.view.files_dropped.emit(local_files(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self.popover.close_popover()
        self._fit_panes()

    def _fit_panes(self) -> None:
        width = self.width()
        size = 0 if width < _NARROW else 2 if width >= _WIDE else 1
        self.parts.outline.setFixedWidth(_OUTLINE_WIDTHS[size])
        self.parts.side.setFixedWidth(_SIDE_WIDTHS[size])
        self.parts.status.set_narrow(width < _NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        if not self.files.may_leave():
            event.ignore()
            return
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """End every worker and engine; safe to call twice."""
        self.popover.close_popover()
        self.files.shut_down()
        self.services.background.cancel_all()
        self.checks.close_engines()
        self.services.background.stop()
        self.checks.close_engines()  # what a thread started while it was being stopped

    def say_failure(self, text: str) -> None:
        """Tell of an unexpected failure in one sentence."""
        self.parts.say(text, problem=True)
