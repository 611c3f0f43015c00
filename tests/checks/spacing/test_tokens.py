import pytest

from coping_gui.checks.spacing.ngrams import COMMA, HYPHEN, NUMBER, OTHER, STOP, UNKNOWN
from coping_gui.checks.spacing.tokens import analyse, symbol
from coping_gui.checks.words import lexicon


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        (".", STOP),
        ("?!", STOP),
        (".”", STOP),
        (",", COMMA),
        (";", COMMA),
        ("—", COMMA),
        ("-", HYPHEN),
        ("(", OTHER),
        ("”", OTHER),
    ],
)
def test_the_strongest_mark_of_a_run_counts(marks, kind):
    assert symbol(marks) == kind


def test_pieces_become_word_ids():
    of, the = lexicon().id("of"), lexicon().id("the")
    assert analyse("of").ids == (of,)
    assert analyse("of-the").ids == (of, HYPHEN, the)
    assert analyse("(2015),").ids == (OTHER, NUMBER, COMMA)
    assert analyse("xqzvk").ids == (UNKNOWN,)


@pytest.mark.parametrize(
    ("token", "core"),
    [
        ("“Word,”", "word"),
        ("(Brown", "brown"),
        ("well-known.", "well-known"),
        ("...", ""),
        ("2015).", "2015"),
        ("it’s", "it’s"),
    ],
)
def test_the_core_is_what_a_vocabulary_knows(token, core):
    assert analyse(token).core == core


@pytest.mark.parametrize(
    ("token", "known"), [("children", 1), ("Children’s,", 1), ("xqzvk", -1), ("well-xqzvk", -1), ("2015", 0), ("—", 0)]
)
def test_known_unknown_and_no_word_at_all(token, known):
    assert analyse(token).known == known


@pytest.mark.parametrize(
    ("token", "everyday"), [("the", True), ("and", True), ("of", True), ("children", False), ("xqzvk", False)]
)
def test_everyday_words(token, everyday):
    assert analyse(token).everyday is everyday


@pytest.mark.parametrize(
    ("token", "year"),
    [("(2015).", True), ("1948,", True), ("2015a", True), ("12015", True), ("20155", False), ("word", False)],
)
def test_years(token, year):
    assert analyse(token).year is year


def test_quotation_marks_are_counted_by_parity():
    assert [analyse(token).quotes for token in ('"word', '"word"', "word", 'a"b"c"')] == [1, 0, 0, 1]


def test_how_a_token_starts_and_ends():
    assert analyse("(Brown,").head == (10, 2)
    assert analyse("(Brown,").tail == (2, 5)
    assert analyse("brown").head == (0, 1)
    assert analyse("J.").tail == (4, 4)


@pytest.mark.parametrize("token", ["#runtogetherwords", "@runtogetherwords", "some_runtogetherwords"])
def test_tags_and_identifiers_hide_no_words(token):
    assert all(place.at < token.index("runtogether") for place in analyse(token).words)


def test_the_same_token_is_analysed_once():
    assert analyse("havingbeen") is analyse("havingbeen")
