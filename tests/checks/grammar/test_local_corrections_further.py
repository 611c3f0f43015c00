"""From the network's choices to corrections that are shown, with a network that says what a test wants."""

import pytest

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction, Reader
from coping_gui.checks.grammar.local.guards import allowed, is_latin, protected
from coping_gui.checks.grammar.local.model import LocalModel, chosen, chunks_of, doubtful, edits_of, merged, rate_of
from coping_gui.checks.grammar.local.network import UNCHANGED, Choices
from coping_gui.checks.grammar.local.thresholds import thresholds
from coping_gui.checks.grammar.local.tokenizer import words_of
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.span import Span

LABELS = ("KEEP", "DELETE", "SPELL", "CAPITAL", "LOWER", "JOIN", "SWAP", "PL", "VBZ", "VBD", "=of", "=an", "POSSESSIVE")
INSERTS = ("", "a", ",", ".", "-", "?", "is", ")")


def read(text, edits=(), inserts=(), speller=lambda *_: ("spelt",)):
    """The corrections of a text; `edits` and `inserts` are pairs of a word's number and what is said of it."""
    said = [
        Choices(
            0.1,
            tuple((LABELS.index(label), 0.9) for i, label in edits if i == at),
            tuple((INSERTS.index(new), 0.8) for i, new in inserts if i == at),
        )
        for at in range(len(words_of(text)) + 1)
    ]
    return Reader(text, LABELS, INSERTS, speller).corrections(words_of(text), said)


@pytest.mark.parametrize(
    ("text", "number", "label", "result"),
    [
        ("The king write a letter.", 2, "VBZ", "The king writes a letter."),
        ("He is a old friend.", 2, "=an", "He is an old friend."),
        ("We wait , here.", 2, "DELETE", "We wait here."),
        ("Very the acid boiled.", 0, "DELETE", "The acid boiled."),
        ("It cooled. And the tube broke.", 3, "DELETE", "It cooled. The tube broke."),
        ("A self-made man", 2, "DELETE", "A self made man"),
        ("ten per cent", 1, "JOIN", "ten percent"),
        ("ten, per", 0, "JOIN", "ten, per"),
        ("ten  per", 0, "JOIN", "ten  per"),
        ("They never have come", 1, "SWAP", "They have never come"),
        ("Also we came", 0, "SWAP", "We also came"),
        ("He came twice", 2, "SWAP", "He came twice"),
        ("the king crown", 1, "POSSESSIVE", "the king's crown"),
        ("A Old house", 0, "LOWER", "A Old house"),
        ("An Old house", 1, "LOWER", "An old house"),
        ("so I said", 1, "LOWER", "so I said"),
        ("a recieved note", 1, "SPELL", "a spelt note"),
    ],
)
def test_a_label_becomes_a_change_of_the_text_or_none(text, number, label, result):
    assert apply_edits(text, edits_of(read(text, [(number, label)]))) == result


@pytest.mark.parametrize(
    ("text", "number", "new", "result"),
    [
        ("He is friend.", 2, "a", "He is a friend."),
        ("Friend came.", 0, "a", "A Friend came."),
        ("This a friend.", 1, "a", "This a friend."),
        ("Here we are", 3, ".", "Here we are."),
        ("Where are we", 3, "?", "Where are we?"),
        ("Here we are!", 4, ".", "Here we are!"),
        ("He said “we are.”", 7, ".", "He said “we are.”"),
        ("Here we are", 3, ",", "Here we are"),
        ("However it froze", 1, ",", "However, it froze"),
        ("(see below) it froze", 4, ",", "(see below), it froze"),
        ("Yes, it froze", 2, ",", "Yes, it froze"),
        ("a well known man", 2, "-", "a well-known man"),
        ("a well  known man", 2, "-", "a well  known man"),
        ("It cooled. Hot now.", 3, "is", "It cooled. Is Hot now."),
    ],
)
def test_a_missing_word_or_mark_is_put_where_it_belongs_or_nowhere(text, number, new, result):
    assert apply_edits(text, edits_of(read(text, inserts=[(number, new)]))) == result


def test_a_speller_that_only_knows_the_word_itself_gives_no_correction():
    assert read("a tube", [(1, "SPELL")], speller=lambda *_: ("tube",)) == []


