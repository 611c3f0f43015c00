"""Losses for which training shows few examples: names, articles and function words of a text that loses blanks."""

import pytest

from coping_gui.checks.spacing.decision import missing_blanks
from coping_gui.checks.spacing.evident import FUNCTION_WORD, LOST, frees_function_word
from coping_gui.checks.spacing.layout import lay
from coping_gui.checks.spacing.profile import profile
from coping_gui.checks.spacing.repair import LIKELY, SAFE, find, repair_text
from coping_gui.essay.finding import Tier

LOSSY = (
    "The riverhad risen in the night and the lower fields were full of mud. Nobody in thevillage was surprised, for "
    "ithappened every spring, and the farmers hadmoved their cattle to the hills a week before. The children were glad,"
    " because the school stayed closed untilthe road was dry again, and the oldmill was never seenagain by any of them."
)
MENDED = (
    "The river had risen in the night and the lower fields were full of mud. Nobody in the village was surprised, for "
    "it happened every spring, and the farmers had moved their cattle to the hills a week before. The children were "
    "glad, because the school stayed closed until the road was dry again, and the old mill was never seen again by any "
    "of them."
)


def in_lossy(paragraph, tier=Tier.LIKELY):
    """What becomes of a paragraph in a text that loses blanks."""
    return repair_text(f"{LOSSY}\n\n{paragraph}", tier).split("\n\n", 1)[1]


def in_clean(paragraph):
    """What becomes of a paragraph in a text that loses none."""
    return repair_text(f"{MENDED}\n\n{paragraph}", Tier.LIKELY).split("\n\n", 1)[1]


HEADINGS = [
    ("ContactInfo", "Contact Info"),
    ("Semantic Processing of DigitalWorks", "Semantic Processing of Digital Works"),
    ("RelatedWork", "Related Work"),
    ("3.2 SocialChange in Rural Schools", "3.2 Social Change in Rural Schools"),
]


@pytest.mark.parametrize(("glued", "good"), HEADINGS)
def test_two_plain_words_that_met_in_a_heading_are_parted_in_a_text_that_loses_blanks(glued, good):
    assert in_lossy(glued) == good


NAMES = [
    ("They wrote of OldWarsaw in the long report.", "They wrote of Old Warsaw in the long report."),
    (
        "The pattern of the rise is the one that was seen in UpperAsia with the same method.",
        "The pattern of the rise is the one that was seen in Upper Asia with the same method.",
    ),
    (
        "That was the year when KingLouis came to the throne of his father.",
        "That was the year when King Louis came to the throne of his father.",
    ),
]


@pytest.mark.parametrize(("glued", "good"), NAMES)
def test_a_plain_word_and_a_listed_name_are_parted_in_a_text_that_loses_blanks(glued, good):
    assert in_lossy(glued) == good


@pytest.mark.parametrize("name", ["McHugh", "MacArthur", "PyDoc", "BlackBerry", "PlayStation", "easyJet", "CuZn"])
def test_surnames_with_a_particle_brands_and_formulas_stay_whole_in_such_a_text(name):
    line = f"In the spring of that year the report of {name} was read by most of the people of the town."
    assert in_lossy(line) == line


@pytest.mark.parametrize("heading", ["OpenControl", "StudentAid"])
def test_a_name_that_a_text_uses_again_and_again_is_no_loss(heading):
    body = f"The people who work on {heading} like it. They say that {heading} is good, and {heading} is free."
    assert heading in in_lossy(f"{heading}\n\n{body}")


ARTICLES = [
    ("It was said that amiller came.", "It was said that a miller came."),
    ("The traffic had ground to ahalt in the town.", "The traffic had ground to a halt in the town."),
    ("It was not aneighty minute team at the time.", "It was not an eighty minute team at the time."),
    ("It was said by him, and in thepamphlet it was.", "It was said by him, and in the pamphlet it was."),
]  # fmt: skip


@pytest.mark.parametrize(("glued", "good"), ARTICLES)
def test_an_article_glued_to_a_word_is_freed_in_a_text_that_loses_blanks(glued, good):
    assert in_lossy(glued) == good


