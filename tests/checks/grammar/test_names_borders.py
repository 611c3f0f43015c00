"""Names, terms and sentence starts at their borders."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar.names import (
    TERM_COUNT,
    document_terms,
    follows_abbreviation,
    has_near_twin,
    is_about_a_term,
    is_identifier,
    is_known,
    is_name,
    one_edit_apart,
    starts_sentence,
)
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("We met Dorsa.", "Dorsa", True),
        ("We met Dorsa’s brother.", "Dorsa’s", True),
        ("We met Dorsa's brother.", "Dorsa's", True),
        ("“Dorsa” is here.", "Dorsa", False),
        ("He said: “We met Dorsa.”", "Dorsa", True),
        ("It ended. Dorsa left.", "Dorsa", False),
        ("It ended. Dorsa left, and so did Dorsa.", "Dorsa", True),
        ("See Dr. Dorsa now.", "Dorsa", True),
        ("By J. Dorsa and others.", "Dorsa", True),
        ("😀 and Dorsa.", "Dorsa", True),
        ("We met dorsa.", "dorsa", False),
        ("Herrick met Herric.", "Herric", False),
        ("Ängström met Ödön there.", "Ödön", True),
        ("", "", False),
    ],
)
def test_what_is_taken_for_a_name(text, word, expected):
    place = re.search(rf"{word}(?!\w)", text)
    assert place
    assert is_name(word, text, place.start()) is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", True),
        ("One. ", True),
        ("One? ", True),
        ("One! ", True),
        ("One… ", True),
        ("One: ", True),
        ("One.” ", True),
        ("One.) ", True),
        ("One\n", True),
        ("One\n– ", True),
        ("One, ", False),
        ("One; ", False),
        ("One ", False),
        ("Dr. ", False),
        ("Prof. ", False),
        ("i.e. ", False),
        ("cf. ", False),
        ("A. B. ", False),
        ("(ed. ", False),
    ],
)
def test_where_sentences_start(head, expected):
    assert starts_sentence(head + "Word", len(head)) is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [("Vol. ", True), ("p5. ", True), ("(Proc. ", True), ("J. ", True), ("dog. ", False), ("Elephants. ", False)],
)
def test_points_that_only_shorten(head, expected):
    text = "See the " + head
    assert follows_abbreviation(text, len(text)) is expected


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("exampel", "http://exampel.org", True),
        ("exampel", "exampel.org", True),
        ("exampel", "me@exampel", True),
        ("exampel", "#exampel", True),
        ("exampel", "a\\exampel", True),
        ("exampel", "exampel_name", True),
        ("exampel", "An exampel. Next.", False),
        ("exampel", "An exampel, next", False),
        ("B2B", "a B2B deal", True),
        ("eBay", "on eBay now", True),
        ("O’Brien", "for O’Brien now", False),
        ("Jean-Luc", "for Jean-Luc now", False),
        ("A", "for A now", False),
        ("AI", "for AI now", True),
    ],
)
def test_codes_and_addresses(word, text, expected):
    assert is_identifier(word, text, text.index(word)) is expected


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("coping", True),
        ("Coping", True),
        ("COPING", True),
        ("coping's", True),
        ("coping’s", True),
        ("coping’", True),
        ("copings", False),
        ("cope", False),
        ("", False),
    ],
)
def test_the_users_words_in_their_forms(word, known):
    assert is_known(word, {"coping"}) is known


def test_a_name_of_the_users_is_known_as_it_is_written():
    assert is_known("Herric", {"Herric"})
    assert not is_known("herric", {"Herric"})


LETTERS = st.text("abcd", min_size=2, max_size=8)


@given(LETTERS, LETTERS)
def test_being_one_edit_apart_goes_both_ways(a, b):
    assert one_edit_apart(a, b) == one_edit_apart(b, a)


@given(LETTERS)
def test_no_word_is_one_edit_from_itself(word):
    assert not one_edit_apart(word, word)


@given(LETTERS, st.data())
def test_a_changed_letter_is_one_edit(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    assert one_edit_apart(word, word[:at] + "x" + word[at + 1 :])


@given(LETTERS, st.data())
def test_a_dropped_letter_is_one_edit(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    assert one_edit_apart(word, word[:at] + word[at + 1 :])


@given(LETTERS, st.data())
def test_two_swapped_neighbours_are_one_edit_unless_they_are_the_same(word, data):
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert one_edit_apart(word, swapped) == (word != swapped)


@given(LETTERS)
def test_two_more_letters_are_two_edits(word):
    assert not one_edit_apart(word, word + "xy")


@pytest.mark.parametrize(
    ("word", "text", "twin"),
    [
        ("Brueggeman", "Brueggemann says", True),
        ("Brueggeman", "Brüggemann says", False),
        ("Herric", "Herrick and Herric", True),
        ("Herric", "Herric and Herric", False),
        ("Tom", "Tim and Tom", False),
        ("Anna", "Anne and Anna", True),
    ],
)
def test_near_twins_of_a_paragraph(word, text, twin):
    assert has_near_twin(word, text) is twin


def alarm(start, end, tier=Tier.ASK, category=Category.SPELLING):
    return Finding(Span(start, end), category, "R", "x.", ("y",), tier)


@pytest.mark.parametrize("count", range(6))
def test_a_word_is_a_term_from_its_third_place_on(count):
    terms = document_terms(["fursona is"] * count)
    assert ("fursona" in terms) is (count >= TERM_COUNT)


def test_terms_are_told_apart_by_their_capitals():
    assert document_terms(["Fursona fursona", "fursona Fursona"]) == frozenset()


def test_a_document_without_texts_has_no_terms():
    assert document_terms([]) == frozenset()
    assert document_terms(["", " "]) == frozenset()


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (alarm(0, 7), True),
        (alarm(0, 7, Tier.LIKELY), False),
        (alarm(0, 7, category=Category.GRAMMAR), False),
        (alarm(0, 4), False),
        (alarm(8, 10), False),
    ],
)
def test_only_unsure_spelling_alarms_on_the_whole_term_are_about_it(finding, expected):
    assert is_about_a_term(finding, "fursona is", {"fursona"}) is expected
