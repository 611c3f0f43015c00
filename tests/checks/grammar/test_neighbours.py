"""How likely words stand between their neighbours."""

import pytest

from coping_gui.checks.grammar.neighbours import RARE, bits_of, word_id
from coping_gui.checks.spacing.ngrams import COMMA, HYPHEN, NUMBER, OTHER, STOP, UNKNOWN

TEXT = "He gave me some good advice on that, and we walked in the park."


def place(word, *choices):
    start = TEXT.index(word)
    return start, start + len(word), (word, *choices)


@pytest.mark.parametrize(
    ("right", "wrong"), [("advice", "advise"), ("walked", "walking"), ("in the", "on the"), ("some", "any")]
)
def test_what_is_written_is_likelier_than_what_nobody_writes(right, wrong):
    ((kept, changed),) = bits_of(TEXT, [place(right, wrong)])
    assert kept > changed


def test_places_asked_together_are_answered_as_if_asked_alone():
    places = [place("advice", "advise", ""), place("walked", "walking"), place("the", "a", "an")]
    assert bits_of(TEXT, places) == [bits_of(TEXT, [one])[0] for one in places]


def test_no_places_have_no_answers():
    assert bits_of(TEXT, []) == []


def test_an_unknown_word_is_as_rare_as_can_be_and_an_empty_place_is_no_word():
    ((unknown, empty),) = bits_of(TEXT, [(3, 7, ("qzxv", ""))])
    assert unknown <= RARE
    assert empty > unknown


def test_at_the_ends_of_a_text_its_borders_are_the_neighbours():
    ((capital, small),) = bits_of("Yes", [(0, 3, ("Yes", "yes"))])
    assert capital == small <= 0


@pytest.mark.parametrize(
    ("token", "number"),
    [(".", STOP), ("?!", STOP), (",", COMMA), ("-", HYPHEN), ('"', OTHER), ("1,500", NUMBER), ("qzxv", UNKNOWN)],
)
def test_marks_and_numbers_are_known_as_they_were_counted(token, number):
    assert word_id(token) == number


@pytest.mark.parametrize("marks", [')."', '). "', ' ) . "'])
def test_of_marks_in_a_row_the_strongest_is_the_neighbour(marks):
    texts = [f"He said it or so{some} Then he left." for some in (marks, ".")]
    one, other = (bits_of(text, [(text.index("Then"), text.index("Then") + 4, ("Then",))]) for text in texts)
    assert one == other


def test_a_number_is_a_neighbour():
    ((year, person),) = bits_of("It began in 1990 years ago.", [(17, 22, ("years", "person"))])
    assert year > person
    with_number = bits_of("It was 5 years ago.", [(9, 14, ("years",))])
    without = bits_of("It was years ago.", [(7, 12, ("years",))])
    assert with_number != without
