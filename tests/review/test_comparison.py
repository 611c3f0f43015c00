"""The comparison tells the whole truth: its differences lead from the original to the text, and back."""

from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.review.comparison import compare, put_back
from coping_gui.review.history import Fix
from coping_gui.review.record import Record, Revised

tokens = ["teh", "the", "cat", "sat", "👩\u200d👧", "شكرا", "\n", "\u00a0"]
words = st.lists(st.sampled_from(tokens), max_size=8).map(" ".join)


def record(originals: tuple[str, ...], revised: Revised, fixes: tuple[Fix, ...] = ()) -> Record:
    return Record(Essay(tuple(map(Paragraph, originals))), revised, fixes, ())


@given(st.lists(st.tuples(words, words), min_size=1, max_size=4))
def test_putting_every_difference_back_gives_the_original(pairs: list[tuple[str, str]]) -> None:
    rows = compare(record(tuple(a for a, _ in pairs), tuple((b, i) for i, (_, b) in enumerate(pairs))))
    for (before, after), row in zip(pairs, rows, strict=True):
        assert (row.before, row.after) == (before, after)
        edits = [edit for d in row.differences if (edit := put_back(row, d)) is not None]
        assert apply_edits(after, edits) == before


def test_added_and_removed_paragraphs_stand_where_they_are() -> None:
    rows = compare(record(("one", "two", "three"), (("one", 0), ("new", None), ("three", 2))))
    assert [(row.before, row.after, row.place) for row in rows] == [
        ("one", "one", 0),
        ("", "new", 1),
        ("two", "", None),
        ("three", "three", 2),
    ]
    assert [len(row.differences) for row in rows] == [0, 1, 1, 0]
    assert all(put_back(row, d) is None for row in rows for d in row.differences)


def test_a_paragraph_taken_out_at_the_end_is_told() -> None:
    rows = compare(record(("one", "two"), (("one", 0),)))
    assert [(row.before, row.after) for row in rows] == [("one", "one"), ("two", "")]


def test_a_difference_knows_the_finding_that_made_it() -> None:
    finding = Finding(Span(5, 8), Category.GRAMMAR, "r", "Not a word.", ("the",))
    rows = compare(
        record(("Here teh cat sits.",), (("Here the dog sits.", 0),), (Fix(0, finding, "Here teh cat sits."),))
    )
    assert [d.finding.message if d.finding else "" for d in rows[0].differences] == ["Not a word.", ""]


def test_differences_are_whole_words() -> None:
    (row,) = compare(record(("A wierd inthe(2014)end.",), (("A weird in the (2014) end.", 0),)))
    shown = [(d.before.of(row.before), d.after.of(row.after)) for d in row.differences]
    assert shown == [("wierd", "weird"), ("inthe", "in the "), ("", " ")]
