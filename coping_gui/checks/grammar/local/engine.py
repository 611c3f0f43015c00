"""The local model as a grammar engine: offline, in a worker process that starts when first needed."""

import sys
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from coping_gui.checks.grammar import second_opinion
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.thresholds import NEVER, thresholds
from coping_gui.checks.grammar.local.worker import FROZEN_FLAG
from coping_gui.checks.grammar.worker_process import WorkerProcess
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.paths import resource

CACHE_SIZE = 20_000
TRIES = 3
"""Workers that may die one after another before the model counts as unavailable."""
SLOWEST = 1000
"""Code points a second that even a busy machine checks; longer texts get so much more patience."""
LONGEST_WORD = 200
"""Code points of a word beyond which a text is no prose; it is left alone."""
_WORKER = "coping_gui.checks.grammar.local.worker"


class LocalModelEngine:
    """Checks paragraphs with the shipped model; English only."""

    name = "local"

    def __init__(self, dictionary: Collection[str] = (), patience: float = 30.0, command: Sequence[str] = ()) -> None:
        """`patience` is the least time-out of a request in seconds; `command` replaces the worker's command line."""
        self._dictionary = sorted(dictionary)
        self._patience = patience
        self._command = list(command)
        self._worker: WorkerProcess | None = None
        self._closed = 0
        self._cache: OrderedDict[str, list[Finding]] = OrderedDict()

    def status(self) -> EngineStatus:
        """Whether the model and what runs it are there."""
        if find_spec("onnxruntime") is None:
            missing = (
                "ONNX Runtime is not installed, so the local model is not used; `pip install onnxruntime` brings it."
            )
            return EngineStatus(self.name, False, missing)
        try:
            resource("local_model", "model.onnx")
        except FileNotFoundError:
            return EngineStatus(self.name, False, "The local model's file is missing: install COPING again.")
        return EngineStatus(self.name, True, "COPING's local model, in a process of its own.")

    @property
    def pid(self) -> int | None:
        """Its worker's process id; None while there is none."""
        return self._worker.pid if self._worker else None

    def start(self, language: str = "en-US") -> None:
        """Start the worker and let it load the model; raises GrammarUnavailable when it cannot run."""
        if language.split("-")[0] == "en":
            self._answers(["Ready."])

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        """Findings per text; none when the language is not English. Raises GrammarUnavailable when it cannot run."""
        if language.split("-")[0] != "en":
            return [[] for _ in texts]
        new = list(dict.fromkeys(t for t in texts if t not in self._cache and _is_prose(t)))
        if new:
            for text, rows in zip(new, self._answers(new), strict=True):
                self._keep(text, findings_of(rows, text))
        return [self._cache.get(text, []) for text in texts]

    def close(self) -> None:
        """End the worker; safe to call twice. A thread that waits for its answer gives up."""
        self._closed += 1
        self._end_worker()

    def _end_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            worker.end()

    def _keep(self, text: str, found: list[Finding]) -> None:
        self._cache[text] = found
        if len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)

    def _answers(self, texts: list[str]) -> list[dict[str, Any]]:
        """The worker's answer per text; a worker that dies or hangs is replaced."""
        patience = self._patience + sum(map(len, texts)) / SLOWEST
        closed = self._closed
        for _attempt in range(TRIES):
            if self._worker is None:
                self._worker = WorkerProcess(self._command or worker_command(), "The local model")
            rows = self._worker.answer({"texts": texts, "words": self._dictionary}, patience)
            if rows is not None and len(rows) == len(texts):
                return rows
            if closed != self._closed:
                raise GrammarUnavailable("The local model is closed.")
            self._end_worker()
        raise GrammarUnavailable("The local model's process ended several times in a row; it is not used now.")


def _is_prose(text: str) -> bool:
    return bool(text.strip()) and max(map(len, text.split()), default=0) <= LONGEST_WORD


def worker_command() -> list[str]:
    """The command line that starts a worker."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG]
    return [sys.executable, "-m", _WORKER]


def findings_of(answer: Mapping[str, Any], text: str) -> list[Finding]:
    """The worker's answer on one text: what is shown, and what only helps to judge other engines' findings."""
    shown = [finding_of(row, text) for row in answer["shown"]]
    maybes = [_maybe(row, text) for row in answer["others"]]
    doubts = [second_opinion.doubt(Span(start, end), chance) for start, end, chance in answer["doubts"]]
    return [*shown, *maybes, *doubts, second_opinion.read(answer["rate"])]


def _maybe(row: Sequence[Any], text: str) -> Finding:
    span, choices = _visible(Span(row[0], row[1]), text, [row[2]])
    return second_opinion.maybe(span, choices[0], row[4], row[3] == kinds.SPELLING)


def finding_of(row: Sequence[Any], text: str) -> Finding:
    """A row of the worker as a finding: likely where its kind was nearly always right at this chance, never safe."""
    start, end, new, kind, chance, others = row
    span, choices = _visible(Span(start, end), text, [new, *others])
    sure = chance >= thresholds().likely.get(kind, NEVER)
    return Finding(
        span,
        Category.SPELLING if kind == kinds.SPELLING else Category.GRAMMAR,
        kinds.rule_of(kind),
        kinds.MESSAGES[kind],
        tuple(dict.fromkeys(choices)),
        Tier.LIKELY if sure else Tier.ASK,
        "local",
        reason=f"The local model finds this correction {round(100 * chance)} % probable in its sentence.",
        confidence=round(chance, 4),
    )


def _visible(span: Span, text: str, choices: list[str]) -> tuple[Span, list[str]]:
    """What is put in between two words is shown at the word before or behind it, so that there is something to mark."""
    if span.length:
        return span, choices
    end = span.end
    while end < len(text) and not text[end].isspace():
        end += 1
    if end > span.end:
        tail = text[span.end : end]
        return Span(span.start, end), [choice + tail for choice in choices]
    start = span.start
    while start and not text[start - 1].isspace():
        start -= 1
    head = text[start : span.start]
    return Span(start, span.end), [head + choice for choice in choices]
