"""The local model's small pieces at their borders: words, word pieces, labels, word forms and kinds of mistakes."""

import pytest

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.inflection import Inflections, inflections
from coping_gui.checks.grammar.local.labels import cased, read_labels, transformed
from coping_gui.checks.grammar.local.tokenizer import MOST_PIECES, UNKNOWN, WordPieces, shape, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("rock'n'roll", ["rock'n'roll"]),
        ("the dogs' bowl", ["the", "dogs", "'", "bowl"]),
        ("well-known", ["well", "-", "known"]),
        ("3.5 km/h", ["3", ".", "5", "km", "/", "h"]),
        ("Wait… what?!", ["Wait", "…", "what", "?", "!"]),
        ("naïve Łódź", ["naïve", "Łódź"]),
        ("“So,” she wrote", ["“", "So", ",", "”", "she", "wrote"]),
        ("snake_case 😀", ["snake_case", "😀"]),
    ],
)
def test_a_text_falls_into_words_and_marks(text, expected):
    assert [word.text for word in words_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("a b", [False, True]),
        ("a, b", [False, False, True]),
        ("a\u00a0b", [False, True]),
        ("a\nb", [False, True]),
        (" a", [True]),
        ("(a)", [False, False, False]),
    ],
)
def test_each_word_knows_whether_a_blank_stands_before_it(text, blanks):
    assert [word.blank for word in words_of(text)] == blanks


def test_the_first_word_of_a_part_has_no_blank_whatever_stands_before_the_part():
    assert [(w.text, w.blank) for w in words_of("one two three", 4, 7)] == [("two", False)]


def test_a_part_may_cut_a_word():
    assert [(w.text, w.start, w.end) for w in words_of("lettered", 0, 6)] == [("letter", 0, 6)]


@pytest.mark.parametrize(
    ("word", "case"),
    [("A", 2), ("a", 1), ("É", 2), ("McDonald", 4), ("Don't", 2), ("H2O", 3), ("—", 0), ("X1", 3), ("x1", 1)],
)
def test_a_shape_is_twice_the_case_and_one_more_behind_a_blank(word, case):
    assert (shape(word, False), shape(word, True)) == (2 * case, 2 * case + 1)


PIECES = WordPieces(["[PAD]", "cafe", "##s", "don", "'", "t", "re", "##read", "-", "."])


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("café", (1,)),
        ("CAFÉS", (1, 2)),
        ("don’t", (3, 4, 5)),
        ("reread", (6, 7)),
        ("—", (8,)),
        ("…", (9,)),
        ("rex", (UNKNOWN,)),
        ("sread", (UNKNOWN,)),
        ("don's", (3, 4, UNKNOWN)),
        (" ", (UNKNOWN,)),
    ],
)
def test_a_word_is_cut_into_the_pieces_of_a_small_vocabulary(word, pieces):
    assert PIECES.pieces(word) == pieces


def test_a_very_long_word_is_cut_after_the_last_piece_that_counts():
    letters = WordPieces(["a", "##a"])
    assert letters.pieces("a" * 11) == (0, *[1] * 10)
    assert letters.pieces("a" * 40) == (0, *[1] * (MOST_PIECES - 1))


@pytest.mark.parametrize(
    ("word", "label", "made"),
    [
        ("write", "VBD", "wrote"),
        ("Written", "VB", "Write"),
        ("RUN", "VBG", "RUNNING"),
        ("taked", "VBN", "taken"),
        ("woman", "PL", "women"),
        ("Cities", "SG", "City"),
        ("happy", "ADV", "happily"),
        ("large", "SUPERLATIVE", "largest"),
        ("write", "VB", None),
        ("the", "PL", None),
        ("importance", "-ce-t", "important"),
        ("IMPORTANT", "-t-ce", "IMPORTANCE"),
        ("ice", "-ce-t", None),
        ("important", "-ce-t", None),
        ("a", "=an", "an"),
        ("A", "=the", "The"),
        ("The", "=I", "I"),
        ("I", "=we", "we"),
        ("the", "=the", None),
        ("Monday", "CAPITAL", None),
        ("iPod", "CAPITAL", "IPod"),
        ("THE", "LOWER", "tHE"),
        ("students", "UNPOSSESSIVE", None),
        ("student's", "APOSTROPHE", None),
        ("students", "APOSTROPHE", "student's"),
        ("is", "APOSTROPHE", None),
        ("king’s", "UNPOSSESSIVE", "kings"),
        ("its", "APOSTROPHE", "it's"),
        ("word", "SWAP", None),
        ("word", "JOIN", None),
        ("word", "SPELL", None),
    ],
)
def test_a_label_makes_a_word_or_nothing(word, label, made):
    assert transformed(word, label) == made


@pytest.mark.parametrize(
    ("word", "like", "made"),
    [
        ("house", "Haus", "House"),
        ("house", "H", "House"),
        ("house", "HAUS", "HOUSE"),
        ("house", "hAUS", "house"),
        ("house", "I", "house"),
        ("I", "me", "I"),
        ("English", "FRENCH", "English"),
        ("", "The", ""),
        ("house", "", "house"),
    ],
)
def test_capitals_are_those_of_the_word_replaced(word, like, made):
    assert cased(word, like) == made


