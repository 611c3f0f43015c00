"""The engine's contract, shown with a tagger small enough to be trained inside the test.

Each word is judged by its own first piece, the piece before it and the one behind it (a maximum-entropy tagger); the
sentences that it learns from are made of a few patterns, so that tests can ask about words which it never saw together.
numpy trains it in half a second, ONNX Runtime runs it like the real one.
"""

from itertools import product

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from coping_gui.checks.grammar.local import kinds, worker
from coping_gui.checks.grammar.local.engine import LocalModelEngine
from coping_gui.checks.grammar.local.model import ROUNDS, LocalModel, edits_of
from coping_gui.checks.grammar.local.network import LONGEST, UNCHANGED, Choices, Network
from coping_gui.checks.grammar.local.tokenizer import END, START, load_word_pieces, words_of
from coping_gui.checks.grammar.second_opinion import NEVER_SHOWN
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Category, Tier

LABELS = ("KEEP", "DELETE", "PL", "VBZ", "=is")
INSERTS = ("", "the", ".")
SINGULAR, PLURAL = ("he", "she", "it", "Anna"), ("they", "we", "you", "teachers")
VERBS, NOUNS = ("go", "walk", "read", "sleep"), ("car", "book", "school", "teacher")
VOCABULARY = 30_522
STEPS, RATE, DECAY = 400, 1.0, 0.002


def examples():
    """Sentences with a label for each word, and with what is missing before it; the last is the sentence's end."""
    for subject, verb in product(SINGULAR + PLURAL, VERBS):
        wrong = "VBZ" if subject in SINGULAR else "KEEP"
        yield f"{subject} {verb} home .", ["KEEP", wrong, "KEEP", "KEEP"], {}
        yield f"{subject} {verb} home", ["KEEP", wrong, "KEEP"], {3: "."}
        yield f"so so {subject} {verb} home now and so .", ["KEEP"] * 3 + [wrong] + ["KEEP"] * 5, {}
    for many, noun in product(("many", "two", "some"), NOUNS):
        yield f"we saw {many} {noun} .", ["KEEP", "KEEP", "KEEP", "PL", "KEEP"], {}
        yield f"we saw {many} {noun}s .", ["KEEP"] * 5, {}
        yield f"we saw a {noun} .", ["KEEP"] * 5, {}
        yield f"we saw {many} quite {noun} .", ["KEEP", "KEEP", "KEEP", "DELETE", "KEEP", "KEEP"], {}
        yield f"we saw the the {noun} .", ["KEEP", "KEEP", "KEEP", "DELETE", "KEEP", "KEEP"], {}
        yield f"this {noun} are new .", ["KEEP", "KEEP", "=is", "KEEP", "KEEP"], {}
        yield f"these {noun}s are new .", ["KEEP"] * 5, {}
        yield f"it stood in {noun} .", ["KEEP"] * 5, {3: "the"}
        yield f"it stood in the {noun} .", ["KEEP"] * 6, {}


def _rows(pieces):
    """(piece before, piece, piece behind) and both labels of every word of the examples."""
    for text, labels, missing in examples():
        words = [pieces.pieces(word.text) for word in words_of(text)]
        heads = [START, *(word[0] for word in words), END]
        tails = [START, *(word[-1] for word in words), END]
        for at in range(len(words) + 1):
            label = labels[at] if at < len(labels) else "KEEP"
            behind = heads[at + 2] if at + 2 < len(heads) else END
            around = (tails[at], heads[at + 1], behind if at == len(words) or len(words[at]) == 1 else words[at][1])
            yield around, LABELS.index(label), INSERTS.index(missing.get(at, ""))


def trained():
    """Weights of the two heads, a row for each piece at each of the three places: gradient descent on the examples."""
    rows = list(_rows(load_word_pieces()))
    seen, places = np.unique(
        np.array([[n * VOCABULARY + p for n, p in enumerate(r[0])] for r in rows]), return_inverse=True
    )
    features = np.zeros((len(rows), len(seen)))
    np.put_along_axis(features, places.reshape(len(rows), 3), 1.0, axis=1)
    found = []
    for which, size in ((1, len(LABELS)), (2, len(INSERTS))):
        wanted = np.eye(size)[[r[which] for r in rows]]
        weights = np.zeros((len(seen), size))
        for _ in range(STEPS):
            logits = features @ weights
            powers = np.exp(logits - logits.max(1, keepdims=True))
            error = powers / powers.sum(1, keepdims=True) - wanted
            weights -= RATE * (features.T @ error / 8 + DECAY * weights)
        table = np.zeros((3 * VOCABULARY, size), np.float32)
        table[VOCABULARY : 2 * VOCABULARY, 0] = 20.0  # a word that was never seen stays
        table[seen] = 3 * weights
        found.append(table)
    return found


