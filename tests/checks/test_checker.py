"""The checker: spacing first, grammar on the repaired text, findings mapped back, overlaps settled once."""

from collections.abc import Callable, Sequence

import pytest

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.repaired import Repaired, edits_of
from coping_gui.errors import Cancelled, GrammarUnavailable
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.settings import DEFAULTS

GLUED = "The research was undertaken by aconsortium of partners, havingbeen funded by the state for three years."


class FakeEngine:
    """Remembers what it was given; flags every place of one word."""

    name = "fake"

    def __init__(self, word: str = "", suggestion: str = "", error: str = "", **fields: object) -> None:
        self.word, self.suggestion, self.error, self.fields = word, suggestion, error, fields
        self.seen: list[str] = []
        self.languages: list[str] = []
        self.closed = False

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, not self.error, self.error or "fine")

    def start(self, language: str = "en-US") -> None:
        pass

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        if self.error:
            raise GrammarUnavailable(self.error)
        self.seen += texts
        self.languages.append(language)
        return [self._find(text) for text in texts]

    def _find(self, text: str) -> list[Finding]:
        if not self.word or self.word not in text:
            return []
        start = text.index(self.word)
        return [a_finding(Span(start, start + len(self.word)), self.suggestion, **self.fields)]

    def close(self) -> None:
        self.closed = True


def a_finding(span: Span, suggestion: str = "", **fields: object) -> Finding:
    values = {"category": Category.GRAMMAR, "rule": "FAKE", "message": "Wrong.", "engine": "fake", **fields}
    return Finding(span=span, suggestions=(suggestion,) if suggestion else (), **values)  # type: ignore[arg-type]


def an_essay(*texts: str, language: str = "en-US") -> Essay:
    return Essay(tuple(Paragraph(text) for text in texts), language=language)


def test_engines_see_the_paragraph_after_its_spacing_repairs() -> None:
    engine = FakeEngine()
    Checker(DEFAULTS, [engine]).check(an_essay(GLUED))
    assert engine.seen == [GLUED.replace("aconsortium", "a consortium").replace("havingbeen", "having been")]


def test_an_engines_finding_is_mapped_back_to_the_original_text() -> None:
    result = Checker(DEFAULTS, [FakeEngine("three", "four")]).check(an_essay(GLUED))
    found = next(f for f in result.findings[0] if f.rule == "FAKE")
    assert found.span.of(GLUED) == "three"


def test_a_finding_inside_a_glued_word_can_be_accepted_together_with_the_repair() -> None:
    result = Checker(DEFAULTS, [FakeEngine("been", "being", tier=Tier.SAFE)]).check(an_essay(GLUED))
    fixed = apply_edits(GLUED, edits_of(GLUED, result.findings[0], Tier.LIKELY))
    assert "a consortium of partners, having being funded" in fixed


def test_a_finding_across_a_repaired_blank_yields_to_the_repair() -> None:
    result = Checker(DEFAULTS, [FakeEngine("having been", "was", tier=Tier.SAFE)]).check(an_essay(GLUED))
    assert "FAKE" not in {f.rule for f in result.findings[0]}
    assert any(f.span.of(GLUED) == "havingbeen" for f in result.findings[0])


def test_accepting_everything_never_conflicts() -> None:
    engines = [FakeEngine("having", "has", tier=Tier.SAFE), FakeEngine("having been", "x", tier=Tier.LIKELY)]
    result = Checker(DEFAULTS, engines).check(an_essay(GLUED))
    assert apply_edits(GLUED, edits_of(GLUED, result.findings[0], Tier.ASK))


def test_of_two_conflicting_findings_the_surer_one_is_kept() -> None:
    engines = [FakeEngine("three", "four", tier=Tier.ASK), FakeEngine("three", "five", tier=Tier.LIKELY)]
    found = Checker(DEFAULTS, engines).check(an_essay("It took three years.")).findings[0]
    assert [f.suggestions[0] for f in found] == ["five"]


def test_a_replaced_character_widens_the_change_to_its_borders() -> None:
    source = "a ﬁsh"
    ligature = a_finding(Span(2, 3), "fi", category=Category.SPACING, tier=Tier.SAFE)
    repaired = Repaired.of(source, [ligature])
    assert repaired.text == "a fish"
    back = repaired.to_source(a_finding(Span(3, 6), "lat"))
    assert (back.span, back.suggestions) == (Span(2, 5), ("flat",))


def test_code_and_references_are_not_checked_for_grammar() -> None:
    engine = FakeEngine("bad", "good")
    kinds = (Kind.CODE, Kind.REFERENCE, Kind.BODY)
    essay = Essay(tuple(Paragraph("A bad one.", kind) for kind in kinds))
    result = Checker(DEFAULTS, [engine]).check(essay)
    assert [len(row) for row in result.findings] == [0, 0, 1]
    assert engine.seen == ["A bad one.", "A good one."]


def test_a_paragraph_that_the_file_calls_another_language_is_left_to_itself() -> None:
    engine = FakeEngine("bad", "good")
    essay = Essay((Paragraph("Ein bad Wort.", language="de-CH"), Paragraph("A bad word.", language="en-GB")))
    assert [len(row) for row in Checker(DEFAULTS, [engine]).check(essay).findings] == [0, 1]


def test_nothing_protected_is_changed() -> None:
    text = "A bad field and a bad word."
    essay = Essay((Paragraph(text, protected=(Span(0, 11),)),))
    assert Checker(DEFAULTS, [FakeEngine("bad", "good")]).check(essay).findings == ((),)