def test_labels_are_read_head_by_head():
    assert read_labels("KEEP\nDELETE\n\n\nthe") == (["KEEP", "DELETE"], ["", "the"])
    assert read_labels("KEEP\n\nthe\n") == (["KEEP"], ["the"])


def test_the_first_row_that_has_the_form_speaks():
    table = Inflections([("N", "leaf", "leaves"), ("V", "leave", "leaves", "left", "left", "leaving")])
    assert table.inflect("leaves", "SG") == "leaf"
    assert table.inflect("leaves", "VBD") == "left"
    assert table.inflect("leaf", "VBD") is None
    assert table.inflect("leaves", "PL") is None


def test_wrong_regular_forms_lead_to_the_right_ones_unless_they_are_words():
    table = Inflections(
        [
            ("V", "wind", "winds", "wound", "wound", "winding"),
            ("N", "foot", "feet"),
            ("V", "see", "sees", "saw", "seen", ""),
        ]
    )
    assert table.inflect("winded", "VBD") == "wound"
    assert table.inflect("foots", "PL") == "feet"
    assert table.inflect("seed", "VBN") == "seen"
    assert table.inflect("see", "VBG") is None


def test_regular_words_get_no_further_wrong_forms():
    table = Inflections([("V", "walk", "walks", "walked", "walked", "walking"), ("N", "car", "cars")])
    assert sorted(table.words()) == ["car", "cars", "walk", "walked", "walking", "walks"]


@pytest.mark.parametrize(("word", "form"), [("mouse", "PL"), ("bad", "SUPERLATIVE"), ("sing", "VBD"), ("quiet", "ADV")])
def test_a_form_leads_back_to_its_word_in_the_shipped_table(word, form):
    back = {"PL": "SG", "SUPERLATIVE": "ADJ", "VBD": "VB", "ADV": "ADJ"}[form]
    made = inflections().inflect(word, form)
    assert made is not None
    assert made != word
    assert inflections().inflect(made, back) == word


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        ("an", kinds.ARTICLE_LOST),
        ("without", kinds.PREPOSITION_LOST),
        ("cannot", kinds.VERB_LOST),
        ("whose", kinds.PRONOUN_LOST),
        ("?", kinds.STOP_LOST),
        (":", kinds.PUNCTUATION),
        ("”", kinds.PUNCTUATION),
        ("because", kinds.LOST),
        ("some", kinds.LOST),
    ],
)
def test_what_is_missing_has_a_kind(new, kind):
    assert kinds.of_insertion(new) == kind


@pytest.mark.parametrize(
    ("word", "around", "kind"),
    [
        ("An", ["old"], kinds.ARTICLE_EXTRA),
        ("Of", ["despite"], kinds.PREPOSITION_EXTRA),
        ("of", ["OF"], kinds.REPEATED),
        (",", [","], kinds.REPEATED),
        ("-", [], kinds.HYPHEN),
        (";", [], kinds.PUNCTUATION),
        ("Been", ["has"], kinds.VERB_EXTRA),
        ("and", ["etc"], kinds.EXTRA),
        ("they", ["kings"], kinds.EXTRA),
    ],
)
def test_what_is_too_many_has_a_kind(word, around, kind):
    assert kinds.of_deletion(word, around) == kind


@pytest.mark.parametrize(
    ("word", "new", "label", "kind"),
    [
        ("i", "I", "=I", kinds.CAPITAL),
        ("The", "the", "=the", kinds.CAPITAL_EXTRA),
        ("kings", "king", "SG", kinds.NUMBER),
        ("king’s", "kings", "UNPOSSESSIVE", kinds.POSSESSIVE),
        ("writes", "write", "VB", kinds.AGREEMENT),
        ("wrote", "writes", "VBZ", kinds.TENSE),
        ("written", "write", "VB", kinds.VERB_FORM),
        ("writing", "wrote", "VBD", kinds.TENSE),
        ("write", "written", "VBN", kinds.VERB_FORM),
        ("slow", "slowly", "ADV", kinds.FORM),
        ("important", "importance", "-t-ce", kinds.FORM),
        ("hasn't", "haven't", "=haven't", kinds.AGREEMENT),
        ("was", "were", "=were", kinds.AGREEMENT),
        ("the", "this", "=this", kinds.DETERMINER),
        ("much", "many", "=many", kinds.DETERMINER),
        ("since", "for", "=for", kinds.PREPOSITION),
        ("who", "which", "=which", kinds.PRONOUN),
        ("will", "would", "=would", kinds.TENSE),
        ("although", "because", "=because", kinds.CONJUNCTION),
        ("then", "than", "=than", kinds.WORD),
        ("word", ";", "=;", kinds.PUNCTUATION),
    ],
)
def test_what_is_changed_has_a_kind(word, new, label, kind):
    assert kinds.of_change(word, new, label) == kind
