"""All checks of an essay in their order: spacing first, then grammar on the repaired text, then structure.

The window calls the steps one by one as results arrive; command line and batch run call `check`.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from coping_gui.checks.grammar import second_opinion
from coping_gui.checks.grammar.engine import GrammarEngine
from coping_gui.checks.grammar.foreign import foreign_spans
from coping_gui.checks.grammar.habits import STOP_RULES, DocumentFacts, document_facts
from coping_gui.checks.repaired import Repaired, repaired_essay
from coping_gui.checks.second_reading import Mended
from coping_gui.checks.settling import claim, settle
from coping_gui.checks.spacing import repair
from coping_gui.checks.spacing.repair import DocumentProfile
from coping_gui.checks.structure.hints import find_hints
from coping_gui.checks.structure.works import Place, Works, works_of
from coping_gui.errors import Cancelled, GrammarUnavailable
from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

PARAGRAPHS_A_REQUEST = 40
"""How many paragraphs go to an engine at once: few enough to cancel quickly and to show progress."""

SPELLERS = frozenset({"harper", "languagetool"})
"""The engines that know whole dictionaries."""

ELLIPTICAL = (Kind.TITLE, Kind.HEADING, Kind.TABLE, Kind.CAPTION)
"""Kinds of paragraphs that need not be sentences."""

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Everything the checks say about one essay."""

    findings: tuple[Findings, ...]
    """Per paragraph, in code points of its original text; no two edits conflict."""
    hints: tuple[Hint, ...]
    notices: tuple[str, ...] = ()
    """What was not checked and why, one sentence each."""


