import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.export.alignment import Aligned, align, unchanged, with_rewritten_end
from coping_gui.export.revision import RevisedParagraph


def essay(count: int) -> Essay:
    return Essay(tuple(Paragraph(f"p{i}") for i in range(count)))


def rows(count: int, *revised: RevisedParagraph) -> list[tuple[int | None, str | None]]:
    return [(a.index, a.text) for a in align(essay(count), revised)]


R = RevisedParagraph


def test_an_unchanged_essay_is_aligned_with_itself() -> None:
    assert rows(2, *unchanged(essay(2))) == [(0, "p0"), (1, "p1")]


def test_new_paragraphs_stand_between_and_deleted_ones_before_them() -> None:
    assert rows(3, R("a", 0), R("new"), R("c", 2)) == [(0, "a"), (1, None), (None, "new"), (2, "c")]


def test_everything_deleted() -> None:
    assert rows(2) == [(0, None), (1, None)]


def test_a_moved_paragraph_leaves_the_others_in_place() -> None:
    assert rows(4, R("d", 3), R("a", 0), R("b", 1), R("c", 2)) == [
        (None, "d"), (0, "a"), (1, "b"), (2, "c"), (3, None),
    ]  # fmt: skip


def test_the_second_half_of_a_split_paragraph_is_new() -> None:
    found = rows(2, R("first", 0), R("half", 0), R("b", 1))
    assert [text for _, text in found] == ["first", "half", "b"]
    assert [index for index, _ in found].count(0) == 1


def test_a_new_paragraph_takes_the_kind_before_it_unless_that_is_a_heading() -> None:
    two = Essay((Paragraph("H", Kind.HEADING, 1), Paragraph("Smith (2010)", Kind.REFERENCE)))
    kinds = [a.paragraph.kind for a in align(two, [R("H", 0), R("body"), R("Smith (2010)", 1), R("Young (2011)")])]
    assert kinds == [Kind.HEADING, Kind.BODY, Kind.REFERENCE, Kind.REFERENCE]


def test_a_moved_heading_stays_a_heading() -> None:
    two = Essay((Paragraph("H", Kind.HEADING, 2), Paragraph("a"), Paragraph("b")))
    moved = align(two, [R("a", 1), R("b", 2), R("H", 0)])[-1]
    assert (moved.paragraph.kind, moved.paragraph.level, moved.index, moved.text) == (Kind.HEADING, 2, None, "H")


@pytest.mark.parametrize("origin", [-1, 2])
def test_an_origin_that_does_not_exist_is_an_error(origin: int) -> None:
    with pytest.raises(ValueError, match="no paragraph"):
        rows(2, R("x", origin))


@given(st.integers(0, 6).flatmap(lambda n: st.tuples(st.just(n), st.lists(
    st.one_of(st.none(), st.integers(0, n - 1)) if n else st.none(), max_size=9))))  # fmt: skip
def test_both_essays_can_be_read_off_the_alignment(case: tuple[int, list[int | None]]) -> None:
    count, origins = case
    found = rows(count, *(R(f"r{i}", origin) for i, origin in enumerate(origins)))
    assert [text for _, text in found if text is not None] == [f"r{i}" for i in range(len(origins))]
    assert [index for index, _ in found if index is not None] == list(range(count))


def end(*rows: tuple[int | None, str | None]) -> list[tuple[int | None, str | None]]:
    aligned = [Aligned(Paragraph("old"), index, text) for index, text in rows]
    return [(a.index, a.text) for a in with_rewritten_end(aligned)]


def test_an_end_that_was_replaced_is_a_revision_of_its_last_paragraph() -> None:
    assert end((0, "a"), (1, None), (2, None), (None, "x"), (None, "y")) == [(0, "a"), (1, None), (None, "x"), (2, "y")]


@pytest.mark.parametrize("rows", [
    [], [(0, "a")], [(0, "a"), (1, None)], [(0, "a"), (None, "x")], [(0, None), (None, "x"), (1, "b")], [(None, "x")],
])  # fmt: skip
def test_any_other_end_stays_as_it_is(rows: list[tuple[int | None, str | None]]) -> None:
    assert end(*rows) == rows
