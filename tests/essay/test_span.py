"""Spans are half-open ranges of code points."""

import pytest

from coping_gui.essay.span import Span


def test_a_span_covers_its_characters_and_not_the_one_after() -> None:
    assert Span(2, 4).of("abcdef") == "cd"


def test_an_astral_character_counts_once() -> None:
    assert Span(1, 2).of("a👩b") == "👩"


def test_a_shifted_span_keeps_its_length() -> None:
    assert Span(2, 5).shifted(3) == Span(5, 8)
    assert Span(2, 5).shifted(3).length == 3


@pytest.mark.parametrize(
    ("first", "second", "overlap", "touch"),
    [
        (Span(0, 3), Span(2, 5), True, True),
        (Span(0, 3), Span(3, 5), False, True),
        (Span(0, 3), Span(4, 5), False, False),
        (Span(0, 3), Span(1, 1), True, True),
        (Span(0, 3), Span(3, 3), False, True),
        (Span(2, 2), Span(2, 2), False, True),
    ],
)
def test_overlapping_means_sharing_a_character_and_touching_includes_meeting(
    first: Span, second: Span, overlap: bool, touch: bool
) -> None:
    assert first.overlaps(second) is overlap
    assert second.overlaps(first) is overlap
    assert first.touches(second) is touch
    assert second.touches(first) is touch


def test_a_span_contains_itself_and_what_lies_inside() -> None:
    assert Span(1, 5).contains(Span(1, 5))
    assert Span(1, 5).contains(Span(2, 2))
    assert not Span(1, 5).contains(Span(0, 2))
    assert not Span(1, 5).contains(Span(4, 6))
