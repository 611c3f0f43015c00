"""The checks that are plain Python: spacing, own rules, outline and hints; in a process of their own.

A thread would share the interpreter lock with the window, and typing would wait; a process started by `spawn` does
not. It ends by itself when the window's end of the pipe closes, whatever became of the window.
"""

import signal
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Protocol

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.spacing.repair import DocumentProfile
from coping_gui.checks.structure.strengths import strengths
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.opening.sections import outlined
from coping_gui.settings import Settings

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of the essay as it stands."""

    essay: Essay
    hints: tuple[Hint, ...]
    good: Mapping[int, tuple[str, ...]]
    """What is fine, by section."""


class LocalChecks:
    """Does the work where it is called."""

    def __init__(self, settings: Settings, dictionary: Collection[str]) -> None:
        self._own = OwnRulesEngine()
        self._checker = Checker(settings, [self._own], dictionary)
        self._profile: DocumentProfile | None = None

    def profile(self, texts: Sequence[str]) -> None:
        """Learn the habits of the whole document; `spacing` uses them until the next call."""
        self._profile = self._checker.profile(texts)

    def spacing(self, paragraphs: Sequence[Paragraph]) -> list[Findings]:
        """The spacing findings of each paragraph."""
        profile = self._profile if self._profile is not None else self._checker.profile([p.text for p in paragraphs])
        return [self._checker.spacing(paragraph, profile) for paragraph in paragraphs]

    def own(self, paragraphs: Sequence[Paragraph], spacing: Sequence[Findings], language: str) -> list[Findings]:
        """What COPING's own rules find in each paragraph after its spacing repairs."""
        return self._checker.grammar(self._own, paragraphs, spacing, language)

    def outline(self, essay: Essay, spacing: Sequence[Findings]) -> Outline:
        """The essay with its sections as they are now, the structural hints, and what is fine."""
        essay = outlined(essay)
        good = strengths(essay, self._checker.settings)
        return Outline(essay, self._checker.hints(essay, spacing), {i: tuple(lines) for i, lines in good.items()})

    def close(self) -> None:
        """Nothing to close."""


class LocalCalls(Protocol):
    """What the window asks of the plain-Python checks, wherever they run; calls block until the answer is there."""

    def profile(self, texts: Sequence[str]) -> None:
        """See LocalChecks.profile."""
        ...

    def spacing(self, paragraphs: Sequence[Paragraph]) -> list[Findings]:
        """See LocalChecks.spacing."""
        ...

    def own(self, paragraphs: Sequence[Paragraph], spacing: Sequence[Findings], language: str) -> list[Findings]:
        """See LocalChecks.own."""
        ...

    def outline(self, essay: Essay, spacing: Sequence[Findings]) -> Outline:
        """See LocalChecks.outline."""
        ...

    def close(self) -> None:
        """End what runs; a call that waits raises GrammarUnavailable."""
        ...


class ProcessChecks:
    """The same in a child process; started by the first call, started again (with its profile) when it died."""

    def __init__(self, settings: Settings, dictionary: Collection[str]) -> None:
        self._start_with = (settings, frozenset(dictionary))
        self._turn = threading.Lock()
        self._pipe: Connection | None = None
        self._process: Any = None
        self._texts: Sequence[str] | None = None
        self._closed = False

    def profile(self, texts: Sequence[str]) -> None:
        """See LocalChecks.profile."""
        self._texts = texts
        self._call("profile", texts)

    def spacing(self, paragraphs: Sequence[Paragraph]) -> list[Findings]:
        """See LocalChecks.spacing."""
        return self._call("spacing", paragraphs)

    def own(self, paragraphs: Sequence[Paragraph], spacing: Sequence[Findings], language: str) -> list[Findings]:
        """See LocalChecks.own."""
        return self._call("own", paragraphs, spacing, language)

    def outline(self, essay: Essay, spacing: Sequence[Findings]) -> Outline:
        """See LocalChecks.outline."""
        return self._call("outline", essay, spacing)

    def close(self) -> None:
        """End the process; a call that waits for it raises GrammarUnavailable."""
        self._closed = True
        process = self._process
        if process is not None:
            process.terminate()
            process.join()

    def _call(self, name: str, *arguments: Any) -> Any:
        with self._turn:
            for _ in range(2):
                try:
                    return _answer(self._connected(), name, arguments)
                except (EOFError, OSError):
                    self._pipe = None
            raise GrammarUnavailable("The check process ended twice; press F7 to check again.")

    def _connected(self) -> Connection:
        if self._closed:
            raise GrammarUnavailable("The checks are closed.")
        if self._pipe is None:
            context = get_context("spawn")
            here, there = context.Pipe()
            self._process = context.Process(
                target=serve, args=(there, *self._start_with), name="coping checks", daemon=True
            )
            self._process.start()
            there.close()
            if self._closed:  # the window closed while the process started
                self._process.terminate()
                raise GrammarUnavailable("The checks are closed.")
            self._pipe = here
            if self._texts is not None:
                _answer(here, "profile", (self._texts,))
        return self._pipe


def _answer(pipe: Connection, name: str, arguments: tuple[Any, ...]) -> Any:
    pipe.send((name, arguments))
    failed, answer = pipe.recv()
    if failed:
        raise answer
    return answer


def serve(pipe: Connection, settings: Settings, dictionary: Collection[str]) -> None:
    """Answer calls until the other end of the pipe closes: the child process's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's to answer
    checks = LocalChecks(settings, dictionary)
    while True:
        try:
            name, arguments = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (False, getattr(checks, name)(*arguments))
        except Exception as error:
            answer = (True, error)
        try:
            pipe.send(answer)
        except OSError:
            return
