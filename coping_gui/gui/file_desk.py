"""Files: opening, the name in the top bar, what is unsaved, recent files."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.essay_opener import EssayOpener, Opened
from coping_gui.gui.notice_bar import Notice
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.window_parts import Parts, Services
from coping_gui.review.session import Session

_MOST_RECENT = 8
_READING = "reading"


class FileDesk(QObject):
    """Opens essays and knows which one is open."""

    essay_opened = Signal(object)
    """The Session."""

    def __init__(self, parts: Parts, services: Services, review: ReviewDesk, checks: CheckDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._services, self._review, self._checks = parts, services, review, checks
        self.opened: Opened | None = None
        self.opener = EssayOpener(services.background, services.settings.language, parts.window)
        self.opener.reading.connect(self._reading)
        self.opener.opened.connect(self._essay_read)
        self.opener.failed.connect(self._failed)
        parts.document.document.modificationChanged.connect(lambda _changed: self.show_name())
        parts.view.files_dropped.connect(self._dropped)
        parts.view.essay_pasted.connect(self.opener.take_text)
        parts.actions.connect("open", self.ask)
        parts.actions.connect("paste_essay", self._paste)
        self.show_name()

    # -- opening

    def ask(self) -> None:
        """Let the author choose a file and open it."""
        self.opener.ask(self._last_folder())

    def open(self, path: Path) -> None:
        """Open a file, after asking about unsaved work."""
        self.opener.open(path)

    def _paste(self) -> None:
        self.opener.take_text(QApplication.clipboard().text())

    def _dropped(self, files: list[Path]) -> None:
        self.open(files[0])

    def _reading(self, name: str) -> None:
        text = self.tr("Opening {name}…").format(name=name)
        self._parts.notices.say(Notice(text, key=_READING, on_cancel=self.opener.cancel))

    def _failed(self, text: str) -> None:
        self._parts.notices.withdraw(_READING)
        self._parts.say(text, problem=True, key="open failed")

    def _essay_read(self, opened: Opened) -> None:
        self._parts.notices.withdraw(_READING)
        self._parts.notices.withdraw("open failed")
        self.opened = opened
        session = Session(
            opened.essay, self._services.decisions, self._services.dictionary, self._checks.checker.settle
        )
        self._parts.view.takes_essay = False
        self._review.open(session)
        self._remember(opened.essay.source)
        self.show_name()
        self.essay_opened.emit(session)
        for warning in opened.essay.warnings:
            self._parts.say(warning)

    # -- names

    def name(self) -> str:
        """What the essay is called."""
        if self.opened is None:
            return ""
        source = self.opened.essay.source
        return source.name if source is not None else self.opened.essay.title or self.tr("Pasted text")

    def show_name(self) -> None:
        """Name and state in the top bar and the window's title."""
        edited = self._parts.document.document.isModified()
        self._parts.top.set_file(self.name(), edited)
        self._parts.window.setWindowTitle(f"{self.name()} – COPING" if self.opened is not None else "COPING")
        self._parts.actions.enable(("export", "compare", "print", "find", "check"), self.opened is not None)

    def recent(self) -> list[Path]:
        """Files opened lately that still exist, newest first."""
        stored = QSettings("coping", "window").value("recent", [])
        names = [stored] if isinstance(stored, str) else list(stored or [])  # pyright: ignore[reportArgumentType, reportCallIssue]
        return [path for name in names if (path := Path(str(name))).exists()]

    def _remember(self, source: Path | None) -> None:
        if source is None:
            return
        whole = source.resolve()
        names = [whole, *(path for path in self.recent() if path != whole)][:_MOST_RECENT]
        QSettings("coping", "window").setValue("recent", [str(path) for path in names])

    def _last_folder(self) -> str:
        recent = self.recent()
        return str(recent[0].parent) if recent else str(Path.home())

    # -- leaving

    def may_leave(self) -> bool:
        """Whether the window may close."""
        return True

    def shut_down(self) -> None:
        """Stop what is under way."""
        self.opener.cancel()
