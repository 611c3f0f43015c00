"""How fluid the editor is at 100,000 words and 5,000 marks, beside a bare QTextEdit in the same run.

    python -P benchmarks/editor.py [--words 100000] [--marks 5000] [--only keys,marks,...]

Prints one table: what is measured, the figure, the bare figure where there is one, and what it should reach. Each time
is told twice, as it passed on the clock and, in brackets, as the processor spent it on this program: on a machine that
others use, too, the clock also tells of them. For the event loop the processor's time is that of the whole process, so
that waiting for a thread of our own counts.
"""

import argparse
import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from coping_gui.app import SWITCH_INTERVAL
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.settling import settle
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.check_work import LocalChecks
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_opener import Opened
from coping_gui.gui.local_checks import ProcessChecks
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.theme import apply_theme, page_font
from coping_gui.gui.window_parts import Services
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.session import SPACING, Session
from coping_gui.settings import DEFAULTS

WORDS_A_PARAGRAPH = 100
SIZE = (1280, 800)
PROSE = [
    "the",
    "study",
    "of",
    "urban",
    "form",
    "begins",
    "with",
    "a",
    "question",
    "that",
    "planners",
    "rarely",
    "ask",
    "in",
    "public",
    "because",
    "its",
    "answer",
    "would",
    "change",
    "what",
    "they",
    "build",
    "and",
    "for",
    "whom",
    "they",
    "build",
    "it",
    "while",
    "residents",
    "know",
    "from",
    "daily",
    "use",
    "which",
    "corners",
    "work",
]

Row = tuple[str, str, str, str]


def main() -> int:
    chosen = _arguments()
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = QApplication([])
    apply_theme(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("COPING_DATA", "COPING_CONFIG", "COPING_CACHE"):
            os.environ[name] = folder
        bench = Bench(app, chosen.words, chosen.marks, Path(folder))
        rows = [row for name, measure in bench.measures().items() if name in chosen.only for row in measure()]
    _print(rows)
    return 0


def _arguments() -> argparse.Namespace:
    names = ["keys", "marks", "accept", "gaps", "memory", "start", "fuzz"]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--marks", type=int, default=5_000)
    parser.add_argument("--only", type=lambda text: text.split(","), default=names)
    return parser.parse_args()


def _print(rows: Sequence[Row]) -> None:
    head = ("measure", "COPING", "bare QTextEdit", "wanted")
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(4)]
    for row in [head, tuple("-" * w for w in widths), *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


class SlowEngine:
    """Takes 3 ms a paragraph outside of the interpreter lock, as an engine in another process does."""

    name = "slow"

    def __init__(self) -> None:
        self._stop = threading.Event()

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, True, "for measuring")

    def start(self, language: str = "en-US") -> None:
        pass

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:  # noqa: ARG002
        found: list[list[Finding]] = []
        for text in texts:
            self._stop.wait(0.003)
            found.append(marks_in(text, 5))
        return found

    def close(self) -> None:
        self._stop.set()


def marks_in(text: str, number: int) -> list[Finding]:
    """Marks on every nth word, so many as wanted."""
    found: list[Finding] = []
    at, categories = 0, list(Category)
    words = text.split(" ")
    step = max(1, len(words) // max(1, number))
    for n, word in enumerate(words):
        if n % step == 0 and len(found) < number:
            category = categories[len(found) % 4]
            span = Span(at, at + len(word))
            found.append(Finding(span, category, "bench", "A mark.", (word.upper(),), Tier.SAFE, "slow"))
        at += len(word) + 1
    return found


@dataclass(frozen=True, slots=True)
class Time:
    """Milliseconds on the clock, and those that the processor spent on us."""

    clock: float
    ours: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} ({self.ours:.1f}) ms"


class Watch:
    """Measures from its making on."""

    def __init__(self, *, whole_process: bool = False) -> None:
        self._ours = time.process_time if whole_process else time.thread_time
        self._began = time.perf_counter(), self._ours()

    def read(self) -> Time:
        """The time since then."""
        clock, ours = self._began
        return Time((time.perf_counter() - clock) * 1000, (self._ours() - ours) * 1000)


def timed(act: Callable[[], object]) -> Time:
    watch = Watch()
    act()
    return watch.read()


def quantile(times: Sequence[Time], share: float) -> Time:
    """The quantile of the clock's and of the processor's times, each by itself."""
    place = min(len(times) - 1, int(len(times) * share))
    return Time(sorted(t.clock for t in times)[place], sorted(t.ours for t in times)[place])


