"""Keeps a recovery copy while there is something to lose, and offers the copies of sessions that crashed."""

import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from coping_gui.errors import CopingError
from coping_gui.gui.background import sentence
from coping_gui.gui.essay_opener import Opened
from coping_gui.gui.notice_bar import Notice
from coping_gui.gui.window_parts import Parts, Services
from coping_gui.review.recovery import RecoveryCopy, Rescued, left_behind
from coping_gui.review.session import Session

DELAY_MS = 2000
"""From the first change to the copy; a promise of five seconds leaves room for a slow disk."""
_KEY = "recovery"


class RecoveryDesk(QObject):
    """One copy a window; removed when the work is exported, discarded or restored elsewhere."""

    rescued = Signal(object)
    """The Rescued that the author wants back."""

    def __init__(self, parts: Parts, services: Services) -> None:
        super().__init__(parts.owner)
        self._parts, self._services = parts, services
        self._folder = services.data_folder / "recovery"
        self._copy = RecoveryCopy(self._folder)
        self._lock: QLockFile | None = None
        self._session: Session | None = None
        self._opened: Opened | None = None
        self._name = ""
        self._writing = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._write)
        parts.document.edited.connect(self._changed)
        parts.document.document.modificationChanged.connect(self._modification_changed)

    def begin(self, opened: Opened, session: Session, name: str) -> None:
        """Another essay is open; pasted text is kept from the first moment, for it is nowhere else."""
        self.forget()
        self._opened, self._session = opened, session
        self._name = name
        if opened.essay.source is None and opened.essay.words:
            self._timer.start()

    def keep(self) -> None:
        """Write a copy soon, though nothing was typed yet."""
        self._timer.start()

    def forget(self) -> None:
        """Nothing is to be lost any more."""
        self._timer.stop()
        self._session = None
        self._copy.remove()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def offer(self) -> None:
        """Offer what an earlier session left behind, if there is anything; looked for in the background."""
        folder = self._folder
        self._services.background.run(
            lambda _job: left_behind(folder, is_held), self._offer, lambda error: self._parts.say(sentence(error))
        )

    def _offer(self, found: list[Rescued]) -> None:
        for rescued in reversed(found):
            when = datetime.fromtimestamp(rescued.saved).strftime("%Y-%m-%d %H:%M")
            text = self.tr("COPING ended without saving “{name}”; a copy of {when} is here.")
            actions = (
                (self.tr("Restore"), lambda r=rescued: self._restore(r)),
                (self.tr("Discard"), lambda r=rescued: r.file.unlink(missing_ok=True)),
            )
            words = text.format(name=rescued.name, when=when)
            self._parts.notices.say(Notice(words, key=f"{_KEY} {rescued.file.name}", actions=actions))

    def _restore(self, rescued: Rescued) -> None:
        self.rescued.emit(rescued)

    def _changed(self, _pieces: object) -> None:
        if self._session is not None and not self._timer.isActive():
            self._timer.start()

    def _modification_changed(self, modified: bool) -> None:
        if not modified and self._opened is not None and self._opened.essay.source is not None:
            self._timer.stop()
            self._copy.remove()

    def _write(self) -> None:
        session, opened = self._session, self._opened
        if session is None or opened is None:
            return
        if self._writing:
            self._timer.start()
            return
        if self._lock is None:
            self._lock = _lock(self._copy.file)
        revised, name, copy = tuple(session.manuscript.revised()), self._name, self._copy
        self._writing = True
        self._services.background.run(
            lambda _job: copy.write(session.essay, revised, name, opened.digest, time.time()),
            lambda _none: self._written(session),
            self._failed,
        )

    def _written(self, session: Session) -> None:
        self._writing = False
        if session is not self._session:
            self._copy.remove()

    def _failed(self, error: Exception) -> None:
        self._writing = False
        if isinstance(error, CopingError):
            self._parts.say(
                self.tr("There is no recovery copy of your work: {why}").format(why=str(error)), problem=True
            )


def _lock(file: Path) -> QLockFile:
    """Held while this session lives; the system frees it when the process dies, however it dies."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    lock.tryLock(0)
    return lock


def is_held(file: Path) -> bool:
    """Whether the session that writes this recovery copy is still running."""
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return True
    lock.unlock()
    return False
