import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar.names import (
    document_terms,
    follows_abbreviation,
    has_near_twin,
    is_about_a_term,
    is_identifier,
    is_known,
    is_name,
    names_to_check,
    one_edit_apart,
    starts_sentence,
)
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def place(text, word):
    return text.index(word)


def name(text, word):
    return is_name(word, text, place(text, word))


def test_a_capitalised_word_inside_a_sentence_is_a_name():
    assert name("We met Herricand in town.", "Herricand")


def test_a_word_in_small_letters_is_no_name():
    assert not name("We met herricand in town.", "herricand")


def test_a_name_one_edit_from_another_word_of_the_paragraph_is_shown():
    text = "As Brueggemann says, and Brueggeman repeats."
    assert not is_name("Brueggeman", text, text.rindex("Brueggeman"))


def test_a_sentence_start_is_no_proof_of_a_name():
    assert not name("Goverment is hard. It works.", "Goverment")


def test_a_sentence_start_is_a_name_when_the_text_writes_it_so_elsewhere():
    assert name("Dorsa left. We asked Dorsa why.", "Dorsa")


@pytest.mark.parametrize("word", ["HTML5", "NASA", "iPhone", "x_1", "McDonald", "R2D2"])
def test_codes_and_mixed_case_are_identifiers(word):
    assert is_identifier(word, f"the {word} here", 4)


@pytest.mark.parametrize("text", ["see www.exampel.org", "a@exampel.org", "C:\\exampel", "#exampel"])
def test_parts_of_addresses_are_identifiers(text):
    assert is_identifier("exampel", text, text.index("exampel"))


@pytest.mark.parametrize("word", ["house", "House", "Jean-Paul", "don't"])
def test_plain_words_are_no_identifiers(word):
    assert not is_identifier(word, f"the {word} here", 4)


@pytest.mark.parametrize("word", ["COPING", "coping", "Coping", "coping's", "coping’s", "copings'"])
def test_the_dictionary_covers_possessives(word):
    assert is_known(word, {"coping", "copings", "COPING"})


def test_an_empty_dictionary_knows_nothing():
    assert not is_known("word", ())


@pytest.mark.parametrize("text", ["", "Done. ", "He said: “", "One! ", "line\n", "(", "“Yes.” "])
def test_a_sentence_starts_after_these(text):
    assert starts_sentence(text + "Word", len(text))


@pytest.mark.parametrize("text", ["the ", "Dr. ", "J. ", "see (", "e.g. ", "and, "])
def test_no_sentence_starts_after_these(text):
    assert not starts_sentence(f"We know {text}Word", len(text) + 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the Proc. ", True), ("Mr. ", True), ("P5. ", True), ("a dog. ", False), ("we like it. ", False)],
)
def test_abbreviations_before_a_capital(text, expected):
    assert follows_abbreviation(text, len(text)) is expected


@pytest.mark.parametrize(("a", "b"), [("Herric", "Herrick"), ("form", "from"), ("cat", "cut"), ("word", "ord")])
def test_one_edit_apart_both_ways(a, b):
    assert one_edit_apart(a, b)
    assert one_edit_apart(b, a)


@pytest.mark.parametrize(("a", "b"), [("cat", "cat"), ("cat", "dog"), ("abcd", "badc"), ("a", "abc")])
def test_not_one_edit_apart(a, b):
    assert not one_edit_apart(a, b)


@given(st.text("abc", max_size=8), st.data())
def test_one_inserted_letter_is_one_edit(word, data):
    at = data.draw(st.integers(0, len(word)))
    assert one_edit_apart(word, word[:at] + "x" + word[at:])


def test_short_names_have_no_twins():
    assert not has_near_twin("Ted", "Ted and Tad")


def spelling(word, text, tier=Tier.ASK):
    start = text.index(word)
    return Finding(Span(start, start + len(word)), Category.SPELLING, "X", "x", ("y",), tier)


def test_a_word_that_comes_back_is_a_term_of_the_document():
    texts = ["The fursuit is a fursuit.", "Every fursuit counts, and fursona once."]
    terms = document_terms(texts)
    assert terms == {"fursuit"}
    assert is_about_a_term(spelling("fursuit", texts[0]), texts[0], terms)
    assert not is_about_a_term(spelling("fursona", texts[1]), texts[1], terms)


def test_a_sure_alarm_stays_however_often_the_mistake_is_made():
    text = "The goverment, goverment, goverment."
    assert not is_about_a_term(spelling("goverment", text, Tier.LIKELY), text, document_terms([text]))


def test_known_words_are_no_terms():
    assert document_terms(["house house house"]) == frozenset()


def told(*texts, dictionary=()):
    return {name.word: (name.count, name.twins) for name in names_to_check(texts, dictionary)}


def test_names_are_gathered_once_with_how_often_they_stand():
    found = told("We met Qwertyan in Xyzburg.", "Then Qwertyan left. Qwertyan’s coat stayed.")
    assert found == {"Qwertyan": (3, ()), "Xyzburg": (1, ())}


def test_a_name_spelled_two_ways_comes_first_and_is_shown_as_such():
    found = told("As Abcson says, Dr Brüggemann and Herrik agree.", "But Bruggemann and Herrick do not.")
    assert list(found) == ["Bruggemann", "Brüggemann", "Herrik", "Abcson"]
    assert found["Bruggemann"] == (1, ("Brüggemann",))
    assert found["Herrik"] == (1, ("Herrick",))


def test_known_names_and_those_of_the_user_are_not_to_check():
    assert told("We met Qwertyan in London.", dictionary=["Qwertyan"]) == {}


def test_a_foreign_word_that_comes_back_is_to_check():
    assert told("The fursona, a fursona, that fursona.") == {"fursona": (3, ())}


def test_a_misspelt_word_at_the_start_of_a_sentence_is_no_name():
    assert told("Goverment is big.") == {}


@pytest.mark.parametrize(("language", "names"), [("en-GB", ["Häuser", "Schule"]), ("de-DE", []), ("de", [])])
def test_another_language_has_no_names_to_check(language, names):
    text = "Wir gingen in die Schule, und die Häuser waren klein."
    assert [name.word for name in names_to_check([text], (), language)] == names
