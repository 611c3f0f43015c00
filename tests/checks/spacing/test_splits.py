import pytest

from coping_gui.checks.spacing.repair import repair_text
from coping_gui.checks.spacing.splits import FEATURES, PLACES_PER_RUN, form, lookup, word_places
from coping_gui.checks.spacing.tokens import LONGEST, analyse
from coping_gui.essay.finding import Tier


def best(token):
    places = analyse(token).words
    return f"{places[0].left} {places[0].right}" if places else None


@pytest.mark.parametrize(
    ("token", "parts"),
    [
        ("havingbeen", "having been"), ("aconsortium", "a consortium"), ("thechildren", "the children"),
        ("inSwitzerland", "in switzerland"), ("COPINGwas", "coping was"),
        ("NationalCoordinating", "national coordinating"),
        ("Inmany", "in many"), ("maybe", "may be"), ("andHerricks", "and herricks"),
    ],
)  # fmt: skip
def test_the_most_word_like_split_comes_first(token, parts):
    assert best(token) == parts


@pytest.mark.parametrize("token", ["the", "of", "children", "don't", "x", "ab", "2015", "—"])
def test_ordinary_words_have_no_places(token):
    assert best(token) is None


def test_few_places_a_run():
    assert 0 < len(analyse("themothersinto").words) <= PLACES_PER_RUN


def test_an_endless_run_is_no_writing():
    assert analyse("the" * LONGEST).words == ()


def test_places_are_offsets_of_the_token():
    for place in analyse("(micro-socialwork").words:
        assert "(micro-socialwork"[place.start : place.at] == place.left
        assert "(micro-socialwork"[place.at : place.end] == place.right


def test_every_place_has_all_features():
    for token in ("havingbeen", "COPINGwas", "dogs'bone", "Herricand"):
        for place in analyse(token).words:
            assert len(place.features) == 4 * len(FEATURES)


@pytest.mark.parametrize(("text", "kind"), [("abc", 0), ("Abc", 1), ("ABC", 2), ("aBc", 3), ("A", 4), ("McDonald", 3)])
def test_forms(text, kind):
    assert form(text) == kind


def test_lookup_knows_the_possessive():
    assert lookup("children's")[0] == lookup("children’s")[0] == lookup("children")[0] > 0
    assert lookup("herricand") == (0, 0.0, False)


@pytest.mark.parametrize("word", ["İstanbul", "İSTANBUL", "inİstanbul", "İİİ", "aİb"])
def test_the_dotted_capital_i_that_grows_in_small_letters_moves_no_place(word):
    assert all(0 < place.at < len(word) for place in word_places(word, 0, word, 0))
    assert repair_text(word, Tier.ASK).replace(" ", "") == word


@pytest.mark.parametrize("run", ["there're", "who'd've", "they'll", "don't", "I'm"])
def test_no_place_stands_inside_a_contraction(run):
    assert all(run[place.at - 1] not in "'’" for place in word_places(run, 0, run, 0))


@pytest.mark.parametrize(
    ("run", "place"),
    [
        ("boys'house", 5),
        ("workers’rights", 8),
        ("big’words", 4),
        ("States'return", 7),
        ("servants’dinner", 9),
        ("girls'stories", 6),
        ("big’then", 4),
        ("big’dinner", 4),
        ("there'remore", 8),
        ("I'dlike", 3),
    ],
)
def test_a_place_stands_behind_an_apostrophe_that_ends_a_word(run, place):
    assert place in {found.at for found in word_places(run, 0, run, 0)}
