"""Headings that are counted where others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.opening.heading_series import Count, below_others, counts_of


def below(*titles: str) -> list[str]:
    return [titles[i] for i in sorted(below_others(titles))]


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Part 2: Wool", Count("part", 2)),
        ("Step 3", Count("step", 3)),
        ("1. Wool", Count("", 1)),
        ("II. Wool", Count("", 2)),
        ("b) Wool", Count("", 2)),
        ("Method 1. Wool", Count("method", 1)),
        ("Part 2 – Wool", Count("part", 2)),
        ("E-learning", None),
        ("X-ray images", None),
        ("A-level results", None),
        ("Wool", None),
        ("2.1 Wool", None),
        ("2 Wool", None),
        ("Part of the wool", None),
        ("Party 1: Wool", None),
        ("1984. A year", None),
        ("IIX. Wool", None),
        ("", None),
    ],
)
def test_a_title_is_counted_by_a_number_or_letter_with_a_mark(title: str, count: Count | None) -> None:
    assert counts_of([title]) == [count]


def test_a_letter_that_is_a_roman_number_too_counts_as_it_goes_on() -> None:
    assert [c and c.number for c in counts_of(["a) Wool", "b) Flax", "c) Silk", "d) Fur"])] == [1, 2, 3, 4]
    assert [c and c.number for c in counts_of(["IV. Wool", "V. Flax", "Beer", "VI. Silk"])] == [4, 5, None, 6]


def test_a_series_in_the_middle_lists_the_parts_of_the_heading_above_it() -> None:
    titles = ("Why it matters", "Schedule", "Part 1: Wool", "Part 2: Flax", "Concluding thoughts", "Bibliography")
    assert below(*titles) == ["Part 1: Wool", "Part 2: Flax"]
    assert below("Our town", "Our aims", "I. Wool", "II. Flax", "III. Silk") == ["I. Wool", "II. Flax", "III. Silk"]


@pytest.mark.parametrize(
    "titles",
    [
        ("Our aims", "I. Wool", "II. Flax"),  # the first heading may be a title
        ("Our town", "Introduction", "1. Wool", "2. Flax"),  # what follows a usual part may stand beside it
        ("Our town", "Our aims", "1. Introduction", "2. Flax"),  # and so may usual parts themselves
        ("Our town", "Our aims", "1. Wool", "The inn"),  # one is no series
        ("Our town", "Our aims", "1. Wool", "3. Flax"),
        ("Our town", "Our aims", "2. Wool", "3. Flax"),
        ("Our town", "Our aims", "Part 1: Wool", "Step 2: Flax"),
    ],
)
def test_other_numbers_tell_no_parts(titles: tuple[str, ...]) -> None:
    assert below(*titles) == []


def test_where_the_text_begins_with_number_one_what_is_not_counted_lies_below() -> None:
    titles = ("I. The game", "II. The fair", "The future", "A protest", "Bibliography")
    assert below(*titles) == ["The future", "A protest"]
    assert below("Abstract", *titles) == ["The future", "A protest"]


def test_where_a_number_is_missing_or_one_stands_alone_nothing_is_told_of_the_others() -> None:
    assert below("1. The game", "3. The fair", "The future") == []
    assert below("1. The game", "The future", "A protest") == []
    assert below("The town", "1. The game", "The future", "2. The fair") == []


@given(st.lists(st.sampled_from(["1. Wool", "2. Flax", "Part 1: Silk", "Beer", "Methods", "I. Fur", ""]), max_size=8))
def test_any_titles_can_be_read_and_the_first_lies_below_none(titles: list[str]) -> None:
    assert below_others(titles) <= set(range(1, len(titles)))
