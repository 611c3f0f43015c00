"""The checks that are plain Python: spacing, own rules, outline and hints; in a process of their own.

A thread would share the interpreter lock with the window, and typing would wait; a process started by `spawn` does
not. It ends by itself when the window's end of the pipe closes, whatever became of the window.
"""

import threading
from collections.abc import Collection, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.gui.local_calls import Findings, Outline
from coping_gui.settings import Settings

if TYPE_CHECKING:  # the window is up before the checks are loaded
    from coping_gui.checks.structure.consistency.variation import Variation
    from coping_gui.checks.structure.measures import PartFacts


class ProcessChecks:
    """The same in a child process; started by the first call, started again (with its profile) when it died."""

    def __init__(self, settings: Settings, dictionary: Collection[str]) -> None:
        self._start_with = (settings, frozenset(dictionary))
        self._turn = threading.Lock()
        self._pipe: Connection | None = None
        self._process: Any = None
        self._texts: Sequence[str] | None = None
        self._closed = False

    def start(self) -> None:
        """See local_calls.LocalCalls.start; starts the process."""
        self._call("start")

    def profile(self, texts: Sequence[str]) -> None:
        """See local_calls.LocalCalls.profile."""
        self._texts = texts
        self._call("profile", texts)

    def spacing(self, paragraphs: Sequence[Paragraph]) -> list[Findings]:
        """See local_calls.LocalCalls.spacing."""
        return self._call("spacing", paragraphs)

    def own(self, paragraphs: Sequence[Paragraph], spacing: Sequence[Findings], language: str) -> list[Findings]:
        """See local_calls.LocalCalls.own."""
        return self._call("own", paragraphs, spacing, language)

    def outline(self, essay: Essay, spacing: Sequence[Findings]) -> Outline:
        """See local_calls.LocalCalls.outline."""
        return self._call("outline", essay, spacing)

    def measured(self, essay: Essay, spacing: Sequence[Findings]) -> "tuple[PartFacts, ...]":
        """See local_calls.LocalCalls.measured."""
        return self._call("measured", essay, spacing)

    def variations(self, essay: Essay) -> "tuple[Variation, ...]":
        """See local_calls.LocalCalls.variations."""
        return self._call("variations", essay)

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
    """The child process's whole life; the checks are loaded there, not in the window."""
    from coping_gui.gui.check_work import answer_calls

    answer_calls(pipe, settings, dictionary)
