"""What is weighed for a misspelt word: candidates, letters, sounds, slips and neighbours, by the shipped weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar import ranking
from coping_gui.checks.grammar.letters import codes, distance, distances, sound, spellings_one_edit_away
from coping_gui.checks.grammar.local.in_sentence import FEATURES as READ
from coping_gui.checks.grammar.near_words import near_words, one_edit_away, regular_slips
from coping_gui.checks.grammar.ranking import FEATURES, candidates, features, weighed, weights
from coping_gui.checks.grammar.slips import LONGEST, bits, slip_bits, slip_table

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


def best(sentence):
    """The suggestions for the word in brackets."""
    start = sentence.index("[")
    end = sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    return [choice.word for choice in weighed(text, start, end, ())]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She works in a small [bisnes] in the city.", "business"),
        ("They use new [tecnologies] every year.", "technologies"),
        ("We went to the [resturant] last night.", "restaurant"),
        ("It is a question of [filosofy] and of taste.", "philosophy"),
        ("The [goverment] paid for the road.", "government"),
        ("He came [definately] too late.", "definitely"),
        ("The [enviromental] law was passed.", "environmental"),
        ("She [buyed] a new coat.", "bought"),
        ("Many [childs] came to the school.", "children"),
        ("The [childrens] were in the garden.", "children"),
        ("They [runned] to the house.", "ran"),
        ("I am [studing] at the university.", "studying"),
        ("I have no [infromation] about it.", "information"),
        ("They had a good [oportunity] to win.", "opportunity"),
        ("I [beleive] that it is true.", "believe"),
    ],
)
def test_the_word_that_is_meant_comes_first(sentence, expected):
    assert best(sentence)[0] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bisnes", "business"), ("fone", "phone"), ("nife", "knife"), ("rong", "wrong"), ("sykology", "sycology"),
        ("fisical", "physical"), ("nolege", "knolege"), ("kwality", "quality"), ("natchure", "nature"),
        ("comunity", "community"), ("recieve", "receive"), ("definately", "definitely"), ("shud", "should"),
        ("wud", "would"), ("haf", "half"), ("tok", "talk"),
    ],
)  # fmt: skip
def test_what_sounds_alike_is_written_alike(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("cat", "cut"), ("late", "lot"), ("see", "so")])
def test_vowels_make_no_difference_to_the_sound(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("cat", "car"), ("map", "mat"), ("ship", "chip "), ("thin", "tin")])
def test_consonants_do_make_a_difference(one, other):
    assert (sound(one) == sound(other)) is (one == "ship")


@pytest.mark.parametrize("text", ["", "123", "—", "é"])
def test_what_has_no_letters_has_no_sound(text):
    assert sound(text) == ""


@given(WORDS, st.lists(WORDS, min_size=1, max_size=8))
def test_many_distances_at_once_are_those_of_one_by_one(wrong, rights):
    together = distances(wrong, codes(rights))
    assert together == pytest.approx([distance(wrong, right) for right in rights], abs=1e-4)


def test_codes_are_the_letters_and_noughts_behind():
    assert codes(["ab", "z"]).tolist() == [[1, 2], [26, 0]]


@given(WORDS)
def test_one_edit_is_never_more_than_two_letters_away(word):
    assert all(abs(len(made) - len(word)) <= 1 for made in spellings_one_edit_away(word))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("goed", "went"), ("buyed", "bought"), ("teached", "taught"), ("childs", "children"), ("childrens", "children"),
     ("runned", "ran"), ("womans", "women"), ("mens", "men")],
)  # fmt: skip
def test_regular_forms_of_irregular_words_are_known(wrong, right):
    assert right in regular_slips(wrong)
    assert right in near_words(wrong)


@pytest.mark.parametrize("word", ["walked", "houses", "played", "xyzzy"])
def test_regular_words_are_no_slips(word):
    assert regular_slips(word) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("tecnologies", "technologies"), ("bisnes", "business"), ("acomodation", "accommodation"), ("thouht", "thought"),
     ("enviroment", "environment"), ("wich", "which"), ("becuase", "because"), ("teh", "the")],
)  # fmt: skip
def test_near_words_hold_what_is_meant(wrong, right):
    assert right in near_words(wrong)


@pytest.mark.parametrize("word", ["", "a", "x9", "naïve", "it's", "Word"])
def test_other_things_than_small_letters_have_at_most_words_one_edit_away(word):
    assert set(near_words(word)) <= set(one_edit_away(word))


@given(WORDS)
def test_a_word_is_never_its_own_candidate(word):
    assert word not in near_words(word)


def test_a_table_of_slips_has_strings_of_few_letters_and_costs_above_nothing():
    table = slip_table()
    assert all(len(old) <= LONGEST and len(new) <= LONGEST for old, row in table.items() for new in row)
    assert all(cost > 0 for row in table.values() for cost in row.values())


@pytest.mark.parametrize(
    ("usual", "unusual", "right"),
    [
        ("recieve", "rzceive", "receive"),
        ("untill", "untilk", "until"),
        ("fotograph", "zhotograph", "photograph"),
        ("independant", "independunt", "independent"),
    ],
)
def test_slips_that_many_make_cost_less(usual, unusual, right):
    assert slip_bits(usual, right) < slip_bits(unusual, right)


def test_a_right_word_costs_next_to_nothing():
    assert slip_bits("house", "house") < 0.5


@given(WORDS, WORDS)
def test_every_word_can_be_written_for_every_other_that_is_not_too_long(wrong, right):
    cost = bits(wrong, right, {})
    assert cost > 0
    assert cost < 1e9 or abs(len(wrong) - len(right)) > 4


def test_an_own_table_is_used_where_it_is_cheaper():
    assert bits("fone", "phone", {"^ph": {"^f": 3.0}}) < 4 < bits("fone", "phone", {})


def test_there_is_a_weight_for_every_feature_and_no_other():
    assert list(weights()) == [*FEATURES, *READ]


@pytest.mark.parametrize("name", ["context", "common", "edits", "edits_a_letter", "sound", "slip", "stays"])
def test_what_speaks_for_a_candidate_has_a_weight_above_nothing(name):
    assert weights()[name] > 0


@pytest.mark.parametrize("name", ["unoffered", "possessive", "unknown"])
def test_what_speaks_against_a_candidate_has_a_weight_below_nothing(name):
    assert weights()[name] < 0


def test_scores_fall_from_the_first_choice_to_the_last():
    scores = [c.score for c in weighed("They use tecnologies here.", 9, 20, ())]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


def test_features_have_a_row_for_each_choice_and_finite_numbers():
    text = "They use tecnologies here."
    choices = candidates("tecnologies", (("tech nologies",),))
    table = features(text, 9, 20, choices, frozenset(("tech nologies",)))
    assert table.shape == (len(choices), len(FEATURES))
    assert np.isfinite(table).all()
    split = table[choices.index("tech nologies")]
    assert (split[FEATURES.index("split")], split[FEATURES.index("unoffered")]) == (1, 0)


def test_the_neighbours_decide_between_words_that_are_equally_near():
    assert best("He gave a [speach] to the crowd.")[0] == "speech"
    assert best("They sat on the [beech] all day and [swam].".replace("[swam]", "swam"))[0] == "beach"


def test_only_the_best_are_looked_at_closely(monkeypatch):
    seen = []
    monkeypatch.setattr(ranking, "slip_bits", lambda wrong, right: seen.append(right) or 5.0)
    text = "We had a thet of it."
    features(text, 9, 13, candidates("thet", ()), frozenset())
    assert 1 < len(seen) <= ranking.WEIGHED


def test_a_name_is_less_likely_where_the_word_was_written_small():
    rows = [features(f"{word} came here.", 0, 6, ["Carrie", "career"], frozenset()) for word in ("carree", "Carree")]
    name = FEATURES.index("name")
    assert rows[0][:, name].tolist() == [1, 0]
    assert rows[1][:, name].tolist() == [0, 0]
    assert weights()["name"] < 0


def test_a_contraction_of_i_is_no_name():
    (row,) = features("im here now.", 0, 2, ["I'm"], frozenset())
    assert row[FEATURES.index("name")] == 0
