"""Names, code and dates: what no statistics may part, and what only a lost blank explains."""

import pytest

from coping_gui.checks.spacing.repair import find, profile, repair_text
from coping_gui.essay.finding import Tier

NAMES = [
    "ExxonMobil",
    "GlaxoSmithKline",
    "PricewaterhouseCoopers",
    "JPMorgan",
    "PlayStation",
    "easyJet",
    "GitHub's",
    "iPhones",
    "BlackBerry",
    "OpenOffice",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_well_known_name_with_a_capital_inside_is_kept_where_it_stands_but_once(name):
    text = f"The clerks of the town said that {name} was the only one they had ever heard of before the war."
    assert repair_text(text, Tier.ASK) == text


@pytest.mark.parametrize("glue", ["the{}", "of{}", "and{}"])
def test_a_well_known_name_glued_to_another_word_is_freed_whole(glue):
    text = "The clerks of the town sawthat it was good, and nobody elsein the room thought of" + " " * (glue != "of{}")
    text += glue.format("PlayStation") + " games that day."
    repaired = repair_text(text, Tier.LIKELY)
    assert " PlayStation " in repaired
    assert "saw that" in repaired


def test_a_text_that_also_writes_the_name_as_two_words_is_not_bound_by_the_list():
    text = (
        "The Black Berry is a fruit. Farmers pick the Black Berry inautumn, and the Black Berry isblack. "
        "Children like the BlackBerry from theforest more than anyother fruit, and the Black Berry issweet."
    )
    assert "BlackBerry" not in repair_text(text, Tier.ASK)


CODE = [
    "Call getUserName() first, then setUserName(name) and check that user_name is set in the table.",
    "The loop `for i in range(10)` prints ten numbers, and rq.get(url, mode='r') reads the page at once.",
    "If you get ModuleNotFoundError, the folder std::env was not found, and x != y holds for myList as well.",
    "The parameter idleTimeout (set to 5) must be larger than the value of startYear or of endDate here.",
    "It throws a DistributedTransactionError as soon as the renderToStaticMarkup of the page has begun.",
]


@pytest.mark.parametrize("text", CODE)
def test_code_in_a_text_that_loses_no_blank_is_kept(text):
    assert repair_text(text, Tier.LIKELY) == text


def test_words_run_together_in_a_paragraph_of_code_are_still_parted():
    text = "Call getUserName() first,then check that user_name is setin the table and that std::env was found."
    repaired = repair_text(text, Tier.LIKELY)
    assert "set in" in repaired
    assert "first, then" in repaired
    assert "getUserName()" in repaired


@pytest.mark.parametrize("start", ["inSwitzerland", "theUniversity", "ofLondon", "byShakespeare"])
def test_a_name_glued_to_an_everyday_word_is_parted_in_a_text_that_loses_nothing_else(start):
    text = f"The children of the village had never heard of the people {start} before the war came to them."
    assert start not in repair_text(text, Tier.LIKELY)


def test_two_words_that_stand_together_in_english_are_parted_also_with_capitals():
    text = "The report was written by the World HealthOrganization in the year when the war had ended."
    assert "World Health Organization" in repair_text(text, Tier.LIKELY)


@pytest.mark.parametrize("month", ["March", "May", "Dec.", "september"])
@pytest.mark.parametrize("day", ["4", "14"])
def test_day_and_year_of_an_american_date_are_parted(month, day):
    text = f"The school was opened on {month} {day},2021 and was closed again in the spring."
    assert f"{month} {day}, 2021" in repair_text(text, Tier.SAFE)


@pytest.mark.parametrize("number", ["4,200", "14,215", "1,204"])
def test_a_number_with_groups_of_three_is_kept_behind_a_month(number):
    text = f"The school had in May {number} pupils, more than in any other month of the year."
    assert repair_text(text, Tier.LIKELY) == text


LEFT = [
    "The loss of phosphatidylserine from the inner side of the membrane was seen in all of the cells.",
    "The values of the time are discussed in a book by Freeland, Cynthia. 2001. But Is It Art?",
    "-----Original Message-----",
    "The rest is *****secret***** and stays so.",
    "See the [report of the year](https://example.org/report) and the [list](#of-names) for all the details.",
    "**Author:** *Jane Doe* wrote it, and the **word count:** is about *two* thousand, as the **list** says.",
    "The return on it is c.15% a year, as it was c.1590 and ca.1600 in the towns of the north and of the south.",
    "Nor th'other neither, quoth he, and o'er the hill we drank of l'eau and said qu'il was right.",
    "...and then they left the house and went to the sea, as they had done each year before the war.",
    "There're more people in the house, and the bairns're hungry, and who'd've thought that you'd've come?",
]


@pytest.mark.parametrize("text", LEFT)
def test_chemical_names_surnames_ruled_lines_links_opening_dots_and_contractions_are_kept(text):
    assert repair_text(text, Tier.LIKELY) == text


def test_an_abbreviation_that_a_text_writes_apart_from_its_number_is_parted():
    text = "The church was built c. 1590 and burnt c. 1640. The tower isolder: it was built c.1480 by themonks."
    assert "c. 1480" in repair_text(text, Tier.ASK)


def test_a_contraction_is_freed_as_one_word():
    text = "We saw that there'remore people in thehouse and that they'realready in the garden of the school."
    repaired = repair_text(text, Tier.LIKELY)
    assert "there're more" in repaired
    assert "they're already" in repaired


def test_half_a_word_is_left_to_the_rule_that_joins_it():
    text = "The children of the village went to school to gether with all of their older brothers."
    (finding,) = find(text, profile([text]))
    assert finding.rule == "spacing.split-word"
    assert finding.suggestions == ("together",)


def test_a_word_with_a_ligature_is_left_to_the_rule_that_mends_it():
    text = "The ofﬁce of the school is closed."
    (finding,) = find(text, profile([text]))
    assert finding.rule == "spacing.ligature"
    assert finding.suggestions == ("office",)


SHOUTED = [
    ("TERMS ANDCONDITIONS OF SALE", "TERMS AND CONDITIONS OF SALE"),
    ("THE HISTORY OFTHE RAILWAYS INENGLAND", "THE HISTORY OF THE RAILWAYS IN ENGLAND"),
    (
        "IN NOEVENT SHALL THE SELLER BE LIABLE FOR ANY INDIRECT DAMAGES THATFOLLOW.",
        "IN NO EVENT SHALL THE SELLER BE LIABLE FOR ANY INDIRECT DAMAGES THAT FOLLOW.",
    ),
]


@pytest.mark.parametrize(("text", "mended"), SHOUTED)
def test_a_paragraph_in_capitals_is_judged_by_its_words(text, mended):
    assert repair_text(text, Tier.LIKELY) == mended


@pytest.mark.parametrize("text", ["NATO, UNESCO, WHO, OECD", "BRCA1 TP53 PIK3CA", "GDP PPP CPI", "İSTANBUL ANDANKARA"])
def test_acronyms_in_a_row_stay_as_they_are(text):
    assert repair_text(text, Tier.LIKELY) == text


def test_chat_is_english_and_is_mended():
    text = "idk why ppl say gonna & wanna aren't words?? they're in thedictionary... kindafunny ngl brb"
    repaired = repair_text(text, Tier.LIKELY)
    assert "the dictionary" in repaired
    assert "kinda funny" in repaired


DECADES = [
    ("From the 1880sonwards the town grew.", "From the 1880s onwards the town grew."),
    ("It began in the 1990sand went on for years.", "It began in the 1990s and went on for years."),
    ("In the late 1960sin France it was so.", "In the late 1960s in France it was so."),
    ("The mid-1970swere bad for all of us.", "The mid-1970s were bad for all of us."),
    ("In the 1970s and 1980sto the east of it.", "In the 1970s and 1980s to the east of it."),
    ("It was seen in the 1950sthe year before.", "It was seen in the 1950s the year before."),
]


@pytest.mark.parametrize(("glued", "good"), DECADES)
def test_a_decade_keeps_its_s_when_the_next_word_touches_it(glued, good):
    assert repair_text(glued, Tier.SAFE) == good


def test_a_decade_that_touches_a_word_says_why():
    (finding,) = find(DECADES[1][0], profile([DECADES[1][0]]))
    assert finding.reason == "A word follows the decade"


@pytest.mark.parametrize("text", ["In 1990she left the town for good.", "By 1960sand was sold there by the ton."])
def test_a_year_is_not_taken_for_a_decade(text):
    assert "1990s" not in repair_text(text, Tier.ASK)
    assert "1960s" not in repair_text(text, Tier.ASK)


@pytest.mark.parametrize("text", ["The 1980s were bad.", "The 1990s' end was good.", "The 1960s-style houses stood."])
def test_a_decade_that_touches_nothing_is_kept(text):
    assert repair_text(text, Tier.ASK) == text


SPACED = "The first was found (t = 2.31, p = .01), and r = .45 in the other one, where b = -.30 was seen."


@pytest.mark.parametrize("number", [".03", "0.03", "-.2", "-0.2", "−1.5", "31"])
def test_a_number_that_touches_its_sign_is_freed_where_the_text_writes_them_apart(number):
    text = f"{SPACED} The last was not found (p ={number}) by anyone."
    assert f"(p = {number})" in repair_text(text, Tier.LIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "The effect was found (p =.03) and so was the other one (r =.40) by most of those who looked for it.",
        "The effect was found (p=.03, r=.40, t=2.3) and so was (p =.04) by most of those who looked for it.",
        f"{SPACED} The people were =.03 or so.",
    ],
)
def test_a_sign_is_left_as_it_is_where_the_text_does_not_write_it_apart(text):
    repaired = repair_text(text, Tier.LIKELY)
    assert repaired == text or repaired == text.replace("=.03 or", "= .03 or")


