"""What is asked about the whole essay at once: its outline and hints, its numbers, what it writes in two ways."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Finding
from coping_gui.gui.background import Lane, sentence
from coping_gui.gui.local_calls import LocalCalls, Outline
from coping_gui.review.session import SPACING, Session

if TYPE_CHECKING:
    from coping_gui.checks.structure.consistency.variation import Variation
    from coping_gui.checks.structure.measures import PartFacts

OUTLINE_MS = 400


class WholeEssay(QObject):
    """Asks in the background, in the thread of the plain-Python checks; the outline follows the text."""

    outlined = Signal(object)
    """An Outline of the essay as it stands."""
    noticed = Signal(str)
    """One sentence about what failed."""

    def __init__(self, thread: Lane, local: LocalCalls, parent: QObject) -> None:
        super().__init__(parent)
        self.local = local
        """Whom to ask."""
        self._thread = thread
        self._session: Session | None = None
        self._outlining = False
        self._timer = QTimer(self, singleShot=True, interval=OUTLINE_MS)
        self._timer.timeout.connect(self._outline)

    def begin(self, session: Session) -> None:
        """Another essay is open."""
        self._session = session

    def look_again(self) -> None:
        """Outline and hints are wanted anew, soon."""
        self._timer.start()

    def idle(self) -> bool:
        """Whether the outline is up to date."""
        return not (self._outlining or self._timer.isActive())

    def measure(self, on_done: "Callable[[Essay, tuple[PartFacts, ...]], None]") -> None:
        """Have the numbers about the essay worked out; `on_done` follows, with its snapshot, unless that fails."""
        if self._session is None:
            return
        essay, spacing = _snapshot(self._session)
        self._thread.submit(
            lambda: self.local.measured(essay, spacing),
            lambda parts: on_done(essay, parts),
            lambda error: self.noticed.emit(sentence(error)),
        )

    def find_variations(self, essay: Essay, arrived: "Callable[[tuple[Variation, ...] | None], None]") -> None:
        """Look for what an outlined essay writes in two ways; None arrives when that failed."""

        def failed(error: Exception) -> None:
            arrived(None)
            self.noticed.emit(sentence(error))

        self._thread.submit(lambda: self.local.variations(essay), arrived, failed)

    def _outline(self) -> None:
        if self._session is None or self._outlining:
            return
        session = self._session
        essay, spacing = _snapshot(session)
        self._outlining = True
        self._thread.submit(
            lambda: self.local.outline(essay, spacing),
            lambda answer: self._arrived(session, essay, answer),
            self._failed,
        )

    def _arrived(self, session: Session, snapshot: Essay, answer: Outline) -> None:
        self._outlining = False
        if session is self._session and len(snapshot.paragraphs) == len(session.pieces):
            self.outlined.emit(answer)
        else:
            self._timer.start()

    def _failed(self, error: Exception) -> None:
        self._outlining = False
        self.noticed.emit(sentence(error))


def _snapshot(session: Session) -> tuple[Essay, list[tuple[Finding, ...]]]:
    return session.current_essay(), [session.found_by(piece, SPACING) for piece in session.pieces]
