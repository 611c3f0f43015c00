"""The nouns of an essay."""

import pytest

from coping_gui.essay.essay import Essay, Kind, Paragraph, Role, Section, count_words
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def test_words_are_tokens_that_hold_a_letter_or_a_digit() -> None:
    assert count_words("One — two, 3 … “four”") == 4


def an_essay() -> Essay:
    paragraphs = (
        Paragraph("It begins here."),
        Paragraph("Methods", Kind.HEADING, 1),
        Paragraph("We did it."),
        Paragraph("A note.", Kind.NOTE, place="footnote"),
    )
    sections = (
        Section("", Role.INTRODUCTION, 1, 0, 1),
        Section("Methods", Role.BODY, 1, 1, 3, heading=1),
    )
    return Essay(paragraphs, sections)


def test_a_section_without_a_title_is_called_by_its_role() -> None:
    assert [s.name for s in an_essay().sections] == ["Introduction", "Methods"]


def test_section_words_leave_out_the_heading() -> None:
    assert an_essay().section_words() == [3, 3]


def test_a_paragraph_outside_of_the_flow_belongs_to_no_section() -> None:
    essay = an_essay()
    assert [essay.section_of(i) for i in range(4)] == [0, 1, 1, None]


def test_all_paragraphs_count_for_the_words_of_the_essay() -> None:
    assert an_essay().words == 9


@pytest.mark.parametrize(
    ("place", "counted"),
    [("body", 3), ("table", 3), ("footnote", 3), ("endnote", 3), ("text box", 3), ("header", 0), ("footer", 0)],
)
def test_words_that_stand_on_every_page_are_not_counted(place: str, counted: int) -> None:
    essay = Essay((Paragraph("One two."), Paragraph("Page 1 of", place=place)))
    assert essay.words == 2 + counted


def test_a_surer_tier_reaches_a_less_sure_one() -> None:
    assert Tier.SAFE.reaches(Tier.LIKELY)
    assert Tier.LIKELY.reaches(Tier.LIKELY)
    assert not Tier.ASK.reaches(Tier.LIKELY)


def test_a_finding_makes_the_edit_of_the_chosen_suggestion() -> None:
    finding = Finding(Span(0, 3), Category.SPELLING, "X", "Wrong.", ("the", "ten"))
    assert finding.edit(1).text == "ten"
    assert finding.moved(Span(4, 7)).edit().span == Span(4, 7)
