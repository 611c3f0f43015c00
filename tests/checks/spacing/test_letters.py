import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.spacing.letters import SIZE, UNSEEN_WORD, as_name, as_word, codes, ends_and_starts, unseen


def test_borders_frame_the_letters():
    assert codes("Ab").tolist() == [28, 28, 28, 0, 1, 28]


def test_any_other_letter_has_one_code():
    assert codes("é")[3] == codes("ß")[3] < SIZE


@pytest.mark.parametrize(
    ("likely", "unlikely"), [("blandering", "blxndqrzng"), ("overstation", "ovrstxtqon"), ("flimness", "fzimnqss")]
)
def test_word_like_letters_are_likelier(likely, unlikely):
    assert as_word(likely) > as_word(unlikely)


@pytest.mark.parametrize("name", ["petersen", "marquez", "mcallan"])
def test_names_read_like_names(name):
    assert as_name(name) > as_word(name) - 3


def test_longer_nonsense_is_less_likely():
    assert as_word("qx") > as_word("qxqx") > as_word("qxqxqx")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'é", min_size=2, max_size=20))
def test_all_ends_and_starts_agree_with_the_words_judged_alone(word):
    ends, starts = ends_and_starts(word)
    for i in range(1, len(word)):
        assert ends[i] == pytest.approx(unseen(word[:i]), abs=1e-6)
        assert starts[i] == pytest.approx(unseen(word[i:]), abs=1e-6)


@given(st.text(min_size=1, max_size=20))
def test_unseen_words_are_improbable(word):
    assert unseen(word.lower()) <= UNSEEN_WORD