def graph(edit, insert):
    """The trained tables as a graph with the inputs and outputs of the real one."""
    constants = {
        "edit": edit, "insert": insert, "one": np.array([1], np.int64), "flat": np.array([-1], np.int64),
        "zero": np.array([0], np.int64), "ends": np.array([0, 1, 0, 1], np.int64),
        "shift1": np.array(VOCABULARY, np.int64), "shift2": np.array(2 * VOCABULARY, np.int64),
        "most": np.array([2**31], np.int64), "two": np.array([2], np.int64), "last": np.array([-2], np.int64),
        "axis": np.array([1], np.int64), "long": np.array(0, np.int64),
    }  # fmt: skip
    nodes = [
        ("Cast", ["pieces"], "ids", {"to": TensorProto.INT64}),
        ("Pad", ["ids", "ends"], "wide", {}),
        ("Slice", ["wide", "zero", "last", "axis"], "before", {}),
        ("Slice", ["wide", "two", "most", "axis"], "behind", {}),
        ("Reshape", ["before", "flat"], "before_flat", {}),
        ("Reshape", ["ids", "flat"], "here_flat", {}),
        ("Reshape", ["behind", "flat"], "behind_flat", {}),
        ("Gather", ["before_flat", "places"], "a", {}),
        ("Gather", ["here_flat", "places"], "b0", {}),
        ("Gather", ["behind_flat", "places"], "c0", {}),
        ("Add", ["b0", "shift1"], "b", {}),
        ("Add", ["c0", "shift2"], "c", {}),
        ("Shape", ["places"], "count0", {}),
        ("Squeeze", ["count0"], "count", {}),
        ("Squeeze", ["one"], "step", {}),
        ("Range", ["long", "count", "step"], "rows", {}),
    ]
    for head in ("edit", "insert"):
        nodes += [("Gather", [head, place], f"{head}_{place}", {}) for place in "abc"]
        nodes.append(("Sum", [f"{head}_{place}" for place in "abc"], f"{head}s", {}))
    ints = [helper.make_tensor_value_info(n, TensorProto.INT32, ["s", "l"]) for n in ("pieces", "shapes")]
    ints.append(helper.make_tensor_value_info("places", TensorProto.INT64, ["w"]))
    made = [helper.make_tensor_value_info("rows", TensorProto.INT64, ["o"])]
    made += [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["o", None]) for n in ("edits", "inserts")]
    weights = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    steps = [helper.make_node(kind, inputs, [output], **more) for kind, inputs, output, more in nodes]
    tiny = helper.make_graph(steps, "tiny", ints, made, weights)
    return helper.make_model(tiny, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    onnx.save(graph(*trained()), folder / "model.onnx")
    (folder / "labels.txt").write_text("\n".join(LABELS) + "\n\n" + "\n".join(INSERTS) + "\n", "utf-8")
    return Network(folder=folder)


@pytest.fixture
def model(network):
    return LocalModel(network=network)


@pytest.fixture
def engine(network, monkeypatch):
    """The engine with the tiny model in place of its worker process; answers go through the worker's rows."""
    made = LocalModelEngine(dictionary={"sleep"})
    model = LocalModel(dictionary={"sleep"}, network=network)
    monkeypatch.setattr(made, "_answers", lambda texts: [worker._answer(r) for r in model.read(texts)])
    return made


def shown(engine, text):
    return [f for f in engine.check([text], "en-US")[0] if f.rule not in NEVER_SHOWN]


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("He walk to many school.", "He walks to many schools."),
        ("They walk. You read many books.", "They walk. You read many books."),
        ("It stood in car.", "It stood in the car."),
        ("We saw the the book.", "We saw the book."),
        ("This car are old, these cars are old.", "This car is old, these cars are old."),
        ("Anna walk home", "Anna walks home."),
    ],
)
def test_what_it_learned_holds_for_words_that_it_never_saw_together(model, text, corrected):
    assert apply_edits(text, edits_of(model.read([text])[0].shown)) == corrected


