"""Headings and captions as converters leave them: numbers, capitals, names and single words that lost a blank."""

import pytest

from coping_gui.checks.spacing.repair import repair_text
from coping_gui.essay.finding import Tier

LOSSY = (
    "The riverhad risen in the night and the lower fields were full of mud. Nobody in thevillage was surprised, for "
    "ithappened every spring, and the farmers hadmoved their cattle to the hills a week before. The children were glad,"
    " because the school stayed closed untilthe road was dry again, and the oldmill was never seenagain by any of them."
)
HEADINGS = (
    ("1Introduction", "1 Introduction"),
    ("3.2Results", "3.2 Results"),
    ("3.2.Results and Discussion", "3.2. Results and Discussion"),
    ("Chapter3", "Chapter 3"),
    ("Chapter 3The Long March", "Chapter 3 The Long March"),
    ("II.METHODS", "II. METHODS"),
    ("RESULTS ANDDISCUSSION", "RESULTS AND DISCUSSION"),
    ("THE WARIN EUROPE", "THE WAR IN EUROPE"),
    ("TableOf Contents", "Table Of Contents"),
    ("Figure 3.The map of the town", "Figure 3. The map of the town"),
    ("Figure 3The map of the town", "Figure 3 The map of the town"),
    ("Conclusion andOutlook", "Conclusion and Outlook"),
    ("Part II:TheWar in the Pacific", "Part II: The War in the Pacific"),
    ("Works Cited andConsulted", "Works Cited and Consulted"),
    ("A.Data Sources", "A. Data Sources"),
    ("Appendix A:Questionnaire", "Appendix A: Questionnaire"),
    ("The Rise of SocialMedia in Rural Schools", "The Rise of Social Media in Rural Schools"),
    ("The Causes of the CivilWar", "The Causes of the Civil War"),
    ("Education inthe Age of Reform", "Education in the Age of Reform"),
    ("WhatIs Democracy?", "What Is Democracy?"),
    ("How toWrite an Essay", "How to Write an Essay"),
    ("Lessons from NewZealand", "Lessons from New Zealand"),
    ("Women inModern Japan", "Women in Modern Japan"),
    ("Case Study:Nestlé in Africa", "Case Study: Nestlé in Africa"),
    ("The 1920sand After", "The 1920s and After"),
    ("Reading Jane Austen'sEmma", "Reading Jane Austen's Emma"),
    ("Background andMotivation", "Background and Motivation"),
    ("Table 2Results of the survey", "Table 2 Results of the survey"),
    ("Section4: Limits", "Section 4: Limits"),
    ("Limitations and FutureWork", "Limitations and Future Work"),
    ("Q&Awith the Author", "Q&A with the Author"),
    ("The European Union andBrexit", "The European Union and Brexit"),
    ("FromFarm to Table", "From Farm to Table"),
    ("Aclose reading of Hamlet", "A close reading of Hamlet"),
    ("TheGreat Gatsby as Tragedy", "The Great Gatsby as Tragedy"),
    ("“ToBe or Not to Be”", "“To Be or Not to Be”"),
    ("Keywords:reading, writing", "Keywords: reading, writing"),
    ("ContactInfo", "Contact Info"),
)


@pytest.mark.parametrize(("glued", "good"), HEADINGS)
def test_a_heading_of_a_text_that_loses_blanks_gets_its_own_back(glued: str, good: str) -> None:
    assert repair_text(f"{LOSSY}\n\n{glued}", Tier.LIKELY).split("\n\n")[1] == good


def test_all_headings_of_one_text_are_mended_together() -> None:
    repaired = repair_text("\n\n".join([LOSSY, *(glued for glued, _ in HEADINGS)]), Tier.LIKELY).split("\n\n")[1:]
    assert repaired == [good for _, good in HEADINGS]


@pytest.mark.parametrize(("glued", "good"), HEADINGS)
def test_what_a_heading_became_stays(glued: str, good: str) -> None:
    assert repair_text(f"{LOSSY}\n\n{good}", Tier.LIKELY).split("\n\n")[1] == good, glued


KEPT = (
    "PowerPoint Slides",
    "YouTube and the Classroom",
    "iPhone Sales 2010–2020",
    "McCarthyism and After",
    "A Note on LaTeX",
    "COVID-19 in Rural Areas",
    "H1N1 and the Press",
    "Figure 2a: The Nile",
    "3D Models of the City",
    "WWII and the Home Front",
    "e-Learning in Schools",
    "The O'Neill Plays",
    "B2B Markets",
    "Q4 Results",
)


@pytest.mark.parametrize("heading", KEPT)
def test_brands_numbers_and_names_in_a_heading_stay_whole(heading: str) -> None:
    assert repair_text(f"{LOSSY}\n\n{heading}", Tier.LIKELY).split("\n\n")[1] == heading
