"""Edits, offsets and differences: what must hold for any text and any edits, and the borders by hand."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.edit import Edit, OffsetMap, apply_edits, diff
from coping_gui.essay.span import Span

LETTERS = "ab .\n👩é"


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits that do not conflict, insertions and deletions among them."""
    text = draw(st.text(LETTERS, max_size=20))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits: list[Edit] = []
    for start, end in itertools.pairwise(places):
        if draw(st.booleans()):
            edits.append(Edit(Span(start, end), draw(st.text(LETTERS, max_size=4))))
    return text, edits


def texts() -> st.SearchStrategy[str]:
    return st.text("ab. \n", max_size=40)


@given(edited())
def test_edits_can_be_made_one_by_one_from_the_end_with_the_same_result(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    by_hand = text
    for edit in reversed(edits):
        by_hand = by_hand[: edit.span.start] + edit.text + by_hand[edit.span.end :]
    assert apply_edits(text, edits) == by_hand


@given(edited())
def test_the_length_grows_by_what_is_put_in_and_shrinks_by_what_is_taken_out(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    grown = sum(len(e.text) - e.span.length for e in edits)
    assert len(apply_edits(text, edits)) == len(text) + grown


@given(edited().filter(lambda case: all(e.text for e in case[1])))
def test_what_undoes_every_edit_gives_the_text_back(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    undo: list[Edit] = []
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        undo.append(Edit(Span(start, start + len(edit.text)), edit.span.of(text)))
        shift += len(edit.text) - edit.span.length
    assert apply_edits(apply_edits(text, edits), undo) == text


@given(edited())
def test_a_span_of_the_edited_text_comes_from_within_the_text_and_not_from_behind_itself(
    case: tuple[str, list[Edit]],
) -> None:
    text, edits = case
    after = apply_edits(text, edits)
    offsets = OffsetMap(text, edits)
    for start in range(len(after) + 1):
        for end in range(start, len(after) + 1):
            back = offsets.to_source(Span(start, end))
            assert 0 <= back.start <= back.end <= len(text)


@given(edited())
def test_a_later_span_never_comes_from_an_earlier_place(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    offsets = OffsetMap(text, edits)
    size = len(apply_edits(text, edits))
    starts = [offsets.start_to_source(place) for place in range(size + 1)]
    ends = [offsets.end_to_source(place) for place in range(size + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)


@given(edited())
def test_the_whole_edited_text_comes_from_the_whole_text_but_for_what_was_inserted_at_its_borders(
    case: tuple[str, list[Edit]],
) -> None:
    text, edits = case
    after = apply_edits(text, edits)
    if after:
        back = OffsetMap(text, edits).to_source(Span(0, len(after)))
        removed_at_the_end = [e for e in edits if e.span.end == len(text) and not e.text]
        assert back.start == 0 or any(e.span.start == 0 for e in edits)
        assert back.end == len(text) or removed_at_the_end or any(e.span.end == len(text) for e in edits)


@given(edited())
def test_without_edits_every_place_is_its_own(case: tuple[str, list[Edit]]) -> None:
    text, _ = case
    offsets = OffsetMap(text, ())
    for place in range(len(text) + 1):
        assert offsets.start_to_source(place) == offsets.end_to_source(place) == place


@given(edited())
def test_a_covered_span_holds_the_span_and_whole_replacements(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    after = apply_edits(text, edits)
    offsets = OffsetMap(text, edits)
    for start in range(len(after) + 1):
        for end in range(start, len(after) + 1):
            wide = offsets.covered(Span(start, end))
            assert wide.contains(Span(start, end))
            assert offsets.covered(wide) == wide


@settings(max_examples=300)
@given(texts(), texts())
def test_a_difference_made_gives_the_other_text_and_no_edit_is_idle(source: str, target: str) -> None:
    edits = diff(source, target)
    assert apply_edits(source, edits) == target
    assert all(edit.changes(source) for edit in edits)
    assert bool(edits) is (source != target)


@given(texts(), texts(), texts())
def test_what_both_texts_begin_with_in_whole_words_is_in_no_difference(head: str, source: str, target: str) -> None:
    for edit in diff(head + " " + source, head + " " + target):
        assert edit.span.start >= len(head.rstrip())


@pytest.mark.parametrize(
    ("source", "target", "edits"),
    [
        ("a b c", "a x c", [("b", "x")]),
        ("a b c", "a c", [("b ", "")]),
        ("a c", "a b c", [("", "b ")]),
        ("", "a b", [("", "a b")]),
        ("a b", "", [("a b", "")]),
        ("havingbeen here", "having been here", [("havingbeen", "having been")]),
        ("one, two", "one; two", [(",", ";")]),
        ("it's", "its", [("it's", "its")]),
        ("x 👩 y", "x 👨 y", [("👩", "👨")]),
        ("a  b", "a b", [(" ", "")]),
        ("word.\nnext", "word.\nother", [("next", "other")]),
        ("a b c d e f g h i j", "a B c d e f g h I j", [("b", "B"), ("i", "I")]),
    ],
)
def test_differences_are_those_that_a_reader_would_name(source: str, target: str, edits: list[tuple[str, str]]) -> None:
    found = diff(source, target)
    assert apply_edits(source, found) == target
    assert [(e.span.of(source), e.text) for e in found] == edits


def test_two_changes_far_apart_are_two_edits_and_leave_the_middle_alone() -> None:
    middle = " ".join(f"w{n}" for n in range(500))
    found = diff(f"first {middle} last", f"First {middle} Last")
    assert [e.text for e in found] == ["First", "Last"]


def test_a_moved_paragraph_of_a_long_text_is_found_in_reasonable_steps() -> None:
    paragraphs = [f"Paragraph {n} says a thing or two about {n * 7} and {n * 13}." for n in range(300)]
    source = "\n".join(paragraphs)
    target = "\n".join(paragraphs[:10] + paragraphs[11:] + paragraphs[10:11])
    assert apply_edits(source, diff(source, target)) == target


@pytest.mark.parametrize(
    ("span", "text", "trimmed"),
    [
        ((0, 4), "abXcd", ((2, 2), "X")),
        ((0, 4), "ad", ((1, 3), "")),
        ((0, 4), "abcd", ((4, 4), "")),
        ((1, 3), "", ((1, 3), "")),
        ((2, 2), "x", ((2, 2), "x")),
        ((0, 4), "aabcd", ((1, 1), "a")),
        ((0, 4), "abcdd", ((4, 4), "d")),
    ],
)
def test_a_trimmed_edit_is_as_small_as_it_can_be(
    span: tuple[int, int], text: str, trimmed: tuple[tuple[int, int], str]
) -> None:
    small = Edit(Span(*span), text).trimmed("abcd")
    assert (tuple(small.span), small.text) == trimmed


def conflict(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return Edit(Span(*one), "x").conflicts(Edit(Span(*other), "y"))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ((0, 2), (2, 4), False),
        ((0, 2), (1, 4), True),
        ((0, 4), (1, 2), True),
        ((2, 2), (2, 2), True),
        ((2, 2), (2, 4), False),
        ((2, 2), (0, 2), False),
        ((2, 2), (1, 3), True),
        ((0, 1), (5, 6), False),
    ],
)
def test_conflict_means_a_shared_character_or_one_place_for_two_insertions(
    one: tuple[int, int], other: tuple[int, int], wanted: bool
) -> None:
    assert conflict(one, other) is conflict(other, one) is wanted


@pytest.mark.parametrize("bad", [Span(-1, 0), Span(2, 1), Span(0, 9), Span(4, 4)])
@pytest.mark.parametrize("make", [apply_edits, OffsetMap])
def test_an_edit_outside_of_the_text_is_an_error_and_never_dropped(bad: Span, make: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match="lies outside"):
        make("abc", [Edit(bad, "x")])
