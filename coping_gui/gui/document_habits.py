"""What the whole document says of itself, learnt before its paragraphs are checked: spacing profile and facts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from coping_gui.gui.background import Lane
from coping_gui.gui.local_calls import LocalCalls

if TYPE_CHECKING:
    from coping_gui.checks.grammar.habits import DocumentFacts


class DocumentHabits:
    """Learns them once for each essay: the profile where the spacing checks run, the facts beside it."""

    def __init__(self, local_thread: Lane, facts_thread: Lane, local: LocalCalls) -> None:
        self.local = local
        """Whom to ask for the profile."""
        self.profiled = False
        """Whether spacing can be checked now: the profile is learnt, or cannot be."""
        self.known = False
        """Whether grammar can be checked now: the facts are known, too, or cannot be."""
        self.facts: DocumentFacts | None = None
        """See grammar.habits; None before that is known."""
        self._local_thread, self._facts_thread = local_thread, facts_thread
        self._round = 0
        self._learning = False

    def warm(self) -> None:
        """Load the dictionary and the tables that judge what the engines find; nothing follows."""
        self._facts_thread.submit(_load, lambda _none: None, lambda _error: None)

    def forget(self) -> None:
        """Another essay, or the same anew: answers that are still to come are dropped. The facts stay until then."""
        self._round += 1
        self.profiled = self.known = self._learning = False

    def learn(self, texts: Sequence[str], on_known: Callable[[], None], on_failed: Callable[[Exception], None]) -> None:
        """Begin where there is text: an empty page starts no process. `on_known` follows for each of the two.

        `on_failed` comes before it when the profile could not be learnt.
        """
        if self.known or self._learning or not any(texts):
            return
        self._learning = True
        here = self._round

        def profiled() -> None:
            if here == self._round:
                self.profiled = True
                on_known()

        def failed(error: Exception) -> None:
            if here == self._round:
                on_failed(error)
                profiled()

        def counted(facts: "DocumentFacts | None") -> None:
            if here == self._round:
                self.known, self.facts = True, facts
                on_known()

        local = self.local
        self._local_thread.submit(lambda: local.profile(texts), lambda _none: profiled(), failed)
        self._facts_thread.submit(lambda: _facts(texts), counted, lambda _error: counted(None))


def _load() -> None:
    from coping_gui.checks.grammar.spelling import ranked

    _facts(["This is teh first sentence."])
    ranked("This is teh first sentence.", 8, 11, (("the",),))


def _facts(texts: Sequence[str]) -> "DocumentFacts":
    """Runs in the background; loads the dictionary, which the window must not wait for."""
    from coping_gui.checks.grammar.habits import document_facts

    return document_facts(texts)
