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
from coping_gui.checks.settling import claim, settle
from coping_gui.checks.spacing import repair
from coping_gui.checks.spacing.repair import DocumentProfile
from coping_gui.checks.structure.hints import find_hints
from coping_gui.checks.structure.works import Place, Works, works_of
from coping_gui.errors import Cancelled, GrammarUnavailable
from coping_gui.essay.edit import Edit, OffsetMap, apply_edits
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


@dataclass(frozen=True, slots=True)
class Repaired:
    """A paragraph as grammar engines see it: with its confident spacing repairs made."""

    text: str
    offsets: OffsetMap

    @classmethod
    def of(cls, text: str, spacing: Iterable[Finding]) -> "Repaired":
        """`text` with the safe and likely repairs among `spacing` made."""
        edits = edits_of(text, spacing, Tier.LIKELY)
        return cls(apply_edits(text, edits), OffsetMap(text, edits))

    def to_source(self, finding: Finding) -> Finding:
        """A finding of the repaired text as one of the original text that makes the same change."""
        wide = self.offsets.covered(finding.span)
        before, after = self.text[wide.start : finding.span.start], self.text[finding.span.end : wide.end]
        suggestions = tuple(before + s + after for s in finding.suggestions)
        return replace(finding, span=self.offsets.to_source(finding.span), suggestions=suggestions)


def edits_of(text: str, findings: Iterable[Finding], tier: Tier) -> list[Edit]:
    """The smallest edits that accept the first suggestion of every finding at least as sure as `tier`."""
    wanted = (f for f in findings if f.suggestions and f.tier.reaches(tier))
    return [edit for f in wanted if (edit := f.edit().trimmed(text)).changes(text)]


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
        repaired, clean = _repaired(essay, spacing)
        off = set(self.settings.disabled_rules)
        return tuple(
            _hint_to_source(hint, repaired) for hint in find_hints(clean, self.settings) if hint.rule not in off
        )

    def works(self, essay: Essay, spacing: Sequence[Sequence[Finding]]) -> Works:
        """The works of the repaired text; their places are those of `essay` as given."""
        repaired, clean = _repaired(essay, spacing)

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
        return _repaired(essay, spacing)[1]

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


@dataclass(slots=True)
class _Run:
    """One pass over several essays: spacing, then every engine in a thread of its own, then hints."""

    checker: Checker
    essays: Sequence[Essay]
    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    done: int = 0
    total: int = 0
    stopped: bool = False
    """Whether the waiting thread has given up (Ctrl-C, an error): the engines' threads then end at their next step."""

    def results(self) -> list[CheckResult]:
        paragraphs = [p for essay in self.essays for p in essay.paragraphs]
        engines = self.checker.engines
        self.total = len(paragraphs) * (1 + len(engines))
        spacing = [row for essay in self.essays for row in self._spacing(essay)]
        with ThreadPoolExecutor(max(1, len(engines))) as pool:
            jobs = [pool.submit(self._engine, engine, paragraphs, spacing) for engine in engines]
            try:
                answers = [job.result() for job in jobs]
            except BaseException:
                self.stopped = True
                raise
        notices = (*self.checker.notices, *(notice for _, notice in answers if notice))
        answered = {e.name for e, (_, notice) in zip(engines, answers, strict=True) if not notice}
        rows = [
            settle(p.text, spacing[i], *(found[i] for found, _ in answers),
                   terms=facts.terms, quiet=facts.quiet, two_spellers=answered >= SPELLERS)
            for i, (p, facts) in enumerate(zip(paragraphs, self._facts(), strict=True))
        ]  # fmt: skip
        return self._by_essay(rows, spacing, notices)

    def _facts(self) -> Iterable[DocumentFacts]:
        """For every paragraph, what its whole document says."""
        for essay in self.essays:
            facts = document_facts([p.text for p in essay.paragraphs])
            yield from (facts for _ in essay.paragraphs)

    def _spacing(self, essay: Essay) -> list[Findings]:
        profile = self.checker.profile([p.text for p in essay.paragraphs if p.kind is not Kind.CODE])
        rows: list[Findings] = []
        for paragraph in essay.paragraphs:
            rows.append(self.checker.spacing(paragraph, profile))
            self._step(1)
        return rows

    def _engine(
        self, engine: GrammarEngine, paragraphs: Sequence[Paragraph], spacing: Sequence[Findings]
    ) -> tuple[list[Findings], str]:
        languages = [essay.language for essay in self.essays for _ in essay.paragraphs]
        found: list[Findings] = [()] * len(paragraphs)
        try:
            for chunk in _chunks(languages):
                self._stop_if_cancelled()
                some = [paragraphs[i] for i in chunk]
                answers = self.checker.grammar(engine, some, [spacing[i] for i in chunk], languages[chunk[0]])
                for i, answer in zip(chunk, answers, strict=True):
                    found[i] = answer
                self._step(len(chunk))
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


def _repaired(essay: Essay, spacing: Sequence[Sequence[Finding]]) -> tuple[list[Repaired], Essay]:
    rows = spacing or [()] * len(essay.paragraphs)
    texts = [Repaired.of(p.text, row) for p, row in zip(essay.paragraphs, rows, strict=True)]
    return texts, _with_texts(essay, texts)


def _with_texts(essay: Essay, texts: Sequence[Repaired]) -> Essay:
    paragraphs = tuple(_with_text(p, t) for p, t in zip(essay.paragraphs, texts, strict=True))
    sections = tuple(s if s.heading is None else replace(s, title=paragraphs[s.heading].text) for s in essay.sections)
    return replace(essay, paragraphs=paragraphs, sections=sections)


def _with_text(paragraph: Paragraph, repaired: Repaired) -> Paragraph:
    if repaired.text == paragraph.text:
        return paragraph
    moved = repaired.offsets.to_edited
    return replace(
        paragraph,
        text=repaired.text,
        protected=tuple(map(moved, paragraph.protected)),
        raised=tuple(map(moved, paragraph.raised)),
        note_marks=tuple(moved(Span(n, n)).start for n in paragraph.note_marks),
    )


def _hint_to_source(hint: Hint, repaired: Sequence[Repaired]) -> Hint:
    if hint.paragraph is None or hint.span is None:
        return hint
    return replace(hint, span=Span(*repaired[hint.paragraph].offsets.to_source(hint.span)))
