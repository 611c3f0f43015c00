"""What a text's own habits decide: signs, dashes and references that it writes apart everywhere else."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.spacing.decision import missing_blanks
from coping_gui.checks.spacing.habits import ALL_CLOSE, MANY, keeps_apart, keeps_references_close, signed_number
from coping_gui.checks.spacing.layout import lay
from coping_gui.checks.spacing.profile import know, profile
from coping_gui.checks.spacing.repair import repair_text
from coping_gui.essay.finding import Tier

DASHED = (
    "The men {0} and there were many {0} went home. The sea {0} so they say {0} is near, and the town {0} in the "
    "hills {0} is far. "
)


def apart(text, token, at):
    """Whether the text's habits part a token at an offset."""
    laid = lay(text)
    k = text.split().index(token)
    place = next(place for place in laid.tokens[k].marks if place.at == at)
    return keeps_apart(laid, k, place, know([laid]))


@pytest.mark.parametrize("dash", ["–", "—", "--"])
def test_a_dash_that_lost_one_of_its_blanks_gets_it_back_where_the_text_has_both(dash):
    text = DASHED.format(dash) + f"The law {dash}we saw {dash} is good, and the house{dash} we knew {dash} was sold."
    repaired = repair_text(text, Tier.LIKELY)
    assert f"The law {dash} we saw {dash} is good, and the house {dash} we knew" in repaired


@pytest.mark.parametrize("dash", ["–", "—"])
def test_a_dash_is_kept_where_the_text_has_no_such_habit(dash):
    text = f"The men{dash}and they were many{dash}went home. The sea{dash}so they say{dash}is near. We {dash}so it is."
    laid = lay(text)
    k = text.split().index(f"{dash}so")
    assert not any(keeps_apart(laid, k, place, know([laid])) for place in laid.tokens[k].marks)


def test_a_habit_needs_three_dashes_and_few_that_break_it():
    few = "The men – and many – went home. The law –we saw it."
    many = "The men – and many – went home – so they say – to the sea. The law –we saw it."
    broken = many + " He –and she. You –or me. They –and we. It –if so."
    assert MANY == 3
    assert not apart(few, "–we", 1)
    assert apart(many, "–we", 1)
    assert not apart(broken, "–we", 1)


def test_a_dash_at_the_start_of_a_paragraph_is_a_bullet():
    laid = lay("–quantity is one of them")
    assert not any(keeps_apart(laid, 0, place, know([lay(DASHED.format("–"))])) for place in laid.tokens[0].marks)


def test_a_negative_number_keeps_its_sign():
    text = DASHED.format("–") + "It was –5 in the hills and –12 by the sea."
    assert "–5" in repair_text(text, Tier.LIKELY)
    assert "–12" in repair_text(text, Tier.LIKELY)


def test_references_in_brackets_follow_the_habit_of_the_text():
    text = "It was seen [1], [2] and later [3], [4] by all of them. Others said [5], [6] it was not. See [9],[10] too."
    assert "[9], [10]" in repair_text(text, Tier.LIKELY)


def test_references_stay_close_where_all_of_them_are():
    solid = "It was seen [1],[2],[3],[4],[5] and later [3],[4],[7],[8],[9] by all. Others said [5],[6],[7] it was not."
    assert repair_text(solid, Tier.ASK) == solid


@pytest.mark.parametrize(
    ("spaced", "solid", "parted", "kept"),
    [
        (3, 1, True, False),
        (2, 1, False, False),
        (0, ALL_CLOSE - 1, False, False),
        (0, ALL_CLOSE, False, True),
        (1, ALL_CLOSE, False, False),
    ],
)
def test_references_are_parted_by_most_and_kept_close_by_all_of_many(spaced, solid, parted, kept):
    laid = lay("see [9],[10] here")
    place = next(place for place in laid.tokens[1].marks if place.at == 4)
    counted = replace(know([laid]), habits={place.habit: (spaced, solid)})
    assert keeps_apart(laid, 1, place, counted) is parted
    assert keeps_references_close(place, counted) is kept


def test_no_blank_that_was_set_makes_the_next_one_seem_missing():
    numbers = "".join(
        f" study of {n} people [{n}],[{n + 1}],[{n + 2}]–[{n + 4}],[{n + 9}] was read;" for n in range(20, 60)
    )
    text = f"The riverhad risen and thevillage was wet. It wasseen in the{numbers} and no other was found by us."
    assert "], [" not in repair_text(text, Tier.ASK)


@pytest.mark.parametrize(
    ("token", "signed"),
    [("=.03", True), ("=-.3", True), ("×−2", True), ("±−2", False), ("=0.3", False), ("-.3", False)],
)
def test_a_number_that_starts_with_no_digit_is_a_place_only_for_its_habit(token, signed):
    laid = lay(f"p {token} here")
    found = [place for place in laid.tokens[1].marks if place.at == 1]
    assert any(signed_number(laid, 1, place) for place in found) is signed


def test_a_plus_minus_before_its_number_is_no_lost_blank():
    text = "We saw t = 2.31 and c = 7 there, which changed from 8.2 ±0.6% at day 0 to 6.9 ±0.3% (1.1 ±.5%) later."
    assert repair_text(text, Tier.ASK) == text


def test_signs_count_with_full_stop_hyphen_and_minus_alike():
    text = "We saw t = 2.31, p = .01, b = -.3 and c = −2 there, but p =.03 here."
    assert apart(text, "=.03", 1)
    assert not apart("We saw t=2.31, p=.01, b=-.3 and c=−2 there, and p = .04, but p =.03 here.", "=.03", 1)


PIECES = [
    "1980s", "and", "the", "1990", "sand", "'big'", "as", "=.03", "p", "= 2.1", "—", "–", "--", "law", "[9],[10]",
    "[3], [4]", "Haft", "et", "al.", "U.S.", "New", "Vegas", "a", "ranger", "cars", "are", "mid-1970s", "were",
    "(", ")", ",", ".",
]  # fmt: skip
GLUED = st.lists(st.tuples(st.sampled_from(PIECES), st.booleans()), min_size=3, max_size=40)
"""Pieces that are places of their own, and whether a blank follows each."""


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.booleans()), min_size=3, max_size=40), st.sampled_from(list(Tier))
)
def test_special_places_next_to_each_other_only_gain_blanks_and_come_to_rest(pieces, tier):
    text = "".join(piece + " " * spaced for piece, spaced in pieces).strip()
    repaired = repair_text(text, tier)
    assert re.sub(r"\s", "", repaired) == re.sub(r"\s", "", text)
    assert len(repaired) - len(text) == repaired.count(" ") - text.count(" ")
    assert repair_text(repaired, tier) == repaired
    assert "  " not in repaired or "  " in text


@settings(max_examples=60, deadline=None)
@given(GLUED)
def test_no_place_is_found_twice(pieces):
    text = "".join(piece + " " * spaced for piece, spaced in pieces).strip()
    found = [missing.at for missing in missing_blanks([lay(text)], profile([text]))[0]]
    assert len(found) == len(set(found))
    assert all(0 < at < len(text) and not text[at].isspace() and not text[at - 1].isspace() for at in found)
