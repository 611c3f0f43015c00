"""What the whole document says of itself: learnt once, in two threads, and dropped when it comes too late."""

import threading
from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from coping_gui.errors import GrammarUnavailable
from coping_gui.gui import document_habits
from coping_gui.gui.background import Background
from coping_gui.gui.document_habits import DocumentHabits


class Local:
    """Learns profiles, or fails; waits for `gate`."""

    def __init__(self) -> None:
        self.profiles: list[Sequence[str]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.error: Exception | None = None

    def profile(self, texts: Sequence[str]) -> None:
        self.gate.wait()
        if self.error is not None:
            raise self.error
        self.profiles.append(texts)


class Facts:
    """Stands for grammar.habits.document_facts; waits for `gate`."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.error: Exception | None = None

    def __call__(self, texts: Sequence[str]) -> object:
        self.gate.wait()
        if self.error is not None:
            raise self.error
        return ("facts", *texts)


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch) -> Facts:
    made = Facts()
    monkeypatch.setattr(document_habits, "_facts", made)
    return made


@pytest.fixture
def local() -> Local:
    return Local()


@pytest.fixture
def habits(qtbot: QtBot, local: Local, facts: Facts) -> Iterator[DocumentHabits]:
    background = Background()
    yield DocumentHabits(background.lane("local"), background.lane("facts"), local)  # type: ignore[arg-type]
    local.gate.set()
    facts.gate.set()
    background.stop()


class Told:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.known = 0
        self.errors: list[str] = []

    def on_known(self) -> None:
        self.known += 1

    def on_failed(self, error: Exception) -> None:
        self.errors.append(str(error))


@pytest.fixture
def told() -> Told:
    return Told()


def test_profile_and_facts_are_told_each(habits: DocumentHabits, told: Told, qtbot: QtBot, local: Local) -> None:
    habits.learn(["one", "two"], told.on_known, told.on_failed)
    qtbot.waitUntil(lambda: told.known == 2)
    assert (habits.profiled, habits.known, habits.facts) == (True, True, ("facts", "one", "two"))
    assert local.profiles == [["one", "two"]]


def test_spacing_can_be_checked_while_the_facts_are_still_counted(
    habits: DocumentHabits, told: Told, qtbot: QtBot, facts: Facts
) -> None:
    facts.gate.clear()
    habits.learn(["one"], told.on_known, told.on_failed)
    qtbot.waitUntil(lambda: told.known == 1)
    assert (habits.profiled, habits.known) == (True, False)
    facts.gate.set()
    qtbot.waitUntil(lambda: told.known == 2)
    assert habits.known


def test_a_profile_that_fails_is_told_and_holds_up_nothing(
    habits: DocumentHabits, told: Told, qtbot: QtBot, local: Local
) -> None:
    local.error = GrammarUnavailable("No profile.")
    habits.learn(["one"], told.on_known, told.on_failed)
    qtbot.waitUntil(lambda: told.known == 2)
    assert told.errors == ["No profile."]
    assert habits.profiled
    assert habits.known


def test_facts_that_cannot_be_counted_are_none(habits: DocumentHabits, told: Told, qtbot: QtBot, facts: Facts) -> None:
    facts.error = ValueError("odd")
    habits.learn(["one"], told.on_known, told.on_failed)
    qtbot.waitUntil(lambda: told.known == 2)
    assert (habits.known, habits.facts, told.errors) == (True, None, [])


def test_an_empty_page_has_none_and_they_are_learnt_once(
    habits: DocumentHabits, told: Told, qtbot: QtBot, local: Local
) -> None:
    habits.learn(["", ""], told.on_known, told.on_failed)
    habits.learn(["one"], told.on_known, told.on_failed)
    habits.learn(["one more"], told.on_known, told.on_failed)
    qtbot.waitUntil(lambda: told.known == 2)
    habits.learn(["and again"], told.on_known, told.on_failed)
    assert local.profiles == [["one"]]


def test_what_comes_too_late_is_dropped(habits: DocumentHabits, told: Told, qtbot: QtBot, local: Local) -> None:
    local.gate.clear()
    habits.learn(["old"], told.on_known, told.on_failed)
    habits.forget()
    later = Told()
    habits.learn(["new"], later.on_known, later.on_failed)
    local.gate.set()
    qtbot.waitUntil(lambda: later.known == 2)
    assert told.known == 0
    assert habits.facts == ("facts", "new")
    assert local.profiles == [["old"], ["new"]]
