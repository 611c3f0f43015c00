# ruff: noqa: E402  (the training programs are in the source tree alone, which is looked at first)
"""The noise that the local model is trained on: every label restores what was there. A small text, tagged by hand."""

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[4]
if not (ROOT / "benchmarks" / "training").is_dir():
    pytest.skip("needs a source tree: the training programs are not installed", allow_module_level=True)
sys.path.insert(0, str(ROOT))

from benchmarks.training import tables as tables_program
from benchmarks.training.batches import LONGEST, Batches, Stream
from benchmarks.training.misspellings import misspellings
from benchmarks.training.noise import SHARES, Habits, Noise, Tables
from benchmarks.training.text import BLANK_BEFORE, TAGS, plain_sentences
from coping_gui.checks.grammar.local.labels import transformed
from coping_gui.checks.words import is_word
from coping_gui.paths import resource

TAGGED = """
The/DT teacher/NN gives/VBZ the/DT children/NNS some/DT important/JJ information/NN about/IN their/PRP$ lives/NNS ./.
We/PRP have/VBP also/RB discussed/VBN a/DT well/RB -/- known/JJ problem/NN ,/, which/WDT is/VBZ difficult/JJ ./.
Students/NNS who/WP want/VBP to/TO learn/VB something/NN should/MD be/VB reading/VBG many/JJ books/NNS ./.
I/PRP went/VBD to/TO London/NNP and/CC saw/VBD the/DT city's/NNPOS parks/NNS ,/, but/CC it/PRP was/VBD dark/JJ ./.
My/PRP$ parents/NNS do/VBP not/RB know/VB where/WRB the/DT school's/NNPOS older/JJR buildings/NNS were/VBD built/VBN ./.
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A shard as `text.py` writes it, each sentence a hundred times, and the tables made of it."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "text").mkdir()
    sentences = [[pair.rsplit("/", 1) for pair in line.split()] for line in TAGGED.strip().splitlines()] * 100
    pairs = [(word, tag, at > 0 and word[0].isalpha()) for s in sentences for at, (word, tag) in enumerate(s)]
    words, ids = np.unique([w for w, _, _ in pairs], return_inverse=True)
    tags = [TAGS.index(tag if tag in TAGS else "PUNCT") + BLANK_BEFORE * blank for _, tag, blank in pairs]
    held = [i % 10 == 0 for i in range(len(sentences))]
    np.savez(
        folder / "text" / "000.npz", words="\n".join(words), ids=ids.astype(np.uint32), tags=np.array(tags, np.uint8),
        lengths=np.array([len(s) for s in sentences], np.uint16), first=np.ones(len(sentences), bool),
        held=np.array(held),
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["tables", str(folder), str(resource("local_model", "vocabulary.txt"))])
        tables_program.main()
    return folder


@pytest.fixture(scope="module")
def noised(work):
    stream, tables = Stream(work, held=False), Tables(work)
    return stream, tables, Noise(tables, np.random.default_rng(4)).make(stream.ids, stream.tags, stream.lengths)


def restored(tables, noised, number):
    """The words of a sentence with its labels followed; None where a word is misspelt, for which no label is enough."""
    words = [tables.words[w] for w in noised.words]
    out, at = [], int(noised.sentences[number])
    begin, end = at, int(noised.sentences[number + 1])
    while at < end:
        label = tables.labels[noised.edits[at]]
        if noised.inserts[at] and (at > begin or noised.own_first[number]):
            out.append(tables.inserts[noised.inserts[at]])
        if label == "SPELL":
            return None
        if label in ("JOIN", "SWAP"):
            pair = words[at : at + 2]
            out += ["".join(pair)] if label == "JOIN" else pair[::-1]
            at += 1
        elif label != "DELETE":
            out.append(words[at] if label == "KEEP" else transformed(words[at], label))
        at += 1
    missing = tables.inserts[noised.end_inserts[number]]
    return [*out, missing] if missing else out


def test_following_the_labels_restores_every_sentence(noised):
    stream, tables, made = noised
    checked = 0
    for i in range(len(stream.lengths)):
        right = [tables.words[w].lower() for w in stream.ids[stream.starts[i] : stream.starts[i + 1]]]
        words = restored(tables, made, i)
        if words is not None:
            assert [w.lower() for w in words] == right
            checked += 1
    assert checked > 200


def test_some_sentences_stay_clean_and_some_have_several_mistakes(noised):
    _, _, made = noised
    wrong = (made.edits > 0) | (made.inserts > 0)
    counts = np.add.reduceat(wrong, made.sentences[:-1])
    assert (counts == 0).mean() > 0.25
    assert (counts > 1).any()


def test_many_kinds_of_mistakes_are_made(noised):
    _, tables, made = noised
    seen = {tables.labels[n][:1] if tables.labels[n][0] in "=-" else tables.labels[n] for n in made.edits}
    assert {"KEEP", "DELETE", "SPELL", "PL", "SG", "VB", "="} <= seen
    assert {"the", "to", ","} <= {tables.inserts[n] for n in made.inserts}


def test_the_same_seed_makes_the_same_mistakes(work, noised):
    stream, tables, made = noised
    again = Noise(tables, np.random.default_rng(4)).make(stream.ids, stream.tags, stream.lengths)
    assert np.array_equal(again.words, made.words)
    assert np.array_equal(again.edits, made.edits)


def _labels_of(stream, tables, habits):
    made = Noise(tables, np.random.default_rng(4), habits).make(stream.ids, stream.tags, stream.lengths)
    return {tables.labels[n] for n in made.edits}, {tables.inserts[n] for n in made.inserts}


def test_a_kind_of_mistake_that_is_left_out_never_happens(noised):
    stream, tables, _ = noised
    only_spelling = Habits(shares={"spelling": 1.0}, clean=0.0)
    assert _labels_of(stream, tables, only_spelling) == ({"KEEP", "SPELL"}, {""})
    rest = {kind: share for kind, share in SHARES.items() if kind != "spelling"}
    assert "SPELL" not in _labels_of(stream, tables, Habits(shares=rest))[0]


def test_the_rate_of_mistakes_is_that_of_the_habits(noised):
    stream, tables, _ = noised

    def wrong(habits):
        made = Noise(tables, np.random.default_rng(4), habits).make(stream.ids, stream.tags, stream.lengths)
        return int(((made.edits > 0) | (made.inserts > 0)).sum())

    assert wrong(Habits(rate=0.03)) < 0.6 * wrong(Habits()) < 0.6 * wrong(Habits(clean=0.0))


def test_a_shortened_text_has_whole_sentences(work):
    stream = Stream(work, held=False)
    whole = {tuple(stream.ids[a:b]) for a, b in zip(stream.starts, stream.starts[1:], strict=False)}
    before = len(stream.lengths)
    stream.shorten(0.5)
    assert 0 < len(stream.lengths) < before
    assert {tuple(stream.ids[a:b]) for a, b in zip(stream.starts, stream.starts[1:], strict=False)} <= whole


def test_held_back_sentences_are_in_no_training(work):
    kept, held = Stream(work, held=False), Stream(work, held=True)
    assert (len(held.lengths), len(kept.lengths)) == (50, 450)


def test_batches_hold_every_word_where_its_pieces_begin(work):
    stream, tables = Stream(work, held=True), Tables(work)
    for batch in Batches(stream, tables, 3, 1024).of(0, len(stream.lengths)):
        assert batch.pieces.shape == batch.shapes.shape
        assert batch.pieces.shape[1] <= LONGEST
        assert len(batch.places) == len(batch.edits) == len(batch.inserts) >= batch.words
        starts = batch.pieces.ravel()[batch.places[: batch.words]]
        assert (starts > 0).all()


def test_every_kind_of_mistake_has_a_share(work, noised):
    _, tables, _ = noised
    kinds = {key.split(".")[0] for key in tables.arrays if key.endswith(".count")}
    assert kinds <= set(SHARES)


def test_plain_sentences_are_prose(noised):
    text = (
        "This is a plain sentence. See https://x.org for y. lower case start. 1 2 3 4 5 6 7 8 9. It has a {brace} here."
    )
    assert [" ".join(w for w, _ in s) for s in plain_sentences(text)] == ["This is a plain sentence ."]


def test_misspellings_differ_from_the_word_and_listed_ones_weigh_most():
    import random

    made = misspellings("receive", random.Random(1), ["recieve"], 12)
    assert made["recieve"] == 4
    assert "receive" not in made
    assert len(made) == 12
    assert sum(not is_word(wrong) for wrong in made) > 8
