"""Texts that share words are near each other; words that every part uses tell nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.opening.heading_topics import SHORTEST, nearness


def of(*texts: str) -> list[int]:
    return nearness([frozenset(text.split()) for text in texts])


def test_a_document_without_headings_has_no_texts_to_compare() -> None:
    assert nearness([]) == []


def test_the_first_text_has_none_before_it() -> None:
    assert of("mill wheel grain") == [0]


def test_a_text_that_goes_on_is_nearer_than_one_that_begins_anew() -> None:
    _, on, anew = of("wheel grain flour river", "wheel grain miller price", "bread table guest wheel")
    assert on > anew > 0


def test_nothing_is_said_beside_a_heading_without_text() -> None:
    assert of("wheel grain", "", "wheel grain", "wheel grain")[1:3] == [0, 0]
    assert of("wheel grain", "", "wheel grain", "wheel grain")[3] > 0


def test_what_is_usual_between_neighbours_of_a_document_is_neither_near_nor_far() -> None:
    alike = ("wheel grain", "wheel flour", "wheel river", "wheel towns")
    assert of(*alike)[1:] == [3, 3, 3]


def test_rare_words_weigh_more_than_those_of_every_part() -> None:
    _, rare, _, _, common = of(
        "towns wheel grain", "towns wheel price", "towns bread table", "towns guest house", "towns walls roofs"
    )
    assert rare > common


def test_short_stems_do_not_count() -> None:
    short, long = "x" * (SHORTEST - 1), "x" * SHORTEST
    apart = ("wheel grain", "flour price", "bread table", "wheel walls")
    assert of(*(f"{text} {short}" for text in apart)) == of(*apart)
    assert of(f"{apart[0]} {long}", f"{apart[1]} {long}", *apart[2:])[1] > of(*apart)[1]


@pytest.mark.parametrize("texts", [["a b", "c d"], ["", "", ""], ["alone here"]])
def test_texts_without_anything_to_compare_are_read_all_the_same(texts: list[str]) -> None:
    assert len(of(*texts)) == len(texts)


WORDS = ("wheel", "grain", "flour", "river", "towns", "bread", "table", "guest")
STEMS = st.frozensets(st.sampled_from(WORDS), max_size=6)


@given(st.lists(STEMS, max_size=8))
def test_there_is_a_step_for_each_text_and_none_only_where_a_text_is_missing(texts: list[frozenset[str]]) -> None:
    found = nearness(texts)
    assert len(found) == len(texts)
    for i, step in enumerate(found):
        assert (step > 0) == bool(i and texts[i] and texts[i - 1])
        assert step <= 6


@given(st.lists(STEMS, min_size=2, max_size=8))
def test_read_from_its_end_a_document_has_the_same_steps(texts: list[frozenset[str]]) -> None:
    assert sorted(nearness(texts)) == sorted(nearness(texts[::-1]))