@pytest.mark.parametrize(("word", "entry"), [("Zogbert", "Zogbert"), ("Zogbert's", "Zogbert"), ("Zogging", "zogging")])
def test_a_word_of_the_dictionary_is_no_spelling_finding_of_any_engine(word: str, entry: str) -> None:
    essay = an_essay(f"We met {word} there.")
    engine = FakeEngine(word, "Robert", category=Category.SPELLING)
    assert Checker(DEFAULTS, [engine]).check(essay).findings[0]
    assert not Checker(DEFAULTS, [engine], [entry]).check(essay).findings[0]


@pytest.mark.parametrize(("times", "alarms"), [(2, 2), (3, 0)])
def test_an_unknown_word_that_the_essay_uses_often_is_a_term_of_it(times: int, alarms: int) -> None:
    essay = an_essay(*["We met the zogbert there."] * times)
    engine = FakeEngine("zogbert", "robert", category=Category.SPELLING)
    result = Checker(DEFAULTS, [engine]).check(essay)
    assert sum(f.rule == "FAKE" for row in result.findings for f in row) == alarms


def test_a_rule_that_is_switched_off_raises_nothing() -> None:
    chosen = DEFAULTS.with_(disabled_rules=("FAKE",))
    assert Checker(chosen, [FakeEngine("bad", "good")]).check(an_essay("A bad word.")).findings == ((),)


def test_an_engine_that_cannot_answer_leaves_a_notice_and_the_others_go_on() -> None:
    engines = [FakeEngine(error="The engine is gone."), FakeEngine("bad", "good")]
    result = Checker(DEFAULTS, engines).check(an_essay("A bad word."))
    assert result.notices == ("The engine is gone.",)
    assert len(result.findings[0]) == 1


def test_several_essays_are_checked_each_in_its_language() -> None:
    engine = FakeEngine("bad", "good")
    essays = [an_essay("A bad word."), an_essay("Fine."), an_essay("All bad here.", "So bad too.", language="en-GB")]
    results = Checker(DEFAULTS, [engine]).check_many(essays)
    assert [[len(row) for row in r.findings] for r in results] == [[1], [0], [1, 1]]
    assert sorted(engine.languages) == ["en-GB", "en-GB", "en-US", "en-US"]  # what is mended is read again


class Chained(FakeEngine):
    """Sees "are" only where "market" is no longer misspelt."""

    def _find(self, text: str) -> list[Finding]:
        word, new = ("maket", "market") if "maket" in text else ("market is", "markets are")
        if word not in text:
            return []
        return [a_finding(Span(text.index(word), text.index(word) + len(word)), new, tier=Tier.LIKELY)]


def test_what_a_mistake_hides_is_found_at_once() -> None:
    engine = Chained()
    row = Checker(DEFAULTS, [engine]).check(an_essay("Many maket is open.")).findings[0]
    assert engine.seen == ["Many maket is open.", "Many market is open."]
    assert [(f.span.of("Many maket is open."), f.suggestions) for f in row] == [("maket is", ("markets are",))]


def test_a_calm_paragraph_is_not_read_again() -> None:
    engine = Chained()
    text = "Many maket is open. " + "All is well in this quiet town. " * 20
    row = Checker(DEFAULTS, [engine]).check(an_essay(text)).findings[0]
    assert len(engine.seen) == 1
    assert [f.suggestions for f in row] == [("market",)]


def test_sure_spacing_alone_is_no_reason_to_read_again() -> None:
    engine = Chained()
    Checker(DEFAULTS, [engine]).check(an_essay("Many people came,and they were happy."))
    assert engine.seen == ["Many people came, and they were happy."]


def test_an_engine_that_could_not_answer_is_not_asked_to_read_again() -> None:
    class Counted(FakeEngine):
        asked = 0

        def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
            self.asked += 1
            return super().check(texts, language)

    broken = Counted(error="The engine is gone.")
    result = Checker(DEFAULTS, [broken, FakeEngine("bad", "good")]).check(an_essay("A bad word."))
    assert broken.asked == 1
    assert result.notices == ("The engine is gone.",)


def test_progress_reaches_its_total() -> None:
    steps: list[tuple[int, int]] = []
    Checker(DEFAULTS, [FakeEngine()]).check(an_essay(*["One."] * 50), lambda *step: steps.append(step))
    assert steps[-1] == (150, 150)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_a_check_can_be_cancelled() -> None:
    asked = iter([False] * 3 + [True] * 100)
    stop: Callable[[], bool] = lambda: next(asked)  # noqa: E731
    with pytest.raises(Cancelled):
        Checker(DEFAULTS, [FakeEngine()]).check(an_essay(*["One."] * 50), cancelled=stop)


def test_hints_point_at_the_original_text() -> None:
    sentence = "It was a consortium " + "and a partner " * 30 + "that had been funded."
    glued = sentence.replace("a consortium", "aconsortium").replace("had been", "hadbeen")
    essay = Essay((Paragraph("Some words first. " + glued + " More words."),))
    from coping_gui.opening.sections import outlined

    checker = Checker(DEFAULTS, ())
    essay = outlined(essay)
    profile = checker.profile([p.text for p in essay.paragraphs])
    hints = checker.hints(essay, [checker.spacing(p, profile) for p in essay.paragraphs])
    long = next(h for h in hints if h.rule == "L1")
    assert long.span is not None
    assert long.span.of(essay.paragraphs[0].text).strip() == glued


def test_closing_the_checker_closes_its_engines() -> None:
    engine = FakeEngine()
    Checker(DEFAULTS, [engine]).close()
    assert engine.closed
