"""Findings, tiers, hints and outline rows as plain values."""

from dataclasses import FrozenInstanceError, fields, replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.edit import Edit, apply_edits
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.hint import Hint
from coping_gui.essay.reverse_outline import OutlineRow, with_findings
from coping_gui.essay.span import Span

FINDING = Finding(
    Span(4, 7), Category.SPELLING, "R", "m.", ("cat", "cut", ""), Tier.LIKELY, "harper+languagetool", "why", 0.8
)
HINT = Hint("S1", 2, "Is it said?", "It is not.", 5, Span(0, 3))


@pytest.mark.parametrize(
    ("tier", "wanted", "reaches"),
    [
        (Tier.SAFE, Tier.SAFE, True),
        (Tier.SAFE, Tier.ASK, True),
        (Tier.LIKELY, Tier.SAFE, False),
        (Tier.LIKELY, Tier.LIKELY, True),
        (Tier.ASK, Tier.LIKELY, False),
        (Tier.ASK, Tier.ASK, True),
    ],
)
def test_a_tier_reaches_what_asks_for_no_more_certainty(tier: Tier, wanted: Tier, reaches: bool) -> None:
    assert tier.reaches(wanted) is reaches


def test_of_two_different_tiers_exactly_one_reaches_the_other() -> None:
    for one, other in product(Tier, Tier):
        assert (one.reaches(other) and other.reaches(one)) is (one is other)
        assert one.reaches(other) or other.reaches(one)


def test_the_surest_tier_comes_first_when_sorted_by_rank() -> None:
    assert sorted([Tier.ASK, Tier.SAFE, Tier.LIKELY], key=lambda tier: tier.rank) == [Tier.SAFE, Tier.LIKELY, Tier.ASK]


@pytest.mark.parametrize(("choice", "after"), [(0, "the cat sat"), (1, "the cut sat"), (2, "the  sat")])
def test_accepting_a_suggestion_puts_it_in_place_of_the_marked_words(choice: int, after: str) -> None:
    assert apply_edits("the ctt sat", [FINDING.edit(choice)]) == after


def test_a_finding_makes_its_first_suggestion_unless_told_otherwise() -> None:
    assert FINDING.edit() == FINDING.edit(0) == Edit(Span(4, 7), "cat")


@pytest.mark.parametrize(("suggestions", "choice"), [((), 0), (("cat",), 1), (("cat", "cut"), 7)])
def test_a_suggestion_that_is_not_there_is_an_error(suggestions: tuple[str, ...], choice: int) -> None:
    with pytest.raises(IndexError):
        replace(FINDING, suggestions=suggestions).edit(choice)


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(0, 50))
def test_a_moved_finding_differs_in_its_place_alone(start: int, length: int) -> None:
    moved = FINDING.moved(Span(start, start + length))
    assert moved.span == Span(start, start + length)
    others = [field.name for field in fields(Finding) if field.name != "span"]
    assert [getattr(moved, name) for name in others] == [getattr(FINDING, name) for name in others]
    assert moved.moved(FINDING.span) == FINDING


def test_a_finding_cannot_be_changed_behind_the_back_of_who_shows_it() -> None:
    with pytest.raises(FrozenInstanceError):
        FINDING.message = "Other."  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(FrozenInstanceError):
        HINT.question = "Other?"  # pyright: ignore[reportAttributeAccessIssue]


def test_equal_findings_count_once_and_any_difference_counts() -> None:
    same = replace(FINDING)
    different = [
        FINDING.moved(Span(4, 8)),
        replace(FINDING, tier=Tier.ASK),
        replace(FINDING, suggestions=("cat",)),
        replace(FINDING, engine="harper"),
        replace(FINDING, confidence=None),
    ]
    assert len({FINDING, same, *different}) == 6


def test_a_finding_with_only_the_least_known_asks_and_suggests_nothing() -> None:
    bare = Finding(Span(0, 1), Category.STYLE, "R", "m.")
    assert (bare.tier, bare.suggestions, bare.engine, bare.confidence) == (Tier.ASK, (), "coping", None)


def test_hints_of_a_section_come_most_useful_first_and_keep_their_order_among_equals() -> None:
    hints = [replace(HINT, rule=rule, rank=rank) for rule, rank in (("a", 50), ("b", 10), ("c", 50), ("d", 49))]
    assert [hint.rule for hint in sorted(hints, key=lambda hint: hint.rank)] == ["b", "d", "a", "c"]


def test_a_hint_about_a_whole_section_points_at_no_paragraph() -> None:
    whole = Hint("S2", 0, "Does it end?", "It stops.")
    assert (whole.paragraph, whole.span, whole.rank) == (None, None, 50)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [({}, [0, 0, 0]), ({3: 2}, [2, 0, 0]), ({3: 1, 7: 4}, [1, 0, 4]), ({99: 5}, [0, 0, 0])],
)
def test_outline_rows_take_the_findings_of_their_own_paragraph(findings: dict[int, int], expected: list[int]) -> None:
    rows = tuple(OutlineRow(0, paragraph, "First.", 10, 1) for paragraph in (3, 5, 7))
    counted = with_findings(rows, findings)
    assert [row.findings for row in counted] == expected
    assert [replace(row, findings=0) for row in counted] == list(rows)


def test_outline_rows_forget_findings_that_are_no_longer_open() -> None:
    rows = (OutlineRow(0, 3, "First.", 10, 1, findings=6),)
    assert with_findings(rows, {})[0].findings == 0