@pytest.mark.parametrize("word", ["acommodation", "acomplish", "adress", "agressive"])
def test_a_misspelt_word_that_begins_like_an_article_stays_whole(word):
    line = f"They wrote down that the {word} of the people in the town was good."
    assert word in in_lossy(line)


TERMS = [
    "The old carsare red. All of the carsare red. Most new carsare blue, and the carsare here.",
    "We saw the housesand the trees. He sold the housesand the land. They built housesand schools.",
    "The report on thechairman was read. Nobody saw thechairman here. In the end thechairman left.",
]


@pytest.mark.parametrize("text", TERMS)
def test_a_function_word_lost_the_same_way_throughout_is_no_term_of_the_author(text):
    repaired = repair_text(text, Tier.LIKELY)
    for glued, good in (("carsare", "cars are"), ("housesand", "houses and"), ("thechairman", "the chairman")):
        assert glued not in repaired
        assert repaired.count(good) == text.count(glued)


COINED = [
    "The basemap is drawn first. A basemap shows the streets, and the basemap is printed on paper.",
    "They wrote of inattentional blindness. It is inattentional when nobody looks, and inattentional again.",
]


@pytest.mark.parametrize("text", COINED)
def test_a_compound_that_an_author_coined_stays_whole(text):
    assert repair_text(text, Tier.LIKELY) == text


CLEAN = [heading for heading, _ in HEADINGS[:1]] + ["The parts were made by DeSoto and by MyMedicare for the town."]


@pytest.mark.parametrize("line", CLEAN)
def test_none_of_this_is_done_where_a_text_loses_nothing_else(line):
    assert in_clean(line) == line


@pytest.mark.parametrize("heading", ["DigitalWorks", "SocialAid", "LateHomes"])
def test_one_lost_blank_does_not_make_a_text_one_that_loses_them(heading):
    assert repair_text(f"{MENDED.replace('river had', 'riverhad')}\n\n{heading}", Tier.LIKELY).endswith(heading)


@pytest.mark.parametrize("word", ["anbaker", "anriver", "anmiller"])
def test_an_article_that_does_not_agree_with_the_word_is_not_freed(word):
    line = f"It was said that {word} came."
    assert in_lossy(line) == line


@pytest.mark.parametrize("name", ["MacHenry", "DelArthur", "DelHenry"])
def test_a_particle_before_a_listed_name_is_part_of_a_surname(name):
    line = f"That was the year when {name} was seen by all of them."
    assert in_lossy(line) == line


def test_such_a_repair_is_likely_but_not_safe():
    made = profile([LOSSY, "RuralInfo"])
    (finding,) = find("RuralInfo", made)
    assert finding.tier is Tier.LIKELY
    assert finding.suggestions == ("Rural Info",)
    assert finding.reason == "A capital stands inside, both parts are dictionary words"


def test_the_chances_of_the_rules_belong_to_the_likely_tier():
    assert LIKELY[0] <= LOST < FUNCTION_WORD < SAFE[0]


def test_only_the_likeliest_part_of_a_run_gets_the_least_chance():
    text = f"{LOSSY} They spoke of openness and sustainability ascore criteria for all of them."
    laid = lay(text)
    (found,) = (m for m in missing_blanks([laid], profile([text]))[0] if 0 <= m.at - text.index("ascore") < 6)
    assert text[found.at :].startswith("core")


@pytest.mark.parametrize(("left", "right"), [("cars", "are"), ("the", "relative"), ("millions", "and")])
def test_function_words_are_told_by_their_company_not_by_their_number(left, right):
    laid = lay(f"It is said that {left}{right} here.")
    facts = {"left_level": 10, "right_level": 10, "difference": 20.0}
    k = 4
    place = next(p for p in laid.tokens[k].words if p.left == left)
    assert frees_function_word(laid, k, place, facts)
    assert not frees_function_word(laid, k, place, facts | {"difference": 2.0})
    assert not frees_function_word(laid, k, place, facts | {"right_level": 80})
