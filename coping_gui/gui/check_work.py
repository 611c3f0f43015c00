"""The plain-Python checks themselves, and the loop that answers for them in the child process; loads no Qt."""

import os
import signal
from collections.abc import Collection, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.spacing.repair import DocumentProfile
from coping_gui.checks.structure.assignments import assignment, limits_by_section
from coping_gui.checks.structure.consistency.find import find_variations
from coping_gui.checks.structure.consistency.variation import Variation
from coping_gui.checks.structure.measures import PartFacts, SentenceFacts, parts
from coping_gui.checks.structure.reverse_outline import reverse_outline
from coping_gui.checks.structure.strengths import strengths
from coping_gui.errors import UsageError
from coping_gui.essay.edit import OffsetMap, diff
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.gui.local_calls import Findings, Outline
from coping_gui.opening.sections import outlined
from coping_gui.settings import Settings

_NICE = 5
"""The child yields to the window where both want a core: typing comes before checking."""

_WARM_UP = "Theproject was funded,and its aims are clear."


class LocalChecks:
    """Does the work where it is called."""

    def __init__(self, settings: Settings, dictionary: Collection[str]) -> None:
        self._own = OwnRulesEngine()
        self._checker = Checker(settings, [self._own], dictionary)
        self._profile: DocumentProfile | None = None

    def start(self) -> None:
        """Load the tables that the first paragraph would wait for."""
        paragraph = Paragraph(_WARM_UP)
        self._checker.spacing(paragraph, self._checker.profile([_WARM_UP]))

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
        repaired = self._checker.repaired(essay, spacing)
        good = strengths(repaired, self._checker.settings)
        essay = replace(essay, sections=repaired.sections)  # sections are named as the author means them
        return Outline(
            essay,
            self._checker.hints(essay, spacing),
            {i: tuple(lines) for i, lines in good.items()},
            self._checker.works(essay, spacing),
            self._checker.settings.hints_per_section,
            reverse_outline(repaired),
            self._limits(repaired),
        )

    def _limits(self, essay: Essay) -> dict[int, str]:
        """What the assignment asks for, by section; a template that cannot be read asks for nothing."""
        try:
            chosen = assignment(self._checker.settings.assignment)
        except UsageError:
            return {}
        asked = limits_by_section(essay, chosen)
        own = essay.section_words()
        return {
            i: f"{limits} asked for" if words == own[i] else f"{title}: {words:,}, {limits} asked for"
            for i, (title, words, limits) in asked.items()
        }

    def variations(self, essay: Essay) -> tuple[Variation, ...]:
        """What the outlined essay writes in two ways."""
        return tuple(find_variations(essay))

    def measured(self, essay: Essay, spacing: Sequence[Findings]) -> tuple[PartFacts, ...]:
        """The numbers about the essay and its sections after spacing repairs; sentences lie in the essay as given."""
        repaired = self._checker.repaired(outlined(essay), spacing)
        maps = _Maps(essay, repaired)
        return tuple(replace(part, sentences=tuple(map(maps.in_source, part.sentences))) for part in parts(repaired))

    def close(self) -> None:
        """Nothing to close."""


def answer_calls(pipe: Connection, settings: Settings, dictionary: Collection[str]) -> None:
    """Answer calls until the other end of the pipe closes: the child process's whole life."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
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


class _Maps:
    """Carries sentences of the repaired text back to the essay as it was given."""

    def __init__(self, source: Essay, repaired: Essay) -> None:
        self._texts = [(a.text, b.text) for a, b in zip(source.paragraphs, repaired.paragraphs, strict=True)]
        self._maps: dict[int, OffsetMap] = {}

    def in_source(self, sentence: SentenceFacts) -> SentenceFacts:
        source, repaired = self._texts[sentence.paragraph]
        if source == repaired:
            return sentence
        if sentence.paragraph not in self._maps:
            self._maps[sentence.paragraph] = OffsetMap(source, diff(source, repaired))
        return replace(sentence, span=self._maps[sentence.paragraph].to_source(sentence.span))
