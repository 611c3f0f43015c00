"""Titles, headings, kinds, sections and their roles, with and without the file's own marks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role
from coping_gui.opening import roles
from coping_gui.opening.sections import outlined
from coping_gui.opening.text_reader import essay_from_text

LONG = "The house stands on a hill above the town. It has been empty for many years, and nobody knows who owns it now."


def text_essay(*blocks: str) -> Essay:
    return essay_from_text("\n\n".join(blocks))


def word_essay(*paragraphs: Paragraph) -> Essay:
    return outlined(Essay(paragraphs, format=Format.DOCX))


def shape(essay: Essay) -> list[tuple[str, str]]:
    return [(s.role.value, s.title) for s in essay.sections]


def headings(essay: Essay) -> list[tuple[str, int]]:
    return [(p.text, p.level) for p in essay.paragraphs if p.kind is Kind.HEADING]


SEED_LIKE = (
    "COPINGwas a three-year project, havingbeen funded by the European Union. The research was undertaken by"
    " aconsortium.",
    "Whythe Case Study is Important in Understanding Micro-Social WorkPractices",
    "Theproject is potentially significant because it presents some elements. According to Herricand Indianos"
    " (2015), it is.",
    "\n\nInconclusion, COPING lends itself practice model for working withcommunities. In particular, it succeeded.",
)


def test_an_essay_with_lost_blanks_has_an_untitled_introduction_a_titled_body_and_a_conclusion() -> None:
    essay = text_essay(*SEED_LIKE)
    assert shape(essay) == [("introduction", ""), ("body", SEED_LIKE[1]), ("conclusion", "")]
    assert essay.title == ""
    assert [(s.start, s.end) for s in essay.sections] == [(0, 1), (1, 3), (3, 4)]


def test_a_word_file_without_styles_is_read_alike() -> None:
    essay = word_essay(*(Paragraph(block.strip()) for block in SEED_LIKE))
    assert [s.role for s in essay.sections] == [Role.INTRODUCTION, Role.BODY, Role.CONCLUSION]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Introduction", Role.INTRODUCTION),
        ("1. Introduction", Role.INTRODUCTION),
        ("I. INTRODUCTION", Role.INTRODUCTION),
        ("1 Introduction:", Role.INTRODUCTION),
        ("Introduction and Background", Role.INTRODUCTION),
        ("Abstract", Role.ABSTRACT),
        ("**Executive Summary**", Role.ABSTRACT),
        ("Conclusions", Role.CONCLUSION),
        ("5. Conclusion & Outlook", Role.CONCLUSION),
        ("Concludingremarks", Role.CONCLUSION),
        ("Summary", Role.CONCLUSION),
        ("References", Role.REFERENCES),
        ("7. REFERENCES", Role.REFERENCES),
        ("Workscited", Role.REFERENCES),
        ("List of References", Role.REFERENCES),
        ("Bibliography", Role.REFERENCES),
        ("Acknowledgments", Role.ACKNOWLEDGEMENTS),
        ("Acknowledgements", Role.ACKNOWLEDGEMENTS),
        ("Appendix A", Role.APPENDIX),
        ("Appendix B: The Questionnaire", Role.APPENDIX),
        ("Supporting Information", Role.APPENDIX),
        ("Table of Contents", Role.FRONT),
        ("Methods", None),
        ("The conclusion of the war", None),
        ("Reference points in design", None),
        ("Mixed Methods", None),
        ("A history of bibliography", None),
    ],
)
def test_a_title_names_its_role(title: str, role: Role | None) -> None:
    assert roles.role_of(title) is role


@pytest.mark.parametrize(
    "title", ["Methods", "2.1 Results", "MATERIALS AND METHODS", "Literature Review", "Appendix C"]
)
def test_usual_titles_are_known(title: str) -> None:
    assert roles.is_known(title)
    assert not roles.is_known("Notes on " + title.lower())


def test_a_file_with_styled_headings_is_taken_at_its_word() -> None:
    essay = word_essay(
        Paragraph("The Empty House", Kind.TITLE),
        Paragraph("Introduction", Kind.HEADING, 1),
        Paragraph(LONG),
        Paragraph("A Short Line In Title Case That Is Bold", bold=True),
        Paragraph(LONG),
        Paragraph("Rooms", Kind.HEADING, 2),
        Paragraph(LONG),
        Paragraph("References", Kind.HEADING, 1),
        Paragraph("Smith, J. (2010). A house. Press."),
    )
    assert headings(essay) == [("Introduction", 1), ("Rooms", 2), ("References", 1)]
    assert essay.title == "The Empty House"
    assert essay.paragraphs[-1].kind is Kind.REFERENCE


def test_a_subsection_takes_the_role_of_its_parent() -> None:
    essay = word_essay(
        Paragraph("Introduction", Kind.HEADING, 1),
        Paragraph(LONG),
        Paragraph("Aims of the work", Kind.HEADING, 2),
        Paragraph(LONG),
        Paragraph("The house", Kind.HEADING, 1),
        Paragraph(LONG),
        Paragraph("Conclusion", Kind.HEADING, 1),
        Paragraph(LONG),
        Paragraph("Bibliography", Kind.HEADING, 2),
        Paragraph("Smith, J. (2010). A house. Press."),
    )
    assert [s.role for s in essay.sections] == [
        Role.INTRODUCTION, Role.INTRODUCTION, Role.BODY, Role.CONCLUSION, Role.REFERENCES,
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["bold", "numbers", "capitals", "title case"])
def test_headings_of_a_word_file_without_styles_are_seen_by_their_look(sign: str) -> None:
    titles = ["The Empty House", "What Should Happen Next"]
    texts = {
        "bold": ["The empty house", "What should happen next"],
        "numbers": ["1. The empty house", "2. What should happen next"],
        "capitals": [t.upper() for t in titles],
        "title case": titles,
    }[sign]
    bold = sign == "bold"
    essay = word_essay(
        Paragraph(LONG),
        Paragraph(texts[0], bold=bold),
        Paragraph(LONG),
        Paragraph(texts[1], bold=bold),
        Paragraph(LONG),
    )
    assert headings(essay) == [(t, 1) for t in texts]
    assert all(p.guessed for p in essay.paragraphs if p.kind is Kind.HEADING)


def test_numbers_tell_the_levels() -> None:
    essay = text_essay("1. The House", LONG, "1.1 The Rooms", LONG, "1.1.1 The Walls", LONG, "2. The Garden", LONG)
    assert [level for _, level in headings(essay)] == [1, 2, 3, 1]


def test_usual_titles_stand_above_the_others_of_a_paper() -> None:
    essay = text_essay(
        "On Empty Houses", "Introduction", LONG, "Methods", LONG, "Choice of houses", LONG, "Results", LONG,
        "Size of the houses", LONG, "Discussion", LONG, "References", "Smith, J. (2010). A house. Press.",
    )  # fmt: skip
    assert dict(headings(essay)) == {
        "Introduction": 1, "Methods": 1, "Choice of houses": 2, "Results": 1, "Size of the"
            " houses": 2, "Discussion": 1, "References": 1,
    }  # fmt: skip


def test_the_parts_of_a_structured_abstract_belong_to_it() -> None:
    essay = text_essay(
        "On Empty Houses", "Abstract", "Background", LONG, "Methods", LONG, "Conclusions", LONG, "Introduction", LONG,
        "Methods", LONG, "Results", LONG, "Conclusions", LONG,
    )  # fmt: skip
    assert [level for _, level in headings(essay)] == [1, 2, 2, 2, 1, 1, 1, 1]
    assert [s.role for s in essay.sections][1:5] == [Role.ABSTRACT] * 4
    assert [s.role for s in essay.sections][-1] is Role.CONCLUSION


@pytest.mark.parametrize(
    "line",
    [
        "He left the house at noon.",
        "where l is the height of the house",
        "Figure 1: The house from the north",
        "x = a + b (3)",
        "Smith, J. (2010) A house, pp. 3",
        "“Nobody lives in this old house”",
        "He left the house. It was noon, and the sun",
    ],
)
def test_a_short_line_is_not_always_a_heading(line: str) -> None:
    assert line not in dict(headings(text_essay(LONG, LONG, line, LONG)))


def test_a_short_last_line_is_no_heading() -> None:
    assert headings(text_essay(LONG, LONG, "Jane Smith in Oxford")) == []


def test_a_run_of_numbered_lines_is_a_list_not_headings() -> None:
    assert (
        headings(text_essay(LONG, "1. The walls are thick", "2. The roof is old", "3. The cellar is wet", LONG)) == []
    )


def test_entries_of_the_list_of_references_are_no_headings() -> None:
    essay = text_essay(
        "The House",
        LONG,
        "References",
        "Smith J The house 2010",
        "Ryle G The concept of mind 1949",
        "Le Corbusier, A house",
    )
    assert [t for t, _ in headings(essay)][-1] == "References"
    assert [p.kind for p in essay.paragraphs[-3:]] == [Kind.REFERENCE] * 3


def test_the_first_short_line_is_the_title() -> None:
    essay = text_essay("The Empty House on the Hill", LONG, "The Rooms", LONG)
    assert essay.title == "The Empty House on the Hill"
    assert shape(essay) == [("front matter", ""), ("introduction", ""), ("body", "The Rooms")]


def test_a_students_lines_before_the_title_are_front_matter() -> None:
    essay = text_essay(
        "Jane Smith", "Professor Miller", "English 101", "12 March 2015", "The Empty House on the Hill", LONG, LONG
    )
    assert essay.title == "The Empty House on the Hill"
    assert essay.sections[0].role is Role.FRONT
    assert essay.sections[0].end == 5


def test_a_students_lines_in_one_block_are_front_matter() -> None:
    essay = text_essay(
        "Jane Smith\nProfessor Miller\nEnglish 101\n12 March 2015", "The Empty House on the Hill", LONG, LONG
    )
    assert essay.title == "The Empty House on the Hill"
    assert (essay.sections[0].role, essay.sections[0].start, essay.sections[0].end) == (Role.FRONT, 0, 2)


def test_lines_of_the_author_after_the_title_are_front_matter() -> None:
    essay = text_essay("The Empty House on the Hill", "by Jane Smith", "University of Oxford", LONG, LONG)
    assert essay.title == "The Empty House on the Hill"
    assert (essay.sections[0].role, essay.sections[0].end) == (Role.FRONT, 3)


def test_a_usual_first_heading_is_no_title() -> None:
    essay = text_essay("Introduction", LONG, "Conclusion", LONG)
    assert essay.title == ""
    assert [s.role for s in essay.sections] == [Role.INTRODUCTION, Role.CONCLUSION]


def test_an_essay_without_headings_is_parted_by_position() -> None:
    essay = text_essay(LONG, LONG, LONG, LONG)
    assert [(s.role, s.start, s.end) for s in essay.sections] == [
        (Role.INTRODUCTION, 0, 1), (Role.BODY, 1, 3), (Role.CONCLUSION, 3, 4),
    ]  # fmt: skip


def test_a_closing_line_is_no_conclusion() -> None:
    essay = text_essay(LONG, LONG, LONG, LONG, "Kind regards,")
    assert [(s.role, s.start, s.end) for s in essay.sections][-1] == (Role.CONCLUSION, 3, 5)


def test_two_paragraphs_are_not_parted_into_roles() -> None:
    assert len(text_essay(LONG, LONG).sections) == 1


@pytest.mark.parametrize(
    "opening",
    ["In conclusion, ", "Inconclusion, ", "To sum up, ", "Tosumup, ", "In summary, ", "All in all, ", "Conclusion: "],
)
def test_a_conclusion_is_known_by_its_opening_even_without_blanks(opening: str) -> None:
    essay = text_essay("The House", LONG, LONG, opening + "it is empty and will stay so for a long time to come.")
    assert essay.sections[-1].role is Role.CONCLUSION
    assert essay.sections[-1].start == 3


def test_in_conclusion_far_from_the_end_begins_no_conclusion() -> None:
    essay = text_essay(
        "Why the House is Empty", LONG, "In conclusion of the deal they drank. It was late.", LONG, LONG, LONG, LONG
    )
    assert Role.CONCLUSION not in [s.role for s in essay.sections if s.heading is None and s.start == 2]


def test_discussion_and_conclusion_is_the_conclusion_where_there_is_no_other() -> None:
    essay = text_essay("Introduction", LONG, "Methods", LONG, "Discussion and Conclusion", LONG)
    assert essay.sections[-1].role is Role.CONCLUSION


def test_a_summary_before_the_body_is_an_abstract() -> None:
    essay = text_essay("The Empty House on the Hill", "Summary", LONG, "Introduction", LONG, "Summary", LONG)
    assert [s.role for s in essay.sections][1:] == [Role.ABSTRACT, Role.INTRODUCTION, Role.CONCLUSION]


ENTRIES = (
    "Jones, K. (2011). Another book. Press.",
    "Smith, J., & Lee, A. (2010). A book. Press.",
    "World Health Organization. (2012). A report. Geneva.",
)


def test_a_list_of_references_without_a_heading_is_found() -> None:
    essay = text_essay(LONG, LONG, LONG, LONG, *ENTRIES)
    assert essay.sections[-1].role is Role.REFERENCES
    assert [p.kind for p in essay.paragraphs[-3:]] == [Kind.REFERENCE] * 3
    assert essay.sections[-2].role is Role.CONCLUSION


def test_paragraphs_that_cite_are_no_references() -> None:
    cited = "Smith, J. and others (2010) say that the house is empty. " * 12
    essay = text_essay("The House", LONG, cited, cited)
    assert Role.REFERENCES not in [s.role for s in essay.sections]


def test_captions_are_marked() -> None:
    essay = text_essay("The House", LONG, "Figure 2. The house from the north.", LONG, "Table 1: Rooms", LONG)
    assert [p.kind for p in essay.paragraphs if p.guessed and p.kind is Kind.CAPTION] == [Kind.CAPTION] * 2


def test_notes_stand_outside_of_the_flow() -> None:
    essay = word_essay(
        Paragraph("The House", Kind.HEADING, 1), Paragraph(LONG), Paragraph("A note", Kind.NOTE, place="footnote"),
        Paragraph("Page 1", Kind.NOTE, place="header"),
    )  # fmt: skip
    assert [(s.start, s.end) for s in essay.sections] == [(0, 2)]


def test_outlining_again_changes_nothing_and_forgets_what_was_guessed() -> None:
    essay = text_essay("The House", LONG, "The Rooms", LONG, "References", *ENTRIES)
    assert outlined(essay) == essay
    longer = tuple(
        replace(p, text=p.text + " and more of the same, as one can see in every room of it.")
        if p.text == "The Rooms"
        else p
        for p in essay.paragraphs
    )
    again = outlined(replace(essay, paragraphs=longer))
    assert "The Rooms" not in [t for t, _ in headings(again)]


def test_a_list_item_that_was_read_as_reference_becomes_a_list_item_again() -> None:
    item = Paragraph("Smith, J. (2010). A book. Press.", Kind.LIST_ITEM, numbering="1.")
    essay = word_essay(
        Paragraph("References", Kind.HEADING, 1), item, Paragraph("End", Kind.HEADING, 1), Paragraph(LONG)
    )
    assert essay.paragraphs[1].kind is Kind.REFERENCE
    renamed = (replace(essay.paragraphs[0], text="Shopping list"), *essay.paragraphs[1:])
    assert outlined(replace(essay, paragraphs=renamed)).paragraphs[1] == item


WORDS = st.sampled_from(
    [
        "the",
        "House",
        "References",
        "1.",
        "In conclusion,",
        "Smith, J. (2010).",
        "INTRODUCTION",
        "x",
        "\ufffc",
        "Figure 1:",
    ]
)
PARAGRAPHS = st.builds(
    Paragraph,
    text=st.lists(WORDS, max_size=14).map(" ".join),
    kind=st.sampled_from([Kind.BODY, Kind.BODY, Kind.BODY, Kind.HEADING, Kind.LIST_ITEM, Kind.TITLE, Kind.TABLE]),
    level=st.integers(1, 4),
    bold=st.booleans(),
)


@given(st.lists(PARAGRAPHS, max_size=14), st.sampled_from(Format))
def test_sections_cover_the_flow_exactly_once(paragraphs: list[Paragraph], format_: Format) -> None:
    fixed = tuple(p if p.kind is Kind.HEADING else replace(p, level=0) for p in paragraphs)
    essay = outlined(Essay(fixed, format=format_))
    covered = [i for s in essay.sections for i in range(s.start, s.end)]
    assert covered == list(range(len(fixed)))
    assert all(essay.paragraphs[s.heading].kind is Kind.HEADING for s in essay.sections if s.heading is not None)
    assert [p.text for p in essay.paragraphs] == [p.text for p in fixed]
    assert outlined(essay) == essay
