"""How well words go with the words of their sentence, by the shipped vectors."""

import json
import lzma

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.word_contexts import bytes_of, sentences, written
from coping_gui.checks.grammar.contexts import AROUND, UNSEEN, fits, vectors


def best(sentence, *choices):
    """The choice that goes best in the place of "___"."""
    start = sentence.index("___")
    scores = fits(sentence, start, start + 3, choices)
    return choices[int(np.argmax(scores))]


@pytest.mark.parametrize(
    ("sentence", "choices", "expected"),
    [
        ("Young people wear new clothes and follow every ___.", ("fusion", "fashion", "fission"), "fashion"),
        ("The doctor treated the ___ for a severe fever.", ("patent", "patient", "patents"), "patient"),
        ("Prices and wages rose with ___ in the economy.", ("inflation", "inflection"), "inflation"),
        ("The police arrested the robber and the ___ last night.", ("thief", "these"), "thief"),
    ],
)  # fmt: skip
def test_the_word_that_the_sentence_is_about_goes_best(sentence, choices, expected):
    assert best(sentence, *choices) == expected
    assert best(sentence, *reversed(choices)) == expected


def test_words_of_other_sentences_do_not_count():
    alone = "He saw the ___ again."
    between = f"The doctor treated the patient. {alone} The hospital was full of nurses."
    places = [(text, text.index("___")) for text in (alone, between)]
    first, second = (fits(text, start, start + 3, ("ward", "wart")) for text, start in places)
    assert first == second


def test_only_the_nearest_words_count():
    near = " ".join(["the garden was full of red flowers"] * 2)
    far = f"doctor patient nurse {near}"
    assert len(near.split()) > AROUND
    scores = [fits(f"{text} ___", len(text) + 1, len(text) + 4, ("rose", "dose")) for text in (near, far)]
    assert scores[0] == scores[1]


def test_without_words_around_nothing_is_said():
    assert fits("wrod", 0, 4, ("word", "ward")) == [0.0, 0.0]
    assert fits("See 12 wrod, 34!", 7, 11, ()) == []


def test_an_unknown_word_goes_with_nothing_and_of_two_words_the_worse_one_counts():
    text = "The people of the town ___ together."
    start = text.index("___")
    unknown, sat, both, hyphen = fits(text, start, start + 3, ("qzxvk", "sat", "sat qzxvk", "sat-sat"))
    assert unknown == UNSEEN
    assert both == min(unknown, sat)
    assert hyphen == sat


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_around_is_survived(before, after):
    (score,) = fits(f"{before}word{after}", len(before), len(before) + 4, ("word",))
    assert np.isfinite(score)


def test_every_word_has_one_row_of_both_kinds():
    known = vectors()
    assert len(known.rows) == len(known.words) == len(known.surroundings)
    assert sorted(known.rows.values()) == list(range(len(known.words)))


# -- how the vectors are made


def test_a_corpus_has_a_sentence_a_line_in_the_form_that_the_dictionary_knows():
    text = "The King’s horses ran away. Too short. Nobody could say where\nto they had run that day!"
    assert list(sentences(text)) == [
        ["the", "king", "horses", "ran", "away"],
        ["to", "they", "had", "run", "that", "day"],
    ]


def test_eight_bits_lose_less_than_half_a_step():
    vectors = np.array([[0.5, -1.0], [0.25, 0.001]], np.float32)
    small, step = bytes_of(vectors)
    assert small.dtype == np.int8
    assert np.abs(small * step - vectors).max() <= step / 2 + 1e-6


def test_a_corpus_that_is_there_is_not_written_again(tmp_path):
    for folder, name in (("prose", "gov.jsonl.xz"), ("spacing", "train.jsonl.xz")):
        (tmp_path / folder).mkdir()
        with lzma.open(tmp_path / folder / name, "wt", encoding="utf-8") as out:
            row = {"id": "a/b", "genre": "gov_blog", "source": "a", "gold": "We go home now together.", "text": "We go home now together."}  # fmt: skip # noqa: E501
            out.write(json.dumps(row) + "\n")
    (tmp_path / "sentences.txt").write_text("as it was\n", "utf-8")
    assert written(tmp_path, tmp_path).read_text("utf-8") == "as it was\n"
