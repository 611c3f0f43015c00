"""Words, pieces, word forms, labels and kinds: what the model sees and says, without the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.inflection import NAMES, Inflections, inflections
from coping_gui.checks.grammar.local.labels import cased, read_labels, transformed
from coping_gui.checks.grammar.local.tokenizer import (
    MOST_PIECES,
    SHAPES,
    UNKNOWN,
    WordPieces,
    load_word_pieces,
    shape,
    words_of,
)
from coping_gui.paths import resource


@given(st.text(max_size=80))
def test_words_are_their_own_places_and_leave_out_nothing_but_blanks(text):
    words = words_of(text)
    assert all(text[w.start : w.end] == w.text for w in words)
    left = "".join(
        text[a:b] for a, b in zip([0, *(w.end for w in words)], [*(w.start for w in words), len(text)], strict=True)
    )
    assert not left.strip()


def test_a_part_of_a_text_keeps_the_places_of_the_whole():
    words = words_of("One two. It's 3-4.", 9)
    assert [(w.text, w.start, w.blank) for w in words] == [
        ("It's", 9, False), ("3", 14, True), ("-", 15, False), ("4", 16, False), (".", 17, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "case"), [("word", 1), ("Word", 2), ("I", 2), ("NATO", 3), ("iPhone", 4), ("42", 0), (",", 0)]
)
def test_a_shape_tells_case_and_blank(word, case):
    assert shape(word, False) == case * 2
    assert shape(word, True) == case * 2 + 1 < SHAPES


def test_the_longest_pieces_are_taken_first():
    pieces = WordPieces(["[PAD]", "un", "##able", "##a", "unable", "##s", "'"])
    assert pieces.pieces("unable") == (4,)
    assert pieces.pieces("Unables") == (4, 5)
    assert pieces.pieces("unq") == (UNKNOWN,)


@given(st.text(min_size=1, max_size=60))
def test_every_word_has_some_pieces_and_not_too_many(text):
    assert 1 <= len(load_word_pieces().pieces(text)) <= MOST_PIECES


def test_accents_and_curly_apostrophes_are_no_matter():
    pieces = load_word_pieces()
    assert pieces.pieces("Café") == pieces.pieces("cafe")
    assert pieces.pieces("don’t") == pieces.pieces("don't")


@pytest.mark.parametrize(
    ("word", "form", "made"),
    [
        ("go", "VBD", "went"),
        ("went", "VBG", "going"),
        ("teached", "VBD", "taught"),
        ("childs", "PL", "children"),
        ("informations", "SG", "information"),
        ("studies", "SG", "study"),
        ("good", "ADV", "well"),
        ("easy", "COMPARATIVE", "easier"),
        ("quickly", "ADJ", "quick"),
        ("put", "VBD", None),
        ("xyzzy", "PL", None),
        ("sheep", "PL", None),
    ],
)
def test_forms_of_words(word, form, made):
    assert inflections().inflect(word, form) == made


def test_no_form_is_the_word_itself():
    table = inflections()
    for word in table.words()[::97]:
        assert all(table.inflect(word, form) != word for form in NAMES)


def test_the_commoner_of_two_lemmas_is_meant():
    table = Inflections([("V", "leave", "leaves", "left", "left", "leaving"), ("N", "leaf", "leaves")])
    assert table.inflect("leaves", "VB") == "leave"
    assert table.inflect("leaves", "SG") == "leaf"


@pytest.mark.parametrize(
    ("word", "label", "made"),
    [
        ("on", "=in", "in"),
        ("On", "=in", "In"),
        ("ON", "=in", "IN"),
        ("i", "=I", "I"),
        ("me", "=I", "I"),
        ("different", "-t-ce", "difference"),
        ("cat", "-at-ats", None),
        ("word", "CAPITAL", "Word"),
        ("Word", "LOWER", "word"),
        ("parent", "POSSESSIVE", "parent's"),
        ("part's", "UNPOSSESSIVE", "parts"),
        ("part’s", "UNPOSSESSIVE", "parts"),
        ("childrens", "APOSTROPHE", "children's"),
        ("as", "APOSTROPHE", None),
        ("go", "VBZ", "goes"),
        ("Go", "VBG", "Going"),
        ("word", "KEEP", None),
        ("word", "DELETE", None),
        ("word", "CAPITALS", None),
        ("in", "=in", None),
    ],
)
def test_what_a_label_makes_of_a_word(word, label, made):
    assert transformed(word, label) == made


@pytest.mark.parametrize(("like", "made"), [("that", "which"), ("That", "Which"), ("THAT", "WHICH"), ("I", "which")])
def test_a_replacement_takes_the_capitals_of_what_it_replaces(like, made):
    assert cased("which", like) == made


def test_the_shipped_labels_are_read_and_each_does_something():
    labels, inserts = read_labels(resource("local_model", "labels.txt").read_text("utf-8"))
    assert (labels[0], inserts[0]) == ("KEEP", "")
    assert len(labels) == len(set(labels)) > 500
    assert "the" in inserts
    replacements = [label[1:] for label in labels if label.startswith("=")]
    assert all(transformed("zzz", f"={word}") == word for word in replacements if word.islower())


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        ("the", kinds.ARTICLE_LOST),
        ("of", kinds.PREPOSITION_LOST),
        ("is", kinds.VERB_LOST),
        ("it", kinds.PRONOUN_LOST),
        (",", kinds.COMMA_LOST),
        (".", kinds.STOP_LOST),
        ("-", kinds.HYPHEN),
        (";", kinds.PUNCTUATION),
        ("very", kinds.LOST),
    ],
)
def test_the_kind_of_a_missing_word(new, kind):
    assert kinds.of_insertion(new) == kind


@pytest.mark.parametrize(
    ("word", "around", "kind"),
    [
        ("the", ["in", "life"], kinds.ARTICLE_EXTRA),
        ("the", ["The", "cat"], kinds.REPEATED),
        (",", ["a"], kinds.COMMA_EXTRA),
        ("about", ["discuss"], kinds.PREPOSITION_EXTRA),
        ("is", [], kinds.VERB_EXTRA),
        ("more", [], kinds.EXTRA),
    ],
)
def test_the_kind_of_a_needless_word(word, around, kind):
    assert kinds.of_deletion(word, around) == kind


@pytest.mark.parametrize(
    ("word", "new", "label", "kind"),
    [
        ("go", "goes", "VBZ", kinds.AGREEMENT),
        ("goes", "go", "VB", kinds.AGREEMENT),
        ("go", "went", "VBD", kinds.TENSE),
        ("went", "go", "VB", kinds.TENSE),
        ("go", "going", "VBG", kinds.VERB_FORM),
        ("is", "are", "=are", kinds.AGREEMENT),
        ("is", "was", "=was", kinds.TENSE),
        ("a", "an", "=an", kinds.ARTICLE),
        ("this", "these", "=these", kinds.DETERMINER),
        ("on", "in", "=in", kinds.PREPOSITION),
        ("he", "it", "=it", kinds.PRONOUN),
        ("car", "cars", "PL", kinds.NUMBER),
        ("and", "but", "=but", kinds.CONJUNCTION),
        ("english", "English", "CAPITAL", kinds.CAPITAL),
        ("Car", "car", "LOWER", kinds.CAPITAL_EXTRA),
        ("there", "their", "=their", kinds.PRONOUN),
        ("loose", "lose", "=lose", kinds.WORD),
        ("quick", "quickly", "ADV", kinds.FORM),
        ("parents", "parent's", "APOSTROPHE", kinds.POSSESSIVE),
        (",", ".", "=.", kinds.PUNCTUATION),
    ],
)
def test_the_kind_of_a_changed_word(word, new, label, kind):
    assert kinds.of_change(word, new, label) == kind


def test_every_kind_says_why_in_one_sentence():
    assert all(message.endswith(".") and message[0].isupper() for message in kinds.MESSAGES.values())
