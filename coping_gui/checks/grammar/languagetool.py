"""LanguageTool as a grammar engine: the only place that knows the language_tool_python package.

What the package does in its own way is set right here: it waits 300 s for an answer, counts lengths in UTF-16, and
keeps the offsets of the last text on a class that threads share.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import language_tool_python
from language_tool_python.exceptions import LanguageToolError

from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.grammar.java import find_java, java_facts
from coping_gui.checks.grammar.languagetool_setup import find_installation, installation_facts
from coping_gui.checks.grammar.rule_table import RuleTable, rule_table
from coping_gui.checks.grammar.server import LanguageToolServer, Lease, shared_server
from coping_gui.checks.grammar.spelling import refined
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

BUNDLE = 8_000
"""Code points of paragraphs that go into one request; larger ones gain nothing and take longer to cancel."""
JOINT = "\n\n"
CACHE_SIZE = 20_000
"""Paragraphs whose findings are remembered."""
TRIES = 3
REST = 60.0
"""Seconds for which a server that failed three times is left alone."""
BACK_OFF = 0.3
"""Seconds before the second try; doubled for each one after it."""
SLOWEST = 100
"""Code points a second that even a busy machine checks; longer texts get so much more patience."""
SUGGESTIONS = 8
_WARM_UP = "This is an sentence that warms the server up, isn't it?"
_STYLE = {
    "STYLE",
    "REDUNDANCY",
    "PLAIN_ENGLISH",
    "COLLOQUIALISMS",
    "WIKIPEDIA",
    "REPETITIONS_STYLE",
    "CREATIVE_WRITING",
}
_match_state = threading.Lock()


class _Client(language_tool_python.LanguageTool):
    """The package's client with time-outs of our own and one try for each request: the engine does the trying again."""

    patience: float = 30.0

    def __init__(self, language: str, url: str, off: Collection[str]) -> None:
        self._TIMEOUT = self.patience  # pyright: ignore
        super().__init__(language, remote_server=url)
        self.disabled_rules = set(off)

    def _query_server(self, url: str, params: Any = None, num_tries: int = 1, method: Any = "get") -> Any:  # noqa: ARG002
        return super()._query_server(url, params, num_tries=1, method=method)

    def found(self, text: str, patience: float) -> "list[RawMatch]":
        """The matches with exact code point spans; raises LanguageToolError or ValueError on any failure."""
        self._TIMEOUT = patience  # pyright: ignore
        response = self._query_server(f"{self._url}check", self._create_params(text), method="post")
        with _match_state:
            matches = [language_tool_python.Match(match, text) for match in response["matches"]]
        return [raw for match in matches if (raw := _raw_match(match, text))]


@dataclass(frozen=True, slots=True)
class RawMatch:
    """What LanguageTool said about one place."""

    span: Span
    rule: str
    category: str
    issue: str
    message: str
    replacements: tuple[str, ...]


def _raw_match(match: Any, text: str) -> RawMatch | None:
    """The package's match with its length, which is in UTF-16 units, turned into code points."""
    start, units = int(match.offset), int(match.error_length)
    end = start
    while units > 0 and end < len(text):
        units -= 2 if ord(text[end]) > 0xFFFF else 1
        end += 1
    if not 0 <= start < end <= len(text):
        return None
    marked = text[start:end]
    replacements = tuple(dict.fromkeys(_cased(marked, str(r)) for r in match.replacements[:SUGGESTIONS]))
    return RawMatch(Span(start, end), match.rule_id, match.category, match.rule_issue_type, match.message, replacements)


def _cased(marked: str, replacement: str) -> str:
    """LanguageTool capitalises some contractions in mid-sentence ("its" → "It's"); its intention is clear."""
    same = replacement.replace("'", "").replace("’", "").lower() == marked
    return replacement.lower() if same and "'" in replacement and not replacement.startswith("I'") else replacement


