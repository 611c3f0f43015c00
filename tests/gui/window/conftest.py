"""A whole window with an engine that only looks for a few words and its plain-Python checks in a thread."""

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.check_work import LocalChecks
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.window_parts import Services
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.settings import DEFAULTS

TEXT = """The aims

Here teh results are better. Nobody recieve the letter, because wierd recieve it.

A second paragraph has teh words, and thechildren read them."""

MISTAKES = {
    "teh": (Category.GRAMMAR, ("the", "ten")),
    "recieve": (Category.SPELLING, ("receive",)),
    "wierd": (Category.SPELLING, ("weird", "wired")),
}


@pytest.fixture(autouse=True)
def _no_full_collections(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new essay looks through the whole heap once; beside ten thousand other tests that takes a second each time."""
    nothing = SimpleNamespace(unfreeze=lambda: None, collect=lambda: 0, freeze=lambda: None)
    monkeypatch.setattr("coping_gui.gui.file_desk.gc", nothing)


class FakeEngine:
    """Finds the words of MISTAKES; waits for `gate` before it answers; keeps what it was asked."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[str] = []
        self.started: list[str] = []
        self.closed = False
        self.error: Exception | None = None

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, True, "A fake.")

    def start(self, language: str = "en-US") -> None:
        self.started.append(language)

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        self.asked += texts
        self.gate.wait()
        if self.error is not None:
            raise self.error
        return [self._found(text) for text in texts]

    def _found(self, text: str) -> list[Finding]:
        found: list[Finding] = []
        for match in re.finditer(r"\w+", text):
            if match[0] in MISTAKES:
                category, suggestions = MISTAKES[match[0]]
                span = Span(match.start(), match.end())
                rule = f"fake.{match[0]}"
                found.append(
                    Finding(span, category, rule, f"“{match[0]}” is not right.", suggestions, Tier.LIKELY, self.name)
                )
        return found

    def close(self) -> None:
        self.closed = True
        self.gate.set()


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def services(engine: FakeEngine, own_files: Path) -> Services:
    data = own_files / "data"
    return Services(
        DEFAULTS,
        lambda _choice, _words: [engine],
        LocalChecks,
        decisions=Decisions(data / "decisions.json"),
        dictionary=UserDictionary(data / "dictionary.txt"),
        data_folder=data,
    )


@pytest.fixture
def make_window(qtbot: QtBot, engine: FakeEngine) -> Iterator[Callable[[Services], MainWindow]]:
    """Makes windows and ends their workers afterwards, whatever the test did."""
    made: list[MainWindow] = []

    def make(services: Services) -> MainWindow:
        window = MainWindow(services)
        window.files.ask_to_leave = lambda _text: False
        qtbot.addWidget(window)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield make
    engine.gate.set()
    for window in made:
        window.shut_down()


@pytest.fixture
def window(make_window: Callable[[Services], MainWindow], services: Services) -> MainWindow:
    return make_window(services)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits until all text is checked and everything is shown."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: is_settled(window), timeout=20_000)
        window.review.tell_rows()

    return wait


def is_settled(window: MainWindow) -> bool:
    ready = window.checks.engine_names() and window.review.session is not None
    return bool(ready) and window.checks.service.idle() and not window.services.background.busy()


@pytest.fixture
def opened(
    window: MainWindow, qtbot: QtBot, settled: Callable[[MainWindow], None], tmp_path: Path
) -> Callable[..., MainWindow]:
    """Opens a text in the window and waits until it is checked."""

    def open_text(text: str = TEXT, name: str = "essay.txt") -> MainWindow:
        file = tmp_path / name
        file.write_text(text, "utf-8")
        with qtbot.waitSignal(window.files.essay_opened):
            window.files.open(file)
        settled(window)
        window.parts.view.setFocus()
        qtbot.waitUntil(window.parts.view.hasFocus)
        return window

    return open_text


@pytest.fixture
def essay() -> Essay:
    return essay_from_text(TEXT)
