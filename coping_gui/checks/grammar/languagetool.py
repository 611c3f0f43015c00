"""LanguageTool as a grammar engine: bundles, memory, a server that may fail, and what of its answers is shown."""

import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from language_tool_python.exceptions import LanguageToolError

from coping_gui.checks.grammar.answers import StoredAnswers, stored_answers
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.grammar.false_alarms import is_false_alarm
from coping_gui.checks.grammar.jars import languages
from coping_gui.checks.grammar.java import find_java, java_facts
from coping_gui.checks.grammar.languagetool_client import Client, RawMatch
from coping_gui.checks.grammar.languagetool_setup import find_installation, installation_facts
from coping_gui.checks.grammar.own_server import RemoteServer, named_server, server_facts
from coping_gui.checks.grammar.rule_table import RuleTable, rule_table
from coping_gui.checks.grammar.server import LanguageToolServer, Lease, shared_server
from coping_gui.checks.grammar.spelling import refined, without_known
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.finding import Category, Finding, Tier

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
VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES", "be": "be-BY"}
"""LanguageTool spells only in a country's variant of these languages."""
SLOWEST = 100
"""Code points a second that even a busy machine checks; longer texts get so much more patience."""
_SPELLER = re.compile(r"MORFOLOGIK_RULE|HUNSPELL_RULE|\w*SPELLER_RULE|\w\w_SPELLING_RULE")
"""The rules that look words up in a dictionary. Others of LanguageTool's category TYPOS mean known words ("Its")."""
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
        self._given_server = server
        self._named: RemoteServer | None = None
        self._lease: Lease | None = None
        self._stored: StoredAnswers | None = None
        self._off = rule_table(self.name).off if off is None else frozenset(off)
        self._clients: dict[str, Client] = {}
        self._clients_url = ""
        self._cache: OrderedDict[tuple[str, str], tuple[RawMatch, ...]] = OrderedDict()
        self._patience = patience
        self._resting_until = 0.0
        self._last_failure = ""

    def status(self) -> EngineStatus:
        """Which LanguageTool and Java would be used and why, or what is missing."""
        if named_server():
            return EngineStatus(self.name, True, server_facts())
        installation, java = find_installation(), find_java()
        facts = [server_facts(), installation_facts(), java_facts() if installation else ""]
        detail = " ".join(fact for fact in facts if fact)
        return EngineStatus(self.name, bool(installation and java), detail)

    def start(self) -> None:
        """Start the server and warm it with a sentence; raises GrammarUnavailable with what is missing."""
        self._ask([_WARM_UP], "en-US")

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        """Findings per text; those asked for before come from memory."""
        raw = self.raw(texts, language)
        pairs = zip(texts, raw, strict=True)
        return [findings_of(matches, text, self._dictionary, language) for text, matches in pairs]

    def raw(self, texts: Sequence[str], language: str) -> list[tuple[RawMatch, ...]]:
        """What LanguageTool itself says per text, before COPING's tables and filters."""
        language = VARIANTS.get(language, language)
        missing = list(dict.fromkeys(t for t in texts if t.strip() and (t, language) not in self._cache))
        if missing:
            self._recall(missing, language)
            missing = [text for text in missing if (text, language) not in self._cache]
        for bundle in _bundles(missing):
            answers = dict(zip(bundle, self._ask(bundle, language), strict=True))
            self._remember(answers, language)
            if self._stored:
                self._stored.put(answers, language)
        found = [self._cache.get((text, language), ()) for text in texts]
        while len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)
        return found

    def close(self) -> None:
        """Give the server back; the last engine of the program ends it."""
        self._clients.clear()
        if self._lease:
            self._lease.close()
            self._lease = None
        if self._stored:
            self._stored.close()
        if self._given_server:
            self._given_server.close()

    def _recall(self, texts: Sequence[str], language: str) -> None:
        """Take what earlier sessions stored; only of installations of this computer, whose rules do not change."""
        if self._stored is None and self._given_server is None and not named_server():
            installation = find_installation()
            rules = hashlib.sha256(",".join(sorted(self._off)).encode()).hexdigest()
            self._stored = stored_answers(f"{installation} {rules}")
        if self._stored:
            self._remember(self._stored.get(texts, language), language)

    def _remember(self, answers: Mapping[str, tuple[RawMatch, ...]], language: str) -> None:
        for text, matches in answers.items():
            self._cache[text, language] = matches

    def _server(self) -> LanguageToolServer | RemoteServer:
        if self._given_server:
            return self._given_server
        named = named_server()
        if named:
            if self._named is None or self._named.url() != named.url:
                self._named = RemoteServer(named.url)
            return self._named
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

    def _client(self, language: str) -> Client:
        url = self._server().url()
        if url != self._clients_url:
            self._clients.clear()
            self._clients_url = url
        if language not in self._clients:
            self._clients[language] = _new_client(language, url, self._off)
        return self._clients[language]


def _new_client(language: str, url: str, off: Collection[str]) -> Client:
    try:
        return Client(language, url, off)
    except ValueError as error:
        code = language.split("-")[0].lower()
        help_text = f"; `coping setup languagetool --language {code}` adds it" if code in languages() else ""
        raise GrammarUnavailable(f"LanguageTool as it is set up here does not know {language}{help_text}.") from error


def findings_of(
    matches: Iterable[RawMatch], text: str, dictionary: Collection[str] = (), language: str = "en-US"
) -> list[Finding]:
    """What of the matches is worth showing: rules by the table, no names, no known words.

    Spelling in other languages than English is shown as LanguageTool sees it, but for the user's own words.
    """
    table = rule_table("languagetool")
    known = (finding for match in matches if (finding := as_finding(match, table)))
    found = (finding for finding in known if not is_false_alarm(finding, text))
    better = refined if language.startswith("en") else without_known
    return [finding for raw in found if (finding := better(raw, text, dictionary))]


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
        reason=f"LanguageTool's rule: {match.description}." if match.description else "",
        confidence=table.confidence(match.rule),
    )


def category_of(match: RawMatch) -> Category:
    """Which of COPING's categories a match belongs to."""
    if match.issue == "misspelling" and _SPELLER.match(match.rule):
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
