"""Files: opening, the name in the top bar, what is unsaved, recent files."""

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.essay_opener import EssayOpener, Opened
from coping_gui.gui.export_desk import ExportDesk
from coping_gui.gui.local_calls import Outline
from coping_gui.gui.memory import recall, remember
from coping_gui.gui.notice_bar import Notice
from coping_gui.gui.recovery_desk import RecoveryDesk
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.window_parts import Parts, Services
from coping_gui.review.recovery import Rescued
from coping_gui.review.session import Session

_MOST_RECENT = 8
_READING = "reading"


class FileDesk(QObject):
    """Opens essays and knows which one is open."""

    essay_opened = Signal(object)
    """The Session."""
    many_dropped = Signal(object)
    """Several files, or a folder, that were dropped: a list of paths for the batch."""

    def __init__(self, parts: Parts, services: Services, review: ReviewDesk, checks: CheckDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._services, self._review, self._checks = parts, services, review, checks
        self.opened: Opened | None = None
        self.ask_to_leave: Callable[[str], bool | None] = self._ask_to_leave
        """Asks what to do with unsaved work: True to export it, False to discard it, None to stay."""
        self.opener = EssayOpener(services.background, services.settings.language, parts.window)
        self.opener.reading.connect(self._reading)
        self.opener.opened.connect(self._essay_read)
        self.opener.failed.connect(self._failed)
        parts.document.document.modificationChanged.connect(self.show_name)
        parts.document.edited.connect(self._text_edited)
        self.exports = ExportDesk(parts, services.background, review)
        self.exports.exported.connect(self.show_name)
        self.recovery = RecoveryDesk(parts, services)
        self.recovery.rescued.connect(self._restore)
        checks.service.whole.outlined.connect(self._outlined)
        parts.view.files_dropped.connect(self._dropped)
        parts.view.essay_pasted.connect(self.opener.take_text)
        parts.actions.connect("open", self.ask)
        parts.actions.connect("paste_essay", self._paste)
        self.new()

    # -- opening

    def new(self) -> None:
        """Begin with an empty page: what is typed there is checked; what is pasted there is opened."""
        empty = Opened(Essay((Paragraph(""),)))
        self._begin(empty, self._checks.session(empty.essay))
        self._parts.view.takes_essay = True
        self.show_name()

    def ask(self) -> None:
        """Let the author choose a file and open it."""
        self.opener.ask(self._last_folder())

    def open(self, path: Path) -> None:
        """Open a file, after asking about work that would be lost."""
        if self.may_leave():
            self.warm()
            self.opener.open(path)

    def warm(self) -> None:
        """An essay is coming: start what will check it, in the background."""
        chosen = self.opener.language
        self._checks.service.warm("en-US" if chosen == "auto" else chosen)

    def _paste(self) -> None:
        if self.may_leave():
            self.opener.take_text(QApplication.clipboard().text())

    def _dropped(self, files: list[Path]) -> None:
        if len(files) == 1 and not files[0].is_dir():
            self.open(files[0])
        else:
            self.many_dropped.emit(files)

    def _reading(self, name: str) -> None:
        text = self.tr("Opening {name}…").format(name=name)
        self._parts.notices.say(Notice(text, key=_READING, on_cancel=self.opener.cancel))

    def _failed(self, text: str) -> None:
        self._parts.notices.withdraw(_READING)
        self._parts.say(text, problem=True, key="open failed")

    def _essay_read(self, opened: Opened) -> None:
        self._parts.notices.withdraw(_READING)
        self._parts.notices.withdraw("open failed")
        self._begin(opened, self._checks.session(opened.essay))
        self._remember(opened.essay.source)

    def _restore(self, rescued: Rescued) -> None:
        """Go on from a recovery copy: the essay as it was opened, the text as it was left."""
        opened = Opened(rescued.essay, rescued.digest)
        self._begin(opened, self._checks.session(rescued.essay, rescued.revised))
        self._parts.document.document.setModified(True)
        rescued.file.unlink(missing_ok=True)
        self.recovery.keep()

    def _begin(self, opened: Opened, session: Session) -> None:
        gc.unfreeze()
        gc.collect()
        self.opened = opened
        self._parts.view.takes_essay = False
        self._review.open(session)
        self.exports.begin(opened)
        self.recovery.begin(opened, session, self.name())
        self.show_name()
        self.essay_opened.emit(session)
        gc.freeze()  # what was loaded stays: looking through it again and again would make typing stutter
        for warning in opened.essay.warnings:
            self._parts.say(warning)

    def _outlined(self, outline: Outline) -> None:
        self.exports.hints, self.exports.outline = outline.hints, outline.essay

    # -- names

    def name(self) -> str:
        """What the essay is called."""
        if self.opened is None or (self._parts.view.takes_essay and self._is_empty()):
            return ""
        source = self.opened.essay.source
        if source is not None:
            return source.name
        return self.opened.essay.title or self.tr("Untitled")

    def _is_empty(self) -> bool:
        return self._parts.document.document.isEmpty()

    def show_name(self, _why: object = None) -> None:
        """Name and state in the top bar and the window's title."""
        edited = self._parts.document.document.isModified()
        name = self.name()
        self._parts.top.set_file(name, edited)
        self._parts.window.setWindowTitle(f"{name} – COPING" if name else "COPING")
        self._parts.actions.enable(
            ("export", "find", "check", "print", "pdf", "compare", "statistics"), not self._is_empty()
        )

    def recent(self) -> list[Path]:
        """Files opened lately that still exist, newest first."""
        names: list[object] = recall("recent", [])
        return [path for name in names if (path := Path(str(name))).exists()]

    def _text_edited(self, _pieces: object) -> None:
        untouched = self.opened is not None and self.opened.essay.source is None and self._is_empty()
        if untouched != self._parts.view.takes_essay:
            self._parts.view.takes_essay = untouched
            self.show_name()

    def _remember(self, source: Path | None) -> None:
        if source is None:
            return
        whole = source.resolve()
        names = [whole, *(path for path in self.recent() if path != whole)][:_MOST_RECENT]
        remember("recent", [str(path) for path in names])

    def _last_folder(self) -> str:
        recent = self.recent()
        return str(recent[0].parent) if recent else str(Path.home())

    # -- leaving

    def may_leave(self) -> bool:
        """Whether the essay may be left: asks once when there is unsaved work."""
        if self.opened is None or not self._parts.document.document.isModified():
            return True
        text = self.tr("“{name}” has changes that are not exported.").format(name=self.name())
        answer = self.ask_to_leave(text)
        if answer is None:
            return False
        if not answer:
            self._parts.document.document.setModified(False)
            return True
        self._parts.side.show_export()
        return False

    def _ask_to_leave(self, text: str) -> bool | None:
        box = QMessageBox(QMessageBox.Icon.Question, "COPING", text, parent=self._parts.window)
        export = box.addButton(self.tr("Export…"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(export)
        box.exec()
        return True if box.clickedButton() is export else False if box.clickedButton() is discard else None

    def shut_down(self) -> None:
        """Stop what is under way; what was discarded or exported needs no recovery copy."""
        self.opener.cancel()
        self.recovery.forget()
