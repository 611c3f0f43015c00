"""What was split, joined, deleted or added, from the paragraphs before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.wordfile.rewrite import Insertion, Join, Split, changed, cuts, rewriting

ONE, TWO, THREE = "First sentence here. Second sentence here.", "Another paragraph.", "The last one."


def same(*texts: str) -> list[tuple[str, int | None]]:
    return [(text, at) for at, text in enumerate(texts)]


def test_nothing_to_do_gives_the_texts_back() -> None:
    todo = rewriting([ONE, TWO], same(ONE, TWO))
    assert todo.texts == {0: ONE, 1: TWO}
    assert [*todo.splits, *todo.joins, *todo.deletions, *todo.insertions] == []


def test_a_changed_text_is_no_change_of_structure() -> None:
    assert rewriting([ONE], [("Something else", 0)]).texts == {0: "Something else"}


@pytest.mark.parametrize("origin_first", [True, False])
def test_a_split_is_seen_on_either_side(origin_first: bool) -> None:
    parts = ("First sentence here.", "Second sentence here.")
    revised = [(parts[0], 0 if origin_first else None), (parts[1], None if origin_first else 0)]
    todo = rewriting([ONE], revised)
    assert todo.splits == [Split(0, (20,), parts)]
    assert not todo.insertions
    assert not todo.texts


def test_a_split_of_edited_text_is_still_a_split() -> None:
    whole = "First sentence here. Then follows another remark."
    todo = rewriting([whole], [("First sentence was here.", 0), ("Then followed another remark.", None)])
    assert [split.places for split in todo.splits] == [(20,)]


def test_a_split_inside_a_word_is_exact() -> None:
    assert cuts("abcdef ghi", ["abc", "def ghi"]) == [3]


def test_three_parts_are_two_cuts() -> None:
    assert cuts("one two three", ["one", "two", "three"]) == [3, 7]


def test_new_text_behind_a_paragraph_is_an_insertion() -> None:
    todo = rewriting([ONE, TWO], [(ONE, 0), ("Quite new words.", None), (TWO, 1)])
    assert todo.insertions == [Insertion(0, "Quite new words.")]
    assert todo.texts == {0: ONE, 1: TWO}


def test_an_empty_new_paragraph_is_an_insertion() -> None:
    assert rewriting([ONE], [(ONE, 0), ("", None)]).insertions == [Insertion(0, "")]


def test_a_paragraph_before_the_first_is_an_insertion() -> None:
    assert rewriting([TWO], [("New.", None), (TWO, 0)]).insertions == [Insertion(-1, "New.")]


def test_a_join_says_what_each_paragraph_gives() -> None:
    todo = rewriting([ONE, TWO, THREE], [(ONE + " " + TWO, 0), (THREE, 2)])
    assert todo.joins == [Join(0, 1, ONE + " " + TWO, (ONE, " " + TWO))]
    assert todo.texts == {2: THREE}


def test_a_join_to_the_paragraph_behind_is_seen() -> None:
    todo = rewriting([ONE, TWO], [(ONE + " " + TWO, 1)])
    assert [(join.first, join.last) for join in todo.joins] == [(0, 1)]


def test_a_missing_paragraph_is_deleted() -> None:
    todo = rewriting([ONE, TWO, THREE], [(ONE, 0), (THREE, 2)])
    assert todo.deletions == [1]


def test_a_paragraph_that_took_anothers_place_is_a_change_of_its_text() -> None:
    todo = rewriting([ONE, TWO, THREE], [(ONE, 0), ("Brand new.", None), (THREE, 2)])
    assert todo.texts[1] == "Brand new."
    assert not todo.deletions


def test_a_moved_paragraph_is_deleted_and_inserted() -> None:
    todo = rewriting([ONE, TWO, THREE], [(TWO, 1), (ONE, 0), (THREE, 2)])
    assert todo.deletions == [0]
    assert todo.insertions == [Insertion(1, ONE)]


def test_a_split_beside_a_deletion_is_still_a_split() -> None:
    todo = rewriting([ONE, TWO, THREE], [("First sentence here.", 0), ("Second sentence here.", None), (THREE, 2)])
    assert [split.index for split in todo.splits] == [0]
    assert todo.deletions == [1]


def test_a_join_beside_an_insertion_is_still_a_join() -> None:
    todo = rewriting([ONE, TWO, THREE], [(ONE + " " + TWO, 0), ("Wholly unlike it.", None), (THREE, 2)])
    assert [(join.first, join.last) for join in todo.joins] == [(0, 1)]
    assert todo.insertions == [Insertion(1, "Wholly unlike it.")]


@pytest.mark.parametrize("first", [[], [("Something before it all.", 0)]], ids=["at the start", "further down"])
def test_new_text_stays_before_a_paragraph_that_took_up_the_one_before_it(first: list[tuple[str, int | None]]) -> None:
    originals = [text for text, _ in first] + [ONE, TWO]
    new = ("Quite new words.", None)
    todo = rewriting(originals, [*first, new, (f"{ONE} {TWO}", len(first) + 1)])
    assert todo.insertions == [Insertion(len(first) - 1, new[0])]
    assert [(join.first, join.last) for join in todo.joins] == [(len(first), len(first) + 1)]


def test_everything_deleted() -> None:
    assert rewriting([ONE, TWO], []).deletions == [0, 1]


@given(st.text(alphabet="ab c.é\t\n", max_size=30), st.text(alphabet="ab c.é\t\n", max_size=30))
def test_the_edits_found_make_the_new_text(old: str, new: str) -> None:
    text = old
    for start, end, piece in sorted(changed(old, new), reverse=True):
        text = text[:start] + piece + text[end:]
    assert text == new


@given(st.lists(st.text(alphabet="abc d", min_size=1, max_size=12).filter(str.strip), min_size=2, max_size=4))
def test_cuts_of_unchanged_parts_give_the_parts_back(parts: list[str]) -> None:
    whole = "".join(parts)
    places = cuts(whole, parts)
    assert places is not None
    pieces = [whole[a:b] for a, b in zip([0, *places], [*places, len(whole)], strict=True)]
    assert [piece.split() for piece in pieces] == [part.split() for part in parts]


revisions = st.lists(
    st.tuples(st.sampled_from([ONE, TWO, THREE, "New words", ""]), st.one_of(st.none(), st.integers(0, 2)))
)


@given(revisions)
def test_every_original_is_dealt_with_once(revised: list[tuple[str, int | None]]) -> None:
    todo = rewriting([ONE, TWO, THREE], revised)
    joined = [at for join in todo.joins for at in range(join.first, join.last + 1)]
    dealt = [*todo.texts, *(split.index for split in todo.splits), *joined, *todo.deletions]
    assert sorted(dealt) == [0, 1, 2]


@pytest.mark.parametrize("fixed", ["\t", "\n", "￼", "\u2011", "\u00ad"])
def test_what_stands_as_an_element_of_its_own_is_touched_by_no_change_beside_it(fixed: str) -> None:
    old = f"xxxxxx{fixed}xxxxxxxxx{fixed}xxx xx"
    new = f"xxx xxx{fixed}xxxx xxxxx{fixed}xxxxx"
    edits = changed(old, new)
    assert all(fixed not in old[start:end] + text for start, end, text in edits)
    for start, end, text in sorted(edits, reverse=True):
        old = old[:start] + text + old[end:]
    assert old == new


def test_a_tab_that_goes_away_is_told_as_a_change() -> None:
    assert changed("one\ttwo", "one two") == [(3, 4, " ")]