class Checker:
    """Runs the checks; holds the engines but starts none before it is needed. Close it when done."""

    def __init__(
        self,
        settings: Settings,
        engines: Sequence[GrammarEngine],
        dictionary: Collection[str] = (),
        notices: Sequence[str] = (),
    ) -> None:
        """`notices` are sentences that every result carries, such as which engine is not set up."""
        self.settings = settings
        self.notices = tuple(notices)
        self.engines = tuple(engines)
        self.dictionary = frozenset(dictionary)

    def profile(self, texts: Sequence[str]) -> DocumentProfile:
        """What the spacing repair must know of the whole document: its habits, line width, names."""
        return repair.profile(texts, self.dictionary)

    def spacing(self, paragraph: Paragraph, profile: DocumentProfile) -> Findings:
        """The spacing findings of one paragraph; in a reference list only the safe ones."""
        if paragraph.kind is Kind.CODE or not paragraph.text:
            return ()
        found = self._allowed(repair.find(paragraph.text, profile, paragraph.protected), paragraph)
        if paragraph.kind is Kind.REFERENCE:
            return tuple(f for f in found if f.tier is Tier.SAFE)
        return tuple(found)

    def grammar(
        self,
        engine: GrammarEngine,
        paragraphs: Sequence[Paragraph],
        spacing: Sequence[Sequence[Finding]],
        language: str,
    ) -> list[Findings]:
        """One engine's findings per paragraph, made on the repaired text and mapped back to the original.

        Code and reference lists are left alone, and so are passages in another language inside an English text.
        Raises GrammarUnavailable when the engine cannot answer.
        """
        found: list[Findings] = [()] * len(paragraphs)
        wanted = [i for i, p in enumerate(paragraphs) if _is_prose(p, language)]
        repaired = [Repaired.of(paragraphs[i].text, spacing[i]) for i in wanted]
        answers = engine.check([r.text for r in repaired], language)
        for i, text, answer in zip(wanted, repaired, answers, strict=True):
            ours = _outside_foreign_passages(answer, text.text) if language.startswith("en") else answer
            found[i] = tuple(self._allowed((text.to_source(f) for f in ours), paragraphs[i]))
        return found

    def hints(self, essay: Essay, spacing: Sequence[Sequence[Finding]] = ()) -> tuple[Hint, ...]:
        """Structural hints, found on the repaired text; their spans are those of `essay` as given."""
        repaired, clean = repaired_essay(essay, spacing)
        off = set(self.settings.disabled_rules)
        return tuple(
            _hint_to_source(hint, repaired) for hint in find_hints(clean, self.settings) if hint.rule not in off
        )

    def works(self, essay: Essay, spacing: Sequence[Sequence[Finding]]) -> Works:
        """The works of the repaired text; their places are those of `essay` as given."""
        repaired, clean = repaired_essay(essay, spacing)

        def moved(place: Place) -> Place:
            return place[0], Span(*repaired[place[0]].offsets.to_source(place[1]))

        found = works_of(clean)
        works = (
            replace(w, places=tuple(map(moved, w.places)), entry=moved(w.entry) if w.entry else None)
            for w in found.works
        )
        return replace(found, works=tuple(works))

    def repaired(self, essay: Essay, spacing: Sequence[Sequence[Finding]]) -> Essay:
        """The essay as hints and grammar engines see it: safe and likely spacing repairs made, titles too."""
        return repaired_essay(essay, spacing)[1]

    def check(
        self,
        essay: Essay,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> CheckResult:
        """All findings and hints of one essay.

        An engine that cannot answer leaves a notice, never an error. `progress` gets steps done and steps in all;
        it is called from this thread and from the engines' threads. Raises Cancelled when `cancelled` says so.
        """
        return self.check_many([essay], progress, cancelled)[0]

    def check_many(
        self,
        essays: Sequence[Essay],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[CheckResult]:
        """The same for several essays, each with its own document profile, their requests bundled."""
        run = _Run(self, essays, progress or (lambda _done, _total: None), cancelled or (lambda: False))
        return run.results()

    def close(self) -> None:
        """End the engines' processes."""
        for engine in self.engines:
            engine.close()

    def _allowed(self, found: Iterable[Finding], paragraph: Paragraph) -> list[Finding]:
        off = self.settings.disabled_rules
        wanted = (f for f in found if f.rule not in off and _suits(f, paragraph))
        return [f for f in wanted if not self._known(f, paragraph) and _is_free(f, paragraph)]

    def _known(self, finding: Finding, paragraph: Paragraph) -> bool:
        if finding.category is not Category.SPELLING or not self.dictionary:
            return False
        word = finding.span.of(paragraph.text)
        stem = word.removesuffix("'s").removesuffix("’s")
        return any(form in self.dictionary for form in (word, stem, word.lower(), stem.lower()))


@dataclass(frozen=True, slots=True)
class _Asked:
    """One paragraph that is to be read, and what its document says of it."""

    paragraph: Paragraph
    language: str
    profile: DocumentProfile
    facts: DocumentFacts


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was found in each of several paragraphs."""

    spacing: list[Findings]
    settled: list[Findings]
    answered: list[GrammarEngine]
    """The engines that could answer."""
    notices: tuple[str, ...]
    """Why the others did not, one sentence each."""


@dataclass(slots=True)
class _Run:
    """One pass over several essays: spacing, every engine in a thread of its own, what is mended again, then hints."""

    checker: Checker
    essays: Sequence[Essay]
    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    done: int = 0
    total: int = 0
    stopped: bool = False
    """Whether the waiting thread has given up (Ctrl-C, an error): the engines' threads then end at their next step."""

    def results(self) -> list[CheckResult]:
        asked = [one for essay in self.essays for one in self._asked(essay)]
        self.total = len(asked) * (1 + len(self.checker.engines) + 1)
        with ThreadPoolExecutor(max(1, len(self.checker.engines))) as pool:
            first = self._read(pool, asked, self.checker.engines)
            mended = {i: m for i, a in enumerate(asked) if (m := Mended.of(a.paragraph, first.settled[i]))}
            again = [replace(asked[i], paragraph=m.paragraph) for i, m in mended.items()]
            later = self._read(pool, again, first.answered, steps=0)  # how many there are shows too late for steps
        self._step(len(asked))
        rows = list(first.settled)
        for (i, m), found in zip(mended.items(), later.settled, strict=True):
            rows[i] = m.with_later(rows[i], found)
        return self._by_essay(rows, first.spacing, (*self.checker.notices, *first.notices))

    def _asked(self, essay: Essay) -> Iterable[_Asked]:
        profile = self.checker.profile([p.text for p in essay.paragraphs if p.kind is not Kind.CODE])
        facts = document_facts([p.text for p in essay.paragraphs])
        return (_Asked(p, essay.language, profile, facts) for p in essay.paragraphs)

    def _read(
        self, pool: ThreadPoolExecutor, asked: Sequence[_Asked], engines: Sequence[GrammarEngine], *, steps: int = 1
    ) -> _Reading:
        """Spacing first, then all engines on the repaired text, and what stands of all that they say.

        Each check of a paragraph counts as so many `steps` of progress.
        """
        spacing = [self._spacing(one, steps) for one in asked]
        jobs = [pool.submit(self._engine, engine, asked, spacing, steps) for engine in engines]
        try:
            answers = [job.result() for job in jobs]
        except BaseException:
            self.stopped = True
            raise
        answered = [e for e, (_, notice) in zip(engines, answers, strict=True) if not notice]
        two_spellers = {e.name for e in answered} >= SPELLERS
        settled = [
            settle(one.paragraph.text, spacing[i], *(found[i] for found, _ in answers),
                   terms=one.facts.terms, quiet=one.facts.quiet, two_spellers=two_spellers)
            for i, one in enumerate(asked)
        ]  # fmt: skip
        return _Reading(spacing, settled, answered, tuple(notice for _, notice in answers if notice))

    def _spacing(self, one: _Asked, steps: int) -> Findings:
        found = self.checker.spacing(one.paragraph, one.profile)
        self._step(steps)
        return found

    def _engine(
        self, engine: GrammarEngine, asked: Sequence[_Asked], spacing: Sequence[Findings], steps: int
    ) -> tuple[list[Findings], str]:
        languages = [one.language for one in asked]
        found: list[Findings] = [()] * len(asked)
        try:
            for chunk in _chunks(languages):
                self._stop_if_cancelled()
                some = [asked[i].paragraph for i in chunk]
                answers = self.checker.grammar(engine, some, [spacing[i] for i in chunk], languages[chunk[0]])
                for i, answer in zip(chunk, answers, strict=True):
                    found[i] = answer
                self._step(len(chunk) * steps)
        except GrammarUnavailable as error:
            return found, str(error)
        return found, ""

    def _by_essay(
        self, rows: Sequence[Findings], spacing: Sequence[Findings], notices: tuple[str, ...]
    ) -> list[CheckResult]:
        results: list[CheckResult] = []
        at = 0
        for essay in self.essays:
            end = at + len(essay.paragraphs)
            hints = self.checker.hints(essay, spacing[at:end])
            aside = stood_back(essay.language)
            results.append(CheckResult(tuple(rows[at:end]), hints, (aside, *notices) if aside else notices))
            at = end
        return results

    def _step(self, count: int) -> None:
        self._stop_if_cancelled()
        self.done += count
        self.progress(self.done, self.total)

    def _stop_if_cancelled(self) -> None:
        if self.stopped or self.cancelled():
            raise Cancelled("The check was stopped.")


def stood_back(language: str) -> str:
    """One sentence on what does not check a text in another language than English; "" for English."""
    if language.split("-")[0].lower() == "en":
        return ""
    return (
        f"The text's language is “{language}”: LanguageTool checks it where that language is set up; lost blanks, "
        "Harper and COPING's own rules know English only and stand back."
    )


def _chunks(languages: Sequence[str]) -> Iterable[list[int]]:
    """Paragraph indices in bundles of one language."""
    by_language: dict[str, list[int]] = {}
    for i, language in enumerate(languages):
        by_language.setdefault(language, []).append(i)
    for indices in by_language.values():
        for at in range(0, len(indices), PARAGRAPHS_A_REQUEST):
            yield indices[at : at + PARAGRAPHS_A_REQUEST]


def _is_prose(paragraph: Paragraph, language: str) -> bool:
    if paragraph.kind in (Kind.CODE, Kind.REFERENCE) or not paragraph.text.strip():
        return False
    own = paragraph.language.split("-")[0].lower()
    return not own or own == language.split("-")[0].lower()


def _suits(finding: Finding, paragraph: Paragraph) -> bool:
    """Whether a finding may be raised in this kind of paragraph.

    A full stop is asked for in running text alone; block quotations are not the author's, and headings, tables and
    captions leave small words out, so the local model is silent there about what it cannot know.
    """
    if finding.rule in STOP_RULES and paragraph.kind not in (Kind.BODY, Kind.NOTE):
        return False
    if finding.engine != second_opinion.ENGINE or finding.rule in second_opinion.NEVER_SHOWN:
        return True
    if paragraph.kind is Kind.QUOTATION:
        return False
    return paragraph.kind not in ELLIPTICAL or finding.rule not in second_opinion.SMALL_WORDS


def _outside_foreign_passages(found: Iterable[Finding], text: str) -> Iterable[Finding]:
    passages = foreign_spans(text)
    return [f for f in found if not any(f.span.overlaps(p) for p in passages)] if passages else found


def _is_free(finding: Finding, paragraph: Paragraph) -> bool:
    """Whether the finding's change keeps out of everything that is protected."""
    changed = claim(finding, paragraph.text).span
    return not any(changed.overlaps(p) or p.start < changed.start < p.end for p in paragraph.protected)


def _hint_to_source(hint: Hint, repaired: Sequence[Repaired]) -> Hint:
    if hint.paragraph is None or hint.span is None:
        return hint
    return replace(hint, span=Span(*repaired[hint.paragraph].offsets.to_source(hint.span)))
