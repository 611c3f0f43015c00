"""Spelling, names, habits of a document and known false alarms: further borders."""

import pytest

from coping_gui.checks.grammar.false_alarms import is_false_alarm
from coping_gui.checks.grammar.habits import STOP_RULES, document_facts, quiet_rules
from coping_gui.checks.grammar.names import (
    NameToCheck,
    has_near_twin,
    is_identifier,
    is_known,
    is_name,
    is_of_harper_alone,
    names_to_check,
    one_edit_apart,
    starts_sentence,
)
from coping_gui.checks.grammar.spelling import KEPT, distance, is_plausible, is_sure, proper_form, ranked, refined
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def alarm(text, word, *offered, engine="languagetool", message="Misspelt.", category=Category.SPELLING, tier=Tier.ASK):
    start = text.index(word)
    return Finding(Span(start, start + len(word)), category, "R", message, offered, tier, engine)


@pytest.mark.parametrize(
    ("wrong", "right", "edits"),
    [
        ("tube", "tube", 0.0),
        ("tubbe", "tube", 0.5),
        ("tommorow", "tomorow", 0.5),
        ("tuba", "tube", 0.7),
        ("tbue", "tube", 0.6),
        ("tub", "tube", 0.8),
        ("tubr", "tube", 1.0),
        ("rube", "tube", 1.4),
        ("alot", "a lot", 0.3),
        ("dont", "don't", 0.3),
        ("kings", "king's", 1.0),
        ("its", "it's", 0.3),
        ("wellknown", "well-known", 0.3),
        ("don’t", "don't", 0.0),
        ("", "", 0.0),
    ],
)
def test_letter_edits_are_weighed(wrong, right, edits):
    assert distance(wrong, right) == pytest.approx(edits)


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("The experiment was succesful in the end.", "succesful", "successful"),
        ("They recieved the letter in May.", "recieved", "received"),
        ("The goverment fell in 1830.", "goverment", "government"),
        ("It is a diffrent question.", "diffrent", "different"),
        ("The THIER of the house", "THIER", "THEIR"),
        ("Tommorow we leave.", "Tommorow", "Tomorrow"),
    ],
)
def test_a_slip_is_corrected_without_an_engines_help(text, word, first):
    start = text.index(word)
    choices = ranked(text, start, start + len(word), ())
    assert choices[0] == first
    assert len(choices) <= KEPT
    assert word not in choices


@pytest.mark.parametrize(
    ("word", "correction", "plausible", "sure"),
    [
        ("goverment", "government", True, True),
        ("beleive", "believe", True, True),
        ("definately", "definitely", True, True),
        ("tbue", "tube", True, True),
        ("zygomorph", "government", False, False),
        ("Brandt", "brand", True, False),
        ("alot", "a lot", True, True),
    ],
)
def test_near_and_common_corrections_are_plausible_and_the_nearest_sure(word, correction, plausible, sure):
    assert (is_plausible(word, correction), is_sure(word, correction)) == (plausible, sure)


@pytest.mark.parametrize(
    ("word", "offered", "form"),
    [("paris", (), "Paris"), ("Paris", (), None), ("house", ("House",), None), ("germany", (), "Germany")],
)
def test_names_that_were_written_small_have_a_proper_form(word, offered, form):
    assert proper_form(word, offered) == form


@pytest.mark.parametrize(
    ("text", "word", "offered", "expected"),
    [
        ("The goverment fell.", "goverment", ("government",), ("government", Tier.LIKELY)),
        ("He went to paris in May.", "paris", ("pairs",), ("Paris", Tier.LIKELY)),
        ("They met Krzywicki there.", "Krzywicki", ("Crikey",), None),
        ("The file abc_goverment is.", "abc_goverment", ("government",), None),
        ("The qzx fell.", "qzx", (), None),
        (
            "The Goverments of Europe met; all Goverments did.",
            "Goverments",
            ("Governments",),
            ("Governments", Tier.LIKELY),
        ),
    ],
)
def test_an_alarm_is_shown_with_its_best_correction_or_not_at_all(text, word, offered, expected):
    shown = refined(alarm(text, word, *offered), text, ())
    assert (shown and (shown.suggestions[0], shown.tier)) == expected


def test_a_word_of_the_dictionary_is_shown_when_it_belongs_to_another_variety_only():
    text = "The colour was red."
    assert refined(alarm(text, "colour", "color"), text, ()) is None
    british = alarm(text, "colour", "color", message="This is British English.")
    assert refined(british, text, ()) == british


@pytest.mark.parametrize(
    ("word", "dictionary", "known"),
    [
        ("zorb", {"zorb"}, True),
        ("Zorb", {"zorb"}, True),
        ("zorb's", {"zorb"}, True),
        ("zorbs", {"zorb"}, False),
        ("zor", {"zorb"}, False),
        ("zorb", (), False),
    ],
)
def test_words_of_the_author_are_known(word, dictionary, known):
    assert is_known(word, dictionary) is known


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("We met Ostrava there.", "Ostrava", True),
        ("We met ostrava there.", "ostrava", False),
        ("Ostrava is far.", "Ostrava", False),
        ("Ostrava is far, yet I like Ostrava.", "Ostrava", True),
        ("In Ostrava and in Ostrave it rained.", "Ostrava", False),
        ("It rained: Ostrava was wet.", "Ostrava", False),
        ("We met Prof. Ostrava there.", "Ostrava", True),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_name(text, word, name):
    assert is_name(word, text, text.index(word)) is name


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("pH", "the pH fell", True),
        ("km2", "ten km2 of land", True),
        ("O'Neill", "then O'Neill came", False),
        ("Anglo-Saxon", "an Anglo-Saxon king", False),
        ("main", "see main.py here", True),
        ("main", "the main. Then", False),
        ("tag", "a #tag here", True),
        ("A", "A king", False),
    ],
)
def test_codes_are_told_from_words_by_their_letters_and_marks(word, text, expected):
    assert is_identifier(word, text, text.index(word)) is expected


