from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.spacing.geometry import FLOOR, Gaps, Lines, estimate, first_columns, fits, reaches

_SENTENCE = (
    "the river rose and all of the lower fields along its winding banks were flooded within a few short hours of rain"
)
WORDS = _SENTENCE.split() * 6


def glued(words, width):
    """Text that lost every blank at a line end, its blanks, and (place, end of the word behind) of each loss."""
    text, blanks, losses, column = "", [], [], 0
    for word in words:
        if column and column + 1 + len(word) > width:
            losses.append((len(text), len(text) + len(word)))
            column = 0
        elif column:
            blanks.append(len(text))
            text += " "
            column += 1
        text += word
        column += len(word)
    return text, blanks, losses


def test_a_line_ends_where_the_next_word_does_not_fit():
    assert reaches(0, 9, 15, [3], 10) == (True, 1)
    assert reaches(0, 9, 15, [3], 20) == (False, 1)


def test_lines_between_two_places_are_followed_over_their_blanks():
    text, blanks, losses = glued(WORDS, 40)
    assert reaches(losses[0][0], *losses[1], blanks, 40) == (True, 1)
    assert text[losses[0][0]] != " "


@pytest.mark.parametrize("width", [45, 60, 69, 80, 100])
def test_the_width_of_the_lost_lines_is_found(width):
    _, blanks, losses = glued(WORDS, width)
    lines = estimate([(blanks, losses)])
    assert abs(lines.width - width) <= 5  # the words decide how closely
    assert lines.share == 1.0
    assert lines.loss > 0.9


def test_two_losses_tell_no_width():
    assert estimate([([], [(10, 15), (80, 85)])]) == Lines()
    assert estimate([]) == Lines()


def test_losses_at_random_places_fit_no_width_well():
    rng = Random(4)
    blanks = list(range(5, 6000, 6))
    losses = [(b + 3, b + 5) for b in sorted(rng.sample(blanks, 50))]
    assert estimate([(blanks, losses)]).share < 0.5


def test_true_line_ends_fit_and_other_places_do_not():
    text, blanks, losses = glued(WORDS, 60)
    wrong = [b + 2 for b in blanks if b + 2 not in {a for a, _ in losses}][::9]
    places = sorted([a for a, _ in losses] + wrong)
    truth = {a for a, _ in losses}
    odds = [1.0] * len(places)
    reach, onward = fits(Gaps(len(text), blanks, places, odds), Lines(60, 1.0, 20, 0.9))
    good = [r + o for p, r, o in zip(places, reach, onward, strict=True) if p in truth]
    bad = [r + o for p, r, o in zip(places, reach, onward, strict=True) if p not in truth]
    assert sum(good) / len(good) > sum(bad) / len(bad) + 1


def test_without_a_width_geometry_says_nothing():
    assert fits(Gaps(50, [3], [9], [1.0]), Lines()) == ([0.0], [0.0])
    assert fits(Gaps(50, [3], [], []), Lines(60, 1.0, 5, 0.9)) == ([], [])


@given(st.lists(st.integers(1, 12), min_size=2, max_size=60), st.integers(40, 90), st.floats(0.01, 50))
def test_fits_are_finite_and_one_a_place(sizes, width, odds):
    text, blanks, losses = glued(["x" * n for n in sizes], width)
    places = [a for a, _ in losses]
    reach, onward = fits(Gaps(len(text), blanks, places, [odds] * len(places)), Lines(width, 0.9, 10, 0.5))
    assert len(reach) == len(onward) == len(places)
    assert all(FLOOR <= value <= -FLOOR for value in reach + onward)


def behind_a_tag(words, width, column):
    """Like `glued`, for a paragraph whose first line starts at a column; without blanks at its first losses."""
    text, blanks, losses, at = "", [], [], column
    for word in words:
        if text and at + 1 + len(word) > width:
            losses.append((len(text), len(text) + len(word)))
            at = 0
        elif text:
            blanks.append(len(text))
            text += " "
            at += 1
        text += word
        at += len(word)
    return text, blanks, losses


def first_of(words, width, column):
    _, blanks, losses = behind_a_tag(words, width, column)
    return (*losses[0], not blanks or losses[0][0] < blanks[0])


@pytest.mark.parametrize("column", [10, 20, 40, 55, 67])
def test_the_column_where_paragraphs_start_behind_a_tag_is_found(column):
    firsts = [first_of(WORDS[i:], 70, column) for i in range(0, 40, 3)]
    ((found, share),) = first_columns(firsts, 70)
    assert abs(found - column) <= 3
    assert share > 0.9


def test_two_kinds_of_paragraphs_have_two_columns():
    firsts = [first_of(WORDS[i:], 70, 22 if i % 2 else 45) for i in range(0, 40)]
    found = dict(first_columns(firsts, 70))
    assert len(found) == 2
    assert all(abs(a - b) <= 3 for a, b in zip(sorted(found), (22, 45), strict=True))


def test_paragraphs_that_start_a_line_have_no_column():
    firsts = [first_of(WORDS[i:], 70, 0) for i in range(0, 40, 3)]
    assert first_columns(firsts, 70) == ()
    assert first_columns([], 70) == ()
    assert first_columns(firsts[:2], 70) == ()


@pytest.mark.parametrize("column", [22, 50])
def test_the_end_of_a_first_line_fits_only_where_its_column_is_known(column):
    text, blanks, losses = behind_a_tag(WORDS[:30], 69, column)
    gaps = Gaps(len(text), blanks, [a for a, _ in losses], [1.0] * len(losses))
    blind, _ = fits(gaps, Lines(69, 1.0, 20, 0.9))
    seeing, _ = fits(gaps, Lines(69, 1.0, 20, 0.9, ((column, 1.0),)))
    assert blind[0] < -3
    assert seeing[0] > -1


def test_a_first_word_that_overflows_behind_a_long_tag_is_a_line_of_its_own():
    text, blanks, losses = behind_a_tag(WORDS[:30], 69, 67)
    assert losses[0][0] == len(WORDS[0])
    gaps = Gaps(len(text), blanks, [losses[0][0]], [1.0])
    assert fits(gaps, Lines(69, 1.0, 20, 0.9, ((67, 0.9),)))[0][0] > -1
