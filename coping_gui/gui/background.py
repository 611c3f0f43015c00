"""The one place with threads: work gets a snapshot, its result comes back in the GUI thread, none outlives it."""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from coping_gui.errors import Cancelled

_log = logging.getLogger(__name__)


class Job:
    """One piece of background work: can be cancelled from the GUI thread, reports progress from its own."""

    def __init__(self, deliver: Callable[[Callable[[], None]], None]) -> None:
        self._cancelled = threading.Event()
        self._deliver = deliver
        self.on_progress: Callable[[int, int, str], None] | None = None
        """Called in the GUI thread with steps done, steps in all (0: unknown) and what is being done."""

    def cancel(self) -> None:
        """Ask the work to stop; its result, if it still comes, is dropped."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; for the work to look at between its steps."""
        return self._cancelled.is_set()

    def progress(self, done: int, total: int, what: str = "") -> None:
        """Tell the window how far the work is; may be called from any thread."""
        report = self.on_progress
        if report is not None and not self.cancelled():
            self._deliver(lambda: report(done, total, what))


class Background(QObject):
    """Runs work in threads and calls back in the thread it was created in, which must run Qt's event loop."""

    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopping = False
        self._threads: dict[Job, threading.Thread] = {}
        self._lanes: list[Lane] = []
        self._delivered.connect(self._call)

    def run(
        self,
        work: Callable[[Job], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        on_progress: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Start `work` in a thread of its own; `on_done` or `on_error` follows once, unless it was cancelled."""
        job = Job(self.deliver)
        job.on_progress = on_progress
        thread = threading.Thread(
            target=self._work, args=(job, work, on_done, on_error), name="coping job", daemon=True
        )
        self._threads[job] = thread
        thread.start()
        return job

    def lane(self, name: str) -> "Lane":
        """A thread that does one piece of work after another."""
        made = Lane(name, self)
        self._lanes.append(made)
        return made

    def deliver(self, call: Callable[[], None]) -> None:
        """Have `call` made in the GUI thread; nothing happens once the window is closing."""
        if self._stopping:
            return
        try:
            self._delivered.emit(call)
        except RuntimeError:  # the window went away between the two lines
            _log.debug("A late result was dropped.")

    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended (lanes not counted)."""
        return tuple(self._threads)

    def busy(self) -> bool:
        """Whether a job is running (lanes not counted)."""
        return bool(self._threads)

    def cancel_all(self) -> None:
        """Ask all jobs to stop and let no result through any more; waits for nothing."""
        self._stopping = True
        for job in tuple(self._threads):
            job.cancel()
        for lane in self._lanes:
            lane.stop()

    def stop(self) -> None:
        """Cancel everything and wait until every thread has ended; what is blocked elsewhere must be freed before."""
        self.cancel_all()
        for thread in [*self._threads.values(), *(lane.thread for lane in self._lanes)]:
            thread.join()
        self._threads.clear()
        self._lanes.clear()

    def _work(
        self,
        job: Job,
        work: Callable[[Job], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        try:
            result = work(job)
        except Exception as error:
            failure = error
            self.deliver(lambda: self._finish(job, lambda: on_error(failure)))
        else:
            self.deliver(lambda: self._finish(job, lambda: on_done(result)))

    def _finish(self, job: Job, call: Callable[[], None]) -> None:
        self._threads.pop(job, None)
        if not job.cancelled():
            call()

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        if not self._stopping:
            call()


class Lane:
    """One thread with a queue; made by Background.lane."""

    def __init__(self, name: str, background: Background) -> None:
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._background = background
        self._stopped = threading.Event()
        self.thread = threading.Thread(target=self._serve, name=f"coping {name}", daemon=True)
        self.thread.start()

    def submit(
        self, work: Callable[[], Any], on_done: Callable[[Any], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Do `work` when its turn comes; `on_done` or `on_error` follows in the GUI thread."""

        def task() -> None:
            try:
                result = work()
            except Exception as error:
                failure = error
                self._background.deliver(lambda: on_error(failure))
            else:
                self._background.deliver(lambda: on_done(result))

        self._queue.put(task)

    def stop(self) -> None:
        """Begin nothing more; the thread ends after what it is doing."""
        self._stopped.set()
        self._queue.put(None)

    def _serve(self) -> None:
        while (task := self._queue.get()) is not None and not self._stopped.is_set():
            task()


def sentence(error: Exception) -> str:
    """One sentence for the author about a failure; what is not expected is logged with its traceback."""
    if isinstance(error, Cancelled) or str(error).strip().endswith((".", "!", "?")):
        return str(error)
    _log.error("Unexpected failure", exc_info=error)
    return f"Something went wrong: {error or type(error).__name__}. The log file has the details."
