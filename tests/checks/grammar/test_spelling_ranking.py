"""Which spelling alarms are shown, how sure they are, and in which order corrections stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.grammar.second_opinion import is_unsure
from coping_gui.checks.grammar.spelling import (
    CLOSE,
    KEPT,
    distance,
    is_plausible,
    is_sure,
    proper_form,
    ranked,
    refined,
)
from coping_gui.checks.words import is_word
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def best(text, word, *offered):
    start = text.index(word)
    return ranked(text, start, start + len(word), (tuple(offered),))


def shown(text, word, *offered, dictionary=(), message="Possible mistake.", tier=Tier.ASK):
    start = text.index(word)
    span = Span(start, start + len(word))
    return refined(Finding(span, Category.SPELLING, "SPELL", message, offered, tier), text, dictionary)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("I beleive you.", "beleive", "believe"),
        ("It is definately so.", "definately", "definitely"),
        ("We will seperate them.", "seperate", "separate"),
        ("It occured again.", "occured", "occurred"),
        ("He is my freind.", "freind", "friend"),
        ("It was neccessary then.", "neccessary", "necessary"),
        ("A great oppurtunity came.", "oppurtunity", "opportunity"),
        ("The enviroment suffers.", "enviroment", "environment"),
        ("It happened tommorow.", "tommorow", "tomorrow"),
        ("They have diffrent views.", "diffrent", "different"),
        ("We need more knowlege.", "knowlege", "knowledge"),
        ("It is realy good.", "realy", "really"),
        ("She was suprised by it.", "suprised", "surprised"),
        ("The adress is old.", "adress", "address"),
        ("It begining was slow.", "begining", "beginning"),
    ],
)
def test_common_slips_get_their_word_first_without_any_engine(text, word, expected):
    assert best(text, word)[0] == expected


@pytest.mark.parametrize("word", ["Recieve", "RECIEVE", "recieve"])
def test_the_capitals_of_the_slip_are_those_of_the_correction(word):
    (first, *_) = best(f"We {word} letters.", word, "receive")
    assert first == {"Recieve": "Receive", "RECIEVE": "RECEIVE", "recieve": "receive"}[word]


def test_at_most_six_suggestions_are_shown():
    assert len(best("The bok is here.", "bok", *"abcdefghijkl")) == KEPT


def test_a_suggestion_stands_once():
    offered = ("book", "book", "Book")
    assert sorted(set(best("The bok is here.", "bok", *offered))) == sorted(best("The bok is here.", "bok", *offered))


def test_several_engines_lists_are_one():
    text = "He wnet home."
    assert set(ranked(text, 3, 7, (("went",), ("net",)))) >= {"went"}


@pytest.mark.parametrize("word", ["a", "ab", "x" * 25])
def test_very_short_and_very_long_words_get_no_corrections_of_our_own(word):
    assert best(f"The {word} is.", word) == ()


def test_a_slip_at_the_very_ends_of_the_text_is_ranked_too():
    assert best("goverment", "goverment")[0] == "government"
    assert best("The goverment", "goverment")[0] == "government"
    assert best("Goverment works.", "Goverment")[0] == "Government"


def test_astral_neighbours_are_no_trouble():
    assert best("😀 𝒳 goverment 😀", "goverment")[0] == "government"


@settings(max_examples=40, deadline=None)
@given(
    st.text("abcdehilnorst", min_size=1, max_size=9), st.lists(st.text("aehnrst ", min_size=1, max_size=9), max_size=4)
)
def test_ranking_neither_invents_the_word_itself_nor_repeats(word, offered):
    choices = ranked(f"The {word} is here.", 4, 4 + len(word), (tuple(offered),))
    assert word not in choices
    assert len(set(choices)) == len(choices) <= KEPT


WORDS = st.text("abcde’'", max_size=7)


@given(WORDS, WORDS)
def test_a_distance_is_never_negative_and_zero_for_the_same(a, b):
    assert distance(a, b) >= 0
    assert distance(a, a) == 0


@given(WORDS, WORDS)
def test_a_distance_is_never_more_than_all_letters_changed(a, b):
    assert distance(a, b) <= max(len(a), len(b)) + 0.4


@given(WORDS)
def test_both_apostrophes_are_one_letter(word):
    assert distance(word.replace("’", "'"), word.replace("'", "’")) == 0


@pytest.mark.parametrize(
    ("cheap", "dear"),
    [
        (("teh", "the"), ("tah", "the")),
        (("runing", "running"), ("ruing", "running")),
        (("seperate", "separate"), ("sebarate", "separate")),
        (("dont", "don't"), ("dont", "donut")),
        (("alot", "a lot"), ("alot", "a list")),
        (("hause", "house"), ("mouse", "house")),
    ],
)
def test_slips_that_are_often_made_cost_less(cheap, dear):
    assert distance(*cheap) < distance(*dear)


@pytest.mark.parametrize(
    ("word", "correction"),
    [("goverment", "government"), ("recieve", "receive"), ("freind", "friend"), ("alot", "a lot"), ("thier", "their")],
)
def test_slips_of_common_words_are_worth_showing(word, correction):
    assert is_plausible(word, correction)


@pytest.mark.parametrize(
    ("word", "correction"),
    [("qwertz", "house"), ("Zlatan", "slating"), ("phylogeny", "philology"), ("Brexit", "bruit")],
)
def test_far_or_rare_corrections_are_not(word, correction):
    assert not is_plausible(word, correction)


@pytest.mark.parametrize(
    ("word", "correction", "sure"),
    [
        ("freind", "friend", True),
        ("goverment", "government", True),
        ("occured", "occurred", True),
        ("gud", "good", False),
        ("bok", "book", True),
        ("xat", "cat", False),
    ],
)
def test_which_corrections_are_nearly_always_right(word, correction, sure):
    assert is_sure(word, correction) is sure


def test_near_is_what_is_called_near():
    assert distance("bok", "book") <= CLOSE < distance("xat", "cat")


@pytest.mark.parametrize(
    ("word", "offered", "expected"),
    [
        ("monday", (), "Monday"),
        ("paris", (), "Paris"),
        ("english", ("English",), "English"),
        ("usa", ("USA", "use"), "USA"),
        ("Monday", (), None),
        ("MONDAY", (), None),
        ("table", ("Table",), None),
        ("xqzt", ("XQZT",), None),
    ],
)
def test_names_and_abbreviations_written_small(word, offered, expected):
    assert proper_form(word, offered) == expected


@pytest.mark.parametrize("word", ["goverment", "recieve", "freind"])
def test_a_slip_is_shown_with_its_tier_and_confidence(word):
    finding = shown(f"The {word} is here.", word)
    assert finding is not None
    assert finding.tier is Tier.LIKELY
    assert finding.confidence == 0.85


@pytest.mark.parametrize(
    "word", ["house", "colour", "color", "analyse", "analyze", "organisation", "organization", "favourite", "theatre"]
)
def test_words_of_any_english_are_words(word):
    assert is_word(word)
    assert shown(f"The {word} is here.", word, "other") is None


@pytest.mark.parametrize("word", ["Wlodarczyk", "Herricand", "Nkemelu", "Qvist"])
def test_names_inside_a_sentence_are_left_alone(word):
    assert shown(f"We met {word} there.", word, "something") is None


@pytest.mark.parametrize("word", ["x_axis", "HTML5", "iPhone", "R2D2", "DBpedia", "NASA"])
def test_codes_are_left_alone(word):
    assert shown(f"The {word} is here.", word, "something") is None


@pytest.mark.parametrize("word", ["goverment", "goverment's", "goverment’s"])
def test_the_users_words_are_left_alone_with_their_possessives(word):
    assert shown(f"The {word} plan.", word, "government", dictionary={"goverment"}) is None


def test_a_word_that_resembles_nothing_waits_for_the_local_model():
    finding = shown("The qqzzxxvv is.", "qqzzxxvv")
    assert finding is not None
    assert is_unsure(finding)
    assert finding.tier is Tier.ASK


@pytest.mark.parametrize("word", ["Qqzzxxvv", "qzx"])
def test_a_name_or_a_short_word_that_resembles_nothing_is_left_alone(word):
    assert shown(f"The {word} is.", word) is None


@pytest.mark.parametrize("category", [Category.GRAMMAR, Category.STYLE, Category.SPACING])
def test_other_kinds_pass_untouched_whatever_they_mark(category):
    finding = Finding(Span(4, 13), category, "R", "x.", ("government",), Tier.LIKELY)
    assert refined(finding, "The goverment.", {"goverment"}) is finding


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("word", ["goverment", "english", "gud"])
def test_spelling_is_never_safe_whatever_an_engine_says(word, tier):
    finding = shown(f"The {word} is.", word, "good", tier=tier)
    assert finding is None or finding.tier is not Tier.SAFE


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=30), st.data())
def test_any_alarm_on_any_text_is_answered(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    finding = Finding(Span(start, end), Category.SPELLING, "R", "x.", ("the",), Tier.ASK)
    better = refined(finding, text, ())
    assert better is None or better.span == finding.span
