"""Run-together words: what is mended, what is left alone, and what holds for any text."""

import re
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.spacing import repair
from coping_gui.checks.spacing.repair import find, profile, repair_text
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

PLAIN = (
    "The river had risen in the night and the lower fields were full of mud. Nobody in the village was surprised, for "
    "it happened every spring, and the farmers had moved their cattle to the hills a week before. The children were "
    "glad, because the school stayed closed until the road was dry again."
)
GLUED = (
    "The riverhad risen in the night and the lower fields were full of mud.Nobody in the village was surprised, for "
    "ithappened every spring, and the farmers hadmoved their cattle to the hills a week before. The children were glad,"
    "because the school stayed closed until the road was dryagain."
)


def wrapped(text, width):
    """The text as it is when every line end of a wrapped copy lost its blank."""
    pieces, column = [], 0
    for word in text.split():
        if column and column + 1 + len(word) > width:
            pieces.append("")
            column = 0
        if column:
            pieces.append(" ")
            column += 1
        pieces.append(word)
        column += len(word)
    return "".join(pieces)


def solid(text):
    return re.sub(r"\s", "", text)


def test_lost_blanks_between_words_and_behind_marks_come_back():
    assert repair_text(GLUED, Tier.LIKELY) == PLAIN


@pytest.mark.parametrize("width", [60, 66, 69, 72])
def test_a_text_that_lost_its_line_ends_is_restored(width):
    assert repair_text(wrapped(PLAIN, width), Tier.LIKELY) == PLAIN


def test_a_clean_text_is_not_touched():
    assert repair_text(PLAIN, Tier.ASK) == PLAIN


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "\t\n x", "…", "𝒳", "((((", "'’'"])
def test_texts_without_words_come_back_as_they_are(text):
    assert repair_text(text, Tier.ASK) == text


def test_white_space_around_and_between_paragraphs_stays():
    text = "  " + GLUED + "\n \n\n\t" + PLAIN + "\n"
    repaired = repair_text(text, Tier.LIKELY)
    assert repaired == "  " + PLAIN + "\n \n\n\t" + PLAIN + "\n"


def test_two_words_glued_to_one_are_both_freed():
    text = GLUED.replace("in the night", "inthenight")
    assert "in the night" in repair_text(text, Tier.LIKELY)


def test_capitals_inside_a_run_are_seen():
    text = "She worked for the NationalCentre of Health inSwitzerland before theUniversal Declaration was signed."
    repaired = repair_text(text, Tier.LIKELY)
    assert "National Centre" in repaired
    assert "in Switzerland" in repaired
    assert "the Universal" in repaired


def test_blanks_around_citations_come_back():
    text = "As Brown (2014)and Smith(2015) showed,the effect is small (Miller, 2012).It was found again later."
    repaired = repair_text(text, Tier.LIKELY)
    assert "(2014) and" in repaired
    assert "(2012). It" in repaired or "2012). It" in repaired
    assert "showed, the" in repaired


PROTECTED = [
    "https://www.example.org/SomeLongPath/andthefile.html",
    "www.nationalcentre.org/aboutus",
    "someone.else@university.edu",
    "10.1371/journal.pone.0012345",
    "doi:10.1016/j.cell.2010.01.001",
    "reportofthemeeting.docx",
    "main_loop_counter",
    "teachinghistory.org",
    "#runtogetherwords",
    "std::string",
    "getElementById()",
    "e.g.",
    "3.14",
    "1,000",
    "10:30",
    "U.S.A.",
    "don't",
    "COVID-19",
    "BRCA2",
    "H2O",
    "p53",
    "mRNA",
]


@pytest.mark.parametrize("token", PROTECTED)
def test_addresses_names_of_files_code_and_formulas_are_left_alone(token):
    text = f"The work is described in {token} and the members of the group agreed with it."
    assert repair_text(text, Tier.LIKELY) == text


@pytest.mark.parametrize("brand", ["JavaScript", "YouTube", "PowerPoint", "McDonald", "LibreOffice", "WordPress"])
def test_a_brand_that_a_text_uses_throughout_is_left_alone(brand):
    text = f"We used {brand} at first. Then {brand} was updated, and the new {brand} worked. All liked {brand} better."
    assert repair_text(text, Tier.LIKELY) == text


@pytest.mark.parametrize(
    "text",
    [
        "La historia de la ciudad comienza en el siglo cuando los primeros colonos llegaron a lacosta y vivieron.",
        "Die Geschichte der Stadt beginnt im sechzehnten Jahrhundert,als die ersten Siedler an derKüste ankamen.",
        "Le président a déclaré que les mesures prises par le gouvernement ne suffisent pas à répondre auxattentes.",
    ],
)
def test_a_paragraph_in_another_language_is_left_alone(text):
    assert repair_text(text, Tier.ASK) == text


@pytest.mark.parametrize(
    ("british", "american"),
    [("colourof", "colorof"), ("organisationwas", "organizationwas"), ("thecentre", "thecenter")],
)
def test_both_englishes_are_mended_alike(british, american):
    for word in (british, american):
        text = f"Nobody in the room could say whether the {word} painted on the wall in that old house by the sea."
        assert word not in repair_text(text, Tier.ASK)


def test_a_finding_marks_the_glued_token_and_says_why():
    (finding,) = find(
        "The children of the village werehappy about it.", profile(["The children of the village werehappy about it."])
    )
    assert finding.span.of("The children of the village werehappy about it.") == "werehappy"
    assert finding.suggestions == ("were happy",)
    assert finding.category is Category.SPACING
    assert "dictionary" in finding.reason
    assert 0.5 < finding.confidence <= 1


