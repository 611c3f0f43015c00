"""Asking a LanguageTool server that may die, hang or talk nonsense: every text is answered, or it is said why not."""

import logging
import re
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from language_tool_python.exceptions import LanguageToolError

from coping_gui.checks.grammar.jars import languages
from coping_gui.checks.grammar.languagetool_client import Client, RawMatch
from coping_gui.errors import GrammarUnavailable

JOINT = "\n\n"
TRIES = 3
"""Requests that may fail one after another before the server is left alone: a bundle, its text, a plain sentence."""
REST = 60.0
"""Seconds for which a server that failed so often is left alone."""
BACK_OFF = 0.3
"""Seconds before the second try; doubled for each one after it."""
SLOWEST = 500
"""Code points a second that even a busy machine checks; longer texts get so much more patience."""
LONGEST = 20_000
"""Code points of one text beyond which it is sent in parts from the first: no paragraph is so long, and the server's
memory and patience are limited."""
PART = 4_000
"""Code points of the parts into which a text is cut that is too long, or that ends the server as a whole."""
WARM_UP = "This is an sentence that warms the server up, isn't it?"
_CLOSED = "LanguageTool is closed."
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s+|\s+")
_SENTENCE_BEFORE = re.compile(r"[.!?…]['\"”’)\]]*\s+\Z")
_FAILURES = (LanguageToolError, OSError, TypeError, KeyError, ValueError, AttributeError)

_log = logging.getLogger(__name__)

Answer = tuple[RawMatch, ...]


class Server(Protocol):
    """A server process of our own, or one that the user named."""

    def url(self) -> str:
        """Its address; started when needed."""
        ...

    def restart(self, url: str) -> None:
        """End the one that was at `url`."""
        ...