class LanguageToolEngine:
    """Checks paragraphs in bundles; starts the server when first needed and restarts it when it fails."""

    name = "languagetool"

    def __init__(
        self,
        dictionary: Collection[str] = (),
        server: LanguageToolServer | None = None,
        patience: float = 60.0,
        off: Collection[str] | None = None,
    ) -> None:
        """`server` is one of the caller's own; else the program's shared one is used.

        `patience` is the least time-out of a request in seconds; `off` are the rules that the server need not run,
        by default those that the table switches off.
        """
        self._dictionary = frozenset(dictionary)
        self._own_server = server
        self._lease: Lease | None = None
        self._off = rule_table(self.name).off if off is None else frozenset(off)
        self._clients: dict[str, _Client] = {}
        self._clients_url = ""
        self._cache: OrderedDict[tuple[str, str], tuple[RawMatch, ...]] = OrderedDict()
        self._patience = patience
        self._resting_until = 0.0
        self._last_failure = ""

    def status(self) -> EngineStatus:
        """Which LanguageTool and Java would be used and why, or what is missing."""
        installation, java = find_installation(), find_java()
        detail = f"{installation_facts()} {java_facts()}" if installation else installation_facts()
        return EngineStatus(self.name, bool(installation and java), detail)

    def start(self) -> None:
        """Start the server and warm it with a sentence; raises GrammarUnavailable with what is missing."""
        self._ask([_WARM_UP], "en-US")

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        """Findings per text; those asked for before come from memory."""
        raw = self.raw(texts, language)
        return [findings_of(matches, text, self._dictionary) for text, matches in zip(texts, raw, strict=True)]

    def raw(self, texts: Sequence[str], language: str) -> list[tuple[RawMatch, ...]]:
        """What LanguageTool itself says per text, before COPING's tables and filters."""
        missing = list(dict.fromkeys(t for t in texts if t.strip() and (t, language) not in self._cache))
        fresh: dict[str, tuple[RawMatch, ...]] = {}
        for bundle in _bundles(missing):
            fresh.update(zip(bundle, self._ask(bundle, language), strict=True))
        answers = [fresh[t] if t in fresh else self._cache.get((t, language), ()) for t in texts]
        for text, matches in fresh.items():
            self._remember((text, language), matches)
        return answers

    def close(self) -> None:
        """Give the server back; the last engine of the program ends it."""
        self._clients.clear()
        if self._lease:
            self._lease.close()
            self._lease = None
        if self._own_server:
            self._own_server.close()

    def _remember(self, key: tuple[str, str], matches: tuple[RawMatch, ...]) -> None:
        self._cache[key] = matches
        while len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)

    def _server(self) -> LanguageToolServer:
        if self._own_server:
            return self._own_server
        if self._lease is None:
            self._lease = shared_server()
        return self._lease.server

    def _ask(self, bundle: Sequence[str], language: str) -> list[tuple[RawMatch, ...]]:
        """Matches per text; after a failure the server is restarted and the texts are sent one by one."""
        if time.monotonic() < self._resting_until:
            raise GrammarUnavailable(self._last_failure)
        for attempt in range(TRIES):
            try:
                if attempt == 0:
                    return self._request(bundle, language)
                return [self._request([text], language)[0] for text in bundle]
            except (LanguageToolError, OSError, TypeError, KeyError, ValueError, AttributeError) as error:
                self._last_failure = f"LanguageTool failed {TRIES} times, so it rests for a minute: {_short(error)}."
                self._server().restart(self._clients_url)
                time.sleep(BACK_OFF * 2**attempt)
        self._resting_until = time.monotonic() + REST
        raise GrammarUnavailable(self._last_failure)

    def _request(self, bundle: Sequence[str], language: str) -> list[tuple[RawMatch, ...]]:
        text = JOINT.join(bundle)
        matches = self._client(language).found(text, self._patience + len(text) / SLOWEST)
        answers: list[tuple[RawMatch, ...]] = []
        start = 0
        for part in bundle:
            end = start + len(part)
            own = (m for m in matches if start <= m.span.start and m.span.end <= end)
            answers.append(tuple(replace(m, span=m.span.shifted(-start)) for m in own))
            start = end + len(JOINT)
        return answers

    def _client(self, language: str) -> _Client:
        url = self._server().url()
        if url != self._clients_url:
            self._clients.clear()
            self._clients_url = url
        if language not in self._clients:
            self._clients[language] = _new_client(language, url, self._off)
        return self._clients[language]


def _new_client(language: str, url: str, off: Collection[str]) -> _Client:
    try:
        return _Client(language, url, off)
    except ValueError as error:
        raise GrammarUnavailable(f"LanguageTool as it is set up here does not know {language}.") from error


def findings_of(matches: Iterable[RawMatch], text: str, dictionary: Collection[str] = ()) -> list[Finding]:
    """What of the matches is worth showing: rules by the table, no names, no known words."""
    table = rule_table("languagetool")
    found = (finding for match in matches if (finding := as_finding(match, table)))
    return [better for finding in found if (better := refined(finding, text, dictionary))]


def as_finding(match: RawMatch, table: RuleTable) -> Finding | None:
    """A match as a finding; None when its rule is off. Spelling is never safe."""
    tier = table.tier(match.rule)
    if tier is None:
        return None
    category = category_of(match)
    if category is Category.SPELLING and tier is Tier.SAFE:
        tier = Tier.LIKELY
    return Finding(
        match.span,
        category,
        match.rule,
        match.message,
        match.replacements,
        tier,
        "languagetool",
        confidence=table.confidence(match.rule),
    )


def category_of(match: RawMatch) -> Category:
    """Which of COPING's categories a match belongs to."""
    if match.issue == "misspelling" and (match.category == "TYPOS" or match.rule.startswith("MORFOLOGIK")):
        return Category.SPELLING
    if match.category in _STYLE or match.issue in ("style", "register", "locale-violation"):
        return Category.STYLE
    return Category.GRAMMAR


def _bundles(texts: Sequence[str]) -> Iterable[list[str]]:
    bundle: list[str] = []
    size = 0
    for text in texts:
        if bundle and size + len(text) > BUNDLE:
            yield bundle
            bundle, size = [], 0
        bundle.append(text)
        size += len(text) + len(JOINT)
    if bundle:
        yield bundle


def _short(error: Exception) -> str:
    text = str(error)
    if "timed out" in text:
        return "no answer in time"
    if "refused" in text or "aborted" in text or "reset" in text:
        return "the server ended"
    return f"{type(error).__name__}: {text[:80]}"
