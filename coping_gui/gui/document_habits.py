"""What the whole document says of itself, learnt before its paragraphs are checked: spacing profile and facts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from coping_gui.gui.background import Lane
from coping_gui.gui.local_calls import LocalCalls

if TYPE_CHECKING:
    from coping_gui.checks.grammar.habits import DocumentFacts


class DocumentHabits:
    """Learns them once for each essay, in the thread of the plain-Python checks."""

    def __init__(self, thread: Lane, local: LocalCalls) -> None:
        self.local = local
        """Whom to ask."""
        self.known = False
        """Whether paragraphs can be checked now: the habits are learnt, or cannot be."""
        self.facts: DocumentFacts | None = None
        """See grammar.habits; None before that is known."""
        self._thread = thread
        self._round = 0
        self._learning = False

    def forget(self) -> None:
        """Another essay, or the same anew: answers that are still to come are dropped. The facts stay until then."""
        self._round += 1
        self.known = self._learning = False

    def learn(self, texts: Sequence[str], on_known: Callable[[], None], on_failed: Callable[[Exception], None]) -> None:
        """Begin where there is text: an empty page starts no process. `on_known` follows once, even if that failed."""
        if self.known or self._learning or not any(texts):
            return
        self._learning = True
        here = self._round

        def arrived(facts: "DocumentFacts | None") -> None:
            if here == self._round:
                self.known, self.facts = True, facts
                on_known()

        def failed(error: Exception) -> None:
            if here == self._round:
                on_failed(error)
                arrived(None)

        self._thread.submit(lambda: self._profile_and_facts(texts), arrived, failed)

    def _profile_and_facts(self, texts: Sequence[str]) -> "DocumentFacts":
        """Runs in the background; loads the dictionary, which the window must not wait for."""
        from coping_gui.checks.grammar.habits import document_facts

        self.local.profile(texts)
        return document_facts(texts)