class Asker:
    """Sends bundles of texts to one server and finds out, when it fails, whether a text or the server is to blame.

    Several threads may ask at once; while one of them finds that out, the others wait.
    """

    def __init__(self, server: Callable[[], Server], off: Collection[str], patience: float) -> None:
        """`off` are rules that need not run; `patience` is the least time-out of a request in seconds."""
        self._server = server
        self._off = off
        self._patience = patience
        self.passed_over = 0
        """How many texts were left unanswered so far because the server does not survive them."""
        self._careful = threading.RLock()
        self._guard = threading.Lock()
        self._idle: dict[str, list[Client]] = {}
        """By language, connections to the server at `_url` that are not in use; none where it was never asked."""
        self._url = ""
        self._failed = 0
        self._resting_until = 0.0
        self._why = ""
        self._stopped = threading.Event()

    def warm(self, language: str) -> None:
        """Have the server started and its rules for `language` loaded; nothing is sent where that was done before."""
        if time.monotonic() >= self._resting_until and (self._url != self._address() or language not in self._idle):
            self.ask([WARM_UP], language)

    def ask(self, bundle: Sequence[str], language: str) -> list[Answer]:
        """Matches per text.

        Raises GrammarUnavailable when not even a plain sentence is answered, and for a minute after that. After a
        failure the server is restarted and the texts are sent one by one; a long text that fails again goes in parts,
        and a short one that no server survives is passed over.
        """
        with self._careful:
            self._refuse_while_resting()
        if any(len(text) > LONGEST for text in bundle):
            return [self._in_parts(text, language) if len(text) > LONGEST else self.ask([text], language)[0]
                    for text in bundle]  # fmt: skip
        url = self._address()
        try:
            return self._request(bundle, language)
        except _FAILURES as error:
            cause = error
        with self._careful:
            self._refuse_while_resting()  # another thread found out
            self._failed = 0
            self._restart(cause, url)
            return [self._alone(text, language) for text in bundle]

    def stop(self) -> None:
        """Begin no further try: a thread that waits for an answer raises GrammarUnavailable as soon as it gets none."""
        self._stopped.set()

    def _alone(self, text: str, language: str) -> Answer:
        try:
            return self._request([text], language)[0]
        except _FAILURES as error:
            self._restart(error)
        try:
            self._request([WARM_UP], language)
        except _FAILURES as error:
            self._restart(error)
        return self._in_parts(text, language) if len(text) > PART else self._last_try(text, language)

    def _in_parts(self, text: str, language: str) -> Answer:
        """The matches part by part; none at the very beginning of a part that begins inside a sentence."""
        found: list[RawMatch] = []
        for start, part in _parts(text):
            whole = start == 0 or _SENTENCE_BEFORE.search(text, max(0, start - 20), start)
            answer = self.ask([part], language)[0]
            found += (replace(m, span=m.span.shifted(start)) for m in answer if whole or m.span.start > 0)
        return tuple(found)

    def _last_try(self, text: str, language: str) -> Answer:
        try:
            return self._request([text], language)[0]
        except _FAILURES as error:
            self._restart(error)
        _log.warning("LanguageTool does not survive a text of %d characters; it is passed over.", len(text))
        self._failed = 0  # the server was well before this text
        self.passed_over += 1
        return ()

    def _request(self, bundle: Sequence[str], language: str) -> list[Answer]:
        text = JOINT.join(bundle)
        client = self._client(language)
        matches = client.found(text, self._patience + len(text) / SLOWEST)
        with self._guard:
            self._idle.setdefault(language, []).append(client)
        self._failed = 0
        answers: list[Answer] = []
        start = 0
        for part in bundle:
            end = start + len(part)
            own = (m for m in matches if start <= m.span.start and m.span.end <= end)
            answers.append(tuple(replace(m, span=m.span.shifted(-start)) for m in own))
            start = end + len(JOINT)
        return answers

    def _restart(self, error: Exception, url: str = "") -> None:
        """End the server that failed and wait a little; raises GrammarUnavailable after the last try."""
        if self._stopped.is_set():
            raise GrammarUnavailable(_CLOSED) from error
        self._failed += 1
        self._server().restart(url or self._url)
        if self._failed >= TRIES:
            self._failed = 0
            self._rest(f"LanguageTool failed {TRIES} times, so it rests for a minute: {_short(error)}.")
            raise GrammarUnavailable(self._why) from error
        self._stopped.wait(BACK_OFF * 2 ** (self._failed - 1))

    def _refuse_while_resting(self) -> None:
        if time.monotonic() < self._resting_until:
            raise GrammarUnavailable(self._why)

    def _rest(self, why: str) -> None:
        self._why = why
        self._resting_until = time.monotonic() + REST

    def _address(self) -> str:
        """The server's address. One that does not start is left alone for a while, too: a start may take long."""
        if self._stopped.is_set():
            raise GrammarUnavailable(_CLOSED)
        try:
            return self._server().url()
        except GrammarUnavailable as error:
            self._rest(str(error))
            raise

    def _client(self, language: str) -> Client:
        url = self._address()
        with self._guard:
            if url != self._url:
                self._idle.clear()
                self._url = url
            idle = self._idle.get(language)
            if idle:
                return idle.pop()
        return _new_client(language, url, self._off)


def _new_client(language: str, url: str, off: Collection[str]) -> Client:
    try:
        return Client(language, url, off)
    except ValueError as error:
        code = language.split("-")[0].lower()
        help_text = f"; `coping setup languagetool --language {code}` adds it" if code in languages() else ""
        raise GrammarUnavailable(f"LanguageTool as it is set up here does not know {language}{help_text}.") from error


def _parts(text: str) -> Iterable[tuple[int, str]]:
    """The text in pieces of at most PART code points with their starts, cut behind a sentence, a word, or anywhere."""
    start = 0
    while start < len(text):
        end = min(len(text), start + PART)
        if end < len(text):
            ends = [m for m in _SENTENCE_END.finditer(text, start, end) if m.end() > start + PART // 2]
            sentences = [m.end() for m in ends if not m[0].isspace()]
            end = sentences[-1] if sentences else ends[-1].end() if ends else end
        yield start, text[start:end]
        start = end


def _short(error: Exception) -> str:
    text = str(error)
    if "timed out" in text:
        return "no answer in time"
    if "refused" in text or "aborted" in text or "reset" in text:
        return "the server ended"
    return f"{type(error).__name__}: {text[:80]}"
