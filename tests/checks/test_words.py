import pytest

from coping_gui.checks import words


@pytest.mark.parametrize(
    "word", ["colour", "color", "organise", "organize", "centre", "center", "travelled", "traveled"]
)
def test_both_englishes_are_in_the_dictionary(word):
    assert words.is_word(word)


@pytest.mark.parametrize(
    "word", ["Children", "CHILDREN", "children's", "children’s", "mothers'", "well-known", "don't", "don’t"]
)
def test_case_possessive_hyphen_and_apostrophe_do_not_hide_a_word(word):
    assert words.is_word(word)


@pytest.mark.parametrize("glued", ["ofthe", "inthe", "alot", "tothe", "andthe", "itis", "thechildren"])
def test_run_together_words_are_no_words(glued):
    assert not words.is_word(glued)


@pytest.mark.parametrize("nonsense", ["", "xqzvk", "Herricand", "-", "well-xqzvk"])
def test_nonsense_is_no_word(nonsense):
    assert not words.is_word(nonsense)


def test_common_words_are_more_frequent_than_rare_ones():
    assert words.frequency("the") > words.frequency("children") > words.frequency("whelk") >= 0


def test_frequency_is_per_million_words():
    assert 30_000 < words.frequency("the") < 80_000
    assert words.frequency("xqzvk") == 0


def test_frequency_ignores_case_and_possessive():
    assert words.frequency("Children’s") == words.frequency("children")


def test_every_column_has_one_entry_a_word():
    lexical = words.lexicon()
    assert (
        len(lexical.ids)
        == len(lexical.commonness)
        == len(lexical.levels)
        == len(lexical.capitals)
        == len(lexical.compounds)
    )


def test_names_are_known_to_be_written_with_a_capital():
    lexical = words.lexicon()
    assert lexical.capitals[lexical.id("london")] >> 4 == 15
    assert lexical.capitals[lexical.id("children")] >> 4 < 4


def test_normalized_is_idempotent():
    for word in ("Children’s", "don’t", "MOTHERS'", "plain"):
        once = words.normalized(word)
        assert words.normalized(once) == once


@pytest.mark.parametrize("name", ["GitHub", "YouTube", "ExxonMobil", "JPMorgan", "iPhones", "McDonald"])
def test_names_with_a_capital_inside_are_known(name):
    assert words.is_camel(name)


@pytest.mark.parametrize("glued", ["inSwitzerland", "theUniversity", "NationalCentre", "Github", "", "startYear"])
def test_glued_words_are_no_such_names(glued):
    assert not words.is_camel(glued)


@pytest.mark.parametrize(
    ("run", "inside"), [("GitHub", {3}), ("inGitHub", {5}), ("GitHubPages", {3}), ("GitHub’s", {3})]
)
def test_only_the_steps_inside_a_known_name_belong_to_it(run, inside):
    steps = {i for i in range(1, len(run)) if run[i].isupper()}
    assert {i for i in steps if words.in_camel(run, i)} == inside


def test_the_list_of_names_holds_no_word_without_a_step_and_each_name_once():
    names = words.resource("words", "camels.txt").read_text("utf-8").split()
    assert names == sorted(set(names))
    assert all(name[1:] != name[1:].lower() for name in names)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("self-made man", ["self", "made", "man"]),
        ("word", ["word"]),
        (" - ", []),
        ("don't", ["don't"]),
    ],
)
def test_words_are_parted_at_blanks_and_hyphens(text, parts):
    assert words.word_parts(text) == parts


def test_several_words_are_as_common_as_the_rarest():
    assert words.rarest("the-zygote") == words.frequency("zygote") < words.frequency("the")
    assert words.rarest("zygote") == words.frequency("zygote")
    assert words.rarest("the qzxvk") == words.rarest("-") == 0