def test_a_number_that_touches_its_sign_is_never_a_safe_repair():
    text = f"{SPACED} The last was not found (p =.03) by anyone."
    assert repair_text(text, Tier.SAFE) == text


QUOTED = [
    ("The signs were classified as'abstract', 'square' or 'round' by all.", "as 'abstract', 'square'"),
    ("The set of characters (called'Alphabet' hereafter) was used.", "(called 'Alphabet' hereafter)"),
    ("They spoke for instance,'time' was one of these, of words.", "for instance, 'time' was"),
]


@pytest.mark.parametrize(("glued", "good"), QUOTED)
def test_a_blank_lost_before_a_quoted_word_comes_back_before_the_mark(glued, good):
    assert good in repair_text(glued, Tier.SAFE)


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' tails and the boys' house were seen by O'Neil's men in the summer.",
        "The library of the Lai de l'Ombre' was seen by the men in the summer.",
        "He said 'yes', 'no' and 'perhaps' to the men of the town.",
    ],
)
def test_apostrophes_are_not_taken_for_quotation_marks(text):
    assert repair_text(text, Tier.LIKELY) == text


@pytest.mark.parametrize("name", ["U.S.", "U.K.", "D.C."])
def test_a_well_known_short_form_stays_whole(name):
    text = f"J. R. Brown and P. Q. Smith wrote of the {name} National Library in the year of the war. (2013).See it."
    assert name in repair_text(text, Tier.ASK)