def test_the_reason_names_the_line_end_where_the_width_is_known():
    text = wrapped(" ".join([PLAIN] * 3), 66)
    reasons = [finding.reason for finding in find(text, profile([text]))]
    assert sum("line of about 66 characters" in reason for reason in reasons) > len(reasons) / 2


def test_the_author_s_dictionary_is_never_split():
    text = (
        "The village held its werehappy feast, and everyone in the village liked the werehappy songs of the children."
    )
    assert "werehappy" in repair_all(text, profile([text], {"werehappy"}))


def test_a_protected_span_is_left_alone():
    text = "The children of the village werehappy about it."
    at = text.index("werehappy")
    assert find(text, profile([text]), [Span(at, at + 9)]) == []
    assert find(text, profile([text]), [Span(0, at)]) != []


def test_offsets_are_code_points_also_behind_astral_characters():
    text = "𝒳𝒴 😀 the children of the village werehappy about it."
    (finding,) = find(text, profile([text]))
    assert finding.span.of(text) == "werehappy"


def test_equal_texts_have_equal_profiles_and_other_texts_do_not():
    assert profile([PLAIN, GLUED]) == profile([PLAIN, GLUED])
    assert hash(profile([PLAIN])) == hash(profile([PLAIN]))
    assert profile([PLAIN]) != profile([GLUED])
    assert profile([PLAIN]) != profile([PLAIN], ["river"])


def test_a_lower_tier_never_repairs_less():
    counts = [repair_text(GLUED, tier).count(" ") for tier in (Tier.SAFE, Tier.LIKELY, Tier.ASK)]
    assert counts == sorted(counts)


def test_paragraph_by_paragraph_gives_what_the_whole_gives():
    texts = [GLUED, PLAIN, wrapped(PLAIN, 66)]
    whole = profile(texts)
    alone = [repair_all(text, whole) for text in texts]
    assert "\n\n".join(alone) == repair_text("\n\n".join(texts), Tier.LIKELY)


def repair_all(text, whole):
    edits = [
        f.edit()
        for f in find(text, whole)
        if f.tier.reaches(Tier.LIKELY) and solid(f.suggestions[0]) == solid(f.span.of(text))
    ]
    return apply_edits(text, edits)


_PIECES = (
    "the children of village in night river is a water (2014) Brown, it's end. well-known 3.5 COPING and 𝒳 — "
    "“quoted” U.S. e.g. x İstanbul there're "
    "GitHub f() oﬃce MAY 4,2021 `a` [b](#c) ---- to gether"
)
WORDS = _PIECES.split()


@st.composite
def run_together(draw):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    gaps = draw(st.lists(st.sampled_from(["", " ", " ", " ", "\n\n"]), min_size=len(words), max_size=len(words)))
    return "".join(word + gap for word, gap in zip(words, gaps, strict=True))


@settings(max_examples=60, deadline=None)
@given(run_together(), st.sampled_from(list(Tier)))
def test_only_blanks_are_inserted(text, tier):
    repaired = repair_text(text, tier)
    assert solid(repaired) == solid(text)
    assert len(repaired) - len(text) == repaired.count(" ") - text.count(" ") >= 0


@settings(max_examples=60, deadline=None)
@given(run_together(), st.sampled_from(list(Tier)))
def test_repairing_twice_changes_nothing_more(text, tier):
    once = repair_text(text, tier)
    assert repair_text(once, tier) == once


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_survives(text):
    assert solid(repair_text(text, Tier.ASK)) == solid(text)


@settings(max_examples=60, deadline=None)
@given(run_together())
def test_findings_are_sorted_and_can_all_be_applied(text):
    paragraphs = text.split("\n\n")
    whole = profile(paragraphs)
    for paragraph in paragraphs:
        found = find(paragraph, whole)
        assert found == sorted(found, key=lambda finding: finding.span)
        apply_edits(paragraph, [finding.edit() for finding in found])
        for finding in found:
            assert finding.reason
            assert finding.suggestions[0] != finding.span.of(paragraph)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("We have much infor- mation here.", "We have much information here."),
        ("We have much infor -mation here.", "We have much information here."),
        ("It was a long -term plan.", "It was a long-term plan."),
        ("The result -which was good- was found.", "The result - which was good- was found."),
    ],
)
def test_a_hyphen_of_an_old_line_end_is_no_lost_blank(text, mended):
    found = find(text, profile([text]))
    assert apply_edits(text, [f.edit() for f in found]) == mended


def test_a_hyphen_of_an_old_line_end_is_none_in_a_text_that_lost_blanks_either():
    text = f"{GLUED} There was much infor- mation, and infor -mation, about it."
    found = find(text, profile([text]))
    assert apply_edits(text, [f.edit() for f in found]).endswith(
        "There was much information, and information, about it."
    )


@pytest.mark.parametrize(("tier", "kept"), [(Tier.LIKELY, "labour"), (Tier.ASK, "hard work.")])
def test_a_rule_that_is_surer_than_a_lost_blank_speaks_in_its_place(monkeypatch, tier, kept):
    text = "He has patience and likes hardwork."
    start = text.index("hardwork")
    rule = Finding(Span(start, start + 8), Category.SPACING, "R", "m", ("labour",), tier, "coping")
    monkeypatch.setattr(repair, "SPACING_RULES", (SimpleNamespace(find=lambda _text: [rule]),))
    assert [f.suggestions[0] for f in find(text, profile([text]))] == [kept]
