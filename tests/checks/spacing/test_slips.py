"""Misspelt words stay whole for the grammar engines; lost blanks beside them are still found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.spacing import slips
from coping_gui.checks.spacing.repair import find, profile, repair_text
from coping_gui.checks.spacing.splits import word_places
from coping_gui.essay.finding import Category, Tier

MISSPELT = [
    "anderstand",
    "otherwhise",
    "likelyhood",
    "orhers",
    "enviroment",
    "recieve",
    "beleive",
    "becouse",
    "bettter",
    "goverment",
    "definately",
    "seperate",
    "occured",
    "untill",
    "tommorow",
    "wich",
    "freind",
    "beginnig",
    "experiance",
    "diffrent",
    "intresting",
    "succesful",
    "neccessary",
]
CONTRACTIONS = [
    "didnt",
    "doesnt",
    "couldnt",
    "wouldnt",
    "shouldnt",
    "wasnt",
    "isnt",
    "arent",
    "hasnt",
    "theyre",
    "doens't",
    "did'nt",
]


def splits_of(sentence):
    return [finding for finding in find(sentence, profile([sentence])) if finding.category is Category.SPACING]


@pytest.mark.parametrize("word", MISSPELT)
def test_a_misspelt_word_is_not_split(word):
    sentence = f"My friend told me that the {word} question was hard for all of us last year."
    assert splits_of(sentence) == []


@pytest.mark.parametrize("word", CONTRACTIONS)
@pytest.mark.parametrize("sentence", ["He {} know about it at all.", "I think that {} very good for me, but {} bad."])
def test_a_contraction_without_its_apostrophe_is_not_split(word, sentence):
    assert splits_of(sentence.replace("{}", word)) == []


@pytest.mark.parametrize("word", ["Didnt", "Wasnt", "Theyre"])
def test_a_contraction_at_the_start_of_a_sentence_is_not_split_either(word):
    assert splits_of(f"{word} they go home after the lesson?") == []


@pytest.mark.parametrize(
    ("sentence", "parted"),
    [
        ("There are no moviesthat goes by that titel.", "movies that"),
        ("Yes, Ihave tried to recieve it.", "I have"),
        ("I beleive that my goalis to talk with you.", "goal is"),
        ("There are alot of seperate rooms.", "a lot"),
    ],
)
def test_what_two_common_words_explain_is_still_parted_beside_a_slip(sentence, parted):
    assert [finding.suggestions[0] for finding in splits_of(sentence)] == [parted]


def test_a_lost_blank_beside_a_misspelt_word_is_mended_and_the_word_is_not():
    text = "The childrenwere happy because they did not anderstand what washappening in the house of their parents."
    repaired = repair_text(text, Tier.LIKELY)
    assert "children were" in repaired
    assert "was happening" in repaired
    assert "anderstand" in repaired


@pytest.mark.parametrize(
    ("run", "kind"),
    [("otherwhise", slips.SLIP), ("moveis", slips.SLIP), ("ot", slips.SLIP), ("didnt", slips.APOSTROPHE)],
)
def test_the_best_slip_costs_what_its_sort_costs(run, kind):
    best = slips.best_slip(run)
    assert best is not None
    assert best < kind


def test_an_apostrophe_in_the_wrong_place_is_as_cheap_as_one_left_out():
    assert slips.best_slip("did'nt") == slips.best_slip("didnt")


@pytest.mark.parametrize("run", ["qzxwv", "videogames", "amazingthis", "icecream"])
def test_no_word_is_one_slip_away_from_letters_far_from_any(run):
    assert slips.best_slip(run) is None


def place_of(run, at):
    return next(place for place in word_places(run, 0, run, 0) if place.at == at)


def test_without_a_word_one_slip_away_the_chance_stays():
    assert slips.split_chance(place_of("videogames", 5), "videogames", 0.93, 0, 10) == 0.93


def test_a_document_that_loses_many_blanks_makes_a_lost_blank_likelier_than_a_slip():
    place = place_of("orhers", 2)
    calm = slips.split_chance(place, "orhers", 0.9, 0.0, 1000)
    lossy = slips.split_chance(place, "orhers", 0.9, 80.0, 1000)
    assert calm < lossy <= 0.9


def test_a_surer_place_stays_surer():
    place = place_of("orhers", 2)
    chances = [slips.split_chance(place, "orhers", chance, 5.0, 500) for chance in (0.2, 0.6, 0.9, 0.99)]
    assert chances == sorted(chances)


@pytest.mark.parametrize("run", ["ORHERS", "orHers", "OrHers"])
def test_capitals_speak_for_two_words_and_against_a_slip(run):
    assert not slips.may_be_slip(place_of("orhers", 2), run)


def test_a_bare_ending_makes_a_slip_possible_even_beside_a_common_word():
    assert slips.may_be_slip(place_of("couldnt", 5), "couldnt")


def test_one_letter_beside_a_word_is_no_slip_but_a_symbol():
    assert not slips.may_be_slip(place_of("kellyv", 5), "Kellyv")


@settings(max_examples=80, deadline=None)
@given(st.text("abcdehinorst'", min_size=3, max_size=14), st.floats(0.05, 0.999), st.floats(0, 50))
def test_the_chance_never_grows_and_stays_a_chance(run, chance, losses):
    for place in word_places(run, 0, run, 0):
        assert 0 <= slips.split_chance(place, run, chance, losses, 500) <= chance
