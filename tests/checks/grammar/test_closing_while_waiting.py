"""A window that closes while an engine is at work or still starts waits for nobody."""

import sys
import threading

import pytest

from coping_gui.checks.grammar import harper as harper_module
from coping_gui.checks.grammar import worker_process
from coping_gui.checks.grammar.harper import HarperEngine
from coping_gui.checks.grammar.local.engine import LocalModelEngine
from coping_gui.errors import GrammarUnavailable

SLEEPER = [sys.executable, "-c", "import time; time.sleep(300)"]


@pytest.mark.parametrize("kind", [HarperEngine, LocalModelEngine])
def test_closing_ends_the_worker_and_the_thread_that_waits_for_it_starts_no_other(monkeypatch, kind):
    asked, told, started = threading.Event(), [], []
    real_answer, real_start = worker_process.WorkerProcess.answer, worker_process.WorkerProcess.__init__

    def answer(self, request, patience):
        asked.set()
        return real_answer(self, request, patience)

    def start(self, command, name):
        started.append(command)
        real_start(self, command, name)

    monkeypatch.setattr(worker_process.WorkerProcess, "answer", answer)
    monkeypatch.setattr(worker_process.WorkerProcess, "__init__", start)
    engine = kind(patience=200, command=SLEEPER)

    def check():
        try:
            engine.check(["He go home."], "en-US")
        except GrammarUnavailable as error:
            told.append(str(error))

    thread = threading.Thread(target=check)
    thread.start()
    assert asked.wait(60)
    engine.close()
    thread.join(60)
    assert not thread.is_alive()
    assert len(started) == 1
    assert [line.endswith("is closed.") for line in told] == [True]


def test_harper_is_warmed_by_a_slip_and_by_a_word_without_near_ones():
    engine = HarperEngine(patience=60)
    try:
        rows = engine._rows(harper_module.WARM_UP, "en-US")
        spelling = [row for row in rows if row[2] == "SpellCheck"]
        assert any(row[5] for row in spelling)
        assert any(not row[5] for row in spelling)
    finally:
        engine.close()