def test_every_paragraph_is_read_as_if_it_were_alone(model):
    texts = ["He go.", "It are many car.", "", "Nothing here.", "He go to many car. It stood in car.", "We go"]
    assert model.read(texts) == [model.read([text])[0] for text in texts]


def test_a_mistake_that_another_one_hides_is_found_in_the_second_reading(model):
    text = "We saw many quite car."  # only beside "many" is "car" known to be wrong
    assert [c.new for c in model.corrections([text])[0]] == [""]
    assert apply_edits(text, edits_of(model.read([text])[0].shown)) == "We saw many cars."


class Scripted:
    """A network that says of each word what a test wrote down: its label and that label's chance."""

    labels, inserts = ["KEEP", "VBZ", "VB", "PL"], [""]

    def __init__(self, **words):
        self.words, self.read = words, 0

    def run(self, chunks):
        self.read += len(chunks)
        return [[self.choices(w.text) for w in chunk] + [UNCHANGED] for chunk in chunks]

    def choices(self, word):
        label, chance = self.words.get(word, ("KEEP", 0.0))
        return Choices(1 - chance, ((self.labels.index(label), chance),) if chance else (), ())


def test_a_correction_that_is_no_better_is_taken_back_for_good():
    network = Scripted(go=("VBZ", 0.9999), goes=("VB", 0.5))
    assert LocalModel(network=network).read(["They so often go home now."])[0].shown == ()
    assert network.read == 2


def test_corrections_are_read_again_until_nothing_changes_and_no_more_than_that():
    network = Scripted(go=("VBZ", 0.9999))
    assert [c.new for c in LocalModel(network=network).read(["He go home now."])[0].shown] == ["goes"]
    assert network.read == 2


def test_a_correction_and_its_opposite_do_not_go_on_for_ever():
    network = Scripted(go=("VBZ", 0.9999), goes=("VB", 0.9999))
    assert LocalModel(network=network).read(["He go home now."])[0].shown == ()
    assert network.read <= 1 + ROUNDS


def test_a_finding_has_all_that_the_card_shows(engine):
    found = shown(engine, "😀 He go home.")
    assert [(f.suggestions[0], f.span, f.engine, f.category) for f in found] == [
        ("goes", found[0].span, "local", Category.GRAMMAR)
    ]
    assert found[0].span.of("😀 He go home.") == "go"
    assert found[0].rule == kinds.rule_of(kinds.AGREEMENT)
    assert found[0].message == kinds.MESSAGES[kinds.AGREEMENT]
    assert found[0].tier is not Tier.SAFE
    assert 0.9 < found[0].confidence <= 1
    assert "probable" in found[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "She wrote “he go to many car” (Smith 2010) yesterday.",
        "See www.he.go/many for more.",
        "They sleep; so he sleep.",
        "The HE GO programme is new.",
    ],
)
def test_quotations_addresses_capitals_and_the_authors_words_are_left_alone(engine, text):
    assert shown(engine, text) == []


def test_words_beyond_the_longest_chunk_stay_and_those_before_are_read(network, model):
    text = "He go home now and " + "so " * (LONGEST + 40) + "he go home."
    said = network.run([words_of(text)])[0]
    assert len(said) == len(words_of(text)) + 1
    assert [c.new for c in model.corrections([text])[0]] == ["goes"]


def test_sentences_of_many_lengths_come_back_in_their_order(network):
    texts = [f"{'so ' * n}he go home {'now and so ' * (n % 3)}." for n in range(40)] * 20
    for text, said in zip(texts, network.run([words_of(t) for t in texts]), strict=True):
        words = [w.text for w in words_of(text)]
        assert [words[i] for i, choices in enumerate(said) if choices.edits] == ["go"]
        assert len(said) == len(words) + 1


def test_nothing_comes_of_nothing(network, model):
    assert network.run([]) == []
    assert model.read([]) == []
    assert [r.shown for r in model.read(["", " ", "…", "\n"])] == [(), (), (), ()]