def median(times: Sequence[Time]) -> Time:
    return Time(statistics.median(t.clock for t in times), statistics.median(t.ours for t in times))


class Bench:
    """One essay, one window, one bare editor."""

    def __init__(self, app: QApplication, words: int, marks: int, folder: Path) -> None:
        self.app, self.folder = app, folder
        source = random.Random(1)
        count = words // WORDS_A_PARAGRAPH
        self.texts = [" ".join(source.choices(PROSE, k=WORDS_A_PARAGRAPH)) for _ in range(count)]
        self.essay = Essay(tuple(Paragraph(text) for text in self.texts), language="en-US")
        self.marks = marks
        self.found = [marks_in(text, round(marks / count)) for text in self.texts]

    def measures(self) -> dict[str, Callable[[], Iterator[Row]]]:
        return {
            "keys": self.keys,
            "marks": self.set_marks,
            "accept": self.accept,
            "gaps": self.gaps,
            "memory": self.memory,
            "start": self.start,
            "fuzz": self.fuzz,
        }

    # -- what is measured

    def keys(self) -> Iterator[Row]:
        bare = self._bare()
        theirs = self._type(bare, 300)
        bare.close()
        window = self._window()
        self._mark(window)
        ours = self._type(window.parts.view, 300)
        self._close(window)
        for name, pick in (("median", median), ("p99", lambda times: quantile(times, 0.99))):
            other = pick(theirs)
            limit = f"≤ {1.5 * other.clock:.1f} ({1.5 * other.ours:.1f}) ms"
            yield f"key → painted, {name}", str(pick(ours)), str(other), limit

    def set_marks(self) -> Iterator[Row]:
        window = self._window()
        self._no_spacing(window)
        settled = timed(lambda: self._deliver(window))

        def set_all() -> None:
            window.review.session.refresh_all()
            window.parts.view.viewport().repaint()

        yield "setting all marks, painted", str(median([timed(set_all) for _ in range(5)])), "", "≤ 25 ms"
        yield "… settling overlaps of them all, once", str(settled), "", "in batches of 8 paragraphs"
        yield "… and the review list told of them", str(timed(window.review.tell_rows)), "", ""
        self.app.processEvents()
        ours = self._scroll(window.parts.view)
        self._close(window)
        bare = self._bare()
        theirs = self._scroll(bare)
        bare.close()
        limit = f"≤ {max(6.0, 2 * median(theirs).clock):.1f} ms"
        yield "scrolling one frame, median", str(median(ours)), str(median(theirs)), limit
        yield "scrolling one frame, p99", str(quantile(ours, 0.99)), str(quantile(theirs, 0.99)), ""

    def accept(self) -> Iterator[Row]:
        bare = self._bare_accepts()
        window = self._window()
        self._mark(window)
        every = [(index, one, 0) for index, one in window.review.session.open_findings()]
        chosen = every[:: max(1, len(every) // 1000)][:1000]
        made: list[Time] = []
        undone: list[Time] = []
        for _ in range(3):
            made.append(timed(partial(self._painted, window, partial(window.fixes.make_fixes, chosen, "1000"))))
            self._pump(0.3)
            undone.append(timed(partial(self._painted, window, window.decisions.undo)))
            self._pump(0.3)
            every = [(index, one, 0) for index, one in window.review.session.open_findings()]
            chosen = every[:: max(1, len(every) // 1000)][:1000]
        yield f"accepting {len(chosen)} as one step, painted", str(median(made)), str(median(bare[0])), "≤ 200 ms"
        yield "its undo, painted", str(median(undone)), str(median(bare[1])), "≤ 200 ms"
        same = [p.text for p in window.review.pieces()] == self.texts
        open_now = sum(len(p.open) for p in window.review.pieces())
        yield (
            "text and marks after the undo",
            f"{'same' if same else 'DIFFERENT'}, {open_now}",
            "",
            f"same, {len(every)}",
        )
        self._close(window)

    def _painted(self, window: MainWindow, act: Callable[[], object]) -> None:
        act()
        window.parts.view.viewport().repaint()

    def _bare_accepts(self) -> tuple[list[Time], list[Time]]:
        """The same words replaced, and replaced back, in a QTextEdit that knows nothing of findings."""
        edit = self._bare()
        document = edit.document()
        document.setUndoRedoEnabled(True)
        every = [(i, finding.span) for i, row in enumerate(self.found) for finding in row]
        chosen = every[:: max(1, len(every) // 1000)][:1000]

        def replace() -> None:
            cursor = QTextCursor(document)
            cursor.beginEditBlock()
            for index, span in reversed(chosen):
                start = document.findBlockByNumber(index).position()
                cursor.setPosition(start + span.start)
                cursor.setPosition(start + span.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(span.of(self.texts[index]).upper())
            cursor.endEditBlock()
            edit.viewport().repaint()

        def undo() -> None:
            document.undo()
            edit.viewport().repaint()

        times = [(timed(replace), timed(undo)) for _ in range(3)]
        edit.close()
        return [made for made, _ in times], [undone for _, undone in times]

    def gaps(self) -> Iterator[Row]:
        bare = self._bare()
        bare.setTextCursor(QTextCursor(bare.document().findBlockByNumber(len(self.texts) // 2)))
        bare.ensureCursorVisible()
        self._pump(0.5)
        theirs = self._beats(bare)
        bare.close()
        window = self._window(local=ProcessChecks, engines=[SlowEngine()], check=True)
        view = window.parts.view
        self._until(lambda: any(piece.open for piece in window.review.pieces()), 60)
        view.setTextCursor(window.parts.document.cursor_at(len(self.texts) // 2, 0))
        view.ensureCursorVisible()
        view.viewport().repaint()
        self._pump(0.5)
        gc.collect()
        gc.freeze()
        ours = self._beats(view)
        still = not window.checks.service.idle()
        self._close(window)
        yield "event-loop gap, p99.9", str(quantile(ours, 0.999)), str(quantile(theirs, 0.999)), "≤ 16 ms"
        yield "gaps over 16 ms", _over(ours), _over(theirs), "≤ 1"
        yield "check still running at the end", str(still), "", "True"

    def _beats(self, edit: QTextEdit) -> list[Time]:
        """The pauses between the beats of a 1 ms timer while 200 keys are typed."""
        beats: list[tuple[float, float]] = []
        heart = QTimer(interval=1)
        heart.setTimerType(Qt.TimerType.PreciseTimer)
        heart.timeout.connect(lambda: beats.append((time.perf_counter(), time.process_time())))
        heart.start()
        for n in range(200):
            QTest.keyClick(edit, Qt.Key.Key_Space if n % 6 == 5 else Qt.Key.Key_A)
            self._pump(0.03)
        heart.stop()
        return [Time((b[0] - a[0]) * 1000, (b[1] - a[1]) * 1000) for a, b in pairwise(beats)]

    def memory(self) -> Iterator[Row]:
        session = Session(self.essay, Decisions(), UserDictionary(), settle)
        found = [tuple(f) for f in self.found]
        tracemalloc.start()
        before = tracemalloc.take_snapshot()
        for piece, findings in zip(session.pieces, found, strict=True):
            session.deliver(piece, piece.paragraph, SPACING, findings)
        after = tracemalloc.take_snapshot()
        tracemalloc.stop()
        used = sum(s.size_diff for s in after.compare_to(before, "filename"))
        each = sys.getsizeof(found[0][0]) + sys.getsizeof(found[0][0].span) + 2 * 28
        total = (used + each * sum(map(len, found))) / 2**20
        yield f"memory of {sum(map(len, found))} marks", f"{total:.2f} MB", "", "≤ 2 MB"

    def start(self) -> Iterator[Row]:
        empty = (
            "import sys; from PySide6.QtWidgets import QApplication, QMainWindow; app = QApplication([]);"
            "w = QMainWindow(); w.show(); app.processEvents()"
        )
        ours = (
            "import sys; from PySide6.QtWidgets import QApplication; from coping_gui import settings;"
            "from coping_gui.app import make_window; from coping_gui.gui.theme import apply_theme;"
            "app = QApplication([]); apply_theme(app, 'light'); w = make_window(settings.DEFAULTS); w.show();"
            "app.processEvents(); import time; print(time.time(), flush=True); import os; os._exit(0)"
        )
        pairs = [(_seconds(ours), _seconds(empty)) for _ in range(5)]
        mine, theirs = min(m for m, _ in pairs), min(t for _, t in pairs)
        ratio = statistics.median(m / t for m, t in pairs)
        yield f"usable from a cold start (ratio {ratio:.1f})", f"{mine:.2f} s", f"{theirs:.2f} s", "≤ 1 s or ≤ 4 ×"

    def fuzz(self) -> Iterator[Row]:
        wrong = sum(not _fuzz(seed, 3000) for seed in range(8))
        yield "8 × 3,000 random edits, undos, accepts", f"{wrong} runs with a mark off its word", "", "0"

    # -- means

    def _bare(self) -> QTextEdit:
        edit = QTextEdit()
        edit.resize(*SIZE)
        edit.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        edit.setLineWrapColumnOrWidth(650)
        edit.setFont(page_font())
        document = EssayDocument(edit)
        document.load(Session(self.essay, Decisions(), UserDictionary(), _no_findings).manuscript)
        document.document.contentsChange.disconnect()
        edit.setDocument(document.document)
        edit.show()
        self._pump(1.0)
        return edit

    def _window(
        self, local: Callable[..., object] = LocalChecks, engines: Sequence[object] = (), check: bool = False
    ) -> MainWindow:
        services = Services(DEFAULTS, lambda _c, _w: list(engines), local, data_folder=self.folder)
        window = MainWindow(services)
        window.files.ask_to_leave = lambda _text: False
        window.resize(*SIZE)
        window.show()
        self._pump(0.2)
        if not check:
            window.checks.service.check = lambda _session: None
            window.checks.service.edited = lambda _pieces: None
        window.files._begin(Opened(self.essay), window.checks.session(self.essay))
        self._pump(1.0)
        return window

    def _deliver(self, window: MainWindow) -> None:
        session = window.review.session
        for piece, findings in zip(session.pieces, self.found, strict=True):
            session.deliver(piece, piece.paragraph, "slow", tuple(findings))

    def _no_spacing(self, window: MainWindow) -> None:
        for piece in window.review.session.pieces:
            window.review.session.deliver(piece, piece.paragraph, SPACING, ())

    def _mark(self, window: MainWindow) -> None:
        self._no_spacing(window)
        self._deliver(window)
        window.review.tell_rows()
        window.parts.view.viewport().repaint()
        self._pump(0.2)

    def _close(self, window: MainWindow) -> None:
        window.close()
        window.deleteLater()
        self._pump(0.1)

    def _type(self, edit: QTextEdit, number: int) -> list[Time]:
        cursor = QTextCursor(edit.document().findBlockByNumber(len(self.texts) // 2))
        cursor.movePosition(QTextCursor.MoveOperation.NextWord, n=40)
        edit.setTextCursor(cursor)
        edit.setFocus()
        self._pump(0.3)
        times: list[Time] = []
        for n in range(number):
            watch = Watch()
            QTest.keyClick(edit, Qt.Key.Key_Space if n % 6 == 5 else Qt.Key.Key_A)
            edit.viewport().repaint()
            times.append(watch.read())
            self._pump(0.02)
        return times

    def _scroll(self, edit: QTextEdit) -> list[Time]:
        bar = edit.verticalScrollBar()
        times: list[Time] = []
        for n in range(200):
            watch = Watch()
            bar.setValue(n * bar.maximum() // 200)
            edit.viewport().repaint()
            times.append(watch.read())
            self.app.processEvents()
        return times

    def _pump(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.0005)

    def _until(self, state: Callable[[], bool], seconds: float) -> None:
        end = time.perf_counter() + seconds
        while not state() and time.perf_counter() < end:
            self._pump(0.02)


def _no_findings(_text: str, *_found: object) -> tuple[Finding, ...]:
    return ()


def _over(gaps: Sequence[Time]) -> str:
    clock, ours = sum(gap.clock > 16 for gap in gaps), sum(gap.ours > 16 for gap in gaps)
    longest = Time(max(gap.clock for gap in gaps), max(gap.ours for gap in gaps))
    return f"{clock} ({ours}) of {len(gaps)}, longest {longest}"


def _seconds(program: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return time.perf_counter() - begin


def _fuzz(seed: int, steps: int) -> bool:
    """One run of the fuzz that the tests run shorter."""
    import importlib.util

    file = Path(__file__).resolve().parent.parent / "tests" / "gui" / "test_essay_document.py"
    spec = importlib.util.spec_from_file_location("document_fuzz", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    run = module.Fuzz(EssayDocument(), seed)
    try:
        for _ in range(steps):
            run.step()
            run.verify()
    except AssertionError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
