"""The session as the window asks it: lanes, refusals, moving about, and fixes made together."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.errors import UsageError
from coping_gui.essay.edit import Edit, apply_edits
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decisions, Scope
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.history import Step
from coping_gui.review.manuscript import OpenFinding
from coping_gui.review.session import SPACING, Session, carried_over, lanes_of

EVERY = frozenset(Category)


def in_order(_text: str, spacing: tuple[Finding, ...], *grammar: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All of them, once each, in the order of the text."""
    return tuple(sorted({*spacing, *(one for row in grammar for one in row)}, key=lambda one: one.span))


def session(*texts: str, file: Path | None = None) -> Session:
    return Session(Essay(tuple(map(Paragraph, texts))), Decisions(file), UserDictionary(), in_order)


def marking(text: str, words: str, after: str = "x", category: Category = Category.GRAMMAR) -> Finding:
    at = text.index(words)
    engine = "coping" if category is Category.SPACING else "harper"
    return Finding(Span(at, at + len(words)), category, f"r.{words}", "m.", (after,), Tier.SAFE, engine)


def checked(*texts: str) -> Session:
    """Every "teh" is found by harper, every double blank by the spacing lane."""
    made = session(*texts)
    for piece in made.pieces:
        blanks = (marking(piece.text, "  ", " ", Category.SPACING),) if "  " in piece.text else ()
        typos = (marking(piece.text, "teh", "the"),) if "teh" in piece.text else ()
        made.deliver(piece, piece.paragraph, SPACING, blanks)
        made.deliver(piece, piece.paragraph, "harper", typos)
    return made


def places(made: Session) -> list[tuple[int, str]]:
    return [(index, one.finding.span.of(made.pieces[index].text)) for index, one in made.open_findings()]


@pytest.mark.parametrize(
    ("category", "engine", "lanes"),
    [
        (Category.SPACING, "coping", {SPACING}),
        (Category.SPACING, "harper", {"harper"}),
        (Category.GRAMMAR, "coping", {"coping"}),
        (Category.GRAMMAR, "harper+languagetool", {"harper", "languagetool"}),
    ],
)
def test_a_finding_belongs_to_the_lanes_of_those_who_say_so(category: Category, engine: str, lanes: set[str]) -> None:
    assert lanes_of(Finding(Span(0, 1), category, "R", "m.", engine=engine)) == lanes


def test_nothing_is_known_of_a_text_before_a_lane_answers() -> None:
    made = session("teh cat")
    piece = made.pieces[0]
    assert made.answered(piece) == frozenset()
    assert made.found_by(piece, "harper") == ()
    made.deliver(piece, piece.paragraph, "harper", ())
    assert made.answered(piece) == {"harper"}
    assert made.counts() == (0, 0, 0)


def test_a_lane_that_answers_again_replaces_what_it_said() -> None:
    made = checked("teh  cat")
    piece = made.pieces[0]
    made.deliver(piece, piece.paragraph, "harper", ())
    assert places(made) == [(0, "  ")]
    assert made.found_by(piece, "harper") == ()


def test_equal_paragraphs_share_what_is_known_and_are_refused_together() -> None:
    made = session("teh cat", "teh cat")
    first, second = made.pieces
    made.deliver(first, first.paragraph, "harper", (marking("teh cat", "teh"),))
    made.refresh(second)
    assert places(made) == [(0, "teh"), (1, "teh")]
    made.ignore(first, first.open[0].finding, Scope.HERE)
    assert places(made) == []
    assert made.counts() == (0, 2, 0)


@pytest.mark.parametrize(("lanes", "left"), [({SPACING}, ["  "]), ({"harper"}, ["teh"]), (set(), [])])
def test_findings_of_lanes_that_are_switched_off_are_closed(lanes: set[str], left: list[str]) -> None:
    made = checked("teh  cat", "all is well")
    assert made.close_others(lanes) == [made.pieces[0]]
    assert [words for _, words in places(made)] == left


