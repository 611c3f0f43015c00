"""Threads: results in the GUI thread, nothing after the end."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coping_gui.errors import Cancelled, CannotOpen
from coping_gui.gui.background import Background, Job, sentence


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    made.stop()


def ignore(_what: object) -> None:
    pass


def test_a_result_comes_back_in_the_gui_thread(qtbot: QtBot, background: Background) -> None:
    got: list[tuple[object, threading.Thread]] = []
    background.run(lambda _job: 42, lambda r: got.append((r, threading.current_thread())), ignore)
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(42, threading.main_thread())]
    assert not background.busy()


def test_a_failure_comes_back_as_the_error_itself(qtbot: QtBot, background: Background) -> None:
    errors: list[Exception] = []

    def fail(_job: Job) -> None:
        raise CannotOpen("No such file.")

    background.run(fail, ignore, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert sentence(errors[0]) == "No such file."


def test_a_cancelled_job_gives_nothing_back(qtbot: QtBot, background: Background) -> None:
    gate, got = threading.Event(), []
    job = background.run(lambda _job: gate.wait(), got.append, got.append)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not background.busy())
    assert got == []


def test_progress_is_told_in_order(qtbot: QtBot, background: Background) -> None:
    told: list[tuple[int, int, str]] = []
    done: list[object] = []

    def work(job: Job) -> None:
        for n in range(3):
            job.progress(n, 3, "step")

    background.run(work, done.append, ignore, lambda *step: told.append(step))
    qtbot.waitUntil(lambda: bool(done))
    assert told == [(0, 3, "step"), (1, 3, "step"), (2, 3, "step")]


def test_two_hundred_jobs_lose_no_result(qtbot: QtBot, background: Background) -> None:
    got: list[int] = []
    for n in range(200):
        background.run(lambda _job, n=n: n, got.append, ignore)
    qtbot.waitUntil(lambda: len(got) == 200)
    assert sorted(got) == list(range(200))


def test_a_lane_works_one_after_another(qtbot: QtBot, background: Background) -> None:
    lane, order, got = background.lane("test"), [], []
    for n in range(20):
        lane.submit(lambda n=n: order.append(n), got.append, ignore)
    qtbot.waitUntil(lambda: len(got) == 20)
    assert order == list(range(20))


def test_after_the_end_nothing_is_delivered_and_no_thread_is_left(qtbot: QtBot) -> None:
    background = Background()
    before, got, gate = threading.active_count(), [], threading.Event()
    lane = background.lane("late")
    lane.submit(gate.wait, got.append, ignore)
    background.run(lambda _job: gate.wait(), got.append, ignore)
    background.cancel_all()
    gate.set()
    background.stop()
    qtbot.wait(1)
    assert got == []
    assert threading.active_count() <= before


def test_an_unexpected_failure_is_told_without_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    text = sentence(KeyError("x"))
    assert text.startswith("Something went wrong")
    assert "Unexpected failure" in caplog.text


def test_being_cancelled_is_no_failure() -> None:
    assert sentence(Cancelled("The check was stopped.")) == "The check was stopped."
