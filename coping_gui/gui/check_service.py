"""Keeps the findings up to date: asks each lane for the next paragraphs, most urgent first, and waits for no answer.

A lane is given new work only when it is idle, so nothing stale is ever queued: the paragraph just edited comes first,
then what is visible, then the rest. A result carries the snapshot it was made of; the session drops what is stale.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coping_gui.checks.grammar.engine import GrammarEngine
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.gui.background import Background, Lane, sentence
from coping_gui.gui.check_lane import LATE, OWN, CheckLane
from coping_gui.gui.document_habits import DocumentHabits
from coping_gui.gui.local_calls import LocalCalls
from coping_gui.gui.look_ahead import AheadPiece, LookAhead
from coping_gui.gui.whole_essay import WholeEssay
from coping_gui.review.manuscript import Piece
from coping_gui.review.session import SPACING, Session

if TYPE_CHECKING:
    from coping_gui.checks.checker import Checker

DEBOUNCE_MS = 150
RETRY_MS = 65_000
"""After an engine failed it rests for a minute; then it is tried again, and after twice the time once more."""

Findings = tuple[Finding, ...]


class CheckService(QObject):
    """Drives the checks of one session at a time."""

    findings_changed = Signal(object)
    """The pieces whose open findings are new, as a list."""
    progressed = Signal(int, int)
    """Paragraph checks done and in all, over every lane; equal when all text is checked."""
    noticed = Signal(str)
    """One sentence about what cannot be checked and why; each engine says it once."""

    def __init__(
        self, background: Background, local: LocalCalls, checker: "Callable[[], Checker]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._local = local
        self._checker = checker
        self._session: Session | None = None
        self._lanes: dict[str, CheckLane] = {}
        self._local_thread = background.lane("local checks")
        self.whole = WholeEssay(self._local_thread, local, self)
        """What is asked about the whole essay."""
        self.whole.noticed.connect(self.noticed)
        self.habits = DocumentHabits(self._local_thread, background.lane("habits"), local)
        """What the whole document says of itself."""
        self._ahead = LookAhead()
        self._edited: dict[Piece, None] = {}
        self.visible: Callable[[], Sequence[Piece]] = tuple
        """Gives the pieces that the author sees; asked in the GUI thread."""
        self._debounce = self._timer(DEBOUNCE_MS, self._take_edited)
        self._retry = self._timer(RETRY_MS, self._try_again)
        self._warm_for = ""
        self._add_lane(SPACING, None, self._local_thread)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer

    # -- what the window calls

    def add_engine(self, engine: GrammarEngine) -> None:
        """Use one more engine from now on; what is open is checked by it, too."""
        if engine.name in self._lanes:
            return
        thread = self._local_thread if engine.name == OWN else self._background.lane(engine.name)
        lane = self._add_lane(engine.name, engine, thread)
        if self._warm_for and lane.name not in LATE:
            lane.warm(self._warm_for, self._cold(lane))
        if self._session is not None:
            for piece in self._session.pieces:
                if piece.text.strip():
                    lane.add(piece, urgent=False)
            self._go_on()

    def warm(self, language: str = "en-US") -> None:
        """Text is coming: start what its first marks come from, in the background, while it is chosen and read."""
        if not self._warm_for:
            self._local_thread.submit(self._local.start, _ignore, _ignore)  # the first question tells what is wrong
            self.habits.warm()
        self._warm_for = language
        for lane in self._lanes.values():
            if lane.name not in LATE:
                lane.warm(language, self._cold(lane))

    def check(self, session: Session) -> None:
        """Check a whole session from now on; the one before is forgotten."""
        self._session = session
        self.whole.begin(session)
        self.habits.forget()
        self._edited.clear()
        self._ahead.clear()
        for lane in self._lanes.values():
            lane.clear()
            lane.rest = dict.fromkeys(piece for piece in session.pieces if piece.text.strip())
            lane.failed = lane.told = False
        self._retry.setInterval(RETRY_MS)
        if any(piece.text.strip() for piece in session.pieces):
            self.warm(session.essay.language)
        self._learn_habits()
        self._tell_progress()
        self._tell_language(session)

    def restart(self, local: LocalCalls) -> None:
        """Check with other settings: engines are to be added again; late results of the old ones are dropped."""
        for name, lane in self._lanes.items():
            if name not in (SPACING, OWN):
                lane.thread.stop()
        self._local = self.whole.local = self.habits.local = local
        self._lanes = {}
        self._warm_for = ""
        self._add_lane(SPACING, None, self._local_thread)
        self.check_again()

    def engines_complete(self) -> None:
        """All engines were added: findings of those that are in use no longer are closed."""
        if self._session is not None:
            self.findings_changed.emit(self._session.close_others(self._lanes))

    def check_again(self) -> None:
        """Forget all results and check the whole text anew (F7)."""
        if self._session is not None:
            self._session.forget_results()
            self.check(self._session)

    def edited(self, pieces: Iterable[Piece]) -> None:
        """These pieces have another text now; they are checked when the author pauses."""
        if self._session is not None and not self._warm_for:
            self.warm(self._session.essay.language)
        self._edited.update(dict.fromkeys(pieces))
        self._debounce.start()
        self.whole.look_again()

    def idle(self) -> bool:
        """Whether all text is checked and outlined, as far as the engines answer."""
        waiting = any(lane.busy or ((lane.waiting or lane.ahead) and not lane.failed) for lane in self._lanes.values())
        return not (waiting or self._edited) and self.whole.idle()

    def failed(self) -> tuple[str, ...]:
        """The lanes that could not answer."""
        return tuple(lane.name for lane in self._lanes.values() if lane.failed)

    # -- taking work

    def _add_lane(self, name: str, engine: GrammarEngine | None, thread: Lane) -> CheckLane:
        self._lanes[name] = CheckLane(name, thread, engine)
        return self._lanes[name]

    def _learn_habits(self) -> None:
        if self._session is not None:
            texts = [piece.text for piece in self._session.pieces]
            self.habits.learn(texts, self._go_on, self._habits_failed)

    def _habits_failed(self, error: Exception) -> None:
        self._lanes[SPACING].failed = True
        self.noticed.emit(sentence(error))

    def _tell_language(self, session: Session) -> None:
        """Say what stands back where the text is not English."""
        if session.essay.language.split("-")[0] != "en" and any(piece.text.strip() for piece in session.pieces):
            from coping_gui.checks.checker import stood_back

            self.noticed.emit(stood_back(session.essay.language))

    def _take_edited(self) -> None:
        if self._session is None:
            return
        current = set(self._session.pieces)
        for piece in [piece for piece in self._edited if piece in current]:
            known = self._session.answered(piece)
            if known:
                self._session.refresh(piece)
            self._ahead.forget(piece, self._lanes.values())
            for lane in self._lanes.values():
                lane.drop(piece)
                if lane.name not in known and piece.text.strip():
                    lane.add(piece, urgent=True)
        edited = [piece for piece in self._edited if piece in current]
        self.findings_changed.emit(edited)
        self._ahead.want(self._session, edited, self._lanes.values())
        self._edited.clear()
        self._session.trim()
        self._learn_habits()
        self._go_on()

    def _go_on(self) -> None:
        for lane in self._lanes.values():
            if not (lane.busy or lane.failed) and (self.habits.profiled if lane.name == SPACING else self.habits.known):
                self._start_batch(lane)
        self._warm_the_late()
        self._tell_progress()

    def _warm_the_late(self) -> None:
        """When all else is done: an edit must not wait for the start of an engine that only remembered so far."""
        session, lanes = self._session, self._lanes.values()
        if (
            session is None
            or not self.habits.known
            or any(lane.busy or lane.waiting for lane in lanes if not lane.failed)
        ):
            return
        for lane in lanes:
            if lane.name in LATE and not lane.failed:
                lane.warm(session.essay.language, self._cold(lane))

    def _cold(self, lane: CheckLane) -> Callable[[Exception], None]:
        """What to do when an engine does not start: while paragraphs are on their way, they tell."""
        return lambda error: None if lane.busy else self._lane_failed(lane, error)

    def _try_again(self) -> None:
        self._retry.setInterval(2 * self._retry.interval())
        for lane in self._lanes.values():
            if lane.engine is not None:
                lane.failed, lane.warm_for = False, ""
        self._go_on()

    def _start_batch(self, lane: CheckLane) -> None:
        session = self._session
        if session is None:
            return
        pieces = lane.take(self.visible(), lambda piece: self._ready(lane, piece))
        if not pieces:
            return
        snapshots = [piece.paragraph for piece in pieces]
        work = self._work(lane, session, pieces, snapshots)
        lane.busy = True
        lane.thread.submit(
            work,
            lambda found: self._arrived(lane, session, pieces, snapshots, found),
            lambda error: self._batch_failed(lane, pieces, error),
        )

    def _ready(self, lane: CheckLane, piece: Piece) -> bool:
        """Every other lane waits for the spacing findings of a piece, and all for the author's pause."""
        if self._session is None or (piece.source if isinstance(piece, AheadPiece) else piece) in self._edited:
            return False
        if lane.name == SPACING or self._lanes[SPACING].failed:
            return True
        return SPACING in self._session.answered(piece)

    def _work(
        self, lane: CheckLane, session: Session, pieces: Sequence[Piece], snapshots: Sequence[Paragraph]
    ) -> Callable[[], list[Findings]]:
        if lane.name == SPACING:
            return lambda: self._local.spacing(snapshots)
        spacing = [session.found_by(piece, SPACING) for piece in pieces]
        language = session.essay.language
        if lane.name == OWN:
            return lambda: self._local.own(snapshots, spacing, language)
        engine, checker = lane.engine, self._checker()
        assert engine is not None
        return lambda: checker.grammar(engine, snapshots, spacing, language)

    # -- results

    def _arrived(
        self,
        lane: CheckLane,
        session: Session,
        pieces: Sequence[Piece],
        snapshots: Sequence[Paragraph],
        found: Sequence[Findings],
    ) -> None:
        lane.busy = False
        if lane is not self._lanes.get(lane.name):
            return
        lane.told = False
        delivered = zip(pieces, snapshots, found, strict=True)
        fresh = [piece for one in delivered if (piece := self._deliver(session, lane, *one))]
        if session is self._session:
            self.findings_changed.emit(fresh)
            self._ahead.want(session, fresh, self._lanes.values())
            if lane.name == SPACING and not lane.waiting and not all(isinstance(one, AheadPiece) for one in pieces):
                self.whole.look_again()
        self._go_on()

    def _deliver(
        self, session: Session, lane: CheckLane, piece: Piece, snapshot: Paragraph, findings: Findings
    ) -> Piece | None:
        """Keep what a lane found; gives the piece of the essay whose findings are new."""
        if not isinstance(piece, AheadPiece):
            return piece if session.deliver(piece, snapshot, lane.name, findings) else None
        session.keep(snapshot, lane.name, findings)
        if not self._ahead.complete(session, piece, self._lanes.values()):
            return None
        self._ahead.forget(piece.source, self._lanes.values())
        session.refresh(piece.source)
        return piece.source

    def _batch_failed(self, lane: CheckLane, pieces: Sequence[Piece], error: Exception) -> None:
        for piece in pieces:  # they wait for the next try
            if not isinstance(piece, AheadPiece):
                lane.add(piece, urgent=False)
            elif self._ahead.wants(piece):
                lane.ahead[piece] = None
        self._lane_failed(lane, error)

    def _lane_failed(self, lane: CheckLane, error: Exception) -> None:
        lane.busy = False
        if lane is not self._lanes.get(lane.name):
            return
        lane.failed = True
        if isinstance(error, GrammarUnavailable) and lane.engine is not None:
            self._retry.start()
        if not lane.told:
            lane.told = True
            self.noticed.emit(sentence(error))
        if self._session is not None:  # the others wait for it no longer
            self._ahead.want(self._session, self._session.pieces, self._lanes.values())
        self._go_on()

    def _tell_progress(self) -> None:
        if self._session is None:
            return
        lanes = [lane for lane in self._lanes.values() if not lane.failed]
        total = len(lanes) * sum(bool(piece.text) for piece in self._session.pieces)
        if not total:
            self.progressed.emit(0, 0)
            return
        left = sum(lane.waiting for lane in lanes)
        busy = any(lane.busy for lane in lanes) or not (self.habits.known and self.habits.profiled)
        self.progressed.emit(max(0, total - left - (1 if busy else 0)), total)


def _ignore(_what: object) -> None:
    """Nothing is to be done about it."""