def test_no_piece_is_concerned_when_all_lanes_stay() -> None:
    made = checked("teh  cat", "the  dog")
    assert made.close_others({SPACING, "harper"}) == []
    assert len(places(made)) == 3


@pytest.mark.parametrize(
    ("index", "place", "wanted", "expected"),
    [
        (0, 0, EVERY, (0, 0)),
        (0, 1, EVERY, (0, 3)),
        (0, 4, EVERY, (2, 4)),
        (1, 0, EVERY, (2, 4)),
        (2, 5, EVERY, (0, 0)),
        (0, 1, frozenset({Category.GRAMMAR}), (2, 4)),
        (2, 0, frozenset({Category.SPACING}), (0, 3)),
        (0, 0, frozenset({Category.STYLE}), None),
        (0, 0, frozenset(), None),
    ],
)
def test_the_next_finding_is_the_one_at_the_place_or_after_it_and_then_the_first(
    index: int, place: int, wanted: frozenset[Category], expected: tuple[int, int] | None
) -> None:
    went = checked("teh  cat", "all is well", "and teh dog").next_from(index, place, wanted)
    assert (None if went is None else (went[0], went[1].finding.span.start)) == expected


@pytest.mark.parametrize(
    ("index", "place", "wanted", "expected"),
    [
        (0, 0, EVERY, (2, 4)),
        (0, 1, EVERY, (0, 0)),
        (0, 3, EVERY, (0, 0)),
        (2, 4, EVERY, (0, 3)),
        (9, 0, EVERY, (2, 4)),
        (2, 4, frozenset({Category.GRAMMAR}), (0, 0)),
        (0, 0, frozenset({Category.SPACING}), (0, 3)),
        (2, 0, frozenset({Category.SPELLING}), None),
    ],
)
def test_the_previous_finding_is_the_one_before_the_place_and_then_the_last(
    index: int, place: int, wanted: frozenset[Category], expected: tuple[int, int] | None
) -> None:
    went = checked("teh  cat", "all is well", "and teh dog").previous_from(index, place, wanted)
    assert (None if went is None else (went[0], went[1].finding.span.start)) == expected


@settings(deadline=None)
@given(st.lists(st.sampled_from(["teh cat", "a  dog", "teh  cow", "well"]), min_size=1, max_size=6))
def test_going_on_from_finding_to_finding_visits_each_once_and_comes_back(texts: list[str]) -> None:
    made = checked(*texts)
    rows = [(index, one.finding.span.start) for index, one in made.open_findings()]
    visited: list[tuple[int, int]] = []
    index, place = 0, 0
    for _ in rows:
        went = made.next_from(index, place, EVERY)
        assert went is not None
        index, place = went[0], went[1].finding.span.start
        visited.append((index, place))
        place += 1
    assert visited == rows
    again = made.next_from(index, place, EVERY)
    assert (None if again is None else (again[0], again[1].finding.span.start)) == (rows[0] if rows else None)


def test_a_refusal_that_cannot_be_saved_is_told_and_hides_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file, not a folder", "utf-8")
    made = session("teh cat", file=tmp_path / "blocked" / "decisions.json")
    piece = made.pieces[0]
    made.deliver(piece, piece.paragraph, "harper", (marking("teh cat", "teh"),))
    with pytest.raises(UsageError):
        made.ignore(piece, piece.open[0].finding, Scope.RULE)
    assert places(made) == []


@pytest.mark.parametrize("scope", list(Scope))
def test_what_was_refused_is_open_again_once_reconsidered(scope: Scope) -> None:
    made = checked("teh cat", "and teh dog")
    before = places(made)
    decision = made.ignore(made.pieces[0], made.pieces[0].open[0].finding, scope)
    hidden = 1 if scope is Scope.HERE else 2
    assert made.counts() == (0, hidden, 2 - hidden)
    assert len(made.ignored_here()) == hidden
    made.reconsider(decision)
    assert places(made) == before
    assert made.counts() == (0, 0, 2)