def test_further_spellings_are_offered_beside_the_first_and_at_most_five():
    (one,) = read("a tbue", [(1, "SPELL")], speller=lambda *_: ("tube", "tub", "tubes", "tuba", "tune", "true", "toe"))
    assert (one.new, one.others) == ("tube", ("tub", "tubes", "tuba", "tune", "true"))


def test_of_several_changes_of_a_word_the_likeliest_is_made_and_the_others_are_offered():
    said = [Choices(0.1, ((LABELS.index("VBD"), 0.3), (LABELS.index("VBZ"), 0.6), (LABELS.index("=of"), 0.04)), ())]
    (one,) = Reader("write", LABELS, INSERTS, lambda *_: ()).corrections(words_of("write"), said)
    assert (one.new, one.others, one.kind) == ("writes", ("wrote",), kinds.AGREEMENT)


@pytest.mark.parametrize(
    ("text", "walls"),
    [
        ("He wrote “I has it” in 1804.", ["“I has it”", "1804."]),
        ("Mail ana@example.org or see https://x.org now.", ["ana@example.org", "https://x.org"]),
        ("As Brandt et al. show", ["et al"]),
        ("Some metals, e.g. lead", ["e.g.", "e.g"]),
        ("Text [note it] here", ["[note it]"]),
        ("Text (see 5 there) here", ["(see 5 there)"]),
        ("Text (see there) here", []),
        ("the men’s and women’s rooms", []),
        ("let x = y_1 be", ["=", "y_1"]),
        ("She said ‘it have rained’ twice", ["‘it have rained’"]),
        ("An open “quotation without end", ["“quotation without end"]),
    ],
)
def test_quotations_addresses_and_figures_are_walled_off(text, walls):
    assert sorted({span.of(text) for span in protected(text)}) == sorted(set(walls))


def change(text, old, new, kind=kinds.NUMBER, chance=0.9):
    start = text.index(old)
    return Correction(Span(start, start + len(old)), new, kind, chance)


@pytest.mark.parametrize(
    ("text", "old", "new", "kind", "stays"),
    [
        ("Two tube broke.", "tube", "tubes", kinds.NUMBER, True),
        ("Two tube (12 in all) broke.", "tube", "tubes", kinds.NUMBER, True),
        ("They met Victor there.", "Victor", "Victors", kinds.NUMBER, False),
        ("Victor are here.", "Victor", "Victors", kinds.NUMBER, True),
        ("Then I’m go.", "I’m", "I", kinds.VERB_FORM, True),
        ("We saw USA flags.", "USA", "Usa", kinds.WORD, False),
        ("He has a hous here.", "hous", "house", kinds.SPELLING, True),
        ("He has an ox here.", "ox", "or", kinds.SPELLING, False),
        ("The file x_hous is.", "x_hous", "house", kinds.SPELLING, False),
        ("then i left.", "i", "I", kinds.CAPITAL, True),
        ("it was paris again.", "paris", "Paris", kinds.CAPITAL, True),
        ("it froze Because of it.", "Because", "because", kinds.CAPITAL_EXTRA, True),
        ("it was Paris again.", "Paris", "paris", kinds.CAPITAL_EXTRA, False),
        ("Table by table.", "Table", "table", kinds.CAPITAL_EXTRA, False),
    ],
)
def test_guards_let_plain_words_through_and_hold_names_and_codes(text, old, new, kind, stays):
    found = change(text, old, new, kind)
    assert allowed([found], text) == ([found] if stays else [])


def test_an_insertion_at_the_edge_of_a_quotation_is_allowed_and_inside_it_is_not():
    text = "He said “we has it” there."
    edge = Correction(Span(text.index("“"), text.index("“")), "that ", kinds.LOST, 0.9)
    inside = Correction(Span(text.index("has"), text.index("has")), "all ", kinds.LOST, 0.9)
    assert allowed([edge, inside], text) == [edge]


@pytest.mark.parametrize(
    ("word", "latin"), [("naïve", True), ("Łódź", True), ("σmax", False), ("мир", False), ("", True)]
)
def test_latin_words_have_latin_letters_only(word, latin):
    assert is_latin(word) is latin


def test_doubts_start_at_a_chance_of_five_in_a_hundred():
    words = words_of("one two three")
    said = [Choices(0.96, (), ()), Choices(0.94, (), ()), Choices(0.2, (), ()), UNCHANGED]
    assert [(span, round(chance, 2)) for span, chance in doubtful(words, said)] == [
        (Span(4, 7), 0.06),
        (Span(8, 13), 0.8),
    ]


