"""Which lines read like headings, at which level, and what their words say about the section."""

from dataclasses import replace

import pytest

from coping_gui.essay.essay import Kind, Paragraph, Role
from coping_gui.opening import front, headings, roles
from coping_gui.opening.headings import guess, is_caption, levels, look_at

PROSE = "The council met in spring, and it was said that the river had risen by more than a foot in two days."


def flow(*lines: str) -> list[Paragraph]:
    """Every line as a body paragraph with some prose after it."""
    return [Paragraph(text) for line in lines for text in (line, PROSE)]


def headings_of(*lines: str, only_marked: bool = False) -> list[str]:
    paragraphs = flow(*lines)
    return [paragraphs[i].text for i in guess(paragraphs, only_marked=only_marked)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. Aims", "1"),
        ("1 Aims", "1"),
        ("2.1 The river", "2.1"),
        ("2.1.3. The river", "2.1.3"),
        ("IV. The river", "IV"),
        ("B. The river", "B"),
        ("Chapter 3: The river", "3"),
        ("Section 2 The river", "2"),
        ("PART II The river", "1"),
        ("The river", ""),
        ("1984 was a year", ""),
        ("I was there", ""),
        ("A river", ""),
        ("2.5 %", ""),
    ],
)
def test_a_heading_s_own_number_is_read(line: str, number: str) -> None:
    assert look_at(Paragraph(line)).number == number


def test_a_number_that_the_file_draws_counts_like_one_in_the_text() -> None:
    assert look_at(Paragraph("The river", numbering="3.2.")).number == "3.2"


@pytest.mark.parametrize(
    ("line", "bare", "bold"),
    [
        ("**The river**", "The river", True),
        ("__The river__", "The river", True),
        ("*The river*", "The river", True),
        ("***The river***", "The river", True),
        ("**The river**:", "The river", True),
        ("The **river**", "The **river**", False),
        ("** The river **", "** The river **", False),
        ("The river", "The river", False),
    ],
)
def test_emphasis_around_the_whole_line_is_bold_and_not_part_of_its_words(line: str, bare: str, bold: bool) -> None:
    look = look_at(Paragraph(line))
    assert (look.bare, look.bold) == (bare, bold)


def test_bold_letters_of_a_word_file_count_as_bold() -> None:
    assert look_at(Paragraph("The river", bold=True)).bold


@pytest.mark.parametrize(
    ("line", "capitals", "title_case"),
    [
        ("THE RIVER", True, False),
        ("The River and Its Towns", False, True),
        ("Life under Water", False, True),
        ("The river and its towns", False, False),
        ("River Towns", False, False),
        ("UK", False, False),
        ("3 UK", False, False),
    ],
)
def test_capitals_set_a_line_apart(line: str, capitals: bool, title_case: bool) -> None:
    look = look_at(Paragraph(line))
    assert (look.capitals, look.title_case) == (capitals, title_case)


@pytest.mark.parametrize(
    "line",
    [
        "He left the town.",
        "He left the town!",
        "and then there was",
        "Once. Two more words follow after it. Three",
        "It was so:" + " word" * 20,
        "x" * 200,
        "Two\nlines",
        "***",
        "",
        "   ",
        "which of these are",
        "“Quoted words",
        "x = y + 2",
        "Smith, 2015, p. 3",
        "see https://example.org",
    ],
)
def test_what_reads_like_no_heading_is_none(line: str) -> None:
    assert headings_of(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "The river and its towns",
        "What the council said?",
        "Methods.",
        "1. Findings:",
        "Smith et al.",
        "Iron, coal and the river",
        "THE RIVER",
        "**What we did**",
        "Results and discussion",
    ],
)
def test_what_reads_like_a_heading_is_one(line: str) -> None:
    assert headings_of(line) == [line]


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("The river and its towns", False),
        ("1. The river", True),
        ("**The river**", True),
        ("THE RIVER", True),
        ("Methods", True),
        ("The River and Its Towns", True),
    ],
)
def test_in_a_word_file_a_heading_needs_a_sign_besides_its_length(line: str, marked: bool) -> None:
    assert headings_of(line, only_marked=True) == ([line] if marked else [])


