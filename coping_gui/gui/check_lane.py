"""What waits for one lane of the checks, and in which order it is taken: just edited, visible, the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from coping_gui.checks.grammar.engine import GrammarEngine
from coping_gui.gui.background import Lane
from coping_gui.review.manuscript import Piece
from coping_gui.review.session import SPACING

OWN = "coping"
"""The lane of COPING's own grammar rules, which run where the spacing checks run."""

LATE = frozenset({"languagetool"})
"""Engines that are started by their first paragraph that no memory answers, or else when all others are done: they
take seconds of processor time, which the first marks need."""

_BATCH = {SPACING: 12, OWN: 12}
_ENGINE_BATCH = 8
_FRUITLESS = 50
"""Pieces that are not ready, one after another, before a lane waits: they become ready in about this order."""


@dataclass(slots=True)
class CheckLane:
    """What one lane (spacing, or an engine) still has to look at, and whether it is at work."""

    name: str
    thread: Lane
    engine: GrammarEngine | None
    busy: bool = False
    failed: bool = False
    urgent: dict[Piece, None] = field(default_factory=dict[Piece, None])
    rest: dict[Piece, None] = field(default_factory=dict[Piece, None])
    ahead: dict[Piece, None] = field(default_factory=dict[Piece, None])
    """Paragraphs with their fixes accepted (gui.look_ahead), read when nothing else waits."""
    warm_for: str = ""
    """The language for which its engine was started ahead of the first question."""
    told: bool = False
    """Whether its failure has been said since it last answered."""

    @property
    def waiting(self) -> int:
        """How many pieces of the essay it has not looked at."""
        return len(self.rest) + sum(piece not in self.rest for piece in self.urgent)

    def add(self, piece: Piece, *, urgent: bool) -> None:
        """Look at a piece: soon, or when its turn comes."""
        (self.urgent if urgent else self.rest)[piece] = None

    def warm(self, language: str, on_error: Callable[[Exception], None]) -> None:
        """Have the engine started in the background, once for each language; nothing waits for it."""
        engine = self.engine
        if engine is None or self.name == OWN or self.warm_for == language:
            return
        self.warm_for = language
        self.thread.submit(lambda: engine.start(language), lambda _none: None, on_error)

    def drop(self, piece: Piece) -> None:
        """Do not look at a piece any more."""
        for waiting in (self.urgent, self.rest, self.ahead):
            waiting.pop(piece, None)

    def clear(self) -> None:
        """Do not look at anything that waits."""
        for waiting in (self.urgent, self.rest, self.ahead):
            waiting.clear()

    def take(self, visible: Sequence[Piece], is_ready: Callable[[Piece], bool]) -> list[Piece]:
        """The next pieces to look at; they wait no longer."""
        most = _BATCH.get(self.name, _ENGINE_BATCH)
        chosen: dict[Piece, None] = {}
        for source in (tuple(self.urgent), visible, self.rest, self.ahead):
            not_ready = 0
            for piece in source:
                if len(chosen) >= most or not_ready >= _FRUITLESS:
                    break
                if piece in self.urgent or piece in self.rest or piece in self.ahead:
                    if is_ready(piece):
                        chosen[piece] = None
                    else:
                        not_ready += 1
        for piece in chosen:
            self.drop(piece)
        return list(chosen)
