import numpy as np
import pytest

from coping_gui.checks.spacing.ngrams import COMMA, STOP, UNKNOWN, Table, bucket_and_print, mix, ngrams
from coping_gui.checks.words import lexicon


def ids(text):
    return np.array([lexicon().id(word) for word in text.split()], np.int32)


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [("of the", "of of"), ("have been", "have was"), ("united states", "united cows"), ("in order", "in orders")],
)
def test_usual_neighbours_are_likelier(likely, unlikely):
    first, second = ids(likely), ids(unlikely)
    model = ngrams()
    assert model.after(first[:1], first[1:])[0] > model.after(second[:1], second[1:])[0]


def test_two_words_of_context_tell_more_than_one():
    one, of, the = (ids(word) for word in ("one", "of", "the"))
    model = ngrams()
    assert model.after_two(one, of, the) > model.word(the) + 1


def test_seen_pairs_are_known_and_absurd_ones_are_not():
    first, second = ids("of banana"), ids("the over")
    assert ngrams().after(first, second)[1].tolist() == [True, False]


def test_an_unknown_word_gives_no_context():
    the = ids("the")
    unknown = np.array([UNKNOWN], np.int32)
    model = ngrams()
    assert model.after(unknown, the)[0] == pytest.approx(model.word(the), abs=0.2)


def test_sentences_start_otherwise_than_clauses():
    model = ngrams()
    stop, comma = np.array([STOP], np.int32), np.array([COMMA], np.int32)
    assert model.after(comma, ids("but"))[0] > model.after(comma, ids("the"))[0] - 4
    assert model.after(stop, ids("the"))[0] > model.after(stop, ids("of"))[0]


def test_all_values_are_logarithms_of_probabilities():
    rng = np.random.default_rng(1)
    a, b, c = rng.integers(0, 90_000, (3, 500)).astype(np.int32)
    assert (ngrams().after_two(a, b, c) <= 0).all()
    assert (ngrams().after(a, b)[0] <= 0).all()


def test_a_table_finds_what_was_stored_and_little_else():
    a = np.arange(100, dtype=np.int32)
    b = a[::-1].copy()
    buckets, mark = bucket_and_print(mix(a, b), 50)
    prints, values = np.zeros((50, 8), np.uint16), np.zeros((50, 8, 1), np.uint8)
    used = np.zeros(50, int)
    for bucket, one, value in zip(buckets, mark, a, strict=True):
        prints[bucket, used[bucket]], values[bucket, used[bucket]] = one, value
        used[bucket] += 1
    known, found = Table(prints, values).find(a, b)
    assert known.all()
    assert found[:, 0].tolist() == a.tolist()
    assert Table(prints, values).find(a + 1000, b)[0].mean() < 0.05


def test_order_matters_to_the_hash():
    a, b = np.array([1, 2], np.int32), np.array([2, 1], np.int32)
    first, second = mix(a, b)
    assert first != second
