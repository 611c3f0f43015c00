"""Harper as a grammar engine: offline, ready in under a second, in a worker process that is replaced when it dies."""

import json
import sys
from collections import OrderedDict
from collections.abc import Collection, Sequence
from importlib import metadata
from typing import Any

from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.grammar.false_alarms import is_false_alarm
from coping_gui.checks.grammar.harper_worker import FROZEN_FLAG as FROZEN_FLAG
from coping_gui.checks.grammar.rule_table import rule_table
from coping_gui.checks.grammar.spelling import refined
from coping_gui.checks.grammar.worker_process import WorkerProcess
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

DIALECTS = {"en-US": 0, "en-GB": 1, "en-AU": 2, "en-CA": 3, "en-IN": 4, "en-NZ": 1, "en-ZA": 1, "en-IE": 1, "en": 0}
CACHE_SIZE = 20_000
TRIES = 3
"""Workers that may die one after another before Harper counts as unavailable."""
SLOWEST = 500
"""Code points a second that even a busy machine checks; longer texts get so much more patience."""
WARM_UP = "The worker loads its dictonary when it meets Xanthopoulosky, a name that is like no word."
"""The first mistake takes Harper half a second and the first word without near ones another: neither is an author's."""
_WORKER = "coping_gui.checks.grammar.harper_worker"
_LEAST_LATIN = 0.5
"""Share of Latin letters below which a paragraph is not English, and quadratically slow."""
_STYLE_KINDS = {"Style", "Readability", "Enhancement", "Redundancy", "Repetition", "Regionalism"}


class HarperEngine:
    """Checks paragraph by paragraph; the worker starts when first needed."""

    name = "harper"

    def __init__(self, dictionary: Collection[str] = (), patience: float = 30.0, command: Sequence[str] = ()) -> None:
        """`patience` is the least time-out of a paragraph in seconds; `command` replaces the worker's command line."""
        self._dictionary = frozenset(dictionary)
        self._words = known_forms(dictionary)
        self._patience = patience
        self._command = list(command)
        self._worker: WorkerProcess | None = None
        self._failures = self._closed = 0
        self._cache: OrderedDict[tuple[str, str], list[Any]] = OrderedDict()

    def status(self) -> EngineStatus:
        """Its version, or how to get it."""
        try:
            version = metadata.version("harper-py")
        except metadata.PackageNotFoundError:
            return EngineStatus(self.name, False, "Harper is not installed; `pip install harper-py` brings it.")
        return EngineStatus(self.name, True, f"Harper (harper-py {version}), in a process of its own.")

    def start(self, language: str = "en-US") -> None:
        """Start the worker and let it load its dictionary; raises GrammarUnavailable when it cannot run."""
        if language.split("-")[0] == "en":
            self._rows(WARM_UP, language)

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        """Findings per text; paragraphs that are not English are left alone."""
        return [findings_of(self.raw(text, language), text, self._dictionary) for text in texts]

    def raw(self, text: str, language: str) -> list[Any]:
        """The worker's rows for one text, before COPING's tables and filters; asked for again, from memory."""
        if language.split("-")[0] != "en" or not is_latin(text):
            return []
        key = (text, language)
        if key not in self._cache:
            self._cache[key] = self._rows(text, language)
            if len(self._cache) > CACHE_SIZE:
                self._cache.popitem(last=False)
        return self._cache[key]

    def close(self) -> None:
        """End the worker; safe to call twice. A thread that waits for its answer gives up."""
        self._closed += 1
        self._end_worker()

    def _end_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            worker.end()

    def _rows(self, text: str, language: str) -> list[Any]:
        """The rows of one text. A text that ends two workers is passed over: it must not cost all the others."""
        closed = self._closed
        for _attempt in range(2):
            rows = self._ask(text, DIALECTS.get(language, 1))
            if rows is not None:
                self._failures = 0
                return rows
            if closed != self._closed:
                raise GrammarUnavailable("Harper is closed.")
            self._end_worker()
            self._failures += 1
            if self._failures >= TRIES:
                self._failures = 0
                raise GrammarUnavailable("Harper's worker process ended several times in a row; it is not used now.")
        return []

    def _ask(self, text: str, dialect: int) -> list[Any] | None:
        """The worker's answer; None when it died, hung or answered nonsense. The dictionary is sent once."""
        if self._worker is None:
            self._worker = WorkerProcess(self._command or worker_command(), "Harper")
        words = None if dialect in self._worker.told else self._words
        self._worker.told.add(dialect)
        request = {"text": text, "dialect": dialect, "words": words}
        return self._worker.answer(request, self._patience + len(text) / SLOWEST)


def findings_of(rows: Sequence[Any], text: str, dictionary: Collection[str] = ()) -> list[Finding]:
    """What of the worker's rows is worth showing, sorted: rules by the table, no names, no known words."""
    found = (finding for row in rows if (finding := as_finding(row, text)) and not is_false_alarm(finding, text))
    wanted = (better for finding in found if (better := refined(finding, text, dictionary)))
    return sorted(wanted, key=lambda f: (f.span, f.rule))


def known_forms(dictionary: Collection[str]) -> list[str]:
    """Every word with its possessives: Harper knows a word in one form only."""
    return [form for word in sorted(dictionary) for form in (word, f"{word}'s", f"{word}’s")]


def is_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin (and there are any)."""
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters) > len(letters) * _LEAST_LATIN


def worker_command() -> list[str]:
    """The command line that starts a worker."""
    off = json.dumps(sorted(rule_table("harper").off))
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG, off]
    return [sys.executable, "-m", _WORKER, off]


def as_finding(row: list[Any], text: str) -> Finding | None:
    """A row of the worker as a finding; None when its rule is off or its place is not in the text."""
    start, end, rule, kind, message, suggestions, *about = row
    table = rule_table("harper")
    tier = table.tier(rule)
    if tier is None or not 0 <= start < end <= len(text):
        return None
    category = category_of(rule, kind)
    if category is Category.SPELLING:
        tier = Tier.ASK if tier is Tier.SAFE else tier
    span = _with_blank(Span(start, end), text) if "" in suggestions else Span(start, end)
    tail = text[end : span.end]
    choices = tuple(dict.fromkeys("" if s == "" else s + tail for s in suggestions))
    reason = f"Harper's rule: {about[0]}" if about and about[0] else ""
    return Finding(span, category, rule, message, choices, tier, "harper", reason, table.confidence(rule))


def _with_blank(span: Span, text: str) -> Span:
    """Removing a word must not leave two blanks behind."""
    alone = span.start == 0 or text[span.start - 1].isspace()
    return Span(span.start, span.end + 1) if alone and text[span.end : span.end + 1] == " " else span


def category_of(rule: str, kind: str) -> Category:
    """Which of COPING's categories a lint belongs to."""
    if rule == "SpellCheck" or kind == "Spelling":
        return Category.SPELLING
    return Category.STYLE if kind in _STYLE_KINDS else Category.GRAMMAR
