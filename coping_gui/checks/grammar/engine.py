"""The protocol that every grammar engine speaks, and the null engine that stands in for a missing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from coping_gui.essay.finding import Finding


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """Whether an engine can be used, and what to do when it cannot."""

    name: str
    available: bool
    detail: str
    """One sentence: version and where it runs, or what is missing and how to get it."""


class GrammarEngine(Protocol):
    """Something that checks paragraphs; one thread uses it at a time."""

    @property
    def name(self) -> str:
        """coping, harper or languagetool: what Finding.engine says."""
        ...

    def status(self) -> EngineStatus:
        """Whether it can be used; quick, starts nothing."""
        ...

    def start(self, language: str = "en-US") -> None:
        """Make it ready for texts in `language`; may take seconds. Raises GrammarUnavailable with what is missing.

        Where it is ready already, nothing is done.
        """
        ...

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        """One list of findings per text, spans in code points of that text.

        `language` is a tag such as "en-GB". Starts the engine when needed; raises GrammarUnavailable when it cannot
        answer, after its own attempts to recover.
        """
        ...

    def close(self) -> None:
        """End its process and free what it holds; safe to call twice."""
        ...


class NullEngine:
    """Finds nothing: what `--engine none` uses."""

    name = "none"

    def status(self) -> EngineStatus:
        """Always available."""
        return EngineStatus(self.name, True, "Grammar checks are switched off.")

    def start(self, language: str = "en-US") -> None:
        """Nothing to start."""

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:  # noqa: ARG002
        """No findings."""
        return [[] for _ in texts]

    def close(self) -> None:
        """Nothing to close."""