@pytest.mark.parametrize(
    ("head", "starts"),
    [
        ("It ended.” ", True),
        ("Why? ", True),
        ("See Fig ", False),
        ("Gen. ", False),
        ("– ", True),
        ("one; ", False),
        ("x\n(", True),
    ],
)
def test_where_a_sentence_starts_after_marks_titles_and_dashes(head, starts):
    assert starts_sentence(head + "Word", len(head)) is starts


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("tube", "tubes", True),
        ("tube", "tbue", True),
        ("tube", "tbeu", False),
        ("", "a", True),
        ("ab", "ba", True),
        ("Tube", "tube", True),
    ],
)
def test_one_edit_is_a_letter_or_a_swap(a, b, apart):
    assert one_edit_apart(a, b) is apart
    assert one_edit_apart(b, a) is apart


def test_three_letters_are_too_few_for_a_twin():
    assert not has_near_twin("Ost", "Ost and Osk")
    assert has_near_twin("Ostr", "Ostr and Oskr")


def test_names_are_listed_once_with_possessives_and_twins_first():
    texts = ["We met Ostravan and Zebrowsky.", "Then Zebrowsky's son met Zebrowski.", "Near Ostravan it rained."]
    assert names_to_check(texts) == (
        NameToCheck("Zebrowski", 1, ("Zebrowsky",)),
        NameToCheck("Zebrowsky", 2, ("Zebrowski",)),
        NameToCheck("Ostravan", 2),
    )
    assert [n.word for n in names_to_check(texts, {"zebrowsky", "zebrowski"})] == ["Ostravan"]


@pytest.mark.parametrize(
    ("engine", "tier", "category", "alone"),
    [
        ("harper", Tier.ASK, Category.SPELLING, True),
        ("harper", Tier.LIKELY, Category.SPELLING, True),
        ("harper", Tier.ASK, Category.GRAMMAR, False),
        ("harper+languagetool", Tier.ASK, Category.SPELLING, False),
    ],
)
def test_spelling_of_harper_alone(engine, tier, category, alone):
    assert is_of_harper_alone(alarm("a tbue", "tbue", engine=engine, tier=tier, category=category)) is alone


LONG = "A line of the old ballad that runs on and on without end"


@pytest.mark.parametrize(
    ("texts", "quiet"),
    [
        ([LONG] * 2, False),
        ([LONG] * 3, True),
        ([LONG] * 3 + [LONG + "."] * 6, False),
        ([LONG] * 3 + [LONG + "."] * 5, True),
        (["A short line"] * 9, False),
        ([LONG + ":"] * 5, False),
        ([LONG + "  "] * 3, True),
        ([], False),
    ],
)
def test_lines_without_a_stop_are_a_habit_from_the_third_and_above_a_third(texts, quiet):
    assert quiet_rules(texts) == (STOP_RULES if quiet else frozenset())


def test_facts_of_a_document_are_its_terms_and_its_habits():
    facts = document_facts([LONG + " zorbic zorbic zorbic"] * 3)
    assert facts.terms == {"zorbic"}
    assert facts.quiet == STOP_RULES


@pytest.mark.parametrize(
    ("rule", "text", "marked", "false"),
    [
        ("UPPERCASE_SENTENCE_START", "“Halt!” he cried. They fled. “Stop! you fools.”", "you", True),
        ("UPPERCASE_SENTENCE_START", "The king fled. nobody saw him.", "nobody", False),
        ("UPPERCASE_SENTENCE_START", "It is in Vol. two of it.", "two", True),
        ("SentenceCapitalization", "It is so. x is small.", "x is", True),
        ("SentenceCapitalization", "It is so. h2 is small.", "h2", True),
        ("IT_VBZ", "Unless it prove false, we go.", "prove", True),
        ("IT_VBZ", "Unless it rained. It prove false.", "prove", False),
        ("HE_VERB_AGR", "Whether he come or not, we go.", "come", True),
        ("HE_VERB_AGR", "If he walk, we go.", "walk", False),
        ("PronounVerbAgreement", "They asked that he be heard.", "be", True),
        ("ItsContraction", "We heard of its burning.", "its", True),
        ("ItsContraction", "We heard its a ruin.", "its", False),
        ("NounVerbConfusion", "They could slowly effect a cure.", "effect", True),
        ("NounVerbConfusion", "They saw the effect.", "effect", False),
        ("Someone", "Call some one of us.", "some one", True),
        ("Someone", "I heard some one else.", "some one", False),
        ("CapitalizePersonalPronouns", "for i = 1 to 9", "i", True),
        ("CapitalizePersonalPronouns", "“i left,” he said.", "i", False),
    ],
)
def test_what_is_known_to_be_no_mistake(rule, text, marked, false):
    start = text.index(marked)
    finding = Finding(Span(start, start + len(marked)), Category.GRAMMAR, rule, "x.")
    assert is_false_alarm(finding, text) is false
