"""What spans and edits promise for any text and any place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.edit import Edit, OffsetMap, apply_edits, diff
from coping_gui.essay.span import Span

ANY_SPAN = st.tuples(st.integers(0, 9), st.integers(0, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
TEXT = st.text("ab é👩\n", max_size=16)


@settings(deadline=None)
@given(ANY_SPAN, ANY_SPAN)
def test_neighbourhood_goes_both_ways(one: Span, other: Span) -> None:
    assert one.overlaps(other) is other.overlaps(one)
    assert one.touches(other) is other.touches(one)


@settings(deadline=None)
@given(ANY_SPAN, ANY_SPAN)
def test_spans_with_characters_overlap_exactly_when_they_share_one(one: Span, other: Span) -> None:
    if one.length and other.length:
        assert one.overlaps(other) is bool(set(range(*one)) & set(range(*other)))


@settings(deadline=None)
@given(ANY_SPAN, ANY_SPAN)
def test_what_overlaps_or_is_contained_also_touches(one: Span, other: Span) -> None:
    if one.overlaps(other) or one.contains(other):
        assert one.touches(other)


@settings(deadline=None)
@given(ANY_SPAN, ANY_SPAN)
def test_two_spans_that_contain_each_other_are_the_same(one: Span, other: Span) -> None:
    assert (one.contains(other) and other.contains(one)) is (one == other)


@settings(deadline=None)
@given(ANY_SPAN, ANY_SPAN, ANY_SPAN)
def test_what_lies_in_a_contained_span_lies_in_the_container(outer: Span, middle: Span, inner: Span) -> None:
    if outer.contains(middle) and middle.contains(inner):
        assert outer.contains(inner)


@settings(deadline=None)
@given(ANY_SPAN, ANY_SPAN, st.integers(0, 9))
def test_shifting_both_changes_nothing_between_them(one: Span, other: Span, by: int) -> None:
    there, beside = one.shifted(by), other.shifted(by)
    assert there.overlaps(beside) is one.overlaps(other)
    assert there.touches(beside) is one.touches(other)
    assert there.contains(beside) is one.contains(other)
    assert there.shifted(-by) == one


@settings(deadline=None)
@given(TEXT, ANY_SPAN, TEXT)
def test_a_span_finds_its_words_again_behind_a_longer_beginning(text: str, span: Span, head: str) -> None:
    assert span.shifted(len(head)).of(head + text) == span.of(text)


@pytest.mark.parametrize(
    ("outer", "inner", "contained"),
    [
        (Span(2, 6), Span(2, 2), True),
        (Span(2, 6), Span(6, 6), True),
        (Span(2, 6), Span(1, 6), False),
        (Span(2, 6), Span(2, 7), False),
        (Span(2, 6), Span(7, 7), False),
        (Span(3, 3), Span(3, 3), True),
        (Span(3, 3), Span(3, 4), False),
    ],
)
def test_a_container_holds_its_borders_and_nothing_beyond(outer: Span, inner: Span, contained: bool) -> None:
    assert outer.contains(inner) is contained


@pytest.mark.parametrize(
    ("edits", "span", "expected"),
    [
        ([Edit(Span(0, 0), "xx")], Span(3, 5), Span(5, 7)),
        ([Edit(Span(6, 7), "")], Span(3, 5), Span(3, 5)),
        ([Edit(Span(0, 2), "")], Span(3, 5), Span(1, 3)),
        ([Edit(Span(3, 5), "four")], Span(3, 5), Span(3, 7)),
        ([Edit(Span(3, 4), "")], Span(3, 5), Span(3, 4)),
        ([Edit(Span(0, 1), "abc"), Edit(Span(4, 5), "xyz")], Span(3, 5), Span(5, 9)),
        ([Edit(Span(3, 5), "")], Span(3, 5), Span(3, 3)),
    ],
)
def test_a_span_of_the_source_is_followed_into_the_edited_text(edits: list[Edit], span: Span, expected: Span) -> None:
    assert OffsetMap("abcdefghij", edits).to_edited(span) == expected


@settings(deadline=None)
@given(TEXT, TEXT, ANY_SPAN)
def test_words_that_no_edit_touches_are_the_same_in_the_edited_text(source: str, target: str, span: Span) -> None:
    edits = diff(source, target)
    if span.end <= len(source) and span.length and not any(edit.span.touches(span) for edit in edits):
        there = OffsetMap(source, edits).to_edited(span)
        assert there.of(target) == span.of(source)
        assert OffsetMap(source, edits).to_source(there) == span


@settings(deadline=None)
@given(TEXT, TEXT)
def test_trimmed_edits_of_a_difference_still_make_the_other_text(source: str, target: str) -> None:
    trimmed = [edit.trimmed(source) for edit in diff(source, target)]
    assert apply_edits(source, trimmed) == target
    assert all(edit.trimmed(source) == edit for edit in trimmed)


@pytest.mark.parametrize(
    ("edit", "changes"),
    [
        (Edit(Span(0, 3), "one"), False),
        (Edit(Span(0, 3), "One"), True),
        (Edit(Span(3, 3), ""), False),
        (Edit(Span(3, 3), " "), True),
        (Edit(Span(3, 4), "\u00a0"), True),
        (Edit(Span(4, 7), ""), True),
    ],
)
def test_an_edit_knows_whether_it_makes_a_difference(edit: Edit, changes: bool) -> None:
    assert edit.changes("one two") is changes
    assert (apply_edits("one two", [edit]) != "one two") is changes
