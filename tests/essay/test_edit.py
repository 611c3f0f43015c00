"""Edits as data: applied, trimmed, mapped back, and found between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.edit import Edit, OffsetMap, apply_edits, diff
from coping_gui.essay.span import Span

TEXT = st.text("ab 👩\u00a0.,\n", max_size=40)


@st.composite
def text_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it that do not conflict."""
    source = draw(TEXT)
    borders = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    edits: list[Edit] = []
    for start, end in pairs:
        edit = Edit(Span(start, end), draw(st.text("xy ", max_size=3)))
        if not edits or (edits[-1].span.end <= start and not edits[-1].conflicts(edit)):
            edits.append(edit)
    return source, edits


def test_several_edits_are_made_at_once_in_any_order() -> None:
    edits = [Edit(Span(7, 7), "!"), Edit(Span(0, 3), "His"), Edit(Span(3, 3), " ")]
    assert apply_edits("Theboys", edits) == "His boys!"


def test_an_insertion_may_stand_beside_a_replacement() -> None:
    assert apply_edits("ab", [Edit(Span(0, 1), "X"), Edit(Span(1, 1), " ")]) == "X b"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")],
        [Edit(Span(1, 1), "x"), Edit(Span(1, 1), "y")],
        [Edit(Span(0, 3), "x"), Edit(Span(1, 1), "y")],
        [Edit(Span(2, 9), "x")],
        [Edit(Span(-1, 0), "x")],
    ],
)
def test_conflicting_edits_and_edits_outside_of_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"conflict|lies outside"):
        apply_edits("abc", edits)


def test_trimming_a_glued_word_leaves_only_the_blank() -> None:
    assert Edit(Span(0, 10), "having been").trimmed("havingbeen") == Edit(Span(6, 6), " ")


def test_trimming_never_counts_a_shared_character_twice() -> None:
    assert Edit(Span(0, 2), "aaa").trimmed("aa") == Edit(Span(2, 2), "a")


@given(text_and_edits())
def test_a_trimmed_edit_makes_the_same_text(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    for edit in edits:
        assert apply_edits(source, [edit.trimmed(source)]) == apply_edits(source, [edit])


@given(TEXT, TEXT)
def test_the_edits_between_two_texts_make_the_second_of_the_first(source: str, target: str) -> None:
    assert apply_edits(source, diff(source, target)) == target


def test_the_edits_between_two_texts_are_whole_words() -> None:
    source = "He comprise of two partners."
    edits = diff(source, "It comprises two partners.")
    assert [(e.span.of(source), e.text) for e in edits] == [("He", "It"), ("comprise of", "comprises")]


def test_equal_texts_have_no_edits() -> None:
    assert diff("same", "same") == []


def test_a_place_after_an_inserted_blank_maps_back_by_one() -> None:
    offsets = OffsetMap("havingbeen", [Edit(Span(6, 6), " ")])
    assert offsets.to_source(Span(0, 6)) == Span(0, 6)
    assert offsets.to_source(Span(7, 11)) == Span(6, 10)
    assert offsets.to_source(Span(0, 11)) == Span(0, 10)


def test_a_place_inside_replaced_text_maps_to_the_whole_replacement() -> None:
    offsets = OffsetMap("a ﬁsh", [Edit(Span(2, 3), "fi")])
    assert offsets.to_source(Span(3, 6)) == Span(2, 5)
    assert offsets.covered(Span(3, 6)) == Span(2, 6)


@given(text_and_edits())
def test_a_character_that_no_edit_touches_maps_back_to_itself(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    offsets = OffsetMap(source, edits)
    for place in range(len(source)):
        if not any(e.span.start <= place < e.span.end for e in edits):
            shift = sum(len(e.text) - e.span.length for e in edits if e.span.start <= place)
            assert offsets.to_source(Span(place + shift, place + shift + 1)) == Span(place, place + 1)


@given(text_and_edits(), st.data())
def test_a_change_of_the_edited_text_can_be_made_on_the_source(
    case: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    """Widened to its cover and mapped back, a replacement in the edited text is the same replacement in the source."""
    source, edits = case
    edits = [e for e in edits if e.changes(source)]
    edited = apply_edits(source, edits)
    start = data.draw(st.integers(0, len(edited)))
    span = Span(start, data.draw(st.integers(start, len(edited))))
    offsets = OffsetMap(source, edits)
    wide, back = offsets.covered(span), offsets.to_source(span)
    outside = [e for e in edits if e.span.end <= back.start or e.span.start >= back.end]
    new = edited[wide.start : span.start] + "Z" + edited[span.end : wide.end]
    if span.length and not any(e.span.touches(back) and not back.contains(e.span) for e in edits):
        inner_borders = [e for e in outside if e.span.length == 0 and e.span.start in (back.start, back.end)]
        if not inner_borders:
            made = apply_edits(source, [*outside, Edit(back, new)])
            assert made == edited[: span.start] + "Z" + edited[span.end :]


@pytest.mark.parametrize(
    ("edit", "span", "inside"),
    [
        (Edit(Span(2, 2), "xy"), Span(2, 4), True),
        (Edit(Span(2, 2), "xy"), Span(0, 3), False),
        (Edit(Span(2, 2), "xy"), Span(4, 6), False),
        (Edit(Span(1, 3), "z"), Span(1, 2), True),
        (Edit(Span(1, 3), ""), Span(0, 2), True),
        (Edit(Span(1, 3), ""), Span(1, 2), False),
        (Edit(Span(1, 3), ""), Span(0, 1), False),
    ],
)
def test_an_edit_lies_in_a_span_when_all_of_its_new_text_does(edit: Edit, span: Span, inside: bool) -> None:
    assert OffsetMap("abcdef", [edit]).edits_in(span) == ([edit] if inside else [])


def test_what_lies_in_a_span_is_what_its_place_in_the_source_covers() -> None:
    source = "abcdef"
    edits = [Edit(Span(0, 0), "x"), Edit(Span(2, 3), ""), Edit(Span(4, 5), "yz")]
    offsets = OffsetMap(source, edits)
    edited = apply_edits(source, edits)
    for start in range(len(edited)):
        for end in range(start + 1, len(edited) + 1):
            span = offsets.covered(Span(start, end))
            back = offsets.to_source(span)
            again = apply_edits(back.of(source), [
                Edit(e.span.shifted(-back.start), e.text) for e in offsets.edits_in(span)
            ])  # fmt: skip
            assert again == span.of(edited)