def test_habits_do_not_witness_against_a_text_and_what_is_judged_is_no_witness():
    text = "word " * 30
    number, tense = Correction(Span(0, 4), "x", kinds.NUMBER, 0.9), Correction(Span(5, 9), "y", kinds.TENSE, 0.9)
    clean = rate_of([], text)
    assert rate_of([tense], text) == clean
    assert rate_of([number], text) > clean
    assert rate_of([number], text, but=number) == clean
    assert rate_of([Correction(Span(0, 4), "x", kinds.NUMBER, 0.29)], text) == clean


def test_kinds_of_habit_are_no_surer_in_a_careless_text():
    text = "It froze and broke."
    dense = thresholds().shown[-1]
    between = (dense[kinds.TENSE] + dense[kinds.PREPOSITION]) / 2
    tense, choice = (
        change(text, "froze", "freezes", kinds.TENSE, between),
        change(text, "and", "end", kinds.PREPOSITION, between),
    )
    assert chosen([tense, choice], 0.5) == [choice]
    assert chosen([tense, choice], 0.01) == []


def test_neighbours_of_kinds_that_do_not_go_together_are_both_changed():
    text = "Every childs tube"
    first, second = (
        change(text, "Every", "Each", kinds.WORD, 0.99),
        change(text, "childs", "child's", kinds.POSSESSIVE, 0.999),
    )
    assert chosen([second, first], 0.1) == [first, second]


def test_what_a_second_reading_takes_back_to_the_text_is_no_correction_of_its_own():
    text = "a old tube"
    first = [change(text, "a", "an", kinds.ARTICLE)]
    assert merged(text, first, [change("an old tube", "an", "a", kinds.ARTICLE)]) == first


def test_a_correction_of_two_readings_is_as_sure_as_the_less_sure():
    text = "two childs"
    found = merged(
        text, [change(text, "childs", "childrens", chance=0.8)], [change("two childrens", "childrens", "children")]
    )
    assert [(c.new, c.chance) for c in found] == [("children", 0.8)]


def test_a_chunk_is_a_sentence():
    assert [[w.text for w in chunk] for chunk in chunks_of("It froze. We left.")] == [
        ["It", "froze", "."],
        ["We", "left", "."],
    ]
    assert chunks_of("   ") == []


class Told:
    """A network that knows some words: their label or the word missing before them, all but certainly."""

    labels, inserts = LABELS, INSERTS

    def __init__(self, edits):
        self.edits, self.seen = edits, []

    def run(self, chunks):
        self.seen.append([" ".join(w.text for w in chunk) for chunk in chunks])
        return [[*map(self._said, chunk), UNCHANGED] for chunk in chunks]

    def _said(self, word):
        label = self.edits.get(word.text)
        return Choices(0.0, ((LABELS.index(label), 0.99999),), ()) if label else UNCHANGED


def test_only_sentences_that_were_corrected_are_read_again():
    network = Told({"tube": "PL"})
    (reading,) = LocalModel(network=network).read(["It froze. Two tube broke. We left."])
    assert [c.new for c in reading.shown] == ["tubes"]
    assert network.seen == [["It froze .", "Two tube broke .", "We left ."], ["Two tubes broke ."]]


def test_a_second_reading_finds_what_the_first_mistake_hid():
    text = "Two tube broke."
    (reading,) = LocalModel(network=Told({"tube": "PL", "tubes": "POSSESSIVE"})).read([text])
    assert [(c.span.of(text), c.new) for c in reading.shown] == [("tube", "tubes's")]


def test_a_text_without_mistakes_has_an_empty_reading_and_is_read_once():
    network = Told({})
    (reading,) = LocalModel(network=network).read(["It froze."])
    assert (reading.shown, reading.others, reading.doubts) == ((), (), ())
    assert 0 < reading.rate < 0.06
    assert network.seen == [["It froze ."]]


def test_the_models_dictionary_keeps_its_words_from_being_changed():
    model = LocalModel(network=Told({"tube": "PL"}), dictionary=["tube"])
    (reading,) = model.read(["Two tube broke."])
    assert reading.shown == ()
    assert model.corrections(["Two tube broke."]) == [[]]


def test_texts_keep_their_own_readings():
    first, second = LocalModel(network=Told({"tube": "PL"})).read(["It froze.", "Two tube broke."])
    assert first.shown == ()
    assert [c.span for c in second.shown] == [Span(4, 8)]