def test_a_taught_word_hides_spelling_alone() -> None:
    made = session("Jung wrote")
    piece = made.pieces[0]
    spelling = replace(marking("Jung wrote", "Jung", category=Category.SPELLING), rule="spelling")
    made.deliver(piece, piece.paragraph, "harper", (spelling, marking("Jung wrote", "Jung")))
    made.dictionary.add("Jung")
    made.refresh_all()
    assert [one.finding.category for one in piece.open] == [Category.GRAMMAR]
    assert [finding.category for _, finding in made.ignored_here()] == [Category.SPELLING]


def test_all_fixes_of_the_essay_are_made_together_and_nothing_else() -> None:
    made = checked("teh  cat", "all is well", "and teh dog")
    edits = made.prepare_fixes([(index, one, 0) for index, one in made.open_findings()])
    assert set(edits) == {0, 2}
    texts = [apply_edits(piece.text, edits.get(index, [])) for index, piece in enumerate(made.pieces)]
    assert texts == ["the cat", "all is well", "and the dog"]


def test_fixes_that_conflict_are_refused_and_leave_all_open() -> None:
    made = session("teh cat")
    piece = made.pieces[0]
    overlapping = (marking("teh cat", "teh cat", "A dog"), marking("teh cat", "h c", "y"))
    made.deliver(piece, piece.paragraph, "harper", overlapping)
    with pytest.raises(ValueError, match="conflict"):
        made.prepare_fixes([(0, one, 0) for one in piece.open])
    assert len(places(made)) == 2


def test_the_record_of_a_fix_keeps_the_chosen_suggestion_alone() -> None:
    made = session("teh cat")
    piece = made.pieces[0]
    choices = replace(marking("teh cat", "teh"), suggestions=("the", "ten", "tech"))
    made.deliver(piece, piece.paragraph, "harper", (choices,))
    [fix] = made.fixes([(0, piece.open[0], 1)])
    assert (fix.before, fix.after, fix.finding.suggestions, fix.origin) == ("teh", "ten", ("ten",), 0)
    made.history.record(Step("Accept", 0, 1, (fix,)))
    assert made.counts()[0] == 1


@pytest.mark.parametrize(
    ("edits", "text", "kept"),
    [
        ([], "one two three", ["one", "two", "three"]),
        ([Edit(Span(0, 3), "first")], "first two three", ["two", "three"]),
        ([Edit(Span(7, 8), "  ")], "one two  three", ["one"]),
        ([Edit(Span(13, 13), "!")], "one two three!", ["one", "two"]),
        ([Edit(Span(0, 4), ""), Edit(Span(8, 13), "3")], "two 3", []),
        ([Edit(Span(0, 3), "1"), Edit(Span(8, 13), "3")], "1 two 3", ["two"]),
    ],
)
def test_findings_beside_the_edits_are_carried_on_to_their_words(edits: list[Edit], text: str, kept: list[str]) -> None:
    rows = [OpenFinding(n, marking("one two three", word)) for n, word in enumerate(("one", "two", "three"))]
    new, carried = carried_over("one two three", edits, rows)
    assert new == text
    assert [one.finding.span.of(text) for one in carried] == kept
    assert all(one.finding.rule == f"r.{one.finding.span.of(text)}" for one in carried)


def test_the_opened_essay_never_changes_whatever_is_typed() -> None:
    made = checked("teh cat", "a dog")
    opened = made.essay
    made.manuscript.splice(0, 2, ["the cat", "new", "a dog"])
    assert made.essay is opened
    assert [paragraph.text for paragraph in made.essay.paragraphs] == ["teh cat", "a dog"]
    assert [paragraph.text for paragraph in made.current_essay().paragraphs] == ["the cat", "new", "a dog"]
    assert made.words() == 5


def test_forgetting_all_results_leaves_every_text_to_be_checked_again() -> None:
    made = checked("teh cat", "and teh dog")
    made.forget_results()
    assert [made.answered(piece) for piece in made.pieces] == [frozenset(), frozenset()]
    assert len(places(made)) == 2
