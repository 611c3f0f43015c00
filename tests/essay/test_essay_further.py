"""Sections, words and marks of an essay, for any layout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.correction import Correction, mark_of, placed
from coping_gui.essay.essay import Essay, Kind, Paragraph, Role, Section, count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("   ", 0),
        ("one", 1),
        ("one two", 2),
        ("one\ttwo\nthree", 3),
        ("one\u00a0two", 2),
        ("one – two", 2),
        ("well-known", 1),
        ("don't", 1),
        ("... !!! ___", 0),
        ("1 2 3.5", 3),
        ("naïve Größe", 2),
        ("\ufffc picture", 1),
        ("(1999)", 1),
        ("_a_", 1),
        ("日本 語", 2),
    ],
)
def test_a_word_is_what_stands_between_blanks_and_holds_a_letter_or_digit(text: str, words: int) -> None:
    assert count_words(text) == words
    assert Paragraph(text).words == words


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_words_of_two_texts_joined_by_a_blank_add_up(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


LAYOUTS = st.lists(st.integers(1, 4), min_size=1, max_size=5)


def laid_out(sizes: list[int]) -> Essay:
    """A section of each size; the first paragraph of each is its heading, the last of the essay a note."""
    paragraphs: list[Paragraph] = []
    sections: list[Section] = []
    for size in sizes:
        start = len(paragraphs)
        paragraphs.append(Paragraph("A heading", Kind.HEADING, 1))
        paragraphs += [Paragraph("some words here")] * (size - 1)
        sections.append(Section("A heading", Role.BODY, 1, start, len(paragraphs), start))
    paragraphs.append(Paragraph("a note", Kind.NOTE, place="footnote"))
    return Essay(tuple(paragraphs), tuple(sections))


@settings(deadline=None)
@given(LAYOUTS)
def test_every_paragraph_of_a_section_knows_its_section_and_the_note_none(sizes: list[int]) -> None:
    essay = laid_out(sizes)
    expected = [index for index, size in enumerate(sizes) for _ in range(size)]
    assert [essay.section_of(i) for i in range(len(essay.paragraphs))] == [*expected, None]


@settings(deadline=None)
@given(LAYOUTS)
def test_words_of_the_sections_are_those_of_the_essay_without_headings_and_notes(sizes: list[int]) -> None:
    essay = laid_out(sizes)
    assert essay.section_words() == [3 * (size - 1) for size in sizes]
    assert sum(essay.section_words()) + 2 * len(sizes) + 2 == essay.words


def test_a_note_that_stands_between_paragraphs_does_not_count_for_its_section() -> None:
    paragraphs = (Paragraph("one two"), Paragraph("a long footnote", Kind.NOTE), Paragraph("three"))
    essay = Essay(paragraphs, (Section("", Role.BODY, 1, 0, 3),))
    assert essay.section_words() == [3]
    assert essay.words == 6


def test_an_essay_without_sections_has_no_section_words() -> None:
    essay = Essay((Paragraph("one two"),))
    assert essay.section_words() == []
    assert essay.section_of(0) is None


@pytest.mark.parametrize("role", list(Role))
def test_an_untitled_section_is_named_by_its_role_and_a_titled_one_by_its_title(role: Role) -> None:
    assert Section("", role, 1, 0, 1).name.lower() == role.value
    assert Section("", role, 1, 0, 1).name[0].isupper()
    assert Section("My title", role, 1, 0, 1).name == "My title"


BODY = [Paragraph(text) for text in ("First one.", "", "Method", "Last one.")]


def test_a_paragraph_is_known_by_its_letters_and_those_of_its_neighbours_over_empty_lines() -> None:
    mark = mark_of(BODY, 2)
    assert (mark.own, mark.before, mark.after) == ("method", "firstone", "lastone")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["First one.", "Method", "Last one."], {1}),
        (["First  one .", "M ethod", "Last one."], {1}),
        (["Other words.", "METHOD", "Last one."], {1}),
        (["First one.", "Method", "Other words."], {1}),
        (["Other words.", "Method", "Yet others."], set()),
        (["First one.", "Methods", "Last one."], set()),
        (["First one.", "Last one."], set()),
        ([], set()),
    ],
)
def test_a_correction_follows_its_paragraph_while_one_neighbour_stays(texts: list[str], found: set[int]) -> None:
    correction = Correction(mark_of(BODY, 2), Kind.HEADING)
    assert set(placed([correction], [Paragraph(text) for text in texts])) == found


def test_of_two_corrections_of_one_paragraph_the_later_holds() -> None:
    first = Correction(mark_of(BODY, 2), Kind.HEADING, 1)
    later = Correction(mark_of(BODY, 2), Kind.BODY)
    assert placed([first, later], BODY) == {2: later}
    assert placed([later, first], BODY) == {2: first}


def test_two_paragraphs_with_the_same_words_are_told_apart_by_their_neighbours() -> None:
    texts = ["Study one.", "Results", "They were good.", "Study two.", "Results", "They were bad."]
    paragraphs = [Paragraph(text) for text in texts]
    corrections = [Correction(mark_of(paragraphs, 4), Kind.HEADING, 2)]
    assert set(placed(corrections, paragraphs)) == {4}
