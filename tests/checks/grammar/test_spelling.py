import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar.near_words import two_words
from coping_gui.checks.grammar.ranking import candidates
from coping_gui.checks.grammar.second_opinion import is_unsure
from coping_gui.checks.grammar.spelling import distance, is_plausible, proper_form, ranked, refined
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def best(text, word, *offered):
    start = text.index(word)
    return ranked(text, start, start + len(word), (tuple(offered),))


def alarm(text, word, *offered, message="Possible spelling mistake found.", tier=Tier.ASK):
    start = text.index(word)
    return Finding(Span(start, start + len(word)), Category.SPELLING, "SPELL", message, offered, tier)


def shown(text, word, *offered, dictionary=(), **options):
    return refined(alarm(text, word, *offered, **options), text, dictionary)


@pytest.mark.parametrize(
    ("text", "word", "offered", "expected"),
    [
        ("It is the frist time.", "frist", ("fist", "first", "frost"), "first"),
        ("We recieve letters.", "recieve", ("relieve", "receive"), "receive"),
        ("The goverment decided.", "goverment", ("government",), "government"),
        ("He wnet home.", "wnet", ("net", "went", "wet"), "went"),
    ],
)
def test_context_and_letters_choose_the_first_suggestion(text, word, offered, expected):
    assert best(text, word, *offered)[0] == expected


def test_the_context_decides_between_words_of_the_same_distance():
    assert best("She sat on a chiar.", "chiar", "chair", "char")[0] == "chair"
    assert best("They want to byu a car.", "byu", "by", "buy", "bye")[0] == "buy"


def test_corrections_are_found_that_no_engine_offered():
    assert "thought" in best("I thougt so.", "thougt")


def test_capitals_are_kept():
    assert best("Goverment is hard.", "Goverment", "government")[0] == "Government"
    assert best("THE GOVERMENT IS HARD.", "GOVERMENT", "government")[0] == "GOVERNMENT"


def test_nothing_is_offered_for_what_resembles_nothing():
    assert best("The qqzzxxvv is.", "qqzzxxvv") == ()


def test_the_word_itself_is_never_a_suggestion():
    assert "frist" not in best("It is the frist time.", "frist", "frist", "first")


@given(st.text("abcdefgh", max_size=9), st.text("abcdefgh", max_size=9))
def test_distance_is_zero_only_for_equal_words(a, b):
    assert (distance(a, b) == 0) == (a == b)
    assert distance(a, b) >= 0


def test_swaps_doubled_letters_and_vowels_are_cheap():
    assert distance("teh", "the") < 1
    assert distance("stoped", "stopped") < distance("stoped", "stoked") + 0.01
    assert distance("definately", "definitely") < distance("definktely", "definitely")


def test_another_first_letter_is_dear():
    assert distance("hone", "home") < distance("bome", "home")


def test_a_straight_and_a_curly_apostrophe_are_one():
    assert distance("don’t", "don't") == 0


def test_slips_of_common_words_are_plausible_and_terms_are_not():
    assert is_plausible("goverment", "government")
    assert not is_plausible("tolerogenic", "telegenic")
    assert not is_plausible("immunoblotting", "bloating")


def test_a_split_must_be_of_words_that_stand_together():
    assert is_plausible("ofthe", "of the")
    assert not is_plausible("bloodstage", "bloods tage")


@pytest.mark.parametrize(
    ("word", "expected"), [("english", "English"), ("germany", "Germany"), ("house", None), ("English", None)]
)
def test_names_written_small_get_their_capital(word, expected):
    assert proper_form(word, ()) == expected


def test_an_abbreviation_written_small_is_written_as_the_engine_writes_it():
    assert proper_form("tv", ("to", "TV")) == "TV"
    assert proper_form("tv", ("to",)) is None


def test_a_slip_is_shown_ranked_and_likely():
    finding = shown("The goverment decided.", "goverment", "garment", "government")
    assert finding is not None
    assert finding.suggestions[0] == "government"
    assert finding.tier is Tier.LIKELY


def test_spelling_is_never_safe():
    finding = shown("The goverment decided.", "goverment", "government", tier=Tier.SAFE)
    assert finding is not None
    assert finding.tier is not Tier.SAFE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We met Herricand there.", "Herricand"),
        ("The NASA2 code.", "NASA2"),
        ("It is a favourite.", "favourite"),
    ],
)
def test_names_codes_terms_and_known_words_are_not_shown(text, word):
    assert shown(text, word, "something") is None