@pytest.mark.parametrize(
    ("kind", "place"),
    [(Kind.LIST_ITEM, "body"), (Kind.TABLE, "table"), (Kind.CODE, "body"), (Kind.BODY, "header"), (Kind.NOTE, "body")],
)
def test_only_body_paragraphs_of_the_body_are_looked_at(kind: Kind, place: str) -> None:
    paragraphs = [Paragraph("THE RIVER", kind, place=place), Paragraph(PROSE)]
    assert guess(paragraphs, only_marked=False) == {}


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Figure 2: The river in spring", True),
        ("Fig. 3. The river", True),
        ("Table 1 The river", True),
        ("TABLE S2. The river", True),
        ("Map 4 – The river", True),
        ("Chart 1", False),
        ("Figure skating on the river", False),
        ("Table of contents", False),
        ("Figure 2 shows that the river rose, and that the towns, which lie lower, were under water for weeks.", False),
        ("The figure 2: a study", False),
    ],
)
def test_captions_are_told_from_sentences_about_figures(line: str, caption: bool) -> None:
    assert is_caption(line) is caption


def test_three_numbered_lines_in_a_row_are_a_list_and_two_are_headings() -> None:
    three = [Paragraph(f"{n}. Point number {n}") for n in (1, 2, 3)]
    assert guess([*three, Paragraph(PROSE)], only_marked=False) == {}
    apart = flow("1. The first point", "2. The second point", "3. The third point")
    assert len(guess(apart, only_marked=False)) == 3


def test_the_last_line_is_a_heading_only_where_its_title_is_usual() -> None:
    assert guess([Paragraph(PROSE), Paragraph("The River Once More")], only_marked=False) == {}
    assert list(guess([Paragraph(PROSE), Paragraph("References")], only_marked=False)) == [1]


def test_entries_below_the_references_are_no_headings_but_an_appendix_is() -> None:
    lines = ["References", "Smith J (2015) The River", "Jones A. The Town. London", "Appendix A"]
    paragraphs = [Paragraph(PROSE), *map(Paragraph, lines), Paragraph(PROSE)]
    assert [paragraphs[i].text for i in guess(paragraphs, only_marked=False)] == ["References", "Appendix A"]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["1 Aims", "1.1 Scope", "2 River", "2.1.1 Bed"], [1, 2, 1, 3]),
        (["THE RIVER", "**Its bed**", "Its Many Small Towns"], [1, 2, 3]),
        (["The Many Rivers Here", "The Many Towns Here"], [1, 1]),
        (["Introduction", "Methods", "How we asked them", "Results", "What they said"], [1, 1, 2, 1, 2]),
        (["1 Aims", "A part of it", "2 River"], [1, 2, 1]),
        (["Introduction", "The Many Rivers Here", "Conclusion"], [1, 1, 1]),
    ],
)
def test_levels_follow_numbers_then_looks_then_usual_titles(lines: list[str], wanted: list[int]) -> None:
    paragraphs = flow(*lines)
    found = guess(paragraphs, only_marked=False)
    assert list(levels(found, paragraphs).values()) == wanted


@pytest.mark.parametrize("number", ["1.2.3.4.5", "1.1.1.1"])
def test_a_level_is_never_deeper_than_word_knows(number: str) -> None:
    paragraphs = flow(f"{number} The river")
    found = guess(paragraphs, only_marked=False)
    assert 1 <= next(iter(levels(found, paragraphs).values())) <= 9


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Introduction", Role.INTRODUCTION),
        ("1. Introduction", Role.INTRODUCTION),
        ("INTRODUCTION", Role.INTRODUCTION),
        ("**Introduction**", Role.INTRODUCTION),
        ("I. Introduction", Role.INTRODUCTION),
        ("Background and Introduction", Role.INTRODUCTION),
        ("Conclusion", Role.CONCLUSION),
        ("5 Conclusions & Outlook", Role.CONCLUSION),
        ("Summaryandconclusion", Role.CONCLUSION),
        ("Chapter 7: Conclusion", Role.CONCLUSION),
        ("Final thoughts", Role.CONCLUSION),
        ("Works Cited", Role.REFERENCES),
        ("WORKSCITED", Role.REFERENCES),
        ("References:", Role.REFERENCES),
        ("Bibliography", Role.REFERENCES),
        ("Abstract", Role.ABSTRACT),
        ("Executive Summary", Role.ABSTRACT),
        ("Acknowledgments", Role.ACKNOWLEDGEMENTS),
        ("Acknowledgements", Role.ACKNOWLEDGEMENTS),
        ("Table of Contents", Role.FRONT),
        ("Appendix", Role.APPENDIX),
        ("Appendix B: The letters", Role.APPENDIX),
        ("Appendices", Role.APPENDIX),
        ("The appendix of the bowel", None),
        ("Conclusions of the council of 1912", None),
        ("Methods", None),
        ("The river", None),
        ("", None),
    ],
)
def test_a_title_tells_its_section_s_role_or_nothing(title: str, role: Role | None) -> None:
    assert roles.role_of(title) is role


