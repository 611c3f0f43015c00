"""What the tests of the commands share: private folders, an engine whose answers are known, and a way to run."""

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.cli import common
from coping_gui.cli.main import main
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


class KnownEngine:
    """Flags the words it was told, each with its suggestion, tier and category; remembers what it was asked."""

    name = "known"

    def __init__(self, *marks: tuple[str, str, Tier, Category]) -> None:
        self.marks = marks
        self.asked: list[tuple[str, str]] = []
        self.closed = 0

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, True, "fine")

    def start(self, language: str = "en-US") -> None:
        pass

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        self.asked += [(text, language) for text in texts]
        return [self._found(text) for text in texts]

    def _found(self, text: str) -> list[Finding]:
        return [
            Finding(Span(*m.span()), category, f"KNOWN_{word.upper()}", "Not so.", (better,) if better else (), tier)
            for word, better, tier, category in self.marks
            for m in re.finditer(rf"\b{word}\b", text)
        ]

    def close(self) -> None:
        self.closed += 1


MARKS = (
    ("teh", "the", Tier.SAFE, Category.GRAMMAR),
    ("recieve", "receive", Tier.LIKELY, Category.SPELLING),
    ("utilise", "use", Tier.ASK, Category.STYLE),
    ("whom", "", Tier.ASK, Category.GRAMMAR),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of nobody's, in which the commands run and keep what they keep."""
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "home" / "data"))
    monkeypatch.delenv("LTP_PATH", raising=False)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return tmp_path / "home"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> KnownEngine:
    """The only engine there is, whatever is asked for."""
    known = KnownEngine(*MARKS)
    monkeypatch.setattr(common, "engines_for", lambda _choice, _words=(), **_: [known])
    monkeypatch.setattr(common, "statuses", lambda: [known.status()])
    return known


@pytest.fixture
def coping(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command: its exit code, what it printed, and what it complained of."""

    def run(*arguments: object, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        capsys.readouterr()
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run
