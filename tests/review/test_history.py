"""Text changes and decisions are undone in the order they were made."""

from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.history import Fix, History, Step

DECISION = Decision(Scope.RULE, "r")
FIX = Fix(0, Finding(Span(0, 4), Category.GRAMMAR, "r", "m", ("a lot",)), "alot of")


def test_a_decision_made_last_is_undone_first() -> None:
    history = History()
    history.record(Step("fix", 0, 2, (FIX,)))
    history.record(Step("ignored", 2, 2, decisions=(DECISION,)))
    undone = history.decision_to_undo(2)
    assert undone is not None
    assert undone.label == "ignored"
    assert history.decision_to_undo(2) is None, "the fix is the editor's to undo"


def test_typing_after_a_decision_is_undone_before_it() -> None:
    history = History()
    history.record(Step("ignored", 2, 2, decisions=(DECISION,)))
    assert history.decision_to_undo(3) is None
    assert history.decision_to_undo(2) is not None


def test_undone_fixes_do_not_count_and_redone_ones_do() -> None:
    history = History()
    history.record(Step("fix", 0, 2, (FIX,)))
    history.text_moved(0)
    assert history.fixes == []
    history.text_moved(2)
    assert history.fixes == [FIX]


def test_a_decision_is_redone_where_it_was_made() -> None:
    history = History()
    history.record(Step("ignored", 0, 0, decisions=(DECISION,)))
    history.record(Step("fix", 0, 2, (FIX,)))
    history.text_moved(0)
    assert history.decision_to_undo(0) is not None
    assert history.decision_to_redo(0) is not None
    assert history.decision_to_redo(0) is None
    history.text_moved(2)
    assert [step.label for step in history.done] == ["ignored", "fix"]


def test_typing_ends_what_could_be_redone() -> None:
    history = History()
    history.record(Step("word", 0, 0, words=("w",)))
    history.decision_to_undo(0)
    history.typed()
    assert history.decision_to_redo(0) is None


def test_a_fix_says_what_stood_and_what_stands_there() -> None:
    assert (FIX.before, FIX.after) == ("alot", "a lot")
