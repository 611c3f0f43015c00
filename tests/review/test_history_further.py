"""Steps, fixes and the record: what is taken back, in which order, and where it is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.history import Fix, History, Step
from coping_gui.review.record import Record

REFUSAL = Decision(Scope.RULE, "R")


def fix(origin: int | None, text: str, words: str, after: str) -> Fix:
    at = text.index(words)
    return Fix(origin, Finding(Span(at, at + len(words)), Category.GRAMMAR, "R", "m.", (after,)), text)


TEH = fix(0, "teh cat", "teh", "the")
ACCEPTED = Step("Accept", 0, 1, (TEH,))
REFUSED = Step("Ignore", 1, 1, decisions=(REFUSAL,))
TAUGHT = Step("Teach", 1, 1, words=("Jung",))


@pytest.mark.parametrize(
    ("step", "beside"),
    [(ACCEPTED, False), (REFUSED, True), (TAUGHT, True), (Step("Nothing", 0, 0), False)],
)
def test_decisions_and_words_lie_beside_the_text_and_fixes_in_it(step: Step, beside: bool) -> None:
    assert step.beside_text is beside


@pytest.mark.parametrize("step", [REFUSED, TAUGHT])
def test_a_step_beside_the_text_is_undone_and_redone_without_the_editor(step: Step) -> None:
    history = History()
    history.record(ACCEPTED)
    history.record(step)
    assert history.decision_to_undo(1) is step
    assert (history.done, history.undone) == ([ACCEPTED], [step])
    assert history.decision_to_undo(1) is None
    assert history.decision_to_redo(1) is step
    assert (history.done, history.undone) == ([ACCEPTED, step], [])
    assert history.decision_to_redo(1) is None


def test_a_decision_waits_until_the_typing_after_it_is_undone() -> None:
    history = History()
    history.record(REFUSED)
    assert history.decision_to_undo(2) is None
    assert history.done == [REFUSED]
    assert history.decision_to_undo(1) is REFUSED


def test_decisions_made_in_a_row_are_undone_one_by_one_and_redone_in_their_order() -> None:
    history = History()
    history.record(REFUSED)
    history.record(TAUGHT)
    assert [history.decision_to_undo(1), history.decision_to_undo(1)] == [TAUGHT, REFUSED]
    assert [history.decision_to_redo(1), history.decision_to_redo(1)] == [REFUSED, TAUGHT]


def test_a_decision_made_after_a_fix_is_not_redone_before_the_fix_is() -> None:
    history = History()
    history.record(ACCEPTED)
    history.record(REFUSED)
    history.decision_to_undo(1)
    history.text_moved(0)
    assert history.fixes == []
    assert history.decision_to_redo(0) is None
    history.text_moved(1)
    assert history.fixes == [TEH]
    assert history.decision_to_redo(1) is REFUSED


def test_a_decision_made_after_typing_is_not_redone_before_the_typing_is() -> None:
    history = History()
    history.record(REFUSED)
    history.decision_to_undo(1)
    history.text_moved(0)
    assert history.decision_to_redo(0) is None
    assert history.decision_to_redo(1) is REFUSED


@pytest.mark.parametrize("again", ["record", "typed"])
def test_what_was_undone_is_forgotten_once_something_else_is_done(again: str) -> None:
    history = History()
    history.record(REFUSED)
    history.decision_to_undo(1)
    if again == "record":
        history.record(TAUGHT)
    else:
        history.typed()
    assert history.undone == []
    assert history.decision_to_redo(1) is None


@settings(deadline=None)
@given(st.integers(0, 8), st.integers(0, 8))
def test_as_many_fixes_count_as_the_editor_holds_however_far_it_goes_back_and_forth(back: int, forth: int) -> None:
    history = History()
    fixes = [fix(n, "teh cat", "teh", f"the{n}") for n in range(8)]
    for n, one in enumerate(fixes):
        history.record(Step(f"Fix {n}", n, n + 1, (one,)))
    history.text_moved(back)
    assert history.fixes == fixes[:back]
    assert history.label() == (f"Fix {back - 1}" if back else "")
    history.text_moved(forth)
    assert history.fixes == fixes[:forth]


def test_fixes_accepted_together_are_undone_together() -> None:
    history = History()
    both = (TEH, fix(1, "a ctt", "ctt", "cat"))
    history.record(Step("Accept all", 3, 4, both))
    assert history.fixes == list(both)
    history.text_moved(3)
    assert history.fixes == []


@pytest.mark.parametrize(
    ("text", "words", "after"), [("teh cat", "teh", "the"), ("a 👩  b", "  ", " "), ("the the cat", " the", "")]
)
def test_a_fix_tells_the_words_before_and_after(text: str, words: str, after: str) -> None:
    made = fix(None, text, words, after)
    assert (made.before, made.after) == (words, after)


OPENED = Essay(
    (Paragraph("Intro"), Paragraph("teh cat sat"), Paragraph("End"), Paragraph("onthe mat")),
    (Section("Intro", Role.INTRODUCTION, 1, 0, 2, 0), Section("End", Role.CONCLUSION, 1, 2, 4, 2)),
)
NOW = (("Intro", 0), ("Quite new teh", None), ("teh cat really sat", 1), ("End", 2), ("onthe mat", 3))
OUTLINE = Essay(
    tuple(Paragraph(text) for text, _ in NOW),
    (Section("Intro", Role.INTRODUCTION, 1, 0, 3, 0), Section("End", Role.CONCLUSION, 1, 3, 5, 3)),
)


def found(index: int, words: str) -> tuple[int, Finding]:
    at = NOW[index][0].index(words)
    return index, Finding(Span(at, at + len(words)), Category.GRAMMAR, "R", "m.", ("x",))


def test_findings_and_fixes_of_added_paragraphs_are_told_nowhere_in_the_original() -> None:
    record = Record(OPENED, NOW, (fix(None, "Quite new teh", "teh", "the"),), (found(1, "teh"),))
    assert record.accepted() == record.left_open() == [[], [], [], []]


@pytest.mark.parametrize(("index", "words", "origin"), [(2, "teh", 1), (2, "sat", 1), (4, "onthe", 3), (0, "Intro", 0)])
def test_an_open_finding_marks_the_same_words_in_the_original(index: int, words: str, origin: int) -> None:
    rows = Record(OPENED, NOW, (), (found(index, words),)).left_open()
    assert [len(row) for row in rows] == [int(i == origin) for i in range(4)]
    assert rows[origin][0].span.of(OPENED.paragraphs[origin].text) == words


def test_several_open_findings_of_a_paragraph_keep_their_order() -> None:
    rows = Record(OPENED, NOW, (), (found(2, "teh"), found(2, "cat"), found(2, "sat"))).left_open()
    assert [one.span.of("teh cat sat") for one in rows[1]] == ["teh", "cat", "sat"]


@pytest.mark.parametrize(
    ("hint", "section", "paragraph", "span"),
    [
        (Hint("P1", 0, "q?", "w.", 2, Span(15, 18)), 0, 1, Span(8, 11)),
        (Hint("P1", 0, "q?", "w.", 2), 0, 1, None),
        (Hint("P1", 0, "q?", "w.", 1, Span(0, 5)), 0, None, None),
        (Hint("P1", 1, "q?", "w.", 4, Span(0, 5)), 1, 3, Span(0, 5)),
        (Hint("S1", 1, "q?", "w."), 1, None, None),
        (Hint("S1", 0, "q?", "w."), 0, None, None),
    ],
)
def test_a_hint_is_told_where_the_original_has_its_place(
    hint: Hint, section: int, paragraph: int | None, span: Span | None
) -> None:
    [told] = Record(OPENED, NOW, (), (), (hint,), OUTLINE).original_hints()
    assert (told.section, told.paragraph, told.span) == (section, paragraph, span)
    assert (told.rule, told.question, told.why, told.rank) == (hint.rule, hint.question, hint.why, hint.rank)
