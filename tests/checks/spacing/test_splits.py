import pytest

from coping_gui.checks.spacing.splits import FEATURES, PLACES_PER_RUN, form, lookup
from coping_gui.checks.spacing.tokens import LONGEST, analyse


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