@pytest.mark.parametrize("title", ["Methods", "2. Results and Discussion", "Case Study", "Limitations", "Appendix C"])
def test_usual_titles_of_body_sections_are_known_without_a_role_of_their_own(title: str) -> None:
    assert roles.is_known(title)


@pytest.mark.parametrize("title", ["The river", "What came of it", "3", "—", ""])
def test_other_titles_are_not(title: str) -> None:
    assert not roles.is_known(title)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.BODY])
def test_every_role_has_a_title_that_names_it(role: Role) -> None:
    assert role in {roles.role_of(t) for t in (*roles._ROLE_BY_KEY, "Appendix")}


@pytest.mark.parametrize(
    "line",
    ["Dear Dr. Hale,", "Dear Mr. and Mrs. Smith,", "Dearest Anna!", "Hello all,", "To whom it may concern:", "Sirs,"],
)
def test_a_letter_s_first_line_is_a_salutation(line: str) -> None:
    assert front.is_salutation(line)


@pytest.mark.parametrize("line", ["Dear me, what a day it was.", "Hello", "The dear old town", "Hi. It is me, Anna."])
def test_other_lines_with_such_words_are_none(line: str) -> None:
    assert not front.is_salutation(line)


@pytest.mark.parametrize(
    ("lines", "title", "end"),
    [
        (["The River"], 0, 1),
        (["The River", "by Anna Smith"], 0, 2),
        (["The River", "Anna Smith", "5 May 2020"], 0, 3),
        (["Anna Smith", "HIST 204", "5 May 2020", "The River"], 3, 4),
        (["The River", "Anna Smith"], 0, 1),
        (["He left the town in spring."], None, 0),
        (["Introduction"], None, 0),
        (["1. The River"], None, 0),
        (["Dear Dr. Hale,"], None, 0),
        (["Anna Smith\nHIST 204\n5 May 2020", "The River"], 1, 2),
    ],
)
def test_title_and_author_lines_are_found_before_the_essay_proper(
    lines: list[str], title: int | None, end: int
) -> None:
    found = front.find([*map(Paragraph, lines), Paragraph(PROSE)], given_headings=0)
    assert (found.title, found.end) == (title, end)


def test_a_title_that_the_file_names_is_taken_whatever_it_looks_like() -> None:
    paragraphs = [Paragraph("he left the town.", Kind.TITLE), Paragraph("by Anna Smith"), Paragraph(PROSE)]
    assert front.find(paragraphs, given_headings=0) == front.Front(0, 2)


def test_lines_that_nothing_follows_are_no_title() -> None:
    assert front.find([Paragraph("The River"), Paragraph("  ")], given_headings=0) == front.Front(None, 0)


def test_an_essay_of_a_word_only_has_no_headings() -> None:
    assert headings.guess([Paragraph("River")], only_marked=False) == {}
    assert headings.levels({}, []) == {}


def test_a_bold_first_line_above_its_authors_is_the_title_and_what_follows_them_is_not() -> None:
    paper = [
        Paragraph("The Mill and its Owners", bold=True),
        Paragraph("Ada Marsh"),
        Paragraph("University of Riverton"),
    ]
    rest = [Paragraph("Who owned the mill", bold=True), Paragraph(PROSE)]
    assert front.find([*paper, *rest], given_headings=0) == front.Front(0, 3)
    student = [Paragraph("Ada Marsh", bold=True), *paper[2:], Paragraph("The Mill and its Owners", bold=True)]
    assert front.find([*student, Paragraph(PROSE)], given_headings=0) == front.Front(2, 3)


@pytest.mark.parametrize(
    ("line", "front_matter"),
    [("Student: Ada Marsh", True), ("Student ID 4711", True), ("PhD Student", True), ("Students and Mills", False)],
)
def test_a_line_about_students_is_none_of_a_students_lines(line: str, front_matter: bool) -> None:
    paragraphs = [Paragraph("On the River and its Towns", bold=True), Paragraph(line, bold=True), Paragraph(PROSE)]
    assert front.find(paragraphs, given_headings=0).end == (2 if front_matter else 1)


LONG_TITLE = (
    "“One Does Not Simply Sell a Mill”. Remedies to the Long Lasting Constraints in Trading Wool and Flour"
    " between the Towns along the River and those of the Hills"
)


def panel(*bylines: str) -> list[Paragraph]:
    papers = zip((LONG_TITLE, "Who Bought the Mill"), bylines, strict=True)
    return [p for title, by in papers for p in (Paragraph(title, bold=True), Paragraph(by), Paragraph(PROSE))]