def test_a_term_that_no_common_word_explains_waits_for_the_local_model():
    finding = shown("The tolerogenic cells.", "tolerogenic", "something")
    assert finding is not None
    assert is_unsure(finding)


def test_a_slip_of_a_name_is_corrected_to_the_name():
    finding = shown("We like corean food.", "corean", "corona", "korean")
    assert finding is not None
    assert finding.suggestions[0] == "Korean"


def test_an_irregular_plural_that_was_made_regular_is_no_name():
    finding = shown("It is hard for childs to wait.", "childs", "Childs")
    assert finding is not None
    assert finding.suggestions[0] == "children"


def test_words_of_the_users_dictionary_are_not_shown():
    assert shown("The goverment decided.", "goverment", "government", dictionary={"goverment"}) is None


def test_the_spelling_of_another_variety_is_shown_as_the_engine_says_it():
    finding = shown("My favourite.", "favourite", "favorite", message="“favourite” is British English.")
    assert finding is not None
    assert finding.suggestions == ("favorite",)


def test_findings_of_other_kinds_pass_unchanged():
    finding = Finding(Span(0, 3), Category.GRAMMAR, "X", "x.", ("y",))
    assert refined(finding, "Met you.", ()) is finding


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Although the weatherrealted factors matter.", "weatherrealted", "weather related"),
        ("There is no possibiltyof it.", "possibiltyof", "possibility of"),
        ("He was havingben there.", "havingben", "having been"),
    ],
)
def test_two_words_that_ran_together_misspelt_are_among_the_corrections(text, word, expected):
    assert expected in best(text, word)


def test_two_misspelt_words_that_ran_together_are_plausible_where_little_is_wrong():
    assert is_plausible("weatherrealted", "weather related")
    assert not is_plausible("weatherrealted", "leather related")
    assert is_plausible("childs", "children")


@pytest.mark.parametrize(
    ("word", "correction", "plausible"),
    [
        ("selfconfdence", "self-confidence", True),
        ("high-througput", "high-throughput", True),
        ("selfconfdence", "self-qzxvk", False),
    ],
)
def test_of_parts_with_a_hyphen_the_rarer_one_must_be_common(word, correction, plausible):
    assert is_plausible(word, correction) is plausible


@pytest.mark.parametrize("word", ["definately", "shortone", "photosynthetically", "qzxvkwjpfh"])
def test_a_word_with_near_neighbours_or_without_parts_is_not_looked_at_as_two(word):
    assert not [choice for choice in candidates(word, ()) if " " in choice]


def test_a_capitalised_word_is_a_name_rather_than_two_words():
    assert "weather related" in candidates("weatherrealted", ())
    assert "weather related" not in [choice.lower() for choice in candidates("Weatherrealted", ())]


def test_words_of_which_one_is_short_are_written_right():
    assert two_words("possibiltyof") == ("possibility of",)
    assert two_words("possibiltyyf") == ()
    assert two_words("weather") == ()


@pytest.mark.parametrize(
    ("text", "word", "offered", "expected"),
    [
        ("I think having selfconfdence is important.", "selfconfdence", ("self-confidence",), "self-confidence"),
        ("Burning shud be repeated every year.", "shud", (), "should"),
        ("He had haf of it.", "haf", (), "half"),
    ],
)
def test_hyphens_and_mute_letters_are_no_hindrance(text, word, offered, expected):
    assert best(text, word, *offered)[0] == expected


@pytest.mark.parametrize(
    ("text", "marked", "offered", "whole", "expected"),
    [
        ("He doens't know.", "doens", ("does", "dozens"), "doens't", "doesn't"),
        ("He doens’t know.", "doens", ("does", "dozens"), "doens’t", "doesn't"),
        ("I woudl've gone.", "woudl", ("would",), "woudl've", "would've"),
        ("The goverment's plan.", "goverment", ("government",), "goverment", "government"),
        ("A 'teh' word.", "teh", ("the",), "teh", "the"),
    ],
)
def test_a_misspelt_contraction_is_marked_and_mended_as_a_whole(text, marked, offered, whole, expected):
    finding = shown(text, marked, *offered)
    assert finding is not None
    assert finding.span.of(text) == whole
    assert finding.suggestions[0].replace("’", "'") == expected