def test_a_short_form_is_parted_where_the_text_writes_it_so():
    text = "In the U. S. nobody knew of it. The U. S. was large, and the U.S. was rich. He left the U. S. early."
    spaced = repair_text(text, Tier.ASK)
    assert spaced.replace("U. S.", "U.S.") == text.replace("U. S.", "U.S.")


@pytest.mark.parametrize("name", ["Marsh", "Tomlin", "Kowal", "Reed"])
@pytest.mark.parametrize("behind", ["al., 2016)", "al. 2016)", "al (2016)", "al.)"])
def test_a_name_glued_to_the_et_of_et_al_is_freed(name, behind):
    rest = " The men and women of the village were glad, because the road was dry again after the winter." * 6
    text = f"It was found by others ({name}et {behind} and by us.{rest}"
    assert f"{name} et al" in repair_text(text, Tier.SAFE)


@pytest.mark.parametrize(
    "text", ["He wrote a sonnet for Al Gore.", "The planet al-Dhanab is far.", "The net al dente."]
)
def test_other_words_that_end_in_et_are_kept(text):
    assert repair_text(text, Tier.LIKELY) == text


@pytest.mark.parametrize("word", ["Accessed", "Retrieved"])
def test_the_day_of_access_never_touches_an_address(word):
    text = f"See http://example.org/out-there{word} 27 November 2017 for more of it."
    assert f"out-there {word} 27" in repair_text(text, Tier.SAFE)
    low = text.replace(word, word.lower())
    assert repair_text(low, Tier.LIKELY) == low