def test_a_long_bold_title_above_a_byline_is_a_heading_in_a_panel() -> None:
    paragraphs = panel("by Ada Marsh (Riverton)", "Tom Hill")
    found = guess(paragraphs, only_marked=True)
    assert [look.bare for look in found.values()] == [LONG_TITLE, "Who Bought the Mill"]
    assert levels(found, paragraphs) == {0: 1, 3: 1}


def test_a_long_bold_line_is_no_heading_where_bylines_are_not_several() -> None:
    assert list(guess(panel("by Ada Marsh (Riverton)", "Nobody knows it yet."), only_marked=True)) == [3]
    assert list(guess(panel("They met in the spring.", "Nobody knows it yet."), only_marked=True)) == [3]


LONG_HEADING = (
    "The price of wool follows that of flour only where a mill and a market stand within a day's walk of each other and"
    " of the river"
)


def test_a_long_bold_line_is_a_heading_beside_three_of_usual_length() -> None:
    usual = ("The mill*", "The inn*", "The town*")
    assert bold_file(*usual, f"{LONG_HEADING}*", LONG_HEADING) == ["The mill", "The inn", "The town", LONG_HEADING]
    assert bold_file(*usual[:2], f"{LONG_HEADING}*") == ["The mill", "The inn"]
    assert bold_file(*usual, f"{LONG_HEADING}.*", f"{LONG_HEADING} and {LONG_HEADING}*") == [
        "The mill",
        "The inn",
        "The town",
    ]


def test_a_line_of_names_in_bold_is_no_byline() -> None:
    paragraphs = [replace(p, bold=True) for p in panel("Ada Marsh", "Tom Hill")]
    assert 0 not in guess(paragraphs, only_marked=True)


@pytest.mark.parametrize(
    "line",
    ["Ada K. Marsh & Tom Hill", "Ada K. Marsh, Tom B. Hill, and Eve Rowe", "III.2", "XIV", "2) the inn", "a) wool"],
)
def test_names_numerals_and_counted_words_in_small_letters_are_no_headings(line: str) -> None:
    assert headings_of(line) == []


@pytest.mark.parametrize(
    "line", ["Ada K. Marsh and the Mill", "2) The inn", "2.1 eDNA of the river", "iPhone and others"]
)
def test_what_only_begins_like_them_may_be_one(line: str) -> None:
    assert headings_of(line) == [line]


def bold_file(*lines: str) -> list[str]:
    """The headings of a Word file whose lines with a star are bold."""
    paragraphs = [replace(p, text=p.text.rstrip("*"), bold=p.text.endswith("*")) for p in flow(*lines)]
    return [paragraphs[i].text for i in guess(paragraphs, only_marked=True)]


def test_beside_bold_headings_a_usual_title_with_a_colon_is_none_but_the_references_are() -> None:
    assert bold_file("The mill*", "The inn*", "Results:", "The town*", "Results", "References:") == [
        "The mill", "The inn", "The town", "Results", "References:",
    ]  # fmt: skip
    assert bold_file("The mill*", "Results:", "The town*") == ["The mill", "Results:", "The town"]


def test_a_bold_heading_ends_the_notes_before_it() -> None:
    assert bold_file("The mill*", "Notes*", "The inn", "The town*") == ["The mill", "Notes", "The town"]


def test_numbers_that_count_the_parts_of_one_heading_are_no_levels() -> None:
    lines = ["Why it matters", "Schedule", "Part 1: Wool", "Part 2: Flax", "Part 3: Silk", "Bibliography"]
    paragraphs = [replace(p, bold=p.text != PROSE) for p in flow(*lines)]
    found = {i: look_at(paragraphs[i]) for i in range(0, len(paragraphs), 2)}
    assert [*levels(found, paragraphs).values()][2:5] == [2, 2, 2]


def sized(*titles: tuple[str, float]) -> list[int]:
    """The levels of bold headings of these sizes in a Word file."""
    paragraphs = [
        p for text, size in titles for p in (Paragraph(text, bold=True, size=size), Paragraph(PROSE, size=11))
    ]
    found = guess(paragraphs, only_marked=True)
    return list(levels(found, paragraphs).values())


def test_one_title_that_begins_with_a_figure_is_no_numbering() -> None:
    titles = [("The river", 16.0), ("3 Lessons from the flood", 13.0), ("The dam", 13.0), ("The town", 16.0)]
    assert sized(*titles) == [1, 2, 2, 1]


def test_two_numbers_are_one() -> None:
    titles = [("1 The river", 16.0), ("1.1 The flood", 16.0), ("The dam", 13.0)]
    assert sized(*titles)[:2] == [1, 2]
