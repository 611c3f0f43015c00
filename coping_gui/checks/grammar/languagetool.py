"""LanguageTool as a grammar engine: bundles, memory, and what of its answers is shown."""

import hashlib
import re
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from coping_gui.checks.grammar.answers import StoredAnswers, stored_answers
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.grammar.false_alarms import is_false_alarm
from coping_gui.checks.grammar.java import find_java, java_facts
from coping_gui.checks.grammar.languagetool_asking import JOINT, Answer, Asker
from coping_gui.checks.grammar.languagetool_client import RawMatch
from coping_gui.checks.grammar.languagetool_setup import find_installation, installation_facts
from coping_gui.checks.grammar.own_server import RemoteServer, named_server, server_facts
from coping_gui.checks.grammar.rule_table import RuleTable, rule_table
from coping_gui.checks.grammar.server import LanguageToolServer, Lease, shared_server
from coping_gui.checks.grammar.spelling import refined, without_known
from coping_gui.checks.words import frequency
from coping_gui.essay.finding import Category, Finding, Tier

BUNDLE = 8_000
"""Code points of paragraphs that go into one request; larger ones gain nothing and take longer to cancel."""
Answers = Mapping[str, Answer]
COUNTED = 0.05
"""Plurals for each singular in prose from which a noun is one that is counted."""
AT_ONCE = 2
"""Bundles that are asked for at the same time: the server has a thread for each."""
CACHE_SIZE = 20_000
"""Paragraphs whose findings are remembered."""
VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES", "be": "be-BY"}
"""LanguageTool spells only in a country's variant of these languages."""
_SPELLER = re.compile(r"MORFOLOGIK_RULE|HUNSPELL_RULE|\w*SPELLER_RULE|\w\w_SPELLING_RULE")
"""The rules that look words up in a dictionary. Others of LanguageTool's category TYPOS mean known words ("Its")."""
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
        self._patience = patience
        self._asker = self._new_asker()
        self._cache: OrderedDict[tuple[str, str], Answer] = OrderedDict()

    def _new_asker(self) -> Asker:
        return Asker(self._server, self._off, self._patience)

    def status(self) -> EngineStatus:
        """Which LanguageTool and Java would be used and why, or what is missing."""
        if named_server():
            return EngineStatus(self.name, True, server_facts())
        installation, java = find_installation(), find_java()
        facts = [server_facts(), installation_facts(), java_facts() if installation else ""]
        detail = " ".join(fact for fact in facts if fact)
        return EngineStatus(self.name, bool(installation and java), detail)

    def start(self, language: str = "en-US") -> None:
        """Start the server and warm it with a sentence; raises GrammarUnavailable with what is missing."""
        self._asker.warm(VARIANTS.get(language, language))

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        """Findings per text; those asked for before come from memory."""
        found: dict[str, list[Finding]] = {}
        for answers in self._answers(texts, language):  # while these are looked at, the next bundle is being asked for
            for text, matches in answers.items():
                found[text] = findings_of(matches, text, self._dictionary, language)
        return [list(found.get(text, ())) for text in texts]

    def raw(self, texts: Sequence[str], language: str) -> list[Answer]:
        """What LanguageTool itself says per text, before COPING's tables and filters."""
        found = {text: matches for answers in self._answers(texts, language) for text, matches in answers.items()}
        return [found.get(text, ()) for text in texts]

    def close(self) -> None:
        """Give the server back; the last engine of the program ends it. A thread that waits for it gives up."""
        self._asker.stop()
        self._asker = self._new_asker()
        if self._lease:
            self._lease.close()
            self._lease = None
        if self._stored:
            self._stored.close()
        if self._given_server:
            self._given_server.close()

    def _answers(self, texts: Sequence[str], language: str) -> Iterator[Answers]:
        """What is known of the texts, then the server's answers bundle by bundle; blank texts have none."""
        language = VARIANTS.get(language, language)
        wanted = list(dict.fromkeys(text for text in texts if text.strip()))
        self._recall([text for text in wanted if (text, language) not in self._cache], language)
        known = {text: self._cache[text, language] for text in wanted if (text, language) in self._cache}
        yield known
        bundles = list(_bundles([text for text in wanted if text not in known]))
        yield from ahead(lambda bundle: self._asked(bundle, language), bundles)
        while len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)

    def _asked(self, bundle: Sequence[str], language: str) -> Answers:
        asker = self._asker
        before = asker.passed_over
        answers = dict(zip(bundle, asker.ask(bundle, language), strict=True))
        self._remember(answers, language)
        if self._stored and asker.passed_over == before:  # what was not answered is to be asked again some day
            self._stored.put(answers, language)
        return answers

    def _recall(self, texts: Sequence[str], language: str) -> None:
        """Take what earlier sessions stored; only of installations of this computer, whose rules do not change."""
        if not texts:
            return
        if self._stored is None and self._given_server is None and not named_server():
            installation = find_installation()
            rules = hashlib.sha256(",".join(sorted(self._off)).encode()).hexdigest()
            self._stored = stored_answers(f"{installation} {rules}")
        if self._stored:
            self._remember(self._stored.get(texts, language), language)

    def _remember(self, answers: Answers, language: str) -> None:
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


def findings_of(
    matches: Iterable[RawMatch], text: str, dictionary: Collection[str] = (), language: str = "en-US"
) -> list[Finding]:
    """What of the matches is worth showing: rules by the table, no names, no known words.

    Spelling in other languages than English is shown as LanguageTool sees it, but for the user's own words.
    """
    table = rule_table("languagetool")
    known = (finding for match in matches if (finding := as_finding(match, table)))
    found = (several_first(finding, text) for finding in known if not is_false_alarm(finding, text))
    better = refined if language.startswith("en") else without_known
    return [finding for raw in found if (finding := better(raw, text, dictionary))]


def several_first(finding: Finding, text: str) -> Finding:
    """The finding; of "these problem" with "these problems" first: who writes "these" means several.

    Of a noun that is hardly ever counted ("these evidence"), LanguageTool's "this" stays first. Of 14 corrections in
    both engines' examples and in `eracond`, 9 change the noun.
    """
    marked = finding.span.of(text).split()
    if finding.rule != "THIS_NNS" or len(marked) < 2 or marked[0].lower() not in ("these", "those"):
        return finding
    plural = next((s for s in finding.suggestions if s.split()[0] == marked[0]), "")
    if not plural or frequency(plural.split()[-1]) < COUNTED * frequency(marked[-1]):
        return finding
    return replace(finding, suggestions=tuple(dict.fromkeys((plural, *finding.suggestions))))


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


def ahead(work: Callable[[list[str]], Answers], items: Sequence[list[str]]) -> Iterator[Answers]:
    """`work` of each item, its results in turn; in threads that are at the next items while one is in use."""
    if len(items) < 2:
        yield from map(work, items)
        return
    jobs: deque[Future[Answers]] = deque()
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        jobs.extend(pool.submit(work, item) for item in items)
        while jobs:
            yield jobs.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
